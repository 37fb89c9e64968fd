"""A whole service type out of its YAML tree."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import yaml

from domain.orders.states import Flow, OrderAction, Party
from domain.services.forms import FormField
from domain.services.service import (
    Dispatch,
    Paper,
    PriceLine,
    ServiceType,
    SignOff,
    Stop,
    TargetKind,
    TargetSpec,
    Urgency,
    WorkStep,
)
from hotline.catalogue.after import AfterReader
from hotline.catalogue.problems import CatalogueError
from hotline.catalogue.values import NOTHING
from hotline.yaml_reading.nodes import Node, compose, line_of
from hotline.yaml_reading.problems import Flaw, Refused

_OPTIONAL = (
    "category",
    "flow",
    "urgency",
    "dispatch",
    "words",
    "fields",
    "papers",
    "steps",
    "takes",
    "targets",
    "stops",
    "prices",
    "paid",
    "sign_off",
    "follow_up",
    "unsatisfied",
    "escalation",
    "dates",
    "recurring",
    "check_list",
    "call_outs",
    "report",
    "retired",
)
_TYPE = ServiceType("", {}, "")
_NEAR = TargetSpec(TargetKind.DONE, NOTHING).near


@dataclass(frozen=True, slots=True)
class Reading:
    """A service type, and where its file names what stands elsewhere."""

    service: ServiceType
    file: str
    line: int
    """Of its id."""
    unsatisfied_line: int


def read(
    text: str, file: str, groups: Collection[str] | None = None, known: Mapping[str, ServiceType] | None = None
) -> Reading:
    """Raises `CatalogueError` with everything that is wrong in the file.

    `groups`: those of the settings, None: any. `known`: types that the file may retire by their id alone.
    """
    reader = _TypeReader(file, groups)
    try:
        node = compose(text, file)
    except Refused as error:
        raise CatalogueError(error.problems) from None
    service = reader.retirement(node, known or {}) or reader.service(node)
    if reader.problems:
        raise CatalogueError(reader.in_order())
    version = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Reading(replace(service, version=version), file, reader.id_line, reader.unsatisfied_line)


class _TypeReader(AfterReader):
    def __init__(self, file: str, groups: Collection[str] | None) -> None:
        super().__init__(file, groups)
        self.id_line = self.unsatisfied_line = 1

    def retirement(self, node: yaml.MappingNode, known: Mapping[str, ServiceType]) -> ServiceType | None:
        """The type that a file with nothing but its id and ``retired: true`` takes out of use."""
        if self.keys(node) != {"id", "retired"} or len(node.value) != 2:
            return None
        f = self.fields(node, ("id", "retired"))
        found = known.get(self.service_id(f["id"]))
        return replace(found, retired=self.truth(f["retired"])) if found else None

    def service(self, node: yaml.MappingNode) -> ServiceType:
        f = self.fields(node, ("id", "name", "group"), _OPTIONAL)
        self.flow = self.given(f, "flow", lambda n: self.one_of(n, Flow), _TYPE.flow)
        forms = self.form(f.get("fields"))
        by_id = {one.id: one for one in forms}
        taken: dict[str, int] = {}
        check_list = self.several(f.get("check_list"), lambda n: self._step(n, taken))
        steps = self.several(f.get("steps"), lambda n: self._step(n, taken))
        targets = self._targets(f)
        prices = self._prices(f)
        paid = self.given(f, "paid", self.truth, _TYPE.paid)
        if paid and not prices:
            self.flaw(f["paid"], Flaw.MISSING, key="prices")
        if "escalation" in f and not targets:
            self.flaw(f["escalation"], Flaw.MISSING, key="targets")
        return ServiceType(
            id=self._id(f),
            name=self.words(f, "name"),
            group=self.group(f["group"]) if "group" in f else "",
            category=self.given(f, "category", lambda n: self.text(n, 40), _TYPE.category),
            flow=self.flow,
            urgency=self.given(f, "urgency", lambda n: self.one_of(n, Urgency), _TYPE.urgency),
            dispatch=self.given(f, "dispatch", lambda n: self.one_of(n, Dispatch), _TYPE.dispatch),
            words=self.several(f.get("words"), lambda n: self.text(n, 40)),
            forms=forms,
            papers=self._papers(f),
            steps=steps,
            takes=self._takes(f),
            targets=targets,
            stops=frozenset(self.several(f.get("stops"), lambda n: self.one_of(n, Stop))),
            prices=prices,
            paid=paid,
            sign_off=self.given(f, "sign_off", lambda n: self.one_of(n, SignOff), _TYPE.sign_off),
            follow_ups=self.follow_ups(f.get("follow_up"), by_id),
            unsatisfied=self._unsatisfied(f),
            escalation=self.several(f.get("escalation"), self.escalation),
            dates=self.dates(f.get("dates"), by_id, [step.id for step in (*check_list, *steps)]),
            recurring=self.recurring(f.get("recurring"), by_id),
            check_list=check_list,
            call_outs=self.several(f.get("call_outs"), self.call_out),
            report=self._report(f, targets),
            retired=self.given(f, "retired", self.truth, _TYPE.retired),
        )

    def _id(self, f: Mapping[str, Node]) -> str:
        if "id" not in f:
            return ""
        self.id_line = line_of(f["id"])
        return self.service_id(f["id"])

    def _unsatisfied(self, f: Mapping[str, Node]) -> str | None:
        if "unsatisfied" not in f:
            return None
        self.unsatisfied_line = line_of(f["unsatisfied"])
        return self.service_id(f["unsatisfied"])

    def _report(self, f: Mapping[str, Node], targets: tuple[TargetSpec, ...]) -> tuple[FormField, ...]:
        due = any(target.kind is TargetKind.REPORT for target in targets)
        if due != ("report" in f):
            missing = "report" if due else "targets: report"
            self.flaw(f["targets" if due else "report"], Flaw.MISSING, key=missing)
        return self.form(f.get("report"))

    def _papers(self, f: Mapping[str, Node]) -> tuple[Paper, ...]:
        taken: dict[str, int] = {}

        def paper(node: Node) -> Paper:
            with self.within(self.owner(node)):
                p = self.fields(node, ("id", "name"), ("note", "optional"))
                optional = self.given(p, "optional", self.truth, False)
                return Paper(self.named(p, taken), self.words(p, "name"), self.words(p, "note"), optional)

        return self.several(f.get("papers"), paper)

    def _step(self, node: Node, taken: dict[str, int]) -> WorkStep:
        with self.within(self.owner(node)):
            f = self.fields(node, ("id", "name"), ("by", "group", "within", "required"))
            return WorkStep(
                id=self.named(f, taken),
                name=self.words(f, "name"),
                by=self.given(f, "by", lambda n: self.one_of(n, Party), Party.GROUP),
                group=self.optional_group(f),
                within=self.optional_span(f, "within"),
                required=self.given(f, "required", self.truth, True),
            )

    def _takes(self, f: Mapping[str, Node]) -> Mapping[OrderAction, frozenset[Party]]:
        takes: dict[OrderAction, frozenset[Party]] = {}
        for name, node in (self.entries(f["takes"]) if "takes" in f else {}).items():
            actions = {action.value: action for action in self.actions()}
            if name not in actions:
                self.flaw(node, Flaw.UNKNOWN, value=name, known=", ".join(actions))
                continue
            takes[actions[name]] = frozenset(self.several(node, lambda n: self.one_of(n, Party)))
        return takes

    def _targets(self, f: Mapping[str, Node]) -> tuple[TargetSpec, ...]:
        if "targets" not in f:
            return ()
        # The time of a step stands at the step.
        kinds = [kind.value for kind in TargetKind if kind is not TargetKind.STEP]
        found = self.fields(f["targets"], (), kinds)
        if not found:
            self.flaw(f["targets"], Flaw.MISSING, key=" or ".join(kinds))
        if TargetKind.ON_SITE.value in found and self.flow is not Flow.FIELD:
            self.flaw(found["on_site"], Flaw.VALUE, value="on_site", why="only with flow: field somebody goes there")
        return tuple(self._target(TargetKind(name), node) for name, node in found.items())

    def _target(self, kind: TargetKind, node: Node) -> TargetSpec:
        """``4 h``, or ``{within: 4 h, near: 25}``."""
        if isinstance(node, yaml.ScalarNode):
            return TargetSpec(kind, self.span(node))
        f = self.fields(node, ("within",), ("near",))
        within = self.span(f["within"]) if "within" in f else NOTHING
        return TargetSpec(kind, within, self.given(f, "near", lambda n: self.whole(n, 1, 99), _NEAR))

    def _prices(self, f: Mapping[str, Node]) -> tuple[PriceLine, ...]:
        taken: dict[str, int] = {}

        def price(node: Node) -> PriceLine:
            with self.within(self.owner(node)):
                p = self.fields(node, ("id", "name", "unit", "yuan"), ("note",))
                fen = self.given(p, "yuan", self.fen, 0)
                return PriceLine(
                    self.named(p, taken), self.words(p, "name"), self.words(p, "unit"), fen, self.words(p, "note")
                )

        return self.several(f.get("prices"), price)
