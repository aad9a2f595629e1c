"""What this room keeps of people: six words of a reporter, as a hash; and it names its words for logs and mail."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.outbox.codes import register_words
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, Field, Scrub, Sensitivity, declare
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.policy.practice.models import Report, ReportCode
from perspectief.policy.practice.sealing import ROOM

REPORTS = Activity(
    key=ROOM,
    name=_("Knelpunten melden"),
    purpose=_("U hoort wat er met uw melding gebeurt, zonder dat wij weten wie u bent."),
    basis=Basis.NO_PERSONAL_DATA,
    article="",
    whose=_("Wie een knelpunt meldt. Wij weten niet wie dat is."),
    data=(
        _("zes woorden, zo bewaard dat niemand ze terug kan lezen"),
        _("waar de melding over gaat, en een wijk als u die kiest"),
    ),
    receivers=(_("#TeamPerspectief"),),
    term="report_code",
    room="practice",
    notes=(
        _("Uw woorden staan bij de signalen, en gaan daar na een jaar weg."),
        _("Staat er een naam of nummer in uw tekst? Dan nemen wij hem niet aan."),
        _("Ook wie een account heeft, meldt zonder account. Bij een melding staat nooit wie het was."),
    ),
)


TECHNICAL, INTERNAL = Sensitivity.TECHNICAL, Sensitivity.INTERNAL
SAYS_MORE = Q(signal__isnull=False) | Q(code__isnull=False) | ~Q(side="") | ~Q(area="") | ~Q(answer="")
"""A report of which more is left than what is counted."""


def _old_reports(now: dt.datetime) -> QuerySet[Report]:
    return Report.objects.filter(SAYS_MORE, received_on__lte=terms.before("report_code", now).date())


def _empty(found: QuerySet[Report]) -> int:
    """What is counted stays: a day, a provision and a cluster."""
    return found.update(signal=None, code=None, side="", area="", answer="")


def declare_all() -> None:
    """Register and declare, at start-up."""
    register(REPORTS)
    register_words({"practice": _("wat wacht op #TeamPerspectief")})
    declare(
        Declaration(
            model=ReportCode,
            activity=ROOM,
            fields={
                "key": Field("nummer van de rij", TECHNICAL),
                "lookup": Field("waaraan zes woorden worden herkend, niet terug te lezen", INTERNAL),
                "used_on": Field("dag van de laatste melding of het laatste bezoek", INTERNAL),
            },
            overdue=lambda now: ReportCode.objects.filter(used_on__lte=terms.before("report_code", now).date()),
        )
    )
    kept = {
        "id": "nummer van de melding",
        "received_on": "dag, zonder tijd",
        "channel": "hoe het binnenkwam",
        "provision": "over welke voorziening",
        "cluster": "bij welk knelpunt",
        "state": "stand",
        "aside": "waarom geen knelpunt",
        "handled_on": "dag waarop het team keek",
        "invented": "verzonnen, om te oefenen",
    }
    emptied = {
        "side": "uit het werk of uit het eigen leven, als iemand dat zei",
        "area": "wijk, als iemand die koos",
        "signal": "bij welk signaal: daar staan de woorden",
        "code": "bij welke zes woorden",
        "answer": "wat het team terugschreef",
    }
    fields = {name: Field(holds, INTERNAL, Scrub.KEEP) for name, holds in kept.items()}
    fields |= {name: Field(holds, INTERNAL, Scrub.EMPTY) for name, holds in emptied.items()}
    declare(Declaration(model=Report, activity=ROOM, fields=fields, overdue=_old_reports, remove=_empty))
