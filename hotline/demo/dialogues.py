"""The dialogues of the demo: who says what, where the clips are, and which order comes of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from speech.numerals import digits

FOLDER = Path(__file__).parent / "voices"


@dataclass(frozen=True, slots=True)
class Voice:
    variant: str
    """espeak-ng's variant, such as ``+f2``."""
    speed: int
    """Words a minute."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said. Exactly one of `line` and `clip` is set."""

    text: str
    """As spoken; an agent's line may hold ``{agent_no}``."""
    line: str | None
    """An agent's line; its clip is `agent_clip`."""
    clip: Path | None
    """A resident's clip."""

    @property
    def by_agent(self) -> bool:
        return self.line is not None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One call: the agent opens it and says goodbye."""

    id: str
    service_type: str
    """Id in the service catalogue."""
    name: str
    title: str
    """先生 or 女士."""
    phone: str
    """The resident's number, as the caller id shows it."""
    place: str
    description: str
    """What the agent writes into the order."""
    voice: Voice
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    agents: dict[str, Voice]
    """By sign-in name."""
    lines: dict[str, str]
    """What agents can say, by the line's name."""
    dialogues: tuple[Dialogue, ...]


def load(folder: Path = FOLDER) -> Cast:
    """Read ``dialogues.yaml``."""
    told: dict[str, Any] = yaml.safe_load((folder / "dialogues.yaml").read_text(encoding="utf-8"))
    lines: dict[str, str] = told["lines"]
    return Cast(
        agents={name: Voice(**voice) for name, voice in told["agents"].items()},
        lines=lines,
        dialogues=tuple(_dialogue(d, lines, folder) for d in told["dialogues"]),
    )


def agent_clip(agent: str, line: str, folder: Path = FOLDER) -> Path:
    """The clip in which `agent` (a sign-in name) says `line`."""
    return folder / "agents" / agent / f"{line}.wav"


def agent_text(agent: str, text: str) -> str:
    """What `agent` says for a line's text: the own number is read digit by digit."""
    return text.format(agent_no=digits(agent))


def _dialogue(d: dict[str, Any], lines: dict[str, str], folder: Path) -> Dialogue:
    turns = tuple(
        Turn(lines[turn["agent"]], turn["agent"], None)
        if "agent" in turn
        else Turn(turn["resident"], None, folder / "residents" / d["id"] / f"{i}.wav")
        for i, turn in enumerate(d["turns"], 1)
    )
    customer = d["customer"]
    return Dialogue(
        d["id"],
        d["service_type"],
        customer["name"],
        customer["title"],
        customer["phone"],
        customer["place"],
        d["description"],
        Voice(**d["voice"]),
        turns,
    )
