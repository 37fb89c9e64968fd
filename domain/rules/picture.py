"""What is known of a call so far: what each leg said, where the phrases are in it, what happened."""

from dataclasses import dataclass, field

from domain.rules.conditions import Entity
from domain.rules.phrases import Hit, Stream
from domain.scripts import Moment
from domain.transcripts import SecondLook, Speaker


@dataclass(frozen=True, slots=True)
class Happening:
    """Seconds from the start of the call."""

    moment: Moment
    at: float


@dataclass(slots=True)
class Picture:
    """Grows as the call goes on. Nothing here depends on the order in which the two legs were heard."""

    streams: dict[Speaker, Stream] = field(default_factory=lambda: {leg: Stream() for leg in Speaker})
    phrases: dict[tuple[Speaker, str], list[Hit]] = field(default_factory=dict)
    """By leg and the phrase's key."""
    patterns: dict[tuple[Speaker, str], list[Hit]] = field(default_factory=dict)
    """By leg and expression."""
    entities: dict[tuple[Speaker, Entity], list[Hit]] = field(default_factory=dict)
    gaps: dict[Speaker, list[tuple[float, float]]] = field(default_factory=lambda: {leg: [] for leg in Speaker})
    happened: list[Happening] = field(default_factory=list)
    played: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    """By rule: when its line was played to the caller in the agent's place."""
    looks: list[SecondLook] = field(default_factory=list)
    stages: list[tuple[float, str]] = field(default_factory=list)
    """Since when the call is in which stage, in order."""
    over: float | None = None
    """When the call ended."""

    def times(self, moment: Moment) -> list[float]:
        return sorted(one.at for one in self.happened if one.moment is moment)

    @property
    def connected(self) -> float:
        """When agent and customer were connected; 0 where that is not known."""
        return next(iter(self.times(Moment.ANSWER)), 0.0)

    @property
    def heard_until(self) -> float:
        """The last second anything is known of."""
        ends = [stream.lines[-1].end for stream in self.streams.values() if stream.lines]
        return self.over if self.over is not None else max([*ends, *(one.at for one in self.happened)], default=0.0)

    def holds(self) -> list[tuple[float, float]]:
        """When the caller was on hold."""
        found, since = [], None
        for one in sorted(self.happened, key=lambda happening: happening.at):
            if one.moment is Moment.HOLD and since is None:
                since = one.at
            elif one.moment is Moment.RETURN and since is not None:
                found.append((since, one.at))
                since = None
        if since is not None:
            found.append((since, self.heard_until))
        return found

    def stage_at(self, seconds: float) -> str | None:
        """The stage the call was in."""
        found = None
        for since, stage in self.stages:
            if since > seconds:
                break
            found = stage
        return found

    def unheard(self, leg: Speaker, start: float, end: float) -> bool:
        """Whether part of this stretch was not heard."""
        return any(since < end and until > start for since, until in self.gaps[leg])
