from domain.quality.accuracy import Outcome, Reviewed, accuracy
from domain.transcripts import RuleKind, Verdict

SAID, NOT_SAID, UNCLEAR = Verdict.SAID, Verdict.NOT_SAID, Verdict.UNCLEAR


def line(call: int, engine: Verdict | None, verdict: Verdict) -> Reviewed:
    return Reviewed("opening.greeting", f"c{call}", RuleKind.REQUIRED, engine, verdict)


def test_the_engine_is_measured_by_what_people_decided() -> None:
    found = accuracy(
        [
            line(1, NOT_SAID, NOT_SAID),
            line(2, NOT_SAID, NOT_SAID),
            line(3, NOT_SAID, NOT_SAID),
            line(4, NOT_SAID, SAID),  # overturned
            line(5, SAID, NOT_SAID),  # missed
            line(6, UNCLEAR, NOT_SAID),  # missed: it was not sure
            line(7, None, NOT_SAID),  # missed: a person added it
            line(8, SAID, SAID),
            line(9, UNCLEAR, SAID),
            line(10, UNCLEAR, UNCLEAR),
        ]
    )
    assert len(found) == 1
    assert found[0].counts == {
        Outcome.TRUE_POSITIVE: 3,
        Outcome.FALSE_POSITIVE: 1,
        Outcome.FALSE_NEGATIVE: 3,
        Outcome.TRUE_NEGATIVE: 3,
    }
    assert found[0].precision == 0.75
    assert found[0].recall == 0.5
    assert (found[0].judged, found[0].unclear, found[0].unclear_share) == (9, 3, 3 / 9)


def test_a_forbidden_word_is_a_fault_when_it_was_said() -> None:
    said = Reviewed("never.shirk", "c1", RuleKind.FORBIDDEN, SAID, SAID)
    missed = Reviewed("never.shirk", "c2", RuleKind.FORBIDDEN, None, SAID)
    assert (said.outcome, missed.outcome) == (Outcome.TRUE_POSITIVE, Outcome.FALSE_NEGATIVE)
    [found] = accuracy([said, missed])
    assert (found.precision, found.recall, found.unclear_share) == (1.0, 0.5, 0.0)


def test_nothing_to_divide_by_gives_no_figure() -> None:
    [found] = accuracy([Reviewed("x", "c1", RuleKind.REQUIRED, None, SAID)])
    assert (found.precision, found.recall, found.unclear_share) == (None, None, None)
