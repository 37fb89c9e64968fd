"""The tables of the knowledge base; see `hotline.storage.schema` for what holds of all tables."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Index, Integer, Table

from hotline.storage.columns import Serial, UtcTime, Words
from hotline.storage.schema import metadata

answers = Table(
    "answers",
    metadata,
    Column("id", Words, primary_key=True),
    Column("state", Words, nullable=False),
    Column("version", Integer, nullable=False),  # the newest
    Column("live_version", Integer),  # what is offered
)

answer_versions = Table(
    "answer_versions",
    metadata,
    Column("answer_id", Words, ForeignKey("answers.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("title", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("questions", JSON, nullable=False),
    Column("keywords", JSON, nullable=False),
    Column("spoken", Words, nullable=False),
    Column("menu_key", Integer),
    Column("category", Words, nullable=False),
    Column("service_types", JSON, nullable=False),
    Column("owner", Words, nullable=False),
    Column("expires_on", Date),
    Column("live_from", UtcTime),
    Column("reading", JSON(none_as_null=True)),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("note", Words, nullable=False),
)
"""Append-only: the words as they were from one change to the next."""

answer_changes = Table(
    "answer_changes",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("answer_id", Words, ForeignKey("answers.id"), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("deed", Words, nullable=False),
    Column("before", Words, nullable=False),
    Column("after", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("reason", Words, nullable=False),
)
"""Append-only: an answer's history."""
Index(None, answer_changes.c.answer_id, answer_changes.c.id)

answer_signatures = Table(
    "answer_signatures",
    metadata,
    Column("answer_id", Words, ForeignKey("answers.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("user_name", Words, primary_key=True),
    Column("at", UtcTime, nullable=False),
)
"""Append-only: who has read and signed which version."""
Index(None, answer_signatures.c.user_name, answer_signatures.c.answer_id, answer_signatures.c.version)

answer_marks = Table(
    "answer_marks",
    metadata,
    Column("answer_id", Words, ForeignKey("answers.id"), primary_key=True),
    Column("call_id", Words, primary_key=True),
    Column("user_name", Words, primary_key=True),
    Column("mark", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
)
"""What an agent made of an answer in a call; the last word counts."""

APPEND_ONLY = (answer_versions, answer_changes, answer_signatures)
