"""Streams, schemes and days in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.residents.entitlements.queries import Contact, contact
from perspectief.residents.outlook.choices import STREAMS
from perspectief.rules import Reason, schemes
from perspectief.simulation.outlook import PayRule, When


def word_of(what: str) -> law.Said:
    """A scheme or a kind of income or cost, in the reader's language."""
    if what in STREAMS:
        return law.Said(str(STREAMS[what]), law.reader_language())
    return law.say(schemes()[what].name) if what in schemes() else law.Said(what, "nl")


def month_of(day: date) -> str:
    """`december 2026`."""
    return date_format(day, "F Y")


def short_month_of(day: date, *, with_year: bool) -> str:
    """`dec 2026` or `dec`, for a narrow table."""
    return date_format(day, "M Y" if with_year else "M")


def day_of(day: date) -> str:
    """`21 december`."""
    return date_format(day, "j F")


def when_of(when: When) -> str:
    """The day, or between which days, or that nobody knows."""
    if not when.is_known:
        return _("dag niet bekend")
    if when.is_one_day:
        return day_of(when.first)
    return _("tussen %(first)s en %(last)s") % {"first": day_of(when.first), "last": day_of(when.last)}


def note_of(when: When, rule: PayRule) -> str:
    """Why the day is another than usual."""
    if not when.moved:
        return ""
    if rule.weekend == "before":
        return _("De %(day)se valt in een weekend of op een feestdag. Daarom eerder.") % {"day": rule.day}
    return _("De gewone dag valt in een weekend of op een feestdag. Daarom later.")


def reason_of(reason: Reason | None) -> law.Said | None:
    """The sentence of the law behind a difference, in the reader's language."""
    if reason is None:
        return None
    template = law.say(reason.template)
    text = reason.say(lambda _template: template.text)
    return law.Said(text.replace("€ ", "€\u00a0"), template.language)


@dataclass(frozen=True)
class LeftOut:
    """A scheme that is not in the sum: its name, and whom to ask when nobody can say the amount."""

    said: law.Said
    ask: Contact


def left_out(keys: Iterable[str]) -> list[LeftOut]:
    """Each scheme once, in the order given."""
    return [LeftOut(law.say(schemes()[key].name), contact(schemes()[key].ask)) for key in dict.fromkeys(keys)]


def whose(person: str, names: Mapping[str, str]) -> str:
    """Whose income it is, when more than one person has income; "" for the one who asks."""
    return "" if person == next(iter(names), "") else names.get(person, "")
