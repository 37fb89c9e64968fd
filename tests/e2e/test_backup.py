"""Backup and restore, by the very commands that docs/operations.md shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.calls import ended, in_state
from tests.e2e.centre import ROOT, Api, Centre
from tests.e2e.media import Handset
from tests.e2e.sipp import Sipp
from tests.require import require

pytestmark = pytest.mark.e2e

KINDS = {"sqlite": 0, "postgres": 1}
"""Which block of commands under a heading is whose."""


def run(heading: str, kind: str, folder: Path, database: str) -> None:
    """Do what the page says under `heading`, in the folder where `data` is."""
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    part = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    commands = re.findall(r"```sh\n(.*?)```", part, flags=re.DOTALL)[KINDS[kind]]
    script = commands.replace(".venv/bin/python", sys.executable)
    subprocess.run(["bash", "-euc", script], cwd=folder, env=os.environ | {"DATABASE": database}, check=True)


def order(api: Api, description: str) -> dict[str, str]:
    opened: dict[str, str] = api.do(
        "POST",
        "/work-orders",
        {
            "service_type": "S3",
            "customer": {"name": "李四", "phone": "13800138301"},
            "place": "十六号楼",
            "description": description,
        },
        201,
    )
    return opened


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_backed_up_comes_back(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    database = ""
    if kind == "postgres":
        require("pg_dump")
        database = request.getfixturevalue("empty_postgres_url")
    with Centre(tmp_path, HOTLINE_DATABASE_URL=database) as centre:
        lead = centre.api("9001")
        with (
            Handset() as caller,
            Sipp(
                tmp_path,
                "call_for_a_while",
                server=centre.sip_port,
                patience_s=2,
                caller="13800138301",
                audio_port=caller.port,
            ) as signalling,
        ):
            signalling.finish()
        call = ended(lead, in_state(lead, "ended", "13800138301")["id"])
        recording = lead.request("GET", f"/calls/{call['id']}/recording").content
        kept = order(lead, "备份之前")
        run("Backup", kind, tmp_path, database)
        lost = order(lead, "备份之后")
        centre.stop()

        shutil.rmtree(tmp_path / "data" / "recordings")
        if kind == "postgres":
            empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
            subprocess.run([require("psql"), "--quiet", database, "--command", empty], check=True)
        run("Restore", kind, tmp_path, database)

        centre.start()
        lead = centre.api("9001")
        assert lead.get(f"/calls/{call['id']}") == call
        assert lead.request("GET", f"/calls/{call['id']}/recording").content == recording
        assert lead.get(f"/work-orders/{kept['number']}") == kept
        assert lead.request("GET", f"/work-orders/{lost['number']}").status_code == 404
