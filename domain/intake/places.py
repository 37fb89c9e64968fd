"""Buildings, units and rooms as callers say them: 三号楼二单元五零一 is 3号楼2单元501."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.intake.utterances import Utterance

_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "幺": 1}
_N = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})"
_ROOM = r"(?:\d{3,4}|[零〇幺一二三四五六七八九]{3,4})"
_WORD = "号楼|栋|幢|座|号院|号别墅"

_HOME = re.compile(
    rf"(?:(?P<building>{_N}|[A-Za-z])(?P<word>{_WORD})|(?P<side>[东南西北])(?P<block>座|楼|区))?[，, 的]*"
    rf"(?:(?P<unit>{_N}|[东西中])单元)?[，, 的]*"
    rf"(?:(?P<floor>{_N})(?:层|楼(?!道|梯|上|下)))?[，, 的]*"
    rf"(?:(?P<room>{_ROOM})(?P<kind>室|号房|房间|房|号(?![楼院线]))?(?!\d|[元块米点月年度分平%％秒天]|\d*[元块]))?"
)
_DASHED = re.compile(
    rf"(?<![\d-])(?P<building>{_N})\s*[-－—杠]\s*(?:(?P<unit>{_N})\s*[-－—杠]\s*)?(?P<room>{_ROOM})(?!\d|[-－—杠])"
)
_BARE = re.compile(rf"[嗯啊呃是哦，, 的]*(?P<room>{_ROOM})(?P<kind>室|房间|房|号)?[的啊吧，。, ]*")
"""A room and nothing else: it goes with the building that was said before."""

_PUBLIC = (
    "地下车库|地下室|地库|车库|停车场|电梯厅|电梯间|电梯|楼道|走廊|楼梯间|楼梯|大堂|大厅|单元门口?|楼顶|天台|门口"
    "|[东南西北]门口?|大门口?|花园|广场|会所|游泳池|儿童乐园|健身房|垃圾房|垃圾站|岗亭|门岗|篮球场|网球场"
)
_SPOT = re.compile(rf"[，, 的]*(?P<spot>{_PUBLIC})")
_ALONE = re.compile(rf"(?P<where>(?:小区|[东南西北]区|一期|二期|三期)?(?:的)?)(?P<spot>{_PUBLIC})")


@dataclass(frozen=True, slots=True)
class Place:
    """As it is written: ``3号楼2单元501``; `shown` as it was said."""

    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""
    spot: str = ""
    """A public part, such as 电梯."""
    shown: str = ""

    def __str__(self) -> str:
        floor = "" if self.room else self.floor
        return f"{self.building}{self.unit}{floor}{self.room}{self.spot}"

    @property
    def certainty(self) -> float:
        """How much of a place it is, 0…1."""
        if self.building and self.room:
            return 0.95
        if self.building and (self.unit or self.spot or self.floor):
            return 0.8
        return 0.65 if self.building else 0.6 if self.unit and self.room else 0.45


@dataclass(frozen=True, slots=True)
class PlaceHeard:
    place: Place
    start: float
    end: float
    certainty: float


def places_in(text: str) -> Iterator[Place]:
    """Every place in a normalised text, in order. Linear in its length."""
    at = 0
    found_any = False
    while at < len(text):
        dashed, home = _DASHED.match(text, at), _HOME.match(text, at)
        if dashed:
            found_any, at = True, dashed.end()
            unit = f"{_digits(dashed['unit'])}单元" if dashed["unit"] else ""
            yield Place(f"{_digits(dashed['building'])}号楼", unit, "", _digits(dashed["room"]), shown=dashed[0])
        elif home and (place := _home(home, text)):
            found_any, at = True, home.start() + len(place.shown)
            yield place
        else:
            at += 1
    if not found_any and (alone := _ALONE.search(text)):
        yield Place(spot=f"{alone['where'].removesuffix('的')}{alone['spot']}", shown=alone[0])


def places_heard(said: Sequence[Utterance]) -> tuple[PlaceHeard, ...]:
    """Places of a call, the likeliest first: what is said bit by bit is put together, a later building corrects."""
    heard: list[PlaceHeard] = []
    for utterance in said:
        for place in places_in(utterance.text) if not _BARE.fullmatch(utterance.text) else _bare(utterance.text):
            now = PlaceHeard(place, utterance.start, utterance.end, place.certainty * utterance.trust)
            before = heard[-1] if heard else None
            if before is not None and _goes_on(before.place, place):
                whole = _joined(before.place, place)
                certainty = whole.certainty * max(now.certainty / place.certainty, 0.8 * utterance.trust)
                heard[-1] = PlaceHeard(whole, before.start, utterance.end, certainty)
            elif place.building or place.spot or (place.unit and place.room) or place.room.endswith("室"):
                heard.append(now)
    best: dict[str, PlaceHeard] = {}
    for latest, one in enumerate(heard):
        known = best.get(str(one.place))
        again = 0.05 if known else 0.0
        fading = 0.9 ** (len(heard) - 1 - latest)
        certainty = min(0.98, max(one.certainty * fading, known.certainty if known else 0.0) + again)
        best[str(one.place)] = replace(one, certainty=certainty)
    return tuple(sorted(best.values(), key=lambda one: -one.certainty))


def _home(match: re.Match[str], text: str) -> Place | None:
    groups = match.groupdict()
    building = (
        f"{_digits(groups['building']).upper()}{groups['word']}"
        if groups["building"]
        else f"{groups['side']}{groups['block']}"
        if groups["side"]
        else ""
    )
    unit = f"{_digits(groups['unit'])}单元" if groups["unit"] else ""
    floor = f"{_digits(groups['floor'])}楼" if groups["floor"] else ""
    room = _digits(groups["room"]) if groups["room"] else ""
    kind = groups["kind"] or ""
    if not (building or unit or (room and kind in ("室", "房", "房间", "号房"))):
        return None
    if room and not (building or unit) and text[match.start() - 1 : match.start()].isdigit():
        return None
    shown = text[match.start() : match.end()].rstrip("，, 的")
    place = Place(building, unit, floor, f"{room}{'室' if kind else ''}" if room else "", shown=shown)
    spot = _SPOT.match(text, match.start() + len(shown))
    if spot and not place.room:
        place = replace(place, spot=spot["spot"], shown=f"{shown}{spot[0]}")
    return place


def _bare(text: str) -> Iterator[Place]:
    if match := _BARE.fullmatch(text):
        yield Place(room=f"{_digits(match['room'])}{'室' if match['kind'] else ''}", shown=match["room"])


def _goes_on(before: Place, place: Place) -> bool:
    """Whether the second says more of the same place."""
    if place.building:
        return False
    fills = (place.unit and not before.unit) or (place.room and not before.room) or (place.floor and not before.floor)
    return bool(before.building and fills)


def _joined(before: Place, place: Place) -> Place:
    return Place(
        before.building,
        before.unit or place.unit,
        before.floor or place.floor,
        before.room or place.room,
        before.spot or place.spot,
        f"{before.shown} {place.shown}",
    )


def _digits(numerals: str) -> str:
    """三 → 3, 十二 → 12, 五零一 → 501; what is none stays."""
    if numerals.isdigit() or not all(c in _NUMERALS or c == "十" for c in numerals):
        return numerals
    if "十" in numerals:
        tens, _, ones = numerals.partition("十")
        return f"{_NUMERALS.get(tens[-1:], 1)}{_NUMERALS.get(ones[:1], 0)}"
    return "".join(str(_NUMERALS[c]) for c in numerals)
