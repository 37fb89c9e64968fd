"""Sounds that are not speech, made here: the hold melody and the ringback tone."""

import numpy as np
from numpy.typing import NDArray

from speech.wav import RATE, levelled

_BEAT = 0.6
"""Seconds; 100 beats a minute, unhurried."""

_MELODY = (
    (0, 76, 1), (1, 79, 1), (2, 81, 1.5), (3.5, 79, 0.5), (4, 76, 1), (5, 74, 1), (6, 72, 2),
    (8, 74, 1), (9, 76, 1), (10, 79, 1.5), (11.5, 76, 0.5), (12, 74, 1), (13, 69, 1), (14, 67, 2),
)  # fmt: skip
"""Beat, MIDI note, beats: a pentatonic tune of our own over C, A minor, F, G."""

_CHORDS = ((0, (48, 55, 64)), (4, (45, 52, 60)), (8, (41, 57, 60)), (12, (43, 55, 59)))


def hold_melody() -> NDArray[np.float32]:
    """About 10 s that repeat without a seam: what still sounds at the end goes on at the beginning."""
    out = np.zeros(round(16 * _BEAT * RATE))
    for beat, note, beats in _MELODY:
        _strike(out, beat, note, seconds=beats * _BEAT + 0.9, loudness=1.0)
    for beat, chord in _CHORDS:
        for step, note in enumerate((*chord, chord[1])):
            _strike(out, beat + step, note, seconds=2.2, loudness=0.45)
    return levelled(out.astype(np.float32), -24.0)


def _strike(out: NDArray[np.float64], beat: float, note: int, *, seconds: float, loudness: float) -> None:
    t = np.arange(round(seconds * RATE)) / RATE
    pitch = 440 * 2 ** ((note - 69) / 12)
    sound = sum(a * np.sin(2 * np.pi * pitch * k * t) * np.exp(-t * k * 2.2) for k, a in ((1, 1), (2, 0.35), (3, 0.12)))
    sound *= loudness * np.minimum(1, t / 0.008) * np.minimum(1, (seconds - t) / 0.1)
    at = np.arange(len(t)) + round(beat * _BEAT * RATE)
    np.add.at(out, at % len(out), sound)


def ringback() -> NDArray[np.float32]:
    """The Chinese ringback tone: 450 Hz, 1 s on, 4 s off (GB 3380; ITU-T E.180 supplement 2)."""
    t = np.arange(RATE) / RATE
    tone = np.sin(2 * np.pi * 450 * t) * np.minimum(1, np.minimum(t, 1 - t) / 0.005)
    return np.concatenate([levelled(tone.astype(np.float32)), np.zeros(4 * RATE, np.float32)])
