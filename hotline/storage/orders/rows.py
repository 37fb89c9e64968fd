"""Work orders as rows, and back."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from domain.orders.clocks import next_due, was_on_time
from domain.orders.order import (
    DateDue,
    Fee,
    Handover,
    HistoryEntry,
    Pause,
    Quote,
    QuoteLine,
    Signature,
    Target,
    Ticked,
    WithLead,
    WorkOrder,
)
from domain.orders.states import OrderState
from domain.services.service import Stop, TargetKind, Urgency
from domain.services.spans import Unit

FIGURES = frozenset({"targets", "bounces", "repeats", "satisfaction"})
"""Of what stands in `detail`: what says nothing of anybody."""


def serial(number: str) -> int:
    """``20260501-0012`` as 2026050100012: orders sort by it as they were made."""
    day, _, sequence = number.partition("-")
    return int(day) * 100_000 + int(sequence)


def serials_of(since: datetime | None, until: datetime | None) -> tuple[int, int]:
    """Between which two serials an order stands that was opened then: it carries the day of the centre's own clock."""
    above = serial(f"{since - timedelta(days=2):%Y%m%d}-0") if since else -1
    below = serial(f"{until + timedelta(days=2):%Y%m%d}-0") if until else 2**62
    return above, below


def to_row(order: WorkOrder, watch_at: datetime | None, date_at: datetime | None) -> dict[str, Any]:
    due, on_time = next_due(order), was_on_time(order)
    return {
        "number": order.number,
        "state": order.state.value,
        "service_type": order.service_type,
        "customer_name": order.customer_name,
        "customer_phone": order.customer_phone,
        "place": order.place,
        "description": order.description,
        "created_at": order.created_at,
        "created_by": order.created_by,
        "group_name": order.group,
        "fields": dict(order.fields),
        "call_id": order.call_id,
        "customer_id": order.customer_id,
        "serial": serial(order.number),
        "urgency": order.urgency.value,
        "category": order.category,
        "building": order.building,
        "spot": order.spot,
        "owner": order.owner,
        "assignee": order.assignee,
        "offered_user": order.handover.user if order.handover else None,
        "offered_group": order.handover.group if order.handover else None,
        "with_lead": order.with_lead.value if order.with_lead else None,
        "appointment": order.appointment,
        "due_at": due.due_at if due else None,
        "watch_at": watch_at,
        "finished_at": max((e.at for e in order.history if e.after == OrderState.DONE.value), default=None),
        "date_at": date_at,
        "late": None if on_time is None else not on_time,
        "repeat_of": order.repeat_of,
        "master": order.master,
        "follows": order.follows,
        "version": order.version,
        "detail": _detail(order),
    }


def from_row(row: Row[Any], history: tuple[HistoryEntry, ...]) -> WorkOrder:
    detail: Mapping[str, Any] = row.detail
    return WorkOrder(
        number=row.number,
        state=OrderState(row.state),
        service_type=row.service_type,
        customer_name=row.customer_name,
        customer_phone=row.customer_phone,
        place=row.place,
        description=row.description,
        created_at=row.created_at,
        created_by=row.created_by,
        group=row.group_name,
        fields=row.fields,
        call_id=row.call_id,
        customer_id=row.customer_id,
        history=history,
        urgency=Urgency(row.urgency),
        category=row.category,
        building=row.building,
        spot=row.spot,
        owner=row.owner,
        assignee=row.assignee,
        with_lead=WithLead(row.with_lead) if row.with_lead else None,
        appointment=row.appointment,
        repeat_of=row.repeat_of,
        master=row.master,
        follows=row.follows,
        version=row.version,
        **_from_detail(detail),
    )


def history_row(number: str, position: int, entry: HistoryEntry) -> dict[str, Any]:
    values = {one.name: getattr(entry, one.name) for one in fields(entry)}
    return {"number": number, "position": position, **values}


def history_entry(row: Row[Any]) -> HistoryEntry:
    return HistoryEntry(row.at, row.by, row.action, row.before, row.after, row.note, row.desk)


def _detail(order: WorkOrder) -> dict[str, Any]:
    """What only the order's own page shows; times as RFC 3339."""
    found: dict[str, Any] = {
        "handover": _plain(order.handover),
        "bounces": order.bounces,
        "targets": [_plain(target) for target in order.targets],
        "waiting": _plain(order.waiting),
        "quote": _plain(order.quote) and {**_plain(order.quote), "lines": [_plain(x) for x in _lines(order)]},
        "fee": _plain(order.fee),
        "code": order.code,
        "wrong_codes": order.wrong_codes,
        "signature": _plain(order.signature),
        "ticked": [_plain(one) for one in order.ticked],
        "papers": list(order.papers),
        "dates": [_plain(one) for one in order.dates],
        "follow_at": order.follow_at.isoformat() if order.follow_at else None,
        "report": dict(order.report),
        "satisfaction": order.satisfaction,
        "repeats": order.repeats,
    }
    return {name: value for name, value in found.items() if value}


def _lines(order: WorkOrder) -> tuple[QuoteLine, ...]:
    return order.quote.lines if order.quote else ()


def _plain(value: Any) -> Any:
    """A flat dataclass as JSON can hold it; None stays None."""
    if value is None:
        return None
    plain: dict[str, Any] = {}
    for one in fields(value):
        entry = getattr(value, one.name)
        if isinstance(entry, datetime):
            plain[one.name] = entry.isoformat()
        elif isinstance(entry, Stop | TargetKind | Unit):
            plain[one.name] = entry.value
        else:
            plain[one.name] = list(entry) if isinstance(entry, tuple) else entry
    return plain


def _at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _when(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _from_detail(detail: Mapping[str, Any]) -> dict[str, Any]:
    handover, waiting, fee = detail.get("handover"), detail.get("waiting"), detail.get("fee")
    quote, signature = detail.get("quote"), detail.get("signature")
    return {
        "handover": handover and _handover(handover),
        "bounces": detail.get("bounces", 0),
        "targets": tuple(_target(one) for one in detail.get("targets", ())),
        "waiting": waiting and Pause(Stop(waiting["reason"]), _when(waiting["since"])),
        "quote": quote and _quote(quote),
        "fee": fee and Fee(fee["fen"], _when(fee["at"]), fee["by"], fee["receipt"]),
        "code": detail.get("code", ""),
        "wrong_codes": detail.get("wrong_codes", 0),
        "signature": signature
        and Signature(signature["how"], _when(signature["at"]), signature["by"], signature["file"]),
        "ticked": tuple(Ticked(o["step"], _when(o["at"]), o["by"], o["note"]) for o in detail.get("ticked", ())),
        "papers": tuple(detail.get("papers", ())),
        "dates": tuple(DateDue(o["job"], _when(o["at"]), o["done"]) for o in detail.get("dates", ())),
        "follow_at": _at(detail.get("follow_at")),
        "report": detail.get("report", {}),
        "satisfaction": detail.get("satisfaction"),
        "repeats": detail.get("repeats", 0),
    }


def _handover(one: Mapping[str, Any]) -> Handover:
    return Handover(_when(one["at"]), one["by"], _when(one["until"]), one["user"], one["group"])


def _target(one: Mapping[str, Any]) -> Target:
    return Target(
        kind=TargetKind(one["kind"]),
        due_at=_when(one["due_at"]),
        near_at=_when(one["near_at"]),
        unit=Unit(one["unit"]),
        met_at=_at(one["met_at"]),
        told=tuple(one["told"]),
        step=one.get("step", ""),
    )


def _quote(one: Mapping[str, Any]) -> Quote:
    lines = tuple(QuoteLine(o["name"], o["unit"], o["fen"], o["quantity"]) for o in one["lines"])
    return Quote(lines, one["by"], _when(one["at"]), _at(one["confirmed_at"]), one["confirmed_by"])
