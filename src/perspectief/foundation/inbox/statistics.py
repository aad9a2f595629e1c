"""What the inbox counts for others: how many signals came in, by kind, in the last three quarters."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.disclosure import Cell, Dimension, Method, Rhythm, TableSpec, key_of_all
from perspectief.foundation.inbox import queries
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.statistics import register
from perspectief.foundation.statistics.periods import quarter_name, quarters_until, starts

PEOPLE = "signalen"
QUARTERS = 3
"""A signal is kept for a year: of older quarters some would be gone already."""

SIGNALS = TableSpec(
    key="signalen-per-soort",
    title=_("Signalen van mensen, per soort"),
    room="inbox",
    people=PEOPLE,
    unit=_("Signalen"),
    because=_(
        "Deze tabel schuift elk kwartaal op. Wie twee tabellen vergelijkt, kan dan kleine getallen uitrekenen. "
        "Daarom is elk getal een klein beetje anders."
    ),
    dimensions=(
        Dimension("soort", _("Soort signaal"), lambda code: Kind(code).label),
        Dimension("kwartaal", _("Kwartaal"), quarter_name, adds_up=False, slides=True),
    ),
    method=Method.NOISE,
    rhythm=Rhythm.QUARTER,
    counted=("perspectief.foundation.inbox.models.Signal",),
)


def produce(day: dt.date) -> register.Produced:
    """The last quarters until this day; each signal has a key of its own in the noise."""
    quarters = quarters_until(day, QUARTERS)
    records: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, kind, received in queries.received_between(starts(quarters[0]), day):
        records[kind, quarters_until(received, 1)[0]].append(number)
    cells = [
        Cell({"soort": kind, "kwartaal": quarter}, len(found), key=key_of_all(PEOPLE, found))
        for kind in Kind.values
        for quarter in quarters
        for found in [records[kind, quarter]]
    ]
    until = _("Drie kwartalen, tot en met %(quarter)s.") % {"quarter": quarter_name(quarters[-1])}
    return register.Produced(cells, until)


register.table(SIGNALS, produce)
