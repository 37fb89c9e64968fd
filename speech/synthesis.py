"""Speaking any text by espeak-ng: a robot's voice, but one that is always there and never leaves the site."""

import asyncio
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speech.errors import SynthesisError
from speech.numerals import digits
from speech.resample import resample
from speech.wav import RATE, levelled, trimmed, write

VOICES = {"zh-CN": "cmn-latn-pinyin", "en": "en-us"}
"""espeak-ng's voice by language. For Mandarin not `cmn` or `zh`: in 1.51 they spell characters as English letters."""

VARIANT = "+f2"
SPEED = 185
"""Words a minute, as espeak-ng counts them: about five syllables a second."""

PROGRAM = "espeak-ng"
_TIMEOUT_S = 30.0


async def synthesise(
    text: str, path: Path, *, language: str = "zh-CN", variant: str = VARIANT, speed: int = SPEED
) -> None:
    """Speak `text` into a clip at `path` (8 kHz, 16-bit, mono, levelled). Digits are read one by one.

    Raises `SynthesisError` when espeak-ng is missing, fails, or has no such voice.
    """
    if language not in VOICES:
        raise SynthesisError(f"no voice for the language {language!r}; there is one for {', '.join(VOICES)}")
    spoken = digits(text) if language == "zh-CN" else text
    wav = await _espeak(spoken, VOICES[language] + variant, speed)
    rate, samples = _parse(wav)
    write(path, levelled(trimmed(resample(samples, rate, RATE))))


async def _espeak(text: str, voice: str, speed: int) -> bytes:
    try:
        process = await asyncio.create_subprocess_exec(
            PROGRAM, "-v", voice, "-s", str(speed), "--stdin", "--stdout",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
    except OSError as e:
        raise SynthesisError(
            f"{PROGRAM} can't be run ({e.strerror}); install the Debian package espeak-ng, or record the prompts"
        ) from e
    try:
        async with asyncio.timeout(_TIMEOUT_S):
            wav, complaint = await process.communicate(text.encode())
    except TimeoutError as e:
        raise SynthesisError(f"{PROGRAM} took longer than {_TIMEOUT_S:.0f} s") from e
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or len(wav) <= _HEADER:
        reason = complaint.decode(errors="replace").strip() or f"exit code {process.returncode}"
        raise SynthesisError(f"{PROGRAM} with the voice {voice} failed: {reason}")
    return wav


_HEADER = 44


def _parse(wav: bytes) -> tuple[int, NDArray[np.float32]]:
    """Rate and samples of espeak-ng's output, whose header does not know the length (it writes to a pipe)."""
    rate = int.from_bytes(wav[24:28], "little")
    pcm = wav[_HEADER : len(wav) & ~1]
    return rate, np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(32768)
