"""What the recogniser tells: words, utterances, and the audio it did not hear."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: float
    """Seconds from the origin, as in `Utterance`."""
    end: float
    confidence: float
    """0…1."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said without a long pause. Partials of it come while it lasts; one final ends it."""

    text: str
    """Words joined, with spaces only where neither neighbour is Chinese."""
    start: float
    """Seconds from the origin: the moment the channel was opened, plus its `offset_s`."""
    end: float
    final: bool
    confidence: float
    """0…1, the mean over the words; 0.0 in partials."""
    words: tuple[Word, ...]
    """Empty in partials."""
    normal: str = ""
    """`text` with its numbers as people write them (`speech.normal`)."""
    alternatives: tuple[str, ...] = ()
    """Other readings of a final, the likeliest first; only where the channel was opened with alternatives."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Audio that nobody listened to, because the machine was overloaded: what was said there is not known."""

    start: float
    """Seconds from the origin."""
    end: float


Heard = Utterance | Gap
