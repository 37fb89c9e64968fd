import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.vocabulary import Piece, pieces, unknown

WORDS = frozenset((
    "请", "问", "请问", "您", "贵姓", "姓", "一", "零", "号", "为您",
    "为您服务", "服务", "研究", "研究生", "生命", "起源", "wifi", "断", "了",
))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("请问您贵姓？", "请问 您 贵姓"),
        ("1001号为您服务", "一 零 零 一 号 为您服务"),
        ("研究生命起源", "研究 生命 起源"),
        ("WiFi断了", "wifi 断 了"),
        ("", ""),
        ("！？", ""),
    ],
)
def test_a_phrase_is_cut_into_known_words(text: str, cut: str) -> None:
    assert " ".join(piece.text for piece in pieces(text, WORDS.__contains__)) == cut
    assert unknown(text, WORDS.__contains__) == ()


@pytest.mark.parametrize(
    ("text", "gaps"), [("请问您尊姓", ("尊",)), ("鹦鹉断了电话", ("鹦鹉", "电话")), ("app断了", ("app",))]
)
def test_what_the_model_does_not_know_is_told(text: str, gaps: tuple[str, ...]) -> None:
    assert unknown(text, WORDS.__contains__) == gaps


@given(st.text(alphabet="请问您贵姓研究生命起源鹦鹉", max_size=20))
def test_nothing_is_lost(text: str) -> None:
    cut = pieces(text, WORDS.__contains__)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.known == (piece.text in WORDS) or not piece.known for piece in cut)


def test_unknown_characters_that_touch_are_one_piece() -> None:
    assert pieces("您鹦鹉您", WORDS.__contains__) == (Piece("您", True), Piece("鹦鹉", False), Piece("您", True))
