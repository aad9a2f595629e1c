"""The pages of the panel: a seat, words for the lock, one thing to score, paper, opening, the talk."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.utils import timezone

from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.privacy.models import Look
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.weighing import sealing
from perspectief.policy.weighing.calc.paper import to_words
from perspectief.policy.weighing.choices import Holder, RoundState
from perspectief.policy.weighing.models import (
    Assessor,
    Attachment,
    Conflict,
    KeyHolder,
    Link,
    Round,
    Score,
    Sealed,
    TalkPoint,
)
from perspectief.policy.weighing.permissions import may_type_for, may_vouch
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries import practice, scores
from perspectief.policy.weighing.services import panel, scoring, talk
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import panel_world
from perspectief.policy.weighing.tests.panel_world import SECRET, World, actor, everything
from perspectief.policy.weighing.views import panel_lock

pytestmark = pytest.mark.usefixtures("reference")
ROUND, DESK = "/wegen/panel/proef", "/beheer/wegen/proef"


@pytest.fixture(autouse=True)
def _nobody_tried_yet() -> None:
    panel_lock.TRIES.forget()


@pytest.fixture
def world(reference: None) -> World:
    made = panel_world.scoring_round()
    all_practised(made)
    return made


def all_practised(made: World) -> None:
    for key, seat in made.seats.items():
        panel.practised(assessor=seat, by=actor(key))


def text(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def filled(value: str = "3", *, principle: bool = False, **other: str) -> dict[str, str]:
    """A form of one thing with all that is needed."""
    sent = {}
    for key in ("1a", "1b", "3", "4"):
        sent |= {f"{key}-antwoord": value, f"{key}-reden": f"{SECRET} {key}", f"{key}-zeker": "2"}
    if principle:
        sent["p1-antwoord"] = value
    return {**sent, **other}


def slip_in(response: HttpResponse) -> str:
    found = re.search(r'name="briefje" value="([0-9a-f]+)"', response.content.decode())
    assert found
    return found[1]


# --- An assessor ------------------------------------------------------------------------------------------------------
def test_who_has_no_seat_sees_nothing_of_the_round(world: World, pages: PageClient) -> None:
    look_along(pages, "wij-buiten")

    assert pages.get(ROUND).status_code == 403
    assert pages.get(f"{ROUND}/{world.items[0].key}").status_code == 403
    assert "U zit nu niet in een panel" in text(pages.get("/wegen/panel"))


@pytest.mark.parametrize("persona", ["moeder", "raad", "beheer", "privacy", "controle", "partner"])
def test_other_roles_do_not_come_in(world: World, pages: PageClient, persona: str) -> None:
    look_along(pages, persona)

    for address in ("/wegen/panel", ROUND, f"{DESK}/panel", f"{DESK}/openen", f"{DESK}/gesprek", f"{DESK}/sleutel"):
        assert pages.get(address).status_code == 403


def test_somebody_practises_first(world: World, pages: PageClient) -> None:
    with upkeep():
        Assessor.objects.update(practised_at=None)
    look_along(pages, "wij")
    assert pages.get(f"{ROUND}/{world.items[0].key}").headers["Location"] == f"{ROUND}/oefenen"
    example = practice.example("GM0014")
    assert example
    assert example.title in text(pages.get(f"{ROUND}/oefenen"))

    assert pages.post(f"{ROUND}/oefenen").headers["Location"] == ROUND

    assert "Nog 4 te gaan." in text(pages.get(ROUND))


def test_one_thing_is_handed_in_whole_and_never_shown_again(world: World, pages: PageClient) -> None:
    look_along(pages, "wij")
    address = f"{ROUND}/{world.items[0].key}"
    assert "Wat vindt u?" in text(pages.get(address))

    sent = pages.post(address, filled())

    assert (sent.status_code, sent.headers["Location"]) == (303, ROUND)
    assert "Nog 3 te gaan." in text(pages.get(ROUND))
    again = pages.get(address)
    assert "Ingeleverd op" in text(again)
    assert SECRET not in again.content.decode()
    assert " checked" not in again.content.decode()


def test_what_is_missing_is_named_and_what_was_typed_stays(world: World, pages: PageClient) -> None:
    look_along(pages, "wij")

    sent = pages.post(f"{ROUND}/{world.items[0].key}", filled(**{"3-antwoord": "", "1b-reden": "", "4-laag": "4"}))

    said = text(sent)
    assert sent.status_code == 400
    assert "Kies een antwoord." in said
    assert "Een korte zin is genoeg." in said
    assert "Dit is hoger dan uw score." in said
    assert SECRET in said
    with upkeep():
        assert not Sealed.objects.exists()


def test_what_exists_also_asks_for_the_principles(world: World, pages: PageClient) -> None:
    look_along(pages, "wij")
    address = f"{ROUND}/{world.items[3].key}"
    assert "De uitgangspunten" in text(pages.get(address))

    assert pages.post(address, filled()).status_code == 400
    assert pages.post(address, filled(principle=True)).status_code == 303


def test_with_an_interest_it_is_gone_from_the_list_and_its_page_is_not_there(world: World, pages: PageClient) -> None:
    look_along(pages, "wij")
    address = f"{ROUND}/{world.items[0].key}"
    pages.post(address, filled())
    assert pages.post(f"{address}/belang", {"waarom": ""}).status_code == 400

    assert pages.post(f"{address}/belang", {"waarom": "Mijn zus werkt daar."}).status_code == 303

    assert pages.get(address).status_code == 404
    assert pages.post(address, filled()).status_code == 404
    with upkeep():
        assert not Sealed.objects.exists()
        assert Conflict.objects.count() == 1
    assert "Dit scoort u niet" in text(pages.get(ROUND))
    assert pages.post(f"{address}/geen-belang").status_code == 303
    assert pages.get(address).status_code == 200


def test_links_are_added_and_taken_back(world: World, pages: PageClient) -> None:
    look_along(pages, "wij")
    one, other = (str(item.key) for item in world.items[:2])
    said = {"een": one, "ander": other, "soort": "overlaps", "hoe_sterk": "2", "waarom": "Zij doen hetzelfde."}
    assert pages.post(f"{ROUND}/verbanden", {**said, "ander": one}).status_code == 400
    assert pages.post(f"{ROUND}/verbanden", {}).status_code == 400

    assert pages.post(f"{ROUND}/verbanden", said).status_code == 303

    link = Link.objects.get()
    assert (link.strength, link.seat_number) == (-2, 3)
    assert "Zij doen hetzelfde." in text(pages.get(f"{ROUND}/verbanden"))
    assert pages.post(f"{ROUND}/verbanden/{link.pk}").status_code == 303
    assert not Link.objects.filter(removed_at=None).exists()


def test_somebody_says_whether_scores_may_be_seen_apart(world: World, pages: PageClient) -> None:
    look_along(pages, "ervaring")

    pages.post(f"{ROUND}/apart", {"apart": "ja"})

    with upkeep():
        assert Assessor.objects.get(number=world.seats["ervaring"].number).show_alone
    assert "U zei: ja." in text(pages.get(ROUND))


def test_a_file_with_what_is_asked_opens_for_the_panel_and_stands_in_the_log(world: World, pages: PageClient) -> None:
    what = world.items[0]
    kept = Attachment.objects.create(
        item=what, name="Plan", size=4, sealed=sealing.seal_file(b"%PDF", what.key), at=timezone.now()
    )
    address = f"{ROUND}/{what.key}/bijlage/{kept.pk}"
    look_along(pages, "wij")
    assert address in pages.get(f"{ROUND}/{what.key}").content.decode()

    assert pages.get(address).content == b"%PDF"

    with upkeep():
        assert Look.objects.filter(what="weighing_file", reason="panel_judging").count() == 1
    pages.post(f"{ROUND}/{what.key}/belang", {"waarom": "Mijn werk."})
    assert pages.get(address).status_code == 404
    look_along(pages, "wij-buiten")
    assert pages.get(address).status_code == 403


# --- Words for the lock -----------------------------------------------------------------------------------------------
def test_a_holder_sees_the_words_once_and_says_two_of_them_again(reference: None, pages: PageClient) -> None:
    world = panel_world.seated(panel_world.announced())
    look_along(pages, "ervaring")
    address = f"{ROUND}/woorden"
    assert "U ziet ze één keer." in text(pages.get(address))

    shown = pages.post(address)
    words = re.findall(r"<li>([a-z]+)</li>", shown.content.decode())
    slip = slip_in(shown)
    again = pages.post(address, {"briefje": slip})
    asked = [int(number) for number in re.findall(r'name="woord_(\d+)"', again.content.decode())]
    wrong = pages.post(address, {"briefje": slip, "getypt": "ja", **{f"woord_{number}": "fout" for number in asked}})
    right = {f"woord_{number}": words[number - 1].upper() for number in asked}
    done = pages.post(address, {"briefje": slip, "getypt": "ja", **right})

    assert all("no-store" in page.headers["Cache-Control"] for page in (shown, again))
    assert not set(words) & set(re.findall(r"<li>([a-z]+)</li>", again.content.decode()))
    assert (wrong.status_code, done.status_code) == (400, 303)
    known = KeyHolder.objects.get(round=world.round)
    assert (known.holder, known.seat_number) == (Holder.EXPERT, 2)
    assert "briefje" not in str(dict(pages.session))


def test_a_slip_is_of_one_holder_one_round_and_an_hour(reference: None, pages: PageClient, monkeypatch: Any) -> None:
    panel_world.seated(panel_world.announced())
    look_along(pages, "ervaring")
    slip = slip_in(pages.post(f"{ROUND}/woorden"))

    look_along(pages, "team")
    assert "Begin opnieuw" in text(pages.post(f"{ROUND}/woorden", {"briefje": slip}))
    look_along(pages, "ervaring")
    assert "Klopt uw papier?" in text(pages.post(f"{ROUND}/woorden", {"briefje": slip}))
    monkeypatch.setattr("perspectief.policy.weighing.services.locks.SLIP_MINUTES", -1)
    late = slip_in(pages.post(f"{ROUND}/woorden"))
    assert "Dit duurde te lang" in text(pages.post(f"{ROUND}/woorden", {"briefje": late}))
    assert not KeyHolder.objects.exists()


def test_nobody_makes_the_words_of_another(reference: None, pages: PageClient) -> None:
    panel_world.seated(panel_world.announced())

    look_along(pages, "team")
    assert pages.post(f"{DESK}/sleutel").status_code == 403
    look_along(pages, "wij")
    assert pages.post(f"{ROUND}/woorden").status_code == 403
    look_along(pages, "beleid")
    assert pages.post(f"{ROUND}/woorden").status_code == 403
    assert "Schrijf deze woorden op" in text(pages.post(f"{DESK}/sleutel"))


def test_during_scoring_no_new_words_are_made(world: World, pages: PageClient) -> None:
    look_along(pages, "ervaring")

    assert pages.get(f"{ROUND}/woorden").status_code == 403


# --- The desk ---------------------------------------------------------------------------------------------------------
def test_an_officer_finds_somebody_and_gives_a_seat(reference: None, pages: PageClient) -> None:
    world = panel_world.announced()
    look_along(pages, "beleid")
    found = pages.post(f"{DESK}/panel", {"naam": "Tineke"})
    assert "Tineke Voorbeeld" in text(found)

    key = str(panel_world.account_of("ervaring"))
    made = pages.post(f"{DESK}/panel", {"wie": key, "stoel": "expert", "werkt_bij": ""})

    assert made.status_code == 303
    with upkeep():
        seat = Assessor.objects.get(round=world.round)
    assert (str(seat.account), seat.is_expert) == (key, True)
    page = text(pages.get(f"{DESK}/panel"))
    assert "Er is nog geen voorzitter." in page
    assert "Vijf of meer is beter." in page


def test_somebody_without_a_fitting_role_gets_no_seat(reference: None, pages: PageClient) -> None:
    panel_world.announced()
    look_along(pages, "beleid")

    refused = pages.post(f"{DESK}/panel", {"wie": str(panel_world.account_of("raad")), "stoel": "member"})

    assert refused.status_code == 400
    with upkeep():
        assert not Assessor.objects.exists()


def test_somebody_stops_with_a_reason(world: World, pages: PageClient) -> None:
    look_along(pages, "beleid")
    address = f"{DESK}/panel/3/stop"
    assert pages.post(address, {"waarom": ""}).status_code == 400

    assert pages.post(address, {"waarom": "Te druk."}).status_code == 303

    with upkeep():
        assert Assessor.objects.get(round=world.round, number=3).left_at is not None
    look_along(pages, "wij")
    assert pages.get(ROUND).status_code == 403


def test_no_page_of_the_desk_shows_a_score_before_it_is_opened(world: World, pages: PageClient) -> None:
    everything(world)
    look_along(pages, "beleid")

    for address in (f"{DESK}/panel", f"{DESK}/openen"):
        page = pages.get(address).content.decode()
        assert SECRET not in page
    assert pages.get(f"{DESK}/gesprek").status_code == 404


# --- On paper ---------------------------------------------------------------------------------------------------------
def test_what_stands_on_paper_is_typed_by_somebody_who_stands_in_the_log(world: World, pages: PageClient) -> None:
    panel.set_paper(assessor=world.seats["ervaring"], on_paper=True, by=actor("beleid"))
    look_along(pages, "beleid")
    what = world.items[0]
    assert "Formulieren op papier" in text(pages.get(f"{DESK}/panel"))
    assert "Formulier om te printen" in text(pages.get(f"{DESK}/papier/2"))
    form = text(pages.get(f"{DESK}/papier/2/{what.key}/formulier"))
    assert re.search(r"Formulier 2-0\d: Aap", form)
    assert "U typt voor stoel 2" in text(pages.get(f"{DESK}/papier/2/{what.key}"))

    sent = pages.post(f"{DESK}/papier/2/{what.key}", filled())

    assert sent.headers["Location"] == f"{DESK}/papier/2"
    with upkeep():
        assert Sealed.objects.get().typed_by == panel_world.account_of("beleid")
        look = Look.objects.filter(what="panel_scores", action="change").last()
    assert look is not None
    assert (look.role, look.reason) == ("policy_officer", "panel_on_paper")
    look_along(pages, "ervaring")
    assert "overgetypt van papier door Daan Voorbeeld" in text(pages.get(ROUND))


def test_nothing_opens_before_somebody_else_than_who_typed_asked_the_person(world: World, pages: PageClient) -> None:
    seat, what = world.seats["wij"], world.items[0]
    everything(world)
    with upkeep():
        Sealed.objects.filter(assessor=seat, item=what).update(typed_by=panel_world.account_of("beleid"))
    look_along(pages, "team")
    assert "Stoel 3 is van papier overgetypt." in text(pages.get(f"{DESK}/openen"))
    assert pages.post(f"{DESK}/openen", opening(world)).status_code == 400
    assert "Overgetypt van papier" not in text(pages.get(ROUND)), "who may type does not confirm"
    assert pages.post(f"{ROUND}/papier/3").status_code == 403
    look_along(pages, "ervaring")
    assert "Overgetypt van papier" in text(pages.get(ROUND))

    assert pages.post(f"{ROUND}/papier/3").status_code == 303

    assert "Overgetypt van papier" not in text(pages.get(ROUND))
    assert pages.post(f"{ROUND}/papier/3").status_code == 400
    assert pages.post(f"{ROUND}/papier/99").status_code == 404
    assert pages.post(f"{DESK}/openen", opening(world)).status_code == 303


def test_what_is_typed_after_it_was_confirmed_is_asked_again(world: World) -> None:
    seat = panel.set_paper(assessor=world.seats["ervaring"], on_paper=True, by=actor("beleid"))
    typed = panel_world.answers()
    scoring.hand_in(assessor=seat, item=world.items[0], by=actor("beleid"), answers=typed)
    panel.vouch(assessor=seat, by=actor("ervaring"))
    assert queries.not_vouched(world.round) == []

    scoring.hand_in(assessor=seat, item=world.items[1], by=actor("beleid"), answers=typed)

    assert [one.number for one in queries.not_vouched(world.round)] == [2]


def test_a_member_and_who_sits_nowhere_confirm_nothing(world: World) -> None:
    seat = world.seats["ervaring"]

    assert not may_vouch(actor("wij"), seat, world.seats["wij"]).allowed
    assert not may_vouch(actor("ervaring"), seat, None).allowed


def test_nobody_types_for_who_scores_alone_or_for_oneself(world: World, pages: PageClient) -> None:
    look_along(pages, "beleid")
    address = f"{DESK}/papier/{{}}/{world.items[0].key}"

    assert pages.post(address.format(3), filled()).status_code == 403
    panel.set_paper(assessor=world.seats["beleid"], on_paper=True, by=actor("team"))
    assert pages.post(address.format(4), filled()).status_code == 403


def test_what_somebody_handed_in_alone_nobody_types_over_takes_away_or_reads(world: World, pages: PageClient) -> None:
    everything(world)
    seat = world.seats["wij"]
    panel.set_paper(assessor=seat, on_paper=True, by=actor("beleid"))
    look_along(pages, "team")
    address = f"{DESK}/papier/3/{world.items[0].key}"
    with upkeep():
        before = Sealed.objects.get(assessor=seat, item=world.items[0]).digest

    assert pages.post(address, filled("4")).status_code == 400
    assert pages.post(f"{address}/belang", {"waarom": "Dit past ons niet."}).status_code == 400

    with upkeep():
        assert Sealed.objects.get(assessor=seat, item=world.items[0]).digest == before
    assert pages.post(f"{DESK}/openen", opening(world)).status_code == 303
    shown = pages.get(address)
    assert shown.status_code == 400
    assert f"{SECRET} 2" not in text(shown)


def test_nobody_types_for_who_stopped(world: World) -> None:
    seat = world.seats["wij"]
    panel.set_paper(assessor=seat, on_paper=True, by=actor("beleid"))
    gone = panel.stop_seat(assessor=seat, by=actor("beleid"), reason="Ander werk.")

    assert not may_type_for(actor("team"), gone).allowed


# --- Opening and the talk ---------------------------------------------------------------------------------------------
def opening(world: World, first: str = "", second: str = "", why: str = "") -> dict[str, str]:
    return {
        "eerste": first or world.words[Holder.CHAIR],
        "tweede": second or world.words[Holder.EXPERT],
        "waarom": why,
    }


def test_two_holders_open_the_scores_on_one_page(world: World, pages: PageClient) -> None:
    everything(world)
    look_along(pages, "team")
    assert "Ga samen achter één scherm zitten" in text(pages.get(f"{DESK}/openen"))

    opened = pages.post(f"{DESK}/openen", opening(world))

    assert opened.headers["Location"] == f"{DESK}/gesprek"
    page = text(pages.get(f"{DESK}/gesprek"))
    assert "Hierover zijn de scores het minst eens" in page
    for name in ("Tineke", "Fatma", "Mila", "Daan"):
        assert name not in page.replace("U kijkt als Mila", "")


def test_wrong_words_are_named_and_not_sent_back(world: World, pages: PageClient) -> None:
    everything(world)
    look_along(pages, "team")
    other = " ".join(to_words(1, bytes(16)))

    sent = pages.post(f"{DESK}/openen", opening(world, second=other))

    assert sent.status_code == 400
    assert "De tweede: Deze woorden zijn van een andere ronde" in text(sent)
    page = sent.content.decode()
    assert len(re.findall(r"<textarea[^>]*>\s*</textarea>", page)) == 3
    assert world.words[Holder.CHAIR] not in page
    assert other not in page


def test_guessing_words_is_slow(world: World, pages: PageClient) -> None:
    everything(world)
    look_along(pages, "team")
    for number in range(10):
        pages.post(f"{DESK}/openen", opening(world, second=" ".join(to_words(1, bytes([number]) * 16))))

    assert pages.post(f"{DESK}/openen", opening(world)).status_code == 429
    assert not scores.is_opened(world.round)


def opened(world: World, pages: PageClient) -> World:
    everything(world)
    look_along(pages, "team")
    assert pages.post(f"{DESK}/openen", opening(world)).status_code == 303
    return world


def test_the_chair_writes_down_what_came_out(world: World, pages: PageClient) -> None:
    opened(world, pages)
    point = TalkPoint.objects.first()
    assert point is not None
    address = f"{DESK}/gesprek/{point.pk}"
    assert f"{SECRET} 0" in text(pages.get(address))
    today = f"{timezone.localdate():%d-%m-%Y}"
    assert pages.post(address, {"conclusie": "Bel 06-12345678", "dag": today}).status_code == 400
    assert pages.post(address, {"conclusie": "", "dag": today}).status_code == 400

    assert pages.post(address, {"conclusie": "Wij lazen het anders.", "dag": today}).status_code == 303

    assert "Wij lazen het anders." in text(pages.get(f"{DESK}/gesprek"))


def test_after_the_talk_somebody_changes_a_score_and_says_why(world: World, pages: PageClient) -> None:
    opened(world, pages)
    look_along(pages, "wij")
    address = f"{ROUND}/{world.items[0].key}"
    assert f"{SECRET} 2" in text(pages.get(address))
    same = filled("2")
    assert pages.post(address, {**same, "1a-antwoord": "4"}).status_code == 400

    changed = {**same, "1a-antwoord": "4", "1a-omdat": "Ik zag het verkeerd."}
    assert pages.post(address, changed).status_code == 303

    with upkeep():
        second = Score.objects.get(phase=2)
        assert Score.objects.filter(phase=1).count() == len(world.seats) * (4 * 4 + 1)
    assert (second.criterion, second.value, second.changed_because) == ("1a", 4, "Ik zag het verkeerd.")
    key = str(world.items[0].key)
    assert [scores.panel_of(world.round, phase).values[3][key]["1a"].value for phase in (1, 2)] == [2, 4]
    assert pages.post(address, same).status_code == 303
    with upkeep():
        assert not Score.objects.filter(phase=2).exists()


def test_the_chair_closes_the_talk_and_then_nothing_changes_any_more(world: World, pages: PageClient) -> None:
    opened(world, pages)
    assert "Is het gesprek klaar?" in text(pages.get(f"{DESK}/gesprek/klaar"))

    assert pages.post(f"{DESK}/gesprek/verder").status_code == 303

    assert Round.objects.get(pk=world.round.pk).state == RoundState.CHOOSING
    look_along(pages, "wij")
    refused = pages.post(f"{ROUND}/{world.items[0].key}", filled("4"))
    assert refused.status_code == 400
    with upkeep():
        assert not Score.objects.filter(phase=2).exists()


def test_the_talk_does_not_close_when_no_expert_scores_something_any_more(world: World, pages: PageClient) -> None:
    opened(world, pages)
    look_along(pages, "ervaring")
    unsure = {
        f"{key}-{field}": said
        for key in ("1a", "1b", "3", "4")
        for field, said in (("antwoord", "kan-niet"), ("omdat", "Toch niet"))
    }
    assert pages.post(f"{ROUND}/{world.items[0].key}", unsure).status_code == 303

    look_along(pages, "team")
    assert pages.post(f"{DESK}/gesprek/verder").status_code == 400
    assert Round.objects.get(pk=world.round.pk).state == RoundState.TALK


def test_a_chair_with_an_interest_reads_and_concludes_nothing_of_it(world: World, pages: PageClient) -> None:
    opened(world, pages)
    point = TalkPoint.objects.filter(item=world.items[0]).first()
    assert point is not None
    panel.tell_conflict(assessor=world.seats["team"], item=world.items[0], by=actor("team"), reason="Ik werkte daar.")

    assert pages.get(f"{DESK}/gesprek/{point.pk}").status_code == 404
    assert f'/gesprek/{point.pk}"' not in pages.get(f"{DESK}/gesprek").content.decode()
    with pytest.raises(Refused, match="belang"):
        talk.conclude(point=point, text="Het is goed.", by=actor("team"))


def test_a_seat_with_an_interest_sees_no_results_no_choice_and_no_draft(world: World, pages: PageClient) -> None:
    opened(world, pages)
    for key in ("wij", "ervaring"):
        look_along(pages, key)
        assert pages.get(f"{DESK}/uitslag").status_code == 200
        seat = world.seats[key]
        panel.tell_conflict(assessor=seat, item=world.items[0], by=actor(key), reason="Mijn zus werkt daar.")

        for page in ("uitslag", "keuze", "besluit"):
            assert pages.get(f"{DESK}/{page}").status_code == 403


def test_a_member_does_not_lead_the_talk(world: World, pages: PageClient) -> None:
    opened(world, pages)
    look_along(pages, "wij")

    assert pages.get(f"{DESK}/gesprek").status_code == 403
    assert pages.post(f"{DESK}/gesprek/verder").status_code == 403


def test_each_look_at_a_seat_stands_in_the_access_log(world: World, pages: PageClient) -> None:
    look_along(pages, "beleid")
    with upkeep():
        before = Look.objects.count()

    pages.get(f"{DESK}/panel")

    with upkeep():
        assert Look.objects.count() == before + len(world.seats)
