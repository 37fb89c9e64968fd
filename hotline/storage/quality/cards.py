"""Score cards (handbook Q1, T14)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from domain.quality.accuracy import Reviewed
from domain.quality.cards import CardItem, CardState, ReviewReason, ScoreCard
from domain.quality.rules import Section
from domain.scripts import Severity, Strength
from domain.transcripts import RuleKind, Verdict
from hotline.storage.page import Page, page_of_rows
from hotline.storage.quality.changes import Changes
from hotline.storage.quality.tables import WAITING, card_items, score_cards
from hotline.storage.transaction import Transaction

c, i = score_cards.c, card_items.c


class CardOrder(Enum):
    """How a list of cards is sorted."""

    NEWEST = "newest"
    """By the time of the call."""
    LOWEST = "lowest"
    """By total, the worst first."""


@dataclass(frozen=True, slots=True)
class CardQuery:
    """Which cards; all that is given must hold. `since` is included, `until` not (by the start of the call)."""

    agent: str | None = None
    state: CardState | None = None
    review: ReviewReason | None = None
    rule: str | None = None
    """A fault of this rule is on it."""
    since: datetime | None = None
    until: datetime | None = None
    waiting: bool = False
    """Drafts that a person should look at (T14)."""


@dataclass(frozen=True, slots=True)
class DayCard:
    """What the sample needs to know of a card."""

    call_id: str
    review: frozenset[ReviewReason]
    at_work: bool
    """A person has begun to look at it, or is done."""


class Cards:
    """The score cards, with items and history."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._changes = Changes(transaction, "card")

    async def save(self, card: ScoreCard) -> None:
        """Inserts the card or brings it up to date. Raises `Conflict` when somebody else has changed it meanwhile."""
        await self._transaction.upsert(score_cards, _to_row(card))
        for position, item in enumerate(card.items):
            await self._transaction.upsert(card_items, _item_row(card.call_id, position, item))
        gone = card_items.delete().where(i.call_id == card.call_id, i.rule.not_in([item.rule for item in card.items]))
        await self._transaction.execute(gone)
        await self._changes.save(card.call_id, card.history)

    async def get(self, call_id: str) -> ScoreCard | None:
        """The card of a call."""
        rows = await self._transaction.all(self._transaction.locked(select(score_cards).where(c.call_id == call_id)))
        return next(iter(await self._whole(rows)), None)

    async def find(
        self, query: CardQuery, cursor: str | None = None, limit: int = 50, order: CardOrder = CardOrder.NEWEST
    ) -> Page[ScoreCard]:
        """A page of cards in `order`. Raises `InvalidCursor`."""
        newest = order is CardOrder.NEWEST
        rows, following = await page_of_rows(
            self._transaction,
            select(score_cards).where(*_conditions(query)),
            (c.call_at, c.call_id) if newest else (c.total, c.call_at, c.call_id),
            cursor,
            limit,
            descending=newest,
        )
        return Page(await self._whole(rows), following)

    async def of_day(self, agent: str, since: datetime, until: datetime) -> tuple[DayCard, ...]:
        """All cards of an agent's calls of a day: what the sample is drawn from (T14)."""
        begun = select(i.call_id).where(i.call_id == c.call_id, i.settled_by.is_not(None)).exists().label("begun")
        statement = select(c.call_id, c.state, c.review, begun).where(
            c.agent == agent, c.call_at >= since, c.call_at < until
        )
        rows = await self._transaction.all(statement.order_by(c.call_at, c.call_id))
        return tuple(
            DayCard(row.call_id, _reasons(row), at_work=row.state != CardState.DRAFT.value or bool(row.begun))
            for row in rows
        )

    async def set_review(self, call_id: str, review: frozenset[ReviewReason]) -> None:
        """Other reasons for a person to look at a draft."""
        changed = score_cards.update().where(c.call_id == call_id).values(**_review_row(CardState.DRAFT, review))
        await self._transaction.execute(changed)

    async def reviewed(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        *,
        rule: str | None = None,
        sampled: bool = False,
    ) -> tuple[Reviewed, ...]:
        """Items of the cards confirmed in that time; `sampled`: only of cards that were drawn, whatever was found.

        Without the solution: no rule hears it.
        """
        statement = select(i.rule, i.call_id, i.kind, i.engine, i.verdict, i.start_s, i.words).where(
            i.call_id == c.call_id,
            c.state == CardState.CONFIRMED.value,
            i.section != Section.SOLUTION.value,
        )
        if since is not None:
            statement = statement.where(c.confirmed_at >= since)
        if until is not None:
            statement = statement.where(c.confirmed_at < until)
        if rule is not None:
            statement = statement.where(i.rule == rule)
        if sampled:
            statement = statement.where(_has(ReviewReason.SAMPLED))
        rows = await self._transaction.all(statement.order_by(c.confirmed_at, c.call_id))
        return tuple(
            Reviewed(
                rule=row.rule,
                call_id=row.call_id,
                kind=RuleKind(row.kind),
                engine=Verdict(row.engine) if row.engine else None,
                verdict=Verdict(row.verdict),
                start=row.start_s,
                words=row.words,
            )
            for row in rows
        )

    async def _whole(self, rows: Sequence[Row[Any]]) -> tuple[ScoreCard, ...]:
        if not rows:
            return ()
        calls = [row.call_id for row in rows]
        items: dict[str, list[CardItem]] = defaultdict(list)
        statement = select(card_items).where(i.call_id.in_(calls)).order_by(i.call_id, i.position)
        for row in await self._transaction.all(statement):
            items[row.call_id].append(_item(row))
        histories = await self._changes.of(calls)
        return tuple(
            ScoreCard(
                call_id=row.call_id,
                agent=row.agent,
                call_at=row.call_at,
                script_id=row.script_id,
                script_version=row.script_version,
                made_at=row.made_at,
                items=tuple(items[row.call_id]),
                state=CardState(row.state),
                review=_reasons(row),
                confirmed_by=row.confirmed_by,
                confirmed_at=row.confirmed_at,
                out_of=row.out_of,
                history=histories[row.call_id],
            )
            for row in rows
        )


def _has(reason: ReviewReason) -> ColumnElement[bool]:
    return c.review.contains(f",{reason.value},", autoescape=True)


def _conditions(query: CardQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.agent is not None:
        found.append(c.agent == query.agent)
    if query.state is not None:
        found.append(c.state == query.state.value)
    if query.review is not None:
        found.append(_has(query.review))
    if query.rule is not None:
        broken = select(i.call_id).where(i.rule == query.rule, i.call_id == c.call_id, i.points > 0)
        found.append(broken.exists())
    if query.since is not None:
        found.append(c.call_at >= query.since)
    if query.until is not None:
        found.append(c.call_at < query.until)
    if query.waiting:
        found.append(WAITING)
    return found


def _to_row(card: ScoreCard) -> dict[str, Any]:
    return {
        "call_id": card.call_id,
        "agent": card.agent,
        "call_at": card.call_at,
        "script_id": card.script_id,
        "script_version": card.script_version,
        "made_at": card.made_at,
        "state": card.state.value,
        **_review_row(card.state, card.review),
        "out_of": card.out_of,
        "total": card.total,
        "confirmed_by": card.confirmed_by,
        "confirmed_at": card.confirmed_at,
    }


def _review_row(state: CardState, review: frozenset[ReviewReason]) -> dict[str, Any]:
    reasons = sorted(reason.value for reason in review)
    return {
        "review": f",{','.join(reasons)}," if reasons else "",
        "waiting": state is CardState.DRAFT and bool(reasons),
    }


def _reasons(row: Row[Any]) -> frozenset[ReviewReason]:
    return frozenset(map(ReviewReason, filter(None, row.review.split(","))))


def _item_row(call_id: str, position: int, item: CardItem) -> dict[str, Any]:
    return {
        "call_id": call_id,
        "rule": item.rule,
        "position": position,
        "section": item.section.value,
        "kind": item.kind.value,
        "verdict": item.verdict.value,
        "points": item.points,
        "worth": item.worth,
        "engine": item.engine.value if item.engine else None,
        "severity": item.severity.value,
        "strength": item.strength.value,
        "alert": item.alert,
        "start_s": item.start,
        "end_s": item.end,
        "late": item.late,
        "played": item.played,
        "certainty": item.certainty,
        "excuse": item.excuse,
        "words": item.words,
        "why": dict(item.why),
        "settled_by": item.settled_by,
    }


def _item(row: Row[Any]) -> CardItem:
    return CardItem(
        rule=row.rule,
        section=Section(row.section),
        kind=RuleKind(row.kind),
        verdict=Verdict(row.verdict),
        points=row.points,
        worth=row.worth,
        engine=Verdict(row.engine) if row.engine else None,
        severity=Severity(row.severity),
        strength=Strength(row.strength),
        alert=row.alert,
        start=row.start_s,
        end=row.end_s,
        late=row.late,
        played=row.played,
        certainty=row.certainty,
        excuse=row.excuse,
        words=row.words,
        why=row.why,
        settled_by=row.settled_by,
    )
