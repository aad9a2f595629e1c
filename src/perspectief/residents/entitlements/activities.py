"""The check stands in the register although it keeps nothing: people may ask what happens with their answers."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy.algorithms import register_algorithm
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.residents.entitlements import algorithm

CHECK = Activity(
    key="check",
    name=_("De check: waar heb ik recht op?"),
    purpose=_("U ziet waar u misschien recht op hebt, en waarom."),
    basis=Basis.NO_PERSONAL_DATA,
    article="",
    whose=_("Iedereen die de check invult. Wij weten niet wie dat is."),
    data=(
        _("uw antwoorden, alleen zolang onze computer rekent"),
        _("een cookie op slot, alleen in uw eigen browser"),
    ),
    room="entitlements",
    notes=(
        _("De computer rekent met regels die mensen schreven. Elke uitkomst laat zien waarom."),
        _("De computer beslist niet. Dat doet de gemeente of een andere dienst."),
    ),
)


def declare_all() -> None:
    """Register, at start-up."""
    register(CHECK)
    register_algorithm(CHECK.key, algorithm.describe)
