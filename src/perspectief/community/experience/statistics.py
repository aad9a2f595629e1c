"""What this room counts for others: how many experts want which work, and how many tasks they did.

Noise, not hiding: who leaves changes a count by one, and two tables side by side would show it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from perspectief.community.experience.choices import Kind
from perspectief.community.experience.queries.counted import Counted, experts_until, tasks_done
from perspectief.foundation.disclosure import Cell, Dimension, Method, Rhythm, TableSpec, key_of_all
from perspectief.foundation.language import law
from perspectief.foundation.statistics import register

FEWEST = 10
"""Experts or tasks of which there is a table; of fewer there is none at all."""
YEAR = dt.timedelta(days=365)
KIND = "werk"
INVENTED = _("Verzonnen, om te oefenen.")
BECAUSE = _(
    "Stopt iemand? Dan zakt een getal met één. Wie twee tabellen vergelijkt, zou dat zien. "
    "Daarom is elk getal een klein beetje anders."
)


def kind_words(code: str) -> object:
    """A kind of work in words."""
    return Kind(code).label if code in Kind.values else code


EXPERTS = TableSpec(
    key="ervaringsdeskundigen",
    title=_("Ervaringsdeskundigen, en welk werk zij willen doen"),
    room="experience",
    people="ervaringsdeskundigen",
    unit=_("Ervaringsdeskundigen"),
    because=BECAUSE,
    dimensions=(Dimension(KIND, _("Werk"), kind_words, adds_up=False),),
    method=Method.NOISE,
    rhythm=Rhythm.QUARTER,
    counted=("perspectief.community.experience.models.people.Expert",),
)
TASKS = TableSpec(
    key="taken-van-ervaringsdeskundigen",
    title=_("Taken die ervaringsdeskundigen deden, in een jaar"),
    room="experience",
    people="taken van ervaringsdeskundigen",
    unit=_("Taken"),
    because=BECAUSE,
    dimensions=(Dimension(KIND, _("Werk"), kind_words),),
    method=Method.NOISE,
    rhythm=Rhythm.QUARTER,
    counted=("perspectief.community.experience.models.tasks.Agreement",),
)


def produce_experts(day: dt.date) -> register.Produced | None:
    """Everybody with a profile until this day."""
    return _produced(EXPERTS.people, *experts_until(day), day)


def produce_tasks(day: dt.date) -> register.Produced | None:
    """What was done in the year until this day."""
    return _produced(TASKS.people, *tasks_done(day - YEAR, day), day)


def _produced(people: str, found: list[Counted], invented: bool, day: dt.date) -> register.Produced | None:
    if len(found) < FEWEST:
        return None
    cells = [Cell({KIND: kind}, len(some), key=key_of_all(people, some)) for kind, some in _by_kind(found)]
    until = _now("Tot en met %(day)s.") % {"day": law.say_date(day)}
    return register.Produced(cells, f"{INVENTED} {until}" if invented else until)


def _by_kind(found: list[Counted]) -> Iterable[tuple[str, list[int]]]:
    for kind in Kind.values:
        yield kind, [one.number for one in found if kind in one.kinds]


register.table(EXPERTS, produce_experts)
register.table(TASKS, produce_tasks)
