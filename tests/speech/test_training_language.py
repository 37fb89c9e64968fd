"""Words, their pronunciations, and the probabilities of the language model."""

import math
from collections.abc import Iterable, Sequence

import pytest

from speech.training import phones
from speech.training.language import END, START, Trigram, train
from speech.training.lexicon import lexicon
from speech.training.words import commonest, segment, vocabulary

UTTERANCES: Sequence[Sequence[str]] = [
    *([["我", "不", "知道"]] * 3),
    *([["我", "知道", "了"]] * 2),
    ["喂"],
    ["喂", "我", "不", "能"],
    ["请", "稍等"],
]
GENERAL = {
    "我": 9.0,
    "不": 7.0,
    "知道": 4.0,
    "了": 9.0,
    "喂": 1.0,
    "能": 3.0,
    "请": 2.0,
    "稍等": 1.0,
    "雨伞": 1.0,
    "维": 0.5,
}


def pairs(text: str) -> Iterable[str]:
    """A cut into words of two characters."""
    return [text[i : i + 2] for i in range(0, len(text), 2)]


@pytest.fixture(scope="module")
def model() -> Trigram:
    return train(UTTERANCES, GENERAL)


def test_numbers_are_words_of_one_numeral() -> None:
    assert segment("一零八室，一般", pairs) == ["一", "零", "八", "室", "一般"]
    assert segment("", pairs) == []


def test_the_vocabulary_has_own_and_common_words_and_their_characters() -> None:
    frequencies = {"明天": 90, "后天": 20, "的": 100, "稀罕": 1}
    known = vocabulary([["请", "稍等"]], frequencies, general=2)
    assert known.words == tuple(sorted(["请", "稍等", "稍", "等", "明天", "明", "天", "的"]))
    assert known.general["的"] == pytest.approx(30), "single characters count less"
    assert commonest(frequencies, 2) == ("的", "明天")


@pytest.mark.parametrize(
    "history", [(), (START,), ("我",), (START, "我"), ("我", "不"), ("没", "有"), ("喂", "我"), ("雨伞", "我")]
)
def test_probabilities_sum_to_one_after_any_history(model: Trigram, history: tuple[str, ...]) -> None:
    assert math.fsum(model.probability(word, history) for word in [*GENERAL, END]) == pytest.approx(1, abs=1e-6)


def test_what_was_said_more_often_is_likelier(model: Trigram) -> None:
    assert (
        model.probability("知道", ("我", "不"))
        > model.probability("能", ("我", "不"))
        > model.probability("雨伞", ("我", "不"))
    )
    assert model.probability("雨伞") > 0, "the language at large"


def test_a_lone_word_is_likelier_than_its_homophone(model: Trigram) -> None:
    assert model.probability("喂", (START,)) > 20 * model.probability("维", (START,))


def test_a_history_leaves_witten_bells_share_to_other_words(model: Trigram) -> None:
    # 我 was followed 6 times by 2 different words: 不 and 知道.
    assert model.backoff["我",] == pytest.approx(2 / (6 + 2))


def test_rare_trigrams_are_left_to_the_bigram(model: Trigram) -> None:
    assert "能" not in model.listed["我", "不"]
    assert ("请", "稍等") in model.listed or "稍等" in model.listed["请",]


def test_pronunciations_from_pinyin_and_from_another_reading() -> None:
    heard = {"行": ("x", "ing"), "喂": ("w", "ei")}
    known = lexicon(["喂", "行", "知道", "女士"], heard.get)
    assert known["喂"][0] == ("w", "ei")
    assert ("h", "ang") in known["行"]
    assert known["知道"] == (("zh", "ih", "d", "ao"),)
    assert known["女士"] == (("n", "v", "sh", "ih"),)
    assert all(len(pronunciations) == len(set(pronunciations)) <= 3 for pronunciations in known.values())


@pytest.mark.parametrize(
    ("syllable", "sounds"),
    [
        *(("zhong", ("zh", "ong")), ("er", ("er",)), ("yuan", ("van",)), ("you", ("y", "ou")), ("yong", ("iong",))),
        *(("wei", ("w", "ei")), ("lve", ("l", "ue")), ("xue", ("x", "ue")), ("si", ("s", "iz")), ("ri", ("r", "ih"))),
        ("hm", None),
    ],
)
def test_pinyin_to_phones(syllable: str, sounds: tuple[str, ...] | None) -> None:
    assert phones.from_pinyin(syllable) == sounds


def test_espeaks_phonemes_make_syllables() -> None:
    # 不 能: the pause mark after each, the closure before the stop in the syllable that it belongs to.
    events = [(100, "p"), (300, "u"), (500, "_"), (600, "n"), (800, "@N"), (1000, "_:")]
    first, second = phones.syllables(events)
    assert (first.initial, first.final, first.start, first.middle, first.end) == ("p", "u", 100, 300, 500)
    assert phones.from_espeak(first.initial, first.final) == ("b", "u")
    assert phones.from_espeak(second.initial, second.final) == ("n", "eng")
    assert phones.from_espeak("!", "u") is None


def test_phone_numbers_lead_back_to_the_networks_outputs() -> None:
    assert phones.network_output(phones.SILENCE_ID) == 0
    assert phones.network_output(phones.FILLER_ID) == len(phones.PHONES)
    for phone in phones.PHONES[1:]:
        for position in phones.POSITIONS:
            assert phones.network_output(phones.phone_id(phone, position)) == phones.INDEX[phone]
