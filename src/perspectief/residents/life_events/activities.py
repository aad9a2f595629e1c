"""The lists of what to do stand in the register although they keep nothing."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy.register import Activity, Basis, register

LIFE_EVENTS = Activity(
    key="life_events",
    name=_("Er verandert iets: wat moet ik doen?"),
    purpose=_("U krijgt een lijst met wat u wanneer moet doen."),
    basis=Basis.NO_PERSONAL_DATA,
    article="",
    whose=_("Iedereen die een lijst maakt. Wij weten niet wie dat is."),
    data=(_("de dag en uw antwoorden, alleen zolang wij de lijst maken"),),
    room="life_events",
)


def declare_all() -> None:
    """Register, at start-up."""
    register(LIFE_EVENTS)
