"""The last seconds of a channel's audio, kept to be listened to again."""

from speech.gate import RATE

SECONDS = 20
"""How far back it reaches; 320 kB a channel."""


class Memory:
    """A ring of 16-bit samples at 8 kHz. Not to be used by two threads at the same time."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._size = round(seconds * RATE)
        self._ring = bytearray()  # grows to its size: most legs of a test, and all that fail, never fill it
        self._end = 0  # samples ever written

    def write(self, pcm: bytes) -> None:
        """Append whole samples."""
        self._end += len(pcm) // 2
        pcm = pcm[-2 * self._size :]
        if len(self._ring) + len(pcm) <= 2 * self._size:
            self._ring += pcm
            return
        self._ring += b"\0" * (2 * self._size - len(self._ring))
        at = 2 * ((self._end - len(pcm) // 2) % self._size)
        first = pcm[: 2 * self._size - at]
        self._ring[at : at + len(first)] = first
        self._ring[: len(pcm) - len(first)] = pcm[len(first) :]

    def read(self, start: int, end: int) -> bytes | None:
        """Samples `start` to `end` (exclusive) since the beginning; None unless all of them are there."""
        if not max(0, self._end - self._size) <= start < end <= self._end:
            return None
        a, b = 2 * (start % self._size), 2 * ((end - 1) % self._size + 1)
        return bytes(self._ring[a:b]) if a < b else bytes(self._ring[a:] + self._ring[:b])
