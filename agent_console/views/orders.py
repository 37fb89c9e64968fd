"""Work orders with their history."""

from datetime import datetime
from typing import Self

from agent_console.views.base import View
from domain import work_orders
from domain.work_orders import HistoryEntry, OrderAction, OrderState, WorkOrder


class OrderCustomer(View):
    id: str | None
    name: str
    phone: str


class HistoryView(View):
    at: datetime
    by: str
    action: str
    before: str | None
    after: str
    note: str

    @classmethod
    def of(cls, entry: HistoryEntry) -> Self:
        return cls(
            at=entry.at,
            by=entry.by,
            action=entry.action,
            before=entry.before,
            after=entry.after,
            note=entry.note,
        )


class OrderView(View):
    number: str
    state: OrderState
    service_type: str
    customer: OrderCustomer
    place: str
    description: str
    group: str
    fields: dict[str, str]
    call_id: str | None
    created_at: datetime
    created_by: str
    history: list[HistoryView]
    actions: list[OrderAction]
    """What can be done to it now."""

    @classmethod
    def of(cls, order: WorkOrder) -> Self:
        return cls(
            number=order.number,
            state=order.state,
            service_type=order.service_type,
            customer=OrderCustomer(id=order.customer_id, name=order.customer_name, phone=order.customer_phone),
            place=order.place,
            description=order.description,
            group=order.group,
            fields=dict(order.fields),
            call_id=order.call_id,
            created_at=order.created_at,
            created_by=order.created_by,
            history=[HistoryView.of(entry) for entry in order.history],
            actions=list(work_orders.possible_actions(order.state)),
        )
