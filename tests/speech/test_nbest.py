import math

import pytest

from speech.nbest import Reading, weighed


def reading(score: float, *words: str) -> Reading:
    """One word a second."""
    return Reading(tuple((word, float(i), i + 1.0) for i, word in enumerate(words)), score)


def test_a_single_reading_is_certain() -> None:
    words, others = weighed([reading(300.0, "您好", "请讲")])
    assert words == (("您好", 0.0, 1.0, 1.0), ("请讲", 1.0, 2.0, 1.0))
    assert others == ()


def test_a_word_weighs_what_the_readings_weigh_that_have_it() -> None:
    words, others = weighed(
        [reading(10.0, "我们", "也"), reading(10.0, "我们", "页"), reading(10.0 - math.log(2), "你们", "也")]
    )
    assert [word for word, *_ in words] == ["我们", "也"]
    assert [certainty for *_, certainty in words] == pytest.approx([0.8, 0.6])
    assert others == ("我们 页", "你们 也")


def test_the_same_text_cut_otherwise_is_no_doubt() -> None:
    words, others = weighed([reading(10.0, "久", "等", "了"), reading(10.0, "久等", "了")])
    assert [certainty for *_, certainty in words] == pytest.approx([1.0] * 3)
    assert others == ()


def test_the_same_word_elsewhere_does_not_agree() -> None:
    words, _ = weighed([reading(10.0, "是", "不"), reading(10.0, "不", "是")])
    assert [certainty for *_, certainty in words] == pytest.approx([0.5, 0.5])


def test_nothing_heard() -> None:
    assert weighed([]) == ((), ())
    assert weighed([reading(0.0), reading(-1.0, "嗯")]) == ((), ("嗯",))
