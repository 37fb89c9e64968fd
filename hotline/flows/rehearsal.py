"""A changed script on past calls, before it goes live: which verdicts flip, and in which calls."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from domain.calls import Call
from domain.people import Person
from domain.rules.compile import Rulebook
from domain.rules.language import Language
from domain.rules.replay import CallRecord, Flip, flips, replay
from domain.scripts import Script
from hotline.flows.records import record_of
from hotline.storage.calls import CallQuery
from hotline.storage.database import Database

MOST_CALLS = 500
"""Calls that a rehearsal goes through, newest first; what is more should be narrowed by days or agent."""


@dataclass(frozen=True, slots=True)
class CallFlips:
    call: Call
    flips: tuple[Flip, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One part of a rehearsal: whoever asks goes on with `next` until there is none, and shows how far it has come."""

    calls: tuple[CallFlips, ...]
    seen: int
    """Calls looked at in this part, also those in which nothing could be judged."""
    judged: int
    total: int
    """Calls in all, up to `MOST_CALLS`."""
    next: str | None


class Rehearser:
    """Both scripts are run on what is stored of each call, so that a flip comes from the change and nothing else."""

    def __init__(self, database: Database, language: Language, centre: str) -> None:
        self._database = database
        self._language = language
        self._centre = centre
        self._alone = asyncio.Lock()

    async def run(
        self, before: Script | None, after: Script, query: CallQuery, cursor: str | None, limit: int
    ) -> Rehearsal:
        """Up to `limit` calls after `cursor`, newest first. Raises `InvalidCursor`."""
        async with self._alone:  # one at a time: live calls need the machine, too
            async with self._database.reading() as uow:
                page = await uow.calls.find(query, cursor, limit)
                total = await uow.calls.count(query, MOST_CALLS)
                people = {person.user: person for person in await uow.people.all()}
            records = [(call, await self._record(call, people)) for call in page.items]
            known = [(call, record) for call, record in records if record is not None]
            found = await asyncio.to_thread(_compare, before, after, [record for _, record in known], self._language)
        changed = tuple(CallFlips(call, flipped) for (call, _), flipped in zip(known, found, strict=True) if flipped)
        return Rehearsal(changed, len(page.items), len(known), total, page.next)

    async def _record(self, call: Call, people: dict[str, Person]) -> CallRecord | None:
        async with self._database.reading() as uow:
            return await record_of(uow, call, self._centre, people)


def _compare(
    before: Script | None, after: Script, records: Sequence[CallRecord], language: Language
) -> list[tuple[Flip, ...]]:
    old = Rulebook(before, language) if before is not None else None
    new = Rulebook(after, language)
    return [flips(replay(old, record) if old is not None else (), replay(new, record)) for record in records]
