"""One's own story, for who has its six words: what the panel did, who may see it, stopping, where it was handed out."""

from __future__ import annotations

import json
from contextlib import suppress

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.community.publishing import guessing
from perspectief.community.publishing.choices import CALLED, GONE, Age, State
from perspectief.community.publishing.consents import PARENT, TEXTS
from perspectief.community.publishing.forms.own import LevelForm, ParentForm
from perspectief.community.publishing.holding import Holding, held_by, hold, with_holding, with_story
from perspectief.community.publishing.models import STORIES, Story
from perspectief.community.publishing.queries import own as queries
from perspectief.community.publishing.queries import words as known_words
from perspectief.community.publishing.services import own as services
from perspectief.community.publishing.services.telling import parent_agrees
from perspectief.community.publishing.states import NoSuchStep
from perspectief.community.publishing.views.common import file_response, in_words, see_other
from perspectief.foundation.access import NOBODY
from perspectief.foundation.codes import services as codes
from perspectief.foundation.codes.answers import too_often
from perspectief.foundation.codes.calc.words import NotUnderstood, read_code
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.choices import Action, Side
from perspectief.foundation.privacy.notices import controller
from perspectief.foundation.privacy.queries import looks_page
from perspectief.foundation.privacy.queries.pack import as_json, pack_of
from perspectief.foundation.privacy.views.answers import number_of
from perspectief.foundation.ui.pages import public
from perspectief.foundation.ui.problems import problems_of

FIRST_LOOKS = 5
"""Lines of "Wie keek er mee?" that stand on the page itself."""


@with_holding
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest) -> HttpResponse:
    """Type the six words. At a desk, with somebody who helps, the browser holds it for 15 minutes instead of 120."""
    holding = held_by(request)
    if request.method == "POST":
        return _open(request)
    context = {"problems": in_words(holding.pop_problems()), "together": holding.together, "holds": bool(holding.story)}
    return render(request, "publishing/open.html", context)


@sensitive_variables()
def _open(request: HttpRequest) -> HttpResponse:
    together = bool(request.POST.get("together"))
    try:
        codes.ask(STORIES, guessing.CODES, request)
        code = read_code(request.POST.get("words", ""))
    except codes.TooOften as often:
        return too_often(request, often.seconds)
    except NotUnderstood as wrong:
        codes.right(guessing.CODES, request)  # no code was tried
        problem = ["places", *wrong.places] if wrong.places else ["count", wrong.count]
        return _again(request, problem, together)
    story = services.open_story(code=code)
    if story is None:
        codes.failed(STORIES)
        return _again(request, ["unknown"], together)
    codes.right(guessing.CODES, request)
    hold(request, Holding(story=str(story.pk), together=together, done="opened"))
    return see_other("mine")


def _again(request: HttpRequest, problem: list[object], together: bool) -> HttpResponse:
    hold(request, Holding(problems=[problem], together=together))
    return see_other("open")


@with_story
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, story: Story) -> HttpResponse:
    """The six words, until the teller says that they have them, and for a quarter of an hour at most."""
    holding = held_by(request)
    if request.method == "POST" or not holding.words:
        holding.code, holding.until = [], 0
        return see_other("mine")
    return render(request, "publishing/words.html", {"words": holding.words, "story": story})


@with_story
@require_safe
def mine(request: HttpRequest, story: Story) -> HttpResponse:
    """Everything that a teller can see and do."""
    holding, found = held_by(request), queries.own(story)
    holding.code, holding.until = [], 0
    context = {
        "story": story,
        "own": found,
        "done": holding.pop_done(),
        "called": queries.called(story) or CALLED[Age(story.age)],
        "area": known_words.area_words(story.area),
        "looks": looks_page(queries.subject_of(story.pk), size=FIRST_LOOKS),
        "waiting": terms.in_words("story_waiting"),
        "is_waiting": story.state == State.WAITING,
        "is_withdrawn": story.state == State.WITHDRAWN,
        "is_discarded": story.state == State.DISCARDED,
        "is_gone": story.state in GONE,
        "controller": controller(),
    }
    return render(request, "publishing/mine.html", context)


@with_story
@require_http_methods(["GET", "HEAD", "POST"])
def readers(request: HttpRequest, story: Story) -> HttpResponse:
    """Fewer people, at once; or more, when the panel has looked again."""
    if story.state in GONE:
        return see_other("mine")
    form = LevelForm(request.POST if request.method == "POST" else None, story=story, called=queries.called(story))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        with suppress(NoSuchStep):  # withdrawn a moment ago
            services.change_level(story=story, level=said["wie"], called=said["naam"], language=_language())
            held_by(request).done = "readers"
        return see_other("mine")
    context = {"form": form, "problems": problems_of(form), "story": story}
    return render(request, "publishing/readers.html", context)


@with_story
@require_http_methods(["GET", "HEAD", "POST"])
def parent(request: HttpRequest, story: Story) -> HttpResponse:
    """A parent reads the story of a child, and says yes too."""
    if story.state != State.WAITING:
        return see_other("mine")
    form = ParentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with suppress(NoSuchStep):  # withdrawn, or agreed to, a moment ago
            parent_agrees(story=story, language=_language())
            held_by(request).done = "parent"
        return see_other("mine")
    context = {
        "form": form,
        "problems": problems_of(form),
        "story": story,
        "own": queries.own(story),
        "called": queries.called(story) or CALLED[Age(story.age)],
        "consent_text": TEXTS[PARENT],
    }
    return render(request, "publishing/parent.html", context)


@with_story
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, story: Story) -> HttpResponse:
    """The second of two taps: the words are gone everywhere."""
    if story.state in GONE:
        return see_other("mine")
    if request.method == "POST":
        with suppress(NoSuchStep):  # withdrawn a moment ago
            services.withdraw(story=story)
            held_by(request).done = "withdrawn"
        return see_other("mine")
    return render(request, "publishing/stop.html", {"story": story, "own": queries.own(story)})


@with_story
@require_POST
def erase(request: HttpRequest, story: Story) -> HttpResponse:
    """Gone for good, with us and in this browser."""
    services.erase(story=story)
    hold(request, Holding())
    return see_other("gone")


@with_holding
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """This browser holds the story no longer; the story stays."""
    hold(request, Holding())
    return see_other("open")


@public
@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """It is gone."""
    return render(request, "publishing/gone.html")


@with_story
@require_safe
def file(request: HttpRequest, story: Story) -> HttpResponse:
    """The drawing, sound or film that somebody sent."""
    found = queries.recording_of(story.pk)
    if found is None:
        raise Http404
    return file_response(request, found)


@with_story
@require_safe
@transaction.atomic
def pack(request: HttpRequest, story: Story) -> HttpResponse:
    """All that is kept, to take along."""
    subject = queries.subject_of(story.pk)
    found = as_json(pack_of(subject))
    privacy.log_look(
        by=NOBODY,
        activity=STORIES,
        subjects=[subject],
        action=Action.EXPORT,
        what="story_pack",
        reason="story_own",
        side=Side.WITH_CODE,
    )
    content = json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": 'attachment; filename="verhaal.json"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/json; charset=utf-8", headers=headers)


@with_story
@require_safe
def looks(request: HttpRequest, story: Story) -> HttpResponse:
    """Who looked, all of it."""
    found = looks_page(queries.subject_of(story.pk), number_of(request))
    return render(request, "publishing/looks.html", {"looks": found, "address": reverse("publishing:looks")})


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
