"""Holding one end of a bridge, and announcing into it, tick by tick."""

import wave
from pathlib import Path

import numpy as np

from telephony.engines.native.media.events import PlayEnded
from telephony.engines.native.media.playback import Playback, load
from telephony.engines.native.media.recording import Disk, Recording
from telephony.wav import StereoWriter

from .rig import Ear, FarEnd, Rig, clip, level

# Outputs of A-law decoders, so that levels survive coding exactly; so does the sum of A and C.
A, B, C, SUM = 1_056, 2_112, 528, 1_568
SILENCE = 8
DELAY = 3
"""Ticks in which nothing is heard yet: the jitter buffer fills."""


class Talk(Rig):
    """A and B are bridged; A says `A`, B says `B`, all the time."""

    def __init__(self) -> None:
        super().__init__()
        self.a, self.b = self.connect("a"), self.connect("b")
        self.a.stream.bridge(self.b.stream)

    def talk(self, ticks: int) -> None:
        for _ in range(ticks):
            self.a.say(level(A), self.now)
            self.b.say(level(B), self.now)
            self.tick()


def announce(end: FarEnd, *paths: Path) -> None:
    end.stream.announce(Playback("line", load(paths), loop=False))


def test_T10_the_held_end_hears_music_and_the_other_silence(tmp_path: Path) -> None:
    talk = Talk()
    talk.talk(DELAY + 1)
    talk.a.stream.hold(load([clip(tmp_path / "1.wav", C, 264)]))
    talk.talk(4)
    talk.a.stream.resume()
    talk.talk(2)
    assert talk.a.levels[DELAY:] == [B, C, 264, C, 264, B, B]
    assert talk.b.levels[DELAY:] == [A, *[SILENCE] * 4, A, A]
    assert talk.events == [], "music is no play"


def test_held_without_music_is_held_in_silence() -> None:
    talk = Talk()
    talk.talk(DELAY)
    talk.a.stream.hold([])
    talk.talk(2)
    assert talk.a.levels[DELAY:] == talk.b.levels[DELAY:] == [SILENCE] * 2
    assert len(talk.a.got) == DELAY + 2, "packets go on"


def test_both_ends_may_be_held_and_talk_when_both_are_back(tmp_path: Path) -> None:
    talk = Talk()
    talk.talk(DELAY)
    for end, value in ((talk.a, C), (talk.b, 264)):
        end.stream.hold(load([clip(tmp_path / f"{value}.wav", value)]))
    talk.talk(1)
    talk.a.stream.resume()
    talk.talk(1)
    talk.b.stream.resume()
    talk.talk(1)
    assert talk.a.levels[DELAY:] == [C, SILENCE, B]
    assert talk.b.levels[DELAY:] == [264, 264, A]


def test_what_is_played_to_a_held_end_is_heard_in_place_of_the_music(tmp_path: Path) -> None:
    talk = Talk()
    talk.a.stream.hold(load([clip(tmp_path / "music.wav", C, 264)]))
    talk.tick()
    talk.a.stream.play(Playback("sorry", load([clip(tmp_path / "sorry.wav", B, B)]), loop=False))
    talk.tick(4)
    assert talk.a.levels == [C, B, B, 264, C]
    assert talk.events == [PlayEnded("a", "sorry", True)]


def test_a_hold_ends_with_the_bridge(tmp_path: Path) -> None:
    music = load([clip(tmp_path / "1.wav", C)])
    talk = Talk()
    talk.a.stream.hold(music)
    talk.tick()
    talk.mixer.remove(talk.b.stream)
    talk.tick()
    assert talk.a.levels == [C, SILENCE]
    talk = Talk()
    talk.a.stream.hold(music)
    talk.b.stream.unbridge()
    talk.tick()
    assert talk.a.levels == [SILENCE]


def test_T14_recording_and_recogniser_of_a_held_leg_go_on_in_step(tmp_path: Path) -> None:
    talk = Talk()
    ears = [Ear(), Ear()]
    talk.a.stream.sink, talk.b.stream.sink = ears
    disk = Disk()
    disk.start()
    talk.a.stream.recording = Recording(StereoWriter(tmp_path / "call.wav"), disk)
    talk.talk(10)
    talk.a.stream.hold(load([clip(tmp_path / "1.wav", C)]))
    talk.talk(10)
    talk.a.stream.resume()
    talk.talk(10)
    talk.mixer.remove(talk.a.stream)
    disk.stop()
    with (tmp_path / "call.wav").open("rb") as file, wave.open(file, "rb") as call:
        stereo = np.frombuffer(call.readframes(call.getnframes()), "<i2").reshape(-1, 160, 2)
    assert stereo.shape[0] == 30
    assert np.all(stereo[DELAY:, :, 0] == A)
    assert [set(stereo[at : at + 10, 80, 1]) for at in (10, 20)] == [{C}, {B}]
    for ear, said in zip(ears, (A, B), strict=True):
        assert ear.fed == 30
        assert np.all(ear.samples.reshape(-1, 160)[DELAY:] == said)


def test_P1_an_announcement_is_heard_by_both_ends_and_the_bridge_goes_on(tmp_path: Path) -> None:
    talk = Talk()
    talk.talk(DELAY + 1)
    announce(talk.a, clip(tmp_path / "1.wav", C, C), clip(tmp_path / "2.wav", C))
    talk.talk(5)
    assert talk.a.levels[DELAY:] == [B, C, C, C, B, B], "the caller hears the line alone"
    assert talk.b.levels[DELAY:] == [A, SUM, SUM, SUM, A, A], "the agent hears the line and the caller"
    assert talk.events == [PlayEnded("a", "line", True)]


def test_an_announcement_can_be_stopped_and_replaced(tmp_path: Path) -> None:
    talk = Talk()
    talk.talk(DELAY)
    announce(talk.a, clip(tmp_path / "1.wav", *[C] * 9))
    talk.talk(1)
    talk.a.stream.stop()
    talk.talk(1)
    assert (talk.a.levels[DELAY:], talk.b.levels[DELAY:]) == ([C, B], [SUM, A])
    announce(talk.a, clip(tmp_path / "1.wav", *[C] * 9))
    talk.a.stream.play(Playback("whisper", load([clip(tmp_path / "2.wav", C)]), loop=False))
    talk.talk(1)
    assert talk.b.levels[-1] == A, "what is only played is heard by its own end"
    assert [event.completed for event in talk.events if isinstance(event, PlayEnded)] == [False, False]


def test_an_announcement_goes_on_when_the_bridge_is_held_or_ends(tmp_path: Path) -> None:
    talk = Talk()
    talk.talk(DELAY)
    announce(talk.a, clip(tmp_path / "1.wav", *[C] * 3))
    talk.talk(1)
    talk.a.stream.hold(load([clip(tmp_path / "music.wav", 264)]))
    talk.talk(1)
    talk.b.stream.unbridge()
    talk.talk(2)
    assert talk.a.levels[DELAY:] == [C, C, C, SILENCE]
    assert talk.b.levels[DELAY:] == [SUM, SILENCE, SILENCE, SILENCE]
    assert talk.events == [PlayEnded("a", "line", True)]


def test_both_ends_may_announce_at_once(tmp_path: Path) -> None:
    talk = Talk()
    talk.talk(DELAY)
    announce(talk.a, clip(tmp_path / "1.wav", C, C))
    announce(talk.b, clip(tmp_path / "2.wav", 264))
    talk.talk(2)
    assert talk.a.levels[DELAY:] == [C, C]
    assert talk.b.levels[DELAY:] == [264, SUM]
