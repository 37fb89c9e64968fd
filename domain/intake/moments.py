"""Appointments as they are said: 明天下午三点, 后天上午, 周五, 两小时后. Instants are aware, in the centre's zone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from domain.intake.utterances import Utterance

_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六")} | {"日": 6, "天": 6, "末": 5}
_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "半": 0}

_DAYS = {"今天": 0, "今儿": 0, "今日": 0, "明天": 1, "明儿": 1, "明日": 1, "大后天": 3, "后天": 2}
_SHORT = {"今早": (0, "早上"), "今晚": (0, "晚上"), "明早": (1, "早上"), "明晚": (1, "晚上")}
_PARTS: dict[str, tuple[int, int]] = {
    "凌晨": (0, 6), "清晨": (6, 8), "早上": (7, 9), "早晨": (7, 9), "上午": (9, 12), "中午": (12, 14),
    "下午": (14, 18), "傍晚": (17, 19), "晚上": (19, 21), "夜里": (21, 24),
}  # fmt: skip
"""Hours of a part of the day where no clock time is said."""
_FROM_NOON = frozenset({"下午", "傍晚", "晚上", "夜里"})

_DAY = (
    r"(?P<word>大后天|后天|明天|明儿|明日|今天|今儿|今日)"
    r"|(?P<short>今早|今晚|明早|明晚)"
    r"|(?P<week>下下个?|下个?|这个?|本)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])"
    r"|(?:(?P<month>1[0-2]|0?[1-9])月)(?P<monthday>[12]\d|3[01]|0?[1-9])[日号]?"
    r"|(?<!月)(?P<dayonly>[12]\d|3[01]|[1-9])(?:日|号(?![楼线门院房机码位库别]))"
)
_PART = rf"(?P<part>{'|'.join(_PARTS)})"
_NUMERAL = r"[零一二两三四五六七八九十]{1,3}"
_CLOCK = (
    rf"(?P<hour>[01]?\d|2[0-4]|{_NUMERAL})(?:点|:(?=\d\d))"
    rf"(?P<minute>半|钟|整|[13一三]刻|[0-5]?\d分?|{_NUMERAL}分)?"
    rf"(?:[到至\-—](?:{'|'.join(_PARTS)})?(?P<until>[01]?\d|2[0-4]|{_NUMERAL})点(?P<untilhalf>半)?)?"
    r"(?P<after>以后|之后|后|以前|之前|前)?"
)
_GROUP = re.compile(r"P<(\w+)>")


def _again(pattern: str, suffix: str) -> str:
    """The pattern once more, its groups with names of their own."""
    return _GROUP.sub(rf"P<\g<1>{suffix}>", pattern)


_MENTION = re.compile(
    rf"(?<!\d)(?:{_DAY})[的，, ]*(?:{_PART})?[的，, ]*(?:{_CLOCK})?"
    rf"|{_again(_PART, '2')}[的，, ]*(?:{_again(_CLOCK, '2')})?"
    rf"|(?<!\d)(?!一点)(?:{_again(_CLOCK, '3')})"
)
"""A day with or without the time of day; a part of the day; a time on the clock."""

_FROM_NOW = re.compile(
    rf"(?<!\d)(?P<count>\d{{1,3}}|半|{_NUMERAL})(?:个)?(?P<half>半)?(?P<unit>小时|钟头|分钟|天)(?:之后|以后|后)"
)
_UNITS = {"小时": timedelta(hours=1), "钟头": timedelta(hours=1), "分钟": timedelta(minutes=1), "天": timedelta(days=1)}

_QUARTERS = re.compile(r"(\d{1,2})\.([13])(?=刻)")
"""Three and a quarter is no decimal."""

_PAST = re.compile(r"昨天|前天|上周|上个?星期|刚才|已经|[了过]了?$")
INHERITED_S = 40.0
"""A time of day goes with the day that was said at most so long before."""


@dataclass(frozen=True, slots=True)
class Moment:
    """From `start` to before `end`; None: a point in time."""

    start: datetime
    end: datetime | None
    shown: str
    certainty: float

    @property
    def value(self) -> str:
        """RFC 3339; an interval of ISO 8601 where there is an end."""
        return self.start.isoformat() if self.end is None else f"{self.start.isoformat()}/{self.end.isoformat()}"


@dataclass(frozen=True, slots=True)
class MomentHeard:
    moment: Moment
    start: float
    end: float
    certainty: float


@dataclass(frozen=True, slots=True)
class _Parts:
    day: date | None
    part: str | None
    hour: int | None
    minute: int
    until: tuple[int, int] | None
    after: str | None
    shown: str


def moments_in(text: str, at: datetime, zone: tzinfo, known_day: date | None = None) -> tuple[Moment, ...]:
    """What is said in a normalised text, spoken at `at`, that lies ahead. `known_day`: for a time of day alone."""
    now = at.astimezone(zone)
    found = [
        moment for parts in _mentions(text, now.date()) if (moment := _moment(parts, now, zone, known_day)) is not None
    ]
    for match in _FROM_NOW.finditer(text):
        count = _number(match["count"])
        if count is None:
            continue
        unit = _UNITS[match["unit"]]
        span = unit * count + (unit / 2 if match["half"] or match["count"] == "半" else timedelta())
        start = (now + span).replace(second=0, microsecond=0)
        found.append(Moment(start, None, match[0], 0.7))
    return tuple(found)


def moments_heard(said: Sequence[Utterance], began: datetime, zone: tzinfo) -> tuple[MomentHeard, ...]:
    """Times ahead that a call names, the latest first; a time of day alone goes with the day named before it."""
    heard: dict[str, MomentHeard] = {}
    day: date | None = None
    named_at = 0.0
    for one in said:
        at = began + timedelta(seconds=one.start)
        if _PAST.search(one.text):
            continue
        days = [parts.day for parts in _mentions(one.text, at.astimezone(zone).date()) if parts.day is not None]
        if days:
            day, named_at = days[-1], one.start
        recent = day if one.start - named_at <= INHERITED_S else None
        for moment in moments_in(one.text, at, zone, recent):
            known = heard.pop(moment.value, None)
            again = 0.05 if known else 0.0
            certainty = min(0.98, max(moment.certainty * one.trust, known.certainty if known else 0.0) + again)
            heard[moment.value] = MomentHeard(moment, one.start, one.end, certainty)
    latest = list(reversed(heard.values()))
    return tuple(replace(one, certainty=one.certainty * 0.92**place) for place, one in enumerate(latest))


def _mentions(text: str, today: date) -> Iterator[_Parts]:
    for match in _MENTION.finditer(_QUARTERS.sub(r"\1点\2刻", text)):
        groups = match.groupdict()

        def either(name: str, groups: dict[str, str | None] = groups) -> str | None:
            return groups.get(name) or groups.get(f"{name}2") or groups.get(f"{name}3")

        part, day = either("part"), _day(groups, today)
        if groups["short"]:
            part = _SHORT[groups["short"]][1]
        hour = _number(either("hour"))
        until = _number(either("until"))
        yield _Parts(
            day,
            part,
            hour,
            _minute(either("minute")),
            None if until is None else (until, 30 if either("untilhalf") else 0),
            either("after"),
            match[0].strip("的，, "),
        )


def _day(groups: dict[str, str | None], today: date) -> date | None:
    if word := groups["word"]:
        return today + timedelta(days=_DAYS[word])
    if short := groups["short"]:
        return today + timedelta(days=_SHORT[short][0])
    if weekday := groups["weekday"]:
        wanted = _WEEKDAYS[weekday]
        monday = today - timedelta(days=today.weekday())
        match (groups["week"] or "")[:2]:
            case "":
                return today + timedelta(days=(wanted - today.weekday()) % 7)
            case "下下":
                return monday + timedelta(days=14 + wanted)
            case "下" | "下个":
                return monday + timedelta(days=7 + wanted)
        return monday + timedelta(days=wanted)
    month, day = groups["month"], groups["monthday"] or groups["dayonly"]
    return _calendar_day(int(month) if month else None, int(day), today) if day else None


def _calendar_day(month: int | None, day: int, today: date) -> date | None:
    """The next such day; None where the calendar has none."""
    for ahead in range(13):
        months = today.month - 1 + ahead
        year, this = today.year + months // 12, months % 12 + 1
        if month not in (None, this):
            continue
        try:
            found = date(year, this, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _moment(parts: _Parts, now: datetime, zone: tzinfo, known_day: date | None) -> Moment | None:
    if parts.hour is None and parts.part is None and parts.day is None:
        return None
    day = parts.day or known_day
    sure = 0.9 if parts.day else 0.8 if known_day else 0.6
    if parts.hour is None:
        if parts.day is None and known_day is None:
            sure = 0.45
        return _span(day or now.date(), parts, now, zone, sure)
    hour = _hour(parts.hour, parts.part)
    if hour is None:
        return None
    start = _at(day or now.date(), hour, parts.minute, zone)
    if start <= now and day is None:
        start += timedelta(days=1)
        sure *= 0.8
    if start <= now:
        return None
    end = None
    if parts.until is not None:
        until, minute = parts.until
        until = until + 12 if until < hour and until + 12 > hour else until
        end = _at(start.date(), until, minute, zone)
        end = end if end > start else None
    if parts.after and "前" in parts.after:
        return Moment(max(now.replace(second=0, microsecond=0), start - timedelta(hours=3)), start, parts.shown, sure)
    if parts.after and end is None:
        end = start + timedelta(hours=2)
    return Moment(start, end, parts.shown, sure)


def _span(day: date, parts: _Parts, now: datetime, zone: tzinfo, sure: float) -> Moment | None:
    first, last = _PARTS[parts.part] if parts.part else (9, 18)
    start, end = _at(day, first, 0, zone), _at(day, last, 0, zone)
    if end <= now:
        return None
    return Moment(
        max(start, now.replace(second=0, microsecond=0)), end, parts.shown, sure if parts.part else sure - 0.2
    )


def _hour(hour: int, part: str | None) -> int | None:
    """On the 24-hour clock. Without a part of the day: when people work."""
    if hour > 24:
        return None
    if part in _FROM_NOON:
        return hour + 12 if hour < 12 else 24 if hour == 12 and part in ("晚上", "夜里") else hour
    if part == "中午":
        return hour + 12 if hour < 3 else hour
    if part is None:
        return hour + 12 if 1 <= hour <= 6 else hour
    return hour


def _at(day: date, hour: int, minute: int, zone: tzinfo) -> datetime:
    if hour >= 24:
        day, hour = day + timedelta(days=1), hour - 24
    return datetime.combine(day, time(hour, minute), zone)


def _minute(said: str | None) -> int:
    if not said or said in ("钟", "整"):
        return 0
    if said == "半":
        return 30
    if said.endswith("刻"):
        return 45 if said[0] in "3三" else 15
    return min(_number(said.removesuffix("分")) or 0, 59)


def _number(said: str | None) -> int | None:
    if not said:
        return None
    if said.isdigit():
        return int(said)
    if "十" in said:
        tens, _, ones = said.partition("十")
        return 10 * _NUMERALS.get(tens, 1 if not tens else 0) + _NUMERALS.get(ones, 0)
    return _NUMERALS.get(said) if len(said) == 1 else None
