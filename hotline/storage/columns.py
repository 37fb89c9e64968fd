"""Column types that behave alike on SQLite and PostgreSQL."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from hotline.storage.errors import StorageMisuse


class UtcTime(TypeDecorator[datetime]):
    """An instant: aware in, aware UTC out, to the microsecond. A naive time is refused: whose clock would it be?"""

    impl = DateTime(timezone=True)
    cache_ok = True
    python_type = datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise StorageMisuse(f"the time {value.isoformat()} has no time zone; pass aware datetimes")
        instant = value.astimezone(UTC)
        # SQLite has no time type: without its zone every value is text of one length, so that text order is time order.
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def storable(text: str) -> str:
    """`text` as a database can hold it: without NUL and lone surrogates, both of which come in from phones."""
    return text.replace("\0", "\ufffd").encode("utf-8", "surrogatepass").decode("utf-8", "replace")


class Words(TypeDecorator[str]):
    """Text. What no database text can hold is kept as U+FFFD."""

    impl = Text
    cache_ok = True
    python_type = str

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


Serial = BigInteger().with_variant(Integer(), "sqlite")
"""A number the database gives out, rising: SQLite does that for INTEGER keys only."""
