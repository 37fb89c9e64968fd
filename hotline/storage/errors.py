"""What can go wrong with the database.

    StorageError
    ├── InvalidDatabaseUrl       the setting can't be read
    ├── DatabaseUnreachable      nothing answers there, or it went away
    ├── SchemaNotAtHead          the tables are those of another version
    ├── DatabaseBusy             somebody else held a lock for too long; the command may be tried again
    ├── Conflict                 what is written does not fit what is there (changed meanwhile, missing parent)
    ├── InvalidCursor            a page cursor that this list did not give out
    ├── DatabaseFailed           any other refusal of the database
    └── StorageMisuse            our own code asked for something impossible

Every class has a stable `code`, which logs and the web edge show.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

SETTING = "HOTLINE_DATABASE_URL"


class StorageError(Exception):
    """Base of every error this package raises."""

    code = "storage"


class InvalidDatabaseUrl(StorageError):
    """The setting can't be read; the message never repeats it, for it may hold a password."""

    code = "storage.invalid_url"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"{SETTING}: {reason}; use sqlite:///path/to/file.db or postgresql://user:password@host/database"
        )


class DatabaseUnreachable(StorageError):
    """Nothing answers at the address, or the connection was lost."""

    code = "storage.unreachable"

    def __init__(self, shown_url: str, reason: str) -> None:
        super().__init__(f"{SETTING}={shown_url}: the database can't be reached: {reason}")


class SchemaNotAtHead(StorageError):
    """The tables are missing, older or newer than this version of the program."""

    code = "storage.schema"

    def __init__(self, shown_url: str, found: str | None, head: str, *, known: bool = True) -> None:
        if not known:
            what = f"is at schema {found}, which this version ({head}) does not know; use the version that made it"
        elif found is None:
            what = "holds no tables yet; run `hotline migrate`"
        else:
            what = f"is at schema {found}, this version needs {head}; run `hotline migrate`"
        super().__init__(f"{SETTING}={shown_url}: the database {what}")
        self.found = found
        self.head = head


class DatabaseBusy(StorageError):
    """Another transaction held what this one needs for too long. Nothing was written; it may be tried again."""

    code = "storage.busy"


class Conflict(StorageError):
    """What should be written does not fit what is there. Nothing was written; read again and decide again."""

    code = "storage.conflict"


class InvalidCursor(StorageError):
    """The cursor of a list page was not given out by this list."""

    code = "storage.invalid_cursor"

    def __init__(self) -> None:
        super().__init__("the cursor is not one this list gave out; begin again without one")


class DatabaseFailed(StorageError):
    """The database refused for another reason (disk full, read-only, …)."""

    code = "storage.failed"


class StorageMisuse(StorageError):
    """Our own code asked for something that can't be done."""

    code = "storage.misuse"


_BUSY_STATES = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL SQLSTATEs: serialization failure, deadlock, lock not available."""


@contextmanager
def translated(shown_url: str) -> Iterator[None]:
    """Turns what SQLAlchemy and the drivers raise inside into this package's errors, the original as cause.

    `shown_url` is the address with the password masked.
    """
    try:
        yield
    except exc.IntegrityError as error:
        raise Conflict(f"the database refused the row: {_first_line(error.orig)}") from error
    except exc.DBAPIError as error:
        raise _from_driver(error, shown_url) from error
    except exc.TimeoutError as error:
        raise DatabaseBusy("no database connection came free in time") from error
    except exc.StatementError as error:
        if isinstance(error.orig, StorageError):  # a column type refused the value
            raise error.orig from None
        raise StorageMisuse(_first_line(error)) from error
    except exc.SQLAlchemyError as error:
        raise StorageMisuse(_first_line(error)) from error
    except sqlite3.Error as error:
        raise DatabaseUnreachable(shown_url, _first_line(error)) from error
    except OSError as error:  # a TimeoutError, too
        raise DatabaseUnreachable(shown_url, _first_line(error)) from error


def _from_driver(error: exc.DBAPIError, shown_url: str) -> StorageError:
    reason = _first_line(error.orig)
    state = getattr(error.orig, "sqlstate", None) or ""
    if state in _BUSY_STATES or "database is locked" in reason:
        return DatabaseBusy(f"the database is busy: {reason}")
    lost = error.connection_invalidated or isinstance(error, exc.InterfaceError) or state[:2] in {"08", "28", "3D"}
    if lost or "unable to open database file" in reason or "not a database" in reason:
        return DatabaseUnreachable(shown_url, reason)
    return DatabaseFailed(f"the database refused: {reason}")


def _first_line(error: BaseException | None) -> str:
    text = str(error).strip()
    return text.splitlines()[0] if text else type(error).__name__
