"""What people of the centre are told, and who was told what about an order (W7)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from agent_console.access import Allowed, Caller, Wired
from agent_console.api import V1
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.notices import NoticeView, UnseenView
from domain.notices import Notice, NoticeKind
from domain.people import Permission, Person
from hotline.errors import NotFound
from hotline.flows.orders.actors import may_see
from hotline.storage.page import Page

router = APIRouter(tags=["notices"])

OrderReader = Annotated[
    Person, Depends(Allowed(Permission.WRITE_ORDERS, Permission.DO_ORDERS, Permission.SEE_ALL_CALLS))
]

COLUMNS: Columns[Notice] = {
    "at": lambda notice: notice.at.isoformat(),
    "kind": lambda notice: notice.kind.value,
    "to": lambda notice: str(notice.to),
    "subject": lambda notice: notice.subject,
    "urgent": lambda notice: notice.urgent,
    "words": lambda notice: "; ".join(f"{name}={text}" for name, text in notice.words.items()),
}


class SeenUntil(Body):
    until: Instant


@router.get(f"{V1}/notices", response_model=ListOf[NoticeView])
async def list_notices(
    request: Request,
    person: Caller,
    wired: Wired,
    kind: NoticeKind | None = None,
    subject: Annotated[str | None, Query(max_length=64)] = None,
    urgent: bool | None = None,
    unseen: bool | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[NoticeView] | Response:
    """What the caller was told: first what they have not seen, then the rest, each newest first."""
    desk = wired.centre.notices

    async def fetch(after: str | None, count: int) -> Page[Notice]:
        return await desk.of(
            person, kind=kind, subject=subject, urgent=urgent, unseen=unseen, cursor=after, limit=count
        )

    answer = await listing(
        request, wired, person, fetch, NoticeView.of, COLUMNS, cursor=cursor, limit=limit, format=format
    )
    if isinstance(answer, Response):
        return answer
    async with wired.centre.database.reading() as uow:
        seen = await uow.notices.seen([item.id for item in answer.items])
    return ListOf(
        items=[item.seen_by([who for who in seen[item.id] if who.user == person.user]) for item in answer.items],
        next=answer.next,
    )


@router.get(f"{V1}/notices/unseen")
async def count_unseen_notices(person: Caller, wired: Wired) -> UnseenView:
    """How much the caller has not seen."""
    return UnseenView.of(await wired.centre.notices.unseen(person))


@router.post(f"{V1}/notices/seen")
async def see_notices(body: SeenUntil, person: Caller, wired: Wired) -> UnseenView:
    """The caller has seen what they were told up to then; urgent ones are acknowledged one by one."""
    return UnseenView.of(await wired.centre.notices.see_all(person, body.until))


@router.post(f"{V1}/notices/{{notice_id}}/seen")
async def see_notice(notice_id: str, person: Caller, wired: Wired) -> NoticeView:
    """The caller has seen it; an urgent one they have acknowledged (W10)."""
    notice = await wired.centre.notices.see(notice_id, person)
    async with wired.centre.database.reading() as uow:
        seen = await uow.notices.seen([notice.id])
    return NoticeView.of(notice, [who for who in seen[notice.id] if who.user == person.user])


@router.get(f"{V1}/work-orders/{{number}}/notices")
async def list_order_notices(
    number: str, person: OrderReader, wired: Wired, cursor: Cursor = None, limit: Limit = 50
) -> ListOf[NoticeView]:
    """Who was told what about an order, and when they saw it (W7); newest first."""
    async with wired.centre.database.reading() as uow:
        order = await uow.orders.get(number)
        if order is None or not may_see(person, order, wired.centre.orders.book.service(order.service_type)):
            raise NotFound("work order", number)
        page = await uow.notices.about(number, cursor, limit)
        seen = await uow.notices.seen([notice.id for notice in page.items])
    return ListOf(items=[NoticeView.of(notice, seen[notice.id]) for notice in page.items], next=page.next)
