"""The fixed sentences of weighing, filled by code: why one stands above another, why something fits or does not.

No text here comes from a model of language. Each function gives one or more short sentences in the reader's language;
letters are made in Dutch. Names of things and questions stay as they were written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from perspectief.foundation.output.charts.words import dutch

MOST_NAMED = 2
"""So many things or questions are named in one sentence."""
CORE: Mapping[str, Any] = {
    "always": gettext_lazy("altijd"),
    "sometimes": gettext_lazy("soms"),
    "never": gettext_lazy("nooit"),
}
"""How often something is in the choice, as a word."""


def euro(amount: float) -> str:
    """`€ 12.500`, in whole euros."""
    return f"€\N{NO-BREAK SPACE}{dutch(abs(round(amount)), 0)}"


def number(value: float, decimals: int = 1) -> str:
    """`12,5`."""
    return dutch(value, decimals) if value >= 0 else f"\N{MINUS SIGN}{dutch(-value, decimals)}"


def day(when: dt.date) -> str:
    """`22 november 2026`."""
    return date_format(when, "j F Y")


def listed(names: Iterable[str]) -> str:
    """`A`, `A en B`, `A, B en C`."""
    all_of = list(names)
    if len(all_of) < 2:
        return "".join(all_of)
    return _("%(first)s en %(last)s") % {"first": ", ".join(all_of[:-1]), "last": all_of[-1]}


def quoted(questions: Iterable[str]) -> str:
    """Questions between marks: ‘een’ en ‘twee’."""
    return listed(f"‘{one}’" for one in list(questions)[:MOST_NAMED])


# --- Which stands above which -----------------------------------------------------------------------------------------
def above(winner: str, loser: str, *, pros: Sequence[str], cons: Sequence[str]) -> list[str]:
    """Why one stands above another. `pros`: questions on which the first does better, the heaviest first; `cons`."""
    said = [_("%(a)s staat boven %(b)s.") % {"a": winner, "b": loser}]
    if pros:
        said.append(_("Dat komt vooral door %(questions)s.") % {"questions": quoted(pros)})
    if cons:
        words = {"b": loser, "questions": quoted(cons)}
        said.append(_("%(b)s is beter op %(questions)s, maar dat telt hier minder.") % words)
    return said


def alike(one: str, other: str) -> list[str]:
    """Two whose values hardly differ."""
    return [_("%(a)s en %(b)s staan even hoog. Het verschil is minder dan 1 punt.") % {"a": one, "b": other}]


def worth_of(one: str, value: float) -> str:
    """The value of one thing."""
    return _("%(a)s heeft %(value)s van de 100 punten.") % {"a": one, "value": number(value)}


def rank_share(name: str, share: float) -> str:
    """How often something comes first, over many weightings."""
    return _("In %(n)s van de 100 redelijke wegingen staat %(a)s bovenaan.") % {"n": round(100 * share), "a": name}


def in_of_100(name: str, share: float) -> str:
    """How often something is in the choice, over many weightings and scores."""
    return _("In %(n)s van de 100 redelijke wegingen kiezen we %(a)s.") % {"n": round(100 * share), "a": name}


def crossing(question: str, weight: float, first: str, second: str) -> str:
    """Where two change places when one question counts more or less."""
    words = {"question": question, "n": round(100 * weight), "a": first, "b": second}
    return _("Telt ‘%(question)s’ voor %(n)s van de 100? Dan wisselen %(a)s en %(b)s van plaats.") % words


# --- The panel --------------------------------------------------------------------------------------------------------
AGREEMENT: Mapping[str, Any] = {
    "firm": gettext_lazy("Het panel is het hier goed eens."),
    "tentative": gettext_lazy("Het panel is het hier een beetje eens. Lees dit voorzichtig."),
    "talk": gettext_lazy("Het panel is het hier niet eens. Praat er eerst over."),
    "no_variation": gettext_lazy("Iedereen gaf steeds dezelfde score. Dan is er niets te vergelijken."),
    "too_few": gettext_lazy("Er zijn te weinig oordelen om dit te zeggen."),
}
"""How to read the agreement of a panel."""


def small_panel(judgements: int) -> str:
    """With few judgements."""
    words = ngettext("Er is maar %(n)s oordeel.", "Er zijn maar %(n)s oordelen.", judgements) % {"n": judgements}
    return f"{words} {_('Lees dit voorzichtig.')}"


def experts_beside(question: str, experts: float, others: float, talked_on: dt.date | None = None) -> list[str]:
    """What experts by experience gave beside the others, on one question."""
    words = {"question": question, "a": number(experts), "b": number(others)}
    said = [_("Ervaringsdeskundigen gaven ‘%(question)s’ gemiddeld %(a)s, de anderen %(b)s.") % words]
    if talked_on is not None:
        said.append(_("Daar is over gepraat op %(day)s.") % {"day": day(talked_on)})
    return said


# --- Why something fits, or does not ----------------------------------------------------------------------------------
def fits(name: str, question: str) -> list[str]:
    """It is in the choice."""
    said = [_("%(a)s past in het geld dat er is.") % {"a": name}]
    if question:
        said.append(_("Het doet het vooral goed op ‘%(question)s’.") % {"question": question})
    return said


def fits_in_part(name: str, level: str) -> list[str]:
    """A part of it is in the choice."""
    words = {"a": name, "level": level}
    return [_("Van %(a)s past een deel: ‘%(level)s’. Voor alles is er niet genoeg geld.") % words]


def must() -> list[str]:
    """The law asks it."""
    return [_("Dit moet van de wet. Daarom is er geld voor.")]


def does_not_fit(name: str, budget: float) -> str:
    """It is not in the choice."""
    words = {"a": name, "amount": euro(budget)}
    return _("%(a)s past niet in het bedrag van %(amount)s.") % words


def nearly_the_same(others: Sequence[str], question: str) -> str:
    """Things that were chosen do nearly the same, for this money better."""
    words = {"others": listed(others), "question": question}
    return (
        ngettext(
            "%(others)s doet bijna hetzelfde en levert voor dit geld meer op (%(question)s).",
            "%(others)s doen bijna hetzelfde en leveren voor dit geld meer op (%(question)s).",
            len(others),
        )
        % words
    )


def yields_more(others: Sequence[str], question: str) -> str:
    """Things that were chosen bring more for this money."""
    words = {"others": listed(others), "question": question}
    return (
        ngettext(
            "%(others)s levert voor dit geld meer op (%(question)s).",
            "%(others)s leveren voor dit geld meer op (%(question)s).",
            len(others),
        )
        % words
    )


def reaches_more(others: Sequence[str]) -> str:
    """Things that were chosen reach more people for this money."""
    return ngettext(
        "%(others)s bereikt voor dit geld meer mensen.",
        "%(others)s bereiken voor dit geld meer mensen.",
        len(others),
    ) % {"others": listed(others)}


def clashes_with(name: str, others: Sequence[str]) -> str:
    """It cannot stand beside what was chosen."""
    return _("%(a)s botst met %(others)s. Samen gaat niet.") % {"a": name, "others": listed(others)}


def cannot_without(name: str, others: Sequence[str]) -> str:
    """It needs what was not chosen."""
    words = {"a": name, "others": listed(others)}
    return _("%(a)s heeft %(others)s nodig. Daar is nu geen geld voor.") % words


def less_money(name: str, less: float) -> str:
    """The smallest change in what it costs that would bring it in."""
    return _("Bij %(amount)s minder had %(a)s wel gepast.") % {"amount": euro(less), "a": name}


def more_value(name: str, points: float) -> str:
    """The smallest change in what it is worth that would bring it in."""
    words = {"a": name, "points": number(points)}
    return _("Met een waarde van %(points)s punten meer had %(a)s ook gepast.") % words


def no_change_helps(name: str) -> str:
    """Neither less money nor more value brings it in."""
    return _("Met minder kosten of hogere scores had %(a)s ook niet gepast.") % {"a": name}


def people_chose(reason: str) -> str:
    """People decided something else than the calculation."""
    return _("De berekening gaf iets anders aan. Mensen kozen dit. De reden: %(reason)s") % {"reason": reason}


def stops_on(name: str, when: dt.date) -> str:
    """Something that exists stops, not before its term."""
    return _("%(a)s stopt stap voor stap. Het geld stopt niet voor %(day)s.") % {"a": name, "day": day(when)}


def stops(name: str) -> str:
    """Something that exists stops, without a term."""
    return _("%(a)s stopt stap voor stap.") % {"a": name}


def moves_up(question: str, low: float, high: float) -> str:
    """On which question there is most to gain."""
    words = {"question": question, "a": number(low, 0), "b": number(high, 0)}
    return _("Op ‘%(question)s’ kreeg u %(a)s van de 100. De hoogste kreeg %(b)s.") % words


# --- The choice -------------------------------------------------------------------------------------------------------
def price(name: str, loss: float) -> str:
    """What it costs to keep something in or out, against the calculation."""
    if loss < POINT_HARDLY:
        return _("%(a)s: deze keuze kost niets.") % {"a": name}
    return _("%(a)s: deze keuze kost %(loss)s punten waarde.") % {"a": name, "loss": number(loss)}


POINT_HARDLY = 0.05
"""Less is not worth a sentence: it shows as nought in tenths."""


# --- Two beside each other --------------------------------------------------------------------------------------------
def helps(name: str, others: Sequence[str]) -> str:
    """It goes well with what was chosen too."""
    return _("%(a)s past goed bij %(others)s.") % {"a": name, "others": listed(others)}


def both(one: str, other: str, *, chosen: bool) -> str:
    """The same was decided on both."""
    words = {"a": one, "b": other}
    return (_("%(a)s en %(b)s krijgen allebei geld.") if chosen else _("%(a)s en %(b)s krijgen nu geen geld.")) % words


def one_of_two(chosen: str, other: str) -> str:
    """One was chosen, and the other not."""
    return _("%(a)s krijgt geld. %(b)s krijgt nu geen geld.") % {"a": chosen, "b": other}


def people_chose_on(name: str, reason: str) -> str:
    """People decided something else on this one."""
    words = {"a": name, "reason": reason}
    return _("Bij %(a)s kozen mensen anders dan de berekening. De reden: %(reason)s") % words


def must_be(name: str) -> str:
    """The law asks this one."""
    return _("%(a)s moet van de wet.") % {"a": name}


def points(one: str, value: float, other: str, less: float) -> str:
    """The values of two."""
    words = {"a": one, "x": number(value, 0), "b": other, "y": number(less, 0)}
    return _("%(a)s heeft %(x)s van de 100 punten, %(b)s heeft er %(y)s.") % words


def reach_for(name: str, reach: int, euros: int, years: int) -> str:
    """Whom it reaches, and for how much in so many years together."""
    words = {"a": name, "reach": number(reach, 0), "euros": euro(euros), "n": years}
    said = ngettext(
        "%(a)s bereikt %(reach)s mensen per jaar. Dat kost %(euros)s in %(n)s jaar.",
        "%(a)s bereikt %(reach)s mensen per jaar. Dat kost %(euros)s in %(n)s jaar samen.",
        years,
    )
    return said % words


def more_for_money(more: str, less: str) -> str:
    """Value and people together, for each euro."""
    words = {"a": more, "b": less}
    return _("Punten en mensen samen: %(a)s levert per euro meer op dan %(b)s.") % words


LINKED: Mapping[str, Any] = {
    "clashes": gettext_lazy("%(a)s botst met %(b)s."),
    "overlaps": gettext_lazy("%(a)s doet bijna hetzelfde als %(b)s."),
    "adds": gettext_lazy("%(a)s vult %(b)s aan."),
    "strengthens": gettext_lazy("%(a)s maakt %(b)s sterker."),
    "speeds_up": gettext_lazy("%(a)s maakt %(b)s sneller."),
    "needs": gettext_lazy("%(a)s heeft %(b)s nodig."),
}


def linked(one: str, kind: str, other: str) -> str:
    """How two touch each other, as the panel saw it."""
    return str(LINKED[kind]) % {"a": one, "b": other}


def more_money(extra: int, part: float) -> str:
    """What more money brings. `part`: of the worth there is now."""
    words = {"amount": euro(extra), "n": round(100 * part)}
    return _("Met %(amount)s meer komt er %(n)s op de 100 punten bij.") % words


def money_bites(year: int) -> str:
    """The money of a year is used up."""
    return _("Het geld van %(year)s is bijna op. Daardoor past er niet meer in.") % {"year": year}


def staff_bites(year: int) -> str:
    """The people of a year are used up."""
    return _("In %(year)s zijn er niet meer mensen om dit te doen.") % {"year": year}


def left_over(year: int, euros: int) -> str:
    """Some money stays, and nothing fits in it."""
    words = {"year": year, "amount": euro(euros)}
    return _("In %(year)s blijft %(amount)s over. Daar past niets meer in dat de keuze beter maakt.") % words
