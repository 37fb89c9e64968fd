"""Moving an order on (W2–W8): the table says what is possible, the catalogue who may, the guards what must be there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.calendar import Calendar
from domain.errors import DomainError, Fault, IllegalTransition, InvalidForm, InvalidValue
from domain.orders import clocks
from domain.orders.order import Pause, Signature, WithLead, WorkOrder, need, written
from domain.orders.ownership import bounced
from domain.orders.states import NEEDS_NOTE, TAKES, TRANSITIONS, USES, OrderAction, OrderState, Party
from domain.services.forms import missing
from domain.services.service import FollowPurpose, FollowWhen, ServiceType, SignOff, Stop

WRONG_CODES = 5
"""So many wrong sign-off codes, and only the desk can write the signature down."""


class NotYours(DomainError):
    """The action exists, but not for who asks (A1)."""

    code = "order.not_yours"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, and what they are to the order."""

    user: str
    parties: frozenset[Party]


@dataclass(frozen=True, slots=True)
class Move:
    """An action with what goes along with it."""

    action: OrderAction
    note: str = ""
    appointment: datetime | None = None
    """When the customer expects somebody (W6)."""
    stop: Stop | None = None
    """WAIT: for what."""
    code: str = ""
    """FINISH: what the customer signs with (W5)."""
    signature_file: str | None = None
    satisfaction: str | None = None
    """VISIT: what was found."""
    assignee: str | None = None
    """ACCEPT, DISPATCH: who is to do it."""


def move(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    """The order after an action, its history one longer.

    Raises `IllegalTransition` where the table has none, `NotYours`, and `InvalidValue` or `InvalidForm` for what is
    missing. `calendar` is the responsible group's.
    """
    action = move.action
    target = TRANSITIONS.get((order.state, action)) if action in USES[service.flow] else None
    if target is None:
        raise IllegalTransition(f"work order {order.number}", order.state.value, action.value)
    if not may_take(service, action, actor):
        raise NotYours(f"{action.value} is for {', '.join(sorted(p.value for p in who_takes(service, action)))}")
    if action in NEEDS_NOTE:
        need("note", move.note, f"{action.value} needs a reason")
    _require_fields(order, service, action)
    for guard in GUARDS.get(action, ()):
        guard(order, service, move, actor, now)
    changed = order
    for effect in EFFECTS.get(action, ()):
        changed = effect(changed, service, move, actor, now, calendar)
    changed = clocks.meet(changed, clocks.MEETS.get(action, frozenset()), now)
    changed = replace(changed, state=target)
    return written(
        changed, actor.user, now, action.value, order.state.value, target.value, note=move.note, desk=order.group
    )


def who_takes(service: ServiceType, action: OrderAction) -> frozenset[Party]:
    return service.takes.get(action, TAKES[action])


def may_take(service: ServiceType, action: OrderAction, actor: Actor) -> bool:
    return bool(who_takes(service, action) & actor.parties)


def possible_for(order: WorkOrder, service: ServiceType, actor: Actor) -> tuple[OrderAction, ...]:
    """What `actor` can do to the order now: the buttons on its page."""
    return tuple(
        action
        for (state, action) in TRANSITIONS
        if state is order.state and action in USES[service.flow] and may_take(service, action, actor)
    )


# What must be there

Guard = Callable[[WorkOrder, ServiceType, Move, Actor, datetime], None]


def _require_fields(order: WorkOrder, service: ServiceType, action: OrderAction) -> None:
    lacking = missing(service.forms, order.fields, action.value)
    if lacking:
        raise InvalidForm(
            [InvalidValue(f"fields.{one.id}", f"is needed before {action.value}", Fault.NEEDED) for one in lacking]
        )


def _new_appointment(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    """What failed is sent out again only with another appointment (W6)."""
    if order.state is OrderState.NOT_DONE and (move.appointment or order.appointment) is None:
        raise InvalidValue("appointment", "agree on another time with the customer first", Fault.NEEDED)


def _appointment_ahead(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    if move.appointment is not None and move.appointment < now:
        raise InvalidValue("appointment", "lies in the past", Fault.PAST)


def _named_stop(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    if move.stop is None or move.stop not in service.stops:
        known = ", ".join(sorted(stop.value for stop in service.stops)) or "nothing"
        raise InvalidValue("stop", f"the clocks of {service.id} stop for {known}", Fault.UNKNOWN)


def _price_agreed(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    """Paid work begins when the customer has confirmed its price (W4)."""
    if not service.paid or (order.state is OrderState.REGISTERED and move.action is OrderAction.FINISH):
        return
    if order.quote is None or order.quote.confirmed_at is None:
        raise InvalidValue("quote", "the customer confirms the price before work starts (W4)", Fault.NEEDED)


def _steps_done(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    if order.state is OrderState.REGISTERED:
        return
    open_steps = [s for s in (*service.check_list, *service.steps) if s.required and not order.has_ticked(s.id)]
    if open_steps:
        raise InvalidForm([InvalidValue(f"steps.{s.id}", "is not done yet", Fault.NEEDED) for s in open_steps])


def _signed(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    """Done means the customer signed (W5). Whoever sits at the desk has their word on the phone."""
    if service.sign_off is SignOff.NONE or order.state is OrderState.REGISTERED or order.signature is not None:
        return
    if actor.parties & {Party.DESK, Party.LEAD, Party.OWNER}:
        return
    if move.signature_file is not None and service.sign_off is SignOff.SIGNATURE:
        return
    if order.wrong_codes >= WRONG_CODES:
        raise InvalidValue("code", "too many wrong codes: the centre calls the customer and finishes it")
    if not order.code or move.code.strip() != order.code:
        fault = Fault.INVALID if move.code.strip() else Fault.NEEDED
        raise InvalidValue("code", "is not the one the customer was told (W5)", fault)


def _settled_up(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    """The fee is handed in (W4) before it is filed."""
    if order.quote is not None and order.quote.confirmed_at is not None and order.quote.fen and order.fee is None:
        raise InvalidValue("fee", "hand the fee to finance first (W4)", Fault.NEEDED)


def _asked_after(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    """Every repair and paid service is visited (C2); who files one without says why."""
    if order.state is not OrderState.VISITED and asks_after(service) and not move.note.strip():
        raise InvalidValue("note", "the customer was not visited yet (C2): say why it is filed without", Fault.NEEDED)


def asks_after(service: ServiceType) -> bool:
    """Whether its orders are followed by a visit before they are filed (C2)."""
    return any(
        one.when is FollowWhen.DONE and one.purpose in (FollowPurpose.VISIT, FollowPurpose.SURVEY)
        for one in service.follow_ups
    )


def _reported(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    if service.report and not order.report:
        raise InvalidValue("report", "the written report is filed first (W10)", Fault.NEEDED)


def _found_something(order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime) -> None:
    if not move.satisfaction:
        raise InvalidValue("satisfaction", "say what the customer said", Fault.NEEDED)


_A = OrderAction

GUARDS: Mapping[OrderAction, tuple[Guard, ...]] = {
    _A.DISPATCH: (_appointment_ahead, _new_appointment),
    _A.START: (_price_agreed,),
    _A.WAIT: (_named_stop,),
    _A.FAIL: (_appointment_ahead,),
    _A.FINISH: (_price_agreed, _steps_done, _signed),
    _A.VISIT: (_found_something,),
    _A.CLOSE: (_settled_up, _reported, _asked_after),
}

# What comes with it

Effect = Callable[[WorkOrder, ServiceType, Move, Actor, datetime, Calendar], WorkOrder]


def _send(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    order = replace(order, assignee=move.assignee or order.assignee)
    if order.with_lead is WithLead.BOUNCED and Party.LEAD in actor.parties:
        order = replace(order, with_lead=None)  # the office has decided (O5)
    return _book(order, service, move, actor, now, calendar)


def _book(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    if move.appointment is None:
        return order
    return clocks.rebook(replace(order, appointment=move.appointment), service, move.appointment, calendar)


def _send_back(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    return bounced(replace(order, assignee=None))


def _take(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    own = actor.user if Party.GROUP in actor.parties else None
    return replace(order, assignee=move.assignee or own or order.assignee)


def _stop(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    assert move.stop is not None
    return replace(order, waiting=Pause(move.stop, now))


def _go_on(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    return clocks.resume(order, now, calendar)


def _miss(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    """The appointment that was not kept counts no more (W6)."""
    order = clocks.resume(replace(order, appointment=None), now, calendar)
    return _book(order, service, move, actor, now, calendar)


def _sign(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    if service.sign_off is SignOff.NONE or order.state is OrderState.REGISTERED or order.signature is not None:
        return order
    how = "signature" if move.signature_file else "code" if order.code and move.code.strip() == order.code else "call"
    return replace(order, signature=Signature(how, now, actor.user, move.signature_file))


def _take_down(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    return replace(order, satisfaction=move.satisfaction)


def _again(
    order: WorkOrder, service: ServiceType, move: Move, actor: Actor, now: datetime, calendar: Calendar
) -> WorkOrder:
    """Opened anew: signed and ticked anew, its targets run again."""
    order = replace(order, signature=None, ticked=(), wrong_codes=0, appointment=None, satisfaction=None)
    return clocks.afresh(order, service, now, calendar)


EFFECTS: Mapping[OrderAction, tuple[Effect, ...]] = {
    _A.DISPATCH: (_send,),
    _A.DECLINE: (_send_back,),
    _A.ACCEPT: (_take, _book),
    _A.WAIT: (_stop,),
    _A.RESUME: (_go_on, _book),
    _A.FAIL: (_miss,),
    _A.FINISH: (_sign,),
    _A.VISIT: (_take_down,),
    _A.REOPEN: (_again,),
    _A.CANCEL: (_go_on,),
}


def wrong_code(order: WorkOrder, by: str, now: datetime) -> WorkOrder:
    """Somebody tried to sign off with a wrong code: counted, so that nobody guesses it."""
    changed = replace(order, wrong_codes=order.wrong_codes + 1)
    return written(changed, by, now, "wrong code", order.state.value, order.state.value)
