"""Who is bridged to whom, and held, as the event loop knows it: what makes a command legal.

The audio follows a tick later in the media thread.
"""

from enum import Enum
from typing import Final

from telephony.errors import IllegalCommand


class PairState(Enum):
    ALONE = "alone"
    """Not bridged."""
    BRIDGED = "bridged"
    HELD = "held"
    """Bridged; the far end hears music meanwhile."""
    LEFT = "left"
    """The other leg has ended, and its `HungUp` says so: commands that came too late for it do nothing."""


class PairSignal(Enum):
    JOIN = "bridge"
    PART = "unbridge"
    LOSE = "the end of the other leg"
    HOLD = "hold"
    RESUME = "resume"
    ANNOUNCE = "announce"


NEXT: Final[dict[tuple[PairState, PairSignal], PairState]] = {
    **{(state, PairSignal.JOIN): PairState.BRIDGED for state in PairState},
    **{(state, PairSignal.PART): PairState.ALONE for state in PairState},
    (PairState.BRIDGED, PairSignal.LOSE): PairState.LEFT,
    (PairState.HELD, PairSignal.LOSE): PairState.LEFT,
    (PairState.BRIDGED, PairSignal.HOLD): PairState.HELD,
    (PairState.HELD, PairSignal.RESUME): PairState.BRIDGED,
    (PairState.BRIDGED, PairSignal.ANNOUNCE): PairState.BRIDGED,
    **{
        (PairState.LEFT, signal): PairState.LEFT for signal in (PairSignal.HOLD, PairSignal.RESUME, PairSignal.ANNOUNCE)
    },
}

_ADVICE: Final = {
    PairState.ALONE: "bridge it first",
    PairState.BRIDGED: "hold it first",
    PairState.HELD: "resume it first",
}


class Pairing:
    """One leg's half of a bridge. An illegal command raises `IllegalCommand` and changes nothing."""

    def __init__(self) -> None:
        self.state = PairState.ALONE
        self._other: Pairing | None = None

    def join(self, other: "Pairing") -> None:
        """Bridged; earlier bridges of either are over. Bridging again those that are changes nothing."""
        if other is self._other:
            return
        for half in (self, other):
            half.part()
        self._other, other._other = other, self
        for half in (self, other):
            half._advance(PairSignal.JOIN)

    def part(self) -> None:
        self._leave(PairSignal.PART)

    def end(self) -> None:
        """This leg is over."""
        self._leave(PairSignal.LOSE)

    def hold(self) -> bool:
        """Whether there is something to do: not where the other leg has just ended."""
        return self._advance(PairSignal.HOLD) is PairState.HELD

    def resume(self) -> None:
        self._advance(PairSignal.RESUME)

    def announce(self) -> None:
        self._advance(PairSignal.ANNOUNCE)

    def _leave(self, told_other: PairSignal) -> None:
        other, self._other = self._other, None
        if other is not None:
            other._other = None
            other._advance(told_other)
        self._advance(PairSignal.PART)

    def _advance(self, signal: PairSignal) -> PairState:
        state = NEXT.get((self.state, signal))
        if state is None:
            raise IllegalCommand(f"{signal.value} does not fit a leg that is {self.state.value}: {_ADVICE[self.state]}")
        self.state = state
        return state
