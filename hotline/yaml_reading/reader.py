"""Typed values out of a YAML tree. What is wrong is noted with its line, and reading goes on: all is told at once."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from typing import TypeVar

import yaml

from hotline.yaml_reading.nodes import Node, line_of
from hotline.yaml_reading.problems import Flaw, Problem

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

LANGUAGES = ("zh-CN", "en")
LONGEST = 500
"""Characters of a text."""
MOST = 300
"""Entries of a list."""

_ID = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)*")
_NUMBER = re.compile(r"[-+]?\d{1,12}(?:\.\d{1,12})?")


class Reader:
    """Where reading one file stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._rule: str | None = None
        self._entries: dict[int, str] = {}
        """Python's id of a value's node to the name it stands under; the tree keeps the nodes alive."""

    def flaw(self, node: Node, flaw: Flaw, **values: str) -> None:
        entry = self._entries.get(id(node))
        self.problems.append(Problem(self.file, line_of(node), self._rule, flaw, values, entry))

    def in_order(self) -> list[Problem]:
        """What is wrong, by line."""
        return sorted(self.problems, key=lambda problem: problem.line)

    @contextmanager
    def within(self, rule: str | None) -> Iterator[None]:
        """Problems found inside belong to `rule`."""
        outer, self._rule = self._rule, rule or self._rule
        yield
        self._rule = outer

    def fields(self, node: Node, needed: Collection[str], optional: Collection[str] = ()) -> dict[str, Node]:
        """The entries of a mapping by name; those that are unknown, twice there or missing are noted."""
        if not isinstance(node, yaml.MappingNode):
            self.flaw(node, Flaw.NO_MAPPING)
            return {}
        known = (*needed, *optional)
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "[…]"
            if name in found:
                self.flaw(key, Flaw.DUPLICATE, key=name)
            elif name in known:
                found[name] = value
                self._entries[id(value)] = name
            else:
                self.flaw(key, Flaw.UNKNOWN_KEY, key=name, known=", ".join(known))
        for name in needed:
            if name not in found:
                self.flaw(node, Flaw.MISSING, key=name)
        return found

    def entries(self, node: Node, most: int = MOST) -> dict[str, Node]:
        """The entries of a mapping whose names are free, in their order; at least one."""
        if not isinstance(node, yaml.MappingNode) or not node.value:
            self.flaw(node, Flaw.NO_MAPPING)
            return {}
        if len(node.value) > most:
            self.flaw(node, Flaw.MANY, count=str(len(node.value)), most=str(most))
            return {}
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = self.text(key)
            if name in found:
                self.flaw(key, Flaw.DUPLICATE, key=name)
            elif name:
                found[name] = value
                self._entries[id(value)] = name
        return found

    def several(self, node: Node | None, read: Callable[[Node], T], most: int = MOST) -> tuple[T, ...]:
        """A list; none where there is no such entry."""
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self.flaw(node, Flaw.NO_LIST)
            return ()
        if len(node.value) > most:
            self.flaw(node, Flaw.MANY, count=str(len(node.value)), most=str(most))
            return ()
        for entry in node.value:
            self._entries[id(entry)] = self._entries.get(id(node), "")
        return tuple(read(entry) for entry in node.value)

    def text(self, node: Node, longest: int = LONGEST) -> str:
        """As it is written: `no` and `95001` are text, too, where text is wanted."""
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip() or node.tag.endswith(":null"):
            self.flaw(node, Flaw.NO_TEXT)
            return ""
        value: str = node.value.strip()
        if len(value) > longest:
            self.flaw(node, Flaw.LONG, count=str(len(value)), most=str(longest))
        return value

    def number(self, node: Node, least: float, most: float) -> float:
        value = node.value if isinstance(node, yaml.ScalarNode) and not node.style else ""
        if not _NUMBER.fullmatch(value):
            self.flaw(node, Flaw.NO_NUMBER)
            return least
        if not least <= float(value) <= most:
            self.flaw(node, Flaw.RANGE, value=value, least=f"{least:g}", most=f"{most:g}")
        return float(value)

    def whole(self, node: Node, least: int, most: int) -> int:
        value = node.value if isinstance(node, yaml.ScalarNode) and not node.style else ""
        if not _NUMBER.fullmatch(value) or "." in value:
            self.flaw(node, Flaw.NO_WHOLE)
            return least
        return int(self.number(node, least, most))

    def share(self, node: Node) -> float:
        """More than 0, at most 1."""
        value = self.number(node, 0.0, 1.0)
        if value == 0.0 and self._is_number(node):
            self.flaw(node, Flaw.RANGE, value="0", least="0.01", most="1")
        return value

    def truth(self, node: Node) -> bool:
        if not isinstance(node, yaml.ScalarNode) or node.style or node.value not in ("true", "false"):
            self.flaw(node, Flaw.NO_TRUTH)
            return False
        return bool(node.value == "true")

    def one_of(self, node: Node, kind: type[E], *allowed: E) -> E:
        """The member of `kind` with this value; `allowed`: only these."""
        members = allowed or tuple(kind)
        value = node.value if isinstance(node, yaml.ScalarNode) else "[…]"
        for member in members:
            if member.value == value:
                return member
        self.flaw(node, Flaw.UNKNOWN, value=value, known=", ".join(str(member.value) for member in members))
        return members[0]

    def id(self, node: Node) -> str:
        value = self.text(node, 80)
        if value and not _ID.fullmatch(value):
            self.flaw(node, Flaw.ID, value=value)
        return value

    def titles(self, node: Node) -> Mapping[str, str]:
        """Language to text, at least one."""
        return self.in_languages(node, self.fields(node, (), LANGUAGES))

    def in_languages(self, node: Node, f: Mapping[str, Node]) -> Mapping[str, str]:
        """`titles` out of what `fields` gave of `node`, which may have other entries too."""
        found = {name: self.text(text) for name, text in f.items() if name in LANGUAGES}
        if not found and isinstance(node, yaml.MappingNode) and len(node.value) == len(f):
            self.flaw(node, Flaw.MISSING, key=" or ".join(LANGUAGES))
        return found

    def given(self, f: Mapping[str, Node], key: str, read: Callable[[Node], T], default: T) -> T:
        """The entry `key` of what `fields` gave, or `default` where it is not there."""
        return read(f[key]) if key in f else default

    def owner(self, node: Node) -> str | None:
        """The id in a mapping, before it is read."""
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.value == "id" and isinstance(value, yaml.ScalarNode):
                return value.value.strip() or None
        return None

    def claim(self, node: Node, id_: str, taken: dict[str, int]) -> None:
        """Notes an id that is in `taken` (id to line) already, and takes it."""
        if id_ in taken:
            self.flaw(node, Flaw.TAKEN, value=id_, line=str(taken[id_]))
        elif id_:
            taken[id_] = line_of(node)

    def named(self, f: Mapping[str, Node], taken: dict[str, int]) -> str:
        """The id of what `fields` gave, which nothing else may have."""
        if "id" not in f:
            return ""
        id_ = self.id(f["id"])
        self.claim(f["id"], id_, taken)
        return id_

    @staticmethod
    def _is_number(node: Node) -> bool:
        return isinstance(node, yaml.ScalarNode) and _NUMBER.fullmatch(node.value) is not None
