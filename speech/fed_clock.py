"""When something was said that a recogniser heard, though it was not fed everything."""

from bisect import bisect_left, bisect_right

from speech.gate import RATE


class FedClock:
    """Maps the recogniser's time (audio fed) to the stream's (audio that passed), both in samples at 8 kHz."""

    def __init__(self) -> None:
        self.fed = 0
        self._fed_at: list[int] = []
        self._stream_at: list[int] = []

    def jump(self, position: int) -> None:
        """The next sample fed is the one at `position` of the stream."""
        self._fed_at.append(self.fed)
        self._stream_at.append(position)

    def stream_start(self, seconds: float) -> float:
        """Where something begins: on a seam, what begins belongs to the segment after it."""
        return self._stream(seconds, bisect_right(self._fed_at, round(seconds * RATE)))

    def stream_end(self, seconds: float) -> float:
        """Where something ends: on a seam, what ends belongs to the segment before it."""
        return self._stream(seconds, bisect_left(self._fed_at, round(seconds * RATE)))

    def _stream(self, seconds: float, after: int) -> float:
        i = max(after - 1, 0)
        return self._stream_at[i] + seconds * RATE - self._fed_at[i]
