"""What was said in calls, and what was judged of it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, and_, or_, select

from domain.transcripts import Judgement, Line, RuleKind, SecondLook, Speaker, Verdict
from hotline.storage.errors import StorageMisuse
from hotline.storage.schema import calls, judgements, second_looks, transcript_lines
from hotline.storage.transaction import Transaction


class Transcripts:
    """Final lines, gaps and verdicts. Partials change until they are final, and are not stored."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, line: Line) -> None:
        """Adds a final line or a gap. Raises `StorageMisuse` for a partial, `Conflict` when there is no such call."""
        if not (line.final or line.gap):
            raise StorageMisuse("only final lines and gaps are stored; a partial goes on the bus alone")
        row = {
            "call_id": line.call_id,
            "leg": line.leg.value,
            "start_s": line.start,
            "end_s": line.end,
            "words": line.text,
            "confidence": line.confidence,
            "gap": line.gap,
            "normal": line.normal,
            "alternatives": list(line.alternatives),
        }
        await self._transaction.execute(transcript_lines.insert(), [row])

    async def of(self, call_id: str) -> tuple[Line, ...]:
        """The call's lines by their start; all final."""
        t = transcript_lines.c
        rows = await self._transaction.all(
            select(transcript_lines).where(t.call_id == call_id).order_by(t.start_s, t.id)
        )
        return tuple(map(_line, rows))

    async def judge(self, judgement: Judgement) -> None:
        """Keeps the verdict, in place of an earlier one of the same rule in the same call."""
        row = {
            "call_id": judgement.call_id,
            "rule": judgement.rule,
            "kind": judgement.kind.value,
            "verdict": judgement.verdict.value,
            "leg": judgement.leg.value,
            "start_s": judgement.start,
            "end_s": judgement.end,
            "late": judgement.late,
            "played": judgement.played,
            "certainty": judgement.certainty,
            "reason": judgement.reason,
        }
        await self._transaction.upsert(judgements, row)

    async def judgements(self, call_id: str) -> tuple[Judgement, ...]:
        """The call's verdicts, by rule."""
        j = judgements.c
        rows = await self._transaction.all(select(judgements).where(j.call_id == call_id).order_by(j.rule))
        return tuple(map(_judgement, rows))

    async def judged(self, rules: Collection[str], script_id: str) -> frozenset[str]:
        """Those of `rules` that ever gave a verdict in a call of this script, or of a call whose script isn't known."""
        if not rules:
            return frozenset()
        of_call = and_(
            calls.c.id == judgements.c.call_id, or_(calls.c.script_id == script_id, calls.c.script_id.is_(None))
        )
        rows = await self._transaction.all(
            select(judgements.c.rule)
            .where(judgements.c.rule.in_(rules), select(calls.c.id).where(of_call).exists())
            .distinct()
        )
        return frozenset(row.rule for row in rows)

    async def look(self, look: SecondLook) -> None:
        """Adds what a second look at a doubtful stretch gave."""
        row = {
            "call_id": look.call_id,
            "leg": look.leg.value,
            "start_s": look.start,
            "end_s": look.end,
            "phrase": look.phrase,
            "score": look.score,
        }
        await self._transaction.execute(second_looks.insert(), [row])

    async def looks(self, call_id: str) -> tuple[SecondLook, ...]:
        """The call's second looks, by their start."""
        s = second_looks.c
        rows = await self._transaction.all(select(second_looks).where(s.call_id == call_id).order_by(s.start_s, s.id))
        return tuple(
            SecondLook(row.call_id, Speaker(row.leg), row.start_s, row.end_s, row.phrase, row.score) for row in rows
        )


def _line(row: Row[Any]) -> Line:
    return Line(
        call_id=row.call_id,
        leg=Speaker(row.leg),
        start=row.start_s,
        end=row.end_s,
        text=row.words,
        final=True,
        confidence=row.confidence,
        gap=row.gap,
        normal=row.normal,
        alternatives=tuple(row.alternatives),
    )


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        call_id=row.call_id,
        rule=row.rule,
        kind=RuleKind(row.kind),
        verdict=Verdict(row.verdict),
        leg=Speaker(row.leg),
        start=row.start_s,
        end=row.end_s,
        late=row.late,
        played=row.played,
        certainty=row.certainty,
        reason=row.reason,
    )
