"""The floor as a lead sees it: who waits, who talks, who gave up (L1)."""

from pathlib import Path

import pytest

from tests.e2e.calls import agent_at_work, ended, in_state
from tests.e2e.centre import Centre
from tests.e2e.console import Console
from tests.e2e.media import Handset
from tests.e2e.sipp import Sipp
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e


def test_L1_the_board_follows_a_caller_who_waits_and_gives_up(centre: Centre, tmp_path: Path) -> None:
    lead = centre.api("2001")
    before = lead.get("/reports/board")
    with (
        Console(centre, lead) as console,
        Handset() as caller,
        Sipp(
            tmp_path,
            "call_for_a_while",
            server=centre.sip_port,
            patience_s=13,
            caller="13800138101",
            audio_port=caller.port,
        ) as signalling,
    ):
        call_id = in_state(lead, "waiting", "13800138101")["id"]
        eventually(
            lambda: any(delta["board"]["waiting"] == 1 for delta in console.messages("board")),
            "the board shows who waits",
        )
        signalling.finish()
        assert ended(lead, call_id)["end_cause"] == "abandoned"
        eventually(
            lambda: console.messages("board")[-1]["board"]["abandoned"] == before["abandoned"] + 1,
            "the board counts it",
        )
    assert console.messages("board")[-1]["board"]["waiting"] == 0


def test_T2_a_phone_that_is_not_answered_sends_the_caller_to_the_next_agent(centre: Centre, tmp_path: Path) -> None:
    lead = centre.api("2001")
    with (
        agent_at_work(centre, tmp_path, "1001", answers=False) as (api, _, _),
        agent_at_work(centre, tmp_path, "1002") as (_, phone, _),
        Handset() as caller,
        Sipp(
            tmp_path, "call_until_bye", server=centre.sip_port, caller="13800138102", audio_port=caller.port
        ) as signalling,
    ):
        call = in_state(lead, "talking", "13800138102")
        assert call["agent"] == "1002"
        missed = api.get("/agents/1001")
        assert (missed["state"], missed["reason"]) == ("break", "missed_call")
        board = lead.get("/reports/board")
        assert (board["in_progress"], board["waiting"]) == (1, 0)
        phone.hang_up()
        signalling.finish()
        assert ended(lead, call["id"])["end_cause"] == "completed"
