from itertools import pairwise

import numpy as np
import pytest

from speech.ear import Ear, join
from speech.heard import Gap, Heard, Utterance
from speech.model import SHIPPED
from speech.recogniser import Model, RawWord, Recogniser
from tests.speech.audio import Clip, clips, errors, silence

CHUNK = 1600
"""Bytes in 100 ms."""


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(SHIPPED)


def hear(ear: Ear, pcm: bytes) -> list[Heard]:
    return [h for i in range(0, len(pcm), CHUNK) for h in ear.hear(pcm[i : i + CHUNK])]


def finals(heard: list[Heard]) -> list[Utterance]:
    return [h for h in heard if isinstance(h, Utterance) and h.final]


def test_partials_come_as_they_change(model: Model) -> None:
    heard = hear(Ear(model, 8000, 0.0), clips("hotline")[-1].pcm + silence(2))
    partials = [h for h in heard if isinstance(h, Utterance) and not h.final]
    assert len(partials) >= 4
    assert all(a.text != b.text and a.start == b.start and a.end < b.end for a, b in pairwise(partials))
    assert all(u.confidence == 0.0 and not u.words for u in partials)
    assert isinstance(heard[-1], Utterance)
    assert heard[-1].final


def test_silence_and_line_tones_give_no_text(model: Model) -> None:
    tone = (np.sin(np.arange(8000 * 8) * 2 * np.pi * 450 / 8000) * 3000).astype("<i2").tobytes()
    assert hear(Ear(model, 8000, 0.0), silence(30)) == []
    assert finals(hear(Ear(model, 8000, 0.0), silence(1) + tone + silence(3))) == []


def test_nothing_is_decoded_in_silence(model: Model) -> None:
    counting = CountingModel(model)
    ear = Ear(counting, 8000, 0.0)
    clip = clips("hotline")[-1]
    hear(ear, silence(60) + clip.pcm + silence(60))
    assert counting.samples / 8000 < len(clip.pcm) / 16000 + 2.5


def test_a_model_of_16_khz_is_fed_16_khz_and_times_stay(model: Model) -> None:
    """Kaldi brings the audio back to the shipped model's 8 kHz, so what is heard shows that it arrived whole."""
    counting = CountingModel(model)
    ear = Ear(counting, 16000, 0.0)
    clip = clips("hotline")[-1]
    length = len(clip.pcm) / 16000
    first, second = finals(hear(ear, clip.pcm + silence(10) + clip.pcm) + ear.finish())
    assert counting.rate == 16000
    assert counting.samples / 16000 < 2 * length + 2.5
    assert errors(clip.text, first.text) <= 1
    assert errors(clip.text, second.text) <= 1
    assert second.start - first.start == pytest.approx(length + 10, abs=0.1)


def test_dropped_audio_ends_the_utterance_and_keeps_the_clock(model: Model) -> None:
    clip = clips("hotline")[-1]
    length = len(clip.pcm) / 16000
    ear = Ear(model, 8000, 10.0)
    first = hear(ear, clip.pcm)
    told = ear.skip(8000 * 5)
    gap = told[-1]
    assert isinstance(gap, Gap)
    assert (gap.start, gap.end) == pytest.approx((10 + length, 15 + length))
    second = hear(ear, clip.pcm + silence(2))
    (before,) = finals(first + told)
    (after,) = finals(second)
    assert before.text == after.text
    assert after.start - before.start == pytest.approx(length + 5, abs=0.1)


def test_a_long_conversation_is_understood_and_each_utterance_has_its_time(model: Model) -> None:
    ear = Ear(model, 8000, 0.0)
    wrong = total = 0
    at = 0.0
    for clip in clips("hotline"):
        said = finals(hear(ear, clip.pcm + silence(4)))
        wrong += errors(clip.text, "".join(u.text for u in said))
        total += len(clip.text)
        end = at + len(clip.pcm) / 16000
        assert all(at - 0.1 <= u.start < u.end <= end + 0.1 for u in said)
        at = end + 4
    assert ear.finish() == []
    assert wrong / total <= 0.08


def test_an_utterance_ends_sooner_than_by_the_recognisers_own_rules(model: Model) -> None:
    """Never later than Vosk's own endpoint, and on the whole 150 ms before it."""
    sooner: list[int] = []
    for clip in clips("hotline"):
        pcm = silence(1) + clip.pcm + silence(3)
        chunks = [pcm[i : i + CHUNK] for i in range(0, len(pcm), CHUNK)]
        bare, ear = model.recogniser(8000), Ear(model, 8000, 0.0)
        ended = [i for i, chunk in enumerate(chunks) if bare.accept(chunk)]
        told = [i for i, chunk in enumerate(chunks) if finals(ear.hear(chunk))]
        assert told, clip.path.stem
        sooner.append(ended[-1] - told[-1])
    assert min(sooner) >= -1
    assert sum(sooner) / len(sooner) >= 1.5


def test_a_recogniser_that_adapts_is_not_made_to_forget(model: Model) -> None:
    """It is shown silence until it ends the utterance by itself; `finish` would start it anew."""
    clip = clips("hotline")[-1]
    adapting = CountingModel(model)
    adapting.adapts = True
    ear = Ear(adapting, 8000, 0.0)
    said = finals(hear(ear, clip.pcm + silence(5) + clip.pcm + silence(2)))
    assert [errors(clip.text, u.text) for u in said] == [0, 0]
    assert said[1].start - said[0].start == pytest.approx(len(clip.pcm) / 16000 + 5, abs=0.1)
    assert adapting.finished == 0


@pytest.mark.parametrize("clip", clips("human")[::4], ids=lambda c: c.path.stem)
def test_people_are_listened_to_and_timed_though_not_understood(model: Model, clip: Clip) -> None:
    ear = Ear(model, 8000, 0.0)
    said = finals(hear(ear, clip.pcm + silence(2)) + ear.finish())
    assert all(0 <= u.start < u.end <= len(clip.pcm) / 16000 + 0.3 for u in said)


def test_after_a_noise_the_gate_closes_again(model: Model) -> None:
    counting = CountingModel(model)
    knock = np.zeros(8000 * 10, dtype="<i2")
    knock[8000:9600] = np.random.default_rng(2).integers(-9000, 9000, 1600)
    hear(Ear(counting, 8000, 0.0), knock.tobytes())
    assert counting.samples < 8000 * 3.5


def test_speech_from_the_first_sample_is_heard_whole(model: Model) -> None:
    clip = clips("hotline")[-1]
    ear = Ear(model, 8000, 0.0)
    (said,) = finals(hear(ear, clip.pcm) + ear.finish())
    assert errors(clip.text, said.text) <= 1


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("您好", "请问"), "您好请问"),
        (("wifi", "ok"), "wifi ok"),
        (("我家", "wifi", "断了"), "我家wifi断了"),
        ((), ""),
    ],
)
def test_words_are_joined_as_they_are_written(words: tuple[str, ...], text: str) -> None:
    assert join(words) == text


class CountingModel(Model):
    """A model whose recognisers count what they are fed; they decode nothing at another rate."""

    def __init__(self, model: Model) -> None:
        self._inner = model
        self.samples = 0
        self.rate = 0
        self.finished = 0

    def recogniser(self, sample_rate: int, alternatives: int = 0) -> Recogniser:
        self.rate = sample_rate
        return CountingRecogniser(self, self._inner.recogniser(sample_rate))


class CountingRecogniser(Recogniser):
    def __init__(self, counter: CountingModel, inner: Recogniser) -> None:
        self._counter = counter
        self._inner = inner

    def accept(self, pcm: bytes) -> tuple[RawWord, ...] | None:
        self._counter.samples += len(pcm) // 2
        return self._inner.accept(pcm)

    def partial(self) -> tuple[str, ...]:
        return self._inner.partial()

    def finish(self) -> tuple[RawWord, ...]:
        self._counter.finished += 1
        return self._inner.finish()
