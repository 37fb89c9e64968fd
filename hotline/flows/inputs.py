"""What reaches a call in progress: the engine's events, and what people and other flows want of it."""

import asyncio
from collections.abc import MutableMapping
from dataclasses import dataclass

from domain.customers import Customer
from domain.transcripts import Judgement, Line
from hotline.flows.wishes import Asked
from telephony.engine import Answered, CallLeg, EngineEvent, HungUp, PlayFinished


@dataclass(frozen=True, slots=True)
class Offered:
    """An agent is reserved for this call."""

    agent: str


@dataclass(frozen=True, slots=True)
class HangUpAsked:
    """Somebody at a console ends the call."""

    by: str


@dataclass(frozen=True, slots=True)
class CustomerKnown:
    """The file of whoever is on the line was opened or changed."""

    customer: Customer


@dataclass(frozen=True, slots=True)
class Alerted:
    """Words were heard of which supervisors are told at once (P4)."""

    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Said:
    """The customer has said something; with ``line.final`` false they go on."""

    line: Line


@dataclass(frozen=True, slots=True)
class Tick:
    """Some time has passed."""


Input = EngineEvent | Offered | HangUpAsked | CustomerKnown | Asked | Alerted | Said | Tick

Lines = MutableMapping[str, asyncio.Queue[Input]]
"""Id of a leg to the inbox of the call it belongs to."""


def is_finished(item: Input, play: str) -> bool:
    """Whether `item` says that this prompt is over."""
    return isinstance(item, PlayFinished) and item.play == play


def is_fate_of(leg: CallLeg, item: Input) -> bool:
    """Whether `item` says that `leg` was answered, or will not be."""
    return isinstance(item, Answered | HungUp) and item.leg == leg.id


def told_of(judgement: Judgement) -> dict[str, str]:
    """A verdict as the timeline has it."""
    return {"rule": judgement.rule} | ({} if judgement.start is None else {"start": f"{judgement.start:.2f}"})
