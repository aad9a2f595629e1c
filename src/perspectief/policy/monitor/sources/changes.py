"""What became different in the columns and lists of a table, one by one, so that a person can judge it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perspectief.policy.monitor.sources.shape import Kind

NUMBERED = re.compile(r"_\d+$")
SENTENCES = {
    "list_gone": gettext_noop("De lijst ‘%(list)s’ is weg."),
    "list_new": gettext_noop("Er is een nieuwe lijst: ‘%(list)s’."),
    "code_gone": gettext_noop("In ‘%(list)s’ is ‘%(old)s’ (%(code)s) weg."),
    "code_new": gettext_noop("In ‘%(list)s’ staat nu ook ‘%(new)s’ (%(code)s)."),
    "title": gettext_noop("In ‘%(list)s’ heet %(code)s nu ‘%(new)s’. Eerst was dat ‘%(old)s’."),
    "unit": gettext_noop("In ‘%(list)s’ is %(code)s nu in ‘%(new)s’. Eerst was dat ‘%(old)s’."),
    "renumbered": gettext_noop("In ‘%(list)s’ heet de kolom %(old)s nu %(new)s."),
    "period_new": gettext_noop("Er is een nieuwe periode: %(new)s."),
}
EXPECTED = frozenset({"period_new"})
"""What nobody has to accept: time goes on."""


class Change(NamedTuple):
    """One difference. `kind` names its sentence."""

    kind: str
    list: str
    code: str = ""
    old: str = ""
    new: str = ""

    @property
    def must_be_accepted(self) -> bool:
        """Whether figures may mean something else now."""
        return self.kind not in EXPECTED

    def __str__(self) -> str:
        return _(SENTENCES[self.kind]) % self._asdict()


Columns = Mapping[str, Mapping[str, Any]]


def changes(old: Columns, new: Columns) -> list[Change]:
    """Every difference between two descriptions of a table, in the order of its lists."""
    found = [Change("list_gone", old[name]["title"]) for name in old if name not in new]
    for name, one in new.items():
        if name not in old:
            found.append(Change("list_new", one["title"]))
        else:
            found += _of_list(old[name], one)
    return found


def _of_list(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    title, was, now = str(new["title"]), dict(old["codes"]), dict(new["codes"])
    if new["kind"] == Kind.MEASURE:
        for before, after in _renumbered(was, now):
            yield Change("renumbered", title, old=before, new=after)
            del was[before], now[after]
    for code in was:
        if code not in now:
            yield Change("code_gone", title, code, old=was[code][0])
    for code, (means, unit) in now.items():
        if code not in was:
            is_time = new["kind"] == Kind.TIME
            yield Change("period_new" if is_time else "code_new", title, code, new=means)
        else:
            yield from _of_code(title, code, was[code], (means, unit))


def _of_code(title: str, code: str, was: Any, now: Any) -> Iterator[Change]:
    if was[0] != now[0]:
        yield Change("title", title, code, was[0], now[0])
    if was[1] != now[1]:
        yield Change("unit", title, code, was[1], now[1])


def _renumbered(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Columns of v3 end in a running number that shifts: the same stem with the same meaning is the same column."""
    stems = {(NUMBERED.sub("", code), *now[code]): code for code in now if code not in was and NUMBERED.search(code)}
    gone = ((code, stems.get((NUMBERED.sub("", code), *was[code]))) for code in was if code not in now)
    return [(before, after) for before, after in gone if after]
