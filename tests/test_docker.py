"""The docker files are in step with the settings. Nothing is built here: what can be read is checked."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from hotline.settings import CentreConfig, Settings, load

DOCKER = Path(__file__).parents[1] / "docker"
SETTINGS = {f"HOTLINE_{name.upper()}" for name in Settings.model_fields if name != "centre"}


@pytest.fixture
def compose() -> Any:
    return yaml.safe_load((DOCKER / "compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def dockerfile() -> list[tuple[str, str]]:
    """Instructions of the last stage, as (name, arguments)."""
    text = (DOCKER / "Dockerfile").read_text(encoding="utf-8")
    text = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    lines = [line.partition(" ") for line in text.splitlines() if line]
    start = max(index for index, (name, _, _) in enumerate(lines) if name == "FROM")
    return [(name, arguments) for name, _, arguments in lines[start:]]


def environment(dockerfile: list[tuple[str, str]]) -> dict[str, str]:
    pairs = " ".join(arguments for name, arguments in dockerfile if name == "ENV").split()
    return dict(pair.split("=", 1) for pair in pairs)


def filled_in(text: str) -> str:
    """`text` as compose reads it, with the defaults of its variables."""
    return re.sub(r"\$\{\w+(?::-([^}]*)|:\?[^}]*)?\}", lambda match: match[1] or "", text)


def test_only_settings_that_there_are(compose: Any, dockerfile: list[tuple[str, str]]) -> None:
    used = set(environment(dockerfile)) | set(compose["services"]["centre"]["environment"])
    assert used <= SETTINGS


def test_the_image_exposes_the_ports_it_listens_on(dockerfile: list[tuple[str, str]]) -> None:
    env = environment(dockerfile)
    exposed = next(arguments for name, arguments in dockerfile if name == "EXPOSE").split()
    assert exposed == [
        f"{env['HOTLINE_SIP'].rpartition(':')[2]}/udp",
        f"{env['HOTLINE_RTP_PORTS']}/udp",
        f"{env['HOTLINE_HTTP'].rpartition(':')[2]}/tcp",
    ]


def test_image_and_compose_agree_with_the_defaults(
    compose: Any, dockerfile: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    defaults = load()
    for env in (environment(dockerfile), compose["services"]["centre"]["environment"]):
        for name in set(env) - {"HOTLINE_CONFIG"}:
            monkeypatch.setenv(name, filled_in(env[name]))
        settings = load()
        assert settings.sip.port == defaults.sip.port
        assert settings.rtp_ports == defaults.rtp_ports
        assert settings.http.port == defaults.http.port


def test_the_image_runs_as_nobody_special_and_says_how_it_is(dockerfile: list[tuple[str, str]]) -> None:
    instructions = dict(dockerfile)
    assert instructions["USER"] == "hotline"
    assert "/healthz" in instructions["HEALTHCHECK"]
    assert instructions["VOLUME"] == environment(dockerfile)["HOTLINE_DATA"]


def test_compose_starts_in_order(compose: Any) -> None:
    services = compose["services"]
    for name, service in services.items():
        for needed, how in service.get("depends_on", {}).items():
            assert needed in services, f"{name} needs {needed}, which is not there"
            if how["condition"] == "service_healthy":
                assert "healthcheck" in services[needed], f"{name} waits for {needed}, which never says it is healthy"
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            assert (DOCKER / source).exists() if source.startswith(".") else source in compose["volumes"]


def test_the_centre_file_is_valid() -> None:
    CentreConfig.model_validate(yaml.safe_load((DOCKER / "centre.yaml").read_text(encoding="utf-8")))
