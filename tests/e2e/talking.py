"""An agent and a caller who are connected, one call after the other at one centre."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.e2e.calls import agent_at_work, ended, in_state
from tests.e2e.centre import Api, Centre
from tests.e2e.console import Console, Message
from tests.e2e.deskphone import DeskPhone
from tests.e2e.media import RATE, Handset, write_wav
from tests.e2e.sipp import Sipp
from tests.e2e.voices import prompt
from tests.e2e.waiting import eventually

DUE_WITHIN_S = 30.0
"""Bound for what takes a second on a machine with nothing else to do."""


@contextmanager
def brisk_centre(folder: Path, **configured: Any) -> Iterator[Centre]:
    """A centre whose own recordings of what it says before an agent is there are short."""
    prompts = folder / "data" / "prompts" / "zh-CN"
    prompts.mkdir(parents=True)
    for name in ("greeting", "please_wait"):
        write_wav(prompts / f"{name}.wav", prompt(name)[: RATE // 2])
    config = folder / "centre.yaml"
    config.write_text(yaml.safe_dump({"answer_after_ms": 0, **configured}, allow_unicode=True), encoding="utf-8")
    with Centre(folder, HOTLINE_CONFIG=str(config)) as centre:
        yield centre


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody at work: what they have on their desk."""

    user: str
    api: Api
    phone: DeskPhone
    console: Console


@contextmanager
def at_work(centre: Centre, folder: Path, user: str = "1001") -> Iterator[Agent]:
    with agent_at_work(centre, folder, user) as (api, phone, console):
        yield Agent(user, api, phone, console)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A call in which `agent` talks to the caller."""

    id: str
    agent: Agent
    caller: Handset
    signalling: Sipp

    @property
    def guided(self) -> Message:
        """What the agent is shown last."""
        return [m for m in self.agent.console.messages("guided") if m["call_id"] == self.id][-1]

    def line(self, rule: str) -> Message | None:
        """A due line as it is shown last."""
        shown = [m for m in self.agent.console.messages("guided") if m["call_id"] == self.id]
        return next((line for line in shown[-1]["stages"] if line["rule"] == rule), None) if shown else None

    def guided_to(self, rule: str, what: str, within: float = DUE_WITHIN_S, **wanted: object) -> Message:
        """The first message in which a due line is as wanted."""

        def fits(message: Message) -> bool:
            found = next((line for line in message["stages"] if line["rule"] == rule), None)
            return message["call_id"] == self.id and found is not None and wanted.items() <= found.items()

        return self.agent.console.first("guided", fits, what, within)

    def judged(self, rule: str, within: float = DUE_WITHIN_S) -> Message:
        """The first verdict on a rule, with the better line."""
        return self.agent.console.first(
            "judged", lambda m: m["call_id"] == self.id and m["verdict"]["rule"] == rule, f"{rule} is judged", within
        )

    def over(self) -> dict[str, Any]:
        """The call as it is kept, with its last verdicts."""
        ended(self.agent.api, self.id, within=DUE_WITHIN_S)

        def concluded() -> dict[str, Any] | None:
            call: dict[str, Any] = self.agent.api.get(f"/calls/{self.id}")
            return call if any(verdict["rule"] == "close.goodbye" for verdict in call["verdicts"]) else None

        return eventually(concluded, "the last verdicts", within=DUE_WITHIN_S)


@contextmanager
def talking(
    centre: Centre, agent: Agent, folder: Path, number: str, scenario: str = "call_until_bye", **keys: Any
) -> Iterator[Conversation]:
    """A caller who has `agent` on the line. Whoever is still in the call when it ends is hung up."""
    with ExitStack() as stack:
        caller = stack.enter_context(Handset())
        sipp = Sipp(folder, scenario, server=centre.sip_port, caller=number, audio_port=caller.port, **keys)
        signalling = stack.enter_context(sipp)
        call_id = in_state(agent.api, "talking", number)["id"]
        stack.callback(agent.api.request, "POST", f"/calls/{call_id}/hangup")  # where a test has failed
        yield Conversation(call_id, agent, caller, signalling)


def wrapped_up(conversation: Conversation) -> None:
    """Hard rules that were left open get a reason, and the agent is ready for the next call."""
    agent = conversation.agent
    result = agent.console.ask("finish_wrap_up")
    for open_rule in (result["error"] or {}).get("errors") or []:
        agent.console.ask("excuse_line", call_id=conversation.id, rule=open_rule["field"], reason="测试")
    if not result["ok"]:
        assert agent.console.ask("finish_wrap_up")["ok"], result
