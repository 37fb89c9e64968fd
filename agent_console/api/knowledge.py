"""The knowledge base (K1–K3): read by all, written by who may."""

from collections import Counter
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status
from pydantic import Field

from agent_console import commands
from agent_console.access import Allowed, Caller, Wired
from agent_console.api import V1
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.knowledge import (
    AnswerCategoryView,
    AnswerChangeView,
    AnswerSummary,
    AnswerVersionView,
    AnswerView,
    MenuEntryView,
    OfferView,
    ReadersView,
)
from agent_console.wiring import Wiring
from domain.knowledge.answers import Answer, AnswerState, Words
from domain.knowledge.marks import MarkKind, Marks
from domain.knowledge.reading import Reading
from domain.people import Permission, Person, Role
from hotline.errors import NotFound
from hotline.flows.answer_base import AnswerQuery
from hotline.storage.page import Page

router = APIRouter(prefix=V1, tags=["knowledge"])

Editor = Annotated[Person, Depends(Allowed(Permission.EDIT_KNOWLEDGE))]
Supervisor = Annotated[Person, Depends(Allowed(Permission.EDIT_KNOWLEDGE, Permission.SEE_BOARD))]

COLUMNS: Columns[Answer] = {
    "id": lambda answer: answer.id,
    "title": lambda answer: answer.words.title,
    "category": lambda answer: answer.words.category,
    "state": lambda answer: answer.state.value,
    "version": lambda answer: answer.shown.version,
    "text": lambda answer: answer.words.text,
    "keywords": lambda answer: " ".join(answer.words.keywords),
    "owner": lambda answer: answer.words.owner,
    "expires_on": lambda answer: answer.words.expires_on,
    "key": lambda answer: answer.words.key,
}


class RequiredReading(Body):
    roles: list[Role] = Field(default_factory=list, max_length=len(Role))
    queues: list[str] = Field(default_factory=list, max_length=50)


class NewAnswer(Body):
    title: str = Field(max_length=200)
    text: str = Field(max_length=10_000)
    questions: list[str] = Field(default_factory=list, max_length=50)
    keywords: list[str] = Field(default_factory=list, max_length=50)
    spoken: str = Field(default="", max_length=1_000)
    key: int | None = None
    category: str = Field(default="", max_length=60)
    service_types: list[str] = Field(default_factory=list, max_length=50)
    owner: str = Field(default="", max_length=64)
    """User name; empty: whoever writes it."""
    expires_on: date | None = None
    live_from: Instant | None = None
    reading: RequiredReading | None = None
    note: str = Field(default="", max_length=500)
    """What is changed, and why."""

    def words(self, by: Person) -> Words:
        return Words(
            title=self.title,
            text=self.text,
            questions=tuple(self.questions),
            keywords=tuple(self.keywords),
            spoken=self.spoken,
            key=self.key,
            category=self.category,
            service_types=tuple(self.service_types),
            owner=self.owner.strip() or by.user,
            expires_on=self.expires_on,
            live_from=self.live_from,
            reading=Reading(tuple(self.reading.roles), tuple(self.reading.queues)) if self.reading else None,
        )


class ChangedAnswer(NewAnswer):
    base_version: int = Field(ge=1)
    """The newest when editing began: 409 where somebody else has changed it."""


class AnswerReason(Body):
    reason: str = Field(max_length=500)


class SignedVersion(Body):
    version: int = Field(ge=1)


class NewMark(Body):
    call_id: str = Field(max_length=64)
    mark: MarkKind


@router.get("/knowledge", response_model=ListOf[AnswerSummary])
async def list_answers(
    request: Request,
    person: Caller,
    wired: Wired,
    q: Annotated[str, Query(max_length=200, description="Words, their sound, pinyin or its initials.")] = "",
    state: AnswerState | None = None,
    category: Annotated[str | None, Query(max_length=60)] = None,
    service_type: Annotated[str | None, Query(max_length=10)] = None,
    owner: Annotated[str | None, Query(max_length=64)] = None,
    expiring: Annotated[bool, Query(description="Expired, or soon to be.")] = False,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[AnswerSummary] | Response:
    """With `q` best first, else by category and title. Drafts are shown to those who write answers."""
    desk = wired.centre.knowledge
    query = AnswerQuery(q, state, category, service_type, owner, expiring)

    async def fetch(after: str | None, count: int) -> Page[Answer]:
        found = desk.find(query, person)
        begin = next((at + 1 for at, answer in enumerate(found) if answer.id == after), 0)
        items = found[begin : begin + count]
        return Page(items, items[-1].id if begin + count < len(found) else None)

    return await listing(
        request,
        wired,
        person,
        fetch,
        lambda answer: AnswerSummary.of(answer, expired=desk.expired(answer)),
        COLUMNS,
        cursor=cursor,
        limit=limit,
        format=format,
    )


@router.post("/knowledge", status_code=status.HTTP_201_CREATED)
async def write_answer(body: NewAnswer, person: Editor, wired: Wired) -> AnswerView:
    """A draft."""
    return await _shown(wired, await wired.centre.knowledge.save(None, body.words(person), person, body.note))


@router.get("/knowledge/unread")
async def list_unread_answers(person: Caller, wired: Wired) -> ListOf[AnswerVersionView]:
    """What one has yet to read and sign (K2), the oldest first, all on one page."""
    unread = await wired.centre.knowledge.unread(person)
    return ListOf(items=[AnswerVersionView.of(version) for version in unread], next=None)


@router.get("/knowledge/categories")
async def list_answer_categories(person: Caller, wired: Wired) -> ListOf[AnswerCategoryView]:
    """In order, all on one page."""
    found = wired.centre.knowledge.find(AnswerQuery(), person)
    counted = Counter(answer.words.category for answer in found if answer.words.category)
    return ListOf(items=[AnswerCategoryView(name=name, answers=counted[name]) for name in sorted(counted)], next=None)


@router.get("/knowledge/menu")
async def list_menu_entries(person: Caller, wired: Wired) -> ListOf[MenuEntryView]:
    """What waiting callers may hear (K3), by key, all on one page."""
    return ListOf(items=[MenuEntryView.of(entry) for entry in wired.centre.knowledge.menu()], next=None)


@router.get("/knowledge/{answer_id}")
async def get_answer(answer_id: str, person: Caller, wired: Wired) -> AnswerView:
    return await _shown(wired, wired.centre.knowledge.get(answer_id, person))


@router.put("/knowledge/{answer_id}")
async def change_answer(answer_id: str, body: ChangedAnswer, person: Editor, wired: Wired) -> AnswerView:
    """The next version, a draft; what is live stays so until the draft is published."""
    desk = wired.centre.knowledge
    return await _shown(wired, await desk.save(answer_id, body.words(person), person, body.note, body.base_version))


@router.post("/knowledge/{answer_id}/publication")
async def publish_answer(answer_id: str, person: Editor, wired: Wired) -> AnswerView:
    """Live at once, or when its time has come and everybody asked has signed (K2)."""
    return await _shown(wired, await wired.centre.knowledge.publish(answer_id, person))


@router.post("/knowledge/{answer_id}/release")
async def release_answer(answer_id: str, body: AnswerReason, person: Editor, wired: Wired) -> AnswerView:
    """Live although signatures are missing (K2)."""
    return await _shown(wired, await wired.centre.knowledge.release(answer_id, person, body.reason))


@router.post("/knowledge/{answer_id}/retirement")
async def retire_answer(answer_id: str, body: AnswerReason, person: Editor, wired: Wired) -> AnswerView:
    """Offered no more; editing it brings it back."""
    return await _shown(wired, await wired.centre.knowledge.retire(answer_id, person, body.reason))


@router.get("/knowledge/{answer_id}/versions")
async def list_answer_versions(
    answer_id: str,
    person: Editor,
    wired: Wired,
    cursor: Annotated[int | None, Query(ge=1)] = None,
    limit: Limit = 50,
) -> ListOf[AnswerVersionView]:
    """Newest first."""
    found = await wired.centre.knowledge.versions(answer_id, cursor, limit)
    more = found and len(found) == limit and found[-1].version > 1
    return ListOf(items=[AnswerVersionView.of(v) for v in found], next=str(found[-1].version) if more else None)


@router.get("/knowledge/{answer_id}/history")
async def list_answer_changes(answer_id: str, person: Editor, wired: Wired) -> ListOf[AnswerChangeView]:
    """Oldest first, all on one page."""
    history = await wired.centre.knowledge.history(answer_id)
    return ListOf(items=[AnswerChangeView.of(change) for change in history], next=None)


@router.get("/knowledge/{answer_id}/readers")
async def list_answer_readers(answer_id: str, person: Supervisor, wired: Wired) -> ReadersView:
    """Who has signed the newest words, and who is missing (K2)."""
    answer = wired.centre.knowledge.get(answer_id, person)
    return ReadersView.of(await wired.centre.knowledge.readers(answer_id), answer.newest.words.reading)


@router.post("/knowledge/{answer_id}/signatures", status_code=status.HTTP_204_NO_CONTENT)
async def sign_answer(answer_id: str, body: SignedVersion, person: Caller, wired: Wired) -> None:
    """One has read this version (K2). 409 where it is no longer the one to be read."""
    await wired.centre.knowledge.sign(answer_id, body.version, person)


@router.post("/knowledge/{answer_id}/marks", status_code=status.HTTP_204_NO_CONTENT)
async def mark_answer(answer_id: str, body: NewMark, person: Caller, wired: Wired) -> None:
    """What one made of an answer in one's call; the last word counts."""
    await _own_call(wired, person, body.call_id)
    await wired.centre.knowledge.mark(answer_id, body.call_id, body.mark, person)


@router.get("/calls/{call_id}/answers")
async def list_offered_answers(call_id: str, person: Caller, wired: Wired) -> ListOf[OfferView]:
    """What was offered last in a call (K1); the `answers` delta tells when that changes."""
    await _own_call(wired, person, call_id)
    return ListOf(items=[OfferView.of(offer) for offer in wired.centre.offers.of(call_id)], next=None)


async def _own_call(wired: Wiring, person: Person, call_id: str) -> None:
    async with wired.centre.database.reading() as uow:
        call = await uow.calls.get(call_id)
    if call is None:
        raise NotFound("call", call_id)
    commands.require_call(person, call)


async def _shown(wired: Wiring, answer: Answer) -> AnswerView:
    desk = wired.centre.knowledge
    marks = (await desk.marks([answer.id])).get(answer.id, Marks())
    return AnswerView.of(answer, marks, expired=desk.expired(answer))
