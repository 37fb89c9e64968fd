"""What a channel knows beyond its one reading: others, and the sound itself."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from speech.errors import MisuseError, ModelError
from speech.heard import Heard, Utterance
from speech.hearing import MOST_AGAIN, Hearing
from speech.model import SHIPPED
from tests.speech.audio import Clip, clips, frames, silence
from tests.speech.fakes import FailingModel, SlowModel


@pytest.fixture
async def hearing() -> AsyncIterator[Hearing]:
    hearing = Hearing(SHIPPED, threads=2, most_pending_s=3600)
    await hearing.start()
    yield hearing
    await hearing.stop()


def clip(stem: str) -> Clip:
    return next(c for c in clips("hotline") if c.path.stem == stem)


async def finals(hearing: Hearing, pcm: bytes, *, alternatives: int) -> list[Utterance]:
    heard: list[Heard] = []
    channel = hearing.open(offset_s=0.0, on_heard=heard.append, alternatives=alternatives)
    assert channel is not None
    for frame in frames(pcm):
        channel.feed(frame)
    channel.close()
    await asyncio.wait_for(channel.drained(), 60)
    return [h for h in heard if isinstance(h, Utterance) and h.final]


async def test_other_readings_are_told_where_they_are_asked_for(hearing: Hearing) -> None:
    """At least one sentence that is misheard has what was said among its other readings."""
    found = 0
    for one in clips("hotline"):
        (plain,) = await finals(hearing, one.pcm, alternatives=0)
        (said,) = await finals(hearing, one.pcm, alternatives=5)
        assert said.text == plain.text
        assert [w.start for w in said.words] == pytest.approx([w.start for w in plain.words], abs=0.1)
        assert plain.alternatives == ()
        assert said.text not in said.alternatives
        assert len(said.alternatives) <= 5
        assert all(0 < w.confidence <= 1 for w in said.words)
        wanted = one.text.replace("，", "")
        found += said.text != wanted and wanted in said.alternatives
        if said.alternatives and len(said.alternatives[0]) == len(said.text):
            assert said.confidence < 1
    assert found >= 1


async def test_numbers_are_written_beside_what_was_heard(hearing: Hearing) -> None:
    (said,) = await finals(hearing, clip("27").pcm, alternatives=0)
    assert said.text == "我住在十六号楼五单元一一六室"
    assert said.normal == "我住在16号楼5单元116室"


async def test_what_was_fed_can_be_had_for_20_s(hearing: Hearing) -> None:
    channel = hearing.open(offset_s=100.0, on_heard=lambda _: None)
    assert channel is not None
    for second in range(25):
        channel.feed(bytes([second, 0]) * 8000)
    assert channel.audio(110.0, 111.0) == bytes([10, 0]) * 8000
    assert channel.audio(110.5, 112.0) == bytes([10, 0]) * 4000 + bytes([11, 0]) * 8000
    assert channel.audio(104.0, 106.0) is None, "too long ago"
    assert channel.audio(99.0, 100.0) is None, "never"
    assert channel.audio(124.0, 125.5) is None, "not yet"
    assert channel.audio(112.0, 112.0) is None
    channel.close()
    await asyncio.wait_for(channel.drained(), 60)
    assert channel.audio(124.0, 125.0) == bytes([24, 0]) * 8000, "the call may ask when it is over"


async def test_doubtful_seconds_are_listened_to_again(hearing: Hearing) -> None:
    """From the seconds an utterance was given: what was said, what was not, and what was nearly."""
    one = clip("05")
    heard: list[Heard] = []
    channel = hearing.open(offset_s=30.0, on_heard=heard.append)
    assert channel is not None
    for frame in frames(silence(3) + one.pcm + silence(2)):
        channel.feed(frame)
    channel.close()
    await asyncio.wait_for(channel.drained(), 60)
    said = next(h for h in heard if isinstance(h, Utterance) and h.final)
    pcm = channel.audio(said.start - 0.2, said.end + 0.2)
    assert pcm is not None
    yes, nearly, no = await hearing.listen_again(pcm, ("请派一名水工过去", "请派一名电工过去", "不是我们的责任"))
    assert yes == 1.0
    assert 0.6 < nearly < 1.0
    assert no < 0.5


async def test_second_passes_do_not_hold_up_the_channels() -> None:
    """One thread, more passes than may be under way, and a channel beside them: it is heard long before they end."""
    hearing = Hearing(SHIPPED, threads=1)
    await hearing.start()
    one = clip("05")
    passes = [
        asyncio.create_task(hearing.listen_again(one.pcm * 4, ("请派一名水工过去", "不知道", "请稍等")))
        for _ in range(MOST_AGAIN + 2)
    ]
    await asyncio.sleep(0)
    said = await finals(hearing, one.pcm, alternatives=0)
    assert said
    assert not any(one.done() for one in passes)
    assert [answer[0] for answer in await asyncio.wait_for(asyncio.gather(*passes), 60)] == [1.0] * len(passes)
    await hearing.stop()


async def test_stop_waits_for_second_passes() -> None:
    hearing = Hearing(SHIPPED, threads=1)
    await hearing.start()
    task = asyncio.create_task(hearing.listen_again(clip("05").pcm, ("请派一名水工过去",)))
    await asyncio.sleep(0)
    await hearing.stop()
    assert await task == (1.0,)
    with pytest.raises(MisuseError, match="start"):
        await hearing.listen_again(b"", ("您好",))


async def test_a_failing_second_pass_says_so() -> None:
    hearing = Hearing(SHIPPED, threads=1, load=FailingModel)
    await hearing.start()
    with pytest.raises(ModelError, match="second pass"):
        await hearing.listen_again(clip("05").pcm, ("您好",))
    await hearing.stop()


async def test_deaf_nothing_is_heard_again_and_nothing_is_unknown() -> None:
    hearing = Hearing(None)
    await hearing.start()
    assert await hearing.listen_again(b"\0\0" * 800, ("您好", "再见")) == (0.0, 0.0)
    assert hearing.unknown("鹦鹉") == ()
    await hearing.stop()


async def test_words_that_can_never_be_heard_are_told(hearing: Hearing) -> None:
    assert hearing.unknown("您好，1001号为您服务") == ()
    assert hearing.unknown("请稍等，我喂一下鹦鹉") == ("鹦鹉",)
    assert hearing.unknown("") == ()


async def test_a_cancelled_second_look_frees_its_place() -> None:
    model = SlowModel(SHIPPED)
    hearing = Hearing(SHIPPED, threads=1, load=lambda _: model)
    await hearing.start()
    tasks = [asyncio.create_task(hearing.listen_again(b"\1\0" * 8000, ("您好",))) for _ in range(MOST_AGAIN)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    model.let_go.set()
    assert await asyncio.wait_for(hearing.listen_again(b"", ("您好",)), 30) == (0.0,)
    await hearing.stop()
