"""Addresses: the parts of a home in what was said, and whether two ways of saying it mean the same place."""

import re
import unicodedata
from dataclasses import dataclass

_DIGITS = {"零": "0", "〇": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5",
           "六": "6", "七": "7", "八": "8", "九": "9"}  # fmt: skip
_NUMERAL = "一二三四五六七八九十"
_TENS = re.compile(rf"([{_NUMERAL[:-1]}]?)十([{_NUMERAL[:-1]}]?)(?=栋|单元|层|楼)")
_BUILDING = re.compile(r"([a-z]?\d{1,4}[a-z]?|[a-z])栋")
_UNIT = re.compile(r"([a-z]|\d{1,2}[a-z]?)单元")
_ROOM = re.compile(r"(\d{2,5}[a-z]?|[a-z]\d{2,4})(?:室|房|号)?$")
_DASHED = re.compile(r"(?<![a-z0-9])([a-z]?\d{1,3}[a-z]?)-(?:(\d{1,2}[a-z]?)-)?(\d{2,5}[a-z]?)(?:室|房|号)?$")


@dataclass(frozen=True, slots=True)
class Home:
    """Where in the estate; empty where not known."""

    building: str = ""
    unit: str = ""
    room: str = ""

    def __bool__(self) -> bool:
        return bool(self.building or self.unit or self.room)


NOWHERE = Home()


def home_in(place: str) -> Home:
    """Building, unit and room in an address such as ``3栋2单元501室`` or ``3-2-501``; empty what isn't there."""
    text = _plain(place)
    dashed = _DASHED.search(text)
    if dashed:
        return Home(dashed[1].upper(), (dashed[2] or "").upper(), dashed[3].upper())
    building, unit, room = _BUILDING.search(text), _UNIT.search(text), _ROOM.search(text)
    if room is not None and building is None and unit is None:
        room = None  # a bare number may be that of a street
    return Home(*(found[1].upper() if found else "" for found in (building, unit, room)))


def place_key(place: str) -> str:
    """The same for addresses that mean the same place; empty for none."""
    home = home_in(place)
    text = _plain(place)
    dashed = _DASHED.search(text)
    if dashed and home.building:
        unit = f"{home.unit}单元" if home.unit else ""
        text = f"{text[: dashed.start()]}{home.building}栋{unit}{home.room}".lower()
    return re.sub(r"(?:室|房|号)$", "", re.sub(r"[\s,。、()\-#]", "", text))


def _plain(place: str) -> str:
    """In one width and case, Chinese numerals as digits, one word for a building."""
    text = unicodedata.normalize("NFKC", place).lower().strip()
    text = re.sub(r"\s+", "", text)
    text = re.sub(r"号楼|幢|座|#楼|#", "栋", text)
    text = _TENS.sub(lambda found: f"{_DIGITS.get(found[1], '1')}{_DIGITS.get(found[2], '0')}", text)
    return re.sub(r"[零〇一二三四五六七八九]+(?=栋|单元|室|房|号|$)", lambda f: "".join(_DIGITS[c] for c in f[0]), text)
