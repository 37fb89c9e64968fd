"""The centre speaks by itself: surveys, urgent orders, callbacks in turn, answers by key (C1, C7, C8, K3, W2)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from hotline import knowledge
from hotline.site_settings import default_groups
from tests.e2e.calls import HEARD, agent_at_work, ended, in_state
from tests.e2e.centre import Api, Centre
from tests.e2e.listening import likeness
from tests.e2e.media import Handset, Samples
from tests.e2e.sipp import Sipp
from tests.e2e.voices import OPENING, centre_says, pause, prompt, synthesised
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e

GROUP_PHONE = "13900139000"

CONFIG: dict[str, Any] = {
    "callback_ring_s": 10,
    "hours": {"calling": {"daily": "00:00-24:00"}},
    "queues": [{"id": "service", "name": "客户服务", "ring_timeout_s": 6, "announce_every_s": 60}],
    "self_service": {"answer_wait_s": 8, "pause_s": 2},
    "groups": [
        {"name": group.name, "around_the_clock": True, "phones": [GROUP_PHONE] if group.name == "维修" else []}
        for group in default_groups()
    ],
}
WITHIN_S = 40.0


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory, trunk_port: int) -> Iterator[Centre]:
    folder = tmp_path_factory.mktemp("centre")
    config = folder / "centre.yaml"
    config.write_text(yaml.safe_dump(CONFIG, allow_unicode=True), encoding="utf-8")
    with Centre(folder, HOTLINE_CONFIG=str(config), HOTLINE_TRUNK=f"sip:127.0.0.1:{trunk_port}") as running:
        yield running


@pytest.fixture
def api(centre: Centre) -> Api:
    return centre.api("2001")


def book_survey(api: Api, phone: str) -> str:
    """A survey that is due now."""
    body = {"phone": phone, "due_at": datetime.now(UTC).isoformat(), "reason": "满意度调查"}
    survey: dict[str, Any] = api.do("POST", "/callbacks", {**body, "purpose": "survey", "mode": "machine"}, 201)
    callback: str = survey["id"]
    return callback


def hears(customer: Handset, line: str) -> None:
    """The customer has heard a line of the centre."""
    eventually(lambda: likeness(prompt(line), customer.heard()) > HEARD, f"the customer hears {line}", WITHIN_S)


def settled(api: Api, callback: str, state: str = "done") -> dict[str, Any]:
    def look() -> dict[str, Any] | None:
        now: dict[str, Any] = api.get(f"/callbacks/{callback}")
        return now if now["state"] == state else None

    return eventually(look, f"the callback is {state}", WITHIN_S)


def call_of(api: Api, callback: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, str]]]:
    """The call of its last attempt, and its timeline by event."""
    call = ended(api, callback["attempts"][-1]["call_id"], WITHIN_S)
    return call, {entry["event"]: entry["detail"] for entry in call["timeline"]}


def test_C8_Q7_a_survey_is_answered_by_key(api: Api, trunk_port: int, tmp_path: Path) -> None:
    with Handset() as customer, Sipp(tmp_path, "answer", port=trunk_port, audio_port=customer.port) as signalling:
        survey = book_survey(api, "13800138021")
        hears(customer, "survey_question")
        customer.press("3")
        hears(customer, "survey_thanks")
        signalling.finish()
    done = settled(api, survey)
    assert [(attempt["agent"], attempt["outcome"]) for attempt in done["attempts"]] == [("", "connected")]
    call, events = call_of(api, done)
    assert events["survey_answer"] == {"grade": "3", "satisfaction": "neutral"}
    assert (call["direction"], call["agent"], call["end_cause"], call["recorded"]) == (
        "outbound",
        None,
        "completed",
        True,
    )


def test_C7_C8_not_satisfied_is_said_and_what_with_is_kept(api: Api, trunk_port: int, tmp_path: Path) -> None:
    with Handset() as customer, Sipp(tmp_path, "answer", port=trunk_port, audio_port=customer.port) as signalling:
        survey = book_survey(api, "13800138022")
        hears(customer, "survey_question")
        customer.say(synthesised("不满意", tmp_path))
        hears(customer, "survey_complaint")
        customer.say(np.concatenate([pause(0.5), synthesised("我家的水管还在漏水", tmp_path)]))
        hears(customer, "survey_complaint_noted")
        hears(customer, "survey_thanks")
        signalling.finish()
    done = settled(api, survey)
    assert (done["result"]["satisfaction"], "漏水" in done["result"]["complaint"]) == ("dissatisfied", True)
    call, events = call_of(api, done)
    assert events["survey_answer"]["satisfaction"] == "dissatisfied"
    assert "漏水" in "".join(line["text"] for line in call["transcript"] if line["leg"] == "caller")
    (opened,) = [order for order in api.items("/work-orders") if order["call_id"] == call["id"]]
    assert "漏水" in opened["description"]


def test_W2_an_urgent_order_rings_the_group_which_takes_it_by_key(api: Api, trunk_port: int, tmp_path: Path) -> None:
    with Handset() as phone, Sipp(tmp_path, "answer", port=trunk_port, audio_port=phone.port) as signalling:
        order = api.do(
            "POST",
            "/work-orders",
            {
                "service_type": "S2",
                "customer": {"name": "王建国", "phone": "13800138026"},
                "place": "3栋2单元",
                "description": "水管爆裂",
                "urgency": "urgent",
            },
            201,
        )
        signalling.wait_for(f"INVITE sip:{GROUP_PHONE}@", within=WITHIN_S)
        hears(phone, "group_keys")
        phone.press("1")
        hears(phone, "group_taken")
        signalling.finish()
    path = f"/work-orders/{order['number']}"
    eventually(lambda: api.get(path)["state"] == "accepted", "the order is accepted", WITHIN_S)


def test_C8_satisfied_is_said(api: Api, trunk_port: int, tmp_path: Path) -> None:
    with Handset() as customer, Sipp(tmp_path, "answer", port=trunk_port, audio_port=customer.port) as signalling:
        survey = book_survey(api, "13800138023")
        hears(customer, "survey_question")
        customer.say(synthesised("满意", tmp_path))
        hears(customer, "survey_advice")
        hears(customer, "survey_thanks")
        signalling.finish()
    _, events = call_of(api, settled(api, survey))
    assert events["survey_answer"]["satisfaction"] == "satisfied"


def test_C1_who_takes_a_callback_is_called_back_in_turn(
    centre: Centre, api: Api, trunk_port: int, tmp_path: Path
) -> None:
    number = "13800138024"
    with (
        Handset() as caller,
        Sipp(tmp_path, "call_until_bye", server=centre.sip_port, caller=number, audio_port=caller.port) as signalling,
    ):
        call_id = in_state(api, "waiting", number)["id"]
        hears(caller, "callback_offer")
        caller.press("1")
        hears(caller, "callback_taken")
        signalling.finish()
    assert ended(api, call_id)["end_cause"] == "callback_taken"
    (promised,) = [one for one in api.items("/callbacks", state="scheduled") if one["call_id"] == call_id]
    say: Samples = np.concatenate([pause(8.0), OPENING.audio])
    with (
        Handset() as customer,
        Sipp(tmp_path, "answer", port=trunk_port, audio_port=customer.port) as signalling,
        agent_at_work(centre, tmp_path, "1001", say) as (agent, phone, _),
    ):
        signalling.wait_for(f"INVITE sip:{number}@")
        in_state(agent, "talking", number)
        eventually(lambda: likeness(OPENING.audio, customer.heard()) > HEARD, "the agent is heard", WITHIN_S)
        phone.hang_up()
        signalling.finish()
    assert settled(api, promised["id"])["attempts"][-1]["agent"] == "1001"


def test_K3_a_waiting_caller_hears_an_answer_by_key(centre: Centre, api: Api, tmp_path: Path) -> None:
    number = "13800138025"
    with (
        Handset() as caller,
        Sipp(tmp_path, "call_until_bye", server=centre.sip_port, caller=number, audio_port=caller.port),
    ):
        call_id = in_state(api, "waiting", number)["id"]
        hears(caller, "callback_offer")
        caller.press("2")
        served = eventually(
            lambda: [e for e in api.get(f"/calls/{call_id}")["timeline"] if e["event"] == "self_service"],
            "an answer is given",
            WITHIN_S,
        )
        assert served[0]["detail"]["key"] == "2"
        (spoken,) = [words.spoken for words in knowledge.load().values() if words.key == 2]
        answer = centre_says(spoken, centre.data)
        eventually(lambda: likeness(answer, caller.heard()) > HEARD, "the answer is heard", WITHIN_S)
        assert api.get(f"/calls/{call_id}")["state"] == "waiting"
        assert api.request("POST", f"/calls/{call_id}/hangup").status_code == 204
    assert ended(api, call_id)["end_cause"] == "self_served"
