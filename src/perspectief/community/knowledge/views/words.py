"""Labels that stand on more than one page."""

from django.utils.translation import gettext_lazy as _

WHY_CLOSED = _("Waarom is deze vraag klaar?")
WHY_RETIRED = _("Waarom gaat dit van de lijst?")
