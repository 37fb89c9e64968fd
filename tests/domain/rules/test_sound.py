"""Conditions on how a call sounds."""

import pytest

from domain.rules.conditions import Condition, HoldLength, Interruption, Overlap, Rate, Silence, TalkShare
from domain.scripts import Moment
from domain.transcripts import Judgement, Line, Verdict
from tests.domain.rules.calls import AGENT, CALLER, check, gap, said, script, watch

S, U = Verdict.SAID, Verdict.UNCLEAR


def judge(condition: Condition, *lines: Line, moments: tuple[tuple[Moment, float], ...] = ()) -> Judgement | None:
    call = watch(script(check(condition)))
    call.happened(Moment.ANSWER, 0)
    for moment, at in moments:
        call.happened(moment, at)
    for line in lines:
        call.hear(line)
    judged = call.conclude(60)
    broken = [j for j in judged if j.rule == "check" and j.verdict is not Verdict.NOT_SAID]
    return broken[0] if broken else None


def spoke(leg_says: Judgement | None) -> Verdict | None:
    return leg_says.verdict if leg_says else None


TALK = [said(AGENT, 0, "好", end=10), said(CALLER, 10, "好", end=20), said(AGENT, 45, "好", end=60)]


def test_Q1_silence_is_found_and_pointed_at() -> None:
    found = judge(Silence(20), *TALK)
    assert found is not None
    assert (found.verdict, found.start, found.end) == (S, 20, 45)
    assert judge(Silence(26), *TALK) is None


def test_Q1_a_hold_is_no_silence() -> None:
    assert judge(Silence(20), *TALK, moments=((Moment.HOLD, 22), (Moment.RETURN, 44))) is None


def test_Q1_what_was_not_heard_is_no_silence() -> None:
    assert judge(Silence(20), *TALK, gap(CALLER, 22, 40)) is None


def test_Q1_silence_of_one_leg() -> None:
    assert judge(Silence(34, CALLER), *TALK) is not None
    assert judge(Silence(36, AGENT), *TALK) is None


def test_Q1_silence_to_the_end_of_the_call() -> None:
    found = judge(Silence(30), said(AGENT, 0, "好", end=20))
    assert found is not None
    assert (found.start, found.end) == (20, 60)


@pytest.mark.parametrize(("seconds", "verdict"), [(10.0, S), (20.0, None)])
def test_Q1_speaking_rate(seconds: float, verdict: Verdict | None) -> None:
    line = said(AGENT, 0, "一" * 60, end=seconds)
    assert spoke(judge(Rate(above=300), line)) is verdict


def test_Q1_a_rate_needs_enough_speech() -> None:
    assert judge(Rate(above=300), said(AGENT, 0, "一" * 60, end=5)) is None
    assert spoke(judge(Rate(below=100), said(AGENT, 0, "一", end=15))) is S


def test_Q1_overlap_is_summed_up() -> None:
    lines = [said(AGENT, 0, "好", end=10), said(CALLER, 8, "好", end=14), said(AGENT, 13, "好", end=20)]
    assert spoke(judge(Overlap(3), *lines)) is S
    assert judge(Overlap(3.5), *lines) is None


def test_Q1_interruptions_are_counted() -> None:
    lines = [said(CALLER, 0, "好", end=10), said(AGENT, 8, "好", end=12), said(CALLER, 11, "好", end=13)]
    assert spoke(judge(Interruption(AGENT), *lines)) is S
    assert judge(Interruption(AGENT, times=2), *lines) is None
    assert spoke(judge(Interruption(CALLER), *lines)) is S


def test_Q1_talk_share() -> None:
    assert spoke(judge(TalkShare(AGENT, above=0.7), *TALK)) is S
    assert judge(TalkShare(AGENT, above=0.8), *TALK) is None
    assert judge(TalkShare(AGENT, below=0.5)) is None


def test_Q1_length_of_a_hold() -> None:
    moments = ((Moment.HOLD, 10.0), (Moment.RETURN, 30.0))
    assert spoke(judge(HoldLength(15), moments=moments)) is S
    assert judge(HoldLength(25), moments=moments) is None
    assert spoke(judge(HoldLength(45), moments=moments[:1])) is S


def test_Q1_figures_over_a_call_that_was_not_all_heard_are_unclear() -> None:
    assert spoke(judge(TalkShare(AGENT, above=0.7), *TALK, gap(CALLER, 30, 40))) is U
