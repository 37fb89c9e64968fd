"""WAV files: reading prompts, and recordings that are a valid file at every moment."""

import os
import struct
import wave
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from telephony.engine import SAMPLE_RATE
from telephony.errors import ResourceError

_HEADER: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
_FRAME_BYTES: Final = 4
"""Two channels of 16 bits."""


def read_clip(path: Path) -> NDArray[np.int16]:
    """Samples of a WAV file that must be 8 kHz, 16-bit, mono PCM.

    Raises `ResourceError` when the file is missing, empty, broken, or of another format.
    """
    try:
        with path.open("rb") as file, wave.open(file, "rb") as clip:
            found = (clip.getframerate(), 8 * clip.getsampwidth(), clip.getnchannels())
            pcm = clip.readframes(clip.getnframes())
    except OSError as error:
        raise ResourceError(f"can't read the clip {path}: {error.strerror}") from error
    except (wave.Error, EOFError) as error:
        raise ResourceError(f"{path} is no PCM WAV file ({error or 'it ends early'})") from error
    if found != (SAMPLE_RATE, 16, 1):
        rate, bits, channels = found
        raise ResourceError(
            f"{path} is {rate} Hz, {bits}-bit, {channels} channel(s); clips are 8000 Hz, 16-bit, mono "
            "(convert it: sox IN.wav -r 8000 -b 16 -c 1 OUT.wav)"
        )
    samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2").astype(np.int16)
    if not len(samples):
        raise ResourceError(f"{path} holds no audio")
    return samples


def write_clip(path: Path, samples: NDArray[np.int16]) -> None:
    """Write samples as a clip that `read_clip` takes."""
    with path.open("wb") as file, wave.open(file, "wb") as clip:
        clip.setparams((1, 2, SAMPLE_RATE, 0, "NONE", "NONE"))
        clip.writeframes(samples.astype("<i2").tobytes())


def _header(data_bytes: int) -> bytes:
    return _HEADER.pack(
        b"RIFF",
        36 + data_bytes,
        b"WAVE",
        b"fmt ",
        16,
        1,  # PCM
        2,  # channels
        SAMPLE_RATE,
        SAMPLE_RATE * _FRAME_BYTES,
        _FRAME_BYTES,
        16,  # bits
        b"data",
        data_bytes,
    )


class StereoWriter:
    """A stereo WAV file (8 kHz, 16-bit) that can be read at any moment while it grows.

    Audio is written before the header that counts it, so a process that dies in between leaves a valid file; what
    the header does not count yet, `repair` brings back.
    """

    def __init__(self, path: Path) -> None:
        """Create the file (its folder too), replacing what was there. Raises `ResourceError` when that fails."""
        self.path = path
        self._frames = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o640)
            os.pwrite(self._file, _header(0), 0)
        except OSError as error:
            raise ResourceError(f"can't record to {path}: {error.strerror}") from error

    def write(self, at: int, pcm: bytes) -> None:
        """Write interleaved samples (left, right, …) so that they begin `at` frames after the start.

        What is skipped is silent: audio that had to be dropped leaves a hole, not a shift. Raises `OSError`.
        """
        os.pwrite(self._file, pcm, _HEADER.size + at * _FRAME_BYTES)
        self._frames = max(self._frames, at + len(pcm) // _FRAME_BYTES)
        os.pwrite(self._file, _header(self._frames * _FRAME_BYTES), 0)

    def close(self) -> None:
        os.close(self._file)


def repair(path: Path) -> float:
    """Bring the header of a recording in step with its audio, after a crash. Returns its seconds.

    Raises `ResourceError` when the file can't be opened, or is not one that `StereoWriter` wrote.
    """
    try:
        with path.open("r+b") as file:
            head = file.read(_HEADER.size)
            if not _header(0).startswith(head[:4]) or head[8:40] != _header(0)[8 : max(len(head), 8)][:32]:
                raise ResourceError(f"{path} is no recording of this program")
            size = file.seek(0, os.SEEK_END)
            frames = max(size - _HEADER.size, 0) // _FRAME_BYTES
            file.truncate(max(_HEADER.size + frames * _FRAME_BYTES, 0) if size >= _HEADER.size else 0)
            file.seek(0)
            file.write(_header(frames * _FRAME_BYTES))
    except OSError as error:
        raise ResourceError(f"can't repair {path}: {error.strerror}") from error
    return frames / SAMPLE_RATE
