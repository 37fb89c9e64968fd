"""What is written into an order while it is worked at: steps, papers, price, fee, report, hand-over (W4–W10, O1)."""

from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from agent_console.access import Wired
from agent_console.api import V1
from agent_console.api.values import Body
from agent_console.api.work_orders import Worker, shown
from agent_console.views.orders import OrderFull
from domain.orders.order import QuoteLine

router = APIRouter(prefix=f"{V1}/work-orders/{{number}}", tags=["work orders"])

Yuan = Annotated[Decimal, Field(ge=0, le=1_000_000, decimal_places=2)]
Note = Annotated[str, Field(max_length=2000)]


class StepChange(Body):
    step: str = Field(max_length=64)
    done: bool = True
    note: Note = ""
    """Why it is not done after all."""


class Papers(Body):
    papers: list[str] = Field(max_length=50)
    """Ids of those that are there now."""


class QuotedLine(Body):
    name: str = Field(min_length=1, max_length=200)
    unit: str = Field(default="", max_length=20)
    yuan: Yuan
    """For one unit."""
    quantity: int = Field(default=1, ge=1, le=10_000)


class NewQuote(Body):
    lines: list[QuotedLine] = Field(min_length=1, max_length=50)


class Confirmation(Body):
    note: Note = ""


class HandedIn(Body):
    yuan: Yuan
    receipt: str = Field(default="", max_length=100)


class Report(Body):
    fields: dict[str, str] = Field(max_length=50)


class Offer(Body):
    user: str | None = Field(default=None, max_length=64)
    group: str | None = Field(default=None, max_length=100)
    note: Note = ""


class NewOwner(Body):
    owner: str = Field(min_length=1, max_length=64)
    note: Note = ""


def _fen(yuan: Decimal) -> int:
    return int(yuan * 100)


@router.post("/steps")
async def change_step(number: str, body: StepChange, person: Worker, wired: Wired, response: Response) -> OrderFull:
    """Tick a step off, or take the tick back with a reason."""
    desk = wired.centre.orders
    change = desk.tick if body.done else desk.untick
    return shown(wired, await change(number, body.step, person, body.note), person, response)


@router.put("/papers")
async def receive_papers(number: str, body: Papers, person: Worker, wired: Wired, response: Response) -> OrderFull:
    """The papers that are there now."""
    return shown(wired, await wired.centre.orders.papers(number, body.papers, person), person, response)


@router.put("/quote")
async def quote(number: str, body: NewQuote, person: Worker, wired: Wired, response: Response) -> OrderFull:
    """What it will cost, to be confirmed by the customer before work starts (W4)."""
    lines = [QuoteLine(line.name, line.unit, _fen(line.yuan), line.quantity) for line in body.lines]
    return shown(wired, await wired.centre.orders.quote(number, lines, person), person, response)


@router.post("/quote/confirm")
async def confirm_quote(number: str, body: Confirmation, person: Worker, wired: Wired, response: Response) -> OrderFull:
    """The customer agreed."""
    return shown(wired, await wired.centre.orders.confirm_quote(number, person, body.note), person, response)


@router.post("/fee")
async def hand_in(number: str, body: HandedIn, person: Worker, wired: Wired, response: Response) -> OrderFull:
    """The fee is with finance (W4)."""
    order = await wired.centre.orders.hand_in(number, _fen(body.yuan), body.receipt, person)
    return shown(wired, order, person, response)


@router.put("/report")
async def file_report(number: str, body: Report, person: Worker, wired: Wired, response: Response) -> OrderFull:
    """The written report of an emergency (W10)."""
    return shown(wired, await wired.centre.orders.file_report(number, body.fields, person), person, response)


@router.post("/handover")
async def hand_over(number: str, body: Offer, person: Worker, wired: Wired, response: Response) -> OrderFull:
    """Offer it to a person or a group; it stays with its owner until one of them accepts (O1)."""
    order = await wired.centre.orders.hand_over(number, person, user=body.user, group=body.group, note=body.note)
    return shown(wired, order, person, response)


@router.post("/handover/accept")
async def take_over(number: str, person: Worker, wired: Wired, response: Response) -> OrderFull:
    return shown(wired, await wired.centre.orders.take_over(number, person), person, response)


@router.post("/handover/decline")
async def decline_handover(
    number: str, body: Confirmation, person: Worker, wired: Wired, response: Response
) -> OrderFull:
    """Not theirs: it stays with its owner, and counts against the desk (O5)."""
    return shown(wired, await wired.centre.orders.decline_handover(number, person, body.note), person, response)


@router.put("/owner")
async def give(number: str, body: NewOwner, person: Worker, wired: Wired, response: Response) -> OrderFull:
    """A lead decides who answers for it (O5)."""
    return shown(wired, await wired.centre.orders.give(number, body.owner, person, body.note), person, response)
