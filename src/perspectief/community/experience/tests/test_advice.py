"""The advice register: every advice is answered with a date, or stands there as late; and somebody looks again."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.utils import timezone

from perspectief.community.experience.choices import AdviceState, Holds, Outcome, Said
from perspectief.community.experience.models import SIGNED, Advice, AdviceStep, Answer, Check, Signature
from perspectief.community.experience.queries import advice as queries
from perspectief.community.experience.services import advice as services
from perspectief.community.experience.services.refusing import Refused
from perspectief.community.experience.tests.people import an_advice, somebody, text_of, told, visits
from perspectief.foundation import advice as elsewhere
from perspectief.foundation.access import Actor, Role
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.privacy.purpose import purpose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city", "pages")]
THEN = dt.datetime(2026, 9, 1, 10, tzinfo=dt.UTC)
TERM = dt.timedelta(days=42)


@pytest.fixture
def tineke() -> tuple[User, Actor]:
    return somebody(Role.EXPERT, "Tineke Test")


@pytest.fixture
def daan() -> tuple[User, Actor]:
    return somebody(Role.POLICY_OFFICER, "Daan Test")


@pytest.fixture
def given(tineke: tuple[User, Actor], daan: tuple[User, Actor]) -> Advice:
    return an_advice(daan[1], tineke[1], THEN)


def reads(client: Client, address: str) -> str:
    return text_of(client.get(address))


def test_the_term_begins_with_the_advice_and_lateness_is_public(given: Advice, pages: Client) -> None:
    with time_machine.travel(THEN + TERM + dt.timedelta(days=3), tick=False):
        page = reads(pages, "/ervaring/adviezen")
        own = reads(pages, f"/ervaring/adviezen/{given.key}")

    assert "3 dagen te laat" in page
    assert "Het antwoord is 3 dagen te laat." in own


def test_on_the_last_day_an_answer_is_in_time(given: Advice, daan: tuple[User, Actor]) -> None:
    made = services.answer(advice=given, told=told(), by=daan[1], at=THEN + TERM)
    assert made.days_late == 0


def test_how_late_an_answer_came_stays_with_it(given: Advice, daan: tuple[User, Actor], pages: Client) -> None:
    services.answer(advice=given, told=told(Outcome.NOT), by=daan[1], at=THEN + TERM + dt.timedelta(days=5))

    assert "5 dagen te laat" in reads(pages, f"/ervaring/adviezen/{given.key}")


def test_not_done_needs_a_reason(given: Advice, daan: tuple[User, Actor]) -> None:
    with pytest.raises(Refused, match="nog niets"):
        services.answer(advice=given, told=services.Told(Outcome.NOT, " "), by=daan[1])


def test_done_cannot_still_have_to_happen(given: Advice, daan: tuple[User, Actor]) -> None:
    later = timezone.localdate() + dt.timedelta(days=30)
    with pytest.raises(Refused, match="nog niet gedaan"):
        services.answer(advice=given, told=told(Outcome.DONE, done_by=later), by=daan[1])


def test_who_answers_does_not_look_whether_it_holds(given: Advice, daan: tuple[User, Actor]) -> None:
    _mila, both = somebody(Role.EXPERT, "Mila Test")
    both = Actor(both.account, (*both.held, *daan[1].held), strong=True)
    services.answer(advice=given, told=told(), by=daan[1])

    with pytest.raises(Refused, match="andere ervaringsdeskundige"):
        services.look(advice=given, holds=Holds.YES, words="", by=both)


def test_what_does_not_hold_lies_before_the_owner_again_with_a_new_term(
    given: Advice, tineke: tuple[User, Actor], daan: tuple[User, Actor]
) -> None:
    services.answer(advice=given, told=told(), by=daan[1], at=THEN)
    later = THEN + dt.timedelta(days=100)

    with pytest.raises(Refused, match="wat er niet klopt"):
        services.look(advice=given, holds=Holds.NO, words="", by=tineke[1], at=later)
    services.look(advice=given, holds=Holds.NO_LONGER, words="De oude brief is terug.", by=tineke[1], at=later)

    given.refresh_from_db()
    assert given.state == AdviceState.AGAIN
    assert given.due == timezone.localdate(later + TERM)
    assert given in queries.waiting_for_answer()


def test_after_a_quarter_experts_are_asked_whether_it_holds(given: Advice, daan: tuple[User, Actor]) -> None:
    services.answer(advice=given, told=told(), by=daan[1], at=THEN)
    early, late = (timezone.localdate(THEN) + dt.timedelta(days=days) for days in (91, 92))

    assert list(queries.ripe_to_check(early)) == []
    assert list(queries.ripe_to_check(late)) == [given]


def test_other_rooms_read_the_register_as_it_stood_at_a_moment(given: Advice, daan: tuple[User, Actor]) -> None:
    answered = THEN + TERM + dt.timedelta(days=5)
    services.answer(advice=given, told=told(Outcome.PARTLY), by=daan[1], at=answered)

    (before,) = elsewhere.advice(as_of=THEN + TERM + dt.timedelta(days=2))
    (after,) = elsewhere.advice(giver=elsewhere.Giver.EXPERTS)

    assert (before.waits, before.is_late, before.days_late, before.answer) == (True, True, 2, "")
    assert (after.waits, after.outcome, after.days_late) == (False, "partly", 5)
    assert elsewhere.advice(as_of=THEN - dt.timedelta(days=1)) == []
    assert elsewhere.advice(page="/rechten") == []


def test_any_page_can_be_put_before_the_panel_without_what_stands_after_the_question_mark(
    daan: tuple[User, Actor],
) -> None:
    officer = visits(daan[0])
    assert 'value="/rechten"' in reads(officer, "/ervaring/adviezen/vragen?over=/rechten?geheim=1")
    assert "voorbeeld.nl" not in reads(officer, "/ervaring/adviezen/vragen?over=//voorbeeld.nl/x")

    said = {"title": "De check", "about": "screen", "page": "/rechten?a=1", "question": "Is dit duidelijk?"}
    sent = officer.post("/ervaring/adviezen/vragen", {**said, "panel": "experts", "owner": "team"})

    assert sent.status_code == 303
    assert queries.every().get().page == "/rechten"


def test_a_page_of_another_site_is_never_a_link(daan: tuple[User, Actor]) -> None:
    for page in ("javascript:alert(1)", "https://voorbeeld.nl/rechten", "//voorbeeld.nl/rechten"):
        with pytest.raises(Refused, match="geen bladzijde"):
            services.ask(question=services.Question("De check", "Is dit duidelijk?", "screen", page=page), by=daan[1])


def test_experts_advise_of_themselves_and_must_be_answered(tineke: tuple[User, Actor], pages: Client) -> None:
    said = {"title": "De balie", "about": "other", "question": "Iedereen hoort mee.", "words": "Zet een scherm neer."}

    sent = visits(tineke[0]).post("/ervaring/adviezen/geven", {**said, "how_many": "few"})

    assert sent.status_code == 303
    page = reads(pages, sent["Location"])
    assert "Zet een scherm neer." in page
    assert "niemand: uit zichzelf gegeven" in page
    assert queries.waiting_for_answer().count() == 1


def test_a_name_stands_there_only_for_who_chose_it_and_goes_at_one_press(
    given: Advice, tineke: tuple[User, Actor], pages: Client
) -> None:
    address, expert = f"/ervaring/adviezen/{given.key}", visits(tineke[0])
    assert "Tineke" not in reads(pages, address)

    expert.post(f"{address}/naam", {"name": "Tineke V."})
    assert "Tineke V." in reads(pages, address)

    expert.post(f"{address}/naam-weg")
    assert "Tineke" not in reads(pages, address)
    with purpose(SIGNED):
        assert Signature.objects.count() == 0


def test_advice_that_names_somebody_is_refused_but_an_expert_may_sign_with_a_title(
    given: Advice, daan: tuple[User, Actor], tineke: tuple[User, Actor]
) -> None:
    with pytest.raises(Refused, match="een naam"):
        services.answer(advice=given, told=services.Told(Outcome.DONE, "Mevrouw Jansen paste het aan."), by=daan[1])
    assert services.sign(advice=given, name="Mevrouw Jansen", by=tineke[1]).name == "Mevrouw Jansen"


def test_a_story_in_which_somebody_can_be_recognised_goes_for_good_and_everybody_reads_why(
    daan: tuple[User, Actor], tineke: tuple[User, Actor], pages: Client
) -> None:
    story = services.Question("Over Sanne", "Sanne kwam bij mij.", "letter")
    made = services.give_unasked(question=story, given=services.Given("Help Sanne eerder."), by=tineke[1])
    address = f"/ervaring/adviezen/{made.key}"
    assert "Haal de woorden weg" not in text_of(visits(tineke[0]).get(address))

    gone = {"said": ["advice"], "why": "Een kind was te herkennen.", "for_good": "on"}
    assert visits(daan[0]).post(f"{address}/weg", gone).status_code == 303
    for page in (address, "/ervaring/adviezen", "/ervaring/adviezen.csv"):
        assert "Sanne" not in pages.get(page).content.decode()
    assert "Een kind was te herkennen." in reads(pages, address)
    assert "Sanne" not in str(elsewhere.advice(as_of=timezone.now()))
    assert visits(tineke[0]).post(f"{address}/weg", gone).status_code == 403


def everywhere(pages: Client, key: str) -> str:
    """All that anybody can read of one piece of advice, and what other wings and the database hold."""
    address = f"/ervaring/adviezen/{key}"
    read = "".join(
        pages.get(page).content.decode()
        for page in (address, "/ervaring/adviezen", "/ervaring/adviezen.csv", f"/ervaring/kinderraad/{key}")
    )
    kept = [str(list(model.objects.values())) for model in (Advice, Answer, Check, AdviceStep)]
    return read + str(elsewhere.advice(as_of=timezone.now())) + "".join(kept)


def test_a_name_in_an_answer_a_check_or_a_reason_goes_from_every_version_of_it(
    given: Advice, daan: tuple[User, Actor], tineke: tuple[User, Actor], pages: Client
) -> None:
    services.answer(advice=given, told=services.Told(Outcome.NOT, "Sanne wil het niet."), by=daan[1])
    services.look(advice=given, holds=Holds.NO, words="Sanne wil het wel.", by=tineke[1])
    services.answer(advice=given, told=services.Told(Outcome.DONE, "Nu is Sanne blij."), by=daan[1])
    AdviceStep.objects.filter(advice=given).first().delete()
    AdviceStep.objects.create(advice=given, state="given", reason="Sanne vroeg dit.", role="team", at=THEN)

    said = {"said": ["answers", "checks", "reasons"], "why": "Er stond een naam in.", "for_good": "on"}
    assert visits(daan[0]).post(f"/ervaring/adviezen/{given.key}/weg", said).status_code == 303

    known = everywhere(pages, given.key)
    assert "Sanne" not in known
    assert "Weggehaald: alle antwoorden, wat er bij het nakijken staat, de redenen" in known
    assert "Er stond een naam in." in known
    assert "Schrijf korter." in known, "the advice itself stays"
    assert queries.still_said(queries.find(given.key)) == [Said.QUESTION, Said.ADVICE, Said.REASONS]


def test_a_name_in_a_question_goes_and_a_question_without_words_is_no_longer_asked(
    daan: tuple[User, Actor], pages: Client
) -> None:
    question = services.Question("Voor Sanne", "Wat vindt Sanne?", "letter", panel="youth", in_short="En Sanne?")
    made = services.ask(question=question, by=daan[1])

    services.take_out(advice=made, said=[Said.QUESTION], reason="Er stond een naam in.", by=daan[1])

    assert "Sanne" not in everywhere(pages, made.key)
    assert queries.find(made.key).state == AdviceState.WITHDRAWN


@pytest.mark.parametrize("reason", ["Het ging over Sanne.", "Er stond: schrijf de brief van haar moeder korter."])
def test_a_reason_that_says_again_what_goes_is_refused(
    reason: str, daan: tuple[User, Actor], tineke: tuple[User, Actor], pages: Client
) -> None:
    story = services.Question("Een brief", "Wat er gebeurde.", "letter")
    words = "Schrijf de brief van haar moeder korter, zegt Sanne."
    made = services.give_unasked(question=story, given=services.Given(words), by=tineke[1])

    with pytest.raises(Refused, match="staat weer"):
        services.take_out(advice=made, reason=reason, by=daan[1])
    assert "Sanne" in everywhere(pages, made.key), "nothing went"


def test_nothing_goes_without_the_tick_that_it_is_for_good(given: Advice, daan: tuple[User, Actor]) -> None:
    said = {"said": ["advice"], "why": "Er stond een naam in."}
    page = visits(daan[0]).post(f"/ervaring/adviezen/{given.key}/weg", said)

    assert page.status_code == 200
    assert "Zet hier een vinkje" in text_of(page)
    given.refresh_from_db()
    assert not given.taken_out


def test_what_was_taken_out_is_not_offered_again_also_when_our_sentence_changes(
    given: Advice, daan: tuple[User, Actor]
) -> None:
    services.take_out(advice=given, reason="Er stond een naam in.", by=daan[1])
    Advice.objects.update(advice="Die woorden zijn er niet meer.")

    assert Said.ADVICE not in queries.still_said(queries.find(given.key))
    with pytest.raises(Refused, match="geen woorden meer"):
        services.take_out(advice=given, reason="Nog eens.", by=daan[1])


def test_where_the_sentence_stood_the_column_says_it(given: Advice, tineke: tuple[User, Actor]) -> None:
    mark = import_module("perspectief.community.experience.migrations.0002_taken_out").mark
    other = services.give_unasked(
        question=services.Question("De balie", "Iedereen hoort mee.", "other"),
        given=services.Given("Zet een scherm neer."),
        by=tineke[1],
    )
    Advice.objects.filter(pk=given.pk).update(advice="De woorden zijn weggehaald.")

    mark(apps, None)

    assert set(Advice.objects.filter(taken_out=True)) == {given}
    assert not Advice.objects.filter(question_taken_out=True).exists()
    assert not Advice.objects.get(pk=other.pk).taken_out


def test_the_whole_way_on_the_pages(tineke: tuple[User, Actor], daan: tuple[User, Actor], pages: Client) -> None:
    officer, expert = visits(daan[0]), visits(tineke[0])
    said = {"title": "De brief", "about": "letter", "question": "Is hij duidelijk?", "panel": "experts"}
    address = officer.post("/ervaring/adviezen/vragen", {**said, "owner": "policy_officer"})["Location"]
    assert "Het panel denkt nog na." in reads(pages, address)

    refused = expert.post(f"{address}/geven", {"words": ""})
    assert refused.status_code == 200
    assert expert.post(f"{address}/geven", {"words": "Schrijf korter.", "how_many": "group"}).status_code == 303
    assert officer.post(f"{address}/antwoord", {"outcome": "done", "text": "Hij is korter."}).status_code == 303
    assert expert.post(f"{address}/nakijken", {"holds": "yes"}).status_code == 303

    page = reads(pages, address)
    for words in ("Schrijf korter.", "een groep", "Hij is korter.", "op tijd", "Ja, het klopt"):
        assert words in page
    assert officer.post(f"{address}/nakijken", {"holds": "yes"}).status_code == 403, "not for who answers"
    assert expert.post(f"{address}/iets", {}).status_code == 404


def test_who_may_not_answer_is_told_so(given: Advice, tineke: tuple[User, Actor]) -> None:
    with pytest.raises(Refused, match="Antwoord geven"):
        services.answer(advice=given, told=told(), by=tineke[1])


def test_a_question_that_is_taken_back_stays_readable_with_its_reason(daan: tuple[User, Actor], pages: Client) -> None:
    made = services.ask(question=services.Question("De brief", "Goed?", "letter"), by=daan[1])
    services.take_back(advice=made, reason="De brief vervalt.", by=daan[1])

    page = reads(pages, f"/ervaring/adviezen/{made.key}")
    assert "De vraag is ingetrokken." in page
    assert "De brief vervalt." in page


def test_the_file_says_the_same_and_computes_nothing(daan: tuple[User, Actor], tineke: tuple[User, Actor]) -> None:
    an_advice(daan[1], tineke[1], THEN, title="=1+1")
    text = Client(headers={"host": "localhost"}).get("/ervaring/adviezen.csv").content.decode()

    assert "'=1+1" in text
    assert "Schrijf korter." in text


@pytest.mark.parametrize(
    "asked", ["stand=te-laat", "stand=nakijken", "soort=letter", "wie=youth", "zoek=brief", "stand=x"]
)
def test_the_register_can_be_searched(asked: str, given: Advice, pages: Client) -> None:
    assert pages.get(f"/ervaring/adviezen?{asked}").status_code == 200


# --- For which organisation ------------------------------------------------------------------------------------------
ASKED = {
    "title": "Onze brief",
    "about": "letter",
    "page": "",
    "question": "Is deze brief duidelijk?",
    "panel": "experts",
    "in_short": "",
    "wanted_by": "",
    "owner": "team",
}


@pytest.fixture
def both(city: Organisation) -> tuple[User, Organisation]:
    """A partner of two organisations, and the second of these."""
    user, _by = somebody(Role.PARTNER, "Piet Test", city)
    second = Organisation.objects.create(
        municipality=city.municipality, key="zz-tweede", name="Stichting Tweede Test", kind="non_profit", invented=True
    )
    one = Grant.objects.get(user=user)
    Grant.objects.create(user=user, role=one.role, organisation=second, begins_on=one.begins_on, ends_on=one.ends_on)
    return user, second


def test_who_belongs_to_more_than_one_organisation_says_for_which_they_ask(both: tuple[User, Organisation]) -> None:
    user, second = both
    client = visits(user)

    assert "Stichting Tweede Test" in reads(client, "/ervaring/adviezen/vragen")
    assert "Er is nog iets nodig" in text_of(client.post("/ervaring/adviezen/vragen", ASKED))
    assert not Advice.objects.exists()
    response = client.post("/ervaring/adviezen/vragen", {**ASKED, "organisation": second.key})

    assert response.status_code == 303
    assert Advice.objects.get().organisation == second


def test_nobody_asks_for_an_organisation_that_is_not_theirs(city: Organisation) -> None:
    user, by = somebody(Role.PARTNER, "Piet Test", city)
    strange = Organisation.objects.create(
        municipality=city.municipality, key="zz-vreemd", name="Stichting Vreemd", kind="non_profit", invented=True
    )

    visits(user).post("/ervaring/adviezen/vragen", {**ASKED, "organisation": "zz-vreemd"})
    with pytest.raises(Refused, match="eigen organisatie"):
        services.ask(question=services.Question("Brief", "Goed?", "letter"), by=by, organisation=strange)

    assert list(Advice.objects.values_list("organisation", flat=True)) == [city.pk]


def test_who_belongs_to_one_organisation_is_not_asked_which(city: Organisation) -> None:
    user, _by = somebody(Role.PARTNER, "Piet Test", city)
    client = visits(user)

    assert "Voor wie vraagt u dit?" not in reads(client, "/ervaring/adviezen/vragen")
    assert client.post("/ervaring/adviezen/vragen", ASKED).status_code == 303
    assert Advice.objects.get().organisation == city


def test_a_policy_officer_asks_for_the_municipality(daan: tuple[User, Actor]) -> None:
    assert visits(daan[0]).post("/ervaring/adviezen/vragen", ASKED).status_code == 303
    assert Advice.objects.get().organisation is None


# --- Sent twice -------------------------------------------------------------------------------------------------------
def test_an_answer_that_is_sent_twice_is_one_version_and_a_better_one_the_next(
    given: Advice, daan: tuple[User, Actor]
) -> None:
    officer, address = visits(daan[0]), f"/ervaring/adviezen/{given.key}/antwoord"
    for text in ("Hij is korter.", "Hij is korter. ", "Hij is nu één bladzijde."):
        assert officer.post(address, {"outcome": "done", "text": text}).status_code == 303

    assert [one.text for one in given.answers.all()] == ["Hij is korter.", "Hij is nu één bladzijde."]


def test_the_same_answer_counts_again_after_experts_found_that_it_does_not_hold(
    given: Advice, daan: tuple[User, Actor], tineke: tuple[User, Actor]
) -> None:
    services.answer(advice=given, told=told(), by=daan[1])
    services.look(advice=given, holds=Holds.NO, words="Het klopt niet.", by=tineke[1])
    services.answer(advice=given, told=told(), by=daan[1])

    assert given.answers.count() == 2


def test_a_judgement_that_is_sent_twice_counts_once_and_one_of_later_counts_too(
    given: Advice, daan: tuple[User, Actor], tineke: tuple[User, Actor]
) -> None:
    now = timezone.now()
    services.answer(advice=given, told=told(), by=daan[1], at=now)
    for seconds in (0, 1, 90):
        services.look(advice=given, holds=Holds.YES, words="", by=tineke[1], at=now + dt.timedelta(seconds=seconds))

    assert given.checks.count() == 2


def test_a_question_and_unasked_advice_that_are_sent_twice_count_once(
    daan: tuple[User, Actor], tineke: tuple[User, Actor]
) -> None:
    said = {"title": "De balie", "about": "other", "question": "Iedereen hoort mee."}
    officer, expert = visits(daan[0]), visits(tineke[0])
    asked = [
        officer.post("/ervaring/adviezen/vragen", {**said, "panel": "experts", "owner": "team"})["Location"]
        for _ in range(2)
    ]
    words = {**said, "words": "Zet een scherm neer.", "how_many": "few"}
    unasked = [expert.post("/ervaring/adviezen/geven", words)["Location"] for _ in range(2)]
    other = expert.post("/ervaring/adviezen/geven", {**words, "words": "Zet muziek aan."})["Location"]

    assert asked[0] == asked[1]
    assert unasked[0] == unasked[1] != other
    assert Advice.objects.count() == 3


def test_what_looks_like_a_name_in_advice_or_its_answer_is_asked_about(
    daan: tuple[User, Actor], tineke: tuple[User, Actor]
) -> None:
    officer, expert = visits(daan[0]), visits(tineke[0])
    said = {
        "title": "De brief",
        "about": "letter",
        "question": "Is hij duidelijk?",
        "panel": "experts",
        "owner": "team",
    }
    address = officer.post("/ervaring/adviezen/vragen", said)["Location"]
    named, asks = "Volgens mij wil Fatima Yilmaz dit.", "Is ‘Fatima Yilmaz’ een naam?"
    given, told = {"words": named, "how_many": "few"}, {"outcome": "done", "text": named}

    for who, step, typed in ((expert, "geven", given), (officer, "antwoord", told)):
        assert asks in text_of(who.post(f"{address}/{step}", typed))
        assert who.post(f"{address}/{step}", {**typed, "sure": "on"}).status_code == 303
