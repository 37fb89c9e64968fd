"""Was it heard? Was it written down right?"""

import re

import numpy as np

from tests.e2e.media import RATE, Samples


def level(samples: Samples) -> float:
    """Loudness in dBov: 0 is full scale, digital silence is -96."""
    if not len(samples):
        return -96.0
    return float(20 * np.log10(max(np.sqrt(np.mean(samples.astype(float) ** 2)), 0.5) / 32_768))


def likeness(spoken: Samples, heard: Samples, seconds: float = 0.5) -> float:
    """How well the loudest stretch of `spoken` is found somewhere in `heard`: correlation, 0…1."""
    length = int(seconds * RATE)
    assert len(spoken) >= length
    if len(heard) < length:
        return 0.0
    energy = np.convolve(spoken.astype(float) ** 2, np.ones(length), "valid")
    start = int(np.argmax(energy))
    pattern = spoken[start : start + length].astype(float)
    pattern -= pattern.mean()
    wide = heard.astype(float)
    size = 1 << (len(wide) + length).bit_length()
    product = np.fft.irfft(np.fft.rfft(wide, size) * np.conj(np.fft.rfft(pattern, size)), size)[
        : len(wide) - length + 1
    ]
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
