"""Which commands fit a leg, by what became of its bridge."""

import pytest

from telephony.engines.pairing import NEXT, Pairing, PairSignal, PairState
from telephony.errors import IllegalCommand


def bridged() -> tuple[Pairing, Pairing]:
    a, b = Pairing(), Pairing()
    a.join(b)
    return a, b


def test_a_bridge_has_two_ends() -> None:
    a, b = bridged()
    assert (a.state, b.state) == (PairState.BRIDGED, PairState.BRIDGED)
    b.part()
    assert (a.state, b.state) == (PairState.ALONE, PairState.ALONE)


def test_each_end_is_held_and_resumed_by_itself() -> None:
    a, b = bridged()
    assert a.hold()
    assert (a.state, b.state) == (PairState.HELD, PairState.BRIDGED)
    assert b.hold()
    a.resume()
    assert (a.state, b.state) == (PairState.BRIDGED, PairState.HELD)


def test_bridging_again_keeps_the_hold_and_another_bridge_ends_it() -> None:
    a, b = bridged()
    a.hold()
    b.join(a)
    assert a.state is PairState.HELD
    c = Pairing()
    c.join(b)
    assert [pairing.state for pairing in (a, b, c)] == [PairState.ALONE, PairState.BRIDGED, PairState.BRIDGED]


def test_what_comes_too_late_for_a_leg_that_ended_does_nothing() -> None:
    a, b = bridged()
    a.hold()
    b.end()
    assert (a.state, b.state) == (PairState.LEFT, PairState.ALONE)
    assert not a.hold()
    a.resume()
    a.announce()
    assert a.state is PairState.LEFT
    a.part()
    with pytest.raises(IllegalCommand):
        a.hold()


@pytest.mark.parametrize(
    ("state", "signal"),
    [(state, signal) for state in PairState for signal in PairSignal if (state, signal) not in NEXT],
)
def test_an_illegal_command_raises_and_changes_nothing(state: PairState, signal: PairSignal) -> None:
    pairing = Pairing()
    pairing.state = state
    commands = {
        PairSignal.HOLD: pairing.hold,
        PairSignal.RESUME: pairing.resume,
        PairSignal.ANNOUNCE: pairing.announce,
    }
    if signal is PairSignal.LOSE:
        return  # a leg alone has nobody to lose
    with pytest.raises(IllegalCommand, match=state.value):
        commands[signal]()
    assert pairing.state is state
