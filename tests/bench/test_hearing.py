import numpy as np
import pytest

from bench.hearing_delay import _after
from bench.hearing_sound import RATE, SHARE, talk


def test_a_side_of_a_dialogue_speaks_its_share() -> None:
    sound = talk(60, seed=1)
    assert sound.seconds >= 60
    samples = np.frombuffer(sound.pcm, dtype="<i2").astype(float)
    frames = samples[: len(samples) // 80 * 80].reshape(-1, 80)
    assert (np.abs(frames).max(axis=1) > 40).mean() == pytest.approx(SHARE, abs=0.1)
    for end in sound.ends:
        after = samples[round((end + 0.05) * RATE) : round((end + 0.5) * RATE)]
        assert np.abs(after).max() < 400, "silence follows a turn's last sound"


def test_who_never_stops_speaks_all_the_time() -> None:
    sound = talk(20, seed=2, share=1.0)
    assert sound.ends == ()
    assert talk(20, seed=2, share=1.0) == sound


def test_a_delay_is_that_of_the_final_with_the_last_word() -> None:
    told = [(2.9, 2.1), (5.7, 5.0), (9.0, 8.0)]
    assert _after((5.1, 20.0), told) == pytest.approx([0.6])
