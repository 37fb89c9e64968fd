"""Knowledge: answers, versions, who has read them.

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_TABLES = ("answers", "answer_versions", "answer_changes", "answer_signatures", "answer_marks")
"""In the order they are made: what belongs to another comes after it."""

_APPEND_ONLY = ("answer_versions", "answer_changes", "answer_signatures")


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("live_version", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
    )
    op.create_table(
        "answer_versions",
        sa.Column("answer_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("spoken", sa.Text(), nullable=False),
        sa.Column("menu_key", sa.Integer()),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("service_types", sa.JSON(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date()),
        sa.Column("live_from", _TIME),
        sa.Column("reading", sa.JSON()),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_answer_versions_answer_id"),
        sa.PrimaryKeyConstraint("answer_id", "version", name="pk_answer_versions"),
    )
    op.create_table(
        "answer_changes",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("answer_id", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_answer_changes_answer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_answer_changes"),
    )
    op.create_index("ix_answer_changes_answer_id_id", "answer_changes", ["answer_id", "id"])
    op.create_table(
        "answer_signatures",
        sa.Column("answer_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_answer_signatures_answer_id"),
        sa.PrimaryKeyConstraint("answer_id", "version", "user_name", name="pk_answer_signatures"),
    )
    op.create_index(
        "ix_answer_signatures_user_name_answer_id_version", "answer_signatures", ["user_name", "answer_id", "version"]
    )
    op.create_table(
        "answer_marks",
        sa.Column("answer_id", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_answer_marks_answer_id"),
        sa.PrimaryKeyConstraint("answer_id", "call_id", "user_name", name="pk_answer_marks"),
    )
    _refuse_changes()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


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
