"""Clips and recordings."""

import os
import signal
import struct
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from telephony.errors import ResourceError
from telephony.wav import StereoWriter, read_clip, repair, write_clip


def test_a_clip_comes_back_as_written(tmp_path: Path) -> None:
    samples = np.arange(-500, 500, dtype=np.int16)
    write_clip(tmp_path / "clip.wav", samples)
    assert np.array_equal(read_clip(tmp_path / "clip.wav"), samples)


@pytest.mark.parametrize(("rate", "width", "channels"), [(16_000, 2, 1), (8_000, 1, 1), (8_000, 2, 2)])
def test_another_format_is_refused_with_what_to_do(tmp_path: Path, rate: int, width: int, channels: int) -> None:
    path = tmp_path / "clip.wav"
    with path.open("wb") as file, wave.open(file, "wb") as clip:
        clip.setparams((channels, width, rate, 0, "NONE", "NONE"))
        clip.writeframes(bytes(320))
    with pytest.raises(ResourceError, match=f"{rate} Hz.*sox"):
        read_clip(path)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"RIFF\x04\x00\x00\x00WAVE", b"no wav file at all" * 9])
def test_a_broken_clip_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "clip.wav").write_bytes(content)
    with pytest.raises(ResourceError, match=r"clip\.wav"):
        read_clip(tmp_path / "clip.wav")


def test_a_missing_or_empty_clip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="No such file"):
        read_clip(tmp_path / "none.wav")
    write_clip(tmp_path / "empty.wav", np.zeros(0, np.int16))
    with pytest.raises(ResourceError, match="no audio"):
        read_clip(tmp_path / "empty.wav")


def stereo(path: Path) -> np.ndarray[tuple[int, int], np.dtype[np.int16]]:
    with path.open("rb") as file, wave.open(file, "rb") as recording:
        assert (recording.getframerate(), recording.getsampwidth(), recording.getnchannels()) == (8_000, 2, 2)
        pcm = recording.readframes(recording.getnframes())
        return np.frombuffer(pcm, "<i2").reshape(-1, 2)


def test_a_recording_can_be_read_at_every_moment(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "recording.wav"
    writer = StereoWriter(path)
    assert len(stereo(path)) == 0
    for chunk in range(3):
        writer.write(chunk * 10, struct.pack("<hh", chunk, -chunk) * 10)
        assert stereo(path).tolist() == [[c, -c] for c in range(chunk + 1) for _ in range(10)]
        assert path.stat().st_size == 44 + 40 * (chunk + 1)
    writer.close()


def test_dropped_audio_leaves_silence_and_no_shift(tmp_path: Path) -> None:
    path = tmp_path / "recording.wav"
    writer = StereoWriter(path)
    writer.write(2, struct.pack("<hh", 7, 8))
    writer.close()
    assert stereo(path).tolist() == [[0, 0], [0, 0], [7, 8]]


def test_a_recording_that_can_not_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ResourceError, match="can't record to"):
        StereoWriter(tmp_path / "file" / "recording.wav")


def test_a_killed_process_leaves_a_valid_recording(tmp_path: Path) -> None:
    path = tmp_path / "recording.wav"
    script = (
        "import sys, pathlib; from telephony.wav import StereoWriter\n"
        "writer = StereoWriter(pathlib.Path(sys.argv[1])); at = 0\n"
        "while True:\n"
        "    writer.write(at, b'\\x01\\x00\\x02\\x00' * 800); at += 800\n"
        "    if at == 8000: print('ready', flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    samples = stereo(path)
    assert len(samples) >= 8_000
    assert np.all(samples == [1, 2])
    seconds = repair(path)
    assert seconds >= len(samples) / 8_000
    assert np.all(stereo(path) == [1, 2])


@pytest.mark.parametrize("torn", [0, 1, 3, 5])
def test_repair_counts_what_the_header_does_not(tmp_path: Path, torn: int) -> None:
    path = tmp_path / "recording.wav"
    writer = StereoWriter(path)
    writer.write(0, b"\x01\x00\x02\x00" * 80)
    writer.close()
    with path.open("ab") as file:
        file.write(b"\x01\x00\x02\x00" * 80 + b"\x01" * torn)
    assert repair(path) == (160 + torn // 4) / 8_000
    assert len(stereo(path)) == 160 + torn // 4
    assert path.stat().st_size == 44 + 4 * (160 + torn // 4)


@pytest.mark.parametrize("size", [0, 3, 20, 43])
def test_repair_completes_a_torn_header(tmp_path: Path, size: int) -> None:
    path = tmp_path / "recording.wav"
    StereoWriter(path).close()
    os.truncate(path, size)
    assert repair(path) == 0
    assert len(stereo(path)) == 0


def test_repair_leaves_foreign_files_alone(tmp_path: Path) -> None:
    path = tmp_path / "clip.wav"
    write_clip(path, np.ones(80, np.int16))
    before = path.read_bytes()
    with pytest.raises(ResourceError, match="no recording"):
        repair(path)
    assert path.read_bytes() == before
