"""Days and values in words, in the reader's language."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.language import law
from perspectief.residents.life_events.calc.moments import Moment, Step
from perspectief.residents.life_events.choices import How
from perspectief.residents.life_events.sources.files import When
from perspectief.residents.life_events.sources.law import Found


def say_day(day: date) -> str:
    """`vrijdag 12 maart 2027`, in the reader's language."""
    return date_format(day, "l j F Y")


def dated(when: When, day: date) -> str:
    """When, with the real date."""
    return str(when.how.label) % {"day": say_day(day)}


def relative(when: When) -> str:
    """When, without a date: counted from the day itself."""
    if when.words:
        return law.say(when.words).text
    if when.how is How.AT_ONCE:
        return _("meteen")
    return str(when.how.label) % {"day": _moment(when.last)}


def has_been() -> str:
    """Beside a line of which the day has been."""
    return _("al geweest")


def some_days_have_been() -> str:
    """A kind word for the whole list, without blame."""
    return _("Sommige dagen zijn al geweest. Nog niet gedaan? Doe het dan nu, of vraag of het nog kan.")


def say_value(found: Found) -> str:
    """An amount, share, age or number of months as people read it, with its unit."""
    number = found.number or 0
    if found.unit.startswith("euro"):
        return " ".join(filter(None, (law.say_amount(number), _per(found.unit))))
    if found.unit == "deel":
        return f"{number * 100:g}%".replace(".", ",")
    if found.unit == "maanden":
        return ngettext("%(number)d maand", "%(number)d maanden", int(number)) % {"number": int(number)}
    return f"{number:g}".replace(".", ",")


def _per(unit: str) -> str:
    return {
        "euro per maand": _("per maand"),
        "euro per jaar": _("per jaar"),
        "euro per kwartaal": _("per 3 maanden"),
        "euro per uur": _("per uur"),
    }.get(unit, "")


def _moment(moment: Moment) -> str:
    if moment.anchor != "T":
        return _anchor(moment.anchor)
    return _step(moment.steps[0]) if moment.steps else _("de dag zelf")


def _anchor(anchor: str) -> str:
    return {
        "month_from": _("de eerste dag van de nieuwe maand"),
        "month_after": _("de eerste dag van de maand erna"),
        "quarter_from": _("het begin van het nieuwe kwartaal"),
        "quarter_after": _("het begin van het kwartaal erna"),
        "new_year": _("1 januari van het jaar erna"),
        "year_end": _("31 december van dat jaar"),
        "year_end_next": _("31 december van het jaar erna"),
    }[anchor]


def _step(step: Step) -> str:
    size = _size(step.unit, step.number)
    return _("%(size)s ervoor") % {"size": size} if step.sign < 0 else _("%(size)s erna") % {"size": size}


def _size(unit: str, number: int) -> str:
    words = {
        "d": ngettext("%(number)d dag", "%(number)d dagen", number),
        "wd": ngettext("%(number)d werkdag", "%(number)d werkdagen", number),
        "w": ngettext("%(number)d week", "%(number)d weken", number),
        "m": ngettext("%(number)d maand", "%(number)d maanden", number),
        "y": ngettext("%(number)d jaar", "%(number)d jaar", number),
    }[unit]
    return words % {"number": number}
