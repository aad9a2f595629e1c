"""In words: which limit a chosen set breaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from perspectief.policy.weighing import wording
from perspectief.policy.weighing.calc.portfolio import Broken, Kind, Limit

Titles = Mapping[str, str]


def said(found: Broken, titles: Titles) -> str:
    """One broken limit, with how far it is off."""
    return _SAID[found.limit.kind](found, [titles.get(about, about) for about in found.limit.about])


def limit_said(limit: Limit, titles: Titles) -> str:
    """A limit that takes part in making a choice impossible."""
    about = [titles.get(one, one) for one in limit.about]
    return _LIMITS[limit.kind](about)


_LIMITS: Mapping[Kind, Callable[[list[str]], str]] = {
    Kind.BUDGET: lambda about: _("Het geld van %(year)s.") % {"year": about[0]},
    Kind.LEARNING: lambda about: _("Het geld van %(year)s voor nieuwe ideeën.") % {"year": about[0]},
    Kind.STAFF: lambda about: _("De mensen die er in %(year)s zijn.") % {"year": about[0]},
    Kind.CLASH: lambda about: _("%(a)s botst met %(b)s.") % {"a": about[0], "b": about[1]},
    Kind.NEEDS: lambda about: _("%(a)s heeft %(b)s nodig.") % {"a": about[0], "b": about[1]},
    Kind.STATUTORY: lambda about: _("%(a)s moet van de wet.") % {"a": about[0]},
    Kind.MUST_STAY: lambda about: _("%(a)s krijgt al lang geld en kan nu niet stoppen.") % {"a": about[0]},
    Kind.SHARE: lambda _about: _("Het deel voor gezinnen en jongeren."),
    Kind.AREA: lambda about: _("In elke wijk iets: %(area)s.") % {"area": about[0]},
    Kind.FORCED: lambda about: _("Wat u zelf koos over %(a)s.") % {"a": about[0]},
    Kind.PHASE_OUT: lambda about: _("Het geld dat %(a)s nog krijgt.") % {"a": about[0]},
    Kind.UNKNOWN: lambda about: _("%(a)s hoort niet bij deze ronde.") % {"a": about[0]},
}


def _money(found: Broken, about: list[str]) -> str:
    words = {"year": about[0], "has": wording.euro(found.has), "bound": wording.euro(found.bound)}
    return _("In %(year)s kost dit %(has)s. Er is %(bound)s.") % words


def _learning(found: Broken, about: list[str]) -> str:
    words = {"year": about[0], "has": wording.euro(found.has), "bound": wording.euro(found.bound)}
    return _("In %(year)s kosten nieuwe ideeën %(has)s. Daarvoor is %(bound)s.") % words


def _staff(found: Broken, about: list[str]) -> str:
    words = {"year": about[0], "has": wording.number(found.has), "bound": wording.number(found.bound)}
    return _("In %(year)s vraagt dit %(has)s voltijdsbanen. Er zijn er %(bound)s.") % words


def _must_stay(_found: Broken, about: list[str]) -> str:
    words = {"a": about[0]}
    first = _("%(a)s krijgt al drie jaar of langer geld.") % words
    return f"{first} {_('Stoppen kan pas als de aanbieder is gehoord en tijd kreeg.')}"


def _share(found: Broken, _about: list[str]) -> str:
    words = {"has": wording.euro(found.has), "bound": wording.euro(found.bound)}
    return _("Naar gezinnen en jongeren gaat %(has)s. Dat moet minstens %(bound)s zijn.") % words


def _area(_found: Broken, about: list[str]) -> str:
    return _("In %(area)s is er niets. Dat moet wel.") % {"area": about[0]}


def _phase_out(found: Broken, about: list[str]) -> str:
    words = {"a": about[0], "bound": wording.euro(found.bound)}
    return _("%(a)s krijgt nog %(bound)s zolang de tijd loopt.") % words


_SAID: Mapping[Kind, Callable[[Broken, list[str]], str]] = {
    Kind.BUDGET: _money,
    Kind.LEARNING: _learning,
    Kind.STAFF: _staff,
    Kind.CLASH: lambda _found, about: wording.clashes_with(about[0], about[1:]),
    Kind.NEEDS: lambda _found, about: wording.linked(about[0], "needs", about[1]),
    Kind.STATUTORY: lambda _found, about: _("%(a)s moet van de wet. U kunt het niet weglaten.") % {"a": about[0]},
    Kind.MUST_STAY: _must_stay,
    Kind.SHARE: _share,
    Kind.AREA: _area,
    Kind.FORCED: lambda _found, about: _LIMITS[Kind.FORCED](about),
    Kind.PHASE_OUT: _phase_out,
    Kind.UNKNOWN: lambda _found, about: _LIMITS[Kind.UNKNOWN](about),
}
