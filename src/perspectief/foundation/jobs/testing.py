"""For tests of rooms: do the jobs in the queue here and now, as a worker would."""

from __future__ import annotations

from perspectief.foundation.jobs import running
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.models import Job


def work() -> list[Job]:
    """Do every waiting job once, oldest first; gives them as they ended."""
    keys = list(Job.objects.filter(state=State.WAITING).order_by("queued_at").values_list("key", flat=True))
    for key in keys:
        running.run(key)
    return [Job.objects.get(key=key) for key in keys]
