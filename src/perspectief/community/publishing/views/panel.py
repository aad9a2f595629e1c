"""The panel at work: read, leave out, say what you think, choose. Every look is a line that the teller reads."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from perspectief.community.publishing.calc.triad import name_of
from perspectief.community.publishing.choices import CALLED, POLES, Age, Kind, State
from perspectief.community.publishing.forms.panel import ChooseForm, NotForm, OpinionForm, RedactForm
from perspectief.community.publishing.models import Story
from perspectief.community.publishing.permissions import audience_of, may_discard, may_read_chosen, may_sit_in_panel
from perspectief.community.publishing.queries import discarding, showing, words
from perspectief.community.publishing.queries import panel as queries
from perspectief.community.publishing.queries.own import recording_of
from perspectief.community.publishing.services import panel as services
from perspectief.community.publishing.states import NoSuchStep
from perspectief.community.publishing.views.common import file_response, see_other
from perspectief.community.publishing.views.public import card
from perspectief.community.publishing.wording import step_words, triad_words
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.foundation.ui.problems import FormProblem, problems_of

STATES = {"nieuw": State.NEW, "gekozen": State.CHOSEN, "niet-gekozen": State.NOT_CHOSEN}
"""Word in the address."""
SEEN = "gezien"
"""Field of a form: which version of the story was on the page."""


@allowed(may_sit_in_panel)
@require_safe
@transaction.atomic
def stories(request: HttpRequest) -> HttpResponse:
    """What waits for the panel, or what it chose. Without words: those are read one by one."""
    asked = request.GET.get("stand", "nieuw")
    state = STATES.get(asked, State.NEW)
    found = queries.waiting_for_panel(state)
    counted, names = queries.counts(), words.names()
    context: dict[str, Any] = {
        "rows": [(one, names.area(one.area)) for one in found],
        "state": state,
        "tabs": [(key, one.label, counted[one], one == state) for key, one in STATES.items()],
    }
    if may_discard(request.actor).allowed:
        context["room"] = discarding.room()
    response = render(request, "publishing/panel_stories.html", context)
    services.log_panel(found, request.actor, Action.SEARCH)
    return response


@allowed(may_sit_in_panel)
@require_safe
@transaction.atomic
def story(request: HttpRequest, key: UUID) -> HttpResponse:
    """One story, with what stands out and what the panel can do."""
    return _draw(request, _found(key))


@allowed(may_sit_in_panel)
@require_safe
@transaction.atomic
def file(request: HttpRequest, key: UUID) -> HttpResponse:
    """Its drawing, sound or film."""
    found = _found(key)
    recording = recording_of(found.pk)
    if recording is None:
        raise Http404
    response = file_response(request, recording)
    services.log_panel([found], request.actor, Action.VIEW)
    return response


@allowed(may_sit_in_panel)
@require_POST
@sensitive_post_parameters()
@sensitive_variables()
@transaction.atomic
def opinion(request: HttpRequest, key: UUID) -> HttpResponse:
    """What this member thinks."""
    found, form = _found(key), OpinionForm(request.POST)
    if not form.is_valid():
        return _draw(request, found, opinion=form)
    said = form.cleaned_data
    try:
        services.give_opinion(
            story=found,
            by=request.actor,
            says=said["mening"],
            why=said["mening_waarom"],
            seen=request.POST.get(SEEN, ""),
        )
    except services.ChangedSince:
        form.add_error("mening", _changed())
        return _draw(request, _found(key), opinion=form)
    except NoSuchStep:  # somebody decided a moment ago
        pass
    return see_other("panel-story", key)


@allowed(may_sit_in_panel)
@require_POST
@sensitive_post_parameters()
@sensitive_variables()
@transaction.atomic
def redact(request: HttpRequest, key: UUID) -> HttpResponse:
    """What is left out."""
    found = _found(key)
    form = RedactForm(request.POST, found=queries.judged(found))
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.redact(
                story=found,
                by=request.actor,
                text=said["tekst"],
                called=said["naam"],
                alternative=said["uitleg"],
                keep_area=bool(said.get("wijk_blijft")),
                seen=request.POST.get(SEEN, ""),
            )
        except services.ChangedSince:
            return _draw_anew(request, key)
        except NoSuchStep:  # somebody decided a moment ago
            return see_other("panel-story", key)
        except services.OnlyLeavingOut:
            form.add_error("tekst", _("U mag alleen iets weglaten. Zet de andere woorden terug zoals ze waren."))
        else:
            return see_other("panel-story", key)
    return _draw(request, found, redact=form)


@allowed(may_sit_in_panel)
@require_POST
@sensitive_post_parameters()
@sensitive_variables()
@transaction.atomic
def choose(request: HttpRequest, key: UUID) -> HttpResponse:
    """The story is shown."""
    found, form = _found(key), ChooseForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.choose(
                story=found,
                by=request.actor,
                because=said["omdat"],
                against=said["tegen"],
                indicators=said.get("cijfers") or [],
                seen=request.POST.get(SEEN, ""),
            )
        except services.ChangedSince:
            return _draw_anew(request, key, choose=form)
        except services.NotReady as wait:
            form.add_error("omdat", str(wait))
        except NoSuchStep:
            return see_other("panel-story", key)
        else:
            return see_other("panel-story", key)
    elif request.POST.get(SEEN, "") != queries.version_of(found):
        return _draw_anew(request, key)
    insist(queries.judged(found).may_choose(request.actor))
    return _draw(request, found, choose=form)


@allowed(may_sit_in_panel)
@require_POST
@sensitive_post_parameters()
@sensitive_variables()
@transaction.atomic
def choose_not(request: HttpRequest, key: UUID) -> HttpResponse:
    """The story is not shown; its teller reads why."""
    found, form = _found(key), NotForm(request.POST)
    if not form.is_valid():
        return _draw(request, found, refuse=form)
    said = form.cleaned_data
    with suppress(NoSuchStep):  # somebody else did it a moment ago
        services.choose_not(story=found, by=request.actor, why=said["reden"], more=said["bericht"])
    return see_other("panel-story", key)


@allowed(may_sit_in_panel)
@require_POST
@transaction.atomic
def again(request: HttpRequest, key: UUID) -> HttpResponse:
    """The panel looks at it anew."""
    found = _found(key)
    with suppress(NoSuchStep):  # somebody else did it a moment ago
        services.look_again(story=found, by=request.actor)
    return see_other("panel-story", key)


@allowed(may_read_chosen)
@require_safe
@transaction.atomic
def chosen(request: HttpRequest) -> HttpResponse:
    """Chosen stories for the team or the council: also those that are not for everybody."""
    audience = audience_of(request.actor)
    found = showing.chosen(audience)
    names = words.names()
    cards = [card(showing.voice_of(one, audience), names) for one in found]
    response = render(request, "publishing/panel_chosen.html", {"cards": cards})
    services.log_panel(found, request.actor, Action.VIEW, reason="story_reading")
    return response


@allowed(may_read_chosen)
@require_safe
@transaction.atomic
def chosen_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The file of a chosen story that is not for everybody."""
    found = showing.find_chosen(key, audience_of(request.actor))
    recording = recording_of(found.pk) if found else None
    if found is None or recording is None:
        raise Http404
    response = file_response(request, recording)
    services.log_panel([found], request.actor, Action.VIEW, reason="story_reading")
    return response


def _found(key: UUID) -> Story:
    found = queries.find_for_panel(key)
    if found is None:
        raise Http404
    return found


def _changed() -> str:
    return _("Er is net iets veranderd aan dit verhaal. Lees het opnieuw.")


def _draw_anew(request: HttpRequest, key: UUID, **bound: forms.Form) -> HttpResponse:
    """The page as it is now, for who had an older one in front of them; whatever they may do with the story now."""
    return _draw(request, _found(key), more=[FormProblem("", _changed(), "id_tekst")], **bound)


def _draw(request: HttpRequest, found: Story, more: Sequence[FormProblem] = (), **bound: forms.Form) -> HttpResponse:
    """The page; a form that was not understood comes back as it was sent."""
    judged = queries.judged(found)
    mine = judged.opinion_of(request.actor)
    start = {"mening": mine.says, "mening_waarom": mine.why} if mine else None
    context: dict[str, Any] = {
        "story": found,
        "judged": judged,
        "verdict": judged.may_decide(request.actor),
        "choosing": judged.may_choose(request.actor),
        "opinion": bound.get("opinion") or OpinionForm(initial=start),
        "redact": bound.get("redact") or RedactForm(found=judged),
        "choose": bound.get("choose") or ChooseForm(),
        "refuse": bound.get("refuse") or NotForm(),
        "problems": [*more, *(problem for form in bound.values() for problem in problems_of(form))],
        "seen": queries.version_of(found),
        "opinions": [(queries.role_words(one.role), one) for one in judged.opinions],
        "called": judged.told.called or CALLED[Age(found.age)],
        "area": words.area_words(found.area),
        "goals": [words.goals().get(one, one) for one in found.goals],
        "marks": _marks(found),
        "is_new": found.state == State.NEW,
        "is_text": found.kind == Kind.TEXT,
        "may_discard": found.state != State.CHOSEN and may_discard(request.actor).allowed,
    }
    response = render(request, "publishing/panel_story.html", context)
    services.log_panel([found], request.actor, Action.VIEW)
    return response


def _marks(found: Story) -> list[tuple[Any, str]]:
    said = [(pole.asks, step_words(pole, found.poles[pole.key])) for pole in POLES if pole.key in found.poles]
    if found.triad:
        said.append((_("Wat telde het meest?"), triad_words(name_of(found.triad))))
    return said
