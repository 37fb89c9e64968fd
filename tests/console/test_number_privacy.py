"""Who sees whose number on the live screens, in calls and in callbacks (handbook A1, A2)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from agent_console.deltas import Deltas
from agent_console.views.base import NUMBERS, View
from domain.calls import Call, CallDirection, TimelineEntry
from domain.people import Person, Role
from domain.privacy import Part, may_see
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from hotline.bus.facts import CallChanged, CallHeard
from hotline.flows.customers import CustomerDraft
from hotline.flows.orders import NewOrder
from tests.console.house import NOW, House, inbound
from tests.console.test_socket import hello, snapshot
from tests.console.wire import Wire, connect

NUMBER, OTHER = "13800138000", "13700137000"
SHOWN = "+86138****8000"
PROMISE = Judgement("c1", "promise", RuleKind.FORBIDDEN, Verdict.SAID, Speaker.AGENT, 1, 2)
SAID = Line("c1", Speaker.CALLER, 1, 5, "电话一三七零零一三七零零零", True, 0.9, normal=f"电话{OTHER}")
CALLBACK = {"phone": NUMBER, "due_at": "2026-05-04T02:00:00Z", "reason": f"或打{OTHER}"}


async def served(house: House) -> Call:
    """A customer with a file and an open order calls 1001, and says another number."""
    customer = await house.centre.customers.save(CustomerDraft(name="王芳", phones=(NUMBER,), note=OTHER), "1001")
    await house.centre.orders.open(NewOrder("S2", "王芳", NUMBER, "3栋", f"漏水，另一个电话{OTHER}"), "1001")
    call = replace(inbound("c1"), customer_id=customer.id)
    await house.call(call)
    await house.ledger.heard(SAID)
    return call


async def asked(house: House, user: str, path: str) -> str:
    answer = await house.http.get(f"/api/v1{path}", headers=house.as_(user))
    assert answer.status_code == 200, answer.text
    return answer.text


def numbers_in(message: Any) -> set[str]:
    return {number for number in (NUMBER, OTHER, "一三七零零一三七零零零") if number in str(message)}


@pytest.mark.parametrize(("user", "whole"), [("1001", True), ("2001", True), ("9001", True), ("3001", False)])
async def test_A2_the_snapshot_has_whole_numbers_for_those_whose_work_they_are(
    open_house: House, user: str, whole: bool
) -> None:
    await served(open_house)
    await open_house.http.post("/api/v1/callbacks", json=CALLBACK, headers=open_house.as_("1001"))
    await open_house.centre.alerts.sound(PROMISE, "1001", f"我保证打{OTHER}", "")
    async with connect(open_house.app) as wire:
        seen = await snapshot(wire, open_house, user)
    (live,) = seen["calls"]
    (callback,) = seen["callbacks"]
    (order,) = live["orders"]
    customer, (line,) = live["customer"], live["transcript"]
    expected = f"+86{NUMBER}" if whole else SHOWN
    assert live["call"]["caller"] == live["call"]["customer_number"] == expected
    assert live["call"]["called"] == "95001", "the centre's own number is no secret"
    assert (customer["phones"], order["customer"]["phone"], callback["phone"]) == ([expected], expected, expected)
    other = OTHER if whole else "137****7000"
    assert (customer["note"], order["description"], callback["reason"]) == (
        other,
        f"漏水，另一个电话{other}",
        f"或打{other}",
    )
    assert (line["normal"] or line["text"]) == f"电话{other}"
    assert [alert["words"] for alert in seen["alerts"]] == ([] if user == "1001" else [f"我保证打{other}"])
    assert bool(numbers_in(seen)) is whole


async def test_A2_what_happens_is_told_with_whole_numbers_to_those_whose_work_they_are(open_house: House) -> None:
    users = ("1001", "2001", "3001")
    async with connect(open_house.app) as mine, connect(open_house.app) as lead, connect(open_house.app) as quality:
        wires = dict(zip(users, (mine, lead, quality), strict=True))
        for user, wire in wires.items():
            await snapshot(wire, open_house, user)
        call = await served(open_house)
        told = {user: await told_of(wire, "call", "heard") for user, wire in wires.items()}
        for user in users[:2]:
            assert numbers_in(told[user]["call"]) == {NUMBER, OTHER}
            assert told[user]["heard"]["line"]["normal"] == f"电话{OTHER}"
        assert told["3001"]["call"]["live"]["call"]["caller"] == SHOWN
        assert told["3001"]["heard"]["line"]["text"] == "电话137****7000"

        back = replace(call, id="c2", direction=CallDirection.OUTBOUND, caller="95001", called=f"+86{NUMBER}")
        await open_house.call(back, TimelineEntry(NOW, "dialled", {"to": f"+86{NUMBER}"}))
        await open_house.http.post("/api/v1/callbacks", json=CALLBACK, headers=open_house.as_("1001"))
        await open_house.ledger.judged(replace(PROMISE, call_id="c1", reason=f"客户让打{OTHER}"))
        later = {user: await told_of(wire, "call", "callback", "judged") for user, wire in wires.items()}
        assert all(numbers_in(delta) for user in users[:2] for delta in later[user].values())
        assert later["3001"]["call"]["entry"]["detail"] == {"to": SHOWN}
        assert later["3001"]["call"]["live"]["call"]["caller"] == "95001"
        assert later["3001"]["callback"]["callback"]["phone"] == SHOWN
        assert later["3001"]["judged"]["verdict"]["reason"] == "客户让打137****7000"
        assert not numbers_in([*told["3001"].values(), *later["3001"].values()])

        await open_house.centre.alerts.sound(PROMISE, "1001", f"我保证打{OTHER}", "")
        assert numbers_in(await lead.until("alert"))
        assert (await quality.until("alert"))["alert"]["words"] == "我保证打137****7000"


async def told_of(wire: Wire, *kinds: str) -> dict[str, Any]:
    """The next of each kind, in whatever order they come."""
    found: dict[str, Any] = {}
    while set(kinds) - set(found):
        message = await wire.receive()
        found.setdefault(message["type"], message)
    return {kind: found[kind] for kind in kinds}


async def test_A2_whoever_comes_back_is_told_the_same_way(open_house: House) -> None:
    async with connect(open_house.app) as wire:
        seq = (await snapshot(wire, open_house, "3001"))["seq"]
    async with connect(open_house.app) as lead:
        await snapshot(lead, open_house, "2001")
        await served(open_house)
        await lead.until("heard")
    async with connect(open_house.app) as wire:
        wire.send(hello(open_house, "3001", after=seq))
        assert (await wire.receive())["type"] == "resumed"
        missed = await told_of(wire, "customer", "order", "call", "heard")
        assert not numbers_in(missed)
        assert missed["call"]["live"]["call"]["customer_number"] == SHOWN


async def test_A2_a_number_is_not_given_away_as_it_is_spoken(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    spoken = "一三七零零一三七零零零"
    async with connect(open_house.app) as quality, connect(open_house.app) as lead:
        for wire, user in ((quality, "3001"), (lead, "2001")):
            await snapshot(wire, open_house, user)
        digits: list[str] = []
        for many in range(1, len(spoken) + 1):
            partial = Line("c1", Speaker.CALLER, 1, 1 + many / 4, f"电话{spoken[:many]}", False, 0)
            await open_house.bus.publish(CallHeard(partial))
            assert (await lead.until("heard"))["line"]["text"] == partial.text
            digits.append((await quality.until("heard"))["line"]["text"])
    assert digits == ["电话" + "*" * many for many in range(1, len(spoken) + 1)]


async def test_A2_of_each_call_everybody_it_is_for_is_told_once(open_house: House) -> None:
    deltas = Deltas(open_house.centre, iter(range(100)).__next__)
    for fact, forms in (
        (CallChanged(inbound("c1"), None), 2),
        (CallChanged(replace(inbound("c2"), caller="1002"), None), 1),
        (CallHeard(SAID), 2),
        (CallHeard(replace(SAID, text="三栋漏水", normal="3栋漏水")), 1),
    ):
        told = await deltas.of(fact)
        assert len(told) == forms
        for role in Role:
            for user in ("1001", "5001"):
                person = Person(user, "x", role)
                heard = [one for one in told if one.audience.includes(person)]
                sees = user == "1001" or role in {
                    *(Role.LEAD, Role.QUALITY, Role.DUTY_MANAGER, Role.MANAGER, Role.ADMINISTRATOR)
                }
                assert len(heard) == sees
                assert not sees or forms == 1 or (heard[0] is told[0]) is may_see(person, Part.NUMBER)


CALLS = ("/calls", "/calls/c1")
CALLBACKS = ("/callbacks", "/callbacks/{id}", "/callbacks/{id}/history", "/do-not-call", "/work-orders/{order}/related")


@pytest.mark.parametrize("path", [*CALLS, *CALLBACKS])
async def test_A2_calls_callbacks_and_their_histories_are_read_the_same_way(open_house: House, path: str) -> None:
    centre = open_house.centre
    await served(open_house)
    dialled = replace(inbound("c1"), direction=CallDirection.OUTBOUND, caller="95001", called=f"+86{NUMBER}")
    await open_house.call(dialled, TimelineEntry(NOW, "dialled", {"to": f"+86{NUMBER}"}))
    order = await centre.orders.open(NewOrder("S2", "王芳", NUMBER, "3栋", OTHER), "1001")
    booking = CALLBACK | {"work_order": order.number}
    headers = open_house.as_("1001")
    booked = (await open_house.http.post("/api/v1/callbacks", json=booking, headers=headers)).json()
    change = {"action": "cancel", "why": f"改打{OTHER}"}
    await open_house.http.patch(f"/api/v1/callbacks/{booked['id']}", json=change, headers=headers)
    await centre.callbacks.do_not_call(NUMBER, f"改打{OTHER}", "1001")
    address = path.format(id=booked["id"], order=order.number)
    for user in ("2001", "1001"):
        assert numbers_in(await asked(open_house, user, address))
    assert not numbers_in(await asked(open_house, "3001", address))
    assert "****" in await asked(open_house, "3001", address)


async def test_A2_numbers_of_orders_and_moments_are_not_struck_out(open_house: House) -> None:
    moved = "2026-05-05T02:00:00+00:00"
    headers = open_house.as_("1001")
    booking = CALLBACK | {"reason": "回访工单 20260504-0001，2026-05-04 来过"}
    booked = (await open_house.http.post("/api/v1/callbacks", json=booking, headers=headers)).json()
    change = {"action": "reschedule", "due_at": moved}
    await open_house.http.patch(f"/api/v1/callbacks/{booked['id']}", json=change, headers=headers)
    assert booking["reason"] in await asked(open_house, "3001", f"/callbacks/{booked['id']}")
    assert moved in await asked(open_house, "3001", f"/callbacks/{booked['id']}/history")


def views(parent: type[View] = View) -> Iterator[type[View]]:
    for view in parent.__subclasses__():
        yield view
        yield from views(view)


@pytest.mark.parametrize("name", ["phone", "phones", "emergency_phones", "customer_number"])
def test_A2_every_field_for_customers_numbers_can_be_struck_out(name: str) -> None:
    having = [view for view in views() if name in view.model_fields and view.__name__ != "CallOutView"]
    assert having
    assert [view.__name__ for view in having if NUMBERS not in view.model_fields[name].metadata] == []
