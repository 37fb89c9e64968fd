"""libespeak-ng by ctypes: samples, and the moment at which each phoneme begins, which makes alignments exact.

The library is espeak-ng's own (GPL-3.0), loaded to make training material; nothing of it is shipped.
"""

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speech.errors import SynthesisError

MANDARIN = "cmn-latn-pinyin"
"""Not ``cmn``: in 1.51 that voice spells characters as English letters."""

LIBRARY = "libespeak-ng.so.1"
_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS
_PHONEME_EVENTS = 1  # espeakINITIALIZE_PHONEME_EVENTS
_PHONEME = 7  # espeakEVENT_PHONEME
_UTF8 = 1  # espeakCHARS_UTF8
_RATE, _PITCH, _RANGE, _GAP = 1, 3, 4, 7  # espeak_PARAMETER


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    """`espeak_EVENT` of speak_lib.h."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("type", "unique", "text_position", "length", "audio_position", "sample")),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is spoken; the numbers are espeak-ng's."""

    variant: str = ""
    """A voice file of espeak-ng: f1, Annie; empty for the default."""
    speed: int = 175
    """Words a minute."""
    pitch: int = 50
    range: int = 50
    gap: int = 0
    """Extra pause between words, in 10 ms."""


@dataclass(frozen=True, slots=True)
class Spoken:
    samples: NDArray[np.int16]
    rate: int
    """Hz."""
    phonemes: tuple[tuple[int, str], ...]
    """(first sample, espeak's name); names that begin with ``_`` are pauses."""


class Espeak:
    """The library, opened. It is one per process by its nature: one voice at a time, no threads."""

    def __init__(self) -> None:
        """Raises `SynthesisError` where the library is not installed."""
        try:
            self._library = ctypes.CDLL(LIBRARY)
        except OSError as e:
            raise SynthesisError(f"{LIBRARY} can't be loaded ({e}); install the Debian package libespeak-ng1") from e
        self._rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONEME_EVENTS)
        callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))
        self._callback = callback(self._hear)  # kept: the library calls it for as long as it lives
        self._library.espeak_SetSynthCallback(self._callback)
        self._voice = ""
        self._sound: list[bytes] = []
        self._phonemes: list[tuple[int, str]] = []

    def _hear(self, samples: Any, count: int, events: Any) -> int:
        if count > 0:
            self._sound.append(ctypes.string_at(samples, 2 * count))
        i = 0
        while events[i].type:
            if events[i].type == _PHONEME:
                self._phonemes.append((events[i].sample, events[i].id.string.decode("latin-1")))
            i += 1
        return 0

    def say(self, text: str, manner: Manner = Manner()) -> Spoken:
        """Speak Mandarin. Raises `SynthesisError` when there is no such variant."""
        voice = f"{MANDARIN}+{manner.variant}" if manner.variant else MANDARIN
        if voice != self._voice:
            if self._library.espeak_SetVoiceByName(voice.encode()):
                raise SynthesisError(f"espeak-ng has no voice {voice}")
            self._voice = voice
        for parameter, value in (
            (_RATE, manner.speed), (_PITCH, manner.pitch), (_RANGE, manner.range), (_GAP, manner.gap),
        ):  # fmt: skip
            self._library.espeak_SetParameter(parameter, value, 0)
        self._sound.clear()
        self._phonemes.clear()
        encoded = text.encode()
        self._library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, _UTF8, None, None)
        return Spoken(np.frombuffer(b"".join(self._sound), np.int16), self._rate, tuple(self._phonemes))
