"""Values that only scripts have: wordings, with their placeholders, and patterns."""

import re
from collections.abc import Mapping

from domain.errors import InvalidValue
from domain.rules.spotting import LONGEST as MOST_SYLLABLES
from domain.scripts import fill, placeholders
from hotline.yaml_reading.nodes import Node
from hotline.yaml_reading.problems import Flaw
from hotline.yaml_reading.reader import Reader
from speech import patterns
from speech.text import syllables

PLACEHOLDERS: Mapping[str, str] = {
    "centre": "the centre's name, from HOTLINE_CONFIG",
    "agent_no": "the agent's number: their user name",
    "surname": "the customer's surname, where it is known",
    "title": "the customer's title (先生, 女士), where it is known",
    "time": "a time that the agent names; never filled in, what stands there may be anything",
    "place": "a place that the agent names; likewise",
    "matter": "what the call is about, in the agent's words; likewise",
    "name": "somebody whom the agent names; likewise",
    "amount": "a sum that the agent names; likewise",
}
"""What may stand in braces in words that are shown or spoken."""


class WordingReader(Reader):
    def wording(self, node: Node) -> str:
        """Words that are spoken, shown or listened for. Placeholders without a value are left out of them."""
        value = self.text(node)
        for name in sorted(placeholders(value) - PLACEHOLDERS.keys()):
            self.flaw(node, Flaw.PLACEHOLDER, value=f"{{{name}}}", known=", ".join(f"{{{p}}}" for p in PLACEHOLDERS))
        if any(brace in re.sub(r"\{\w+\}", "", value) for brace in "{}"):
            self.flaw(node, Flaw.BRACE, value=value)
        self._audible(node, value)
        return value

    def pattern(self, node: Node) -> str:
        value = self.text(node, patterns.LONGEST)
        try:
            if value and patterns.compiled(value[: patterns.LONGEST]).search("") is not None:
                self.flaw(node, Flaw.PATTERN_EMPTY)
        except InvalidValue as refused:
            self.flaw(node, Flaw.PATTERN, why=refused.reason)
        return value

    def _audible(self, node: Node, wording: str) -> None:
        sounds = len(syllables(fill(wording, {})))
        if wording and not sounds:
            self.flaw(node, Flaw.SILENT, value=wording)
        if sounds > MOST_SYLLABLES:
            self.flaw(node, Flaw.SYLLABLES, count=str(sounds), most=str(MOST_SYLLABLES))
