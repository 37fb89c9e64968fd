"""Callbacks: what each is for, its due window, who answers for it, what it is merged with; results and history.

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_OPEN = sa.text("state != 'done' AND state != 'cancelled'")
_SCHEDULED = sa.text("state = 'scheduled'")

_INDICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ix_callbacks_created_at_id", ("created_at", "id")),
    ("ix_callbacks_owner_due_at_id", ("owner", "due_at", "id")),
    ("ix_callbacks_customer_id_due_at_id", ("customer_id", "due_at", "id")),
    ("ix_callbacks_purpose_due_at_id", ("purpose", "due_at", "id")),
)
_PARTIAL: tuple[tuple[str, tuple[str, ...], sa.TextClause], ...] = (
    ("ix_callbacks_open_next", ("next_at", "id"), _OPEN),
    ("ix_callbacks_open_priority", ("priority", "next_at", "id"), _OPEN),
    ("ix_callbacks_scheduled_phone", ("phone", "next_at", "id"), _SCHEDULED),
    ("ix_callbacks_scheduled_customer", ("customer_id", "next_at", "id"), _SCHEDULED),
    ("ix_callbacks_scheduled", ("mode", "any_hour", "priority", "next_at", "id"), _SCHEDULED),
)


def _columns() -> list[sa.Column[object]]:
    """Callbacks of before were all promised ones."""
    return [
        sa.Column("purpose", sa.Text(), nullable=False, server_default="promised"),
        sa.Column("mode", sa.Text(), nullable=False, server_default="agent"),
        sa.Column("earliest_at", _TIME),
        sa.Column("latest_at", _TIME),
        sa.Column("owner", sa.Text(), nullable=False, server_default=""),
        sa.Column("priority", sa.Integer(), nullable=False, server_default=sa.text("3")),
        sa.Column("asked", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("any_hour", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("carried_by", sa.Text()),
        sa.Column("queue", sa.Text()),
        sa.Column("queued_at", _TIME),
        sa.Column("booking_key", sa.Text()),
        sa.Column("closed_why", sa.Text(), nullable=False, server_default=""),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
    ]


def upgrade() -> None:
    for column in _columns():
        op.add_column("callbacks", column)
    op.execute("UPDATE callbacks SET owner = created_by")
    op.drop_index("ix_callbacks_state_next_at_id", "callbacks")
    for name, columns in _INDICES:
        op.create_index(name, "callbacks", list(columns))
    for name, columns, where in _PARTIAL:
        op.create_index(name, "callbacks", list(columns), sqlite_where=where, postgresql_where=where)
    op.create_index("ix_callbacks_booking_key", "callbacks", ["booking_key"], unique=True)
    op.create_index("ix_callback_attempts_call_id", "callback_attempts", ["call_id"])
    _history()
    _results()
    _do_not_call()
    _refuse_changes("callback_history")


def downgrade() -> None:
    for table in ("do_not_call", "visit_results", "callback_history"):
        op.drop_table(table)
    op.drop_index("ix_callback_attempts_call_id", "callback_attempts")
    names = [name for name, _ in _INDICES] + [name for name, _, _ in _PARTIAL]
    for name in ("ix_callbacks_booking_key", *names):
        op.drop_index(name, "callbacks")
    op.execute("UPDATE callbacks SET state = 'dialling' WHERE state = 'carried'")
    op.create_index("ix_callbacks_state_next_at_id", "callbacks", ["state", "next_at", "id"])
    for column in reversed(_columns()):
        op.drop_column("callbacks", column.name)


def _history() -> None:
    op.create_table(
        "callback_history",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("callback_id", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["callback_id"], ["callbacks.id"], name="fk_callback_history_callback_id"),
        sa.PrimaryKeyConstraint("id", name="pk_callback_history"),
    )
    op.create_index("ix_callback_history_callback_id_id", "callback_history", ["callback_id", "id"])


def _results() -> None:
    op.create_table(
        "visit_results",
        sa.Column("callback_id", sa.Text(), nullable=False),
        sa.Column("satisfaction", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("attitude", sa.Integer()),
        sa.Column("speed", sa.Integer()),
        sa.Column("outcome", sa.Integer()),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("complaint", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["callback_id"], ["callbacks.id"], name="fk_visit_results_callback_id"),
        sa.PrimaryKeyConstraint("callback_id", name="pk_visit_results"),
    )
    op.create_index("ix_visit_results_at_callback_id", "visit_results", ["at", "callback_id"])


def _do_not_call() -> None:
    op.create_table(
        "do_not_call",
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("since", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("phone", name="pk_do_not_call"),
    )
    op.create_index("ix_do_not_call_since_phone", "do_not_call", ["since", "phone"])


def _refuse_changes(table: str) -> None:
    """Triggers, as those of 0001; they go with their table."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION hotline_append_only()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
