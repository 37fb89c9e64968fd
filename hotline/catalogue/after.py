"""What follows an order, out of its YAML: calls, escalation, dates, recurrences, who is called out."""

from collections.abc import Collection, Mapping
from datetime import time

from domain.services.forms import FieldKind, FormField
from domain.services.service import (
    CallOut,
    DateDeed,
    DateJob,
    EscalationStep,
    Every,
    FollowPurpose,
    FollowUp,
    FollowWhen,
    Recurrence,
    Rung,
    Strain,
)
from domain.services.spans import Unit
from hotline.catalogue.forms import FormReader
from hotline.catalogue.values import NOTHING
from hotline.yaml_reading.nodes import Node
from hotline.yaml_reading.problems import Flaw

_DATED = (FieldKind.DATE, FieldKind.MOMENT)
_JOB_PURPOSE = DateJob("", {}, DateDeed.CALL).purpose
_LAST_DAY: Mapping[Every, int] = {Every.WEEK: 7, Every.MONTH: 28, Every.QUARTER: 28, Every.YEAR: 28}
"""The last day that every week, or every month, has."""


class AfterReader(FormReader):
    def follow_ups(self, node: Node | None, forms: Mapping[str, FormField]) -> tuple[FollowUp, ...]:
        taken: dict[str, int] = {}

        def follow_up(entry: Node) -> FollowUp:
            with self.within(self.owner(entry)):
                f = self.fields(entry, ("id", "when", "purpose", "due"), ("latest", "by_machine", "every", "only"))
                when = self.given(f, "when", lambda n: self.one_of(n, FollowWhen), FollowWhen.DONE)
                if when is FollowWhen.WHILE_OPEN and "every" not in f:
                    self.flaw(entry, Flaw.MISSING, key="every")
                due, latest = (self.optional_span(f, key) for key in ("due", "latest"))
                if due and latest and due.unit is latest.unit and latest.amount < due.amount:
                    self.flaw(f["latest"], Flaw.ORDER, first="due", second="latest")
                every = self.optional_span(f, "every")
                if every is not None and not every.amount:
                    self.flaw(f["every"], Flaw.VALUE, value=str(every), why="it must be longer than nothing")
                return FollowUp(
                    id=self.named(f, taken),
                    when=when,
                    purpose=self.given(f, "purpose", lambda n: self.one_of(n, FollowPurpose), FollowPurpose.VISIT),
                    due=due or NOTHING,
                    latest=latest,
                    by_machine=self.given(f, "by_machine", self.truth, False),
                    every=every,
                    only=self.only(f, forms),
                )

        return self.several(node, follow_up)

    def escalation(self, node: Node) -> EscalationStep:
        f = self.fields(node, ("to", "when"), ("after",))
        return EscalationStep(
            to=self.given(f, "to", lambda n: self.one_of(n, Rung), Rung.GROUP_LEAD),
            when=self.given(f, "when", lambda n: self.one_of(n, Strain), Strain.OVERDUE),
            after=self.optional_span(f, "after"),
        )

    def dates(self, node: Node | None, forms: Mapping[str, FormField], steps: Collection[str]) -> tuple[DateJob, ...]:
        taken: dict[str, int] = {}

        def step(entry: Node) -> str:
            value = self.text(entry)
            if value and value not in steps:
                self.flaw(entry, Flaw.UNKNOWN, value=value, known=", ".join(steps) or "no step")
            return value

        def date_field(entry: Node) -> str:
            value = self.text(entry)
            dated = [one.id for one in forms.values() if one.kind in _DATED]
            if value and value not in dated:
                self.flaw(entry, Flaw.UNKNOWN, value=value, known=", ".join(dated) or "no date")
            return value

        def date_job(entry: Node) -> DateJob:
            with self.within(self.owner(entry)):
                f = self.fields(entry, ("id", "name", "do"), ("of", "after", "before", "unless", "purpose", "only"))
                if "after" in f and "before" in f:
                    self.flaw(f["before"], Flaw.VALUE, value="before", why="after is given already")
                do = self.given(f, "do", lambda n: self.one_of(n, DateDeed), DateDeed.REMIND)
                if (do is DateDeed.CALL) != ("purpose" in f):
                    self.flaw(f.get("purpose", entry), Flaw.VALUE, value="purpose", why="do: call has one, others none")
                if "before" in f and "of" not in f:
                    self.flaw(entry, Flaw.MISSING, key="of")
                return DateJob(
                    id=self.named(f, taken),
                    name=self.words(f, "name"),
                    do=do,
                    of=self.given(f, "of", date_field, None),
                    after=self.optional_span(f, "after"),
                    before=self.optional_span(f, "before", (Unit.DAYS,)),
                    unless=self.several(f.get("unless"), step),
                    purpose=self.given(f, "purpose", lambda n: self.one_of(n, FollowPurpose), _JOB_PURPOSE),
                    only=self.only(f, forms),
                )

        return self.several(node, date_job)

    def recurring(self, node: Node | None, forms: Mapping[str, FormField]) -> tuple[Recurrence, ...]:
        """Nobody fills in the form of what opens by itself, so nothing of it may be required."""
        required = [one.id for one in forms.values() if one.required]
        if node is not None and required:
            self.flaw(node, Flaw.VALUE, value="recurring", why=f"the field {required[0]} is required")
        taken: dict[str, int] = {}

        def recurrence(entry: Node) -> Recurrence:
            with self.within(self.owner(entry)):
                f = self.fields(entry, ("id", "every", "at", "description"), ("day", "place"))
                every = self.given(f, "every", lambda n: self.one_of(n, Every), Every.MONTH)
                if "day" in f and every not in _LAST_DAY:
                    self.flaw(f["day"], Flaw.VALUE, value="day", why="it happens every day")
                elif every in _LAST_DAY and "day" not in f:
                    self.flaw(entry, Flaw.MISSING, key="day")
                return Recurrence(
                    id=self.named(f, taken),
                    every=every,
                    at=self.given(f, "at", self.time_of_day, time()),
                    description=self.words(f, "description"),
                    on=self.given(f, "day", lambda n: self.whole(n, 1, _LAST_DAY.get(every, 28)), 1),
                    place=self.given(f, "place", self.text, ""),
                )

        return self.several(node, recurrence)

    def call_out(self, node: Node) -> CallOut:
        f = self.fields(node, ("name",), ("group", "phone"))
        if ("group" in f) == ("phone" in f):
            self.flaw(node, Flaw.VALUE, value="call_outs", why="either group or phone is given")
        return CallOut(self.words(f, "name"), self.optional_group(f), self.given(f, "phone", self.text, ""))
