"""The same answers seen per person: what is for you, for your partner, for the children, and for all together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from perspectief.residents.entitlements.queries.groups import is_good
from perspectief.residents.entitlements.queries.nouns import Answer, PersonView, Share
from perspectief.residents.entitlements.queries.one_scheme import Reader, answer, say_per
from perspectief.rules import Outcome, Result

OF_A_PERSON = "persoon"


def per_person(result: Result, good: Sequence[Answer], reader: Reader) -> list[PersonView]:
    """Everybody who gets something of their own, then the children, then all together. Empty for one person alone."""
    claimant, *others = result.persons
    if not others:
        return []
    own = [PersonView(key, reader.names.get(key, key), _own(result, key, good, reader)) for key in (claimant, *others)]
    shared = [one for one in good if one.scheme.level != OF_A_PERSON]
    views = [
        *own,
        PersonView("children", _("Voor de kinderen"), _shares(one for one in shared if one.around.children)),
        PersonView("together", _("Voor u samen"), _shares(one for one in shared if not one.around.children)),
    ]
    return [view for view in views if view.shares]


def _own(result: Result, person: str, good: Sequence[Answer], reader: Reader) -> list[Share]:
    if person == result.persons[0]:
        return _shares(one for one in good if one.scheme.level == OF_A_PERSON)
    found = [one for one in result.own_answers(person) if is_good(one) and not one.already_received]
    return _shares(answer(one, reader) for one in found if one.scheme.exists_on(result.date))


def _shares(answers: Iterable[Answer]) -> list[Share]:
    return [Share(one, _amount(one), one.result.outcome is not Outcome.JA) for one in answers]


def _amount(one: Answer) -> str:
    return say_per(one.result.amount, one.result) if one.result.amount else ""
