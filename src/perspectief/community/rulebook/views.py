"""Pages of the rule book. Everything on them is public and about nobody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from perspectief.community.rulebook import choices
from perspectief.community.rulebook.forms import ChoosePair, Search
from perspectief.community.rulebook.queries import forest as woods
from perspectief.community.rulebook.queries import schemes as book
from perspectief.foundation.language import law
from perspectief.foundation.ui.pages import public

FOR_ALL = {"Access-Control-Allow-Origin": "*"}
"""Public data: any website may read it."""


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All schemes, with a search box."""
    form = Search(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = book.search(
        words=asked.get("q", ""),
        owner=asked.get("eigenaar", ""),
        where=asked.get("waar", ""),
        status=asked.get("status", ""),
    )
    national, local = ([page for page in found if page.municipal is here] for here in (False, True))
    said = {
        "form": form,
        "found": found,
        "parts": [part for part in ((False, national), (True, local)) if part[1]],
        "total": len(book.every_page()),
        "is_filtered": any(asked.values()),
        "has_filters": any(asked.get(name) for name in ("eigenaar", "waar", "status")),
        "status_words": choices.STATUS,
    }
    return render(request, "rulebook/index.html", said)


@public
@require_safe
def scheme(request: HttpRequest, key: str) -> HttpResponse:
    """Everything about one scheme."""
    page = book.page_of(key)
    tree = woods.trees().get(key)
    said = {
        "page": page,
        "scheme": page.scheme,
        "name": law.say(page.scheme.name),
        "standing": book.standing(page),
        "status": choices.STATUS[page.scheme.status],
        "level": choices.LEVELS[page.scheme.level],
        "conditions": book.said_conditions(page),
        "borrowed": book.links(page.borrowed),
        "accuracy": book.accuracy(key),
        "contact": book.contact(page.scheme.ask),
        "next_doors": [book.page_of(door).scheme for door in page.scheme.next_doors],
        "row": woods.row(tree) if tree else None,
    }
    return render(request, "rulebook/scheme.html", said)


@public
@require_safe
def scheme_json(_request: HttpRequest, key: str) -> HttpResponse:
    """The same as JSON."""
    return JsonResponse(book.scheme_document(key), headers=FOR_ALL)


@public
@require_safe
def examples(request: HttpRequest, key: str) -> HttpResponse:
    """The worked examples of one law, with what the program finds."""
    accuracy = book.accuracy(key)
    if not accuracy.sentences:
        raise Http404(key)
    said = {"key": key, "name": book.folder_name(f"{key}.x"), "is_scheme": book.is_scheme(key), "accuracy": accuracy}
    return render(request, "rulebook/examples.html", said)


@public
@require_safe
def term(request: HttpRequest, term: str) -> HttpResponse:
    """One term of the law: what it is, where it stands, what it needs and what needs it."""
    one = book.term(term)
    said = {
        "term": one,
        "folder_name": book.folder_name(one.name),
        "is_scheme": book.is_scheme(one.folder),
        "anchor": book.anchor(one),
        "unit": choices.UNITS.get(one.unit, one.unit),
        "level": choices.LEVELS[one.level.word] if one.level else "",
        "needs": book.links(one.needs),
        "used_by": book.links(one.used_by),
        "examples": book.example_count(one.folder),
    }
    return render(request, "rulebook/term.html", said)


@public
@require_safe
def forest(request: HttpRequest) -> HttpResponse:
    """The map of all schemes; with two chosen schemes in the address on to their pair."""
    asked = "een" in request.GET or "ander" in request.GET
    form = ChoosePair(request.GET if asked else None)
    if asked and form.is_valid():
        return redirect("rulebook:pair", form.cleaned_data["een"], form.cleaned_data["ander"])
    groups = woods.groups()
    said = {"form": form, "groups": groups, "drawing": woods.drawing(groups), "families": choices.FAMILIES.values()}
    return render(request, "rulebook/forest.html", said)


@public
@require_safe
def forest_json(_request: HttpRequest) -> HttpResponse:
    """The map as JSON."""
    return JsonResponse(woods.forest_document(), headers=FOR_ALL)


@public
@require_safe
def tree(request: HttpRequest, key: str) -> HttpResponse:
    """One scheme beside all others."""
    said = {"row": woods.row_of(key), "others": woods.neighbours(key)}
    return render(request, "rulebook/tree.html", said)


@public
@require_safe
def pair(request: HttpRequest, first: str, second: str) -> HttpResponse:
    """Two schemes beside each other."""
    said = {"pair": woods.chosen_pair(first, second), "form": ChoosePair(initial={"een": first, "ander": second})}
    return render(request, "rulebook/pair.html", said)
