"""What is known of a call so far: what each leg said, where the phrases are in it, what happened."""

from bisect import insort
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
    phrases: dict[Speaker, dict[str, list[Hit]]] = field(default_factory=lambda: {leg: {} for leg in Speaker})
    """By leg and the phrase's key."""
    patterns: dict[Speaker, dict[str, list[Hit]]] = field(default_factory=lambda: {leg: {} for leg in Speaker})
    """By leg and expression."""
    entities: dict[Speaker, dict[Entity, list[Hit]]] = field(default_factory=lambda: {leg: {} for leg in Speaker})
    gaps: dict[Speaker, list[tuple[float, float]]] = field(default_factory=lambda: {leg: [] for leg in Speaker})
    happened: dict[Moment, list[float]] = field(default_factory=lambda: {moment: [] for moment in Moment})
    """When each moment was, in order."""
    played: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    """By rule: when its line was played to the caller in the agent's place."""
    looks: list[SecondLook] = field(default_factory=list)
    stages: list[tuple[float, str]] = field(default_factory=list)
    """Since when the call is in which stage, in order."""
    connected: float = 0.0
    """When agent and customer were connected; 0 where that is not known."""
    over: float | None = None
    """When the call ended."""

    def note(self, moment: Moment, at: float) -> None:
        """Something happened."""
        insort(self.happened[moment], at)
        if moment is Moment.ANSWER:
            self.connected = self.happened[moment][0]

    @property
    def heard_until(self) -> float:
        """The last second anything is known of."""
        ends = [stream.lines[-1].end for stream in self.streams.values() if stream.lines]
        happened = [times[-1] for times in self.happened.values() if times]
        return self.over if self.over is not None else max([*ends, *happened], default=0.0)

    def holds(self) -> list[tuple[float, float]]:
        """When the caller was on hold."""
        found: list[tuple[float, float]] = []
        for since in self.happened[Moment.HOLD]:
            if not found or since >= found[-1][1]:
                until = next((at for at in self.happened[Moment.RETURN] if at >= since), self.heard_until)
                found.append((since, until))
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
