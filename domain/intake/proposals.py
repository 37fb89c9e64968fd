"""What is proposed for an order's form, each with where it comes from and how sure it is; the agent confirms it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import Enum

from domain.customers.file import Customer
from domain.intake.callers import callers_heard
from domain.intake.categories import Categories, CategoryHeard
from domain.intake.choices import Choices
from domain.intake.moments import moments_heard
from domain.intake.numbers import counts_heard
from domain.intake.phones import phones_heard
from domain.intake.places import places_heard
from domain.intake.urgency import Alarms
from domain.intake.utterances import Utterance, utterances
from domain.rules.language import Language
from domain.services.service import ServiceType
from domain.transcripts import Line

LEAST = 0.3
"""Certainty below which nothing is proposed."""

MOST = 3
"""Proposals for one field."""


class Field(Enum):
    """What it is proposed for. Which fields of a service type's form take it says their `proposes`."""

    CHOICE = "choice"
    """Of the field `form_field` in the form of `service_type`. First of all: it says the type, too."""
    SERVICE_TYPE = "service_type"
    """Id in the catalogue."""
    URGENCY = "urgency"
    """``urgent`` or ``emergency`` (W10)."""
    PLACE = "place"
    """For `said.address` and `said.room`, too."""
    NAME = "name"
    """Maybe a surname alone."""
    TITLE = "title"
    PHONE = "phone"
    """Digits as said; E.164 where it is known."""
    MOMENT = "moment"
    """RFC 3339, or an ISO 8601 interval; for `said.date` and `said.time`, too."""
    NUMBER = "number"


class Source(Enum):
    CUSTOMER_FILE = "customer_file"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Proposal:
    field: Field
    value: str
    shown: str
    """As it was said, or stands in the file."""
    source: Source
    start: float | None
    """Seconds from the start of the call; None: from the file."""
    end: float | None
    certainty: float
    """0…1."""
    service_type: str = ""
    form_field: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The call that something is proposed for."""

    began: datetime
    zone: tzinfo
    customer_number: str = ""
    customer: Customer | None = None
    service_type: str = ""
    """Whose form is filled in; empty: none is chosen yet, the likeliest counts."""


class Proposer:
    """Made once for a catalogue; immutable."""

    def __init__(self, services: Sequence[ServiceType], language: Language) -> None:
        """`services`: those that new orders can have."""
        self._categories = Categories({service.id: service.words for service in services}, language)
        self._choices = Choices(services, language)
        self._alarms = Alarms(language)
        self._language = language

    def propose(self, lines: Iterable[Line], asked: Asked) -> tuple[Proposal, ...]:
        """By field, the surest first. Never raises, whatever was said; costs no more than `MOST` utterances do."""
        said = utterances(lines, self._language)
        best: dict[tuple[Field, str], dict[str, Proposal]] = {}
        for one in (*self._said(said, asked), *_filed(asked)):
            values = best.setdefault((one.field, one.form_field), {})
            known = values.get(one.value)
            if one.certainty >= LEAST and (not known or known.certainty < one.certainty):
                values[one.value] = one
        fields = list(Field)
        return tuple(
            one
            for place in sorted(best, key=lambda place: fields.index(place[0]))
            for one in sorted(best[place].values(), key=lambda one: -one.certainty)[:MOST]
        )

    def _said(self, said: Sequence[Utterance], asked: Asked) -> Iterator[Proposal]:
        kinds = self._categories.heard(said)
        for kind in kinds:
            yield _heard(Field.SERVICE_TYPE, kind.id, " ".join(kind.words), kind.start, kind.end, kind.certainty)
        yield from self._choices_of(asked.service_type, kinds, said)
        for need in self._alarms.heard(said):
            yield _heard(Field.URGENCY, need.need.value, need.words, need.start, need.end, need.certainty)
        for place in places_heard(said):
            yield _heard(Field.PLACE, str(place.place), place.place.shown, place.start, place.end, place.certainty)
        for caller in callers_heard(said):
            shown = f"{caller.name}{caller.title}"
            whole = asked.customer is not None and asked.customer.surname == caller.name
            name = asked.customer.name if asked.customer and whole else caller.name
            yield _heard(Field.NAME, name, shown, caller.start, caller.end, caller.certainty)
            if caller.title:
                yield _heard(Field.TITLE, caller.title, shown, caller.start, caller.end, caller.certainty)
        for phone in phones_heard(said):
            number = _known(phone.number, asked)
            if number:
                yield _heard(Field.PHONE, number, phone.number or number, phone.start, phone.end, phone.certainty)
        for moment in moments_heard(said, asked.began, asked.zone):
            shown, value = moment.moment.shown, moment.moment.value
            yield _heard(Field.MOMENT, value, shown, moment.start, moment.end, moment.certainty)
        for count in counts_heard(said):
            yield _heard(Field.NUMBER, str(count.count), count.shown, count.start, count.end, count.certainty)

    def _choices_of(self, chosen: str, kinds: Sequence[CategoryHeard], said: Sequence[Utterance]) -> Iterator[Proposal]:
        """Of the type that is chosen; else of the likeliest, no surer than that is."""
        service_type, most = (chosen, 1.0) if chosen or not kinds else (kinds[0].id, kinds[0].certainty)
        for form_field, choice in self._choices.heard(service_type, said):
            one = _heard(
                Field.CHOICE, choice.id, " ".join(choice.words), choice.start, choice.end, min(choice.certainty, most)
            )
            yield replace(one, service_type=service_type, form_field=form_field)


def _known(said: str, asked: Asked) -> str:
    """The number in full where it is one that is known; the one they call from where none was said."""
    if not said:
        return asked.customer_number
    numbers = (asked.customer_number, *(asked.customer.phones if asked.customer else ()))
    return next((number for number in numbers if number.endswith(said.lstrip("0")) and len(said) > 6), said)


def _filed(asked: Asked) -> Iterator[Proposal]:
    """What is known without a word being said."""
    customer = asked.customer
    known: list[tuple[Field, str, float]] = []
    if customer is not None:
        known += [
            (Field.PLACE, customer.place, 0.7),
            (Field.NAME, customer.name, 0.75),
            (Field.TITLE, customer.title, 0.75),
        ]
        known += [(Field.PHONE, phone, 0.6) for phone in customer.phones[:2]]
    known.append((Field.PHONE, asked.customer_number, 0.7))
    for field, value, certainty in known:
        if value:
            yield Proposal(field, value, value, Source.CUSTOMER_FILE, None, None, certainty)


def _heard(field: Field, value: str, shown: str, start: float, end: float, certainty: float) -> Proposal:
    return Proposal(field, value, shown, Source.WORDS, start, end, round(certainty, 2))
