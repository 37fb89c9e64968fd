"""Versions of scripts, what a call was judged by, and how sure each verdict is.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _columns() -> dict[str, list[sa.Column[object]]]:
    """What is new in tables that may hold rows: each with a value for those, or none."""
    return {
        "calls": [sa.Column("script_id", sa.Text()), sa.Column("script_version", sa.Integer())],
        "transcript_lines": [
            sa.Column("normal", sa.Text(), nullable=False, server_default=""),
            sa.Column("alternatives", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
        ],
        "judgements": [
            sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("played", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("certainty", sa.Float(), nullable=False, server_default=sa.text("1.0")),
            sa.Column("reason", sa.Text()),
        ],
    }


def upgrade() -> None:
    for table, columns in _columns().items():
        for column in columns:
            op.add_column(table, column)
    op.create_index("ix_judgements_rule_call_id", "judgements", ["rule", "call_id"])
    op.create_table(
        "second_looks",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("leg", sa.Text(), nullable=False),
        sa.Column("start_s", sa.Float(), nullable=False),
        sa.Column("end_s", sa.Float(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_second_looks_call_id"),
        sa.PrimaryKeyConstraint("id", name="pk_second_looks"),
    )
    op.create_index("ix_second_looks_call_id_start_s_id", "second_looks", ["call_id", "start_s", "id"])
    op.create_table(
        "script_versions",
        sa.Column("script_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("script_id", "version", name="pk_script_versions"),
    )
    op.create_table(
        "retired_rules",
        sa.Column("script_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("script_id", "rule", name="pk_retired_rules"),
    )
    _refuse_changes("script_versions")


def downgrade() -> None:
    for table in ("retired_rules", "script_versions", "second_looks"):
        op.drop_table(table)
    op.drop_index("ix_judgements_rule_call_id", "judgements")
    for table, columns in _columns().items():
        for column in columns:
            op.drop_column(table, column.name)


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
