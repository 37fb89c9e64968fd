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
    BOOK_CALLBACKS = "book_callbacks"
    SEE_CUSTOMERS = "see_customers"
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
    Role.DUTY_MANAGER: _AGENT | _SUPERVISION,
    Role.DEPARTMENT: frozenset({Permission.WRITE_ORDERS}),
    Role.MANAGER: _AGENT | _SUPERVISION | {Permission.EDIT_SCRIPTS},
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

    def may(self, permission: Permission) -> bool:
        return self.active and permission in PERMISSIONS[self.role]
