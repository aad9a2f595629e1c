"""Keeping a check, reading its six words once, and opening it by those words."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.codes.answers import too_often
from perspectief.foundation.codes.calc.words import NotUnderstood, read_code
from perspectief.foundation.output import responses
from perspectief.foundation.privacy import terms
from perspectief.residents.entitlements.services import Mode, bring_back, carried_by, to_keep
from perspectief.residents.kept_checks import paper, queries, services
from perspectief.residents.kept_checks.holding import Holding, held_by, hold, with_holding
from perspectief.residents.kept_checks.views.common import in_words, see_other


@with_holding
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    """What happens when somebody keeps a check; it is kept when they say so."""
    said, holding = to_keep(request), held_by(request)
    if holding.kept and queries.find_kept(holding.key):
        return see_other("mine")
    if not said:
        return see_other("entitlements:check")
    if request.method == "POST":
        opened, code = services.keep(said=said, language=get_language() or settings.LANGUAGE_CODE)
        holding.take(opened.kept.pk, opened.data_key, together=carried_by(request).mode is Mode.HELPER)
        holding.show(code)
        return see_other("words")
    today = timezone.localdate()
    context = {"term": terms.in_words(queries.TERM), "last_day": today + queries.term(today)}
    return render(request, "kept_checks/keep.html", context)


@with_holding
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """The six words, until the resident says that they have them, and for a quarter of an hour at most."""
    holding = held_by(request)
    if request.method == "POST" or not holding.words:
        holding.code, holding.until = [], 0
        return see_other("mine")
    return render(request, "kept_checks/words.html", {"words": holding.words, "kept": queries.find_kept(holding.key)})


@with_holding
@require_safe
def words_paper(request: HttpRequest) -> HttpResponse:
    """The same words on paper, with a small card to cut out."""
    holding = held_by(request)
    kept = queries.find_kept(holding.key)
    if not holding.words or kept is None:
        return see_other("mine")
    address = request.build_absolute_uri(reverse("kept_checks:open"))
    return responses.pdf(paper.words(holding.words, kept.expires_on, address), paper.WORDS_FILE)


@with_holding
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest) -> HttpResponse:
    """Type the six words. At a desk, with somebody who helps, the answers stay for 15 minutes instead of 120."""
    holding = held_by(request)
    if request.method == "POST":
        return _open(request)
    context = {
        "problems": in_words(holding.pop_problems()),
        "together": holding.together,
        "loses": bool(to_keep(request)),
        "holds": bool(holding.kept),
        "term": terms.in_words(queries.TERM),
    }
    if not holding.kept:
        holding.together = False
    return render(request, "kept_checks/open.html", context)


@sensitive_variables()
def _open(request: HttpRequest) -> HttpResponse:
    together = bool(request.POST.get("together"))
    try:
        services.ask(request)
        code = read_code(request.POST.get("words", ""))
    except services.TooOften as often:
        return too_often(request, often.seconds)
    except NotUnderstood as wrong:
        services.right(request)  # no code was tried
        return _again(request, ["places", *wrong.places] if wrong.places else ["count", wrong.count], together)
    opened = services.open_check(code=code)
    if opened is None:
        services.failed()
        return _again(request, ["unknown"], together)
    services.right(request)
    holding = Holding(done="opened")
    holding.take(opened.kept.pk, opened.data_key, together=together)
    hold(request, holding)
    bring_back(request, opened.said, together=together)
    return see_other("mine")


def _again(request: HttpRequest, problem: list[object], together: bool) -> HttpResponse:
    hold(request, Holding(problems=[problem], together=together))
    return see_other("open")
