"""Settings of customer files and personal data: grades, periods of keeping, files (handbook R3, R4, A2)."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.customers import Grade
from domain.retention import RecordClass

Months = Annotated[int | None, Field(ge=1, le=1200)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GradeConfig(_Strict):
    """A grade of customers and what they are given (R4)."""

    name: dict[str, str] = Field(min_length=1)
    """By language."""
    priority: bool = False
    """Their calls go first (T15)."""
    callback_within_minutes: int | None = Field(None, ge=1)
    manager: str = ""
    """User name of who is told of their complaints."""

    def grade(self, key: str) -> Grade:
        within = self.callback_within_minutes
        return Grade(
            key=key,
            name=dict(self.name),
            priority=self.priority,
            callback_within=timedelta(minutes=within) if within else None,
            manager=self.manager,
        )


def default_grades() -> dict[str, GradeConfig]:
    return {
        "key": GradeConfig(name={"zh-CN": "重点客户", "en": "Key customer"}, priority=True, callback_within_minutes=30),
        "care": GradeConfig(name={"zh-CN": "关怀客户", "en": "In special care"}, priority=True),
    }


class RetentionConfig(_Strict):
    """Months that things are kept, by class (R3); null: for ever."""

    recordings: Months = 24
    transcripts: Months = 24
    calls: Months = 60
    callbacks: Months = 24
    orders: Months = 60
    papers: Months = 60
    customers: Months = 24
    """From the last contact."""

    def months(self, what: RecordClass) -> int | None:
        months: int | None = getattr(self, what.value)
        return months


class FilesConfig(_Strict):
    """Photos and papers."""

    largest_mb: float = Field(20, gt=0, le=200)
    """A file may have so many MiB."""

    @property
    def largest(self) -> int:
        """Bytes."""
        return int(self.largest_mb * 1_048_576)
