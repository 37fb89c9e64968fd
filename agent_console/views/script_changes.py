"""Changes of scripts: what was retired, what would be refused, which verdicts would flip."""

from datetime import datetime
from typing import Self

from agent_console.views.base import View
from agent_console.views.calls import VerdictView
from agent_console.views.scripts import Lines
from domain.quality.rules import weights
from domain.rules.replay import Flip
from domain.scripts import Script
from hotline.flows.rehearsal import CallFlips, Rehearsal
from hotline.flows.scripts import Validation
from hotline.scripts.problems import Flaw, Problem
from hotline.scripts.words import UnknownWords
from hotline.storage.scripts import RetiredRule


class RetiredRuleView(View):
    """A rule no longer in the script that has judged calls."""

    rule: str
    version: int
    """The last that had it: its words and reasons are there."""
    at: datetime
    by: str
    text: str | None
    """Its words; null where they can't be read any more."""

    @classmethod
    def of(cls, rule: RetiredRule, script: Script | None) -> Self:
        weight = weights(script).get(rule.rule) if script is not None else None
        text = weight.words if weight is not None else None
        return cls(rule=rule.rule, version=rule.version, at=rule.at, by=rule.by, text=text)


class ScriptSourceView(View):
    """What an editor needs beside the script itself."""

    version: int
    source: str
    """YAML."""
    retired: list[RetiredRuleView]


class ScriptProblemView(View):
    line: int
    rule: str | None
    entry: str | None
    """Name of the entry in that line, where it is one entry's fault."""
    code: Flaw
    """Stable: what is wrong."""
    values: dict[str, str]
    """What fills in the words of `code`."""
    reason: str
    """The same for people."""

    @classmethod
    def of(cls, problem: Problem) -> Self:
        return cls(
            line=problem.line,
            rule=problem.rule,
            entry=problem.entry,
            code=problem.flaw,
            values=dict(problem.values),
            reason=problem.reason,
        )


class ScriptWarningView(View):
    """A phrase with words that the loaded model does not know: it will be heard badly."""

    line: int
    rule: str
    phrase: str
    words: list[str]

    @classmethod
    def of(cls, warning: UnknownWords, lines: Lines) -> Self:
        return cls(line=lines.get(warning.rule, 0), rule=warning.rule, phrase=warning.phrase, words=list(warning.words))


class ValidationView(View):
    problems: list[ScriptProblemView]
    """Any: it would be refused."""
    warnings: list[ScriptWarningView]

    @classmethod
    def of(cls, validation: Validation) -> Self:
        return cls(
            problems=[ScriptProblemView.of(problem) for problem in validation.problems],
            warnings=[ScriptWarningView.of(warning, validation.lines or {}) for warning in validation.warnings],
        )


class FlipView(View):
    """A verdict that the changed script would give otherwise; null: the rule says nothing of the call."""

    rule: str
    before: VerdictView | None
    after: VerdictView | None

    @classmethod
    def of(cls, flip: Flip) -> Self:
        before, after = (VerdictView.of(one) if one is not None else None for one in (flip.before, flip.after))
        return cls(rule=flip.rule, before=before, after=after)


class CallFlipsView(View):
    id: str
    started_at: datetime
    agent: str | None
    queue: str | None
    flips: list[FlipView]

    @classmethod
    def of(cls, found: CallFlips) -> Self:
        call = found.call
        return cls(
            id=call.id,
            started_at=call.started_at,
            agent=call.agent,
            queue=call.queue,
            flips=[FlipView.of(flip) for flip in found.flips],
        )


class RehearsalView(View):
    """A part of a rehearsal: ask again with `next` as cursor until it is null."""

    calls: list[CallFlipsView]
    """Those in which a verdict flips."""
    seen: int
    judged: int
    """Of those seen; the others were never connected, or nobody listened."""
    total: int
    """Calls in all, 500 at most."""
    next: str | None

    @classmethod
    def of(cls, found: Rehearsal) -> Self:
        return cls(
            calls=[CallFlipsView.of(call) for call in found.calls],
            seen=found.seen,
            judged=found.judged,
            total=found.total,
            next=found.next,
        )
