import shutil
from pathlib import Path

import numpy as np
import pytest

from speech import synthesis
from speech.build_prompts import texts
from speech.errors import SynthesisError, UnknownLine
from speech.lines import LINES, POSITIONS, line
from speech.model import SHIPPED as MODEL
from speech.prompts import SHIPPED, Prompts
from speech.recogniser import Model
from speech.synthesis import synthesise
from speech.text import fold
from speech.tones import hold_melody, ringback
from speech.wav import is_clip
from tests.require import require
from tests.speech.audio import read, silence

CLIPS = SHIPPED / "zh-CN"


@pytest.fixture
def prompts(tmp_path: Path) -> Prompts:
    return Prompts(tmp_path / "prompts", tmp_path / "cache")


@pytest.fixture
def mute(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without espeak-ng."""
    monkeypatch.setattr(synthesis, "PROGRAM", "no-such-program")


def heard(path: Path) -> str:
    recogniser = Model(MODEL).recogniser(8000)
    pcm = silence(0.5) + read(path) + silence(0.5)
    words = [*(recogniser.accept(pcm) or ()), *recogniser.finish()]
    return "".join(w.text for w in words)


def rms(path: Path) -> float:
    samples = np.frombuffer(read(path), dtype="<i2").astype(float)
    return float(20 * np.log10(np.sqrt((samples**2).mean()) / 32768))


@pytest.mark.parametrize("file", texts())
def test_every_shipped_clip_can_be_played_at_the_right_level(file: str) -> None:
    assert is_clip(CLIPS / file)
    assert rms(CLIPS / file) == pytest.approx(-21, abs=2)


def test_shipped_clips_are_small() -> None:
    assert sum(f.stat().st_size for f in SHIPPED.rglob("*")) < 5_000_000


@pytest.mark.usefixtures("mute")
@pytest.mark.parametrize("name", LINES)
async def test_every_line_is_spoken_without_espeak(prompts: Prompts, name: str) -> None:
    (clip,) = await prompts.line(name, ahead="3", surname="王", title="先生")
    assert clip.parent == CLIPS
    assert ("generic" in clip.name) == line(name).personal


@pytest.mark.usefixtures("mute")
async def test_nothing_to_prepare_as_shipped(prompts: Prompts) -> None:
    assert await prompts.prepare() == []


def test_T3_T14_the_greeting_names_the_centre_and_the_recording() -> None:
    said = heard(CLIPS / "greeting.wav")
    assert "您好" in said
    assert "阳光物业服务中心" in said
    assert line("greeting").says(centre="某某中心") == "您好，欢迎致电某某中心。为了服务质量，本次通话将被录音。"


@pytest.mark.parametrize("ahead", POSITIONS)
def test_numbers_of_those_ahead_are_spoken_right(ahead: int) -> None:
    want, got = fold(line("queue_position").says(ahead=str(ahead))), fold(heard(CLIPS / f"queue_position-{ahead}.wav"))
    assert got[:4] == want[:4] or ahead == 0
    assert len(set(want) - set(got)) <= 2, got


def test_positions_are_worded() -> None:
    says = line("queue_position").says
    assert says(ahead="0") == "您是下一位，请稍等。"
    assert says(ahead="2") == "您前面还有两位客户，请稍等。"
    assert says(ahead="12") == "您前面还有十二位客户，请稍等。"
    assert says(ahead="500") == "您前面还有客户，请稍等。"


async def test_a_recording_comes_first(prompts: Prompts, tmp_path: Path) -> None:
    folder = tmp_path / "prompts/zh-CN"
    folder.mkdir(parents=True)
    for name in ("greeting", "queue_position-3", "music"):
        shutil.copy(CLIPS / "goodbye.wav", folder / f"{name}.wav")
    assert await prompts.line("greeting") == (folder / "greeting.wav",)
    assert await prompts.line("queue_position", ahead="3") == (folder / "queue_position-3.wav",)
    assert await prompts.line("queue_position", ahead="4") == (CLIPS / "queue_position-4.wav",)
    assert await prompts.line("music") == (folder / "music.wav",)


async def test_another_language_is_heard_where_it_is_recorded(prompts: Prompts, tmp_path: Path) -> None:
    recorded = tmp_path / "prompts/en/goodbye.wav"
    recorded.parent.mkdir(parents=True)
    shutil.copy(CLIPS / "music.wav", recorded)
    assert await prompts.line("goodbye", language="en") == (recorded,)
    assert await prompts.line("please_wait", language="en") == (CLIPS / "please_wait.wav",)


async def test_a_recording_in_the_wrong_format_is_told_and_not_used(prompts: Prompts, tmp_path: Path) -> None:
    bad = tmp_path / "prompts/zh-CN/goodbye.wav"
    bad.parent.mkdir(parents=True)
    bad.write_bytes(b"ID3 an MP3 by another name")
    (warning,) = await prompts.prepare()
    assert str(bad) in warning
    assert await prompts.line("goodbye") == (CLIPS / "goodbye.wav",)


async def test_another_centre_is_synthesised_once(tmp_path: Path) -> None:
    require("espeak-ng")
    prompts = Prompts(tmp_path / "prompts", tmp_path / "cache", centre="和平客户服务中心")
    assert await prompts.prepare() == []
    (clip,) = await prompts.line("greeting")
    assert clip.is_relative_to(tmp_path / "cache")
    assert is_clip(clip)
    assert "客户服务中心" in heard(clip)
    made = clip.stat().st_mtime_ns
    assert (await prompts.line("greeting"))[0].stat().st_mtime_ns == made


@pytest.mark.usefixtures("mute")
async def test_another_centre_without_espeak_is_greeted_for_in_a_generic_form(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path / "prompts", tmp_path / "cache", centre="和平客户服务中心")
    assert await prompts.line("greeting") == (CLIPS / "greeting-generic.wav",)
    warnings = await prompts.prepare()
    assert len(warnings) == 4
    assert all("espeak-ng" in w for w in warnings)
    with pytest.raises(SynthesisError, match="espeak-ng") as e:
        await prompts.clip("随便说一句")
    assert e.value.code == "speech.synthesis"


async def test_unknown_lines_and_missing_variables_are_named(prompts: Prompts) -> None:
    with pytest.raises(UnknownLine, match="greeting"):
        await prompts.line("greting")
    with pytest.raises(UnknownLine, match="ahead"):
        await prompts.line("queue_position")


async def test_any_text_can_be_spoken(prompts: Prompts, tmp_path: Path) -> None:
    require("espeak-ng")
    clip = await prompts.clip("您好，阳光物业服务中心，1001号为您服务。")
    assert "一零零一号为您服务" in heard(clip)
    assert is_clip(await prompts.clip("Please hold the line.", "en"))
    with pytest.raises(SynthesisError, match="xx"):
        await prompts.clip("?", "xx")


async def test_a_text_without_a_sound_is_an_error(tmp_path: Path) -> None:
    require("espeak-ng")
    with pytest.raises(SynthesisError, match="failed"):
        await synthesise("", tmp_path / "x.wav")
    assert not (tmp_path / "x.wav").exists()


def test_the_melody_repeats_without_a_seam() -> None:
    melody = hold_melody()
    assert 9 < len(melody) / 8000 < 11
    steps = np.abs(np.diff(melody))
    assert abs(melody[0] - melody[-1]) <= steps.max()


def test_ringback_is_450_hz_1_s_in_5() -> None:
    tone = ringback()
    assert len(tone) == 5 * 8000
    assert int(np.abs(np.fft.rfft(tone[:8000])).argmax()) == 450
    assert not tone[8000:].any()
