"""The choice of an invented round: calculations, departures, replies, the decision, and what became of the money."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from perspectief.foundation.demo import queries as demo
from perspectief.policy.weighing.choices import ByWhom, WeightMode
from perspectief.policy.weighing.models import Commitment, Decision, FreedMoney, Item, MoneyLine, Round, Verdict
from perspectief.policy.weighing.services import decisions, money, nominations, runs, weights
from perspectief.policy.weighing.services.demo.filling import again, officer, provider
from perspectief.policy.weighing.services.demo.story import Story

Things = Mapping[str, Item]
DRAWS = 100
"""Fewer than usual, so that a practice copy begins quickly."""
BY = {ByWhom.TEAM: "team", ByWhom.EXPERTS: "ervaring", ByWhom.COUNCIL: "raad"}
ROLE = "het college (verzonnen)"


def set_all_weights(story: Story, one: Round, on: dt.datetime) -> None:
    """What each body said of the weights, before the scores were opened."""
    for told in story.said["weights"]:
        body = ByWhom(told["by"])
        said = weights.Said(
            body, WeightMode(told["mode"]), told["given"], told["reason"], leads=bool(told.get("leads"))
        )
        weights.set_weights(round=one, said=said, by=demo.actor_of(BY[body]), on=on)


def grade_all(story: Story, things: Things, on: dt.datetime) -> None:
    """How well it is known that something works, where that is known."""
    by = officer()
    for row in story.rows:
        for criterion in ("1e", "3") if row.get("evidence") else ():
            nominations.grade(
                item=things[row["key"]],
                criterion=criterion,
                grade=row["evidence"],
                source=story.said["evidence_source"],
                by=by,
                on=on,
            )


def draft(story: Story, one: Round, things: Things, on: dt.datetime) -> Decision:
    """Worked out, also how sure it is; people depart from it twice and say why; the panel and the experts advise."""
    by, this = officer(), again(one)
    told = story.said["departures"]
    forced = {str(things[row["item"]].key): row["to"] or None for row in told}
    runs.choose(round=this, by=by, name="Zonder wensen vooraf", on=on)
    run = runs.choose(round=this, by=by, forced=forced, name="Met twee afwijkingen", on=on)
    runs.frontier(round=this, by=by, on=on)
    sure = runs.robust_now(round=this, by=by, draws=DRAWS, on=on)
    assert sure.result is not None
    decision = decisions.begin(round=this, run=run, by=by)
    for row in told:
        decision = decisions.depart(
            decision=decision, item=str(things[row["item"]].key), level=row["to"], reason=row["reason"], by=by
        )
    decisions.advise(decision=decision, text=story.said["advice"], by=by)
    return decisions.advise_as_expert(
        decision=decision, text=story.said["expert_advice"].strip(), by=demo.actor_of("ervaring")
    )


def propose_and_decide(story: Story, decision: Decision, things: Things) -> Decision:
    """Providers reply, each reply gets an answer, and it is decided."""
    by = officer()
    proposed = decisions.propose(decision=decision, replies_until=story.day(11, 30), by=by, on=story.at(11, 1))
    for key, text in story.said["own_words"].items():
        verdict = Verdict.objects.select_related("decision").get(item=things[key])
        decisions.write_own_words(verdict=verdict, text=text, by=by)
    for told in story.said["replies"]:
        item = things[told["item"]]
        said = decisions.reply(item=item, text=told["text"], by=_whose(story, told), on=story.at(11, 14))
        decisions.answer(reply=said, text=told["answer"], by=by, on=story.at(12, 4))
    lines = _lines(story, decision.round)
    return decisions.decide(decision=proposed, role=ROLE, lines=lines, by=by, on=story.at(12, 15))


def _whose(story: Story, told: Mapping[str, Any]) -> Any:
    return provider(story.by_key[told["item"]]["by"])


def _lines(story: Story, one: Round) -> list[MoneyLine]:
    told, by = story.said["money"], officer()
    return [
        money.add_line(
            municipality=one.municipality, line=money.NewLine(told["name"], year, amount, told["source"]), by=by
        )
        for year, amount in zip(story.years, told["amounts"], strict=True)
    ]


# --- A half year later ------------------------------------------------------------------------------------------------
def account_for_half_a_year(story: Story, one: Round, things: Things) -> None:
    """What was paid and whom it reached; one stops early, and its money goes on to another."""
    by, told = officer(), story.said["spent"]
    names = {item.pk: key for key, item in things.items()}
    for promised in Commitment.objects.filter(item__round=one, line__year=story.year).select_related("line", "item"):
        paid, reached = told.get(names[promised.item_id], told["usual"])
        account = money.Account(
            on=dt.date(story.year, 6, 30),
            amount=round(promised.amount * paid),
            reach=round(promised.reach * reached),
            source="Verzonnen verslag over een half jaar",
        )
        money.account_for(commitment=promised, account=account, by=by)
    _move_on(story, things)


def _move_on(story: Story, things: Things) -> None:
    """One stops early and its money goes on; and of what stopped in the round is said where its money went."""
    told, by = story.said["released"], officer()
    promised = Commitment.objects.get(item=things[told["item"]], line__year=story.year)
    freed = money.release(commitment=promised, by=by)
    if freed is not None:
        _give(freed, things, told)
    room = story.said["made_room"]
    for freed in FreedMoney.objects.filter(freed_by=things[room["item"]], goes_to=None).select_related("line"):
        _give(freed, things, room)


def _give(freed: FreedMoney, things: Things, told: Mapping[str, Any]) -> None:
    reach = round(freed.amount * told["reach_per_1000"] / 1000)
    money.give_on(freed=freed, to=things[told["gives_to"]], amount=freed.amount, reach=reach, by=officer())
