"""A signal asks for no person, but somebody can type one: so its text has a term all the same."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.outbox.codes import register_words
from perspectief.foundation.privacy import subjects, terms
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.register import Activity, Basis, register

SIGNALS = Activity(
    key="signals",
    name=_("Klopt er iets niet? Berichten over deze site"),
    purpose=_("Wij maken de site en de regels beter met wat u ons vertelt."),
    basis=Basis.NO_PERSONAL_DATA,
    article="",
    whose=_("Iedereen die ons iets vertelt. Wij weten niet wie dat is."),
    data=(_("de pagina, het soort bericht en uw tekst"),),
    receivers=(_("#TeamPerspectief"),),
    term="signal",
    room="inbox",
    notes=(_("Staat er een naam of nummer in uw tekst? Dan nemen wij hem niet aan."),),
)
INTERNAL, TECHNICAL = Sensitivity.INTERNAL, Sensitivity.TECHNICAL


def declare_all() -> None:
    """Register and declare, at start-up."""
    register(SIGNALS)
    register_words({"signal": _("signalen die wachten")})
    subjects.register_words({"signals": _("signalen"), "reading-signals": _("lezen wat er binnenkwam")})
    declare(
        Declaration(
            model=Signal,
            activity=SIGNALS.key,
            fields={
                "id": Field("nummer van de rij", TECHNICAL),
                "received_on": Field("dag van ontvangst, zonder tijd", INTERNAL),
                "page": Field("welke pagina", INTERNAL),
                "kind": Field("soort", INTERNAL),
                "about": Field("welke voorziening of regeling", INTERNAL),
                "text": Field("vrije tekst; wat op een persoon wijst wordt geweigerd", INTERNAL),
                "state": Field("stand", INTERNAL),
            },
            overdue=lambda now: Signal.objects.filter(received_on__lte=terms.before("signal", now).date()),
        )
    )
