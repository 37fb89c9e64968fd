"""Work orders: ownership, targets, money, links; people's groups.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_OPEN = "state != 'closed' AND state != 'cancelled'"


def _columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("serial", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("urgency", sa.Text(), nullable=False, server_default=sa.text("'normal'")),
        sa.Column("category", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("building", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("spot", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("owner", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("assignee", sa.Text()),
        sa.Column("offered_user", sa.Text()),
        sa.Column("offered_group", sa.Text()),
        sa.Column("with_lead", sa.Text()),
        sa.Column("appointment", _TIME),
        sa.Column("due_at", _TIME),
        sa.Column("watch_at", _TIME),
        sa.Column("finished_at", _TIME),
        sa.Column("repeat_of", sa.Text()),
        sa.Column("master", sa.Text()),
        sa.Column("follows", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("detail", sa.JSON(), nullable=False, server_default=sa.text("'{}'")),
    )


_INDICES = (
    ("ix_work_orders_building_category_created_at", ["building", "category", "created_at"], None),
    ("ix_work_orders_spot_category_created_at", ["spot", "category", "created_at"], None),
    ("ix_work_orders_owner_open", ["owner", "created_at", "number"], _OPEN),
    ("ix_work_orders_group_open", ["group_name", "created_at", "number"], _OPEN),
    ("ix_work_orders_assignee_open", ["assignee", "created_at", "number"], _OPEN),
    ("ix_work_orders_due", ["due_at", "number"], f"{_OPEN} AND due_at IS NOT NULL"),
    *(
        (f"ix_work_orders_{name}_number", [name, "number"], f"{name} IS NOT NULL")
        for name in ("watch_at", "offered_user", "offered_group", "with_lead", "master", "follows")
    ),
)


def upgrade() -> None:
    op.add_column("people", sa.Column("groups", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
    for column in _columns():
        op.add_column("work_orders", column)
    # Orders from before: whoever took a matter first owns it (O1), and its number says where it stands.
    op.execute(
        "UPDATE work_orders SET owner = created_by, category = service_type, "
        "serial = CAST(substr(number, 1, 8) AS BIGINT) * 100000 + CAST(substr(number, 10) AS BIGINT), "
        "version = (SELECT count(*) FROM order_history h WHERE h.number = work_orders.number)"
    )
    op.create_index("ix_work_orders_serial", "work_orders", ["serial"], unique=True)
    for name, columns, condition in _INDICES:
        where = sa.text(condition) if condition else None
        op.create_index(name, "work_orders", columns, sqlite_where=where, postgresql_where=where)
    op.add_column("order_history", sa.Column("desk", sa.Text(), nullable=False, server_default=sa.text("''")))
    bounced = sa.text("action IN ('decline', 'hand over declined', 'hand over unanswered')")
    op.create_index("ix_order_history_bounces", "order_history", ["at"], sqlite_where=bounced, postgresql_where=bounced)


def downgrade() -> None:
    op.drop_index("ix_order_history_bounces", "order_history")
    op.drop_column("order_history", "desk")
    for name, _, _ in _INDICES:
        op.drop_index(name, "work_orders")
    op.drop_index("ix_work_orders_serial", "work_orders")
    for column in reversed(_columns()):
        op.drop_column("work_orders", column.name)
    op.drop_column("people", "groups")
