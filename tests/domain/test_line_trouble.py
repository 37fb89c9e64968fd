"""Silent, noisy and quiet lines (handbook T5, T6, T7)."""

from collections.abc import Sequence

import pytest

from domain.line_trouble import Limits, Second, Spoken, Trouble, trouble

STILL = (-72.0, -66.0)
SPEECH = (-58.0, -19.0)
SOFT = (-62.0, -49.0)
NOISE = (-34.0, -28.0)
LIMITS = Limits(silence_s=8, noise_s=6)


def line(*sounds: tuple[float, float], start: float = 10.0) -> list[Second]:
    return [Second(start + at, floor, peak) for at, (floor, peak) in enumerate(sounds)]


def said(start: float, end: float, text: str = "我家水管漏水了") -> Spoken:
    return Spoken(start, end, len(text))


def at(
    now: float, seconds: Sequence[Second], caller: Sequence[Spoken] = (), agent: Sequence[Spoken] = ()
) -> Trouble | None:
    return trouble(seconds, caller, agent, since=10.0, now=now, limits=LIMITS)


def test_T5_a_caller_who_is_not_heard_is_silent_after_the_patience_set() -> None:
    assert at(17.9, line(*[STILL] * 8)) is None
    assert at(18.0, line(*[STILL] * 8)) is Trouble.SILENCE


def test_T5_the_agents_own_speech_is_no_silence_of_the_callers() -> None:
    greeting = (said(11.0, 15.0),)
    assert at(18.0, line(*[STILL] * 8), agent=greeting) is None
    assert at(22.0, line(*[STILL] * 12), agent=greeting) is Trouble.SILENCE


def test_T5_what_was_said_before_the_connection_does_not_count() -> None:
    assert at(18.0, line(*[STILL] * 8), caller=(said(4.0, 6.0),)) is Trouble.SILENCE


@pytest.mark.parametrize(
    ("seconds", "caller"),
    [
        (line(SPEECH, *[STILL] * 11), (said(10.0, 11.0),)),
        (line(SPEECH, *[STILL] * 11), ()),
        (line(*[SPEECH] * 12), ()),
        (line(*[NOISE] * 12), (said(10.0, 21.0, "请问一下我们这边的水费要到哪里去交啊"),)),
    ],
    ids=["spoke once", "spoke words nobody knows", "a dialect", "noisy, but understood"],
)
def test_T5_T6_nothing_is_wrong_with(seconds: list[Second], caller: Sequence[Spoken]) -> None:
    assert at(22.0, seconds, caller) is None


def test_T6_noise_without_words_is_trouble_and_a_short_one_is_not() -> None:
    assert at(13.0, line(*[NOISE] * 3)) is None
    assert at(17.0, line(*[NOISE] * 7)) is Trouble.NOISE
    assert at(17.0, line(*[NOISE] * 7), caller=(said(12.0, 13.0, "喂"),)) is Trouble.NOISE
    assert at(21.0, line(*[NOISE] * 7, *[STILL] * 4)) is None, "it has cleared"


def test_T7_speech_that_stays_soft_is_too_quiet() -> None:
    soft = (said(11.0, 12.5), said(14.0, 15.2))
    assert at(16.0, line(*[SOFT] * 6), soft[:1]) is None, "one sentence may be a slip"
    assert at(16.0, line(*[SOFT] * 6), soft) is Trouble.QUIET
    assert at(16.0, line(SOFT, SOFT, SOFT, SPEECH, SPEECH, SPEECH), soft) is None, "they have spoken up"
    assert at(40.0, line(*[SOFT] * 6), soft) is None, "long ago"


def test_a_deaf_centre_tells_silence_by_loudness_and_noise_not_at_all() -> None:
    deaf = {"since": 10.0, "limits": LIMITS, "deaf": True}
    assert trouble(line(*[STILL] * 8), (), (), now=18.0, **deaf) is Trouble.SILENCE  # type: ignore[arg-type]
    assert trouble(line(*[NOISE] * 8), (), (), now=18.0, **deaf) is None  # type: ignore[arg-type]
