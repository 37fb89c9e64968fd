"""The tables of notices and of the scheduler; see `hotline.storage.schema` for what holds of all tables."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table

from hotline.storage.columns import UtcTime, Words
from hotline.storage.schema import metadata

notices = Table(
    "notices",
    metadata,
    Column("id", Words, primary_key=True),  # made from key and recipient: told once
    Column("key", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("kind", Words, nullable=False),
    Column("recipient", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("words", JSON, nullable=False),
    Column("urgent", Boolean, nullable=False),
)
Index(None, notices.c.recipient, notices.c.at, notices.c.id)
Index(None, notices.c.subject, notices.c.at, notices.c.id)

notice_seen = Table(
    "notice_seen",
    metadata,
    Column("notice_id", Words, ForeignKey("notices.id"), primary_key=True),
    Column("user_name", Words, primary_key=True),
    Column("at", UtcTime, nullable=False),
)

job_runs = Table(
    "job_runs",
    metadata,
    Column("job", Words, primary_key=True),
    Column("period", Words, primary_key=True),
    Column("started_at", UtcTime, nullable=False),
    Column("done_at", UtcTime),
    Column("tries", Integer, nullable=False),
)
"""What is done once a period, such as once a local day: a row is who has begun it, `done_at` that it is done."""

APPEND_ONLY = (notices, notice_seen)
