"""A report on paper: PDF/UA-1 in Dutch, from the same blocks as the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from perspectief.foundation.output import pdf
from perspectief.policy.council import wording
from perspectief.policy.council.calc.blocks import Block, Chapter, Kind
from perspectief.policy.council.models import Report
from perspectief.policy.council.queries.report import pages

TEMPLATE = "council/report.typ"
LANGUAGE = "nl"
NARROWEST, WIDEST, ROOM = 6, 38, 4
"""Letters: a column of a table is never narrower nor, beside others, wider than this; around it some room."""
HARD_SPACE = "\N{NO-BREAK SPACE}"


def of(report: Report) -> bytes:
    """The whole report."""
    with translation.override(LANGUAGE):
        found = pages.of(report)
        return pdf.make(TEMPLATE, data(found), title=found.title, language=LANGUAGE)


def data(found: pages.Document) -> dict[str, Any]:
    """What the template draws."""
    return {
        "title": found.title,
        "city": found.material.figures.name,
        "state": found.state,
        "made_up": _made_up() if found.made_up else "",
        "marks": {mark: str(word) for mark, word in wording.MARKS.items()},
        "chapters": [chapter_data(chapter) for chapter in found.chapters],
        "contents": _("Wat er in dit rapport staat"),
    }


def _made_up() -> str:
    return _("In dit rapport staan verzonnen teksten, om mee te oefenen. Dat staat er steeds bij.")


def chapter_data(chapter: Chapter) -> dict[str, Any]:
    """A chapter as the template draws it."""
    return {"number": chapter.number, "title": chapter.title, "blocks": _blocks(chapter.blocks)}


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Words before a drawing stay on its page."""
    after = [*blocks[1:], None][: len(blocks)]
    return [
        {**_block(one), "sticky": following is not None and following.kind is Kind.DRAWING}
        for one, following in zip(blocks, after, strict=True)
    ]


def _block(block: Block) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kind": block.kind.value,
        "text": block.text,
        "level": block.level,
        "items": list(block.items),
        "svg": block.svg,
        "by": block.by,
        "url": _whole(block.url),
        "mark": block.mark.value,
    }
    if block.kind is Kind.TABLE:
        said |= {"heads": list(block.heads), "rows": [list(row) for row in block.rows], "widths": _widths(block)}
    if block.kind is Kind.AS_WRITTEN:
        said["items"] = [_kept(line) for line in block.items]
    return said


def _whole(url: str) -> str:
    """An address that works from paper."""
    return f"{settings.ADDRESS}{url}" if url.startswith("/") else url


def _kept(line: str) -> str:
    """A line with the room before it as it was typed."""
    bare = line.lstrip(" ")
    return HARD_SPACE * (len(line) - len(bare)) + bare


def _widths(block: Block) -> list[int]:
    columns: Sequence[Sequence[str]] = list(zip(block.heads, *block.rows, strict=True))
    return [ROOM + min(WIDEST, max(NARROWEST, *map(_longest, column))) for column in columns]


def _longest(cell: str) -> int:
    """Letters that want to stand on one line: the longest word, or of a long text about a third."""
    return max(len(cell) // 3, *(len(word) for word in cell.split() or [""]), 0)
