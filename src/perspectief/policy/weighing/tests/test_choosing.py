"""From scores to a choice, and from a choice to a decision that providers could reply to."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.utils import timezone

from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.outbox import services as outbox
from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing.choices import ByWhom, DecisionState, LinkKind, Outcome, RoundState
from perspectief.policy.weighing.models import Decision, Item, Reply, Round, Run, Score, Verdict, Weighting
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.queries import decisions as queries
from perspectief.policy.weighing.queries import results
from perspectief.policy.weighing.services import decisions, letters, rounds, runs, weights
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import choice_world as world

pytestmark = pytest.mark.django_db


# --- Weights ----------------------------------------------------------------------------------------------------------
def test_weights_cannot_be_set_once_the_first_scores_are_open() -> None:
    one = world.scored()

    with pytest.raises(Refused, match="al open"):
        weights.set_weights(round=one, said=world.team(), by=world.OFFICER)


def test_weights_of_another_body_stand_beside_and_do_not_lead() -> None:
    one = world.announced()
    weights.set_weights(round=one, said=world.team(), by=world.OFFICER)
    weights.set_weights(round=one, said=world.team(by_whom=ByWhom.EXPERTS), by=world.EXPERT)

    assert [(found.by_whom, found.leads) for found in results.weightings(one)] == [
        (ByWhom.TEAM, True),
        (ByWhom.EXPERTS, False),
    ]


def test_new_weights_of_the_same_body_replace_the_old_and_keep_leading() -> None:
    one = world.announced()
    first = weights.set_weights(round=one, said=world.team(), by=world.OFFICER)
    second = weights.set_weights(round=one, said=world.team(reason="Anders."), by=world.OFFICER)

    first.refresh_from_db()
    assert (first.leads, first.replaced_at is None, second.leads) == (False, False, True)


def test_an_expert_does_not_speak_for_the_council() -> None:
    one = world.announced()

    with pytest.raises(Refused, match="voor deze groep"):
        weights.set_weights(round=one, said=world.team(by_whom=ByWhom.COUNCIL), by=world.EXPERT)


def test_weights_that_cannot_be_say_what_is_wrong() -> None:
    one = world.announced()

    with pytest.raises(Refused):
        weights.set_weights(round=one, said=world.team(given={"top": {}, "sub": {}}), by=world.OFFICER)
    assert not Weighting.objects.exists()


# --- Calculations -----------------------------------------------------------------------------------------------------
def test_the_same_question_is_worked_out_once() -> None:
    one = world.scored()
    first, again = (runs.choose(round=one, by=world.OFFICER) for _time in range(2))

    assert first == again
    assert Run.objects.count() == 1


def test_a_choice_keeps_within_the_money_and_leaves_costs_out_of_the_value() -> None:
    one = world.scored()
    best = runs.choose(round=one, by=world.OFFICER).result["best"]

    assert best["checked"]
    assert all(euros <= 120_000 for euros in best["costs"].values())
    weighting = results.leading(one)
    assert weighting is not None
    found = results.of(one, weighting)
    assert "4" not in found.weights
    assert sum(found.weights.values()) == pytest.approx(1)


def test_what_people_ask_beforehand_has_its_price() -> None:
    one = world.scored()
    free = runs.choose(round=one, by=world.OFFICER).result["best"]
    out = next(title for title, *_rest in world.THINGS if world.key_of(one, title) not in free["levels"])
    key = world.key_of(one, out)
    run = runs.choose(round=one, by=world.OFFICER, forced={key: "all"})

    assert run.result["best"]["levels"][key] == "all"
    assert run.result["loss"] > 0
    assert run.result["prices"][key] == pytest.approx(run.result["loss"])


def test_more_money_never_brings_less_and_other_plans_are_not_better() -> None:
    one = world.scored()
    found = runs.frontier(round=one, by=world.OFFICER).result

    worths = [point["worth"] for point in found["points"] if point["worth"] is not None]
    assert worths == sorted(worths)
    assert len(found["near"]) == runs.NEAR
    assert all(near["loss"] >= 0 for near in found["near"])


def test_how_sure_a_choice_is_comes_from_a_worker_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    monkeypatch.setattr(runs, "DRAWS", 12)
    run, job = runs.ask_robust(round=one, by=world.OFFICER)
    assert job is not None
    jobs.cancel(job)
    run.refresh_from_db()
    assert (Job.objects.get(pk=job.pk).state, run.result) == (State.CANCELLED, None)

    found = world.sure(one)
    assert set(found.result["labels"].values()) <= {"always", "sometimes", "never"}
    assert found.pk == run.pk
    assert runs.ask_robust(round=one, by=world.OFFICER) == (found, None)


def test_who_is_not_of_the_panel_or_the_team_lets_nothing_be_worked_out() -> None:
    one = world.scored()

    with pytest.raises(Refused):
        runs.choose(round=one, by=world.COUNCIL)


def test_without_leading_weights_there_is_nothing_to_choose() -> None:
    one = world.scored()
    Weighting.objects.update(leads=False)

    with pytest.raises(Refused, match="nog geen gewichten"):
        runs.choose(round=one, by=world.OFFICER)


# --- A decision -------------------------------------------------------------------------------------------------------
def test_a_departure_needs_its_reason_and_tells_what_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    draft = world.drafted(one, monkeypatch)
    inside = next(iter(draft.chosen))

    with pytest.raises(Refused, match="waarom"):
        decisions.depart(decision=draft, item=inside, level="", reason=" ", by=world.OFFICER)
    changed = decisions.depart(decision=draft, item=inside, level="", reason="De wijk wil dit niet.", by=world.OFFICER)
    assert inside not in changed.chosen
    assert changed.loss > 0
    assert changed.departures[0]["reason"] == "De wijk wil dit niet."

    back = decisions.depart(
        decision=changed, item=inside, level=queries.best_of(draft.run)[inside], reason="", by=world.OFFICER
    )
    assert (back.departures, back.loss) == ([], 0)


def test_only_experts_write_their_advice_and_it_stays_letter_for_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = world.drafted(world.scored(), monkeypatch)
    words = "  Vraag het ons eerst.\n\n  - dan pas kiezen"

    with pytest.raises(Refused, match="Alleen zij"):
        decisions.advise_as_expert(decision=draft, text=words, by=world.OFFICER)
    assert decisions.advise_as_expert(decision=draft, text=words, by=world.EXPERT).expert_advice == words


def test_nothing_is_proposed_that_costs_more_than_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    draft = world.drafted(one, monkeypatch)
    for title, *_rest in world.THINGS:
        draft = decisions.depart(
            decision=draft, item=world.key_of(one, title), level="all", reason="Alles moet.", by=world.OFFICER
        )

    with pytest.raises(Refused, match=r"In 2027 kost dit €\s210.000. Er is €\s120.000"):
        decisions.propose(decision=draft, replies_until=world.until(), by=world.OFFICER)


def test_a_long_subsidy_cannot_stop_without_a_hearing_and_a_term(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    world.running(one, "Keuken")
    draft = world.drafted(one, monkeypatch)
    key = world.key_of(one, "Keuken")
    assert key in draft.chosen

    draft = decisions.depart(decision=draft, item=key, level="", reason="Te weinig bereik.", by=world.OFFICER)
    with pytest.raises(Refused, match="gehoord"):
        decisions.propose(decision=draft, replies_until=world.until(), by=world.OFFICER)


def test_a_long_subsidy_that_was_heard_is_phased_out_and_keeps_its_term(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    world.running(one, "Keuken", heard_on=dt.date(2026, 9, 1), ends_not_before=dt.date(2028, 1, 1))
    draft = world.drafted(one, monkeypatch)
    key = world.key_of(one, "Keuken")
    draft = decisions.depart(decision=draft, item=key, level="", reason="Te weinig bereik.", by=world.OFFICER)
    for title in ("Taalhuis", "Kleding", "Maatjes"):
        if queries.broken(draft)[0] and world.key_of(one, title) in draft.chosen:
            draft = decisions.depart(
                decision=draft, item=world.key_of(one, title), level="", reason="Geld is op.", by=world.OFFICER
            )
    found = decisions.propose(decision=draft, replies_until=world.until(), by=world.OFFICER)

    row = next(row for row in found.snapshot["items"] if row["key"] == key)
    assert (row["outcome"], row["costs"]["2027"], row["costs"]["2028"]) == (Outcome.PHASED_OUT, 45_000, 0)
    assert any("1 januari 2028" in sentence for sentence in row["reasons"])


def test_providers_get_their_days_to_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = world.drafted(world.scored(), monkeypatch)

    with pytest.raises(Refused, match="21 dagen"):
        decisions.propose(decision=draft, replies_until=world.until(20), by=world.OFFICER)


def test_a_calculation_from_before_the_last_scores_is_no_ground_for_a_decision() -> None:
    one = world.scored()
    early = runs.choose(round=one, by=world.OFFICER)
    with purpose(PANEL):
        first = Score.objects.filter(item=world.item_of(one, "Keuken"), criterion="1a")
        Score.objects.bulk_create(
            Score(
                assessor_id=row.assessor_id,
                item_id=row.item_id,
                criterion="1a",
                phase=2,
                value=4,
                at=row.at,
                answer=row.answer,
                reason="Nu anders.",
                changed_because="Het gesprek.",
            )
            for row in first
        )

    with pytest.raises(Refused, match="opnieuw uitrekenen"):
        decisions.begin(round=one, run=early, by=world.OFFICER)


def test_how_sure_a_choice_is_must_be_of_the_last_scores_too(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    draft = world.drafted(one, monkeypatch)
    with purpose(PANEL):
        Score.objects.filter(criterion="1a").update(low=0, high=4, at=timezone.now())

    with pytest.raises(Refused, match="opnieuw uitrekenen"):
        decisions.propose(decision=draft, replies_until=world.until(), by=world.OFFICER)


def test_after_the_decision_a_page_that_was_still_open_adds_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    found = world.proposed(world.scored(), monkeypatch)
    stale = queries.verdicts(found).select_related("decision").first()
    assert stale is not None
    later = timezone.now() + dt.timedelta(days=31)
    decisions.decide(decision=found, role="het college", lines=world.lines(found.round), by=world.OFFICER, on=later)

    with pytest.raises(Refused, match="verandert niet meer"):
        decisions.write_own_words(verdict=stale, text="Toch nog iets.", by=world.OFFICER)


def test_nothing_is_proposed_before_it_is_known_how_sure_it_is() -> None:
    one = world.scored()
    draft = decisions.begin(round=one, run=runs.choose(round=one, by=world.OFFICER), by=world.OFFICER)

    with pytest.raises(Refused, match="hoe zeker"):
        decisions.propose(decision=draft, replies_until=world.until(), by=world.OFFICER)


def test_a_refusal_names_others_and_the_smallest_change(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    found = world.proposed(one, monkeypatch)
    refused = found.verdicts.filter(outcome=Outcome.REFUSED).first()
    assert refused is not None
    said = " ".join(refused.reasons)

    granted = [verdict.item.title for verdict in found.verdicts.exclude(outcome=Outcome.REFUSED)]
    assert "past niet in het bedrag van" in said
    assert any(title in said for title in granted)
    assert "minder had" in said or "punten meer had" in said or "ook niet gepast" in said
    assert "aanmerking" not in said


def test_an_overlap_is_named_as_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    world.linked(one, "Keuken", LinkKind.OVERLAPS, "Schooltas")
    found = world.proposed(one, monkeypatch)
    row = next(row for row in found.snapshot["items"] if row["title"] == "Keuken")

    assert row["outcome"] == Outcome.REFUSED
    assert any("Schooltas doet bijna hetzelfde" in sentence for sentence in row["reasons"])


def test_nothing_is_decided_before_the_replies_are_in_and_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    found = world.proposed(one, monkeypatch)
    item = world.item_of(one, "Schooltas")
    said = decisions.reply(item=item, text="Wij kunnen het ook voor minder.", by=world.PROVIDER)
    money = world.lines(one)
    later = timezone.now() + dt.timedelta(days=31)

    with pytest.raises(Refused, match="kunnen nog reageren"):
        decisions.decide(decision=found, role="het college", lines=money, by=world.OFFICER)
    with pytest.raises(Refused, match="1 reactie heeft nog geen antwoord"):
        decisions.decide(decision=found, role="het college", lines=money, by=world.OFFICER, on=later)
    decisions.answer(reply=said, text="Wij rekenden het opnieuw door.", by=world.OFFICER)
    done = decisions.decide(decision=found, role="het college", lines=money, by=world.OFFICER, on=later)

    assert done.state == DecisionState.FINAL
    assert Round.objects.get(pk=one.pk).state == RoundState.DECIDED


def test_a_provider_replies_on_its_own_file_only_and_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    world.proposed(one, monkeypatch)
    item = world.item_of(one, "Schooltas")

    with pytest.raises(Refused, match="andere organisatie"):
        decisions.reply(item=item, text="Ik ook!", by=world.OTHER_PROVIDER)
    with pytest.raises(Refused, match="laatste dag"):
        decisions.reply(item=item, text="Te laat.", by=world.PROVIDER, on=timezone.now() + dt.timedelta(days=40))
    assert not Reply.objects.exists()


def test_a_reply_with_a_phone_number_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    world.proposed(one, monkeypatch)

    with pytest.raises(Refused):
        decisions.reply(item=world.item_of(one, "Schooltas"), text="Bel 06-12345678.", by=world.PROVIDER)


def test_a_reply_that_is_sent_twice_is_there_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    world.proposed(one, monkeypatch)
    item = world.item_of(one, "Schooltas")

    first = decisions.reply(item=item, text="Wij doen het met minder.", by=world.PROVIDER)
    again = decisions.reply(item=item, text="Wij doen het met minder.", by=world.PROVIDER)

    assert first == again == Reply.objects.get()


def test_words_that_tell_who_somebody_is_are_kept_nowhere_in_a_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    found = world.drafted(one, monkeypatch)

    with pytest.raises(Refused):
        decisions.advise(decision=found, text="Bel 06-12345678.", by=world.OFFICER)
    with pytest.raises(Refused):
        rounds.stop(one=one, reason="Bel 06-12345678.", by=world.OFFICER)


def test_a_proposal_can_be_taken_back_with_its_reason_and_replies_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    found = world.proposed(one, monkeypatch)
    decisions.reply(item=world.item_of(one, "Schooltas"), text="Wij kunnen minder doen.", by=world.PROVIDER)
    back = decisions.reconsider(decision=found, reason="Een reactie klopt.", by=world.OFFICER)

    assert (back.state, Reply.objects.count()) == (DecisionState.DRAFT, 1)
    assert Round.objects.get(pk=one.pk).state == RoundState.CHOOSING
    assert queries.own_file(world.item_of(one, "Schooltas")) is None


def test_a_final_decision_keeps_all_it_rests_on(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    done = world.decided(one, monkeypatch)

    assert queries.is_whole(Decision.objects.get(pk=done.pk))
    assert {row["title"] for row in done.snapshot["items"]} == {title for title, *_rest in world.THINGS}
    with pytest.raises(Refused):
        decisions.depart(decision=done, item=world.key_of(one, "Keuken"), level="all", reason="x", by=world.OFFICER)
    with pytest.raises(Refused):
        decisions.write_own_words(verdict=done.verdicts.first(), text="Nog iets.", by=world.OFFICER)


def test_each_letter_says_what_why_and_how_to_object(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    done = world.decided(one, monkeypatch)

    for verdict in Verdict.objects.filter(decision=done):
        letter = json.loads(verdict.letter)
        assert letter["decided"]
        assert letter["reasons"]
        assert letter["objection"]["weeks"] == 6
        assert letter["objection"]["unchecked"]
        assert letter["digest"] == done.digest


def test_the_mail_tells_that_there_is_a_letter_and_nothing_of_what(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    world.owned(world.item_of(one, "Schooltas"))
    monkeypatch.setattr(letters, "mail_of", lambda _key: "iemand@example.org")
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(outbox, "send_mail", lambda **said: sent.append(said))
    world.decided(one, monkeypatch)

    assert [mail["subject"] for mail in sent] == [
        "Er staat een bericht voor u klaar",
        "Er staat een brief voor u klaar",
    ]
    assert all("Schooltas" not in json.dumps(mail) and "geld" not in mail["text"] for mail in sent)


def test_own_scores_are_shown_from_three_scores_up_only(monkeypatch: pytest.MonkeyPatch) -> None:
    one = world.scored()
    item = world.item_of(one, "Schooltas")
    with purpose(PANEL):
        Score.objects.filter(item=item, criterion="3", assessor__number__gt=2).delete()
    world.proposed(one, monkeypatch)
    found = queries.own_file(Item.objects.get(pk=item.pk))

    assert found is not None
    assert found.hidden == ("Vraag 1a", "Vraag 3")
    assert {label for label, _value in found.values} == {"Vraag 1b"}
