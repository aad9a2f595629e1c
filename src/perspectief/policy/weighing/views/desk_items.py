"""Officers look at what came in, and bring in what exists already."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.places.queries import areas_of
from perspectief.foundation.provisions.models import Provision
from perspectief.foundation.provisions.queries import provisions_of
from perspectief.foundation.ui.pages import allowed
from perspectief.policy.weighing.choices import ItemState, Origin, RoundState
from perspectief.policy.weighing.forms.items import EvidenceForm, ExistingForm, MoreForm, NotTakenForm, OfficerForm
from perspectief.policy.weighing.models import Item, Round
from perspectief.policy.weighing.permissions import may_steer
from perspectief.policy.weighing.queries import items as queries
from perspectief.policy.weighing.queries import rounds
from perspectief.policy.weighing.queries.settings import setting
from perspectief.policy.weighing.services import applications, nominations
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.applications import attachment_of, item_words
from perspectief.policy.weighing.views.common import as_csv, desk_page, found_item, found_round, leaf, see_other

BOTH = ("GET", "HEAD", "POST")
SENT = (ItemState.SUBMITTED, ItemState.INCOMPLETE, ItemState.ACCEPTED, ItemState.WITHDRAWN, ItemState.NOT_TAKEN)
BEFORE_SCORING = (RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN)


# --- What came in -----------------------------------------------------------------------------------------------------
@allowed(may_steer)
@require_safe
def inbox(request: HttpRequest, key: str) -> HttpResponse:
    """What was sent and what was nominated; a draft of a provider is not shown."""
    found = found_round(key)
    state, words = request.GET.get("stand", ""), request.GET.get("zoek", "").strip()
    said = {
        "round": found,
        "leaf": leaf(request, _chosen(found, state, words)),
        "states": [(one.value, one.label) for one in SENT],
        "state": state,
        "words": words,
        "may_nominate": found.state in BEFORE_SCORING,
    }
    return desk_page(request, "desk_inbox", said)


def _sent(found: Round) -> QuerySet[Item]:
    """What an officer sees: a draft, or a draft that was taken back, is the provider's own."""
    return queries.items_of(found).exclude(state=ItemState.DRAFT).exclude(submitted_at=None)


def _chosen(found: Round, state: str, words: str) -> QuerySet[Item]:
    rows = _sent(found)
    if state in {one.value for one in SENT}:
        rows = rows.filter(state=state)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(organisation__name__icontains=words))
    return rows


@allowed(may_steer)
@require_safe
def inbox_csv(request: HttpRequest, key: str) -> HttpResponse:
    """The list for a spreadsheet."""
    found = found_round(key)
    head = [_("naam"), _("organisatie"), _("hoe het erin kwam"), _("stand"), _("verstuurd op"), _("mensen per jaar")]
    years = rounds.years_of(found)
    rows = _sent(found).prefetch_related("levels__years")
    return as_csv(f"ronde-{found.key}", [[*head, *years], *(_line(item, years) for item in rows)])


def _line(item: Item, years: list[int]) -> list[Any]:
    full = next(iter(queries.levels_of(item)), None)
    costs = queries.costs_of(full) if full else {}
    day = timezone.localdate(item.submitted_at) if item.submitted_at else ""
    first = [item.title, queries.name_of_organisation(item), item.get_origin_display(), item.get_state_display(), day]
    return [*first, full.reach if full else "", *(costs.get(year, "") for year in years)]


def _looked_at(key: UUID) -> Item:
    found = found_item(key)
    if found.state == ItemState.DRAFT or found.submitted_at is None:
        raise Http404(str(key))
    return found


@allowed(may_steer)
@require_safe
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """One of them: all that was said, and what may be done now."""
    return _one(request, _looked_at(key))


def _one(request: HttpRequest, found: Item, bound: dict[str, Any] | None = None, refused: str = "") -> HttpResponse:
    content = rounds.content_of(found.round)
    day = timezone.localdate() + dt.timedelta(days=setting("days_to_add"))
    more = MoreForm(initial={"tot": f"{day.day}-{day.month}-{day.year}"})
    forms = {"meer": more, "niet": NotTakenForm(), **(bound or {})}
    said = {
        **item_words(found, content),
        "evidence": _evidence(found, content),
        "is_open": found.round.state in (RoundState.ANNOUNCED, RoundState.OPEN),
        "is_before": found.round.state in BEFORE_SCORING,
        "may_grade": found.round.state in (*BEFORE_SCORING, RoundState.SCORING),
        "is_long": nominations.is_long_running(found, found.round),
        "earliest": nominations.earliest_end(found, found.round),
        "more": forms["meer"],
        "not_taken": forms["niet"],
        "problems": [problem for form in forms.values() for problem in form.problems],
        "refused": refused,
    }
    return desk_page(request, "desk_item", said)


def _evidence(found: Item, content: Any) -> list[tuple[Any, Any]]:
    known = {one.criterion: one for one in found.evidence.all()}
    return [(one, known[one.key]) for one in content.criteria if one.key in known]


@allowed(may_steer)
@require_POST
def act(request: HttpRequest, key: UUID, step: str) -> HttpResponse:
    """Accept, ask for more, or do not take."""
    found = _looked_at(key)
    made: dict[str, Any] = {"meer": MoreForm, "niet": NotTakenForm}
    form = made[step](request.POST) if step in made else None
    if form is not None and not form.is_valid():
        return _one(request, found, {step: form})
    try:
        _act(request, found, step, form)
    except Refused as why:
        return _one(request, found, {step: form} if form else None, str(why))
    return see_other("desk-item", key)


def _act(request: HttpRequest, found: Item, step: str, form: Any) -> None:
    by = request.actor
    if step == "neem-aan":
        applications.accept(item=found, by=by)
    elif step == "meer":
        said = form.cleaned_data
        applications.ask_for_more(item=found, missing=said["mist"], until=said["tot"], by=by)
    elif step == "niet":
        applications.do_not_take(item=found, reason=form.cleaned_data["reden"], by=by)
    else:
        raise Http404(step)


@allowed(may_steer)
@require_safe
def attachment(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """A file that came with an application; whoever worked at it reads that somebody looked."""
    return attachment_of(request, _looked_at(key), number)


# --- What an officer writes down --------------------------------------------------------------------------------------
@allowed(may_steer)
@require_http_methods(BOTH)
def facts(request: HttpRequest, key: UUID) -> HttpResponse:
    """Marks and terms of anything; what costs it to stop."""
    found = _looked_at(key)
    form = OfficerForm(request.POST or None, initial=OfficerForm.of(found), years=rounds.years_of(found.round))
    return _write(request, found, form, _("Kenmerken en termijnen"), lambda: form.said())


@allowed(may_steer)
@require_http_methods(BOTH)
def existing(request: HttpRequest, key: UUID) -> HttpResponse:
    """All that is known of a provision that exists."""
    found = _looked_at(key)
    if found.origin != Origin.EXISTING:
        raise Http404(str(key))
    content = rounds.content_of(found.round)
    form = ExistingForm(
        request.POST or None,
        initial=ExistingForm.of(found, content),
        content=content,
        areas=areas_of(settings.MUNICIPALITY),
        years=rounds.years_of(found.round),
    )
    return _write(request, found, form, _("Wat wij weten van dit aanbod"), lambda: form.nominated(found))


def _write(request: HttpRequest, found: Item, form: Any, title: str, said: Any) -> HttpResponse:
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            nominations.change(item=found, said=said(), by=request.actor)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-item", found.key)
    return _form(request, found, form, title, refused)


def _form(request: HttpRequest, found: Item, form: Any, title: str, refused: str = "") -> HttpResponse:
    words = {"item": found, "form": form, "problems": form.problems, "refused": refused, "title": title}
    return desk_page(request, "desk_item_form", words)


@allowed(may_steer)
@require_http_methods(BOTH)
def evidence(request: HttpRequest, key: UUID) -> HttpResponse:
    """How well it is known that it works, per question."""
    found = _looked_at(key)
    known = {f"graad-{one.criterion}": str(one.grade) for one in found.evidence.all()}
    known |= {f"bron-{one.criterion}": one.source for one in found.evidence.all()}
    content, refused = rounds.content_of(found.round), ""
    form = EvidenceForm(request.POST or None, initial=known, content=content, origin=found.origin)
    if request.method == "POST" and form.is_valid():
        try:
            for criterion, grade, source in form.grades():
                nominations.grade(item=found, criterion=criterion, grade=grade, source=source, by=request.actor)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-item", found.key)
    return _form(request, found, form, _("Hoe goed weten wij dat het werkt?"), refused)


# --- Nominate ---------------------------------------------------------------------------------------------------------
@allowed(may_steer)
@require_http_methods(BOTH)
def nominate(request: HttpRequest, key: str) -> HttpResponse:
    """Look for a provision that exists, and bring it into the round."""
    found, refused = found_round(key), ""
    if request.method == "POST":
        provision = provisions_of(settings.MUNICIPALITY).filter(key=request.POST.get("voorziening", "")).first()
        if provision is None:
            raise Http404(key)
        try:
            made = nominations.nominate(one=found, provision=provision, by=request.actor)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-item", made.key)
    words = request.GET.get("zoek", "").strip()
    said = {
        "round": found,
        "leaf": leaf(request, _provisions(found, words)),
        "words": words,
        "nominated": set(found.items.filter(origin=Origin.EXISTING).values_list("provision_id", flat=True)),
        "refused": refused,
    }
    return desk_page(request, "desk_nominate", said)


def _provisions(found: Round, words: str) -> QuerySet[Provision]:
    rows = provisions_of(settings.MUNICIPALITY)
    if found.invented:
        rows = rows.filter(organisation__invented=True)
    return rows.filter(Q(name__icontains=words) | Q(organisation__name__icontains=words)) if words else rows
