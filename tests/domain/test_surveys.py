"""Keys and spoken answers, as they are read (handbook C7, C8, Q7)."""

import pytest

from domain.callbacks import Satisfaction, satisfaction_of
from domain.surveys import CHOICES, FOLLOW_UPS, Next, Refusal, SpokenGrades, grade_of_key, grade_of_look
from speech.language import Mandarin

spoken = SpokenGrades(Mandarin())


@pytest.mark.parametrize(("key", "grade"), [("1", 1), ("3", 3), ("5", 5), ("0", None), ("6", None), ("#", None)])
def test_C8_keys_1_to_5_are_grades(key: str, grade: int | None) -> None:
    assert grade_of_key(key) == grade


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("满意", 4),
        ("一般", 3),
        ("不满意", 2),
        ("嗯满意的", 4),
        ("非常满意", 5),
        ("我很满意谢谢你们", 5),
        ("十分满意", 5),
        ("很不满意", 1),
        ("非常不满意", 1),
        ("不太满意", 2),
        ("不是特别满意", 2),
        ("没有很满意", 2),
        ("还可以吧", 3),
        ("不可以", 2),
        ("不错", 4),
        ("还不错", 4),
        ("五分", 5),
        ("打四分吧", 4),
        ("五", 5),
        ("两分", 2),
        ("没修好还在漏水", 2),
    ],
)
def test_C8_what_is_said_is_a_grade(said: str, grade: int) -> None:
    assert spoken.read(said) == grade


@pytest.mark.parametrize(
    ("heard", "grade"),
    [
        ("慢一", 4),
        ("满一", 4),
        ("蛮意", 4),
        ("不慢以", 2),
        ("部满意", 2),
        ("一班", 3),
        ("一半", 3),
        ("已帮", 3),
        ("飞常满意", 5),
    ],
)
def test_C8_what_a_recogniser_mishears_is_read_by_its_sound(heard: str, grade: int) -> None:
    assert spoken.read(heard) == grade


@pytest.mark.parametrize(
    "said",
    [
        "",
        "喂",
        "你是谁",
        "满意一般或者不满意",  # the prompt's own echo
        "满意不满意",
        "没有不满意",
        "不一般",
        "我现在在开车",
        "我想说一下上次来的那个师傅他迟到了很久而且我等了一个下午可以说是耽误了我很多事情",
    ],
)
def test_C8_what_is_no_answer_or_several_is_none(said: str) -> None:
    assert spoken.read(said) is None


@pytest.mark.parametrize(
    ("scores", "grade"),
    [
        ((1.0, 0.5, 1.0), 2),  # 不满意 has 满意 in it
        ((1.0, 0.5, 0.67), 4),
        ((0.5, 1.0, 0.33), 3),
        ((0.5, 0.5, 0.67), None),
        ((1.0, 1.0, 0.67), None),
        ((0.0, 0.0, 0.0), None),
    ],
)
def test_C8_a_second_look_hears_one_of_three(scores: tuple[float, float, float], grade: int | None) -> None:
    assert grade_of_look(dict(zip(CHOICES, scores, strict=True))) == grade


def test_C7_what_follows_from_the_answer() -> None:
    assert [FOLLOW_UPS[satisfaction_of(grade)] for grade in range(1, 6)] == [
        Next.COMPLAINT,
        Next.COMPLAINT,
        Next.ADVICE,
        Next.ADVICE,
        Next.ADVICE,
    ]
    assert set(FOLLOW_UPS) == set(Satisfaction)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("我现在不方便", Refusal.LATER),
        ("在开车呢", Refusal.LATER),
        ("没空没空", Refusal.LATER),
        ("不要再打给我了", Refusal.NEVER),
        ("你们别打了", Refusal.NEVER),
        ("你是哪里", None),
        ("很满意", None),
    ],
)
def test_C5_C8_who_would_rather_not_be_asked_says_so(said: str, refusal: Refusal | None) -> None:
    assert spoken.refusal(said) is refusal


@pytest.mark.parametrize(
    ("said", "words"),
    [("没有", ""), ("没有了啊", ""), ("没什么", ""), ("希望早点来", "希望早点来"), ("没有人接电话", "没有人接电话")],
)
def test_C7_no_advice_is_none(said: str, words: str) -> None:
    assert spoken.words(said) == words
