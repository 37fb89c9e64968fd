"""A call that is over, as the rules heard it while it ran: put together from what is stored, to be judged again."""

from collections.abc import Iterator, Mapping, Sequence

from domain.calls import Call, CallDirection, TimelineEntry
from domain.people import Person, Role
from domain.rules.picture import Happening
from domain.rules.replay import CallRecord
from domain.scripts import CallKind, Moment
from domain.transcripts import Judgement
from hotline.flows.variables import variables_of
from hotline.storage.unit_of_work import UnitOfWork

_MOMENTS: Mapping[str, Moment] = {
    "held": Moment.HOLD,
    "resumed": Moment.RETURN,
    "transferred": Moment.TRANSFER,
    "wrong_number": Moment.WRONG_NUMBER,
}
"""Event of a timeline to what lines are due before or after; of trouble with the line, its kind says it."""


async def record_of(uow: UnitOfWork, call: Call, centre: str, people: Mapping[str, Person]) -> CallRecord | None:
    """What `call` left behind; None where there is nothing to judge: not over, never connected, or nobody listened.

    `centre` is the name that its lines say; `people` are those of the centre, by user name.
    """
    if call.connected_at is None or call.ended_at is None:
        return None
    lines = await uow.transcripts.of(call.id)
    if not lines:
        return None
    customer = await uow.customers.get(call.customer_id) if call.customer_id else None
    judgements = await uow.transcripts.judgements(call.id)
    agent = people.get(call.agent) if call.agent else None
    return CallRecord(
        call_id=call.id,
        kind=_kind(call, people),
        ended=(call.ended_at - call.started_at).total_seconds(),
        lines=lines,
        happened=tuple(_happened(call, await uow.calls.timeline(call.id))),
        variables=variables_of(call, customer, centre),
        looks=await uow.transcripts.looks(call.id),
        played=_played(judgements),
        reasons={judged.rule: judged.reason for judged in judgements if judged.reason},
        role=agent.role if agent else Role.AGENT,
    )


def _kind(call: Call, people: Mapping[str, Person]) -> CallKind:
    if call.direction is CallDirection.OUTBOUND:
        return CallKind.OUTBOUND
    return CallKind.INTERNAL if call.caller in people else CallKind.INBOUND


def _happened(call: Call, timeline: Sequence[TimelineEntry]) -> Iterator[Happening]:
    if call.connected_at is not None:
        yield Happening(Moment.ANSWER, (call.connected_at - call.started_at).total_seconds())
    for entry in timeline:
        moment = _MOMENTS.get(entry.event)
        if entry.event == "trouble":
            moment = next((one for one in Moment if one.value == entry.detail.get("kind")), None)
        if moment is not None:
            yield Happening(moment, (entry.at - call.started_at).total_seconds())


def _played(judgements: Sequence[Judgement]) -> tuple[tuple[str, float, float], ...]:
    return tuple(
        (judged.rule, judged.start, judged.end)
        for judged in judgements
        if judged.played and judged.start is not None and judged.end is not None
    )
