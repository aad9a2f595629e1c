"""What a table of figures is, whoever gives it: columns, lists of codes, and figures in long form."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

MEASURE = "Measure"
"""Name of the column that says what is counted."""
Row = dict[str, Any]
"""One figure: a code for each column of the table, and `VALUES`."""
VALUES = ("value", "text", "missing", "said", "provisional")
"""Columns of every snapshot beside its lists: the number or the text, why there is none, and what the source said."""


class Why(StrEnum):
    """Why a cell holds no number, as the source tells it. Kept apart: a secret is no zero and no mistake."""

    UNKNOWN = "unknown"
    IMPOSSIBLE = "impossible"
    SECRET = "secret"  # noqa: S105 - why a number is not shown
    OTHER = "other"

    @property
    def words(self) -> str:
        """As people read it."""
        return str(_WORDS[self])


_WORDS = {
    Why.UNKNOWN: _("onbekend, onbetrouwbaar of geheim"),
    Why.IMPOSSIBLE: _("kan niet voorkomen"),
    Why.SECRET: _("geheim"),
    Why.OTHER: _("een reden die wij niet kennen"),
}


class Kind(StrEnum):
    """What a list of codes is about. New periods come by themselves; any other new code is a change."""

    MEASURE = "measure"
    TIME = "time"
    REGION = "region"
    OTHER = "other"


class Code(NamedTuple):
    """One code: what it means, its unit (of a measure), and how the source writes it in a filter."""

    title: str
    unit: str = ""
    raw: str = ""
    provisional: bool = False


@dataclass(frozen=True)
class List:
    """One column with the codes that may stand in it."""

    name: str
    title: str
    kind: Kind
    codes: Mapping[str, Code]


@dataclass(frozen=True)
class Table:
    """One table of a source, as it is today."""

    id: str
    api: str
    title: str
    modified: str
    status: str
    licence: str
    address: str
    lists: tuple[List, ...]
    is_discontinued: bool = False

    def list_of(self, name: str) -> List | None:
        """The list of this column."""
        return next((one for one in self.lists if one.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that together say which figure it is."""
        return tuple(one.name for one in self.lists)


@dataclass(frozen=True)
class Choice:
    """Which part of a table is wanted: codes per column; a column that is not named comes whole."""

    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def allows(self, row: Row) -> bool:
        """Whether this figure is among what was chosen."""
        return all(row.get(name) in wanted for name, wanted in self.codes.items())


def described(table: Table) -> dict[str, Any]:
    """Columns and lists as they are kept with a snapshot."""
    return {
        one.name: {
            "title": one.title,
            "kind": one.kind.value,
            "codes": {code: _said(meaning) for code, meaning in one.codes.items()},
        }
        for one in table.lists
    }


def _said(code: Code) -> list[str]:
    return [code.title, code.unit]


def fingerprint(columns: Mapping[str, Any]) -> str:
    """The same for the same columns and lists; periods apart, for they grow."""
    without = {name: {**one, "codes": {}} if one["kind"] == Kind.TIME else one for name, one in columns.items()}
    return hashlib.sha256(json.dumps(without, sort_keys=True).encode()).hexdigest()


def day_of(modified: str) -> dt.date | None:
    """The day in the moment at which a source says it changed something."""
    try:
        return dt.date.fromisoformat(modified[:10])
    except ValueError:
        return None
