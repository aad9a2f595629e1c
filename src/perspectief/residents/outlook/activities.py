"""Looking ahead stands in the register although it keeps nothing."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy.register import Activity, Basis, register

OUTLOOK = Activity(
    key="outlook",
    name=_("Vooruitblik: wat als er iets verandert?"),
    purpose=_("U ziet wat een keuze met uw geld doet, een jaar vooruit."),
    basis=Basis.NO_PERSONAL_DATA,
    article="",
    whose=_("Iedereen die vooruit kijkt. Wij weten niet wie dat is."),
    data=(_("uw antwoorden en uw keuze, alleen zolang onze computer rekent"),),
    room="outlook",
)


def declare_all() -> None:
    """Register, at start-up."""
    register(OUTLOOK)
