"""The tables of quality and appraisal; see `hotline.storage.schema` for what holds of all tables."""

from sqlalchemy import JSON, Boolean, Column, Date, Float, ForeignKey, Index, Integer, Table, UniqueConstraint, text

from hotline.storage.columns import UtcTime, Words
from hotline.storage.schema import metadata

score_cards = Table(
    "score_cards",
    metadata,
    Column("call_id", Words, ForeignKey("calls.id"), primary_key=True),
    Column("agent", Words, nullable=False),
    Column("call_at", UtcTime, nullable=False),
    Column("script_id", Words, nullable=False),
    Column("script_version", Integer, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("state", Words, nullable=False),
    Column("review", Words, nullable=False),  # ",hard,sampled,": why a person should look at it
    Column("waiting", Boolean, nullable=False),  # derived: a draft that a person should look at
    Column("out_of", Integer, nullable=False),
    Column("total", Integer, nullable=False),  # derived
    Column("confirmed_by", Words),
    Column("confirmed_at", UtcTime),
)
WAITING = score_cards.c.waiting == text("true")
Index(None, score_cards.c.call_at, score_cards.c.call_id)
Index(None, score_cards.c.agent, score_cards.c.call_at, score_cards.c.call_id)
Index(None, score_cards.c.total, score_cards.c.call_at, score_cards.c.call_id)
Index(None, score_cards.c.confirmed_at, score_cards.c.call_id)
Index("ix_score_cards_waiting", score_cards.c.call_at, score_cards.c.call_id,
      sqlite_where=WAITING, postgresql_where=WAITING)  # fmt: skip

card_items = Table(
    "card_items",
    metadata,
    Column("call_id", Words, ForeignKey("score_cards.call_id"), primary_key=True),
    Column("rule", Words, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("section", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("points", Integer, nullable=False),
    Column("worth", Integer, nullable=False),
    Column("engine", Words),
    Column("severity", Words, nullable=False),
    Column("strength", Words, nullable=False),
    Column("alert", Boolean, nullable=False),
    Column("start_s", Float),
    Column("end_s", Float),
    Column("late", Boolean, nullable=False),
    Column("played", Boolean, nullable=False),
    Column("certainty", Float, nullable=False),
    Column("excuse", Words),
    Column("words", Words, nullable=False),
    Column("why", JSON, nullable=False),
    Column("settled_by", Words),
)
Index(None, card_items.c.rule, card_items.c.call_id)

quality_changes = Table(
    "quality_changes",
    metadata,
    Column("kind", Words, primary_key=True),
    Column("subject", Words, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("before", Words),
    Column("after", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("part", Words, nullable=False),
)
"""The histories of cards, slips and corrective actions: `kind` says of which, `subject` is its key."""

slip_days = Table(
    "slip_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last slip number given out on each day, as `order_days`."""

fault_slips = Table(
    "fault_slips",
    metadata,
    Column("number", Words, primary_key=True),
    Column("agent", Words, nullable=False),
    Column("rule", Words, nullable=False),
    Column("section", Words, nullable=False),
    Column("points", Integer, nullable=False),
    Column("call_id", Words, nullable=False),
    Column("issued_at", UtcTime, nullable=False),
    Column("issued_by", Words, nullable=False),
    Column("counted_at", UtcTime, nullable=False),
    Column("state", Words, nullable=False),
    Column("severity", Words, nullable=False),
    Column("start_s", Float),
    Column("end_s", Float),
    Column("words", Words, nullable=False),
    Column("why", JSON, nullable=False),
    Column("lead", Words),
    Column("shared", Boolean, nullable=False),
    UniqueConstraint("call_id", "rule"),
)
Index(None, fault_slips.c.issued_at, fault_slips.c.number)
Index(None, fault_slips.c.agent, fault_slips.c.issued_at, fault_slips.c.number)
Index(None, fault_slips.c.rule, fault_slips.c.issued_at, fault_slips.c.number)
Index(None, fault_slips.c.state, fault_slips.c.issued_at, fault_slips.c.number)
Index(None, fault_slips.c.counted_at, fault_slips.c.number)

appeals = Table(
    "appeals",
    metadata,
    Column("id", Words, primary_key=True),
    Column("slip", Words, ForeignKey("fault_slips.number"), nullable=False),
    Column("call_id", Words, nullable=False),
    Column("agent", Words, nullable=False),
    Column("points", Integer, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("state", Words, nullable=False),
    Column("due_at", UtcTime),
)
OPEN_APPEAL = (appeals.c.state != text("'closed'")) & (appeals.c.state != text("'withdrawn'"))
Index(None, appeals.c.opened_at, appeals.c.id)
Index(None, appeals.c.agent, appeals.c.opened_at, appeals.c.id)
Index(None, appeals.c.state, appeals.c.opened_at, appeals.c.id)
Index(None, appeals.c.due_at, appeals.c.id)
Index(None, appeals.c.slip)
Index("ix_appeals_open", appeals.c.opened_at, appeals.c.id, sqlite_where=OPEN_APPEAL, postgresql_where=OPEN_APPEAL)

appeal_entries = Table(
    "appeal_entries",
    metadata,
    Column("appeal_id", Words, ForeignKey("appeals.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("by", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("words", Words, nullable=False),
    Column("start_s", Float),
    Column("end_s", Float),
    Column("points", Integer),
)

credits_ = Table(
    "credits",
    metadata,
    Column("id", Words, primary_key=True),
    Column("agent", Words, nullable=False),
    Column("points", Integer, nullable=False),
    Column("reason", Words, nullable=False),
    Column("given_by", Words, nullable=False),
    Column("given_at", UtcTime, nullable=False),
    Column("call_id", Words),
    Column("revoked_by", Words),
    Column("revoked_at", UtcTime),
    Column("revoked_why", Words, nullable=False),
)
Index(None, credits_.c.given_at, credits_.c.id)
Index(None, credits_.c.agent, credits_.c.given_at, credits_.c.id)

corrective_actions = Table(
    "corrective_actions",
    metadata,
    Column("id", Words, primary_key=True),
    Column("slip", Words, ForeignKey("fault_slips.number"), nullable=False),
    Column("call_id", Words, nullable=False),
    Column("agent", Words, nullable=False),
    Column("rule", Words, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("due", Date, nullable=False),
    Column("state", Words, nullable=False),
    Column("cause", Words, nullable=False),
    Column("measure", Words, nullable=False),
    Column("person", Words),
)
OPEN_ACTION = (corrective_actions.c.state != text("'closed'")) & (corrective_actions.c.state != text("'cancelled'"))
Index(None, corrective_actions.c.opened_at, corrective_actions.c.id)
Index(None, corrective_actions.c.state, corrective_actions.c.opened_at, corrective_actions.c.id)
Index(None, corrective_actions.c.person, corrective_actions.c.opened_at, corrective_actions.c.id)
Index(None, corrective_actions.c.slip)
Index("ix_corrective_actions_open", corrective_actions.c.due, corrective_actions.c.id,
      sqlite_where=OPEN_ACTION, postgresql_where=OPEN_ACTION)  # fmt: skip

APPEND_ONLY = (quality_changes, appeal_entries)
