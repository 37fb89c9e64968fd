"""What kind of matter it is, by the words the catalogue has for service types, and for choices of their forms."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from domain.intake.utterances import PhraseSet, Utterance
from domain.rules.language import Language
from domain.transcripts import Speaker

ONLY_HEARD = 0.6
"""What a word that sounds like it is worth."""

BESIDE = 0.5
"""The share of the best's evidence from which another type is proposed beside it."""

DOUBT = 0.3
"""How little is known without a word, as a share of what the rarest word is worth."""

MOST = 3


@dataclass(frozen=True, slots=True)
class CategoryHeard:
    id: str
    """Of the service type, or the value of the choice."""
    words: tuple[str, ...]
    """That were heard, the rarest first."""
    start: float
    end: float
    certainty: float


class Categories:
    """The words of a catalogue, made ready once. Immutable."""

    def __init__(self, words: Mapping[str, Sequence[str]], language: Language) -> None:
        """`words`: what callers say when they mean a category, by its id."""
        self._meant: dict[str, list[str]] = {}
        for id_, phrases in words.items():
            for phrase in dict.fromkeys(phrases):
                self._meant.setdefault(phrase, []).append(id_)
        many = max(1, len(words))
        self._rarity = {phrase: log(1.0 + many / len(types)) for phrase, types in self._meant.items()}
        self._rarest = log(1.0 + many)
        self._phrases = PhraseSet(self._meant, language)

    def heard(self, said: Sequence[Utterance]) -> tuple[CategoryHeard, ...]:
        """The likeliest first. What callers say counts, each word once."""
        evidence: dict[str, tuple[float, Utterance]] = {}
        for one in said:
            if one.leg is not Speaker.CALLER:
                continue
            here = {f.phrase: f.written for f in self._phrases.found(one.text)}
            for phrase, written in here.items():
                if any(phrase != other and phrase in other for other in here):
                    continue
                worth = self._rarity[phrase] * one.trust * (1.0 if written else ONLY_HEARD)
                worth *= 1.0 + 0.15 * max(0, len(phrase) - 2)
                if worth > evidence.get(phrase, (0.0, one))[0]:
                    evidence[phrase] = worth, one
        scores: dict[str, float] = defaultdict(float)
        for phrase, (worth, _) in evidence.items():
            for id_ in self._meant[phrase]:
                scores[id_] += worth
        best = max(scores.values(), default=0.0)
        kept = [one for one in scores.items() if one[1] >= BESIDE * best]
        kept.sort(key=lambda one: (-one[1], one[0]))
        return tuple(self._category(name, score, best, evidence) for name, score in kept[:MOST])

    def _category(
        self, id_: str, score: float, best: float, evidence: Mapping[str, tuple[float, Utterance]]
    ) -> CategoryHeard:
        mine = {phrase: found for phrase, found in evidence.items() if id_ in self._meant[phrase]}
        words = sorted(mine, key=lambda phrase: -mine[phrase][0])
        first = mine[words[0]][1]
        certainty = min(0.95, score / (score + DOUBT * self._rarest)) * (score / best)
        return CategoryHeard(id_, tuple(words), first.start, first.end, certainty)
