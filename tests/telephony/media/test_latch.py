"""Where packets go, and whose are heard."""

from telephony.engines.native.media.latch import Latch


def test_the_signalled_address_is_heard_and_sent_to() -> None:
    latch = Latch("sdp")
    assert latch.accepts("sdp", 0.0)
    assert latch.target == "sdp"


def test_a_far_end_behind_nat_is_found() -> None:
    latch = Latch("private")
    assert [latch.accepts("nat", now) for now in (0.0, 0.02, 0.04, 0.06)] == [False, False, True, True]
    assert latch.target == "nat"


def test_a_stranger_does_not_take_over_a_talk() -> None:
    latch = Latch("sdp")
    for number in range(1_000):
        assert latch.accepts("sdp", number * 0.02)
        assert not latch.accepts("stranger", number * 0.02)
    assert latch.target == "sdp"


def test_strangers_who_take_turns_never_get_in() -> None:
    latch = Latch("sdp")
    assert not any(latch.accepts(f"stranger {number % 2}", number * 0.02) for number in range(100))


def test_a_nat_that_changes_its_port_is_followed_after_a_second() -> None:
    latch = Latch("sdp")
    latch.accepts("sdp", 10.0)
    told = [latch.accepts("other port", 10.02 + number * 0.02) for number in range(60)]
    assert told.index(True) == 49
    assert latch.target == "other port"


def test_the_signalled_address_always_wins_back() -> None:
    latch = Latch("sdp")
    for number in range(3):
        latch.accepts("nat", number * 0.02)
    assert latch.accepts("sdp", 0.08)
    assert latch.target == "sdp"


def test_a_new_offer_moves_the_target_and_the_same_one_does_not() -> None:
    latch = Latch("sdp")
    for number in range(3):
        latch.accepts("nat", number * 0.02)
    targets = []
    for address in ("sdp", "elsewhere"):
        latch.signal(address)
        targets.append(latch.target)
    assert targets == ["nat", "elsewhere"]
