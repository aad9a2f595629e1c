"""A bottleneck in a minute: tell it, without an account; and hear what became of it by six words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.codes import answers, filling
from perspectief.foundation.codes import services as codes
from perspectief.foundation.codes.answers import too_often
from perspectief.foundation.codes.calc.words import NotUnderstood, read_code
from perspectief.foundation.output import pdf, responses
from perspectief.foundation.privacy import terms
from perspectief.foundation.ui.pages import allowed, public
from perspectief.foundation.ui.problems import FormProblem
from perspectief.policy.practice import guessing, wording
from perspectief.policy.practice.forms.report import ReportForm, WrittenDownForm
from perspectief.policy.practice.holding import Holding, held_by, hold, new_holding, take_along, with_code, with_holding
from perspectief.policy.practice.models import ReportCode
from perspectief.policy.practice.permissions import may_write_down
from perspectief.policy.practice.queries import reports as queries
from perspectief.policy.practice.queries import subjects
from perspectief.policy.practice.queries.settings import setting
from perspectief.policy.practice.sealing import ROOM
from perspectief.policy.practice.services import reports as services
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.views.common import see_other

PAPER = "practice/report.typ"


@with_holding
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Tell what goes wrong. `?bij=`: key of a provision or scheme that the page before was about, never an answer."""
    about = subjects.find(request.GET.get("bij", ""))
    form = ReportForm(request.POST if request.method == "POST" else None, about=about)
    holding = held_by(request)
    if form.is_bound and form.is_valid():
        held = None if holding.together else queries.code(holding.key)
        if _is_room(request, form):
            if _keep(request, form, held, together=False):
                return see_other("words")
            filling.take_back(ROOM, request)
    said = {"form": form, "about": about, "holds": bool(queries.code(holding.key))}
    return render(request, "practice/report.html", said | _promise())


def _is_room(request: HttpRequest, form: ReportForm) -> bool:
    """Whether strangers did not leave too much already; why not stands in the form."""
    try:
        filling.ask(ROOM, request, today=queries.received_by_strangers(timezone.localdate()))
    except filling.TooMuch as often:
        form.refuse(Refused(answers.too_much(often)))
        return False
    return True


def _keep(request: HttpRequest, form: ReportForm, held: ReportCode | None, *, together: bool) -> bool:
    """Whether it was kept, or was kept before. What was not taken stands in the form."""
    try:
        taken = services.report(told=form.told, code=held)
    except Refused as refused:
        form.refuse(refused)
        return False
    if taken is not None:
        hold(request, new_holding(taken.code, taken.words, together=together))
    return True


def _promise() -> dict[str, Any]:
    return {"read_days": setting("read_days"), "kept": terms.in_words("report_code"), "gone": terms.in_words("signal")}


@with_holding
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """It arrived; the six words, for a quarter of an hour at most."""
    holding = held_by(request)
    said = {"words": holding.readable, "together": holding.together, "holds": bool(holding.code)}
    return render(request, "practice/report_words.html", said | _promise())


@allowed(may_write_down)
@take_along
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def write_down(request: HttpRequest) -> HttpResponse:
    """Somebody of the staff writes down what another says on the phone, or what stands on paper."""
    about = subjects.find(request.GET.get("bij", ""))
    form = WrittenDownForm(request.POST if request.method == "POST" else None, about=about)
    if form.is_bound and form.is_valid() and _keep(request, form, None, together=True):
        return see_other("words")
    return render(request, "practice/write_down.html", {"form": form, "about": about} | _promise())


@public
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The same form on paper. `?bij=` fills in what it is about."""
    about = subjects.find(request.GET.get("bij", ""))
    content = pdf.make(PAPER, wording.paper(about), title=_("Knelpunt melden"), language=get_language() or "nl")
    return responses.pdf(content, "knelpunt-melden")


# --- Hearing the end --------------------------------------------------------------------------------------------------
@with_holding
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest) -> HttpResponse:
    """Type the six words. On a telephone or computer of somebody else the browser holds it for 15 minutes."""
    holding = held_by(request)
    if request.method == "POST":
        return _open(request)
    said = {"problems": _in_words(holding.pop_problems()), "together": holding.together, "holds": bool(holding.code)}
    return render(request, "practice/open.html", said)


@sensitive_variables()
def _open(request: HttpRequest) -> HttpResponse:
    together = bool(request.POST.get("together"))
    try:
        codes.ask(ROOM, guessing.CODES, request)
        typed = read_code(request.POST.get("words", ""))
    except codes.TooOften as often:
        return too_often(request, often.seconds)
    except NotUnderstood as wrong:
        codes.right(guessing.CODES, request)  # no code was tried
        return _again(request, ["places", *wrong.places] if wrong.places else ["count", wrong.count], together)
    code = services.open_code(words=typed)
    if code is None:
        codes.failed(ROOM)
        return _again(request, ["unknown"], together)
    codes.right(guessing.CODES, request)
    hold(request, Holding(code=str(code.pk), together=together))
    return see_other("mine")


def _again(request: HttpRequest, problem: list[object], together: bool) -> HttpResponse:
    hold(request, Holding(problems=[problem], together=together))
    return see_other("open")


def _in_words(problems: list[Any]) -> list[FormProblem]:
    not_found = _("Met deze woorden vinden wij geen melding. Kijk ze na. Of is de tijd voorbij? Dan zijn ze gewist.")
    return [
        FormProblem(_("Uw zes woorden"), answers.in_words(str(code), more, not_found=not_found), "id_words")
        for code, *more in problems
    ]


@with_code
@require_safe
def mine(request: HttpRequest, code: ReportCode) -> HttpResponse:
    """Everything that was reported under these six words, and what became of it."""
    found = list(queries.of_code(code))
    names = subjects.names(one.provision for one in found)
    rows = [wording.heard(one, names.get(one.provision, "")) for one in found]
    return render(request, "practice/mine.html", {"rows": rows} | _promise())


@with_holding
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """This browser forgets the words."""
    hold(request, Holding())
    return see_other("index")
