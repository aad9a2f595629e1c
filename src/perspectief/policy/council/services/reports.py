"""Makes the report of a cycle and brings it out: draft, embargo, public, frozen. Each step notes role and reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from perspectief.foundation import voices
from perspectief.foundation.access import Actor, role_of
from perspectief.foundation.jobs import services as jobs
from perspectief.policy.council.calc.canonical import canonical, digest
from perspectief.policy.council.choices import EXPERT_SLOTS, ReportState
from perspectief.policy.council.models import ChosenVoice, Cycle, Report, ReportStep
from perspectief.policy.council.permissions import STEERS, may_steer
from perspectief.policy.council.queries import cycles
from perspectief.policy.council.queries import reports as queries
from perspectief.policy.council.queries.report import checklist, content, figures, stories
from perspectief.policy.council.services.refusing import Refused, check
from perspectief.policy.council.states import may_follow

PUBLISH_JOB = "council-publish"
IN_THE_MAKING = (ReportState.DRAFT, ReportState.EMBARGO)
BY_ITSELF = "system"
"""Role of the clock: a report that goes out when its embargo ends."""
KEPT_FIELDS = ("figures", "figures_digest", "record", "record_digest")


class NotReady(Refused):
    """A report that cannot go out yet, with everything that is missing."""

    def __init__(self, missing: list[str]):
        super().__init__("\n".join(missing))
        self.missing = missing


@transaction.atomic
def make_report(*, cycle: Cycle, by: Actor, as_of: dt.datetime | None = None) -> Report:
    """Begin the report of a cycle, or its next edition, on the figures that were known at `as_of` (now)."""
    check(may_steer(by))
    if cycle.reports.filter(state__in=IN_THE_MAKING).exists():
        raise Refused(_("Er is al een rapport in de maak."))
    now = timezone.now()
    moment = _not_later(as_of or now, now)
    edition = (cycle.reports.aggregate(last=Max("edition"))["last"] or 0) + 1
    report = Report.objects.create(cycle=cycle, edition=edition, as_of=moment, made_at=now, invented=by.is_invented)
    _note(report, _("Het rapport is begonnen."), role_of(by, STEERS))
    return report


@transaction.atomic
def set_as_of(*, report: Report, as_of: dt.datetime, by: Actor) -> Report:
    """Let a draft stand on the figures that were known at another moment."""
    check(may_steer(by))
    if report.state != ReportState.DRAFT:
        raise Refused(_("Alleen bij een concept kunt u de dag van de cijfers veranderen."))
    report.as_of = _not_later(as_of, timezone.now())
    report.save(update_fields=["as_of"])
    return report


def _not_later(as_of: dt.datetime, now: dt.datetime) -> dt.datetime:
    if as_of > now:
        raise Refused(of_later())
    return as_of


def of_later() -> str:
    """Why a day to come is no day for figures."""
    return _("Cijfers van later zijn er nog niet. Kies een dag tot en met vandaag.")


@transaction.atomic
def embargo(*, report: Report, until: dt.datetime, by: Actor, reason: str) -> Report:
    """Keep it ready: nothing changes any more, and at `until` it goes out by itself. Raises NotReady.

    Council members may take it on paper from now on, with the stories in it.
    """
    check(may_steer(by))
    if until <= timezone.now():
        raise Refused(_("Dit moment is al voorbij. Kies een later moment, of maak het rapport nu openbaar."))
    report = _locked(report, ReportState.EMBARGO, reason)
    _insist_on_what_is_needed(report)
    _keep(report)
    report.embargo_until = until
    jobs.start(PUBLISH_JOB, {"report": str(report.key), "until": until.isoformat()}, not_before=until)
    report = _move(report, ReportState.EMBARGO, reason, role_of(by, STEERS))
    _tell_that_stories_went_out(report)
    return report


@transaction.atomic
def withdraw(*, report: Report, by: Actor, reason: str) -> Report:
    """Take it back from embargo to draft, because something must change."""
    check(may_steer(by))
    report = _locked(report, ReportState.DRAFT, reason)
    report.embargo_until = None
    for field in KEPT_FIELDS:
        setattr(report, field, "")
    report.experts_missed = {}
    report.voices.all().delete()
    return _move(report, ReportState.DRAFT, reason, role_of(by, STEERS))


@transaction.atomic
def publish(*, report: Report, by: Actor, reason: str) -> Report:
    """Let everybody read it, now. Raises NotReady with everything that is missing."""
    check(may_steer(by))
    return _publish(report, reason, role_of(by, STEERS))


@transaction.atomic
def publish_when_due(*, key: str, until: dt.datetime) -> Report | None:
    """Let everybody read it, because its embargo ends. None when it was withdrawn or got another moment."""
    report = Report.objects.select_related("cycle", "cycle__municipality").filter(key=key).first()
    if report is None or report.state != ReportState.EMBARGO or report.embargo_until != until:
        return None
    if until > timezone.now():
        return None
    with translation.override("nl"):
        return _publish(report, _("Het embargo is voorbij."), BY_ITSELF)


def _publish(report: Report, reason: str, role: str) -> Report:
    """What is needed is asked again after an embargo: somebody may have withdrawn a story since."""
    report = _locked(report, ReportState.PUBLISHED, reason)
    _insist_on_what_is_needed(report)
    if report.state == ReportState.DRAFT:
        _keep(report)
    report.published_at = timezone.now()
    _move(report, ReportState.PUBLISHED, reason, role)
    _tell_that_stories_went_out(report)
    return report


@transaction.atomic
def freeze(*, report: Report, by: Actor, reason: str) -> Report:
    """From now on it stays as it is. Refused when its figures cannot be rebuilt as they stand in it."""
    check(may_steer(by))
    report = _locked(report, ReportState.FROZEN, reason)
    if not rebuilds(report):
        raise Refused(_("De cijfers in dit rapport zijn niet meer zo op te bouwen. Vraag de beheerder om hulp."))
    report.frozen_at = timezone.now()
    return _move(report, ReportState.FROZEN, reason, role_of(by, STEERS))


def rebuilds(report: Report) -> bool:
    """Do the figures of this moment, built again from all figures of now, say the same in every byte?"""
    again = canonical(figures.read(report.as_of, report.cycle.municipality.code))
    return again == report.figures and digest(again) == report.figures_digest


def _locked(report: Report, to: ReportState, reason: str) -> Report:
    """The report as it stands, kept from others until this transaction ends. Refused when it cannot go there."""
    report = Report.objects.select_for_update(no_key=True).get(pk=report.pk)
    if not may_follow(ReportState(report.state), to):
        raise Refused(_("Deze stap kan nu niet. Kijk hoe ver het rapport is."))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom u deze stap zet."))
    return report


def _move(report: Report, to: ReportState, reason: str, role: str) -> Report:
    report.state = to
    report.save()
    _note(report, reason, role)
    return report


def _note(report: Report, reason: str, role: str) -> None:
    ReportStep.objects.create(report=report, state=report.state, reason=reason.strip(), role=role, at=timezone.now())


def _insist_on_what_is_needed(report: Report) -> None:
    missing = [str(item.says) for item in checklist.of(report) if item.is_needed and not item.is_done]
    if missing:
        raise NotReady(missing)


def _keep(report: Report) -> None:
    """Keep with the report what it stands on. In Dutch, whoever presses the button: a text is kept once."""
    with translation.override("nl"):
        found: Mapping[str, Any] = figures.read(report.as_of, report.cycle.municipality.code)
        record = content.record(report, found)
    report.figures, report.record = canonical(found), canonical(record)
    report.figures_digest, report.record_digest = digest(report.figures), digest(report.record)
    said_themselves = queries.texts(report).keys() & EXPERT_SLOTS
    report.experts_missed = {} if said_themselves else cycles.experts_missed(report.cycle, timezone.localdate())
    _choose_voices(report)


def _choose_voices(report: Report) -> None:
    report.voices.all().delete()
    chosen = stories.to_choose(report)
    rows = [
        ChosenVoice(report=report, goal=goal, key=voice.key, order=order)
        for order, (goal, voice) in enumerate((goal, voice) for goal, found in chosen.items() for voice in found)
    ]
    ChosenVoice.objects.bulk_create(rows)


def _tell_that_stories_went_out(report: Report) -> None:
    keys = sorted(set(report.voices.values_list("key", flat=True)))
    if keys:
        where = _("Raadsrapport %(cycle)s") % {"cycle": report.cycle.key}
        voices.handed_out(keys, where=where, on=report.published_at or timezone.now())
