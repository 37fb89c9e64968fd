"""The customer file from the desk's side: opened, changed, merged (handbook R1, R3, R4)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from domain.customers import Customer, DoNotCall, Grade, rules_of
from domain.customers.changes import FileChange, differences
from domain.customers.merging import Likeness, likeness, merge, require_open, unmerge
from domain.errors import Fault
from hotline.bus.facts import CustomerChanged
from hotline.clock import Clock
from hotline.errors import Conflict, FileMoved, NotFound
from hotline.flows.customers.drafts import CustomerDraft, FileEdit, edited
from hotline.flows.ledger import Ledger
from hotline.settings import CentreConfig
from hotline.storage.customers.merges import Merge
from hotline.storage.unit_of_work import UnitOfWork


class CustomerDesk:
    """`on_known` hears of every file that was opened or changed: somebody may be on the line whose file it is."""

    def __init__(
        self,
        ledger: Ledger,
        centre: CentreConfig,
        clock: Clock,
        *,
        on_known: Callable[[Customer], None] = lambda _: None,
    ) -> None:
        self._ledger = ledger
        self._centre = centre
        self._clock = clock
        self._on_known = on_known
        self.grades: Mapping[str, Grade] = {key: grade.grade(key) for key, grade in centre.grades.items()}
        """What customers of each grade are given (R4)."""

    def rules(self, customer: Customer) -> Grade:
        """The service rules of a customer (R4)."""
        return rules_of(customer, self.grades)

    async def save(self, draft: CustomerDraft, by: str) -> Customer:
        """Open a file, or change all of one. Raises `InvalidValue`, `NotFound`, `Conflict` where a number has its
        file.
        """
        edit = FileEdit.all_of(draft)
        if draft.id is not None:
            return await self.change(draft.id, edit, by)
        empty = Customer(id=uuid4().hex, name="", phones=())
        customer = edited(empty, edit, self._centre.region, self._centre.grades)
        opened = FileChange(customer.version, self._clock(), by, "opened", "", customer.name)
        async with self._ledger.database.unit_of_work() as uow:
            await self._keep(uow, customer, (opened,), by, "customer.open")
            await uow.commit()
        await self._tell(customer)
        return customer

    async def change(self, id: str, edit: FileEdit, by: str, *, seen: int | None = None) -> Customer:  # noqa: A002
        """Change what the edit names; what was there stays in the history.

        `seen`: the version that was looked at. Raises `FileMoved` where it is another by now, `NotFound`,
        `InvalidValue`, `IllegalTransition` for a file that is part of another, and `Conflict` where a number has its
        file.
        """
        return await self._change(
            id, by, "customer.change", lambda b: edited(b, edit, self._centre.region, self._centre.grades), seen
        )

    async def wish(self, id: str, reason: str | None, by: str, *, seen: int | None = None) -> Customer:  # noqa: A002
        """They don't wish to be called (C9), for a reason that may be empty; None: they may be called again."""
        wish = None if reason is None else DoNotCall(self._clock(), by, reason.strip())
        what = "customer.do_not_call" if wish else "customer.may_be_called"
        return await self._change(
            id, by, what, lambda before: replace(before, do_not_call=wish, version=before.version + 1), seen
        )

    async def merge(self, keep: str, other: str, by: str) -> Customer:
        """One household, one file: what the other has and what belongs to it is the kept one's from now on.

        Raises `NotFound`, `InvalidValue`, `IllegalTransition`.
        """
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            ours, theirs = await _file(uow, keep), await _file(uow, other)
            after = replace(merge(ours, theirs), version=ours.version + 1)
            gone = replace(theirs, merged_into=keep, version=theirs.version + 1)
            moved = await uow.merges.move(other, keep)
            await uow.merges.save(Merge(uuid4().hex, keep, other, now, by, moved))
            told = FileChange(after.version, now, by, "merged", "", theirs.name)
            await uow.customers.save(gone, (FileChange(gone.version, now, by, "merged", "", f"→ {ours.name}"),), at=now)
            await uow.customers.save(after, (told, *differences(ours, after, by, now)), at=now)
            await uow.audit.add(now, by, "customer.merge", keep, {"other": other})
            await uow.commit()
        await self._tell(after)
        return after

    async def unmerge(self, other: str, by: str) -> tuple[Customer, Customer]:
        """Take a wrong merge back; the kept file and the other. Raises `NotFound`, `IllegalTransition`."""
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            theirs = await _file(uow, other)
            last = await uow.merges.last_of(other)
            if last is None or theirs.merged_into is None:
                raise NotFound("merge of customer file", other)
            ours = await _file(uow, theirs.merged_into)
            kept, back = unmerge(ours, theirs)
            kept, back = replace(kept, version=ours.version + 1), replace(back, version=theirs.version + 1)
            await uow.merges.move_back(last)
            await uow.merges.save(replace(last, undone_at=now, undone_by=by))
            told = FileChange(kept.version, now, by, "unmerged", theirs.name, "")
            await uow.customers.save(kept, (told, *differences(ours, kept, by, now)), at=now)
            await uow.customers.save(
                back, (FileChange(back.version, now, by, "unmerged", f"→ {ours.name}", ""),), at=now
            )
            await uow.audit.add(now, by, "customer.unmerge", kept.id, {"other": other})
            await uow.commit()
        await self._tell(kept)
        await self._tell(back)
        return kept, back

    async def duplicates(self, id: str) -> tuple[tuple[Customer, Likeness], ...]:  # noqa: A002
        """Files that may be of the same household, most alike first. Raises `NotFound`."""
        async with self._ledger.database.reading() as uow:
            customer = await _file(uow, id)
            found = [(one, likeness(customer, one)) for one in await uow.customers.resembling(customer)]
        alike = [(one, why) for one, why in found if why]
        return tuple(sorted(alike, key=lambda pair: -len(pair[1].reasons)))

    async def _change(
        self,
        id: str,  # noqa: A002
        by: str,
        what: str,
        change: Callable[[Customer], Customer],
        seen: int | None,
    ) -> Customer:
        async with self._ledger.database.unit_of_work() as uow:
            before = await _file(uow, id)
            if seen is not None and seen != before.version:
                raise FileMoved(id, before.version, await uow.customers.history(id, since_version=seen))
            require_open(before, "change")
            after = change(before)
            changes = differences(before, after, by, self._clock())
            if not changes:
                return before
            await self._keep(uow, after, changes, by, what)
            await uow.commit()
        await self._tell(after)
        return after

    async def _keep(
        self, uow: UnitOfWork, customer: Customer, changes: Sequence[FileChange], by: str, what: str
    ) -> None:
        for phone in customer.phones:
            holder = await uow.customers.holder_of(phone)
            if holder is not None and holder != customer.id:
                reason = "one household, one file: this number is already in another customer's file"
                raise Conflict(reason, "phones", Fault.TAKEN)
        now = self._clock()
        await uow.customers.save(customer, changes, at=now)
        await uow.audit.add(now, by, what, customer.id, {"fields": " ".join(change.field for change in changes)})

    async def _tell(self, customer: Customer) -> None:
        await self._ledger.bus.publish(CustomerChanged(replace(customer, secret={})))
        self._on_known(customer)


async def _file(uow: UnitOfWork, id: str) -> Customer:  # noqa: A002
    customer = await uow.customers.get(id)
    if customer is None:
        raise NotFound("customer", id)
    return customer
