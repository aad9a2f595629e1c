"""From a Vega-Lite drawing to an SVG that may stand in a page of ours: offline, without script and without style.

Vega-Lite draws; we take out what a page does not need, give series a pattern beside their colour, and add a title and
a description. Fonts come from `output/fonts`; no address outside can be reached.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

from perspectief.foundation.output.charts.look import Size, config, tokens

FONTS = Path(__file__).parents[1] / "fonts"
SVG = "http://www.w3.org/2000/svg"
DROPPED = ("class", "role", "aria-roledescription", "aria-hidden", "aria-label", "pointer-events", "style")
PATTERNS = (
    "",
    "M-2,10 l12,-12 M-2,2 l4,-4 M6,10 l4,-4",
    "M4,2.5 a1.5,1.5 0 1 0 0.01,0 Z",
    "M-2,-2 l12,12 M-2,6 l4,4 M6,-2 l4,4",
    "M0,4 h8",
    "M4,0 v8",
)
"""What is drawn in paper colour over the colour of each series, in a square of 8 pixels; the first one stays plain."""

ET.register_namespace("", SVG)


class BadChart(Exception):
    """A drawing that Vega-Lite refuses."""


def draw(spec: dict[str, Any], size: Size, *, title: str, about: str, patterned: Iterable[str] = ()) -> str:
    """The SVG text. `patterned`: colours of areas that get a pattern as well, in the order of their series."""
    _fonts()
    whole = {**spec, "config": config(size)}
    try:
        drawn = vl_convert.vegalite_to_svg(whole, allowed_base_urls=[], format_locale="nl-NL")
    except ValueError as refused:
        raise BadChart(str(refused)) from refused
    return _clean(drawn, size, title, about, list(patterned))


@cache
def _fonts() -> None:
    """Let Vega-Lite measure and draw words with our own fonts."""
    vl_convert.register_font_directory(str(FONTS))


def _clean(drawn: str, size: Size, title: str, about: str, patterned: list[str]) -> str:
    name = f"c{hashlib.sha256((title + about + drawn).encode()).hexdigest()[:10]}{size.name[0]}"
    root = ET.fromstring(drawn)  # noqa: S314 - drawn here just now, by our own library
    drawing = ET.Element(f"{{{SVG}}}g", {"aria-hidden": "true"})
    drawing.extend(list(root))
    _tidy(drawing, name)
    picture = ET.Element(f"{{{SVG}}}svg", _attributes(root, size, name, title))
    ET.SubElement(picture, f"{{{SVG}}}desc", {"id": f"{name}-d"}).text = about
    if patterned:
        picture.append(_patterns(drawing, name, patterned))
    picture.append(drawing)
    return ET.tostring(picture, encoding="unicode")


def _attributes(root: ET.Element, size: Size, name: str, title: str) -> dict[str, str]:
    return {
        "class": f"ps-figure__{size.name}",
        "viewBox": root.attrib["viewBox"],
        "width": root.attrib["width"],
        "height": root.attrib["height"],
        "direction": "ltr",  # places are counted from the left, also on a page that runs from right to left
        "role": "img",
        "aria-label": title,
        "aria-describedby": f"{name}-d",
    }


def _tidy(parent: ET.Element, name: str) -> None:
    """Take out what is not seen, what our pages forbid and what only Vega needs; make every id our own."""
    for child in list(parent):
        if child.attrib.get("display") == "none" or _is_nothing(child):
            parent.remove(child)
            continue
        for attribute in DROPPED:
            child.attrib.pop(attribute, None)
        for attribute, value in child.attrib.items():
            child.attrib[attribute] = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", value)
        if "id" in child.attrib:
            child.attrib["id"] = f"{name}-{child.attrib['id']}"
        _tidy(child, name)


def _is_nothing(element: ET.Element) -> bool:
    """A path without a line or colour; a group without content."""
    tag, said = element.tag.removeprefix(f"{{{SVG}}}"), element.attrib
    if tag == "path":
        return said.get("d") in (None, "", "M0,0h0v0h0Z") or said.get("class") in ("background", "foreground")
    return tag == "g" and len(element) == 0


def _patterns(drawing: ET.Element, name: str, colours: list[str]) -> ET.Element:
    """Definitions of a pattern per colour, after the colours in the drawing were replaced by them."""
    drawn = {colour: path for colour, path in zip(colours, PATTERNS, strict=False) if path}
    places = {colour: f"{name}-p{number}" for number, colour in enumerate(drawn)}
    for element in drawing.iter():
        fill = element.attrib.get("fill", "")
        if fill in places and not element.tag.endswith("}text"):
            element.attrib["fill"] = f"url(#{places[fill]})"
    definitions = ET.Element(f"{{{SVG}}}defs")
    definitions.extend(_pattern(places[colour], colour, path) for colour, path in drawn.items())
    return definitions


def _pattern(name: str, colour: str, drawn: str) -> ET.Element:
    square = {"width": "8", "height": "8"}
    pattern = ET.Element(f"{{{SVG}}}pattern", {"id": name, "patternUnits": "userSpaceOnUse", **square})
    ET.SubElement(pattern, f"{{{SVG}}}rect", {**square, "fill": colour})
    paper = {"stroke": tokens()["paper"], "stroke-width": "1.5", "fill": "none"}
    ET.SubElement(pattern, f"{{{SVG}}}path", {"d": drawn, **paper})
    return pattern
