"""The values of the law as a reform speaks of them: by full name, or without the unit at its end."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from perspectief.rules.kernel.book import Book, Folder
from perspectief.rules.kernel.errors import BeforeTheLaw
from perspectief.rules.kernel.values import Row, Series

GRONINGEN = "GM0014"
_UNITS = ("deel", "m", "y", "kw")


def folder_of(book: Book, full: str) -> Folder:
    """The law folder of a full name."""
    return book.folders[full.partition(".")[0]]


def is_value(book: Book, full: str) -> bool:
    """Whether a full name is a value that somebody decided."""
    folder, _, name = full.partition(".")
    return folder in book.folders and name in book.folders[folder].value_names()


def value_named(book: Book, said: str) -> str | None:
    """The full name of the value that is meant; its last word may be left out where that is the unit."""
    if is_value(book, said):
        return said
    folder, _, name = said.rpartition(".")
    folders = [folder] if folder else list(book.folders)
    found = [
        f"{key}.{whole}"
        for key in folders
        if key in book.folders
        for whole in book.folders[key].value_names() & {name, *(f"{name}_{unit}" for unit in _UNITS)}
    ]
    return found[0] if len(found) == 1 else None


def series_of(book: Book, full: str, municipality: str) -> Series | None:
    """The rows of a value in a municipality; None where that municipality has none."""
    return folder_of(book, full).series(full.partition(".")[2], municipality)


def described(book: Book, full: str, municipality: str) -> Series:
    """Meaning and unit of a value; those of another municipality where this one has none."""
    folder, name = folder_of(book, full), full.partition(".")[2]
    own = folder.series(name, municipality)
    return own or next(values[name] for values in folder.by_municipality.values() if name in values)


def row_at(book: Book, full: str, day: date, municipality: str) -> Row | None:
    """The row in force; None where the law has none on that day in that municipality."""
    series = series_of(book, full, municipality)
    try:
        return series.at(day) if series else None
    except BeforeTheLaw:
        return None


def municipalities(book: Book) -> set[str]:
    """Codes of the municipalities whose schemes we know."""
    return {code for folder in book.folders.values() for code in folder.by_municipality}


def near(said: str, names: Iterable[str]) -> list[str]:
    """Names that look like what was said, the likeliest first."""
    every = {name.casefold(): name for name in names}
    return [every[name] for name in difflib.get_close_matches(said.casefold(), every, n=3, cutoff=0.55)]


@dataclass(frozen=True)
class Named:
    """A scheme by its key and by the name that people read."""

    key: str
    name: str


def schemes_named(book: Book, municipality: str) -> list[Named]:
    """Every scheme, in the words of a municipality."""
    return [
        Named(key, scheme.name)
        for key, folder in book.folders.items()
        if (scheme := folder.scheme_of(municipality)) is not None
    ]


def short(raw: object) -> str:
    """What somebody wrote, not longer than a message can carry."""
    text = f"{raw:g}" if isinstance(raw, float) else str(raw)
    return text if len(text) <= 60 else f"{text[:60]}…"
