"""What this room keeps of people: who brought figures, until somebody else approved them; and a file not yet read."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy import rotation, terms
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.policy.monitor.models import Bringer, WaitingFile
from perspectief.policy.monitor.services import deliveries
from perspectief.policy.monitor.sources.waiting import SEAL, place_of

BRINGING = Activity(
    key="figures_brought",
    name=_("Cijfers brengen en laten nakijken"),
    purpose=_("Wie cijfers brengt, keurt ze niet zelf goed. Daarom onthouden wij even welk account het was."),
    basis=Basis.PUBLIC_TASK,
    article="AVG artikel 6 lid 1 onder e",
    whose=_("Medewerkers die cijfers voor de monitor brengen."),
    data=(_("welk account de cijfers bracht"), _("het bestand, op slot, tot duidelijk is welke kolom wat is")),
    term="delivery_bringer",
    room="monitor",
    notes=(
        _("Zijn de cijfers gepubliceerd of afgewezen? Dan staat er alleen nog een rol bij, geen account."),
        _("In een bestand horen alleen aantallen over veel mensen. Te kleine aantallen nemen wij niet over."),
    ),
)
PERSONAL, TECHNICAL, INTERNAL = Sensitivity.PERSONAL, Sensitivity.TECHNICAL, Sensitivity.INTERNAL


def declare_all() -> None:
    """Register and declare, at start-up."""
    register(BRINGING)
    declare(
        Declaration(
            model=Bringer,
            activity=BRINGING.key,
            fields={
                "id": Field(_("nummer van de rij"), TECHNICAL),
                "delivery": Field(_("welke levering"), TECHNICAL),
                "account": Field(_("welk account het bracht of veranderde"), PERSONAL),
                "at": Field(_("wanneer"), INTERNAL),
            },
            overdue=lambda now: Bringer.objects.filter(at__lte=terms.before("delivery_bringer", now)),
            remove=deliveries.end_term,
            whose="account",
        )
    )
    declare(
        Declaration(
            model=WaitingFile,
            activity=BRINGING.key,
            fields={
                "delivery": Field(_("welke levering"), TECHNICAL),
                "sealed": Field(_("de cellen van het bestand, op slot"), PERSONAL),
                "at": Field(_("wanneer"), INTERNAL),
            },
            overdue=lambda now: WaitingFile.objects.filter(at__lte=terms.before("delivery_file", now)),
            term="delivery_file",
        )
    )
    rotation.register(rotation.sealed_column(WaitingFile, "sealed", SEAL, place_of))
