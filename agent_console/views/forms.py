"""Form fields of the catalogue, as pages render them."""

from decimal import Decimal
from typing import Self

from agent_console.views.base import View
from domain.services.forms import FieldKind, FormField
from domain.services.service import Words
from domain.services.spans import Span, Unit


def texts(words: Words) -> dict[str, str]:
    """Language to text."""
    return dict(words)


class SpanView(View):
    amount: int
    unit: Unit

    @classmethod
    def of(cls, span: Span) -> Self:
        return cls(amount=span.amount, unit=span.unit)

    @classmethod
    def maybe(cls, span: Span | None) -> Self | None:
        return None if span is None else cls.of(span)


class ChoiceView(View):
    value: str
    label: dict[str, str]


class FormFieldView(View):
    id: str
    label: dict[str, str]
    kind: FieldKind
    required: bool
    """At registration."""
    needed_for: str | None
    """An order action that can't be taken while it is empty."""
    choices: list[ChoiceView]
    mask: str
    """Regular expression that the whole value matches."""
    example: str
    least: Decimal | None
    most: Decimal | None
    unit: dict[str, str]
    secret: bool
    of_field: str | None
    """Another date, of which this one is `within` at most."""
    within: SpanView | None
    proposes: str | None
    """Where a value is proposed from, such as ``customer.place`` or ``said.date``."""

    @classmethod
    def of(cls, one: FormField) -> Self:
        return cls(
            id=one.id,
            label=texts(one.label),
            kind=one.kind,
            required=one.required,
            needed_for=one.needed_for,
            choices=[ChoiceView(value=choice.value, label=texts(choice.label)) for choice in one.choices],
            mask=one.mask,
            example=one.example,
            least=one.least,
            most=one.most,
            unit=texts(one.unit),
            secret=one.secret,
            of_field=one.of or None,
            within=SpanView.maybe(one.within),
            proposes=one.proposes or None,
        )
