"""The simulator stands in the register although there is no person in it."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy.register import Activity, Basis, register

SIMULATOR = Activity(
    key="simulator",
    name=_("De simulator"),
    purpose=_("Iedereen kan zien wat een andere regel zou doen in een verzonnen stad."),
    basis=Basis.NO_PERSONAL_DATA,
    article="",
    whose=_("Niemand. De mensen in de stad zijn verzonnen."),
    data=(_("het plan dat u maakt, zonder wie u bent"), _("een cookie die uw plannen onthoudt")),
    room="simulator",
    stays=_("Een plan blijft staan onder een link. Iedereen met de link kan het lezen."),
)


def declare_all() -> None:
    """Register, at start-up."""
    register(SIMULATOR)
