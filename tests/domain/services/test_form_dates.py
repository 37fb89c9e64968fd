"""Dates that lie within a span of another, and follow-ups that are for some orders only."""

from datetime import date

import pytest

from domain.errors import InvalidForm, InvalidValue
from domain.services.forms import FieldKind, FormField, checked
from domain.services.service import meets
from domain.services.spans import Span

FORM = (
    FormField("from_on", {}, FieldKind.DATE),
    FormField("until_on", {}, FieldKind.DATE, of="from_on", within=Span.parse("3 months")),
)


def fault(**values: str) -> str:
    try:
        checked(FORM, values, phone=lambda _, number: number)
    except InvalidForm as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("start", "end", "taken"),
    [
        ("2026-01-31", "2026-04-30", True),
        ("2026-01-31", "2026-05-01", False),
        ("2026-01-31", "2026-01-31", True),
        ("2026-01-31", "2026-01-30", False),
        ("2025-12-01", "2026-03-01", True),
    ],
)
def test_S11_a_permit_lasts_three_months_at_most(start: str, end: str, taken: bool) -> None:
    assert (fault(from_on=start, until_on=end) == "") is taken


def test_one_of_the_two_dates_says_nothing_of_the_other() -> None:
    assert fault(until_on="2026-01-31") == fault(from_on="2026-01-31") == ""
    assert "fields.until_on" in fault(from_on="2026-01-31", until_on="2027-01-31")


def test_spans_that_lead_from_day_to_day() -> None:
    assert Span.parse("10 days").on(date(2026, 2, 25)) == date(2026, 3, 7)
    assert Span.parse("1 months").on(date(2026, 1, 31)) == date(2026, 2, 28)
    with pytest.raises(InvalidValue, match="days or months"):
        Span.parse("3 h").on(date(2026, 1, 1))


def test_S15_what_is_for_some_orders_asks_the_form() -> None:
    assert meets({}, {})
    assert meets({"valuable": "yes"}, {"valuable": "yes", "kind": "found"})
    assert not meets({"valuable": "yes"}, {"valuable": "no"})
    assert not meets({"valuable": "yes"}, {})
