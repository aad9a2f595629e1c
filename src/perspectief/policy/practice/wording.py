"""What a reporter hears, and the paper form. Short sentences, no blame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from perspectief.foundation.access import Role
from perspectief.policy.practice.choices import Aside, ClusterState, Event, ReportState
from perspectief.policy.practice.models import Cluster, ClusterStep, Report
from perspectief.policy.practice.queries.clusters import timeline
from perspectief.policy.practice.queries.reports import words_of
from perspectief.policy.practice.queries.settings import setting
from perspectief.policy.practice.queries.subjects import Subject


@dataclass(frozen=True)
class Happened:
    """One line of a timeline in words."""

    at: dt.datetime
    what: str
    words: str
    by: str


@dataclass(frozen=True)
class Heard:
    """A report as its reporter reads it. `address`: the public page of its cluster; `lately`: what happened there."""

    received_on: dt.date
    about: str
    words: str
    state: str
    says: Sequence[str]
    title: str = ""
    address: str = ""
    lately: Sequence[Happened] = ()
    is_done: bool = False
    invented: bool = False


def heard(report: Report, about: str) -> Heard:
    """What became of a report, for who has its six words."""
    says, cluster = _says(report), report.cluster
    shown = cluster if cluster is not None and cluster.is_public else None
    return Heard(
        received_on=report.received_on,
        about=about,
        words=words_of(report),
        state=_state(report),
        says=says,
        title=shown.title if shown else "",
        address=reverse("practice:cluster", args=[shown.key]) if shown else "",
        lately=[happened(step) for step in timeline(shown, for_everybody=True)][::-1] if shown else (),
        is_done=report.state == ReportState.ASIDE or (cluster is not None and not cluster.is_open),
        invented=report.invented,
    )


def _state(report: Report) -> str:
    if report.cluster is not None:
        return str(ClusterState(report.cluster.state).label)
    return _("wij gaan dit lezen") if report.state == ReportState.NEW else _("klaar")


def _says(report: Report) -> list[str]:
    if report.state == ReportState.NEW:
        due = report.received_on + dt.timedelta(days=setting("read_days", report.received_on))
        if due < timezone.localdate():
            return [_("Wij lazen dit nog niet. Dat is later dan wij beloofden.")]
        return [_("Wij lezen dit niet later dan %(day)s.") % {"day": date_format(due, "j F")}]
    if report.state == ReportState.ASIDE:
        return [str(Aside(report.aside).label), report.answer]
    return _joined(report.cluster)


def _joined(cluster: Cluster | None) -> list[str]:
    if cluster is None:
        return []
    if not cluster.is_public:
        return [_("Uw melding hoort bij een knelpunt. Wij schrijven het nog op. Kijk later nog eens.")]
    if cluster.is_open:
        day = date_format(cluster.due, "j F Y")
        return [
            _("Uw melding hoort bij een knelpunt. Daar werken wij aan."),
            _("Niet later dan %(day)s hoort u hier meer.") % {"day": day},
        ]
    return [_("Uw melding hoorde bij een knelpunt. Dat is nu afgerond.")]


def happened(step: ClusterStep) -> Happened:
    """A step in words; with its state when that changed."""
    what = str(Event(step.event).label)
    if step.event == Event.STATE and step.state:
        what = _("De stand is nu: %(state)s") % {"state": ClusterState(step.state).label}
    by = str(Role(step.role).label) if step.role else _("vanzelf")
    return Happened(step.at, what, step.words, by)


def paper(about: Subject | None) -> dict[str, Any]:
    """What the paper form says."""
    return {
        "about": about.name if about else "",
        "lead": _("Loopt iets steeds vast? Schrijf het hier op. Dat duurt een minuut."),
        "careful": _("Schrijf geen naam, adres, telefoonnummer of ander nummer op. Niet van u en niet van een ander."),
        "questions": [
            {"label": _("Over welke hulp of regeling gaat het?"), "lines": 1},
            {"label": _("Wat gaat er mis?"), "lines": 7},
            {"label": _("In welke wijk? Dit mag u overslaan."), "lines": 1},
        ],
        "about_label": _("Het gaat over:"),
        "side": _("Waar ziet u dit? Dit mag u overslaan."),
        "sides": [_("In mijn werk of als vrijwilliger"), _("In mijn eigen leven of bij iemand die ik ken")],
        "give": _("Geef dit papier aan een medewerker van WIJ, of aan de balie van de gemeente."),
        "words_head": _("Zo hoort u wat ermee gebeurt"),
        "words_lead": _("De medewerker typt uw papier over. U krijgt zes woorden. Schrijf ze hier op en bewaar dit."),
        "words": [f"{number}." for number in range(1, 7)],
        "where": _("Met die woorden kijkt u op deze site bij ‘Praktijk’. U kunt het ook vragen bij WIJ."),
    }
