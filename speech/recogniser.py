"""The one place that touches the `vosk` package (its C library, its JSON, its log)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import vosk

from speech.errors import ModelError


@dataclass(frozen=True, slots=True)
class RawWord:
    """A word as the recogniser times it: seconds of audio *fed to it*, whatever was left out in between."""

    text: str
    start: float
    end: float
    confidence: float


class Model:
    """A loaded model: tens to hundreds of MB, shared by every recogniser of the process.

    Only the model may be shared; a recogniser belongs to one channel (vosk-api issue 1651).
    """

    def __init__(self, path: Path) -> None:
        """Load from `path`; takes from milliseconds to seconds. Raises `ModelError` when Kaldi refuses it."""
        vosk.SetLogLevel(-1)  # the C library logs to stderr otherwise
        try:
            self._model = vosk.Model(str(path))
        except Exception as e:  # vosk raises bare Exception
            raise ModelError(
                f"the recogniser can't load the model in {path} ({e}); point HOTLINE_VOSK_MODEL at a whole one"
            ) from e

    def recogniser(self, sample_rate: int) -> "Recogniser":
        return Recogniser(self._model, sample_rate)


class Recogniser:
    """One listener. Never to be used by two threads at the same time; frees the GIL while it decodes."""

    def __init__(self, model: Any, sample_rate: int) -> None:
        self._kaldi = vosk.KaldiRecognizer(model, float(sample_rate))
        self._kaldi.SetWords(True)

    def accept(self, pcm: bytes) -> tuple[RawWord, ...] | None:
        """Hear 16-bit mono at the model's rate. The words of an utterance, when its end was reached; else None."""
        if self._kaldi.AcceptWaveform(pcm):
            return _words(self._kaldi.Result())
        return None

    def partial(self) -> tuple[str, ...]:
        """The words of the utterance so far; the last ones may still change."""
        text: str = json.loads(self._kaldi.PartialResult()).get("partial", "")
        return _spoken(text.split())

    def finish(self) -> tuple[RawWord, ...]:
        """End the utterance here. The recogniser can go on with other audio; its clock does not start again."""
        return _words(self._kaldi.FinalResult())


def _words(result: str) -> tuple[RawWord, ...]:
    return tuple(
        RawWord(w["word"], w["start"], w["end"], w["conf"])
        for w in json.loads(result).get("result", ())
        if w["word"] != _UNKNOWN
    )


def _spoken(words: list[str]) -> tuple[str, ...]:
    return tuple(w for w in words if w != _UNKNOWN)


_UNKNOWN = "[unk]"
"""What grammars give for speech outside them: sound, but no word."""
