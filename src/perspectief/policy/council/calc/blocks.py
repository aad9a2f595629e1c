"""The building blocks of a report. Page, paper and file are all drawn from the same blocks, so they say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """What must be seen at once: it was made up to practise with, or it comes from a made-up city."""

    NONE = ""
    INVENTED = "invented"
    SYNTHETIC = "synthetic"


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    NOTICE = "notice"
    TABLE = "table"
    DRAWING = "drawing"
    VOICE = "voice"
    AS_WRITTEN = "as_written"
    SOURCE = "source"
    ABSENT = "absent"
    LINK = "link"


@dataclass(frozen=True)
class Block:
    """One piece of a chapter.

    `text`: the words; of a table its caption, of a drawing its description. `level`: of a heading. `items`: of a list,
    or the lines of a text that is shown as it was written. `heads`, `rows`: of a table. `svg`: of a drawing. `by`: who
    says it. `url`: where a link goes. `is_dutch`: words that somebody wrote, in Dutch whatever the reader's language.
    `mark`: made up, and marked as such.
    """

    kind: Kind
    text: str = ""
    level: int = 3
    items: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    svg: str = ""
    by: str = ""
    url: str = ""
    is_dutch: bool = False
    mark: Mark = Mark.NONE

    @property
    def whole(self) -> str:
        """The lines of a text that is shown as it was written."""
        return "\n".join(self.items)

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """The rows of a table, each cell with its heading."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Chapter:
    """One chapter: its key, its number in the report, its title and its blocks."""

    key: str
    number: int
    title: str
    blocks: tuple[Block, ...] = field(default_factory=tuple)


def written(text: str, *, mark: Mark = Mark.NONE) -> tuple[Block, ...]:
    """What somebody typed, as paragraphs and lists: a blank line begins a paragraph, `- ` an item."""
    return tuple(_piece(piece, mark) for piece in _pieces(text))


def _piece(piece: str, mark: Mark) -> Block:
    lines = [line.strip() for line in piece.splitlines()]
    if all(line.startswith("- ") for line in lines):
        items = tuple(line.removeprefix("- ") for line in lines)
        return Block(Kind.LIST, items=items, is_dutch=True, mark=mark)
    return Block(Kind.PARAGRAPH, " ".join(lines), is_dutch=True, mark=mark)


def _pieces(text: str) -> list[str]:
    return [piece.strip("\n") for piece in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")) if piece.strip()]


def as_written(text: str, *, mark: Mark = Mark.NONE) -> Block:
    """A text of which nothing is arranged: every line stays where it was."""
    return Block(Kind.AS_WRITTEN, items=tuple(text.split("\n")), is_dutch=True, mark=mark)
