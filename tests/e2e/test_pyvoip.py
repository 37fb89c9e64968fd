"""The same centre on pyVoIP, on its own: agents' phones are where the settings say, a trunk is where customers are."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.e2e.calls import HEARD, MOST_ERRORS, ended, in_state, written
from tests.e2e.centre import Api, Centre
from tests.e2e.console import Console
from tests.e2e.listening import error_rate, level, likeness
from tests.e2e.media import RATE, Handset, read_stereo, write_wav
from tests.e2e.ports import free_port
from tests.e2e.sipp import Sipp
from tests.e2e.test_bad_input import refused
from tests.e2e.voices import ADDRESS, MATTER, OPENING, pause, prompt
from tests.e2e.waiting import eventually
from tests.telephony.pyvoip.rig import require_pyvoip

pytestmark = pytest.mark.e2e

CONFIG = """\
pbx: {{extensions: {{"1001": "sip:1001@127.0.0.1:{phone}"}}}}
callback_ring_s: 4
retry: {{limit: 3, busy_s: 1, agent_unavailable_s: 1}}
queues:
  - {{id: service, name: 客户服务, ring_timeout_s: 6, announce_every_s: 5}}
"""


GREETING = prompt("greeting")[: 2 * RATE]
INTRODUCTION = prompt("callback_intro")[: 2 * RATE]


def record_prompts(folder: Path) -> None:
    """What a supervisor may do: lines of their own, here brief ones. `folder` is the centre's."""
    prompts = folder / "data" / "prompts" / "zh-CN"
    prompts.mkdir(parents=True)
    write_wav(prompts / "greeting.wav", GREETING)
    write_wav(prompts / "callback_intro.wav", INTRODUCTION)


@pytest.fixture(scope="module")
def phone_port() -> int:
    """Where the phone of agent 1001 is."""
    return free_port()


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory, trunk_port: int, phone_port: int) -> Iterator[Centre]:
    require_pyvoip()
    folder = tmp_path_factory.mktemp("centre")
    record_prompts(folder)
    config = folder / "centre.yaml"
    config.write_text(CONFIG.format(phone=phone_port), encoding="utf-8")
    with Centre(
        folder, HOTLINE_ENGINE="pyvoip", HOTLINE_CONFIG=str(config), HOTLINE_TRUNK=f"sip:127.0.0.1:{trunk_port}"
    ) as running:
        yield running


@pytest.fixture
def agent(centre: Centre) -> Iterator[Api]:
    """1001, logged in and ready."""
    api = centre.api("1001")
    with Console(centre, api):
        api.do("PUT", "/agents/1001/state", {"state": "ready"}, 200)
        yield api
        api.do("PUT", "/agents/1001/state", {"state": "offline"}, 200)


@contextmanager
def phone(folder: Path, port: int) -> Iterator[tuple[Handset, Sipp]]:
    """A telephone at `port` that answers one call."""
    with Handset() as handset, Sipp(folder, "answer", port=port, audio_port=handset.port) as signalling:
        yield handset, signalling


def test_T3_T14_a_call_is_greeted_connected_heard_written_down_and_kept(
    centre: Centre, agent: Api, phone_port: int, tmp_path: Path
) -> None:
    with (
        Handset() as caller,
        phone(tmp_path, phone_port) as (desk_phone, ringing),
        Sipp(
            tmp_path, "call_until_bye", server=centre.sip_port, caller="13800138000", audio_port=caller.port
        ) as signalling,
    ):
        call_id = in_state(agent, "talking", "13800138000")["id"]
        assert f"INVITE sip:1001@127.0.0.1:{phone_port} SIP/2.0" in ringing.messages()
        heard = caller.heard()
        assert level(heard) > -40
        assert likeness(GREETING, heard, seconds=1) > HEARD

        desk_phone.say(OPENING.audio)
        for utterance in (MATTER, ADDRESS):
            caller.say(np.concatenate([utterance.audio, pause(1.2)]))
        eventually(lambda: likeness(OPENING.audio, caller.heard()) > HEARD, "the caller hears the agent", within=15)
        eventually(lambda: likeness(ADDRESS.audio, desk_phone.heard()) > HEARD, "the agent hears the caller", within=20)
        eventually(lambda: ADDRESS.text[-2:] in written(agent, call_id, "caller"), "all is written down", within=20)
        order = agent.do(
            "POST",
            "/work-orders",
            {
                "service_type": "S3",
                "call_id": call_id,
                "customer": {"name": "李四", "phone": "13800138000"},
                "place": "十六号楼",
                "description": "管道漏水",
            },
            201,
        )
        assert agent.request("POST", f"/calls/{call_id}/hangup").status_code == 204
        signalling.finish()
        ringing.finish()

    call = ended(agent, call_id)
    assert (call["direction"], call["agent"], call["end_cause"]) == ("inbound", "1001", "completed")
    assert agent.get("/agents/1001")["state"] == "wrap_up"
    assert agent.get(f"/work-orders/{order['number']}")["call_id"] == call_id
    assert error_rate(MATTER.text + ADDRESS.text, written(agent, call_id, "caller")) <= MOST_ERRORS
    assert error_rate(OPENING.text, written(agent, call_id, "agent")) <= MOST_ERRORS

    kept = tmp_path / "recording.wav"
    kept.write_bytes(agent.request("GET", f"/calls/{call_id}/recording").content)
    left, right = read_stereo(kept)
    assert likeness(ADDRESS.audio, left) > HEARD
    assert likeness(OPENING.audio, right) > HEARD


def book(api: Api) -> str:
    """A callback two seconds from now; its id."""
    due = datetime.now(UTC) + timedelta(seconds=2)
    promised = api.do(
        "POST", "/callbacks", {"phone": "13800138000", "due_at": due.isoformat(), "reason": "告知维修进度"}, 201
    )
    return str(promised["id"])


def outcomes(api: Api, callback: str) -> list[str | None]:
    """What has come of each attempt so far."""
    return [attempt["outcome"] for attempt in api.get(f"/callbacks/{callback}")["attempts"]]


def test_C8_C10_a_busy_customer_is_called_again_and_connected(
    agent: Api, phone_port: int, trunk_port: int, tmp_path: Path
) -> None:
    with phone(tmp_path, phone_port) as (_, ringing), Sipp(tmp_path, "busy", port=trunk_port, audio_port=9) as busy:
        callback = book(agent)
        busy.wait_for("INVITE sip:13800138000@")
        assert f"INVITE sip:1001@127.0.0.1:{phone_port} SIP/2.0" in ringing.messages(), "the agent comes first"
        busy.finish()
        ringing.finish()
    with phone(tmp_path, phone_port) as (desk_phone, ringing), phone(tmp_path, trunk_port) as (customer, answering):
        call_id = in_state(agent, "talking", "13800138000")["id"]
        eventually(lambda: "connected" in events(agent, call_id), "they are connected", within=20)
        desk_phone.say(OPENING.audio)
        customer.say(MATTER.audio)
        eventually(lambda: likeness(OPENING.audio, customer.heard()) > HEARD, "the customer hears the agent", 15)
        eventually(lambda: likeness(MATTER.audio, desk_phone.heard()) > HEARD, "the agent hears the customer", 15)
        assert likeness(INTRODUCTION, customer.heard(), seconds=1) > HEARD
        assert agent.request("POST", f"/calls/{call_id}/hangup").status_code == 204
        answering.finish()
        ringing.finish()
    assert ended(agent, call_id)["end_cause"] == "completed"
    eventually(lambda: agent.get(f"/callbacks/{callback}")["state"] == "done", "the promise is kept")
    assert outcomes(agent, callback) == ["busy", "connected"]


def events(api: Api, call_id: str) -> list[str]:
    return [entry["event"] for entry in api.get(f"/calls/{call_id}")["timeline"]]


def test_simulated_agents_answer_simulated_residents_in_the_demo(tmp_path: Path) -> None:
    require_pyvoip()
    record_prompts(tmp_path)
    with Centre(tmp_path, quiet=False, HOTLINE_ENGINE="pyvoip") as demo:
        assert "registrar" not in demo.log.read_text(), "there is none to register at"
        lead = demo.api("2001")

        def written_down() -> bool:
            talking = lead.items("/calls", state="talking")
            return any(lead.get(f"/calls/{call['id']}")["transcript"] for call in talking)

        eventually(written_down, "they talk, and it is written down", within=60)
        assert demo.stop() == 0


def test_without_the_package_it_says_in_one_line_what_to_install(tmp_path: Path) -> None:
    absent = tmp_path / "pyVoIP"
    absent.mkdir()
    (absent / "__init__.py").write_text("raise ModuleNotFoundError(\"No module named 'pyVoIP'\", name='pyVoIP')\n")
    line = refused(tmp_path, HOTLINE_ENGINE="pyvoip", PYTHONPATH=str(tmp_path))
    assert line == ("hotline: HOTLINE_ENGINE=pyvoip needs pyVoIP, which is not installed: pip install hotline[pyvoip]")
