"""Calls, what was said in them and what was judged of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, Self

from agent_console.views.base import Numbered, View, masked_in
from domain.calls import Call, CallDirection, CallState, EndCause, TimelineEntry
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from hotline.numbers import masked

_ENDS: Final = ("caller", "called")
_TOLD: Final = frozenset({"to", "why", "reason"})
"""Details of the timeline in which numbers stand, or words."""


class TimelineView(View):
    at: datetime
    seconds: float
    event: str
    detail: dict[str, str]

    @classmethod
    def of(cls, entry: TimelineEntry, call: Call) -> Self:
        return cls(
            at=entry.at,
            seconds=round((entry.at - call.started_at).total_seconds(), 3),
            event=entry.event,
            detail=dict(entry.detail),
        )

    def struck(self) -> Self:
        return self.model_copy(update={"detail": masked_in(self.detail, _TOLD)})


class LineView(View):
    """A stretch of speech; with `gap` true nothing was heard between `start` and `end` (overload)."""

    leg: Speaker
    start: float
    end: float
    text: str
    final: bool
    confidence: float
    gap: bool
    normal: str
    """The text with its numbers, rooms and units as they are written; empty where nothing differs."""

    @classmethod
    def of(cls, line: Line) -> Self:
        return cls(
            leg=line.leg,
            start=line.start,
            end=line.end,
            text=line.text,
            final=line.final,
            confidence=line.confidence,
            gap=line.gap,
            normal=line.normal if line.normal != line.text else "",
        )

    def struck(self) -> Self:
        """Of who is still speaking a number comes digit by digit: nothing of it is shown until it is over."""
        written = self.normal or self.text
        shown = masked(written, unfinished=not self.final)
        return self if shown == written else self.model_copy(update={"text": shown, "normal": ""})


class VerdictView(View):
    rule: str
    kind: RuleKind
    verdict: Verdict
    leg: Speaker
    start: float | None
    end: float | None
    late: bool
    """Said, but after its deadline."""
    played: bool
    """Said by a recording or the centre's voice, at the agent's key (P5)."""
    certainty: float
    """0…1."""
    reason: Numbered[str | None]
    """Why the agent left a hard rule open (P6)."""

    @classmethod
    def of(cls, judgement: Judgement) -> Self:
        return cls(
            rule=judgement.rule,
            kind=judgement.kind,
            verdict=judgement.verdict,
            leg=judgement.leg,
            start=judgement.start,
            end=judgement.end,
            late=judgement.late,
            played=judgement.played,
            certainty=judgement.certainty,
            reason=judgement.reason,
        )


class CallSummary(View):
    """A call in a list."""

    id: str
    direction: CallDirection
    caller: str
    called: str
    customer_number: Numbered[str]
    """Whichever of `caller` and `called` is the person outside."""
    state: CallState
    queue: str | None
    agent: str | None
    customer_id: str | None
    callback_id: str | None
    script_id: str | None
    script_version: int | None
    """The script it is judged by, as it stood when the call began."""
    started_at: datetime
    queued_at: datetime | None
    answered_at: datetime | None
    connected_at: datetime | None
    ended_at: datetime | None
    end_cause: EndCause | None
    recorded: bool
    """There is a recording under /calls/{id}/recording."""

    @classmethod
    def of(cls, call: Call) -> Self:
        return cls(**_facts(call))

    def struck(self) -> Self:
        """The centre's own end of it stays."""
        theirs = [name for name in _ENDS if getattr(self, name) == self.customer_number]
        return super().struck().model_copy(update=dict.fromkeys(theirs, masked(self.customer_number)))


class CallView(CallSummary):
    """A call with all that is known of it."""

    timeline: list[TimelineView]
    transcript: list[LineView]
    verdicts: list[VerdictView]

    @classmethod
    def of_all(
        cls,
        call: Call,
        timeline: Iterable[TimelineEntry],
        lines: Iterable[Line],
        judgements: Iterable[Judgement],
    ) -> Self:
        return cls(
            **_facts(call),
            timeline=[TimelineView.of(entry, call) for entry in timeline],
            transcript=[LineView.of(line) for line in lines],
            verdicts=[VerdictView.of(judgement) for judgement in judgements],
        )


def _facts(call: Call) -> dict[str, Any]:
    return {
        "id": call.id,
        "direction": call.direction,
        "caller": call.caller,
        "called": call.called,
        "customer_number": call.customer_number,
        "state": call.state,
        "queue": call.queue,
        "agent": call.agent,
        "customer_id": call.customer_id,
        "callback_id": call.callback_id,
        "script_id": call.script_id,
        "script_version": call.script_version,
        "started_at": call.started_at,
        "queued_at": call.queued_at,
        "answered_at": call.answered_at,
        "connected_at": call.connected_at,
        "ended_at": call.ended_at,
        "end_cause": call.end_cause,
        "recorded": call.recording is not None,
    }
