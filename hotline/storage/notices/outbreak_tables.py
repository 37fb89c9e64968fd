"""The tables of outbreaks and of shifts; see `hotline.storage.schema` for what holds of all tables."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table

from hotline.storage.columns import UtcTime, Words
from hotline.storage.schema import metadata

outbreaks = Table(
    "outbreaks",
    metadata,
    Column("id", Words, primary_key=True),
    Column("building", Words, nullable=False),
    Column("category", Words, nullable=False),
    Column("service_type", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("numbers", JSON, nullable=False),
    Column("master", Words),
    Column("announcement", Words, nullable=False),
    Column("closed_at", UtcTime),
)
OPEN_OUTBREAK = outbreaks.c.closed_at.is_(None)
Index(None, outbreaks.c.opened_at, outbreaks.c.id)
Index(None, outbreaks.c.building, outbreaks.c.category, outbreaks.c.opened_at)
Index("ix_outbreaks_open", outbreaks.c.building, outbreaks.c.category, unique=True,
      sqlite_where=OPEN_OUTBREAK, postgresql_where=OPEN_OUTBREAK)  # fmt: skip

outbreak_history = Table(
    "outbreak_history",
    metadata,
    Column("outbreak_id", Words, ForeignKey("outbreaks.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("before", Words),
    Column("after", Words, nullable=False),
    Column("note", Words, nullable=False),
)

shift_handovers = Table(
    "shift_handovers",
    metadata,
    Column("id", Words, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("given_by", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("orders", JSON, nullable=False),
)
"""What a shift leaves behind (W11)."""
Index(None, shift_handovers.c.at, shift_handovers.c.id)

shift_signatures = Table(
    "shift_signatures",
    metadata,
    Column("handover_id", Words, ForeignKey("shift_handovers.id"), primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("signed_by", Words, nullable=False),
    Column("note", Words, nullable=False),
)
"""Who of the next shift has taken it over: once."""

APPEND_ONLY = (outbreak_history, shift_handovers, shift_signatures)
