"""Was it heard? Was it written down right?"""

import re

import numpy as np
from numpy.typing import NDArray

from tests.e2e.media import RATE, Samples


def level(samples: Samples) -> float:
    """Loudness in dBov: 0 is full scale, digital silence is -96."""
    if not len(samples):
        return -96.0
    return float(20 * np.log10(max(np.sqrt(np.mean(samples.astype(float) ** 2)), 0.5) / 32_768))


def likeness(spoken: Samples, heard: Samples, seconds: float = 0.5, tries: int = 3) -> float:
    """How well a loud stretch of `spoken` is found somewhere in `heard`: correlation, 0…1.

    The best of the `tries` loudest stretches: on a busy machine a lost packet may lie in one of them.
    """
    length = int(seconds * RATE)
    assert len(spoken) >= length
    if len(heard) < length:
        return 0.0
    energy = np.convolve(spoken.astype(float) ** 2, np.ones(length), "valid")
    best = 0.0
    for _ in range(tries):
        start = int(np.argmax(energy))
        if energy[start] <= 0:
            break
        best = max(best, _correlation(spoken[start : start + length].astype(float), heard.astype(float)))
        energy[max(0, start - length) : start + length] = 0
    return best


def _correlation(pattern: NDArray[np.float64], wide: NDArray[np.float64]) -> float:
    """The highest normalised correlation of `pattern` with any stretch of `wide`."""
    length = len(pattern)
    pattern = pattern - pattern.mean()
    size = 1 << (len(wide) + length).bit_length()
    spectrum = np.fft.rfft(wide, size) * np.conj(np.fft.rfft(pattern, size))
    product = np.fft.irfft(spectrum, size)[: len(wide) - length + 1]
    sums = np.cumsum(np.concatenate(([0.0], wide)))
    squares = np.cumsum(np.concatenate(([0.0], wide**2)))
    mean = (sums[length:] - sums[:-length]) / length
    variance = np.maximum(squares[length:] - squares[:-length] - length * mean**2, length)
    return float(np.max(np.abs(product) / np.sqrt(variance * np.sum(pattern**2))))


def characters(text: str) -> str:
    """The Chinese characters, letters and digits of a text."""
    return re.sub(r"[^\w]|_", "", text)


def error_rate(spoken: str, written: str) -> float:
    """Character error rate: edits that turn `written` into `spoken`, per character spoken."""
    right, seen = characters(spoken), characters(written)
    row = list(range(len(seen) + 1))
    for i, a in enumerate(right, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(seen, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1] / len(right)
