"""Which calls are listened to without any cause (handbook T14): drawn without chance, so that it can be done again."""

import hashlib
from collections.abc import Iterable

LOTS = 1 << 32


def lot(call_id: str) -> int:
    """The call's lot, 0 ≤ lot < `LOTS`: evenly spread, and the same whoever draws it."""
    return int.from_bytes(hashlib.sha256(call_id.encode()).digest()[:4], "big")


def drawn(call_ids: Iterable[str], quota: int) -> frozenset[str]:
    """The `quota` lowest lots of an agent's calls of a day.

    Early and late calls have the same chance, however many come; a call that ends later may take an earlier one's
    place.
    """
    return frozenset(sorted(call_ids, key=lambda call_id: (lot(call_id), call_id))[:quota])
