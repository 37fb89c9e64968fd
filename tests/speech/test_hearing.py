import asyncio
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from speech.errors import MisuseError, ModelError
from speech.hearing import Gap, Hearing, Utterance
from speech.model import SHIPPED
from speech.recogniser import Model
from telephony.engine import AudioSink
from tests.speech.audio import clips, errors, frames, silence
from tests.speech.fakes import FailingModel, SlowModel

CER_BOUND = 0.08
"""Of the shipped model on the 15 sentences it never saw, by voices it partly never heard. Measured: 0.055."""


@dataclass
class Heard:
    partials: list[Utterance] = field(default_factory=list)
    finals: list[Utterance] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    first_final: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, heard: Utterance | Gap) -> None:
        assert threading.current_thread() is threading.main_thread()
        if isinstance(heard, Gap):
            self.gaps.append(heard)
        elif heard.final:
            self.finals.append(heard)
            self.first_final.set()
        else:
            self.partials.append(heard)

    @property
    def text(self) -> str:
        return "".join(u.text for u in self.finals)


@pytest.fixture
async def hearing() -> AsyncIterator[Hearing]:
    hearing = Hearing(SHIPPED, threads=2, most_pending_s=3600)
    await hearing.start()
    yield hearing
    await hearing.stop()


async def hear(hearing: Hearing, pcm: bytes, *, offset_s: float = 0.0) -> Heard:
    heard = Heard()
    channel = hearing.open(offset_s=offset_s, on_heard=heard)
    assert channel is not None
    for frame in frames(pcm):
        channel.feed(frame)
    channel.close()
    await asyncio.wait_for(channel.drained(), 60)
    return heard


async def test_sentences_are_understood(hearing: Hearing) -> None:
    wrong = total = 0
    for clip in clips("hotline"):
        heard = await hear(hearing, silence(0.5) + clip.pcm + silence(1.5))
        wrong += errors(clip.text, heard.text)
        total += len(clip.text.replace("，", ""))
        assert all(0 < u.confidence <= 1 for u in heard.finals)
    assert wrong / total <= CER_BOUND, f"{wrong / total:.3f}"


def bare(model: Model, pcm: bytes) -> str:
    """What the recogniser hears without a gate."""
    recogniser = model.recogniser(8000)
    words = [w.text for i in range(0, len(pcm), 1600) for w in recogniser.accept(pcm[i : i + 1600]) or ()]
    return "".join(words + [w.text for w in recogniser.finish()])


async def test_the_gate_costs_no_words(hearing: Hearing) -> None:
    model = Model(SHIPPED)
    for clip in clips("hotline"):
        pcm = silence(0.5) + clip.pcm + silence(1.5)
        assert errors(bare(model, pcm), (await hear(hearing, pcm)).text) <= 1


@pytest.mark.parametrize("noise_dbov", [-50, -38])
async def test_the_gate_costs_no_words_in_noise(hearing: Hearing, noise_dbov: float) -> None:
    model = Model(SHIPPED)
    pcm = b"".join(silence(2.5) + clip.pcm for clip in clips("hotline")) + silence(2)
    noise = np.random.default_rng(5).standard_normal(len(pcm) // 2) * 32768 * 10 ** (noise_dbov / 20)
    pcm = (np.frombuffer(pcm, dtype="<i2") + noise).clip(-32768, 32767).astype("<i2").tobytes()
    text = "".join(clip.text for clip in clips("hotline"))
    without = errors(text, bare(model, pcm))
    assert errors(text, (await hear(hearing, pcm)).text) <= without + 3, without


async def test_first_syllables_are_heard(hearing: Hearing) -> None:
    """After silence, the quiet initial of a first word is there as it is without a gate."""
    model = Model(SHIPPED)
    for clip in clips("hotline"):
        pcm = silence(3) + clip.pcm + silence(1.5)
        assert (await hear(hearing, pcm)).text[:1] == bare(model, pcm)[:1], clip.path.stem


async def test_silence_gives_nothing(hearing: Hearing) -> None:
    heard = await hear(hearing, silence(60))
    assert not heard.finals
    assert not heard.partials
    assert not heard.gaps


async def test_times_are_true_after_long_silence(hearing: Hearing) -> None:
    clip = next(c for c in clips("hotline") if c.path.stem == "23")
    length = len(clip.pcm) / 16000
    alone = (await hear(hearing, silence(0.5) + clip.pcm + silence(1.5))).finals[0]
    heard = await hear(hearing, silence(30) + clip.pcm + silence(60) + clip.pcm + silence(20), offset_s=100.0)
    first, second = (u for u in heard.finals)
    for utterance, at in ((first, 130.0), (second, 190.0 + length)):
        assert utterance.start == pytest.approx(at + alone.start - 0.5, abs=0.1)
        assert utterance.end == pytest.approx(at + alone.end - 0.5, abs=0.1)
        assert utterance.words[0].start == utterance.start
        assert all(a.end <= b.start + 0.01 for a, b in pairwise(utterance.words))


async def test_an_utterance_ends_while_the_line_stays_open(hearing: Hearing) -> None:
    heard = Heard()
    channel = hearing.open(offset_s=0.0, on_heard=heard)
    assert channel is not None
    for frame in frames(clips("hotline")[0].pcm + silence(2.1)):
        channel.feed(frame)
    async with asyncio.timeout(30):
        await heard.first_final.wait()
    channel.close()
    await channel.drained()
    assert len(heard.finals) == 1


async def test_close_flushes_and_ends(hearing: Hearing) -> None:
    clip = clips("hotline")[-1]
    heard = Heard()
    channel = hearing.open(offset_s=0.0, on_heard=heard)
    assert channel is not None
    for frame in frames(clip.pcm):
        channel.feed(frame)
    channel.close()
    channel.feed(clip.pcm)
    channel.close()
    await asyncio.wait_for(channel.drained(), 30)
    assert errors(clip.text, heard.text) <= 2
    told = len(heard.finals)
    await asyncio.sleep(0)
    assert len(heard.finals) == told


async def test_a_channel_is_what_telephony_feeds_and_takes_anything(hearing: Hearing) -> None:
    channel = hearing.open(offset_s=0.0, on_heard=Heard())
    assert channel is not None
    sink: AudioSink = channel
    for pcm in (b"", b"\0", b"\0" * 321, b"\xff" * 5000, silence(0.02)):
        sink.feed(pcm)
    sink.close()
    await asyncio.wait_for(channel.drained(), 30)


async def test_stop_flushes_open_channels() -> None:
    hearing = Hearing(SHIPPED, threads=1, most_pending_s=60)
    await hearing.start()
    heard = Heard()
    channel = hearing.open(offset_s=0.0, on_heard=heard)
    assert channel is not None
    channel.feed(clips("hotline")[-1].pcm)
    await hearing.stop()
    assert heard.finals
    assert not hearing.ready


async def test_two_channels_do_not_mix(hearing: Hearing) -> None:
    one, other = clips("hotline")[13], clips("hotline")[14]
    alone = [(await hear(hearing, c.pcm)).text for c in (one, other)]
    together = await asyncio.gather(hear(hearing, one.pcm), hear(hearing, other.pcm))
    assert [h.text for h in together] == alone


async def test_deaf_without_a_model() -> None:
    hearing = Hearing(None)
    await hearing.start()
    assert hearing.deaf
    assert not hearing.ready
    assert hearing.info is None
    assert hearing.open(offset_s=0.0, on_heard=Heard()) is None
    await hearing.stop()


async def test_open_before_start_is_our_mistake() -> None:
    with pytest.raises(MisuseError, match="start"):
        Hearing(SHIPPED).open(offset_s=0.0, on_heard=Heard())


async def test_a_broken_model_stops_the_start(tmp_path: Path) -> None:
    hearing = Hearing(tmp_path)
    with pytest.raises(ModelError, match=r"HOTLINE_VOSK_MODEL.*final\.mdl"):
        await hearing.start()
    assert not hearing.ready


async def test_a_model_of_junk_stops_the_start(tmp_path: Path) -> None:
    for name in ("am/final.mdl", "conf/mfcc.conf", "graph/HCLr.fst", "graph/Gr.fst"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("junk")
    hearing = Hearing(tmp_path)
    with pytest.raises(ModelError, match="HOTLINE_VOSK_MODEL"):
        await hearing.start()
    assert not hearing.ready


async def test_the_threads_end_with_stop() -> None:
    hearing = Hearing(SHIPPED, threads=2)
    await hearing.start()
    assert sum(t.name.startswith("hearing-") for t in threading.enumerate()) == 2
    await hearing.stop()
    assert not any(t.name.startswith("hearing-") for t in threading.enumerate())


async def test_overload_drops_audio_with_a_gap_and_never_blocks() -> None:
    model = SlowModel(SHIPPED)
    hearing = Hearing(SHIPPED, threads=1, most_pending_s=2.0, load=lambda _: model)
    await hearing.start()
    heard = Heard()
    channel = hearing.open(offset_s=5.0, on_heard=heard)
    assert channel is not None
    speech = clips("human")[0].pcm * 4
    began = time.perf_counter()
    for frame in frames(speech):
        channel.feed(frame)
    assert time.perf_counter() - began < 1.0
    channel.close()
    model.let_go.set()
    await asyncio.wait_for(channel.drained(), 30)
    (gap,) = heard.gaps
    assert gap.start - 5.0 == pytest.approx(2.0, abs=0.3)
    assert gap.end - 5.0 == pytest.approx(len(speech) / 16000, abs=0.03)
    assert model.partials <= 4, "partials are dropped first"
    assert len(heard.partials) <= 4
    await hearing.stop()


async def test_a_failing_recogniser_is_a_gap_not_the_end() -> None:
    hearing = Hearing(SHIPPED, threads=1, load=FailingModel)
    await hearing.start()
    heard = await hear(hearing, clips("human")[0].pcm)
    assert heard.gaps
    assert not heard.finals
    await hearing.stop()
