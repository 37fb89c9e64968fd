"""Orders say when their next date comes, and whether a target was met late: the morning sheet leads to them (D1).

Revision: 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_DATES = "ix_work_orders_date_at_number"
_THERE = sa.text("date_at IS NOT NULL")

# The next save of an order says the same, save for dates that a ticked step has made needless.
_FROM_DETAIL = {
    "sqlite": """
        UPDATE work_orders SET
          date_at = CASE WHEN state IN ('done', 'answered', 'visited', 'closed', 'cancelled') THEN NULL ELSE (
            SELECT strftime('%Y-%m-%d %H:%M:%f', min(julianday(json_extract(one.value, '$.at')))) || '000'
            FROM json_each(detail, '$.dates') AS one WHERE NOT json_extract(one.value, '$.done')) END,
          late = (
            SELECT max(
              julianday(json_extract(one.value, '$.met_at')) > julianday(json_extract(one.value, '$.due_at')))
            FROM json_each(detail, '$.targets') AS one)
    """,
    "postgresql": """
        UPDATE work_orders SET
          date_at = CASE WHEN state IN ('done', 'answered', 'visited', 'closed', 'cancelled') THEN NULL ELSE (
            SELECT min((one ->> 'at')::timestamptz)
            FROM json_array_elements(detail -> 'dates') AS one WHERE NOT (one ->> 'done')::boolean) END,
          late = (
            SELECT bool_or((one ->> 'met_at')::timestamptz > (one ->> 'due_at')::timestamptz)
            FROM json_array_elements(detail -> 'targets') AS one)
    """,
}


def upgrade() -> None:
    op.add_column("work_orders", sa.Column("date_at", sa.DateTime(timezone=True)))
    op.add_column("work_orders", sa.Column("late", sa.Boolean))
    op.execute(_FROM_DETAIL[op.get_bind().dialect.name])
    op.create_index(_DATES, "work_orders", ["date_at", "number"], sqlite_where=_THERE, postgresql_where=_THERE)


def downgrade() -> None:
    op.drop_index(_DATES, "work_orders")
    op.drop_column("work_orders", "late")
    op.drop_column("work_orders", "date_at")
