"""Killed in the middle of a call, started again: nothing that had been shown is lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.e2e.calls import agent_at_work, in_state, written
from tests.e2e.centre import Centre
from tests.e2e.listening import likeness
from tests.e2e.media import Handset, read_stereo
from tests.e2e.sipp import Sipp
from tests.e2e.voices import ADDRESS, MATTER, pause
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e


def test_nothing_that_was_shown_is_lost_when_the_centre_is_killed(centre: Centre, tmp_path: Path) -> None:
    due = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    with (
        agent_at_work(centre, tmp_path, "1001") as (api, _, console),
        Handset() as caller,
        Sipp(tmp_path, "call_until_bye", server=centre.sip_port, caller="13800138201", audio_port=caller.port),
    ):
        call = in_state(api, "talking", "13800138201")
        for utterance in (MATTER, ADDRESS):
            caller.say(np.concatenate([utterance.audio, pause(1.2)]))
        customer = api.do("POST", "/customers", {"name": "李四", "phones": ["13800138201"]}, 201)
        order = api.do(
            "POST",
            "/work-orders",
            {
                "service_type": "S3",
                "call_id": call["id"],
                "customer": {"name": "李四", "phone": "13800138201"},
                "place": "十六号楼",
                "description": "管道漏水",
            },
            201,
        )
        callback = api.do(
            "POST", "/callbacks", {"phone": "13800138201", "due_at": due, "reason": "进度", "call_id": call["id"]}, 201
        )
        eventually(lambda: ADDRESS.text[-2:] in written(api, call["id"], "caller"), "the words are shown", within=20)
        shown = [message["line"] for message in console.messages("heard") if message["line"]["final"]]
        centre.kill()

    centre.start()
    api = centre.api("1001")
    closed = api.get(f"/calls/{call['id']}")
    assert (closed["state"], closed["end_cause"]) == ("ended", "interrupted")
    assert [line for line in shown if line not in closed["transcript"]] == []
    assert shown
    assert api.get(f"/customers/{customer['id']}") == customer
    assert api.get(f"/work-orders/{order['number']}") == order
    assert api.get(f"/callbacks/{callback['id']}") == callback

    recording = api.request("GET", f"/calls/{call['id']}/recording")
    kept = tmp_path / "recording.wav"
    kept.write_bytes(recording.content)
    assert likeness(MATTER.audio, read_stereo(kept)[0]) > 0.9
