"""Answers of the knowledge base as they are shown (K1–K3)."""

from datetime import date, datetime
from typing import Self

from pydantic import Field

from agent_console.views.base import View
from domain.knowledge.answers import Answer, AnswerDeed, AnswerState, Change, Version, Words
from domain.knowledge.index import Offer
from domain.knowledge.marks import Marks
from domain.knowledge.menu import MenuEntry
from domain.knowledge.reading import Reading, missing
from domain.people import Role
from hotline.flows.knowledge import Readers

EXCERPT = 120
"""Characters of the text in a list."""


class ReadingView(View):
    """Who has to read and sign it first; neither roles nor queues: everybody who takes calls."""

    roles: list[Role]
    queues: list[str]

    @classmethod
    def of(cls, reading: Reading) -> Self:
        return cls(roles=list(reading.roles), queues=list(reading.queues))


class AnswerWordsView(View):
    title: str
    text: str
    questions: list[str]
    """As callers ask it."""
    keywords: list[str]
    spoken: str
    """As the centre says it by itself; empty: it never does."""
    key: int | None = Field(description="Of the self-service menu.")
    category: str
    service_types: list[str]
    owner: str
    expires_on: date | None
    live_from: datetime | None
    reading: ReadingView | None

    @classmethod
    def of(cls, words: Words) -> Self:
        return cls(
            title=words.title,
            text=words.text,
            questions=list(words.questions),
            keywords=list(words.keywords),
            spoken=words.spoken,
            key=words.key,
            category=words.category,
            service_types=list(words.service_types),
            owner=words.owner,
            expires_on=words.expires_on,
            live_from=words.live_from,
            reading=ReadingView.of(words.reading) if words.reading else None,
        )


class AnswerVersionView(View):
    answer_id: str
    version: int
    words: AnswerWordsView
    at: datetime
    by: str
    note: str

    @classmethod
    def of(cls, version: Version) -> Self:
        return cls(
            answer_id=version.answer_id,
            version=version.version,
            words=AnswerWordsView.of(version.words),
            at=version.at,
            by=version.by,
            note=version.note,
        )


class AnswerSummary(View):
    """With the words in force; the newest where none are."""

    id: str
    title: str
    excerpt: str
    category: str
    state: AnswerState
    """Of the newest words."""
    version: int
    live_version: int | None
    """What is offered; null: nothing of it is."""
    owner: str
    expires_on: date | None
    expired: bool
    key: int | None
    required_reading: bool

    @classmethod
    def of(cls, answer: Answer, *, expired: bool) -> Self:
        words = answer.words
        return cls(
            id=answer.id,
            title=words.title,
            excerpt=words.text[:EXCERPT],
            category=words.category,
            state=answer.state,
            version=answer.newest.version,
            live_version=answer.live.version if answer.live else None,
            owner=words.owner,
            expires_on=words.expires_on,
            expired=expired,
            key=words.key,
            required_reading=answer.newest.words.reading is not None,
        )


class MarksView(View):
    """How often agents used it in calls, and found it not helpful."""

    used: int
    not_helpful: int


class AnswerView(View):
    id: str
    state: AnswerState
    expired: bool
    live: AnswerVersionView | None
    """What is offered now."""
    newest: AnswerVersionView
    marks: MarksView

    @classmethod
    def of(cls, answer: Answer, marks: Marks, *, expired: bool) -> Self:
        return cls(
            id=answer.id,
            state=answer.state,
            expired=expired,
            live=AnswerVersionView.of(answer.live) if answer.live else None,
            newest=AnswerVersionView.of(answer.newest),
            marks=MarksView(used=marks.used, not_helpful=marks.not_helpful),
        )


class AnswerCategoryView(View):
    name: str
    answers: int


class AnswerChangeView(View):
    at: datetime
    by: str
    deed: AnswerDeed
    before: AnswerState
    after: AnswerState
    version: int
    reason: str

    @classmethod
    def of(cls, change: Change) -> Self:
        return cls(
            at=change.at,
            by=change.by,
            deed=change.deed,
            before=change.before,
            after=change.after,
            version=change.version,
            reason=change.reason,
        )


class ReaderView(View):
    user: str
    name: str
    signed_at: datetime | None
    """Null: not read yet."""


class ReadersView(View):
    """Who has read and signed the newest words, and who is missing (K2)."""

    version: int
    readers: list[ReaderView]
    missing: int

    @classmethod
    def of(cls, readers: Readers, reading: Reading | None) -> Self:
        signed = {signature.user: signature.at for signature in readers.signed}
        return cls(
            version=readers.version,
            readers=[ReaderView(user=p.user, name=p.name, signed_at=signed.get(p.user)) for p in readers.asked],
            missing=len(missing(reading, readers.asked, signed)),
        )


class OfferView(View):
    """An answer that fits what the caller said (K1)."""

    id: str
    title: str
    score: float
    """0…1."""
    why: list[str]
    """Its own phrases that were heard, best first."""

    @classmethod
    def of(cls, offer: Offer) -> Self:
        return cls(id=offer.id, title=offer.title, score=offer.score, why=list(offer.why))


class MenuEntryView(View):
    """What a waiting caller may hear by pressing a key (K3)."""

    key: int
    title: str
    spoken: str

    @classmethod
    def of(cls, entry: MenuEntry) -> Self:
        return cls(key=entry.key, title=entry.title, spoken=entry.spoken)
