"""What a console is told of the rules of a call, and what it can do about it (handbook P2, P4–P6, T8, T10, L1)."""

from dataclasses import replace

import pytest

from agent_console.protocol import Failure
from domain.agents import AgentEvent, AgentState
from domain.calls import CallState, EndCause, TimelineEntry
from domain.guidance import Guidance, LineState
from domain.line_trouble import Trouble
from domain.rules.due import Compliance
from domain.scripts import DueLine, DueState, Reply, Strength
from domain.transcripts import Judgement, RuleKind, Speaker, Verdict
from hotline.flows.wishes import Hold, MarkWrongNumber, PlayLine, Resume, StopAutomatic
from tests.console.house import NOW, House, inbound
from tests.console.test_socket import snapshot
from tests.console.wire import Wire, connect
from tests.flows.test_talk import tone

GUIDANCE = Guidance(
    lines=(DueLine("opening.greeting", "opening", "您好", None, True, DueState.DUE, Strength.HARD, 2, due_s=23.0),),
    replies=(Reply("later", {"zh-CN": "再考虑", "en": "will think"}, ("再考虑",), ("好的，我下周再联系您。",)),),
    compliance=Compliance(1, 2, 0, 0, 0, ("never.know",), ()),
    line=LineState(trouble=Trouble.SILENCE, automatic="silent"),
)


async def result(wire: Wire, name: str, **parts: str) -> Failure | None:
    wire.send({"type": "command", "id": "1", "name": name, **parts})
    answer = await wire.until("result")
    return None if answer["ok"] else Failure.model_validate(answer["error"])


async def test_P5_the_agent_and_who_sees_all_calls_are_told_what_is_due(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    async with connect(open_house.app) as wire, connect(open_house.app) as lead, connect(open_house.app) as other:
        for line, user in ((wire, "1001"), (lead, "2001"), (other, "1002")):
            await snapshot(line, open_house, user)
        await open_house.ledger.guided("c1", GUIDANCE)
        await open_house.centre.floor.request_state("1002", AgentState.READY, None, by="1002")
        for line in (wire, lead):
            told = await line.until("guided")
            assert told["call_id"] == "c1"
            (due,) = told["stages"]
            assert (due["state"], due["strength"], due["due_s"], due["points"]) == ("due", "hard", 23.0, 2)
            assert told["replies"][0]["say"] == ["好的，我下周再联系您。"]
            assert told["compliance"]["forbidden"] == ["never.know"]
            assert told["line"] == {"on_hold": False, "speaking": None, "automatic": "silent", "trouble": "silence"}
        assert (await other.receive())["type"] == "agent", "it is not their call"


async def test_P2_a_forbidden_word_comes_with_its_better_line(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        said = Judgement("c1", "never.know", RuleKind.FORBIDDEN, Verdict.SAID, Speaker.AGENT, 3, 4)
        await open_house.ledger.judged(said)
        told = await wire.until("judged")
        assert (told["verdict"]["rule"], told["better"]) == ("never.know", "我马上帮您核实。")


async def test_P6_the_last_verdicts_reach_the_agent_after_the_end(open_house: House) -> None:
    call = inbound("c1")
    await open_house.call(call)
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, "1001")
        over = replace(call, state=CallState.ENDED, ended_at=NOW, end_cause=EndCause.COMPLETED)
        await open_house.call(over, TimelineEntry(NOW, "ended"))
        await open_house.ledger.judged(
            Judgement("c1", "close.goodbye", RuleKind.REQUIRED, Verdict.NOT_SAID, Speaker.AGENT)
        )
        assert (await wire.until("judged"))["verdict"]["verdict"] == "not_said"


async def test_P4_supervisors_hear_of_an_alert_and_one_looks_after_it(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    said = Judgement("c1", "never.promise", RuleKind.FORBIDDEN, Verdict.SAID, Speaker.AGENT, 3, 4)
    alert = await open_house.centre.alerts.sound(said, "1001", "给您免费修好", "由专人答复您")
    async with connect(open_house.app) as lead, connect(open_house.app) as agent:
        assert (await snapshot(agent, open_house, "1001"))["alerts"] == []
        (seen,) = (await snapshot(lead, open_house, "2001"))["alerts"]
        assert (seen["words"], seen["start"], seen["seen_by"]) == ("给您免费修好", 3.0, None)
        refused = await result(agent, "acknowledge_alert", alert_id=alert.id)
        assert refused is not None
        assert refused.code == "not_allowed"
        assert await result(lead, "acknowledge_alert", alert_id=alert.id) is None
        assert open_house.centre.alerts.open() == ()
        unknown = await result(lead, "acknowledge_alert", alert_id="nothing")
        assert unknown is not None
        assert unknown.code == "not_found"


async def test_T8_T10_P5_what_an_agent_can_do_to_their_talk(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    running = open_house.lines.running["c1"]
    await open_house.centre.voices.keep(next(line for _, line in running.rulebook.script.lines()), "1001", tone())
    async with connect(open_house.app) as wire, connect(open_house.app) as lead:
        await snapshot(wire, open_house, "1001")
        await snapshot(lead, open_house, "2001")
        for name in ("hold", "resume", "stop_automatic", "mark_wrong_number"):
            assert await result(wire, name, call_id="c1") is None
        assert await result(wire, "play_line", call_id="c1", rule="opening.greeting") is None
        refused = await result(lead, "hold", call_id="c1")
        assert refused is not None
        assert refused.code == "not_allowed"
    kinds = [type(wish) for wish, by in running.wishes if by == "1001"]
    assert kinds == [Hold, Resume, StopAutomatic, MarkWrongNumber, PlayLine]


async def test_P6_leaving_wrap_up_is_refused_with_the_rules_until_each_has_a_reason(open_house: House) -> None:
    floor = open_house.centre.floor
    over = replace(inbound("c1", state=CallState.ENDED), script_id="property", ended_at=NOW, connected_at=NOW)
    await open_house.call(over)
    book = open_house.centre.scripts.current("property")
    hard = next(line.id for _, line in book.lines() if line.strength is Strength.HARD)
    await open_house.ledger.judged(Judgement("c1", hard, RuleKind.REQUIRED, Verdict.NOT_SAID, Speaker.AGENT))
    await floor.request_state("1001", AgentState.READY, None, by="1001")
    await floor.phone_registered("1001", True)
    await floor.reserve("1001", "c1")
    for event in (AgentEvent.CONNECTED, AgentEvent.CALL_ENDED):
        await floor.happened("1001", event)
    async with connect(open_house.app) as wire:
        (call,) = (await snapshot(wire, open_house, "1001"))["calls"]
        assert [(line["rule"], line["state"]) for line in call["stages"]] == [(hard, "overdue")]
        for name, parts in (("finish_wrap_up", {}), ("set_state", {"state": "ready"})):
            refused = await result(wire, name, **parts)
            assert refused is not None
            assert refused.code == "wrap_up.rules_open"
            assert refused.errors is not None
            assert [problem.field for problem in refused.errors] == [hard]
        asked = {"state": "ready"}
        answer = await open_house.http.put("/api/v1/agents/1001/state", json=asked, headers=open_house.as_("1001"))
        assert (answer.status_code, answer.json()["code"]) == (409, "wrap_up.rules_open")
        assert await result(wire, "excuse_line", call_id="c1", rule=hard, reason="客户先挂断") is None
        assert await result(wire, "finish_wrap_up") is None


async def test_P5_an_agent_records_a_line_hears_it_and_takes_it_back(open_house: House) -> None:
    http, mine = open_house.http, open_house.as_("1001")
    lines = (await http.get("/api/v1/agents/1001/lines", headers=mine)).json()["items"]
    line = next(line for line in lines if line["words"] is not None)
    address = f"/api/v1/agents/1001/lines/{line['rule']}"
    assert not line["recorded"]
    assert (await http.get(address, headers=mine)).status_code == 404
    assert (await http.put(address, content=tone(rate=16_000), headers=mine)).status_code == 204
    heard = await http.get(address, headers=mine)
    assert heard.headers["content-type"] == "audio/wav"
    assert heard.content.startswith(b"RIFF")
    lines = (await http.get("/api/v1/agents/1001/lines", headers=mine)).json()["items"]
    assert [entry["rule"] for entry in lines if entry["recorded"]] == [line["rule"]]
    assert (await http.put(address, content=tone(), headers=open_house.as_("1002"))).status_code == 403
    assert (await http.delete(address, headers=mine)).status_code == 204
    assert (await http.get(address, headers=mine)).status_code == 404


@pytest.mark.parametrize(
    ("rule", "wav", "status", "code"),
    [
        ("opening.greeting", b"no sound at all", 422, "voice.invalid"),
        ("opening.greeting", tone(31), 422, "voice.invalid"),
        ("no.such.line", tone(), 404, "not_found"),
        ("..%2f..%2fetc", tone(), 404, "not_found"),
    ],
)
async def test_what_is_no_recording_of_a_line_is_refused(
    open_house: House, rule: str, wav: bytes, status: int, code: str
) -> None:
    address = f"/api/v1/agents/1001/lines/{rule}"
    answer = await open_house.http.put(address, content=wav, headers=open_house.as_("1001"))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
