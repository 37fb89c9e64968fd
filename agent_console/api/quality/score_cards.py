"""Score cards: automatic, then confirmed or changed by a person (handbook Q1, T14)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status
from pydantic import Field

from agent_console.access import Allowed, Caller, Wired
from agent_console.api import V1
from agent_console.api.quality.shared import Reason, require_own, slip_view, whose
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.quality.cards import CardSummary, CardView
from agent_console.wiring import Wiring
from domain.errors import Fault, InvalidValue
from domain.people import Permission, Person
from domain.quality.cards import CardState, ReviewReason, ScoreCard
from domain.transcripts import Verdict
from hotline.errors import NotFound
from hotline.flows.quality.cards import NewItem
from hotline.storage.page import Page
from hotline.storage.quality.cards import CardOrder, CardQuery
from hotline.storage.quality.slips import SlipQuery

router = APIRouter(prefix=f"{V1}/score-cards", tags=["quality"])

Reviewer = Annotated[Person, Depends(Allowed(Permission.REVIEW_QUALITY))]

COLUMNS: Columns[ScoreCard] = {
    "call_id": lambda card: card.call_id,
    "call_at": lambda card: card.call_at.isoformat(),
    "agent": lambda card: card.agent,
    "script": lambda card: f"{card.script_id} {card.script_version}",
    "state": lambda card: card.state.value,
    "total": lambda card: card.total,
    "points": lambda card: card.points,
    "faults": lambda card: " ".join(item.rule for item in card.items if item.points),
    "review": lambda card: " ".join(sorted(reason.value for reason in card.review)),
    "confirmed_by": lambda card: card.confirmed_by,
    "confirmed_at": lambda card: card.confirmed_at.isoformat() if card.confirmed_at else None,
}


class NewCardItem(Body):
    """A rule of the call's script that has no verdict yet, or the solution: a fault, or well done."""

    rule: str = Field(min_length=1, max_length=200)
    fault: bool
    points: int | None = Field(default=None, ge=0, le=100)
    """null: as many as the rule takes."""
    reason: str = Reason
    start: float | None = Field(default=None, ge=0, le=86_400)
    end: float | None = Field(default=None, ge=0, le=86_400)


class CardItemChange(Body):
    """Without `verdict` the item stays as it is: it was looked at. Else a reason is needed."""

    verdict: Verdict | None = None
    points: int | None = Field(default=None, ge=0, le=100)
    """null: as many as the rule takes."""
    reason: str = Field(default="", max_length=2000)


@router.get("", response_model=ListOf[CardSummary])
async def list_score_cards(
    request: Request,
    person: Caller,
    wired: Wired,
    agent: str | None = None,
    state: CardState | None = None,
    review: ReviewReason | None = None,
    rule: Annotated[str | None, Query(max_length=200, description="A fault of this rule is on it.")] = None,
    waiting: Annotated[bool, Query(description="Drafts that a person should look at (T14).")] = False,
    since: Instant | None = None,
    until: Instant | None = None,
    sort: CardOrder = CardOrder.NEWEST,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[CardSummary] | Response:
    """By the time of the call, or the worst first. Without `review_quality` only one's own."""
    query = CardQuery(whose(person, agent), state, review, rule, since, until, waiting)

    async def fetch(after: str | None, count: int) -> Page[ScoreCard]:
        async with wired.centre.database.reading() as uow:
            return await uow.cards.find(query, after, count, sort)

    return await listing(
        request, wired, person, fetch, CardSummary.of, COLUMNS, cursor=cursor, limit=limit, format=format
    )


@router.get("/{call_id}")
async def get_score_card(call_id: str, person: Caller, wired: Wired) -> CardView:
    """The card of a call, with items, history, slips, and what can be put on it."""
    async with wired.centre.database.reading() as uow:
        card = await uow.cards.get(call_id)
    if card is None:
        raise NotFound("score card of call", call_id)
    require_own(person, card.agent)
    return await _shown(wired, person, card)


@router.post("/{call_id}/items", status_code=status.HTTP_201_CREATED)
async def add_card_item(call_id: str, body: NewCardItem, person: Reviewer, wired: Wired) -> CardView:
    """A fault that the engine had not, or the solution."""
    new = NewItem(body.rule, body.fault, body.reason, body.points, body.start, body.end)
    return await _shown(wired, person, await wired.centre.quality.cards.add(call_id, new, person))


@router.patch("/{call_id}/items/{rule}")
async def change_card_item(call_id: str, rule: str, body: CardItemChange, person: Reviewer, wired: Wired) -> CardView:
    """Another verdict or other points, with a reason; or none of them: it is right as it is."""
    desk = wired.centre.quality.cards
    if body.verdict is None:
        if body.points is not None:
            raise InvalidValue("verdict", "say the verdict along with the points", Fault.NEEDED)
        return await _shown(wired, person, await desk.agree(call_id, rule, person))
    changed = await desk.change(call_id, rule, body.verdict, body.reason, person, body.points)
    return await _shown(wired, person, changed)


@router.post("/{call_id}/confirm")
async def confirm_score_card(call_id: str, person: Reviewer, wired: Wired) -> CardView:
    """The card is right: its faults become slips (Q2). 422 while an agent's reason was not looked at (P6)."""
    card, _ = await wired.centre.quality.cards.confirm(call_id, person)
    return await _shown(wired, person, card)


async def _shown(wired: Wiring, person: Person, card: ScoreCard) -> CardView:
    variables = {"centre": wired.centre.settings.centre.name, "agent_no": card.agent}
    reviewable = person.may(Permission.REVIEW_QUALITY) and person.user != card.agent and card.state is CardState.DRAFT
    addable = await wired.centre.quality.cards.addable(card.call_id) if reviewable else ()
    async with wired.centre.database.reading() as uow:
        slips = await uow.slips.find(SlipQuery(call_id=card.call_id), limit=200)
    whole = CardView.of_all(
        card,
        variables,
        [slip_view(wired, slip) for slip in slips.items],
        reviewable=reviewable,
        addable=addable,
    )
    return whole.shown_to(person)
