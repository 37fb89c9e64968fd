"""Changing the sample rate, once and well (soxr's high-quality recipe); the one place that touches `soxr`."""

import numpy as np
import soxr  # type: ignore[import-untyped]
from numpy.typing import NDArray


class Resampler:
    """A stream of 16-bit mono at one rate made into one at another, in step: nothing is shifted in time."""

    def __init__(self, rate_in: int, rate_out: int) -> None:
        self._stream = soxr.ResampleStream(rate_in, rate_out, 1, dtype="int16")

    def feed(self, pcm: bytes, *, last: bool = False) -> bytes:
        """What is ready after `pcm`; with `last` all the rest, and the stream is over."""
        out: bytes = self._stream.resample_chunk(np.frombuffer(pcm, dtype="<i2"), last=last).tobytes()
        return out


def resample(samples: NDArray[np.float32], rate_in: int, rate_out: int) -> NDArray[np.float32]:
    """A whole clip at once; mono, any scale."""
    out: NDArray[np.float32] = soxr.resample(samples, rate_in, rate_out)
    return out
