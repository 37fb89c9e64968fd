"""The verdict on one rule in one picture: so far, and when the call is over (handbook P5).

*Said*, *not said*, or *unclear* where the hearing does not carry a verdict: what is unclear never takes points.
"""

from collections.abc import Mapping
from dataclasses import replace

from domain.rules.compile import Rule, Rulebook
from domain.rules.conditions import Said
from domain.rules.deadlines import Obligation, Outcome, cut_short, missed, obligations, outcome, worst
from domain.rules.doubts import maybe_said
from domain.rules.evaluate import half_heard, holds
from domain.rules.picture import Picture
from domain.rules.truth import Finding, Truth
from domain.rules.words import Place, places
from domain.scripts import Moment
from domain.transcripts import Judgement, RuleKind, Speaker, Verdict


class Judge:
    """Reads the picture, and changes nothing in it."""

    def __init__(self, call_id: str, rulebook: Rulebook, picture: Picture, variables: Mapping[str, str]) -> None:
        self._call_id = call_id
        self._rulebook = rulebook
        self._picture = picture
        self._variables = variables
        self.reasons: dict[str, str] = {}
        """By rule: why it was left open (P6)."""

    def so_far(self, rule: Rule, before: Judgement | None) -> Judgement | None:
        """What is certain while the call runs: said, or broken; else None. `before`: what it was judged last; where
        that no longer holds, it is taken back."""
        if rule.due is not None:
            outcomes = self._outcomes(rule)
            if outcomes and outcomes[-1] is not None and outcomes[-1].verdict is Verdict.SAID:
                return self._of_line(rule, outcomes[-1])
            return None
        if not rule.early:
            return None
        finding = self._finding(rule)
        if finding.truth is Truth.YES:
            return self._of_finding(rule, finding, Verdict.SAID)
        if before is not None and before.verdict is Verdict.SAID and rule.kind is RuleKind.FORBIDDEN:
            return replace(before, verdict=Verdict.NOT_SAID)
        return None

    def finally_(self, rule: Rule) -> Judgement | None:
        """The verdict when the call is over; None where the rule does not apply to it."""
        applies = self._applies(rule)
        if applies is Truth.NO:
            return None
        judgement = self._line(rule) if rule.due is not None else self._check(rule)
        if judgement is not None and applies is Truth.UNSURE and judgement.verdict is not Verdict.SAID:
            judgement = replace(judgement, verdict=Verdict.UNCLEAR)
        return judgement

    def _line(self, rule: Rule) -> Judgement | None:
        owed = self.obliged(rule)
        outcomes = [
            found if found is not None else self._missed(rule, obligation)
            for obligation, found in zip(owed, self._outcomes(rule), strict=True)
            if found is not None or not cut_short(obligation, self._picture)
        ]
        return self._of_line(rule, worst(outcomes)) if outcomes else None

    def _check(self, rule: Rule) -> Judgement | None:
        finding = self._finding(rule)
        if finding.truth is Truth.UNSURE:
            return self._of_finding(rule, finding, Verdict.UNCLEAR)
        if finding.truth is Truth.YES:
            return self._of_finding(rule, finding, Verdict.SAID)
        if rule.kind is RuleKind.FORBIDDEN:
            return None
        unheard = half_heard(rule.condition, self._picture, self._rulebook.language)
        return self._of_finding(rule, finding, Verdict.UNCLEAR if unheard else Verdict.NOT_SAID)

    def _finding(self, rule: Rule) -> Finding:
        """The rule's condition, where the rule applies."""
        if self._applies(rule) is Truth.NO:
            return Finding(Truth.NO)
        return holds(rule.condition, self._picture, self._rulebook.language)

    def _applies(self, rule: Rule) -> Truth:
        if rule.when is None:
            return Truth.YES
        return holds(rule.when, self._picture, self._rulebook.language).truth

    def obliged(self, rule: Rule) -> list[Obligation]:
        """Every time that a line is or was due in this call."""
        if self._applies(rule) is Truth.NO:
            return []
        thanked = rule.due is not None and rule.due.moment is Moment.THANKS
        return obligations(rule, self._picture, self._thanks() if thanked else [])

    def _thanks(self) -> list[Place]:
        found = places(self._rulebook.thanks, self._picture, self._rulebook.language)
        return [place for place in found if place.sure and place.start >= self._picture.connected]

    def said_at(self, rule: Rule) -> list[float]:
        """When a line was said or played, in time or not."""
        at = [place.start for place in self._places(rule) if place.sure]
        return at + [start for start, _ in self._picture.played.get(rule.id, ())]

    def _outcomes(self, rule: Rule) -> list[Outcome | None]:
        found = self._places(rule)
        return [outcome(obligation, rule, found, self._picture) for obligation in self.obliged(rule)]

    def _places(self, rule: Rule) -> list[Place]:
        assert isinstance(rule.condition, Said)
        return places(rule.condition, self._picture, self._rulebook.language)

    def _missed(self, rule: Rule, obligation: Obligation) -> Outcome:
        """Not said; but what another reading has, or a second look found, makes it unclear."""
        missing = missed(obligation, self._picture)
        if missing.verdict is not Verdict.NOT_SAID:
            return missing
        found = maybe_said(rule, self._picture, self._rulebook.language, self._variables, obligation)
        if found is None:
            return missing
        return Outcome(Verdict.UNCLEAR, found[0], found[1], certainty=0.5)

    def _of_line(self, rule: Rule, outcome: Outcome) -> Judgement:
        judged = self._of(rule, outcome.verdict, outcome.start, outcome.end, outcome.certainty)
        return replace(judged, late=outcome.late, played=outcome.played)

    def _of_finding(self, rule: Rule, finding: Finding, verdict: Verdict) -> Judgement:
        return self._of(rule, verdict, finding.start, finding.end, finding.certainty)

    def _of(self, rule: Rule, verdict: Verdict, start: float | None, end: float | None, certainty: float) -> Judgement:
        return Judgement(
            self._call_id,
            rule.id,
            rule.kind,
            verdict,
            Speaker.AGENT,
            None if start is None else round(start, 2),
            None if end is None else round(end, 2),
            certainty=round(certainty, 3),
            reason=self.reasons.get(rule.id),
        )
