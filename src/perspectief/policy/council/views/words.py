"""Words that several pages of questions share."""

from django.utils.translation import gettext_lazy as _

ENOUGH = _("Wilt u er iets bij zeggen? Dit mag leeg blijven.")
MORE_IS_NEEDED = _("Wat mist er nog in het antwoord?")
WHY_CLOSED = _("Waarom is dit klaar?")
FROM_START = _("Bij vraag %(key)s van de raad")
LATE = _("te laat")
