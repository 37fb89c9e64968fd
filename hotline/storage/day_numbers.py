"""Numbers that begin anew each day, given out without gaps (handbook W1)."""

from datetime import date

from sqlalchemy import Table

from hotline.storage.transaction import Transaction


async def next_of_day(transaction: Transaction, days: Table, day: date) -> int:
    """The next number of `day`, from 1: no gaps and no doubles, however many ask at once.

    `days` has the columns `day` and `last`. The number is used up only when this unit of work commits; until then
    others of the same day wait.
    """
    insert = transaction.insert(days).values(day=day, last=1)
    raised = insert.on_conflict_do_update(index_elements=[days.c.day], set_={"last": days.c.last + 1})
    return int((await transaction.written(raised.returning(days.c.last))).last)
