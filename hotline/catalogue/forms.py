"""Form fields out of their YAML."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal

import yaml

from domain.intake.choices import FROM_WORDS
from domain.orders.states import USES, Flow, OrderAction
from domain.services.forms import Choice, FieldKind, FormField
from hotline.catalogue.values import DAY_UNITS, ValueReader
from hotline.yaml_reading.nodes import Node
from hotline.yaml_reading.problems import Flaw
from hotline.yaml_reading.reader import LANGUAGES

PROPOSALS = (
    "customer.name",
    "customer.phone",
    "customer.place",
    "said.address",
    "said.amount",
    FROM_WORDS,
    "said.date",
    "said.moment",
    "said.name",
    "said.number",
    "said.phone",
    "said.room",
    "said.time",
)
"""Where a field's value can be proposed from: the customer's file, and what was said in the call."""

_OPTIONAL = (
    "kind",
    "required",
    "needed_for",
    "choices",
    "mask",
    "example",
    "least",
    "most",
    "unit",
    "secret",
    "of",
    "within",
    "proposes",
)
_CHOSEN = (FieldKind.CHOICE, FieldKind.CHOICES)
_COUNTED = (FieldKind.NUMBER, FieldKind.MONEY)
_WRITTEN = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.NUMBER)
_DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,6})?")


class FormReader(ValueReader):
    def __init__(self, file: str, groups: Collection[str] | None) -> None:
        super().__init__(file, groups)
        self.flow = Flow.GROUP

    def form(self, node: Node | None) -> tuple[FormField, ...]:
        taken: dict[str, int] = {}
        fields = self.several(node, lambda entry: self._field(entry, taken))
        self._check_dates(node, {one.id: one for one in fields})
        return fields

    def actions(self) -> tuple[OrderAction, ...]:
        """Those that the type's flow has."""
        return tuple(action for action in OrderAction if action in USES[self.flow])

    def action(self, node: Node) -> OrderAction:
        return self.one_of(node, OrderAction, *self.actions())

    def _field(self, node: Node, taken: dict[str, int]) -> FormField:
        with self.within(self.owner(node)):
            f = self.fields(node, ("id", "label"), _OPTIONAL)
            kind = self.given(f, "kind", lambda n: self.one_of(n, FieldKind), FieldKind.TEXT)
            self._only_for(f, kind, "mask", _WRITTEN)
            self._only_for(f, kind, "least", _COUNTED)
            self._only_for(f, kind, "most", _COUNTED)
            self._only_for(f, kind, "choices", _CHOSEN)
            self._only_for(f, kind, "within", (FieldKind.DATE,))
            if kind in _CHOSEN and "choices" not in f:
                self.flaw(node, Flaw.MISSING, key="choices")
            if ("of" in f) != ("within" in f):
                self.flaw(node, Flaw.MISSING, key="within" if "of" in f else "of")
            proposes = self.given(f, "proposes", self._proposal, "")
            mask = self.given(f, "mask", self.mask, "")
            example = self.given(f, "example", self.text, "")
            if mask and example and not re.fullmatch(mask, example):
                self.flaw(f["example"], Flaw.VALUE, value=example, why="the mask does not take it")
            least, most = (self._decimal(f[key]) if key in f else None for key in ("least", "most"))
            if least is not None and most is not None and least > most:
                self.flaw(f["least"], Flaw.ORDER, first="least", second="most")
            return FormField(
                id=self.named(f, taken),
                label=self.words(f, "label"),
                kind=kind,
                required=self.given(f, "required", self.truth, False),
                needed_for=self.given(f, "needed_for", lambda n: self.action(n).value, None),
                choices=self._choices(f, proposes),
                mask=mask,
                example=example,
                least=least,
                most=most,
                unit=self.words(f, "unit"),
                secret=self.given(f, "secret", self.truth, False),
                of=self.given(f, "of", self.text, ""),
                within=self.optional_span(f, "within", DAY_UNITS),
                proposes=proposes,
            )

    def _only_for(self, f: Mapping[str, Node], kind: FieldKind, key: str, kinds: Collection[FieldKind]) -> None:
        if key in f and kind not in kinds:
            known = " or ".join(one.value for one in kinds)
            self.flaw(f[key], Flaw.VALUE, value=key, why=f"it is for fields of kind {known}")

    def _choices(self, f: Mapping[str, Node], proposes: str) -> tuple[Choice, ...]:
        found = self.entries(f["choices"]) if "choices" in f else {}
        for value, node in found.items():
            if "," in value or len(value) > 40:
                self.flaw(node, Flaw.VALUE, value=value, why="at most 40 characters, no comma")
        return tuple(self._choice(value, node, proposes == FROM_WORDS) for value, node in found.items())

    def _choice(self, value: str, node: Node, proposed: bool) -> Choice:
        """``{zh-CN: 电梯困人, en: …, words: [困在电梯]}``; words only where they are looked for."""
        f = self.fields(node, (), (*LANGUAGES, "words"))
        if "words" in f and not proposed:
            self.flaw(f["words"], Flaw.VALUE, value="words", why=f"only where the field says proposes: {FROM_WORDS}")
        words = self.several(f.get("words"), lambda n: self.text(n, 40))
        return Choice(value, self.in_languages(node, f), words)

    def _decimal(self, node: Node) -> Decimal | None:
        value = node.value if isinstance(node, yaml.ScalarNode) else ""
        if not _DECIMAL.fullmatch(value):
            self.flaw(node, Flaw.NO_NUMBER)
            return None
        return Decimal(value)

    def _proposal(self, node: Node) -> str:
        value = self.text(node)
        if value and value not in PROPOSALS:
            self.flaw(node, Flaw.UNKNOWN, value=value, known=", ".join(PROPOSALS))
        return value

    def _check_dates(self, node: Node | None, by_id: Mapping[str, FormField]) -> None:
        for one in by_id.values():
            if one.of and (one.of not in by_id or by_id[one.of].kind is not FieldKind.DATE):
                dates = ", ".join(other.id for other in by_id.values() if other.kind is FieldKind.DATE)
                assert node is not None
                with self.within(one.id):
                    self.flaw(node, Flaw.UNKNOWN, value=one.of, known=dates or "no date")
