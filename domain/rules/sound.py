"""Conditions on how a call sounds rather than on its words: silence, pace, overlap, interruption, share, hold."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from domain.rules.conditions import HoldLength, Interruption, Overlap, Rate, Silence, TalkShare
from domain.rules.picture import Picture
from domain.rules.truth import Finding, Truth
from domain.scripts import Moment
from domain.transcripts import Line, Speaker

Span = tuple[float, float]

_OTHER = {Speaker.AGENT: Speaker.CALLER, Speaker.CALLER: Speaker.AGENT}


def _talk(picture: Picture, leg: Speaker) -> list[Line]:
    """What a leg said since the two were connected."""
    since = picture.connected
    return [line for line in picture.streams[leg].lines if line.end > since]


def _unheard(picture: Picture, *legs: Speaker) -> bool:
    return any(picture.gaps[leg] for leg in legs or Speaker)


def _settled(truth: bool, picture: Picture, start: float | None = None, end: float | None = None) -> Finding:
    """Figures over a whole call are unsure where part of it was not heard."""
    if _unheard(picture):
        return Finding(Truth.UNSURE, start, end)
    return Finding(Truth.YES if truth else Truth.NO, start, end)


def silence(condition: Silence, picture: Picture) -> Finding:
    """The longest stretch without a word, hold and what was not heard left out."""
    if not picture.happened[Moment.ANSWER]:
        return Finding(Truth.NO)
    legs = (condition.leg,) if condition.leg else tuple(Speaker)
    busy = [(line.start, line.end) for leg in legs for line in _talk(picture, leg)]
    busy += picture.holds() + [gap for leg in legs for gap in picture.gaps[leg]]
    busy += [(picture.connected, picture.connected), (picture.heard_until, picture.heard_until)]
    start, end = max(_between(busy), key=lambda span: span[1] - span[0], default=(0.0, 0.0))
    return Finding(Truth.YES if end - start >= condition.at_least_s else Truth.NO, start, end)


def _between(busy: Iterable[Span]) -> list[Span]:
    """The stretches that none of `busy` covers, between the first and the last."""
    spans = sorted(busy)
    free: list[Span] = []
    until = spans[0][1] if spans else 0.0
    for start, end in spans:
        if start > until:
            free.append((until, start))
        until = max(until, end)
    return free


def rate(condition: Rate, picture: Picture) -> Finding:
    """Characters a minute while the leg speaks."""
    lines = _talk(picture, condition.leg)
    seconds = sum(line.end - line.start for line in lines)
    if seconds < max(condition.over_s, 1e-6):
        return Finding(Truth.NO)
    pace = 60 * sum(len(line.text.replace(" ", "")) for line in lines) / seconds
    return _settled(_outside(pace, condition.above, condition.below), picture, lines[0].start, lines[-1].end)


def overlap(condition: Overlap, picture: Picture) -> Finding:
    """Seconds in which both spoke."""
    both = _overlaps(picture)
    total = sum(end - start for start, end in both)
    start, end = max(both, key=lambda span: span[1] - span[0], default=(None, None))
    return _settled(total >= condition.at_least_s, picture, start, end)


def _overlaps(picture: Picture) -> list[Span]:
    callers = _talk(picture, Speaker.CALLER)
    found, first = [], 0
    for line in _talk(picture, Speaker.AGENT):
        while first < len(callers) and callers[first].end <= line.start:
            first += 1
        for other in callers[first:]:
            if other.start >= line.end:
                break
            found.append((max(line.start, other.start), min(line.end, other.end)))
    return found


def interruption(condition: Interruption, picture: Picture) -> Finding:
    """Utterances that begin while the other still speaks, and for at least `by_s` more."""
    others = _talk(picture, _OTHER[condition.leg])
    into = [
        line
        for line in _talk(picture, condition.leg)
        for other in others
        if other.start < line.start <= other.end - condition.by_s and line.end - line.start >= condition.by_s
    ]
    last = into[-1] if into else None
    start, end = (last.start, last.end) if last else (None, None)
    return _settled(len(into) >= condition.times, picture, start, end)


def talk_share(condition: TalkShare, picture: Picture) -> Finding:
    spoken = {leg: sum(line.end - line.start for line in _talk(picture, leg)) for leg in Speaker}
    total = sum(spoken.values())
    if not total:
        return Finding(Truth.NO)
    return _settled(_outside(spoken[condition.leg] / total, condition.above, condition.below), picture)


def hold_length(condition: HoldLength, picture: Picture) -> Finding:
    start, end = max(picture.holds(), key=lambda span: span[1] - span[0], default=(0.0, 0.0))
    return Finding(Truth.YES if end - start > condition.longer_s else Truth.NO, start, end)


def _outside(value: float, above: float | None, below: float | None) -> bool:
    return (above is not None and value > above) or (below is not None and value < below)


SOUND: Mapping[type, Callable[[Any, Picture], Finding]] = {
    Silence: silence,
    Rate: rate,
    Overlap: overlap,
    Interruption: interruption,
    TalkShare: talk_share,
    HoldLength: hold_length,
}
"""What each condition on sound means."""
