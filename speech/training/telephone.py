"""What a telephone does to a voice: band, room, noise, level, G.711. Samples are floats at 8 kHz."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from speech.training.features import RATE

Samples: TypeAlias = NDArray[np.float64]
Law: TypeAlias = Callable[[Samples], Samples]
"""Codes and decodes."""

FULL_SCALE = 32_767
NOISES = ("white", "pink", "brown", "hum", "burst", "babble")
_PINK = ([0.049922, -0.095993, 0.050612, -0.004408], [1, -2.494956, 2.017265, -0.522189])
"""Kellet's filter: −3 dB an octave."""


def resampled(samples: NDArray[np.int16], rate: int, tempo: float = 1.0) -> tuple[Samples, float]:
    """Samples of −1…1 at 8 kHz, played `tempo` times as fast (and so higher), and the ratio of lengths."""
    import scipy.signal

    if rate == 22_050:
        up, down = 160, round(441 * tempo)
    else:
        up, down = RATE // 40, round(rate // 40 * tempo)
    sound: Samples = scipy.signal.resample_poly(samples.astype(np.float64) / 32_768, up, down)
    return sound, up / down


def mu_law(samples: Samples) -> Samples:
    """To G.711 µ-law and back, on the scale of 16-bit integers."""
    x = np.clip(np.round(samples), -32_635, 32_635)
    magnitude = np.abs(x) + 132
    step = 2.0 ** (np.floor(np.log2(magnitude)) - 4)
    return np.asarray(np.where(x < 0, -1, 1) * ((np.floor(magnitude / step) + 0.5) * step - 132))


def a_law(samples: Samples) -> Samples:
    """To G.711 A-law and back, on the scale of 16-bit integers."""
    x = np.clip(np.round(samples), -32_768, 32_767)
    magnitude = np.abs(x)
    step = 2.0 ** (np.maximum(np.floor(np.log2(np.maximum(magnitude, 1))) - 7, 1) + 3)
    return np.asarray(np.where(x < 0, -1, 1) * (np.floor(magnitude / step) + 0.5) * step)


def noise(length: int, kind: str, random: np.random.Generator) -> Samples:
    """Noise of unit power: one of `NOISES` but babble."""
    import scipy.signal

    white = random.standard_normal(length)
    if kind == "white":
        sound = white
    elif kind == "pink":
        sound = scipy.signal.lfilter(*_PINK, white)
    elif kind == "brown":
        sound = scipy.signal.lfilter([1], [1, -0.98], white)
    elif kind == "hum":
        t, mains = np.arange(length) / RATE, random.choice([50, 60, 100])
        sound = 0.1 * white
        for harmonic in range(1, 8):
            sound = sound + random.random() * np.sin(2 * np.pi * mains * harmonic * t + random.random() * 6)
    else:
        envelope = scipy.signal.lfilter([0.002], [1, -0.998], random.standard_normal(length))
        sound = scipy.signal.lfilter(*scipy.signal.butter(2, [0.08, 0.6], "band"), white) * np.abs(envelope)
    return np.asarray(sound / (rms(sound) + 1e-9))


def rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


def band(samples: Samples, low_hz: float, high_hz: float) -> Samples:
    """What a line lets through between two frequencies."""
    import scipy.signal

    edges = [low_hz / (RATE / 2), high_hz / (RATE / 2)]
    return np.asarray(scipy.signal.lfilter(*scipy.signal.butter(2, edges, "band"), samples))


def line(speech: Samples, random: np.random.Generator, babble: Samples) -> Samples:
    """Clean speech of −1…1 as it may come out of any telephone: integers of 16 bits.

    `babble`: other people, for the background.
    """
    sound = speech
    if random.random() < 0.35:
        sound = _room(sound, random)
    if random.random() < 0.6:
        sound = band(sound, random.uniform(50, 320), random.uniform(2_900, 3_900))
    if random.random() < 0.6:
        sound = _tilted(sound, random)
    if random.random() < 0.75:
        sound = sound + _background(len(sound), random, babble) * (rms(sound) + 1e-6)
    sound = sound * 10 ** (random.uniform(-34, -3) / 20) * FULL_SCALE / (np.max(np.abs(sound)) + 1e-6)
    if random.random() < 0.05:
        sound = sound * 3  # too loud: clipped below
    return _coded(np.clip(sound, -FULL_SCALE, FULL_SCALE), random)


def _room(sound: Samples, random: np.random.Generator) -> Samples:
    """Reverberation of 50 to 400 ms."""
    import scipy.signal

    length = int(random.uniform(0.05, 0.4) * RATE)
    echo = random.standard_normal(length) * np.exp(-6.9 * np.arange(length) / length)
    echo *= random.uniform(0.1, 0.6) / np.sqrt(np.sum(echo**2) + 1e-9)
    echo[0] = 1
    return np.asarray(scipy.signal.fftconvolve(sound, echo)[: len(sound)])


def _tilted(sound: Samples, random: np.random.Generator) -> Samples:
    """A microphone's own colour: a random broad equaliser."""
    import scipy.signal

    gains = 10 ** (np.cumsum(random.normal(0, 2.2, 9)) / 20)
    taps = scipy.signal.firwin2(65, np.linspace(0, 1, 9), gains / gains.mean())
    return np.asarray(scipy.signal.lfilter(taps, 1, sound)[: len(sound)])


def _background(length: int, random: np.random.Generator, babble: Samples) -> Samples:
    """Noise for speech of unit power, 6 to 40 dB below it; babble 8 dB lower."""
    kind = str(random.choice(NOISES))
    snr_db = random.uniform(6, 40)
    if kind != "babble":
        sound = noise(length, kind, random)
    else:
        snr_db += 8
        sound = np.resize(np.roll(babble, random.integers(len(babble))), length)
        sound = sound / (rms(sound) + 1e-9)
    return sound * 10 ** (-snr_db / 20)


def _coded(sound: Samples, random: np.random.Generator) -> Samples:
    """Through G.711 mostly, now and then through both of its laws."""
    law = random.random()
    if law < 0.45:
        sound = mu_law(sound)
    elif law < 0.85:
        sound = a_law(sound)
    if random.random() < 0.1:
        sound = mu_law(a_law(sound))
    return np.clip(np.round(sound), -32_768, 32_767)


def signals(length: int, random: np.random.Generator) -> Samples:
    """What a line carries that is no speech: silence, hiss, DTMF, tones of the exchange, clicks. −1…1."""
    kind = random.integers(5)
    if kind == 0:
        return np.zeros(length)
    if kind == 1:
        return 1e-3 * random.standard_normal(length)
    if kind == 2:
        return _dtmf(length, random)
    t = np.arange(length) / RATE
    if kind == 3:
        tone = np.sin(2 * np.pi * random.choice([350, 400, 425, 440, 450, 950, 1000]) * t)
        cadence = (t % random.choice([0.7, 1, 5])) < random.choice([0.35, 0.5, 1.0])
        return np.asarray(tone * cadence * random.uniform(0.05, 0.7))
    sound = np.zeros(length)
    for _ in range(random.integers(1, 8)):
        start = random.integers(length)
        click = min(length - start, random.integers(8, 600))
        fading = np.exp(-np.arange(click) / (click / 5))
        sound[start : start + click] += random.standard_normal(click) * fading * random.uniform(0.05, 1)
    return sound


def _dtmf(length: int, random: np.random.Generator) -> Samples:
    sound, t, start = np.zeros(length), np.arange(length) / RATE, 0
    while start < length:
        tone, pause = int(random.uniform(0.05, 0.25) * RATE), int(random.uniform(0.04, 0.4) * RATE)
        low, high = random.choice([697, 770, 852, 941]), random.choice([1209, 1336, 1477, 1633])
        both = 0.5 * np.sin(2 * np.pi * low * t[:tone]) + 0.5 * np.sin(2 * np.pi * high * t[:tone])
        end = min(length, start + tone)
        sound[start:end] = both[: end - start]
        start += tone + pause
    return np.asarray(sound * random.uniform(0.05, 0.8))
