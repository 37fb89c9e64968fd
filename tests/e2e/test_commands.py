"""What a newcomer types: `hotline call`, `hotline user`, `--help`; for `hotline demo` see `test_demo`."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.e2e.calls import HEARD, ended, in_state
from tests.e2e.centre import HOTLINE, ROOT, Centre
from tests.e2e.listening import likeness
from tests.e2e.media import read_stereo
from tests.e2e.voices import MATTER, SPEECH, prompt

pytestmark = pytest.mark.e2e


def hotline(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*HOTLINE, *arguments], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False
    )


def test_one_call_by_hand_is_told_as_it_happens(centre: Centre, tmp_path: Path) -> None:
    heard = tmp_path / "heard.wav"
    place = ["--say", str(SPEECH / "09.wav"), "--seconds", "10", "--caller", "13800138401", "--record", str(heard)]
    run = hotline("call", "95001", *place, env=centre.env)
    assert run.returncode == 0, run.stderr
    assert "answered" in run.stdout
    left, right = read_stereo(heard)
    assert likeness(prompt("greeting"), left, seconds=2) > HEARD
    assert likeness(MATTER.audio, right) > HEARD
    lead = centre.api("2001")
    assert ended(lead, in_state(lead, "ended", "13800138401")["id"])["end_cause"] == "abandoned"


def test_people_are_added_and_listed(tmp_path: Path) -> None:
    env = os.environ | {"HOTLINE_DATA": str(tmp_path), "HOTLINE_USER_PASSWORD": "a good one"}
    assert hotline("migrate", env=env).returncode == 0
    added = hotline("user", "add", "1001", "--name", "张敏", "--queues", "service", env=env)
    assert added.returncode == 0, added.stderr
    assert "张敏" in hotline("user", "list", env=env).stdout
    assert hotline("user", "add", "1002", "--name", "李强", "--queues", "nowhere", env=env).returncode == 2


@pytest.mark.parametrize("command", ["", "serve", "demo", "call", "models", "migrate", "user"])
def test_every_command_helps(command: str) -> None:
    run = hotline(*([command] if command else []), "--help")
    assert run.returncode == 0
    assert "Usage" in run.stdout


def test_wrong_use_ends_with_2() -> None:
    assert hotline("serve", "--nonsense").returncode == 2
