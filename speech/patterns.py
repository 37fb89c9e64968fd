"""Regular expressions in time linear in the text, whatever the pattern: RE2 (https://github.com/google/re2/wiki/Syntax).

A pattern written by people at a site must never be able to stop a call, so an engine that backtracks is out.
"""

from collections.abc import Sequence

import re2

from domain.errors import InvalidValue
from domain.rules.language import Found

LONGEST = 500
"""Characters of a pattern."""

_PATTERN_MEMORY = 256 * 1024
"""Bytes a compiled pattern may take; RE2 refuses what would grow past it, such as counts inside counts."""

_SET_MEMORY = 64 * 1024 * 1024
"""Bytes for a set of patterns and what RE2 remembers of it between texts."""


def compiled(pattern: str) -> "re2._Regexp[str]":
    """`pattern`, ready to search with. Raises `InvalidValue` that says what RE2 does not take, and why."""
    if len(pattern) > LONGEST:
        raise InvalidValue("pattern", f"has {len(pattern)} characters, {LONGEST} are taken")
    try:
        return re2.compile(pattern, _options(_PATTERN_MEMORY))
    except re2.error as error:
        raise InvalidValue("pattern", _reason(error)) from None
    except UnicodeEncodeError:
        raise InvalidValue("pattern", "holds half a character") from None


class Patterns:
    """Looked for together: one pass tells which are there, and only those are then located."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Raises `InvalidValue`, as `compiled`."""
        self._each = [compiled(pattern) for pattern in patterns]
        self._all = re2.Set.SearchSet(_options(_SET_MEMORY))
        for pattern in patterns:
            self._all.Add(pattern)
        if self._each:
            self._all.Compile()

    def find(self, text: str) -> tuple[Found, ...]:
        """The first match of every pattern that is in `text`, by pattern."""
        if not self._each or not text:
            return ()
        found = []
        for index in sorted(self._all.Match(text) or ()):
            match = self._each[index].search(text)
            if match is not None:
                found.append(Found(index, *match.span()))
        return tuple(found)


def _options(memory: int) -> re2.Options:
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    return options


def _reason(error: re2.error) -> str:
    said = error.args[0] if error.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    what, _, where = text.partition(": ")
    if what == "invalid escape sequence" and where[1:].isdecimal():
        return f"{where} refers back to a group: such a pattern can explode; write the words out"
    if what == "invalid perl operator" and where.startswith(("(?=", "(?!", "(?<")):
        return f"{where} looks around: such a pattern can explode; use `excluding` instead"
    if what == "invalid repetition size":
        return f"{where} repeats too often: counts may come to 1000 in all, also one inside the other"
    if "too large" in text:
        return "grows too large when it is compiled; use smaller counts, or fewer alternatives"
    return f"is no regular expression that RE2 takes ({text})"
