"""The knowledge base from the desk's side: found, offered, written, published, read and signed (K1–K3).

A few thousand answers at most: all are kept in memory beside their index, and the database is the truth.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import structlog

from domain.errors import Fault
from domain.knowledge import answers as rules
from domain.knowledge.answers import Answer, AnswerDeed, AnswerState, Change, Version, Words, is_expired
from domain.knowledge.index import Offer
from domain.knowledge.marks import Mark, MarkKind, Marks
from domain.knowledge.menu import MenuEntry, menu
from domain.knowledge.reading import Signature, asked, is_asked, may_go_live
from domain.notices import Notice, NoticeKind, to_each, to_role, to_user
from domain.people import Permission, Person, Role
from domain.rules.language import Language
from hotline.bus.facts import KnowledgeChanged
from hotline.clock import Clock
from hotline.errors import Conflict, NotAllowed, NotFound
from hotline.flows.answer_base import AnswerBase, AnswerQuery, is_seen
from hotline.flows.ledger import Ledger
from hotline.flows.notices import tell_in, told
from hotline.knowledge import PRODUCT
from hotline.settings import CentreConfig
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

CENTRE = "centre"
"""Who lets an answer go live when its time has come."""

EXPIRES_SOON = timedelta(days=14)
"""So long before an answer expires its owner is reminded."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who was asked to read a version, and who has signed it (K2)."""

    version: int
    asked: tuple[Person, ...]
    signed: tuple[Signature, ...]


class KnowledgeDesk:
    """Raises `NotFound`, `NotAllowed`, `Conflict`, `DomainError`. `start` comes before anything else."""

    def __init__(
        self, ledger: Ledger, centre: CentreConfig, clock: Clock, language: Language, *, shipped: Mapping[str, Words]
    ) -> None:
        self._ledger = ledger
        self._centre = centre
        self._clock = clock
        self._shipped = shipped
        self._base = AnswerBase(language)
        self._changing = asyncio.Lock()

    async def start(self) -> None:
        """Take up what is stored; what ships is added where the site has never had it, or never touched it."""
        async with self._ledger.database.unit_of_work() as uow:
            known = {answer.id: answer for answer in await uow.answers.all()}
            for answer_id, words in self._shipped.items():
                await self._take_up_shipped(uow, answer_id, words, known.get(answer_id))
            await uow.commit()
        async with self._ledger.database.reading() as uow:
            stored = await uow.answers.all()
        await self._base.put(stored)
        log.info("knowledge taken up", answers=len(stored))

    async def remind(self, now: datetime) -> int:
        """Tell the owners of answers that expire soon, once each (K1); how many there are."""
        expiring = self.expiring(now)
        async with self._ledger.database.unit_of_work() as uow:
            notices = [
                Notice(
                    key=f"answer:{answer.id}:{answer.words.expires_on}",
                    at=now,
                    kind=NoticeKind.ANSWER_EXPIRES,
                    to=to_user(answer.words.owner) if answer.words.owner else to_role(Role.LEAD),
                    subject=answer.id,
                    words={"title": answer.words.title, "day": str(answer.words.expires_on)},
                )
                for answer in expiring
            ]
            new = await tell_in(uow, notices)
            await uow.commit()
        await told(self._ledger.bus, new)
        return len(expiring)

    # What there is

    def get(self, answer_id: str, by: Person) -> Answer:
        answer = self._known(answer_id)
        if not is_seen(answer, by):
            raise NotFound("answer", answer_id)
        return answer

    def find(self, query: AnswerQuery, by: Person) -> tuple[Answer, ...]:
        """With a text: best first. Else by category and title. Who doesn't write answers sees those that are live."""
        return self._base.find(query, by, self._centre.day(self._clock() + EXPIRES_SOON))

    def offers(self, said: Sequence[str]) -> tuple[Offer, ...]:
        """The answers that fit what a caller said last, best first (K1)."""
        return self._base.offers(said, self._centre.day(self._clock()))

    def menu(self) -> tuple[MenuEntry, ...]:
        """What callers may choose by key while they wait (K3)."""
        return menu(self._base, self._centre.day(self._clock()))

    def expiring(self, now: datetime) -> tuple[Answer, ...]:
        """Answers in force that have expired or will within `EXPIRES_SOON`, the earliest first: to remind owners."""
        soon = self._centre.day(now + EXPIRES_SOON)
        found = [a for a in self._base if a.live is not None and is_expired(a.live.words, soon)]
        return tuple(sorted(found, key=lambda a: (a.words.expires_on, a.id)))

    def expired(self, answer: Answer) -> bool:
        return is_expired(answer.words, self._centre.day(self._clock()))

    async def versions(self, answer_id: str, before: int | None = None, limit: int = 50) -> tuple[Version, ...]:
        """Newest first."""
        self._known(answer_id)
        async with self._ledger.database.reading() as uow:
            return await uow.answers.versions(answer_id, before, limit)

    async def history(self, answer_id: str) -> tuple[Change, ...]:
        self._known(answer_id)
        async with self._ledger.database.reading() as uow:
            return await uow.answers.history(answer_id)

    async def marks(self, ids: Sequence[str]) -> Mapping[str, Marks]:
        async with self._ledger.database.reading() as uow:
            return await uow.answers.marks(ids)

    # Writing

    async def save(
        self, answer_id: str | None, words: Words, by: Person, note: str = "", base_version: int = 0
    ) -> Answer:
        """A new draft; `answer_id` None: of a new answer. What is live stays so until the draft takes its place.

        `base_version` is the newest when editing began: `Conflict` where somebody else changed it meanwhile.
        """
        self._require(by)
        now = self._clock()
        async with self._changing, self._ledger.database.unit_of_work() as uow:
            if answer_id is None:
                answer, change = rules.draft(uuid4().hex, words, by.user, now, note)
            else:
                old = await _stored(uow, answer_id)
                if old.newest.version != base_version:
                    raise Conflict(
                        f"version {old.newest.version} is the newest, not {base_version}: somebody changed it",
                        "base_version",
                    )
                answer, change = rules.save(old, words, by.user, now, note)
            return await self._keep(uow, answer, change)

    async def publish(self, answer_id: str, by: Person) -> Answer:
        """The draft goes live: at once, or when its time has come and everybody asked has signed (K2)."""
        self._require(by)
        now = self._clock()
        async with self._changing, self._ledger.database.unit_of_work() as uow:
            answer, change = rules.act(await _stored(uow, answer_id), AnswerDeed.PUBLISH, by.user, now)
            self._check_key(answer)
            await uow.answers.save(answer, change)
            words = answer.newest.words
            people = asked(words.reading, await uow.people.all())
            notices = to_each(
                [to_user(person.user) for person in people],
                key=f"reading:{answer_id}:{answer.newest.version}",
                at=now,
                kind=NoticeKind.READING,
                subject=answer_id,
                words={"title": words.title},
            )
            new = await tell_in(uow, notices)
            live = await self._live_now(uow, answer, self._clock())
            answer = await self._keep(uow, *(live or (answer, None)))
        await told(self._ledger.bus, new)
        return answer

    async def release(self, answer_id: str, by: Person, reason: str) -> Answer:
        """Live although not everybody has signed; the missing ones still have to (K2)."""
        return await self._act(answer_id, AnswerDeed.RELEASE, by, reason)

    async def retire(self, answer_id: str, by: Person, reason: str) -> Answer:
        return await self._act(answer_id, AnswerDeed.RETIRE, by, reason)

    async def go_live(self, now: datetime) -> tuple[Answer, ...]:
        """Let everything live whose time has come by `now` and that everybody asked has signed."""
        gone = []
        for answer in [a for a in self._base if a.state is AnswerState.WAITING]:
            async with self._changing, self._ledger.database.unit_of_work() as uow:
                stored = await uow.answers.get(answer.id)
                live = await self._live_now(uow, stored, now) if stored is not None else None
                if live is not None:
                    gone.append(await self._keep(uow, *live))
        return tuple(gone)

    # Reading and signing

    async def unread(self, by: Person) -> tuple[Version, ...]:
        """What somebody has yet to read and sign, the oldest first."""
        wanted = [v for v in self._base.to_read() if v.words.reading is not None and is_asked(v.words.reading, by)]
        if not wanted:
            return ()
        async with self._ledger.database.reading() as uow:
            signed = await uow.answers.signed_by(by.user)
        left = [version for version in wanted if (version.answer_id, version.version) not in signed]
        return tuple(sorted(left, key=lambda version: (version.at, version.answer_id)))

    async def sign(self, answer_id: str, version: int, by: Person) -> Answer:
        """`by` has read this version. It goes live with the last signature, where its time has come."""
        answer = self._known(answer_id)
        found = next((v for v in self._base.to_read() if (v.answer_id, v.version) == (answer_id, version)), None)
        if found is None:
            raise Conflict(f"version {version} is not to be read: version {answer.newest.version} is the newest")
        reading = found.words.reading
        if reading is None or not is_asked(reading, by):
            raise NotAllowed("you are not asked to read this")
        async with self._changing, self._ledger.database.unit_of_work() as uow:
            await uow.answers.sign(Signature(answer_id, version, by.user, self._clock()))
            stored = await _stored(uow, answer_id)
            return await self._keep(uow, *(await self._live_now(uow, stored, self._clock()) or (stored, None)))

    async def readers(self, answer_id: str) -> Readers:
        """Of the newest words, for who supervises."""
        version = self._known(answer_id).newest
        async with self._ledger.database.reading() as uow:
            people = asked(version.words.reading, await uow.people.all())
            return Readers(version.version, people, await uow.answers.signatures(answer_id, version.version))

    async def mark(self, answer_id: str, call_id: str, kind: MarkKind, by: Person) -> None:
        """What an agent made of an answer in a call: the last word counts."""
        self._known(answer_id)
        async with self._ledger.database.unit_of_work() as uow:
            await uow.answers.mark(Mark(answer_id, call_id, by.user, kind, self._clock()))
            await uow.commit()

    async def refresh(self, answer_id: str) -> None:
        """Another process changed it."""
        async with self._ledger.database.reading() as uow:
            answer = await uow.answers.get(answer_id)
        if answer is not None and answer != self._base.get(answer_id):
            await self._base.put([answer])

    # Inside

    async def _act(self, answer_id: str, deed: AnswerDeed, by: Person, reason: str) -> Answer:
        self._require(by)
        async with self._changing, self._ledger.database.unit_of_work() as uow:
            stored = await _stored(uow, answer_id)
            return await self._keep(uow, *rules.act(stored, deed, by.user, self._clock(), reason))

    async def _live_now(self, uow: UnitOfWork, answer: Answer, now: datetime) -> tuple[Answer, Change] | None:
        """The answer in force, where nothing keeps it from that any more."""
        if answer.state is not AnswerState.WAITING:
            return None
        words = answer.newest.words
        people = await uow.people.all()
        signed = {s.user for s in await uow.answers.signatures(answer.id, answer.newest.version)}
        if not may_go_live(words.reading, words.live_from, people, signed, now):
            return None
        return rules.act(answer, AnswerDeed.GO_LIVE, CENTRE, now)

    async def _keep(self, uow: UnitOfWork, answer: Answer, change: Change | None) -> Answer:
        if change is not None:
            await uow.answers.save(answer, change)
        await uow.commit()
        await self._base.put([answer])
        await self._ledger.bus.publish(KnowledgeChanged(answer.id))
        return answer

    async def _take_up_shipped(self, uow: UnitOfWork, answer_id: str, words: Words, known: Answer | None) -> None:
        now = self._clock()
        if known is None:
            answer, change = rules.draft(answer_id, words, PRODUCT, now)
        elif known.newest.by == PRODUCT and known.state is AnswerState.IN_FORCE and known.newest.words != words:
            answer, change = rules.save(known, words, PRODUCT, now)
        else:
            return
        await uow.answers.save(answer, change)
        for deed in (AnswerDeed.PUBLISH, AnswerDeed.GO_LIVE):
            answer, change = rules.act(answer, deed, PRODUCT, now)
            await uow.answers.save(answer, change)

    def _check_key(self, answer: Answer) -> None:
        key = answer.newest.words.key
        for other in self._base:
            if key is not None and other.id != answer.id and other.live is not None and other.live.words.key == key:
                raise Conflict(f"key {key} is that of {other.words.title}", "key", Fault.TAKEN)

    def _known(self, answer_id: str) -> Answer:
        answer = self._base.get(answer_id)
        if answer is None:
            raise NotFound("answer", answer_id)
        return answer

    def _require(self, by: Person) -> None:
        if not by.may(Permission.EDIT_KNOWLEDGE):
            raise NotAllowed(f"your role ({by.role.value}) does not include {Permission.EDIT_KNOWLEDGE.value}")


async def _stored(uow: UnitOfWork, answer_id: str) -> Answer:
    answer = await uow.answers.get(answer_id)
    if answer is None:
        raise NotFound("answer", answer_id)
    return answer
