"""What every body and filter is made of: values that any database can keep."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, field_validator

_YEARS = range(1970, 2200)


def _in_utc(at: datetime) -> datetime:
    if at.year not in _YEARS:
        raise ValueError(f"the year may be {_YEARS.start} to {_YEARS.stop - 1}")
    return at.astimezone(UTC)


Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""RFC 3339 with its offset: without one nobody knows when that is."""


class Body(BaseModel):
    """Base of everything sent: no unknown fields, no NUL characters (PostgreSQL can't keep them)."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="after")
    @classmethod
    def _without_nul(cls, value: Any) -> Any:
        if _has_nul(value):
            raise ValueError("holds a NUL character")
        return value


def _has_nul(value: object) -> bool:
    match value:
        case str():
            return "\x00" in value
        case list():
            return any(map(_has_nul, value))
        case dict():
            return any(map(_has_nul, (*value.keys(), *value.values())))
    return False
