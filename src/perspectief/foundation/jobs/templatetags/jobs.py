"""A job on a room's page: `{% load jobs %}`, `{% job_head job %}` in block head, and `{% job_status job %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.jobs import queries
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.models import Job

register = template.Library()
QUIET = "rustig"
"""`?rustig=1`: a page without JavaScript that does not fetch itself again."""
ANNOUNCE_EVERY = 25
"""A screen reader hears the progress in steps of so many percent."""


@register.inclusion_tag("jobs/head.html", takes_context=True)
def job_head(context: dict[str, Any], job: Job) -> dict[str, Any]:
    """In `<head>`: lets the page fetch its moving part (htmx), or itself when there is no JavaScript."""
    return {"job": job, "is_quiet": _is_quiet(context)}


@register.inclusion_tag("jobs/status.html", takes_context=True)
def job_status(context: dict[str, Any], job: Job) -> dict[str, Any]:
    """How far a job is, with a button to stop it. Nothing when it is done: then the page shows what came out."""
    path = context["request"].path
    return {**words_of(job), "here": path, "is_quiet": _is_quiet(context), "quiet": f"{path}?{QUIET}=1"}


def _is_quiet(context: dict[str, Any]) -> bool:
    return QUIET in context["request"].GET


def words_of(job: Job, said: str = "") -> dict[str, Any]:
    """What the page says of this job. `said`: what a screen reader last heard, so that it is not told twice."""
    announcement = f"{job.state} {(job.percent or 0) // ANNOUNCE_EVERY}"
    return {
        "job": job,
        "state": _state(job),
        "doing": _(job.doing) if job.doing and job.state == State.RUNNING else "",
        "error": _(job.error) if job.error else "",
        "said": announcement.replace(" ", "-"),
        "is_news": announcement.replace(" ", "-") != said,
    }


def _state(job: Job) -> str:
    if job.state == State.WAITING:
        return _waiting(queries.waiting_before(job))
    if job.state == State.RUNNING:
        return _running(job)
    return {
        State.DONE: _("Klaar."),
        State.FAILED: _("Het is niet gelukt."),
        State.CANCELLED: _("Gestopt."),
    }[State(job.state)]


def _waiting(before: int) -> str:
    if not before:
        return _("Wij beginnen zo.")
    words = ngettext("Er is nog %(number)d berekening voor u.", "Er zijn nog %(number)d berekeningen voor u.", before)
    return words % {"number": before}


def _running(job: Job) -> str:
    if job.wants_to_stop:
        return _("Wij stoppen. Dat duurt nog even.")
    if job.percent is None:
        return _("Wij zijn begonnen.")
    return _("%(percent)d procent is klaar.") % {"percent": job.percent}
