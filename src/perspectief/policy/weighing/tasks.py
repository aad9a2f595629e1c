"""What the worker does for the weighing room."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.jobs.handlers import Progress, daily, handler
from perspectief.policy.weighing.services import rounds, runs


# --- Frameworks, rounds and applications ------------------------------------------------------------------------------
@daily("weighing-open", name=_("Rondes openen op hun eerste dag"))
def open_rounds(progress: Progress) -> str:
    """Opens announced rounds of which the first day has come; gives how many."""
    opened = rounds.open_what_is_due(municipality=settings.MUNICIPALITY, at=timezone.now())
    progress(1, 1)
    return str(opened)


# --- Results, portfolio, decisions, letters, money --------------------------------------------------------------------
@handler(runs.ROBUST_JOB, name=_("Uitrekenen hoe zeker een keuze is"), takes=("run",))
def robust(progress: Progress, *, run: str) -> str:
    """Works out how sure a choice is; gives the key of the run."""
    return runs.work_out(progress, run=run)
