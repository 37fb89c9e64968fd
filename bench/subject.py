"""The measured process: an engine that answers every call, then plays a prompt to it or bridges it with another."""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

import structlog
import uvloop

from bench.load import speech
from telephony.accounts import MemoryAccounts
from telephony.engine import Answered, CallLeg, Engine, HungUp, Incoming, Quality
from telephony.engines.native.engine import NativeEngine
from telephony.engines.native.media.plane import Codec, MediaPlane, MediaStream
from telephony.engines.native.sip.admission import Attempt, Decision
from telephony.wav import write_clip

RTP_PORTS = range(30_000, 32_000)
_FAREWELL_S = 10.0


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of the measured process."""

    engine: str
    """"plane" (the media plane alone), "native", "pyvoip", or "stock-pyvoip" (without our overrides)."""
    caller_port: int
    """Where calls will come from, by SIP."""
    bridge: bool
    listen: bool
    record: bool
    busy: float
    switch_ms: float | None


class SipEngine(Engine, Protocol):
    """An engine that can be called on a UDP port of its own."""

    @property
    def port(self) -> int: ...


class Ear:
    """A sink that counts."""

    def __init__(self) -> None:
        self.frames = 0

    def feed(self, pcm: bytes) -> None:
        self.frames += 1

    def close(self) -> None:
        pass


def serve(pipe: Connection, task: Task) -> None:
    """Run until something comes through the pipe; what goes through it before and after is in `bench.media`."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))  # stdout is for the figures
    with tempfile.TemporaryDirectory(prefix="bench-media-") as name:
        folder = Path(name)
        prompt = folder / "prompt.wav"
        write_clip(prompt, speech(10.0, seed=1))
        if task.engine == "plane":
            _serve_plane(pipe, task, folder, prompt)
        elif task.engine == "stock-pyvoip":
            from bench.stock_pyvoip import serve as serve_stock

            serve_stock(pipe, task.caller_port, RTP_PORTS.stop, RTP_PORTS)
        else:
            uvloop.run(_serve_engine(pipe, task, folder, prompt))


def _settle(task: Task) -> None:
    if task.switch_ms is not None:
        sys.setswitchinterval(task.switch_ms / 1_000)


def _compute(share: float) -> None:
    """Python for `share` of 10 ms, as an event loop under load does."""
    until = time.monotonic() + 0.010 * share
    while time.monotonic() < until:
        sum(range(100))


def _serve_plane(pipe: Connection, task: Task, folder: Path, prompt: Path) -> None:
    plane = MediaPlane(host="127.0.0.1", ports=RTP_PORTS, on_event=lambda event: None)
    plane.start()
    _settle(task)
    streams: list[MediaStream] = []
    for number, port in enumerate(pipe.recv()):
        stream = plane.open(str(number))
        stream.connect(("127.0.0.1", port), Codec.PCMA, 101)
        if task.listen:
            stream.listen(Ear())
        if task.record:
            stream.record(folder / f"{number}.wav")
        if not task.bridge:
            stream.play("prompt", [prompt], loop=True)
        elif number % 2:
            stream.bridge(streams[-1])
        streams.append(stream)
    pipe.send([stream.port for stream in streams])
    while not pipe.poll(0 if task.busy else None):
        _compute(task.busy)
        time.sleep(0.010 * (1 - task.busy))
    quality = [stream.statistics() for stream in streams]
    pipe.send((sum(entry.packets_lost for entry in quality), sum(entry.packets_late for entry in quality)))
    plane.stop()


def _accept_all(attempt: Attempt) -> Decision:
    return Decision.ACCEPT


def _engine(name: str) -> SipEngine:
    if name == "native":
        return NativeEngine(
            host="127.0.0.1",
            port=0,
            rtp_ports=RTP_PORTS,
            accounts=MemoryAccounts(),
            admit=_accept_all,
            realm="bench",
        )
    from telephony.engines.pyvoip.engine import PyVoIPEngine  # an optional extra

    return PyVoIPEngine(host="127.0.0.1", port=0, rtp_ports=RTP_PORTS, admit=_accept_all)


async def _serve_engine(pipe: Connection, task: Task, folder: Path, prompt: Path) -> None:
    engine = _engine(task.engine)
    await engine.start()
    _settle(task)
    pipe.send(engine.port)
    expected: int = await asyncio.to_thread(pipe.recv)
    legs: dict[str, CallLeg] = {}
    over: set[str] = set()
    quality: list[Quality] = []
    all_answered, all_over = asyncio.Event(), asyncio.Event()

    async def answered(leg: CallLeg) -> None:
        if task.listen:
            await leg.listen(Ear())
        if task.record:
            await leg.record(folder / f"{leg.id}.wav")
        if not task.bridge:
            await leg.play([prompt], loop=True)

    async def read() -> None:
        count = 0
        waiting: CallLeg | None = None
        async for event in engine.events():
            match event:
                case Incoming(leg):
                    legs[leg.id] = leg
                    await leg.answer()
                case Answered(name):
                    await answered(legs[name])
                    if task.bridge:
                        if waiting is not None:
                            await legs[name].bridge(waiting)
                        waiting = legs[name] if waiting is None else None
                    count += 1
                    if count == expected:
                        all_answered.set()
                case Quality():
                    quality.append(event)
                case HungUp(name):
                    over.add(name)
                    if len(over) == expected:
                        all_over.set()

    reader = asyncio.create_task(read())
    await asyncio.wait_for(all_answered.wait(), 60)
    pipe.send("talking")
    done = asyncio.create_task(asyncio.to_thread(pipe.recv))
    while not done.done():
        _compute(task.busy)
        await asyncio.sleep(0.010 * (1 - task.busy) if task.busy else 0.1)
    for leg in legs.values():
        await leg.hang_up()
    try:
        await asyncio.wait_for(all_over.wait(), _FAREWELL_S)
    except TimeoutError:
        print(f"{expected - len(over)} calls did not end", file=sys.stderr)
    told = bool(quality)
    pipe.send(
        (
            sum(entry.packets_lost for entry in quality) if told else None,
            sum(entry.packets_late for entry in quality) if told else None,
        )
    )
    await engine.stop()
    await reader
