"""What this room keeps of people: six words of a reporter, as a hash; and it names its words for logs and mail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.outbox.codes import register_words
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.policy.practice.models import ReportCode
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


def declare_all() -> None:
    """Register and declare, at start-up."""
    register(REPORTS)
    register_words({"practice": _("wat wacht op #TeamPerspectief")})
    declare(
        Declaration(
            model=ReportCode,
            activity=ROOM,
            fields={
                "key": Field("nummer van de rij", Sensitivity.TECHNICAL),
                "lookup": Field("waaraan zes woorden worden herkend, niet terug te lezen", Sensitivity.INTERNAL),
                "used_on": Field("dag van de laatste melding of het laatste bezoek", Sensitivity.INTERNAL),
            },
            overdue=lambda now: ReportCode.objects.filter(used_on__lte=terms.before("report_code", now).date()),
        )
    )
