"""The desk of who brings people together: what waits, the pool, aftercare, and where experts are needed."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.community.experience.choices import Kind, Sees
from perspectief.community.experience.forms.tasks import NeedForm
from perspectief.community.experience.permissions import may_coordinate
from perspectief.community.experience.queries import advice, people
from perspectief.community.experience.queries import tasks as queries
from perspectief.community.experience.queries import words as named
from perspectief.community.experience.services import tasks as services
from perspectief.community.experience.services.people import log_looks
from perspectief.community.experience.services.refusing import Refused
from perspectief.community.experience.views.common import actor, see_other, tried
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.fields import labelled
from perspectief.foundation.ui.pages import allowed

ON_ONE_PAGE = 20


@allowed(may_coordinate)
@require_safe
@transaction.atomic
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, and what is late."""
    by, day = actor(request), timezone.localdate()
    calls = queries.wants_a_call()
    shown = [(one, people.seen_by(one.agreement.expert, Sees.COORDINATORS)) for one in calls]
    context = {
        "new": queries.new_tasks(),
        "waiting": queries.waiting_for_agreement(),
        "calls": shown,
        "late": [(one, advice.days_late(one, day)) for one in advice.late(day)],
        "answers": [one for one in advice.waiting_for_answer() if not advice.days_late(one, day)],
    }
    response = render(request, "experience/desk.html", context)
    log_looks((one.agreement.expert for one in calls), by, Action.VIEW, reason="experience_aftercare")
    return response


@allowed(may_coordinate)
@require_POST
@transaction.atomic
def called(request: HttpRequest, key: UUID) -> HttpResponse:
    """Somebody was called back."""
    found = queries.check_in(key)
    if found is None:
        raise Http404
    tried(lambda: services.called(check_in=found, by=actor(request)))
    return see_other("desk")


@allowed(may_coordinate)
@require_safe
@transaction.atomic
def pool(request: HttpRequest) -> HttpResponse:
    """Experts who let coordinators see their profile; their themes only when they let them see those too. Of whom
    stands on another page, nobody looked."""
    areas = named.areas()
    kind = request.GET.get("soort", "")
    found = [one for one in people.pool() if kind not in Kind.values or kind in one.expert.kinds]
    found.sort(key=lambda one: (one.told.called.casefold(), one.expert.key))
    leaf = Paginator(found, ON_ONE_PAGE).get_page(request.GET.get("blad"))
    rows = [
        {
            "profile": one,
            "kinds": named.kind_words(one.expert.kinds),
            "themes": named.theme_words(one.themes),
            "area": areas.get(one.expert.area, ""),
        }
        for one in leaf
    ]
    context = {"rows": rows, "leaf": leaf, "kinds": labelled(Kind.choices), "kind": kind}
    response = render(request, "experience/pool.html", context)
    log_looks((one.expert for one in leaf), actor(request), Action.SEARCH, reason="experience_pool")
    return response


# --- Where experts are needed -----------------------------------------------------------------------------------------
@allowed(may_coordinate)
@require_http_methods(["GET", "HEAD", "POST"])
def need(request: HttpRequest, key: UUID | None = None) -> HttpResponse:
    """Write down where lived experience is needed, or what came of it."""
    found = queries.need(key) if key else None
    if key and found is None:
        raise Http404
    areas = sorted(named.areas().items(), key=lambda one: one[1])
    form = NeedForm(request.POST if request.method == "POST" else None, areas=areas, need=found)
    if form.is_bound and form.is_valid():
        try:
            services.write_need(by=actor(request), need=found, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            return see_other("where")
    return render(request, "experience/need.html", {"form": form, "need": found})
