"""Stopped by its operator: calls are ended in order, and written down, before the process goes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.calls import in_state
from tests.e2e.centre import Centre
from tests.e2e.media import Handset
from tests.e2e.sipp import Sipp

pytestmark = pytest.mark.e2e


def test_a_caller_is_hung_up_on_when_the_centre_is_stopped(tmp_path: Path) -> None:
    with (
        Centre(tmp_path) as centre,
        Handset() as caller,
        Sipp(
            tmp_path, "call_until_bye", server=centre.sip_port, caller="13800138501", audio_port=caller.port
        ) as signalling,
    ):
        call_id = in_state(centre.api("2001"), "waiting", "13800138501")["id"]
        assert centre.stop() == 0
        signalling.finish()
        with closing(sqlite3.connect(centre.data / "hotline.db")) as stored:
            ends = stored.execute("SELECT state, end_cause FROM calls WHERE id = ?", [call_id]).fetchall()
        assert ends == [("ended", "interrupted")]
