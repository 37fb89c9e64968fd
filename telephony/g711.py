"""G.711 (ITU-T G.711, 1988): 8-bit companded telephone audio to and from 16-bit samples.

The arithmetic follows the reference tool of ITU-T G.191. All of it is table lookups, so that one call converts the
audio of many calls: arrays of any shape go in, arrays of the same shape come out.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
Octets = NDArray[np.uint8]

ULAW_SILENCE: Final = 0xFF
"""The µ-law octet of sample 0."""
ALAW_SILENCE: Final = 0xD5
"""The A-law octet of the smallest positive sample (A-law has no 0)."""


def _ulaw_decoding_table() -> Samples:
    inverted = ~np.arange(256, dtype=np.int32) & 0xFF
    exponent = (inverted >> 4) & 0x07
    magnitude = ((((inverted & 0x0F) << 3) + 0x84) << exponent) - 0x84
    return np.where(inverted & 0x80, -magnitude, magnitude).astype(np.int16)


def _alaw_decoding_table() -> Samples:
    plain = np.arange(256, dtype=np.int32) ^ 0x55
    exponent = (plain >> 4) & 0x07
    mantissa = ((plain & 0x0F) << 4) + 8
    magnitude = np.where(exponent == 0, mantissa, (mantissa + 0x100) << np.maximum(exponent - 1, 0))
    return np.where(plain & 0x80, magnitude, -magnitude).astype(np.int16)


def _signed_samples() -> NDArray[np.int32]:
    """All 16-bit samples, ordered by their unsigned bit pattern: the index of the encoding tables."""
    return np.arange(65_536, dtype=np.uint16).view(np.int16).astype(np.int32)


def _highest_bit(values: NDArray[np.int32]) -> NDArray[np.int32]:
    return (np.frexp(values.astype(np.float64))[1] - 1).astype(np.int32)


def _ulaw_encoding_table() -> Octets:
    samples = _signed_samples()
    magnitude = np.minimum((np.where(samples < 0, ~samples, samples) >> 2) + 33, 0x1FFF)
    exponent = _highest_bit(magnitude) - 5
    mantissa = (magnitude >> (exponent + 1)) & 0x0F
    sign = np.where(samples < 0, 0x80, 0)
    octets: Octets = (~(sign | (exponent << 4) | mantissa) & 0xFF).astype(np.uint8)
    return octets


def _alaw_encoding_table() -> Octets:
    samples = _signed_samples()
    magnitude = np.where(samples < 0, ~samples, samples) >> 4
    exponent = np.maximum(_highest_bit(np.maximum(magnitude, 1)) - 3, 0)
    mantissa = np.where(exponent == 0, magnitude, magnitude >> np.maximum(exponent - 1, 0)) & 0x0F
    sign = np.where(samples >= 0, 0x80, 0)
    octets: Octets = ((sign | (exponent << 4) | mantissa) ^ 0x55).astype(np.uint8)
    return octets


ULAW_DECODING: Final = _ulaw_decoding_table()
ALAW_DECODING: Final = _alaw_decoding_table()
ULAW_ENCODING: Final = _ulaw_encoding_table()
ALAW_ENCODING: Final = _alaw_encoding_table()


def decode_ulaw(octets: bytes) -> Samples:
    """16-bit samples of µ-law audio, one an octet."""
    samples: Samples = ULAW_DECODING[np.frombuffer(octets, np.uint8)]
    return samples


def decode_alaw(octets: bytes) -> Samples:
    """16-bit samples of A-law audio, one an octet."""
    samples: Samples = ALAW_DECODING[np.frombuffer(octets, np.uint8)]
    return samples


def encode_ulaw(samples: Samples) -> bytes:
    """µ-law audio of 16-bit samples, one octet a sample."""
    octets: Octets = ULAW_ENCODING[samples.view(np.uint16)]
    return octets.tobytes()


def encode_alaw(samples: Samples) -> bytes:
    """A-law audio of 16-bit samples, one octet a sample."""
    octets: Octets = ALAW_ENCODING[samples.view(np.uint16)]
    return octets.tobytes()
