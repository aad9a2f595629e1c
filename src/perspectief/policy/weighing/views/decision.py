"""The decision at the desk: what people choose, the advice, what is proposed, replies, and what is decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.output import responses
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.policy.weighing import broken, letter_paper, wording
from perspectief.policy.weighing.calc.framework import digest
from perspectief.policy.weighing.choices import DecisionState
from perspectief.policy.weighing.forms.choosing import (
    AsWrittenForm,
    DecideForm,
    DepartForm,
    ProposeForm,
    ReasonForm,
    TextForm,
)
from perspectief.policy.weighing.forms.fields import Telling
from perspectief.policy.weighing.models import Decision, Round
from perspectief.policy.weighing.permissions import (
    may_advise,
    may_advise_as_expert,
    may_see_results,
    may_sit,
    may_steer,
)
from perspectief.policy.weighing.queries import decisions as queries
from perspectief.policy.weighing.queries import money, panel
from perspectief.policy.weighing.queries import portfolio as portfolios
from perspectief.policy.weighing.queries.items import weighed
from perspectief.policy.weighing.queries.settings import setting
from perspectief.policy.weighing.services import decisions as services
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import found_item, found_round, see_other

SEEN = "gezien"
UNCHANGED = _("Dit komt letter voor letter in het besluit. Niemand anders verandert een woord.")


@allowed(may_sit)
@require_safe
def overview(request: HttpRequest, key: str) -> HttpResponse:
    """All of it on one page, with the step that can follow."""
    return _page(request, _seen(request, key))


@allowed(may_sit)
@require_POST
def act(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Begin, advise, propose, answer, take back or decide."""
    one, actor = _seen(request, key), _actor(request)
    if step not in STEPS:
        raise Http404(step)
    decision = queries.find(one)
    if decision is None and step != "begin":
        raise Http404(step)
    form = _form_of(step, request, one)
    if form is not None and not form.is_valid():
        return _page(request, one, forms={step: form})
    try:
        STEPS[step](request, one, decision, form, actor)
    except Refused as wrong:
        return _page(request, found_round(key), forms={step: form} if form else {}, refused=str(wrong))
    return see_other("decision", one.key)


# --- Steps ------------------------------------------------------------------------------------------------------------
def _begin(request: HttpRequest, one: Round, _decision: Any, _form: Any, actor: Actor) -> None:
    run = portfolios.find_run(one, _uuid(request.POST.get("berekening", "")))
    if run is None:
        raise Http404
    services.begin(round=one, run=run, by=actor)


def _mark(words: str) -> str:
    """Tells one text from another."""
    return digest({"words": words})


def _insist_on_seen(request: HttpRequest, now: str) -> None:
    """Who began from another text than stands there now, first reads what a colleague kept. Raises Refused."""
    if request.POST.get(SEEN, _mark(now)) != _mark(now):
        first = _("Een collega was u voor.")
        rest = _(
            "Deze bladzijde is veranderd terwijl u bezig was. Hieronder staat wat u typte. "
            "Druk nog een keer op bewaren om dat te houden."
        )
        raise Refused(f"{first} {rest}")


def _advise(request: HttpRequest, _one: Round, decision: Decision, form: Any, actor: Actor) -> None:
    _insist_on_seen(request, decision.advice)
    services.advise(decision=decision, text=form.cleaned_data["tekst"], by=actor)


def _advise_as_expert(request: HttpRequest, _one: Round, decision: Decision, form: Any, actor: Actor) -> None:
    _insist_on_seen(request, decision.expert_advice)
    services.advise_as_expert(decision=decision, text=form.cleaned_data["tekst"], by=actor)


def _propose(_request: HttpRequest, _one: Round, decision: Decision, form: Any, actor: Actor) -> None:
    services.propose(decision=decision, replies_until=form.cleaned_data["dag"], by=actor)


def _reconsider(_request: HttpRequest, _one: Round, decision: Decision, form: Any, actor: Actor) -> None:
    services.reconsider(decision=decision, reason=form.cleaned_data["reden"], by=actor)


def _answer(request: HttpRequest, one: Round, _decision: Decision, form: Any, actor: Actor) -> None:
    number = request.POST.get("reactie", "")
    reply = queries.find_reply(one, int(number)) if number.isdecimal() else None
    if reply is None:
        raise Http404
    services.answer(reply=reply, text=form.cleaned_data["tekst"], by=actor)


def _decide(_request: HttpRequest, _one: Round, decision: Decision, form: Any, actor: Actor) -> None:
    services.decide(decision=decision, role=form.cleaned_data["door"], lines=form.chosen_lines(), by=actor)


STEPS: Mapping[str, Callable[..., None]] = {
    "begin": _begin,
    "advies": _advise,
    "advies-ervaring": _advise_as_expert,
    "voorstel": _propose,
    "terug": _reconsider,
    "antwoord": _answer,
    "besluit": _decide,
}


def _form_of(step: str, request: HttpRequest, one: Round) -> Telling | None:
    return None if step == "begin" else _make(step, one, request.POST)


def _make(step: str, one: Round, data: Any = None, initial: Mapping[str, Any] | None = None) -> Telling:
    """The form of a step; each with ids of its own, for they stand on one page."""
    number = data.get("reactie", "") if data is not None else (initial or {}).get("reactie", "")
    said: dict[str, Any] = {"data": data, "initial": initial, "auto_id": f"id_{step}{number}_%s"}
    if step == "advies":
        return TextForm(**said, label=_("Wat adviseert het panel?"), needed=False)
    if step == "advies-ervaring":
        label = _("Wat adviseert u als ervaringsdeskundigen?")
        return AsWrittenForm(**said, label=label, help_text=UNCHANGED, needed=False)
    if step == "antwoord":
        return TextForm(**said, label=_("Wat deden wij met deze reactie?"))
    if step == "voorstel":
        return ProposeForm(**said)
    if step == "terug":
        return ReasonForm(**said)
    years = sorted(int(year) for year in one.ceilings)
    return DecideForm(**said, lines=money.lines_of(settings.MUNICIPALITY, years), years=years)


# --- The page ---------------------------------------------------------------------------------------------------------
def _page(
    request: HttpRequest, one: Round, *, forms: Mapping[str, Telling | None] | None = None, refused: str = ""
) -> HttpResponse:
    decision, actor = queries.find(one), _actor(request)
    said: dict[str, Any] = {"round": one, "here": "decision", "decision": decision, "refused": refused}
    said["may_steer"] = may_steer(actor).allowed
    sent = [form for form in (forms or {}).values() if form is not None]
    said["problems"] = [problem for form in sent for problem in form.problems]
    if decision is not None:
        said |= _of(decision, one, actor, dict(forms or {}))
    return render(request, "weighing/decision.html", said)


def _of(decision: Decision, one: Round, actor: Actor, sent: dict[str, Telling | None]) -> dict[str, Any]:
    titles = {str(item.key): item.title for item in weighed(one)}
    hard, soft = queries.broken(decision)
    today = timezone.localdate()
    is_draft, is_proposed = decision.state == DecisionState.DRAFT, decision.state == DecisionState.PROPOSED
    until = services.earliest(one, today)
    missing = services.missing(decision, until, today) if is_draft else []
    if is_proposed:
        missing = services.missing_before_deciding(decision, today)
    said = [broken.said(each, titles) for each in hard]
    return {
        "titles": titles,
        "hard": said,
        "seen": {"advies": _mark(decision.advice), "ervaring": _mark(decision.expert_advice)},
        "soft": [broken.said(each, titles) for each in soft],
        "chosen": _chosen(decision, titles),
        "departures": [{**each, "title": titles.get(each["item"], "")} for each in decision.departures],
        "missing": [one for one in missing if one not in said],
        "forms": _on_the_page(_forms(decision, one, actor, until), sent),
        "replies": _replies(one, sent.get("antwoord"), is_open=is_proposed and may_steer(actor).allowed),
        "verdicts": [] if is_draft else list(queries.verdicts(decision)),
        "is_draft": is_draft,
        "is_proposed": is_proposed,
        "is_final": decision.state == DecisionState.FINAL,
        "is_whole": not decision.digest or queries.is_whole(decision),
        "days": int(setting("days_to_reply", today)),
    }


def _on_the_page(shown: dict[str, Telling], sent: Mapping[str, Telling | None]) -> dict[str, Telling | None]:
    """The forms by the names that the page uses; what was sent and not understood stands there as it was typed."""
    both = shown | {step: form for step, form in sent.items() if form is not None}
    return {step.replace("-", "_"): both.get(step) for step in STEPS if step not in ("begin", "antwoord")}


def _chosen(decision: Decision, titles: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each thing with what is chosen, beside what the calculation gave."""
    problem, best = queries.problem_in(decision), queries.best_of(decision.run)
    found = []
    for item in problem.items:
        level, gave = decision.chosen.get(item.key, ""), best.get(item.key, "")
        found.append(
            {
                "key": item.key,
                "title": titles.get(item.key, ""),
                "level": item.level(level).label if level else "",
                "gave": item.level(gave).label if gave else "",
                "differs": level != gave,
                "total": sum(item.level(level).costs.values()) if level else 0,
            }
        )
    return sorted(found, key=lambda one: (not one["level"], one["title"].casefold()))


def _forms(decision: Decision, one: Round, actor: Actor, until: dt.date) -> dict[str, Telling]:
    """The forms of the steps that this person can take now."""
    steps: dict[str, Mapping[str, Any]] = {}
    if decision.state == DecisionState.DRAFT:
        if may_advise(actor, panel.my_seat(one, actor)).allowed:
            steps["advies"] = {"tekst": decision.advice}
        if may_advise_as_expert(actor).allowed:
            steps["advies-ervaring"] = {"tekst": decision.expert_advice}
        if may_steer(actor).allowed:
            steps["voorstel"] = {"dag": f"{until.day}-{until.month}-{until.year}"}
    if decision.state == DecisionState.PROPOSED and may_steer(actor).allowed:
        steps |= {"terug": {}, "besluit": {}}
    return {step: _make(step, one, initial=initial) for step, initial in steps.items()}


def _replies(one: Round, sent: Telling | None, *, is_open: bool) -> list[tuple[Any, Telling | None]]:
    """Each reply, with a form for its answer as long as it can be given."""
    answered = sent.data.get("reactie", "") if sent is not None else ""
    return [
        (
            reply,
            None
            if not is_open
            else sent
            if answered == str(reply.pk)
            else _make("antwoord", one, initial={"reactie": reply.pk, "tekst": reply.answer}),
        )
        for reply in queries.replies(one)
    ]


# --- One thing --------------------------------------------------------------------------------------------------------
@allowed(may_steer)
@require_http_methods(["GET", "HEAD", "POST"])
def thing(request: HttpRequest, key: str, item: UUID) -> HttpResponse:
    """Choose otherwise on one thing, in a draft; or add words to its letter, in a proposal."""
    one, found, actor = found_round(key), found_item(item), _actor(request)
    decision = queries.find(one)
    if decision is None or found.round_id != one.pk:
        raise Http404(str(item))
    verdict = queries.find_verdict(one, item)
    form = _thing_form(request, decision, str(found.key), verdict)
    refused = ""
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            _change(decision, str(found.key), verdict, form, actor)
        except Refused as wrong:
            refused = str(wrong)
        else:
            return see_other("decision", one.key)
    said = {
        "round": one,
        "here": "decision",
        "item": found,
        "decision": decision,
        "verdict": verdict,
        "refused": refused,
    }
    said |= {"form": form, "problems": form.problems if form is not None else []}
    return render(request, "weighing/decision_thing.html", {**said, **_price(decision, str(found.key))})


def _thing_form(request: HttpRequest, decision: Decision, key: str, verdict: Any) -> Telling | None:
    data = request.POST or None
    if decision.state == DecisionState.DRAFT:
        item = queries.problem_in(decision).by_key.get(key)
        if item is None:
            raise Http404(key)
        reason = next((one["reason"] for one in decision.departures if one["item"] == key), "")
        levels = [(level.key, level.label) for level in item.levels]
        initial = {"omvang": decision.chosen.get(key, "uit"), "reden": reason}
        return DepartForm(data, levels=levels, initial=initial)
    if decision.state == DecisionState.PROPOSED and verdict is not None:
        label = _("Wat wilt u erbij zeggen in de brief?")
        return TextForm(data, label=label, needed=False, initial={"tekst": verdict.own_words})
    return None


def _change(decision: Decision, key: str, verdict: Any, form: Any, actor: Actor) -> None:
    said = form.cleaned_data
    if decision.state == DecisionState.DRAFT:
        services.depart(decision=decision, item=key, level=said["omvang"], reason=said["reden"], by=actor)
    else:
        services.write_own_words(verdict=verdict, text=said["tekst"], by=actor)


def _price(decision: Decision, key: str) -> dict[str, Any]:
    """What the calculation gave, and what each other choice would cost."""
    from perspectief.policy.weighing.calc import portfolio

    problem, best = queries.problem_in(decision), queries.best_of(decision.run)
    item = problem.by_key[key]
    options = [(level.key, level.label) for level in item.levels] + [(None, str(_("Nu geen geld")))]
    prices = []
    if decision.state == DecisionState.DRAFT:
        for level, label in options:
            if (level or "") != best.get(key, ""):
                price = portfolio.price_of(problem, key, level)
                prices.append((label, None if price.loss is None else wording.number(price.loss)))
    gave = item.level(best[key]).label if key in best else ""
    return {"gave": gave, "prices": prices}


@allowed(may_steer)
@require_safe
def letter(request: HttpRequest, key: str, item: UUID) -> HttpResponse:
    """The letter on one thing as it went out, to print for who has no account."""
    verdict = queries.find_verdict(found_round(key), item)
    if verdict is None or not verdict.letter:
        raise Http404(str(item))
    return responses.pdf(letter_paper.of(verdict), "brief-over-geld")


def _seen(request: HttpRequest, key: str) -> Round:
    """The round, for its panel, for experts by experience and for who steers."""
    one, actor = found_round(key), _actor(request)
    has_interest = panel.has_interest(one, actor)
    if has_interest or not may_advise_as_expert(actor).allowed:
        insist(may_see_results(actor, panel.my_seat(one, actor), has_interest=has_interest))
    return one


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404(text) from None


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor
