"""All answers in memory, beside their index: a few thousand at most. The database is the truth."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.knowledge.answers import Answer, AnswerState, Version, is_expired, is_offered
from domain.knowledge.index import AnswerIndex, Entry, Offer, entry
from domain.knowledge.reading import is_asked
from domain.people import Permission, Person
from domain.rules.language import Language


@dataclass(frozen=True, slots=True)
class AnswerQuery:
    """Which answers; all that is given must hold."""

    text: str = ""
    state: AnswerState | None = None
    category: str | None = None
    service_type: str | None = None
    owner: str | None = None
    expiring: bool = False
    """Expired, or soon to be."""


class AnswerBase:
    def __init__(self, language: Language) -> None:
        self._language = language
        self._answers: dict[str, Answer] = {}
        self._entries: dict[tuple[str, int], Entry] = {}
        self._shown = self._live = AnswerIndex(())

    def __iter__(self) -> Iterator[Answer]:
        return iter(tuple(self._answers.values()))

    def get(self, answer_id: str) -> Answer | None:
        return self._answers.get(answer_id)

    async def put(self, answers: Iterable[Answer]) -> None:
        """Take them up in place of what they were. The indices are made in a thread: with thousands it takes time."""
        self._answers |= {answer.id: answer for answer in answers}
        self._shown, self._live = await asyncio.to_thread(self._indices, tuple(self._answers.values()))

    def find(self, query: AnswerQuery, by: Person, soon: date) -> tuple[Answer, ...]:
        """With a text: best first. Else by category and title. `soon`: the day by which an answer is expiring."""
        if query.text.strip():
            found = [self._answers[id_] for id_ in self._shown.search(query.text, self._language)]
        else:
            found = sorted(self._answers.values(), key=lambda a: (a.words.category, a.words.title, a.id))
        return tuple(answer for answer in found if is_seen(answer, by) and _matches(answer, query, soon))

    def offers(self, said: Sequence[str], today: date) -> tuple[Offer, ...]:
        found = self._live.offers(said, self._language)
        return tuple(offer for offer in found if is_offered(self._answers[offer.id], today))

    def to_read(self) -> Iterator[Version]:
        """Words that people may be asked to sign: those that are live, and those that wait to be."""
        for answer in self:
            if answer.live is not None:
                yield answer.live
            if answer.state is AnswerState.WAITING:
                yield answer.newest

    def _indices(self, answers: Sequence[Answer]) -> tuple[AnswerIndex, AnswerIndex]:
        versions = [answer.shown for answer in answers]
        self._entries = {(v.answer_id, v.version): self._entry(v) for v in versions}
        shown = {version.answer_id: self._entry(version) for version in versions}
        return AnswerIndex(shown.values()), AnswerIndex(shown[answer.id] for answer in answers if answer.live)

    def _entry(self, version: Version) -> Entry:
        key = (version.answer_id, version.version)
        return self._entries.get(key) or entry(version.answer_id, version.words, self._language)


def is_seen(answer: Answer, by: Person) -> bool:
    """Who writes answers sees all; others what is live, and what they are asked to read."""
    if by.may(Permission.EDIT_KNOWLEDGE) or answer.live is not None:
        return True
    reading = answer.newest.words.reading
    return answer.state is AnswerState.WAITING and reading is not None and is_asked(reading, by)


def _matches(answer: Answer, query: AnswerQuery, soon: date) -> bool:
    words = answer.words
    return (
        (query.state is None or answer.state is query.state)
        and (query.category is None or words.category == query.category)
        and (query.service_type is None or query.service_type in words.service_types)
        and (query.owner is None or words.owner == query.owner)
        and (not query.expiring or is_expired(words, soon))
    )
