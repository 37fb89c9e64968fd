"""Timers and repetitions, with time passed in."""

from dataclasses import dataclass

from telephony.engines.pyvoip.schedule import Repetition, Schedule


def run(schedule: Schedule, until: float, clock: "Clock | None" = None) -> None:
    """Wake the schedule whenever it wants to be, as its owner does."""
    while (when := schedule.next_timer()) is not None and when <= until:
        if clock is not None:
            clock.now = when
        schedule.handle_timer(when)


@dataclass
class Clock:
    now: float = 0.0


def test_actions_are_done_in_order_of_time_and_then_of_asking() -> None:
    schedule, done = Schedule(), list[str]()
    schedule.at(2.0, lambda _now: done.append("later"))
    schedule.at(1.0, lambda _now: done.append("first"))
    schedule.at(1.0, lambda _now: done.append("second"))
    run(schedule, 1.5)
    assert done == ["first", "second"]
    assert schedule.next_timer() == 2.0


def test_a_cancelled_action_is_not_done_and_not_waited_for() -> None:
    schedule, done = Schedule(), list[str]()
    schedule.at(1.0, lambda _now: done.append("cancelled")).cancel()
    assert schedule.next_timer() is None
    run(schedule, 10.0)
    assert done == []


class Sent:
    """A repetition that begins at 0 s, and what comes of it."""

    def __init__(self, *, longest_s: float) -> None:
        self.times: list[float] = []
        self.silent = False
        self._schedule, self._clock = Schedule(), Clock()
        self.repetition = Repetition(
            self._schedule,
            lambda: self.times.append(self._clock.now),
            0.0,
            first_s=0.5,
            longest_s=longest_s,
            give_up_s=32.0,
            on_silence=self._silence,
        )

    def until(self, moment: float) -> list[float]:
        run(self._schedule, moment, self._clock)
        return self.times

    def _silence(self) -> None:
        self.silent = True


def test_an_invite_is_repeated_ever_more_slowly_until_it_is_given_up() -> None:
    """RFC 3261 §17.1.1.2, timers A and B."""
    sent = Sent(longest_s=32.0)
    assert sent.until(100.0) == [0.0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5]
    assert sent.silent


def test_other_requests_are_repeated_every_four_seconds_at_last() -> None:
    """RFC 3261 §17.1.2.2, timers E and F."""
    sent = Sent(longest_s=4.0)
    assert sent.until(20.0) == [0.0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5]
    assert not sent.silent


def test_what_is_stopped_is_neither_sent_nor_missed() -> None:
    sent = Sent(longest_s=4.0)
    sent.repetition.stop()
    assert sent.until(100.0) == [0.0]
    assert not sent.silent
