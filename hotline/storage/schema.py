"""The tables.

Foreign keys say what belongs to what; mere references between records (`call_id` of an order, say) are plain columns,
because either side may be written first. Every index serves a query of the repositories; the tests check that it does.
Rows of `APPEND_ONLY` tables are never changed or deleted: triggers, made by the migrations, refuse it.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    false,
    text,
    true,
)

from hotline.storage.columns import Serial, UtcTime, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

calls = Table(
    "calls",
    metadata,
    Column("id", Words, primary_key=True),
    Column("direction", Words, nullable=False),
    Column("caller", Words, nullable=False),
    Column("called", Words, nullable=False),
    Column("customer_number", Words, nullable=False),  # derived: the number of the person outside
    Column("state", Words, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("queue", Words),
    Column("agent", Words),
    Column("customer_id", Words),
    Column("callback_id", Words),
    Column("queued_at", UtcTime),
    Column("answered_at", UtcTime),
    Column("connected_at", UtcTime),
    Column("ended_at", UtcTime),
    Column("end_cause", Words),
    Column("recording", Words),
    Column("wait_s", Float),  # derived, once known: how long the caller waited for a person
    Column("script_id", Words),
    Column("script_version", Integer),
)
OPEN_CALL = calls.c.state != text("'ended'")  # a literal: SQLite uses a partial index for no other condition
Index(None, calls.c.started_at, calls.c.id)
Index(None, calls.c.agent, calls.c.started_at, calls.c.id)
Index(None, calls.c.queue, calls.c.started_at, calls.c.id)
Index(None, calls.c.customer_id, calls.c.started_at, calls.c.id)
Index("ix_calls_open", calls.c.started_at, calls.c.id, sqlite_where=OPEN_CALL, postgresql_where=OPEN_CALL)

call_timeline = Table(
    "call_timeline",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("call_id", Words, ForeignKey("calls.id"), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("event", Words, nullable=False),
    Column("detail", JSON, nullable=False),
)
Index(None, call_timeline.c.call_id, call_timeline.c.id)

transcript_lines = Table(
    "transcript_lines",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("call_id", Words, ForeignKey("calls.id"), nullable=False),
    Column("leg", Words, nullable=False),
    Column("start_s", Float, nullable=False),
    Column("end_s", Float, nullable=False),
    Column("words", Words, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("gap", Boolean, nullable=False),
    Column("normal", Words, nullable=False, server_default=""),
    Column("alternatives", JSON, nullable=False, server_default=text("'[]'")),
)
Index(None, transcript_lines.c.call_id, transcript_lines.c.start_s, transcript_lines.c.id)

judgements = Table(
    "judgements",
    metadata,
    Column("call_id", Words, ForeignKey("calls.id"), primary_key=True),
    Column("rule", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("leg", Words, nullable=False),
    Column("start_s", Float),
    Column("end_s", Float),
    Column("late", Boolean, nullable=False, server_default=false()),
    Column("played", Boolean, nullable=False, server_default=false()),
    Column("certainty", Float, nullable=False, server_default=text("1.0")),
    Column("reason", Words),
)
Index(None, judgements.c.rule, judgements.c.call_id)

second_looks = Table(
    "second_looks",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("call_id", Words, ForeignKey("calls.id"), nullable=False),
    Column("leg", Words, nullable=False),
    Column("start_s", Float, nullable=False),
    Column("end_s", Float, nullable=False),
    Column("phrase", Words, nullable=False),
    Column("score", Float, nullable=False),
)
Index(None, second_looks.c.call_id, second_looks.c.start_s, second_looks.c.id)

# `by` of the version: a person's user name, or "hotline" for what the product ships.
script_versions = Table(
    "script_versions",
    metadata,
    Column("script_id", Words, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("origin", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("note", Words, nullable=False),
)
"""Every change of a script; the highest version is the one in use."""

retired_rules = Table(
    "retired_rules",
    metadata,
    Column("script_id", Words, primary_key=True),
    Column("rule", Words, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
)
"""Rules that were taken out of their script but have judged calls; `version` is the last that had the rule."""

customers = Table(
    "customers",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("place", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("key_customer", Boolean, nullable=False),
    Column("kind", Words, nullable=False, server_default="household"),
    Column("grade", Words, nullable=False, server_default=""),
    Column("building", Words, nullable=False, server_default=""),
    Column("unit", Words, nullable=False, server_default=""),
    Column("room", Words, nullable=False, server_default=""),
    Column("place_key", Words, nullable=False, server_default=""),  # derived: the same for one place said in two ways
    Column("secret", JSON, nullable=False, server_default=text("'{}'")),
    Column("do_not_call_since", UtcTime),
    Column("do_not_call_by", Words, nullable=False, server_default=""),
    Column("do_not_call_reason", Words, nullable=False, server_default=""),
    Column("merged_into", Words),
    Column("version", Integer, nullable=False, server_default=text("0")),
    Column("changed_at", UtcTime),
    Column("destroyed_at", UtcTime),
)
Index(None, customers.c.name, customers.c.id)
Index(None, customers.c.place_key, customers.c.id)
MERGED_CUSTOMER = customers.c.merged_into.is_not(None)  # else SQLite would look for every other file by it
Index(None, customers.c.merged_into, customers.c.id, sqlite_where=MERGED_CUSTOMER, postgresql_where=MERGED_CUSTOMER)

customer_phones = Table(
    "customer_phones",
    metadata,
    Column("customer_id", Words, ForeignKey("customers.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("phone", Words, nullable=False),
    Column("label", Words, nullable=False, server_default="normal"),
    Column("person", Integer),  # position of whose it is in customer_people
)
Index(None, customer_phones.c.phone)

callbacks = Table(
    "callbacks",
    metadata,
    Column("id", Words, primary_key=True),
    Column("phone", Words, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("reason", Words, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("created_by", Words, nullable=False),
    Column("next_at", UtcTime, nullable=False),
    Column("state", Words, nullable=False),
    Column("call_id", Words),
    Column("work_order", Words),
    Column("agent", Words),
    Column("customer_id", Words),
    Column("purpose", Words, nullable=False, server_default="promised"),
    Column("mode", Words, nullable=False, server_default="agent"),
    Column("earliest_at", UtcTime),
    Column("latest_at", UtcTime),
    Column("owner", Words, nullable=False, server_default=""),
    Column("priority", Integer, nullable=False, server_default=text("3")),
    Column("asked", Boolean, nullable=False, server_default=false()),
    Column("any_hour", Boolean, nullable=False, server_default=true()),  # derived: calling hours don't apply
    Column("carried_by", Words),
    Column("queue", Words),
    Column("queued_at", UtcTime),
    Column("booking_key", Words),
    Column("closed_why", Words, nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default=text("1")),
)
OPEN_CALLBACK = (callbacks.c.state != text("'done'")) & (callbacks.c.state != text("'cancelled'"))
SCHEDULED_CALLBACK = callbacks.c.state == text("'scheduled'")
Index(None, callbacks.c.state, callbacks.c.due_at, callbacks.c.id)
Index(None, callbacks.c.due_at, callbacks.c.id)
Index(None, callbacks.c.created_at, callbacks.c.id)
Index(None, callbacks.c.agent, callbacks.c.due_at, callbacks.c.id)
Index(None, callbacks.c.owner, callbacks.c.due_at, callbacks.c.id)
Index(None, callbacks.c.phone, callbacks.c.due_at, callbacks.c.id)
Index(None, callbacks.c.customer_id, callbacks.c.due_at, callbacks.c.id)
Index(None, callbacks.c.purpose, callbacks.c.due_at, callbacks.c.id)
Index(None, callbacks.c.call_id)
Index(None, callbacks.c.work_order)
Index("ix_callbacks_booking_key", callbacks.c.booking_key, unique=True)
Index("ix_callbacks_open", callbacks.c.due_at, callbacks.c.id,
      sqlite_where=OPEN_CALLBACK, postgresql_where=OPEN_CALLBACK)  # fmt: skip
Index("ix_callbacks_open_next", callbacks.c.next_at, callbacks.c.id,
      sqlite_where=OPEN_CALLBACK, postgresql_where=OPEN_CALLBACK)  # fmt: skip
Index("ix_callbacks_open_priority", callbacks.c.priority, callbacks.c.next_at, callbacks.c.id,
      sqlite_where=OPEN_CALLBACK, postgresql_where=OPEN_CALLBACK)  # fmt: skip
Index("ix_callbacks_scheduled_phone", callbacks.c.phone, callbacks.c.next_at, callbacks.c.id,
      sqlite_where=SCHEDULED_CALLBACK, postgresql_where=SCHEDULED_CALLBACK)  # fmt: skip
Index("ix_callbacks_scheduled_customer", callbacks.c.customer_id, callbacks.c.next_at, callbacks.c.id,
      sqlite_where=SCHEDULED_CALLBACK, postgresql_where=SCHEDULED_CALLBACK)  # fmt: skip
Index("ix_callbacks_scheduled", callbacks.c.mode, callbacks.c.any_hour, callbacks.c.priority, callbacks.c.next_at,
      callbacks.c.id, sqlite_where=SCHEDULED_CALLBACK, postgresql_where=SCHEDULED_CALLBACK)  # fmt: skip

callback_attempts = Table(
    "callback_attempts",
    metadata,
    Column("callback_id", Words, ForeignKey("callbacks.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("started_at", UtcTime, nullable=False),
    Column("agent", Words, nullable=False),
    Column("call_id", Words, nullable=False),
    Column("ended_at", UtcTime),
    Column("outcome", Words),
)
Index(None, callback_attempts.c.call_id)

# `user` is a function in PostgreSQL and `group` a keyword everywhere: such columns carry `_name`.
people = Table(
    "people",
    metadata,
    Column("user_name", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("queues", JSON, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("groups", JSON, nullable=False, server_default=text("'[]'")),
)

secrets = Table(
    "secrets",
    metadata,
    Column("user_name", Words, ForeignKey("people.user_name"), primary_key=True),
    Column("password_hash", Words, nullable=False),
    Column("sip_md5", Words),
    Column("sip_sha256", Words),
)

agent_log = Table(
    "agent_log",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("user_name", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("queues", JSON, nullable=False),
    Column("state", Words, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("idle_since", UtcTime, nullable=False),
    Column("reason", Words),
    Column("call_id", Words),
    Column("phone_registered", Boolean, nullable=False),
    Column("next_state", Words),
    Column("next_reason", Words),
)
Index(None, agent_log.c.user_name, agent_log.c.id)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Words, primary_key=True),
    Column("user_name", Words, ForeignKey("people.user_name"), nullable=False),
    Column("expires_at", UtcTime, nullable=False),
)
Index(None, sessions.c.expires_at)

audit = Table(
    "audit",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("who", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("detail", JSON, nullable=False),
)
Index(None, audit.c.at, audit.c.id)
Index(None, audit.c.who, audit.c.at, audit.c.id)
Index(None, audit.c.subject, audit.c.at, audit.c.id)

APPEND_ONLY = (call_timeline, agent_log, audit, script_versions)
