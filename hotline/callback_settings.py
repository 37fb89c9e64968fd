"""How callbacks are made, as a site sets it under `callbacks` (C2, C3, C8, C9)."""

from datetime import time, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from domain.callbacks import Care, VisitPolicy


def _time(value: object) -> object:
    if not isinstance(value, str):
        return value
    hour, separator, minute = value.partition(":")
    if not separator or not hour.isdigit() or not minute.isdigit() or int(hour) > 23 or int(minute) > 59:
        raise ValueError(f"{value!r} is no time of day; write it as 17:00")
    return time(int(hour), int(minute))


class VisitConfig(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    batch_at: Annotated[time, BeforeValidator(_time)] = time(17)
    """When the day's visits are made (C2)."""
    within_days: float = Field(3, gt=0, le=30)
    """At the latest this long after the work was finished."""

    def policy(self) -> VisitPolicy:
        return VisitPolicy(self.batch_at, timedelta(days=self.within_days))


class CallbackConfig(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    visits: VisitConfig = VisitConfig()
    merge_within_min: float | None = Field(None, ge=0, le=10_080)
    """What falls due for the same customer within so many minutes goes into one call (C9); None: this day."""
    care: tuple[Care, ...] = ()
    """Rhythms in which customers are called without a cause (C6)."""
    machine_lines: int = Field(2, ge=0, le=100)
    """Calls at a time in which the centre itself speaks (C8)."""
