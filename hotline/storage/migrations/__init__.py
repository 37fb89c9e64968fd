"""The history of the tables, by Alembic: one file in `versions` for each change.

A new one: write `versions/rNNNN_what_changed.py` by hand after its predecessor; a test proves that the migrated
database has exactly the tables of `schema.py`, on SQLite and PostgreSQL, up and down.
"""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

_LOCK = 0x686F746C  # any number that is the same in every process


@cache
def head() -> str:
    """The revision this version of the program needs."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None
    return revision


def known(revision: str | None) -> bool:
    """Whether this version of the program has heard of `revision`."""
    made = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    return revision is None or revision in made


def current(connection: Connection) -> str | None:
    """The revision the database is at; None: it has no tables yet."""
    return MigrationContext.configure(connection).get_current_revision()


def move(connection: Connection, revision: str) -> None:
    """Upgrades or downgrades to `revision`, inside the transaction of `connection`."""
    if connection.dialect.name == "postgresql":
        # Two processes that start together: the second waits, and finds everything done. SQLite's BEGIN IMMEDIATE
        # does the same.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = _config()
    config.attributes["connection"] = connection
    if revision == "base":
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
