"""Work orders from the desk's and the groups' side (handbook W1–W10, O1–O5)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from domain.calendar import Calendar
from domain.errors import DomainError, Fault, InvalidForm, InvalidValue
from domain.notices import NoticeKind, to_group, to_user
from domain.orders import moves, ownership, work
from domain.orders.moves import Move, NotYours
from domain.orders.order import QuoteLine, WorkOrder
from domain.orders.states import OrderAction, OrderState, Party
from domain.people import Person
from domain.services.service import Dispatch, ServiceType, Urgency
from hotline.clock import Clock
from hotline.errors import NotFound, OrderMoved
from hotline.flows.ledger import Ledger
from hotline.flows.orders import consequences
from hotline.flows.orders.actors import THE_CENTRE, actor_of, may_see
from hotline.flows.orders.book import Change, NewOrder, OrderBook
from hotline.storage.orders import OrderQuery, OrderSort
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

BATCH = 100
"""So many orders go out in one unit of work of the hourly batch."""

_WORKERS = frozenset({Party.GROUP, Party.OWNER, Party.DESK, Party.LEAD})
_DESK = frozenset({Party.OWNER, Party.DESK, Party.LEAD})

Edit = Callable[[WorkOrder, ServiceType, Calendar], WorkOrder]


class OrderDesk:
    """Every method is one unit of work. `expected`: the version that whoever asks has seen; None: never mind."""

    def __init__(self, ledger: Ledger, book: OrderBook, clock: Clock) -> None:
        self.book = book
        self._ledger = ledger
        self._clock = clock

    async def open(self, new: NewOrder, by: str) -> WorkOrder:
        """Register a matter at once, numbered (W1), and tell the group where it is to be told at once (W2).

        Raises `InvalidValue`, `InvalidForm`, `NotFound`; nothing is written then.
        """
        change, order = await self._within(lambda change: self.open_in(change, new, by))
        await self._ledger.tell(change.facts)
        return order

    async def open_in(self, change: Change, new: NewOrder, by: str, owner: str | None = None) -> WorkOrder:
        """The same inside somebody else's unit of work; its facts are to be published after the commit."""
        order = await self.book.register(change, new, by, owner)
        await consequences.registered(self.book, change, order)
        service = self.book.service(order.service_type)
        if service.dispatch is Dispatch.AT_ONCE or order.urgency is Urgency.EMERGENCY:
            order = await self._dispatch(change, order)
        if order.state is OrderState.REGISTERED:
            await self.book.save(change, order)
        return order

    async def _dispatch(self, change: Change, order: WorkOrder) -> WorkOrder:
        """Tell the group; an order that lacks what it needs for that waits until somebody fills it in."""
        try:
            return await consequences.take(self.book, change, order, Move(OrderAction.DISPATCH), THE_CENTRE)
        except (InvalidForm, InvalidValue) as error:
            log.info("order not dispatched yet", order=order.number, code=error.code)
            return order

    async def act(self, number: str, move: Move, person: Person, expected: int | None = None) -> WorkOrder:
        """Move an order on (W2–W8).

        Raises `NotFound`, `OrderMoved`, `IllegalTransition`, `NotYours`, `InvalidValue`, `InvalidForm`.
        """

        async def within(change: Change) -> WorkOrder:
            order = await self._seen(change, number, person, expected)
            return await consequences.take(self.book, change, order, move, actor_of(person, order))

        try:
            change, order = await self._within(within)
        except InvalidValue as error:
            if error.field == "code" and error.fault is Fault.INVALID:
                await self._change(number, person, None, _WORKERS, self._count_wrong_code(person.user))
            raise
        await self._ledger.tell(change.facts)
        return order

    def _count_wrong_code(self, user: str) -> Edit:
        return lambda order, _service, _calendar: moves.wrong_code(order, user, self._clock())

    async def act_on_many(self, numbers: Sequence[str], move: Move, person: Person) -> Mapping[str, DomainError | None]:
        """The same to several, each for itself: number to what was wrong with it, or None."""
        outcome: dict[str, DomainError | None] = {}
        for number in dict.fromkeys(numbers):
            try:
                await self.act(number, move, person)
                outcome[number] = None
            except NotFound as error:
                outcome[number] = InvalidValue("numbers", str(error), Fault.UNKNOWN)
            except DomainError as error:
                outcome[number] = error
        return outcome

    async def amend(
        self, number: str, changes: Mapping[str, str], person: Person, expected: int | None = None
    ) -> WorkOrder:
        """Put words right; what stood there before stays in the history (W9)."""
        group = changes.get("group")
        if group is not None and self.book.centre.group(group) is None:
            raise InvalidValue("group", f"there is no group {group!r}", Fault.UNKNOWN)
        return await self._change(
            number,
            person,
            expected,
            _DESK,
            lambda order, _s, _c: work.amend(order, changes, person.user, self._clock()),
        )

    async def fill_in(
        self, number: str, values: Mapping[str, str], person: Person, expected: int | None = None
    ) -> WorkOrder:
        """Change fields of its form. Raises `InvalidForm` with everything that is wrong."""

        def edit(order: WorkOrder, service: ServiceType, calendar: Calendar) -> WorkOrder:
            return work.fill_in(order, service, values, person.user, self._clock(), calendar, self.book.phone)

        return await self._change(number, person, expected, _WORKERS, edit)

    async def tick(self, number: str, step: str, person: Person, note: str = "") -> WorkOrder:
        """A step is done: by whose it is, or by the desk that was told."""

        def edit(order: WorkOrder, service: ServiceType, _calendar: Calendar) -> WorkOrder:
            actor = actor_of(person, order)
            return work.tick(order, service, step, actor, self._clock(), groups=person.groups, note=note)

        return await self._change(number, person, None, None, edit)

    async def untick(self, number: str, step: str, person: Person, note: str) -> WorkOrder:
        return await self._change(
            number, person, None, _WORKERS, lambda o, _s, _c: work.untick(o, step, person.user, self._clock(), note)
        )

    async def papers(self, number: str, received: Sequence[str], person: Person) -> WorkOrder:
        return await self._change(
            number, person, None, _WORKERS, lambda o, s, _c: work.papers(o, s, received, person.user, self._clock())
        )

    async def quote(self, number: str, lines: Sequence[QuoteLine], person: Person) -> WorkOrder:
        """What it will cost (W4)."""
        return await self._change(
            number, person, None, _WORKERS, lambda o, _s, _c: work.quote(o, lines, person.user, self._clock())
        )

    async def confirm_quote(self, number: str, person: Person, note: str = "") -> WorkOrder:
        return await self._change(
            number, person, None, _WORKERS, lambda o, _s, _c: work.confirm_quote(o, person.user, self._clock(), note)
        )

    async def hand_in(self, number: str, fen: int, receipt: str, person: Person) -> WorkOrder:
        """The fee is with finance (W4): whose step it is writes it down, or whoever works on the order."""

        def edit(order: WorkOrder, service: ServiceType, _calendar: Calendar) -> WorkOrder:
            if not any(step.group in person.groups for step in service.steps):
                self._require(person, order, _WORKERS)
            return work.hand_in(order, fen, receipt, person.user, self._clock())

        return await self._change(number, person, None, None, edit)

    async def file_report(self, number: str, values: Mapping[str, str], person: Person) -> WorkOrder:
        """The written report (W10)."""

        def edit(order: WorkOrder, service: ServiceType, _calendar: Calendar) -> WorkOrder:
            return work.file_report(order, service, values, person.user, self._clock(), self.book.phone)

        return await self._change(number, person, None, _WORKERS, edit)

    # Ownership (O1–O5)

    async def hand_over(
        self, number: str, person: Person, *, user: str | None = None, group: str | None = None, note: str = ""
    ) -> WorkOrder:
        """Offer it to a person or a group; it stays with its owner until one of them accepts."""
        if group is not None and self.book.centre.group(group) is None:
            raise InvalidValue("group", f"there is no group {group!r}", Fault.UNKNOWN)

        async def within(change: Change) -> WorkOrder:
            order = await self._seen(change, number, person, None)
            self._require(person, order, frozenset({Party.OWNER, Party.LEAD}))
            if user is not None and await change.uow.people.get(user) is None:
                raise InvalidValue("user", f"there is nobody {user!r}", Fault.UNKNOWN)
            patience = timedelta(minutes=self.book.centre.handover_min)
            order = ownership.hand_over(
                order, person.user, change.now, user=user, group=group, note=note, patience=patience
            )
            await self.book.save(change, order)
            to = to_user(user) if user is not None else to_group(group or "")
            told = consequences.notices(order, NoticeKind.HANDOVER, (to,), by=person.user, note=note)
            await self.book.tell(change, told)
            return order

        change, order = await self._within(within)
        await self._ledger.tell(change.facts)
        return order

    async def take_over(self, number: str, person: Person) -> WorkOrder:
        groups = frozenset(person.groups)
        return await self._change(
            number, person, None, None, lambda o, _s, _c: ownership.accept(o, person.user, groups, self._clock())
        )

    async def decline_handover(self, number: str, person: Person, note: str) -> WorkOrder:
        """Not theirs (O5)."""

        async def within(change: Change) -> WorkOrder:
            order = await self._seen(change, number, person, None)
            order = ownership.decline(order, person.user, frozenset(person.groups), change.now, note)
            await self.book.save(change, order)
            to = (to_user(order.owner),)
            told = consequences.notices(order, NoticeKind.HANDOVER_BACK, to, by=person.user, note=note)
            await self.book.tell(change, told)
            return order

        change, order = await self._within(within)
        await self._ledger.tell(change.facts)
        return order

    async def give(self, number: str, owner: str, person: Person, note: str = "") -> WorkOrder:
        """A lead decides who answers for it (O5)."""

        async def within(change: Change) -> WorkOrder:
            order = await self._seen(change, number, person, None)
            self._require(person, order, frozenset({Party.LEAD}))
            if await change.uow.people.get(owner) is None:
                raise InvalidValue("owner", f"there is nobody {owner!r}", Fault.UNKNOWN)
            order = ownership.give(order, person.user, change.now, owner, note)
            await self.book.save(change, order)
            told = consequences.notices(order, NoticeKind.HANDOVER, (to_user(owner),), by=person.user, note=note)
            await self.book.tell(change, told)
            return order

        change, order = await self._within(within)
        await self._ledger.tell(change.facts)
        return order

    # What the centre does by itself

    async def dispatch_batch(self, _now: datetime) -> int:
        """Tell the groups of everything that still waits for it (W2: at the latest in the hourly batch); how many."""
        sent, cursor = 0, None
        query = OrderQuery(state=OrderState.REGISTERED, sort=OrderSort.OLDEST)
        while True:
            async with self._ledger.database.reading() as uow:
                page = await uow.orders.find(query, cursor, BATCH)
            for order in page.items:
                if self._waits_for_batch(order):
                    sent += await self._send(order.number)
            cursor = page.next
            if cursor is None:
                return sent

    def _waits_for_batch(self, order: WorkOrder) -> bool:
        return (
            self.book.service(order.service_type).dispatch is not Dispatch.BY_HAND
            and order.with_lead is None
            and order.bounces == 0
        )

    async def _send(self, number: str) -> bool:
        async def within(change: Change) -> WorkOrder:
            order = await self.book.get(change, number)
            return await self._dispatch(change, order) if order.state is OrderState.REGISTERED else order

        change, order = await self._within(within)
        await self._ledger.tell(change.facts)
        return order.state is OrderState.DISPATCHED and bool(change.facts)

    # How a change is made

    async def _change(
        self, number: str, person: Person, expected: int | None, parties: frozenset[Party] | None, edit: Edit
    ) -> WorkOrder:
        async def within(change: Change) -> WorkOrder:
            order = await self._seen(change, number, person, expected)
            if parties is not None:
                self._require(person, order, parties)
            edited = edit(order, self.book.service(order.service_type), self.book.calendar(order))
            if edited == order:
                return order
            await self.book.save(change, edited)
            if edited.state is OrderState.REGISTERED and self._goes_now(edited):
                edited = await self._dispatch(change, edited)
            return edited

        change, order = await self._within(within)
        await self._ledger.tell(change.facts)
        return order

    def _goes_now(self, order: WorkOrder) -> bool:
        """It was held up by something missing, which may be there now."""
        return self.book.service(order.service_type).dispatch is Dispatch.AT_ONCE and order.bounces == 0

    async def _seen(self, change: Change, number: str, person: Person, expected: int | None) -> WorkOrder:
        """Raises `NotFound` also for an order that the person may not see: they don't learn that it is there."""
        order = await self.book.get(change, number)
        if not may_see(person, order, self.book.service(order.service_type)):
            raise NotFound("work order", number)
        if expected is not None and expected != order.version:
            raise OrderMoved(order, expected)
        return order

    def _require(self, person: Person, order: WorkOrder, parties: frozenset[Party]) -> None:
        if not actor_of(person, order).parties & parties:
            raise NotYours(f"this is for {', '.join(sorted(party.value for party in parties))}")

    async def _within(self, work: Callable[[Change], Awaitable[WorkOrder]]) -> tuple[Change, WorkOrder]:
        async with self._ledger.database.unit_of_work() as uow:
            change = self._new_change(uow)
            order = await work(change)
            await uow.commit()
        return change, order

    def _new_change(self, uow: UnitOfWork) -> Change:
        return Change(uow, self._clock())
