"""Dated values: every version of an amount, with its source and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from perspectief.rules.kernel.book import Book, Folder
from perspectief.rules.kernel.errors import BeforeTheLaw
from perspectief.rules.kernel.evaluate import spoken
from perspectief.rules.kernel.values import Row, Series

NO_ARTICLE = ("-", "geen")
NO_LAW = "geen wet"


@dataclass(frozen=True)
class Dated:
    """One value from one day on. `shown` is empty where nobody knows it; `steps` holds the rows of a table."""

    start: date
    until: date | None
    shown: str
    number: float | int | bool | None
    steps: tuple[tuple[str, str], ...]
    article: str
    link: str
    source: str
    read_on: date
    status: str
    in_force: bool

    @property
    def is_known(self) -> bool:
        """Whether somebody found this value."""
        return bool(self.shown or self.steps)


@dataclass(frozen=True)
class Value:
    """One value with all its dates, newest first. `now` is None before its first day and after its last."""

    name: str
    folder: str
    meaning: str
    unit: str
    municipality: str
    dates: tuple[Dated, ...]

    @property
    def term(self) -> str:
        """The full name."""
        return f"{self.folder}.{self.name}"

    @property
    def now(self) -> Dated | None:
        """The value in force today."""
        return next((one for one in self.dates if one.in_force), None)


def values_of(book: Book, folder: Folder, day: date, municipality: str) -> tuple[Value, ...]:
    """Every value of one law, the municipality's own before the shared one."""
    own = folder.by_municipality.get(municipality, {})
    series = {**folder.values, **own}
    return tuple(
        value_of(book, folder.key, one, day, municipality if name in own else "") for name, one in series.items()
    )


def value_of(book: Book, folder: str, series: Series, day: date, municipality: str = "") -> Value:
    """One series arranged for reading on a day."""
    now = _start_in_force(series, day)
    dates = tuple(_dated(book, row, series.unit, row.start == now) for row in reversed(series.rows))
    return Value(series.name, folder, series.meaning, series.unit, municipality, dates)


def _start_in_force(series: Series, day: date) -> date | None:
    try:
        now = series.at(day)
    except BeforeTheLaw:
        return None
    return now.start if any(row.start == now.start for row in series.rows) else None


def _dated(book: Book, row: Row, unit: str, in_force: bool) -> Dated:
    article = _place(row.article, row.law)
    steps = tuple((f"{x:g}".replace(".", ","), "" if y is None else say(y, unit)) for x, y in row.steps or ())
    return Dated(
        start=row.start,
        until=row.until,
        shown="" if row.number is None else say(row.number, unit),
        number=row.number,
        steps=steps,
        article=article,
        link=book.link(article),
        source=row.source,
        read_on=row.read_on,
        status=row.status,
        in_force=in_force,
    )


def _place(article: str, law: str) -> str:
    """`Artikel 2.3 Wzt` for a number; an article that names another law says so itself; policy has no number."""
    if article in NO_ARTICLE:
        return "" if law == NO_LAW else law
    if not article[:1].isdigit():
        return f"{law}: {article}"
    return f"Artikel {article}" if article[-1:].isalpha() and " " in article else f"Artikel {article} {law}"


def say(value: float | int | bool, unit: str) -> str:
    """A value as people read it."""
    if unit == "ja of nee":
        return "ja" if value else "nee"
    return spoken(value, unit).replace("€ ", "€\u00a0")
