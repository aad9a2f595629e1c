"""The languages of the site, and how far each is. Names stand in their own language. No Django in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "data" / "languages.yaml"


@dataclass(frozen=True)
class Language:
    """One language of the site."""

    code: str
    name: str
    """In the language itself, such as `English`."""
    direction: str
    """`ltr`, or `rtl` when it is written from right to left."""
    source: bool = False
    """Texts are written in it: Dutch."""
    complete: bool = False
    """Every text must be translated; a test holds it."""
    checked_by_native: bool = False
    """Somebody whose language it is read every text; until then each page says that nobody did."""
    checked_on: dt.date | None = None

    @property
    def needs_a_warning(self) -> bool:
        """Whether its pages say that no native reader checked them."""
        return not self.source and not self.checked_by_native


@cache
def languages() -> dict[str, Language]:
    """Every language by its code, in the order of the choice."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {row["code"]: Language(**row) for row in rows}


def names() -> list[tuple[str, str]]:
    """Code and name of each, as Django wants them."""
    return [(one.code, one.name) for one in languages().values()]
