"""The audio codecs of the media plane, and their conversion for many streams at once."""

from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from telephony import g711
from telephony.engine import FRAME_SAMPLES


class Codec(Enum):
    """G.711 variants; the value is the static RTP payload type (RFC 3551 §6)."""

    PCMU = 0
    PCMA = 8

    @property
    def silence(self) -> bytes:
        """One frame of digital silence."""
        return _SILENCE[self]

    @property
    def row(self) -> int:
        """Row of this codec in the tables below: what `decode` and `encode` take, one a stream."""
        return _ROWS[self]


_SILENCE: Final = {
    Codec.PCMU: bytes([g711.ULAW_SILENCE]) * FRAME_SAMPLES,
    Codec.PCMA: bytes([g711.ALAW_SILENCE]) * FRAME_SAMPLES,
}
_ROWS: Final = {Codec.PCMU: 0, Codec.PCMA: 1}
# The tables of both codecs end to end: one lookup serves streams of either.
_DECODING: Final = np.concatenate([g711.ULAW_DECODING, g711.ALAW_DECODING])
_ENCODING: Final = np.concatenate([g711.ULAW_ENCODING, g711.ALAW_ENCODING])


def decode(payloads: bytes, rows: NDArray[np.intp]) -> NDArray[np.int16]:
    """Samples (streams × 160) of one frame of each stream, joined in `payloads`; `rows` are their `Codec.row`."""
    octets = np.frombuffer(payloads, np.uint8).reshape(-1, FRAME_SAMPLES)
    samples: NDArray[np.int16] = _DECODING[octets + (rows * 256)[:, np.newaxis]]
    return samples


def encode(samples: NDArray[np.int16], rows: NDArray[np.intp]) -> bytes:
    """One frame of each stream, joined, of samples (streams × 160); `rows` are their `Codec.row`."""
    octets: NDArray[np.uint8] = _ENCODING[samples.view(np.uint16) + (rows * 65_536)[:, np.newaxis]]
    return octets.tobytes()
