"""Are the files of a folder those that were put there? In the format of ``sha256sum``, so that people can ask, too."""

import hashlib
import re
from pathlib import Path, PurePosixPath

SUMS = "SHA256SUMS"
"""The file in the folder; paths in it are relative to the folder."""


def sums(folder: Path) -> str:
    """The content of `SUMS` for the files that are there."""
    files = sorted(f for f in folder.rglob("*") if f.is_file() and f.name != SUMS)
    return "".join(f"{_sha256(f)}  {f.relative_to(folder).as_posix()}\n" for f in files)


def wrong(folder: Path) -> str | None:
    """What is wrong with the first file that is not as `SUMS` of its folder says; None when all are.

    Reads every byte that is listed; files that are not listed are none of its business. Raises `OSError`.
    """
    for number, line in enumerate((folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        found = re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line)
        if found is None or not _inside(found[2]):
            return f"line {number} of {SUMS} is not a sha256, two spaces and the path of a file in that folder"
        file = folder / found[2]
        if not file.is_file():
            return f"{found[2]} is missing, which {SUMS} lists"
        if _sha256(file) != found[1]:
            return f"{found[2]} is not the file that {SUMS} lists: it is damaged or was changed"
    return None


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _sha256(file: Path) -> str:
    with file.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()
