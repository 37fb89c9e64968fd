"""Who hears of what (A1), as a table."""

from dataclasses import replace

import pytest

from agent_console import audience
from agent_console.audience import Audience
from domain.people import Person, Role
from tests.console.house import PEOPLE

EVERYBODY = {person.user for person in PEOPLE}
OVERSEERS = {"2001", "3001", "9001"}
"""They see all calls."""


@pytest.mark.parametrize(
    ("meant_for", "users"),
    [
        (audience.call("1001"), {"1001"} | OVERSEERS),
        (audience.call(None), OVERSEERS),
        (audience.left_behind("1001"), {"1001"}),
        (audience.left_behind("2001"), set()),
        (audience.agent("1001"), {"1001", "1900"} | OVERSEERS),
        (audience.callback("1001", "1002"), {"1001", "1002", "1900"} | OVERSEERS),
        (audience.callback(None, "1002"), {"1001", "1002", "1900"} | OVERSEERS),
        (replace(audience.call("1001"), whole=True), {"1001"} | OVERSEERS - {"3001"}),
        (replace(audience.call("1001"), whole=False), {"3001"}),
        (audience.customer(frozenset({"1002"})), {"1002"} | OVERSEERS),
        (audience.QUEUES, EVERYBODY - {"4001"}),
        (audience.order(""), EVERYBODY - {"3001", "4001"}),
        (audience.masked_order("", "", "1001", "4001"), {"3001", "4001"}),
        (audience.BOARD, {"1900"} | OVERSEERS),
        (audience.KNOWLEDGE, EVERYBODY - {"4001"}),
    ],
)
def test_A1_everybody_hears_what_their_role_needs(meant_for: Audience, users: set[str]) -> None:
    assert {person.user for person in PEOPLE if meant_for.includes(person)} == users


def test_somebody_who_left_hears_nothing_by_role() -> None:
    gone = Person("2002", "前主管", Role.LEAD, active=False)
    assert not audience.BOARD.includes(gone)
