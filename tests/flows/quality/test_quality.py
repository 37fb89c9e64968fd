from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.quality.accuracy import Outcome, accuracy
from domain.quality.appeals import AppealAction, AppealState, Evidence
from domain.quality.cards import CardState, ReviewReason
from domain.quality.corrective import ActionState, CorrectiveAction, Plan
from domain.quality.sample import drawn
from domain.quality.slips import SlipState
from domain.transcripts import Verdict
from hotline.errors import NotAllowed, NotFound
from hotline.flows.quality.cards import NewItem
from hotline.quality_settings import SOLVED
from hotline.storage.quality.cards import CardQuery
from tests.domain.quality.values import NOW, after, judged
from tests.flows.quality.conftest import AGENT, DIRECTOR, LEAD, MANAGER, OTHER, QUALITY, Office

GREETING = judged("opening.greeting", Verdict.NOT_SAID, 1.0)
RECORD = judged("record.confirm", Verdict.NOT_SAID)
SHIRK = judged("never.shirk", Verdict.SAID, 8.0)
MAY = date(2026, 5, 1)


async def test_Q1_a_call_that_ended_has_its_card(office: Office) -> None:
    await office.ended(GREETING, judged("courtesy.please", Verdict.UNCLEAR))
    async with office.database.reading() as uow:
        card = await uow.cards.get("c1")
    assert card is not None
    assert (card.agent, card.script_version, card.total, card.state) == ("1001", 7, 97, CardState.DRAFT)


async def test_P6_a_reason_that_comes_later_is_on_the_card_until_a_person_is_at_it(office: Office) -> None:
    await office.ended(GREETING)
    excused = replace(GREETING, reason="客户先挂了")
    await office.ended(excused)
    async with office.database.reading() as uow:
        card = await uow.cards.get("c1")
    assert card is not None
    assert card.items[0].excuse == "客户先挂了"
    assert ReviewReason.EXCUSED in card.review
    await office.desks.cards.change("c1", "opening.greeting", Verdict.NOT_SAID, "理由成立", QUALITY, points=0)
    await office.ended(replace(GREETING, reason="又一个"))
    async with office.database.reading() as uow:
        card = await uow.cards.get("c1")
    assert card is not None
    assert (card.points, card.items[0].excuse) == (0, "客户先挂了")


async def test_calls_without_a_talk_or_a_script_have_no_card(office: Office) -> None:
    assert await office.desks.cards.call_ended("none") is None
    await office.ended(GREETING)
    async with office.database.unit_of_work() as uow:
        call = await uow.calls.get("c1")
        assert call is not None
        await uow.calls.save(replace(call, id="c2", script_version=99))
        await uow.calls.save(replace(call, id="c3", script_id=None))
        await uow.calls.save(replace(call, id="c4", connected_at=None))
        await uow.commit()
    for call_id in ("c2", "c3", "c4"):
        assert await office.desks.cards.call_ended(call_id) is None


async def test_T14_each_agents_day_is_sampled_whatever_the_order(office: Office) -> None:
    calls = [f"call-{n}" for n in range(6)]
    for n, call_id in enumerate(calls):
        await office.ended(call_id=call_id, hours=n / 10)
    await office.ended(call_id="another agent", agent="1002")
    await office.ended(call_id="another day", hours=24)
    async with office.database.reading() as uow:
        waiting = await uow.cards.find(CardQuery(waiting=True))
    found = {card.call_id for card in waiting.items}
    assert found == drawn(calls, 2) | {"another agent", "another day"}
    assert all(card.review == {ReviewReason.SAMPLED} for card in waiting.items)


async def test_Q1_people_change_and_confirm_and_slips_follow(office: Office) -> None:
    await office.ended(GREETING, RECORD)
    await office.desks.cards.change("c1", "record.confirm", Verdict.SAID, "0:42 说了", QUALITY)
    await office.desks.cards.add("c1", NewItem(SOLVED, True, "没有解决", points=2, start=30.0), QUALITY)
    card, slips = await office.desks.cards.confirm("c1", QUALITY)
    assert (card.total, [(slip.rule, slip.points, slip.start) for slip in slips]) == (
        95,
        [("opening.greeting", 3, 1.0), (SOLVED, 2, 30.0)],
    )
    assert [slip.number for slip in slips] == ["20260504-0001", "20260504-0002"]
    assert {slip.lead for slip in slips} == {"2001"}
    with pytest.raises(IllegalTransition):
        await office.desks.cards.confirm("c1", QUALITY)


async def test_Q1_what_can_be_added_is_what_the_script_has_and_the_card_has_not(office: Office) -> None:
    await office.ended(GREETING)
    addable = [rule.rule for rule in await office.desks.cards.addable("c1")]
    assert addable[0] == SOLVED
    assert "opening.greeting" not in addable
    assert "never.shirk" in addable
    with pytest.raises(InvalidValue):
        await office.desks.cards.add("c1", NewItem("made.up", True, "x"), QUALITY)
    with pytest.raises(NotFound):
        await office.desks.cards.addable("none")


async def test_A1_nobody_judges_their_own_call(office: Office) -> None:
    await office.ended(RECORD, agent=LEAD.user)
    for by in (LEAD, OTHER):
        with pytest.raises(NotAllowed):
            await office.desks.cards.confirm("c1", by)
    await office.desks.cards.confirm("c1", QUALITY)


async def test_Q3_the_lead_shares_the_blame_by_somebody_elses_word(office: Office) -> None:
    slip = await office.slip(RECORD)
    with pytest.raises(NotAllowed):
        await office.desks.slips.share(slip.number, True, None, "我的错", LEAD)
    with pytest.raises(InvalidValue):
        await office.desks.slips.share(slip.number, True, OTHER.user, "x", QUALITY)
    await office.desks.slips.share(slip.number, True, None, "没有培训", QUALITY)
    sums = {found.person: found.points for found in (await office.desks.months.of(MAY)).sums}
    assert sums == {"1001": Decimal("1.4"), "2001": Decimal("0.6")}


async def test_Q4_the_ladder_from_the_slip_to_the_last_word(office: Office) -> None:
    slip = await office.slip(GREETING)
    appeals = office.desks.appeals
    with pytest.raises(NotAllowed):
        await appeals.file(slip.number, "他说了", None, OTHER)
    appeal = await appeals.file(slip.number, "我说了", Evidence(1.0, 3.0), AGENT)
    assert (await office.stored(slip.number)).state is SlipState.UNDER_APPEAL
    month = (await office.desks.months.of(MAY)).sums[0]
    assert (month.points, month.open_points) == (Decimal(0), 3)
    for wrong in (AGENT, QUALITY, DIRECTOR, MANAGER):
        with pytest.raises(NotAllowed):
            await appeals.decide(appeal.id, AppealAction.REJECT, "听了", wrong)
    await appeals.decide(appeal.id, AppealAction.REJECT, "听了", LEAD)
    await appeals.escalate(appeal.id, "请再听", None, AGENT)
    await appeals.decide(appeal.id, AppealAction.REDUCE, "一半", DIRECTOR, points=2)
    assert (await office.stored(slip.number)).state is SlipState.UNDER_APPEAL
    await appeals.escalate(appeal.id, "还是不对", None, AGENT)
    closed = await appeals.decide(appeal.id, AppealAction.REDUCE, "说得不清", MANAGER, points=1)
    assert closed.state is AppealState.CLOSED
    settled = await office.stored(slip.number)
    assert (settled.state, settled.points) == (SlipState.COUNTED, 1)
    async with office.database.reading() as uow:
        card = await uow.cards.get("c1")
    assert card is not None
    assert (card.points, card.history[-1].action, card.history[-1].reason) == (1, "revise", "说得不清")


async def test_Q4_who_confirmed_the_card_does_not_decide_the_appeal(office: Office) -> None:
    await office.ended(RECORD)
    _, [slip] = await office.desks.cards.confirm("c1", LEAD)
    appeal = await office.desks.appeals.file(slip.number, "我说了", None, AGENT)
    with pytest.raises(NotAllowed):
        await office.desks.appeals.decide(appeal.id, AppealAction.REJECT, "x", LEAD)


async def test_Q4_deadlines_do_what_nobody_did(office: Office) -> None:
    slip = await office.slip(RECORD)
    appeal = await office.desks.appeals.file(slip.number, "我说了", None, AGENT)
    assert await office.desks.appeals.expire(office.now) == 0
    office.forward(days=4)
    assert await office.desks.appeals.expire(office.now) == 1
    await office.desks.appeals.decide(appeal.id, AppealAction.REJECT, "听了录音", DIRECTOR)
    office.forward(days=4)
    assert await office.desks.appeals.expire(office.now) == 1
    settled = await office.stored(slip.number)
    assert (settled.state, settled.points, settled.counted_at) == (SlipState.COUNTED, 2, after(days=8))
    assert await office.desks.appeals.expire(office.now) == 0


async def test_Q4_an_appeal_taken_back_leaves_all_as_it_was(office: Office) -> None:
    slip = await office.slip(RECORD)
    appeal = await office.desks.appeals.file(slip.number, "我说了", None, AGENT)
    with pytest.raises(NotAllowed):
        await office.desks.appeals.withdraw(appeal.id, OTHER)
    await office.desks.appeals.withdraw(appeal.id, AGENT)
    settled = await office.stored(slip.number)
    assert (settled.state, settled.points) == (SlipState.COUNTED, 2)
    with pytest.raises(IllegalTransition):
        await office.desks.appeals.file(slip.number, "again", None, AGENT)


async def test_an_appeal_that_was_right_is_an_error_of_the_engine(office: Office) -> None:
    slip = await office.slip(SHIRK)
    appeal = await office.desks.appeals.file(slip.number, "我没说", None, AGENT)
    await office.desks.appeals.decide(appeal.id, AppealAction.GRANT, "是客户说的", LEAD)
    assert (await office.stored(slip.number)).state is SlipState.CANCELLED
    async with office.database.reading() as uow:
        [found] = accuracy(await uow.cards.reviewed())
    assert found.counts[Outcome.FALSE_POSITIVE] == 1
    assert (found.precision, found.recall) == (0.0, None)


async def _actions(office: Office) -> tuple[CorrectiveAction, ...]:
    async with office.database.reading() as uow:
        slips = await uow.slips.counted(NOW - timedelta(days=1), after(days=9))
        return tuple([action for slip in slips for action in await uow.corrective.of_slip(slip.number)])


async def test_Q6_a_severe_fault_opens_a_corrective_action(office: Office) -> None:
    await office.slip(RECORD)
    assert await _actions(office) == ()
    await office.slip(SHIRK, call_id="c2")
    [action] = await _actions(office)
    assert (action.rule, action.agent, action.due, action.state) == (
        "never.shirk",
        "1001",
        date(2026, 5, 7),
        ActionState.OPEN,
    )
    desk = office.desks.corrective
    plan = Plan("不熟悉规定", "跟班三天", "1002", date(2026, 5, 9))
    with pytest.raises(InvalidValue):
        await desk.plan(action.id, replace(plan, person="7777"), QUALITY)
    await desk.plan(action.id, plan, QUALITY)
    with pytest.raises(NotAllowed):
        await desk.finish(action.id, "跟了", AGENT)
    await desk.finish(action.id, "跟了三天", OTHER)
    closed = await desk.check(action.id, True, "没有再犯", QUALITY)
    assert closed.state is ActionState.CLOSED


async def test_Q6_the_action_goes_when_the_fault_was_none(office: Office) -> None:
    slip = await office.slip(SHIRK)
    await office.desks.slips.cancel(slip.number, "录音不是他", QUALITY)
    [action] = await _actions(office)
    assert (action.state, action.history[-1].reason) == (ActionState.CANCELLED, "录音不是他")


async def test_Q5_good_points_are_given_and_taken_back(office: Office) -> None:
    credit = await office.desks.credits.give("1001", 3, "客户来电表扬", LEAD)
    with pytest.raises(NotAllowed):
        await office.desks.credits.give("1001", 3, "自夸", OTHER)
    with pytest.raises(InvalidValue):
        await office.desks.credits.give("3001", 3, "x", LEAD)
    month = await office.desks.months.of(MAY)
    assert [(found.person, found.credits) for found in month.sums] == [("1001", 3)]
    await office.desks.credits.revoke(credit.id, "给错人", LEAD)
    assert (await office.desks.months.of(MAY)).sums == ()


async def test_Q2_a_months_slips_are_those_of_the_centres_month(office: Office) -> None:
    office.now = NOW.replace(month=5, day=31, hour=15, minute=59)  # 23:59 in Shanghai
    await office.slip(RECORD)
    office.forward(minutes=2)
    await office.slip(RECORD, call_id="c2")
    june = date(2026, 6, 1)
    for first in (MAY, june):
        [found] = (await office.desks.months.of(first)).sums
        assert found.points == 2
    assert office.desks.months.current == june
