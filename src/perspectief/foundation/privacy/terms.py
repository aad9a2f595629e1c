"""How long something is kept: dated settings (`data/terms.yaml`), each with its ground and its status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from perspectief.foundation.datafiles import BadDataFile
from perspectief.foundation.dated import Setting, Value, read_settings

FILE = Path(__file__).parent / "data" / "terms.yaml"
UNITS = {
    "uren": dt.timedelta(hours=1),
    "dagen": dt.timedelta(days=1),
    "maanden": dt.timedelta(days=30),
    "jaren": dt.timedelta(days=365),
}
"""A month counts 30 days and a year 365: nothing stays longer than its term says."""


class UnknownTerm(LookupError):
    """A term that `data/terms.yaml` does not name."""


def term(key: str, on: dt.date | None = None) -> dt.timedelta:
    """How long this may be kept, as decided on a day; today when no day is named. Raises UnknownTerm."""
    return UNITS[setting(key).unit] * value(key, on).value


def before(key: str, now: dt.datetime) -> dt.datetime:
    """The moment before which this must be gone at `now`."""
    return now - term(key, timezone.localdate(now))


def oldest_month(key: str, now: dt.datetime) -> str:
    """For what goes by whole months (in UTC): months before this one, "2026-11", must be gone at `now`."""
    return before(key, now).astimezone(dt.UTC).strftime("%Y-%m")


def value(key: str, on: dt.date | None = None) -> Value:
    """The number that holds on a day, with its ground and status. Raises UnknownTerm."""
    return setting(key).on(on or timezone.localdate())


def setting(key: str) -> Setting:
    """One term through time. Raises UnknownTerm."""
    if key not in _settings():
        raise UnknownTerm(key)
    return _settings()[key]


def names() -> Iterable[str]:
    """Every term, in the order of the file."""
    return _settings()


def in_words(key: str, on: dt.date | None = None) -> str:
    """As people say it: "30 dagen", in the language of the page."""
    number = value(key, on).value
    words = {
        "uren": ngettext("%(number)s uur", "%(number)s uur", number),
        "dagen": ngettext("%(number)s dag", "%(number)s dagen", number),
        "maanden": ngettext("%(number)s maand", "%(number)s maanden", number),
        "jaren": ngettext("%(number)s jaar", "%(number)s jaar", number),
    }
    return words[setting(key).unit] % {"number": number}


def counted_from(key: str) -> str:
    """From when it counts, to end the sentence "Wij tellen vanaf …"."""
    return gettext(setting(key).meaning)


def meanings() -> Iterable[str]:
    """What the file says to people, for translation."""
    return [one.meaning for one in _settings().values()]


@cache
def _settings() -> dict[str, Setting]:
    found = read_settings(FILE)
    for one in found.values():
        if one.unit not in UNITS:
            raise BadDataFile(f"{FILE}: {one.name}: unit '{one.unit}' is none of {', '.join(UNITS)}.")
        if not all(isinstance(said.value, int) and said.value >= 0 for said in one.values):
            raise BadDataFile(f"{FILE}: {one.name}: a term is a whole number of {one.unit}.")
    return found
