"""Grades of customers, each with its own service rules (handbook R4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from domain.customers.file import Customer


@dataclass(frozen=True, slots=True)
class Grade:
    """What customers of a grade are given."""

    key: str
    name: Mapping[str, str]
    """By language."""
    priority: bool = False
    """Their calls go first (T15)."""
    callback_within: timedelta | None = None
    """What they ask is answered within this; None: as anybody's."""
    manager: str = ""
    """User name of who is told of their complaints, beside the group."""


ORDINARY = Grade("", {"zh-CN": "普通客户", "en": "Ordinary"})
"""Who has no grade."""


def rules_of(customer: Customer, grades: Mapping[str, Grade]) -> Grade:
    """The service rules of a customer; a key customer without a grade has those of the first with priority."""
    if customer.grade in grades:
        return grades[customer.grade]
    if customer.key_customer:
        return next((grade for grade in grades.values() if grade.priority), ORDINARY)
    return ORDINARY
