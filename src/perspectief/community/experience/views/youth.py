"""Children and youth: what they were asked, what they said, and what happened with it, in their language."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.community.experience.choices import AdviceState, Panel
from perspectief.community.experience.forms.youth import WordForm
from perspectief.community.experience.models import Advice
from perspectief.community.experience.permissions import may_ask_advice, may_supervise
from perspectief.community.experience.queries import advice as register
from perspectief.community.experience.queries import youth as queries
from perspectief.community.experience.services import youth as services
from perspectief.community.experience.services.refusing import Refused
from perspectief.community.experience.views.common import actor, see_other, tried
from perspectief.foundation.output import qr
from perspectief.foundation.ui.pages import allowed, public, public_form


@public
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What was asked of children and youth, in their words."""
    found = queries.questions().prefetch_related("answers")
    rows = [(one, list(one.answers.all())[-1:]) for one in found]
    by = actor(request)
    context = {"rows": rows, "supervises": may_supervise(by).allowed, "may_ask": may_ask_advice(by).allowed}
    return render(request, "experience/youth.html", context)


@public
@never_cache
@require_safe
def question(request: HttpRequest, key: str) -> HttpResponse:
    """One question: what they said, and what happened with it. Prints on one page."""
    one = _found(key)
    answers = list(one.answers.all())
    context = {
        "one": one,
        "answer": answers[-1] if answers else None,
        "supervises": may_supervise(actor(request)).allowed,
        "blank": request.GET.get("papier") == "leeg",
        "form": WordForm(),
    }
    return render(request, "experience/youth_question.html", context)


def _found(key: str) -> Advice:
    found = register.find(key)
    if found is None or found.panel != Panel.YOUTH:
        raise Http404(key)
    return found


# --- The form behind the link of one afternoon ------------------------------------------------------------------------
@public_form
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, key: UUID) -> HttpResponse:
    """A child says what it thinks. No account, no name; the link works until its end."""
    gathering = queries.gathering(key)
    if gathering is None:
        return render(request, "experience/youth_closed.html", status=410)
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.say(gathering=gathering, **form.said)
        except Refused as refused:
            form.refuse(refused)
        else:
            return see_other("said", key)
    return render(request, "experience/youth_say.html", {"form": form, "one": gathering.advice})


@public
@never_cache
@require_safe
def said(request: HttpRequest, key: UUID) -> HttpResponse:
    """Thanks; the next child may go on."""
    gathering = queries.gathering(key)
    return render(request, "experience/youth_said.html", {"key": key, "gathering": gathering})


# --- The adult who sits beside them -----------------------------------------------------------------------------------
@allowed(may_supervise)
@require_safe
@transaction.atomic
def supervise(request: HttpRequest, key: str) -> HttpResponse:
    """What was said, the links that work now, and the way to writing the advice down."""
    one = _found(key)
    heard = queries.heard(one)
    links = [
        (link, _address(link.pk), mark_safe(qr.svg(_address(link.pk))))  # noqa: S308 - drawn by us, of our own address
        for link in queries.open_gatherings(one)
    ]
    context = {
        "one": one,
        "ages": [(age.label, found) for age, found in queries.ages(heard) if found],
        "number": len(heard),
        "links": links,
        "can_open": one.state == AdviceState.ASKED,
    }
    response = render(request, "experience/youth_supervise.html", context)
    services.log_reading(actor(request))
    return response


def _address(key: UUID) -> str:
    return f"{settings.ADDRESS}{reverse('experience:say', args=[key])}"


@allowed(may_supervise)
@require_POST
@transaction.atomic
def gather(request: HttpRequest, key: str) -> HttpResponse:
    """A link for this afternoon."""
    one = _found(key)
    tried(lambda: services.open_gathering(advice=one, by=actor(request)))
    return see_other("supervise", key)


@allowed(may_supervise)
@require_POST
@transaction.atomic
def close(request: HttpRequest, key: UUID) -> HttpResponse:
    """The link stops."""
    gathering = queries.gathering(key)
    if gathering is None:
        raise Http404
    services.close_gathering(gathering=gathering, by=actor(request))
    return see_other("supervise", gathering.advice.key)


@allowed(may_supervise)
@require_POST
@transaction.atomic
def remove(request: HttpRequest, key: UUID) -> HttpResponse:
    """What should not stand there goes."""
    word = queries.find_word(key)
    if word is None:
        raise Http404
    services.remove_word(word=word, by=actor(request))
    return see_other("supervise", word.advice.key)
