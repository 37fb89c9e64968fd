"""Parts of a recording (RFC 9110 §14): players ask for ranges to be able to jump."""

import re
from collections.abc import Iterator
from pathlib import Path

from agent_console.errors import RangeNotSatisfiable

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_CHUNK = 65_536


def parse_range(header: str | None, size: int) -> range | None:
    """The bytes asked for of `size`; None where all are: no header, another unit, several ranges, or nonsense.

    RFC 9110 §14.2 lets a server ignore what it doesn't take. Raises `RangeNotSatisfiable` beyond the end.
    """
    match = _RANGE.fullmatch((header or "").replace(" ", ""))
    if match is None or match.group(0) == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= size or stop <= start:
        raise RangeNotSatisfiable(size)
    return range(start, stop)


def read(path: Path, part: range) -> Iterator[bytes]:
    """The bytes of `part`, in chunks."""
    with path.open("rb") as file:
        file.seek(part.start)
        left = len(part)
        while left > 0:
            chunk = file.read(min(_CHUNK, left))
            if not chunk:
                return
            left -= len(chunk)
            yield chunk
