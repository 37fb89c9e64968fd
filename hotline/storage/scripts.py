"""Scripts as they were and are: every version, and the rules that were retired."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Row, func, select

from hotline.storage.schema import retired_rules, script_versions
from hotline.storage.transaction import Transaction

v = script_versions.c
r = retired_rules.c


class Origin(Enum):
    """Who wrote a version."""

    PRODUCT = "product"
    """It came with the program."""
    SITE = "site"


@dataclass(frozen=True, slots=True)
class ScriptVersion:
    """A script as it was from one change to the next. Kept for ever, never changed."""

    script_id: str
    version: int
    """From 1."""
    origin: Origin
    source: str
    """YAML."""
    at: datetime
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RetiredRule:
    """A rule that is no longer in its script, but has judged calls."""

    script_id: str
    rule: str
    version: int
    """The last that had it."""
    at: datetime
    by: str


class Scripts:
    """The append-only versions; the highest of a script is the one in use."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, version: ScriptVersion) -> None:
        """Raises `Conflict` where there is such a version already."""
        row = {
            "script_id": version.script_id,
            "version": version.version,
            "origin": version.origin.value,
            "source": version.source,
            "at": version.at,
            "by": version.by,
            "note": version.note,
        }
        await self._transaction.execute(script_versions.insert(), [row])

    async def latest(self) -> tuple[ScriptVersion, ...]:
        """The version in use of every script, by id."""
        newest = select(v.script_id, func.max(v.version).label("version")).group_by(v.script_id).subquery()
        joined = (v.script_id == newest.c.script_id) & (v.version == newest.c.version)
        rows = await self._transaction.all(select(script_versions).join(newest, joined).order_by(v.script_id))
        return tuple(map(_version, rows))

    async def last(self, script_id: str, origin: Origin | None = None) -> ScriptVersion | None:
        """The highest version of the script, or the highest from `origin`."""
        wanted = select(script_versions).where(v.script_id == script_id)
        if origin is not None:
            wanted = wanted.where(v.origin == origin.value)
        row = await self._transaction.first(wanted.order_by(v.version.desc()).limit(1))
        return _version(row) if row else None

    async def get(self, script_id: str, version: int) -> ScriptVersion | None:
        row = await self._transaction.first(
            select(script_versions).where(v.script_id == script_id, v.version == version)
        )
        return _version(row) if row else None

    async def versions(self, script_id: str, before: int | None = None, limit: int = 50) -> tuple[ScriptVersion, ...]:
        """Newest first; `before`: only those with a lower number."""
        wanted = select(script_versions).where(v.script_id == script_id)
        if before is not None:
            wanted = wanted.where(v.version < before)
        rows = await self._transaction.all(wanted.order_by(v.version.desc()).limit(limit))
        return tuple(map(_version, rows))

    async def retire(self, rule: RetiredRule) -> None:
        row = {
            "script_id": rule.script_id,
            "rule": rule.rule,
            "version": rule.version,
            "at": rule.at,
            "by": rule.by,
        }
        await self._transaction.upsert(retired_rules, row)

    async def revive(self, script_id: str, rule: str) -> None:
        """The rule is in its script again. Harmless where it was not retired."""
        await self._transaction.execute(retired_rules.delete().where(r.script_id == script_id, r.rule == rule))

    async def retired(self, script_id: str) -> tuple[RetiredRule, ...]:
        """By rule."""
        rows = await self._transaction.all(select(retired_rules).where(r.script_id == script_id).order_by(r.rule))
        return tuple(RetiredRule(row.script_id, row.rule, row.version, row.at, row.by) for row in rows)


def _version(row: Row[Any]) -> ScriptVersion:
    return ScriptVersion(
        script_id=row.script_id,
        version=row.version,
        origin=Origin(row.origin),
        source=row.source,
        at=row.at,
        by=row.by,
        note=row.note,
    )
