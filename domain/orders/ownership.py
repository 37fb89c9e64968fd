"""First-asked ownership (首问负责制, O1–O5): one owner at any time, until another has accepted."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.orders.order import Handover, WithLead, WorkOrder, need, written
from domain.orders.states import SETTLED

PATIENCE = timedelta(minutes=15)
"""How long a hand-over may stay unanswered (O2)."""

BOUNCES = 2
"""So many desks may send an order back before the leads decide (O5)."""


def hand_over(
    order: WorkOrder,
    by: str,
    now: datetime,
    *,
    user: str | None = None,
    group: str | None = None,
    note: str = "",
    patience: timedelta = PATIENCE,
) -> WorkOrder:
    """The order, offered to somebody or to a group's people; its owner stays the owner until one of them accepts."""
    if (user is None) == (group is None):
        raise InvalidValue("to", "name either a person or a group", Fault.NEEDED)
    if order.state in SETTLED:
        raise IllegalTransition(f"work order {order.number}", order.state.value, "hand_over")
    if user == order.owner:
        raise InvalidValue("to", "it is theirs already", Fault.TAKEN)
    handover = Handover(at=now, by=by, until=now + patience, user=user, group=group)
    to = user or group or ""
    return written(
        replace(order, handover=handover), by, now, "hand over", order.owner, to, note=note, desk=group or to
    )


def accept(order: WorkOrder, by: str, groups: frozenset[str], now: datetime) -> WorkOrder:
    """`by`, who it was offered to, answers for it from now on."""
    offered = _offered(order, by, groups)
    order = replace(order, owner=by, handover=None, with_lead=None)
    return written(order, by, now, "take over", offered.by, by, desk=offered.group or by)


def decline(order: WorkOrder, by: str, groups: frozenset[str], now: datetime, note: str) -> WorkOrder:
    """Not theirs: it stays with its owner, and counts against the desk (O5). Raises where no reason is given."""
    offered = _offered(order, by, groups)
    reason = need("note", note, "say why it is not yours")
    return _back(order, by, now, "hand over declined", offered, reason)


def lapse(order: WorkOrder, by: str, now: datetime) -> WorkOrder:
    """Nobody answered: it comes back, and goes to that desk's lead (O2)."""
    offered = order.handover
    assert offered is not None
    order = _back(order, by, now, "hand over unanswered", offered, "")
    return replace(order, with_lead=order.with_lead or WithLead.UNANSWERED)


def bounced(order: WorkOrder) -> WorkOrder:
    """One more desk has sent it back; when they keep doing it, the leads decide (O5)."""
    order = replace(order, bounces=order.bounces + 1)
    return replace(order, with_lead=WithLead.BOUNCED) if order.bounces >= BOUNCES else order


def give(order: WorkOrder, by: str, now: datetime, owner: str, note: str = "") -> WorkOrder:
    """A lead decides who answers for it (O5)."""
    changed = replace(order, owner=need("owner", owner, "name a person"), handover=None, with_lead=None)
    return written(changed, by, now, "give", order.owner, owner, note=note, desk=owner)


def _offered(order: WorkOrder, by: str, groups: frozenset[str]) -> Handover:
    offered = order.handover
    if offered is None:
        raise IllegalTransition(f"work order {order.number}", "not being handed over", "answer")
    if by != offered.user and offered.group not in groups:
        raise InvalidValue("by", "it was offered to somebody else")
    return offered


def _back(order: WorkOrder, by: str, now: datetime, action: str, offered: Handover, note: str) -> WorkOrder:
    desk = offered.group or offered.user or ""
    order = bounced(replace(order, handover=None))
    return written(order, by, now, action, desk, order.owner, note=note, desk=desk)
