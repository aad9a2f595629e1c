"""What people decide: from a calculation, with advice, with departures and their reason; proposed first, then taken.

Nothing is refused before the provider could reply. A final decision keeps all it rests on, with a check number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.access import Actor
from perspectief.policy.weighing import broken as breaking
from perspectief.policy.weighing import wording
from perspectief.policy.weighing.calc import portfolio
from perspectief.policy.weighing.calc.framework import canonical, digest
from perspectief.policy.weighing.choices import DecisionState, Outcome, RoundState, RunKind
from perspectief.policy.weighing.models import (
    Decision,
    FreedMoney,
    Item,
    MoneyLine,
    Reply,
    Round,
    Run,
    Verdict,
)
from perspectief.policy.weighing.permissions import may_advise, may_advise_as_expert, may_reply, may_steer
from perspectief.policy.weighing.queries import decisions as queries
from perspectief.policy.weighing.queries import panel
from perspectief.policy.weighing.queries import portfolio as portfolios
from perspectief.policy.weighing.queries.items import weighed
from perspectief.policy.weighing.queries.settings import setting
from perspectief.policy.weighing.services import letters, money, rounds, runs
from perspectief.policy.weighing.services.refusing import Refused, check, insist_on_nobody

LANGUAGE = "nl"
"""In which a decision is kept and a letter is written."""
LONGEST = 4_000
"""Letters of a text that somebody writes here."""


# --- A draft ----------------------------------------------------------------------------------------------------------
@transaction.atomic
def begin(*, round: Round, run: Run, by: Actor) -> Decision:
    """Take a calculated choice as the beginning of a decision. What people asked beforehand counts as a departure.

    Beginning again with another calculation drops the departures; advice stays. Raises Refused.
    """
    check(may_steer(by))
    held = rounds.locked(round)
    _insist(held, RoundState.CHOOSING)
    if run.kind != RunKind.CHOICE or run.round_id != held.pk or not run.result or not run.result["best"]["possible"]:
        raise Refused(_("Kies een berekening van deze ronde die lukte."))
    _insist_on_now(run, by)
    decision = _draft_or_none(held) or Decision(round=held)
    decision.run, decision.chosen = run, queries.best_of(run)
    decision.departures = [_departure(run, item, level, "") for item, level in sorted(run.inputs["forced"].items())]
    decision.loss = _loss(decision)
    decision.save()
    return decision


@transaction.atomic
def depart(*, decision: Decision, item: str, level: str, reason: str, by: Actor) -> Decision:
    """Choose otherwise than the calculation on one thing. `level`: empty for not at all. Raises Refused."""
    check(may_steer(by))
    held = _draft(decision)
    text = _text(reason)
    problem = queries.problem_in(held)
    known = problem.by_key.get(item)
    if known is None or (level and level not in {one.key for one in known.levels}):
        raise Refused(_("Dit kunt u hier niet kiezen."))
    chosen = {key: value for key, value in held.chosen.items() if key != item} | ({item: level} if level else {})
    free = queries.free_of(held.run)
    rest = [one for one in held.departures if one["item"] != item]
    if chosen.get(item) != free.get(item):
        if not text:
            raise Refused(_("Schrijf op waarom u iets anders kiest dan de berekening."))
        rest.append(_departure(held.run, item, chosen.get(item), text))
    held.chosen, held.departures = chosen, sorted(rest, key=lambda one: str(one["item"]))
    held.loss = _loss(held)
    held.save()
    return held


@transaction.atomic
def advise(*, decision: Decision, text: str, by: Actor) -> Decision:
    """Write down what the panel advises. Raises Refused."""
    check(may_advise(by, panel.my_seat(decision.round, by)))
    held = _draft(decision)
    held.advice = _text(text)
    held.save(update_fields=["advice"])
    return held


@transaction.atomic
def advise_as_expert(*, decision: Decision, text: str, by: Actor) -> Decision:
    """Write the advice of the experts by experience: letter for letter, by them only. Raises Refused."""
    check(may_advise_as_expert(by))
    held = _draft(decision)
    insist_on_nobody(text)
    held.expert_advice = text.replace("\r\n", "\n")[:LONGEST] if text.strip() else ""
    held.save(update_fields=["expert_advice"])
    return held


def _departure(run: Run, item: str, level: str | None, reason: str) -> dict[str, object]:
    """One thing on which people choose otherwise, with what that alone costs."""
    problem, free = portfolios.problem_in(run), queries.free_of(run)
    price = portfolio.price_of(problem, item, level)
    return {"item": item, "from": free.get(item, ""), "to": level or "", "reason": reason, "loss": price.loss}


def _loss(decision: Decision) -> float:
    """What all departures together cost, in points of worth."""
    problem = queries.problem_in(decision)
    free = portfolio.worth_of(problem, queries.free_of(decision.run))
    return max(0.0, free - portfolio.worth_of(problem, decision.chosen))


# --- Proposed ---------------------------------------------------------------------------------------------------------
@transaction.atomic
def propose(*, decision: Decision, replies_until: dt.date, by: Actor, on: dt.datetime | None = None) -> Decision:
    """Tell each provider what we mean to decide, before it is decided. Raises Refused with all that is missing."""
    check(may_steer(by))
    this, at = rounds.locked(decision.round), rounds.moment(on, by)
    held = _draft(decision)
    problems = missing(held, replies_until, timezone.localdate(at))
    if problems:
        raise Refused(" ".join(problems))
    for run in filter(None, (held.run, queries.robust_of(held.run))):
        _insist_on_now(run, by)
    with translation.override(LANGUAGE):
        _write_verdicts(held)
        held.snapshot = queries.snapshot(held, anew=True)
    held.state, held.proposed_at = DecisionState.PROPOSED, at
    held.save()
    this.replies_until = replies_until
    this.save(update_fields=["replies_until"])
    detail = {"run": held.run.digest, "replies_until": replies_until.isoformat(), "digest": digest(held.snapshot)}
    rounds.move(one=this, to=RoundState.REPLYING, by=by, kind="proposed", detail=detail, at=at)
    for verdict in queries.verdicts(held):
        letters.tell(verdict, "proposed")
    return held


def missing(decision: Decision, replies_until: dt.date, day: dt.date) -> list[str]:
    """What must still be done before a decision can be proposed, in words."""
    return [*_missing_choice(decision), *_missing_time(replies_until, day)]


def earliest(round: Round, day: dt.date) -> dt.date:
    """The last day for replies that stands for the round, or later when providers would get too few days."""
    fair = day + dt.timedelta(days=int(setting("days_to_reply", day)))
    return max(fair, round.replies_until) if round.replies_until else fair


def _missing_choice(decision: Decision) -> list[str]:
    found = []
    hard, _soft = queries.broken(decision)
    titles = {str(one.key): one.title for one in weighed(decision.round)}
    found += [breaking.said(one, titles) for one in hard]
    if any(not one["reason"] for one in decision.departures):
        found.append(_("Schrijf bij elke afwijking op waarom."))
    if queries.robust_of(decision.run) is None:
        found.append(_("Laat eerst uitrekenen hoe zeker de keuze is."))
    return found


def _missing_time(replies_until: dt.date, day: dt.date) -> list[str]:
    days = int(setting("days_to_reply", day))
    if (replies_until - day).days >= days:
        return []
    words = {"days": days, "day": wording.day(day + dt.timedelta(days=days))}
    return [_("Aanbieders krijgen %(days)s dagen om te reageren. Kies %(day)s of later.") % words]


def _write_verdicts(decision: Decision) -> None:
    """What is decided on each thing, with its reasons; own words that were written before stay."""
    found = queries.reasons_of(decision, anew=True)
    for item in weighed(decision.round):
        key = str(item.key)
        Verdict.objects.update_or_create(
            item=item,
            defaults={
                "decision": decision,
                "outcome": found.outcome(key),
                "level": decision.chosen.get(key, ""),
                "reasons": found.of(key),
            },
        )


@transaction.atomic
def write_own_words(*, verdict: Verdict, text: str, by: Actor) -> Verdict:
    """Add words to what the program wrote of one thing, for the letter. Raises Refused."""
    check(may_steer(by))
    if Decision.objects.select_for_update(no_key=True).get(pk=verdict.decision_id).state == DecisionState.FINAL:
        raise Refused(_("Dit besluit is genomen. Het verandert niet meer."))
    verdict.own_words = _text(text)
    verdict.save(update_fields=["own_words"])
    return verdict


@transaction.atomic
def reply(*, item: Item, text: str, by: Actor, on: dt.datetime | None = None) -> Reply:
    """What a provider says of what we mean to decide, in time. Raises Refused."""
    this, at = rounds.locked(item.round), rounds.moment(on, by)
    known = Item.objects.select_related("organisation", "round").get(pk=item.pk)
    known.round = this
    check(may_reply(by, known))
    if this.replies_until is None or timezone.localdate(at) > this.replies_until:
        raise Refused(_("De laatste dag om te reageren is voorbij. Bel ons als er iets aan de hand is."))
    said = _text(text)
    if not said:
        raise Refused(_("Schrijf op wat u ervan vindt."))
    sent_before = known.replies.filter(text=said).first()
    return sent_before or Reply.objects.create(item=known, text=said, at=at)


@transaction.atomic
def answer(*, reply: Reply, text: str, by: Actor, on: dt.datetime | None = None) -> Reply:
    """Tell what we did with a reply. Raises Refused."""
    check(may_steer(by))
    this = rounds.locked(reply.item.round)
    held = Reply.objects.select_for_update(of=("self",), no_key=True).get(pk=reply.pk)
    if this.state != RoundState.REPLYING:
        raise Refused(_("Dit besluit is genomen. Het verandert niet meer."))
    said = _text(text)
    if not said:
        raise Refused(_("Schrijf op wat u met de reactie deed."))
    held.answer, held.answered_at = said, rounds.moment(on, by)
    held.save(update_fields=["answer", "answered_at"])
    return held


@transaction.atomic
def reconsider(*, decision: Decision, reason: str, by: Actor) -> Decision:
    """Take a proposal back: a reply changes the choice. Replies and their answers stay. Raises Refused."""
    check(may_steer(by))
    this = rounds.locked(decision.round)
    held = Decision.objects.select_for_update(of=("self",), no_key=True).get(pk=decision.pk)
    if held.state != DecisionState.PROPOSED:
        raise Refused(_("Er is geen voorgenomen besluit om terug te nemen."))
    said = _text(reason)
    if not said:
        raise Refused(_("Schrijf op waarom u het voorstel terugneemt."))
    held.state, held.snapshot = DecisionState.DRAFT, {}
    held.save(update_fields=["state", "snapshot"])
    rounds.move(one=this, to=RoundState.CHOOSING, by=by, kind="reconsidered", reason=said)
    return held


# --- Taken ------------------------------------------------------------------------------------------------------------
@transaction.atomic
def decide(
    *, decision: Decision, role: str, lines: Sequence[MoneyLine], by: Actor, on: dt.datetime | None = None
) -> Decision:
    """Write down that it is decided, by whom; keep all it rests on; promise the money; send the letters.

    `lines`: from which money each year is paid, one for each year. Raises Refused.
    """
    check(may_steer(by))
    this, at = rounds.locked(decision.round), rounds.moment(on, by)
    held = Decision.objects.select_for_update(of=("self",), no_key=True).select_related("run").get(pk=decision.pk)
    held.round = this
    problems = missing_before_deciding(held, timezone.localdate(at))
    if problems:
        raise Refused(" ".join(problems))
    if not role.strip():
        raise Refused(_("Schrijf op wie dit besluit neemt, bijvoorbeeld het college."))
    held.role = role.strip()[:60]
    with translation.override(LANGUAGE):
        _write_verdicts(held)
        held.snapshot = queries.snapshot(held, anew=True)
        held.digest, held.state, held.decided_at = digest(held.snapshot), DecisionState.FINAL, at
        held.save()
        _promise(held, lines, at)
        for verdict in queries.verdicts(held):
            verdict.letter = canonical(letters.content(verdict, at))
            verdict.sent_at = at
            verdict.save(update_fields=["letter", "sent_at"])
    rounds.move(one=this, to=RoundState.DECIDED, by=by, kind="decided", detail={"digest": held.digest}, at=at)
    for verdict in queries.verdicts(held):
        letters.tell(verdict, "decided")
    return held


def missing_before_deciding(decision: Decision, day: dt.date) -> list[str]:
    """What must still be done before it can be decided, in words."""
    if decision.state != DecisionState.PROPOSED:
        return [_("Leg het voorstel eerst voor aan de aanbieders.")]
    found = []
    until = decision.round.replies_until
    if until is None or day <= until:
        found.append(_("Aanbieders kunnen nog reageren. Wacht tot na de laatste dag."))
    waiting = queries.unanswered(decision.round).count()
    if waiting:
        words = ngettext("%(n)s reactie heeft nog geen antwoord.", "%(n)s reacties hebben nog geen antwoord.", waiting)
        found.append(words % {"n": waiting})
    hard, _soft = queries.broken(decision)
    titles = {str(one.key): one.title for one in weighed(decision.round)}
    return found + [breaking.said(one, titles) for one in hard]


def _promise(decision: Decision, lines: Sequence[MoneyLine], at: dt.datetime) -> None:
    """Money of each year to what was chosen or stops step by step; what stopping frees is written down as well."""
    items = {str(one.key): one for one in weighed(decision.round)}
    by_year = {line.year: line for line in lines}
    for year in sorted({year for one in decision.snapshot["items"] for year, euros in one["costs"].items() if euros}):
        line = by_year.get(int(year))
        if line is None:
            raise Refused(_("Kies voor %(year)s uit welk geld wij betalen.") % {"year": year})
        amounts = {
            items[one["key"]]: (one["costs"][year], one["reach"] if one["level"] else 0)
            for one in decision.snapshot["items"]
            if one["costs"].get(year)
        }
        money.promise(line=line, amounts=amounts, at=at)
        _free(decision, line, items, year, at)


def _free(decision: Decision, line: MoneyLine, items: Mapping[str, Item], year: str, at: dt.datetime) -> None:
    for one in decision.snapshot["items"]:
        left = one["asked"].get(year, 0) - one["costs"].get(year, 0)
        if one["outcome"] == Outcome.PHASED_OUT and left > 0:
            FreedMoney.objects.create(line=line, freed_by=items[one["key"]], amount=left, is_promised=True, at=at)


# --- Small ------------------------------------------------------------------------------------------------------------
def _insist(round: Round, state: RoundState) -> None:
    if round.state != state:
        raise Refused(_("Deze stap kan nu niet. Kijk hoe ver de ronde is."))


def _insist_on_now(run: Run, by: Actor) -> None:
    """A calculation of before somebody scored again is no ground for a decision."""
    if not runs.is_of_now(run, by):
        raise Refused(_("Er veranderde iets na deze berekening. Laat het opnieuw uitrekenen."))


def _draft_or_none(round: Round) -> Decision | None:
    found = Decision.objects.select_for_update(of=("self",), no_key=True).filter(round=round).first()
    if found is not None and found.state != DecisionState.DRAFT:
        raise Refused(_("Er is al een voorstel. Neem het eerst terug."))
    return found


def _draft(decision: Decision) -> Decision:
    held = (
        Decision.objects.select_for_update(of=("self",), no_key=True)
        .select_related("round__framework", "run")
        .get(pk=decision.pk)
    )
    if held.state != DecisionState.DRAFT:
        raise Refused(_("Het voorstel ligt bij de aanbieders. Neem het eerst terug om iets te veranderen."))
    return held


def _text(text: str) -> str:
    """As it is kept. Raises Refused for what tells who somebody is: all of it is read by others."""
    insist_on_nobody(text)
    return text.replace("\r\n", "\n").strip()[:LONGEST]
