"""What is written into an order while it is worked at: words, fields, steps, papers, prices, fees, the report."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.calendar import Calendar
from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.orders import clocks
from domain.orders.ladder import dates_of
from domain.orders.moves import Actor, NotYours
from domain.orders.order import Fee, Quote, QuoteLine, Ticked, WorkOrder, need, written
from domain.orders.places import building_key, spot_key
from domain.orders.states import OVER, SETTLED, WORKED, Party
from domain.services.forms import Normalise, checked
from domain.services.service import ServiceType, TargetKind, Urgency, WorkStep

LARGEST_FEN = 100_000_000
"""A million yuan: more is a slip of the finger."""


def place(order: WorkOrder, words: str) -> WorkOrder:
    """The order at a place, with the keys it is found again by (W9)."""
    return replace(order, place=words, building=building_key(words), spot=spot_key(words))


def _describe(order: WorkOrder, words: str) -> WorkOrder:
    return replace(order, description=need("description", words, "say what the matter is"))


def _send_to(order: WorkOrder, group: str) -> WorkOrder:
    return replace(order, group=need("group", group, "name a group"))


AMENDABLE: Mapping[str, tuple[Callable[[WorkOrder], str], Callable[[WorkOrder, str], WorkOrder]]] = {
    "description": (lambda o: o.description, _describe),
    "place": (lambda o: o.place, place),
    "group": (lambda o: o.group, _send_to),
    "customer_name": (lambda o: o.customer_name, lambda o, value: replace(o, customer_name=value)),
    "urgency": (lambda o: o.urgency.value, lambda o, value: replace(o, urgency=_urgency(value))),
}
"""What can be put right afterwards: how it is read, and how it is written."""


def _urgency(value: str) -> Urgency:
    try:
        return Urgency(value)
    except ValueError:
        raise InvalidValue("urgency", "is normal, urgent or emergency", Fault.UNKNOWN) from None


def amend(order: WorkOrder, changes: Mapping[str, str], by: str, now: datetime) -> WorkOrder:
    """The order with other words; one line of history for each that differs. Raises `InvalidValue`."""
    changed = order
    for name, value in changes.items():
        amendment = AMENDABLE.get(name)
        if amendment is None:
            raise InvalidValue(name, f"only {', '.join(sorted(AMENDABLE))} can be amended", Fault.UNKNOWN)
        before, apply = amendment
        value = value.strip()
        if before(order) != value:
            changed = written(apply(changed, value), by, now, f"amend {name}", before(order), value)
    return changed


def fill_in(
    order: WorkOrder,
    service: ServiceType,
    values: Mapping[str, str],
    by: str,
    now: datetime,
    calendar: Calendar,
    phone: Normalise,
) -> WorkOrder:
    """The order with other values in its form; the dates that stand on them move along. Raises `InvalidForm`."""
    fields = checked(service.forms, values, phone=phone, known=order.fields)
    changed = order
    for name in sorted({*fields, *order.fields}):
        before, after = order.fields.get(name), fields.get(name, "")
        if (before or "") != after:
            changed = written(changed, by, now, f"field {name}", before, after)
    changed = replace(changed, fields=fields)
    return replace(changed, dates=dates_of(changed, service, calendar))


TICKS: Mapping[Party, frozenset[Party]] = {
    Party.GROUP: frozenset({Party.GROUP, Party.OWNER, Party.DESK, Party.LEAD}),
    Party.DESK: frozenset({Party.DESK, Party.OWNER, Party.LEAD}),
    Party.OWNER: frozenset({Party.OWNER, Party.LEAD}),
    Party.LEAD: frozenset({Party.LEAD}),
}
"""Who may tick a step off, by whose step it is. The desk writes down what the group tells it by phone."""


def tick(
    order: WorkOrder,
    service: ServiceType,
    step: str,
    actor: Actor,
    now: datetime,
    *,
    groups: Collection[str] = (),
    note: str = "",
) -> WorkOrder:
    """A step is done. `groups`: those of the actor; another group's step is theirs or the desk's.

    Raises `InvalidValue` for one that the service has not, or that is done already, and `NotYours`.
    """
    _open(order, "tick")
    found = service.step(step)
    if found is None:
        raise InvalidValue("step", f"{service.id} has no step {step!r}", Fault.UNKNOWN)
    if not may_tick(found, actor, groups):
        raise NotYours(f"the step {step!r} is for {found.group or found.by.value}")
    by = actor.user
    if order.has_ticked(step):
        raise InvalidValue("step", f"{step!r} is done already", Fault.TAKEN)
    changed = clocks.step_done(order, step, now)
    changed = replace(changed, ticked=(*order.ticked, Ticked(step, now, by, note.strip())))
    return written(changed, by, now, "step", None, step, note=note)


def may_tick(step: WorkStep, actor: Actor, groups: Collection[str]) -> bool:
    if step.group is not None and step.group in groups:
        return True
    allowed = TICKS[step.by] - ({Party.GROUP} if step.group is not None else set())
    return bool(allowed & actor.parties)


def untick(order: WorkOrder, step: str, by: str, now: datetime, note: str) -> WorkOrder:
    """It was not done after all. Raises `InvalidValue` where it is not ticked or no reason is given."""
    _open(order, "untick")
    if not order.has_ticked(step):
        raise InvalidValue("step", f"{step!r} is not done", Fault.UNKNOWN)
    reason = need("note", note, "say why it is not done")
    changed = clocks.step_done(order, step, None)
    changed = replace(changed, ticked=tuple(one for one in order.ticked if one.step != step))
    return written(changed, by, now, "step", step, "", note=reason)


def papers(order: WorkOrder, service: ServiceType, received: Sequence[str], by: str, now: datetime) -> WorkOrder:
    """The papers that are there now. Raises `InvalidValue` for one that the service doesn't ask for."""
    _open(order, "papers")
    known = {paper.id for paper in service.papers}
    for one in received:
        if one not in known:
            raise InvalidValue("papers", f"{service.id} asks for no paper {one!r}", Fault.UNKNOWN)
    now_there = tuple(paper.id for paper in service.papers if paper.id in received)
    if now_there == order.papers:
        return order
    return written(replace(order, papers=now_there), by, now, "papers", ",".join(order.papers), ",".join(now_there))


def lacking_papers(order: WorkOrder, service: ServiceType) -> tuple[str, ...]:
    return tuple(paper.id for paper in service.papers if not paper.optional and paper.id not in order.papers)


def quote(order: WorkOrder, lines: Sequence[QuoteLine], by: str, now: datetime) -> WorkOrder:
    """What it will cost (W4); one that was confirmed before is confirmed anew. Raises `InvalidValue`."""
    _before_done(order, "quote")
    if not lines:
        raise InvalidValue("lines", "a quote has at least one line; work free of charge has one of 0", Fault.NEEDED)
    for position, line in enumerate(lines):
        if line.quantity < 1 or line.fen < 0:
            raise InvalidValue(f"lines.{position}", "quantity from 1, price from 0")
    new = Quote(tuple(lines), by, now)
    if new.fen > LARGEST_FEN:
        raise InvalidValue("lines", "comes to over a million yuan")
    before = _yuan(order.quote.fen) if order.quote else None
    return written(replace(order, quote=new), by, now, "quote", before, _yuan(new.fen))


def confirm_quote(order: WorkOrder, by: str, now: datetime, note: str = "") -> WorkOrder:
    """The customer agreed to the price, before work starts (W4)."""
    _before_done(order, "confirm_quote")
    if order.quote is None:
        raise InvalidValue("quote", "there is none yet", Fault.NEEDED)
    if order.quote.confirmed_at is not None:
        return order
    confirmed = replace(order.quote, confirmed_at=now, confirmed_by=by)
    return written(replace(order, quote=confirmed), by, now, "quote confirmed", None, _yuan(confirmed.fen), note=note)


def hand_in(order: WorkOrder, fen: int, receipt: str, by: str, now: datetime) -> WorkOrder:
    """The fee is with finance (W4). Raises `InvalidValue` where it is not what was agreed."""
    if order.state not in WORKED:
        raise IllegalTransition(f"work order {order.number}", order.state.value, "hand_in")
    if order.quote is None or order.quote.confirmed_at is None:
        raise InvalidValue("fee", "no price was agreed", Fault.NEEDED)
    if fen != order.quote.fen:
        raise InvalidValue("fee", f"{_yuan(order.quote.fen)} was agreed, not {_yuan(fen)}")
    changed = replace(order, fee=Fee(fen, now, by, receipt.strip()))
    return written(changed, by, now, "fee handed in", None, _yuan(fen), note=receipt)


def file_report(
    order: WorkOrder, service: ServiceType, values: Mapping[str, str], by: str, now: datetime, phone: Normalise
) -> WorkOrder:
    """The written report (W10). Raises `InvalidForm`, and `InvalidValue` where the service asks for none."""
    if not service.report:
        raise InvalidValue("report", f"{service.id} asks for none", Fault.UNKNOWN)
    report = checked(service.report, values, phone=phone, known=order.report, path="report")
    before = "filed" if order.report else None
    changed = clocks.meet(replace(order, report=report), frozenset({TargetKind.REPORT}), now)
    return written(changed, by, now, "report", before, "filed")


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _open(order: WorkOrder, what: str) -> None:
    if order.state in SETTLED:
        raise IllegalTransition(f"work order {order.number}", order.state.value, what)


def _before_done(order: WorkOrder, what: str) -> None:
    if order.state in OVER:
        raise IllegalTransition(f"work order {order.number}", order.state.value, what)
