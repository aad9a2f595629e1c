"""What if: the choice, working more, and other changes. A page shows what was typed on it; a form comes back to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.language import dutch
from perspectief.foundation.ui.pages import see_other
from perspectief.residents.outlook import forms, queries, services
from perspectief.residents.outlook.choices import WORDS, WORK, Change, Choice
from perspectief.residents.outlook.services import Told, with_answers
from perspectief.rules import BadHousehold, Outcome
from perspectief.simulation.outlook import (
    Difference,
    HouseholdFile,
    claimant_of,
    differences,
    minimum_wage,
    person_of,
    wage_now,
)
from perspectief.simulation.outlook.people import Fit
from perspectief.simulation.outlook.workdays import months_later

WORK_FIELDS = ("person", "hours", "wage", "rhythm", "first_pay", "start")
FIELDS = {
    Change.TOGETHER: ("age", "income", "amount", "savings", "start"),
    Change.CHILD: ("start",),
    Change.OUT: ("person", "start"),
    Change.RENT: ("rent", "start"),
    Change.BIRTHDAY: ("moment",),
    Change.AOW: ("moment",),
}
PASSING = (Change.BIRTHDAY, Change.AOW)


@with_answers
@sensitive_variables()
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What do you want to look at? Working more is only offered to whom it may concern."""
    told = services.told(request)
    pages = [(one.value, WORDS[one]) for one in Change if told is None or _fits(one, told)]
    may_work = told is None or _guarded(lambda: _may_work(told), True)
    context = {"has_told": told is not None, "work": WORK if may_work else None, "pages": pages}
    return render(request, "outlook/start.html", context)


def _may_work(told: Told) -> bool:
    return Fit.YES in queries.who_may_work(told.household, _first()).values()


@with_answers
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def work(request: HttpRequest) -> HttpResponse:
    """What is kept of working more, by the hour and by the day. `do=wipe` forgets what was typed."""
    if request.method == "POST":
        return _take(request, "werk", WORK_FIELDS, reverse("outlook:work"))
    told = services.told(request)
    if told is None:
        return _first_the_check(request, WORK.title)
    return _guarded(lambda: _work(request, told), None) or _impossible(request, WORK.title)


def _work(request: HttpRequest, told: Told) -> HttpResponse:
    household, names = told.household, told.names
    first = _first()
    fits = queries.who_may_work(household, first)
    people = [(person, names.get(person, person)) for person, fit in fits.items() if fit is Fit.YES]
    if not people:
        return render(request, "outlook/not_for_you.html", {"words": WORK, "why": next(iter(fits.values())).value})
    form = _work_form(request, household, people, first)
    is_valid = form.is_valid()
    gaps = queries.gaps_of(household, form.who)
    if gaps:
        return _gaps(request, gaps, WORK.title)
    context: dict[str, Any] = {"form": form, "problems": form.problems()}
    if is_valid:
        context |= {**_method(request, told), **_answer(request, told, form, first)}
    return render(request, "outlook/work.html", context)


def _method(request: HttpRequest, told: Told) -> dict[str, Any]:
    """How we compute: what was about, and what nobody said."""
    return {"was_about": told.was_about, "presumed": services.questions(request, told.presumed)}


def _work_form(request: HttpRequest, household: HouseholdFile, people: list[Choice], first: date) -> forms.WorkForm:
    said = services.typed(request, "werk")
    person = said.get("person") if said.get("person") in dict(people) else people[0][0]
    wage = wage_now(person_of(household, str(person)), first) or minimum_wage(household, str(person), first)
    suppose = {
        "person": person,
        "hours": "16",
        "rhythm": "month",
        "start": first.isoformat(),
        "wage": dutch.say_amount(wage).removeprefix("€\u00a0") if wage else "",
    }
    return forms.WorkForm(said, suppose, people, first)


def _answer(request: HttpRequest, told: Told, form: forms.WorkForm, first: date) -> dict[str, Any]:
    """What the page shows: the line, and the year of the hours that were chosen."""
    household, names = told.household, told.names
    said = form.cleaned_data
    begins = date.fromisoformat(said["start"])
    line = queries.line_for(household, form.who, said["wage"], begins)
    if not line.is_known:
        return {"ask": services.questions(request, queries.missing_of(line)), "contact": queries.who_knows(line)}
    kept = queries.kept_for(line, household, begins, form.week if form.was_sent else None)
    job = queries.Job(form.who, form.week, said["wage"], begins, form.paid, said.get("first_pay"))
    course = queries.course_of(household, job, first)
    year = queries.year_for(course, "work", names) if form.was_sent else None
    ask = services.questions(request, queries.open_places(line))
    return {"kept": kept, "year": year, "open": ask, "todo": WORK.todo, "chosen": form.week}


@with_answers
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """What another change does: per scheme, per month, and what to tell whom."""
    kind = _change(slug)
    if request.method == "POST":
        return _take(request, slug, FIELDS[kind], reverse("outlook:change", args=[slug]))
    told = services.told(request)
    if told is None:
        return _first_the_check(request, WORDS[kind].title)
    if not _fits(kind, told):
        return render(request, "outlook/not_for_you.html", {"words": WORDS[kind], "why": kind.value})
    gaps = queries.gaps_of(told.household, claimant_of(told.household))
    if gaps:
        return _gaps(request, gaps, WORDS[kind].title)
    show = _passing if kind in PASSING else _changed
    return _guarded(lambda: show(request, kind, told), None) or _impossible(request, WORDS[kind].title)


def _changed(request: HttpRequest, kind: Change, told: Told) -> HttpResponse:
    household, names = told.household, told.names
    form, first = _form(request, kind, told), _first()
    context = {"form": form, "words": WORDS[kind], "slug": kind.value, "kind": kind.name}
    if not form.was_sent:
        form.ask_first()
    context["problems"] = form.problems()
    if not (form.was_sent and form.is_valid()):
        return render(request, "outlook/change.html", context)
    said = {**form.cleaned_data, "person": getattr(form, "who", "")}
    course = queries.course_for(kind, household, said, first)
    day = queries.day_that_counts(kind, course)
    context |= {
        **_method(request, told),
        **_turned(differences(course, day)),
        "from_month": queries.month_of(course.start),
        "year": queries.year_for(course, WORDS[kind].report, names),
        "todo": WORDS[kind].todo,
    }
    if kind is Change.TOGETHER:
        context["trial"] = _trial(household, first)
    return render(request, "outlook/change.html", context)


def _turned(found: list[Difference]) -> dict[str, Any]:
    turned = queries.turned(found)
    return {"turned": turned, "doubtful": sum(not one.is_sure for one in turned)}


def _trial(household: HouseholdFile, day: date) -> dict[str, Any]:
    found = queries.trial_of(household, day)
    unmet = next((reason for reason in found.because if reason.met is False), None)
    return {
        "may_be": found.outcome is not Outcome.NEE,
        "why": queries.reason_of(unmet),
        "also": found.scheme.also_counts,
    }


def _passing(request: HttpRequest, kind: Change, told: Told) -> HttpResponse:
    household, names = told.household, told.names
    days = queries.moments(kind, household, names, timezone.localdate())
    form = forms.MomentForm(
        services.typed(request, kind.value), {"moment": days[0].key}, [(one.key, one.words) for one in days]
    )
    context = {"form": form, "words": WORDS[kind], "slug": kind.value, "kind": kind.name}
    context["problems"] = form.problems()
    if form.is_valid():
        moment = next(one for one in days if one.key == form.which)
        passing = queries.passing_of(kind, household, moment)
        context |= {
            **_method(request, told),
            "passing": passing,
            "early": queries.month_of(passing.early),
            "late": queries.month_of(passing.late),
            **_turned(passing.found),
            "tell": queries.tell_of(WORDS[kind].report, {one.after.key for one in passing.found}, moment.day),
            "todo": _todo(kind, moment.key),
        }
    return render(request, "outlook/passing.html", context)


def _todo(kind: Change, moment: str) -> str:
    return f"kind-wordt-{moment.rpartition('.')[2]}" if kind is Change.BIRTHDAY else WORDS[kind].todo


def _form(request: HttpRequest, kind: Change, told: Told) -> Any:
    household, names = told.household, told.names
    said, first = services.typed(request, kind.value), _first()
    suppose = {"start": first.isoformat()}
    if kind is Change.TOGETHER:
        return forms.TogetherForm(said, suppose, first)
    if kind is Change.RENT:
        return forms.RentForm(said, suppose, first)
    if kind is Change.OUT:
        people = _others(household, names)
        return forms.OutForm(said, {**suppose, "person": people[0][0]}, people, first)
    return forms.StartForm(said, suppose, first)


def _others(household: HouseholdFile, names: Mapping[str, str]) -> list[Choice]:
    claimant = claimant_of(household)
    return [(one, names.get(one, one)) for one in (str(p["id"]) for p in household["persons"]) if one != claimant]


def _fits(kind: Change, told: Told) -> bool:
    """Whether a change can happen in this household."""
    household, names = told.household, told.names
    if kind in PASSING:
        return bool(_guarded(lambda: queries.moments(kind, household, names, timezone.localdate()), []))
    if kind is Change.OUT:
        return len(household["persons"]) > 1
    if kind is Change.TOGETHER:
        return not household["persons"][0].get("partner")
    if kind is Change.RENT:
        home = household.get("home")
        return isinstance(home, dict) and home.get("tenure") in ("huur", "kamer")
    return True


def _change(slug: str) -> Change:
    try:
        return Change(slug)
    except ValueError:
        raise Http404 from None


def _first() -> date:
    """The first of the twelve months: the next one."""
    return months_later(timezone.localdate(), 1)


def _guarded(work: Callable[[], Any], otherwise: Any) -> Any:
    """What a household that cannot be gives instead."""
    try:
        return work()
    except BadHousehold:
        return otherwise


def _take(request: HttpRequest, page: str, fields: tuple[str, ...], address: str) -> HttpResponse:
    """After a form: fetch the page. Nothing that was typed stands in the address."""
    if request.POST.get("do") == "wipe":
        services.forget(request)
    else:
        services.keep(request, page, fields, request.POST)
        address += "#uitkomst"
    return see_other(address)


def _first_the_check(request: HttpRequest, title: Any) -> HttpResponse:
    return render(request, "outlook/first_the_check.html", {"title": title})


def _gaps(request: HttpRequest, gaps: list[str], title: Any) -> HttpResponse:
    return render(request, "outlook/gaps.html", {"title": title, "ask": services.questions(request, gaps)})


def _impossible(request: HttpRequest, title: Any) -> HttpResponse:
    return render(request, "outlook/impossible.html", {"title": title})
