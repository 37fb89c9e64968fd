"""HOTLINE_DATABASE_URL: read, completed with the async driver, and shown without its password."""

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from hotline.storage.errors import InvalidDatabaseUrl

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


def read(url: str) -> URL:
    """The address with the driver this package uses. Raises `InvalidDatabaseUrl`."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise InvalidDatabaseUrl("is not a database URL") from None
    driver = _DRIVERS.get(address.drivername)
    if driver is None:
        raise InvalidDatabaseUrl(f"{address.drivername!r} is not a database this program knows")
    if driver.startswith("sqlite"):
        if address.host:
            raise InvalidDatabaseUrl("a SQLite path needs three slashes, or four when it is absolute")
        if address.database in (None, "", ":memory:"):
            raise InvalidDatabaseUrl("SQLite needs a file: what lies in memory alone is lost with the process")
    elif "sslmode" in address.query:
        # libpq's name for what asyncpg calls `ssl`: people copy such URLs from elsewhere.
        address = address.difference_update_query(["sslmode"]).update_query_dict({"ssl": address.query["sslmode"]})
    return address.set(drivername=driver)


def shown(address: URL) -> str:
    """For messages: the address without its password, wherever it was given."""
    if "password" in address.query:
        address = address.update_query_dict({"password": "***"})
    return address.render_as_string(hide_password=True)
