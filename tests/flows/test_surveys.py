"""The centre asks how satisfied a customer is (handbook C7, C8, Q7)."""

import wave
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.callbacks import Callback, CallbackState, Mode, Outcome, Purpose, Satisfaction, VisitResult
from domain.calls import Call, CallDirection, CallState, EndCause, TimelineEntry
from domain.customers import Customer
from hotline.flows.callbacks import NewCallback
from hotline.flows.recovery import recover
from speech.hearing import Hearing
from speech.model import SHIPPED
from speech.synthesis import synthesise
from telephony.engine import Cause
from tests.flows.conftest import RETRY, START, Site, open_site
from tests.flows.fake_engine import FakeLeg
from tests.require import require

CUSTOMER = "sip:13800138000@trunk.example:5060"
SURVEY = NewCallback("13800138000", START + timedelta(hours=3), "满意度", purpose=Purpose.SURVEY, mode=Mode.MACHINE)
SILENCE = b"\0\0" * 8000
QUICK = {"answer_wait_s": 0.05, "pause_s": 0.05}
Say = Callable[[FakeLeg, str], Awaitable[None]]


async def asked(site: Site) -> tuple[Callback, FakeLeg]:
    """A customer who is rung for a survey."""
    callback = await site.callbacks.book(SURVEY, by="1001")
    await site.switchboard.survey(callback)
    return callback, await site.engine.rung(CUSTOMER)


async def after(site: Site, callback: Callback) -> tuple[Callback, Call, list[str]]:
    """How it stands when the call is over: the callback, the call, what the centre said."""
    await site.over()
    async with site.database.reading() as uow:
        found = await uow.callbacks.get(callback.id)
    assert found is not None
    call, timeline = await site.stored(found.attempts[-1].call_id)
    return found, call, [entry.detail["line"] for entry in timeline if entry.event == "spoken"]


@pytest.fixture
async def brisk(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Site]:
    """A centre that waits for nobody for long, and hears no words."""
    async with open_site(tmp_path, sqlite_url, self_service=QUICK) as opened:
        yield opened


@pytest.fixture
async def hearing() -> AsyncIterator[Hearing]:
    opened = Hearing(SHIPPED, most_pending_s=60.0)  # these customers speak faster than anybody
    await opened.start()
    yield opened
    await opened.stop()


@pytest.fixture
async def listening(tmp_path: Path, sqlite_url: str, hearing: Hearing) -> AsyncIterator[Site]:
    patience = {"answer_wait_s": 5.0, "pause_s": 1.0}
    async with open_site(tmp_path, sqlite_url, hearing=hearing, self_service=patience) as opened:
        yield opened


@pytest.fixture
def say(tmp_path: Path) -> Say:
    require("espeak-ng")

    async def speak(leg: FakeLeg, words: str) -> None:
        clip = tmp_path / f"{words}.wav"
        await synthesise(words, clip, variant="+m3", speed=200)
        with wave.open(str(clip)) as file:
            leg.peer_says(SILENCE + file.readframes(file.getnframes()) + SILENCE)

    return speak


async def test_C8_Q7_a_key_from_1_to_5_is_the_answer(brisk: Site) -> None:
    brisk.engine.plays_at_once = False
    callback, customer = await asked(brisk)
    customer.peer_answers()
    await brisk.until(lambda: "play survey_intro" in customer.did)
    customer.play_ends()
    await brisk.until(lambda: "play survey_question_keys" in customer.did)
    customer.peer_presses("5")  # into the question: it is over
    await brisk.until(lambda: customer.did[-1] == "play survey_thanks")
    assert customer.did[-2] == "stop"
    customer.play_ends()
    found, call, spoken = await after(brisk, callback)
    assert found.state is CallbackState.DONE
    assert [(a.agent, a.outcome) for a in found.attempts] == [("", Outcome.CONNECTED)]
    assert found.result is not None
    assert (found.result.satisfaction, found.result.outcome) == (Satisfaction.SATISFIED, 5)
    assert (call.end_cause, call.agent, call.callback_id) == (EndCause.COMPLETED, None, callback.id)
    assert call.recording == f"{call.id}.wav"
    assert spoken == ["survey_intro", "survey_question_keys", "survey_thanks"]
    assert [one.result for one in brisk.results] == [found.result]
    assert brisk.concluded == []  # nobody's words are judged


async def test_C8_who_does_not_answer_is_asked_twice_again_and_left_to_a_person(brisk: Site) -> None:
    callback, customer = await asked(brisk)
    customer.peer_answers()
    found, call, spoken = await after(brisk, callback)
    assert spoken == [
        "survey_intro",
        "survey_question_keys",
        "survey_again_keys",
        "survey_again_keys",
        "survey_unanswered",
    ]
    assert (found.state, found.attempts[-1].outcome) == (CallbackState.HANDED_OVER, Outcome.NO_RESULT)
    assert found.result is None
    assert call.end_cause is EndCause.COMPLETED
    assert customer.did[-1] == "hang_up"


async def test_C8_a_key_that_is_no_answer_asks_again(brisk: Site) -> None:
    brisk.engine.plays_at_once = False
    callback, customer = await asked(brisk)
    customer.peer_answers()
    await brisk.until(lambda: "play survey_intro" in customer.did)
    customer.play_ends()
    await brisk.until(lambda: "play survey_question_keys" in customer.did)
    customer.peer_presses("9")
    await brisk.until(lambda: "play survey_again_keys" in customer.did)
    customer.peer_presses("3")
    await brisk.until(lambda: "play survey_thanks" in customer.did)
    customer.peer_hangs_up()
    found, _, _ = await after(brisk, callback)
    assert found.result is not None
    assert found.result.satisfaction is Satisfaction.NEUTRAL


@pytest.mark.parametrize(
    ("cause", "outcome"),
    [(Cause.BUSY, Outcome.BUSY), (Cause.NO_ANSWER, Outcome.NO_ANSWER), (Cause.DECLINED, Outcome.DECLINED)],
)
async def test_C8_C10_who_is_not_reached_is_tried_again_by_policy(brisk: Site, cause: Cause, outcome: Outcome) -> None:
    callback, customer = await asked(brisk)
    customer.peer_hangs_up(cause)
    found, call, spoken = await after(brisk, callback)
    assert (found.state, found.attempts[-1].outcome) == (CallbackState.SCHEDULED, outcome)
    assert found.next_at >= START + RETRY.delays[outcome]
    assert call.end_cause is not None
    assert (call.end_cause.value, spoken) == (outcome.value, [])


async def test_C8_who_hangs_up_before_answering_is_left_to_a_person(brisk: Site) -> None:
    brisk.engine.plays_at_once = False
    callback, customer = await asked(brisk)
    customer.peer_answers()
    await brisk.until(lambda: "play survey_intro" in customer.did)
    customer.peer_hangs_up()
    found, _, _ = await after(brisk, callback)
    assert (found.state, found.attempts[-1].outcome) == (CallbackState.HANDED_OVER, Outcome.NO_RESULT)


async def test_C7_the_intro_calls_the_customer_by_name(brisk: Site) -> None:
    require("espeak-ng")
    known = Customer("k1", "王建国", ("+8613800138000",), title="先生")
    async with brisk.database.unit_of_work() as uow:
        await uow.customers.save(known)
        await uow.commit()
    callback, customer = await asked(brisk)
    customer.peer_answers()
    _, call, spoken = await after(brisk, callback)
    assert spoken[0] == "survey_intro_personal"
    assert call.customer_id == "k1"


async def test_C8_the_centre_that_stops_in_the_middle_asks_another_time(brisk: Site) -> None:
    brisk.engine.plays_at_once = False
    callback, customer = await asked(brisk)
    customer.peer_answers()
    await brisk.call_is(CallState.TALKING)
    await brisk.switchboard.stop()
    found, call, _ = await after(brisk, callback)
    assert call.end_cause is EndCause.INTERRUPTED
    assert (found.state, found.attempts[-1].outcome) == (CallbackState.SCHEDULED, Outcome.INTERRUPTED)


@pytest.mark.parametrize(
    ("grade", "over", "outcome", "state"),
    [
        (None, False, Outcome.INTERRUPTED, CallbackState.SCHEDULED),
        (None, True, Outcome.NO_RESULT, CallbackState.HANDED_OVER),
        (5, False, Outcome.CONNECTED, CallbackState.DONE),
    ],
)
async def test_C8_whom_a_crash_cut_off_is_asked_again_unless_they_had_answered(
    brisk: Site, grade: int | None, over: bool, outcome: Outcome, state: CallbackState
) -> None:
    attempts = brisk.switchboard.attempts
    callback = await brisk.callbacks.book(SURVEY, by="1001")
    call = Call(
        "cut-off",
        CallDirection.OUTBOUND,
        "95001",
        callback.phone,
        CallState.ENDED if over else CallState.TALKING,
        START,
        connected_at=START,
        end_cause=EndCause.COMPLETED if over else None,
        callback_id=callback.id,
    )
    await attempts.begin(callback, "", call, TimelineEntry(START, "callback"))
    if grade is not None:
        await attempts.answered(callback.id, VisitResult(Satisfaction.SATISFIED, START, "hotline", outcome=grade))
    await recover(brisk.ledger, Path("nowhere"), attempts, brisk.clock)
    async with brisk.database.reading() as uow:
        found = await uow.callbacks.get(callback.id)
    assert found is not None
    assert (found.state, found.attempts[-1].outcome) == (state, outcome)


async def test_C7_C8_not_satisfied_by_voice_and_what_with(listening: Site, say: Say) -> None:
    callback, customer = await asked(listening)
    customer.peer_answers()
    await listening.until(lambda: "play survey_question" in customer.did)
    await say(customer, "不满意")
    await listening.until(lambda: "play survey_complaint" in customer.did)
    await say(customer, "我家的水管还在漏水")
    customer.peer_presses("#")
    await listening.until(lambda: "play survey_complaint_noted" in customer.did)
    found, _, spoken = await after(listening, callback)
    assert spoken[-3:] == ["survey_complaint", "survey_complaint_noted", "survey_thanks"]
    assert found.result is not None
    assert found.result.satisfaction is Satisfaction.DISSATISFIED
    assert "漏水" in found.result.complaint
    assert "不满意" not in found.result.complaint
    assert [one.id for one in listening.results] == [callback.id]


async def test_C7_who_hangs_up_over_their_complaint_is_heard_all_the_same(listening: Site, say: Say) -> None:
    callback, customer = await asked(listening)
    customer.peer_answers()
    await listening.until(lambda: "play survey_question" in customer.did)
    customer.peer_presses("1")
    await listening.until(lambda: "play survey_complaint" in customer.did)
    await say(customer, "我家的水管还在漏水")
    customer.peer_hangs_up()
    found, _, _ = await after(listening, callback)
    assert found.state is CallbackState.DONE
    assert found.result is not None
    assert (found.result.outcome, "漏水" in found.result.complaint) == (1, True)


async def test_C7_satisfied_by_voice_is_asked_for_advice_and_may_have_none(listening: Site, say: Say) -> None:
    callback, customer = await asked(listening)
    customer.peer_answers()
    await listening.until(lambda: "play survey_question" in customer.did)
    await say(customer, "满意")
    await listening.until(lambda: "play survey_advice" in customer.did)
    await say(customer, "没有")
    found, _, spoken = await after(listening, callback)
    assert spoken[-1] == "survey_thanks"
    assert found.result is not None
    assert replace(found.result, at=START, by="") == replace(
        found.result, satisfaction=Satisfaction.SATISFIED, outcome=4, advice="", complaint="", at=START, by=""
    )


@pytest.mark.parametrize(
    ("words", "outcome", "state"),
    [
        ("我现在不方便", Outcome.DECLINED, CallbackState.SCHEDULED),
        ("不要再打电话了", Outcome.NO_RESULT, CallbackState.HANDED_OVER),
    ],
)
async def test_C5_C8_who_would_rather_not_be_asked_is_left_in_peace(
    listening: Site, say: Say, words: str, outcome: Outcome, state: CallbackState
) -> None:
    callback, customer = await asked(listening)
    customer.peer_answers()
    await listening.until(lambda: "play survey_question" in customer.did)
    await say(customer, words)
    found, _, spoken = await after(listening, callback)
    assert spoken[-1] == "survey_not_now"
    assert (found.state, found.attempts[-1].outcome) == (state, outcome)


async def test_C7_a_complaint_that_comes_with_the_answer_need_not_be_said_again(listening: Site, say: Say) -> None:
    callback, customer = await asked(listening)
    customer.peer_answers()
    await listening.until(lambda: "play survey_question" in customer.did)
    await say(customer, "不满意家里还在漏水")
    await listening.until(lambda: "play survey_complaint" in customer.did)
    customer.peer_presses("#")
    found, _, _ = await after(listening, callback)
    assert found.result is not None
    assert "漏水" in found.result.complaint
