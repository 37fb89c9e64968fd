"""A service with everything in it, an order of it, and people around it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import Block, Calendar
from domain.orders.intake import register
from domain.orders.moves import Actor, Move, move
from domain.orders.order import QuoteLine, WorkOrder
from domain.orders.states import Flow, OrderAction, Party
from domain.orders.work import confirm_quote, quote, tick
from domain.services.forms import Choice, FieldKind, FormField
from domain.services.service import (
    DateDeed,
    DateJob,
    EscalationStep,
    FollowPurpose,
    FollowUp,
    FollowWhen,
    Rung,
    ServiceType,
    SignOff,
    Stop,
    Strain,
    TargetKind,
    TargetSpec,
    WorkStep,
)
from domain.services.spans import Span

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 5, 4, 2, 0, tzinfo=UTC)
"""Ten in the morning in Shanghai."""
OFFICE = Calendar(ZONE, dict.fromkeys(range(5), (Block(540, 720), Block(810, 1080))), name="office")
ALWAYS = Calendar.always(ZONE)


def later(minutes: float = 0, days: float = 0) -> datetime:
    return MONDAY + timedelta(minutes=minutes, days=days)


def as_typed(_field: str, text: str) -> str:
    return text


DESK = Actor("1001", frozenset({Party.DESK, Party.OWNER}))
GROUP = Actor("4001", frozenset({Party.GROUP}))
LEAD = Actor("2001", frozenset({Party.DESK, Party.LEAD}))
CENTRE = Actor("hotline", frozenset({Party.CENTRE}))
NOBODY = Actor("9", frozenset())

LADDER = (
    EscalationStep(Rung.GROUP_LEAD, Strain.NEAR),
    EscalationStep(Rung.DEPARTMENT_MANAGER, Strain.OVERDUE),
    EscalationStep(Rung.DUTY_MANAGER, Strain.OVERDUE, Span.parse("30 min")),
    EscalationStep(Rung.GENERAL_MANAGER, Strain.OVERDUE, Span.parse("2 h")),
)

PLAIN = ServiceType("S2", {"zh-CN": "公共区域报修"}, "维修", flow=Flow.FIELD)

REPAIR = ServiceType(
    "S3",
    {"zh-CN": "户内有偿维修"},
    "维修",
    category="repair",
    flow=Flow.FIELD,
    forms=(
        FormField("category", {}, FieldKind.CHOICE, choices=(Choice("water", {}), Choice("power", {}))),
        FormField("back_at", {}, FieldKind.MOMENT),
        FormField("result", {}, needed_for="finish"),
    ),
    steps=(WorkStep("cleaned", {}), WorkStep("paid", {}, group="财务", required=False)),
    targets=(
        TargetSpec(TargetKind.ACCEPT, Span.parse("5 min")),
        TargetSpec(TargetKind.ON_SITE, Span.parse("15 min")),
        TargetSpec(TargetKind.DONE, Span.parse("4 h")),
    ),
    stops=frozenset({Stop.WAITING_FOR_PARTS, Stop.WAITING_FOR_CUSTOMER}),
    paid=True,
    sign_off=SignOff.CODE,
    follow_ups=(FollowUp("visit", FollowWhen.DONE, FollowPurpose.VISIT, Span.parse("1 days"), Span.parse("3 days")),),
    unsatisfied="S6",
    escalation=LADDER,
    dates=(DateJob("back", {}, DateDeed.ESCALATE, of="back_at", unless=("paid",)),),
)

TWO_DAYS = Span.parse("2 days")

COMPLAINT = ServiceType(
    "S6",
    {"zh-CN": "投诉"},
    "客服",
    flow=Flow.GROUP,
    targets=(TargetSpec(TargetKind.DONE, Span.parse("3 business days")),),
    follow_ups=(
        FollowUp("progress", FollowWhen.WHILE_OPEN, FollowPurpose.PROGRESS, TWO_DAYS, every=TWO_DAYS),
        FollowUp("visit", FollowWhen.CLOSED, FollowPurpose.VISIT, Span.parse("1 days")),
    ),
    escalation=LADDER,
)  # fmt: skip

LEAD_OF_SALES = ServiceType(
    "S32",
    {"zh-CN": "意向客户"},
    "客服",
    steps=(
        WorkStep("contacted", {}, within=Span.parse("100 min")),
        WorkStep("offer", {}, within=Span.parse("2 h"), required=False),
    ),
    targets=(TargetSpec(TargetKind.DONE, Span.parse("9 days")),),
    stops=frozenset({Stop.WAITING_FOR_CUSTOMER}),
    escalation=LADDER,
)
"""Its steps have times of their own."""

EMERGENCY = ServiceType(
    "S26",
    {},
    "安管",
    flow=Flow.FIELD,
    targets=(TargetSpec(TargetKind.REPORT, Span.parse("24 h")),),
    report=(FormField("what", {}, required=True),),
)

MOVES = {
    OrderAction.DECLINE: Move(OrderAction.DECLINE, note="不归我们"),
    OrderAction.WAIT: Move(OrderAction.WAIT, note="等配件", stop=Stop.WAITING_FOR_PARTS),
    OrderAction.FAIL: Move(OrderAction.FAIL, note="没人在家"),
    OrderAction.VISIT: Move(OrderAction.VISIT, satisfaction="satisfied"),
    OrderAction.CLOSE: Move(OrderAction.CLOSE, note="客户已满意"),
    OrderAction.REOPEN: Move(OrderAction.REOPEN, note="又漏了"),
    OrderAction.CANCEL: Move(OrderAction.CANCEL, note="重复"),
}
"""Moves with what they need; of all others the action alone."""


def moved(order: WorkOrder, service: ServiceType, *actions: OrderAction, at: datetime = MONDAY) -> WorkOrder:
    """The order after `actions`, all taken by a lead, who may everything."""
    for action in actions:
        order = move(order, service, MOVES.get(action, Move(action)), LEAD, at, ALWAYS)
    return order


def new(service: ServiceType = PLAIN, **changes: object) -> WorkOrder:
    order = register(
        service,
        number="20260504-0001",
        customer_name="王先生",
        customer_phone="+8613800138000",
        place="3号楼2单元501",
        description="厨房漏水",
        by="1001",
        now=MONDAY,
        calendar=OFFICE if service is COMPLAINT else ALWAYS,
        phone=as_typed,
        code="0427",
    )
    return replace(order, **changes)  # type: ignore[arg-type]


def in_hand(at: datetime = MONDAY) -> WorkOrder:
    """A paid repair that is ready to be finished: price agreed, place clean, form filled in."""
    order = moved(new(REPAIR, fields={"result": "已修好"}), REPAIR, OrderAction.DISPATCH, OrderAction.ACCEPT, at=at)
    order = confirm_quote(quote(order, [QuoteLine("工费", "次", 3000)], "4001", at), "4001", at)
    return tick(moved(order, REPAIR, OrderAction.ARRIVE, OrderAction.START, at=at), REPAIR, "cleaned", GROUP, at)
