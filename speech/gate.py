"""Voice activity, so that silence costs nothing.

It errs to the side of hearing: what it takes for speech is only decoded, what it takes for silence is lost. Hence
WebRTC's detector at a lenient setting, and a pre-roll before the first loud chunk.

WebRTC's costs 0.1 ms a second of audio, learns steady noise, and in noise misses half of what a level over a noise
floor does. Silero's misses about as much and costs 40 ms: twice the recogniser itself.
"""

from collections import deque

import webrtcvad  # type: ignore[import-untyped]

RATE = 8_000
"""Hz."""

FRAME = 160
"""Samples in 20 ms: the unit that is judged."""

MODE = 1
"""0…3, from lenient to strict. From 2 on, people's first syllables get lost."""

PRE_ROLL = 4
"""Chunks kept from before the first loud one: 400 ms cover the quietest initials (f, h, x) and the recogniser's
context to the left."""


class Gate:
    """Says of each chunk of about 100 ms whether somebody speaks in it, and keeps the chunks before the first."""

    def __init__(self) -> None:
        self._detector = webrtcvad.Vad(MODE)
        self._rest = b""
        self._before: deque[bytes] = deque(maxlen=PRE_ROLL)

    def speech(self, pcm: bytes) -> bool:
        """Whether a frame of it is speech. What does not fill a frame is judged with the next chunk."""
        pcm = self._rest + pcm
        whole = len(pcm) // (2 * FRAME) * 2 * FRAME
        self._rest = pcm[whole:]
        # Every frame is shown to the detector, the ones after the first loud one too: it learns from all.
        loud = [self._detector.is_speech(pcm[i : i + 2 * FRAME], RATE, FRAME) for i in range(0, whole, 2 * FRAME)]
        return any(loud)

    def keep(self, pcm: bytes) -> None:
        """Remember a silent chunk: it may turn out to be the breath before a word."""
        self._before.append(pcm)

    def pre_roll(self) -> bytes:
        """What was kept, once; empty when the last chunk was already heard."""
        kept = b"".join(self._before)
        self._before.clear()
        return kept
