import shutil
import subprocess
from pathlib import Path

import pytest

from speech.checksums import SUMS, sums
from speech.errors import ModelError
from speech.install import CATALOGUE
from speech.model import SHIPPED, check, find
from tests.require import require


@pytest.fixture
def model(tmp_path: Path) -> Path:
    for name in ("am/final.mdl", "graph/HCLr.fst", "graph/Gr.fst"):
        (tmp_path / "m" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "m" / name).write_bytes(b"1234")
    (tmp_path / "m/conf").mkdir()
    (tmp_path / "m/conf/mfcc.conf").write_text("--use-energy=false\n--sample-frequency=16000\n")
    return tmp_path / "m"


def test_the_shipped_model_is_whole() -> None:
    info = check(SHIPPED)
    assert info.name == "hotline-zh-small"
    assert info.sample_rate == 8000
    assert 3_000_000 < info.size < 4_000_000
    assert "Apache" in (SHIPPED / "LICENSE").read_text()


def test_what_a_model_says_of_itself(model: Path) -> None:
    info = check(model)
    assert (info.name, info.sample_rate) == ("m", 16000)
    (model / "conf/mfcc.conf").write_text("--use-energy=false\n")
    assert check(model).sample_rate == 16000, "Kaldi's default"


def test_a_big_graph_is_a_model_too(model: Path) -> None:
    (model / "graph/HCLr.fst").rename(model / "graph/HCLG.fst")
    check(model)


@pytest.mark.parametrize("name", ["am/final.mdl", "conf/mfcc.conf", "graph/HCLr.fst", "graph/Gr.fst"])
def test_a_missing_file_is_named(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(ModelError, match=f"HOTLINE_VOSK_MODEL.*{name}") as e:
        check(model)
    assert e.value.code == "speech.model"


def test_a_model_is_held_against_its_checksums(model: Path) -> None:
    assert not check(model).verified
    (model / SUMS).write_text(sums(model))
    assert check(model).verified
    (model / "README").write_text("more than was listed")
    assert check(model).verified
    (model / "am/final.mdl").write_bytes(b"1235")
    with pytest.raises(ModelError, match=r"am/final\.mdl.*damaged"):
        check(model)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"{'0' * 64}  graph/words.txt", "words.txt is missing"),
        ("abc  am/final.mdl", "line 1"),
        (f"{'0' * 64}  ../../etc/passwd", "line 1"),
        (f"{'0' * 64}  /etc/passwd", "line 1"),
    ],
)
def test_checksums_that_can_not_be_right(model: Path, line: str, why: str) -> None:
    (model / SUMS).write_text(line + "\n")
    with pytest.raises(ModelError, match=why):
        check(model)


def test_checksums_are_those_of_the_usual_program(model: Path) -> None:
    (model / SUMS).write_text(sums(model))
    program = require("sha256sum")
    subprocess.run([program, "--check", "--strict", "--quiet", SUMS], cwd=model, check=True)
    (model / SUMS).write_bytes(
        subprocess.run([program, "am/final.mdl"], cwd=model, check=True, capture_output=True).stdout
    )
    assert check(model).verified


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"HOTLINE_VOSK_MODEL.*nowhere"):
        check(tmp_path / "nowhere")


def test_where_the_model_comes_from(tmp_path: Path) -> None:
    set_by_hand = tmp_path / "mine"
    installed = tmp_path / "models" / CATALOGUE["cn"].folder
    assert find(None, tmp_path, shipped=tmp_path / "none") is None, "deaf"
    assert find(None, tmp_path) == SHIPPED
    shutil.copytree(SHIPPED, installed)
    assert find(None, tmp_path) == installed
    assert find(set_by_hand, tmp_path) == set_by_hand, "a wrong setting is not covered by another model"
