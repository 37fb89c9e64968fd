"""A whole script out of its YAML tree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath
from typing import TypeVar

import yaml

from domain.people import Role
from domain.rules.conditions import Condition
from domain.scripts import (
    CallKind,
    Check,
    Deadline,
    Forbidden,
    Moment,
    Reply,
    Script,
    ScriptLine,
    Severity,
    Stage,
    Strength,
)
from domain.transcripts import RuleKind
from hotline.scripts.conditions import NEVER, ConditionReader
from hotline.scripts.problems import ScriptError
from hotline.scripts.reader import WordingReader
from hotline.yaml_reading.nodes import Node, compose
from hotline.yaml_reading.problems import Flaw, Refused

T = TypeVar("T")

_MOST_POINTS = 100
_DUE_BEFORE = (Moment.HOLD, Moment.TRANSFER, Moment.HANG_UP)
_LINE = ScriptLine("", "")
_STAGE = Stage("", {})
_FORBIDDEN = Forbidden("", (), "")


@dataclass(frozen=True, slots=True)
class Reading:
    """A script, and where in its file each stage, rule and reply begins."""

    script: Script
    lines: Mapping[str, int] = field(default_factory=dict)


@lru_cache(maxsize=64)
def read(text: str, file: str) -> Reading:
    """Raises `ScriptError` with everything that is wrong."""
    reader = _ScriptReader(file)
    try:
        script = reader.script(compose(text, file))
    except Refused as error:
        raise ScriptError(error.problems) from None
    if reader.problems:
        raise ScriptError(reader.in_order())
    return Reading(script, {**reader.stage_lines, **reader.reply_lines, **reader.rule_lines})


class _ScriptReader(WordingReader):
    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.stage_lines: dict[str, int] = {}
        self.rule_lines: dict[str, int] = {}
        self.reply_lines: dict[str, int] = {}
        self._conditions = ConditionReader(self, self.stage_lines)

    def script(self, node: yaml.MappingNode) -> Script:
        f = self.fields(node, ("id", "name", "stages"), ("forbidden", "checks", "replies"))
        script_id = self.id(f["id"]) if "id" in f else ""
        stem = PurePath(self.file).stem
        if script_id and script_id != stem:
            self.flaw(f["id"], Flaw.FILE, value=script_id, file=f"{stem}.yaml")
        self._name_stages(f.get("stages"))
        return Script(
            id=script_id,
            name=self.titles(f["name"]) if "name" in f else {},
            stages=self.several(f.get("stages"), self._stage),
            forbidden=self.several(f.get("forbidden"), self._forbidden),
            checks=self.several(f.get("checks"), self._check),
            replies=self.several(f.get("replies"), self._reply),
        )

    def _name_stages(self, node: Node | None) -> None:
        """Known before anything is read: a line's condition may name a stage further down."""
        for stage in node.value if isinstance(node, yaml.SequenceNode) else ():
            for key, value in stage.value if isinstance(stage, yaml.MappingNode) else ():
                if key.value == "id" and isinstance(value, yaml.ScalarNode):
                    self.claim(value, value.value.strip(), self.stage_lines)

    def _stage(self, node: Node) -> Stage:
        with self.within(self.owner(node)):
            f = self.fields(node, ("id", "name"), ("enters", "calls", "by_itself", "lines"))
            return Stage(
                id=self.id(f["id"]) if "id" in f else "",
                name=self.titles(f["name"]) if "name" in f else {},
                lines=self.several(f.get("lines"), self._line),
                enters=self.one_of(f["enters"], Moment) if "enters" in f else _STAGE.enters,
                calls=self._calls(f),
                by_itself=self.truth(f["by_itself"]) if "by_itself" in f else _STAGE.by_itself,
            )

    def _line(self, node: Node) -> ScriptLine:
        with self.within(self.owner(node)):
            f = self.fields(
                node,
                ("id", "text"),
                ("variants", "due", "strength", "points", "severity", "similar", "when", "pause_s", "why"),
            )
            return ScriptLine(
                id=self.named(f, self.rule_lines),
                text=self.wording(f["text"]) if "text" in f else "",
                variants=self.several(f.get("variants"), self.wording),
                due=self._due(f["due"]) if "due" in f else _LINE.due,
                strength=self.given(f, "strength", lambda n: self.one_of(n, Strength), _LINE.strength),
                points=self._points(f),
                severity=self._severity(f),
                similar=self.given(f, "similar", self.share, _LINE.similar),
                when=self._when(f),
                pause_s=self.given(f, "pause_s", lambda n: self.number(n, 0, 600), _LINE.pause_s),
                why=self._why(f),
            )

    def _due(self, node: Node) -> Deadline:
        f = self.fields(node, (), ("within_s", "of", "before"))
        if ("before" in f) == ("within_s" in f) or ("of" in f and "before" in f):
            self.flaw(node, Flaw.DUE)
        if "before" in f:
            return Deadline(self.one_of(f["before"], Moment, *_DUE_BEFORE))
        within_s = self.given(f, "within_s", lambda n: self.number(n, 0.1, 36_000), 0.0)
        return Deadline(self.given(f, "of", lambda n: self.one_of(n, Moment), Moment.ANSWER), within_s)

    def _forbidden(self, node: Node) -> Forbidden:
        with self.within(self.owner(node)):
            f = self.fields(
                node,
                ("id", "phrases", "better"),
                ("exceptions", "roles", "stages", "similar", "points", "severity", "alert", "why"),
            )
            return Forbidden(
                id=self.named(f, self.rule_lines),
                phrases=self.several(f.get("phrases"), self.wording),
                better=self.wording(f["better"]) if "better" in f else "",
                exceptions=self.several(f.get("exceptions"), self.wording),
                roles=self.several(f.get("roles"), lambda n: self.one_of(n, Role)),
                stages=self.several(f.get("stages"), self._conditions.stage),
                similar=self.given(f, "similar", self.share, _FORBIDDEN.similar),
                points=self._points(f),
                severity=self._severity(f),
                alert=self.given(f, "alert", self.truth, _FORBIDDEN.alert),
                why=self._why(f),
            )

    def _check(self, node: Node) -> Check:
        with self.within(self.owner(node)):
            f = self.fields(
                node,
                ("id", "kind", "name", "condition"),
                ("better", "when", "calls", "points", "severity", "strength", "alert", "why"),
            )
            return Check(
                id=self.named(f, self.rule_lines),
                kind=self.given(f, "kind", lambda n: self.one_of(n, RuleKind), RuleKind.REQUIRED),
                condition=self._conditions.read(f["condition"]) if "condition" in f else NEVER,
                name=self.titles(f["name"]) if "name" in f else {},
                better=self.given(f, "better", self.wording, ""),
                when=self._when(f),
                calls=self._calls(f),
                points=self._points(f),
                severity=self._severity(f),
                strength=self.given(f, "strength", lambda n: self.one_of(n, Strength), Strength.SOFT),
                alert=self.given(f, "alert", self.truth, False),
                why=self._why(f),
            )

    def _reply(self, node: Node) -> Reply:
        with self.within(self.owner(node)):
            f = self.fields(node, ("id", "name", "heard", "say"))
            return Reply(
                id=self.named(f, self.reply_lines),
                name=self.titles(f["name"]) if "name" in f else {},
                heard=self.several(f.get("heard"), self.wording),
                say=self.several(f.get("say"), self.wording),
            )

    def _calls(self, f: Mapping[str, Node]) -> tuple[CallKind, ...]:
        return self.several(f.get("calls"), lambda n: self.one_of(n, CallKind)) or tuple(CallKind)

    def _points(self, f: Mapping[str, Node]) -> int:
        return self.given(f, "points", lambda n: self.whole(n, 0, _MOST_POINTS), 1)

    def _severity(self, f: Mapping[str, Node]) -> Severity:
        return self.given(f, "severity", lambda n: self.one_of(n, Severity), Severity.MINOR)

    def _when(self, f: Mapping[str, Node]) -> Condition | None:
        return self._conditions.read(f["when"]) if "when" in f else None

    def _why(self, f: Mapping[str, Node]) -> Mapping[str, str] | None:
        return self.titles(f["why"]) if "why" in f else None
