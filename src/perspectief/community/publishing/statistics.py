"""What this room counts for others: how many stories were received by goal, and how tellers marked them.

Noise, not hiding: somebody who withdraws a story changes every count by one, and two tables side by side would show it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from perspectief.community.publishing.calc.triad import corner_of
from perspectief.community.publishing.choices import MIXED, POLES, RECEIVED_MARK, SIDES, TRIAD_GROUPS
from perspectief.community.publishing.queries import words
from perspectief.community.publishing.queries.counts import ALL, GOAL, MARK, TABLE
from perspectief.community.publishing.queries.received import Marked, received_until
from perspectief.community.publishing.wording import mark_words
from perspectief.foundation.disclosure import Cell, Dimension, Method, Rhythm, TableSpec, key_of_all
from perspectief.foundation.language import law
from perspectief.foundation.statistics import register

PEOPLE = "verhalen"
FEWEST = 10
"""Stories of which there is a pattern; of fewer there is no table at all (facts: methods 3.2)."""
INVENTED = _("Verzonnen verhalen, om te oefenen.")


def goal_words(code: str) -> str:
    """A goal as a teller would say it."""
    return _now("over welk doel ook") if code == ALL else words.goals().get(code, code)


STORIES = TableSpec(
    key=TABLE,
    title=_("Verhalen van inwoners: hoeveel, en wat ze betekenen"),
    room="publishing",
    people=PEOPLE,
    unit=_("Verhalen"),
    because=_(
        "Trekt iemand een verhaal in? Dan zakt elk getal met één. Wie twee tabellen vergelijkt, zou dat zien. "
        "Daarom is elk getal een klein beetje anders."
    ),
    dimensions=(
        Dimension(GOAL, _("Waar het over gaat"), goal_words, adds_up=False),
        Dimension(MARK, _("Wat de verteller koos"), mark_words, adds_up=False),
    ),
    method=Method.NOISE,
    rhythm=Rhythm.QUARTER,
    counted=("perspectief.community.publishing.models.Story",),
)


def produce(day: dt.date) -> register.Produced | None:
    """All stories received until this day and not withdrawn since. Invented ones only while there are no others."""
    records: dict[tuple[str, str], list[int]] = defaultdict(list)
    stories, invented = received_until(day)
    for story in stories:
        for goal in (ALL, *story.goals):
            for mark in marks_of(story):
                records[goal, mark].append(story.number)
    enough = [goal for goal in (ALL, *words.goals()) if len(records[goal, RECEIVED_MARK]) >= FEWEST]
    if not enough:
        return None
    cells = [
        Cell({GOAL: goal, MARK: mark}, len(records[goal, mark]), key=key_of_all(PEOPLE, records[goal, mark]))
        for goal in enough
        for mark in every_mark()
    ]
    until = _now("Tot en met %(day)s.") % {"day": law.say_date(day)}
    return register.Produced(cells, f"{INVENTED} {until}" if invented else until)


def marks_of(story: Marked) -> Iterator[str]:
    """The codes of what this teller marked."""
    yield RECEIVED_MARK
    for key, step in story.poles.items():
        yield from (f"{key}-{side}" for side, steps in SIDES.items() if step in steps)
    if story.triad:
        corner = corner_of(story.triad)
        yield f"triad-{MIXED if corner is None else corner}"


def every_mark() -> list[str]:
    """All codes, in the order of the form."""
    return [
        RECEIVED_MARK,
        *(f"{pole.key}-{side}" for pole in POLES for side in SIDES),
        *(f"triad-{corner}" for corner in TRIAD_GROUPS),
    ]


register.table(STORIES, produce)
