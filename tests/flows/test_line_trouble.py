"""Calls that run by themselves where the caller is not heard (handbook T5, T6)."""

import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from domain.calls import EndCause
from domain.line_trouble import Trouble
from domain.scripts import DueState
from domain.transcripts import Verdict
from hotline.flows.line_watch import LineWatch
from tests.flows.conftest import Site, open_site
from tests.flows.fake_engine import FakeLeg
from tests.flows.talk_script import SCRIPT
from tests.flows.test_talk import ME, written
from tests.require import require


@asynccontextmanager
async def automatic_site(folder: Path, url: str, **configured: Any) -> AsyncIterator[Site]:
    """One whose centre says silent calls' lines by itself."""
    require("espeak-ng")
    async with open_site(folder, url, SCRIPT, silent_calls="automatic", silence_s=8, **configured) as site:
        yield site


def speak(caller: FakeLeg, seconds: int = 1, level: int = 6_000) -> None:
    """The caller makes themselves heard."""
    assert caller.sink is not None
    frame = struct.pack("<160h", *(level if n // 8 % 2 else -level for n in range(160)))
    for _ in range(50 * seconds):
        caller.sink.feed(frame)


def announced(caller: FakeLeg) -> int:
    return sum(did.startswith("announce") for did in caller.did)


async def test_T5_a_silent_call_runs_its_lines_with_a_pause_between_and_is_released(
    tmp_path: Path, sqlite_url: str
) -> None:
    async with automatic_site(tmp_path, sqlite_url) as site:
        call, caller, _ = await site.talking()
        site.clock.forward(7.9)
        assert site.guidance(call.id).line.trouble is None
        site.clock.forward(0.2)
        await site.until(lambda: announced(caller) == 1)
        assert site.guidance(call.id).line.automatic == "silent"
        await site.until(lambda: site.guidance(call.id).line.speaking is None)
        site.clock.forward(2.9)
        assert announced(caller) == 1, "the pause is not over"
        site.clock.forward(0.2)
        await site.until(lambda: announced(caller) == 2)
        await site.over()
        stored, timeline = await site.stored(call.id)
        assert stored.end_cause is EndCause.COMPLETED
        assert caller.did[-1] == "hang_up"
        expected = ["trouble", "automatic", "line_played", "line_played", "released", "ended"]
        assert [entry.event for entry in timeline][-6:] == expected
        async with site.database.reading() as uow:
            verdicts = {j.rule: j for j in await uow.transcripts.judgements(call.id)}
        assert verdicts["silent.release"].verdict is Verdict.SAID
        assert verdicts["silent.release"].played


async def test_T5_it_stops_as_soon_as_the_caller_is_heard(tmp_path: Path, sqlite_url: str) -> None:
    async with automatic_site(tmp_path, sqlite_url) as site:
        call, caller, _ = await site.talking()
        site.engine.plays_at_once = False
        site.clock.forward(9)
        await site.until(lambda: site.guidance(call.id).line.speaking == "silent.hello")
        speak(caller)
        await site.until(lambda: site.guidance(call.id).line.automatic is None)
        await site.until(lambda: caller.did[-1] == "stop")
        site.clock.forward(60)
        await site.until(lambda: site.guidance(call.id).line.trouble is None)
        assert announced(caller) == 1
        await written(site, call.id, "automatic_stopped")


async def test_T5_the_agent_steps_in_and_it_does_not_begin_again(tmp_path: Path, sqlite_url: str) -> None:
    async with automatic_site(tmp_path, sqlite_url) as site:
        call, caller, _ = await site.talking()
        site.clock.forward(9)
        await site.until(lambda: site.guidance(call.id).line.automatic == "silent")
        await site.calls.step_in(call.id, ME)
        assert site.guidance(call.id).line.automatic is None
        before = announced(caller)
        site.clock.forward(60)
        await site.calls.hold(call.id, ME)
        await site.calls.resume(call.id, ME)
        site.clock.forward(60)
        await site.until(lambda: site.guidance(call.id).line.trouble is Trouble.SILENCE)
        assert announced(caller) == before


async def test_T5_without_the_setting_the_agent_is_shown_what_to_say(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        call, caller, _ = await site.talking()
        assert not any(line.stage == "silent" for line in site.guidance(call.id).lines)
        site.clock.forward(9)
        await site.until(lambda: any(line.stage == "silent" for line in site.guidance(call.id).lines))
        (hello,) = [line for line in site.guidance(call.id).lines if line.rule == "silent.hello"]
        assert hello.state is DueState.DUE
        assert announced(caller) == 0


async def test_T5_nobody_is_silent_on_hold(tmp_path: Path, sqlite_url: str) -> None:
    async with automatic_site(tmp_path, sqlite_url) as site:
        call, caller, _ = await site.talking()
        await site.calls.hold(call.id, ME)
        site.clock.forward(60)
        await site.calls.resume(call.id, ME)
        assert site.guidance(call.id).line.trouble is None
        assert announced(caller) == 0


def test_a_line_is_measured_second_by_second_and_handed_on() -> None:
    heard = bytearray()

    class Ear:
        closed = False

        def feed(self, pcm: bytes) -> None:
            heard.extend(pcm)

        def close(self) -> None:
            self.closed = True

    ear = Ear()
    line = LineWatch(ear, 3.0)
    loud = struct.pack("<160h", *([3_277, -3_277] * 80))
    for frame in [loud] * 50 + [b"\0" * 320] * 50 + [loud] * 10:
        line.feed(frame)
    line.close()
    assert ear.closed
    assert len(heard) == 110 * 320
    first, second = line.seconds
    assert (first.at, round(first.floor), round(first.peak)) == (3.0, -20, -20)
    assert (second.at, round(second.floor), round(second.peak)) == (4.0, -100, -100)
