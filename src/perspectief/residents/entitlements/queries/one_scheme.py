"""One scheme as a reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.residents.entitlements.queries.asking import Screens, question, say
from perspectief.residents.entitlements.queries.nouns import Answer, Because, OpenQuestion
from perspectief.residents.entitlements.queries.practice import around
from perspectief.rules import Outcome, Reason, SchemeResult


@dataclass(frozen=True)
class Reader:
    """For whom the answers are: what each person is called, where a question is asked, the day, place and language."""

    names: Mapping[str, str]
    screens: Screens
    day: date
    municipality: str
    language: str

    @cached_property
    def question(self) -> Callable[[str], OpenQuestion]:
        """The question behind a place in the household file; many schemes hang on the same one."""
        return cache(lambda key: question(key, self.names, self.screens, self.language))


def answer(one: SchemeResult, reader: Reader) -> Answer:
    """One scheme, without what depends on the other schemes."""
    said = [(reason.met, because(reason, reader.language)) for reason in one.because]
    return Answer(
        key=one.key,
        result=one,
        around=around(one.scheme, reader.municipality, reader.day, reader.language),
        amount=amount_of(one),
        per_person=_per_person(one, reader.names),
        met=[reason for met, reason in said if met is True],
        unmet=[reason for met, reason in said if met is False],
        open=[reason for met, reason in said if met is None],
        questions=[reader.question(key) for key in one.depends_on],
        uncertain=_uncertain(one, reader.language),
        seen=last_seen(one),
    )


def because(reason: Reason, language: str) -> Because:
    """A reason in the reader's language, with what would hold if it were met."""
    would_be = _filled(reason.would_be, reason.values, language) if reason.would_be else None
    return Because(
        _filled(reason.template, reason.values, language), reason.article, reason.source, would_be, reason.term
    )


def _filled(template: str, values: Mapping[str, str], language: str) -> law.Said:
    said = say(template, language)
    if not values:
        return said
    own = {name: say(value, language).text for name, value in values.items()}
    return law.Said(said.text.format_map(own).replace("€ ", "€\u00a0"), said.language)


def _uncertain(one: SchemeResult, language: str) -> list[law.Said]:
    own = [_("Dit weten wij niet: %(what)s.") % {"what": say(what, language).text} for what in one.unknown_values]
    unchecked = _("Dit getal is nog niet nagekeken: %(what)s.")
    own += [unchecked % {"what": say(what, language).text} for what in one.unchecked_values]
    return [say(line, language) for line in one.scheme.not_modelled] + [law.Said(text, language) for text in own]


def last_seen(one: SchemeResult) -> str:
    """What to know when the rule was last seen in an earlier year; empty when it is up to date."""
    if not one.after_last_amounts:
        return ""
    seen = _("Wij zagen deze regel het laatst in %(year)s. Vraag na of hij nog zo is.")
    return seen % {"year": one.after_last_amounts}


def amount_of(one: SchemeResult) -> str:
    """The amount in words; empty when there is none to tell."""
    if one.amount is not None and one.outcome is not Outcome.NEE:
        return say_per(one.amount, one)
    if one.amount_between:
        low, high = (law.say_amount(amount) for amount in one.amount_between)
        return _("tussen %(low)s en %(high)s %(per)s") % {"low": low, "high": high, "per": _per(one)}
    return ""


def say_per(amount: float, one: SchemeResult) -> str:
    """An amount of a scheme with its period."""
    words = f"{law.say_amount(amount)} {_per(one)}"
    return _("%(amount)s, voor belasting") % {"amount": words} if is_gross(one) else words


def is_gross(one: SchemeResult) -> bool:
    """Whether tax still goes off: the law's own term says so."""
    return "bruto" in (one.scheme.amount or "")


def _per(one: SchemeResult) -> str:
    words = {"maand": _("per maand"), "kwartaal": _("per kwartaal"), "jaar": _("per jaar"), "keer": _("per keer")}
    return words[one.per]


def _per_person(one: SchemeResult, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """What each person gets, when more than one amount is at stake or it is not the claimant's."""
    amounts = {person: amount for person, amount in one.per_person.items() if amount}
    claimant = next(iter(names), "")
    if set(amounts) <= {claimant}:
        return []
    return [(names.get(person, person), law.say_amount(amount)) for person, amount in amounts.items()]
