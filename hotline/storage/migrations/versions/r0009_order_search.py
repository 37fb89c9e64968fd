"""Orders found by parts of their words; counts for the board, lists of groups and leads without sorting.

Revision: 0009, after 0008.
"""

import zlib

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from domain.orders.search_terms import pieces, search_words

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_OPEN = sa.text("state != 'closed' AND state != 'cancelled'")
_WITH_LEAD = sa.text("with_lead IS NOT NULL")
_INDICES = (
    ("ix_work_orders_board", ["group_name", "state"], _OPEN),
    ("ix_work_orders_group_due", ["group_name", "due_at", "number"], sa.text(f"{_OPEN} AND due_at IS NOT NULL")),
    ("ix_work_orders_with_lead", ["created_at", "number"], _WITH_LEAD),
)
_BATCH = 2_000


def upgrade() -> None:
    op.drop_index("ix_work_orders_with_lead_number", "work_orders")
    for name, columns, condition in _INDICES:
        op.create_index(name, "work_orders", columns, sqlite_where=condition, postgresql_where=condition)
    op.create_table(
        "order_search",
        sa.Column("serial", _SERIAL, autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("pieces", ARRAY(sa.Integer()).with_variant(sa.Text(), "sqlite")),
        sa.ForeignKeyConstraint(["serial"], ["work_orders.serial"], name="fk_order_search_serial"),
        sa.PrimaryKeyConstraint("serial", name="pk_order_search"),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute(
            "CREATE VIRTUAL TABLE order_pieces "
            "USING fts5(pieces, content='', columnsize=0, detail=none, tokenize='ascii')"
        )
    _file(sqlite)
    if not sqlite:
        op.execute("CREATE INDEX ix_order_search_pieces ON order_search USING gin (pieces) WITH (fastupdate = off)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE order_pieces")
    op.drop_table("order_search")
    for name, _, _ in _INDICES:
        op.drop_index(name, "work_orders")
    op.create_index(
        "ix_work_orders_with_lead_number",
        "work_orders",
        ["with_lead", "number"],
        sqlite_where=_WITH_LEAD,
        postgresql_where=_WITH_LEAD,
    )


def _file(sqlite: bool) -> None:
    """The orders that are there already, some at a time: a million of them would not fit in memory."""
    connection = op.get_bind()
    some = sa.text(
        "SELECT serial, number, customer_name, customer_phone, place, description FROM work_orders "
        f"WHERE serial > :last ORDER BY serial LIMIT {_BATCH}"
    )
    search = sa.table("order_search", sa.column("serial"), sa.column("words"), sa.column("pieces", ARRAY(sa.Integer())))
    last = -1
    while rows := connection.execute(some, {"last": last}).all():
        last = rows[-1].serial
        filed = [(row.serial, words, pieces(words)) for row in rows for words in [search_words(*row[1:])]]
        if sqlite:
            op.bulk_insert(search, [{"serial": serial, "words": words} for serial, words, _ in filed])
            connection.execute(
                sa.text("INSERT INTO order_pieces (rowid, pieces) VALUES (:serial, :pieces)"),
                [{"serial": serial, "pieces": " ".join(found)} for serial, _, found in filed],
            )
            continue
        numbers = [
            (serial, words, [zlib.crc32(one.encode()) - 2**31 for one in found]) for serial, words, found in filed
        ]
        op.bulk_insert(search, [dict(zip(("serial", "words", "pieces"), row, strict=True)) for row in numbers])
