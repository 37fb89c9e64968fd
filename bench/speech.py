"""How many channels are heard live, how soon, and in how much memory: `python -m bench.speech`. Prints JSON.

Each subject hears the same channels as fast as it can, in a process of its own; `times_real_time` is how many such
channels it would keep up with. Rounds are interleaved and the best of each counts: what others take of a machine only
ever makes a subject slower. The bare loop tells no partials, the server one for each message.
"""

import argparse
import asyncio
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.hearing_delay import delays_of_ours, delays_of_vosk
from bench.hearing_sound import SHARE, Sound, talk
from bench.hearing_subjects import SUBJECTS, Cost, measured
from bench.machine import machine


def throughput(sounds: Sequence[Sound], threads: int, rounds: int) -> dict[str, Any]:
    """Each subject's best round, and ours beside the others."""
    audio = sum(sound.seconds for sound in sounds)
    pcm = [sound.pcm for sound in sounds]
    costs: dict[str, list[Cost]] = {subject: [] for subject in SUBJECTS}
    for _ in range(rounds):
        for subject, of_it in costs.items():
            of_it.append(measured(subject, pcm, threads))
    figures: dict[str, Any] = {
        subject: {
            "times_real_time": round(audio / min(cost.wall_s for cost in of_it), 1),
            "cpu_s_per_s": round(min(cost.cpu_s for cost in of_it) / audio, 5),
            "mb_per_channel": round(min(cost.mb for cost in of_it) / len(pcm), 2),
            "finals": of_it[0].finals,
        }
        for subject, of_it in costs.items()
    }
    for other in ("bare", "server"):
        figures[f"ours_to_{other}"] = {
            "times_real_time": round(figures["ours"]["times_real_time"] / figures[other]["times_real_time"], 2),
            "cpu": round(figures[other]["cpu_s_per_s"] / figures["ours"]["cpu_s_per_s"], 2),
        }
    return figures


def delay(channels: int, seconds: float, threads: int) -> dict[str, Any]:
    """From the end of an utterance to its final."""
    sounds = [talk(seconds, seed) for seed in range(channels)]
    return {
        "channels": channels,
        "ours_ms": _spread(asyncio.run(delays_of_ours(sounds, threads))),
        "vosk_own_endpoint_ms": _spread(delays_of_vosk(sounds)),
    }


def _spread(delays: Sequence[float]) -> dict[str, float]:
    if not delays:
        return {"utterances": 0}
    p50, p95 = np.percentile(np.asarray(delays) * 1_000, [50, 95])
    return {"utterances": len(delays), "p50": round(float(p50)), "p95": round(float(p95))}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--channels", type=int, default=16, help="heard at once in the throughput runs")
    arguments.add_argument("--seconds", type=float, default=20.0, help="length of a channel")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--live", type=int, default=20, help="channels in real time while the delay is measured")
    given = arguments.parse_args()
    report = {
        "machine": machine(),
        "threads": given.threads,
        "channels": given.channels,
        "seconds": given.seconds,
        "all_speak": throughput(
            [talk(given.seconds, seed, share=1.0) for seed in range(given.channels)], given.threads, given.rounds
        ),
        f"dialogue_{SHARE:.0%}": throughput(
            [talk(given.seconds, seed) for seed in range(given.channels)], given.threads, given.rounds
        ),
        "end_to_final": delay(given.live, given.seconds, given.threads),
    }
    print(json.dumps(report, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
