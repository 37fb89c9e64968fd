"""The lists of quality work go by an index, as all lists do."""

import pytest

from domain.quality.appeals import AppealState
from domain.quality.corrective import ActionState
from domain.quality.slips import SlipState
from hotline.storage.database import Database
from hotline.storage.quality.appeals import AppealQuery
from hotline.storage.quality.cards import CardOrder, CardQuery
from hotline.storage.quality.corrective import ActionQuery
from hotline.storage.quality.credits import CreditQuery
from hotline.storage.quality.slips import SlipQuery
from tests.storage.quality.values import TODAY
from tests.storage.test_indices import Ask, _plan
from tests.storage.values import NOW, after

QUERIES: dict[str, tuple[Ask, str]] = {
    "cards": (lambda w: w.cards.find(CardQuery()), "ix_score_cards_call_at_call_id"),
    "cards waiting": (lambda w: w.cards.find(CardQuery(waiting=True)), "ix_score_cards_waiting"),
    "cards of agent": (lambda w: w.cards.find(CardQuery(agent="1")), "ix_score_cards_agent_call_at_call_id"),
    "cards of a day": (lambda w: w.cards.of_day("1", NOW, after(9)), "ix_score_cards_agent_call_at_call_id"),
    "worst cards": (
        lambda w: w.cards.find(CardQuery(), order=CardOrder.LOWEST),
        "ix_score_cards_total_call_at_call_id",
    ),
    "slips": (lambda w: w.slips.find(SlipQuery()), "ix_fault_slips_issued_at_number"),
    "slips of agent": (lambda w: w.slips.find(SlipQuery(agent="1")), "ix_fault_slips_agent_issued_at_number"),
    "slips of rule": (lambda w: w.slips.find(SlipQuery(rule="r")), "ix_fault_slips_rule_issued_at_number"),
    "slips in state": (
        lambda w: w.slips.find(SlipQuery(state=SlipState.UNDER_APPEAL)),
        "ix_fault_slips_state_issued_at_number",
    ),
    "slips of month": (lambda w: w.slips.counted(NOW, after(9)), "ix_fault_slips_counted_at_number"),
    "appeals": (lambda w: w.appeals.find(AppealQuery()), "ix_appeals_opened_at_id"),
    "appeals open": (lambda w: w.appeals.find(AppealQuery(open_only=True)), "ix_appeals_open"),
    "appeals of agent": (lambda w: w.appeals.find(AppealQuery(agent="1")), "ix_appeals_agent_opened_at_id"),
    "appeals in state": (
        lambda w: w.appeals.find(AppealQuery(state=AppealState.AT_LEAD)),
        "ix_appeals_state_opened_at_id",
    ),
    "appeals due": (lambda w: w.appeals.due(NOW), "ix_appeals_due_at_id"),
    "credits": (lambda w: w.credits.find(CreditQuery()), "ix_credits_given_at_id"),
    "credits of agent": (lambda w: w.credits.find(CreditQuery(agent="1")), "ix_credits_agent_given_at_id"),
    "actions": (lambda w: w.corrective.find(ActionQuery()), "ix_corrective_actions_opened_at_id"),
    "actions open": (lambda w: w.corrective.find(ActionQuery(open_only=True)), "ix_corrective_actions_open"),
    "actions overdue": (lambda w: w.corrective.find(ActionQuery(overdue_on=TODAY)), "ix_corrective_actions_open"),
    "actions of person": (
        lambda w: w.corrective.find(ActionQuery(person="1")),
        "ix_corrective_actions_person_opened_at_id",
    ),
    "actions in state": (
        lambda w: w.corrective.find(ActionQuery(state=ActionState.DONE)),
        "ix_corrective_actions_state_opened_at_id",
    ),
}


@pytest.mark.parametrize("name", QUERIES)
async def test_queries_go_by_an_index_in_its_order(database: Database, name: str) -> None:
    ask, index = QUERIES[name]
    plan = await _plan(database, ask)
    assert index in plan, plan
    assert "Seq Scan" not in plan, plan
    assert "Sort" not in plan, plan
    assert "TEMP B-TREE" not in plan, plan


async def test_the_items_of_a_rule_are_found_by_it(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    plan = await _plan(database, lambda w: w.cards.reviewed(rule="r"))
    await database.stop()
    assert "ix_card_items_rule_call_id" in plan, plan
