"""A telephone's audio: RTP with G.711 A-law over UDP, written for these tests alone, so that it proves something."""

import socket
import struct
import threading
import time
import wave
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

RATE = 8_000
FRAME = 160
Samples = NDArray[np.int16]


def _table() -> NDArray[np.int16]:
    """What each A-law octet stands for (ITU-T G.711, table 1a): 13-bit values on a 16-bit scale."""
    octets = np.arange(256) ^ 0x55
    exponent, mantissa = (octets >> 4) & 7, octets & 15
    size = np.where(exponent == 0, (mantissa << 4) + 8, ((mantissa << 4) + 0x108) << np.maximum(exponent - 1, 0))
    return np.where(octets & 0x80, size, -size).astype(np.int16)


_ALAW = _table()
_ORDER = np.argsort(_ALAW, kind="stable")
_MIDDLES = (_ALAW[_ORDER][1:].astype(int) + _ALAW[_ORDER][:-1]) / 2


def encode(samples: Samples) -> bytes:
    return _ORDER[np.searchsorted(_MIDDLES, samples)].astype(np.uint8).tobytes()


def decode(octets: bytes) -> Samples:
    return _ALAW[np.frombuffer(octets, np.uint8)]


def read_wav(path: Path) -> Samples:
    """Mono, 8 kHz, 16-bit."""
    with wave.open(str(path)) as wav:
        assert (wav.getframerate(), wav.getsampwidth(), wav.getnchannels()) == (RATE, 2, 1), path
        return np.frombuffer(wav.readframes(wav.getnframes()), np.int16)


def read_stereo(path: Path) -> tuple[Samples, Samples]:
    """Left and right."""
    with wave.open(str(path)) as wav:
        assert (wav.getframerate(), wav.getsampwidth(), wav.getnchannels()) == (RATE, 2, 2), path
        both = np.frombuffer(wav.readframes(wav.getnframes()), np.int16).reshape(-1, 2)
        return both[:, 0], both[:, 1]


def write_wav(path: Path, samples: Samples) -> Path:
    with wave.open(str(path), "wb") as wav:
        wav.setparams((1, 2, RATE, 0, "NONE", ""))
        wav.writeframes(samples.tobytes())
    return path


EVENTS = 101
"""Payload type of keys, as the scenarios offer it."""


def key_down(digit: str) -> list[bytes]:
    """The payloads that report a key, one every 20 ms; the end is told three times (RFC 4733 §2.5.1.4)."""
    code, last = "0123456789*#ABCD".index(digit), 8
    updates = [struct.pack("!BBH", code, 10, step * FRAME) for step in range(1, last)]
    return updates + 3 * [struct.pack("!BBH", code, 0x80 | 10, last * FRAME)]


class Handset:
    """Speaks and hears on one UDP port; somebody else (sipp) does the signalling that names the port.

    Sends silence to whoever sends to it, every 20 ms, and what it is told to `say` in between.
    """

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(0.2)
        self.port: int = self._socket.getsockname()[1]
        self._heard: dict[int, bytes] = {}
        self.arrivals: list[float] = []
        self._to_say: list[bytes] = []
        self._to_press: list[str] = []
        self._peer: tuple[str, int] | None = None
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._receive, self._send)]

    def say(self, samples: Samples) -> float:
        """Speak as soon as what was to be said before is said. Returns how many seconds that takes from now."""
        padded = np.pad(samples, (0, -len(samples) % FRAME))
        frames = [encode(frame) for frame in padded.reshape(-1, FRAME)]
        with self._lock:
            self._to_say += frames
            return len(self._to_say) * FRAME / RATE

    @property
    def speaking(self) -> bool:
        with self._lock:
            return bool(self._to_say)

    def press(self, digit: str) -> None:
        """Press a key of the telephone for 160 ms (RFC 4733), in place of what is being said."""
        with self._lock:
            self._to_press.append(digit)

    def heard(self) -> Samples:
        """All that came, on the sender's time axis; silence where nothing did."""
        with self._lock:
            packets = dict(self._heard)
        if not packets:
            return np.zeros(0, np.int16)
        first = min(packets)
        samples = np.zeros(max(packets) - first + FRAME, np.int16)
        for stamp, payload in packets.items():
            samples[stamp - first : stamp - first + len(payload)] = decode(payload)
        return samples

    def _receive(self) -> None:
        while not self._over.is_set():
            try:
                packet, sender = self._socket.recvfrom(2048)
            except TimeoutError:
                continue
            flags, kind, _, stamp = struct.unpack_from("!BBHI", packet)
            if flags >> 6 != 2 or kind & 0x7F != 8:
                continue
            with self._lock:
                self._peer = sender
                self._heard[stamp] = packet[12 + 4 * (flags & 15) :]
                self.arrivals.append(time.monotonic())

    def _send(self) -> None:
        silence = encode(np.zeros(FRAME, np.int16))
        number, frames, due = 0, 0, time.monotonic()
        pressed: list[bytes] = []
        began = 0
        while not self._over.wait(max(0.0, due - time.monotonic())):
            due += FRAME / RATE
            with self._lock:
                peer = self._peer
                if peer and self._to_press and not pressed:
                    pressed, began = key_down(self._to_press.pop(0)), frames
                payload = self._to_say.pop(0) if peer and self._to_say and not pressed else silence
            if peer:
                kind, stamp = (EVENTS, began) if pressed else (8, frames)
                header = struct.pack("!BBHII", 0x80, kind, number & 0xFFFF, stamp * FRAME & 0xFFFFFFFF, 0x5EED)
                self._socket.sendto(header + (pressed.pop(0) if pressed else payload), peer)
                number, frames = number + 1, frames + 1

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        self._socket.close()
