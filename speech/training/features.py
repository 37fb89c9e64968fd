"""What the network sees: Kaldi's MFCC at 8 kHz. The same numbers as Vosk computes from `CONF`."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 8_000
"""Hz."""

COEFFICIENTS = 40
FRAME_STEP = RATE // 100
"""Samples from a frame to the next: 10 ms."""

_LOW_HZ, _HIGH_HZ = 20, -200
CONF = f"""\
--sample-frequency={RATE}
--use-energy=false
--num-mel-bins={COEFFICIENTS}
--num-ceps={COEFFICIENTS}
--low-freq={_LOW_HZ}
--high-freq={_HIGH_HZ}
--dither=0
--allow-downsample=true
--allow-upsample=true
"""
"""conf/mfcc.conf of the model; what it does not name is Kaldi's default, here as there."""


@cache
def _options() -> Any:
    import kaldi_native_fbank as knf

    options = knf.MfccOptions()
    frame = options.frame_opts
    frame.samp_freq, frame.dither, frame.snip_edges = RATE, 0, True
    frame.window_type, frame.frame_length_ms, frame.frame_shift_ms = "povey", 25, 10
    frame.preemph_coeff, frame.remove_dc_offset, frame.round_to_power_of_two = 0.97, True, True
    options.mel_opts.num_bins, options.mel_opts.low_freq, options.mel_opts.high_freq = COEFFICIENTS, _LOW_HZ, _HIGH_HZ
    options.num_ceps, options.use_energy, options.cepstral_lifter = COEFFICIENTS, False, 22
    options.energy_floor, options.raw_energy = 0, True
    return options


def mfcc(samples: NDArray[np.float64]) -> NDArray[np.float32]:
    """(frames, 40) of samples at 8 kHz on the scale of 16-bit integers."""
    import kaldi_native_fbank as knf

    computer = knf.OnlineMfcc(_options())
    computer.accept_waveform(RATE, samples.astype(np.float32))
    computer.input_finished()
    frames = [computer.get_frame(i) for i in range(computer.num_frames_ready)]
    return np.stack(frames) if frames else np.zeros((0, COEFFICIENTS), np.float32)
