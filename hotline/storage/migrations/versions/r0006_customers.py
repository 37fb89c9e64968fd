"""Customer files: households, history, merging, files, copies, destruction.

Revision: 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)

_TABLES = (
    "customer_people",
    "customer_history",
    "customer_merges",
    "files",
    "copies",
    "copy_steps",
    "destructions",
    "destruction_items",
    "destruction_entries",
)
"""In the order they are made: what belongs to another comes after it."""

_APPEND_ONLY = ("copy_steps", "destruction_entries")


def _columns() -> dict[str, list[sa.Column[object]]]:
    """What is new in tables that may hold rows: each with a value for those, or none."""
    return {
        "customers": [
            sa.Column("kind", sa.Text(), nullable=False, server_default="household"),
            sa.Column("grade", sa.Text(), nullable=False, server_default=""),
            sa.Column("building", sa.Text(), nullable=False, server_default=""),
            sa.Column("unit", sa.Text(), nullable=False, server_default=""),
            sa.Column("room", sa.Text(), nullable=False, server_default=""),
            sa.Column("place_key", sa.Text(), nullable=False, server_default=""),
            sa.Column("do_not_call_by", sa.Text(), nullable=False, server_default=""),
            sa.Column("do_not_call_reason", sa.Text(), nullable=False, server_default=""),
            sa.Column("secret", sa.JSON(), nullable=False, server_default=sa.text("'{}'")),
            sa.Column("do_not_call_since", _TIME),
            sa.Column("merged_into", sa.Text()),
            sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("0")),
            sa.Column("changed_at", _TIME),
            sa.Column("destroyed_at", _TIME),
        ],
        "customer_phones": [
            sa.Column("label", sa.Text(), nullable=False, server_default="normal"),
            sa.Column("person", sa.Integer()),
        ],
    }


_INDICES: dict[str, tuple[tuple[str, ...], ...]] = {
    "customers": (("place_key", "id"),),
}


def upgrade() -> None:
    for table, columns in _columns().items():
        for column in columns:
            op.add_column(table, column)
    for table, indices in _INDICES.items():
        for names in indices:
            op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))
    merged = sa.text("merged_into IS NOT NULL")
    key = ["merged_into", "id"]
    op.create_index("ix_customers_merged_into_id", "customers", key, sqlite_where=merged, postgresql_where=merged)
    _files()
    _copies()
    _destructions()
    _customers()
    for table in _APPEND_ONLY:
        _refuse_changes(table)
    _refuse_other_history()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION hotline_only_blanked()")
    op.drop_index("ix_customers_merged_into_id", "customers")
    for table, indices in _INDICES.items():
        for names in indices:
            op.drop_index(f"ix_{table}_{'_'.join(names)}", table)
    for table, columns in _columns().items():
        for column in columns:
            op.drop_column(table, column.name)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _key(owner: str) -> list[sa.Column[object]]:
    return [
        sa.Column(f"{owner}_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
    ]


def _part_of(table: str, owner: str) -> list[sa.schema.Constraint]:
    return [
        sa.ForeignKeyConstraint([f"{owner}_id"], [_OWNERS[owner]], name=f"fk_{table}_{owner}_id"),
        sa.PrimaryKeyConstraint(f"{owner}_id", "position", name=f"pk_{table}"),
    ]


_OWNERS = {"customer": "customers.id", "copy": "copies.id", "destruction": "destructions.id"}


def _customers() -> None:
    op.create_table(
        "customer_people",
        *_key("customer"),
        *_text("name", "title", "relation", "note"),
        *_part_of("customer_people", "customer"),
    )
    op.create_table(
        "customer_history",
        *_key("customer"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        *_text("by", "field", "before", "after"),
        *_part_of("customer_history", "customer"),
    )
    op.create_table(
        "customer_merges",
        *_text("id", "kept", "other"),
        sa.Column("at", _TIME, nullable=False),
        *_text("by"),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("undone_at", _TIME),
        sa.Column("undone_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_customer_merges"),
    )
    for name in ("kept", "other"):
        op.create_index(f"ix_customer_merges_{name}_at_id", "customer_merges", [name, "at", "id"])


def _files() -> None:
    op.create_table(
        "files",
        *_text("id", "subject_kind", "subject", "kind", "name", "type"),
        sa.Column("size", sa.Integer(), nullable=False),
        *_text("sha256"),
        sa.Column("at", _TIME, nullable=False),
        *_text("by"),
        sa.Column("removed_at", _TIME),
        *_text("removed_by", "removed_why"),
        sa.Column("destroyed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
    )
    op.create_index("ix_files_subject_kind_subject_at_id", "files", ["subject_kind", "subject", "at", "id"])
    op.create_index("ix_files_sha256", "files", ["sha256"])
    kept = sa.text("destroyed = false")
    op.create_index("ix_files_kept", "files", ["at", "id"], sqlite_where=kept, postgresql_where=kept)


def _copies() -> None:
    op.create_table(
        "copies",
        *_text("id", "kind", "resource"),
        sa.Column("filters", sa.JSON(), nullable=False),
        *_text("subject", "what", "why", "by"),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("until", _TIME, nullable=False),
        *_text("state"),
        sa.PrimaryKeyConstraint("id", name="pk_copies"),
    )
    op.create_index("ix_copies_at_id", "copies", ["at", "id"])
    for name in ("by", "state", "subject"):
        op.create_index(f"ix_copies_{name}_at_id", "copies", [name, "at", "id"])
    op.create_table(
        "copy_steps",
        *_key("copy"),
        sa.Column("at", _TIME, nullable=False),
        *_text("by", "action", "words"),
        *_part_of("copy_steps", "copy"),
    )


def _destructions() -> None:
    op.create_table(
        "destructions",
        *_text("id", "what"),
        sa.Column("cutoff", _TIME, nullable=False),
        sa.Column("things", sa.Integer(), nullable=False),
        *_text("state"),
        sa.Column("proposed_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_destructions"),
    )
    op.create_index("ix_destructions_proposed_at_id", "destructions", ["proposed_at", "id"])
    op.create_index("ix_destructions_what_proposed_at_id", "destructions", ["what", "proposed_at", "id"])
    approved = sa.text("state = 'approved'")
    op.create_index(
        "ix_destructions_approved",
        "destructions",
        ["proposed_at", "id"],
        sqlite_where=approved,
        postgresql_where=approved,
    )
    op.create_table(
        "destruction_items",
        *_key("destruction"),
        *_text("subject"),
        sa.Column("done", sa.Boolean(), nullable=False),
        *_part_of("destruction_items", "destruction"),
    )
    op.create_table(
        "destruction_entries",
        *_key("destruction"),
        sa.Column("at", _TIME, nullable=False),
        *_text("by", "action", "words"),
        *_part_of("destruction_entries", "destruction"),
    )


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


_SAME = " AND ".join(
    f'new."{name}" = old."{name}"' for name in ("customer_id", "position", "version", "at", "by", "field")
)
_BLANKED = f"{_SAME} AND new.before = '' AND new.after = ''"


def _refuse_other_history() -> None:
    """Of a customer's history the words may be taken out when it has been kept long enough, and nothing else."""
    table = "customer_history"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION hotline_only_blanked() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {_BLANKED} THEN RETURN new; END IF; "
            "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_only_blanked BEFORE UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION hotline_only_blanked()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION hotline_append_only()"
        )
        return
    for change, when in (("UPDATE", f"WHEN NOT ({_BLANKED}) "), ("DELETE", "")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
