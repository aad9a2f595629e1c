"""The one thing that is kept of wrong codes: how many there were in an hour."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.codes.models import WrongCodes
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.register import Activity, Basis, register

TERM = "kept_check_guess"
GUESSES = Activity(
    key="codes",
    name=_("Tellen hoe vaak een code fout is"),
    purpose=_("Zo merken wij het als iemand codes van anderen probeert te raden."),
    basis=Basis.NO_PERSONAL_DATA,
    article="",
    whose=_("Niemand. Wij weten niet wie er typte."),
    data=(_("hoeveel foute codes er waren, per uur"),),
    term=TERM,
    room="codes",
)


def declare_all() -> None:
    """Register and declare, at start-up."""
    register(GUESSES)
    declare(
        Declaration(
            model=WrongCodes,
            activity=GUESSES.key,
            fields={
                "id": Field("nummer van de rij", Sensitivity.TECHNICAL),
                "room": Field("welk soort code", Sensitivity.TECHNICAL),
                "hour": Field("welk uur", Sensitivity.TECHNICAL),
                "count": Field("hoeveel foute codes", Sensitivity.TECHNICAL),
            },
            overdue=lambda now: WrongCodes.objects.filter(hour__lte=terms.before("kept_check_guess", now)),
            term=TERM,
        )
    )
