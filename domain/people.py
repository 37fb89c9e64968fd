"""People of the centre and what their roles may do (handbook A1)."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    AGENT = "agent"
    SENIOR = "senior"
    LEAD = "lead"
    QUALITY = "quality"
    DUTY_MANAGER = "duty_manager"
    DEPARTMENT = "department"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class Permission(Enum):
    TAKE_CALLS = "take_calls"
    SEE_ALL_CALLS = "see_all_calls"
    """Other people's calls, with transcript and recording."""
    SEE_BOARD = "see_board"
    STEER_AGENTS = "steer_agents"
    """Change the state of somebody else."""
    WRITE_ORDERS = "write_orders"
    """Register customers' matters and see all of them."""
    DO_ORDERS = "do_orders"
    """Take the orders of one's own groups: accept, arrive, quote, finish (W3–W6)."""
    STEER_ORDERS = "steer_orders"
    """Any order: assign, escalate, decide who does what nobody wants (O5, W7)."""
    EDIT_CATALOGUE = "edit_catalogue"
    """Load the service catalogue anew, confirm outbreaks' announcements."""
    BOOK_CALLBACKS = "book_callbacks"
    SEE_CUSTOMERS = "see_customers"
    SEE_SECRETS = "see_secrets"
    """The secret parts of customer files (R2), and whole numbers where others see them masked (A2)."""
    APPROVE_COPIES = "approve_copies"
    """Allow that personal data is copied out or lent (R2, A2)."""
    DESTROY_FILES = "destroy_files"
    """Be one of the two who destroy what has expired (R3)."""
    EDIT_KNOWLEDGE = "edit_knowledge"
    """Write answers; everybody who serves customers reads them (K1, K2)."""
    MANAGE_PEOPLE = "manage_people"
    EDIT_SCRIPTS = "edit_scripts"
    """Change what agents say and are judged by; everybody reads it."""
    REVIEW_QUALITY = "review_quality"
    """Confirm score cards, issue fault slips, give good points, steer corrective actions (Q1, Q2, Q5, Q6)."""
    DECIDE_APPEALS = "decide_appeals"
    """On the rung of the ladder that is one's role's (Q4)."""


_AGENT = frozenset(
    {
        Permission.TAKE_CALLS,
        Permission.WRITE_ORDERS,
        Permission.DO_ORDERS,
        Permission.BOOK_CALLBACKS,
        Permission.SEE_CUSTOMERS,
    }
)
_SUPERVISION = frozenset(
    {
        Permission.SEE_ALL_CALLS,
        Permission.SEE_BOARD,
        Permission.STEER_AGENTS,
        Permission.REVIEW_QUALITY,
        Permission.DECIDE_APPEALS,
        Permission.STEER_ORDERS,
        Permission.EDIT_CATALOGUE,
        Permission.EDIT_KNOWLEDGE,
        Permission.SEE_SECRETS,
        Permission.APPROVE_COPIES,
    }
)

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.AGENT: _AGENT,
    Role.SENIOR: _AGENT | {Permission.SEE_BOARD},
    Role.LEAD: _AGENT | _SUPERVISION | {Permission.EDIT_SCRIPTS},
    Role.QUALITY: frozenset(
        {
            Permission.SEE_ALL_CALLS,
            Permission.SEE_BOARD,
            Permission.SEE_CUSTOMERS,
            Permission.EDIT_SCRIPTS,
            Permission.REVIEW_QUALITY,
        }
    ),
    Role.DUTY_MANAGER: _AGENT | _SUPERVISION | {Permission.DESTROY_FILES},
    Role.DEPARTMENT: frozenset({Permission.DO_ORDERS}),
    Role.MANAGER: _AGENT | _SUPERVISION | {Permission.EDIT_SCRIPTS, Permission.DESTROY_FILES},
    Role.ADMINISTRATOR: frozenset(Permission),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who logs in. `user` is also the user name of their SIP phone, where they have one."""

    user: str
    name: str
    role: Role
    queues: tuple[str, ...] = ()
    """Queues whose calls they take; none: they take no calls."""
    active: bool = True
    groups: tuple[str, ...] = ()
    """Groups whose work orders they do (W2)."""

    def may(self, permission: Permission) -> bool:
        return self.active and permission in PERMISSIONS[self.role]
