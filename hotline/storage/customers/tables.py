"""The tables around customer files; see `hotline.storage.schema` for what holds of all tables."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, text

from hotline.storage.columns import UtcTime, Words
from hotline.storage.schema import metadata

customer_people = Table(
    "customer_people",
    metadata,
    Column("customer_id", Words, ForeignKey("customers.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("relation", Words, nullable=False),
    Column("note", Words, nullable=False),
)

customer_history = Table(
    "customer_history",
    metadata,
    Column("customer_id", Words, ForeignKey("customers.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("field", Words, nullable=False),
    Column("before", Words, nullable=False),
    Column("after", Words, nullable=False),
)
"""Append-only, save that the words may be taken out (R3): the trigger lets nothing else through."""

customer_merges = Table(
    "customer_merges",
    metadata,
    Column("id", Words, primary_key=True),
    Column("kept", Words, nullable=False),
    Column("other", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("moved", JSON, nullable=False),  # ids by kind: what was the other's and is the kept one's since
    Column("undone_at", UtcTime),
    Column("undone_by", Words),
)
Index(None, customer_merges.c.kept, customer_merges.c.at, customer_merges.c.id)
Index(None, customer_merges.c.other, customer_merges.c.at, customer_merges.c.id)

files = Table(
    "files",
    metadata,
    Column("id", Words, primary_key=True),
    Column("subject_kind", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("removed_at", UtcTime),
    Column("removed_by", Words, nullable=False),
    Column("removed_why", Words, nullable=False),
    Column("destroyed", Boolean, nullable=False),
)
KEPT_FILE = files.c.destroyed == text("false")
Index(None, files.c.subject_kind, files.c.subject, files.c.at, files.c.id)
Index(None, files.c.sha256)
Index("ix_files_kept", files.c.at, files.c.id, sqlite_where=KEPT_FILE, postgresql_where=KEPT_FILE)

copies = Table(
    "copies",
    metadata,
    Column("id", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("resource", Words, nullable=False),
    Column("filters", JSON, nullable=False),
    Column("subject", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("until", UtcTime, nullable=False),
    Column("state", Words, nullable=False),
)
Index(None, copies.c.at, copies.c.id)
Index(None, copies.c.by, copies.c.at, copies.c.id)
Index(None, copies.c.state, copies.c.at, copies.c.id)
Index(None, copies.c.subject, copies.c.at, copies.c.id)

copy_steps = Table(
    "copy_steps",
    metadata,
    Column("copy_id", Words, ForeignKey("copies.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("words", Words, nullable=False),
)

destructions = Table(
    "destructions",
    metadata,
    Column("id", Words, primary_key=True),
    Column("what", Words, nullable=False),
    Column("cutoff", UtcTime, nullable=False),
    Column("things", Integer, nullable=False),
    Column("state", Words, nullable=False),
    Column("proposed_at", UtcTime, nullable=False),
)
APPROVED = destructions.c.state == text("'approved'")
Index(None, destructions.c.proposed_at, destructions.c.id)
Index(None, destructions.c.what, destructions.c.proposed_at, destructions.c.id)
Index("ix_destructions_approved", destructions.c.proposed_at, destructions.c.id,
      sqlite_where=APPROVED, postgresql_where=APPROVED)  # fmt: skip

destruction_items = Table(
    "destruction_items",
    metadata,
    Column("destruction_id", Words, ForeignKey("destructions.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("subject", Words, nullable=False),
    Column("done", Boolean, nullable=False),
)

destruction_entries = Table(
    "destruction_entries",
    metadata,
    Column("destruction_id", Words, ForeignKey("destructions.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("words", Words, nullable=False),
)

APPEND_ONLY = (copy_steps, destruction_entries)
