"""What this room says on start pages: one's own data for everybody; what is kept and who looked for the watchers.

Only numbers and dates: nothing here shows anything about somebody else.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import OWN_HOUSEHOLD, may_because_logged_in
from perspectief.foundation.panels.register import CHANGED, door, for_roles, panel
from perspectief.foundation.privacy import chain, queries
from perspectief.foundation.privacy.models import Segment
from perspectief.foundation.privacy.permissions import may_search_log, may_see_register
from perspectief.foundation.privacy.queries import oversight, retention, verify
from perspectief.foundation.privacy.subjects import account

LATELY = dt.timedelta(days=30)
SOON = dt.timedelta(days=14)
OWN = for_roles(*OWN_HOUSEHOLD)


def _who_looked(request: HttpRequest) -> dict[str, Any] | None:
    since = timezone.now() - LATELY
    lines = queries.looks_page(account(request.actor.account)).lines
    others = [line for line in lines if line.at >= since and not line.by_self]
    return {"number": len(others), "is_more": len(others) == len(lines) > 0, "last": others[0]} if others else None


def _consents(request: HttpRequest) -> dict[str, Any] | None:
    holding = [one for one in queries.consents_of(account(request.actor.account)) if one.holds]
    if not holding:
        return None
    return {"number": len(holding), "ends_soon": [one for one in holding if one.until - timezone.now() < SOON]}


def _kept(_request: HttpRequest) -> dict[str, Any] | None:
    late = retention.overdue_total()
    unchecked = len(oversight.unchecked())
    behind = retention.is_behind()
    if not late and not unchecked and not behind:
        return None
    return {"late": late, "unchecked": unchecked, "behind": behind, "last": retention.last_run()}


def _log(_request: HttpRequest) -> dict[str, Any] | None:
    months = verify.heads()
    if not months:
        return None
    broken = [one.month for one in months if not _is_sealed(one)]
    return {"lines": sum(one.count for one in months), "broken": broken}


def _is_sealed(month: Segment) -> bool:
    """The head of a month carries our own mark. Whether its lines fit is for the page that reads them all."""
    return chain.is_ours(month.mark, month.month, month.opening_hash, month.count, month.last_hash)


panel(
    key="who-looked",
    place=CHANGED,
    title=_("Wie keek er mee?"),
    may=OWN,
    template="privacy/panel_looks.html",
    context=_who_looked,
    empty=_("De laatste maand keek niemand in uw gegevens."),
    order=10,
)
panel(
    key="consents",
    title=_("Uw toestemming"),
    may=OWN,
    template="privacy/panel_consents.html",
    context=_consents,
    empty=_("Niemand kan nu met u meekijken."),
    order=40,
)
panel(
    key="kept",
    title=_("Wat wij bewaren"),
    may=may_see_register,
    template="privacy/panel_kept.html",
    context=_kept,
    empty=_("Niets is over zijn tijd, en een jurist keek overal naar."),
    order=10,
)
panel(
    key="access-log",
    title=_("Wie keek waar?"),
    may=may_search_log,
    template="privacy/panel_log.html",
    context=_log,
    empty=_("Er keek nog niemand."),
    order=20,
)
door(
    key="my-data",
    title=_("Mijn gegevens"),
    says=_("Zie wat wij van u bewaren. Verbeter het of wis het."),
    goes_to="privacy:my-data",
    may=may_because_logged_in,
    order=70,
)
door(
    key="looks",
    title=_("Wie keek er mee?"),
    says=_("Zie wie in uw gegevens keek, en waarom."),
    goes_to="privacy:looks",
    may=OWN,
    order=72,
)
door(
    key="consents",
    title=_("Mijn toestemming"),
    says=_("Zie wie met u mag meekijken. U kunt altijd stoppen."),
    goes_to="privacy:consents",
    may=OWN,
    order=74,
)
door(
    key="register",
    title=_("Wat wij bewaren"),
    says=_("Zie wat waar staat, hoe lang, en wat over zijn tijd is."),
    goes_to="privacy:oversight",
    may=may_see_register,
    order=10,
)
door(
    key="access-log",
    title=_("Wie keek waar?"),
    says=_("Zoek wie waarom in gegevens keek."),
    goes_to="privacy:insight",
    may=may_search_log,
    order=12,
)
