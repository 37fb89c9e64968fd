import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hotline.models_cli import models
from speech.checksums import SUMS, sums
from speech.errors import ModelError
from speech.install import CATALOGUE
from speech.model import SHIPPED

SPEECH = Path(__file__).parent.parent / "data" / "speech" / "hotline"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("HOTLINE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("HOTLINE_VOSK_MODEL", raising=False)
    return CliRunner()


@pytest.fixture
def some(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    for name in ("05.wav", "27.wav"):
        shutil.copy(SPEECH / name, folder)
    (folder / "transcripts.tsv").write_text("05.wav\t请派一名水工过来\n27.wav\t我住在16号楼5单元116室\ngone.wav\t喂\n")
    return folder


def test_the_model_in_use_is_tested(run: CliRunner, some: Path) -> None:
    result = run.invoke(models, ["test", str(some)])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "hotline-zh-small, 8000 Hz"
    assert "12.5%  05.wav\t请派一名水工过来\t请派一名水工过去" in result.stdout
    assert "0.0%  27.wav" in result.stdout
    assert "of 22 characters in 2 recordings wrong: 0 inserted, 0 deleted, 1 substituted" in result.stdout
    assert "seconds of processor time a second of audio" in result.stdout
    assert "gone.wav" in result.stderr


def test_another_model_is_tested_and_a_broken_one_refused(run: CliRunner, some: Path, tmp_path: Path) -> None:
    other = shutil.copytree(SHIPPED, tmp_path / "mine")
    result = run.invoke(models, ["test", str(some), "--model", str(other)])
    assert result.exit_code == 0
    assert result.stdout.startswith("mine, ")
    (other / "am/final.mdl").unlink()
    assert isinstance(run.invoke(models, ["test", str(some), "--model", str(other)]).exception, ModelError)


def test_nothing_to_test_is_said(run: CliRunner, some: Path) -> None:
    (some / "transcripts.tsv").write_text("gone.wav\t喂\n")
    nothing = run.invoke(models, ["test", str(some)])
    assert nothing.exit_code == 1
    assert "nothing in" in nothing.stderr
    (some / "transcripts.tsv").unlink()
    missing = run.invoke(models, ["test", str(some)])
    assert missing.exit_code == 1
    assert "transcripts.tsv" in missing.stderr


def test_the_model_in_use_is_marked(run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "* hotline-zh-small\t" in run.invoke(models, ["list"]).stdout
    shutil.copytree(SHIPPED, tmp_path / "data/models" / CATALOGUE["cn"].folder)
    assert "* cn\t" in (listed := run.invoke(models, ["list"]).stdout)
    assert "  hotline-zh-small\t" in listed
    monkeypatch.setenv("HOTLINE_VOSK_MODEL", str(tmp_path / "mine"))
    listed = run.invoke(models, ["list"]).stdout
    assert listed.count("*") == 1
    assert "* mine\t" in listed


def test_a_model_is_checked(run: CliRunner, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(SHIPPED, tmp_path / "mine"))
    (mine / SUMS).write_text(sums(mine))
    assert "every listed file as it should be" in run.invoke(models, ["check", str(mine)]).stdout
    (mine / "conf/model.conf").write_text("--beam=3\n")
    assert isinstance(run.invoke(models, ["check", str(mine)]).exception, ModelError)
