"""Which choice of a form is meant (W9): by its own name, and the words the catalogue has for it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from domain.intake.categories import Categories, CategoryHeard
from domain.intake.utterances import Utterance
from domain.rules.language import Language
from domain.services.forms import Choice
from domain.services.service import ServiceType

FROM_WORDS = "said.category"
"""What a field with choices `proposes` where they are looked for in what was said."""

_SPOKEN = "zh-CN"
"""The language whose names callers say."""

_BOUNDS = re.compile(r"[/、，（）()\s]+")
"""Names such as 迁出/退租 are several."""

_SHORTEST = 2
"""Characters of a name that counts as a word: one alone is in everything that is said."""

_ANYTHING = frozenset({"其他", "其它"})
"""Names that callers say without meaning them."""


class Choices:
    """The choices of a catalogue's forms, made ready once. Immutable."""

    def __init__(self, services: Iterable[ServiceType], language: Language) -> None:
        self._fields: Mapping[str, Mapping[str, Categories]] = {
            service.id: {
                one.id: Categories({choice.value: said_as(choice) for choice in one.choices}, language)
                for one in service.forms
                if one.choices and one.proposes == FROM_WORDS
            }
            for service in services
        }

    def heard(self, service_type: str, said: Sequence[Utterance]) -> Iterator[tuple[str, CategoryHeard]]:
        """Each with the id of its field, by field the likeliest first; none for a type that is not known."""
        for field, choices in self._fields.get(service_type, {}).items():
            for one in choices.heard(said):
                yield field, one


def said_as(choice: Choice) -> tuple[str, ...]:
    """What callers say when they mean it."""
    names = _BOUNDS.split(choice.label.get(_SPOKEN, ""))
    return (*choice.words, *(name for name in names if len(name) >= _SHORTEST and name not in _ANYTHING))
