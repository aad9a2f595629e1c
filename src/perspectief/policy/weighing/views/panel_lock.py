"""The lock on the first scores: each holder gets words once, on their own page, and two of them open it.

The words stand in the answer to a form and nowhere else: not in a session, a cache or a log. That is why these pages
answer a form with a page, and not with a way to another page: there is nothing to fetch them from.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from perspectief.foundation.codes import services as codes
from perspectief.foundation.codes.answers import too_often
from perspectief.foundation.codes.guessing import Tries
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.foundation.ui.problems import FormProblem
from perspectief.policy.weighing.choices import Holder, Seat
from perspectief.policy.weighing.forms.panel import AgainForm, OpenForm
from perspectief.policy.weighing.models import KeyHolder, Round
from perspectief.policy.weighing.permissions import may_sit, may_steer
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.services import locks, release
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import found_round, see_other
from perspectief.policy.weighing.views.panel import seat_of

BOTH = ("GET", "HEAD", "POST")
ROOM = "weighing"
TRIES = Tries()
"""Wrong words per neighbourhood of addresses, in memory."""


# --- Words for a holder -----------------------------------------------------------------------------------------------
@allowed(may_sit)
@require_http_methods(BOTH)
@sensitive_post_parameters()
@sensitive_variables()
def my_words(request: HttpRequest, round: str) -> HttpResponse:
    """The words of the chair, or of the expert by experience."""
    found, seat = seat_of(request, round)
    holder = Holder.CHAIR if seat.seat == Seat.CHAIR else Holder.EXPERT
    return _words(request, found, holder, back="panel-round")


@allowed(may_steer)
@require_http_methods(BOTH)
@sensitive_post_parameters()
@sensitive_variables()
def reserve(request: HttpRequest, round: str) -> HttpResponse:
    """The words of the reserve, to print and bring to the clerk of the council."""
    return _words(request, found_round(round), Holder.RECOVERY, back="desk-panel")


@sensitive_variables()
def _words(request: HttpRequest, found: Round, holder: Holder, *, back: str) -> HttpResponse:
    """First the way it goes, then the words, then two of them again."""
    insist(locks.may_hold(request.actor, found, holder))
    said = {
        "round": found,
        "holder": holder,
        "back": back,
        "known": KeyHolder.objects.filter(round=found, holder=holder).first(),
        "is_reserve": holder == Holder.RECOVERY,
    }
    if request.method != "POST":
        return render(request, "weighing/lock_before.html", said)
    slip = request.POST.get("briefje", "")
    try:
        if not slip:
            shown = locks.show(one=found, holder=holder, by=request.actor)
            return render(request, "weighing/lock_words.html", said | {"shown": shown})
        return _confirm(request, found, holder, slip, said)
    except Refused as why:
        return render(request, "weighing/lock_before.html", said | {"refused": str(why)}, status=400)


@sensitive_variables()
def _confirm(request: HttpRequest, found: Round, holder: Holder, slip: str, said: dict[str, object]) -> HttpResponse:
    numbers = locks.asked_again(one=found, holder=holder, by=request.actor, slip=slip)
    is_typed = "getypt" in request.POST
    form = AgainForm(request.POST if is_typed else None, numbers=numbers)
    problems, status = list(form.problems), 200
    if is_typed and form.is_valid():
        try:
            locks.confirm(one=found, holder=holder, by=request.actor, slip=slip, typed=form.typed())
        except Refused as why:
            problems, status = [FormProblem(_("Uw woorden"), str(why), f"id_woord_{numbers[0]}")], 400
        else:
            return see_other(str(said["back"]), found.key)
    context = said | {"form": form, "problems": problems, "slip": slip}
    return render(request, "weighing/lock_again.html", context, status=status)


# --- Opening ----------------------------------------------------------------------------------------------------------
@allowed(may_sit)
@require_http_methods(BOTH)
@sensitive_post_parameters()
@sensitive_variables()
def open_(request: HttpRequest, round: str) -> HttpResponse:
    """Two holders type their words, side by side, on one page."""
    found = found_round(round)
    insist(release.may_open(request.actor, found))
    form, problems, refused = OpenForm(), [], ""
    if request.method == "POST":
        form = OpenForm(request.POST)
        if form.is_valid():
            try:
                return _opened(request, found, form)
            except codes.TooOften as often:
                return too_often(request, often.seconds)
            except release.WordsWrong as wrong:
                problems = [_problem(wrong)]
            except Refused as why:
                refused = str(why)
    said = {
        "round": found,
        "form": form if not form.is_bound else _without_words(form),
        "problems": [*form.problems, *problems],
        "refused": refused,
        "waits": release.not_yet(found, timezone.localdate()),
        "holders": [(one, Holder(one.holder).label, locks.fingerprint(one)) for one in _holders(found)],
        "progress": queries.progress(found),
    }
    return render(request, "weighing/lock_open.html", said, status=400 if form.is_bound else 200)


@sensitive_variables()
def _opened(request: HttpRequest, found: Round, form: OpenForm) -> HttpResponse:
    """Each try counts as a wrong one until it proves right."""
    codes.ask(ROOM, TRIES, request)
    said = form.cleaned_data
    try:
        release.open_scores(one=found, by=request.actor, typed=(said["eerste"], said["tweede"]), reason=said["waarom"])
    except release.WordsWrong as wrong:
        if wrong.code == "other_round":
            codes.failed(ROOM)
        else:
            codes.right(TRIES, request)  # these words were never a key
        raise
    except Refused:
        codes.right(TRIES, request)
        raise
    codes.right(TRIES, request)
    return see_other("desk-talk", found.key)


def _without_words(form: OpenForm) -> OpenForm:
    """The page comes back with empty fields for the words: they are not sent to a browser twice."""
    again = OpenForm(form.data.copy())
    again.data["eerste"] = again.data["tweede"] = ""
    again.errors.clear()
    for name, errors in form.errors.items():
        again.errors[name] = errors
    return again


def _holders(found: Round) -> list[KeyHolder]:
    return list(KeyHolder.objects.filter(round=found))


def _problem(wrong: release.WordsWrong) -> FormProblem:
    """What is not right with the words, kindly and without them."""
    who = {1: _("De eerste"), 2: _("De tweede")}.get(wrong.which, _("Samen"))
    anchor = "id_tweede" if wrong.which == 2 else "id_eerste"
    return FormProblem(who, _in_words(wrong), anchor)


def _in_words(wrong: release.WordsWrong) -> str:
    if wrong.code == "count":
        return _("Wij lezen %(number)s woorden. Het moeten er dertien zijn.") % {"number": wrong.numbers[0]}
    if wrong.code == "places":
        said = ngettext(
            "Woord %(numbers)s kennen wij niet. Kijk het na op het papier.",
            "De woorden %(numbers)s kennen wij niet. Kijk ze na op het papier.",
            len(wrong.numbers),
        )
        return said % {"numbers": ", ".join(map(str, wrong.numbers))}
    return {
        "slip": _("Er staat een woord verkeerd, of op een andere plek. Kijk ze na op het papier."),
        "same_holder": _("Dit zijn twee keer dezelfde woorden. Er zijn twee mensen nodig, elk met hun eigen woorden."),
    }.get(wrong.code, _("Deze woorden zijn van een andere ronde, of van een ouder papier."))
