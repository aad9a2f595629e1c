"""What this room says on start pages: to an expert what waits for them, to coordinators what waits and what is late."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from perspectief.community.experience.choices import AgreementState
from perspectief.community.experience.permissions import (
    may_ask,
    may_be_expert,
    may_check,
    may_coordinate,
    may_supervise,
)
from perspectief.community.experience.queries import advice, people, tasks
from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.panels.register import door, panel

Lines = list[tuple[str, str]]


def _for_expert(request: HttpRequest) -> dict[str, Any] | None:
    by = getattr(request, "actor", NOBODY)
    lines = [*_own_lines(by), *_panel_lines(by)]
    return {"lines": lines} if lines else None


def _own_lines(by: Actor) -> Lines:
    expert, mine, day = people.expert_of(by), reverse("experience:mine"), timezone.localdate()
    if expert is None:
        return [(str(_("Maak uw profiel als ervaringsdeskundige")), reverse("experience:profile"))]
    found = len(tasks.proposals(expert, day))
    asked = sum(one.state == AgreementState.PROPOSED for one in tasks.agreements_of(expert))
    after = len(tasks.check_ins_due(expert, day))
    counted = (
        (found, ngettext("%d vraag past bij u", "%d vragen passen bij u", found)),
        (asked, ngettext("%d afspraak wacht op uw ja of nee", "%d afspraken wachten op uw ja of nee", asked)),
        (after, ngettext("Vertel over %d taak hoe het was", "Vertel over %d taken hoe het was", after)),
    )
    return [(words % number, mine) for number, words in counted if number]


def _panel_lines(by: Actor) -> Lines:
    asked = advice.waiting_for_panel().count()
    ripe = advice.ripe_to_check(timezone.localdate()).count() if may_check(by).allowed else 0
    mine = reverse("experience:mine")
    counted = (
        (asked, ngettext("%d vraag om advies van het panel", "%d vragen om advies van het panel", asked)),
        (ripe, ngettext("Kijk of %d antwoord klopt", "Kijk of %d antwoorden kloppen", ripe)),
    )
    return [(words % number, mine) for number, words in counted if number]


def _for_coordinator(_request: HttpRequest) -> dict[str, Any] | None:
    day, desk = timezone.localdate(), reverse("experience:desk")
    late, waits = advice.late(day).count(), advice.waiting_for_answer().count()
    new, calls = tasks.new_tasks().count(), len(tasks.wants_a_call())
    maybe = len(tasks.waiting_for_agreement())
    counted = (
        (late, ngettext("%d advies is te laat beantwoord", "%d adviezen zijn te laat beantwoord", late)),
        (waits, ngettext("%d advies wacht op antwoord", "%d adviezen wachten op antwoord", waits)),
        (
            calls,
            ngettext("%d ervaringsdeskundige wil dat u belt", "%d ervaringsdeskundigen willen dat u belt", calls),
        ),
        (new, ngettext("%d nieuwe vraag van een organisatie", "%d nieuwe vragen van organisaties", new)),
        (maybe, ngettext("Bij %d vraag zei iemand ‘misschien’", "Bij %d vragen zei iemand ‘misschien’", maybe)),
    )
    lines = [(words % number, desk) for number, words in counted if number]
    return {"lines": lines} if lines else None


panel(
    key="experience-mine",
    title=_("Mijn ervaring"),
    may=may_be_expert,
    template="experience/panel_expert.html",
    context=_for_expert,
    empty=_("Er is nu geen vraag aan u."),
    order=24,
)
panel(
    key="experience-desk",
    title=_("Ervaring: wat wacht"),
    may=may_coordinate,
    template="experience/panel_expert.html",
    context=_for_coordinator,
    empty=_("Bij ervaringsdeskundigen wacht niets."),
    order=32,
)
door(
    key="experience-mine",
    title=_("Mijn ervaring"),
    says=_("Uw profiel, vragen die bij u passen, en uw afspraken."),
    goes_to="experience:mine",
    may=may_be_expert,
    order=31,
)
door(
    key="experience-desk",
    title=_("Ervaringsdeskundigen"),
    says=_("Vragen, afspraken, nazorg en adviezen."),
    goes_to="experience:desk",
    may=may_coordinate,
    order=33,
)
door(
    key="experience-ask",
    title=_("Vraag om ervaring"),
    says=_("Vraag mensen die weten hoe het is. Zij kiezen zelf."),
    goes_to="experience:tasks",
    may=may_ask,
    order=36,
)
door(
    key="experience-youth",
    title=_("Kinderen en jongeren vragen"),
    says=_("Leg een vraag voor, en vertel wat u ermee doet."),
    goes_to="experience:youth",
    may=may_supervise,
    order=37,
)
