"""Private PostgreSQL and Redis servers for the tests that need a real one, and a fresh database for each test.

They listen on loopback ports that were free a moment ago, keep nothing, and end with the test session.
"""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from hotline.storage.database import Database
from hotline.storage.schema import metadata
from tests.require import missing, require

READY_WITHIN_S = 30.0


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"{process.args!r} did not come up:\n{log.read_text()}")
        time.sleep(0.02)


def stop(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    process.send_signal(how)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _postgres_programs() -> Path:
    # Debian keeps them out of the PATH, because several versions may be there.
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        missing("PostgreSQL (initdb)")
    return Path(found[-1] if found else on_path or "").resolve().parent


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """``postgresql://hotline:secret@127.0.0.1:port``, of a private cluster whose superuser this is."""
    programs = _postgres_programs()
    folder = Path(tempfile.mkdtemp(prefix="hotline-pg-"))
    # PostgreSQL refuses to run as root.
    other = "postgres" if os.getuid() == 0 else None
    if other:
        shutil.chown(folder, other, other)
    port = free_port()
    data, log = str(folder / "data"), folder / "log"
    initdb = [str(programs / "initdb"), "-D", data, "-U", "hotline", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    postgres = [str(programs / "postgres"), "-D", data, "-p", str(port), "-k", str(folder), "-F"]
    postgres += ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=120"]
    # Nobody counts rows in between: with one row in a table, any of its indexes is as good to the planner.
    postgres += ["-c", "autovacuum=off"]
    ask = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    try:
        with log.open("wb") as output:
            subprocess.run(initdb, check=True, stdout=output, stderr=output, cwd=folder, user=other, group=other)
            process = subprocess.Popen(postgres, stdout=output, stderr=output, cwd=folder, user=other, group=other)
        try:
            _wait(lambda: subprocess.run(ask, check=False).returncode == 0, process, log)
            yield f"postgresql://hotline:secret@127.0.0.1:{port}"
        finally:
            stop(process, signal.SIGINT)  # "fast": it does not wait for clients
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """URL of a private Redis that keeps nothing."""
    program = require("redis-server")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="hotline-redis-") as folder:
        log = Path(folder) / "log"
        process = start_redis(program, port, log)
        yield f"redis://127.0.0.1:{port}/0"
        stop(process, signal.SIGTERM)


def start_redis(program: str, port: int, log: Path) -> subprocess.Popen[bytes]:
    """A Redis on `port` that answers; the caller stops it."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
            stdout=output, stderr=output, cwd=log.parent,
        )  # fmt: skip

    def answers() -> bool:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(5) == b"+PONG"
        except OSError:
            return False

    try:
        _wait(answers, process, log)
    except BaseException:
        stop(process, signal.SIGKILL)
        raise
    return process


async def _sql(url: str, *statements: str) -> None:
    engine = create_async_engine(url.replace("://", "+asyncpg://"), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


async def _migrate(url: str) -> None:
    database = Database(url)
    await database.migrate()
    await database.stop()


@pytest.fixture(scope="session")
def _migrated_postgres(postgres_server: str) -> str:
    asyncio.run(_sql(f"{postgres_server}/postgres", "CREATE DATABASE migrated"))
    asyncio.run(_migrate(f"{postgres_server}/migrated"))
    return f"{postgres_server}/migrated"


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture
def postgres_url(_migrated_postgres: str) -> str:
    """URL of a migrated PostgreSQL database with no rows, this test's own while it runs."""
    # Emptied, because making and dropping a database for each test takes a second or two on a busy disk.
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'migrated' AND pid <> "
    empty = [f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables)]
    no_triggers = "SET session_replication_role = replica"
    asyncio.run(_sql(_migrated_postgres, others + "pg_backend_pid()", no_triggers, *empty))
    return _migrated_postgres


_numbers = count(1)


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> Iterator[str]:
    """URL of a PostgreSQL database of this test's own, with no tables."""
    name = f"test_{next(_numbers)}"
    asyncio.run(_sql(f"{postgres_server}/postgres", f"CREATE DATABASE {name}"))
    yield f"{postgres_server}/{name}"
    asyncio.run(_sql(f"{postgres_server}/postgres", f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def sqlite_url(_sqlite_template: Path, tmp_path: Path) -> str:
    """URL of a migrated SQLite database of this test's own."""
    return f"sqlite:///{shutil.copy(_sqlite_template, tmp_path / 'hotline.db')}"


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """URL of a SQLite database of this test's own, with no tables."""
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """URL of a migrated database of this test's own; the test runs once on each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """URL of a database with no tables; the test runs once on each kind."""
    url: str = request.getfixturevalue(f"empty_{request.param}_url")
    return url
