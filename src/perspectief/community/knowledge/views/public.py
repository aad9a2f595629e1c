"""What is known, for everybody: search, one item, the research agenda."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from perspectief.community.knowledge.choices import GRADED, GRADES, Kind
from perspectief.community.knowledge.forms.choosing import ChooseForm
from perspectief.community.knowledge.models import Item
from perspectief.community.knowledge.permissions import may_keep, may_take_over, may_talk, organisation_of
from perspectief.community.knowledge.queries import items, research, searching
from perspectief.community.knowledge.queries.searching import Hit
from perspectief.community.knowledge.services import items as services
from perspectief.community.knowledge.views.common import actor_of, every_subject, named
from perspectief.community.knowledge.wording import sort_word
from perspectief.foundation.output import spreadsheet
from perspectief.foundation.ui.pages import allowed, public, see_other

ON_ONE_PAGE = 20


@public
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search over all that is known, and over what must still be found out."""
    by = actor_of(request)
    form = _choose(request)
    found = searching.search(settings.MUNICIPALITY, form.wanted, is_colleague=may_talk(by).allowed)
    leaf = Paginator(found.hits, ON_ONE_PAGE).get_page(request.GET.get("blad"))
    said = {
        "form": form,
        "leaf": leaf,
        "rows": [row_of(hit) for hit in leaf],
        "partly": found.partly,
        "may_talk": may_talk(by).allowed,
        "may_keep": may_keep(by).allowed,
    }
    return render(request, "knowledge/index.html", said)


def row_of(hit: Hit) -> dict[str, Any]:
    """What a list shows of one thing that was found."""
    grade = getattr(hit.row, "grade", None)
    is_late = hit.sort in Kind.values and items.is_overdue(hit.row, timezone.localdate())
    return {
        "hit": hit,
        "sort": sort_word(hit.sort),
        "grade": GRADES.get(grade) if grade is not None else "",
        "is_late": is_late,
        "reuses": getattr(hit.row, "reuses", 0),
        "invented": hit.row.item.invented if hit.sort in Kind.values else hit.row.invented,
    }


def _choose(request: HttpRequest) -> ChooseForm:
    colleague = may_talk(actor_of(request)).allowed
    return ChooseForm(request.GET, subjects=every_subject(), is_colleague=colleague)


@public
@never_cache
@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """What was found as a table for a spreadsheet. Questions between colleagues stay here."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="kennis.csv"'
    found = searching.search(settings.MUNICIPALITY, _choose(request).wanted, is_colleague=False)
    csv.writer(response).writerows(map(spreadsheet.row, _table(found)))
    return response


HEADS: tuple[str, ...] = (
    "sleutel",
    "soort",
    "titel",
    "in_het_kort",
    "bewijs",
    "bron",
    "adres_van_de_bron",
    "hoe_wij_het_weten",
)
HEADS += ("nagekeken_tot", "overgenomen", "stand", "uitkomst", "verzonnen")


def _table(found: searching.Found) -> Iterator[list[str]]:
    yield list(HEADS)
    yield from (_item_cells(hit) if hit.sort in Kind.values else _research_cells(hit) for hit in found.hits)


def _item_cells(hit: Hit) -> list[str]:
    one = hit.row
    until = one.checked_until.isoformat() if one.checked_until else ""
    proof = "" if one.grade is None else str(one.grade)
    known = [one.source, one.source_url, str(one.get_source_status_display()), until, str(one.reuses)]
    marks = ["", "", "ja" if one.item.invented else "nee"]
    return [one.item.key, sort_word(hit.sort), one.title, one.lead, proof, *known, *marks]


def _research_cells(hit: Hit) -> list[str]:
    one = hit.row
    marks = [str(one.get_state_display()), str(one.get_result_display() or ""), "ja" if one.invented else "nee"]
    return [one.key, sort_word(hit.sort), one.question, one.why, "", one.source, one.source_url, "", "", "", *marks]


# --- One item ---------------------------------------------------------------------------------------------------------
@public
@never_cache
@require_safe
def item(request: HttpRequest, key: str) -> HttpResponse:
    """One item: what it says, how we know it, who takes it over, and how it changed."""
    found, by = found_item(key), actor_of(request)
    versions = list(found.versions.all())
    last = versions[-1]
    said = {
        "item": found,
        "version": last,
        "older": versions[-2::-1],
        "grade": GRADES.get(last.grade) if last.grade is not None else "",
        "is_graded": found.kind in GRADED,
        "is_late": items.is_overdue(last, timezone.localdate()),
        "about": named(found.about.all()),
        "reuses": found.reuses.all(),
        "takes_over": may_take_over(by).allowed and not found.retired_at,
        "took_over": items.taken_over_by(found, organisation_of(by)),
        "just": request.GET.get("net", ""),
        "may_keep": may_keep(by).allowed,
        "question": getattr(found, "from_question", None) if may_talk(by).allowed else None,
        "researches": found.researches.all(),
    }
    return render(request, "knowledge/item.html", said)


@allowed(may_take_over)
@require_POST
def take_over(request: HttpRequest, key: str) -> HttpResponse:
    """The organisation of a colleague takes it over, or no more."""
    found, by = found_item(key), actor_of(request)
    if "niet-meer" in request.POST:
        services.take_over_no_more(item=found, by=by)
        return see_other(f"{reverse('knowledge:item', args=[key])}?net=weg#overgenomen")
    if not found.retired_at:
        services.take_over(item=found, by=by)
    return see_other(f"{reverse('knowledge:item', args=[key])}?net=over#overgenomen")


def found_item(key: str) -> Item:
    """The item of an address."""
    found = items.find(settings.MUNICIPALITY, key)
    if found is None:
        raise Http404(key)
    return found


# --- The research agenda ----------------------------------------------------------------------------------------------
@public
@never_cache
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """What must still be found out, and what is known by now."""
    found = research.agenda(settings.MUNICIPALITY)
    leaf = Paginator(found, ON_ONE_PAGE).get_page(request.GET.get("blad"))
    return render(request, "knowledge/agenda.html", {"leaf": leaf, "may_keep": may_keep(actor_of(request)).allowed})


@public
@never_cache
@require_safe
def study(request: HttpRequest, key: str) -> HttpResponse:
    """One question to researchers."""
    found = research.find(settings.MUNICIPALITY, key)
    if found is None:
        raise Http404(key)
    said = {
        "research": found,
        "news": list(found.news.all())[::-1],
        "about": named(found.about.all()),
        "may_keep": may_keep(actor_of(request)).allowed,
    }
    return render(request, "knowledge/research.html", said)
