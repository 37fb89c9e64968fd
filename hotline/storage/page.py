"""Pages of a list: keyset paging, so that a page costs the same however deep it lies and nothing shows up twice."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Row, Select, literal, or_, tuple_

from hotline.storage.errors import InvalidCursor, StorageMisuse
from hotline.storage.transaction import Transaction

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of a list; `next` is the opaque cursor of the page after it, None on the last."""

    items: tuple[T, ...]
    next: str | None


async def page_of_rows(
    transaction: Transaction,
    select: Select[Any],
    order: Sequence[ColumnElement[Any]],
    cursor: str | None,
    limit: int,
    *,
    descending: bool,
) -> tuple[Sequence[Row[Any]], str | None]:
    """Up to `limit` rows after `cursor` in the order of the columns `order`, and the next cursor.

    `order` must tell any two rows apart. Raises `InvalidCursor`.
    """
    if limit < 1:
        raise StorageMisuse(f"a page of {limit} items was asked for; ask for at least one")
    if cursor is not None:
        place = tuple_(*(literal(v, c.type) for v, c in zip(place_of(cursor, order), order, strict=True)))
        key = tuple_(*order)
        select = select.where(key < place if descending else key > place)
    select = select.order_by(*(c.desc() if descending else c.asc() for c in order)).limit(limit + 1)
    rows = await transaction.all(select)
    if len(rows) <= limit:
        return rows, None
    rows = rows[:limit]
    return rows, cursor_after(rows[-1], order)


def cursor_after(row: Row[Any], order: Sequence[ColumnElement[Any]]) -> str:
    """The cursor of what comes after `row`."""
    return _encode([row._mapping[column] for column in order])


def place_of(cursor: str, order: Sequence[ColumnElement[Any]]) -> list[Any]:
    """Where a cursor stands: a value for each of the columns `order`. Raises `InvalidCursor`."""
    try:
        values = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
        if not isinstance(values, list) or len(values) != len(order):
            raise InvalidCursor
        return [_value(value, column.type.python_type) for value, column in zip(values, order, strict=True)]
    except (ValueError, OverflowError, RecursionError):
        raise InvalidCursor from None


def containing(text: str, *columns: ColumnElement[Any]) -> ColumnElement[bool]:
    """Any of the columns contains `text`, letter case aside."""
    return or_(*(column.icontains(text, autoescape=True) for column in columns))


def _encode(values: Sequence[Any]) -> str:
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _value(value: object, kind: type) -> object:
    if kind is datetime and isinstance(value, str):
        instant = datetime.fromisoformat(value)
        if instant.tzinfo is None:
            raise InvalidCursor
        return instant.astimezone(UTC)
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if type(value) is not kind or (isinstance(value, int) and abs(value) >= 2**63):
        raise InvalidCursor
    return value
