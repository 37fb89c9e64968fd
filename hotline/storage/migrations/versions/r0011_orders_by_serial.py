"""Orders are listed by their serial; PostgreSQL files what they are searched by month by month.

Revision: 0011, after 0010.
"""

import zlib
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from domain.orders.search_terms import pieces

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_OPEN = "state != 'closed' AND state != 'cancelled'"
_BY_TIME = ["created_at", "number"]
_LISTED_BY = ("state", "group_name", "service_type", "created_by", "customer_id")
_ALSO_BY = ("urgency", "building", "owner", "assignee")
_PARTIAL: tuple[tuple[str, list[str], str], ...] = (
    ("ix_work_orders_open", [], _OPEN),
    ("ix_work_orders_owner_open", ["owner"], _OPEN),
    ("ix_work_orders_group_open", ["group_name"], _OPEN),
    ("ix_work_orders_assignee_open", ["assignee"], _OPEN),
    ("ix_work_orders_with_lead", [], "with_lead IS NOT NULL"),
)
_OF_BUILDINGS = "ix_work_orders_building_category_created_at"
_BATCH = 2_000


def upgrade() -> None:
    op.drop_index(_OF_BUILDINGS, "work_orders")
    for name in _ALSO_BY:
        op.create_index(f"ix_work_orders_{name}_serial", "work_orders", [name, "serial"])
    # After those of all orders: of two that would do, SQLite takes the one made last until it has counted them.
    _list_by(_BY_TIME, to=["serial"])
    _refile(lambda piece, serial: f"{serial // 10_000_000}{piece}")


def downgrade() -> None:
    _list_by(["serial"], to=_BY_TIME)
    for name in _ALSO_BY:
        op.drop_index(f"ix_work_orders_{name}_serial", "work_orders")
    op.create_index(_OF_BUILDINGS, "work_orders", ["building", "category", "created_at"])
    _refile(lambda piece, _serial: piece)


def _list_by(columns: list[str], to: list[str]) -> None:
    for name in _LISTED_BY:
        op.drop_index("_".join(("ix_work_orders", name, *columns)), "work_orders")
        op.create_index("_".join(("ix_work_orders", name, *to)), "work_orders", [name, *to])
    for index, first, condition in _PARTIAL:
        where = sa.text(condition)
        op.drop_index(index, "work_orders")
        op.create_index(index, "work_orders", [*first, *to], sqlite_where=where, postgresql_where=where)


def _refile(filed_under: Callable[[str, int], str]) -> None:
    """PostgreSQL's alone, some at a time: a million of them would not fit in memory."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    op.execute("DROP INDEX ix_order_search_pieces")
    some = sa.text(f"SELECT serial, words FROM order_search WHERE serial > :last ORDER BY serial LIMIT {_BATCH}")
    search = sa.table("order_search", sa.column("serial"), sa.column("pieces", ARRAY(sa.Integer())))
    change = search.update().where(search.c.serial == sa.bindparam("of")).values(pieces=sa.bindparam("numbers"))
    last = -1
    while rows := connection.execute(some, {"last": last}).all():
        last = rows[-1].serial
        connection.execute(
            change,
            [
                {
                    "of": serial,
                    "numbers": [zlib.crc32(filed_under(one, serial).encode()) - 2**31 for one in pieces(words)],
                }
                for serial, words in rows
            ],
        )
    op.execute("CREATE INDEX ix_order_search_pieces ON order_search USING gin (pieces) WITH (fastupdate = off)")
