"""A paper that everybody can read, and that leaves nothing behind."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest
from pypdf import PdfReader

from perspectief.foundation.output import glyphs, pdf, qr
from perspectief.foundation.output.testing import fonts_of, ink_in_the_margins, tags_of, text_of, what_is_wrong_with

Template = Callable[[str], str]
WITH_A_HEADING = "= Kop\n#data.name"


@contextmanager
def no_file_can_be_written() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_paper_is_tagged_and_says_its_title_language_and_standard(template: Template) -> None:
    content = pdf.make(template(WITH_A_HEADING), {"name": "x"}, title="Mijn titel", language="nl")
    assert what_is_wrong_with(content, "nl") == []
    assert PdfReader(BytesIO(content)).metadata.title == "Mijn titel"


def test_every_font_travels_inside_the_paper(template: Template) -> None:
    content = pdf.make(template("= Kop\n*vet* مرحبا"), {}, title="Titel")
    assert fonts_of(content) == dict.fromkeys(("NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular"), True)


@pytest.mark.parametrize("name", ["#strong[a]", "$x$ *b* _c_", "`raw` <label> @ref \\ // é € ĳ", '"quotes" #{1 + 1}'])
def test_what_a_person_typed_is_never_code(template: Template, name: str) -> None:
    assert name in text_of(pdf.make(template(WITH_A_HEADING), {"name": name}, title="Titel"))


def test_a_name_in_a_script_that_we_have_no_font_for_does_not_cost_the_paper(template: Template) -> None:
    text = text_of(pdf.make(template(WITH_A_HEADING), {"name": "Li 漢 😀 Jansen"}, title="漢"))
    assert "Li \ufffd \ufffd Jansen" in text


def test_arabic_goes_from_right_to_left(template: Template) -> None:
    name = template('= مرحبا\n#context assert(text.dir == rtl)\n#context assert(text.lang == "ar")\n#data.name')
    content = pdf.make(name, {"name": "1.250 €"}, title="عنوان", language="ar")
    assert what_is_wrong_with(content, "ar") == []
    assert PdfReader(BytesIO(content)).trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"


def test_a_sentence_in_another_language_is_marked_as_such(template: Template) -> None:
    name = template('= Title\n#said((text: "Nog niet vertaald", language: "nl"))')
    assert "nl" in {language for _, language in tags_of(pdf.make(name, {}, title="Title", language="en"))}


@pytest.mark.parametrize(
    ("typst", "complaint"),
    [
        ('#set text(font: "Nowhere Sans")\n= Kop', "nowhere sans"),
        ("= Kop\n=== Te diep", "skipped"),
        ("= Kop\n#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>\"))", "alt text"),
        ("= Kop\n#data.nowhere", "nowhere"),
        ("= Kop\n漢", "could not be displayed"),
    ],
    ids=["font", "heading", "picture", "data", "character"],
)
def test_what_makes_a_paper_worse_is_an_error_and_no_warning(template: Template, typst: str, complaint: str) -> None:
    with pytest.raises(pdf.BadPaper, match=complaint):
        pdf.make(template(typst), {}, title="Titel")


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(pdf.BadPaper, match=r"nowhere\.typ"):
        pdf.make("nowhere.typ", {}, title="Titel")


def test_the_foot_says_which_page_this_is_of_how_many(template: Template) -> None:
    text = text_of(pdf.make(template("= Kop\n#pagebreak()\nTwee"), {}, title="Titel"))
    assert "Bladzijde 1 van 2" in text
    assert "Bladzijde 2 van 2" in text


def test_the_parts_of_a_paper_can_all_be_used(template: Template) -> None:
    name = template(
        "= Kop\n#to-do(([een], data.name))\n#notice[Let op]\n#rows(([A], [B]), ((data.name, [b]), ([c], [d])))\n"
        '#writing-lines(2)\n#qr(data.qr, "Code")'
    )
    content = pdf.make(name, {"name": "Twee", "qr": qr.svg("https://localhost/rechten")}, title="Titel")
    assert "Let op" in text_of(content)
    assert {"/L", "/LBody", "/Table", "/TH", "/TD", "/Figure"} <= {tag for tag, _ in tags_of(content)}


def test_making_a_paper_writes_no_file(template: Template) -> None:
    name = template(WITH_A_HEADING)
    with no_file_can_be_written():
        content = pdf.make(name, {"name": "x"}, title="Titel")
        with pytest.raises(OSError, match="too large"), open("/tmp/tried", "wb", buffering=0) as file:  # noqa: PTH123, S108
            file.write(b"x")
    assert content.startswith(b"%PDF")


def test_a_paper_is_made_at_once(template: Template) -> None:
    name = template("= Kop\n" + "#data.name\n\n" * 200)
    pdf.make(name, {"name": "warm"}, title="Titel")
    start = time.perf_counter()
    pdf.make(name, {"name": "x"}, title="Titel")
    assert time.perf_counter() - start < 0.5


def test_our_fonts_draw_the_languages_around_us() -> None:
    regular = [glyphs.characters(path.read_bytes()) for path in sorted(pdf.FONTS.glob("*-Regular.ttf"))]
    assert set("abc €é ĳ’–… ğış ąęłż Ґїє ж Ω ẹ") <= regular[0]
    assert set("مرحبا ڤ گ 1٢ ؟،") <= regular[1]
    assert "漢" not in regular[0] | regular[1]
    bold = [glyphs.characters(path.read_bytes()) for path in sorted(pdf.FONTS.glob("*-Bold.ttf"))]
    assert regular == bold


def test_the_licence_travels_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (pdf.FONTS / "OFL.txt").read_text()
    assert sum(path.stat().st_size for path in pdf.FONTS.iterdir()) < 1_500_000


def test_a_line_that_runs_off_the_sheet_is_seen(template: Template) -> None:
    for width, runs_off in ((10, False), (30, True)):
        name = template(f"= Kop\n#box(width: {width}cm, height: 1cm, fill: black)")
        (sheet,) = pdf.pictures(name, {}, title="Titel", ppi=16)
        assert (ink_in_the_margins(sheet, margin=0.08) > 0) is runs_off
