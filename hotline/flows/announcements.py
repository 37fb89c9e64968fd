"""What callers are told before they wait: a trouble that many call about, works that are planned."""

from dataclasses import dataclass
from datetime import datetime

from domain.orders.places import building_key
from hotline.clock import Clock


@dataclass(frozen=True, slots=True)
class Announcement:
    id: str
    text: str
    places: frozenset[str] = frozenset()
    """Keys of buildings (`domain.orders.places.building_key`); empty: everybody hears it."""
    until: datetime | None = None
    """Heard before that; None: until it is taken back."""


class Announcements:
    """Those that are heard now. In memory: whoever sets them sets them again after a restart."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._all: dict[str, Announcement] = {}

    def set(self, id: str, text: str, places: frozenset[str] = frozenset(), until: datetime | None = None) -> None:  # noqa: A002
        """Callers hear `text` from now on, in place of what this id said before."""
        self._all[id] = Announcement(id, text, places, until)

    def clear(self, id: str) -> bool:  # noqa: A002
        """Callers hear it no longer; False when there was none."""
        return self._all.pop(id, None) is not None

    def current(self) -> tuple[Announcement, ...]:
        """In the order in which they were set."""
        now = self._clock()
        self._all = {id_: one for id_, one in self._all.items() if one.until is None or now < one.until}
        return tuple(self._all.values())

    def heard_from(self, place: str) -> tuple[Announcement, ...]:
        """What a caller who lives at `place` hears. Of whom nothing is known may be concerned by any."""
        building = building_key(place)
        return tuple(one for one in self.current() if not one.places or not building or building in one.places)
