"""Who sees which personal data, as a table (A1, A2, R2)."""

import pytest

from domain.people import Person, Role
from domain.privacy import Part, Relation, may_see, relation_to_order

EVERY = set(Role)
ABOVE = {Role.LEAD, Role.DUTY_MANAGER, Role.MANAGER, Role.ADMINISTRATOR}
DESK = {Role.AGENT, Role.SENIOR}


@pytest.mark.parametrize(
    ("part", "relation", "roles"),
    [
        (Part.NUMBER, Relation.NONE, DESK | ABOVE),
        (Part.NUMBER, Relation.ORDER, DESK | ABOVE | {Role.DEPARTMENT}),
        (Part.PLACE, Relation.NONE, DESK | ABOVE | {Role.QUALITY}),
        (Part.PLACE, Relation.ORDER, EVERY),
        (Part.SECRET, Relation.NONE, ABOVE),
        (Part.SECRET, Relation.ORDER, ABOVE),
        (Part.LOOKS, Relation.NONE, ABOVE),
    ],
)
def test_A2_each_role_sees_what_its_work_needs(part: Part, relation: Relation, roles: set[Role]) -> None:
    assert {role for role in Role if may_see(Person("1", "x", role), part, relation)} == roles


def test_A2_nobody_who_left_sees_anything() -> None:
    assert not may_see(Person("1", "x", Role.ADMINISTRATOR, active=False), Part.NUMBER)


def test_A2_a_department_serves_the_open_orders_of_its_groups() -> None:
    repairer = Person("4001", "x", Role.DEPARTMENT, groups=("维修",))
    assert relation_to_order(repairer, "维修", open=True) is Relation.ORDER
    assert relation_to_order(repairer, "维修", open=False) is Relation.NONE
    assert relation_to_order(repairer, "保洁", open=True) is Relation.NONE
