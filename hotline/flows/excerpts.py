"""A few seconds of one side of a recorded call, to be listened to again."""

import wave
from pathlib import Path

import numpy as np

from domain.transcripts import Speaker
from telephony.engine import SAMPLE_RATE

_CHANNELS = {Speaker.CALLER: 0, Speaker.AGENT: 1}
"""A recording is made at the customer's leg: left what they say, right what they hear."""

LONGEST_S = 20.0


def excerpt(recording: Path, since_s: float, speaker: Speaker, start_s: float, end_s: float) -> bytes | None:
    """8 kHz 16-bit mono of what `speaker` said; None where the recording, which began at `since_s`, has none of it.

    Seconds from the start of the call; at most `LONGEST_S` of them. What was played to the customer counts as the
    agent's side. Blocks on the disk; the file may still be growing.
    """
    first = max(0, round((start_s - since_s) * SAMPLE_RATE))
    samples = round((min(end_s, start_s + LONGEST_S) - since_s) * SAMPLE_RATE) - first
    if samples <= 0:
        return None
    try:
        with wave.open(str(recording), "rb") as file:
            if (file.getframerate(), file.getsampwidth(), file.getnchannels()) != (SAMPLE_RATE, 2, 2):
                return None
            if first >= file.getnframes():
                return None
            file.setpos(first)
            both = np.frombuffer(file.readframes(samples), dtype="<i2").reshape(-1, 2)
    except (OSError, EOFError, wave.Error):
        return None
    return both[:, _CHANNELS[speaker]].tobytes() or None
