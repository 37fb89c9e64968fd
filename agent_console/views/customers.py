"""The customer file."""

from typing import Self

from agent_console.views.base import View
from domain.customers import Customer


class CustomerView(View):
    id: str
    name: str
    surname: str
    title: str
    phones: list[str]
    place: str
    note: str
    key_customer: bool

    @classmethod
    def of(cls, customer: Customer) -> Self:
        return cls(
            id=customer.id,
            name=customer.name,
            surname=customer.surname,
            title=customer.title,
            phones=list(customer.phones),
            place=customer.place,
            note=customer.note,
            key_customer=customer.key_customer,
        )
