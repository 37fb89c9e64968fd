"""Promised calls: the customer's phone rings at the time, whatever comes of it is written down (T12, C4, C8, C10)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.e2e.calls import HEARD, agent_at_work, ended
from tests.e2e.centre import Api, Centre
from tests.e2e.deskphone import DeskPhone
from tests.e2e.listening import likeness
from tests.e2e.media import Handset
from tests.e2e.sipp import Sipp
from tests.e2e.voices import MATTER, OPENING, pause, prompt
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def agent(centre: Centre, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Api, DeskPhone]]:
    # Time enough for the customer's phone to ring and for the centre to say who calls.
    say = np.concatenate([pause(12.0), OPENING.audio])
    with agent_at_work(centre, tmp_path_factory.mktemp("agent"), "1001", say) as (api, phone, _):
        yield api, phone


@pytest.fixture(autouse=True)
def _ready_again(agent: tuple[Api, DeskPhone]) -> None:
    """Wrapped up after the test before, back from the break that a missed call brings."""
    api, _ = agent
    api.do("PUT", "/agents/1001/state", {"state": "ready"}, 200)


def book(api: Api, phone: str, **more: str) -> dict[str, Any]:
    """A callback two seconds from now."""
    due = datetime.now(UTC) + timedelta(seconds=2)
    promised: dict[str, Any] = api.do(
        "POST", "/callbacks", {"phone": phone, "due_at": due.isoformat(), "reason": "告知维修进度", **more}, 201
    )
    return promised


def settled(api: Api, callback: str, state: str, within: float = 40.0) -> dict[str, Any]:
    def look() -> dict[str, Any] | None:
        now: dict[str, Any] = api.get(f"/callbacks/{callback}")
        return now if now["state"] == state else None

    return eventually(look, f"the callback is {state}", within)


def test_T12_C4_C10_the_customer_is_called_at_the_promised_time_and_connected(
    agent: tuple[Api, DeskPhone], trunk_port: int, tmp_path: Path
) -> None:
    api, desk_phone = agent
    with Handset() as customer, Sipp(tmp_path, "answer", port=trunk_port, audio_port=customer.port) as signalling:
        promised = book(api, "13800138000", agent="1001")
        signalling.wait_for("INVITE sip:13800138000@")
        signalling.wait_for("ACK sip:")
        eventually(
            lambda: likeness(prompt("callback_intro"), customer.heard(), seconds=2) > HEARD,
            "the customer hears who calls",
            within=20,
        )
        eventually(lambda: likeness(OPENING.audio, customer.heard()) > HEARD, "the customer hears the agent", within=20)
        customer.say(MATTER.audio)
        eventually(
            lambda: likeness(MATTER.audio, desk_phone.heard()) > HEARD, "the agent hears the customer", within=20
        )
        desk_phone.hang_up()
        signalling.finish()

    done = settled(api, promised["id"], "done")
    (attempt,) = done["attempts"]
    assert (attempt["agent"], attempt["outcome"]) == ("1001", "connected")
    assert datetime.fromisoformat(attempt["started_at"]) >= datetime.fromisoformat(promised["due_at"])
    call = ended(api, attempt["call_id"])
    assert (call["direction"], call["end_cause"], call["callback_id"]) == ("outbound", "completed", promised["id"])


def test_C9_C10_two_reasons_to_call_one_number_are_one_call(
    agent: tuple[Api, DeskPhone], trunk_port: int, tmp_path: Path
) -> None:
    api, desk_phone = agent
    with Handset() as customer, Sipp(tmp_path, "answer", port=trunk_port, audio_port=customer.port) as signalling:
        both = [book(api, "13800138007", agent="1001"), book(api, "13800138007", reason="提醒缴费")]
        signalling.wait_for("INVITE sip:13800138007@")
        signalling.wait_for("ACK sip:")
        about = eventually(
            lambda: [one for one in (api.get(f"/callbacks/{b['id']}") for b in both) if one["state"] == "carried"],
            "one carries the other",
        )
        assert about[0]["carried_by"] in {b["id"] for b in both}
        eventually(lambda: likeness(OPENING.audio, customer.heard()) > HEARD, "the customer hears the agent", within=30)
        desk_phone.hang_up()
        signalling.finish()

    done = [settled(api, b["id"], "done") for b in both]
    assert [[attempt["outcome"] for attempt in one["attempts"]] for one in done] == [["connected"], ["connected"]]
    assert len({one["attempts"][0]["call_id"] for one in done}) == 1
    made = [one for one in api.get("/calls?limit=200")["items"] if one["called"] == "+8613800138007"]
    assert len(made) == 1


@pytest.mark.parametrize(
    ("scenario", "outcome"), [("busy", "busy"), ("decline", "declined"), ("no_answer", "no_answer")]
)
def test_C8_who_is_not_reached_is_tried_again_until_a_person_takes_over(
    agent: tuple[Api, DeskPhone], trunk_port: int, tmp_path: Path, scenario: str, outcome: str
) -> None:
    api, _ = agent
    with Sipp(tmp_path, scenario, port=trunk_port, calls=3, audio_port=9) as signalling:
        promised = book(api, "13800138009")

        def handed_over() -> dict[str, Any] | None:
            if api.get("/agents/1001")["state"] in {"wrap_up", "break"}:
                api.request("PUT", "/agents/1001/state", {"state": "ready"})
            now: dict[str, Any] = api.get(f"/callbacks/{promised['id']}")
            return now if now["state"] == "handed_over" else None

        given_up = eventually(handed_over, "a person takes over", within=60)
        signalling.finish()
    assert [attempt["outcome"] for attempt in given_up["attempts"]] == [outcome] * 3
    assert given_up["tries"] == 3
