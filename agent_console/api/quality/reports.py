"""Reports of quality work: the month's sums and its file for payroll, and how right the rule engine is."""

from datetime import date
from enum import Enum
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Instant
from agent_console.listing import Columns, Format, ListOf, listing
from agent_console.views.quality.reports import MonthView, RuleAccuracyDetail, RuleAccuracyView
from domain.people import Permission, Person
from domain.quality.accuracy import Accuracy, Outcome, accuracy
from domain.quality.credits import month_of
from domain.quality.months import MonthSum, Proposal
from hotline.errors import NotFound
from hotline.flows.quality.months import EXPORT, Month
from hotline.storage.page import Page

router = APIRouter(prefix=f"{V1}/reports/quality", tags=["quality"])

Team = Annotated[Person, Depends(Allowed(Permission.TAKE_CALLS, Permission.REVIEW_QUALITY))]
Reviewer = Annotated[Person, Depends(Allowed(Permission.REVIEW_QUALITY))]
MonthName = Annotated[str | None, Query(max_length=7, description="2026-05; this month where none is named.")]


class Basis(Enum):
    """Which confirmed cards figures rest on."""

    ALL = "all"
    SAMPLED = "sampled"
    """Those drawn without any cause: what was found in them does not decide that they are among them."""


ACCURACY: Columns[Accuracy] = {
    "rule": lambda found: found.rule,
    "true_positive": lambda found: found.counts[Outcome.TRUE_POSITIVE],
    "false_positive": lambda found: found.counts[Outcome.FALSE_POSITIVE],
    "false_negative": lambda found: found.counts[Outcome.FALSE_NEGATIVE],
    "true_negative": lambda found: found.counts[Outcome.TRUE_NEGATIVE],
    "judged": lambda found: found.judged,
    "unclear": lambda found: found.unclear,
    "precision": lambda found: _rounded(found.precision),
    "recall": lambda found: _rounded(found.recall),
    "unclear_share": lambda found: _rounded(found.unclear_share),
}


@router.get("/month")
async def get_quality_month(person: Team, wired: Wired, month: MonthName = None) -> MonthView:
    """Points, deductions and steps (Q2, Q3, Q5): of everybody for quality staff and leads, else one's own."""
    found = await wired.centre.quality.months.of(_first(wired, month))
    everybody = person.may(Permission.REVIEW_QUALITY)
    return MonthView.of(found, wired.centre.settings.centre.quality.rules, only=None if everybody else person.user)


@router.get(
    "/payroll",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}, "description": "One line a person."}},
)
async def get_payroll(request: Request, person: Reviewer, wired: Wired, month: MonthName = None) -> Response:
    """The month's file for payroll (Q5). Fetching it is written into the audit log."""
    found = await wired.centre.quality.months.of(_first(wired, month))

    async def fetch(_after: str | None, _count: int) -> Page[MonthSum]:
        return Page(found.sums, None)

    async with wired.centre.database.unit_of_work() as uow:
        detail = {"people": str(len(found.sums)), "state": found.state.value}
        await uow.audit.add(wired.clock(), person.user, EXPORT, f"{found.first:%Y-%m}", detail)
        await uow.commit()
    columns = _payroll(found)

    def view(_: MonthSum) -> MonthView:
        raise AssertionError("a file, never a page")

    answer = await listing(request, wired, person, fetch, view, columns, cursor=None, limit=200, format="csv")
    assert isinstance(answer, Response)
    answer.headers["content-disposition"] = f'attachment; filename="payroll-{found.first:%Y-%m}.csv"'
    return answer


@router.get("/rules", response_model=ListOf[RuleAccuracyView])
async def list_rule_accuracy(
    request: Request,
    person: Reviewer,
    wired: Wired,
    since: Annotated[Instant | None, Query(description="Confirmed since.")] = None,
    until: Instant | None = None,
    basis: Basis = Basis.ALL,
    format: Format = None,  # noqa: A002
) -> ListOf[RuleAccuracyView] | Response:
    """Precision and recall by rule, from confirmed cards and decided appeals; all on one page."""
    async with wired.centre.database.reading() as uow:
        figures = accuracy(await uow.cards.reviewed(since, until, sampled=basis is Basis.SAMPLED))

    async def fetch(_after: str | None, _count: int) -> Page[Accuracy]:
        return Page(figures, None)

    return await listing(
        request, wired, person, fetch, RuleAccuracyView.of, ACCURACY, cursor=None, limit=200, format=format
    )


@router.get("/rules/{rule}")
async def get_rule_accuracy(
    rule: str,
    person: Reviewer,
    wired: Wired,
    since: Instant | None = None,
    until: Instant | None = None,
    basis: Basis = Basis.ALL,
) -> RuleAccuracyDetail:
    """A rule's figures with the calls behind them."""
    async with wired.centre.database.reading() as uow:
        items = await uow.cards.reviewed(since, until, rule=rule, sampled=basis is Basis.SAMPLED)
    if not items:
        raise NotFound("confirmed verdict of rule", rule)
    return RuleAccuracyDetail.of_all(accuracy(items)[0], items)


def _first(wired: Wired, month: str | None) -> date:
    return month_of(month) if month else wired.centre.quality.months.current


def _payroll(month: Month) -> Columns[MonthSum]:
    def name(found: MonthSum) -> str:
        return month.people[found.person].name if found.person in month.people else found.person

    return {
        "month": lambda _: f"{month.first:%Y-%m}",
        "user": lambda found: found.person,
        "name": name,
        "fault_points": lambda found: f"{found.points.normalize():f}",
        "deduction": lambda found: f"{found.deduction:.2f}",
        "extra": lambda found: f"{found.step.extra if found.step else 0:.2f}",
        "proposal": lambda found: (found.step.proposal if found.step else Proposal.NONE).value,
        "published": lambda found: "yes" if found.published else "no",
        "repeated": lambda found: " ".join(found.repeated),
        "under_appeal": lambda found: found.open_points,
        "credit_points": lambda found: found.credits,
    }


def _rounded(share: float | None) -> str | None:
    return None if share is None else f"{share:.4f}"
