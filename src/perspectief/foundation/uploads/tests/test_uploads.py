"""A collection of bad files, made here and nowhere kept: none of them comes in; an ordinary PDF does."""

from __future__ import annotations

import io
import re
import struct
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest
import typst

from perspectief.foundation.uploads import Reason, Refused, look_at, look_at_text, looking

EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*"
"""The text with which every virus scanner can be tried; in two parts, so that none stops at this file."""


def pdf(*objects: bytes, end: bytes = b"%%EOF\n") -> bytes:
    return b"%PDF-1.7\n" + b"\n".join(objects) + b"\n" + end


SCRIPT = b"<</S /JavaScript /JS (app.alert(1))>>"


def packed(text: bytes, *, filters: bytes = b"/FlateDecode", times: int = 1, line_end: bytes = b"\n") -> bytes:
    for _time in range(times):
        text = zlib.compress(text)
    head = b"1 0 obj <</Type /ObjStm /Filter %s /Length %d>>" % (filters, len(text))
    return head + b"\nstream" + line_end + text + b"\nendstream endobj"


def a_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x.txt", "x")
    return file.getvalue()


def scan(content: bytes) -> bool:
    """Stands in for the scanner of the organisation: it knows the one text that all of them know."""
    return EICAR.encode() not in content


def refused(content: bytes, name: str = "loonstrook.pdf", scanner: Callable[[bytes], bool] = scan) -> Reason:
    with pytest.raises(Refused) as wrong:
        look_at(name, io.BytesIO(content), scanner=scanner)
    return wrong.value.reason


@pytest.mark.parametrize("name", ["loonstrook.pdf", "LOONSTROOK.PDF"])
def test_an_ordinary_pdf_comes_in_as_it_is(name: str) -> None:
    content = typst.compile(b'= Loonstrook\nWat u verdient. #link("https://example.org")[Meer]', format="pdf")

    accepted = look_at(name, io.BytesIO(content), scanner=scan)

    assert accepted.content == content
    assert len(accepted.digest) == 64
    assert accepted.content_type == "application/pdf"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\xff\xd8\xff\xe0" + b"x" * 100, Reason.PICTURE),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, Reason.PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", Reason.OTHER_KIND),
        (b"<!doctype html><script>alert(1)</script>", Reason.OTHER_KIND),
        (a_zip(), Reason.OTHER_KIND),
        (b"MZ\x90\x00" + b"x" * 100, Reason.OTHER_KIND),
        (EICAR.encode(), Reason.OTHER_KIND),
        (b"GIF89a" + pdf(), Reason.PICTURE),
        (b"\n" + pdf(), Reason.OTHER_KIND),
        (pdf(end=b""), Reason.UNREADABLE),
        (pdf() + a_zip(), Reason.TWO_KINDS),
        (pdf(a_zip()), Reason.TWO_KINDS),
        (pdf(b"<script>alert(1)</script>"), Reason.TWO_KINDS),
        (pdf() + b"x" * 200, Reason.TWO_KINDS),
        (pdf(b"<</S /JavaScript /JS (app.alert(1))>>"), Reason.ACTIVE),
        (pdf(b"<</S /Java#53cript /JS (app.alert(1))>>"), Reason.ACTIVE),
        (pdf(b"<</S /Launch /F (cmd.exe)>>"), Reason.ACTIVE),
        (pdf(b"<</Type /EmbeddedFile>>"), Reason.ACTIVE),
        (pdf(b"<</AcroForm <</XFA 1 0 R>>>>"), Reason.ACTIVE),
        (pdf(packed(b"<</S /JavaScript /JS (app.alert(1))>>")), Reason.ACTIVE),
        (pdf(packed(b"<</Names <</EmbeddedFiles 3 0 R>>>>")), Reason.ACTIVE),
        (pdf(b"<</Encrypt 5 0 R>>"), Reason.LOCKED),
        (pdf(b"<</Type /ObjStm /Filter /LZWDecode>>"), Reason.UNREADABLE),
        (pdf(b"<</Type /ObjStm /Filter [/ASCII85Decode /FlateDecode]>>"), Reason.UNREADABLE),
        (pdf(packed(SCRIPT, filters=b"[/FlateDecode /FlateDecode]", times=2)), Reason.UNREADABLE),
        (pdf(packed(SCRIPT, filters=b"/FlateDecode /DecodeParms <</Predictor 12>>")), Reason.UNREADABLE),
        (pdf(packed(SCRIPT, filters=b"5 0 R")), Reason.UNREADABLE),
        (pdf(packed(SCRIPT, line_end=b" \n")), Reason.ACTIVE),
        (pdf(packed(SCRIPT).replace(b"ObjStm", b"Obj#53tm")), Reason.ACTIVE),
        (pdf(EICAR.encode()), Reason.HARMFUL),
    ],
)
def test_a_bad_file_is_refused_with_the_reason(content: bytes, reason: Reason) -> None:
    assert refused(content) == reason


def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    bomb = pdf(packed(b"\0" * (80 * 1024 * 1024)))

    assert len(bomb) < 200_000
    assert refused(bomb) == Reason.TOO_BIG


def test_of_a_gigabyte_no_more_is_read_than_we_take() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            self.asked += size
            return b"%PDF-" + b"x" * (size - 5)

    stream = Endless()
    with pytest.raises(Refused) as wrong:
        look_at("groot.pdf", stream, scanner=scan)  # type: ignore[arg-type]

    assert wrong.value.reason == Reason.TOO_BIG
    assert stream.asked <= looking.MOST_BYTES + looking.PIECE


@pytest.mark.parametrize("name", ["loonstrook.pdf.exe", "loonstrook.html", "loonstrook"])
def test_a_name_that_says_something_else_is_refused(name: str) -> None:
    assert refused(pdf(), name) == Reason.OTHER_NAME


def test_a_scanner_that_does_not_answer_lets_nothing_in() -> None:
    def away(_content: bytes) -> bool:
        raise ConnectionError

    assert refused(pdf(), scanner=away) == Reason.NOT_SCANNED


def test_a_refusal_holds_nothing_of_the_file() -> None:
    with pytest.raises(Refused) as wrong:
        look_at("anna.pdf", io.BytesIO(pdf(b"/JavaScript geheim")), scanner=scan)

    assert "geheim" not in repr(wrong.value)
    assert "anna" not in repr(wrong.value)


def test_every_reason_says_what_is_wrong_and_what_to_do() -> None:
    for reason in Reason:
        assert len(re.findall(r"[a-z]\.(?= |$)", reason.words)) == 2


def stored(text: bytes) -> bytes:
    """A piece of something packed, in which the text stands as it is."""
    return b"\x00" + struct.pack("<HH", len(text), len(text) ^ 0xFFFF) + text


BEGIN = b"stream\n\x78\x9c"


@pytest.mark.parametrize(
    "parts",
    [
        b"stream\n" * 700_000,
        zlib.compress(b"").join([b"stream\n"] * 300_000),
        (BEGIN + stored(BEGIN)[:5]) * 1_000 + BEGIN + stored(b"") * 900_000,
        (BEGIN + stored(BEGIN)[:5]) * 1_000 + BEGIN + stored(b"") * 900_000 + b"\xff" * 9,
    ],
    ids=["nothing is packed", "each is empty", "they stand in each other", "and are broken"],
)
def test_a_pdf_with_ever_more_packed_parts_takes_little_time(parts: bytes) -> None:
    begun = time.process_time()

    assert refused(pdf(parts)) is Reason.TOO_BIG
    assert time.process_time() - begun < 5


def test_what_stands_behind_the_word_for_the_end_in_a_packed_part_is_found() -> None:
    before, raw = b"\nendstream\n", zlib.compressobj(wbits=-15)
    text = b"\x78\x9c" + stored(before) + raw.compress(SCRIPT) + raw.flush()
    text += struct.pack(">I", zlib.adler32(before + SCRIPT))
    head = b"1 0 obj <</Type /ObjStm /Filter /FlateDecode>>\nstream\n"

    assert refused(pdf(head + text + b"\nendstream endobj")) is Reason.ACTIVE


# --- Plain text -------------------------------------------------------------------------------------------------------
def reads_text(content: bytes, *, clean: bool = True) -> str:
    return look_at_text(io.BytesIO(content), scanner=lambda _content: clean, most=1000)


def test_plain_text_comes_in_with_every_letter() -> None:
    assert reads_text("één – ‘twee’".encode()) == "één – ‘twee’"
    assert reads_text(b"\xef\xbb\xbf{}") == "{}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"x" * 1001, Reason.TOO_BIG),
        (b"%PDF-1.7", Reason.OTHER_TEXT),
        (b"\x89PNG\r\n\x1a\n", Reason.OTHER_TEXT),
        (a_zip(), Reason.OTHER_TEXT),
        (b"a\x00b", Reason.OTHER_TEXT),
        (b"caf\xe9", Reason.OTHER_TEXT),
    ],
)
def test_what_is_no_plain_text_stays_out(content: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        reads_text(content)
    assert refused.value.reason is reason


def test_a_text_that_the_scanner_calls_harmful_stays_out() -> None:
    with pytest.raises(Refused) as refused:
        reads_text(EICAR.encode(), clean=False)
    assert refused.value.reason is Reason.HARMFUL
