"""``hotline catalogue check``: what is wrong is told before it is taken up."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from hotline.cli import cli

runner = CliRunner()


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOTLINE_DATA", str(tmp_path))
    folder = tmp_path / "catalogue"
    folder.mkdir()
    return folder


def test_a_folder_that_is_right(data: Path) -> None:
    (data / "own.yaml").write_text("id: WY1\nname: {zh-CN: 自有}\ngroup: 客服\n", encoding="utf-8")
    (data / "less.yaml").write_text("id: S32\nretired: true\n", encoding="utf-8")
    result = runner.invoke(cli, ["catalogue", "check"])
    assert result.exit_code == 0, result.output
    assert "WY1\t自有\t客服\tnew" in result.stdout
    assert "S32\t销售线索\t客服\tretired" in result.stdout
    assert "33 service types, nothing wrong" in result.stdout


def test_a_folder_that_is_wrong(data: Path) -> None:
    (data / "own.yaml").write_text("id: WY1\nname: {zh-CN: 自有}\ngroup: 园艺\ncolour: red\n", encoding="utf-8")
    result = runner.invoke(cli, ["catalogue", "check", str(data)])
    assert result.exit_code == 1
    assert "own.yaml:3: group: 园艺 is not known" in result.stderr
    assert "own.yaml:4: colour means nothing here" in result.stderr


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = runner.invoke(cli, ["catalogue", "check", str(tmp_path / "none")])
    assert (result.exit_code, "is no folder" in result.stderr) == (1, True)
