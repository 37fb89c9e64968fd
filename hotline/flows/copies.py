"""Copying out and lending personal data, with approval (handbook R2, A2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from domain.copies import DECISIONS, Copy, CopyAction, CopyKind, CopyState, act, request
from domain.errors import Fault, InvalidValue
from domain.notices import Notice, NoticeKind, to_role
from domain.people import Permission, Person, Role
from hotline.clock import Clock
from hotline.errors import NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.notices import tell_in, told

LISTS = frozenset({"customers", "calls", "work-orders", "callbacks", "do-not-call"})
"""Lists with personal data: as a file only with approval (A2)."""


@dataclass(frozen=True, slots=True)
class NewCopy:
    kind: CopyKind
    what: str
    why: str
    until: datetime
    resource: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""


class CopyDesk:
    """Raises `NotFound`, `NotAllowed`, `DomainError`."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    async def ask(self, new: NewCopy, by: Person) -> Copy:
        """Somebody wishes to copy out a list, or to lend a customer's paper file."""
        now = self._clock()
        if new.kind is CopyKind.EXPORT and new.resource not in LISTS:
            raise InvalidValue("resource", f"may be one of {', '.join(sorted(LISTS))}", Fault.UNKNOWN)
        wish = Copy(
            id=uuid4().hex,
            kind=new.kind,
            resource=new.resource,
            filters=dict(new.filters),
            subject=new.subject,
            what=new.what.strip(),
            why=new.why.strip(),
            by=by.user,
            at=now,
            until=new.until,
        )
        async with self._ledger.database.unit_of_work() as uow:
            if new.kind is CopyKind.LOAN and new.subject and await uow.customers.get(new.subject) is None:
                raise NotFound("customer", new.subject)
            await uow.copies.save(request(wish, now))
            await uow.audit.add(now, by.user, "copy.ask", wish.subject or wish.resource, {"copy": wish.id})
            words = {"by": by.user, "note": wish.why}
            asked = Notice(f"copy:{wish.id}", now, NoticeKind.APPROVAL, to_role(Role.LEAD), wish.id, words)
            first = await tell_in(uow, (asked,))
            await uow.commit()
        await told(self._ledger.bus, first)
        return wish

    async def act(self, id: str, action: CopyAction, words: str, by: Person) -> Copy:  # noqa: A002
        """Approve, refuse, withdraw, hand out, give back. Fetching is `fetch`."""
        if action is CopyAction.FETCH:
            raise InvalidValue("action", "an export is fetched at its list, with ?approval=", Fault.UNKNOWN)
        approver = by.may(Permission.APPROVE_COPIES)
        if action in DECISIONS and not approver:
            raise NotAllowed("a lead decides on this (R2)")
        return await self._step(id, action, words, by, own=not approver)

    async def fetch(self, id: str, resource: str, filters: Mapping[str, str], by: Person) -> Copy:  # noqa: A002
        """The one time an approved export is fetched: by who asked, in time, exactly what was approved."""
        async with self._ledger.database.reading() as uow:
            wish = await uow.copies.get(id)
        if wish is None or wish.by != by.user:
            raise NotFound("approval of yours", id)
        if (wish.kind, wish.resource) != (CopyKind.EXPORT, resource) or dict(wish.filters) != dict(filters):
            raise NotAllowed("the approval is for something else: ask for this one")
        if wish.state is CopyState.REQUESTED:
            raise NotAllowed("nobody has approved this yet")
        return await self._step(id, CopyAction.FETCH, "", by, own=True)

    async def _step(self, id: str, action: CopyAction, words: str, by: Person, *, own: bool) -> Copy:  # noqa: A002
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            wish = await uow.copies.get(id)
            if wish is None or (own and wish.by != by.user):
                raise NotFound("copy", id)
            wish = act(wish, action, by.user, now, words)
            await uow.copies.save(wish)
            await uow.audit.add(
                now, by.user, f"copy.{action.value}", wish.subject or wish.resource, {"copy": id, "why": wish.why}
            )
            await uow.commit()
        return wish
