"""What the access matrix needs to know of the practice room: a report, a cluster, a measure, a request, a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone
from tests.house.access_world import NOBODYS

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.services import send_signal
from perspectief.foundation.places import queries as places
from perspectief.policy.practice.choices import Addressee, Goes, Reach
from perspectief.policy.practice.models import Cluster, Idea
from perspectief.policy.practice.queries import lobby as lobby_queries
from perspectief.policy.practice.services import clusters, lobby, measures, questions, reports
from perspectief.policy.practice.services.loading import load_themes

TEAM = Actor(held=(Held(Role.TEAM),), strong=True)
WIJ = Actor(held=(Held(Role.PROFESSIONAL),), strong=True)
Values = Mapping[str, object]
TEXT = "Dit loopt steeds vast."


def _report(step: str = "opzij") -> Callable[..., Values]:
    def found(*_asked: Any) -> Values:
        taken = reports.report(told=reports.Told(TEXT))
        return {"number": taken.report.pk if taken else 0, "step": step}

    return found


def _signal(*_asked: Any) -> Values:
    signal = send_signal(page="/", kind=Kind.STUCK)
    return {"number": signal.pk if signal else 0}


def _cluster() -> Cluster:
    about = clusters.About(title=TEXT, goes=Goes.RULE, reach=Reach.OURS, words=TEXT)
    return clusters.show(cluster=clusters.make(about=about, by=TEAM), by=TEAM)


def _key(**more: str) -> Callable[..., Values]:
    return lambda *_asked: {"key": _cluster().key, **more}


def _measure(*_asked: Any) -> Values:
    day = timezone.localdate()
    plan = measures.Plan(TEXT, TEXT, day, day + dt.timedelta(days=1), seen_by=TEXT)
    return {"number": measures.begin(cluster=_cluster(), plan=plan, by=TEAM).pk}


def _request(*_asked: Any) -> Values:
    load_themes()
    theme = lobby_queries.themes()[0]
    request = lobby.Request(theme, TEXT, TEXT, Addressee.VNG)
    return {"key": lobby.make(request=request, clusters=[], by=TEAM).key, "step": "stand"}


def _question(*_asked: Any) -> Values:
    return {"key": questions.ask(title=TEXT, text=TEXT, area="", by=WIJ).key}


def _idea(*_asked: Any) -> Values:
    city = places.municipality(settings.MUNICIPALITY)
    said = {"table": 1, "table_name": TEXT, "words": TEXT, "source": TEXT, "order": 1}
    return {"key": Idea.objects.create(municipality=city, key="idee", **said).key}


DESK = "/beheer/praktijk"
FOUND: dict[str, tuple[Callable[..., Values], tuple[str, ...]]] = {
    "/praktijk/<slug:key>": (_key(), (NOBODYS,)),
    "/praktijk/lobby/<slug:key>": (_request, (NOBODYS,)),
    f"{DESK}/meldingen/uit-signaal/<int:number>": (_signal, (NOBODYS,)),
    f"{DESK}/meldingen/<int:number>": (_report(), (NOBODYS,)),
    f"{DESK}/meldingen/<int:number>/<slug:step>": (_report(), (NOBODYS,)),
    f"{DESK}/knelpunten/<slug:key>": (_key(), (NOBODYS,)),
    f"{DESK}/knelpunten/<slug:key>/deel/<slug:part>": (_key(part="schrijf"), (NOBODYS,)),
    f"{DESK}/knelpunten/<slug:key>/doe/<slug:step>": (_key(step="vertel"), (NOBODYS,)),
    f"{DESK}/maatregelen/<int:number>": (_measure, (NOBODYS,)),
    f"{DESK}/lobby/<slug:key>": (_request, (NOBODYS,)),
    f"{DESK}/lobby/<slug:key>/<slug:step>": (_request, (NOBODYS,)),
    f"{DESK}/vragen/<slug:key>": (_question, (NOBODYS,)),
    f"{DESK}/vragen/<slug:key>/weghalen": (_question, (NOBODYS,)),
    f"{DESK}/ideeen/<slug:key>": (_idea, (NOBODYS,)),
}
REPORT = {"text": TEXT}
CLUSTER = {"title": TEXT, "goes": "rule", "reach": "ours"}
SAID: dict[str, Callable[[], Mapping[str, Any]]] = {
    "/praktijk/melden": lambda: REPORT,
    "/praktijk/vragen/nieuw": lambda: {"title": TEXT, "text": TEXT},
    f"{DESK}/opschrijven": lambda: {**REPORT, "channel": "phone"},
    f"{DESK}/meldingen/<int:number>/<slug:step>": lambda: {"why": "other", "answer": "Dank u wel."},
    f"{DESK}/knelpunten/nieuw": lambda: CLUSTER,
    f"{DESK}/knelpunten/<slug:key>/doe/<slug:step>": lambda: {"words": TEXT},
    f"{DESK}/maatregelen/<int:number>": lambda: {"verdict": "helped", "result": TEXT},
    f"{DESK}/lobby/<slug:key>/<slug:step>": lambda: {"stand-to": "ready", "stand-words": TEXT},
    f"{DESK}/vragen/<slug:key>": lambda: {"answer": TEXT},
    f"{DESK}/vragen/<slug:key>/weghalen": lambda: {"parts": ["question"], "why": "Een naam.", "for_good": "on"},
    f"{DESK}/ideeen/<slug:key>": lambda: {"fate": "done", "words": TEXT, "source": TEXT},
}
