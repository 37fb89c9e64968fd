"""The self-service menu (handbook K3): a key of the phone, and what the caller hears under it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.knowledge.answers import Answer, is_offered


@dataclass(frozen=True, slots=True)
class MenuEntry:
    key: int
    """1…9."""
    title: str
    spoken: str


def menu(answers: Iterable[Answer], today: date) -> tuple[MenuEntry, ...]:
    """What callers may choose, by key: answers that are offered today. Of two with one key the newer has it."""
    found: dict[int, Answer] = {}
    for answer in answers:
        words = answer.words
        if words.key is None or not words.spoken or not is_offered(answer, today):
            continue
        other = found.get(words.key)
        if other is None or other.shown.at < answer.shown.at:
            found[words.key] = answer
    return tuple(MenuEntry(key, found[key].words.title, found[key].words.spoken) for key in sorted(found))
