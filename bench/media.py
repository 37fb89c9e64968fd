"""How evenly, and how cheaply, the media plane serves many calls: `python -m bench.media --calls 200`.

One process runs the media plane, another is the phones: all talk without a break and hear either a prompt or each
other (`--mode bridge`). Prints JSON.
"""

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path

from bench.gaps import pace
from bench.load import Phones, speech
from bench.machine import cpu_seconds, machine, rss_mb, stolen_seconds
from telephony.engines.native.media.plane import Codec, MediaPlane, MediaStream
from telephony.wav import write_clip

WARM_UP_S = 2.0


class _Ear:
    """A sink that counts."""

    def __init__(self) -> None:
        self.frames = 0

    def feed(self, pcm: bytes) -> None:
        self.frames += 1

    def close(self) -> None:
        pass


def _serve(pipe: Connection, arguments: argparse.Namespace) -> None:
    """The measured process: streams for each phone port that comes through the pipe."""
    folder = Path(tempfile.mkdtemp(prefix="bench-media-"))
    prompt = folder / "prompt.wav"
    write_clip(prompt, speech(10.0, seed=1))
    plane = MediaPlane(host="127.0.0.1", ports=range(30_000, 32_000), on_event=lambda event: None)
    plane.start()
    if arguments.switch_ms is not None:
        sys.setswitchinterval(arguments.switch_ms / 1_000)
    streams: list[MediaStream] = []
    for number, port in enumerate(pipe.recv()):
        stream = plane.open(str(number))
        stream.connect(("127.0.0.1", port), Codec.PCMA, 101)
        if arguments.listen:
            stream.listen(_Ear())
        if arguments.record:
            stream.record(folder / f"{number}.wav")
        if arguments.mode == "play":
            stream.play("prompt", [prompt], loop=True)
        elif number % 2:
            stream.bridge(streams[-1])
        streams.append(stream)
    pipe.send([stream.port for stream in streams])
    while not pipe.poll(0 if arguments.busy else None):
        _compute(arguments.busy)
    statistics = [stream.statistics() for stream in streams]
    pipe.send(
        {
            "received": sum(entry.packets_received for entry in statistics),
            "lost": sum(entry.packets_lost for entry in statistics),
            "late": sum(entry.packets_late for entry in statistics),
        }
    )
    plane.stop()
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def _compute(share: float) -> None:
    """Keep the main thread busy with Python for `share` of 10 ms, as an event loop under load does."""
    until = time.monotonic() + 0.010 * share
    total = 0
    while time.monotonic() < until:
        total += sum(range(100))
    time.sleep(0.010 * (1 - share))


def measure(arguments: argparse.Namespace) -> dict[str, object]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, arguments), daemon=True)
    process.start()
    phones = Phones(arguments.calls)
    ours.send(phones.ports)
    ports = ours.recv()
    assert process.pid is not None
    time.sleep(0.2)
    started, cpu, stolen = time.monotonic(), cpu_seconds(process.pid), stolen_seconds()
    heard = phones.talk(ports, WARM_UP_S, arguments.seconds)
    cpu = (cpu_seconds(process.pid) - cpu) / (time.monotonic() - started)
    stolen = (stolen_seconds() - stolen) / (time.monotonic() - started)
    memory = rss_mb(process.pid)
    ours.send("enough")
    received = ours.recv()
    process.join(20)
    phones.close()
    return {
        "engine": arguments.engine,
        "mode": arguments.mode,
        "calls": arguments.calls,
        "seconds": arguments.seconds,
        **asdict(pace(heard.arrivals)),
        "cpu_percent": round(100 * cpu, 1),
        "rss_mb": round(memory, 1),
        "packets_lost_to_phones": heard.lost,
        "packets_lost_from_phones": received["lost"],
        "packets_late_from_phones": received["late"],
        "silent_packets": heard.silent,
        "load_late_p99_ms": heard.late_ms,
        "stolen_percent": round(100 * stolen, 1),
        "busy_main_thread": arguments.busy,
        "switch_interval_ms": arguments.switch_ms,
        "listen": arguments.listen,
        "record": arguments.record,
        "machine": machine(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.media", description=__doc__)
    parser.add_argument("--calls", type=int, default=80)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--engine", choices=["plane"], default="plane")
    parser.add_argument("--mode", choices=["play", "bridge"], default="play")
    parser.add_argument("--listen", action="store_true", help="feed a sink from each call")
    parser.add_argument("--record", action="store_true", help="record each call")
    parser.add_argument("--busy", type=float, default=0.0, help="share of time the main thread computes (0…1)")
    parser.add_argument("--switch-ms", type=float, help="another sys.setswitchinterval than the plane's own")
    print(json.dumps(measure(parser.parse_args()), indent=2))


if __name__ == "__main__":
    main()
