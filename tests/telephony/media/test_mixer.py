"""Playing, bridging, hearing and recording, tick by tick."""

import wave
from pathlib import Path

import numpy as np
import pytest

from telephony.engines.native.media.codec import Codec
from telephony.engines.native.media.events import PlayEnded
from telephony.engines.native.media.playback import Playback, load
from telephony.engines.native.media.recording import Disk, Recording
from telephony.errors import ResourceError
from telephony.wav import StereoWriter

from .rig import Ear, FarEnd, Rig, clip, level

# Outputs of A-law and µ-law decoders, so that levels survive coding exactly.
A, B, C, SUM = 1_056, 2_112, 528, 1_568


def play(end: FarEnd, name: str, *paths: Path, loop: bool = False) -> None:
    end.stream.play(Playback(name, load(paths), loop=loop))


@pytest.mark.parametrize("codec", list(Codec))
def test_silence_is_sent_without_a_break_when_nothing_plays(codec: Codec) -> None:
    rig = Rig()
    end = rig.connect("a", codec)
    rig.tick(5)
    assert [packet.payload for packet in end.got] == [codec.silence] * 5
    assert [packet.sequence for packet in end.got] == [0xFFFE, 0xFFFF, 0, 1, 2]
    assert [packet.timestamp for packet in end.got] == [0xFFFFFF60, 0, 160, 320, 480]
    assert [packet.marker for packet in end.got] == [True, False, False, False, False]
    assert {packet.payload_type for packet in end.got} == {codec.value}


def test_clips_are_heard_one_after_the_other(tmp_path: Path) -> None:
    rig = Rig()
    end = rig.connect("a")
    play(end, "greeting", clip(tmp_path / "1.wav", A, B), clip(tmp_path / "2.wav", C))
    rig.tick(3)
    assert end.levels == [A, B, C]
    assert rig.events == []
    rig.tick(2)
    assert end.levels[3:] == [8, 8]
    assert rig.events == [PlayEnded("a", "greeting", True)]


def test_a_loop_goes_on_until_stopped(tmp_path: Path) -> None:
    rig = Rig()
    end = rig.connect("a")
    play(end, "music", clip(tmp_path / "1.wav", A), clip(tmp_path / "2.wav", B), loop=True)
    rig.tick(5)
    end.stream.stop()
    rig.tick(1)
    assert end.levels == [A, B, A, B, A, 8]
    assert rig.events == [PlayEnded("a", "music", False)]


def test_another_play_replaces_the_first(tmp_path: Path) -> None:
    rig = Rig()
    end = rig.connect("a")
    play(end, "first", clip(tmp_path / "1.wav", A, A, A))
    rig.tick(1)
    play(end, "second", clip(tmp_path / "2.wav", B))
    rig.tick(2)
    assert end.levels == [A, B, 8]
    assert rig.events == [PlayEnded("a", "first", False), PlayEnded("a", "second", True)]


def test_playing_nothing_ends_at_once() -> None:
    rig = Rig()
    play(rig.connect("a"), "nothing", loop=True)
    rig.tick()
    assert rig.events == [PlayEnded("a", "nothing", True)]


def test_a_bad_clip_is_refused_before_anything_plays(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"none\.wav"):
        load([clip(tmp_path / "1.wav", A), tmp_path / "none.wav"])


def test_a_changed_clip_is_read_again(tmp_path: Path) -> None:
    assert load([clip(tmp_path / "1.wav", A)])[0][0, 0] == A
    assert load([clip(tmp_path / "1.wav", B, B)])[0][0, 0] == B


def test_bridged_ends_hear_each_other_across_codecs() -> None:
    rig = Rig()
    a, b, other = rig.connect("a", Codec.PCMA), rig.connect("b", Codec.PCMU), rig.connect("c")
    a.stream.bridge(b.stream)
    for _ in range(10):
        a.say(level(A), rig.now)
        b.say(level(924), rig.now)
        other.say(level(C), rig.now)
        rig.tick()
    assert b.levels[3:] == [1_052] * 7  # what µ-law makes of A
    assert a.levels[3:] == [912] * 7  # what A-law makes of 924
    assert set(other.levels) == {8}


def test_a_prompt_is_heard_over_the_peer(tmp_path: Path) -> None:
    rig = Rig()
    a, b = rig.connect("a"), rig.connect("b")
    a.stream.bridge(b.stream)
    play(a, "whisper", clip(tmp_path / "1.wav", *[C] * 20))
    for _ in range(10):
        b.say(level(A), rig.now)
        rig.tick()
    assert a.levels[5:] == [SUM] * 5
    assert set(b.levels) == {8}


def test_loud_voices_are_limited_not_wrapped(tmp_path: Path) -> None:
    rig = Rig()
    a, b = rig.connect("a"), rig.connect("b")
    a.stream.bridge(b.stream)
    play(a, "loud", clip(tmp_path / "1.wav", *[30_000] * 20))
    for _ in range(10):
        b.say(level(32_256), rig.now)
        rig.tick()
    assert a.levels[5:] == [32_256] * 5


def test_bridging_stops_what_plays_and_earlier_bridges(tmp_path: Path) -> None:
    rig = Rig()
    a, b, c = (rig.connect(name) for name in "abc")
    a.stream.bridge(b.stream)
    play(c, "waiting", clip(tmp_path / "1.wav", A), loop=True)
    a.stream.bridge(c.stream)
    rig.tick()
    assert rig.events == [PlayEnded("c", "waiting", False)]
    assert (a.stream.peer, b.stream.peer, c.stream.peer) == (c.stream, None, a.stream)
    c.stream.unbridge()
    assert (a.stream.peer, c.stream.peer) == (None, None)


def test_the_end_of_a_stream_ends_all_it_does(tmp_path: Path) -> None:
    rig = Rig()
    a, b = rig.connect("a"), rig.connect("b")
    ear = a.stream.sink = Ear()
    a.stream.bridge(b.stream)
    rig.tick()
    rig.mixer.remove(a.stream)
    rig.tick()
    assert (b.stream.peer, ear.closed, ear.fed) == (None, 1, 1)
    assert len(b.got) == 2
    assert len(a.got) == 1


def test_a_sink_is_fed_every_tick_before_during_and_after_audio() -> None:
    rig = Rig()
    end = rig.connect("a")
    ear = end.stream.sink = Ear()
    rig.tick(3)
    for _ in range(5):
        end.say(level(A), rig.now)
        rig.tick()
    rig.tick(10)
    frames = ear.samples.reshape(-1, 160)
    assert len(frames) == 18
    assert not np.any(frames[:5])
    assert np.all(frames[5:9, 60:] == A)  # two frames of jitter buffer behind
    assert not np.any(frames[13:])


def test_a_sink_that_fails_is_detached_and_others_go_on() -> None:
    class Broken(Ear):
        attempts = 0

        def feed(self, pcm: bytes) -> None:
            self.attempts += 1
            raise RuntimeError("out of memory")

    rig = Rig()
    a, b = rig.connect("a"), rig.connect("b")
    broken = a.stream.sink = Broken()
    ear = b.stream.sink = Ear()
    rig.tick(3)
    assert (broken.closed, broken.attempts, ear.fed) == (1, 1, 3)


def test_what_is_heard_is_16_bit() -> None:
    """T14: quiet speech reaches recording and recogniser with all its bits."""
    rig = Rig()
    end = rig.connect("a")
    ear = end.stream.sink = Ear()
    for _ in range(6):
        end.say(level(24), rig.now)
        rig.tick()
    assert ear.samples[-1] == 24


def test_T14_a_recording_keeps_both_sides_in_step(tmp_path: Path) -> None:
    rig = Rig()
    end = rig.connect("a")
    disk = Disk()
    disk.start()
    end.stream.recording = Recording(StereoWriter(tmp_path / "call.wav"), disk)
    play(end, "prompt", clip(tmp_path / "1.wav", *[B] * 30))
    for _ in range(60):
        end.say(level(A), rig.now)
        rig.tick()
    rig.mixer.remove(end.stream)
    disk.stop()
    with (tmp_path / "call.wav").open("rb") as file, wave.open(file, "rb") as call:
        stereo = np.frombuffer(call.readframes(call.getnframes()), "<i2").reshape(-1, 2)
    assert len(stereo) == 60 * 160
    assert np.all(stereo[3 * 160 :, 0] == A)
    assert np.all(stereo[: 30 * 160, 1] == B)
    assert np.all(np.abs(stereo[30 * 160 :, 1]) <= 8)


def test_a_tick_made_up_for_is_heard_but_not_said(tmp_path: Path) -> None:
    rig = Rig()
    end = rig.connect("a")
    ear = end.stream.sink = Ear()
    play(end, "prompt", clip(tmp_path / "1.wav", A, B, C))
    rig.tick(1)
    rig.tick(4, send=False)
    rig.tick(2)
    assert end.levels == [A, B, C]
    assert [packet.marker for packet in end.got] == [True, True, False]
    assert [packet.sequence for packet in end.got] == [0xFFFE, 0xFFFF, 0]
    assert (end.got[1].timestamp - end.got[0].timestamp) & 0xFFFFFFFF == 5 * 160
    assert ear.fed == 7


def test_nothing_is_sent_on_hold() -> None:
    rig = Rig()
    end = rig.connect("a", send=False)
    rig.tick(3)
    end.stream.connect(end.address, Codec.PCMA, 101, rig.now, send=True, receive=True)
    rig.tick(1)
    assert len(end.got) == 1
    assert end.got[0].marker


def test_an_unconnected_stream_says_nothing_and_hears_silence() -> None:
    rig = Rig()
    end = rig.connect("a")
    stream = type(end.stream)("b", ssrc=1, sequence=1, timestamp=1, silence_timeout_s=60.0)
    ear = stream.sink = Ear()
    rig.mixer.add(stream)
    rig.tick(2)
    stream.receive(b"\x80" + bytes(171), "somebody", rig.now, rig.now)
    rig.tick(2)
    assert (ear.fed, stream.refused) == (4, 1)
    assert not np.any(ear.samples)
