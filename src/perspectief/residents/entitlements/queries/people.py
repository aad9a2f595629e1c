"""The same answers seen per person: what is for you, for your partner, for the children, and for all together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from perspectief.residents.entitlements.queries.groups import is_good
from perspectief.residents.entitlements.queries.nouns import Answer, PersonView, Share
from perspectief.residents.entitlements.queries.one_scheme import Reader, answer, say_per
from perspectief.residents.entitlements.queries.received import Gets
from perspectief.rules import Outcome, Result

OF_A_PERSON = "persoon"


def per_person(
    result: Result, good: Sequence[Answer], reader: Reader, gets: Gets, *, has_partner: bool
) -> list[PersonView]:
    """Everybody who gets something of their own, then the children, then a couple together. Empty for one person alone.

    `gets`: what somebody gets already. What a household without a partner gets is the claimant's own.
    """
    claimant, *others = result.persons
    if not others:
        return []
    for_all = [one for one in good if one.scheme.level != OF_A_PERSON and not one.around.children]
    own = [one for one in good if one.scheme.level == OF_A_PERSON] + ([] if has_partner else for_all)
    views = [
        PersonView(claimant, reader.names.get(claimant, claimant), _shares(own)),
        *(PersonView(key, reader.names.get(key, key), _of_another(result, key, reader, gets)) for key in others),
        PersonView("children", _("Voor de kinderen"), _shares(_for_children(good))),
        PersonView("together", _("Voor u samen"), _shares(for_all if has_partner else [])),
    ]
    return [view for view in views if view.shares]


def _for_children(good: Sequence[Answer]) -> Iterator[Answer]:
    return (one for one in good if one.scheme.level != OF_A_PERSON and one.around.children)


def _of_another(result: Result, person: str, reader: Reader, gets: Gets) -> list[Share]:
    found = [one for one in result.own_answers(person) if is_good(one) and not gets(one, person)]
    return _shares(answer(one, reader) for one in found if one.scheme.exists_on(result.date))


def _shares(answers: Iterable[Answer]) -> list[Share]:
    return [Share(one, _amount(one), one.result.outcome is not Outcome.JA) for one in answers]


def _amount(one: Answer) -> str:
    return say_per(one.result.amount, one.result) if one.result.amount else ""
