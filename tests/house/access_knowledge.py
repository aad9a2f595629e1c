"""What the access matrix needs to know of the knowledge room: an item, a question of a colleague, and a study."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.house.access_world import NOBODYS

from perspectief.community.knowledge.choices import Kind, ResearchState, SourceStatus, Theme
from perspectief.community.knowledge.services import items, questions, research
from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.places.models import Municipality

KEEPER = Actor(held=(Held(Role.TEAM),), strong=True)
COLLEAGUE = Actor(held=(Held(Role.PROFESSIONAL),), strong=True)
Values = Mapping[str, object]


def _city() -> Municipality:
    return Municipality.objects.get(code="GM0014")


def _item(*_asked: Any) -> Values:
    said = items.Said("Bel eerst", "Bel voor u schrijft.", "Een stuk, 2026", SourceStatus.SEEN)
    return {"key": items.add_item(municipality=_city(), kind=Kind.GUIDE, said=said, by=KEEPER).key}


def _question(*_asked: Any) -> Values:
    """A question of a colleague elsewhere, with an answer."""
    asked = questions.Asked("Schoolreis", "Wie weet raad?", Theme.CHILDREN)
    made = questions.ask(municipality=_city(), asked=asked, by=COLLEAGUE)
    answer = questions.answer(question=made, text="Bel de school.", by=COLLEAGUE)
    return {"key": made.key, "number": answer.pk, "step": "hielp"}


def _step(step: str) -> Callable[..., Values]:
    return lambda *asked: {**_question(*asked), "step": step}


def _study(*_asked: Any) -> Values:
    wanted, came = research.Wanted("Werkt een brief?", "Dan sturen wij er meer."), research.Came(ResearchState.WANTED)
    return {"key": research.put_on_agenda(municipality=_city(), wanted=wanted, came=came, by=KEEPER).key}


FOUND: dict[str, tuple[Callable[..., Values], tuple[str, ...]]] = {
    "/kennis/<slug:key>": (_item, (NOBODYS,)),
    "/kennis/<slug:key>/neem-over": (_item, (NOBODYS,)),
    "/kennis/onderzoek/<slug:key>": (_study, (NOBODYS,)),
    "/kennis/vraag/<slug:key>": (_question, (NOBODYS,)),
    "/kennis/vraag/<slug:key>/antwoord": (_question, (NOBODYS,)),
    "/kennis/vraag/<slug:key>/antwoord/<int:number>/<slug:step>": (_question, (NOBODYS,)),
    "/kennis/vraag/<slug:key>/<slug:step>": (_step("weg"), (NOBODYS,)),
    "/beheer/kennis/onderzoek/<slug:key>": (_study, (NOBODYS,)),
    "/beheer/kennis/onderzoek/<slug:key>/weghalen": (_study, (NOBODYS,)),
    "/beheer/kennis/<slug:key>": (_item, (NOBODYS,)),
    "/beheer/kennis/<slug:key>/bewaren": (_item, (NOBODYS,)),
    "/beheer/kennis/<slug:key>/weghalen": (_item, (NOBODYS,)),
}
ITEM = {"title": "Bel eerst", "lead": "Bel voor u schrijft.", "source": "Een stuk", "source_status": "seen"}
GOES = {"why": "Er stond een naam in.", "for_good": "on"}
SAID: dict[str, Callable[[], Mapping[str, Any]]] = {
    "/kennis/vragen/nieuw": lambda: {"title": "Schoolreis", "text": "Wie weet raad?", "theme": "kinderen"},
    "/kennis/vraag/<slug:key>/antwoord": lambda: {"text": "Bel de school."},
    "/beheer/kennis/nieuw": lambda: {**ITEM, "kind": "guide"},
    "/beheer/kennis/<slug:key>": lambda: {**ITEM, "reason": "Beter."},
    "/beheer/kennis/<slug:key>/bewaren": lambda: {"stap": "weg", "reason": "Oud."},
    "/beheer/kennis/<slug:key>/weghalen": lambda: {**GOES, "gone": "all"},
    "/beheer/kennis/onderzoek/<slug:key>/weghalen": lambda: GOES,
    "/beheer/kennis/onderzoek/nieuw": lambda: {"question": "Werkt een brief?", "why": "Dan sturen wij er meer."},
    "/beheer/kennis/onderzoek/<slug:key>": lambda: {"state": "running"},
}
