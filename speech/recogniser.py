"""The one place that touches the `vosk` package (its C library, its JSON, its log)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import vosk

from speech.errors import ModelError
from speech.nbest import Reading, weighed

WEIGHED = 20
"""Readings that words get their certainty from, where alternatives are asked for. Vosk then gives none of its own,
which is the better one: of 386 characters heard in noise, 47 of them wrong, a random wrong one is less certain than a
random right one in 93 of 100 cases by Vosk's, 89 by 20 readings, 76 by 5. They cost nothing that could be measured."""


@dataclass(frozen=True, slots=True)
class RawWord:
    """A word as the recogniser times it: seconds of audio *fed to it*, whatever was left out in between."""

    text: str
    start: float
    end: float
    confidence: float


class Model:
    """A loaded model: tens to hundreds of MB, shared by every recogniser of the process.

    Only the model may be shared; a recogniser belongs to one channel (vosk-api issue 1651). It is freed with the last
    recogniser made of it.
    """

    adapts = False
    """Whether its recognisers learn a speaker's voice, and forget it when they are finished."""
    takes_phrases = False
    """Whether `phrases` works: only with a graph that is put together while decoding."""

    def __init__(self, path: Path) -> None:
        """Load from `path`; takes from milliseconds to seconds. Raises `ModelError` when Kaldi refuses it."""
        vosk.SetLogLevel(-1)  # the C library logs to stderr otherwise
        try:
            self._model = vosk.Model(str(path))
        except Exception as e:  # vosk raises bare Exception
            raise ModelError(
                f"the recogniser can't load the model in {path} ({e}); point HOTLINE_VOSK_MODEL at a whole one"
            ) from e
        self.adapts = (path / "ivector").is_dir()
        self.takes_phrases = (path / "graph/HCLr.fst").is_file()

    def recogniser(self, sample_rate: int, alternatives: int = 0) -> "Recogniser":
        """One that hears anything. With `alternatives`, up to so many other readings of an utterance are told."""
        return Recogniser(self._model, sample_rate, alternatives)

    def phrases(self, sample_rate: int, phrases: Sequence[str]) -> "Recogniser":
        """One that hears only `phrases`: known words with spaces between them. `UNKNOWN` stands for any other sound."""
        return Recogniser(self._model, sample_rate, grammar=json.dumps(list(phrases), ensure_ascii=False))

    def knows(self, word: str) -> bool:
        """Whether it could ever hear this word."""
        return bool(self._model.vosk_model_find_word(word) >= 0)


class Recogniser:
    """One listener. Never to be used by two threads at the same time; frees the GIL while it decodes."""

    alternatives: tuple[str, ...] = ()
    """Other readings of the last utterance, the likeliest first; words with spaces between them."""

    def __init__(self, model: Any, sample_rate: int, alternatives: int = 0, *, grammar: str | None = None) -> None:
        limited = () if grammar is None else (grammar,)
        self._kaldi = vosk.KaldiRecognizer(model, float(sample_rate), *limited)
        self._kaldi.SetWords(True)
        self._alternatives = alternatives
        if alternatives:
            self._kaldi.SetMaxAlternatives(max(WEIGHED, alternatives + 1))

    def accept(self, pcm: bytes) -> tuple[RawWord, ...] | None:
        """Hear 16-bit mono at the model's rate. The words of an utterance, when its end was reached; else None."""
        if self._kaldi.AcceptWaveform(pcm):
            return self._words(self._kaldi.Result())
        return None

    def partial(self) -> tuple[str, ...]:
        """The words of the utterance so far; the last ones may still change."""
        text: str = json.loads(self._kaldi.PartialResult()).get("partial", "")
        return tuple(word for word in text.split() if word != UNKNOWN)

    def finish(self) -> tuple[RawWord, ...]:
        """End the utterance here. The recogniser can go on with other audio; its clock does not start again."""
        return self._words(self._kaldi.FinalResult())

    def _words(self, result: str) -> tuple[RawWord, ...]:
        told = json.loads(result)
        if "alternatives" not in told:
            return tuple(
                RawWord(w["word"], w["start"], w["end"], w["conf"])
                for w in told.get("result", ())
                if w["word"] != UNKNOWN
            )
        readings = [
            Reading(
                tuple((w["word"], w["start"], w["end"]) for w in one.get("result", ()) if w["word"] != UNKNOWN),
                one["confidence"],
            )
            for one in told["alternatives"]
        ]
        words, others = weighed(readings)
        self.alternatives = others[: self._alternatives]
        return tuple(RawWord(*word) for word in words)


UNKNOWN = "[unk]"
"""What is given for speech outside a grammar: sound, but no word."""
