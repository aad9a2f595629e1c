"""What the monitor counts itself, or made up to practise with; official figures are public already and stand apart."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.disclosure import Dimension, Division, Method, Rhythm, TableSpec
from perspectief.foundation.statistics import register

register.table(
    TableSpec(
        key="eigen-tellingen-van-de-monitor",
        title=_("Cijfers die de gemeente zelf telt"),
        room="monitor",
        people="tellingen in registers van de gemeente",
        unit=_("Mensen of huishoudens"),
        because=_(
            "Deze cijfers veranderen één of twee keer per jaar. Wat er staat, moet precies kloppen voor de raad. "
            "Daarom laten wij kleine getallen weg."
        ),
        dimensions=(Dimension("groep", _("Groep"), str),),
        method=Method.SUPPRESSION,
        rhythm=Rhythm.YEAR,
        division=Division.DISTRICT,
        made_in=("perspectief.policy.monitor.queries.control",),
        stands_at="monitor:index",
        counted=("perspectief.policy.monitor.models.Observation",),
    )
)
