"""Work that takes longer than a page may take."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.jobs.handlers import Progress, handler
from perspectief.policy.monitor.services import computing, snapshots


@handler(snapshots.KIND, name=_("Een tabel van StatLine ophalen"), takes=("table", "keep"))
def statline(progress: Progress, *, table: str, keep: bool) -> str:
    """Looks at a table, and keeps what is new; gives the key of the look."""
    return str(snapshots.look(progress, dataset=table, keep=keep).key)


@handler(computing.KIND, name=_("Cijfers uit een tabel berekenen"), takes=("delivery",))
def compute(progress: Progress, *, delivery: str) -> str:
    """Computes the figures of a delivery; gives its key."""
    return str(computing.work_out(progress, delivery=delivery).key)
