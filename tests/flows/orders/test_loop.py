"""The closed loop: told, done, visited, filed, and nothing lost on the way (handbook W, O, C)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.callbacks import CallbackState, Purpose, Satisfaction, VisitResult
from domain.errors import InvalidValue
from domain.orders.moves import Move, NotYours
from domain.orders.order import QuoteLine, WithLead
from domain.orders.states import OrderAction, OrderState
from domain.people import Person, Role
from domain.services.service import Urgency
from hotline.errors import NotFound, OrderMoved
from hotline.flows.orders import NewOrder
from tests.flows.orders.conftest import AGENT, COMMON, COMPLAINT, ENQUIRY, GUARD, LEAD, OTHER, REPAIRMAN, Desk

_A, _S = OrderAction, OrderState


async def test_W2_the_group_of_a_repair_is_told_at_once(desk: Desk) -> None:
    order = await desk.orders.open(COMMON, "1001")
    assert order.state is _S.DISPATCHED
    assert [(n.kind.value, str(n.to)) for n in await desk.told(order.number)] == [("order_new", "group:维修")]


async def test_W2_ordinary_matters_go_out_with_the_hourly_batch_and_enquiries_never(desk: Desk) -> None:
    fees = await desk.orders.open(NewOrder("S16", "王", "13800138000", "", "物业费有疑问"), "1001")
    enquiry = await desk.orders.open(ENQUIRY, "1001")
    assert (fees.state, enquiry.state) == (_S.REGISTERED, _S.REGISTERED)
    assert await desk.orders.dispatch_batch(desk.clock()) == 1
    assert (await desk.kept(fees.number)).state is _S.DISPATCHED
    assert (await desk.kept(enquiry.number)).state is _S.REGISTERED
    assert await desk.orders.dispatch_batch(desk.clock()) == 0


async def test_W9_repeats_are_linked(desk: Desk) -> None:
    first = await desk.orders.open(COMMON, "1001")
    again = await desk.orders.open(replace(COMMON, place="三栋2单元"), "1002")
    elsewhere = await desk.orders.open(replace(COMMON, place="4栋2单元"), "1002")
    assert (again.repeat_of, again.repeats) == (first.number, 1)
    assert (elsewhere.repeat_of, elsewhere.repeats) == (None, 0)
    desk.clock.now += timedelta(days=31)
    assert (await desk.orders.open(COMMON, "1001")).repeats == 0


async def test_W7_the_ladder_is_climbed_and_everybody_is_told_once(desk: Desk) -> None:
    order = await desk.orders.open(COMMON, "1001")
    await desk.pass_by(hours=8)
    told = [(n.kind.value, str(n.to), n.words.get("target")) for n in await desk.told(order.number)]
    climbed = [to for kind, to, target in told if kind == "escalated" and target == "done"]
    assert climbed == ["user:4009", "role:duty_manager", "role:duty_manager", "role:manager"]
    assert (await desk.kept(order.number)).with_lead is WithLead.ESCALATED
    await desk.pass_by(days=1)
    assert len(await desk.told(order.number)) == len(told)


async def test_S32_whose_step_it_is_hears_that_it_is_late(desk: Desk) -> None:
    order = await desk.orders.open(NewOrder("S32", "王先生", "138 0013 8000", "", "想装宽带", {"grade": "甲"}), "1001")
    await desk.pass_by(days=5)
    told = [(n.kind.value, str(n.to)) for n in await desk.told(order.number) if n.words.get("step") == "contacted"]
    assert sorted(told[:3]) == [("escalated", "role:lead"), ("target_near", "group:客服"), ("target_near", "user:1001")]
    assert sorted(told[3:]) == [("target_overdue", "group:客服"), ("target_overdue", "user:1001")]
    lines = [(h.action, h.before) for h in (await desk.kept(order.number)).history]
    assert ("target overdue", "step:contacted") in lines


async def test_the_desk_hears_of_its_own_steps_the_group_does_not(desk: Desk) -> None:
    begins = desk.clock.now + timedelta(days=9)
    lift = NewOrder("S24", "王先生", "13800138000", "3号楼", "搬家", {"lift": "3栋", "begins": begins.isoformat()})
    order = await desk.orders.open(lift, "1001")
    await desk.pass_by(days=3)
    late = [n for n in await desk.told(order.number) if n.kind.value == "target_overdue" and n.words.get("step")]
    assert {str(n.to) for n in late} == {"user:1001"}


async def test_W10_an_emergency_reaches_supervisors_at_once(desk: Desk) -> None:
    order = await desk.orders.open(NewOrder("S26", "王", "13800138000", "3栋", "电梯困人"), "1001")
    urgent = {(n.kind.value, str(n.to)) for n in await desk.told(order.number) if n.urgent}
    assert urgent >= {("emergency", "role:duty_manager"), ("emergency", "role:lead"), ("order_new", "group:安管")}
    marked = await desk.orders.open(replace(COMMON, urgency=Urgency.EMERGENCY), "1001")
    assert any(n.kind.value == "emergency" for n in await desk.told(marked.number))


async def done(desk: Desk) -> str:
    order = await desk.orders.open(COMMON, "1001")
    await desk.act(order, REPAIRMAN, _A.ACCEPT, _A.DEPART, _A.ARRIVE, _A.FINISH)
    return order.number


async def test_C2_a_finished_repair_is_visited_once_within_three_days(desk: Desk) -> None:
    number = await done(desk)
    (visit,) = await desk.callbacks(number)
    assert (visit.purpose, visit.owner) == (Purpose.VISIT, "1001")
    assert visit.latest_at == desk.clock() + timedelta(days=3)
    assert visit.next_at <= visit.latest_at


async def result(desk: Desk, number: str, satisfaction: Satisfaction, words: str = "") -> None:
    """What the customer said in the visit, as the callback desk hands it on."""
    (visit,) = [c for c in await desk.callbacks(number) if c.purpose is Purpose.VISIT]
    said = VisitResult(satisfaction, desk.clock(), "1002", complaint=words)
    async with desk.database.unit_of_work() as uow:
        await desk.visits.found(uow, visit, said, "1002")
        await uow.commit()


async def test_C7_a_satisfied_customer_closes_the_loop(desk: Desk) -> None:
    number = await done(desk)
    await result(desk, number, Satisfaction.SATISFIED)
    order = await desk.kept(number)
    assert (order.state, order.satisfaction) == (_S.CLOSED, "satisfied")
    assert [h.action for h in order.history[-2:]] == ["visit", "close"]


async def test_C7_a_dissatisfied_customer_opens_an_order_by_itself(desk: Desk) -> None:
    number = await done(desk)
    await result(desk, number, Satisfaction.DISSATISFIED, "灯又灭了")
    complaint = await desk.kept("20260501-0002")
    assert (complaint.service_type, complaint.follows, complaint.description) == ("S6", number, "灯又灭了")
    assert (complaint.customer_phone, complaint.place) == ("+8613800138000", "3号楼2单元")
    assert (await desk.kept(number)).satisfaction == "dissatisfied"


async def test_C3_a_complaint_is_followed_every_two_days_until_closed_and_visited_then(desk: Desk) -> None:
    order = await desk.orders.open(COMPLAINT, "1001")
    opened = desk.clock()
    await desk.pass_by(days=5)
    progress = [c for c in await desk.callbacks(order.number) if c.purpose is Purpose.PROGRESS]
    assert [c.due_at - opened for c in progress] == [timedelta(days=days) for days in (2, 4, 6)]
    await desk.orders.fill_in(order.number, {"findings": "属实", "measures": "培训"}, AGENT)
    await desk.act(order, AGENT, _A.ACCEPT, _A.START, _A.FINISH, _A.ANSWER)
    await desk.act(order, AGENT, _A.CLOSE)
    states = {c.purpose: c.state for c in await desk.callbacks(order.number)}
    assert states == {Purpose.PROGRESS: CallbackState.CANCELLED, Purpose.VISIT: CallbackState.SCHEDULED}
    await result(desk, order.number, Satisfaction.DISSATISFIED, "还是没人道歉")
    assert (await desk.kept(order.number)).state is _S.DISPATCHED, "visited until satisfied (W8)"


async def test_W6_what_was_not_done_the_centre_apologises_for(desk: Desk) -> None:
    order = await desk.orders.open(COMMON, "1001")
    await desk.act(order, REPAIRMAN, _A.ACCEPT)
    await desk.act(order, REPAIRMAN, _A.FAIL, note="缺配件")
    (call,) = await desk.callbacks(order.number)
    assert (call.purpose, call.reason) == (Purpose.PROGRESS, "缺配件")
    assert call.due_at == desk.clock()


async def test_reopening_takes_the_visit_back(desk: Desk) -> None:
    number = await done(desk)
    await desk.orders.act(number, Move(_A.REOPEN, "又坏了"), AGENT)
    (visit,) = await desk.callbacks(number)
    assert visit.state is CallbackState.CANCELLED
    await desk.act(await desk.kept(number), REPAIRMAN, _A.ACCEPT, _A.ARRIVE, _A.FINISH)
    states = {c.state for c in await desk.callbacks(number)}
    assert states == {CallbackState.CANCELLED, CallbackState.SCHEDULED}


async def test_O2_a_hand_over_that_nobody_answers_comes_back(desk: Desk) -> None:
    order = await desk.orders.open(ENQUIRY, "1001")
    await desk.orders.hand_over(order.number, AGENT, group="工程", note="请解答")
    assert [str(n.to) for n in await desk.told(order.number)] == ["group:工程"]
    await desk.pass_by(minutes=16)
    back = await desk.kept(order.number)
    assert (back.owner, back.handover, back.with_lead) == ("1001", None, WithLead.UNANSWERED)
    async with desk.database.reading() as uow:
        assert await uow.orders.bounces(desk.clock() - timedelta(days=1), desk.clock() + timedelta(days=1)) == {
            "工程": 1
        }


async def test_O1_only_the_owner_or_a_lead_hands_it_over(desk: Desk) -> None:
    order = await desk.orders.open(ENQUIRY, "1001")
    with pytest.raises(NotYours):
        await desk.orders.hand_over(order.number, OTHER, group="工程")
    with pytest.raises(InvalidValue, match="nobody"):
        await desk.orders.hand_over(order.number, AGENT, user="9999")
    with pytest.raises(InvalidValue, match="no group"):
        await desk.orders.hand_over(order.number, AGENT, group="厨房")
    assert (await desk.orders.hand_over(order.number, LEAD, user="1002")).handover is not None
    assert (await desk.orders.take_over(order.number, OTHER)).owner == "1002"


async def test_A1_a_group_s_people_see_their_group_s_orders_only(desk: Desk) -> None:
    order = await desk.orders.open(COMMON, "1001")
    with pytest.raises(NotFound):
        await desk.orders.act(order.number, Move(_A.ACCEPT), GUARD)
    with pytest.raises(NotYours):
        await desk.orders.amend(order.number, {"place": "5栋"}, REPAIRMAN)
    assert (await desk.orders.act(order.number, Move(_A.ACCEPT), REPAIRMAN)).assignee == "4001"


async def test_two_who_edit_learn_what_the_other_changed(desk: Desk) -> None:
    order = await desk.orders.open(COMMON, "1001")
    await desk.orders.amend(order.number, {"place": "5栋"}, OTHER, order.version)
    with pytest.raises(OrderMoved) as refused:
        await desk.orders.amend(order.number, {"place": "6栋"}, AGENT, order.version)
    assert [(h.by, h.action, h.after) for h in refused.value.changes] == [("1002", "amend place", "5栋")]
    assert (await desk.kept(order.number)).place == "5栋"


async def test_W5_wrong_codes_are_counted(desk: Desk) -> None:
    paid = replace(COMMON, service_type="S3")
    order = await desk.orders.open(paid, "1001")
    wrong = f"{(int(order.code) + 1) % 10_000:04d}"
    await desk.act(order, REPAIRMAN, _A.ACCEPT, _A.ARRIVE)
    with pytest.raises(InvalidValue, match="quote"):
        await desk.act(order, REPAIRMAN, _A.FINISH, code=wrong)
    assert (await desk.kept(order.number)).wrong_codes == 0
    free = await desk.orders.open(replace(COMMON, service_type="S5"), "1001")
    assert desk.book.service("S5").sign_off.value in ("code", "signature", "call", "none")
    assert free.number


async def test_what_was_held_up_goes_out_once_it_is_complete(desk: Desk) -> None:
    """A form that lacks what the group needs does not keep a matter from being registered (W1)."""
    done_many = await desk.orders.act_on_many(["20260501-0001", "20260501-0002"], Move(_A.DISPATCH), LEAD)
    assert all(error is not None for error in done_many.values())
    one, two = await desk.orders.open(COMMON, "1001"), await desk.orders.open(ENQUIRY, "1001")
    outcome = await desk.orders.act_on_many([one.number, two.number], Move(_A.ACCEPT, assignee="4001"), LEAD)
    assert outcome[one.number] is None
    assert outcome[two.number] is not None
    assert (await desk.kept(one.number)).assignee == "4001"


async def test_W4_finance_takes_the_fee_of_a_repair_that_is_not_its_own(desk: Desk) -> None:
    order = await desk.orders.open(replace(COMMON, service_type="S3"), "1001")
    finance = Person("4003", "吴丽", Role.DEPARTMENT, groups=("财务",))
    await desk.act(order, REPAIRMAN, _A.ACCEPT, _A.ARRIVE)
    await desk.orders.quote(order.number, [QuoteLine("工费", "次", 3000)], REPAIRMAN)
    await desk.orders.confirm_quote(order.number, REPAIRMAN)
    await desk.orders.tick(order.number, "cleaned", REPAIRMAN)
    await desk.act(order, REPAIRMAN, _A.START)
    await desk.act(order, REPAIRMAN, _A.FINISH, code=order.code)
    with pytest.raises(NotFound):
        await desk.orders.hand_in(order.number, 3000, "N1", GUARD)
    assert (await desk.orders.hand_in(order.number, 3000, "N1", finance)).fee is not None


async def test_C2_what_is_filed_without_a_visit_is_not_visited_after_all(desk: Desk) -> None:
    number = await done(desk)
    await desk.orders.act(number, Move(_A.CLOSE, "客户要求不回访"), AGENT)
    assert [c.state for c in await desk.callbacks(number)] == [CallbackState.CANCELLED]


async def test_W10_the_report_of_an_emergency_is_asked_for(desk: Desk) -> None:
    order = await desk.orders.open(NewOrder("S26", "王", "13800138000", "3栋", "电梯困人"), "1001")
    await desk.pass_by(hours=25)
    told = [n.kind.value for n in await desk.told(order.number)]
    assert told.count("report_due") >= 2, "when it is near and when it is overdue"
