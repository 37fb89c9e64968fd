from hypothesis import given
from hypothesis import strategies as st

from domain.rules.sounds import CLOSE, LOOSE, OTHER, Match, alike, distance, find, parts
from domain.rules.spotting import Columns, Sounds, Spotter

SYLLABLES = ["ni", "li", "nin", "zhi", "zi", "shi", "si", "jing", "jin", "hao", "hui", "fei", "wei", "nv", "a", "er"]
phrases = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=8)


def test_a_syllable_has_an_initial_and_a_final() -> None:
    assert parts("zhuang") == ("zh", "uang")
    assert parts("an") == ("", "an")


def test_P5_what_a_recogniser_confuses_is_near() -> None:
    assert distance("ni", "ni") == 0
    assert distance("ni", "li") == distance("zhi", "zi") == distance("jin", "jing") == CLOSE
    assert distance("ba", "pa") == LOOSE
    assert distance("ni", "wo") == OTHER
    assert alike("ling", "nin")
    assert not alike("hao", "hui")


@given(st.sampled_from(SYLLABLES), st.sampled_from(SYLLABLES))
def test_distance_has_no_direction(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)


def test_a_phrase_is_found_where_it_is() -> None:
    match = find(["bu", "zhi", "dao"], ["wo", "bu", "zi", "dao", "a"])
    assert (match.start, match.end) == (1, 4)
    assert match.similarity == 1 - CLOSE / 3


def test_nothing_is_found_in_silence() -> None:
    assert find(["ni"], []).similarity == 0


@given(phrases, st.lists(st.sampled_from(SYLLABLES), max_size=20), st.floats(0.3, 1))
def test_cutting_off_what_can_not_be_near_changes_nothing(phrase: list[str], speech: list[str], least: float) -> None:
    whole, cut = find(phrase, speech), find(phrase, speech, least)
    assert cut == (whole if whole.similarity >= least - 1e-9 else Match(0.0, 0, 0))


@given(st.lists(phrases, min_size=1, max_size=6), st.lists(st.sampled_from(SYLLABLES), max_size=30), st.floats(0.5, 1))
def test_the_filter_loses_nothing(wanted: list[list[str]], speech: list[str], least: float) -> None:
    spotter = Spotter([Sounds(tuple(phrase), least) for phrase in wanted])
    _, endings = spotter.hear(spotter.start, speech)
    near = {ending.phrase for ending in endings}
    for index, phrase in enumerate(wanted):
        if find(phrase, speech).similarity >= least:
            assert index in near


@given(st.lists(phrases, min_size=1, max_size=6), st.lists(st.sampled_from(SYLLABLES), max_size=30), st.integers(0, 30))
def test_a_stream_may_come_in_pieces(wanted: list[list[str]], speech: list[str], cut: int) -> None:
    spotter = Spotter([Sounds(tuple(phrase), 0.7) for phrase in wanted])
    whole, _ = spotter.hear(spotter.start, speech)
    half, _ = spotter.hear(spotter.start, speech[:cut])
    rest, _ = spotter.hear(half, speech[cut:])
    assert rest == whole


def test_a_place_is_where_the_phrase_may_end() -> None:
    spotter = Spotter([Sounds(("bu", "zhi", "dao"), 0.9)])
    state, endings = spotter.hear(spotter.start, ["wo", "bu", "zhi", "dao", "de", "shi"])
    assert [(ending.phrase, ending.first, ending.last) for ending in endings] == [(0, 3, 4)]
    assert isinstance(state, Columns)
