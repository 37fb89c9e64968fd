"""Killed between any two steps: nothing is lost, nothing is done twice (handbook W1, W2, W7, W9, C2, C9)."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

WITHIN_S = 120


async def runs(deed: str, url: str, folder: Path) -> list[dict[str, Any]]:
    """What was left, and what the deed done again made of it, for every step it was killed at; last: not killed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.flows.orders.crash", deed, url.removeprefix("sqlite:///"), str(folder),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(WITHIN_S):
        out, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    lines = [json.loads(line) for line in out.splitlines() if line.startswith(b"{")]
    assert len(lines) > 5, "it was killed at several steps"
    return lines


async def test_W1_an_order_is_wholly_there_or_not_at_all(sqlite_url: str, tmp_path: Path) -> None:
    lines = await runs("intake", sqlite_url, tmp_path)
    whole = lines[-1]["left"]
    assert whole["orders"] == {"20260501-0001": ["register", "dispatch"]}
    for line in lines:
        assert line["left"] in (whole, {"orders": {}, "calls": [], "notices": []})
        kept = len(line["left"]["orders"])
        assert sorted(line["again"]["orders"]) == [f"20260501-{n:04d}" for n in range(1, kept + 2)], "no gap"


async def test_C2_what_is_finished_is_visited_once(sqlite_url: str, tmp_path: Path) -> None:
    lines = await runs("finish", sqlite_url, tmp_path)
    whole = lines[-1]["left"]
    assert [call[1] for call in whole["calls"]] == ["visit"]
    for line in lines:
        assert line["again"] == whole
        assert (line["left"]["calls"] == whole["calls"]) is (line["left"]["orders"] == whole["orders"])


@pytest.mark.parametrize("deed", ["batch", "watch"])
async def test_W2_W7_everybody_is_told_once(deed: str, sqlite_url: str, tmp_path: Path) -> None:
    lines = await runs(deed, sqlite_url, tmp_path)
    whole = lines[-1]["left"]
    assert len(whole["notices"]) >= 3
    assert len(set(whole["notices"])) == len(whole["notices"])
    assert all(line["again"] == whole for line in lines)


async def test_C9_a_callback_that_was_being_dialled_is_tried_again(sqlite_url: str, tmp_path: Path) -> None:
    lines = await runs("dial", sqlite_url, tmp_path)
    for line in lines:
        states = {call[0]: call[2] for call in line["again"]["calls"]}
        assert states == {"b1": "dialling", "b2": "carried"}
        tries = {call[0]: call[3] for call in line["again"]["calls"]}
        begun = line["left"]["calls"][0][2] == "dialling"
        assert tries == dict.fromkeys(("b1", "b2"), 2 if begun else 1), "both were tried, or neither"
