"""The centre as one extension of a PBX, which sipp plays, by pyVoIP."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.e2e.calls import HEARD
from tests.e2e.centre import Centre
from tests.e2e.listening import likeness
from tests.e2e.media import RATE, Handset
from tests.e2e.ports import free_port
from tests.e2e.sipp import Sipp
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
    with Sipp(folder, "pbx", host=HOST, port=port, extension="hotline", password=PASSWORD, granted_s=2) as running:
        yield running


def extension(folder: Path, port: int) -> Centre:
    """A centre that registers at the PBX."""
    require_pyvoip()
    config = folder / "centre.yaml"
    config.write_text(CONFIG.format(host=HOST, port=port, password=PASSWORD), encoding="utf-8")
    return Centre(folder, HOTLINE_ENGINE="pyvoip", HOTLINE_CONFIG=str(config))


def health(centre: Centre) -> tuple[int, str]:
    answer = httpx.get(f"{centre.url}/healthz", timeout=5)
    return answer.status_code, answer.json()["sip"]


def test_calls_of_the_pbx_are_answered_and_its_loss_is_noticed(tmp_path: Path) -> None:
    port = free_port()
    service = ExitStack()
    registrar = service.enter_context(pbx(tmp_path, port))
    with service, extension(tmp_path, port) as centre:
        assert health(centre) == (200, "ok")
        lead = centre.api("2001")
        told = registrar.messages()
        assert "Authorization: Digest" in told
        assert f"Contact: <sip:hotline@127.0.0.1:{centre.sip_port}>" in told

        with (
            Handset() as caller,
            Sipp(
                tmp_path,
                "call_until_bye",
                host=HOST,
                server=centre.sip_port,
                number="hotline",
                caller="13800138000",
                audio_port=caller.port,
            ) as call,
        ):
            beginning = prompt("greeting")[: 2 * RATE]
            eventually(lambda: likeness(beginning, caller.heard(), seconds=1) > HEARD, "the greeting is heard", 20)
            (taken,) = lead.items("/calls", number="13800138000")
            assert taken["called"] == "hotline"

            service.close()
            with Sipp(tmp_path, "pbx_out_of_service", host=HOST, port=port) as gone:
                gone.finish()
            eventually(lambda: health(centre) == (503, "unregistered"), "it shows that the PBX has lost us")
            assert centre.stop() == 0
            call.finish()
