"""Scripts from the desk's side: the one in use, every one that was, and what a change would do (P1).

The script in use is the version with the highest number. A running call keeps the one it began with; new calls take
the new one from the moment it is saved.
"""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial

import structlog

from domain.people import Permission, Person
from domain.rules.language import Language
from domain.scripts import Script
from hotline import scripts
from hotline.clock import Clock
from hotline.errors import Conflict, NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.rehearsal import Rehearsal, Rehearser
from hotline.scripts.problems import Problem, ScriptError
from hotline.scripts.reading import Reading, read
from hotline.scripts.words import UnknownWords, Vocabulary, warnings
from hotline.storage.calls import CallQuery
from hotline.storage.scripts import Origin, RetiredRule, ScriptVersion
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

PRODUCT = "hotline"
"""Who wrote the versions that ship."""


@dataclass(frozen=True, slots=True)
class InUse:
    """The script that new calls take, and its version."""

    script: Script
    version: ScriptVersion
    lines: Mapping[str, int]
    """Stage, rule or reply to the line of the source it begins in."""
    shipped_newer: bool
    """The product ships other words than the site's were made from."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What would become of a source: `problems` refuse it, `warnings` don't."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[UnknownWords, ...] = ()
    lines: Mapping[str, int] | None = None


class ScriptDesk:
    def __init__(
        self,
        ledger: Ledger,
        clock: Clock,
        language: Language,
        hearing: Vocabulary,
        *,
        shipped: Mapping[str, str],
        centre: str,
    ) -> None:
        """`shipped`: id to source; `centre`: the name that lines say. `start` comes before anything else."""
        self._ledger = ledger
        self._clock = clock
        self._hearing = hearing
        self._shipped = shipped
        self._rehearser = Rehearser(ledger.database, language, centre)
        self._in_use: dict[str, InUse] = {}
        self._changing = asyncio.Lock()

    async def start(self) -> None:
        """Take up the stored versions; what ships becomes a version where the site has none of its own.

        Raises `ScriptError` where a shipped script is wrong. A stored one that this program can't read any more gives
        way to the last that it can.
        """
        for script_id, source in self._shipped.items():
            await asyncio.to_thread(read, source, f"{script_id}.yaml")
            await self._take_up_shipped(script_id, source)
        async with self._ledger.database.reading() as uow:
            latest = await uow.scripts.latest()
        for version in latest:
            await self._take_up(version)

    # What there is

    def current(self, script_id: str) -> Script:
        """The script in use: the same object until it changes. Raises `NotFound`."""
        return self.in_use(script_id).script

    def in_use(self, script_id: str) -> InUse:
        """Raises `NotFound`."""
        found = self._in_use.get(script_id)
        if found is None:
            raise NotFound("script", script_id)
        return found

    def all(self) -> tuple[InUse, ...]:
        """By id."""
        return tuple(self._in_use[script_id] for script_id in sorted(self._in_use))

    def shipped(self, script_id: str) -> str:
        """The source that the product ships. Raises `NotFound`."""
        source = self._shipped.get(script_id)
        if source is None:
            raise NotFound("script of the product", script_id)
        return source

    async def versions(self, script_id: str, before: int | None = None, limit: int = 50) -> tuple[ScriptVersion, ...]:
        """Newest first. Raises `NotFound`."""
        self.in_use(script_id)
        async with self._ledger.database.reading() as uow:
            return await uow.scripts.versions(script_id, before, limit)

    async def version(self, script_id: str, version: int) -> ScriptVersion:
        """Raises `NotFound`."""
        async with self._ledger.database.reading() as uow:
            found = await uow.scripts.get(script_id, version)
        if found is None:
            raise NotFound("version of the script", f"{script_id} {version}")
        return found

    async def as_it_was(self, script_id: str, version: int) -> Reading:
        """A script as it stood then: a verdict's words and reasons are those of its own time.

        Raises `NotFound`, and `ScriptError` where this program can't read it any more.
        """
        return await _reading(await self.version(script_id, version))

    async def retired(self, script_id: str) -> tuple[RetiredRule, ...]:
        """Rules no longer in the script that have judged calls."""
        self.in_use(script_id)
        async with self._ledger.database.reading() as uow:
            return await uow.scripts.retired(script_id)

    # What a change would do

    async def validate(self, script_id: str, source: str) -> Validation:
        """Changes nothing."""
        try:
            reading = await asyncio.to_thread(read, _plain(source), f"{script_id}.yaml")
        except ScriptError as error:
            return Validation(error.problems)
        unknown = await asyncio.to_thread(warnings, reading.script, self._hearing)
        return Validation(warnings=unknown, lines=reading.lines)

    async def rehearse(
        self, script_id: str, source: str, query: CallQuery, cursor: str | None = None, limit: int = 50
    ) -> Rehearsal:
        """Run the changed script and the one in use over past calls. Raises `ScriptError`, `InvalidCursor`."""
        changed = await asyncio.to_thread(scripts.parse, _plain(source), f"{script_id}.yaml")
        known = self._in_use.get(script_id)
        return await self._rehearser.run(known.script if known else None, changed, query, cursor, limit)

    # Changing

    async def save(self, script_id: str, source: str, by: Person, note: str, base_version: int) -> Script:
        """A new version, in use at once. `base_version` is the one that was edited, 0 for a script that is new.

        Raises `ScriptError`; `Conflict` where somebody else changed the script meanwhile, or nothing is changed.
        """
        return await self._change(script_id, _plain(source), Origin.SITE, by, note, base_version, "script.save")

    async def restore(self, script_id: str, version: int | None, by: Person, note: str, base_version: int) -> Script:
        """An earlier version again, or (None) the one that the product ships, as a new version.

        Raises as `save`, and `NotFound`.
        """
        if version is None:
            source, origin = self.shipped(script_id), Origin.PRODUCT
        else:
            old = await self.version(script_id, version)
            source, origin = old.source, old.origin
            if origin is Origin.PRODUCT and source != self._shipped.get(script_id):
                origin = Origin.SITE  # what shipped once is the site's choice now
        return await self._change(script_id, source, origin, by, note, base_version, "script.restore")

    async def _change(
        self, script_id: str, source: str, origin: Origin, by: Person, note: str, base_version: int, deed: str
    ) -> Script:
        if not by.may(Permission.EDIT_SCRIPTS):
            raise NotAllowed(f"your role ({by.role.value}) does not include {Permission.EDIT_SCRIPTS.value}")
        reading = await asyncio.to_thread(read, source, f"{script_id}.yaml")
        async with self._changing:
            async with self._ledger.database.unit_of_work() as uow:
                last = await uow.scripts.last(script_id)
                number = last.version if last else 0
                if number != base_version:
                    raise Conflict(
                        f"version {number} is in use, not {base_version}: somebody changed it", "base_version"
                    )
                if last is not None and last.source == source:
                    raise Conflict(f"nothing is changed against version {number}", "source")
                version = ScriptVersion(script_id, number + 1, origin, source, self._clock(), by.user, note.strip())
                await self._write(uow, version, reading, self._rules_of(script_id))
                detail = {"version": str(version.version), "note": version.note}
                await uow.audit.add(version.at, by.user, deed, f"script {script_id}", detail)
                await uow.commit()
            return self._use(version, reading).script

    async def _write(
        self, uow: UnitOfWork, version: ScriptVersion, reading: Reading, rules_before: Collection[str]
    ) -> None:
        """Rules that are gone and have judged calls retire; those that are back do so no more."""
        await uow.scripts.add(version)
        rules = rules_of(reading.script)
        gone = await uow.transcripts.judged(set(rules_before) - rules, version.script_id)
        for rule in sorted(gone):
            await uow.scripts.retire(RetiredRule(version.script_id, rule, version.version - 1, version.at, version.by))
        for retired in await uow.scripts.retired(version.script_id):
            if retired.rule in rules:
                await uow.scripts.revive(version.script_id, retired.rule)

    # Taking up

    async def _take_up_shipped(self, script_id: str, source: str) -> None:
        async with self._ledger.database.unit_of_work() as uow:
            last = await uow.scripts.last(script_id)
            if last is not None and (last.origin is Origin.SITE or last.source == source):
                return
            number = last.version if last else 0
            version = ScriptVersion(script_id, number + 1, Origin.PRODUCT, source, self._clock(), PRODUCT)
            before: Collection[str] = ()
            if last is not None:
                try:
                    before = rules_of((await _reading(last)).script)
                except ScriptError as error:
                    log.warning("an old script can't be read", script=script_id, version=number, why=str(error))
            await self._write(uow, version, await _reading(version), before)
            await uow.commit()
        log.info("script taken up", script=script_id, version=version.version)

    async def _take_up(self, version: ScriptVersion) -> None:
        wanted: ScriptVersion | None = version
        while wanted is not None:
            try:
                reading = await _reading(wanted)
            except ScriptError as error:
                log.error("a script can't be read", script=wanted.script_id, version=wanted.version, why=str(error))
                async with self._ledger.database.reading() as uow:
                    older = await uow.scripts.versions(wanted.script_id, wanted.version, 1)
                wanted = older[0] if older else None
            else:
                await self._note_shipped(wanted, reading)
                return

    async def _note_shipped(self, version: ScriptVersion, reading: Reading) -> None:
        async with self._ledger.database.reading() as uow:
            product = await uow.scripts.last(version.script_id, Origin.PRODUCT)
        shipped = self._shipped.get(version.script_id)
        newer = version.origin is Origin.SITE and shipped is not None and (product is None or product.source != shipped)
        self._use(version, reading, shipped_newer=newer)

    def _use(self, version: ScriptVersion, reading: Reading, *, shipped_newer: bool | None = None) -> InUse:
        known = self._in_use.get(version.script_id)
        if shipped_newer is None:
            shipped_newer = known is not None and known.shipped_newer and version.origin is Origin.SITE
        script = replace(reading.script, version=version.version)
        self._in_use[version.script_id] = found = InUse(script, version, reading.lines, shipped_newer)
        return found

    def _rules_of(self, script_id: str) -> Collection[str]:
        known = self._in_use.get(script_id)
        return rules_of(known.script) if known else ()


def rules_of(script: Script) -> frozenset[str]:
    """The ids of everything in it that is judged."""
    lines = (line.id for _, line in script.lines())
    return frozenset((*lines, *(words.id for words in script.forbidden), *(check.id for check in script.checks)))


async def _reading(version: ScriptVersion) -> Reading:
    reading = await asyncio.to_thread(partial(read, version.source, f"{version.script_id}.yaml"))
    return replace(reading, script=replace(reading.script, version=version.version))


def _plain(source: str) -> str:
    """With line ends as everybody writes them; the mark that Windows puts in front is gone."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
