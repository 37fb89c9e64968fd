"""When a new model may take the old one's place, and that the product never needs what training needs."""

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

from speech.training import card, sets
from speech.training.evaluation import MUST_IMPROVE, MUST_NOT_WORSEN, Heard, Score, edits, objections

ROOT = Path(__file__).parents[2]
HEAVY = {"torch", "kaldifst", "kaldi_native_fbank", "scipy", "jieba"}


def said(text: str, heard: str, phrase: str = "") -> Heard:
    return Heard(text, heard, phrase, "f4")


def scores(*heard: Heard) -> Mapping[str, Score]:
    names = (*MUST_NOT_WORSEN, *MUST_IMPROVE, "short", "forbidden", "forbidden-new", "confusable-new")
    return {name: Score(heard, 0.02) for name in names}


@pytest.mark.parametrize(
    ("a", "b", "n"), [("", "", 0), ("我不能", "我能", 1), ("喂", "为", 1), ("", "你好", 2), ("一二三", "三二一", 2)]
)
def test_edits(a: str, b: str, n: int) -> None:
    assert edits(a, b) == n


def test_what_sounds_the_same_is_the_same_for_phrases() -> None:
    heard = said("喂，你找谁", "为 你 找 谁", "喂")
    assert not heard.exact
    assert heard.same_sound
    assert not heard.has_phrase
    assert heard.phrase_by_sound
    assert not said("我能帮您", "我 能 帮 您", "我不能").phrase_by_sound


def test_a_scores_figures() -> None:
    score = Score((said("您好，请讲", "您好 请 讲"), said("不知道", "不 迟到")), 0.02)
    assert (score.errors, score.characters, score.exact) == (2, 7, 1)
    assert score.cer == pytest.approx(2 / 7)


def test_a_better_model_may_replace_the_old() -> None:
    old, new = scores(said("您好", "你 好")), scores(said("您好", "您 好"))
    assert objections(old, new) == []
    assert objections(old, old) == ["required: 0 lines heard, 0 before"]
    assert objections(new, old) == ["required: 0 lines heard, 1 before"]  # one character more is chance


def test_a_model_that_is_worse_beyond_chance_may_not() -> None:
    worse = scores(said("您好感谢来电再见", "你 号 敢 写 莱 店 在 建"))
    assert len(objections(scores(said("您好感谢来电再见", "您 好 感谢 来电 再见")), worse)) == len(MUST_NOT_WORSEN) + 1


def test_the_card_tells_both_models_figures(tmp_path: Path) -> None:
    made = [sets.TestSet("required", "required lines", (), sets.kept_back)]
    made.append(sets.TestSet("heard-sentences", "sentences", (), sets.any_heard))
    text = card.readme(made, scores(said("您好", "您 好")), scores(said("您好", "你 好")), words=7_131, size=3_400_000)
    assert "0.0 (50.0)" in text
    assert "7,131 words" in text
    assert "3.4 MB" in text
    assert "GPL-3.0" in text


def test_voices_of_the_tests_are_never_trained_on() -> None:
    from speech.training import voices

    assert not set(voices.KEPT_BACK) & set(voices.TRAINING)
    assert set(voices.ORDINARY) <= set(voices.TRAINING)


def test_the_product_imports_nothing_of_the_training() -> None:
    for package in ("domain", "telephony", "speech", "hotline", "agent_console"):
        for path in (ROOT / package).rglob("*.py"):
            if "training" in path.parts or "node_modules" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                for name in names:
                    assert not name.startswith("speech.training"), path
                    assert name.partition(".")[0] not in HEAVY, path
