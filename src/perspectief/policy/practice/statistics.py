"""What this room counts for others: how many reports came in, by the cluster that they belong to.

Noise, not hiding: one report more would show when two quarters are put beside each other.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.disclosure import Cell, Dimension, Method, Rhythm, TableSpec, key_of_all
from perspectief.foundation.language import law
from perspectief.foundation.statistics import register
from perspectief.policy.practice.queries.counts import CLUSTER, NONE_YET, TABLE
from perspectief.policy.practice.queries.received import Received, received_until, title_of

PEOPLE = "meldingen"


def cluster_words(code: str) -> str:
    """A cluster as people call it."""
    return _now("nog niet bij een knelpunt") if code == NONE_YET else title_of(code)


REPORTS = TableSpec(
    key=TABLE,
    title=_("Meldingen uit de praktijk, per knelpunt"),
    room="practice",
    people=PEOPLE,
    unit=_("Meldingen"),
    because=_(
        "Komt er één melding bij? Wie twee tabellen vergelijkt, zou dat zien. "
        "Daarom is elk getal een klein beetje anders."
    ),
    dimensions=(Dimension(CLUSTER, _("Knelpunt"), cluster_words),),
    method=Method.NOISE,
    rhythm=Rhythm.QUARTER,
    counted=("perspectief.policy.practice.models.reports.Report",),
)


def produce(day: dt.date) -> register.Produced | None:
    """All reports until this day, each with the public cluster that it belongs to now."""
    found = received_until(day)
    if not found.rows:
        return None
    records: dict[str, list[int]] = defaultdict(list)
    for number, cluster in found.rows:
        records[cluster or NONE_YET].append(number)
    cells = [
        Cell({CLUSTER: code}, len(records[code]), key=key_of_all(PEOPLE, records[code]))
        for code in (*found.clusters, NONE_YET)
    ]
    return register.Produced(cells, _about(found, day))


def _about(found: Received, day: dt.date) -> str:
    until = _now("Tot en met %(day)s.") % {"day": law.say_date(day)}
    return f"{_now('Verzonnen meldingen, om te oefenen.')} {until}" if found.invented else until


register.table(REPORTS, produce)
