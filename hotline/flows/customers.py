"""The customer file from the desk's side (handbook R1, R3)."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from domain.customers import Customer
from domain.errors import Fault, InvalidValue
from hotline.bus.facts import CustomerChanged
from hotline.clock import Clock
from hotline.errors import Conflict, NotFound
from hotline.flows.ledger import Ledger
from hotline.numbers import normalise
from hotline.settings import CentreConfig


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """What an agent fills in; `id` None makes a new file."""

    name: str
    phones: tuple[str, ...]
    title: str = ""
    place: str = ""
    note: str = ""
    key_customer: bool = False
    id: str | None = None


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

    async def save(self, draft: CustomerDraft, by: str) -> Customer:
        """Open or change a file. Raises `InvalidValue`, `NotFound`, and `Conflict` where a number has its file."""
        if not draft.name.strip():
            raise InvalidValue("name", "a name is needed", Fault.NEEDED)
        phones = tuple(dict.fromkeys(normalise(phone, self._centre.region) for phone in draft.phones))
        if not phones:
            raise InvalidValue("phones", "at least one number is needed", Fault.NEEDED)
        customer = Customer(
            id=draft.id or uuid4().hex,
            name=draft.name.strip(),
            phones=phones,
            title=draft.title.strip(),
            place=draft.place.strip(),
            note=draft.note.strip(),
            key_customer=draft.key_customer,
        )
        async with self._ledger.database.unit_of_work() as uow:
            if draft.id is not None and await uow.customers.get(draft.id) is None:
                raise NotFound("customer", draft.id)
            for phone in phones:
                holder = await uow.customers.by_phone(phone)
                if holder is not None and holder.id != customer.id:
                    reason = "one household, one file: this number is already in another customer's file"
                    raise Conflict(reason, "phones", Fault.TAKEN)
            await uow.customers.save(customer)
            what = "customer.change" if draft.id else "customer.open"
            await uow.audit.add(self._clock(), by, what, customer.id, {})
            await uow.commit()
        await self._ledger.bus.publish(CustomerChanged(customer))
        self._on_known(customer)
        return customer
