"""What can be wrong with a file, each with its line, so that whoever wrote it can put it right at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from hotline.errors import HotlineError


class Flaw(Enum):
    """Stable codes, for programs and for words in any language; the values of a problem fill in the rest."""

    YAML = "yaml"
    BARE_BRACES = "bare_braces"
    SIZE = "size"
    NOTHING = "nothing"
    ALIAS = "alias"
    TAG = "tag"
    DOCUMENTS = "documents"
    DEEP = "deep"
    MANY = "many"
    DUPLICATE = "duplicate"
    UNKNOWN_KEY = "unknown_key"
    MISSING = "missing"
    NO_MAPPING = "no_mapping"
    NO_LIST = "no_list"
    NO_TEXT = "no_text"
    NO_NUMBER = "no_number"
    NO_WHOLE = "no_whole"
    NO_TRUTH = "no_truth"
    RANGE = "range"
    UNKNOWN = "unknown"
    LONG = "long"
    ID = "id"
    FILE = "file"
    TAKEN = "taken"
    PLACEHOLDER = "placeholder"
    BRACE = "brace"
    SILENT = "silent"
    SYLLABLES = "syllables"
    PATTERN = "pattern"
    PATTERN_EMPTY = "pattern_empty"
    CONDITION = "condition"
    ANCHOR = "anchor"
    ANCHORS = "anchors"
    DUE = "due"
    BOUND = "bound"
    ORDER = "order"
    TOO_MANY = "too_many"
    VALUE = "value"


_WORDS: Mapping[Flaw, str] = {
    Flaw.YAML: "can't be read as YAML: {why}",
    Flaw.BARE_BRACES: "can't be read as YAML: inside [ ], text with {{ }} must stand in quotes ({why})",
    Flaw.SIZE: "the file has {count} characters; {most} are taken",
    Flaw.NOTHING: "there is nothing in it",
    Flaw.ALIAS: "aliases and anchors (& and *) are not taken; write it out",
    Flaw.TAG: "tags (!) are not taken; leave it away",
    Flaw.DOCUMENTS: "a second document (---) begins here; a file holds one",
    Flaw.DEEP: "is nested more than {most} levels deep",
    Flaw.MANY: "there are {count} entries here; {most} are taken",
    Flaw.DUPLICATE: "{key} is here twice",
    Flaw.UNKNOWN_KEY: "{key} means nothing here; there may be {known}",
    Flaw.MISSING: "{key} is missing",
    Flaw.NO_MAPPING: "must be entries of the form `name: value`",
    Flaw.NO_LIST: "must be a list with at least one entry",
    Flaw.NO_TEXT: "must be text",
    Flaw.NO_NUMBER: "must be a number",
    Flaw.NO_WHOLE: "must be a whole number",
    Flaw.NO_TRUTH: "must be true or false",
    Flaw.RANGE: "{value} is not between {least} and {most}",
    Flaw.UNKNOWN: "{value} is not known; it may be {known}",
    Flaw.LONG: "has {count} characters; {most} are taken",
    Flaw.ID: "{value} is no id: lower-case letters, digits, _ and . make one",
    Flaw.FILE: "the script's id is {value}, its file is {file}; they must be the same",
    Flaw.TAKEN: "the id {value} is used in line {line} already",
    Flaw.PLACEHOLDER: "{value} is no placeholder; there are {known}",
    Flaw.BRACE: "a brace is left over in {value}",
    Flaw.SILENT: "{value} has no sound, so it can never be heard",
    Flaw.SYLLABLES: "has {count} syllables; {most} are compared",
    Flaw.PATTERN: "the pattern {why}",
    Flaw.PATTERN_EMPTY: "the pattern is found in any text, even where there is none",
    Flaw.CONDITION: "a condition is exactly one of {known}",
    Flaw.ANCHOR: "what others are looked for {value} is said, matches or mentions",
    Flaw.ANCHORS: "only one of after, before and around can be given",
    Flaw.DUE: "a line is due either within_s seconds of something, or before something",
    Flaw.BOUND: "above or below is missing",
    Flaw.ORDER: "{first} must be less than {second}",
    Flaw.TOO_MANY: "{least} are asked for, but there are {count}",
    Flaw.VALUE: "{value} can't be used: {why}",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    file: str
    line: int
    """From 1."""
    rule: str | None
    """Id of the part it is in: in a script a line, forbidden word, check, reply or stage."""
    flaw: Flaw
    values: Mapping[str, str] = field(default_factory=dict)
    entry: str | None = None
    """Name of the entry in its line, where it is one entry's fault."""

    @property
    def reason(self) -> str:
        """In plain words."""
        return _WORDS[self.flaw].format_map(self.values)

    def __str__(self) -> str:
        return ": ".join(filter(None, (f"{self.file}:{self.line}", self.rule, self.entry, self.reason)))


class Refused(HotlineError):
    """A file was refused as a whole; what was in use stays. `problems` are all that were found, by line."""

    code = "file.invalid"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)
