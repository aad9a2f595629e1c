"""Tables that somebody sends: a plain one comes in, and whatever acts, hides or swells does not."""

from __future__ import annotations

import io
import zipfile

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
