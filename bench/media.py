"""How evenly, and how cheaply, many calls are served: `python -m bench.media --calls 200`.

One process runs the engine, another is the phones: they call in by SIP, all talk without a break, and hear either a
prompt or each other (`--mode bridge`). `--engine plane` leaves SIP out. `--peer pyvoip` measures a second engine in
the same run and adds the ratios. Prints JSON.
"""

import argparse
import json
import multiprocessing
import time
from dataclasses import asdict, replace
from typing import Any

from bench.caller import Caller
from bench.gaps import pace
from bench.load import Heard, Phones
from bench.machine import cpu_seconds, machine, rss_mb, stolen_seconds
from bench.subject import Task, serve

ENGINES = ("native", "plane", "pyvoip", "stock-pyvoip")


def measure(task: Task, calls: int, seconds: float, warm_up_s: float) -> dict[str, Any]:
    """Figures of one run. Raises `NotAnswered` when the engine did not take all calls."""
    context = multiprocessing.get_context("spawn")
    pipe, theirs = context.Pipe()
    phones, caller = Phones(calls), Caller()
    process = context.Process(target=serve, args=(theirs, replace(task, caller_port=caller.port)), daemon=True)
    process.start()
    assert process.pid is not None
    try:
        if task.engine == "plane":
            empty_mb = 0.0
            pipe.send(phones.ports)
            ports = pipe.recv()
        else:
            server = pipe.recv()
            empty_mb = rss_mb(process.pid)
            pipe.send(calls)
            ports = caller.call(server, phones.ports)
            assert pipe.recv() == "talking"
        heard, cpu, stolen = _talk(process.pid, phones, ports, warm_up_s, seconds)
        full_mb = rss_mb(process.pid)
        pipe.send("enough")
        if task.engine != "plane":
            caller.answer_byes(calls)
        lost, late = pipe.recv()
        process.join(20)
    finally:
        phones.close()
        caller.close()
        if process.is_alive():
            process.kill()
    return {
        "engine": task.engine,
        "mode": "bridge" if task.bridge else "play",
        "calls": calls,
        "seconds": seconds,
        **asdict(pace(heard.arrivals)),
        "cpu_percent": round(cpu, 1),
        "rss_mb": round(full_mb, 1),
        "mb_per_call": None if task.engine == "plane" else round((full_mb - empty_mb) / calls, 3),
        "packets_lost_to_phones": heard.lost,
        "packets_lost_from_phones": lost,
        "packets_late_from_phones": late,
        "silent_packets": heard.silent,
        "load_late_p99_ms": heard.late_ms,
        "stolen_percent": round(stolen, 1),
    }


def _talk(pid: int, phones: Phones, ports: list[int], warm_up_s: float, seconds: float) -> tuple[Heard, float, float]:
    """What the phones heard, and the per cent of a core that the engine used and the hypervisor stole."""
    started, cpu, stolen = time.monotonic(), cpu_seconds(pid), stolen_seconds()
    heard = phones.talk(ports, warm_up_s, seconds)
    passed = time.monotonic() - started
    return heard, 100 * (cpu_seconds(pid) - cpu) / passed, 100 * (stolen_seconds() - stolen) / passed


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.media", description=__doc__)
    parser.add_argument("--calls", type=int, default=80, help="calls at the same time (bridge: legs)")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--warm-up", type=float, default=2.0, help="seconds before counting")
    parser.add_argument("--engine", choices=ENGINES, default="native")
    parser.add_argument("--peer", choices=ENGINES, help="another engine to measure after it, with ratios")
    parser.add_argument("--mode", choices=["play", "bridge"], default="play")
    parser.add_argument("--listen", action="store_true", help="feed a sink from each call")
    parser.add_argument("--record", action="store_true", help="record each call")
    parser.add_argument("--busy", type=float, default=0.0, help="share of time the main thread computes (0…1)")
    parser.add_argument("--switch-ms", type=float, help="another sys.setswitchinterval than the plane's own")
    options = parser.parse_args()
    task = Task(
        engine=options.engine,
        caller_port=0,
        bridge=options.mode == "bridge",
        listen=options.listen,
        record=options.record,
        busy=options.busy,
        switch_ms=options.switch_ms,
    )
    figures: dict[str, Any] = measure(task, options.calls, options.seconds, options.warm_up)
    figures |= {"task": asdict(task), "machine": machine()}
    if options.peer is not None:
        peer = measure(replace(task, engine=options.peer), options.calls, options.seconds, options.warm_up)
        compared = ("packets_per_second", "gap_deviation_ms", "gap_p99_ms", "cpu_percent", "rss_mb")
        figures["peer"] = peer
        figures["ratio_to_peer"] = {key: round(figures[key] / peer[key], 3) if peer[key] else None for key in compared}
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
