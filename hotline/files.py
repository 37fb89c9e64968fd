"""Photos and papers on disk: what they are is read from their bytes, and they are kept under their hash.

Only what can't run in a browser is taken: no HTML, no SVG, no macros. Names are for people, never paths.
"""

import hashlib
import os
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from domain.errors import Fault, InvalidValue
from hotline.photos import without_particulars

LONGEST_NAME = 120
"""Characters."""

TAKEN: Mapping[str, str] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "audio/wav": ".wav",
    "audio/mpeg": ".mp3",
}
"""Media types that are taken, and how their names end."""

IMAGES = frozenset({"image/jpeg", "image/png", "image/webp"})
"""Shown in pages; everything else is only downloaded."""

_OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MOST_PARTS = 2_000
_MOST_UNPACKED = 200 * 1_048_576
"""Bytes that an office file may have unpacked."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was kept."""

    sha256: str
    size: int
    type: str


def kind_of(data: bytes) -> str:
    """Media type of `data` by its bytes. Raises `InvalidValue` for what is not taken."""
    if data[:3] == b"\xff\xd8\xff" and b"\xff\xd9" in data:
        return "image/jpeg"
    if data[:16] == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" and b"IEND" in data:
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    if data[:5] == b"%PDF-" and b"%%EOF" in data[-2048:]:
        return "application/pdf"
    if data[:3] == b"ID3" or (data[:1] == b"\xff" and len(data) > 1 and data[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    if data[:4] == b"PK\x03\x04":
        return _office(data)
    raise InvalidValue("file", f"is none of those taken: {', '.join(end[1:] for end in TAKEN.values())}", Fault.UNKNOWN)


def _office(data: bytes) -> str:
    """Which office file a ZIP is, without unpacking it."""
    try:
        parts = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InvalidValue("file", "is no readable office file") from None
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise InvalidValue("file", "would unpack to far more than it is", Fault.TOO_LONG)
    names = {part.filename for part in parts}
    found = [kind for part, kind in _OFFICE.items() if part in names]
    if len(found) != 1 or "[Content_Types].xml" not in names or any("vbaProject" in name for name in names):
        raise InvalidValue("file", "is a ZIP but no document or workbook without macros", Fault.UNKNOWN)
    return found[0]


def clean_name(name: str, type: str) -> str:  # noqa: A002
    """`name` as people may read it safely: no path, no control or direction marks, the ending of its type."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
    shown = re.sub(r'[<>:"|?*%;]', "_", shown).strip(" .")
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", shown).strip(" .") or "file"
    return stem[: LONGEST_NAME - 5] + TAKEN[type]


class FileStore:
    """Bytes in `folder`, each once, under their SHA-256. Its methods block: call them in a thread."""

    def __init__(self, folder: Path, largest: int) -> None:
        self._folder = folder
        self.largest = largest
        """Bytes."""

    def keep(self, data: bytes) -> Stored:
        """Keep a file: whole or not at all. Raises `InvalidValue` for what is empty, too large or not taken.

        Photos are kept without what they say of where and by which phone they were taken.
        """
        if not data:
            raise InvalidValue("file", "is empty", Fault.NEEDED)
        if len(data) > self.largest:
            raise InvalidValue("file", f"{self.largest // 1_048_576} MiB at most", Fault.TOO_LONG)
        kind = kind_of(data)
        data = without_particulars(data, kind)
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)
        return Stored(digest, len(data), kind)

    def path(self, sha256: str) -> Path:
        """Where the bytes are. Raises `InvalidValue` for what is no hash."""
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise InvalidValue("sha256", "is no hash")
        return self._folder / sha256[:2] / sha256

    def forget(self, sha256: str) -> None:
        """The bytes are gone; harmless where they are already."""
        self.path(sha256).unlink(missing_ok=True)

    def kept(self) -> Iterator[str]:
        """Hash of everything there is."""
        yield from (path.name for path in self._folder.glob("??/*") if len(path.name) == 64)


def _write(path: Path, data: bytes) -> None:
    """Under its name only once it is on the disk."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
