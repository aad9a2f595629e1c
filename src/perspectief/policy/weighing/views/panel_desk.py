"""Who sits in the panel, for who steers the round; and typing what somebody wrote on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.accounts.queries import accounts, holding, met_by
from perspectief.foundation.accounts.services import log_list_of_accounts
from perspectief.foundation.organisations.queries import organisations_of
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.policy.weighing import panel_words as words
from perspectief.policy.weighing.choices import Holder, RoundState, Seat
from perspectief.policy.weighing.forms.panel import ReasonForm, SeatForm
from perspectief.policy.weighing.forms.scoring import ScoreForm
from perspectief.policy.weighing.models import Assessor, Item, KeyHolder, Round
from perspectief.policy.weighing.permissions import SEATED, may_score, may_seat, may_steer, may_type_for
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries.frameworks import content_of
from perspectief.policy.weighing.services import locks, panel
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.applications import item_words
from perspectief.policy.weighing.views.common import found_round, see_other
from perspectief.policy.weighing.views.panel import file_of, item_of, said_no, score_page

BOTH = ("GET", "HEAD", "POST")
MOST_FOUND = 20
PAPER = "papier"
LATER = (RoundState.TALK, RoundState.CHOOSING, RoundState.REPLYING, RoundState.DECIDED)


# --- Seats ------------------------------------------------------------------------------------------------------------
@allowed(may_steer)
@require_http_methods(BOTH)
@sensitive_post_parameters()
@transaction.atomic
def seats(request: HttpRequest, round: str) -> HttpResponse:
    """Who sits in it and how far they are, and a seat for somebody more."""
    found = found_round(round)
    name = request.POST.get("naam", "").strip()
    people = _people(request, name) if may_seat(request.actor, found).allowed else []
    is_seating = "wie" in request.POST or "stoel" in request.POST
    form, refused = _seat_form(request, people, is_seating=is_seating), ""
    if is_seating and form.is_valid():
        try:
            panel.seat(one=found, new=_new_seat(form), by=request.actor)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-panel", round)
    return _seats(request, found, form, people, name=name, refused=refused)


def _seats(
    request: HttpRequest, found: Round, form: SeatForm, people: list[Any], *, name: str, refused: str
) -> HttpResponse:
    progress, known = queries.progress(found), queries.seats(found)
    names = _names(request, known)
    in_panel = {one.number: (done, many) for one, done, many in progress.lines}
    told = {holder.holder: holder for holder in KeyHolder.objects.filter(round=found)}
    said = {
        "round": found,
        "rows": [(one, names.get(one.account, ""), *in_panel.get(one.number, (0, 0))) for one in known],
        "form": form,
        "name": name,
        "people": people,
        "problems": form.problems,
        "refused": refused,
        "verdict": may_seat(request.actor, found),
        "missing": queries.missing(found) if found.state not in LATER else [],
        "advice": queries.advice(found),
        "holders": [(one.label, told.get(one), locks.fingerprint(told[one]) if one in told else "") for one in Holder],
        "may_reserve": locks.may_hold(request.actor, found, Holder.RECOVERY),
        "is_scoring": found.state == RoundState.SCORING,
        "is_later": found.state in LATER,
    }
    response = render(request, "weighing/panel_seats.html", said, status=400 if form.problems or refused else 200)
    if people:
        log_list_of_accounts(by=request.actor, whose=people)
    words.log(request.actor, known, Action.SEARCH, words.SEAT, words.RUNNING)
    return response


def _people(request: HttpRequest, name: str) -> list[Any]:
    """Accounts that may sit in a panel, with this name. The one that was chosen stays in sight."""
    may = holding().filter(role__in=[role.value for role in SEATED]).values_list("user", flat=True)
    found = list(accounts(request.actor, name).filter(pk__in=may, is_active=True)[:MOST_FOUND]) if name else []
    chosen = request.POST.get("wie", "")
    if chosen and chosen != PAPER and all(str(one.key) != chosen for one in found):
        found += list(met_by(request.actor).filter(pk__in=may, is_active=True, key=_uuid(chosen)))
    return found


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _seat_form(request: HttpRequest, people: Iterable[Any], *, is_seating: bool) -> SeatForm:
    known = organisations_of(settings.MUNICIPALITY).order_by("name").values_list("key", "name")
    return SeatForm(
        request.POST if is_seating else None,
        found=[(str(one.key), str(one)) for one in people],
        organisations=list(known),
    )


def _new_seat(form: SeatForm) -> panel.NewSeat:
    said = form.cleaned_data
    return panel.NewSeat(
        Seat(said["stoel"]),
        None if said["wie"] == PAPER else UUID(said["wie"]),
        is_expert=bool(said["ervaring"]),
        organisation=said["werkt_bij"],
        on_paper=bool(said["papier"]),
    )


def _names(request: HttpRequest, seats: Iterable[Assessor]) -> dict[UUID | None, str]:
    keys = [one.account for one in seats if one.account]
    return {one.key: str(one) for one in met_by(request.actor).filter(key__in=keys)}


def _seat(round: str, number: int) -> Assessor:
    found = found_round(round)
    seat = queries.find_seat(found, number)
    if seat is None:
        raise Http404(str(number))
    seat.round = found
    return seat


@allowed(may_steer)
@require_http_methods(BOTH)
@sensitive_post_parameters()
def stop(request: HttpRequest, round: str, number: int) -> HttpResponse:
    """Somebody stops, with a reason."""
    seat, refused = _seat(round, number), ""
    data = request.POST if request.method == "POST" else None
    form = ReasonForm(data, label=_("Waarom stopt deze persoon?"), help_text=_("Noem geen naam."))
    if form.is_bound and form.is_valid():
        try:
            panel.stop_seat(assessor=seat, by=request.actor, reason=form.cleaned_data["waarom"])
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-panel", round)
    said = {"round": seat.round, "seat": seat, "form": form, "problems": form.problems, "refused": refused}
    return render(request, "weighing/panel_stop.html", said, status=400 if form.is_bound else 200)


@allowed(may_steer)
@require_POST
def on_paper(request: HttpRequest, round: str, number: int) -> HttpResponse:
    """From now on on paper, or no longer."""
    try:
        panel.set_paper(assessor=_seat(round, number), on_paper=request.POST.get(PAPER) == "ja", by=request.actor)
    except Refused as why:
        return said_no(request, str(why))
    return see_other("desk-panel", round)


# --- On paper ---------------------------------------------------------------------------------------------------------
def _typed_for(request: HttpRequest, round: str, number: int) -> Assessor:
    seat = _seat(round, number)
    insist(may_type_for(request.actor, seat))
    return seat


@allowed(may_steer)
@require_safe
@transaction.atomic
def paper(request: HttpRequest, round: str, number: int) -> HttpResponse:
    """The forms of somebody who works on paper: to print, and to type over."""
    seat = _typed_for(request, round, number)
    said = {
        "round": seat.round,
        "seat": seat,
        "lines": queries.list_of(seat),
        "verdict": may_score(seat.round, timezone.localdate()),
        "is_talk": seat.round.state == RoundState.TALK,
        "conflicts": queries.told_conflicts(seat),
    }
    response = render(request, "weighing/paper_list.html", said)
    words.log(request.actor, [seat], Action.VIEW, words.SEAT, words.ON_PAPER)
    return response


@allowed(may_steer)
@require_safe
@transaction.atomic
def paper_form(request: HttpRequest, round: str, number: int, item: UUID) -> HttpResponse:
    """One form to print: what is asked for, and room to write. Nothing that was handed in stands on it."""
    seat = _typed_for(request, round, number)
    found = item_of(seat, item)
    form = ScoreForm(content_of(seat.round.framework), queries.criteria_of(found))
    line = next(one for one in queries.list_of(seat) if one.item.pk == found.pk)
    said = {**item_words(found, form.content), "seat": seat, "form": form, "line": line}
    response = render(request, "weighing/paper_form.html", said)
    words.log(request.actor, [seat], Action.VIEW, words.SEAT, words.ON_PAPER)
    return response


@allowed(may_steer)
@require_http_methods(BOTH)
@sensitive_post_parameters()
@sensitive_variables()
def paper_type(request: HttpRequest, round: str, number: int, item: UUID) -> HttpResponse:
    """Type over what stands on paper."""
    seat = _typed_for(request, round, number)
    found = item_of(seat, item)
    try:
        panel.insist_on_own_or_typed(seat, request.actor, found)
    except Refused as why:
        return said_no(request, str(why))
    return score_page(request, seat, found, by_proxy=True)


@allowed(may_steer)
@require_http_methods(BOTH)
@sensitive_post_parameters()
def paper_conflict(request: HttpRequest, round: str, number: int, item: UUID) -> HttpResponse:
    """Somebody who works on paper says to have an interest."""
    seat, refused = _typed_for(request, round, number), ""
    found: Item = item_of(seat, item)
    data: Any = request.POST if request.method == "POST" else None
    form = ReasonForm(data, label=_("Wat heeft deze persoon ermee te maken?"), help_text=_("Noem geen namen."))
    if form.is_bound and form.is_valid():
        try:
            panel.tell_conflict(assessor=seat, item=found, by=request.actor, reason=form.cleaned_data["waarom"])
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-paper", round, number)
    said = {
        "round": seat.round,
        "item": found,
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "seat": seat,
    }
    return render(request, "weighing/panel_conflict.html", said, status=400 if form.is_bound else 200)


@allowed(may_steer)
@require_safe
def paper_file(request: HttpRequest, round: str, number: int, item: UUID, file: int) -> HttpResponse:
    """A file, to print with the form."""
    seat = _typed_for(request, round, number)
    return file_of(request, seat, item_of(seat, item), file)
