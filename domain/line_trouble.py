"""Is something wrong with the caller's line: silent, noisy, too quiet (handbook T5, T6, T7)?

What is known of a line comes in as one value a second and one a stretch of speech; all times are seconds from the start
of the call, all levels dBov (0: a full-scale square wave).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

SPEECH_PEAK = -45.0
"""A second that gets louder than this holds a voice, or something as loud."""

NOISE_FLOOR = -42.0
"""A second that never gets softer than this is noise: between syllables speech does."""

QUIET_PEAK = -45.0
"""Speech that stays below this is hard to understand on a telephone: usual is -20."""

QUIET_S = 2.0
"""So many seconds of too quiet speech are trouble."""

QUIET_WITHIN_S = 20.0
"""How far back quiet speech counts."""

INTELLIGIBLE = 1.0
"""Characters a second that show that a noisy line is understood all the same."""


class Trouble(Enum):
    SILENCE = "silence"
    """The caller has not been heard at all (T5)."""
    NOISE = "noise"
    """Loud without a pause, and hardly a word is made out (T6)."""
    QUIET = "quiet"
    """The caller is heard, but too softly (T7)."""


@dataclass(frozen=True, slots=True)
class Second:
    """How one second of a line sounded."""

    at: float
    """Where it began."""
    floor: float
    """A fifth of its frames is softer."""
    peak: float
    """A tenth of its frames is louder."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch in which words were recognised."""

    start: float
    end: float
    characters: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What a site may set."""

    silence_s: float = 8.0
    """The caller may stay silent for so long, the agent's own speech not counted."""
    noise_s: float = 6.0
    """A line may be noisy for so long."""


def trouble(
    seconds: Sequence[Second],
    caller: Sequence[Spoken],
    agent: Sequence[Spoken],
    *,
    since: float,
    now: float,
    limits: Limits,
    deaf: bool = False,
) -> Trouble | None:
    """What is wrong at `now` with a line that was connected (or taken back from hold) at `since`; None: nothing.

    `deaf`: nobody recognises words, so loudness alone tells silence, and noise can't be told from speech.
    """
    heard = [spoken for spoken in caller if spoken.end > since]
    sounds = [second for second in seconds if second.at >= since]
    if not heard and not any(second.peak > SPEECH_PEAK for second in sounds):
        patience = now - since - sum(_overlap(spoken, since, now) for spoken in agent)
        return Trouble.SILENCE if patience >= limits.silence_s else None
    if not deaf and _noisy(sounds, heard, now, limits.noise_s):
        return Trouble.NOISE
    if _quiet(sounds, heard, now):
        return Trouble.QUIET
    return None


def _noisy(sounds: Iterable[Second], heard: Iterable[Spoken], now: float, noise_s: float) -> bool:
    window = [second for second in sounds if second.at >= now - noise_s - 1]
    if len(window) < noise_s or any(second.floor <= NOISE_FLOOR for second in window):
        return False
    characters = sum(spoken.characters for spoken in heard if spoken.end > now - noise_s)
    return characters < INTELLIGIBLE * noise_s


def _quiet(sounds: Sequence[Second], heard: Iterable[Spoken], now: float) -> bool:
    quiet_s = 0.0
    for spoken in heard:
        if spoken.end <= now - QUIET_WITHIN_S:
            continue
        peaks = [second.peak for second in sounds if second.at < spoken.end and second.at + 1 > spoken.start]
        if not peaks:
            continue
        if max(peaks) > QUIET_PEAK:
            return False
        quiet_s += spoken.end - spoken.start
    return quiet_s >= QUIET_S


def _overlap(spoken: Spoken, start: float, end: float) -> float:
    return max(0.0, min(spoken.end, end) - max(spoken.start, start))
