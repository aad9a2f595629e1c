"""For tests of rooms: do the jobs in the queue here and now, as a worker would."""

from __future__ import annotations

from perspectief.foundation.jobs import queries, running
from perspectief.foundation.jobs.models import Job


def work() -> list[Job]:
    """Do every job that is in the queue at this moment once, oldest first; gives them as they ended."""
    keys = list(queries.in_the_queue().order_by("queued_at").values_list("key", flat=True))
    for key in keys:
        running.run(key)
    return [Job.objects.get(key=key) for key in keys]
