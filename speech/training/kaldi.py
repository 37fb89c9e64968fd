"""Kaldi's binary files, as far as a model needs them (kaldi/src/base/io-funcs.h, matrix/compressed-matrix.h)."""

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Writer:
    """Puts a file together: tokens, numbers with their size before them, vectors, matrices."""

    def __init__(self, start: bytes = b"\0B") -> None:
        """`start`: the mark of a binary file; nothing for a part of one."""
        self._bytes = bytearray(start)

    def __bytes__(self) -> bytes:
        return bytes(self._bytes)

    def append(self, part: "Writer") -> None:
        self._bytes += bytes(part)

    def token(self, token: str) -> None:
        self._bytes += token.encode() + b" "

    def text(self, text: str) -> None:
        self._bytes += text.encode()

    def integer(self, value: int) -> None:
        self._bytes += b"\4" + struct.pack("<i", value)

    def single(self, value: float) -> None:
        self._bytes += b"\4" + struct.pack("<f", value)

    def double(self, value: float) -> None:
        self._bytes += b"\10" + struct.pack("<d", value)

    def integers(self, values: Sequence[int]) -> None:
        self._bytes += b"\4" + struct.pack("<i", len(values)) + np.asarray(values, "<i4").tobytes()

    def vector(self, values: ArrayLike) -> None:
        array = np.asarray(values, "<f4")
        self.token("FV")
        self.integer(len(array))
        self._bytes += array.tobytes()

    def matrix(self, values: NDArray[np.float64]) -> None:
        """Compressed to 16 bits a number (CM2), evenly between the least and the greatest; Kaldi expands it."""
        low = float(np.float32(values.min()))
        span = float(np.float32(values.max() - low)) * 1.00001 + 1e-12
        steps = np.clip(np.round((values - low) / span * 65_535), 0, 65_535).astype("<u2")
        self.token("CM2")
        self._bytes += struct.pack("<ffii", low, span, *values.shape) + steps.tobytes()
