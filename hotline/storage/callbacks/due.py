"""What is to be dialled now: put together once, for it is asked every second."""

from collections.abc import Sequence
from itertools import product
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY

from domain.callbacks import PRIORITIES
from hotline.storage.schema import SCHEDULED_CALLBACK, callbacks

c = callbacks.c
_FEW = bindparam("few", type_=Integer)


def _due(*, calling: bool, sqlite: bool) -> Select[Any]:
    """The `few` most urgent callbacks in a `mode` that are due at `now`, longest due first.

    Each priority has its own stretch of the index, of which the first few are read, however many are due or to come.
    """
    any_hours = (True, False) if calling else (True,)
    stretches = list(product(any_hours, PRIORITIES))
    found = _one_by_one(stretches) if sqlite else _in_a_loop(stretches)
    # Twice as many as are wanted: some may be locked, and are left out.
    chosen = select(found.c.id).order_by(found.c.priority, found.c.next_at, found.c.id).limit(2 * _FEW)
    return select(callbacks).where(c.id.in_(chosen)).order_by(c.priority, c.next_at, c.id).limit(_FEW)


def _first(any_hour: ColumnElement[bool], priority: ColumnElement[int]) -> Select[Any]:
    return (
        select(c.id, c.priority, c.next_at)
        .where(SCHEDULED_CALLBACK, c.mode == bindparam("mode"), c.any_hour == any_hour, c.priority == priority)
        .where(c.next_at <= bindparam("now"))
        .order_by(c.next_at, c.id)
        .limit(_FEW)
    )


def _one_by_one(stretches: Sequence[tuple[bool, int]]) -> FromClause:
    """SQLite knows no LATERAL, and plans many reads in no time."""
    each = [_first(literal_column(f"{any_hour:d}"), literal_column(f"{priority}")) for any_hour, priority in stretches]
    return union_all(*(select(first.subquery()) for first in each)).subquery()


def _in_a_loop(stretches: Sequence[tuple[bool, int]]) -> FromClause:
    """PostgreSQL would take longer to plan each read by itself than to do it."""
    any_hours: ColumnElement[Any] = cast([any_hour for any_hour, _ in stretches], ARRAY(Boolean))
    priorities: ColumnElement[Any] = cast([priority for _, priority in stretches], ARRAY(Integer))
    stretch = func.unnest(any_hours, priorities).table_valued("any_hour", "priority", name="stretch").render_derived()
    first = _first(stretch.c.any_hour, stretch.c.priority).lateral()
    return select(first).select_from(stretch.join(first, true())).subquery()


DUE = {(calling, sqlite): _due(calling=calling, sqlite=sqlite) for calling, sqlite in product((True, False), repeat=2)}
"""By whether calling hours are on, and whether it is SQLite that is asked."""
