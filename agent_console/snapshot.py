"""All that a person may see at this moment: what their console starts from."""

from datetime import datetime

from agent_console.board import board_now
from agent_console.live import live_calls
from agent_console.protocol import CentreView, Snapshot
from agent_console.views.callbacks import CallbackView
from agent_console.views.floor import BoardView, QueueView
from agent_console.views.guidance import AlertView
from agent_console.views.orders import OrderView
from agent_console.views.people import AgentView, MeView, PersonView
from domain.calls import Call
from domain.people import Permission, Person
from hotline.centre import Centre
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.orders import OrderQuery

CALLBACKS = 200
ORDERS = 50


def me(centre: Centre, person: Person) -> MeView:
    agent = centre.floor.agent(person.user)
    return MeView(person=PersonView.of(person), agent=AgentView.of(agent) if agent else None)


async def snapshot(centre: Centre, person: Person, seq: int, now: datetime) -> Snapshot:
    """What `person` sees; deltas after `seq` may repeat some of it, and then replace it."""
    config = centre.settings.centre
    health = await centre.health()
    return Snapshot(
        seq=seq,
        me=me(centre, person),
        centre=CentreView(
            name=config.name,
            number=config.number,
            region=config.region,
            timezone=config.timezone,
        ),
        speech="deaf" if health.get("speech") != "ok" else "ok",
        agents=[AgentView.of(agent) for agent in centre.floor.agents() if _sees_agent(person, agent.user)],
        calls=[call.shown_to(person) for call in await live_calls(centre, await _calls(centre, person))],
        queues=_queues(centre, person),
        callbacks=await _callbacks(centre, person),
        orders=await _orders(centre, person),
        board=BoardView.of(await board_now(centre, now)) if person.may(Permission.SEE_BOARD) else None,
        alerts=_alerts(centre, person),
    )


def _sees_agent(person: Person, user: str) -> bool:
    return person.user == user or person.may(Permission.SEE_BOARD)


async def _calls(centre: Centre, person: Person) -> list[Call]:
    live = centre.calls.live()
    shown = [call for call in live if call.agent == person.user or person.may(Permission.SEE_ALL_CALLS)]
    agent = centre.floor.agent(person.user)
    if agent is not None and agent.call_id is not None and all(call.id != agent.call_id for call in shown):
        async with centre.database.reading() as uow:
            wrapping_up = await uow.calls.get(agent.call_id)
        if wrapping_up is not None:
            shown.append(wrapping_up)
    return shown


def _queues(centre: Centre, person: Person) -> list[QueueView]:
    if not (person.may(Permission.TAKE_CALLS) or person.may(Permission.SEE_BOARD)):
        return []
    waiting = centre.floor.waiting()
    return [QueueView.of(queue, waiting) for queue in centre.floor.queues.values()]


def _alerts(centre: Centre, person: Person) -> list[AlertView]:
    if not person.may(Permission.SEE_ALL_CALLS):
        return []
    return [AlertView.of(alert).shown_to(person) for alert in centre.alerts.open()]


async def _callbacks(centre: Centre, person: Person) -> list[CallbackView]:
    everything = person.may(Permission.SEE_BOARD)
    if not (everything or person.may(Permission.BOOK_CALLBACKS)):
        return []
    async with centre.database.reading() as uow:
        page = await uow.callbacks.find(CallbackQuery(open_only=True), None, CALLBACKS)
    mine = (None, person.user)
    return [
        CallbackView.of(callback).shown_to(person)
        for callback in page.items
        if everything or callback.agent in mine or person.user in (callback.created_by, callback.owner)
    ]


async def _orders(centre: Centre, person: Person) -> list[OrderView]:
    if person.may(Permission.SEE_ALL_CALLS):
        query = OrderQuery()
    elif person.may(Permission.WRITE_ORDERS):
        query = OrderQuery(created_by=person.user)
    else:
        return []
    async with centre.database.reading() as uow:
        page = await uow.orders.find(query, None, ORDERS)
    book = centre.orders.book
    return [OrderView.for_reader(order, book.service(order.service_type), person) for order in page.items]
