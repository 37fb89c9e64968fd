"""How often a login may be tried. Sans-I/O: times are seconds of any one clock, passed in."""

from collections import OrderedDict, deque


class Throttle:
    """At most `limit` tries of a key within `window_s` seconds; a success forgets them.

    Remembers `keys` keys at most, the longest untouched go first, so that a flood of names can't fill the memory.
    """

    def __init__(self, limit: int = 10, window_s: float = 300.0, keys: int = 10_000) -> None:
        self._limit = limit
        self._window_s = window_s
        self._keys = keys
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()

    def try_(self, key: str, now: float) -> float:
        """Count a try. Returns 0 when it may go on, else the seconds to wait (and the try isn't counted)."""
        tries = self._tries.setdefault(key, deque())
        self._tries.move_to_end(key)
        if len(self._tries) > self._keys:
            self._tries.popitem(last=False)
        while tries and tries[0] <= now - self._window_s:
            tries.popleft()
        if len(tries) >= self._limit:
            return tries[0] + self._window_s - now
        tries.append(now)
        return 0.0

    def take_back(self, key: str) -> None:
        """The last try was no failure."""
        tries = self._tries.get(key)
        if tries:
            tries.pop()

    def forget(self, key: str) -> None:
        """The key has logged in."""
        self._tries.pop(key, None)
