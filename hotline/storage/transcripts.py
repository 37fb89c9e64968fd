"""What was said in calls, and what was judged of it."""

from typing import Any

from sqlalchemy import Row, select

from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from hotline.storage.errors import StorageMisuse
from hotline.storage.schema import judgements, transcript_lines
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
        }
        await self._transaction.upsert(judgements, row)

    async def judgements(self, call_id: str) -> tuple[Judgement, ...]:
        """The call's verdicts, by rule."""
        j = judgements.c
        rows = await self._transaction.all(select(judgements).where(j.call_id == call_id).order_by(j.rule))
        return tuple(map(_judgement, rows))


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
    )
