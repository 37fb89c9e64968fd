import wave
from pathlib import Path

import numpy as np
import pytest

from speech.model import SHIPPED
from speech.recogniser import Model
from speech.trial import Recording, Score, compared, recordings, report, telephone_audio, try_out
from tests.speech.audio import DATA, clips


@pytest.mark.parametrize(
    ("wanted", "got", "score"),
    [
        ("您好，请讲", "您好请讲", Score(4)),
        ("您好请讲", "您好啊请讲", Score(4, inserted=1)),
        ("您好请讲", "您好讲", Score(4, deleted=1)),
        ("您好请讲", "你好请讲", Score(4, substituted=1)),
        ("1001号", "幺零零一号", Score(5)),
        ("16号楼120块", "十六号楼一百二十块", Score(8)),
        ("WiFi断了", "wifi 断了", Score(6)),
        ("您好", "", Score(2, deleted=2)),
        ("", "嗯", Score(0, inserted=1)),
        ("一二三四", "二三五四六", Score(4, inserted=2, deleted=1)),
    ],
)
def test_errors_are_counted_by_kind(wanted: str, got: str, score: Score) -> None:
    found = compared(wanted, got)
    assert found.errors == score.errors
    assert found.characters == score.characters
    if score.errors < 3:
        assert found == score


def test_rates() -> None:
    assert Score(10, 1, 1, 1).rate == pytest.approx(0.3)
    assert Score(0, 1).rate == 1.0
    assert Score().rate == 0.0
    assert (Score(4, 1) + Score(6, 0, 2)).rate == pytest.approx(0.3)


def test_the_shipped_model_is_reported() -> None:
    model = Model(SHIPPED)
    tried = [try_out(model, 8000, recording) for recording in recordings(DATA / "hotline")]
    assert len(tried) == len(clips("hotline"))
    *lines, total, cost = report(tried)
    assert len(lines) == len(tried)
    assert "in 15 recordings wrong" in total
    assert float(total.split("%")[0]) <= 8.0
    assert 0 < float(cost.split()[0]) < 1


def test_transcripts_with_and_without_a_heading(tmp_path: Path) -> None:
    (tmp_path / "transcripts.tsv").write_text(
        "\ufefffile\ttext\tvoice\na.wav\t您好\tm1\n\nb.wav\t再见\n", encoding="utf-8"
    )
    assert recordings(tmp_path) == [Recording(tmp_path / "a.wav", "您好"), Recording(tmp_path / "b.wav", "再见")]
    (tmp_path / "transcripts.tsv").write_text('a.wav\t他说"您好\n', encoding="utf-8")
    assert recordings(tmp_path) == [Recording(tmp_path / "a.wav", '他说"您好')]


def write(path: Path, rate: int, channels: int, width: int = 2) -> Path:
    tone = np.sin(np.arange(rate) * 2 * np.pi * 440 / rate) * 8000
    with wave.open(str(path), "wb") as w:
        w.setparams((channels, width, rate, 0, "NONE", ""))
        w.writeframes(np.repeat(tone.astype("<i2"), channels).tobytes())
    return path


@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (16000, 1), (44100, 2)])
def test_any_pcm_becomes_telephone_audio(tmp_path: Path, rate: int, channels: int) -> None:
    samples = np.frombuffer(telephone_audio(write(tmp_path / "a.wav", rate, channels)), dtype="<i2")
    assert len(samples) == 8000
    assert samples.astype(float).std() == pytest.approx(8000 / 2**0.5, rel=0.02)


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("no sound")
    with pytest.raises(ValueError, match=r"text\.wav"):
        telephone_audio(tmp_path / "text.wav")
    with pytest.raises(ValueError, match="8 bits"):
        telephone_audio(write(tmp_path / "b.wav", 8000, 1, width=1))
    with pytest.raises(OSError, match=r"gone\.wav"):
        telephone_audio(tmp_path / "gone.wav")
