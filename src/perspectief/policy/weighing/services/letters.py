"""The letter on what was decided: its content, kept word for word, and the neutral mail that it is there."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perspectief.foundation.accounts.queries import mail_of
from perspectief.foundation.outbox import services as outbox
from perspectief.policy.weighing import wording
from perspectief.policy.weighing.choices import DecisionState, Outcome
from perspectief.policy.weighing.models import Item, Verdict
from perspectief.policy.weighing.queries import decisions
from perspectief.policy.weighing.queries.settings import value_of

ABOUT = "weighing"
"""Code word of these messages."""
SUBJECTS = {
    "proposed": gettext_noop("Er staat een bericht voor u klaar"),
    "missing": gettext_noop("Er staat een bericht voor u klaar"),
    "not-taken": gettext_noop("Er staat een bericht voor u klaar"),
    "decided": gettext_noop("Er staat een brief voor u klaar"),
}
UNCHECKED = "aanname"


def content(verdict: Verdict, at: dt.datetime) -> dict[str, Any]:
    """The whole letter as data, from the snapshot of its decision. In the language that is on: letters are Dutch."""
    decision, key = verdict.decision, str(verdict.item.key)
    row = next(one for one in decision.snapshot["items"] if one["key"] == key)
    day = timezone.localdate(at)
    return {
        "to": row["organisation"],
        "city": decision.round.municipality.name,
        "about": row["title"],
        "round": decision.round.name,
        "title": _title(row),
        "day": day.isoformat(),
        "by": decision.role,
        "legal_basis": decision.round.legal_basis,
        "decided": _decided(row),
        "money": [[year, euros] for year, euros in row["costs"].items() if euros],
        "reasons": row["reasons"],
        "own_words": row["own_words"],
        "values": _values(decision.snapshot, row),
        "replies": [{"text": one.text, "answer": one.answer} for one in decisions.replies_on(verdict.item)],
        "objection": objection(day),
        "digest": decision.digest,
        "invented": row["invented"],
    }


def _title(row: dict[str, Any]) -> str:
    words = {"title": row["title"]}
    return {
        Outcome.GRANTED: _("Er is geld voor %(title)s"),
        Outcome.PARTLY: _("Er is geld voor een deel van %(title)s"),
        Outcome.REFUSED: _("Er is nu geen geld voor %(title)s"),
        Outcome.PHASED_OUT: _("Het geld voor %(title)s stopt stap voor stap"),
    }[Outcome(row["outcome"])] % words


def _decided(row: dict[str, Any]) -> list[str]:
    """What was decided, in one or two sentences."""
    words = {"title": row["title"], "level": row["level_label"], "reach": wording.number(row["reach"], 0)}
    outcome = Outcome(row["outcome"])
    if outcome in (Outcome.GRANTED, Outcome.PARTLY):
        return [
            _("Wij geven geld voor %(title)s: %(level)s.") % words,
            _("Wij rekenen erop dat u hiermee %(reach)s mensen per jaar bereikt.") % words,
        ]
    if outcome == Outcome.PHASED_OUT:
        return [_("Wij stoppen stap voor stap met geld voor %(title)s.") % words]
    return [_("Wij geven nu geen geld voor %(title)s.") % words, _("In een volgende ronde kunt u opnieuw vragen.")]


def _values(snapshot: dict[str, Any], row: dict[str, Any]) -> list[list[Any]]:
    """Question and group value; only from three scores up."""
    return [
        [one["label"], round(row["values"][one["key"]]["mean"])]
        for one in snapshot["questions"]
        if row["values"][one["key"]]["n"] >= decisions.ENOUGH
    ]


def objection(day: dt.date) -> dict[str, Any]:
    """Until when somebody may object; `unchecked` as long as nobody compared the term with the law."""
    value = value_of("objection_weeks", day)
    return {
        "weeks": int(value.value),
        "until": (day + dt.timedelta(weeks=int(value.value))).isoformat(),
        "article": "artikel 6:7 en 6:8 Awb",
        "unchecked": value.status == UNCHECKED,
    }


def tell(verdict: Verdict, what: str) -> int:
    """A mail that there is something to read of a decision. Gives how many."""
    decision = verdict.decision
    moment = decision.decided_at if decision.state == DecisionState.FINAL else decision.proposed_at
    return tell_owners(verdict.item, what, "own-decision", moment or timezone.now())


def tell_owners(item: Item, what: str, page: str, moment: dt.datetime) -> int:
    """A mail to each account that worked at the file: that there is something to read, not what. Gives how many."""
    number, address = 0, settings.ADDRESS + reverse(f"weighing:{page}", args=[item.key])
    for account in decisions.owners(item):
        to = mail_of(account)
        if not to:
            continue
        outbox.send_mail(
            to=to,
            subject=_(SUBJECTS[what]),
            text=_("U leest het op deze pagina. U logt daarvoor eerst in: %(address)s") % {"address": address},
            about=ABOUT,
            idempotency_key=f"weighing:{what}:{item.key.hex}:{account.hex}:{moment:%Y%m%d%H%M%S}",
        )
        number += 1
    return number
