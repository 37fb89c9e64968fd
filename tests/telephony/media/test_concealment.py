"""Gaps are filled with what was heard before, fade, and are left without a click."""

import numpy as np
import pytest
from numpy.typing import NDArray

from telephony.engines.native.media.concealment import Concealment


def good(concealment: Concealment, frame: NDArray[np.int16]) -> None:
    """A frame that arrived, as the mixer passes it on."""
    if concealment.broken:
        concealment.resume(frame)
    concealment.keep(frame)


def tone(hz: float, frames: int) -> NDArray[np.int16]:
    time = np.arange(frames * 160) / 8_000
    return (8_000 * np.sin(2 * np.pi * hz * time)).astype(np.int16).reshape(-1, 160)


@pytest.mark.parametrize("hz", [80, 100, 125, 160, 190])
def test_a_voiced_sound_goes_on_through_a_short_gap(hz: float) -> None:
    sound = tone(hz, 10)
    concealment = Concealment()
    for frame in sound[:6]:
        good(concealment, frame.copy())
    filled = concealment.conceal().astype(float)
    wanted = sound[6].astype(float)
    noise = filled[:80] - wanted[:80]
    assert 10 * np.log10(np.mean(wanted[:80] ** 2) / max(np.mean(noise**2), 1.0)) > 12


def test_a_long_gap_fades_to_silence_within_60_ms() -> None:
    concealment = Concealment()
    for frame in tone(120, 4):
        good(concealment, frame)
    power = [float(np.mean(concealment.conceal().astype(float) ** 2)) for _ in range(5)]
    assert power[0] > power[1] > power[2] > power[3] == power[4] == 0


def test_coming_back_makes_no_step() -> None:
    sound = tone(100, 12)
    concealment = Concealment()
    for frame in sound[:6]:
        good(concealment, frame.copy())
    before = concealment.conceal()
    after = sound[7].copy()
    good(concealment, after)
    joint = np.concatenate([before, after]).astype(int)
    assert np.max(np.abs(np.diff(joint))) < 2_000
    assert np.array_equal(after[60:], sound[7][60:])


def test_silence_stays_silent() -> None:
    concealment = Concealment()
    assert not np.any(concealment.conceal())
    good(concealment, np.zeros(160, np.int16))
    assert not np.any(concealment.conceal())


def test_a_good_line_is_left_alone() -> None:
    concealment = Concealment()
    for frame in tone(300, 5):
        copy = frame.copy()
        good(concealment, copy)
        assert np.array_equal(copy, frame)


def test_a_frame_left_out_makes_no_step() -> None:
    sound = tone(90, 12)
    concealment = Concealment()
    for frame in sound[:6]:
        good(concealment, frame.copy())
    concealment.skip()
    after = sound[7].copy()
    good(concealment, after)
    joint = np.concatenate([sound[5], after]).astype(int)
    assert np.max(np.abs(np.diff(joint))) < 1_500
    assert not concealment.broken
