"""While agent and customer talk: hold, lines that are played, wrong numbers (handbook P5, T8, T9, T10)."""

import asyncio
import io
import struct
import wave
from dataclasses import replace
from pathlib import Path

import pytest

from domain.calls import TimelineEntry
from domain.people import Person, Role
from domain.scripts import CallKind, DueState, ScriptLine, Stage
from domain.transcripts import Judgement, Verdict
from hotline.errors import LineBusy, NotAllowed, NotConnected, NotFound, NotOnHold, OnHold
from hotline.flows.voices import Voice
from hotline.settings import QueueConfig
from telephony.engine import Cause
from tests.flows.conftest import Site, open_site
from tests.flows.fake_engine import WITHIN_S
from tests.flows.talk_script import SCRIPT

ME = Person("1001", "坐席1001", Role.AGENT, ("service",))
LEAD = Person("2001", "班长", Role.LEAD, ("service",))


def tone(seconds: float = 1.0, rate: int = 8_000) -> bytes:
    """A WAV file in which something is heard."""
    samples = [8_000 if n // 10 % 2 else -8_000 for n in range(int(seconds * rate))]
    pcm = struct.pack(f"<{len(samples)}h", *samples)
    file = io.BytesIO()
    with wave.open(file, "wb") as clip:
        clip.setparams((1, 2, rate, 0, "NONE", "NONE"))
        clip.writeframes(pcm)
    return file.getvalue()


async def record_all(site: Site, user: str = "1001") -> None:
    """The lines of the script, so that no test depends on a synthesiser."""
    for _, line in SCRIPT.lines():
        await site.voices.keep(line, user, tone())


async def judged(site: Site, call_id: str) -> dict[str, Judgement]:
    async with site.database.reading() as uow:
        return {judgement.rule: judgement for judgement in await uow.transcripts.judgements(call_id)}


async def judgement(site: Site, call_id: str, rule: str) -> Judgement:
    """The judgement of a rule, once it is written down: that comes after the timeline."""
    async with asyncio.timeout(WITHIN_S):
        while rule not in (found := await judged(site, call_id)):  # noqa: ASYNC110
            await asyncio.sleep(0.005)
    return found[rule]


async def events(site: Site, call_id: str) -> list[str]:
    return [entry.event for entry in (await site.stored(call_id))[1]]


async def written(site: Site, call_id: str, event: str) -> tuple[TimelineEntry, ...]:
    """The timeline, once `event` is on it."""
    async with asyncio.timeout(WITHIN_S):
        while event not in await events(site, call_id):  # noqa: ASYNC110
            await asyncio.sleep(0.005)
    return (await site.stored(call_id))[1]


async def test_T10_the_customer_hears_music_while_on_hold_and_the_timeline_says_since_when(
    tmp_path: Path, sqlite_url: str
) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        call, caller, _ = await site.talking()
        await site.calls.hold(call.id, ME)
        assert caller.did[-1] == "hold music"
        assert site.guidance(call.id).line.on_hold
        with pytest.raises(OnHold):
            await site.calls.hold(call.id, ME)
        site.clock.forward(20)
        await site.calls.resume(call.id, ME)
        assert caller.did[-1] == "resume"
        assert not caller.held
        with pytest.raises(NotOnHold):
            await site.calls.resume(call.id, ME)
        await site.until(lambda: any(line.rule == "return.thanks" for line in site.guidance(call.id).lines))
        (back,) = [line for line in site.guidance(call.id).lines if line.rule == "return.thanks"]
        assert (back.state, back.due_s) == (DueState.DUE, 30.0)
        assert (await events(site, call.id))[-2:] == ["held", "resumed"]


async def test_T10_the_key_of_the_phone_holds_too_and_both_must_let_go(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        call, caller, agent = await site.talking()
        agent.peer_holds()
        await site.until(lambda: caller.held)
        await site.calls.hold(call.id, ME)
        agent.peer_resumes()
        await site.calls.resume(call.id, ME)
        await written(site, call.id, "resumed")
        assert not caller.held
        assert caller.did.count("hold music") == 1
        assert (await events(site, call.id))[-2:] == ["held", "resumed"]


async def test_who_is_not_in_the_call_can_not_hold_it_and_nothing_is_held_before_the_talk(site: Site) -> None:
    with pytest.raises(NotFound):
        await site.calls.hold("nothing", ME)
    await site.staff("1001")
    site.engine.call_in()
    agent = await site.engine.rung("1001")
    await site.until(lambda: any(call.agent == "1001" for call in site.calls.live()))
    (call,) = site.calls.live()
    with pytest.raises(NotAllowed):
        await site.calls.hold(call.id, LEAD)
    with pytest.raises(NotConnected):
        await site.calls.hold(call.id, ME)
    agent.peer_hangs_up(Cause.NO_ANSWER)


async def test_P5_a_line_that_is_played_counts_as_said_and_the_agents_own_voice_goes_first(
    tmp_path: Path, sqlite_url: str
) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        await record_all(site)
        call, caller, _ = await site.talking()
        site.engine.plays_at_once = False
        await site.calls.play_line(call.id, "opening.greeting", ME)
        assert caller.did[-1] == "announce opening.greeting"
        assert site.guidance(call.id).line.speaking == "opening.greeting"
        with pytest.raises(LineBusy):
            await site.calls.play_line(call.id, "close.goodbye", ME)
        site.clock.forward(3)
        caller.play_ends()
        await site.until(lambda: site.guidance(call.id).lines[0].state is DueState.DONE)
        line = site.guidance(call.id).lines[0]
        assert (line.played, line.verdict) == (True, Verdict.SAID)
        timeline = await written(site, call.id, "line_played")
        verdict = await judgement(site, call.id, "opening.greeting")
        assert (verdict.verdict, verdict.played, verdict.start, verdict.end) == (Verdict.SAID, True, 0.0, 3.0)
        assert timeline[-1].detail["voice"] == Voice.OWN.value
        with pytest.raises(NotFound):
            await site.calls.play_line(call.id, "no.such.line", ME)


async def test_P5_a_line_that_was_cut_off_was_not_said(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        await record_all(site)
        call, caller, _ = await site.talking()
        site.engine.plays_at_once = False
        await site.calls.play_line(call.id, "opening.greeting", ME)
        caller.play_ends(completed=False)
        timeline = await written(site, call.id, "line_played")
        assert timeline[-1].detail["completed"] == "no"
        assert "opening.greeting" not in await judged(site, call.id)


async def test_P5_no_line_is_played_into_the_music(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        await record_all(site)
        call, _, _ = await site.talking()
        await site.calls.hold(call.id, ME)
        with pytest.raises(OnHold):
            await site.calls.play_line(call.id, "close.goodbye", ME)


async def test_T8_a_wrong_number_brings_its_lines(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        call, _, _ = await site.talking()
        assert not any(line.stage == "wrong_number" for line in site.guidance(call.id).lines)
        await site.calls.wrong_number(call.id, ME)
        await site.until(lambda: any(line.stage == "wrong_number" for line in site.guidance(call.id).lines))
        assert (await events(site, call.id))[-1] == "wrong_number"


async def test_T9_a_colleagues_phone_makes_an_internal_call(tmp_path: Path, sqlite_url: str) -> None:
    from dataclasses import replace

    internal = Stage(
        "internal", {"en": "internal"}, (ScriptLine("internal.name", "您好，{centre}。"),), calls=(CallKind.INTERNAL,)
    )
    outside = tuple(replace(stage, calls=(CallKind.INBOUND,)) for stage in SCRIPT.stages)
    async with open_site(tmp_path, sqlite_url, replace(SCRIPT, stages=(internal, *outside))) as site:
        await site.staff("1002", ready=False)
        call, _, _ = await site.talking(number="1002")
        assert {line.stage for line in site.guidance(call.id).lines} == {"internal"}


async def test_T15_each_queue_may_have_its_script(tmp_path: Path, sqlite_url: str) -> None:
    other = replace(SCRIPT, id="clinic", version=3)
    queues = (QueueConfig(id="service", name="客服", script="clinic"),)
    async with open_site(tmp_path, sqlite_url, SCRIPT, other, queues=queues, callback_script="small") as site:
        call, _, _ = await site.talking()
        assert (call.script_id, call.script_version) == ("clinic", 3)
