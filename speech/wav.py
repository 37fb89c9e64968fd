"""Clips on disk: WAV, 8 kHz, 16-bit, mono, which is what telephony plays."""

import os
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 8_000
"""Hz."""

LEVEL = -20.0
"""dBov, the RMS of a clip's sounding parts: what telephone networks expect of speech (ITU-T P.56 practice)."""

_PEAK = 0.9
_FRAME = RATE // 50


def write(path: Path, samples: NDArray[np.float32]) -> None:
    """Write samples of −1…1, whole or not at all; makes the folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.{id(samples)}")
    with wave.open(str(part), "wb") as w:
        w.setnchannels(1)
        w.setsampwidth(2)
        w.setframerate(RATE)
        w.writeframes(np.rint(samples.clip(-1, 1) * 32767).astype("<i2").tobytes())
    part.replace(path)


def is_clip(path: Path) -> bool:
    """Whether telephony could play this file."""
    try:
        with wave.open(str(path), "rb") as w:
            return (w.getframerate(), w.getsampwidth(), w.getnchannels()) == (RATE, 2, 1) and w.getnframes() > 0
    except (OSError, EOFError, wave.Error):
        return False


def levelled(samples: NDArray[np.float32], level: float = LEVEL) -> NDArray[np.float32]:
    """The same sound at `level` dBov, pauses not counted; lower where its peaks would not fit."""
    frames = samples[: len(samples) // _FRAME * _FRAME].reshape(-1, _FRAME)
    power = np.square(frames, dtype=np.float64).mean(axis=1) if len(frames) else np.zeros(1)
    if power.max() == 0:
        return samples
    rms = float(np.sqrt(power[power > power.max() / 1000].mean()))
    gain = min(10 ** (level / 20) / rms, _PEAK / float(np.abs(samples).max()))
    return (samples * gain).astype(np.float32)


def trimmed(samples: NDArray[np.float32], before_s: float = 0.06, after_s: float = 0.15) -> NDArray[np.float32]:
    """Without the silence at both ends, save a short breath (seconds)."""
    loud = np.flatnonzero(np.abs(samples) > np.abs(samples).max() / 300)
    if not len(loud):
        return samples
    start, end = loud[0] - round(before_s * RATE), loud[-1] + round(after_s * RATE)
    return np.pad(samples[max(start, 0) : end], (0, max(0, end - len(samples))))
