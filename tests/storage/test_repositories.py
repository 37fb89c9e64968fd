"""What goes in comes out, on SQLite and PostgreSQL."""

from dataclasses import replace

import pytest

from domain.agents import AgentState
from domain.board import CallFigures
from domain.callbacks import Attempt, CallbackState, Outcome
from domain.calls import CallDirection, CallState, EndCause, TimelineEntry
from domain.people import Role
from domain.transcripts import Verdict
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.database import Database
from hotline.storage.errors import Conflict, StorageMisuse
from hotline.storage.people import Secrets
from hotline.storage.scripts import Origin, RetiredRule
from tests.storage.values import (
    AGENT,
    BEIJING,
    CALL,
    CALLBACK,
    CUSTOMER,
    ENTRY,
    GAP,
    JUDGEMENT,
    LINE,
    LOOK,
    NOW,
    PERSON,
    STAMP,
    VERSION,
    after,
)


async def test_a_call_comes_back_as_it_was_saved(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.calls.save(CALL, ENTRY)
        await work.commit()
    async with database.reading() as work:
        assert await work.calls.get("c1") == CALL
        assert await work.calls.timeline("c1") == (ENTRY,)
        assert await work.calls.get("c2") is None
        assert await work.calls.timeline("c2") == ()


async def test_saving_a_call_again_changes_it_and_adds_to_its_timeline(database: Database) -> None:
    ringing = replace(CALL, state=CallState.RINGING, ended_at=None, end_cause=None)
    second = TimelineEntry(after(60), "ended")
    async with database.unit_of_work() as work:
        await work.calls.save(ringing, ENTRY)
        await work.calls.save(CALL, second, ENTRY)
        assert await work.calls.get("c1") == CALL
        assert await work.calls.timeline("c1") == (ENTRY, second, ENTRY)


async def test_times_come_back_in_utc_whatever_zone_they_had(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.calls.save(replace(CALL, started_at=NOW.astimezone(BEIJING)))
        stored = await work.calls.get("c1")
    assert stored is not None
    assert stored.started_at == NOW
    assert stored.started_at.isoformat() == "2026-03-01T02:30:15.123456+00:00"


async def test_a_time_without_zone_is_refused(database: Database) -> None:
    async with database.unit_of_work() as work:
        with pytest.raises(StorageMisuse, match="no time zone"):
            await work.calls.save(replace(CALL, started_at=NOW.replace(tzinfo=None)))


async def test_what_no_database_can_hold_is_replaced_not_refused(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.calls.save(replace(CALL, caller="a\0b\ud800c"), TimelineEntry(NOW, "x", {"y": "a\0\ud800"}))
        stored = await work.calls.get("c1")
        assert stored is not None
        assert "\0" not in stored.caller
        assert stored.caller[0] == "a"
        assert stored.caller[-1] == "c"
        assert len(await work.calls.timeline("c1")) == 1


async def test_unfinished_calls_oldest_first(database: Database) -> None:
    open_call = replace(CALL, state=CallState.TALKING, ended_at=None, end_cause=None)
    async with database.unit_of_work() as work:
        await work.calls.save(CALL)
        await work.calls.save(replace(open_call, id="new", started_at=after(10)))
        await work.calls.save(replace(open_call, id="old", started_at=after(-10)))
        assert [call.id for call in await work.calls.unfinished()] == ["old", "new"]


async def test_T2_figures_count_inbound_calls_of_the_span(database: Database) -> None:
    lost = replace(CALL, connected_at=None, ended_at=after(31), end_cause=EndCause.ABANDONED)
    waiting = replace(CALL, state=CallState.WAITING, connected_at=None, ended_at=None, end_cause=None)
    async with database.unit_of_work() as work:
        await work.calls.save(replace(CALL, id="exactly in time", connected_at=after(16)))  # answered at 1
        await work.calls.save(replace(CALL, id="late", connected_at=after(16.001)))
        await work.calls.save(replace(lost, id="lost"))
        await work.calls.save(replace(waiting, id="waiting"))
        await work.calls.save(replace(CALL, id="outbound", direction=CallDirection.OUTBOUND))
        await work.calls.save(replace(CALL, id="before", started_at=after(-1)))
        await work.calls.save(replace(CALL, id="after", started_at=after(100)))
        figures = await work.calls.figures(NOW, after(100), 15.0)
        assert replace(figures, wait_total_s=0.0) == CallFigures(4, 2, 1, 1, 0.0)
        assert figures.wait_total_s == pytest.approx(15 + 15.001 + 30)
        assert await work.calls.figures(after(500), after(600), 15.0) == CallFigures(0, 0, 0, 0, 0.0)


async def test_transcript_lines_by_their_start(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.calls.save(CALL)
        await work.transcripts.add(LINE)
        await work.transcripts.add(GAP)
        assert await work.transcripts.of("c1") == (GAP, LINE)
        assert await work.transcripts.of("c2") == ()


async def test_partials_are_not_stored(database: Database) -> None:
    async with database.unit_of_work() as work:
        with pytest.raises(StorageMisuse, match="partial"):
            await work.transcripts.add(replace(LINE, final=False))


async def test_a_line_needs_its_call(database: Database) -> None:
    async with database.unit_of_work() as work:
        with pytest.raises(Conflict):
            await work.transcripts.add(LINE)


async def test_a_later_judgement_replaces_the_earlier_of_the_same_rule(database: Database) -> None:
    changed = replace(JUDGEMENT, verdict=Verdict.NOT_SAID, start=None, end=None)
    other = replace(JUDGEMENT, rule="farewell")
    async with database.unit_of_work() as work:
        await work.calls.save(CALL)
        for judgement in (JUDGEMENT, other, changed):
            await work.transcripts.judge(judgement)
        assert await work.transcripts.judgements("c1") == (other, changed)


async def test_what_a_verdict_rests_on_comes_back(database: Database) -> None:
    line = replace(LINE, text="一零零一号", normal="1001号", alternatives=("一零零一", "一零零一好"))
    judgement = replace(JUDGEMENT, late=True, played=True, certainty=0.625, reason="来电人先挂断")
    async with database.unit_of_work() as work:
        await work.calls.save(CALL)
        await work.transcripts.add(line)
        await work.transcripts.judge(judgement)
        await work.transcripts.look(LOOK)
        await work.commit()
    async with database.reading() as work:
        assert await work.transcripts.of("c1") == (line,)
        assert await work.transcripts.judgements("c1") == (judgement,)
        assert await work.transcripts.looks("c1") == (LOOK,)


async def test_rules_with_history_are_known(database: Database) -> None:
    async with database.unit_of_work() as work:
        for call_id, script in (("c1", "property"), ("c2", "clinic"), ("c3", None)):
            await work.calls.save(replace(CALL, id=call_id, script_id=script))
            await work.transcripts.judge(replace(JUDGEMENT, call_id=call_id, rule=f"rule.{call_id}"))
        rules = {"rule.c1", "rule.c2", "rule.c3", "rule.c4"}
        assert await work.transcripts.judged(rules, "property") == {"rule.c1", "rule.c3"}
        assert await work.transcripts.judged((), "property") == frozenset()


async def test_every_version_of_a_script_stays(database: Database) -> None:
    second = replace(VERSION, version=2, origin=Origin.SITE, source="id: property\nname: x\n", by="2001")
    clinic = replace(VERSION, script_id="clinic")
    async with database.unit_of_work() as work:
        for version in (VERSION, second, clinic):
            await work.scripts.add(version)
        await work.commit()
    async with database.unit_of_work() as work:
        with pytest.raises(Conflict):
            await work.scripts.add(second)
    async with database.reading() as work:
        assert await work.scripts.latest() == (clinic, second)
        assert await work.scripts.last("property") == second
        assert await work.scripts.last("property", Origin.PRODUCT) == VERSION
        assert await work.scripts.last("none") is None
        assert await work.scripts.get("property", 1) == VERSION
        assert await work.scripts.get("property", 3) is None
        assert await work.scripts.versions("property") == (second, VERSION)
        assert await work.scripts.versions("property", before=2) == (VERSION,)


async def test_a_retired_rule_may_return(database: Database) -> None:
    retired = RetiredRule("property", "opening.greeting", 3, NOW, "2001")
    async with database.unit_of_work() as work:
        await work.scripts.retire(replace(retired, version=2))
        await work.scripts.retire(retired)
        assert await work.scripts.retired("property") == (retired,)
        await work.scripts.revive("property", "opening.greeting")
        await work.scripts.revive("property", "opening.greeting")
        assert await work.scripts.retired("property") == ()


async def test_R1_a_customer_is_found_by_any_of_their_numbers(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.customers.save(CUSTOMER)
        await work.customers.save(
            replace(CUSTOMER, id="k2", name="阿阿", phones=("1", "+8675512345"), key_customer=False)
        )
        assert await work.customers.get("k1") == CUSTOMER
        assert await work.customers.get("k3") is None
        assert await work.customers.by_phone("+8613812345678") == CUSTOMER
        assert await work.customers.by_phone("+8675512345") == CUSTOMER  # shared: the key customer first
        assert await work.customers.by_phone("2") is None


async def test_a_customer_s_phones_are_those_last_saved(database: Database) -> None:
    moved = replace(CUSTOMER, phones=("3", "+8613812345678"), place="elsewhere")
    async with database.unit_of_work() as work:
        await work.customers.save(CUSTOMER)
        await work.customers.save(moved)
        assert await work.customers.get("k1") == moved
        assert await work.customers.by_phone("+8675512345") is None


async def test_C10_a_callback_comes_back_with_its_attempts(database: Database) -> None:
    first, running = CALLBACK.attempts
    begun = replace(CALLBACK, attempts=(first,))
    finished = replace(CALLBACK, attempts=(first, replace(running, ended_at=after(230), outcome=Outcome.CONNECTED)))
    async with database.unit_of_work() as work:
        await work.callbacks.save(replace(CALLBACK, attempts=()), STAMP)
        for version, callback in enumerate((begun, CALLBACK, finished), start=1):
            stored = await work.callbacks.save(replace(callback, version=version), STAMP)
            assert stored == replace(callback, version=version + 1)
            assert await work.callbacks.get("b1") == stored
        assert (await work.callbacks.find(CallbackQuery())).items == (stored,)
        assert await work.callbacks.get("b2") is None


async def test_C10_a_change_made_meanwhile_is_never_overwritten(database: Database) -> None:
    async with database.unit_of_work() as work:
        booked = await work.callbacks.save(replace(CALLBACK, attempts=()), STAMP)
        await work.callbacks.save(replace(booked, attempts=CALLBACK.attempts), STAMP)
        with pytest.raises(Conflict, match="changed meanwhile"):
            await work.callbacks.save(replace(booked, owner="1002"), STAMP)


async def test_C8_due_callbacks_longest_due_first(database: Database) -> None:
    plain = replace(CALLBACK, attempts=())
    async with database.unit_of_work() as work:
        await work.callbacks.save(replace(plain, id="now", next_at=NOW), STAMP)
        await work.callbacks.save(
            replace(plain, id="early", next_at=after(-9), attempts=(Attempt(NOW, "1001", "c9"),)), STAMP
        )
        await work.callbacks.save(replace(plain, id="later", next_at=after(0.000001)), STAMP)
        await work.callbacks.save(replace(plain, id="dialling", next_at=after(-9), state=CallbackState.DIALLING), STAMP)
        await work.callbacks.save(replace(plain, id="done", next_at=after(-9), state=CallbackState.DONE), STAMP)
        due = await work.callbacks.due(NOW)
        assert [callback.id for callback in due] == ["early", "now"]
        assert len(due[0].attempts) == 1
        assert [callback.id for callback in await work.callbacks.due(NOW, limit=1)] == ["early"]
        assert [callback.id for callback in await work.callbacks.running()] == ["dialling"]


async def test_people_and_their_secrets(database: Database) -> None:
    lead = replace(PERSON, user="2001", role=Role.LEAD, queues=(), active=False)
    secrets = Secrets("$argon2id$…", "0" * 32, "1" * 64)
    async with database.unit_of_work() as work:
        await work.people.save(lead)
        await work.people.save(PERSON)
        await work.people.set_secrets("1001", Secrets("old"))
        await work.people.set_secrets("1001", secrets)
        await work.people.save(replace(PERSON, name="韩梅梅"))
        assert await work.people.all() == (replace(PERSON, name="韩梅梅"), lead)
        assert await work.people.get("2001") == lead
        assert await work.people.get("9999") is None
        assert await work.people.secrets("1001") == secrets
        assert await work.people.secrets("2001") is None
        assert await work.people.all_secrets() == {"1001": secrets}
        assert "argon" not in repr(secrets)


async def test_L3_the_latest_state_of_each_agent(database: Database) -> None:
    done = replace(AGENT, state=AgentState.WRAP_UP, next_state=None, next_reason=None, since=after(9))
    other = replace(AGENT, user="1000", state=AgentState.BREAK, reason="meal", call_id=None)
    async with database.unit_of_work() as work:
        assert await work.agents.latest() == ()
        for agent in (AGENT, other, done):
            await work.agents.append(agent)
        assert await work.agents.latest() == (other, done)


async def test_sessions_end_when_they_expire_or_are_removed(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.people.save(PERSON)
        await work.sessions.add("h1", "1001", after(10))
        await work.sessions.add("h2", "1001", after(20))
        assert await work.sessions.user_of("h1", after(9)) == "1001"
        assert await work.sessions.user_of("h1", after(10)) is None
        assert await work.sessions.user_of("unknown", NOW) is None
        assert await work.sessions.remove_expired(after(10)) == 1
        assert await work.sessions.user_of("h1", NOW) is None
        await work.sessions.remove("h2")
        await work.sessions.remove("h2")
        assert await work.sessions.user_of("h2", NOW) is None
