"""Letters to the council: everybody reads what is public, the council also what is under embargo, officers write."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.output import responses, spreadsheet
from perspectief.foundation.places import queries as places
from perspectief.foundation.ui.pages import allowed, public, see_other
from perspectief.policy.council import letter_paper
from perspectief.policy.council.choices import LetterKind, LetterState
from perspectief.policy.council.forms.desk import EmbargoForm, ReasonForm
from perspectief.policy.council.forms.letters import MoneyForm, NewLetterForm, TextForm
from perspectief.policy.council.forms.problems import Telling
from perspectief.policy.council.models.letters import Letter
from perspectief.policy.council.permissions import may_read_letter, may_write_letters
from perspectief.policy.council.queries import letters as queries
from perspectief.policy.council.queries import subjects
from perspectief.policy.council.services import letters as services
from perspectief.policy.council.services.refusing import Refused

STEPS = {"embargo": EmbargoForm, "openbaar": ReasonForm, "terug": ReasonForm}


# --- Everybody --------------------------------------------------------------------------------------------------------
@public
@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All letters that may be read, newest first."""
    found = queries.letters(settings.MUNICIPALITY).exclude(state=LetterState.DRAFT)
    shown = [(one, queries.title(one)) for one in found if may_read_letter(_actor(request), one).allowed]
    may_write = may_write_letters(_actor(request)).allowed
    return render(request, "council/letters.html", {"letters": shown, "may_write": may_write})


@public
@never_cache
@require_safe
def look(request: HttpRequest, key: str) -> HttpResponse:
    """One letter. Who may not read it yet learns nothing, not even that it is there."""
    letter = _readable(request, key)
    found = queries.document(letter)
    said = {
        "document": found,
        "letter": letter,
        "state": letter_paper.state(letter),
        "note": letter_paper.note(letter),
        "may_write": may_write_letters(_actor(request)).allowed,
    }
    return render(request, "council/letter.html", said)


@public
@never_cache
@require_safe
def pdf(request: HttpRequest, key: str) -> HttpResponse:
    """The letter on paper."""
    return responses.pdf(letter_paper.of(_readable(request, key)), "brief-aan-de-raad")


@public
@never_cache
@require_safe
def as_file(request: HttpRequest, key: str) -> HttpResponse:
    """The tables of the letter as a file for a spreadsheet: one table as it is, more tables cell by cell."""
    tables = queries.document(_readable(request, key)).tables
    rows = [tables[0][1].heads, *tables[0][1].rows] if len(tables) == 1 else _cells(tables)
    out = io.StringIO()
    csv.writer(out).writerows(map(spreadsheet.row, rows))
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return response


def _cells(tables: Iterable[tuple[str, Any]]) -> list[tuple[str, ...]]:
    heads = ("deel", "tabel", "rij", "kolom", "waarde")
    return [heads] + [
        (part, table.text, row[0], head, cell)
        for part, table in tables
        for row in table.rows
        for head, cell in zip(table.heads[1:], row[1:], strict=True)
    ]


def _readable(request: HttpRequest, key: str) -> Letter:
    letter = queries.find(settings.MUNICIPALITY, key)
    if letter is None or not may_read_letter(_actor(request), letter).allowed:
        raise Http404(key)
    return letter


# --- Officers ---------------------------------------------------------------------------------------------------------
@allowed(may_write_letters)
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """All letters in whatever state, and the form to begin one."""
    day = timezone.localdate()
    form = NewLetterForm(request.POST or None, lines=subjects.lines(settings.MUNICIPALITY, day), day=day)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = services.make(
                municipality=places.municipality(settings.MUNICIPALITY),
                kind=LetterKind(said["kind"]),
                year=said["year"],
                line=said["line"],
                by=_actor(request),
            )
        except Refused as refused:
            form.add_error("year", str(refused))
        else:
            return see_other(reverse("council:letter-desk", args=[made.key]))
    found = [(one, queries.title(one)) for one in queries.letters(settings.MUNICIPALITY)]
    return render(request, "council/letters_desk.html", {"form": form, "letters": found})


@allowed(may_write_letters)
@require_safe
def desk_of_one(request: HttpRequest, key: str) -> HttpResponse:
    """One letter: its texts, its money, and the step that can follow."""
    return _desk(request, _found(key))


def _desk(request: HttpRequest, letter: Letter, form: Telling | None = None, what: str = "") -> HttpResponse:
    """`form`: the one that was sent and not understood; `what`: which one that is."""
    known, is_draft = queries.texts(letter), letter.state == LetterState.DRAFT
    said = {
        "letter": letter,
        "title": queries.title(letter),
        "is_draft": is_draft,
        "sections": [(one, name, known.get(one)) for one, name in queries.sections(letter)],
        "money": letter.money.filter(removed_at=None) if letter.kind == LetterKind.FUNDS else None,
        "money_form": form if what == "geld" else _money_form(request, letter) if is_draft else None,
        "steps": _steps(letter, form, what),
        "history": letter.steps.all(),
        "problems": form.problems if form is not None else [],
        "general": form.general if form is not None else [],
    }
    return render(request, "council/letter_desk.html", said)


def _money_form(request: HttpRequest, letter: Letter) -> MoneyForm | None:
    if letter.kind != LetterKind.FUNDS:
        return None
    return MoneyForm(lines=subjects.lines(settings.MUNICIPALITY, timezone.localdate()))


def _steps(letter: Letter, form: Telling | None, what: str) -> dict[str, Telling]:
    """The forms of steps that can follow now."""
    names = {LetterState.DRAFT: ("embargo", "openbaar"), LetterState.EMBARGO: ("openbaar", "terug")}
    found: dict[str, Telling] = {
        name: STEPS[name](auto_id=f"id_{name}_%s") for name in names.get(LetterState(letter.state), ())
    }
    return found | {what: form} if form is not None and what in found else found


@allowed(may_write_letters)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, key: str, section: str) -> HttpResponse:
    """Write in one part of a draft, with what the program fills in below it."""
    letter = _found(key)
    part = next((one for one in queries.document(letter).parts if one.key == section), None)
    if part is None:
        raise Http404(section)
    known = queries.texts(letter).get(section)
    form = TextForm(request.POST or None, initial={"text": known.text if known else ""})
    if request.method == "POST" and form.is_valid():
        try:
            services.write(letter=letter, section=section, text=form.cleaned_data["text"], by=_actor(request))
        except Refused as refused:
            form.add_error("text", str(refused))
        else:
            return see_other(reverse("council:letter-desk", args=[key]))
    said = {"letter": letter, "part": part, "form": form, "note": letter_paper.note(letter)}
    return render(request, "council/letter_write.html", said)


@allowed(may_write_letters)
@require_POST
def act(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Add or remove money, take the newest figures, or take a step."""
    letter = _found(key)
    form = _form_of(step, request, letter)
    if form is not None and not form.is_valid():
        return _desk(request, letter, form, step)
    try:
        _do(step, request, letter, form)
    except Refused as refused:
        shown = form if form is not None else ReasonForm({})
        shown.errors.clear()
        shown.add_error(None, str(refused))
        return _desk(request, _found(key), shown, step)
    return see_other(reverse("council:letter-desk", args=[key]))


def _form_of(step: str, request: HttpRequest, letter: Letter) -> Telling | None:
    if step in STEPS:
        return STEPS[step](request.POST, auto_id=f"id_{step}_%s")
    if step == "geld" and letter.kind == LetterKind.FUNDS:
        return MoneyForm(request.POST, lines=subjects.lines(settings.MUNICIPALITY, timezone.localdate()))
    if step in ("geld-weg", "nieuwste"):
        return None
    raise Http404(step)


def _do(step: str, request: HttpRequest, letter: Letter, form: Any) -> None:
    by = _actor(request)
    if step == "geld":
        services.add_money(letter=letter, money=form.money, by=by)
    elif step == "geld-weg":
        number = request.POST.get("regel", "")
        services.remove_money(letter=letter, number=int(number) if number.isdecimal() else 0, by=by)
    elif step == "nieuwste":
        services.refresh(letter=letter, by=by)
    elif step == "embargo":
        services.embargo(letter=letter, until=form.until(), by=by, reason=form.cleaned_data["reden"])
    elif step == "terug":
        services.withdraw(letter=letter, by=by, reason=form.cleaned_data["reden"])
    else:
        services.publish(letter=letter, by=by, reason=form.cleaned_data["reden"])


def _found(key: str) -> Letter:
    found = queries.find(settings.MUNICIPALITY, key)
    if found is None:
        raise Http404(key)
    return found


def _actor(request: HttpRequest) -> Actor:
    return getattr(request, "actor", NOBODY)
