"""Who may do what in the simulator. There is no person in it, so its pages are public.

Everybody together may ask for so much work and no more; nobody is counted apart, so no address is kept.
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Verdict

OPEN = "Everybody may try a reform on a made-up city. There is no person in it; the key of a plan opens that plan."
"""Why the pages of this room are public."""


class Limits(NamedTuple):
    """How much everybody together may ask."""

    waiting: int
    started_per_minute: int
    kept_per_hour: int


def may_keep(kept_this_hour: int, limits: Limits) -> Verdict:
    """Keep a new plan under a link."""
    if kept_this_hour >= limits.kept_per_hour:
        return Verdict(False, _("Er zijn dit uur al veel plannen bewaard. Probeer het later nog eens."))
    return YES


def may_run(waiting: int, started_this_minute: int, limits: Limits) -> Verdict:
    """Ask the computer to work a plan out."""
    if waiting >= limits.waiting:
        return Verdict(False, _("Er staan nu te veel plannen in de rij. Probeer het over een paar minuten nog eens."))
    if started_this_minute >= limits.started_per_minute:
        return Verdict(False, _("Er zijn net al veel plannen gestart. Wacht een minuut en probeer het dan weer."))
    return YES
