"""Conditions: a mapping with exactly one key, which says which kind it is. The table below is the whole language."""

from collections.abc import Callable, Collection, Mapping

import yaml

from domain.rules.conditions import (
    AllOf,
    Anchor,
    AtLeast,
    Condition,
    Entity,
    HoldLength,
    Interruption,
    Matches,
    Mentions,
    Not,
    Overlap,
    Rate,
    Said,
    Scope,
    Silence,
    TalkShare,
    Where,
)
from domain.transcripts import Speaker
from hotline.scripts.reader import WordingReader
from hotline.yaml_reading.nodes import Node
from hotline.yaml_reading.problems import Flaw

_LONG_S = 36_000.0
_OFTEN = 1000
NEVER = Said(())
"""Stands for a condition that was refused; the script is refused with it."""


class ConditionReader:
    """Reads the conditions of one file; `stages` are the ids its scopes may name."""

    def __init__(self, reader: WordingReader, stages: Collection[str]) -> None:
        self._reader = reader
        self._stages = stages
        self._kinds: Mapping[str, Callable[[Node], Condition]] = {
            "said": self._said,
            "matches": self._matches,
            "mentions": self._mentions,
            "silence": self._silence,
            "rate": self._rate,
            "overlap": self._overlap,
            "interruption": self._interruption,
            "talk_share": self._talk_share,
            "hold": self._hold,
            "all": lambda node: AllOf(self._reader.several(node, self.read)),
            "any": lambda node: AtLeast(1, self._reader.several(node, self.read)),
            "none": lambda node: Not(self._reader.several(node, self.read)),
            "at_least": self._at_least,
            "not": lambda node: Not((self.read(node),)),
        }

    def read(self, node: Node) -> Condition:
        if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
            self._reader.flaw(node, Flaw.CONDITION, known=", ".join(self._kinds))
            return NEVER
        key, value = node.value[0]
        kind = self._kinds.get(key.value) if isinstance(key, yaml.ScalarNode) else None
        if kind is None:
            name = key.value if isinstance(key, yaml.ScalarNode) else "[…]"
            self._reader.flaw(key, Flaw.UNKNOWN_KEY, key=name, known=", ".join(self._kinds))
            return NEVER
        return kind(value)

    def stage(self, node: Node) -> str:
        value = self._reader.text(node)
        if value and value not in self._stages:
            self._reader.flaw(node, Flaw.UNKNOWN, value=value, known=", ".join(self._stages))
        return value

    def _said(self, node: Node) -> Condition:
        r = self._reader
        if isinstance(node, yaml.SequenceNode):
            return Said(r.several(node, r.wording))
        f = r.fields(node, ("phrases",), ("least", "times", "similar", "exceptions", "scope"))
        plain = Said(r.several(f.get("phrases"), r.wording))
        least = r.whole(f["least"], 1, _OFTEN) if "least" in f else plain.least
        if plain.phrases and least > len(plain.phrases):
            r.flaw(f["least"], Flaw.TOO_MANY, least=str(least), count=str(len(plain.phrases)))
        return Said(
            plain.phrases,
            least=least,
            times=self._times(f),
            similar=r.share(f["similar"]) if "similar" in f else plain.similar,
            exceptions=r.several(f.get("exceptions"), r.wording),
            scope=self._scope(f.get("scope")),
        )

    def _matches(self, node: Node) -> Condition:
        r = self._reader
        f = r.fields(node, ("pattern",), ("excluding", "times", "scope"))
        return Matches(
            r.pattern(f["pattern"]) if "pattern" in f else "",
            excluding=r.pattern(f["excluding"]) if "excluding" in f else None,
            times=self._times(f),
            scope=self._scope(f.get("scope")),
        )

    def _mentions(self, node: Node) -> Condition:
        f = self._reader.fields(node, ("entity",), ("times", "scope"))
        entity = self._reader.one_of(f["entity"], Entity) if "entity" in f else Entity.NUMBER
        return Mentions(entity, self._times(f), self._scope(f.get("scope")))

    def _silence(self, node: Node) -> Condition:
        f = self._reader.fields(node, ("at_least_s",), ("leg",))
        return Silence(self._seconds(f, "at_least_s"), self._reader.one_of(f["leg"], Speaker) if "leg" in f else None)

    def _rate(self, node: Node) -> Condition:
        f = self._reader.fields(node, (), ("leg", "above", "below", "over_s"))
        above, below = self._bounds(node, f, 2000.0)
        over_s = self._seconds(f, "over_s") if "over_s" in f else Rate().over_s
        return Rate(self._leg(f), above, below, over_s)

    def _overlap(self, node: Node) -> Condition:
        return Overlap(self._seconds(self._reader.fields(node, ("at_least_s",)), "at_least_s"))

    def _interruption(self, node: Node) -> Condition:
        f = self._reader.fields(node, (), ("leg", "times", "by_s"))
        by_s = self._seconds(f, "by_s") if "by_s" in f else Interruption().by_s
        return Interruption(self._leg(f), self._times(f), by_s)

    def _talk_share(self, node: Node) -> Condition:
        f = self._reader.fields(node, (), ("leg", "above", "below"))
        return TalkShare(self._leg(f), *self._bounds(node, f, 1.0))

    def _hold(self, node: Node) -> Condition:
        return HoldLength(self._seconds(self._reader.fields(node, ("longer_s",)), "longer_s"))

    def _at_least(self, node: Node) -> Condition:
        r = self._reader
        f = r.fields(node, ("n", "of"))
        of = r.several(f.get("of"), self.read)
        n = r.whole(f["n"], 1, _OFTEN) if "n" in f else 1
        if of and n > len(of):
            r.flaw(f["n"], Flaw.TOO_MANY, least=str(n), count=str(len(of)))
        return AtLeast(n, of)

    def _scope(self, node: Node | None) -> Scope:
        if node is None:
            return Scope()
        r = self._reader
        sides = tuple(where.value for where in Where)
        f = r.fields(node, (), ("leg", "stage", *sides, "from_s", "until_s", "first", "last"))
        anchors = [self._anchor(Where(side), f[side]) for side in sides if side in f]
        if len(anchors) > 1:
            r.flaw(node, Flaw.ANCHORS)
        from_s = self._seconds(f, "from_s") if "from_s" in f else None
        until_s = self._seconds(f, "until_s") if "until_s" in f else None
        if from_s is not None and until_s is not None and from_s >= until_s:
            r.flaw(node, Flaw.ORDER, first="from_s", second="until_s")
        return Scope(
            leg=self._leg(f),
            stage=self.stage(f["stage"]) if "stage" in f else None,
            anchor=anchors[0] if anchors else None,
            from_s=from_s,
            until_s=until_s,
            first=r.whole(f["first"], 1, _OFTEN) if "first" in f else None,
            last=r.whole(f["last"], 1, _OFTEN) if "last" in f else None,
        )

    def _anchor(self, where: Where, node: Node) -> Anchor:
        r = self._reader
        f = r.fields(node, ("condition",), ("nth", "within_s"))
        condition = self.read(f["condition"]) if "condition" in f else NEVER
        if not isinstance(condition, Said | Matches | Mentions):
            r.flaw(node, Flaw.ANCHOR, value=where.value)
            condition = NEVER
        nth = r.whole(f["nth"], -1, _OFTEN) if "nth" in f else 1
        if nth == 0:
            r.flaw(f["nth"], Flaw.RANGE, value="0", least="1", most=str(_OFTEN))
        return Anchor(where, condition, nth, self._seconds(f, "within_s") if "within_s" in f else None)

    def _leg(self, f: Mapping[str, Node]) -> Speaker:
        return self._reader.one_of(f["leg"], Speaker) if "leg" in f else Speaker.AGENT

    def _times(self, f: Mapping[str, Node]) -> int:
        return self._reader.whole(f["times"], 1, _OFTEN) if "times" in f else 1

    def _seconds(self, f: Mapping[str, Node], key: str) -> float:
        return self._reader.number(f[key], 0.0, _LONG_S) if key in f else 0.0

    def _bounds(self, node: Node, f: Mapping[str, Node], most: float) -> tuple[float | None, float | None]:
        above, below = (self._reader.number(f[key], 0.0, most) if key in f else None for key in ("above", "below"))
        if above is None and below is None:
            self._reader.flaw(node, Flaw.BOUND)
        return above, below
