"""From sound to kept lines and verdicts, with the shipped model (handbook P1, P5)."""

import asyncio
import wave
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.calls import Call, CallDirection, CallState
from domain.rules.compile import Rulebook
from domain.scripts import CallKind, Moment
from domain.transcripts import Speaker, Verdict
from hotline.bus.base import Lagged
from hotline.bus.facts import CallHeard, CallJudged, Fact
from hotline.bus.memory import MemoryBus
from hotline.demo.dialogues import agent_clip
from hotline.flows.ledger import Ledger
from hotline.flows.transcription import Transcription
from hotline.storage.database import Database
from speech.hearing import Channel, Hearing
from speech.language import Mandarin
from speech.model import SHIPPED
from tests.flows.talk_script import SCRIPT

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FRAME = 320
"""Octets in 20 ms."""


@pytest.fixture
async def hearing() -> AsyncIterator[Hearing]:
    opened = Hearing(SHIPPED, most_pending_s=60.0)  # the tests speak faster than anybody
    await opened.start()
    yield opened
    await opened.stop()


@pytest.fixture
async def ledger(sqlite_url: str) -> AsyncIterator[Ledger]:
    database, bus = Database(sqlite_url), MemoryBus()
    await bus.start()
    ledger = Ledger(database, bus)
    await ledger.call(Call("c1", CallDirection.INBOUND, "+8613800138000", "95001", CallState.TALKING, NOON))
    yield ledger
    await database.stop()


def transcription(hearing: Hearing, ledger: Ledger) -> Transcription:
    return Transcription(
        "c1",
        hearing=hearing,
        ledger=ledger,
        rulebook=Rulebook(SCRIPT, Mandarin()),
        kind=CallKind.INBOUND,
        variables={"centre": "阳光物业服务中心", "agent_no": "1001"},
        now_s=lambda: 60.0,
        excerpt=lambda *_: None,
        on_guidance=nothing,
        on_alert=nothing,
    )


async def nothing(*_: object) -> None: ...


def speak(channel: Channel | None, clip: Path) -> None:
    assert channel is not None
    with wave.open(str(clip)) as file:
        pcm = file.readframes(file.getnframes())
    for start in range(0, len(pcm), FRAME):
        channel.feed(pcm[start : start + FRAME].ljust(FRAME, b"\0"))
    channel.close()


async def test_P5_the_opening_turns_to_said_when_the_agents_channel_says_it(hearing: Hearing, ledger: Ledger) -> None:
    call = transcription(hearing, ledger)
    told: list[Fact | Lagged] = []
    call.happened(Moment.ANSWER, 9.5)
    with ledger.bus.subscribe() as facts:
        speak(call.open(Speaker.AGENT, offset_s=10.0), agent_clip("1001", "opening"))
        await call.finish(talked_from=9.0)
        async with asyncio.timeout(5):
            while not any(isinstance(fact, CallJudged) and fact.judgement.rule == "close.goodbye" for fact in told):
                told.append(await anext(aiter(facts)))
    verdicts = {judgement.rule: judgement for judgement in call.judgements}
    assert verdicts["opening.greeting"].verdict is Verdict.SAID
    assert verdicts["close.goodbye"].verdict is Verdict.NOT_SAID
    start, end = verdicts["opening.greeting"].start, verdicts["opening.greeting"].end
    assert start is not None
    assert end is not None
    assert 10.0 <= start < end
    heard = [fact.line for fact in told if isinstance(fact, CallHeard)]
    assert [line.final for line in heard][-1:] == [True], "partials come before their final"
    async with ledger.database.reading() as uow:
        kept = await uow.transcripts.of("c1")
        judged = await uow.transcripts.judgements("c1")
    text = "".join(line.text for line in kept)
    assert text.startswith("您好阳光物业服务中心")
    assert text.endswith("号为您服务")
    assert {(j.rule, j.verdict) for j in judged} == {(j.rule, j.verdict) for j in call.judgements}


async def test_P5_the_callers_channel_fulfils_nothing(hearing: Hearing, ledger: Ledger) -> None:
    call = transcription(hearing, ledger)
    call.happened(Moment.ANSWER, 9.5)
    speak(call.open(Speaker.CALLER, offset_s=0.0), agent_clip("1001", "opening"))
    call.open(Speaker.AGENT, offset_s=0.0).close()  # type: ignore[union-attr]
    await call.finish(talked_from=9.0)
    assert {j.verdict for j in call.judgements} == {Verdict.NOT_SAID}
    assert {line.leg for line in call.lines} == {Speaker.CALLER}


async def test_a_deaf_centre_holds_nothing_against_anybody(ledger: Ledger) -> None:
    call = transcription(Hearing(None), ledger)
    call.happened(Moment.ANSWER, 9.5)
    assert call.open(Speaker.AGENT, offset_s=0.0) is None
    await call.finish(talked_from=9.0)
    assert {j.verdict for j in call.judgements} == {Verdict.UNCLEAR}
