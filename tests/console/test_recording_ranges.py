"""Byte ranges (RFC 9110 §14.1.2)."""

from pathlib import Path

import pytest

from agent_console.errors import RangeNotSatisfiable
from agent_console.recording import parse_range, read


@pytest.mark.parametrize(
    ("header", "part"),
    [
        (None, None),
        ("bytes=0-9", range(10)),
        ("bytes=0-", range(100)),
        ("bytes=90-", range(90, 100)),
        ("bytes=90-500", range(90, 100)),
        ("bytes=-10", range(90, 100)),
        ("bytes=-500", range(100)),
        ("bytes=99-99", range(99, 100)),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("seconds=0-1", None),
        ("bytes=a-b", None),
    ],
)
def test_a_range_is_read_or_ignored(header: str | None, part: range | None) -> None:
    assert parse_range(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_beyond_the_end_is_refused(header: str) -> None:
    with pytest.raises(RangeNotSatisfiable):
        parse_range(header, 100)


def test_only_the_part_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(bytes(range(256)) * 1000)
    assert b"".join(read(path, range(255, 200_000))) == path.read_bytes()[255:200_000]
    assert b"".join(read(path, range(255_999, 300_000))) == b"\xff", "a file that is shorter than was said"
