"""A tagged PDF (PDF/UA-1) from a Typst template and data, made in memory: no file ever holds an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.core.serializers.json import DjangoJSONEncoder
from django.template.utils import get_app_template_dirs
from django.utils import translation
from django.utils.translation import gettext as _

from perspectief.foundation.language.languages import languages
from perspectief.foundation.output import glyphs

FONTS = Path(__file__).parent / "fonts"
MAIN = b"""#import "/base.typ": paper
#show: paper
#include "/template.typ"
"""
NOT_ON_OUR_KEYS = "\ufffd"
"""Stands where our fonts have no shape for a character: a name in Chinese must not cost somebody the whole paper."""


class BadPaper(Exception):
    """A template that cannot become an accessible paper, such as a font or a text for a picture that is missing."""


def make(template: str, data: Mapping[str, Any], *, title: str, language: str = "nl") -> bytes:
    """The paper as PDF. `template`: a name such as `entitlements/paper.typ`; `data`: what the template calls `data`.

    Data is never read as Typst code. Anything that would make the paper less readable is an error, not a warning.
    """
    return _compiled(template, data, title, language, {"format": "pdf", "pdf_standards": ["ua-1"]})[0]


def pictures(template: str, data: Mapping[str, Any], *, title: str, language: str = "nl", ppi: int = 80) -> list[bytes]:
    """The same paper as a PNG per page: to look at. `ppi`: dots per inch."""
    return _compiled(template, data, title, language, {"format": "png", "ppi": ppi})


def _compiled(template: str, data: Mapping[str, Any], title: str, language: str, how: dict[str, Any]) -> list[bytes]:
    texts = {
        "main.typ": MAIN,
        "base.typ": _text("output/base.typ"),
        "template.typ": _text(template),
        "data.json": _as_json(data),
        "about.json": _as_json(_about(title, language)),
    }
    try:
        made, warnings = typst.compile_with_warnings(texts, font_paths=_fonts(), **how)
    except typst.TypstError as error:
        raise BadPaper(f"{template}: {error}") from error
    if warnings:
        raise BadPaper(f"{template}: " + "; ".join(str(warning) for warning in warnings))
    return made if isinstance(made, list) else [made]


def _about(title: str, language: str) -> dict[str, Any]:
    """What the paper itself must know: its title, its language and the words of its foot."""
    with translation.override(language):
        page = _("Bladzijde {page} van {pages}")
    right_to_left = [one.code for one in languages().values() if one.direction == "rtl"]
    return {"title": title, "language": language, "right_to_left": right_to_left, "page": page}


def _as_json(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    return "".join(sign if sign in _shapes() else NOT_ON_OUR_KEYS for sign in text).encode()


def _text(template: str) -> bytes:
    for folder in get_app_template_dirs("templates"):
        if (folder / template).is_file():
            return (folder / template).read_bytes()
    raise BadPaper(f"{template}: there is no such template in the templates of any room.")


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts and no others, so that a paper looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@cache
def _shapes() -> frozenset[str]:
    """Every character that our fonts can draw."""
    return frozenset().union(*(glyphs.characters(path.read_bytes()) for path in FONTS.glob("*-Regular.ttf")))
