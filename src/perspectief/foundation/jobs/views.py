"""How far a job is, for the page that asks now and then; and the button that stops it.

Its key opens a job: nobody can guess it, and it only stands in the address of the job's own page.
"""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from perspectief.foundation.jobs import queries, services
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.jobs.templatetags.jobs import words_of
from perspectief.foundation.ui.pages import public, public_form, see_other


@public
@never_cache
@require_safe
def progress(request: HttpRequest, key: UUID) -> HttpResponse:
    """The part of the page that moves. When the job has ended, the browser is asked to fetch the whole page again."""
    job = _job(key)
    response = render(request, "jobs/progress.html", words_of(job, said=request.GET.get("said", "")))
    if not job.is_open:
        response.headers["HX-Refresh"] = "true"
    return response


@public_form
@require_POST
def cancel(request: HttpRequest, key: UUID) -> HttpResponse:
    """Stop it, and back to the page it was asked from."""
    services.cancel(_job(key))
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("home")
    return see_other(back)


def _job(key: UUID) -> Job:
    job = queries.find(key)
    if job is None:
        raise Http404
    return job
