"""Questions between colleagues ask for no person, but somebody can type one: their words have a term."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.community.knowledge.models import Answer, Question
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.register import Activity, Basis, register

QUESTIONS = Activity(
    key="colleague_questions",
    name=_("Vragen tussen collega's"),
    purpose=_("Mensen die met inwoners werken, leren van elkaar."),
    basis=Basis.NO_PERSONAL_DATA,
    article="",
    whose=_("Niemand. Een vraag vertelt niet over wie het gaat en wie hem stelde."),
    data=(_("de vraag, wat er speelt zonder namen, en antwoorden"), _("rol en organisatie van wie schrijft")),
    receivers=(_("mensen die met inwoners werken"),),
    term="colleague_question",
    room="knowledge",
    notes=(
        _("Staat er een naam of nummer in de tekst? Dan nemen wij hem niet aan."),
        _("Is iemand toch te herkennen? Dan halen wij de woorden meteen weg."),
    ),
)
INTERNAL, TECHNICAL = Sensitivity.INTERNAL, Sensitivity.TECHNICAL


def declare_all() -> None:
    """Register and declare, at start-up."""
    register(QUESTIONS)
    declare(
        Declaration(
            model=Question,
            activity=QUESTIONS.key,
            fields={
                "id": Field("nummer van de rij", TECHNICAL),
                "municipality": Field(_("gemeente"), TECHNICAL),
                "key": Field(_("nummer van de vraag"), TECHNICAL),
                "title": Field(_("waarover, zonder persoon"), INTERNAL),
                "case": Field(_("wat er speelt, zonder persoon"), INTERNAL),
                "text": Field(_("de vraag"), INTERNAL),
                "theme": Field(_("thema"), INTERNAL),
                "provision": Field(_("welke voorziening"), INTERNAL),
                "state": Field(_("stand"), INTERNAL),
                "closed_reason": Field(_("waarom de vraag klaar is"), INTERNAL),
                "role": Field(_("rol van wie vroeg"), INTERNAL),
                "organisation": Field(_("organisatie van wie vroeg"), INTERNAL),
                "asked_on": Field(_("dag van de vraag, zonder tijd"), INTERNAL),
                "item": Field(_("welk stuk kennis eruit kwam"), INTERNAL),
                "search": Field(_("dezelfde woorden, om te zoeken"), INTERNAL),
                "taken_out": Field(_("of de woorden zijn weggehaald"), INTERNAL),
                "invented": Field(_("verzonnen, om mee te oefenen"), TECHNICAL),
            },
            overdue=lambda now: Question.objects.filter(asked_on__lte=terms.before("colleague_question", now).date()),
        )
    )
    declare(
        Declaration(
            model=Answer,
            activity=QUESTIONS.key,
            fields={
                "id": Field("nummer van de rij", TECHNICAL),
                "question": Field(_("bij welke vraag"), TECHNICAL),
                "text": Field(_("antwoord, zonder persoon"), INTERNAL),
                "role": Field(_("rol van wie antwoordde"), INTERNAL),
                "organisation": Field(_("organisatie van wie antwoordde"), INTERNAL),
                "on": Field(_("dag van het antwoord, zonder tijd"), INTERNAL),
                "helped": Field(_("of dit hielp"), INTERNAL),
                "taken_out": Field(_("of de woorden zijn weggehaald"), INTERNAL),
                "invented": Field(_("verzonnen, om mee te oefenen"), TECHNICAL),
            },
            overdue=lambda now: Answer.objects.filter(on__lte=terms.before("colleague_question", now).date()),
        )
    )
