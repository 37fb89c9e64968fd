from hypothesis import given
from hypothesis import strategies as st

from speech.memory import Memory

SIZE = 40
"""Samples that are remembered here."""


@given(
    st.lists(st.integers(min_value=0, max_value=60), max_size=12),
    st.integers(min_value=-5, max_value=300),
    st.integers(min_value=-5, max_value=70),
)
def test_what_is_given_back_is_what_was_written(writes: list[int], start: int, length: int) -> None:
    memory, said = Memory(SIZE / 8000), b""
    for samples in writes:
        pcm = b"".join((len(said) // 2 + i).to_bytes(2, "little") for i in range(samples))
        memory.write(pcm)
        said += pcm
    total, end = len(said) // 2, start + length
    wanted = said[2 * start : 2 * end] if max(0, total - SIZE) <= start < end <= total else None
    assert memory.read(start, end) == wanted


def test_the_last_seconds_are_there() -> None:
    memory = Memory()
    for second in range(30):
        memory.write(bytes([second]) * 16_000)
    assert memory.read(10 * 8000, 30 * 8000) == b"".join(bytes([s]) * 16_000 for s in range(10, 30))
    assert memory.read(9 * 8000, 11 * 8000) is None
