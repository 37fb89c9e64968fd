from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from domain.quality.accuracy import Reviewed
from domain.quality.appeals import AppealState, Level
from domain.quality.cards import CardState, ReviewReason, add, agree, confirm
from domain.quality.corrective import ActionState
from domain.quality.credits import Credit
from domain.quality.rules import RuleWeight, Section
from domain.quality.slips import SlipState, appealed
from domain.transcripts import RuleKind, Verdict
from hotline.storage import address
from hotline.storage.database import Database
from hotline.storage.errors import Conflict, InvalidCursor
from hotline.storage.quality.appeals import AppealQuery
from hotline.storage.quality.cards import CardOrder, CardQuery
from hotline.storage.quality.corrective import ActionQuery
from hotline.storage.quality.credits import CreditQuery
from hotline.storage.quality.slips import SlipQuery
from hotline.storage.quality.tables import APPEND_ONLY
from hotline.storage.unit_of_work import UnitOfWork
from tests.domain.quality.values import NOW, after
from tests.storage.quality.values import (
    ACTION,
    APPEAL,
    CARD,
    CREDIT,
    DRAFT,
    SLIP,
    TODAY,
    action_of,
    appeal_of,
    card_of,
    slip_of,
)
from tests.storage.values import CALL


async def _calls(work: UnitOfWork, *ids: str) -> None:
    for id_ in ids:
        await work.calls.save(replace(CALL, id=id_))


async def test_Q1_a_card_is_kept_with_items_and_history(database: Database) -> None:
    async with database.unit_of_work() as work:
        await _calls(work, "c1")
        await work.cards.save(DRAFT)
        await work.commit()
    async with database.unit_of_work() as work:
        stored = await work.cards.get("c1")
        assert stored == DRAFT
        await work.cards.save(CARD)
        await work.commit()
    async with database.reading() as work:
        assert await work.cards.get("c1") == CARD
        assert await work.cards.get("none") is None


async def test_Q1_a_card_that_two_people_change_is_changed_by_one(database: Database) -> None:
    async with database.unit_of_work() as work:
        await _calls(work, "c1")
        await work.cards.save(agree(DRAFT, "never.shirk", "3001", after(hours=2)))
        await work.commit()
    async with database.unit_of_work() as work:
        with pytest.raises(Conflict):
            await work.cards.save(agree(DRAFT, "sound.hurry", "2001", after(hours=2)))


async def test_T14_the_review_queue_and_the_lists_of_cards(database: Database) -> None:
    unsolved = RuleWeight("solution.settled", Section.SOLUTION, RuleKind.REQUIRED, 20)
    worst = add(card_of("c4", hours=-3), unsolved, "没解决", "3001", NOW)
    targeted = replace(card_of("c3", "1002", hours=1), review=frozenset({ReviewReason.HARD}))
    done = confirm(replace(card_of("c2", hours=2), review=frozenset({ReviewReason.SAMPLED})), "3001", after(hours=3))
    async with database.unit_of_work() as work:
        await _calls(work, "c1", "c2", "c3", "c4")
        for card in (card_of("c1"), done, targeted, worst):
            await work.cards.save(card)
        await work.commit()

    async with database.reading() as work:

        async def ids(query: CardQuery, order: CardOrder = CardOrder.NEWEST) -> list[str]:
            return [card.call_id for card in (await work.cards.find(query, order=order)).items]

        assert await ids(CardQuery()) == ["c2", "c3", "c1", "c4"]
        assert (await ids(CardQuery(), CardOrder.LOWEST))[0] == "c4"
        assert await ids(CardQuery(waiting=True)) == ["c3"]
        assert await ids(CardQuery(state=CardState.CONFIRMED)) == ["c2"]
        assert await ids(CardQuery(review=ReviewReason.SAMPLED)) == ["c2"]
        assert await ids(CardQuery(agent="1002")) == ["c3"]
        assert await ids(CardQuery(rule="solution.settled")) == ["c4"]
        assert await ids(CardQuery(since=after(minutes=1), until=after(hours=2))) == ["c3"]
        assert [(card.call_id, card.at_work) for card in await work.cards.of_day("1001", NOW, after(hours=3))] == [
            ("c1", False),
            ("c2", True),
        ]
        seen, cursor = [], None
        for _ in range(4):
            page = await work.cards.find(CardQuery(), cursor, 1, CardOrder.LOWEST)
            seen.append(page.items[0].call_id)
            cursor = page.next
        assert (sorted(seen), cursor) == (["c1", "c2", "c3", "c4"], None)
        with pytest.raises(InvalidCursor):
            await work.cards.find(CardQuery(), "x")


async def test_confirmed_items_are_there_to_measure_the_engine_by(database: Database) -> None:
    async with database.unit_of_work() as work:
        await _calls(work, "c1", "c2")
        await work.cards.save(CARD)
        await work.cards.save(card_of("c2"))
        await work.commit()
    async with database.reading() as work:
        found = await work.cards.reviewed()
        assert sorted(item.rule for item in found) == ["never.shirk", "opening.greeting", "sound.hurry"]
        [shirk] = await work.cards.reviewed(rule="never.shirk", sampled=True)
        assert shirk == Reviewed("never.shirk", "c1", RuleKind.FORBIDDEN, Verdict.SAID, Verdict.SAID, 4.0, "不关我的事")
        assert await work.cards.reviewed(until=after(hours=2)) == ()
        assert len(await work.cards.reviewed(since=after(hours=2))) == 3


async def test_Q2_slips_are_numbered_kept_and_found(database: Database) -> None:
    async with database.unit_of_work() as work:
        assert [await work.slips.next_sequence(TODAY) for _ in range(3)] == [1, 2, 3]
        assert await work.slips.next_sequence(TODAY + timedelta(days=1)) == 1
        await work.slips.save(SLIP)
        later = replace(slip_of("20260504-0002", 5, "1002"), rule="other", counted_at=after(hours=9))
        await work.slips.save(later)
        await work.commit()
    async with database.reading() as work:
        assert await work.slips.get(SLIP.number) == SLIP

        async def numbers(query: SlipQuery) -> list[str]:
            return [slip.number[-1] for slip in (await work.slips.find(query)).items]

        assert await numbers(SlipQuery()) == ["2", "1"]
        assert await numbers(SlipQuery(agent="1001")) == ["1"]
        assert await numbers(SlipQuery(rule="other")) == ["2"]
        assert await numbers(SlipQuery(bearer="2001")) == ["2", "1"]
        assert await numbers(SlipQuery(bearer="1002")) == ["2"]
        assert await numbers(SlipQuery(call_id="c1")) == ["1"]
        assert await numbers(SlipQuery(state=SlipState.UNDER_APPEAL)) == []
        assert [slip.number[-1] for slip in await work.slips.counted(NOW, after(hours=9))] == ["1"]


async def test_Q2_a_fault_of_a_call_has_one_slip(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.slips.save(SLIP)
        with pytest.raises(Conflict):
            await work.slips.save(replace(SLIP, number="20260504-0002"))


async def test_Q4_appeals_are_kept_with_every_word(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.slips.save(appealed(SLIP, "1001", after(hours=4)))
        await work.appeals.save(replace(APPEAL, state=AppealState.AT_LEAD, entries=APPEAL.entries[:1]))
        await work.appeals.save(APPEAL)
        await work.appeals.save(replace(appeal_of("a2", 9), state=AppealState.CLOSED, due_at=None))
        await work.appeals.save(replace(appeal_of("a3", 10), state=AppealState.AT_DIRECTOR, due_at=after(hours=1)))
        await work.commit()
    async with database.unit_of_work() as work:
        with pytest.raises(Conflict):
            await work.appeals.save(replace(APPEAL, entries=(replace(APPEAL.entries[0], words="x"),)))
    async with database.reading() as work:
        assert await work.appeals.get("a1") == APPEAL

        async def ids(query: AppealQuery) -> list[str]:
            return [appeal.id for appeal in (await work.appeals.find(query)).items]

        assert await ids(AppealQuery()) == ["a3", "a2", "a1"]
        assert await ids(AppealQuery(open_only=True)) == ["a3", "a1"]
        assert await ids(AppealQuery(level=Level.DIRECTOR)) == ["a3"]
        assert await ids(AppealQuery(slip=SLIP.number, agent="1001", state=AppealState.CLOSED)) == ["a2"]
        assert [appeal.id for appeal in await work.appeals.due(after(hours=2))] == ["a3"]


async def test_Q5_credits_are_kept_and_summed(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.credits.save(CREDIT)
        for n, (agent, points) in enumerate([("1001", 2), ("1002", 5), ("1001", 1)]):
            await work.credits.save(Credit(f"g{n}", agent, points, "好", "2001", after(hours=n)))
        await work.commit()
    async with database.reading() as work:
        assert await work.credits.get("k1") == CREDIT
        assert await work.credits.totals(NOW, after(hours=9)) == {"1002": 5, "1001": 3}
        assert await work.credits.totals(NOW, after(hours=2)) == {"1002": 5, "1001": 2}
        found = await work.credits.find(CreditQuery(agent="1001"))
        assert {credit.id for credit in found.items} == {"k1", "g0", "g2"}


async def test_Q6_actions_are_kept_and_the_overdue_found(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.slips.save(SLIP)
        await work.corrective.save(ACTION)
        await work.corrective.save(action_of("x2", TODAY + timedelta(days=2)))
        await work.corrective.save(replace(action_of("x3", TODAY), state=ActionState.CLOSED))
        await work.commit()
    async with database.reading() as work:
        assert await work.corrective.get("x1") == ACTION

        async def ids(query: ActionQuery) -> list[str]:
            return [action.id for action in (await work.corrective.find(query)).items]

        assert sorted(await ids(ActionQuery())) == ["x1", "x2", "x3"]
        assert await ids(ActionQuery(open_only=True)) == ["x1", "x2"]
        assert await ids(ActionQuery(overdue_on=TODAY + timedelta(days=1))) == ["x1"]
        assert sorted(await ids(ActionQuery(person="2001", state=ActionState.PLANNED))) == ["x1", "x2"]
        assert len(await work.corrective.of_slip(SLIP.number)) == 3
        page = await work.corrective.find(ActionQuery(open_only=True), limit=1)
        rest = await work.corrective.find(ActionQuery(open_only=True), page.next)
        assert [action.id for action in rest.items] == ["x2"]


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
async def test_Q1_Q4_what_happened_stays_as_it_was(database: Database, database_url: str, table: str) -> None:
    async with database.unit_of_work() as work:
        await work.slips.save(SLIP)
        await work.appeals.save(APPEAL)
        await work.commit()
    engine = create_async_engine(address.read(database_url))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET position = position"):
        async with engine.connect() as connection:
            with pytest.raises(Exception, match=f"{table} is append-only"):
                await connection.execute(text(statement))
    await engine.dispose()
