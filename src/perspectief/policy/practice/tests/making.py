"""Makes reports and clusters for tests, by the services of the room."""

from __future__ import annotations

import datetime as dt
from typing import Any

from perspectief.foundation.access import Actor, Held, Role
from perspectief.policy.practice.choices import Goes, Reach
from perspectief.policy.practice.models import Cluster, Report
from perspectief.policy.practice.services import clusters, reports

TEAM = Actor(held=(Held(Role.TEAM),), strong=True)
WIJ = Actor(held=(Held(Role.PROFESSIONAL),), strong=True)
PARTNER = Actor(held=(Held(Role.PARTNER),), strong=True)
RESIDENT = Actor(held=(Held(Role.RESIDENT),), strong=True)
TEXT = "De vergoeding voor een stage wordt ingehouden op de uitkering."


def taken(text: str = TEXT, **said: Any) -> reports.Taken:
    """A report with its six words."""
    found = reports.report(told=reports.Told(text, **said))
    assert found is not None
    return found


def report(text: str = TEXT, **said: Any) -> Report:
    """A report."""
    return taken(text, **said).report


def cluster(title: str = "Stage levert niets op", *, at: dt.datetime | None = None, **said: Any) -> Cluster:
    """A cluster in words of the team."""
    about = {"goes": Goes.RULE, "reach": Reach.OURS, "words": "Wij zien dit vaak.", **said}
    return clusters.make(about=clusters.About(title=title, **about), by=TEAM, at=at)


def public(title: str = "Stage levert niets op", **said: Any) -> Cluster:
    """One that everybody may read."""
    return clusters.show(cluster=cluster(title, **said), by=TEAM)
