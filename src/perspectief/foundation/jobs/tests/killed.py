"""A process of its own for the test of the killed worker: `python -m ...killed ask|work|sweep|tell FOLDER`.

The work writes a line to a file at each step, so that the test sees what was done and how often.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path

import django

STEPS = 4


def register(folder: Path) -> None:
    """A handler that sticks at its third step for as long as the file `stick` is there."""
    from perspectief.foundation.jobs.handlers import Progress, handler

    @handler("killed", name="Proef")
    def steps(progress: Progress) -> str:
        for step in range(1, STEPS + 1):
            progress(step, STEPS)
            with (folder / "steps").open("a") as file:
                file.write(f"{step}\n")
            while step == 3 and (folder / "stick").exists():
                time.sleep(0.01)
        with (folder / "outcomes").open("a") as file:
            file.write("uitkomst\n")
        return "uitkomst"


def ask() -> None:
    from perspectief.foundation.jobs import services

    services.start("killed")


def work() -> None:
    """The real worker, until the queue is empty."""
    from django.core.management import call_command

    call_command("work", batch=True, interval=0.05, verbosity=0)


def sweep() -> None:
    """As half a minute later."""
    from django.utils import timezone

    from perspectief.foundation.jobs import services

    services.sweep(timezone.now() + dt.timedelta(minutes=1))


def tell() -> None:
    from perspectief.foundation.jobs.models import Job

    fields = ("state", "result", "attempts", "steps_done", "steps_all")
    sys.stdout.write(json.dumps(list(Job.objects.filter(kind="killed").values_list(*fields))))


def main() -> None:
    what, folder = sys.argv[1], Path(sys.argv[2])
    django.setup()
    register(folder)
    {"ask": ask, "work": work, "sweep": sweep, "tell": tell}[what]()


if __name__ == "__main__":
    main()
