"""What an agent is told while they speak: ticks, better words, replies; and supervisors (handbook P2, P4, P5, P8)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from domain.calls import Call, CallDirection, CallState
from domain.guidance import Guidance, LineState
from domain.people import Role
from domain.rules.compile import Rulebook
from domain.scripts import CallKind, DueState, Moment
from domain.transcripts import Judgement, Speaker, Verdict
from hotline.bus.base import Subscription
from hotline.bus.facts import CallHeard, CallJudged
from hotline.bus.memory import MemoryBus
from hotline.flows.ledger import Ledger
from hotline.flows.transcription import Transcription
from hotline.storage.database import Database
from speech.hearing import Hearing, Utterance
from speech.language import Mandarin
from tests.flows.fake_engine import WITHIN_S
from tests.flows.talk_script import SCRIPT

GREETING = "您好阳光物业服务中心一零零一号为您服务"


@dataclass
class Talk:
    """A transcription that a test speaks into."""

    transcription: Transcription
    bus: MemoryBus
    ledger: Ledger
    shown: list[Guidance]
    alerts: list[Judgement]
    now: list[float]

    def hears(self, leg: Speaker, start: float, text: str, *, final: bool = True) -> None:
        end = start + len(text) * 0.2
        self.now[0] = max(self.now[0], end)
        heard = Utterance(text, start, end, final, 0.98 if final else 0.0, ())
        self.transcription._take(leg, heard)

    async def until_shown(self, rule: str, state: DueState, *, provisional: bool = False) -> None:
        async with asyncio.timeout(WITHIN_S):
            while not self.shown or (state, provisional) != self._line(rule):  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    def _line(self, rule: str) -> tuple[DueState, bool]:
        (line,) = [line for line in self.shown[-1].lines if line.rule == rule]
        return line.state, line.provisional


@pytest.fixture
async def talk(sqlite_url: str) -> AsyncIterator[Talk]:
    database, bus = Database(sqlite_url), MemoryBus()
    await bus.start()
    ledger = Ledger(database, bus)
    noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    await ledger.call(Call("c1", CallDirection.INBOUND, "+8613800138000", "95001", CallState.TALKING, noon))
    shown: list[Guidance] = []
    alerts: list[Judgement] = []
    now = [10.0]

    async def show() -> None:
        shown.append(transcription.guidance(LineState()))

    async def alert(judgement: Judgement) -> None:
        alerts.append(judgement)

    transcription = Transcription(
        "c1",
        hearing=Hearing(None),
        ledger=ledger,
        rulebook=Rulebook(SCRIPT, Mandarin()),
        kind=CallKind.INBOUND,
        variables={"centre": "阳光物业服务中心"},
        now_s=lambda: now[0],
        excerpt=lambda *_: None,
        on_guidance=show,
        on_alert=alert,
    )
    transcription.meet("1001", Role.AGENT)
    transcription.happened(Moment.ANSWER, 10.0)
    yield Talk(transcription, bus, ledger, shown, alerts, now)
    await transcription.finish(talked_from=None)
    await database.stop()


async def judged(facts: Subscription, rule: str) -> Judgement:
    async with asyncio.timeout(WITHIN_S):
        while True:
            fact = await anext(aiter(facts))
            if isinstance(fact, CallJudged) and fact.judgement.rule == rule:
                return fact.judgement


async def test_P5_a_line_is_ticked_on_its_partial_and_for_good_on_its_final(talk: Talk) -> None:
    await talk.until_shown("opening.greeting", DueState.DUE)
    talk.hears(Speaker.AGENT, 10.5, GREETING, final=False)
    await talk.until_shown("opening.greeting", DueState.DUE, provisional=True)
    talk.hears(Speaker.AGENT, 10.5, GREETING)
    await talk.until_shown("opening.greeting", DueState.DONE)


async def test_P5_the_tick_does_not_wait_for_the_database(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    away = asyncio.Event()

    async def waiting(*_: object) -> None:
        await away.wait()

    monkeypatch.setattr(talk.ledger, "_keep", waiting)
    talk.hears(Speaker.CALLER, 10.1, "喂")
    talk.hears(Speaker.AGENT, 10.5, GREETING)
    await talk.until_shown("opening.greeting", DueState.DONE)
    away.set()


async def test_P5_an_open_line_is_overdue_after_its_deadline(talk: Talk) -> None:
    await talk.until_shown("opening.greeting", DueState.DUE)
    (line,) = [line for line in talk.shown[-1].lines if line.rule == "opening.greeting"]
    assert line.due_s == 18.0
    talk.now[0] = 18.1
    (line,) = [li for li in talk.transcription.guidance(LineState()).lines if li.rule == "opening.greeting"]
    assert line.state is DueState.OVERDUE
    compliance = talk.transcription.guidance(LineState()).compliance
    assert compliance is not None
    assert compliance.overdue == 1


async def test_P2_a_forbidden_word_is_judged_at_once_with_the_seconds_it_rests_on(talk: Talk) -> None:
    with talk.bus.subscribe() as facts:
        talk.hears(Speaker.AGENT, 20.0, "这个我不知道")
        judgement = await judged(facts, "never.know")
    assert judgement.verdict is Verdict.SAID
    assert judgement.start is not None
    assert 20.0 <= judgement.start < 22.0
    assert talk.alerts == []


async def test_P4_a_promise_beyond_ones_authority_is_an_alert_with_the_words(talk: Talk) -> None:
    with talk.bus.subscribe() as facts:
        talk.hears(Speaker.AGENT, 20.0, "那我们给您免费修好")
        judgement = await judged(facts, "never.promise")
        async with asyncio.timeout(WITHIN_S):
            while not talk.alerts:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
    assert talk.alerts == [judgement]
    assert talk.transcription.words(judgement) == "那我们给您免费修好"


async def test_P8_the_reply_to_an_objection_is_shown_when_the_caller_says_it(talk: Talk) -> None:
    talk.hears(Speaker.CALLER, 20.0, "我再考虑考虑吧")
    async with asyncio.timeout(WITHIN_S):
        while not talk.shown[-1:] or not talk.shown[-1].replies:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
    assert talk.shown[-1].replies[0].say == ("好的，我下周再联系您。",)


async def test_what_was_heard_is_kept_with_its_numbers_and_other_readings(talk: Talk) -> None:
    heard = Utterance("一零零一号", 12.0, 13.0, True, 0.9, (), normal="1001号", alternatives=("一零零七号",))
    with talk.bus.subscribe() as facts:
        talk.transcription._take(Speaker.AGENT, heard)
        async with asyncio.timeout(WITHIN_S):
            while not isinstance(await anext(aiter(facts)), CallHeard):
                pass
    async with talk.ledger.database.reading() as uow:
        (line,) = await uow.transcripts.of("c1")
    assert (line.text, line.normal, line.alternatives) == ("一零零一号", "1001号", ("一零零七号",))
