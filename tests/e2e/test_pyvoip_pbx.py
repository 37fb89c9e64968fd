"""The centre as one extension of a PBX, which sipp plays, by pyVoIP."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.e2e.calls import HEARD, ended, in_state
from tests.e2e.centre import Centre
from tests.e2e.listening import likeness
from tests.e2e.media import Handset
from tests.e2e.ports import free_port
from tests.e2e.sipp import Sipp
from tests.e2e.test_bad_input import refused
from tests.e2e.voices import prompt
from tests.e2e.waiting import eventually
from tests.telephony.pyvoip.rig import require_pyvoip

pytestmark = pytest.mark.e2e

HOST = "127.0.0.2"
"""Of the PBX: loopback, but not where the centre is, nor whose calls a demo takes from anybody."""

PASSWORD = "pbx-secret"

CONFIG = """\
pbx: {{host: {host}, port: {port}, user: hotline, password: {password}}}
"""


@contextmanager
def pbx(folder: Path, port: int) -> Iterator[Sipp]:
    keys = {"extension": "hotline", "password": PASSWORD, "granted_s": 2}
    with Sipp(folder, "pbx", host=HOST, port=port, **keys) as running:
        yield running


def settings(folder: Path, port: int, password: str = PASSWORD) -> dict[str, str]:
    require_pyvoip()
    config = folder / "centre.yaml"
    config.write_text(CONFIG.format(host=HOST, port=port, password=password), encoding="utf-8")
    return {"HOTLINE_ENGINE": "pyvoip", "HOTLINE_CONFIG": str(config)}


def health(centre: Centre) -> tuple[int, str]:
    answer = httpx.get(f"{centre.url}/healthz", timeout=5)
    return answer.status_code, answer.json()["sip"]


def test_calls_of_the_pbx_are_answered_and_its_silence_is_noticed(tmp_path: Path) -> None:
    port = free_port()
    with pbx(tmp_path, port) as registrar, Centre(tmp_path, **settings(tmp_path, port)) as centre:
        assert health(centre) == (200, "ok")
        told = registrar.messages()
        assert "Authorization: Digest" in told
        assert f"Contact: <sip:hotline@127.0.0.1:{centre.sip_port}>" in told

        lead = centre.api("2001")
        with (
            Handset() as caller,
            Sipp(
                tmp_path,
                "call_for_a_while",
                host=HOST,
                server=centre.sip_port,
                number="hotline",
                patience_s=9,
                caller="13800138000",
                audio_port=caller.port,
            ) as call,
        ):
            eventually(
                lambda: likeness(prompt("greeting"), caller.heard(), seconds=2) > HEARD, "the greeting is heard", 20
            )
            call_id = in_state(lead, "waiting", "13800138000")["id"]
            call.finish()
        assert ended(lead, call_id)["end_cause"] == "abandoned"

        registrar.__exit__()
        with Sipp(tmp_path, "pbx_out_of_service", host=HOST, port=port) as gone:
            gone.finish()
            eventually(lambda: health(centre) == (503, "unregistered"), "it shows that the PBX has lost us")


def test_who_is_not_the_pbx_can_not_call_the_extension(tmp_path: Path) -> None:
    port = free_port()
    with (
        pbx(tmp_path, port),
        Centre(tmp_path, **settings(tmp_path, port)) as centre,
        Sipp(
            tmp_path, "call_refused", server=centre.sip_port, number="hotline", caller="13800138000", audio_port=9
        ) as stranger,
    ):
        stranger.finish()
        assert centre.api("9001").items("/calls") == []


def test_a_password_that_the_pbx_refuses_stops_the_start_with_one_line(tmp_path: Path) -> None:
    port = free_port()
    with pbx(tmp_path, port):
        line = refused(tmp_path, **settings(tmp_path, port, password="wrong"))
    assert line == "hotline: the registrar 127.0.0.2 answered 403 to the user 'hotline'"
