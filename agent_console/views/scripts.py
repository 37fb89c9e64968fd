"""Scripts: what agents say and are judged by, each part with the line of the source it begins in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from enum import Enum
from typing import Any, Self

from agent_console.views.base import View
from domain.people import Role
from domain.rules.conditions import Anchor, Condition, Scope
from domain.scripts import (
    CallKind,
    Check,
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
from hotline.flows.scripts import InUse
from hotline.scripts.reading import Reading
from hotline.storage.scripts import Origin, ScriptVersion

Lines = Mapping[str, int]
ConditionView = dict[str, Any]
"""``kind`` (said, matches, mentions, silence, rate, …, all_of, at_least, not) beside the entries of that kind."""


def condition_view(condition: Condition) -> ConditionView:
    kind = re.sub(r"(?<!^)([A-Z])", r"_\1", type(condition).__name__).lower()
    return {"kind": kind, **_plain(condition)}


def _plain(value: Condition | Scope | Anchor) -> dict[str, Any]:
    return {one.name: _entry(getattr(value, one.name)) for one in fields(value)}


def _entry(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case tuple():
            return [_entry(one) for one in value]
        case Scope() | Anchor():
            return _plain(value)
    return condition_view(value) if isinstance(value, Condition) else value


def _when(condition: Condition | None) -> ConditionView | None:
    return condition_view(condition) if condition is not None else None


class DeadlineView(View):
    """Within so many seconds after each `moment`; null: at some time before it."""

    moment: Moment
    within_s: float | None


class ScriptLineView(View):
    """A line that must be said."""

    id: str
    line: int
    text: str
    """With placeholders such as ``{centre}``."""
    variants: list[str]
    due: DeadlineView
    strength: Strength
    points: int
    severity: Severity
    similar: float
    when: ConditionView | None
    pause_s: float
    why: dict[str, str] | None

    @classmethod
    def of(cls, line: ScriptLine, lines: Lines) -> Self:
        return cls(
            id=line.id,
            line=lines.get(line.id, 0),
            text=line.text,
            variants=list(line.variants),
            due=DeadlineView(moment=line.due.moment, within_s=line.due.within_s),
            strength=line.strength,
            points=line.points,
            severity=line.severity,
            similar=line.similar,
            when=_when(line.when),
            pause_s=line.pause_s,
            why=_titles(line.why),
        )


class StageView(View):
    id: str
    line: int
    name: dict[str, str]
    """Language to title."""
    enters: Moment
    calls: list[CallKind]
    by_itself: bool
    lines: list[ScriptLineView]

    @classmethod
    def of(cls, stage: Stage, lines: Lines) -> Self:
        return cls(
            id=stage.id,
            line=lines.get(stage.id, 0),
            name=dict(stage.name),
            enters=stage.enters,
            calls=list(stage.calls),
            by_itself=stage.by_itself,
            lines=[ScriptLineView.of(line, lines) for line in stage.lines],
        )


class ForbiddenView(View):
    """Words that are never said."""

    id: str
    line: int
    phrases: list[str]
    better: str
    exceptions: list[str]
    roles: list[Role]
    """None: everybody."""
    stages: list[str]
    """None: all of the call."""
    similar: float
    points: int
    severity: Severity
    alert: bool
    why: dict[str, str] | None

    @classmethod
    def of(cls, words: Forbidden, lines: Lines) -> Self:
        return cls(
            id=words.id,
            line=lines.get(words.id, 0),
            phrases=list(words.phrases),
            better=words.better,
            exceptions=list(words.exceptions),
            roles=list(words.roles),
            stages=list(words.stages),
            similar=words.similar,
            points=words.points,
            severity=words.severity,
            alert=words.alert,
            why=_titles(words.why),
        )


class CheckView(View):
    id: str
    line: int
    kind: RuleKind
    name: dict[str, str]
    condition: ConditionView
    when: ConditionView | None
    better: str
    calls: list[CallKind]
    points: int
    severity: Severity
    strength: Strength
    alert: bool
    why: dict[str, str] | None

    @classmethod
    def of(cls, check: Check, lines: Lines) -> Self:
        return cls(
            id=check.id,
            line=lines.get(check.id, 0),
            kind=check.kind,
            name=dict(check.name),
            condition=condition_view(check.condition),
            when=_when(check.when),
            better=check.better,
            calls=list(check.calls),
            points=check.points,
            severity=check.severity,
            strength=check.strength,
            alert=check.alert,
            why=_titles(check.why),
        )


class ReplyView(View):
    id: str
    line: int
    name: dict[str, str]
    heard: list[str]
    say: list[str]

    @classmethod
    def of(cls, reply: Reply, lines: Lines) -> Self:
        return cls(
            id=reply.id,
            line=lines.get(reply.id, 0),
            name=dict(reply.name),
            heard=list(reply.heard),
            say=list(reply.say),
        )


class ScriptVersionView(View):
    """A change: who, when, why."""

    version: int
    origin: Origin
    at: datetime
    by: str
    """A user name, or ``hotline`` for what the product ships."""
    note: str

    @classmethod
    def of(cls, version: ScriptVersion) -> Self:
        return cls(version=version.version, origin=version.origin, at=version.at, by=version.by, note=version.note)


class ScriptView(ScriptVersionView):
    """A script as it stands in one of its versions."""

    id: str
    name: dict[str, str]
    shipped_newer: bool
    """The product ships other words than the site's were made from."""
    stages: list[StageView]
    forbidden: list[ForbiddenView]
    checks: list[CheckView]
    replies: list[ReplyView]

    @classmethod
    def in_use(cls, found: InUse) -> Self:
        return cls(**_parts(found.version, found.script, found.lines, shipped_newer=found.shipped_newer))

    @classmethod
    def as_it_was(cls, version: ScriptVersion, reading: Reading) -> Self:
        return cls(**_parts(version, reading.script, reading.lines, shipped_newer=False))


def _parts(version: ScriptVersion, script: Script, lines: Lines, *, shipped_newer: bool) -> dict[str, Any]:
    return {
        "version": version.version,
        "origin": version.origin,
        "at": version.at,
        "by": version.by,
        "note": version.note,
        "id": script.id,
        "name": dict(script.name),
        "shipped_newer": shipped_newer,
        "stages": [StageView.of(stage, lines) for stage in script.stages],
        "forbidden": [ForbiddenView.of(words, lines) for words in script.forbidden],
        "checks": [CheckView.of(check, lines) for check in script.checks],
        "replies": [ReplyView.of(reply, lines) for reply in script.replies],
    }


def _titles(titles: Mapping[str, str] | None) -> dict[str, str] | None:
    return dict(titles) if titles is not None else None


def listed(found: Iterable[InUse]) -> list[ScriptView]:
    return [ScriptView.in_use(one) for one in found]
