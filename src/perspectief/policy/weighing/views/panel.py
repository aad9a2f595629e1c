"""Pages of who sits in a panel: what to score, one thing, the example, an interest, how things touch each other.

No page here shows a first score before all of them are opened, also not one's own.
"""

from __future__ import annotations

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

from perspectief.foundation.accounts.queries import met_by
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.policy.weighing import panel_words as words
from perspectief.policy.weighing.choices import Holder, LinkKind, RoundState, Seat
from perspectief.policy.weighing.forms.panel import LinkForm, ReasonForm
from perspectief.policy.weighing.forms.scoring import ScoreForm
from perspectief.policy.weighing.models import Assessor, Attachment, Item, KeyHolder, Link, Round, TalkPoint
from perspectief.policy.weighing.permissions import (
    NO_SEAT,
    may_lead_talk,
    may_score,
    may_score_again,
    may_sit,
    may_vouch,
)
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries import practice, scores
from perspectief.policy.weighing.queries.frameworks import content_of
from perspectief.policy.weighing.services import links, locks, panel, scoring, talk
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.applications import attachment_of, item_words
from perspectief.policy.weighing.views.common import found_round, see_other

BOTH = ("GET", "HEAD", "POST")
CAN_LINK = (RoundState.SCORING, RoundState.TALK)


def seat_of(request: HttpRequest, round: str) -> tuple[Round, Assessor]:
    """The round, and the seat of who asks in it."""
    found = found_round(round)
    mine = queries.my_seat(found, request.actor)
    if mine is None:
        insist(NO_SEAT)
        raise Http404(round)
    mine.round = found
    return found, mine


def item_of(assessor: Assessor, key: UUID) -> Item:
    """A thing that this seat may see. Another is not there; one with an interest neither."""
    found = queries.find_item(assessor.round, key)
    if found is None or found.pk in queries.conflicts(assessor):
        raise Http404(str(key))
    found.round = assessor.round
    return found


# --- Which rounds, and how far ----------------------------------------------------------------------------------------
@allowed(may_sit)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All panels of who asks."""
    return render(request, "weighing/panel_mine.html", {"seats": queries.my_seats(request.actor)})


@allowed(may_sit)
@require_safe
@transaction.atomic
def round_page(request: HttpRequest, round: str) -> HttpResponse:
    """What there is to do for this seat, and what is done."""
    found, seat = seat_of(request, round)
    lines = queries.list_of(seat) if found.state in (RoundState.SCORING, RoundState.TALK) else []
    done = sum(line.handed_in is not None for line in lines)
    may_make_words, known_key = _lock(request, found, seat)
    said = {
        "round": found,
        "seat": seat,
        "lines": [(line, _typist(request, line)) for line in lines],
        "done": done,
        "todo": len(lines) - done,
        "verdict": may_score(found, timezone.localdate()),
        "is_talk": found.state == RoundState.TALK,
        "conflicts": queries.told_conflicts(seat),
        "must_practise": must_practise(seat),
        "has_example": practice.example(settings.MUNICIPALITY) is not None,
        "may_make_words": may_make_words,
        "known_key": known_key,
        "may_lead": may_lead_talk(request.actor, seat).allowed,
        "may_open": found.state == RoundState.SCORING and (seat.seat == Seat.CHAIR or seat.is_expert),
        "may_link": found.state in CAN_LINK,
        "to_vouch": _to_vouch(request, found, seat),
    }
    response = render(request, "weighing/panel_round.html", said)
    words.log(request.actor, [seat], Action.VIEW, words.SEAT, words.OWN)
    return response


def _typist(request: HttpRequest, line: queries.Line) -> str:
    """Who typed it from paper, by name; empty when nobody did, or the account is gone."""
    if line.handed_in is None or line.handed_in.typed_by is None:
        return ""
    found = met_by(request.actor).filter(key=line.handed_in.typed_by).first()
    return str(found) if found else _("een medewerker")


def _to_vouch(request: HttpRequest, found: Round, seat: Assessor) -> list[Assessor]:
    """Seats of which who asks may say that what was typed is theirs."""
    if found.state != RoundState.SCORING:
        return []
    return [one for one in queries.not_vouched(found) if may_vouch(request.actor, one, seat).allowed]


@allowed(may_sit)
@require_POST
def vouch(request: HttpRequest, round: str, number: int) -> HttpResponse:
    """Somebody on paper was asked: the forms that were typed are theirs."""
    found, seat = seat_of(request, round)
    asked = queries.find_seat(found, number)
    if asked is None:
        raise Http404(str(number))
    insist(may_vouch(request.actor, asked, seat))
    try:
        panel.vouch(assessor=asked, by=request.actor)
    except Refused as why:
        return said_no(request, str(why))
    return see_other("panel-round", round)


def must_practise(seat: Assessor) -> bool:
    """Whether this seat must look at the example first."""
    return seat.practised_at is None and practice.example(settings.MUNICIPALITY) is not None


def _lock(request: HttpRequest, found: Round, seat: Assessor) -> tuple[bool, KeyHolder | None]:
    """Whether this seat can make words for the lock now, and the key that it has already."""
    holder = Holder.CHAIR if seat.seat == Seat.CHAIR else Holder.EXPERT
    known = KeyHolder.objects.filter(round=found, holder=holder, seat_number=seat.number).first()
    return locks.may_hold(request.actor, found, holder).allowed, known


@allowed(may_sit)
@require_POST
def show_alone(request: HttpRequest, round: str) -> HttpResponse:
    """Whether one's scores may be seen apart."""
    _found, seat = seat_of(request, round)
    panel.set_show_alone(assessor=seat, yes=request.POST.get("apart") == "ja", by=request.actor)
    return see_other("panel-round", round)


@allowed(may_sit)
@require_http_methods(BOTH)
def practise(request: HttpRequest, round: str) -> HttpResponse:
    """An invented example, with what a group said of it."""
    _found, seat = seat_of(request, round)
    example = practice.example(settings.MUNICIPALITY)
    if example is None:
        raise Http404(round)
    if request.method == "POST":
        panel.practised(assessor=seat, by=request.actor)
        return see_other("panel-round", round)
    return render(request, "weighing/panel_practice.html", {"round": seat.round, "seat": seat, "example": example})


# --- One thing --------------------------------------------------------------------------------------------------------
@allowed(may_sit)
@require_http_methods(BOTH)
@sensitive_post_parameters()
@sensitive_variables()
def item(request: HttpRequest, round: str, item: UUID) -> HttpResponse:
    """Read what is asked for, and say what you think: first alone, and again after the talk."""
    found, seat = seat_of(request, round)
    if found.state == RoundState.SCORING and must_practise(seat):
        return see_other("panel-practice", round)
    return score_page(request, seat, item_of(seat, item), by_proxy=False)


@sensitive_variables()
def score_page(request: HttpRequest, seat: Assessor, found: Item, *, by_proxy: bool) -> HttpResponse:
    """The form of one thing, for who sits there or who types for them."""
    again = seat.round.state == RoundState.TALK
    began = scores.own(seat, found, scores.SECOND) if again else None
    data = request.POST if request.method == "POST" else None
    form = ScoreForm(content_of(seat.round.framework), queries.criteria_of(found), data, began=began)
    refused = ""
    if form.is_sent:
        try:
            if again:
                talk.answer_again(assessor=seat, item=found, by=request.actor, changed=form.changes)
            else:
                scoring.hand_in(assessor=seat, item=found, by=request.actor, answers=form.answers)
        except scoring.Incomplete as wrong:
            form.refuse(wrong.wrong)
        except Refused as why:
            refused = str(why)
        else:
            return _after(seat, found, by_proxy=by_proxy)
    return _score(request, seat, found, form, refused=refused, by_proxy=by_proxy)


def _after(seat: Assessor, found: Item, *, by_proxy: bool) -> HttpResponse:
    if by_proxy:
        return see_other("desk-paper", seat.round.key, seat.number)
    return see_other("panel-round", seat.round.key)


@transaction.atomic
def _score(
    request: HttpRequest, seat: Assessor, found: Item, form: ScoreForm, *, refused: str, by_proxy: bool
) -> HttpResponse:
    lines = queries.list_of(seat)
    here = next((line for line in lines if line.item.pk == found.pk), None)
    again = seat.round.state == RoundState.TALK
    verdict = may_score_again(seat.round) if again else may_score(seat.round, timezone.localdate())
    said: dict[str, Any] = {
        **item_words(found, form.content),
        "seat": seat,
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "verdict": verdict,
        "again": again,
        "line": here,
        "todo": sum(line.handed_in is None for line in lines),
        "talked": _talked(found) if again else [],
        "by_proxy": by_proxy,
    }
    response = render(request, "weighing/panel_item.html", said, status=400 if form.problems or refused else 200)
    why = words.ON_PAPER if by_proxy else words.OWN
    words.log(request.actor, [seat], Action.VIEW, words.SCORES if again else words.SEAT, why)
    return response


def _talked(found: Item) -> list[tuple[TalkPoint, str]]:
    """What the panel talked about with this thing, and what came out of it."""
    content = content_of(found.round.framework)
    points = TalkPoint.objects.filter(item=found).exclude(conclusion="")
    return [
        (one, f"{content.criterion(one.criterion).number} {content.criterion(one.criterion).label}") for one in points
    ]


@allowed(may_sit)
@require_safe
def file(request: HttpRequest, round: str, item: UUID, number: int) -> HttpResponse:
    """A file with what is asked for."""
    _found, seat = seat_of(request, round)
    return file_of(request, seat, item_of(seat, item), number)


def file_of(request: HttpRequest, seat: Assessor, found: Item, number: int) -> HttpResponse:
    """The file, for this seat or who types for it."""

    def opened(attachment: Attachment) -> bytes:
        return scoring.open_file(assessor=seat, attachment=attachment, by=request.actor)

    return attachment_of(request, found, number, opened)


@allowed(may_sit)
@require_http_methods(BOTH)
@sensitive_post_parameters()
def conflict(request: HttpRequest, round: str, item: UUID) -> HttpResponse:
    """I have something to do with this: I do not want to see it."""
    _found, seat = seat_of(request, round)
    found, form, refused = item_of(seat, item), None, ""
    if request.method == "POST":
        form = _conflict_form(request.POST)
        if form.is_valid():
            try:
                panel.tell_conflict(assessor=seat, item=found, by=request.actor, reason=form.cleaned_data["waarom"])
            except Refused as why:
                refused = str(why)
            else:
                return see_other("panel-round", round)
    form = form or _conflict_form()
    said = {"round": seat.round, "item": found, "form": form, "problems": form.problems, "refused": refused}
    return render(request, "weighing/panel_conflict.html", said, status=400 if form.is_bound else 200)


def _conflict_form(data: Any = None) -> ReasonForm:
    return ReasonForm(
        data,
        label=_("Wat hebt u ermee te maken?"),
        help_text=_("Een paar woorden zijn genoeg. Noem geen namen."),
    )


@allowed(may_sit)
@require_POST
def no_conflict(request: HttpRequest, round: str, item: UUID) -> HttpResponse:
    """It was a mistake."""
    found, seat = seat_of(request, round)
    there = queries.find_item(found, item)
    if there is None:
        raise Http404(str(item))
    try:
        panel.take_back_conflict(assessor=seat, item=there, by=request.actor)
    except Refused as why:
        return said_no(request, str(why))
    return see_other("panel-round", round)


def said_no(request: HttpRequest, why: str) -> HttpResponse:
    """A page that only says why something is not done."""
    return render(request, "ui/message.html", {"heading": _("Dit kan nu niet"), "lead": why}, status=400)


# --- How things touch each other --------------------------------------------------------------------------------------
@allowed(may_sit)
@require_http_methods(BOTH)
@sensitive_post_parameters()
def touching(request: HttpRequest, round: str) -> HttpResponse:
    """The links that this seat sees, and a new one."""
    found, seat = seat_of(request, round)
    if found.state not in CAN_LINK:
        raise Http404(round)
    items, refused = queries.items_for(seat), ""
    items.sort(key=lambda one: one.title)
    data = request.POST if request.method == "POST" else None
    form = LinkForm(data, items=items, kinds=content_of(found.framework).link_kinds)
    if form.is_bound and form.is_valid():
        try:
            links.add_link(assessor=seat, new=_new_link(form, items), by=request.actor)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("panel-links", round)
    said = {
        "round": found,
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "links": links_of(seat),
        "few": len(items) < 2,
    }
    return render(request, "weighing/panel_links.html", said, status=400 if form.is_bound else 200)


def links_of(seat: Assessor) -> list[Link]:
    """What this seat said."""
    mine = Link.objects.filter(round=seat.round, seat_number=seat.number, removed_at=None)
    return list(mine.select_related("one", "other"))


def _new_link(form: LinkForm, items: list[Item]) -> links.NewLink:
    known, said = {str(one.key): one for one in items}, form.cleaned_data
    return links.NewLink(
        known[said["een"]], known[said["ander"]], LinkKind(said["soort"]), int(said["hoe_sterk"]), said["waarom"]
    )


@allowed(may_sit)
@require_POST
def unlink(request: HttpRequest, round: str, number: int) -> HttpResponse:
    """Take a link back."""
    _found, seat = seat_of(request, round)
    link = next((one for one in links_of(seat) if one.pk == number), None)
    if link is None:
        raise Http404(str(number))
    try:
        links.remove_link(assessor=seat, link=link, by=request.actor)
    except Refused as why:
        return said_no(request, str(why))
    return see_other("panel-links", round)
