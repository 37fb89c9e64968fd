"""A script as rules: each line, forbidden word and check becomes one condition with what follows from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.people import Role
from domain.rules.conditions import AtLeast, Condition, Entity, Matches, Mentions, Said, Scope, Words
from domain.rules.evaluate import lasting, sounds_of, words_of
from domain.rules.language import Language, PatternSet
from domain.rules.phrases import SHORT, Phrase, PhraseBook, least_similar, spoken
from domain.scripts import (
    CallKind,
    Check,
    Deadline,
    Forbidden,
    Moment,
    Script,
    ScriptLine,
    Severity,
    Stage,
    Strength,
    fill,
    placeholders,
)
from domain.transcripts import RuleKind, Speaker

THANKED_AT = 0.9


@dataclass(frozen=True)
class Rule:
    """One thing that is judged."""

    id: str
    kind: RuleKind
    condition: Condition
    strength: Strength
    severity: Severity
    points: int
    when: Condition | None = None
    stage: str | None = None
    enters: Moment = Moment.ANSWER
    """The moment that its stage begins with: required only where that happened."""
    due: Deadline | None = None
    """Lines only."""
    calls: tuple[CallKind, ...] = tuple(CallKind)
    roles: tuple[Role, ...] = ()
    alert: bool = False
    better: str = ""

    @cached_property
    def early(self) -> bool:
        """Whether it can be told of while the call runs."""
        return lasting(self.condition) and lasting(self.when)

    def binds(self, kind: CallKind, role: Role) -> bool:
        return kind in self.calls and (not self.roles or role in self.roles)


class Rulebook:
    """A script ready to be judged by. Immutable: one for all calls that run by the same version."""

    def __init__(self, script: Script, language: Language) -> None:
        """Raises `DomainError` where a pattern can't be had."""
        self.script = script
        self.language = language
        self.rules: tuple[Rule, ...] = tuple(_rules(script, language))
        self._by_id = {rule.id: rule for rule in self.rules}
        self.thanks = Said(tuple(language.thanks), similar=THANKED_AT, scope=Scope(Speaker.CALLER))
        wanted = _phrases(self._conditions())
        self.templates = {at: least for at, least in wanted.items() if placeholders(at[1])}
        """Phrases with variables, which each call fills in for itself."""
        fixed = {at: least for at, least in wanted.items() if at not in self.templates}
        self.books = book_of(fixed, {}, language)
        self.patterns: Mapping[Speaker, tuple[str, ...]] = {
            leg: tuple(dict.fromkeys(_patterns(self._conditions(), leg))) for leg in Speaker
        }
        self.pattern_sets: Mapping[Speaker, PatternSet] = {
            leg: language.patterns(patterns) for leg, patterns in self.patterns.items() if patterns
        }
        self.entities = frozenset((one.scope.leg, one.entity) for one in self._words() if isinstance(one, Mentions))

    def rule(self, id: str) -> Rule | None:  # noqa: A002
        return self._by_id.get(id)

    @cached_property
    def concerned(self) -> Mapping[tuple[Speaker, str | Entity], tuple[Rule, ...]]:
        """Leg and phrase, pattern or entity to the rules that a hit may change."""
        found: dict[tuple[Speaker, str | Entity], list[Rule]] = {}
        for rule in self.rules:
            for one in (*words_of(rule.condition), *words_of(rule.when)):
                for key in _keys(one):
                    rules = found.setdefault((one.scope.leg, key), [])
                    if rule not in rules:
                        rules.append(rule)
        return {key: tuple(rules) for key, rules in found.items()}

    @cached_property
    def sounding(self) -> tuple[Rule, ...]:
        """Rules that ask how the call sounds."""
        return tuple(rule for rule in self.rules if any(sounds_of(rule.condition)) or any(sounds_of(rule.when)))

    def _conditions(self) -> Iterator[Condition]:
        yield self.thanks
        for rule in self.rules:
            yield rule.condition
            if rule.when is not None:
                yield rule.when
        for reply in self.script.replies:
            yield heard(reply.heard)

    def _words(self) -> Iterator[Words]:
        for condition in self._conditions():
            yield from words_of(condition)


def heard(phrases: Sequence[str]) -> Said:
    """That the caller said one of these."""
    return Said(tuple(phrases), scope=Scope(Speaker.CALLER))


def book_of(
    phrases: Mapping[tuple[Speaker, str], float], variables: Mapping[str, str], language: Language
) -> Mapping[Speaker, PhraseBook]:
    """A book for each leg, placeholders filled in."""
    return {
        leg: PhraseBook(
            [Phrase(key, fill(key, variables), least) for (of, key), least in phrases.items() if of is leg], language
        )
        for leg in Speaker
    }


def _rules(script: Script, language: Language) -> Iterator[Rule]:
    for stage, line in script.lines():
        yield _line(stage, line)
    for words in script.forbidden:
        yield _forbidden(words, (*words.exceptions, *_alike(words, script, language)))
    for check in script.checks:
        yield _check(check)


def _line(stage: Stage, line: ScriptLine) -> Rule:
    return Rule(
        id=line.id,
        kind=RuleKind.REQUIRED,
        condition=Said((line.text, *line.variants), similar=line.similar),
        strength=line.strength,
        severity=line.severity,
        points=line.points,
        when=line.when,
        stage=stage.id,
        enters=stage.enters,
        due=line.due,
        calls=stage.calls,
    )


def _alike(words: Forbidden, script: Script, language: Language) -> Iterator[str]:
    """Wordings of the script itself that have a short forbidden phrase in them by its sound: who is to ask for the
    科室 must not be blamed for 可是, whatever the recogniser writes."""
    short = [sounds for phrase in words.phrases if 0 < len(sounds := tuple(spoken(phrase, language))) <= SHORT]
    for _, line in script.lines() if short else ():
        for text in (line.text, *line.variants):
            heard = tuple(spoken(text, language))
            places = {heard[i : i + n] for n in (1, SHORT) for i in range(len(heard))}
            if not placeholders(text) and any(sounds in places for sounds in short):
                yield text


def _forbidden(words: Forbidden, exceptions: tuple[str, ...]) -> Rule:
    said = [
        Said(words.phrases, similar=words.similar, exceptions=exceptions, scope=Scope(stage=stage))
        for stage in words.stages or (None,)
    ]
    return Rule(
        id=words.id,
        kind=RuleKind.FORBIDDEN,
        condition=said[0] if len(said) == 1 else AtLeast(1, tuple(said)),
        strength=Strength.SOFT,
        severity=words.severity,
        points=words.points,
        roles=words.roles,
        alert=words.alert,
        better=words.better,
    )


def _check(check: Check) -> Rule:
    return Rule(
        id=check.id,
        kind=check.kind,
        condition=check.condition,
        strength=check.strength,
        severity=check.severity,
        points=check.points,
        when=check.when,
        calls=check.calls,
        alert=check.alert,
        better=check.better,
    )


def _phrases(conditions: Iterator[Condition]) -> dict[tuple[Speaker, str], float]:
    """Leg and phrase to the lowest similarity that any condition cares for."""
    found: dict[tuple[Speaker, str], float] = {}
    for condition in conditions:
        for one in words_of(condition):
            if isinstance(one, Said):
                for phrase in one.phrases:
                    at = (one.scope.leg, phrase)
                    found[at] = min(found.get(at, 1.0), least_similar(one.similar))
    return found


def _patterns(conditions: Iterator[Condition], leg: Speaker) -> Iterator[str]:
    for condition in conditions:
        for one in words_of(condition):
            if isinstance(one, Matches) and one.scope.leg is leg:
                yield one.pattern
                if one.excluding is not None:
                    yield one.excluding


def _keys(one: Words) -> tuple[str | Entity, ...]:
    match one:
        case Said(phrases=phrases):
            return phrases
        case Matches(pattern=pattern, excluding=excluding):
            return (pattern,) if excluding is None else (pattern, excluding)
        case Mentions(entity=entity):
            return (entity,)
