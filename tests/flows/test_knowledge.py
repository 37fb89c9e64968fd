"""The knowledge desk over a real database: shipping, writing, reading and signing, offering (K1–K3)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from domain.errors import Fault, IllegalTransition
from domain.knowledge.answers import AnswerState, Words
from domain.knowledge.marks import MarkKind, Marks
from domain.knowledge.reading import Reading
from domain.notices import Notice, NoticeKind
from domain.people import Person, Role
from domain.transcripts import Line, Speaker
from hotline import knowledge
from hotline.bus.base import Subscription
from hotline.bus.facts import AnswersOffered, CallHeard, KnowledgeChanged, Told
from hotline.bus.memory import MemoryBus
from hotline.errors import Conflict, NotAllowed, NotFound
from hotline.flows.answer_base import AnswerQuery
from hotline.flows.answer_offers import AnswerOffers
from hotline.flows.knowledge import KnowledgeDesk
from hotline.flows.ledger import Ledger
from hotline.settings import CentreConfig
from hotline.storage.database import Database
from speech.language import Mandarin
from tests.flows.conftest import ManualClock

AGENT = Person("1001", "李娜", Role.AGENT, ("service",))
OTHER = Person("1002", "王芳", Role.AGENT, ("service",))
LEAD = Person("2001", "刘洋", Role.LEAD)
WORDS = Words(title="会所开放时间", text="每天九点到二十一点。", keywords=("会所开放",), category="生活", owner="2001")
EVERYBODY = replace(WORDS, reading=Reading())


@dataclass
class Rig:
    desk: KnowledgeDesk
    offers: AnswerOffers
    clock: ManualClock
    bus: MemoryBus
    database: Database


@asynccontextmanager
async def opened(database: Database, shipped: dict[str, Words]) -> AsyncIterator[Rig]:
    bus, clock = MemoryBus(), ManualClock()
    await bus.start()
    desk = KnowledgeDesk(Ledger(database, bus), CentreConfig(), clock, Mandarin(), shipped=shipped)
    await desk.start()
    yield Rig(desk, AnswerOffers(desk, bus), clock, bus, database)
    await bus.stop()


@pytest.fixture
async def rig(database: Database) -> AsyncIterator[Rig]:
    async with database.unit_of_work() as uow:
        for person in (AGENT, OTHER, LEAD):
            await uow.people.save(person)
        await uow.commit()
    async with opened(database, {}) as rig:
        yield rig


async def test_K1_what_ships_is_taken_up_once(database: Database) -> None:
    shipped = dict(knowledge.load())
    for _ in range(2):
        async with opened(database, shipped) as rig:
            found = rig.desk.find(AnswerQuery(), LEAD)
            assert len(found) == len(shipped) >= 40
            assert {(a.state, a.newest.version) for a in found} == {(AnswerState.IN_FORCE, 1)}


async def test_K1_what_ships_anew_replaces_only_what_the_site_left_alone(database: Database) -> None:
    shipped = {name: replace(WORDS, title=name, owner="hotline") for name in ("kept", "changed", "gone")}
    async with opened(database, shipped) as rig:
        await rig.desk.save("changed", replace(WORDS, text="本小区八点。"), LEAD, base_version=1)
        await rig.desk.retire("gone", LEAD, "没有会所")
    newer = {name: replace(words, text="新。") for name, words in shipped.items()}
    async with opened(database, newer) as rig:
        assert rig.desk.get("kept", LEAD).words.text == "新。"
        assert rig.desk.get("changed", LEAD).newest.words.text == "本小区八点。"
        assert rig.desk.get("gone", LEAD).state is AnswerState.RETIRED


async def test_K1_a_draft_is_seen_by_who_writes_and_offered_to_nobody(rig: Rig) -> None:
    answer = await rig.desk.save(None, WORDS, LEAD, "新开")
    assert rig.desk.find(AnswerQuery("会所"), LEAD) == (answer,)
    assert rig.desk.find(AnswerQuery("会所"), AGENT) == ()
    assert rig.desk.offers(["会所开放到几点"]) == ()
    with pytest.raises(NotFound):
        rig.desk.get(answer.id, AGENT)
    await rig.desk.publish(answer.id, LEAD)
    assert [a.id for a in rig.desk.find(AnswerQuery("会所"), AGENT)] == [answer.id]
    assert [offer.id for offer in rig.desk.offers(["会所开放到几点"])] == [answer.id]


async def test_K1_who_may_not_write_is_refused(rig: Rig) -> None:
    with pytest.raises(NotAllowed):
        await rig.desk.save(None, WORDS, AGENT)
    answer = await rig.desk.save(None, WORDS, LEAD)
    for deed in (rig.desk.publish(answer.id, AGENT), rig.desk.retire(answer.id, AGENT, "x")):
        with pytest.raises(NotAllowed):
            await deed


async def test_K1_of_two_who_edit_the_second_is_told(rig: Rig) -> None:
    answer = await rig.desk.save(None, WORDS, LEAD)
    await rig.desk.save(answer.id, replace(WORDS, text="八点。"), LEAD, base_version=1)
    with pytest.raises(Conflict) as refused:
        await rig.desk.save(answer.id, replace(WORDS, text="七点。"), LEAD, base_version=1)
    assert refused.value.field == "base_version"
    assert [v.version for v in await rig.desk.versions(answer.id)] == [2, 1]


async def test_K1_expired_answers_are_flagged_and_not_offered(rig: Rig) -> None:
    today = date(2026, 5, 1)
    answer = await rig.desk.save(None, replace(WORDS, expires_on=today + timedelta(days=10)), LEAD)
    other = await rig.desk.save(None, replace(WORDS, expires_on=today + timedelta(days=90)), LEAD)
    for one in (answer, other):
        await rig.desk.publish(one.id, LEAD)
    assert [a.id for a in rig.desk.expiring(rig.clock())] == [answer.id]
    assert [a.id for a in rig.desk.find(AnswerQuery(expiring=True), LEAD)] == [answer.id]
    rig.clock.forward(11 * 86_400)
    assert rig.desk.expired(rig.desk.get(answer.id, AGENT))
    assert [offer.id for offer in rig.desk.offers(["会所开放到几点"])] == [other.id]


async def test_K1_the_owner_hears_once_that_an_answer_expires(rig: Rig) -> None:
    today = rig.clock().date()
    answer = await rig.desk.save(None, replace(WORDS, expires_on=today + timedelta(days=10), owner="1001"), LEAD)
    await rig.desk.publish(answer.id, LEAD)
    assert [await rig.desk.remind(rig.clock()) for _ in range(2)] == [1, 1]
    async with rig.database.reading() as uow:
        told = (await uow.notices.about(answer.id, None, 9)).items
    assert [(n.kind, str(n.to)) for n in told if n.kind is NoticeKind.ANSWER_EXPIRES] == [
        (NoticeKind.ANSWER_EXPIRES, "user:1001")
    ]


async def test_K1_answers_are_offered_while_the_caller_talks(rig: Rig) -> None:
    answer = await rig.desk.save(None, WORDS, LEAD)
    await rig.desk.publish(answer.id, LEAD)
    listening = asyncio.create_task(rig.offers.run())
    with rig.bus.subscribe() as heard:
        await asyncio.sleep(0)
        said = Line("c1", Speaker.CALLER, 1.0, 2.0, "请问会所开放到几点", final=True, confidence=0.9)
        for line in (replace(said, final=False), replace(said, leg=Speaker.AGENT), said, said):
            await rig.bus.publish(CallHeard(line))
        await rig.bus.publish(KnowledgeChanged(answer.id))
        told = []
        async with asyncio.timeout(5):
            async for fact in heard:
                if isinstance(fact, AnswersOffered):
                    told.append(fact)
                    break
        await rig.offers._take(CallHeard(replace(said, text="好的谢谢")))
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    assert [(fact.call_id, fact.answers[0].id, fact.answers[0].why) for fact in told] == [
        ("c1", answer.id, ("会所开放",))
    ]
    assert [offer.id for offer in rig.offers.of("c1")] == [answer.id]
    assert rig.offers.of("c2") == ()


async def test_K1_marks_are_counted(rig: Rig) -> None:
    answer = await rig.desk.save(None, WORDS, LEAD)
    await rig.desk.mark(answer.id, "c1", MarkKind.USED, AGENT)
    await rig.desk.mark(answer.id, "c1", MarkKind.NOT_HELPFUL, AGENT)
    await rig.desk.mark(answer.id, "c1", MarkKind.USED, OTHER)
    assert await rig.desk.marks([answer.id]) == {answer.id: Marks(used=1, not_helpful=1)}


async def test_K2_it_goes_live_with_the_last_signature(rig: Rig) -> None:
    answer = await rig.desk.save(None, EVERYBODY, LEAD)
    with rig.bus.subscribe() as heard:
        await rig.desk.publish(answer.id, LEAD)
        notices = await _told(heard)
    assert {(str(n.to), n.kind, n.subject) for n in notices} == {
        (f"user:{user}", NoticeKind.READING, answer.id) for user in ("1001", "1002")
    }
    assert rig.desk.get(answer.id, AGENT).state is AnswerState.WAITING
    assert [(v.answer_id, v.version) for v in await rig.desk.unread(AGENT)] == [(answer.id, 1)]
    await rig.desk.sign(answer.id, 1, AGENT)
    assert await rig.desk.unread(AGENT) == ()
    assert rig.desk.get(answer.id, LEAD).live is None
    readers = await rig.desk.readers(answer.id)
    assert [p.user for p in readers.asked] == ["1001", "1002"]
    assert [s.user for s in readers.signed] == ["1001"]
    answer = await rig.desk.sign(answer.id, 1, OTHER)
    assert answer.state is AnswerState.IN_FORCE
    assert (await rig.desk.history(answer.id))[-1].by == "centre"


async def test_K2_its_time_must_have_come(rig: Rig) -> None:
    words = replace(EVERYBODY, live_from=rig.clock() + timedelta(hours=1))
    answer = await rig.desk.save(None, words, LEAD)
    await rig.desk.publish(answer.id, LEAD)
    for person in (AGENT, OTHER):
        await rig.desk.sign(answer.id, 1, person)
    assert await rig.desk.go_live(rig.clock()) == ()
    rig.clock.forward(3_600)
    assert [a.id for a in await rig.desk.go_live(rig.clock())] == [answer.id]
    assert await rig.desk.go_live(rig.clock()) == ()


async def test_K2_a_lead_releases_it_and_the_missing_still_have_to_read(rig: Rig) -> None:
    answer = await rig.desk.save(None, EVERYBODY, LEAD)
    await rig.desk.publish(answer.id, LEAD)
    answer = await rig.desk.release(answer.id, LEAD, "1002 休假")
    assert answer.live is not None
    assert [v.answer_id for v in await rig.desk.unread(OTHER)] == [answer.id]
    await rig.desk.sign(answer.id, 1, OTHER)
    assert await rig.desk.unread(OTHER) == ()
    with pytest.raises(IllegalTransition):
        await rig.desk.release(answer.id, LEAD, "noch einmal")


async def test_K2_only_who_is_asked_signs_and_only_the_words_of_now(rig: Rig) -> None:
    answer = await rig.desk.save(None, EVERYBODY, LEAD)
    with pytest.raises(Conflict):
        await rig.desk.sign(answer.id, 1, AGENT)
    await rig.desk.publish(answer.id, LEAD)
    with pytest.raises(NotAllowed):
        await rig.desk.sign(answer.id, 1, LEAD)
    await rig.desk.sign(answer.id, 1, AGENT)
    await rig.desk.save(answer.id, replace(EVERYBODY, text="改了。"), LEAD, base_version=1)
    await rig.desk.publish(answer.id, LEAD)
    with pytest.raises(Conflict):
        await rig.desk.sign(answer.id, 1, OTHER)
    assert [v.version for v in await rig.desk.unread(AGENT)] == [2]


async def test_K3_the_menu_and_its_keys(rig: Rig) -> None:
    words = replace(WORDS, key=1, spoken="会所每天九点到二十一点开放。")
    answer = await rig.desk.save(None, words, LEAD)
    assert rig.desk.menu() == ()
    await rig.desk.publish(answer.id, LEAD)
    assert [(e.key, e.title) for e in rig.desk.menu()] == [(1, "会所开放时间")]
    second = await rig.desk.save(None, replace(words, title="停车"), LEAD)
    with pytest.raises(Conflict) as refused:
        await rig.desk.publish(second.id, LEAD)
    assert (refused.value.field, refused.value.fault) == ("key", Fault.TAKEN)


async def test_K1_another_process_is_heard(rig: Rig) -> None:
    async with opened(rig.database, {}) as elsewhere:
        answer = await elsewhere.desk.save(None, WORDS, LEAD)
    with pytest.raises(NotFound):
        rig.desk.get(answer.id, LEAD)
    await rig.offers._take(KnowledgeChanged(answer.id))
    assert rig.desk.get(answer.id, LEAD) == answer


async def _told(subscription: Subscription) -> list[Notice]:
    """What people were told so far."""
    subscription.close()
    return [notice async for fact in subscription if isinstance(fact, Told) for notice in fact.notices]
