"""Score cards, fault slips, appeals, good points, corrective actions.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)

_TABLES = (
    "score_cards",
    "card_items",
    "quality_changes",
    "slip_days",
    "fault_slips",
    "appeals",
    "appeal_entries",
    "credits",
    "corrective_actions",
)
"""In the order they are made: what belongs to another comes after it."""

_APPEND_ONLY = ("quality_changes", "appeal_entries")


def upgrade() -> None:
    _score_cards()
    _card_items()
    _quality_changes()
    _slip_days()
    _fault_slips()
    _appeals()
    _appeal_entries()
    _credits()
    _corrective_actions()
    _refuse_changes()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


def _score_cards() -> None:
    op.create_table(
        "score_cards",
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("call_at", _TIME, nullable=False),
        sa.Column("script_id", sa.Text(), nullable=False),
        sa.Column("script_version", sa.Integer(), nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("out_of", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("confirmed_by", sa.Text()),
        sa.Column("confirmed_at", _TIME),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_score_cards_call_id"),
        sa.PrimaryKeyConstraint("call_id", name="pk_score_cards"),
    )
    op.create_index("ix_score_cards_agent_call_at_call_id", "score_cards", ["agent", "call_at", "call_id"])
    op.create_index("ix_score_cards_call_at_call_id", "score_cards", ["call_at", "call_id"])
    op.create_index("ix_score_cards_confirmed_at_call_id", "score_cards", ["confirmed_at", "call_id"])
    op.create_index("ix_score_cards_total_call_at_call_id", "score_cards", ["total", "call_at", "call_id"])
    condition = sa.text("waiting = true")
    op.create_index(
        "ix_score_cards_waiting",
        "score_cards",
        ["call_at", "call_id"],
        sqlite_where=condition,
        postgresql_where=condition,
    )


def _card_items() -> None:
    op.create_table(
        "card_items",
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("worth", sa.Integer(), nullable=False),
        sa.Column("engine", sa.Text()),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("alert", sa.Boolean(), nullable=False),
        sa.Column("start_s", sa.Float()),
        sa.Column("end_s", sa.Float()),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("played", sa.Boolean(), nullable=False),
        sa.Column("certainty", sa.Float(), nullable=False),
        sa.Column("excuse", sa.Text()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("settled_by", sa.Text()),
        sa.ForeignKeyConstraint(["call_id"], ["score_cards.call_id"], name="fk_card_items_call_id"),
        sa.PrimaryKeyConstraint("call_id", "rule", name="pk_card_items"),
    )
    op.create_index("ix_card_items_rule_call_id", "card_items", ["rule", "call_id"])


def _quality_changes() -> None:
    op.create_table(
        "quality_changes",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", "position", name="pk_quality_changes"),
    )


def _slip_days() -> None:
    op.create_table(
        "slip_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_slip_days"),
    )


def _fault_slips() -> None:
    op.create_table(
        "fault_slips",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("issued_at", _TIME, nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("counted_at", _TIME, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("start_s", sa.Float()),
        sa.Column("end_s", sa.Float()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("lead", sa.Text()),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_fault_slips"),
        sa.UniqueConstraint("call_id", "rule", name="uq_fault_slips_call_id_rule"),
    )
    op.create_index("ix_fault_slips_agent_issued_at_number", "fault_slips", ["agent", "issued_at", "number"])
    op.create_index("ix_fault_slips_counted_at_number", "fault_slips", ["counted_at", "number"])
    op.create_index("ix_fault_slips_issued_at_number", "fault_slips", ["issued_at", "number"])
    op.create_index("ix_fault_slips_rule_issued_at_number", "fault_slips", ["rule", "issued_at", "number"])
    op.create_index("ix_fault_slips_state_issued_at_number", "fault_slips", ["state", "issued_at", "number"])


def _appeals() -> None:
    op.create_table(
        "appeals",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", _TIME),
        sa.ForeignKeyConstraint(["slip"], ["fault_slips.number"], name="fk_appeals_slip"),
        sa.PrimaryKeyConstraint("id", name="pk_appeals"),
    )
    op.create_index("ix_appeals_agent_opened_at_id", "appeals", ["agent", "opened_at", "id"])
    op.create_index("ix_appeals_due_at_id", "appeals", ["due_at", "id"])
    condition = sa.text("state != 'closed' AND state != 'withdrawn'")
    op.create_index(
        "ix_appeals_open", "appeals", ["opened_at", "id"], sqlite_where=condition, postgresql_where=condition
    )
    op.create_index("ix_appeals_opened_at_id", "appeals", ["opened_at", "id"])
    op.create_index("ix_appeals_slip", "appeals", ["slip"])
    op.create_index("ix_appeals_state_opened_at_id", "appeals", ["state", "opened_at", "id"])


def _appeal_entries() -> None:
    op.create_table(
        "appeal_entries",
        sa.Column("appeal_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("start_s", sa.Float()),
        sa.Column("end_s", sa.Float()),
        sa.Column("points", sa.Integer()),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name="fk_appeal_entries_appeal_id"),
        sa.PrimaryKeyConstraint("appeal_id", "position", name="pk_appeal_entries"),
    )


def _credits() -> None:
    op.create_table(
        "credits",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_at", _TIME, nullable=False),
        sa.Column("call_id", sa.Text()),
        sa.Column("revoked_by", sa.Text()),
        sa.Column("revoked_at", _TIME),
        sa.Column("revoked_why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_credits"),
    )
    op.create_index("ix_credits_agent_given_at_id", "credits", ["agent", "given_at", "id"])
    op.create_index("ix_credits_given_at_id", "credits", ["given_at", "id"])


def _corrective_actions() -> None:
    op.create_table(
        "corrective_actions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("person", sa.Text()),
        sa.ForeignKeyConstraint(["slip"], ["fault_slips.number"], name="fk_corrective_actions_slip"),
        sa.PrimaryKeyConstraint("id", name="pk_corrective_actions"),
    )
    condition = sa.text("state != 'closed' AND state != 'cancelled'")
    op.create_index(
        "ix_corrective_actions_open",
        "corrective_actions",
        ["due", "id"],
        sqlite_where=condition,
        postgresql_where=condition,
    )
    op.create_index("ix_corrective_actions_opened_at_id", "corrective_actions", ["opened_at", "id"])
    op.create_index("ix_corrective_actions_person_opened_at_id", "corrective_actions", ["person", "opened_at", "id"])
    op.create_index("ix_corrective_actions_slip", "corrective_actions", ["slip"])
    op.create_index("ix_corrective_actions_state_opened_at_id", "corrective_actions", ["state", "opened_at", "id"])


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
