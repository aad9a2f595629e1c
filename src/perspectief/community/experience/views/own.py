"""The own pages of an expert: profile, who may know what, what is proposed, agreements and aftercare."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.community.experience import consents
from perspectief.community.experience.choices import AgreementState, Says, Sees, Shares
from perspectief.community.experience.forms.people import ProfileForm, ThemesForm
from perspectief.community.experience.forms.tasks import LookBackForm, ReplyForm, YesForm
from perspectief.community.experience.models import Agreement, Task
from perspectief.community.experience.permissions import may_be_expert, may_check
from perspectief.community.experience.queries import advice, people
from perspectief.community.experience.queries import tasks as queries
from perspectief.community.experience.queries import words as named
from perspectief.community.experience.queries.settings import setting
from perspectief.community.experience.sealing import NEEDS, text_of
from perspectief.community.experience.services import people as services
from perspectief.community.experience.services import tasks
from perspectief.community.experience.services.refusing import Refused
from perspectief.community.experience.views.common import actor, language, own_expert, see_other, tried
from perspectief.foundation.privacy.queries import find_consent
from perspectief.foundation.ui.pages import allowed
from perspectief.foundation.ui.problems import FormProblem


@allowed(may_be_expert)
@require_safe
@transaction.atomic
def mine(request: HttpRequest) -> HttpResponse:
    """What fits, what was agreed, what waits, and where the panel is needed."""
    by, day = actor(request), timezone.localdate()
    expert = people.expert_of(by)
    context: dict[str, Any] = {
        "expert": expert,
        "questions": advice.waiting_for_panel(),
        "ripe": advice.ripe_to_check(day) if may_check(by).allowed else [],
    }
    if expert:
        context |= {
            "profile": people.own_profile(expert),
            "proposals": [(one, named.reward_words(one.task)) for one in queries.proposals(expert, day)],
            "interested": queries.interested_in(expert),
            "agreements": queries.agreements_of(expert),
            "check_ins": queries.check_ins_due(expert, day),
            "ask_again": (day - expert.confirmed_on).days >= setting("confirm_days", day),
        }
    return render(request, "experience/mine.html", context)


# --- Profile ----------------------------------------------------------------------------------------------------------
@allowed(may_be_expert)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
@transaction.atomic
def profile(request: HttpRequest) -> HttpResponse:
    """One's own profile."""
    by = actor(request)
    expert = people.expert_of(by)
    areas = sorted(named.areas().items(), key=lambda one: one[1])
    data = request.POST if request.method == "POST" else None
    form = ProfileForm(data, areas=areas, profile=people.own_profile(expert) if expert else None)
    if form.is_bound and form.is_valid():
        services.save_profile(by=by, wish=form.wish)
        return see_other("mine" if expert else "who")
    return render(request, "experience/profile.html", {"form": form, "expert": expert})


@allowed(may_be_expert)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
@transaction.atomic
def themes(request: HttpRequest) -> HttpResponse:
    """What somebody lived through: kept on an explicit yes only."""
    expert = own_expert(request)
    data = request.POST if request.method == "POST" else None
    form = ThemesForm(data, initial={"themes": people.kept_themes(expert)})
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["themes"]
        services.keep_themes(expert=expert, by=actor(request), themes=chosen, language=language())
        return see_other("who")
    says = consents.TEXTS[consents.KEEP_THEMES]
    return render(request, "experience/themes.html", {"form": form, "says": says})


@allowed(may_be_expert)
@require_safe
@transaction.atomic
def who(request: HttpRequest) -> HttpResponse:
    """Who may know what: a button each to stop, and to let coordinators see."""
    expert = own_expert(request)
    allowed_now = people.allowed_now(expert)
    known = {(one.receiver, one.part) for one in allowed_now}
    kept = people.kept_themes(expert)
    offers = [
        (part, consents.TEXTS[consents.text_for(Sees.COORDINATORS, part)])
        for part in Shares
        if (Sees.COORDINATORS, part) not in known and (part is Shares.PROFILE or kept)
    ]
    context = {
        "allowed": [(one, Shares(one.part).label) for one in allowed_now],
        "offers": offers,
        "receiver": Sees.COORDINATORS.label,
        "themes": named.theme_words(kept),
    }
    return render(request, "experience/who.html", context)


@allowed(may_be_expert)
@require_POST
@transaction.atomic
def allow(request: HttpRequest, part: str) -> HttpResponse:
    """Coordinators may see the profile, or the themes too."""
    if part not in PARTS:
        raise Http404
    services.allow(
        expert=own_expert(request),
        by=actor(request),
        receiver=Sees.COORDINATORS,
        words=str(Sees.COORDINATORS.label),
        part=PARTS[part],
        language=language(),
    )
    return see_other("who")


PARTS = {"profiel": Shares.PROFILE, "themas": Shares.THEMES}
"""Word in the address."""


@allowed(may_be_expert)
@require_POST
@transaction.atomic
def stop(request: HttpRequest, key: UUID) -> HttpResponse:
    """One yes stops."""
    expert = own_expert(request)
    if find_consent(people.subject_of(expert), key) is None:
        raise Http404
    services.stop(expert=expert, by=actor(request), consent=key)
    return see_other("who")


@allowed(may_be_expert)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def leave(request: HttpRequest) -> HttpResponse:
    """Stop with everything, after reading what goes."""
    expert = own_expert(request)
    if request.method == "POST":
        services.leave(expert=expert, by=actor(request))
        return see_other("mine")
    running = [one for one in queries.agreements_of(expert) if one.state == AgreementState.AGREED]
    return render(request, "experience/leave.html", {"running": running})


# --- A question -------------------------------------------------------------------------------------------------------
@allowed(may_be_expert)
@require_safe
@transaction.atomic
def task(request: HttpRequest, key: UUID) -> HttpResponse:
    """One question of an organisation: what it is, and perhaps or not now."""
    return _draw_task(request, _task(request, key))


def _task(request: HttpRequest, key: UUID) -> Task:
    found = queries.task_for(own_expert(request), key)
    if found is None:
        raise Http404
    return found


def _draw_task(request: HttpRequest, found: Task, problems: list[FormProblem] | None = None) -> HttpResponse:
    expert = own_expert(request)
    kept = people.kept_themes(expert)
    proposal = next((one for one in queries.proposals(expert, timezone.localdate()) if one.task.pk == found.pk), None)
    context = {
        "task": found,
        "asker": named.asker_words(found.organisation),
        "reward": named.reward_words(found),
        "asked_reward": _asked_reward(found),
        "area": named.area_words(found.area),
        "kinds": named.kind_words([found.kind]),
        "because": proposal.because if proposal else [],
        "reply": queries.reply_of(expert, found),
        "form": ReplyForm(has_themes=bool(kept)),
        "themes": named.theme_words(kept),
        "problems": problems or [],
    }
    return render(request, "experience/task.html", context)


def _asked_reward(one: Task | Agreement) -> str:
    """What the page about rewards fills in: kind and euro per month, nothing about a person."""
    return "?" + urlencode({"soort": one.reward, "bedrag": f"{named.month_of(one):.2f}".replace(".", ",")})


@allowed(may_be_expert)
@require_POST
@transaction.atomic
def reply(request: HttpRequest, key: UUID, says: str) -> HttpResponse:
    """Perhaps, not now, or think again."""
    found, expert, by = _task(request, key), own_expert(request), actor(request)
    if says == "terug":
        if said := queries.reply_of(expert, found):
            services.take_back_reply(expert=expert, reply=said)
        return see_other("task", key)
    if says not in SAYS:
        raise Http404
    shows = request.POST.get("show_themes") == "on"
    problems = tried(
        lambda: tasks.reply(task=found, expert=expert, by=by, says=SAYS[says], show_themes=shows, language=language())
    )
    return _draw_task(request, found, problems) if problems else see_other("mine")


SAYS = {"misschien": Says.INTERESTED, "nu-niet": Says.NOT_NOW}
"""Word in the address."""


# --- An agreement -----------------------------------------------------------------------------------------------------
@allowed(may_be_expert)
@require_safe
@transaction.atomic
def agreement(request: HttpRequest, key: UUID) -> HttpResponse:
    """One agreement: yes or no, stop, or look back."""
    return _draw_agreement(request, _agreement(request, key))


def _agreement(request: HttpRequest, key: UUID) -> Agreement:
    found = queries.agreement(own_expert(request), key)
    if found is None:
        raise Http404
    return found


def _draw_agreement(request: HttpRequest, found: Agreement, problems: list[FormProblem] | None = None) -> HttpResponse:
    own = people.own_profile(found.expert)
    check_in = getattr(found, "check_in", None)
    context = {
        "agreement": found,
        "task": found.task,
        "asker": named.asker_words(found.task.organisation),
        "reward": named.reward_words(found),
        "asked_reward": _asked_reward(found),
        "needs": text_of(NEEDS, found.sealed, found.pk),
        "form": YesForm(initial={"needs": own.told.needs}),
        "check_in": check_in,
        "is_due": check_in is not None and check_in.done_on is None and check_in.due_on <= timezone.localdate(),
        "problems": problems or [],
    }
    return render(request, "experience/agreement.html", context)


@allowed(may_be_expert)
@require_POST
@sensitive_post_parameters()
@transaction.atomic
def agree(request: HttpRequest, key: UUID, step: str) -> HttpResponse:
    """Yes, no, stop, or done."""
    found, by = _agreement(request, key), actor(request)
    needs = request.POST.get("needs", "")[:600]
    steps = {
        "ja": lambda: tasks.say_yes(agreement=found, by=by, needs=needs),
        "nee": lambda: tasks.say_no(agreement=found, by=by),
        "stop": lambda: tasks.stop(agreement=found, by=by),
        "gedaan": lambda: tasks.finish(agreement=found, by=by),
    }
    if step not in steps:
        raise Http404
    problems = tried(steps[step])
    return _draw_agreement(request, found, problems) if problems else see_other("agreement", key)


@allowed(may_be_expert)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@transaction.atomic
def look_back(request: HttpRequest, key: UUID) -> HttpResponse:
    """Aftercare: how was it, what did it cost, and would you again."""
    found = _agreement(request, key)
    check_in = getattr(found, "check_in", None)
    if check_in is None:
        raise Http404
    if check_in.done_on is not None:
        return see_other("agreement", key)
    form = LookBackForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            tasks.look_back(check_in=check_in, by=actor(request), **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            return see_other("agreement", key)
    context = {"form": form, "agreement": found, "asker": named.asker_words(found.task.organisation)}
    return render(request, "experience/look_back.html", context)
