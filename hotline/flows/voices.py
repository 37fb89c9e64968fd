"""The voice in which a required line is played: the agent's own recording, else the centre's (P5)."""

import asyncio
import io
import re
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from domain.errors import Fault, InvalidValue
from domain.scripts import ScriptLine, fill, placeholders
from hotline.errors import CannotSpeak, InvalidVoice, NotFound
from speech.errors import SpeechError
from speech.prompts import Prompts
from speech.resample import resample
from speech.wav import RATE, is_clip, levelled, trimmed, write

LONGEST_S = 30.0
"""Of a recorded line."""

_FIXED = frozenset({"centre", "agent_no"})
"""Variables that are the same in each call of an agent: a recording can say them."""

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


class Voice(Enum):
    OWN = "own"
    """The agent's own recording."""
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line that can be played."""

    rule: str
    text: str
    voice: Voice
    clips: tuple[Path, ...]


class Voices:
    """Recordings are kept as ``{folder}/{user}/{rule}.wav``, with the words they say beside them: a recording of
    earlier words is not played any more.
    """

    def __init__(self, folder: Path, prompts: Prompts, centre: str) -> None:
        self._folder = folder
        self._prompts = prompts
        self._centre = centre

    async def speak(self, line: ScriptLine, variables: Mapping[str, str], user: str | None) -> SpokenLine:
        """`line` in the voice of `user` where they have recorded it, else (or for None) in the centre's.

        Raises `CannotSpeak` when there is no recording and nothing can synthesise it.
        """
        text = fill(line.text, variables)
        if user is not None and self.recorded(line, user):
            return SpokenLine(line.id, text, Voice.OWN, (self._clip(user, line.id),))
        try:
            return SpokenLine(line.id, text, Voice.CENTRE, (await self._prompts.clip(text),))
        except SpeechError as error:
            raise CannotSpeak(f"the line {line.id} can't be played: {error}") from None

    def words(self, line: ScriptLine, user: str) -> str:
        """What a recording of `line` by `user` says. Raises `InvalidValue` where that changes from call to call."""
        changing = placeholders(line.text) - _FIXED
        if changing:
            why = f"this line says {', '.join(sorted(changing))}, which changes from call to call"
            raise InvalidValue("rule", why)
        return fill(line.text, {"centre": self._centre, "agent_no": user})

    def recorded(self, line: ScriptLine, user: str) -> bool:
        """Whether there is a recording by `user` that says the line's present words."""
        clip = self._clip(user, line.id)
        said = clip.with_suffix(".txt")
        try:
            return is_clip(clip) and said.read_text(encoding="utf-8") == self.words(line, user)
        except (OSError, InvalidValue):
            return False

    def clip(self, line: ScriptLine, user: str) -> Path:
        """The recording, to be listened to. Raises `NotFound`."""
        if not self.recorded(line, user):
            raise NotFound("recording of the line", line.id)
        return self._clip(user, line.id)

    async def keep(self, line: ScriptLine, user: str, wav: bytes) -> None:
        """Keep a recording: PCM WAV of any rate and number of channels becomes 8 kHz, 16-bit, mono, levelled.

        Raises `InvalidVoice` when it is not, is silent or too long, and `InvalidValue` as `words` does.
        """
        words = self.words(line, user)
        clip = self._clip(user, line.id)
        await asyncio.to_thread(_write, clip, wav)
        await asyncio.to_thread(clip.with_suffix(".txt").write_text, words, encoding="utf-8")

    def forget(self, line: ScriptLine, user: str) -> None:
        """Harmless where there is none."""
        clip = self._clip(user, line.id)
        for file in (clip, clip.with_suffix(".txt")):
            file.unlink(missing_ok=True)

    def _clip(self, user: str, rule: str) -> Path:
        for name in (user, rule):
            if not _FILE_NAME.fullmatch(name):
                raise InvalidValue("rule", f"{name!r} can't be the name of a file", Fault.INVALID)
        return self._folder / user / f"{rule}.wav"


def _write(path: Path, wav: bytes) -> None:
    samples = trimmed(levelled(_samples(wav)))
    if not len(samples) or float(np.abs(samples).max()) == 0:
        raise InvalidVoice("nothing is heard in the recording; check the microphone")
    write(path, samples)


def _samples(wav: bytes) -> NDArray[np.float32]:
    """−1…1 at 8 kHz."""
    try:
        with wave.open(io.BytesIO(wav)) as file:
            rate, width, channels = file.getframerate(), file.getsampwidth(), file.getnchannels()
            if width != 2 or not 8_000 <= rate <= 192_000 or channels > 2:
                raise InvalidVoice("send 16-bit PCM WAV of 8 kHz or more, mono or stereo")
            if file.getnframes() > LONGEST_S * rate:
                raise InvalidVoice(f"a line lasts {LONGEST_S:.0f} s at most")
            pcm = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise InvalidVoice(f"this is no PCM WAV file ({error or 'it ends early'})") from None
    whole = np.frombuffer(pcm[: len(pcm) // (2 * channels) * 2 * channels], "<i2").reshape(-1, channels)
    mono = whole.astype(np.float32).mean(axis=1) / np.float32(32768)
    return resample(mono, rate, RATE) if rate != RATE else mono
