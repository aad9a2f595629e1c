"""The public form: somebody sees that something is not right. Nobody in it, no cookie, no address kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.inbox import services
from perspectief.foundation.inbox.forms import SignalForm
from perspectief.foundation.ui.pages import public, public_form
from perspectief.rules import schemes


@dataclass(frozen=True)
class Problem:
    """One thing that the form did not understand."""

    place: str
    message: str
    anchor: str


@public_form
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, about: str = "") -> HttpResponse:
    """Tell us that something is not right. `about`: key of a scheme or name of a page, never an answer."""
    form = SignalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.send_signal(page=f"/{about}", kind=form.cleaned_data["kind"], text=form.cleaned_data["text"])
        except services.Refused as refused:
            form.add_error("text", str(refused))
        else:
            return _thank()
    scheme = schemes().get(about)
    context = {"form": form, "problems": list(_problems(form)), "scheme": scheme.name if scheme else ""}
    return render(request, "inbox/report.html", context)


def _thank() -> HttpResponse:
    response = HttpResponseRedirect(reverse("inbox:thanks"), content_type="text/plain; charset=utf-8")
    response.status_code = 303
    return response


def _problems(form: SignalForm) -> Iterator[Problem]:
    for name, errors in form.errors.items():
        bound = form[name]
        yield from (Problem(str(bound.label), str(error), bound.id_for_label) for error in errors)


@public
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """It arrived; what happens with it."""
    return render(request, "inbox/thanks.html")
