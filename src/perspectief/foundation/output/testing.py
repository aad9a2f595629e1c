"""For tests: reads a PDF back, and tells what keeps it from being a paper for everybody."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from struct import unpack_from
from typing import Any

from pypdf import PdfReader


def text_of(content: bytes) -> str:
    """All words of the paper, page after page, in the order in which they are read."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def tags_of(content: bytes) -> list[tuple[str, str]]:
    """Each tag of the structure with its own language: ("/H1", ""), ("/Span", "nl"), …"""
    root: Any = PdfReader(BytesIO(content)).trailer["/Root"]
    return list(_tags(root["/StructTreeRoot"]))


def _tags(element: Any) -> Iterator[tuple[str, str]]:
    if "/S" in element:
        yield str(element["/S"]), str(element.get("/Lang", ""))
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        inner = child.get_object()
        if hasattr(inner, "get"):
            yield from _tags(inner)


def fonts_of(content: bytes) -> dict[str, bool]:
    """The fonts that the pages use, and whether each travels inside the file."""
    found = {}
    for page in PdfReader(BytesIO(content)).pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        for font in fonts.values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            found[inner["/BaseFont"].partition("+")[2]] = "/FontFile2" in inner["/FontDescriptor"]
    return found


def what_is_wrong_with(content: bytes, language: str) -> list[str]:
    """Everything that keeps this paper from being readable with a screen reader; nothing when it is fine."""
    root: Any = PdfReader(BytesIO(content)).trailer["/Root"]
    checks = {
        "not marked as tagged": bool(root.get("/MarkInfo", {}).get("/Marked", False)),
        "no structure": "/StructTreeRoot" in root and any(tag == "/H1" for tag, _ in tags_of(content)),
        f"language is not {language}": root.get("/Lang") == language,
        "title is not shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
        "does not say PDF/UA-1": b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data(),
        "a font is not embedded": all(fonts_of(content).values()),
    }
    return [wrong for wrong, fine in checks.items() if not fine]


def ink_in_the_margins(picture: bytes, margin: float) -> int:
    """How many dots of a page (a PNG) are not white within `margin`, a part of its width, of the sides."""
    width, lines = _dots(picture)
    side = int(width * margin)
    return sum(dot != b"\xff\xff\xff\xff" for line in lines for dot in (*line[:side], *line[-side:]))


def _dots(picture: bytes) -> tuple[int, list[list[bytes]]]:
    """The lines of a PNG with eight bits for each of red, green, blue and alpha, as typst makes them."""
    width, height, *kind = unpack_from(">IIBBBBB", picture, 16)
    assert kind == [8, 6, 0, 0, 0], f"another kind of PNG: {kind}"
    packed, at = b"", 8
    while at < len(picture):
        length, name = unpack_from(">I4s", picture, at)
        packed += picture[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += 12 + length
    flat, size = zlib.decompress(packed), 4 * width + 1
    lines, above = [], bytes(4 * width)
    for start in range(0, height * size, size):
        above = _line(flat[start], flat[start + 1 : start + size], above)
        lines.append([above[i : i + 4] for i in range(0, 4 * width, 4)])
    return width, lines


def _line(how: int, stored: bytes, above: bytes) -> bytes:
    """One line from what is stored of it and the line above (PNG specification, filter types 0 to 4)."""
    line = bytearray(4) + stored
    over = bytes(4) + above
    for i in range(4, len(line)):
        left, up, corner = line[i - 4], over[i], over[i - 4]
        line[i] = (line[i] + (0, left, up, (left + up) // 2, _nearest(left, up, corner))[how]) % 256
    return bytes(line[4:])


def _nearest(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
