from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from speech.again import Again, one_word_each, similarity
from speech.model import SHIPPED
from speech.recogniser import Model
from tests.speech.audio import clips

SAID = {
    "01": ("可是", "没有办法", "我们也没有办法"),
    "05": ("派一名水工", "请派一名"),
    "11": ("停车费", "每个月54块"),
    "19": ("24小时", "都有人值班", "有人执班"),
    "23": ("半夜装修", "太吵了"),
    "27": ("我住在十六号楼",),
    "29": ("维修费用", "四十四元"),
}
"""Phrases by clip; 执班 is written in a way the model does not know."""

NOT_SAID = {
    "01": ("马上派人", "不用客气", "请问您贵姓"),
    "05": ("请稍等", "不知道"),
    "11": ("不是我们的责任", "停水", "物业费"),
    "19": ("对不起", "还有什么可以帮您"),
    "23": ("不知道", "感谢您的来电再见"),
    "27": ("让您久等了", "请留下电话"),
    "29": ("师傅上门", "不好意思"),
}
NEARLY_SAID = {
    "01": ("我们有办法",),
    "05": ("派一名电工",),
    "19": ("十二小时都有人", "没有人值班"),
    "23": ("楼下天天",),
    "27": ("我住在十五号",),
    "29": ("四十五元",),
}


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(SHIPPED)


def listen(again: Again, pcm: bytes, phrases: Sequence[str]) -> tuple[float, ...]:
    *slices, answer = again.listen(pcm, phrases)
    assert not any(slices)
    return answer


@pytest.mark.parametrize("noise", [0, 300])
def test_said_and_not_said_are_told_apart(model: Model, noise: int) -> None:
    again = Again(model, 8000)
    random = np.random.default_rng(3)
    for clip in clips("hotline"):
        name = clip.path.stem
        sound = np.frombuffer(clip.pcm, dtype="<i2") + random.normal(0, noise, len(clip.pcm) // 2)
        pcm = sound.clip(-32768, 32767).astype("<i2").tobytes()
        for phrases, least, most in ((SAID, 0.75, 1.0), (NOT_SAID, 0.0, 0.6), (NEARLY_SAID, 0.0, 0.9)):
            heard = dict(zip(phrases.get(name, ()), listen(again, pcm, phrases.get(name, ())), strict=True))
            assert all(least <= share <= most for share in heard.values()), heard


def test_it_is_told_apart_without_a_grammar_too(model: Model) -> None:
    class Fixed(Model):
        """A model whose graph takes no grammar."""

        def __init__(self, path: Path) -> None:
            super().__init__(path)
            self.takes_phrases = False

    clip = next(c for c in clips("hotline") if c.path.stem == "05")
    said, not_said = listen(Again(Fixed(SHIPPED), 8000), clip.pcm, ("派一名水工", "不是我们的责任"))
    assert said >= 0.75
    assert not_said < 0.5


def test_a_model_of_16_khz_is_given_16_khz(model: Model) -> None:
    clip = next(c for c in clips("hotline") if c.path.stem == "05")
    said, not_said = listen(Again(model, 16000), clip.pcm, ("派一名水工", "不是我们的责任"))
    assert said >= 0.75 > not_said


def test_nothing_is_heard_in_silence(model: Model) -> None:
    assert listen(Again(model, 8000), b"\0\0" * 8000, ("请稍等", "，", "")) == (0.0, 1.0, 1.0)
    assert listen(Again(model, 8000), b"", ("请稍等",)) == (0.0,)
    assert listen(Again(model, 8000), b"", ()) == ()


def test_the_work_comes_in_slices(model: Model) -> None:
    clip = clips("human")[0]
    assert len(list(Again(model, 8000).listen(clip.pcm, ("请稍等", "您好")))) > 2 * len(clip.pcm) / 3200


def test_every_syllable_the_model_knows_has_a_word(model: Model) -> None:
    words = one_word_each(model.knows)
    assert len(words) > 350
    assert all(len(word) == 1 and model.knows(word) for word in words.values())
    assert one_word_each("一".__eq__) == {"yi": "一"}


@pytest.mark.parametrize(
    ("phrase", "speech", "share"),
    [
        ("a b c", "x a b c y", 1.0),
        ("a b c d", "a b x d", 0.75),
        ("a b c d", "a b d", 0.75),
        ("a b", "", 0.0),
        ("", "a", 1.0),
        ("a b c", "x y z", 0.0),
    ],
)
def test_similarity(phrase: str, speech: str, share: float) -> None:
    assert similarity(phrase.split(), speech.split()) == pytest.approx(share)
