"""The first tables: calls, transcripts, customers, work orders, callbacks, people, logs.

Revision: 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_TABLES = (
    "agent_log",
    "audit",
    "callbacks",
    "calls",
    "customers",
    "order_days",
    "people",
    "work_orders",
    "call_timeline",
    "callback_attempts",
    "customer_phones",
    "judgements",
    "order_history",
    "secrets",
    "sessions",
    "transcript_lines",
)
"""In the order they are made: what belongs to another comes after it."""

_APPEND_ONLY = ("call_timeline", "order_history", "agent_log", "audit")


def upgrade() -> None:
    op.create_table(
        "agent_log",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("queues", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", _TIME, nullable=False),
        sa.Column("idle_since", _TIME, nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("call_id", sa.Text()),
        sa.Column("phone_registered", sa.Boolean(), nullable=False),
        sa.Column("next_state", sa.Text()),
        sa.Column("next_reason", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_agent_log"),
    )
    op.create_index("ix_agent_log_user_name_id", "agent_log", ["user_name", "id"])
    op.create_table(
        "audit",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_at_id", "audit", ["at", "id"])
    op.create_index("ix_audit_subject_at_id", "audit", ["subject", "at", "id"])
    op.create_index("ix_audit_who_at_id", "audit", ["who", "at", "id"])
    op.create_table(
        "callbacks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("next_at", _TIME, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text()),
        sa.Column("work_order", sa.Text()),
        sa.Column("agent", sa.Text()),
        sa.Column("customer_id", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_callbacks"),
    )
    op.create_index("ix_callbacks_agent_due_at_id", "callbacks", ["agent", "due_at", "id"])
    op.create_index("ix_callbacks_call_id", "callbacks", ["call_id"])
    op.create_index("ix_callbacks_due_at_id", "callbacks", ["due_at", "id"])
    op.create_index(
        "ix_callbacks_open",
        "callbacks",
        ["due_at", "id"],
        sqlite_where=sa.text("state != 'done' AND state != 'cancelled'"),
        postgresql_where=sa.text("state != 'done' AND state != 'cancelled'"),
    )
    op.create_index("ix_callbacks_phone_due_at_id", "callbacks", ["phone", "due_at", "id"])
    op.create_index("ix_callbacks_state_due_at_id", "callbacks", ["state", "due_at", "id"])
    op.create_index("ix_callbacks_state_next_at_id", "callbacks", ["state", "next_at", "id"])
    op.create_index("ix_callbacks_work_order", "callbacks", ["work_order"])
    op.create_table(
        "calls",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("customer_number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("queue", sa.Text()),
        sa.Column("agent", sa.Text()),
        sa.Column("customer_id", sa.Text()),
        sa.Column("callback_id", sa.Text()),
        sa.Column("queued_at", _TIME),
        sa.Column("answered_at", _TIME),
        sa.Column("connected_at", _TIME),
        sa.Column("ended_at", _TIME),
        sa.Column("end_cause", sa.Text()),
        sa.Column("recording", sa.Text()),
        sa.Column("wait_s", sa.Float()),
        sa.PrimaryKeyConstraint("id", name="pk_calls"),
    )
    op.create_index("ix_calls_agent_started_at_id", "calls", ["agent", "started_at", "id"])
    op.create_index("ix_calls_customer_id_started_at_id", "calls", ["customer_id", "started_at", "id"])
    op.create_index(
        "ix_calls_open",
        "calls",
        ["started_at", "id"],
        sqlite_where=sa.text("state != 'ended'"),
        postgresql_where=sa.text("state != 'ended'"),
    )
    op.create_index("ix_calls_queue_started_at_id", "calls", ["queue", "started_at", "id"])
    op.create_index("ix_calls_started_at_id", "calls", ["started_at", "id"])
    op.create_table(
        "customers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("key_customer", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
    )
    op.create_index("ix_customers_name_id", "customers", ["name", "id"])
    op.create_table(
        "order_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_order_days"),
    )
    op.create_table(
        "people",
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("queues", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("user_name", name="pk_people"),
    )
    op.create_table(
        "work_orders",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("service_type", sa.Text(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("customer_phone", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("call_id", sa.Text()),
        sa.Column("customer_id", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_work_orders"),
    )
    op.create_index("ix_work_orders_call_id", "work_orders", ["call_id"])
    op.create_index("ix_work_orders_created_at_number", "work_orders", ["created_at", "number"])
    op.create_index(
        "ix_work_orders_created_by_created_at_number", "work_orders", ["created_by", "created_at", "number"]
    )
    op.create_index(
        "ix_work_orders_customer_id_created_at_number", "work_orders", ["customer_id", "created_at", "number"]
    )
    op.create_index(
        "ix_work_orders_group_name_created_at_number", "work_orders", ["group_name", "created_at", "number"]
    )
    op.create_index(
        "ix_work_orders_open",
        "work_orders",
        ["created_at", "number"],
        sqlite_where=sa.text("state != 'closed' AND state != 'cancelled'"),
        postgresql_where=sa.text("state != 'closed' AND state != 'cancelled'"),
    )
    op.create_index(
        "ix_work_orders_service_type_created_at_number", "work_orders", ["service_type", "created_at", "number"]
    )
    op.create_index("ix_work_orders_state_created_at_number", "work_orders", ["state", "created_at", "number"])
    op.create_table(
        "call_timeline",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_call_timeline_call_id"),
        sa.PrimaryKeyConstraint("id", name="pk_call_timeline"),
    )
    op.create_index("ix_call_timeline_call_id_id", "call_timeline", ["call_id", "id"])
    op.create_table(
        "callback_attempts",
        sa.Column("callback_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("ended_at", _TIME),
        sa.Column("outcome", sa.Text()),
        sa.ForeignKeyConstraint(["callback_id"], ["callbacks.id"], name="fk_callback_attempts_callback_id"),
        sa.PrimaryKeyConstraint("callback_id", "position", name="pk_callback_attempts"),
    )
    op.create_table(
        "customer_phones",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_customer_phones_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "position", name="pk_customer_phones"),
    )
    op.create_index("ix_customer_phones_phone", "customer_phones", ["phone"])
    op.create_table(
        "judgements",
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("leg", sa.Text(), nullable=False),
        sa.Column("start_s", sa.Float()),
        sa.Column("end_s", sa.Float()),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_judgements_call_id"),
        sa.PrimaryKeyConstraint("call_id", "rule", name="pk_judgements"),
    )
    op.create_table(
        "order_history",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["work_orders.number"], name="fk_order_history_number"),
        sa.PrimaryKeyConstraint("number", "position", name="pk_order_history"),
    )
    op.create_table(
        "secrets",
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("sip_md5", sa.Text()),
        sa.Column("sip_sha256", sa.Text()),
        sa.ForeignKeyConstraint(["user_name"], ["people.user_name"], name="fk_secrets_user_name"),
        sa.PrimaryKeyConstraint("user_name", name="pk_secrets"),
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["user_name"], ["people.user_name"], name="fk_sessions_user_name"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sessions"),
    )
    op.create_index("ix_sessions_expires_at", "sessions", ["expires_at"])
    op.create_table(
        "transcript_lines",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("leg", sa.Text(), nullable=False),
        sa.Column("start_s", sa.Float(), nullable=False),
        sa.Column("end_s", sa.Float(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("gap", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_transcript_lines_call_id"),
        sa.PrimaryKeyConstraint("id", name="pk_transcript_lines"),
    )
    op.create_index("ix_transcript_lines_call_id_start_s_id", "transcript_lines", ["call_id", "start_s", "id"])
    _refuse_changes()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION hotline_append_only()")


def _refuse_changes() -> None:
    """Triggers, so that not even a hand-written statement changes what must stay (W9). They go with their table."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION hotline_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        for table in _APPEND_ONLY:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION hotline_append_only()"
            )
        return
    for table in _APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
