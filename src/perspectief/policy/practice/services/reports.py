"""Takes in what goes wrong, lets the reporter find it again, and puts reports where they belong.

The inbox is the only way in: the words of a report are a signal there, refused when they name somebody.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation import keys
from perspectief.foundation.access import Actor
from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.calc.words import Code, new_code
from perspectief.foundation.inbox import queries as inbox_queries
from perspectief.foundation.inbox import services as inbox
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.choices import State as SignalState
from perspectief.foundation.privacy import terms
from perspectief.policy.practice import sealing
from perspectief.policy.practice.choices import Aside, Channel, Event, ReportState, Side
from perspectief.policy.practice.models import Cluster, Report, ReportCode
from perspectief.policy.practice.permissions import may_triage
from perspectief.policy.practice.queries import subjects
from perspectief.policy.practice.services.refusing import Refused, check, said
from perspectief.policy.practice.services.steps import note

PAGE = "/praktijk/melden"


@dataclass(frozen=True)
class Told:
    """What somebody tells. `provision`: key of a provision or scheme; `key`: what the form calls this report."""

    text: str
    provision: str = ""
    side: str = ""
    area: str = ""
    channel: Channel = Channel.SITE
    key: str = ""


@dataclass(frozen=True)
class Taken:
    """What was kept. `words`: of a new code, shown once and kept nowhere; empty when an older code holds it too."""

    report: Report
    code: ReportCode
    words: Code = ()


@transaction.atomic
def report(
    *, told: Told, code: ReportCode | None = None, invented: bool = False, on: dt.date | None = None
) -> Taken | None:
    """Keep a report under six words. `code`: of an earlier report of the same reporter. Raises Refused.

    None: this form was sent before; nothing is kept twice. `on`: the day of an invented one, also of its signal.
    """
    text, provision = said(told.text, "text"), subjects.key_of(told.provision)
    signal = inbox.send_signal(page=PAGE, kind=Kind.BOTTLENECK, text=text, key=told.key, about=provision)
    if signal is None:
        return None
    words: Code = ()
    if code is None:
        words = new_code()
        code = make_code(words)
    today = on or timezone.localdate()
    if on is not None:
        signal.received_on = on
        signal.save(update_fields=["received_on"])
    made = Report.objects.create(
        received_on=today,
        channel=told.channel,
        side=Side(told.side) if told.side else "",
        provision=provision,
        area=told.area,
        signal=signal,
        code=code,
        invented=invented,
    )
    _used(code)
    return Taken(made, code, words)


def make_code(words: Code) -> ReportCode:
    """Keep what these six words find, never the words."""
    today = timezone.localdate()
    lookup = next(stretching.lookups(sealing.PLACE, words, stretching.costs_on(today)))
    return ReportCode.objects.create(lookup=lookup, used_on=today)


def _used(code: ReportCode) -> None:
    """Somebody still uses these words: they stay for their term from today."""
    code.used_on = timezone.localdate()
    code.save(update_fields=["used_on"])


@transaction.atomic
def open_code(*, words: Code) -> ReportCode | None:
    """The code that these six words find; None when there is none. Both take the same steps."""
    today = timezone.localdate()
    found, under = None, None
    for costs in stretching.costs_since(today - terms.term("report_code"), today):
        known = ReportCode.objects.filter(lookup__in=list(stretching.lookups(sealing.PLACE, words, costs))).first()
        found, under = (known, costs) if known else (found, under)
    if found is None:
        return None
    if under != stretching.costs_on(today) or not found.lookup.startswith(f"{keys.key_ids()[0]}."):
        found.lookup = next(stretching.lookups(sealing.PLACE, words, stretching.costs_on(today)))
        found.save(update_fields=["lookup"])
    _used(found)
    return found


# --- Triage -----------------------------------------------------------------------------------------------------------
@transaction.atomic
def take_along(*, signal: int, by: Actor) -> Report:
    """A signal of another kind is a bottleneck after all. Taken twice is taken once. Raises Refused."""
    check(may_triage(by))
    known = Report.objects.filter(signal_id=signal).first()
    if known is not None:
        return known
    found = inbox_queries.find(signal)
    if found is None:
        raise Refused(_("Dit signaal is er niet meer."))
    return Report.objects.create(
        received_on=found.received_on,
        channel=Channel.SIGNAL,
        provision=found.about or subjects.key_of(found.page.strip("/")),
        signal=found,
    )


@transaction.atomic
def join(*, report: Report, cluster: Cluster, by: Actor, at: dt.datetime | None = None) -> Report:
    """This report belongs to this cluster. Raises Refused."""
    check(may_triage(by))
    known = _locked(report)
    if known.state == ReportState.JOINED:
        raise Refused(_("Deze melding hoort al bij een knelpunt. Haal haar daar eerst uit."))
    known.cluster, known.state, known.aside, known.answer = cluster, ReportState.JOINED, "", ""
    _handled(known, by, at)
    note(cluster, Event.JOINED, "", by, at)
    return known


@transaction.atomic
def leave(*, report: Report, by: Actor) -> Report:
    """It does not belong there after all: it waits again. Raises Refused."""
    check(may_triage(by))
    known = _locked(report)
    if known.cluster is None:
        raise Refused(_("Deze melding hoort niet bij een knelpunt."))
    note(known.cluster, Event.LEFT, "", by)
    return _wait_again(known, by)


@transaction.atomic
def set_aside(*, report: Report, why: Aside, answer: str, by: Actor, at: dt.datetime | None = None) -> Report:
    """It is no bottleneck: the reporter reads why, in kind words. Raises Refused."""
    check(may_triage(by))
    known = _locked(report)
    if known.state == ReportState.JOINED:
        raise Refused(_("Deze melding hoort al bij een knelpunt. Haal haar daar eerst uit."))
    known.answer = said(answer, "answer")
    known.state, known.aside = ReportState.ASIDE, why
    _handled(known, by, at)
    return known


@transaction.atomic
def bring_back(*, report: Report, by: Actor) -> Report:
    """It is something after all: it waits again. Raises Refused."""
    check(may_triage(by))
    known = _locked(report)
    if known.state != ReportState.ASIDE:
        raise Refused(_("Deze melding ligt niet opzij."))
    return _wait_again(known, by)


def _locked(report: Report) -> Report:
    return Report.objects.select_for_update(no_key=True).get(pk=report.pk)


def _handled(report: Report, by: Actor, at: dt.datetime | None) -> None:
    report.handled_on = timezone.localdate(at or timezone.now())
    report.save()
    _move_signal(report, SignalState("done"), by)


def _wait_again(report: Report, by: Actor) -> Report:
    report.cluster, report.state, report.aside, report.answer = None, ReportState.NEW, "", ""
    report.handled_on = None
    report.save()
    _move_signal(report, SignalState("read"), by)
    return report


def _move_signal(report: Report, to: SignalState, by: Actor) -> None:
    """The list of signals says the same."""
    if report.signal is not None:
        inbox.move_signal(signal=report.signal, to=to, by=by)
