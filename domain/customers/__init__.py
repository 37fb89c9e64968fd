"""Customer files (handbook R1–R4): one household, one file."""

from domain.customers.file import (
    DOUBLE_SURNAMES,
    Customer,
    CustomerKind,
    DoNotCall,
    Member,
)
from domain.customers.grades import Grade, rules_of
from domain.customers.places import Home, home_in, place_key

__all__ = [
    "DOUBLE_SURNAMES",
    "Customer",
    "CustomerKind",
    "DoNotCall",
    "Grade",
    "Home",
    "Member",
    "home_in",
    "place_key",
    "rules_of",
]
