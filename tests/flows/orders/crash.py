"""A centre that is killed between any two steps of what it does, and what is left of it.

``python -m tests.flows.orders.crash DEED DATABASE FOLDER`` prints a line of JSON for every n from 1 on: what a fresh
process finds after the first was killed (SIGKILL) before the n-th statement that writes, or commit, and after the
deed was done again. The last line is of the run that nobody killed. Each run has its own copy of DATABASE, a SQLite
file.
"""

import asyncio
import json
import os
import shutil
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from domain.callbacks import Callback, Purpose, RetryPolicy, Stamp
from domain.calls import Call, CallDirection, CallState, TimelineEntry
from domain.orders.moves import Move
from domain.orders.states import OrderAction
from hotline.flows.attempts import Attempts
from hotline.flows.orders import NewOrder
from hotline.flows.recovery import recover
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.database import Database
from hotline.storage.orders import OrderQuery
from tests.flows.orders.conftest import COMMON, REPAIRMAN, Desk, catalogue, set_up

MOST = 200
"""Steps; a deed that has more never ends."""

EMERGENCY = NewOrder("S26", "王先生", "13800138000", "3栋", "电梯困人")
FEES = NewOrder("S16", "王先生", "13800138000", "", "物业费有疑问")
A = OrderAction


async def nothing(_: Desk) -> None:
    """Nothing needs to be there before."""


async def take_in(desk: Desk) -> None:
    await desk.orders.open(EMERGENCY, "1001")


async def at_work(desk: Desk) -> None:
    order = await desk.orders.open(COMMON, "1001")
    await desk.act(order, REPAIRMAN, A.ACCEPT, A.ARRIVE)


async def finish(desk: Desk) -> None:
    order = await desk.kept("20260501-0001")
    if A.FINISH.value not in [entry.action for entry in order.history]:
        await desk.orders.act(order.number, Move(A.FINISH), REPAIRMAN)


async def three_wait(desk: Desk) -> None:
    for _ in range(3):
        await desk.orders.open(FEES, "1001")


async def send_batch(desk: Desk) -> None:
    await desk.orders.dispatch_batch(desk.clock())


async def two_are_late(desk: Desk) -> None:
    await desk.orders.open(COMMON, "1001")
    await desk.orders.open(replace(COMMON, service_type="S6"), "1001")


async def watch(desk: Desk) -> None:
    await desk.watch.tick(desk.clock() + timedelta(minutes=20))


async def one_is_due(desk: Desk) -> None:
    now = desk.clock()
    for id_ in ("b1", "b2"):  # the second is carried by the first: one customer, one call (C9)
        callback = Callback(id_, "+8613800138000", now, "回访", now, "1001", now, purpose=Purpose.PROMISED)
        async with desk.database.unit_of_work() as uow:
            await uow.callbacks.save(callback, Stamp(now, "1001", "book"))
            await uow.commit()


async def dial(desk: Desk) -> None:
    attempts = Attempts(desk.ledger, desk.book.centre, desk.clock, RetryPolicy())
    await recover(desk.ledger, Path(), attempts, desk.clock)
    desk.clock.forward(3600)
    async with desk.database.reading() as uow:
        due = await uow.callbacks.due(desk.clock())
    if due:
        now = desk.clock()
        call = Call(f"c{len(due[0].attempts)}", CallDirection.OUTBOUND, "95001", due[0].phone, CallState.OFFERED, now)
        await attempts.begin(due[0], "1001", call, TimelineEntry(now, "callback", {}))


DEEDS: Mapping[str, tuple[Callable[[Desk], Awaitable[None]], Callable[[Desk], Awaitable[None]]]] = {
    "intake": (nothing, take_in),
    "finish": (at_work, finish),
    "batch": (three_wait, send_batch),
    "watch": (two_are_late, watch),
    "dial": (one_is_due, dial),
}
"""What is there before, and the deed."""


def kill_before(step: int) -> None:
    """Let this process die by SIGKILL before its `step`-th writing statement or commit from now on."""
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def before_statement(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("SELECT", "PRAGMA")):  # what only reads leaves nothing behind
            count()

    event.listen(Engine, "before_cursor_execute", before_statement)
    event.listen(Engine, "commit", lambda _: count())


async def with_desk(file: Path, deed: Callable[[Desk], Awaitable[Any]]) -> Any:
    database = Database(f"sqlite:///{file}")
    await database.start()
    try:
        desk = await set_up(database)
        await desk.bus.start()
        try:
            return await deed(desk)
        finally:
            await desk.bus.stop()
    finally:
        await database.stop()


async def found(desk: Desk) -> dict[str, Any]:
    """Everything that matters, as plain values."""
    async with desk.database.reading() as uow:
        orders = (await uow.orders.find(OrderQuery(), None, 100)).items
        callbacks = (await uow.callbacks.find(CallbackQuery(), None, 100)).items
        notices = [notice for order in orders for notice in (await uow.notices.about(order.number, None, 200)).items]
    return {
        "orders": {order.number: [entry.action for entry in order.history] for order in orders},
        "calls": sorted((c.work_order or c.id, c.purpose.value, c.state.value, len(c.attempts)) for c in callbacks),
        "notices": sorted(f"{notice.subject} {notice.kind.value} {notice.to} {notice.key}" for notice in notices),
    }


def in_a_process(work: Callable[[], None]) -> int:
    """Runs `work` in a process of its own; how that ended, as of `os.waitpid`."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def main(name: str, database: Path, folder: Path) -> None:
    before, deed = DEEDS[name]
    catalogue()  # read here, once, for all the processes to come
    prepared = Path(shutil.copy(database, folder / "prepared.db"))
    in_a_process(lambda: asyncio.run(with_desk(prepared, before)))
    for step in range(1, MOST):
        file = Path(shutil.copy(prepared, folder / f"{step}.db"))

        def doomed(file: Path = file, step: int = step) -> None:
            async def work(desk: Desk) -> None:
                kill_before(step)
                await deed(desk)

            asyncio.run(with_desk(file, work))

        def after(file: Path = file) -> None:
            left = asyncio.run(with_desk(file, found))
            asyncio.run(with_desk(file, deed))
            line = json.dumps({"left": left, "again": asyncio.run(with_desk(file, found))})
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

        killed = os.WIFSIGNALED(in_a_process(doomed))
        in_a_process(after)
        if not killed:
            return
    raise AssertionError("it never ends")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
