"""What came out of a look at a table, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.policy.monitor.models import Candidate, Fetch
from perspectief.policy.monitor.sources.changes import Change
from perspectief.policy.monitor.sources.shape import Why

NOTHING = "–"


def changes_of(fetch: Fetch) -> list[Change]:
    """What changed in columns and lists."""
    return [Change(*one) for one in fetch.changes]


def lines_of(fetch: Fetch) -> Iterator[str]:
    """All there is to say of it: the outcome, what changed in columns and lists, and which figures are different."""
    yield f"{fetch.table.table_id}: {fetch.get_outcome_display()}. {rows_of(fetch)}"
    yield from map(str, changes_of(fetch))
    yield from counts_of(fetch)


def rows_of(fetch: Fetch) -> str:
    """How many figures there are."""
    said = {"number": number_format(fetch.rows, force_grouping=True)}
    return ngettext("%(number)s cijfer.", "%(number)s cijfers.", fetch.rows) % said


def counts_of(fetch: Fetch) -> list[str]:
    """How many figures are new, gone or different; empty without an earlier snapshot."""
    if not fetch.difference:
        return []
    new, gone, changed = (int(fetch.difference[name]) for name in ("new", "gone", "changed"))
    if not (new or gone or changed):
        return [_("Alle cijfers zijn gelijk aan de vorige keer.")]
    said = (
        (new, ngettext("%(number)s cijfer is nieuw.", "%(number)s cijfers zijn nieuw.", new)),
        (gone, ngettext("%(number)s cijfer is weg.", "%(number)s cijfers zijn weg.", gone)),
        (changed, ngettext("%(number)s cijfer is anders.", "%(number)s cijfers zijn anders.", changed)),
    )
    return [words % {"number": number_format(number, force_grouping=True)} for number, words in said if number]


@dataclass(frozen=True)
class Example:
    """One figure that changed: what its codes mean, what it was and what it is."""

    what: list[str]
    was: str
    now: str


def examples_of(fetch: Fetch) -> list[Example]:
    """Figures that changed, the largest change first; without the codes that all of them share."""
    said, shared = fetch.difference.get("examples", []), _shared(fetch)
    return [
        Example(_words(fetch, one["codes"], leave_out=shared), _cell(one["was"]), _cell(one["now"])) for one in said
    ]


def common_of(fetch: Fetch) -> list[str]:
    """What holds for every figure that changed."""
    return _words(fetch, _shared(fetch))


def _shared(fetch: Fetch) -> dict[str, str]:
    """The codes that all examples have; of a single example none is left out."""
    codes = [one["codes"] for one in fetch.difference.get("examples", [])]
    if len(codes) < 2:
        return {}
    return {name: code for name, code in codes[0].items() if all(one.get(name) == code for one in codes)}


def _words(fetch: Fetch, codes: Mapping[str, str], leave_out: Mapping[str, str] | None = None) -> list[str]:
    return [_means(fetch.columns, name, code) for name, code in codes.items() if name not in (leave_out or {})]


def _means(columns: dict[str, Any], name: str, code: str) -> str:
    known = columns.get(name, {}).get("codes", {}).get(code)
    return f"{known[0]} ({known[1]})" if known and known[1] else known[0] if known else code


def _cell(said: dict[str, Any]) -> str:
    if said["missing"]:
        return f"{NOTHING} {Why(said['missing']).words}"
    value = said["value"]
    return (
        str(said["text"])
        if value is None
        else number_format(value, decimal_pos=None if value % 1 else 0, force_grouping=True)
    )


def candidate_words(candidate: Candidate) -> str:
    """The value of an offered figure in the decimals of its indicator, or why there is none."""
    if candidate.value is None:
        return f"{NOTHING} {candidate.get_missing_display()}"
    return number_format(candidate.value, decimal_pos=candidate.version.decimals, force_grouping=True)
