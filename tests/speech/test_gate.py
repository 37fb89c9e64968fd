import numpy as np
import pytest

from speech.gate import Gate, levels
from tests.speech.audio import Clip, clips, silence

CHUNK = 1600


def share_of_speech(pcm: bytes) -> float:
    gate = Gate()
    chunks = [pcm[i : i + CHUNK] for i in range(0, len(pcm), CHUNK)]
    return sum(gate.speech(c) for c in chunks) / len(chunks)


def noise(dbov: float, seconds: float) -> bytes:
    samples = np.random.default_rng(1).standard_normal(round(seconds * 8000)) * 32768 * 10 ** (dbov / 20)
    return samples.astype("<i2").tobytes()


@pytest.mark.parametrize("clip", clips("human"), ids=lambda c: c.path.stem)
def test_people_are_heard(clip: Clip) -> None:
    pcm = clip.pcm
    assert share_of_speech(pcm) > 0.5


@pytest.mark.parametrize("clip", clips("human")[:4], ids=lambda c: c.path.stem)
def test_quiet_people_are_heard(clip: Clip) -> None:
    pcm = np.frombuffer(clip.pcm, dtype="<i2")
    assert share_of_speech((pcm * 0.2).astype("<i2").tobytes()) > 0.4


def test_silence_is_not_speech() -> None:
    assert share_of_speech(silence(10)) == 0


def test_steady_noise_is_learnt() -> None:
    assert share_of_speech(noise(-65, 10)) == 0
    assert share_of_speech(noise(-48, 60)) < 0.35


def test_a_click_is_not_speech() -> None:
    chunk = np.zeros(800, dtype="<i2")
    chunk[300:320] = 20_000
    assert not Gate().speech(chunk.tobytes())


def test_pre_roll_is_given_once() -> None:
    gate = Gate()
    for i in range(5):
        gate.keep(bytes([i]) * CHUNK)
    assert gate.pre_roll() == b"".join(bytes([i]) * CHUNK for i in (2, 3, 4))
    assert gate.pre_roll() == b""


def test_levels_are_dbov() -> None:
    tone = np.sin(np.arange(1600) * 2 * np.pi * 1000 / 8000) * 32767
    assert levels(tone.astype("<i2").tobytes()) == pytest.approx([-3.01] * 10, abs=0.01)
    assert levels(silence(0.02)) == pytest.approx([-100])
    assert len(levels(silence(0.03))) == 2
