"""Every line that the centre's scripts and prompts ask for or warn of, as templates with variables in braces."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from speech.lines import LINES
from speech.training.numbers import spoken

_ABOUT = frozenset(
    (
        "id",
        "name",
        "why",
        "because",
        "explanation",
        "description",
        "comment",
        "note",
        "notes",
        "reason",
        "source",
        "title",
    )
)
"""Keys whose values are written about a line, for people, and are not said."""

_REQUIRED = frozenset(("text", "variants"))
_PATTERN = re.compile(r"[][()*+|\\^$]|\.\*")
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_UNSAYABLE = re.compile(r"[A-Za-z]")
_VARIABLE = re.compile(r"\{(\w+)\}")


def in_scripts(folder: Path) -> list[str]:
    """Everything sayable in the YAML files of a folder, each once, in the order of the files.

    Whatever the keys are called, except those that only explain: a new kind of rule is trained without a change here.
    Regular expressions, and lines with Latin letters (espeak-ng spells them in English), are left out.
    """
    return _sayable(text for _, text in _walk_all(folder))


def required(folder: Path) -> list[str]:
    """What an agent must say, and its variants: the values under ``text`` and ``variants``."""
    return _sayable(text for key, text in _walk_all(folder) if key in _REQUIRED)


def in_prompts() -> list[str]:
    """What the centre says by itself; callers hear it, and agents are asked to repeat some of it."""
    lines = LINES.values()
    return _sayable([text for line in lines for text in (line.text, line.generic, *(said for _, said in line.special))])


def clauses(text: str) -> list[str]:
    """The parts between punctuation. Agents pause there, and the recogniser then hears each part as an utterance."""
    parts = [part for part in re.split(r"[，。？！；：、,?!;:\s]+", text) if part]
    return parts if len(parts) > 1 else []


def _walk_all(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("**/*.yaml")):
        yield from _walk(yaml.safe_load(path.read_text(encoding="utf-8")), "")


def _walk(node: object, key: str) -> Iterator[tuple[str, str]]:
    """(key, text) of every string below `node`; the items of a list have the list's key."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in _ABOUT:
                yield from _walk(value, str(name))
    elif isinstance(node, list):
        for item in node:
            yield from _walk(item, key)
    elif isinstance(node, str):
        yield key, node


def _sayable(texts: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for text in texts:
        line = " ".join(text.split()).replace(" ", "")
        if _HANZI.search(line) and not _PATTERN.search(line) and not _UNSAYABLE.search(_VARIABLE.sub("", line)):
            found[punctuated(spoken(line))] = None
    return list(found)


def punctuated(text: str) -> str:
    """With full-width commas as the only punctuation, which is how the other sentences are written."""
    text = re.sub(r"[^\u4e00-\u9fff{}\w]+", "，", text)
    return text.strip("，")
