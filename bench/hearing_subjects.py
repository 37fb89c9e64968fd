"""Three ways to hear many channels, each run in a process of its own: ours, Vosk alone, and a server of Vosk's kind.

The server does what alphacep/vosk-server's asr_server.py does (a WebSocket a channel, one recogniser each, a pool of
threads, an answer to every message), written anew: that program is a script of its repository, not a package.
"""

import asyncio
import json
import multiprocessing
import resource
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection

import vosk
from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

import speech.channel
from speech.hearing import Hearing
from speech.model import SHIPPED

CHUNK = 1_600
"""Octets in 100 ms."""

MESSAGE = 3_200
"""Octets that a client of the server sends at a time: 200 ms."""

MODEL_RATE = 8_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Of hearing all channels from beginning to end, as fast as it goes."""

    wall_s: float
    cpu_s: float
    mb: float
    """What the process grew by at most; with ours, the audio that waits is part of it."""
    finals: int


def ours(sounds: Sequence[bytes], threads: int) -> Cost:
    """`Hearing`. It is behind all the time, as it is at the limit of a machine: so there are no partials."""
    return asyncio.run(_ours(sounds, threads))


def ours_with_partials(sounds: Sequence[bytes], threads: int) -> Cost:
    """`Hearing` as it works where there is time."""
    speech.channel.BEHIND = 1 << 40
    return asyncio.run(_ours(sounds, threads))


async def _ours(sounds: Sequence[bytes], threads: int) -> Cost:
    hearing = Hearing(SHIPPED, threads=threads, most_pending_s=36_000)
    await hearing.start()
    finals: list[object] = []
    empty, began, used = _most_mb(), time.perf_counter(), _cpu()
    channels = []
    for _ in sounds:
        channel = hearing.open(
            offset_s=0.0, on_heard=lambda h: finals.append(h) if getattr(h, "final", False) else None
        )
        assert channel is not None
        channels.append(channel)
    for at in range(0, max(map(len, sounds)), 320):  # the way they come: 20 ms of each in turn
        for channel, sound in zip(channels, sounds, strict=True):
            channel.feed(sound[at : at + 320])
    for channel in channels:
        channel.close()
    for channel in channels:
        await channel.drained()
    cost = Cost(time.perf_counter() - began, _cpu() - used, _most_mb() - empty, len(finals))
    await hearing.stop()
    return cost


def bare(sounds: Sequence[bytes], threads: int) -> Cost:
    """Vosk's recogniser in a loop, without partials, gates or queues: as little as can be done."""
    vosk.SetLogLevel(-1)
    model = vosk.Model(str(SHIPPED))
    empty, began, used = _most_mb(), time.perf_counter(), _cpu()
    finals: list[str] = []

    def hear(mine: Sequence[bytes]) -> None:
        recognisers = [_recogniser(model) for _ in mine]
        for at in range(0, max(map(len, mine), default=0), CHUNK):
            for recogniser, sound in zip(recognisers, mine, strict=True):
                if recogniser.AcceptWaveform(sound[at : at + CHUNK]):
                    finals.append(recogniser.Result())
        finals.extend(recogniser.FinalResult() for recogniser in recognisers)

    work = [threading.Thread(target=hear, args=(sounds[i::threads],)) for i in range(threads)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    return Cost(time.perf_counter() - began, _cpu() - used, _most_mb() - empty, sum('"result"' in f for f in finals))


def server(sounds: Sequence[bytes], threads: int) -> Cost:
    """The WebSocket server; its clients are another process, so that only the server's time is counted."""
    return asyncio.run(_server(sounds, threads))


async def _server(sounds: Sequence[bytes], threads: int) -> Cost:
    vosk.SetLogLevel(-1)
    model, pool, loop = vosk.Model(str(SHIPPED)), ThreadPoolExecutor(threads), asyncio.get_running_loop()
    finals = 0

    def step(recogniser: "vosk.KaldiRecognizer", message: str | bytes) -> str:
        if isinstance(message, str):
            return str(recogniser.FinalResult())
        return str(recogniser.Result() if recogniser.AcceptWaveform(message) else recogniser.PartialResult())

    async def recognise(socket: ServerConnection) -> None:
        nonlocal finals
        recogniser = _recogniser(model)
        async for message in socket:
            answer = await loop.run_in_executor(pool, step, recogniser, message)
            finals += '"result"' in answer
            await socket.send(answer)

    async with serve(recognise, "127.0.0.1", 0, compression=None) as listening:
        port = next(iter(listening.sockets)).getsockname()[1]
        clients = multiprocessing.get_context("spawn").Process(target=_clients, args=(port, list(sounds)), daemon=True)
        empty, used = _most_mb(), _cpu()
        clients.start()
        began, started = time.perf_counter(), _cpu()
        while clients.is_alive():
            if not listening.connections and _cpu() - started < 0.05:
                began = time.perf_counter()  # not yet there: the clients' process is being started
            await asyncio.sleep(0.02)
        wall = time.perf_counter() - began
    pool.shutdown()
    return Cost(wall, _cpu() - used, _most_mb() - empty, finals)


def _clients(port: int, sounds: Sequence[bytes]) -> None:
    async def speak(sound: bytes) -> None:
        async with connect(f"ws://127.0.0.1:{port}", compression=None) as socket:
            for at in range(0, len(sound), MESSAGE):
                await socket.send(sound[at : at + MESSAGE])
                await socket.recv()
            await socket.send(json.dumps({"eof": 1}))
            await socket.recv()

    async def all_speak() -> None:
        await asyncio.gather(*map(speak, sounds))

    asyncio.run(all_speak())


def _recogniser(model: "vosk.Model") -> "vosk.KaldiRecognizer":
    recogniser = vosk.KaldiRecognizer(model, float(MODEL_RATE))
    recogniser.SetWords(True)
    return recogniser


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _most_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


SUBJECTS: dict[str, Callable[[Sequence[bytes], int], Cost]] = {
    "ours": ours,
    "ours_with_partials": ours_with_partials,
    "bare": bare,
    "server": server,
}


def measured(subject: str, sounds: Sequence[bytes], threads: int) -> Cost:
    """In a fresh process, so that memory and processor time are the subject's own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    # No daemon: the server's has clients of its own.
    process = context.Process(target=_measure, args=(there, subject, list(sounds), threads))
    process.start()
    try:
        if not here.poll(600):
            raise TimeoutError(f"{subject} did not finish in 600 s")
        cost: Cost = here.recv()
        return cost
    finally:
        process.join(5)
        if process.is_alive():
            process.kill()


def _measure(pipe: Connection, subject: str, sounds: Sequence[bytes], threads: int) -> None:
    pipe.send(SUBJECTS[subject](sounds, threads))
