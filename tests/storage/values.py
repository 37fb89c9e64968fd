"""Records to store, with everything filled in that can be."""

from datetime import UTC, datetime, timedelta, timezone

from domain.agents import Agent, AgentState
from domain.callbacks import Attempt, Callback, CallbackState, Outcome, Stamp
from domain.calls import Call, CallDirection, CallState, EndCause, TimelineEntry
from domain.customers import Customer
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
from domain.people import Person, Role
from domain.services.service import Stop, TargetKind, Urgency
from domain.services.spans import Unit
from domain.transcripts import Judgement, Line, RuleKind, SecondLook, Speaker, Verdict
from hotline.storage.scripts import Origin, ScriptVersion

NOW = datetime(2026, 3, 1, 2, 30, 15, 123456, tzinfo=UTC)
BEIJING = timezone(timedelta(hours=8))


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


CALL = Call(
    id="c1",
    direction=CallDirection.INBOUND,
    caller="+8613812345678",
    called="95001",
    state=CallState.ENDED,
    started_at=NOW,
    queue="service",
    agent="1001",
    customer_id="k1",
    callback_id="b1",
    queued_at=after(5),
    answered_at=after(1),
    connected_at=after(11),
    ended_at=after(60),
    end_cause=EndCause.COMPLETED,
    recording="c1.wav",
    script_id="property",
    script_version=3,
)
ENTRY = TimelineEntry(at=after(1), event="answered", detail={"by": "centre", "引号": "“很好”"})
LINE = Line("c1", Speaker.CALLER, 1.5, 3.25, "我家漏水了", True, 0.875)
GAP = Line("c1", Speaker.AGENT, 0.5, 1.0, "", True, 0.0, gap=True)
JUDGEMENT = Judgement("c1", "opening", RuleKind.REQUIRED, Verdict.SAID, Speaker.AGENT, 0.25, 2.5)
LOOK = SecondLook("c1", Speaker.AGENT, 12.5, 15.0, "请问还有什么可以帮您", 0.5)
VERSION = ScriptVersion("property", 1, Origin.PRODUCT, "id: property\n", NOW, "hotline", "第一版")
CUSTOMER = Customer("k1", "欧阳娜娜", ("+8613812345678", "+8675512345"), "女士", "3栋2单元", "有狗", True)
ORDER = WorkOrder(
    number="20260301-0001",
    state=OrderState.DISPATCHED,
    service_type="S3",
    customer_name="欧阳娜娜",
    customer_phone="+8613812345678",
    place="3栋2单元",
    description="厨房漏水",
    created_at=NOW,
    created_by="1001",
    group="plumbing",
    fields={"z": "1", "a": "二"},
    call_id="c1",
    customer_id="k1",
    history=(
        HistoryEntry(NOW, "1001", "register", None, "registered"),
        HistoryEntry(after(1), "hotline", "dispatch", "registered", "dispatched", "请尽快", "plumbing"),
    ),
    urgency=Urgency.URGENT,
    category="S3:water",
    building="3栋",
    spot="3栋2单元",
    owner="1001",
    assignee="4001",
    handover=Handover(after(2), "1001", after(902), user="1002"),
    bounces=1,
    with_lead=WithLead.ESCALATED,
    appointment=after(7200),
    targets=(
        Target(TargetKind.ACCEPT, after(300), after(240), Unit.MINUTES, met_at=after(10), told=("near",)),
        Target(TargetKind.DONE, after(14400), after(11520), Unit.BUSINESS_HOURS),
    ),
    waiting=Pause(Stop.WAITING_FOR_PARTS, after(20)),
    quote=Quote((QuoteLine("水龙头", "个", 3000, 2),), "4001", after(30), after(40), "4001"),
    fee=Fee(6000, after(50), "4003", "N17"),
    code="0427",
    wrong_codes=1,
    signature=Signature("signature", after(45), "4001", "f1"),
    ticked=(Ticked("inspect", after(33), "4001", "正常"),),
    papers=("id_card",),
    dates=(DateDue("due_back", after(9999)), DateDue("remind", after(99), done=True)),
    follow_at=after(172800),
    report={"what": "漏水"},
    satisfaction="satisfied",
    repeat_of="20260228-0003",
    repeats=2,
    master="20260228-0001",
    follows="20260227-0009",
    version=7,
)
CALLBACK = Callback(
    id="b1",
    phone="+8613812345678",
    due_at=after(3600),
    reason="回访",
    created_at=NOW,
    created_by="1001",
    next_at=after(3600),
    state=CallbackState.SCHEDULED,
    call_id="c1",
    work_order="20260301-0001",
    agent="1001",
    customer_id="k1",
    attempts=(
        Attempt(after(10), "1001", "c2", after(20), Outcome.BUSY),
        Attempt(after(200), "1001", "c3"),
    ),
)
STAMP = Stamp(NOW, "1001", "book")
AGENT = Agent(
    user="1001",
    name="李雷",
    queues=("service", "repairs"),
    state=AgentState.TALKING,
    since=NOW,
    idle_since=after(-100),
    reason=None,
    call_id="c1",
    phone_registered=True,
    next_state=AgentState.BREAK,
    next_reason="meal",
)
PERSON = Person("1001", "李雷", Role.AGENT, ("service",), True)
