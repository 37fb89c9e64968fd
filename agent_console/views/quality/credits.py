"""Good points."""

from datetime import date, datetime
from typing import Self

from agent_console.views.base import View
from domain.quality.credits import Credit


class CreditView(View):
    id: str
    agent: str
    points: int
    reason: str
    given_by: str
    given_at: datetime
    call_id: str | None
    revoked_by: str | None
    revoked_at: datetime | None
    revoked_why: str

    @classmethod
    def of(cls, credit: Credit) -> Self:
        return cls(
            id=credit.id,
            agent=credit.agent,
            points=credit.points,
            reason=credit.reason,
            given_by=credit.given_by,
            given_at=credit.given_at,
            call_id=credit.call_id,
            revoked_by=credit.revoked_by,
            revoked_at=credit.revoked_at,
            revoked_why=credit.revoked_why,
        )


class CreditRank(View):
    agent: str
    name: str
    day: int
    month: int


class CreditBoard(View):
    """The day's board, public in the team (Q5): most points of the day first, then of the month."""

    day: date
    ranks: list[CreditRank]
    credits: list[CreditView]
    """Those of the day, newest first."""
    names: dict[str, str]
    """User name to name, of everybody on the board."""
