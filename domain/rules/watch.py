"""One call under its rules, from the first word to the last verdict (handbook P1–P6).

Sans-I/O: told what is heard and what happens, it answers with the judgements that are new. Fed the same input after
the call it comes to the same verdicts, because every verdict is a function of the picture, not of how it came about.
Times are seconds from the start of the call.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from domain.people import Role
from domain.rules.compile import Rule, Rulebook, heard
from domain.rules.conditions import Said
from domain.rules.deadlines import BEFORE_S
from domain.rules.doubts import Doubt, doubtful, near_misses
from domain.rules.due import Compliance, compliance_of, due_lines
from domain.rules.judge import Judge
from domain.rules.listener import Key, Listener
from domain.rules.picture import Picture
from domain.rules.stages import stages_of
from domain.rules.words import places
from domain.scripts import CallKind, DueLine, DueState, Moment, Reply, Strength
from domain.transcripts import Judgement, Line, RuleKind, SecondLook, Speaker, Verdict

SOUND_EVERY_S = 10.0
"""How often, in seconds of the call, rules on how it sounds are looked at while it runs."""

RECENT_S = 20.0
"""A reply is offered for so long after the caller's words."""


SURE_AT = 0.85
"""Similarity from which words that are still being spoken tick a line off, for the time being."""


class Watch:
    """The rules of one call. `rulebook` is shared; everything else here belongs to the call."""

    def __init__(
        self,
        call_id: str,
        rulebook: Rulebook,
        kind: CallKind,
        variables: Mapping[str, str],
        *,
        role: Role = Role.AGENT,
    ) -> None:
        self._call_id = call_id
        self._rulebook = rulebook
        self._rules = {rule.id: rule for rule in rulebook.rules if rule.binds(kind, role)}
        self._kind = kind
        self._variables = dict(variables)
        self._picture = Picture()
        self._listener = Listener(rulebook, self._picture, self._variables)
        self._judged: dict[str, Judgement] = {}
        self._judge = Judge(call_id, rulebook, self._picture, self._variables)
        self._provisional: frozenset[str] = frozenset()
        self._sounded = 0.0
        self._said: dict[str, float | None] = {}
        self._moments = 0

    # What comes in

    def know(self, variables: Mapping[str, str]) -> tuple[Judgement, ...]:
        """More is known: who the agent is, how the caller is addressed. What was said is judged anew."""
        self._variables |= variables
        return self._changed(self._concerned(self._listener.know(self._variables)))

    def hear(self, line: Line) -> tuple[Judgement, ...]:
        """A final or a gap; a partial judges nothing, but shows in `due` where it is sure enough."""
        if not line.final:
            if line.leg is Speaker.AGENT:
                self._provisional = frozenset(self._fulfilled(line))
            return ()
        if line.leg is Speaker.AGENT:
            self._provisional = frozenset()
        rules = self._concerned(self._listener.hear(line))
        if line.end - self._sounded >= SOUND_EVERY_S:
            self._sounded = line.end
            rules = (*rules, *self._rulebook.sounding)
        return self._changed(rules)

    def happened(self, moment: Moment, at_s: float) -> tuple[Judgement, ...]:
        """Something that lines are due before or after."""
        self._picture.note(moment, at_s)
        return self._changed(rule for rule in self._rules.values() if rule.due is not None)

    def played(self, rule: str, start_s: float, end_s: float) -> tuple[Judgement, ...]:
        """A line was played to the caller in the agent's place: it counts as said."""
        self._picture.played.setdefault(rule, []).append((start_s, end_s))
        return self._changed(one for one in self._rules.values() if one.id == rule)

    def excuse(self, rule: str, reason: str) -> tuple[Judgement, ...]:
        """The agent says why a line was left open (P6). It stays on the verdict."""
        self._judge.reasons[rule] = reason
        judged = self._judged.get(rule)
        if judged is None:
            judged = Judgement(self._call_id, rule, RuleKind.REQUIRED, Verdict.NOT_SAID, Speaker.AGENT)
        self._judged[rule] = judged = replace(judged, reason=reason)
        return (judged,)

    def looked(self, look: SecondLook) -> tuple[Judgement, ...]:
        """A doubtful stretch was listened to again."""
        self._picture.looks.append(look)
        keys: set[Key] = {(look.leg, look.phrase)}
        return self._changed(self._concerned(keys))

    def conclude(self, at_s: float) -> tuple[Judgement, ...]:
        """The call is over: the verdict on every rule that applies. May be asked again after second looks."""
        self._picture.over = at_s
        self._provisional = frozenset()
        self._stage(self._rules.values())
        concluded = {
            rule.id: judgement for rule in self._rules.values() if (judgement := self._judge.finally_(rule)) is not None
        }
        withdrawn = {
            rule: replace(judgement, verdict=Verdict.NOT_SAID)
            for rule, judgement in self._judged.items()
            if rule not in concluded and judgement.kind is RuleKind.FORBIDDEN
        }
        self._judged = concluded | withdrawn
        return tuple(self._judged.values())

    # What can be asked

    def due(self, now_s: float) -> tuple[DueLine, ...]:
        """Every required line in order, as the agent sees it (P1)."""
        return due_lines(
            self._rulebook,
            self._kind,
            self._picture,
            self._variables,
            {rule.id: self._judge.obliged(rule) for rule in self._rules.values() if rule.due is not None},
            self._judged,
            self._provisional,
            self._ahead(now_s),
            now_s,
        )

    def open_hard(self, now_s: float) -> tuple[DueLine, ...]:
        """Hard rules that are open: wrap-up waits for them (P6)."""
        open_states = (DueState.DUE, DueState.OVERDUE)
        return tuple(line for line in self.due(now_s) if line.strength is Strength.HARD and line.state in open_states)

    def compliance(self, due: Iterable[DueLine]) -> Compliance:
        """The call at a glance, for supervisors; `due` is what `due` gave for the same moment."""
        alerts = {rule.id for rule in self._rules.values() if rule.alert}
        return compliance_of(due, self._judged.values(), alerts)

    def replies(self) -> tuple[Reply, ...]:
        """Answers to what the caller said last, latest first (P8, K1)."""
        since = self._picture.heard_until - RECENT_S
        found = []
        for reply in self._rulebook.script.replies:
            at = [p.end for p in places(heard(reply.heard), self._picture, self._rulebook.language) if p.sure]
            if at and max(at) >= since:
                found.append((max(at), reply))
        return tuple(reply for _, reply in sorted(found, key=lambda one: -one[0]))

    def doubts(self) -> tuple[Doubt, ...]:
        """What a second look would settle; after `conclude` also lines of which something alike was heard."""
        found = [
            doubt
            for rule in self._rules.values()
            if (judged := self._judged.get(rule.id)) is None or judged.verdict is Verdict.UNCLEAR
            if rule.due is None or self._judge.obliged(rule)
            for doubt in doubtful(rule, self._picture, self._rulebook.language, self._variables)
        ]
        if self._picture.over is not None:
            missing = [
                rule
                for rule in self._rules.values()
                if rule.due is not None
                and (judged := self._judged.get(rule.id)) is not None
                and judged.verdict is Verdict.NOT_SAID
            ]
            found += near_misses(missing, self._picture, self._rulebook.language, self._variables)
        return tuple(found)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every verdict so far."""
        return tuple(self._judged.values())

    # Judging

    def _concerned(self, keys: Iterable[Key]) -> tuple[Rule, ...]:
        keys = set(keys)
        found: dict[str, Rule] = {}
        for key in keys:
            for rule in self._rulebook.concerned.get(key, ()):
                found[rule.id] = rule
        return tuple(found.values())

    def _changed(self, rules: Iterable[Rule]) -> tuple[Judgement, ...]:
        bound = [rule for rule in rules if rule.id in self._rules]
        self._stage(bound)
        changed = []
        for rule in bound:
            if rule.due is not None and self._said[rule.id] is None:
                continue
            judgement = self._judge.so_far(rule, self._judged.get(rule.id))
            if judgement is not None and judgement != self._judged.get(rule.id):
                self._judged[rule.id] = judgement
                changed.append(judgement)
        return tuple(changed)

    def _stage(self, rules: Iterable[Rule]) -> None:
        """Bring the call's stages up to date with what is new of these rules' lines, and with what happened."""
        said = {rule.id: min(self._judge.said_at(rule), default=None) for rule in rules if rule.due is not None}
        moments = sum(map(len, self._picture.happened.values()))
        if said.items() <= self._said.items() and moments == self._moments:
            return
        self._said |= said
        self._moments = moments
        begun: dict[str, float] = {}
        for rule_id, at in self._said.items():
            stage = self._rules[rule_id].stage
            if at is not None and stage is not None:
                begun[stage] = min(at, begun.get(stage, at))
        self._picture.stages = stages_of(self._rulebook.script, begun, self._picture)

    def _ahead(self, now_s: float) -> frozenset[str]:
        """Lines due before something that has not happened yet, and said a moment ago: 请稍等 before the hold."""
        return frozenset(
            rule.id
            for rule in self._rules.values()
            if rule.due is not None
            and rule.due.within_s is None
            and rule.due.moment is not Moment.HANG_UP
            and any(at >= now_s - BEFORE_S for at in self._judge.said_at(rule))
        )

    def _fulfilled(self, partial: Line) -> Iterable[str]:
        """Lines that the words being spoken fulfil, surely enough to show."""
        for phrase, hit in self._listener.try_out(partial, SURE_AT).items():
            for rule in self._rulebook.concerned.get((partial.leg, phrase), ()):
                if rule.id not in self._rules or rule.due is None or not isinstance(rule.condition, Said):
                    continue
                if phrase in rule.condition.phrases and hit.similarity >= rule.condition.similar:
                    yield rule.id
