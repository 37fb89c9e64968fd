"""The WebSocket, end to end within the process: hello, snapshot, deltas, commands, resume."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from agent_console.access import COOKIE
from agent_console.hub import HubLimits
from agent_console.protocol import SERVER_MESSAGE
from domain.agents import AgentEvent, AgentState
from domain.calls import CallState, EndCause, TimelineEntry
from domain.guidance import Guidance, LineState
from domain.queues import Waiting
from domain.scripts import DueLine, DueState
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from hotline.bus.base import CAPACITY
from hotline.bus.facts import CallHeard
from hotline.flows.customers import CustomerDraft
from hotline.flows.orders import NewOrder
from tests.console.house import NOW, House, inbound
from tests.console.wire import Wire, connect


def hello(house: House, user: str, after: int | None = None) -> dict[str, Any]:
    return {"type": "hello", "token": house.tokens[user], **({} if after is None else {"after": after})}


async def snapshot(wire: Wire, house: House, user: str) -> dict[str, Any]:
    wire.send(hello(house, user))
    message = await wire.receive()
    assert message["type"] == "snapshot"
    SERVER_MESSAGE.validate_python(message)
    return message


async def test_the_hello_is_answered_with_a_snapshot(open_house: House) -> None:
    await open_house.call(inbound("c1", agent="1001"))
    await open_house.call(inbound("c2", agent="1002"))
    async with connect(open_house.app) as wire:
        seen = await snapshot(wire, open_house, "1001")
    assert seen["me"]["person"]["user"] == "1001"
    assert seen["me"]["agent"]["state"] == "break"
    assert seen["me"]["agent"]["reason"] == "login"
    assert seen["speech"] == "deaf"
    assert [call["call"]["id"] for call in seen["calls"]] == ["c1"]
    assert [agent["user"] for agent in seen["agents"]] == ["1001"]
    assert [queue["id"] for queue in seen["queues"]] == ["service"]
    assert seen["board"] is None
    assert seen["centre"]["timezone"] == "Asia/Shanghai"


async def test_L1_a_lead_sees_everything_live(open_house: House) -> None:
    await open_house.call(inbound("c1", agent="1001"))
    await open_house.call(inbound("c2", state=CallState.WAITING, agent=None))
    await open_house.centre.floor.enqueue(Waiting("c2", "service", NOW - timedelta(seconds=30)))
    async with connect(open_house.app) as wire:
        seen = await snapshot(wire, open_house, "2001")
    assert {call["call"]["id"] for call in seen["calls"]} == {"c1", "c2"}
    assert len(seen["agents"]) == 4
    assert seen["queues"][0]["waiting"][0]["call_id"] == "c2"
    board = seen["board"]
    assert (board["waiting"], board["longest_wait_s"], board["in_progress"]) == (1, 30.0, 1)
    assert board["agents_by_state"]["offline"] == 3
    assert board["agents_by_state"]["break"] == 1


async def test_the_snapshot_has_what_was_said_so_far(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    await open_house.ledger.heard(Line("c1", Speaker.AGENT, 1, 2, "您好", True, 0.9))
    await open_house.ledger.judged(Judgement("c1", "opening", RuleKind.REQUIRED, Verdict.SAID, Speaker.AGENT, 1, 2))
    speech = open_house.lines.running["c1"].transcription
    speech.partials = (Line("c1", Speaker.CALLER, 3, 4, "我家", False, 0),)
    due = DueLine("opening", "opening", "您好", Verdict.SAID, True, DueState.DONE, at_s=1.0)
    open_house.lines.running["c1"].guidance = Guidance((due,), line=LineState(on_hold=True))
    async with connect(open_house.app) as wire:
        call = (await snapshot(wire, open_house, "1001"))["calls"][0]
    assert [(line["text"], line["final"]) for line in call["transcript"]] == [("您好", True), ("我家", False)]
    assert call["verdicts"][0]["verdict"] == "said"
    (line,) = call["stages"]
    assert (line["rule"], line["text"], line["state"], line["at_s"]) == ("opening", "您好", "done", 1.0)
    assert call["line"] == {"on_hold": True, "speaking": None, "automatic": None, "trouble": None}


async def test_R1_the_customers_file_pops_up_when_the_phone_rings(open_house: House) -> None:
    centre = open_house.centre
    draft = CustomerDraft(name="王芳", phones=("13800138000",), title="女士")
    customer = await centre.customers.save(draft, "1002")
    await centre.orders.open(NewOrder("S2", "王芳", "13800138000", "3栋", "漏水"), "1002")
    async with connect(open_house.app) as wire, connect(open_house.app) as other:
        await snapshot(wire, open_house, "1001")
        await snapshot(other, open_house, "1002")
        ringing = replace(inbound("c1", state=CallState.OFFERED, agent="1001"), customer_id=customer.id)
        await open_house.call(ringing, TimelineEntry(NOW, "offered", {"agent": "1001"}))
        delta = await wire.until("call")
        assert delta["live"]["call"]["state"] == "offered"
        assert delta["live"]["customer"]["surname"] == "王"
        assert [order["description"] for order in delta["live"]["orders"]] == ["漏水"]
        assert delta["entry"]["event"] == "offered"
        assert delta["entry"]["seconds"] == 60.0
        # it is not taken, and rings at the other agent
        await open_house.call(replace(ringing, agent="1002"))
        gone = await wire.until("call_gone")
        assert gone["call_id"] == "c1"
        assert (await other.until("call"))["live"]["call"]["agent"] == "1002"


async def test_R1_what_was_said_while_waiting_pops_up_with_the_call(open_house: House) -> None:
    waiting = inbound("c1", state=CallState.WAITING, agent=None)
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        await open_house.call(waiting)
        await open_house.ledger.heard(Line("c1", Speaker.CALLER, 1, 3, "水管爆了", True, 0.8))
        await open_house.ledger.judged(Judgement("c1", "opening", RuleKind.REQUIRED, Verdict.SAID, Speaker.AGENT, 1, 2))
        open_house.lines.running["c1"].transcription.partials = (Line("c1", Speaker.CALLER, 4, 5, "快来", False, 0),)
        ringing = replace(waiting, state=CallState.OFFERED, agent="1001")
        await open_house.call(ringing)
        live = (await wire.until("call"))["live"]
        assert [line["text"] for line in live["transcript"]] == ["水管爆了", "快来"]
        assert [verdict["rule"] for verdict in live["verdicts"]] == ["opening"]
        # from here on the agent is told each line as it is spoken
        await open_house.call(replace(ringing, state=CallState.TALKING, connected_at=NOW))
        assert "transcript" not in (await wire.until("call"))["live"]


async def test_R1_a_file_opened_during_the_call_pops_up(open_house: House) -> None:
    call = inbound("c1", agent="1001")
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        await open_house.call(call)
        assert (await wire.until("call"))["live"]["customer"] is None
        await open_house.centre.customers.save(CustomerDraft(name="周海燕", phones=("13800138000",)), "1001")
        assert (await wire.until("customer"))["customer"]["name"] == "周海燕"
        await open_house.call(replace(call, state=CallState.TALKING))
        assert (await wire.until("call"))["live"]["customer"]["name"] == "周海燕", "it stays"


async def test_speech_reaches_its_agent_and_overseers_only(open_house: House) -> None:
    await open_house.call(inbound("c1", agent="1001"))
    async with connect(open_house.app) as mine, connect(open_house.app) as other, connect(open_house.app) as lead:
        for wire, user in ((mine, "1001"), (other, "1002"), (lead, "2001")):
            await snapshot(wire, open_house, user)
        await open_house.bus.publish(CallHeard(Line("c1", Speaker.CALLER, 1, 2, "我家", False, 0)))
        await open_house.ledger.heard(Line("c1", Speaker.CALLER, 1, 3, "我家漏水了", True, 0.8))
        await open_house.centre.floor.enqueue(Waiting("c9", "service", NOW))
        for wire in (mine, lead):
            assert (await wire.until("heard"))["line"]["text"] == "我家"
            assert (await wire.until("heard"))["line"]["final"] is True
        kinds: list[str] = []
        while (kinds or [""])[-1] != "queue":
            kinds.append((await other.receive())["type"])
        assert "heard" not in kinds


async def test_the_numbers_of_deltas_rise(open_house: House) -> None:
    async with connect(open_house.app) as wire:
        last = (await snapshot(wire, open_house, "2001"))["seq"]
        assert last >= NOW.timestamp() * 1000, "so that they rise over restarts, too"
        await open_house.call(inbound("c1"))
        await open_house.ledger.heard(Line("c1", Speaker.CALLER, 1, 3, "喂", True, 0.8))
        await open_house.centre.floor.request_state("1002", AgentState.READY, None, "1002")
        for kind in ("call", "heard", "agent"):
            message = await wire.until(kind)
            assert message["seq"] > last
            last = message["seq"]


async def test_a_console_comes_back_and_misses_nothing(open_house: House) -> None:
    await open_house.call(inbound("c1", agent="1001"))
    async with connect(open_house.app) as wire:
        seq = (await snapshot(wire, open_house, "1001"))["seq"]
        await open_house.ledger.heard(Line("c1", Speaker.CALLER, 1, 2, "一", True, 0.8))
        seq = (await wire.until("heard"))["seq"]
    async with connect(open_house.app) as watching:
        await snapshot(watching, open_house, "2001")
        await open_house.ledger.heard(Line("c1", Speaker.CALLER, 2, 3, "二", True, 0.8))
        await open_house.bus.publish(CallHeard(Line("c1", Speaker.CALLER, 3, 4, "三", False, 0)))
        await open_house.ledger.heard(Line("c1", Speaker.CALLER, 3, 4, "三个", True, 0.8))
        while (await watching.until("heard"))["line"]["text"] != "三个":
            pass
    async with connect(open_house.app) as wire:
        wire.send(hello(open_house, "1001", after=seq))
        resumed = await wire.receive()
        assert resumed["type"] == "resumed"
        assert resumed["me"]["agent"]["user"] == "1001"
        assert [(await wire.until("heard"))["line"]["text"] for _ in range(2)] == ["二", "三个"]


@pytest.mark.parametrize("after", [0, 2**53])
async def test_what_is_not_known_any_more_becomes_a_snapshot(open_house: House, after: int) -> None:
    async with connect(open_house.app) as wire:
        wire.send(hello(open_house, "1001", after=after))
        assert (await wire.receive())["type"] == "snapshot"


async def test_when_the_bus_overflows_consoles_start_over(open_house: House) -> None:
    async with connect(open_house.app) as wire:
        seq = (await snapshot(wire, open_house, "2001"))["seq"]
        for _ in range(CAPACITY + 1):  # the hub gets no turn in between
            await open_house.bus.publish(CallHeard(Line("c1", Speaker.CALLER, 1, 2, "我", False, 0)))
        again = await wire.until("snapshot")
        assert again["seq"] > seq
        await open_house.call(inbound("c1"))
        assert (await wire.until("call"))["seq"] > again["seq"]


async def test_commands_are_answered(open_house: House) -> None:
    await open_house.call(inbound("c1", agent="1001"))
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        wire.send({"type": "command", "id": "1", "name": "set_state", "state": "break", "reason": "meal"})
        assert await wire.until("result") == {"type": "result", "id": "1", "ok": True, "error": None}
        agent = open_house.centre.floor.agent("1001")
        assert agent is not None
        assert (agent.state, agent.reason) == (AgentState.BREAK, "meal")
        wire.send({"type": "command", "id": "2", "name": "hang_up", "call_id": "c1"})
        assert (await wire.until("result"))["ok"] is True
        assert open_house.lines.hung_up == [("c1", "1001")]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ({"name": "set_state", "state": "ready", "user": "1002"}, "not_allowed"),
        ({"name": "set_state", "state": "talking"}, "domain.invalid_value"),
        ({"name": "set_state", "state": "break", "reason": "golf"}, "domain.invalid_value"),
        ({"name": "hang_up", "call_id": "c2"}, "not_allowed"),
        ({"name": "hang_up", "call_id": "none"}, "not_found"),
        ({"name": "finish_wrap_up"}, "domain.illegal_transition"),
    ],
)
async def test_a_refused_command_says_why_and_the_console_stays(
    open_house: House, command: dict[str, Any], code: str
) -> None:
    await open_house.call(inbound("c2", agent="1002"))
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        wire.send({"type": "command", "id": "7", **command})
        result = await wire.until("result")
        assert (result["id"], result["ok"], result["error"]["code"]) == ("7", False, code)
        wire.send({"type": "ping"})
        assert (await wire.until("pong")) == {"type": "pong"}


async def test_a_call_in_wrap_up_is_still_in_the_snapshot(open_house: House) -> None:
    floor = open_house.centre.floor
    await floor.phone_registered("1001", True)
    await floor.request_state("1001", AgentState.READY, None, "1001")
    await floor.reserve("1001", "c1")
    await open_house.call(replace(inbound("c1"), state=CallState.ENDED, ended_at=NOW, end_cause=EndCause.COMPLETED))
    await floor.happened("1001", AgentEvent.CONNECTED)
    await floor.happened("1001", AgentEvent.CALL_ENDED)
    async with connect(open_house.app) as wire:
        seen = await snapshot(wire, open_house, "1001")
        assert [call["call"]["id"] for call in seen["calls"]] == ["c1"]
        wire.send({"type": "command", "id": "1", "name": "finish_wrap_up"})
        assert (await wire.until("result"))["ok"] is True
    agent = floor.agent("1001")
    assert agent is not None
    assert agent.state is AgentState.READY


async def test_the_cookie_counts_for_our_own_page_only(open_house: House) -> None:
    cookie = {"cookie": f"{COOKIE}={open_house.tokens['1001']}"}
    async with connect(open_house.app, {**cookie, "origin": "http://console"}) as wire:
        wire.send({"type": "hello"})
        assert (await wire.receive())["type"] == "snapshot"
    async with connect(open_house.app, {**cookie, "origin": "http://elsewhere"}) as wire:
        wire.send({"type": "hello"})
        assert (await wire.receive())["code"] == "login.required"
        assert await wire.closed() == 4401


async def test_a_bad_token_closes_the_socket(open_house: House) -> None:
    async with connect(open_house.app) as wire:
        wire.send({"type": "hello", "token": "nonsense"})
        assert (await wire.receive())["type"] == "error"
        assert await wire.closed() == 4401


async def test_an_illegal_message_closes_the_socket(open_house: House) -> None:
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        wire.send("rubbish")
        assert (await wire.until("error"))["code"] == "message.illegal"
        assert await wire.closed() == 4400


async def test_silence_closes_the_socket(open_house: House) -> None:
    open_house.app.state.wiring = replace(open_house.wiring, hello_timeout_s=0.01)
    async with connect(open_house.app) as wire:
        assert (await wire.receive())["code"] == "hello.timeout"
        assert await wire.closed() == 4408


async def test_a_logout_ends_the_console_at_its_next_ping(open_house: House) -> None:
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        await open_house.centre.people.close_session(open_house.tokens["1001"])
        wire.send({"type": "ping"})
        assert (await wire.until("error"))["code"] == "login.required"
        assert await wire.closed() == 4401


async def test_L3_the_floor_knows_when_the_last_console_is_gone(open_house: House) -> None:
    consoles = open_house.centre.floor._consoles
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        async with connect(open_house.app) as second:
            await snapshot(second, open_house, "1001")
            assert consoles["1001"] == 2
        assert consoles["1001"] == 1
    assert consoles["1001"] == 0


async def test_a_centre_that_stops_sends_its_consoles_away(open_house: House) -> None:
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        await open_house.wiring.hub.stop()
        assert await wire.closed() == 1001


def test_by_default_much_is_remembered() -> None:
    assert HubLimits().recent >= 1000
