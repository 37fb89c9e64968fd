"""Tables beside `callbacks` and `callback_attempts`; see `hotline.storage.schema` for what holds of all tables."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table

from hotline.storage.columns import Serial, UtcTime, Words
from hotline.storage.schema import metadata

callback_history = Table(
    "callback_history",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("callback_id", Words, ForeignKey("callbacks.id"), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
)
Index(None, callback_history.c.callback_id, callback_history.c.id)

visit_results = Table(
    "visit_results",
    metadata,
    Column("callback_id", Words, ForeignKey("callbacks.id"), primary_key=True),
    Column("satisfaction", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("attitude", Integer),
    Column("speed", Integer),
    Column("outcome", Integer),
    Column("advice", Words, nullable=False),
    Column("complaint", Words, nullable=False),
)
Index(None, visit_results.c.at, visit_results.c.callback_id)

do_not_call = Table(
    "do_not_call",
    metadata,
    Column("phone", Words, primary_key=True),
    Column("since", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("reason", Words, nullable=False),
)
Index(None, do_not_call.c.since, do_not_call.c.phone)

APPEND_ONLY = (callback_history,)
