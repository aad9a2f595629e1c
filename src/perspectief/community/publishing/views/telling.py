"""Telling a story in four short steps. Nothing is kept before the last one: what was said travels along in the page."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from perspectief.community.publishing.calc.triad import name_of
from perspectief.community.publishing.choices import CALLED, CORNERS, MEDIUM, POLES, Kind, Level
from perspectief.community.publishing.consents import CHILD, TELL, TEXTS
from perspectief.community.publishing.forms.telling import KEYS, ConfirmStep, Steps, StoryStep
from perspectief.community.publishing.holding import Holding, held_by, hold, with_holding
from perspectief.community.publishing.models import STORIES
from perspectief.community.publishing.queries import filling as kept
from perspectief.community.publishing.queries import words
from perspectief.community.publishing.queries.own import is_of_a_child
from perspectief.community.publishing.services import telling as services
from perspectief.community.publishing.services.telling import Telling
from perspectief.community.publishing.views.common import see_other
from perspectief.community.publishing.wording import step_words, triad_words
from perspectief.foundation.codes import answers, filling
from perspectief.foundation.privacy import terms
from perspectief.foundation.ui.problems import FormProblem, problems_of
from perspectief.foundation.uploads import Accepted, Refused
from perspectief.foundation.uploads.media import ACCEPT, MB, MOST, Medium, look_at_medium
from perspectief.foundation.uploads.receiving import take_one_file
from perspectief.foundation.uploads.scanning import can_take_files, scan

STEP, GO = "stap", "naar"
SUMMARY = "klaar"
"""The step in which somebody reads who will see what, and says yes."""
FILE = "bestand"
FORM = "formulier"
"""A number by chance: sent twice is told once."""


@with_holding
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """One step; which one, and where to go next, stand in the form."""
    if request.method != "POST":
        return _show(request, Steps(QueryDict()), StoryStep.key, fresh=True)
    take_one_file(request, max(MOST.values()))
    steps, here, to = Steps(request.POST), request.POST.get(STEP, ""), request.POST.get(GO, "")
    if here == SUMMARY and to == SUMMARY:
        return _keep(request, steps)
    if here in KEYS and _is_further(here, to) and not steps.form(here).is_valid():
        return _show(request, steps, here, problems=problems_of(steps.form(here)))
    if to == SUMMARY:
        return _summary(request, steps)
    return _show(request, steps, to if to in KEYS else StoryStep.key, fresh=not _was_seen(request.POST, steps, to))


def _is_further(here: str, to: str) -> bool:
    order = (*KEYS, SUMMARY)
    return to not in order or order.index(to) > order.index(here)


def _was_seen(said: QueryDict, steps: Steps, key: str) -> bool:
    """Whether this step was filled in before, so that it comes back as it was."""
    return key in KEYS and any(name in said for name in steps.form(key).fields)


def _show(
    request: HttpRequest, steps: Steps, key: str, *, fresh: bool = False, problems: list[FormProblem] | None = None
) -> HttpResponse:
    form = steps.form(key)
    if fresh:
        form = type(form)(kind=steps.kind)
    number = KEYS.index(key) + 1
    context = {
        "form": form,
        "problems": problems or [],
        "carried": list(steps.carried(but=key)),
        "step": key,
        "number": number,
        "many": len(KEYS) + 1,
        "next": (*KEYS, SUMMARY)[number],
        "back": KEYS[number - 2] if number > 1 else "",
        "term": terms.in_words("story"),
        "waiting": terms.in_words("story_waiting"),
        "takes_files": can_take_files(),
        "corners": CORNERS,
        "medium": MEDIUM.get(steps.kind) if steps.kind else None,
    }
    return render(request, f"publishing/tell_{key}.html", context)


def _summary(
    request: HttpRequest, steps: Steps, *, form: ConfirmStep | None = None, wrong_file: str = "", wait: str = ""
) -> HttpResponse:
    """Who will see what, before anything is kept. `wait`: why it was not kept just now."""
    wrong = steps.first_wrong()
    if wrong:
        return _show(request, steps, wrong, problems=problems_of(steps.form(wrong)))
    telling = steps.telling()
    child = is_of_a_child(telling.age)
    form = form or ConfirmStep(child=child)
    medium = MEDIUM.get(telling.kind)
    problems = problems_of(form)
    if wrong_file:
        problems.append(FormProblem(_("Uw bestand"), wrong_file, "id_bestand", missing=FILE not in request.FILES))
    context = {
        "form": form,
        "problems": problems,
        "carried": list(steps.carried(but="")),
        "telling": telling,
        "kind": Kind(telling.kind).label,
        "level": Level(telling.level).label,
        "called": telling.called or CALLED[telling.age],
        "age": telling.age.label,
        "area": words.area_words(telling.area),
        "goals": [words.goals().get(key, key) for key in telling.goals],
        "marks": _marks(telling),
        "until": services.last_day(telling.months),
        "child": child,
        "consent_text": TEXTS[CHILD if child else TELL],
        "medium": medium,
        "accept": ACCEPT[medium] if medium else "",
        "most_mb": MOST[medium] // MB if medium else 0,
        "wrong_file": wrong_file,
        "wait": wait,
        "formulier": _form_sent(request) or uuid4(),
        "number": len(KEYS) + 1,
        "many": len(KEYS) + 1,
        "waiting": terms.in_words("story_waiting"),
    }
    return render(request, "publishing/tell_klaar.html", context, status=429 if wait else 200)


def _marks(telling: Telling) -> list[tuple[Any, str]]:
    """What the teller marked, in words."""
    found = [(pole.asks, step_words(pole, telling.poles[pole.key])) for pole in POLES if pole.key in telling.poles]
    if telling.triad:
        found.append((_("Wat telde het meest in uw verhaal?"), triad_words(name_of(telling.triad))))
    return found


def _keep(request: HttpRequest, steps: Steps) -> HttpResponse:
    wrong = steps.first_wrong()
    if wrong:
        return _show(request, steps, wrong, problems=problems_of(steps.form(wrong)))
    telling = steps.telling()
    form = ConfirmStep(request.POST, child=is_of_a_child(telling.age))
    file, wrong_file = _file(request, MEDIUM.get(telling.kind))
    if not form.is_valid() or wrong_file:
        return _summary(request, steps, form=form, wrong_file=wrong_file)
    try:
        filling.ask(STORIES, request, today=kept.told_on(timezone.localdate()))
    except filling.TooMuch as often:
        return _summary(request, steps, form=form, wait=answers.too_much(often))
    story, code = services.tell(
        telling=telling, file=file, language=get_language() or settings.LANGUAGE_CODE, form=_not_seen(request)
    )
    holding = Holding(story=str(story.pk))
    holding.show(code)
    hold(request, holding)
    return see_other("words")


def _form_sent(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get(FORM, ""))
    except ValueError:
        return None


def _not_seen(request: HttpRequest) -> UUID | None:
    """The form that was sent. None when this browser holds its story: somebody saw the words, and tells more."""
    form = _form_sent(request)
    return None if form is None or held_by(request).key == services.key_of(form) else form


def _file(request: HttpRequest, medium: Medium | None) -> tuple[Accepted | None, str]:
    """The file made anew, or what is wrong with it."""
    if medium is None:
        return None, ""
    sent = request.FILES.get(FILE)
    if sent is None:
        return None, _("Kies uw bestand.")
    try:
        filling.insist_on_room(kept=kept.bytes_of_files(), more=sent.size)
        return look_at_medium(sent.file, medium, scanner=scan), ""
    except filling.NoRoom:
        return None, _("Wij hebben nu geen plek voor bestanden. Vertel het in woorden. Of probeer het later weer.")
    except Refused as refused:
        return None, refused.reason.words
