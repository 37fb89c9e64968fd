"""The other side of a media measurement: many phones in one process.

Each sends G.711 every 20 ms, evenly spread over the tick as real phones are, and notes when packets arrive by the
kernel's clock, so that this process's own lateness is in no figure but `late_ms`.
"""

import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from telephony.engines.native.media.codec import Codec, encode
from telephony.engines.native.media.packet import RtpPacket
from telephony.engines.native.media.priority import hurry
from telephony.engines.native.media.sockets import Receiver, UdpSocket, address

GROUPS = 20
"""Phones of one group send in the same millisecond."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the phones got."""

    arrivals: "list[array[float]]"
    lost: int
    silent: int
    """Packets that held digital silence where a prompt or a voice was due."""
    late_ms: float
    """99th percentile of how late this process itself sent: when it is high, the machine was too busy to measure."""


def speech(seconds: float, seed: int = 0) -> NDArray[np.int16]:
    """Something with the level and unrest of speech (8 kHz, 16-bit)."""
    random = np.random.default_rng(seed)
    count = int(seconds * 8_000)
    clock = np.arange(count) / 8_000
    voice = np.sum([np.sin(2 * np.pi * 140 * k * clock + k) / k for k in range(1, 12)], axis=0)
    syllables = 0.5 + 0.5 * np.sin(2 * np.pi * 3.7 * clock + seed)
    sound = 2_500 * syllables * voice + random.normal(0, 60, count)
    samples: NDArray[np.int16] = np.round(np.clip(sound, -32_000, 32_000)).astype(np.int16)
    return samples


class Phones:
    """`count` phones on loopback."""

    def __init__(self, count: int, codec: Codec = Codec.PCMA) -> None:
        self._codec = codec
        self._sockets = [UdpSocket("127.0.0.1", 0) for _ in range(count)]
        self._receiver = Receiver()
        rows = np.array([codec.row], np.intp)
        self._frames = [encode(frame[np.newaxis], rows) for frame in speech(4.0).reshape(-1, 160)]
        self.ports = [udp.port for udp in self._sockets]

    def talk(self, targets: Sequence[int], warm_up_s: float, seconds: float) -> Heard:
        """Talk to one port each for `warm_up_s`, then go on for `seconds` that count."""
        hurry()  # a measuring instrument must not wait
        addresses = [address("127.0.0.1", port) for port in targets]
        arrivals: list[array[float]] = [array("d") for _ in targets]
        sequences: list[array[int]] = [array("i") for _ in targets]
        late: list[float] = []
        silent = 0
        silence = self._codec.silence
        count = len(targets)
        begin = time.monotonic() + 0.02
        counting_from = time.time() + warm_up_s
        ticks = int((warm_up_s + seconds) * 50)
        for tick in range(ticks):
            payload = self._frames[tick % len(self._frames)]
            for group in range(GROUPS):
                due = begin + tick * 0.020 + group * 0.020 / GROUPS
                wait = due - time.monotonic()
                if wait > 0:
                    time.sleep(wait)
                late.append(time.monotonic() - due)
                for index in range(group, count, GROUPS):
                    packet = RtpPacket(
                        self._codec.value, tick & 0xFFFF, tick * 160, 1_000 + index, payload, marker=tick == 0
                    )
                    self._sockets[index].send(bytes(packet), addresses[index])
                    for data, _, arrived in self._receiver.receive(self._sockets[index].fileno):
                        if arrived >= counting_from:
                            arrivals[index].append(arrived)
                            sequences[index].append(data[2] << 8 | data[3])
                            silent += data.endswith(silence)
        return Heard(arrivals, sum(map(_lost, sequences)), silent, round(1_000 * float(np.percentile(late, 99)), 2))

    def close(self) -> None:
        for udp in self._sockets:
            udp.close()


def _lost(sequences: Sequence[int]) -> int:
    """Sequence numbers that are missing between the first and the last."""
    if len(sequences) < 2:
        return 0
    numbers = np.asarray(sequences, np.int64)
    steps = (numbers[1:] - numbers[:-1]) & 0xFFFF
    return int(np.sum(steps)) - len(steps)
