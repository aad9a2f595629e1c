"""Looks up signals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from perspectief.foundation.inbox.choices import Kind, State
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import queries as places
from perspectief.foundation.provisions.queries import provisions_of

OPEN = "open"
"""What is not done yet: new and read together."""


@dataclass(frozen=True)
class Asked:
    """Which signals somebody wants to see. Empty: no choice made."""

    state: str = OPEN
    kind: str = ""
    page: str = ""
    words: str = ""


def open_signals() -> QuerySet[Signal]:
    """What nobody has finished yet, newest first."""
    return Signal.objects.exclude(state=State.DONE)


def new_signals() -> QuerySet[Signal]:
    """What nobody has looked at yet, newest first."""
    return Signal.objects.filter(state=State.NEW)


def find(number: int) -> Signal | None:
    """The signal with this number."""
    return Signal.objects.filter(pk=number).first()


def signals(asked: Asked) -> QuerySet[Signal]:
    """What fits the choice, newest first. Every word must stand in the text or in the page."""
    found = _in_state(asked.state)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.page:
        found = found.filter(page=asked.page)
    for word in asked.words.split():
        found = found.filter(Q(text__icontains=word) | Q(page__icontains=word))
    return found


def _in_state(state: str) -> QuerySet[Signal]:
    if state == OPEN:
        return open_signals()
    return Signal.objects.filter(state=state) if state else Signal.objects.all()


def received_by_strangers(day: dt.date) -> int:
    """Signals of that day from any page. What practice took in, it counts itself."""
    return Signal.objects.filter(received_on=day).exclude(kind=Kind.BOTTLENECK).count()


def counts() -> dict[str, int]:
    """How many signals there are in each state; every state is there."""
    counted = dict(Signal.objects.order_by().values_list("state").annotate(Count("pk")))
    return {state: counted.get(state, 0) for state in State.values}


def pages_with_signals() -> list[tuple[str, int]]:
    """Every page that somebody wrote about, with how many are open, the fullest first."""
    is_open = Count("pk", filter=~Q(state=State.DONE))
    rows = Signal.objects.order_by().values_list("page").annotate(open=is_open)
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def rows_for_a_file(asked: Asked) -> Iterator[tuple[str, ...]]:
    """The same as rows of a table, with a heading: number, day, page, kind, state, text."""
    yield ("nummer", "ontvangen op", "pagina", "soort", "stand", "tekst")
    for one in signals(asked).iterator():
        yield (
            str(one.pk),
            one.received_on.isoformat(),
            one.page,
            str(Kind(one.kind).label),
            str(State(one.state).label),
            one.text,
        )


def received_between(first: dt.date, last: dt.date) -> list[tuple[int, str, dt.date]]:
    """Number, kind and day of every signal in these days, for counting only."""
    found = Signal.objects.filter(received_on__range=(first, last)).order_by("pk")
    return list(found.values_list("pk", "kind", "received_on"))


# --- What looks like a name -------------------------------------------------------------------------------------------
def known_names() -> list[str]:
    """Names of organisations, provisions and wijken: no persons, however many capitals they have."""
    held = Organisation.objects.values_list("name", flat=True)
    offered = provisions_of(settings.MUNICIPALITY).values_list("name", flat=True)
    return [*held, *offered, *places.areas_of(settings.MUNICIPALITY).values_list("name", flat=True), *EXTRA]


EXTRA: tuple[str, ...] = (
    "Werk en Inkomen",
    "Dienst Toeslagen",
    "Hoge Raad",
    "Tweede Kamer",
    "Eerste Kamer",
    "Sociale Verzekeringsbank",
)
EXTRA += ("Den Haag", "Rode Kruis", "Grote Markt", "Rijksuniversiteit Groningen", "Hanzehogeschool Groningen")
"""Public bodies and places that no list of ours names."""
