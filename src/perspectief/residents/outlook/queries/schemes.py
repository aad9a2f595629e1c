"""What a change does to each scheme, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.residents.outlook.queries.words import reason_of
from perspectief.rules import Outcome, SchemeResult
from perspectief.simulation.outlook import Difference

YES = (Outcome.JA, Outcome.WAARSCHIJNLIJK)


@dataclass(frozen=True)
class Turned:
    """One scheme: its name, what there is before and after, and why. `is_sure`: before or after is a yes."""

    said: law.Said
    before: str
    after: str
    reason: law.Said | None
    ends: bool
    begins: bool
    is_sure: bool


def turned(found: Iterable[Difference]) -> list[Turned]:
    """Every scheme that is another after the change, in words."""
    return [
        Turned(
            law.say(one.after.scheme.name),
            _outcome(one.before),
            _outcome(one.after),
            reason_of(one.reason),
            one.after.outcome is Outcome.NEE,
            one.before.outcome is Outcome.NEE,
            one.before.outcome in YES or one.after.outcome in YES,
        )
        for one in found
    ]


def _outcome(one: SchemeResult) -> str:
    if one.outcome is Outcome.NEE:
        return _("niet")
    if one.outcome is Outcome.HANGT_AF_VAN:
        return _("hangt af van uw antwoorden")
    if one.outcome is Outcome.WETEN_WE_NIET:
        return _("weten wij niet")
    if one.amount is None:
        return _("misschien") if one.outcome is Outcome.WAARSCHIJNLIJK else _("ja")
    per = {"maand": _("per maand"), "kwartaal": _("per kwartaal"), "jaar": _("per jaar"), "keer": _("per keer")}
    return f"{law.say_amount(one.amount)} {per[one.per]}"
