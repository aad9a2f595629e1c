"""What the access matrix needs to know of choosing: rounds with a draft, a proposal, a decision, or no scores yet.

The rounds are made once, with the world; nobody who asks has a seat in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from tests.house.access_world import ELSEWHERE, HERE, NOBODYS, OTHER, OWN, Persona, World

from perspectief.foundation.jobs.models import Job
from perspectief.policy.weighing.choices import RunKind
from perspectief.policy.weighing.models import Commitment, FreedMoney, Item, Release, Round, Run
from perspectief.policy.weighing.services import runs
from perspectief.policy.weighing.tests import choice_world

CHOOSING, PROPOSED, DECIDED, SEALED = "kies-maak", "kies-voorstel", "kies-besloten", "kies-dicht"
Values = Mapping[str, object]
Find = Callable[[World, Persona, str], Values]


def build(_world: World) -> None:
    """Four rounds, as far as their names say. Few draws: what comes out matters to nobody here."""
    draws, runs.DRAWS = runs.DRAWS, 3
    try:
        choice_world.drafted(choice_world.scored(key=CHOOSING, name="Kiezen"))
        choice_world.proposed(choice_world.scored(key=PROPOSED, name="Voorstel"))
        choice_world.decided(choice_world.scored(key=DECIDED, name="Besloten"))
        choice_world.announced(key=SEALED, name="Dicht")
    finally:
        runs.DRAWS = draws


def _in(key: str, **more: object) -> Find:
    """A round, with a thing, a calculation and a job of it."""

    def find(*_asked: Any) -> Values:
        one = Round.objects.get(key=key)
        run, item = Run.objects.filter(round=one, kind=RunKind.CHOICE).first(), Item.objects.filter(round=one).first()
        job = Job.objects.filter(kind=runs.ROBUST_JOB).first()
        found = {"key": key, "run": run and run.key, "item": item and item.key, "job": job and job.key}
        return {**found, "part": "waarde", "body": "team", "mode": "swing", **more}

    return find


def _own(key: str) -> Find:
    """A thing of the organisation of the partner, or of another one."""

    def find(world: World, _persona: Persona, whose: str) -> Values:
        item = Item.objects.get(round__key=key, title="Schooltas")
        Item.objects.filter(pk=item.pk).update(organisation=world.organisations[HERE if whose == OTHER else ELSEWHERE])
        return {"key": item.key}

    return find


def _promise(*_asked: Any) -> Values:
    return {"number": Commitment.objects.order_by("pk").first().pk}  # type: ignore[union-attr]


def _freed(*_asked: Any) -> Values:
    promise = Commitment.objects.order_by("pk").first()
    assert promise
    made = FreedMoney.objects.create(line=promise.line, freed_by=promise.item, amount=5, at=promise.at)
    return {"number": made.pk}


def _begin() -> dict[str, str]:
    run = Run.objects.get(round__key=CHOOSING, kind=RunKind.CHOICE)
    return {"berekening": str(run.key)}


def _opened_again(*asked: Any) -> Values:
    """What is worked out is asked of a round that is open: nothing is left to do, so the answer comes at once."""
    found = _in(CHOOSING)(*asked)
    assert Release.objects.filter(round__key=CHOOSING).exists()
    return found


def _leading(*asked: Any) -> Values:
    one = Round.objects.get(key=SEALED)
    choice_world.weights.set_weights(round=one, said=choice_world.team(), by=choice_world.OFFICER)
    return _in(SEALED)(*asked)


THE_SAME, ITS_OWN = (NOBODYS,), (OWN, OTHER)
DESK = "/beheer/wegen/<slug:key>"
FOUND: dict[str, tuple[Find, tuple[str, ...]]] = {
    "/wegen/ronde/<slug:key>/uitkomst": (_in(DECIDED), THE_SAME),
    "/wegen/ronde/<slug:key>/uitkomst.csv": (_in(DECIDED), THE_SAME),
    "/wegen/aanvraag/<uuid:key>/besluit": (_own(PROPOSED), ITS_OWN),
    "/wegen/aanvraag/<uuid:key>/brief": (_own(DECIDED), ITS_OWN),
    "/wegen/aanvraag/<uuid:key>/brief.pdf": (_own(DECIDED), ITS_OWN),
    "/beheer/geld-van-wegen/toezegging/<int:number>": (_promise, THE_SAME),
    "/beheer/geld-van-wegen/toezegging/<int:number>/vrij": (_promise, THE_SAME),
    "/beheer/geld-van-wegen/vrij/<int:number>": (_freed, THE_SAME),
    f"{DESK}/gewichten": (_in(CHOOSING), THE_SAME),
    f"{DESK}/gewichten/leidt": (_leading, THE_SAME),
    f"{DESK}/gewichten/<slug:body>/<slug:mode>": (_in(SEALED), THE_SAME),
    f"{DESK}/uitslag": (_in(CHOOSING), THE_SAME),
    f"{DESK}/uitslag/<slug:part>": (_in(CHOOSING), THE_SAME),
    f"{DESK}/keuze": (_in(CHOOSING), THE_SAME),
    f"{DESK}/keuze/reken": (_opened_again, THE_SAME),
    f"{DESK}/keuze/meer-geld": (_opened_again, THE_SAME),
    f"{DESK}/keuze/hoe-zeker": (_opened_again, THE_SAME),
    f"{DESK}/keuze/bezig/<uuid:job>": (_in(CHOOSING), THE_SAME),
    f"{DESK}/keuze/<uuid:run>": (_in(CHOOSING), THE_SAME),
    f"{DESK}/besluit": (_in(CHOOSING), THE_SAME),
    f"{DESK}/besluit/over/<uuid:item>": (_in(CHOOSING), THE_SAME),
    f"{DESK}/besluit/brief/<uuid:item>.pdf": (_in(DECIDED), THE_SAME),
    f"{DESK}/besluit/<slug:step>": (_in(CHOOSING, step="begin"), THE_SAME),
}
"""By address: how to find the thing it is about, and whose it can be."""
POINTS = {"top-1": "100", "top-3": "50", "top-4": "20", "sub-1a": "100", "sub-1b": "40"}
SAID: dict[str, Callable[[], Mapping[str, Any]]] = {
    "/wegen/aanvraag/<uuid:key>/besluit": lambda: {"tekst": "Dank."},
    "/beheer/geld-van-wegen": lambda: {
        "naam": f"Geld {uuid4().hex[:6]}",
        "jaar": "2030",
        "bedrag": "5",
        "bron": "Begroting",
    },
    "/beheer/geld-van-wegen/toezegging/<int:number>": lambda: {"tot": "1-7-2027", "bedrag": "5", "bron": "Verslag"},
    "/beheer/geld-van-wegen/vrij/<int:number>": lambda: {
        "naar": str(Commitment.objects.order_by("pk").last().item.key),  # type: ignore[union-attr]
        "bedrag": "5",
    },
    f"{DESK}/gewichten/leidt": lambda: {"wie": "team"},
    f"{DESK}/gewichten/<slug:body>/<slug:mode>": lambda: {**POINTS, "reden": "Zo."},
    f"{DESK}/besluit/over/<uuid:item>": lambda: {"omvang": "uit", "reden": "De wijk wil dit niet."},
    f"{DESK}/besluit/<slug:step>": _begin,
}
"""By address: a form that is understood."""
