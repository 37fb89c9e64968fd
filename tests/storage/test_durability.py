"""What was committed is there after kill -9, on SQLite and PostgreSQL."""

import asyncio
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from hotline.storage.database import Database

WRITER = """
import asyncio, sys
from dataclasses import replace
from hotline.storage.database import Database
from tests.storage.values import CALL, ENTRY, LINE

async def main() -> None:
    database = Database(sys.argv[1])
    await database.start()
    number = 0
    while True:
        number += 1
        call = replace(CALL, id=f"{sys.argv[2]}-{number}")
        async with database.unit_of_work() as work:
            await work.calls.save(call, ENTRY)
            await work.transcripts.add(replace(LINE, call_id=call.id))
            await work.commit()
        print(call.id, file=sys.stderr, flush=True)

asyncio.run(main())
"""
ROOT = Path(__file__).parents[2]


def committed_until_killed(url: str, shown: int) -> list[str]:
    """Two processes write; once each has shown `shown` calls both are killed. Every call they showed."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, url, name],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for name in ("one", "other")
    ]
    lines: list[bytes] = []
    for writer in writers:
        assert writer.stderr is not None
        lines += [writer.stderr.readline() for _ in range(shown)]
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
        assert writer.stderr is not None
        # Those it still managed to show before it died; the last line may be torn.
        lines += [line for line in writer.stderr if line.endswith(b"\n")]
        writer.stderr.close()
        writer.wait()
    shown_ids = [line.decode().strip() for line in lines]
    assert all(name.partition("-")[2].isdigit() for name in shown_ids), shown_ids  # an error message is no id
    assert len(shown_ids) >= 2 * shown
    return shown_ids


@pytest.mark.parametrize("shown", [1, 40])
async def test_kill_9_loses_nothing_that_was_shown(database_url: str, shown: int) -> None:
    calls = await asyncio.to_thread(committed_until_killed, database_url, shown)
    database = Database(database_url)
    await database.start()
    async with database.reading() as work:
        for call in calls:
            assert await work.calls.get(call) is not None
            assert len(await work.calls.timeline(call)) == 1
            assert len(await work.transcripts.of(call)) == 1
    async with database.unit_of_work() as work:  # the dead held no lock
        assert await work.orders.next_sequence(date(2026, 3, 1)) == 1
        await work.commit()
    await database.stop()
