"""Another model is taken up while people talk."""

import asyncio
import gc
import shutil
import weakref
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from speech.errors import MisuseError, ModelError
from speech.heard import Gap, Heard, Utterance
from speech.hearing import Hearing
from speech.model import SHIPPED
from speech.recogniser import Model
from tests.speech.audio import clips, errors, frames, silence

LAST = clips("hotline")[-1]


class Loads:
    """Remembers which models were loaded, without keeping them."""

    def __init__(self) -> None:
        self.models: list[weakref.ref[Model]] = []

    def __call__(self, path: Path) -> Model:
        model = Model(path)
        self.models.append(weakref.ref(model))
        return model


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "other"))


@pytest.fixture
def loads() -> Loads:
    return Loads()


@pytest.fixture
async def hearing(loads: Loads) -> AsyncIterator[Hearing]:
    hearing = Hearing(SHIPPED, threads=2, most_pending_s=3600, load=loads)
    await hearing.start()
    yield hearing
    await hearing.stop()


class Told:
    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.spoke = asyncio.Event()

    def __call__(self, heard: Heard) -> None:
        self.heard.append(heard)
        self.spoke.set()

    @property
    def finals(self) -> list[Utterance]:
        return [h for h in self.heard if isinstance(h, Utterance) and h.final]


async def test_a_running_channel_goes_on_with_the_new_model_and_loses_nothing(
    hearing: Hearing, loads: Loads, other: Path
) -> None:
    told = Told()
    channel = hearing.open(offset_s=0.0, on_heard=told)
    assert channel is not None
    half = len(LAST.pcm) // 640 * 320
    for frame in frames(LAST.pcm[:half]):
        channel.feed(frame)
    async with asyncio.timeout(30):
        await told.spoke.wait()  # a partial: the utterance is under way
    await hearing.use(other)
    assert hearing.info is not None
    assert hearing.info.path == other
    for frame in frames(LAST.pcm[half:] + silence(2) + LAST.pcm + silence(2)):
        channel.feed(frame)
    channel.close()
    await asyncio.wait_for(channel.drained(), 60)
    length = len(LAST.pcm) / 16000
    first, second = told.finals
    assert errors(LAST.text, first.text) <= 1, "heard to its end by the old model"
    assert first.text == second.text
    assert second.start - first.start == pytest.approx(length + 2, abs=0.1)
    assert not any(isinstance(h, Gap) for h in told.heard)
    gc.collect()
    old, new = loads.models
    assert old() is None, "freed, though the channel was never reopened"
    assert new() is not None


async def test_a_silent_channel_lets_go_of_the_old_model(hearing: Hearing, loads: Loads, other: Path) -> None:
    told = Told()
    channel = hearing.open(offset_s=0.0, on_heard=told)
    assert channel is not None
    for frame in frames(LAST.pcm + silence(2)):
        channel.feed(frame)
    async with asyncio.timeout(30):
        while not told.finals:
            told.spoke.clear()
            await told.spoke.wait()
    await hearing.use(other)
    channel.feed(silence(0.2))
    channel.close()
    await asyncio.wait_for(channel.drained(), 60)
    gc.collect()
    assert loads.models[0]() is None


async def test_new_channels_use_the_new_model(hearing: Hearing, loads: Loads, other: Path) -> None:
    await hearing.use(other)
    gc.collect()
    assert loads.models[0]() is None
    told = Told()
    channel = hearing.open(offset_s=0.0, on_heard=told)
    assert channel is not None
    channel.feed(LAST.pcm)
    channel.close()
    await asyncio.wait_for(channel.drained(), 60)
    assert errors(LAST.text, told.finals[0].text) <= 1
    assert await hearing.listen_again(LAST.pcm, ("维修费用",)) == (1.0,)


async def test_a_model_that_is_not_whole_changes_nothing(hearing: Hearing, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"final\.mdl"):
        await hearing.use(tmp_path)
    assert hearing.ready
    assert hearing.info is not None
    assert hearing.info.path == SHIPPED


async def test_the_deaf_can_be_given_ears() -> None:
    hearing = Hearing(None)
    with pytest.raises(MisuseError, match="start"):
        await hearing.use(SHIPPED)
    await hearing.start()
    assert hearing.info is None
    await hearing.use(SHIPPED)
    assert (hearing.deaf, hearing.ready) == (False, True)
    channel = hearing.open(offset_s=0.0, on_heard=lambda _: None)
    assert channel is not None
    await hearing.stop()
