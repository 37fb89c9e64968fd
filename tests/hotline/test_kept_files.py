"""Files on disk: what they are by content, what their names become, and how they are kept."""

from pathlib import Path

import pytest

from domain.errors import InvalidValue
from hotline.files import FileStore, clean_name, kind_of
from tests.hotline.pictures import JPEG, PDF, PNG, exif, jpeg, jpeg_segment, office, png, png_chunk, webp

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (webp((b"VP8 ", b"12345")), "image/webp"),
        (PDF, "application/pdf"),
        (office("word/document.xml"), DOCX),
        (office("xl/workbook.xml"), XLSX),
        (b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
        (b"ID3\x04\0\0", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
    ],
)
def test_what_a_file_is_stands_in_its_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<?xml version='1.0'?><svg/>",
        b"\x89PNG\r\n\x1a\n<script>alert(1)</script>",
        b"\xff\xd8\xff<script>alert(1)</script>",
        b"GIF89a;",
        b"MZ\x90\0",
        b"#!/bin/sh\n",
        b"%PDF-1.7 with no end",
        office("readme.txt"),
        office("word/document.xml", "xl/workbook.xml"),
        office("word/document.xml", "word/vbaProject.bin"),
        b"PK\x03\x04 and nonsense",
        b"plain words",
    ],
)
def test_what_could_run_or_is_unknown_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidValue):
        kind_of(data)


def test_a_zip_bomb_is_refused_unopened() -> None:
    bomb = office("word/document.xml", "word/media/1.bin", size=120 * 1_048_576)
    assert len(bomb) < 1_048_576
    with pytest.raises(InvalidValue, match="unpack"):
        kind_of(bomb)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("漏水.png", "漏水.png"),
        ("../../etc/passwd", "passwd.png"),
        (r"C:\Users\x\合同.pdf", "合同.png"),
        ("photo\u202egnp.exe", "photognp.png"),
        ("a\x00b\r\nc.png", "abc.png"),
        ('<img src=x>"|.png', "_img src=x___.png"),
        ("", "file.png"),
        ("...", "file.png"),
        (".htaccess", "htaccess.png"),
        ("长" * 300, "长" * 115 + ".png"),
    ],
)
def test_a_name_is_for_reading_and_never_a_path(name: str, clean: str) -> None:
    assert clean_name(name, "image/png") == clean


def test_bytes_are_kept_once_whole_and_forgotten(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files", 1000)
    first, second = store.keep(PNG), store.keep(PNG)
    assert first == second
    assert list(store.kept()) == [first.sha256]
    assert store.path(first.sha256).read_bytes() == PNG
    store.forget(first.sha256)
    store.forget(first.sha256)
    assert list((tmp_path / "files").rglob("*.*")) == []


@pytest.mark.parametrize("data", [b"", PNG + bytes(1000)])
def test_what_is_empty_or_too_large_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InvalidValue):
        FileStore(tmp_path / "files", 1000).keep(data)
    assert not (tmp_path / "files").exists()


@pytest.mark.parametrize("sha256", ["", "../x", "g" * 64, "A" * 64])
def test_a_hash_is_no_path(tmp_path: Path, sha256: str) -> None:
    with pytest.raises(InvalidValue):
        FileStore(tmp_path, 1000).path(sha256)


GPS = b"39.9042N 116.4074E"


def kept(tmp_path: Path, data: bytes) -> bytes:
    store = FileStore(tmp_path / "files", 100_000)
    return store.path(store.keep(data).sha256).read_bytes()


def test_A2_a_photo_does_not_tell_where_it_was_taken(tmp_path: Path) -> None:
    comment = jpeg_segment(0xFE, GPS)
    profile = jpeg_segment(0xE2, b"ICC_PROFILE\0\1\1colours")
    stored = kept(tmp_path, jpeg(exif(6, GPS), comment, profile, jpeg_segment(0xE1, b"http://ns.adobe.com/xap/" + GPS)))
    assert GPS not in stored
    assert b"ICC_PROFILE" in stored
    assert b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06" in stored  # which way is up stays
    assert stored.endswith(b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9")
    assert kept(tmp_path, JPEG) == JPEG


def test_A2_pictures_of_other_kinds_neither(tmp_path: Path) -> None:
    assert kept(tmp_path, png(png_chunk(b"eXIf", GPS), png_chunk(b"tEXt", GPS))) == PNG
    told = webp((b"VP8X", b"\x1c" + bytes(9)), (b"VP8 ", b"12345"), (b"EXIF", GPS), (b"XMP ", GPS))
    assert kept(tmp_path, told) == webp((b"VP8X", b"\x10" + bytes(9)), (b"VP8 ", b"12345"))


def test_nothing_hides_behind_the_end_of_a_picture(tmp_path: Path) -> None:
    hidden = b"<script>alert(1)</script>"
    assert kept(tmp_path, png(behind=hidden)) == PNG
    assert kept(tmp_path, jpeg(behind=hidden)) == JPEG


@pytest.mark.parametrize(
    "data",
    [PNG[:-20] + b"IEND", JPEG[:30] + b"\xff\xd9", b"\xff\xd8\xff\xe1\xff\xff\xff\xd9", png(b"\xff\xff\xff\xffevil")],
)
def test_a_damaged_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InvalidValue):
        kept(tmp_path, data)
