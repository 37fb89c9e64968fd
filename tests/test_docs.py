"""README and docs are in step with settings, commands and files."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from hotline.settings import CentreConfig, PbxConfig, QueueConfig, RetryConfig, Settings, TrunkConfig

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
PAGES = [*READMES, "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]
EXPLAINED = {"database_url", "redis_url", "vosk_model", "config", "trunk"}
"""Settings whose default is told in words."""


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def default_as_written(name: str) -> str:
    value = Settings.model_fields[name].default
    match name:
        case "sip":
            return f"udp:{value}"
        case "rtp_ports":
            return f"{value[0]}-{value[-1]}"
    return str(value)


@pytest.mark.parametrize("readme", READMES)
def test_the_settings_table_is_complete_and_true(readme: str) -> None:
    rows = dict(re.findall(r"^\| `HOTLINE_(\w+)` \| ([^|]*) \|", text(readme), flags=re.MULTILINE))
    assert {name.lower() for name in rows} == set(Settings.model_fields) - {"centre"}
    for name, default in rows.items():
        if name.lower() not in EXPLAINED:
            assert default == f"`{default_as_written(name.lower())}`"


def shown_in(page: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", text(page), flags=re.DOTALL)
    assert found
    return found[1]


def defaults(model: type[BaseModel]) -> dict[str, Any]:
    return {name: field.get_default(call_default_factory=True) for name, field in model.model_fields.items()}


def plain(value: Any) -> Any:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value


def test_the_yaml_file_is_shown_with_every_key_and_its_default() -> None:
    shown = yaml.safe_load(shown_in("docs/settings.md", "yaml"))
    assert list(shown["queues"][0]) == list(QueueConfig.model_fields)
    assert set(shown) == set(CentreConfig.model_fields)
    assert CentreConfig.model_validate(shown) == CentreConfig()
    assert shown["retry"] == {name: plain(value) for name, value in defaults(RetryConfig).items()}
    assert shown["pbx"] == {name: plain(value) for name, value in defaults(PbxConfig).items()}


def test_the_trunk_of_the_example_is_one() -> None:
    commented = re.findall(r"^#(.*)$", shown_in("docs/settings.md", "yaml"), flags=re.MULTILINE)
    (trunk,) = yaml.safe_load("\n".join(commented))
    assert set(trunk) == set(TrunkConfig.model_fields)
    TrunkConfig.model_validate(trunk)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text(page))
    inside = [target for target in targets if "://" not in target]
    assert not [target for target in inside if not (ROOT / page).parent.joinpath(target).exists()]


@pytest.mark.parametrize("page", PAGES)
def test_make_targets_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), flags=re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text(page), flags=re.MULTILINE)) <= targets


def test_files_and_folders_named_in_the_readmes_exist() -> None:
    for readme in READMES:
        for name in re.findall(r"`((?:hotline|domain|telephony|docker|tests)/[\w./*-]*)`", text(readme)):
            assert list(ROOT.glob(name.rstrip("/"))), f"{readme} names {name}"


def test_both_readmes_say_the_same_things() -> None:
    headings = [len(re.findall(r"^## ", text(readme), flags=re.MULTILINE)) for readme in READMES]
    blocks = [re.findall(r"```sh\n(.*?)```", text(readme), flags=re.DOTALL) for readme in READMES]
    assert headings[0] == headings[1]
    assert [[line.partition("#")[0].strip() for line in block.splitlines()] for block in blocks[0]] == [
        [line.partition("#")[0].strip() for line in block.splitlines()] for block in blocks[1]
    ]
