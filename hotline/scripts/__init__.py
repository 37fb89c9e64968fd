"""Scripts as files: YAML, read whole or refused whole into `domain.scripts`. Those that ship lie in this folder."""

from collections.abc import Mapping
from pathlib import Path

from domain.scripts import Script
from hotline.scripts.problems import Flaw, Problem, ScriptError
from hotline.scripts.reading import read
from hotline.scripts.words import UnknownWords, Vocabulary, warnings

__all__ = ["SHIPPED", "Problem", "ScriptError", "UnknownWords", "Vocabulary", "load", "parse", "sources", "warnings"]

SHIPPED = Path(__file__).parent


def parse(text: str, file: str) -> Script:
    """The script that `text` is; its id must be the name of `file`. Raises `ScriptError` with all that is wrong."""
    return read(text, file).script


def sources(folder: Path = SHIPPED) -> Mapping[str, str]:
    """Id to text of every script file of a folder. Raises `ScriptError` for one that is not UTF-8."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = path.read_bytes().count(b"\n", 0, error.start) + 1
            raise ScriptError([Problem(path.name, line, None, Flaw.YAML, {"why": "it is not UTF-8"})]) from None
    return found


def load(folder: Path = SHIPPED) -> Mapping[str, Script]:
    """Every script of a folder, by id. Raises `ScriptError`."""
    return {script_id: parse(text, f"{script_id}.yaml") for script_id, text in sources(folder).items()}
