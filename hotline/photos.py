"""Photos without what they tell beside the picture: where they were taken, when, and by which phone.

A photo of somebody's home is personal data enough. Segments and chunks are left out whole, the picture is not touched;
of EXIF only which way is up is kept. JPEG: ITU-T T.81 annex B; PNG: its chunks; WebP: RFC 9649.
"""

import re
import struct
from collections.abc import Iterator

from domain.errors import InvalidValue

_PNG_DROPPED = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_WEBP_DROPPED = frozenset({b"EXIF", b"XMP "})
_ORIENTATION = 0x0112


def without_particulars(data: bytes, type: str) -> bytes:  # noqa: A002
    """`data` without metadata where it is a photo. Raises `InvalidValue` for a picture whose parts don't fit."""
    cleaners = {"image/jpeg": _jpeg, "image/png": _png, "image/webp": _webp}
    if type not in cleaners:
        return data
    try:
        return b"".join(cleaners[type](data))
    except (struct.error, IndexError):
        raise InvalidValue("file", "is a damaged picture") from None


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while True:
        if data[at] != 0xFF:
            raise InvalidValue("file", "is a damaged picture")
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker == 0xD9:
            yield data[at : at + 2]
            return  # whatever was hung on behind it is no picture
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if marker == 0xE1:
            yield from _upright(segment)
        elif _part_of_the_picture(marker, segment):
            yield segment
        at += 2 + length
        if marker == 0xDA:
            following = _NEXT_MARKER.search(data, at)
            if following is None:
                raise InvalidValue("file", "is a damaged picture")
            yield data[at : following.start()]
            at = following.start()


_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""Ends a scan: neither a stuffed byte nor a restart."""


def _part_of_the_picture(marker: int, segment: bytes) -> bool:
    """All but comments and applications' own; of those JFIF, colour profiles and Adobe's colour transform stay."""
    if marker == 0xE2:
        return segment[4:16] == b"ICC_PROFILE\0"
    return marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _upright(segment: bytes) -> Iterator[bytes]:
    """A small EXIF segment with the orientation alone, where there is one."""
    if segment[4:10] != b"Exif\0\0":
        return
    tiff = segment[10:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return
    try:
        (first,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, first)
        for entry in range(min(count, 100)):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, first + 2 + 12 * entry)
            if tag == _ORIENTATION and 1 <= value <= 8:
                kept = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
                yield struct.pack(">BBH", 0xFF, 0xE1, 8 + len(kept)) + b"Exif\0\0" + kept
                return
    except struct.error:
        return


def _png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise InvalidValue("file", "is a damaged picture")
        if kind not in _PNG_DROPPED:
            yield data[at:end]
        if kind == b"IEND":
            return  # whatever was hung on behind it is no picture
        at = end


def _webp(data: bytes) -> Iterator[bytes]:
    (size,) = struct.unpack_from("<I", data, 4)
    end, at, kept = min(len(data), 8 + size), 12, []
    while at + 8 <= end:
        kind, length = struct.unpack_from("<4sI", data, at)
        chunk = data[at : at + 8 + length + length % 2]
        if kind == b"VP8X" and len(chunk) > 8:
            chunk = chunk[:8] + bytes([chunk[8] & ~0b1100]) + chunk[9:]  # it says: no EXIF, no XMP
        if kind not in _WEBP_DROPPED:
            kept.append(chunk)
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    yield b"RIFF" + struct.pack("<I", len(body)) + body
