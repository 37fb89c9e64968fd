import wave
from pathlib import Path

import numpy as np
import pytest

from domain.transcripts import Speaker
from hotline.flows.excerpts import LONGEST_S, excerpt


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Thirty seconds, begun 2 s into the call; each sample says its second, the agent's with a minus."""
    seconds = np.repeat(np.arange(30), 8000).astype("<i2")
    path = tmp_path / "call.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 8000, 0, "NONE", "NONE"))
        file.writeframes(np.stack([seconds, -seconds], axis=1).astype("<i2").tobytes())
    return path


def heard(pcm: bytes | None) -> list[int]:
    return sorted({int(sample) for sample in np.frombuffer(pcm or b"", dtype="<i2")})


def test_each_side_is_a_channel_and_seconds_are_those_of_the_call(recording: Path) -> None:
    assert heard(excerpt(recording, 2.0, Speaker.CALLER, 5.0, 7.0)) == [3, 4]
    assert heard(excerpt(recording, 2.0, Speaker.AGENT, 5.0, 7.0)) == [-4, -3]


def test_what_lies_before_and_after_is_left_out(recording: Path) -> None:
    assert heard(excerpt(recording, 2.0, Speaker.CALLER, -1.0, 3.0)) == [0]
    assert heard(excerpt(recording, 2.0, Speaker.CALLER, 31.0, 40.0)) == [29]


def test_an_excerpt_is_short(recording: Path) -> None:
    pcm = excerpt(recording, 2.0, Speaker.CALLER, 2.0, 32.0)
    assert pcm is not None
    assert len(pcm) == LONGEST_S * 16_000


@pytest.mark.parametrize(("start", "end"), [(0.0, 1.0), (40.0, 50.0), (7.0, 5.0)])
def test_there_may_be_nothing(recording: Path, start: float, end: float) -> None:
    assert excerpt(recording, 2.0, Speaker.AGENT, start, end) is None


def test_a_file_that_is_no_recording_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "call.wav").write_bytes(b"RIFF")
    assert excerpt(tmp_path / "call.wav", 0.0, Speaker.AGENT, 0.0, 5.0) is None
    assert excerpt(tmp_path / "none.wav", 0.0, Speaker.AGENT, 0.0, 5.0) is None
