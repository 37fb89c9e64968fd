import numpy as np
import pytest

from speech.gate import PRE_ROLL, Gate
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
    for dbov in (-65, -48, -35):
        assert share_of_speech(noise(dbov, 20)) < 0.05


def test_people_are_heard_in_noise() -> None:
    """Where the gate knows silence from speech on a clean line, it does with noise, too."""
    speech = np.frombuffer(b"".join(silence(2) + clip.pcm for clip in clips("human")), dtype="<i2").astype(float)
    clean = share_of_speech(speech.astype("<i2").tobytes())
    noisy = speech + np.frombuffer(noise(-47, len(speech) / 8000), dtype="<i2")
    assert share_of_speech(noisy.clip(-32768, 32767).astype("<i2").tobytes()) == pytest.approx(clean, abs=0.12)


def test_after_a_click_the_gate_closes() -> None:
    clicks = np.zeros(8000, dtype="<i2")
    clicks[300:320] = 20_000
    assert share_of_speech(clicks.tobytes() + silence(1)) <= 0.1


def test_any_cut_into_chunks_gives_the_same() -> None:
    pcm = clips("human")[0].pcm
    gate, other = Gate(), Gate()
    whole = gate.speech(pcm)
    parts = [other.speech(pcm[i : i + 334]) for i in range(0, len(pcm), 334)]
    assert whole
    assert any(parts)
    assert not gate.speech(b"")


def test_pre_roll_is_given_once() -> None:
    gate = Gate()
    for i in range(5):
        gate.keep(bytes([i]) * CHUNK)
    assert gate.pre_roll() == b"".join(bytes([i]) * CHUNK for i in range(5 - PRE_ROLL, 5))
    assert gate.pre_roll() == b""
