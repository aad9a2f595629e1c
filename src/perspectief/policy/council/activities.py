"""What this room keeps of people: the name of a member of the council who chose to stand beside a question."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.policy.council.models.questions import Name

QUESTIONS = Activity(
    key="council_names",
    name=_("Naam bij een vraag van de raad"),
    purpose=_("Een raadslid kan kiezen om met naam bij een vraag te staan."),
    basis=Basis.PUBLIC_TASK,
    article="AVG artikel 6 lid 1 onder e; artikel 9 lid 2 onder e",
    whose=_("Raadsleden die zelf hun naam gaven."),
    data=(_("naam en fractie, bij een vraag die iedereen kan lezen"),),
    term="council_name",
    room="council",
    notes=(
        _("Het veld mag leeg blijven. In rapporten, brieven en bestanden staat geen naam."),
        _("Wilt u uw naam weg? Dan halen wij hem meteen weg. De vraag blijft staan."),
    ),
)


def declare_all() -> None:
    """Register and declare, at start-up."""
    register(QUESTIONS)
    declare(
        Declaration(
            model=Name,
            activity=QUESTIONS.key,
            fields={
                "id": Field("nummer van de rij", Sensitivity.TECHNICAL),
                "question": Field(_("bij welke vraag"), Sensitivity.PUBLIC),
                "name": Field(_("naam van een raadslid, bij een vraag van een fractie"), Sensitivity.SPECIAL),
                "at": Field(_("wanneer"), Sensitivity.INTERNAL),
            },
            overdue=lambda now: Name.objects.filter(at__lte=terms.before("council_name", now)),
        )
    )
