"""``hotline call --keys``: which keys, and when."""

import pytest

from hotline.demo.caller import PRESS_EVERY_S, keys_of


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("1", [(PRESS_EVERY_S, "1")]),
        ("12:1 5:3#", [(12.0, "1"), (5.0, "3"), (0.0, "#")]),
        ("0.5:*", [(0.5, "*")]),
    ],
)
def test_keys_are_pressed_after_their_times(text: str, keys: list[tuple[float, str]]) -> None:
    assert keys_of(text) == keys


@pytest.mark.parametrize("text", ["x", "5:", "soon:1", "-1:2", "1:E"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"key|float"):
        keys_of(text)
