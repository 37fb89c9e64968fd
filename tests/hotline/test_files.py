"""The files that ship: catalogue and scripts, and what is refused of others."""

from pathlib import Path

import pytest

from domain.services.service import Urgency
from hotline import catalogue, scripts
from hotline.catalogue import CatalogueError


def test_the_catalogue_that_ships_is_whole() -> None:
    types = catalogue.load()
    assert {"S1", "S2", "S3", "S4", "S6", "S7", "S8"} <= types.keys()
    assert all({"zh-CN", "en"} == entry.name.keys() and entry.group for entry in types.values())
    assert types["S26"].urgency is Urgency.EMERGENCY


def test_the_script_that_ships_opens_confirms_and_closes() -> None:
    script = scripts.load()["property"]
    stages = [stage.id for stage in script.stages]
    assert stages[0] == "opening"
    assert {"record", "close"} <= set(stages)


@pytest.mark.parametrize("text", ["id: S2", "id: x\nname: {}\ngroup: a", ": :"])
def test_a_wrong_catalogue_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "S2.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"S2\.yaml"):
        catalogue.load(tmp_path)


def test_a_wrong_script_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("id: mine\nstages: 3\n", encoding="utf-8")
    with pytest.raises(scripts.ScriptError, match=r"mine\.yaml:2: stages: must be a list"):
        scripts.load(tmp_path)


def test_a_script_that_is_no_text_is_refused_by_line(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"id: mine\nname: \xff\n")
    with pytest.raises(scripts.ScriptError, match=r"mine\.yaml:2: .*UTF-8"):
        scripts.load(tmp_path)
