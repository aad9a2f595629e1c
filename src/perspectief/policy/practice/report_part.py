"""What the practice room tells in the report of the council: what goes wrong, what we did, what we ask of others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.policy.council.calc.blocks import Block, Kind, Mark
from perspectief.policy.council.sections import Asked
from perspectief.policy.practice.choices import OPEN, Goes, Reach, Verdict
from perspectief.policy.practice.models import Cluster, LobbyItem, Measure
from perspectief.policy.practice.queries import clusters, requests_at

MOST = 12
"""Clusters in the table; the page has all of them."""


def told(asked: Asked) -> Sequence[Block]:
    """What was open in this half year or finished in it, as it was known at that moment. No quotes of reports."""
    found = clusters.in_half_year(asked.starts, asked.ends, asked.as_of)
    prefetch_related_objects(found, "steps", "measures")
    requests = requests_at.known_at(asked.as_of)
    if not found and not requests:
        return ()
    return [*_clusters(found, asked), *_measures(found, asked), *_requests(requests), _more()]


def _clusters(found: list[Cluster], asked: Asked) -> Iterator[Block]:
    if not found:
        return
    states = {one.pk: clusters.state_at(one, asked.as_of) for one in found}
    still_open = sum(state in OPEN for state in states.values())
    words = {"all": len(found), "open": still_open, "solved": len(found) - still_open}
    yield Block(
        Kind.PARAGRAPH,
        _("Er waren %(all)s knelpunten. Daarvan zijn er %(open)s open en %(solved)s afgerond.") % words,
        mark=_mark(found),
    )
    rows = [
        (one.title, str(Goes(one.goes).label), str(Reach(one.reach).label), str(states[one.pk].label))
        for one in found[:MOST]
    ]
    heads = (_("Knelpunt"), _("Soort"), _("Wie kan het veranderen"), _("Stand"))
    yield Block(Kind.TABLE, _("Knelpunten in dit half jaar"), heads=heads, rows=tuple(rows), mark=_mark(found))


def _measures(found: list[Cluster], asked: Asked) -> Iterator[Block]:
    day = timezone.localdate(asked.as_of)
    begun = [one for cluster in found for one in cluster.measures.all() if one.starts_on <= day]
    if not begun:
        return
    items = [f"{one.title}: {_verdict(one, day)}" for one in begun]
    yield Block(Kind.HEADING, _("Wat wij anders deden"))
    yield Block(Kind.LIST, items=tuple(items), is_dutch=True, mark=_mark(begun))


def _verdict(measure: Measure, day: dt.date) -> str:
    known = measure.checked_on is not None and measure.checked_on <= day
    return str(Verdict(measure.verdict if known else Verdict.OPEN).label)


def _requests(found: list[tuple[LobbyItem, str]]) -> Iterator[Block]:
    if not found:
        return
    yield Block(Kind.HEADING, _("Wat wij aan anderen vragen"))
    number = len(found)
    says = ngettext(
        "Er staat %(number)s punt op de lobby-agenda.", "Er staan %(number)s punten op de lobby-agenda.", number
    )
    yield Block(Kind.PARAGRAPH, says % {"number": number})
    items = [f"{one.title} ({one.get_addressee_display()}): {state}" for one, state in found]
    yield Block(Kind.LIST, items=tuple(items), is_dutch=True, mark=_mark([one for one, _state in found]))


def _more() -> Block:
    return Block(Kind.LINK, capfirst(_("alle knelpunten en wat ermee gebeurt")), url=reverse("practice:index"))


def _mark(rows: Sequence[Cluster] | Sequence[LobbyItem] | Sequence[object]) -> Mark:
    return Mark.INVENTED if any(getattr(one, "invented", False) for one in rows) else Mark.NONE
