"""G.711 against the values of the standard."""

import numpy as np
import pytest

from telephony import g711

# ITU-T G.711 tables 1a and 2a: decoder output at the ends of the segments (positive), scaled to 16 bits.
ULAW_OUTPUTS = {0xFF: 0, 0xFE: 8, 0xF0: 120, 0xEF: 132, 0xE0: 372, 0xC0: 1_884, 0xA0: 7_932, 0x90: 15_996, 0x80: 32_124}
ALAW_OUTPUTS = {0xD5: 8, 0xD4: 24, 0xC5: 264, 0xDA: 248, 0xF5: 528, 0xE5: 1_056, 0x95: 2_112, 0x80: 5_504, 0xAA: 32_256}


@pytest.mark.parametrize(("octet", "sample"), ULAW_OUTPUTS.items())
def test_ulaw_decodes_as_in_the_standard(octet: int, sample: int) -> None:
    assert g711.decode_ulaw(bytes([octet]))[0] == sample
    assert g711.decode_ulaw(bytes([octet ^ 0x80]))[0] == -sample


@pytest.mark.parametrize(("octet", "sample"), ALAW_OUTPUTS.items())
def test_alaw_decodes_as_in_the_standard(octet: int, sample: int) -> None:
    assert g711.decode_alaw(bytes([octet]))[0] == sample
    assert g711.decode_alaw(bytes([octet ^ 0x80]))[0] == -sample


def test_every_octet_survives_decoding_and_encoding() -> None:
    octets = bytes(range(256))
    assert g711.encode_alaw(g711.decode_alaw(octets)) == octets
    # µ-law has two zeros; the negative one (0x7F) comes back as the positive.
    assert g711.encode_ulaw(g711.decode_ulaw(octets)) == octets.replace(b"\x7f", b"\xff")


def test_encoding_never_loses_order() -> None:
    samples = np.arange(-32_768, 32_768).astype(np.int16)
    assert np.all(np.diff(g711.decode_alaw(g711.encode_alaw(samples)).astype(int)) >= 0)
    assert np.all(np.diff(g711.decode_ulaw(g711.encode_ulaw(samples)).astype(int)) >= 0)


def test_silence_is_silent() -> None:
    assert g711.encode_ulaw(np.zeros(1, np.int16)) == bytes([g711.ULAW_SILENCE])
    assert g711.encode_alaw(np.zeros(1, np.int16)) == bytes([g711.ALAW_SILENCE])


@pytest.mark.parametrize("law", ["ulaw", "alaw"])
def test_quiet_speech_keeps_its_quality(law: str) -> None:
    """Noise with the slow swell of speech at −30 dBov keeps 36 dB over the quantising noise."""
    time = np.arange(80_000) / 8_000
    tone = np.sin(2 * np.pi * 313.7 * time) + 0.5 * np.sin(2 * np.pi * 1_113.1 * time)
    tone *= 32_768 * 10 ** (-30 / 20) / np.sqrt(np.mean(tone**2))
    samples = np.round(tone).astype(np.int16)
    coded = getattr(g711, f"decode_{law}")(getattr(g711, f"encode_{law}")(samples)).astype(float)
    noise = coded - samples
    assert 10 * np.log10(np.mean(samples.astype(float) ** 2) / np.mean(noise**2)) >= 36
