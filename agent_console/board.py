"""The board of now (L1), read from the floor, the live calls and today's records."""

from datetime import datetime, timedelta

from domain.board import Board, board
from hotline.centre import Centre
from hotline.storage.callbacks import CallbackQuery

COUNTED = 500
"""Due callbacks are counted up to here: with more of them waiting the exact number helps nobody."""


async def board_now(centre: Centre, now: datetime) -> Board:
    """The figures at `now`; today begins at midnight of the centre's time zone (T2: the service level's day)."""
    today = centre.settings.centre.midnight(now)
    threshold_s = centre.settings.centre.queues[0].service_threshold_s
    due = CallbackQuery(due_before=now, open_only=True)
    async with centre.database.reading() as uow:
        figures = await uow.calls.figures(today, now + timedelta(seconds=1), threshold_s)
        callbacks = await uow.callbacks.find(due, None, COUNTED)
    return board(
        calls=centre.calls.live(),
        waiting=centre.floor.waiting(),
        agents=centre.floor.agents(),
        today=figures,
        callbacks_due=len(callbacks.items),
        now=now,
    )
