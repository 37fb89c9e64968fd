"""Histories of orders and timelines of calls: their words may be taken out when they have been kept long enough.

Revision: 0010, after 0009.
"""

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_KEPT: Mapping[str, tuple[str, ...]] = {
    "order_history": ("number", "position", "at", "by", "action", "desk"),
    "call_timeline": ("id", "call_id", "at", "event"),
}
"""What no change may touch."""


def upgrade() -> None:
    for table in _KEPT:
        _drop(table)
        _let_words_out(table)


def downgrade() -> None:
    for table in _KEPT:
        _drop(table)
        if _postgresql():
            op.execute(f"DROP FUNCTION hotline_{table}_blanked()")
        _refuse_all(table)


def _postgresql() -> bool:
    bind: sa.Connection = op.get_bind()
    return bind.dialect.name == "postgresql"


def _blanked(table: str) -> str:
    """Whether nothing was done but to take words out."""
    same = " AND ".join(f'new."{name}" = old."{name}"' for name in _KEPT[table])
    if table == "call_timeline":
        return f"{same} AND CAST(new.detail AS TEXT) = '{{}}'"
    is_same = "IS NOT DISTINCT FROM" if _postgresql() else "IS"
    words = " AND ".join(
        f'(new."{name}" {is_same} old."{name}" OR new."{name}" = \'\')' for name in ("before", "after", "note")
    )
    return f"{same} AND {words}"


def _drop(table: str) -> None:
    if _postgresql():
        for name in ("append_only", "only_blanked"):
            op.execute(f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}")
        return
    for change in ("update", "delete"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_{change}")


def _let_words_out(table: str) -> None:
    if _postgresql():
        op.execute(
            f"CREATE FUNCTION hotline_{table}_blanked() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {_blanked(table)} THEN RETURN new; END IF; "
            "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_only_blanked BEFORE UPDATE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION hotline_{table}_blanked()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION hotline_append_only()"
        )
        return
    for change, when in (("UPDATE", f"WHEN NOT ({_blanked(table)}) "), ("DELETE", "")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _refuse_all(table: str) -> None:
    if _postgresql():
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
