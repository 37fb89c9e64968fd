"""The media plane with real sockets and its own thread, on loopback."""

import socket
import threading
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from telephony.engines.native.media.plane import (
    Codec,
    DtmfReceived,
    MediaEvent,
    MediaLost,
    MediaPlane,
    MediaStream,
    PlayEnded,
)
from telephony.engines.native.media.sockets import Ports, Receiver, UdpSocket, address, send_at
from telephony.errors import PeerError, ResourceError
from telephony.wav import write_clip

from .rig import Ear, clip, level

PORTS = range(23_460, 23_500)
PATIENCE_S = 5.0


class Owner:
    """Keeps events and lets a test wait for one."""

    def __init__(self) -> None:
        self.events: list[MediaEvent] = []
        self._changed = threading.Condition()

    def __call__(self, event: MediaEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_for(self, event: MediaEvent) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: event in self.events, PATIENCE_S), self.events


class Listener(Ear):
    """An ear that lets a test wait for a sound."""

    def __init__(self, enough: Callable[["Listener"], bool]) -> None:
        super().__init__()
        self._enough = enough
        self.satisfied = threading.Event()
        self.ended = threading.Event()

    def feed(self, pcm: bytes) -> None:
        super().feed(pcm)
        if self._enough(self):
            self.satisfied.set()

    def close(self) -> None:
        super().close()
        self.ended.set()


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def plane(owner: Owner) -> Iterator[MediaPlane]:
    plane = MediaPlane(host="127.0.0.1", ports=PORTS, on_event=owner, silence_timeout_s=0.3)
    plane.start()
    yield plane
    plane.stop()


def pair(plane: MediaPlane) -> tuple[MediaStream, MediaStream]:
    """Two streams that are each other's far end."""
    a, b = plane.open("a"), plane.open("b")
    a.connect(("127.0.0.1", b.port), Codec.PCMA, 101)
    b.connect(("127.0.0.1", a.port), Codec.PCMA, 101)
    return a, b


def test_a_prompt_is_heard_and_recorded_at_the_other_end(plane: MediaPlane, owner: Owner, tmp_path: Path) -> None:
    a, b = pair(plane)
    ear = Listener(lambda ear: bool(np.count_nonzero(ear.samples == 1_056) >= 20 * 160))
    b.listen(ear)
    b.record(tmp_path / "calls" / "b.wav")
    a.play("prompt", [clip(tmp_path / "prompt.wav", *[1_056] * 25)])
    assert ear.satisfied.wait(PATIENCE_S)
    owner.wait_for(PlayEnded("a", "prompt", True))
    assert b.statistics().packets_received > 20
    assert b.statistics().packets_lost == 0
    b.close()
    assert ear.ended.wait(PATIENCE_S)
    plane.stop()
    with (tmp_path / "calls" / "b.wav").open("rb") as file, wave.open(file, "rb") as recording:
        stereo = np.frombuffer(recording.readframes(recording.getnframes()), "<i2").reshape(-1, 2)
    assert np.count_nonzero(stereo[:, 0] == 1_056) >= 20 * 160
    assert ear.closed == 1


def test_bridged_streams_hear_each_other(plane: MediaPlane, tmp_path: Path) -> None:
    phone_a, ours_a = pair(plane)
    phone_b, ours_b = pair(plane)
    ours_a.bridge(ours_b)
    ear = Listener(lambda ear: bool(np.any(ear.samples == 2_112)))
    phone_b.listen(ear)
    phone_a.play("voice", [clip(tmp_path / "voice.wav", 2_112)], loop=True)
    assert ear.satisfied.wait(PATIENCE_S)


def test_a_key_reaches_the_owner(plane: MediaPlane, owner: Owner) -> None:
    stream = plane.open("a")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
        phone.bind(("127.0.0.1", 0))
        stream.connect(phone.getsockname(), Codec.PCMU, 96)
        phone.settimeout(PATIENCE_S)
        assert len(phone.recv(2_048)) == 172  # connected: packets come
        event = b"\x80\xe0\x00\x01\x00\x00\x00\x00\x00\x00\x00\x07" + b"\x05\x8a\x03\x20"
        phone.sendto(event, ("127.0.0.1", stream.port))
        owner.wait_for(DtmfReceived("a", "5", 100))


def test_a_silent_far_end_is_told(plane: MediaPlane, owner: Owner) -> None:
    plane.open("a").connect(("127.0.0.1", 9), Codec.PCMA, None)
    owner.wait_for(MediaLost("a"))


def test_a_bad_clip_or_folder_or_address_is_refused_at_once(plane: MediaPlane, tmp_path: Path) -> None:
    stream = plane.open("a")
    with pytest.raises(ResourceError, match=r"none\.wav"):
        stream.play("p", [tmp_path / "none.wav"])
    with pytest.raises(ResourceError, match="can't record"):
        stream.record(Path("/proc/nowhere/call.wav"))
    for remote in (("phone.example", 4_000), ("::1", 4_000), ("127.0.0.1", 0), ("127.0.0.1", 70_000)):
        with pytest.raises(PeerError, match="no audio can be sent"):
            stream.connect(remote, Codec.PCMA, None)


def test_commands_to_a_closed_stream_are_ignored(plane: MediaPlane, owner: Owner, tmp_path: Path) -> None:
    a, b = pair(plane)
    a.close()
    a.close()
    ear = Listener(lambda ear: True)
    a.listen(ear)
    a.record(tmp_path / "a.wav")
    a.play("prompt", [clip(tmp_path / "prompt.wav", 8)])
    a.bridge(b)
    b.bridge(a)
    a.stop()
    assert ear.ended.wait(PATIENCE_S)
    b.play("after", [tmp_path / "prompt.wav"])
    owner.wait_for(PlayEnded("b", "after", True))
    assert owner.events == [PlayEnded("b", "after", True)]


def test_a_listener_that_fails_harms_nobody(tmp_path: Path) -> None:
    told = threading.Event()

    def listener(event: MediaEvent) -> None:
        if event == PlayEnded("a", "second", True):
            told.set()
        raise RuntimeError

    plane = MediaPlane(host="127.0.0.1", ports=PORTS, on_event=listener)
    plane.start()
    stream = plane.open("a")
    for name in ("first", "second"):
        stream.play(name, [clip(tmp_path / "prompt.wav", 8)])
    assert told.wait(PATIENCE_S)
    plane.stop()


def test_stop_ends_streams_and_finishes_recordings(tmp_path: Path) -> None:
    owner = Owner()
    plane = MediaPlane(host="127.0.0.1", ports=PORTS, on_event=owner)
    plane.start()
    a, b = pair(plane)
    ear = Listener(lambda ear: ear.fed >= 10)
    b.listen(ear)
    b.record(tmp_path / "b.wav")
    write_clip(tmp_path / "prompt.wav", level(8, 500).reshape(-1))
    a.play("prompt", [tmp_path / "prompt.wav"])
    assert ear.satisfied.wait(PATIENCE_S)
    plane.stop()
    assert ear.closed == 1
    assert PlayEnded("a", "prompt", False) in owner.events
    with (tmp_path / "b.wav").open("rb") as file, wave.open(file, "rb") as recording:
        assert recording.getnframes() >= 9 * 160


def test_ports_are_even_rest_after_use_and_run_out_by_name() -> None:
    ports = Ports("127.0.0.1", range(23_511, 23_516))
    first, second = ports.open(0.0), ports.open(0.0)
    assert (first.port, second.port) == (23_512, 23_514)
    with pytest.raises(ResourceError, match=r"23511-23515.*HOTLINE_RTP_PORTS"):
        ports.open(0.0)
    first.close()
    ports.release(first.port, 1.0)
    with pytest.raises(ResourceError):
        ports.open(2.9)
    again = ports.open(3.0)
    assert again.port == 23_512
    again.close()
    second.close()


def test_ports_others_hold_are_passed_over() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 23_520))
        opened = Ports("127.0.0.1", range(23_520, 23_524)).open(0.0)
        assert opened.port == 23_522
        opened.close()


def test_an_address_that_is_not_ours_is_told() -> None:
    with pytest.raises(ResourceError, match=r"203\.0\.113\.1"):
        Ports("203.0.113.1", range(23_530, 23_540)).open(0.0)


def test_a_receiver_takes_all_that_waits_with_its_source_and_time() -> None:
    a, b = UdpSocket("127.0.0.1", 0), UdpSocket("127.0.0.1", 0)
    sent = [bytes([number]) * (number * 80) for number in range(20)]
    for data in sent:
        assert a.send(data, address("127.0.0.1", b.port))
    receiver = Receiver()
    got = list(receiver.receive(b.fileno)) + list(receiver.receive(b.fileno))
    assert [data for data, _, _ in got] == sent
    assert {source for _, source, _ in got} == {address("127.0.0.1", a.port)}
    times = [arrived for _, _, arrived in got]
    assert times == sorted(times)
    assert times[0] > 1_700_000_000
    assert list(receiver.receive(b.fileno)) == []
    a.close()
    b.close()


def test_packets_leave_at_their_moment_and_lost_ones_are_counted() -> None:
    ours, theirs = UdpSocket("127.0.0.1", 0), UdpSocket("127.0.0.1", 0)
    due = time.monotonic() + 0.05
    to_theirs, refused = address("127.0.0.1", theirs.port), address("255.255.255.255", 9)
    assert send_at(due, [(ours.fileno, b"one", to_theirs), (ours.fileno, b"two", refused)]) == 1
    assert time.monotonic() >= due
    assert [data for data, _, _ in Receiver().receive(theirs.fileno)] == [b"one"]
    ours.close()
    theirs.close()
