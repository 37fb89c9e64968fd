"""YAML as a tree in which everything knows its line; nothing of it can blow up.

The file is first read as a flat row of events, which costs no more than its length: aliases (with which a few lines
grow to gigabytes), tags and deep nesting are refused before any tree is built.
"""

import re
from typing import Any

import yaml

from hotline.yaml_reading.problems import Flaw, Problem, Refused

LARGEST = 262_144
"""Characters of a file; the largest that ships has a tenth."""

DEEPEST = 24
"""Levels of nesting."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where the wheel has it: it is ten times faster."""

Node = yaml.Node


def line_of(node: Node) -> int:
    """The line `node` begins in, from 1."""
    return int(node.start_mark.line) + 1


def compose(text: str, file: str) -> yaml.MappingNode:
    """The one mapping that `text` is. Raises `Refused`."""
    if len(text) > LARGEST:
        raise _refusal(file, 1, Flaw.SIZE, count=str(len(text)), most=str(LARGEST))
    _check_characters(text, file)
    try:
        problems = _unsafe(text, file)
        if problems:
            raise Refused(problems)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = error.problem or error.context or "it is not well-formed"
        line = mark.line + 1 if mark else 1
        flaw = Flaw.BARE_BRACES if _has_bare_braces(text, line) else Flaw.YAML
        raise _refusal(file, line, flaw, why=why) from None
    except yaml.YAMLError as error:
        raise _refusal(file, 1, Flaw.YAML, why=" ".join(str(error).split())) from None
    if node is None:
        raise _refusal(file, 1, Flaw.NOTHING)
    if not isinstance(node, yaml.MappingNode):
        raise _refusal(file, line_of(node), Flaw.NO_MAPPING)
    return node


def _has_bare_braces(text: str, line: int) -> bool:
    """Whether a placeholder in a list in brackets may be what YAML stumbled over: the most usual slip."""
    written = text.split("\n")[line - 1 : line]
    return any(re.search(r"\[[^\"']*\w+[^\s\"'\[{,:]*\{\w+\}|[^\s\"'\[{,:]\{\w+\}[^\"']*\]", one) for one in written)


def _check_characters(text: str, file: str) -> None:
    """Characters that YAML does not take, by line: the parsers only tell their offset."""
    found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise _refusal(file, line, Flaw.YAML, why=f"the character U+{ord(found[0]):04X} is not allowed")


def _unsafe(text: str, file: str) -> list[Problem]:
    problems: list[Problem] = []
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.DocumentStartEvent():
                documents += 1
                if documents == 2:
                    problems.append(Problem(file, line, None, Flaw.DOCUMENTS))
            case yaml.AliasEvent():
                problems.append(Problem(file, line, None, Flaw.ALIAS))
            case yaml.CollectionStartEvent() | yaml.ScalarEvent():
                if event.anchor is not None:
                    problems.append(Problem(file, line, None, Flaw.ALIAS))
                if event.tag is not None:
                    problems.append(Problem(file, line, None, Flaw.TAG))
                if isinstance(event, yaml.CollectionStartEvent):
                    depth += 1
                    if depth > DEEPEST:
                        return [*problems, Problem(file, line, None, Flaw.DEEP, {"most": str(DEEPEST)})]
            case yaml.CollectionEndEvent():
                depth -= 1
    return problems


def _refusal(file: str, line: int, flaw: Flaw, **values: str) -> Refused:
    return Refused([Problem(file, line, None, flaw, values)])
