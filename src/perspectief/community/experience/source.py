"""What `foundation/advice` asks: the register, as other wings may read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from perspectief.community.experience.choices import Holds, Outcome
from perspectief.community.experience.queries import advice as queries
from perspectief.foundation.advice import Advice, Giver


class Register:
    """All advice of experts by experience, children and youth."""

    def advice(self, *, as_of: dt.datetime | None) -> Iterator[Advice]:
        """As it was known at that moment; now without one."""
        return map(_told, queries.as_of(as_of or timezone.now()))


def _told(known: queries.Known) -> Advice:
    one, answer, check = known.advice, None if known.is_again else known.answer, known.check
    return Advice(
        key=one.key,
        giver=Giver(one.panel),
        title=one.title,
        about=str(one.get_about_display()),
        question=one.question,
        asked_on=timezone.localdate(one.asked_at),
        address=reverse("experience:advice", args=[one.key]),
        words=one.advice if known.is_given else "",
        given_on=timezone.localdate(one.given_at) if known.is_given and one.given_at else None,
        due=known.due,
        outcome=answer.outcome if answer else "",
        outcome_words=Outcome(answer.outcome).label if answer else "",
        answer=answer.text if answer else "",
        answered_on=timezone.localdate(answer.at) if answer else None,
        days_late=known.days_late,
        holds=check.holds if check else "",
        holds_words=Holds(check.holds).label if check else "",
        checked_on=timezone.localdate(check.at) if check else None,
        page=one.page,
        provision=one.provision,
        invented=one.invented,
    )
