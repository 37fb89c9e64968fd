"""The first call, all the way through, as programs see it: SIP, RTP, API."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.e2e.calls import HEARD, MOST_ERRORS, ended, in_state, written
from tests.e2e.centre import PASSWORD, Centre
from tests.e2e.conftest import CONFIG
from tests.e2e.console import Console
from tests.e2e.deskphone import DeskPhone
from tests.e2e.listening import error_rate, level, likeness
from tests.e2e.media import Handset, read_stereo
from tests.e2e.sipp import Sipp
from tests.e2e.voices import ADDRESS, MATTER, OPENING, REQUEST, pause, prompt
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e


@pytest.fixture(params=["SQLite", "PostgreSQL and Redis"])
def centre(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Centre]:
    """A newcomer's centre, and a real site's."""
    config = tmp_path / "centre.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    site = {}
    if request.param != "SQLite":
        site["HOTLINE_DATABASE_URL"] = request.getfixturevalue("empty_postgres_url")
        site["HOTLINE_REDIS_URL"] = request.getfixturevalue("redis_url")
    with Centre(tmp_path, HOTLINE_CONFIG=str(config), **site) as running:
        yield running


def test_T3_T14_a_call_is_greeted_connected_heard_written_down_and_kept(centre: Centre, tmp_path: Path) -> None:
    api, lead = centre.api("1001"), centre.api("2001")
    say = np.concatenate([pause(1.0), OPENING.audio])
    with (
        Console(centre, api),
        DeskPhone(tmp_path / "1001", "1001", PASSWORD, centre.sip_port, say) as desk_phone,
        Handset() as caller,
        Sipp(
            tmp_path, "call_until_bye", server=centre.sip_port, caller="13800138000", audio_port=caller.port
        ) as signalling,
    ):
        # Nobody is ready yet: greeting, then where the caller stands.
        call_id = in_state(lead, "waiting", "13800138000")["id"]
        heard = caller.heard()
        assert level(heard) > -40
        assert likeness(prompt("greeting"), heard, seconds=2) > HEARD
        eventually(lambda: likeness(prompt("queue_position-0"), caller.heard()) > HEARD, "the caller hears their place")

        api.do("PUT", "/agents/1001/state", {"state": "ready"}, 200)
        in_state(api, "talking", "13800138000")
        eventually(lambda: likeness(OPENING.audio, caller.heard()) > HEARD, "the caller hears the agent", within=15)
        for utterance in (MATTER, ADDRESS, REQUEST):
            caller.say(np.concatenate([utterance.audio, pause(1.2)]))
        eventually(lambda: likeness(REQUEST.audio, desk_phone.heard()) > HEARD, "the agent hears the caller", within=20)
        eventually(lambda: REQUEST.text[-2:] in written(api, call_id, "caller"), "all is written down", within=20)
        desk_phone.hang_up()
        signalling.finish()

    call = ended(api, call_id)
    assert call["end_cause"] == "completed"
    assert (call["direction"], call["agent"], call["queue"]) == ("inbound", "1001", "service")
    assert call["timeline"][0]["event"] == "started"
    spoken = "".join(utterance.text for utterance in (MATTER, ADDRESS, REQUEST))
    assert error_rate(spoken, written(api, call_id, "caller")) <= MOST_ERRORS
    assert error_rate(OPENING.text, written(api, call_id, "agent")) <= MOST_ERRORS
    assert {v["rule"]: v["verdict"] for v in call["verdicts"]}["opening.greeting"] == "said"

    recording = api.request("GET", f"/calls/{call_id}/recording")
    assert recording.headers["content-type"] == "audio/wav"
    kept = tmp_path / "recording.wav"
    kept.write_bytes(recording.content)
    left, right = read_stereo(kept)
    assert likeness(ADDRESS.audio, left) > HEARD
    assert likeness(OPENING.audio, right) > HEARD
    assert likeness(prompt("greeting"), right) > HEARD
