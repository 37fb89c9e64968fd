"""The smallest files of each kind, made by hand."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*extra: bytes, behind: bytes = b"") -> bytes:
    """One white dot, with further chunks before the picture and bytes behind its end."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = png_chunk(b"IDAT", zlib.compress(b"\0\xff"))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(extra) + body + png_chunk(b"IEND", b"") + behind


def jpeg_segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, 2 + len(data)) + data


def jpeg(*extra: bytes, behind: bytes = b"") -> bytes:
    """The frame of a JPEG: its segments and a scan, no picture worth looking at."""
    jfif = jpeg_segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    scan = jpeg_segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + jfif + b"".join(extra) + jpeg_segment(0xDB, b"\0" + bytes(64)) + scan + b"\xff\xd9" + behind


def exif(orientation: int, gps: bytes) -> bytes:
    """An EXIF segment with an orientation and something private."""
    tiff = struct.pack("<2sHIH", b"II", 42, 8, 1) + struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0) + bytes(4)
    return jpeg_segment(0xE1, b"Exif\0\0" + tiff + gps)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def office(*parts: str, size: int = 10) -> bytes:
    """A ZIP with these parts and the list of types."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for part in ("[Content_Types].xml", *parts):
            file.writestr(part, b"x" * size)
    return out.getvalue()


PNG = png()
JPEG = jpeg()
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
