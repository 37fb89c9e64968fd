"""Scripts change while the centre runs: versions, what ships, rules that retire, rehearsals."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.calls import Call, CallDirection, CallState, EndCause, TimelineEntry
from domain.people import Person, Role
from domain.rules.picture import Happening
from domain.scripts import CallKind, Moment
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from hotline import scripts
from hotline.bus.memory import MemoryBus
from hotline.errors import Conflict, NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.records import record_of
from hotline.flows.scripts import ScriptDesk
from hotline.scripts.problems import Flaw, ScriptError
from hotline.storage.audit import AuditQuery
from hotline.storage.calls import CallQuery
from hotline.storage.database import Database
from hotline.storage.errors import InvalidCursor
from hotline.storage.scripts import Origin
from speech.language import Mandarin

NOW = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
LEAD = Person("2001", "刘洋", Role.LEAD)
AGENT = Person("1001", "李娜", Role.AGENT)

FIRST = """\
id: desk
name: {zh-CN: 热线}
stages:
  - id: opening
    name: {zh-CN: 开场}
    lines:
      - {id: opening.greeting, text: 您好请问有什么可以帮您}
      - {id: opening.number, text: "{agent_no}号为您服务"}
"""
SECOND = FIRST.replace("您好请问有什么可以帮您", "早上好请讲")
SHORT = FIRST[: FIRST.index("      - {id: opening.number")]


class _Deaf:
    def unknown(self, text: str) -> tuple[str, ...]:
        return ("帮您",) if "帮您" in text else ()


@dataclass
class Desks:
    database: Database
    bus: MemoryBus

    async def open(self, shipped: Mapping[str, str]) -> ScriptDesk:
        """A centre starts, with this product."""
        desk = ScriptDesk(
            Ledger(self.database, self.bus), lambda: NOW, Mandarin(), _Deaf(), shipped=shipped, centre="测试中心"
        )
        await desk.start()
        return desk


@pytest.fixture
async def desks(database: Database) -> AsyncIterator[Desks]:
    bus = MemoryBus()
    await bus.start()
    yield Desks(database, bus)
    await bus.stop()


async def test_what_ships_is_version_1(desks: Desks) -> None:
    for _ in range(2):  # a restart changes nothing
        desk = await desks.open({"desk": FIRST})
        assert [(v.version, v.origin, v.by, v.source) for v in await desk.versions("desk")] == [
            (1, Origin.PRODUCT, "hotline", FIRST)
        ]
    assert desk.current("desk") == scripts.parse(FIRST, "desk.yaml")
    assert desk.current("desk") is desk.current("desk")
    assert desk.in_use("desk").lines["opening.number"] == 8
    with pytest.raises(NotFound):
        desk.current("none")


async def test_a_newer_product_brings_its_script_where_nobody_edited(desks: Desks) -> None:
    await desks.open({"desk": FIRST})
    desk = await desks.open({"desk": SECOND})
    assert (desk.current("desk").version, desk.in_use("desk").shipped_newer) == (2, False)
    assert [(v.version, v.source) for v in await desk.versions("desk")] == [(2, SECOND), (1, FIRST)]


async def test_an_edited_script_stays_and_the_newer_one_is_told(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    await desk.save("desk", SHORT, LEAD, "短一点", 1)
    assert not desk.in_use("desk").shipped_newer
    desk = await desks.open({"desk": SECOND})
    assert desk.in_use("desk").version.source == SHORT
    assert desk.in_use("desk").shipped_newer
    assert desk.shipped("desk") == SECOND
    taken = await desk.restore("desk", None, LEAD, "", 2)
    assert (taken.version, desk.in_use("desk").shipped_newer) == (3, False)
    desk = await desks.open({"desk": SECOND})
    assert (desk.current("desk").version, desk.in_use("desk").shipped_newer) == (3, False)


async def test_P1_a_change_is_in_use_at_once_and_calls_keep_theirs(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    of_a_running_call = desk.current("desk")
    saved = await desk.save("desk", SECOND.replace("\n", "\r\n"), LEAD, " 换个说法 ", 1)
    assert saved.version == 2
    assert desk.current("desk") is saved
    assert of_a_running_call == scripts.parse(FIRST, "desk.yaml")
    newest, oldest = await desk.versions("desk")
    assert (newest.by, newest.at, newest.note, newest.origin) == ("2001", NOW, "换个说法", Origin.SITE)
    assert newest.source == SECOND
    assert (await desk.as_it_was("desk", 1)).script == of_a_running_call
    async with desks.database.reading() as uow:
        (entry,) = (await uow.audit.find(AuditQuery(subject="script desk"))).items
    assert (entry.who, entry.action, entry.detail) == ("2001", "script.save", {"version": "2", "note": "换个说法"})
    assert oldest.version == 1


async def test_a_wrong_script_is_refused_and_the_one_in_use_stays(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    before = desk.current("desk")
    with pytest.raises(ScriptError, match=r"desk\.yaml:7: opening\.greeting: points: must be a whole number"):
        await desk.save("desk", FIRST.replace("帮您}", "帮您, points: x}"), LEAD, "", 1)
    assert desk.current("desk") is before
    assert len(await desk.versions("desk")) == 1


async def test_two_who_edit_the_same_version_do_not_overwrite_each_other(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    await desk.save("desk", SECOND, LEAD, "", 1)
    with pytest.raises(Conflict, match="version 2 is in use, not 1"):
        await desk.save("desk", SHORT, LEAD, "", 1)
    with pytest.raises(Conflict, match="nothing is changed"):
        await desk.save("desk", SECOND, LEAD, "", 2)
    with pytest.raises(Conflict, match="version 0 is in use"):
        await desk.save("other", FIRST.replace("id: desk", "id: other"), LEAD, "", 1)


async def test_A1_agents_do_not_edit(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    with pytest.raises(NotAllowed, match="edit_scripts"):
        await desk.save("desk", SECOND, AGENT, "", 1)
    with pytest.raises(NotAllowed):
        await desk.restore("desk", 1, AGENT, "", 1)


async def test_a_site_makes_a_script_of_its_own(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    own = FIRST.replace("id: desk", "id: own")
    assert (await desk.save("own", own, LEAD, "", 0)).version == 1
    desk = await desks.open({"desk": FIRST})
    assert [in_use.script.id for in_use in desk.all()] == ["desk", "own"]
    assert not desk.in_use("own").shipped_newer


async def test_an_earlier_version_comes_back_as_a_new_one(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    await desk.save("desk", SECOND, LEAD, "", 1)
    restored = await desk.restore("desk", 1, LEAD, "还是原来的好", 2)
    assert (restored.version, restored.stages) == (3, scripts.parse(FIRST, "desk.yaml").stages)
    assert [v.note for v in await desk.versions("desk", limit=1)] == ["还是原来的好"]
    with pytest.raises(NotFound):
        await desk.restore("desk", 9, LEAD, "", 3)


async def test_a_stored_script_that_cannot_be_read_gives_way_to_the_last_that_can(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    await desk.save("desk", SECOND, LEAD, "", 1)
    async with desks.database.unit_of_work() as uow:
        last = await uow.scripts.last("desk")
        assert last is not None
        await uow.scripts.add(replace(last, version=3, source="not: a script"))
        await uow.commit()
    desk = await desks.open({"desk": FIRST})
    assert desk.current("desk").version == 2
    with pytest.raises(Conflict, match="version 3 is in use"):
        await desk.save("desk", SHORT, LEAD, "", 2)


async def test_what_a_change_would_do_is_told_without_doing_it(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    fine = await desk.validate("desk", FIRST)
    assert [(w.rule, w.words) for w in fine.warnings] == [("opening.greeting", ("帮您",))]
    assert fine.lines is not None
    assert fine.lines["opening.greeting"] == 7
    wrong = await desk.validate("desk", FIRST + "forbidden: 3\n")
    assert [(p.line, p.flaw) for p in wrong.problems] == [(9, Flaw.NO_LIST)]


# Past calls


def call(id: str, seconds: float = 0.0, **more: object) -> Call:  # noqa: A002
    start = NOW - timedelta(hours=1) + timedelta(seconds=seconds)
    made = Call(
        id=id,
        direction=CallDirection.INBOUND,
        caller="+8613800138000",
        called="95001",
        state=CallState.ENDED,
        started_at=start,
        queue="service",
        agent="1001",
        answered_at=start,
        connected_at=start + timedelta(seconds=2),
        ended_at=start + timedelta(seconds=60),
        end_cause=EndCause.COMPLETED,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def said(call_id: str, text: str, start: float = 3.0, leg: Speaker = Speaker.AGENT) -> Line:
    return Line(call_id, leg, start, start + len(text) / 4, text, True, 0.99)


async def store(database: Database, call: Call, *lines: Line, timeline: tuple[TimelineEntry, ...] = ()) -> None:
    async with database.unit_of_work() as uow:
        await uow.calls.save(call, *timeline)
        for line in lines:
            await uow.transcripts.add(line)
        await uow.commit()


async def test_rules_with_history_retire_and_may_return(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    verdict = Judgement("c1", "opening.number", RuleKind.REQUIRED, Verdict.SAID, Speaker.AGENT)
    await store(desks.database, call("c1", script_id="desk", script_version=1))
    async with desks.database.unit_of_work() as uow:
        await uow.transcripts.judge(verdict)
        await uow.commit()
    await desk.save("desk", SHORT, LEAD, "", 1)
    (retired,) = await desk.retired("desk")
    assert (retired.rule, retired.version, retired.by, retired.at) == ("opening.number", 1, "2001", NOW)
    line = (await desk.as_it_was("desk", retired.version)).script.line("opening.number")
    assert line is not None
    assert line.text == "{agent_no}号为您服务"
    await desk.restore("desk", 1, LEAD, "", 2)
    assert await desk.retired("desk") == ()
    await desk.save("desk", SHORT.replace("opening.greeting", "opening.hello"), LEAD, "", 3)
    assert [r.rule for r in await desk.retired("desk")] == ["opening.number"], "the greeting never judged a call"


async def test_a_stored_call_is_put_together_as_it_was_heard(database: Database) -> None:
    held = TimelineEntry(call("c1").started_at + timedelta(seconds=20), "held", {"by": "1001"})
    back = TimelineEntry(call("c1").started_at + timedelta(seconds=30), "resumed", {"by": "1001"})
    noise = TimelineEntry(call("c1").started_at + timedelta(seconds=40), "trouble", {"kind": "noise"})
    line = said("c1", "您好")
    await store(database, call("c1"), line, timeline=(held, back, noise))
    await store(database, call("c2"))
    await store(database, call("c3", connected_at=None), said("c3", "您好"))
    async with database.unit_of_work() as uow:
        played = Judgement(
            "c1", "a.b", RuleKind.REQUIRED, Verdict.SAID, Speaker.AGENT, 5.0, 7.0, played=True, reason="占线"
        )
        await uow.transcripts.judge(played)
        record = await record_of(uow, call("c1"), "测试中心", {"1001": replace(AGENT, role=Role.SENIOR)})
        assert record is not None
        assert await record_of(uow, call("c2"), "", {}) is None
        assert await record_of(uow, call("c3", connected_at=None), "", {}) is None
        internal = await record_of(uow, call("c1", caller="1001"), "", {"1001": AGENT})
        assert internal is not None
    assert (record.kind, internal.kind) == (CallKind.INBOUND, CallKind.INTERNAL)
    assert (record.ended, record.lines, record.role) == (60.0, (line,), Role.SENIOR)
    assert record.happened == (
        Happening(Moment.ANSWER, 2.0),
        Happening(Moment.HOLD, 20.0),
        Happening(Moment.RETURN, 30.0),
        Happening(Moment.NOISE, 40.0),
    )
    assert record.variables == {"centre": "测试中心", "agent_no": "1001"}
    assert (record.played, record.reasons) == ((("a.b", 5.0, 7.0),), {"a.b": "占线"})


async def test_a_rehearsal_shows_which_verdicts_flip_in_which_calls(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    await store(
        desks.database, call("old", 1), said("old", "您好请问有什么可以帮您"), said("old", "一零零一号为您服务", 9.0)
    )
    await store(desks.database, call("new", 2), said("new", "早上好请讲"), said("new", "一零零一号为您服务", 9.0))
    await store(desks.database, call("other", 3, agent="1002"), said("other", "早上好请讲"))
    await store(desks.database, call("deaf", 4))
    found = await desk.rehearse("desk", SECOND, CallQuery(agent="1001"))
    assert (found.seen, found.judged, found.total, found.next) == (3, 2, 3, None)
    assert [
        (c.call.id, f.rule, f.before and f.before.verdict, f.after and f.after.verdict)
        for c in found.calls
        for f in c.flips
    ] == [
        ("new", "opening.greeting", Verdict.NOT_SAID, Verdict.SAID),
        ("old", "opening.greeting", Verdict.SAID, Verdict.NOT_SAID),
    ]
    after = found.calls[0].flips[0].after
    assert after is not None
    assert (after.start, after.end) == (3.0, 4.25)
    assert desk.current("desk").version == 1
    same = await desk.rehearse("desk", FIRST, CallQuery())
    assert (same.calls, same.judged) == ((), 3)


async def test_a_rehearsal_goes_on_where_it_stopped(desks: Desks) -> None:
    desk = await desks.open({"desk": FIRST})
    for number in range(3):
        await store(desks.database, call(f"c{number}", number), said(f"c{number}", "早上好请讲"))
    first = await desk.rehearse("desk", SECOND, CallQuery(), None, 2)
    assert ([c.call.id for c in first.calls], first.total) == (["c2", "c1"], 3)
    rest = await desk.rehearse("desk", SECOND, CallQuery(), first.next, 2)
    assert ([c.call.id for c in rest.calls], rest.next) == (["c0"], None)
    with pytest.raises(InvalidCursor):
        await desk.rehearse("desk", SECOND, CallQuery(), "nonsense", 2)
    with pytest.raises(ScriptError):
        await desk.rehearse("desk", "id: desk", CallQuery())
