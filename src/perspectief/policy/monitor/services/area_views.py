"""Writes down what a neighbourhood finds important itself, and how that was asked. What was written before stays."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.foundation.datafiles import data_files
from perspectief.foundation.places.models import Area
from perspectief.policy.monitor.models import AreaView
from perspectief.policy.monitor.permissions import may_steer
from perspectief.policy.monitor.services.problems import Refused, check

ROOM = Path(__file__).parents[1]


@transaction.atomic
def note_area_view(*, area: Area, text: str, how: str, said_on: dt.date | None, by: Actor) -> AreaView:
    """Keep what people in a neighbourhood said together. Raises Refused."""
    check(may_steer(by))
    if not text.strip():
        raise Refused(_("Schrijf op wat de wijk zei."), "text")
    if not how.strip():
        raise Refused(_("Schrijf op hoe u het vroeg, bijvoorbeeld: een avond in het buurthuis."), "how")
    if said_on is None:
        raise Refused(_("Schrijf op wanneer dit was."), "said_on")
    if said_on > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen."), "said_on")
    return AreaView.objects.create(area=area, text=text.strip(), how=how.strip(), said_on=said_on)


@transaction.atomic
def load_invented_views(*, room: Path = ROOM) -> int:
    """Invented words of neighbourhoods, to practise with and marked as such. Loading again changes nothing."""
    made = 0
    for file in data_files(room, "invented_area_views"):
        for row in file.rows:
            area = Area.objects.get(code=row["area"])
            said = {"how": row["how"], "said_on": row["said_on"], "invented": True}
            _view, is_new = AreaView.objects.get_or_create(area=area, text=row["text"], defaults=said)
            made += is_new
    return made
