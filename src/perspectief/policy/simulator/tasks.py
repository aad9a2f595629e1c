"""Work that takes longer than a page may take."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.jobs.handlers import Progress, handler
from perspectief.policy.simulator.queries.runs import KIND
from perspectief.policy.simulator.services import runs


@handler(KIND, name=_("Een plan doorrekenen"), takes=("reform", "place", "date"))
def simulate(progress: Progress, *, reform: str, place: str, date: str) -> str:
    """Works a plan out; gives the key of the outcome."""
    return runs.work_out(progress, reform=reform, place=place, date=date)
