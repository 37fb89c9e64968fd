"""Notices, date jobs, outbreaks.

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)

_FINISHED = "ix_work_orders_finished_at_number"

_TABLES = (
    "notices",
    "notice_seen",
    "job_runs",
    "outbreaks",
    "outbreak_history",
    "shift_handovers",
    "shift_signatures",
)
"""In the order they are made: what belongs to another comes after it."""

_APPEND_ONLY = ("notices", "notice_seen", "outbreak_history", "shift_handovers", "shift_signatures")


def upgrade() -> None:
    _notices()
    _job_runs()
    _outbreaks()
    _shifts()
    there = sa.text("finished_at IS NOT NULL")  # what the morning sheet asks for
    op.create_index(_FINISHED, "work_orders", ["finished_at", "number"], sqlite_where=there, postgresql_where=there)
    _refuse_changes()


def downgrade() -> None:
    op.drop_index(_FINISHED, "work_orders")
    for table in reversed(_TABLES):
        op.drop_table(table)


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
    )
    op.create_index("ix_notices_recipient_at_id", "notices", ["recipient", "at", "id"])
    op.create_index("ix_notices_subject_at_id", "notices", ["subject", "at", "id"])
    op.create_table(
        "notice_seen",
        sa.Column("notice_id", sa.Text(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_notice_seen_notice_id"),
        sa.PrimaryKeyConstraint("notice_id", "user_name", name="pk_notice_seen"),
    )


def _job_runs() -> None:
    op.create_table(
        "job_runs",
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("done_at", _TIME),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("job", "period", name="pk_job_runs"),
    )


def _outbreaks() -> None:
    op.create_table(
        "outbreaks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("service_type", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("master", sa.Text()),
        sa.Column("announcement", sa.Text(), nullable=False),
        sa.Column("closed_at", _TIME),
        sa.PrimaryKeyConstraint("id", name="pk_outbreaks"),
    )
    op.create_index("ix_outbreaks_building_category_opened_at", "outbreaks", ["building", "category", "opened_at"])
    condition = sa.text("closed_at IS NULL")
    op.create_index(
        "ix_outbreaks_open",
        "outbreaks",
        ["building", "category"],
        unique=True,
        sqlite_where=condition,
        postgresql_where=condition,
    )
    op.create_index("ix_outbreaks_opened_at_id", "outbreaks", ["opened_at", "id"])
    op.create_table(
        "outbreak_history",
        sa.Column("outbreak_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["outbreak_id"], ["outbreaks.id"], name="fk_outbreak_history_outbreak_id"),
        sa.PrimaryKeyConstraint("outbreak_id", "position", name="pk_outbreak_history"),
    )


def _shifts() -> None:
    op.create_table(
        "shift_handovers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("orders", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shift_handovers"),
    )
    op.create_index("ix_shift_handovers_at_id", "shift_handovers", ["at", "id"])
    op.create_table(
        "shift_signatures",
        sa.Column("handover_id", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["handover_id"], ["shift_handovers.id"], name="fk_shift_signatures_handover_id"),
        sa.PrimaryKeyConstraint("handover_id", name="pk_shift_signatures"),
    )


def _refuse_changes() -> None:
    """Triggers, as those of 0001; they go with their table."""
    for table in _APPEND_ONLY:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION hotline_append_only()"
            )
            continue
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
