"""Tables that somebody sends: a plain one comes in, and whatever acts, hides or swells does not."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest
import xlsxwriter

from perspectief.foundation.uploads import Reason, Refused, look_at_table


def xlsx(**more: bytes) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet().write_row(0, 0, ["jaar", "waarde"])
    book.close()
    with zipfile.ZipFile(file, "a") as archive:
        for name, content in more.items():
            archive.writestr(f"xl/{name.replace('_', '.')}", content)
    return file.getvalue()


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * (65 * 1024 * 1024))
    return file.getvalue()


def lie(content: bytes, name: str, size: int, crc: int) -> bytes:
    """The same file, that says of one part that it is so long."""
    file, told = bytearray(content), struct.pack("<I", crc)
    for head, sign, size_at, crc_at in ((30, b"PK\x03\x04", 22, 14), (46, b"PK\x01\x02", 24, 16)):
        place = -1
        while (place := file.find(name.encode(), place + 1)) >= 0:
            start = place - head
            if file[start : start + 4] == sign:
                file[start + size_at : start + size_at + 4] = struct.pack("<I", size)
                file[start + crc_at : start + crc_at + 4] = told
    return bytes(file)


def with_part(name: str, part: bytes, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO(xlsx())
    with zipfile.ZipFile(file, "a", packing) as archive:
        archive.writestr(name, part)
    return file.getvalue()


def broken() -> bytes:
    """What is packed begins with a word that no unpacking knows."""
    file = bytearray(with_part("xl/more.xml", b"abc" * 900))
    place = file.find(b"xl/more.xml") + len("xl/more.xml")
    file[place : place + 2] = b"\xff\xff"
    return bytes(file)


def other_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "x")
    return file.getvalue()


@pytest.mark.parametrize(("content", "kind"), [(b"jaar;waarde\n2020;1\n", "csv"), (xlsx(), "xlsx")])
def test_a_plain_table_comes_in(content: bytes, kind: str) -> None:
    assert look_at_table(io.BytesIO(content)).kind == kind


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"x" * 2_000, Reason.TOO_BIG),
        (b"%PDF-1.7", Reason.OTHER_TABLE),
        (b"\x89PNG\r\n\x1a\n", Reason.OTHER_TABLE),
        (b"a\x00b", Reason.OTHER_TABLE),
        (b"\xd0\xcf\x11\xe0rest", Reason.OLD_TABLE),
        (b"PK\x03\x04broken", Reason.BROKEN_TABLE),
        (other_zip(), Reason.OTHER_TABLE),
    ],
)
def test_what_is_no_plain_table_is_refused_with_the_reason(content: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as wrong:
        look_at_table(io.BytesIO(content), most=1_000)

    assert wrong.value.reason is reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (xlsx(vbaProject_bin=b"x"), Reason.ACTIVE_TABLE),
        (bomb(), Reason.TOO_BIG),
    ],
)
def test_a_spreadsheet_that_acts_or_swells_is_refused(content: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as wrong:
        look_at_table(io.BytesIO(content))

    assert wrong.value.reason is reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (broken(), Reason.BROKEN_TABLE),
        (with_part("xl/more.xml", b"x" * 9_000, zipfile.ZIP_BZIP2), Reason.BROKEN_TABLE),
        (with_part("xl/more.xml", b"x" * 9_000, zipfile.ZIP_LZMA), Reason.BROKEN_TABLE),
        (with_part("XL/Workbook.xml", b"<a/>"), Reason.BROKEN_TABLE),
        (with_part("xl\\workbook.bin", b"x"), Reason.OTHER_TABLE),
        (with_part("content.xml", b"<a/>"), Reason.OTHER_TABLE),
        (
            lie(with_part("xl/more.xml", b"abc" * 900), "xl/more.xml", 9_000, zlib.crc32(b"abc" * 900)),
            Reason.BROKEN_TABLE,
        ),
    ],
)
def test_a_spreadsheet_that_another_reader_could_see_otherwise_is_refused(content: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as wrong:
        look_at_table(io.BytesIO(content))

    assert wrong.value.reason is reason


def test_a_part_that_says_it_is_small_is_not_unpacked_any_further() -> None:
    zeros = bytes(80 * 1024 * 1024)
    content = lie(with_part("xl/more.xml", zeros), "xl/more.xml", 100, zlib.crc32(zeros[:100]))
    del zeros
    tracemalloc.start()
    try:
        with pytest.raises(Refused) as wrong:
            look_at_table(io.BytesIO(content))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert wrong.value.reason is Reason.BROKEN_TABLE
    assert most < 8 * 1024 * 1024
