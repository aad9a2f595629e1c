"""The way into this room from start pages."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import HELPERS, OWN_HOUSEHOLD
from perspectief.foundation.panels.register import door, for_roles

door(
    key="outlook",
    title=_("Vooruitblik"),
    says=_("Zie wat er met het geld gebeurt als u meer werkt of gaat samenwonen."),
    goes_to="outlook:start",
    may=for_roles(*OWN_HOUSEHOLD, *HELPERS),
    order=24,
)
