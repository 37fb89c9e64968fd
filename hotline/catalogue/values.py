"""Values that only catalogue files have: spans, money, groups, masks, references to form fields."""

import re
from collections.abc import Collection, Mapping
from datetime import time

import yaml

from domain.errors import InvalidValue
from domain.services.forms import FormField
from domain.services.service import Words
from domain.services.spans import EXAMPLES, Span, Unit
from hotline.yaml_reading.nodes import Node
from hotline.yaml_reading.problems import Flaw
from hotline.yaml_reading.reader import Reader
from speech import patterns

MOST_YUAN = 10_000_000
LONGEST_MASK = 200
NOTHING = Span(0, Unit.DAYS)
"""Stands for a span that was refused; the file is refused with it."""
DAY_UNITS = frozenset({Unit.DAYS, Unit.MONTHS})

_SERVICE_ID = re.compile(r"[A-Z]{1,3}\d{1,3}")
_YUAN = re.compile(r"(\d{1,9})(?:\.(\d{1,2}))?")
_ENDLESS = re.compile(r"(?<!\\)[*+]|\{\d+,\}")
_COUNTED = re.compile(r"\{\d+,\d+\}")
_SET = r"\[\^?\]?(?:\\.|[^\]\\])*\]"


class ValueReader(Reader):
    def __init__(self, file: str, groups: Collection[str] | None) -> None:
        """`groups`: those of the settings; None: any are taken."""
        super().__init__(file)
        self._groups = groups

    def service_id(self, node: Node) -> str:
        value = self.text(node, 80)
        if value and not _SERVICE_ID.fullmatch(value):
            self.flaw(node, Flaw.VALUE, value=value, why="write one to three capital letters and a number, such as S3")
        return value

    def words(self, f: Mapping[str, Node], key: str) -> Words:
        """Text by language; none where there is no such entry."""
        return self.titles(f[key]) if key in f else {}

    def span(self, node: Node, units: Collection[Unit] = tuple(Unit)) -> Span:
        value = self.text(node, 40)
        try:
            span = Span.parse(value) if value else NOTHING
        except InvalidValue:
            self.flaw(node, Flaw.VALUE, value=value, why=f"write {EXAMPLES}")
            return NOTHING
        if span.unit not in units:
            self.flaw(node, Flaw.VALUE, value=value, why=f"may be in {', '.join(unit.value for unit in units)}")
        return span

    def optional_span(self, f: Mapping[str, Node], key: str, units: Collection[Unit] = tuple(Unit)) -> Span | None:
        return self.span(f[key], units) if key in f else None

    def fen(self, node: Node) -> int:
        """Yuan with at most two decimals, in fen."""
        value = self.text(node, 40)
        found = _YUAN.fullmatch(value)
        if found is None:
            if value:
                self.flaw(node, Flaw.VALUE, value=value, why="write yuan, not below 0, such as 30 or 128.50")
            return 0
        fen = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
        if fen > MOST_YUAN * 100:
            self.flaw(node, Flaw.RANGE, value=value, least="0", most=str(MOST_YUAN))
        return fen

    def time_of_day(self, node: Node) -> time:
        value = self.text(node, 40)
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            self.flaw(node, Flaw.VALUE, value=value, why="write a time of day, such as 09:00")
            return time()
        return time.fromisoformat(value)

    def group(self, node: Node) -> str:
        value = self.text(node, 40)
        if value and self._groups is not None and value not in self._groups:
            self.flaw(node, Flaw.UNKNOWN, value=value, known=", ".join(self._groups))
        return value

    def optional_group(self, f: Mapping[str, Node]) -> str | None:
        return self.group(f["group"]) if "group" in f else None

    def mask(self, node: Node) -> str:
        """A regular expression that can't take longer than its text allows, with any engine."""
        value = self.text(node, LONGEST_MASK)
        if len(value) > LONGEST_MASK:
            return ""
        why = _ambiguous(value) or _explosive(value) or _uncompilable(value)
        if value and why:
            self.flaw(node, Flaw.PATTERN, why=why)
            return ""
        return value

    def only(self, f: Mapping[str, Node], forms: Mapping[str, FormField]) -> Mapping[str, str]:
        """Form field to value, each of which there must be."""
        found: dict[str, str] = {}
        for name, node in (self.entries(f["only"]) if "only" in f else {}).items():
            value = self.text(node)
            one = forms.get(name)
            if one is None:
                self.flaw(node, Flaw.UNKNOWN, value=name, known=", ".join(forms) or "no field")
            elif one.choices and value not in [choice.value for choice in one.choices]:
                self.flaw(node, Flaw.UNKNOWN, value=value, known=", ".join(choice.value for choice in one.choices))
            found[name] = value
        return found

    def keys(self, node: Node) -> frozenset[str]:
        """Names of a mapping's entries, before it is read."""
        if not isinstance(node, yaml.MappingNode):
            return frozenset()
        return frozenset(key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode))


def _ambiguous(mask: str) -> str:
    """What engines read differently, now or one day: sets inside sets; empty: nothing."""
    for found in re.findall(_SET, re.sub(r"\\.", "x", mask)):
        if re.search(r"\[|--|&&|~~|\|\|", found[1:]):
            return f"has {found}, which may be read as a set inside a set: put \\ before what stands for itself"
    return ""


def _uncompilable(mask: str) -> str:
    try:
        patterns.compiled(mask)
        re.compile(mask)
    except InvalidValue as refused:
        return refused.reason
    except (re.error, OverflowError, RecursionError) as error:
        return f"is no regular expression ({error})"
    return ""


def _explosive(mask: str) -> str:
    """Why an engine that backtracks could take for ever; empty: it can't."""
    plain = re.sub(rf"\\.|{_SET}", "x", mask)  # escapes and sets of characters are one character
    if len(_ENDLESS.findall(plain)) > 2:
        return "repeats without an end (* + {n,}) more than twice"
    for group in _groups(plain):
        inner, after = group
        if re.match(r"[*+]|\{\d+,\d*\}", after) and (
            "|" in inner or "?" in inner or _ENDLESS.search(inner) or _COUNTED.search(inner)
        ):
            return "repeats a group that has repeats or alternatives in it: such a pattern can explode"
        if after.startswith("{") and _ENDLESS.search(inner):
            return "counts a group that repeats without an end: such a pattern can explode"
    return ""


def _groups(plain: str) -> list[tuple[str, str]]:
    """The text inside each group, and what follows it."""
    found, opened = [], []
    for at, letter in enumerate(plain):
        if letter == "(":
            opened.append(at)
        elif letter == ")" and opened:
            inner = re.sub(r"^\?(:|P<\w+>)", "", plain[opened.pop() + 1 : at])
            found.append((inner, plain[at + 1 :]))
    return found
