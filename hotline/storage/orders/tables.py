"""The tables of work orders; see `hotline.storage.schema` for what holds of all tables."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, Table, text

from hotline.storage.columns import UtcTime, Words
from hotline.storage.schema import metadata

order_days = Table(
    "order_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last order number given out on each day: one row to lock, so that numbers have no gaps (W1)."""

_NONE = text("''")

# What lists ask for has a column of its own; what only the order's page shows stands in `detail`.
work_orders = Table(
    "work_orders",
    metadata,
    Column("number", Words, primary_key=True),
    Column("state", Words, nullable=False),
    Column("service_type", Words, nullable=False),
    Column("customer_name", Words, nullable=False),
    Column("customer_phone", Words, nullable=False),
    Column("place", Words, nullable=False),
    Column("description", Words, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("created_by", Words, nullable=False),
    Column("group_name", Words, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("call_id", Words),
    Column("customer_id", Words),
    Column("serial", BigInteger, nullable=False, server_default=text("0")),  # derived: the number as a number
    Column("urgency", Words, nullable=False, server_default=text("'normal'")),
    Column("category", Words, nullable=False, server_default=_NONE),
    Column("building", Words, nullable=False, server_default=_NONE),
    Column("spot", Words, nullable=False, server_default=_NONE),
    Column("owner", Words, nullable=False, server_default=_NONE),
    Column("assignee", Words),
    Column("offered_user", Words),
    Column("offered_group", Words),
    Column("with_lead", Words),
    Column("appointment", UtcTime),
    Column("due_at", UtcTime),  # derived: the running target that is due first
    Column("watch_at", UtcTime),  # derived: when the passing of time does something to it next
    Column("finished_at", UtcTime),  # derived: when the work was done last
    Column("date_at", UtcTime),  # derived: the date of the order that comes next
    Column("late", Boolean),  # derived: a target was met late
    Column("repeat_of", Words),
    Column("master", Words),
    Column("follows", Words),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("detail", JSON, nullable=False, server_default=text("'{}'")),
)
c = work_orders.c
OPEN_ORDER = (c.state != text("'closed'")) & (c.state != text("'cancelled'"))
_DUE = OPEN_ORDER & c.due_at.is_not(None)
Index(None, c.created_at, c.number)
Index(None, c.state, c.serial)
Index(None, c.urgency, c.serial)
Index(None, c.building, c.serial)
Index(None, c.owner, c.serial)
Index(None, c.assignee, c.serial)
Index(None, c.group_name, c.serial)
Index(None, c.service_type, c.serial)
Index(None, c.created_by, c.serial)
Index(None, c.customer_id, c.serial)
Index(None, c.call_id)
Index(None, c.serial, unique=True)
Index(None, c.spot, c.category, c.created_at)
Index("ix_work_orders_open", c.serial, sqlite_where=OPEN_ORDER, postgresql_where=OPEN_ORDER)
Index("ix_work_orders_board", c.group_name, c.state, sqlite_where=OPEN_ORDER, postgresql_where=OPEN_ORDER)
Index("ix_work_orders_owner_open", c.owner, c.serial, sqlite_where=OPEN_ORDER, postgresql_where=OPEN_ORDER)
Index("ix_work_orders_group_open", c.group_name, c.serial, sqlite_where=OPEN_ORDER, postgresql_where=OPEN_ORDER)
Index("ix_work_orders_assignee_open", c.assignee, c.serial, sqlite_where=OPEN_ORDER, postgresql_where=OPEN_ORDER)
Index("ix_work_orders_group_due", c.group_name, c.due_at, c.number, sqlite_where=_DUE, postgresql_where=_DUE)
Index("ix_work_orders_due", c.due_at, c.number, sqlite_where=_DUE, postgresql_where=_DUE)
_LED = c.with_lead.is_not(None)
Index("ix_work_orders_with_lead", c.serial, sqlite_where=_LED, postgresql_where=_LED)
for _column in (c.watch_at, c.finished_at, c.date_at, c.offered_user, c.offered_group, c.master, c.follows):
    _there = _column.is_not(None)
    Index(None, _column, c.number, sqlite_where=_there, postgresql_where=_there)

order_history = Table(
    "order_history",
    metadata,
    Column("number", Words, ForeignKey("work_orders.number"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("before", Words),
    Column("after", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("desk", Words, nullable=False, server_default=_NONE),
)
BOUNCED = text("action IN ('decline', 'hand over declined', 'hand over unanswered')")
"""What is recorded against a desk as passing the buck (O5)."""
Index("ix_order_history_bounces", order_history.c.at, sqlite_where=BOUNCED, postgresql_where=BOUNCED)

APPEND_ONLY = (order_history,)
