"""How long after its last sound an utterance is there: channels in real time, beside Vosk's own endpoint."""

import asyncio
import time
from collections.abc import Sequence
from functools import partial

from bench.hearing_sound import RATE, Sound
from bench.hearing_subjects import CHUNK
from speech.heard import Heard
from speech.hearing import Hearing, Utterance
from speech.model import SHIPPED
from speech.recogniser import Model

FRAME_S = 0.020


async def delays_of_ours(sounds: Sequence[Sound], threads: int) -> list[float]:
    """Seconds from the end of each turn to its final on the event loop; all channels are fed 20 ms every 20 ms."""
    hearing = Hearing(SHIPPED, threads=threads)
    await hearing.start()
    finals: list[list[tuple[float, float]]] = [[] for _ in sounds]
    begin = time.perf_counter() + 0.1

    def note(told: list[tuple[float, float]], heard: Heard) -> None:
        if isinstance(heard, Utterance) and heard.final:
            told.append((time.perf_counter() - begin, heard.end))

    channels = [hearing.open(offset_s=0.0, on_heard=partial(note, told)) for told in finals]
    size = round(FRAME_S * RATE) * 2
    for tick in range(max(len(sound.pcm) for sound in sounds) // size):
        # A frame is there when it is over.
        await asyncio.sleep(max(0.0, begin + (tick + 1) * FRAME_S - time.perf_counter()))
        for channel, sound in zip(channels, sounds, strict=True):
            if channel is not None:
                channel.feed(sound.pcm[tick * size : (tick + 1) * size])
    for channel in channels:
        if channel is not None:
            channel.close()
            await channel.drained()
    await hearing.stop()
    return [delay for told, sound in zip(finals, sounds, strict=True) for delay in _after(sound.ends, told)]


def delays_of_vosk(sounds: Sequence[Sound]) -> list[float]:
    """The same of Vosk's own rules, on a machine that takes no time: where on the stream it gave each final."""
    model = Model(SHIPPED)
    delays: list[float] = []
    for sound in sounds:
        recogniser = model.recogniser(RATE)
        told: list[tuple[float, float]] = []
        for at in range(0, len(sound.pcm), CHUNK):
            words = recogniser.accept(sound.pcm[at : at + CHUNK])
            if words:
                told.append(((at + CHUNK) / 2 / RATE, words[-1].end))
        delays += _after(sound.ends, told)
    return delays


def _after(ends: Sequence[float], told: Sequence[tuple[float, float]]) -> list[float]:
    """For each end of a turn, how much later the final came whose last word is the turn's last."""
    delays = []
    for end in ends:
        came = [at for at, last_word in told if abs(last_word - end) < 0.5 and at > end]
        if came:
            delays.append(min(came) - end)
    return delays
