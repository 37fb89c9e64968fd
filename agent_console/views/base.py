"""The base of everything shown."""

from collections.abc import Mapping, Set
from typing import Annotated, Final, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from domain.people import Person
from domain.privacy import Part, may_see
from hotline.numbers import masked

T = TypeVar("T")

NUMBERS: Final = object()
"""The mark of such a field."""

Numbered = Annotated[T, NUMBERS]
"""A field in which telephone numbers stand, or words that somebody may have put one into."""


class View(BaseModel):
    """Base of everything shown. `of` makes it whole; `shown_to` is for who asks."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)

    def shown_to(self, person: Person) -> Self:
        """As `person` may see it."""
        return self if may_see(person, Part.NUMBER) else self.struck()

    def struck(self) -> Self:
        """For who may not see whole numbers (A2): struck out in the middle, here and in all it is made of.

        The same where there are none. Not to be done twice: that would strike out what the first time left.
        """
        fields = type(self).model_fields
        shown = {name: _struck(value, NUMBERS in fields[name].metadata) for name, value in self}
        changed = {name: value for name, value in shown.items() if value != getattr(self, name)}
        return self.model_copy(update=changed) if changed else self


def masked_in(details: Mapping[str, str], names: Set[str]) -> dict[str, str]:
    """`details` of which those called `names` have numbers or words in them; the others are ids, keys and moments."""
    return {name: masked(value) if name in names else value for name, value in details.items()}


def _struck(value: object, marked: bool) -> object:
    match value:
        case View():
            return value.struck()
        case str() if marked:
            return masked(value)
        case list():
            return [_struck(one, marked) for one in value]
        case dict():
            return {key: _struck(one, marked) for key, one in value.items()}
        case _:
            return value
