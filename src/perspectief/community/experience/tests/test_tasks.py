"""Organisations ask, experts pick, and nobody is assigned: from question to aftercare."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from perspectief.community.experience import consents
from perspectief.community.experience.choices import AgreementState, Reward, Says, Shares, TaskState
from perspectief.community.experience.models import EXPERIENCE, Agreement, CheckIn, Reply
from perspectief.community.experience.queries import people
from perspectief.community.experience.queries import tasks as queries
from perspectief.community.experience.services import people as own
from perspectief.community.experience.services import reminding, tasks
from perspectief.community.experience.services.refusing import Refused
from perspectief.community.experience.states import NoSuchStep
from perspectief.community.experience.tests.people import (
    a_question,
    agreed,
    an_expert,
    rows,
    somebody,
    text_of,
    visits,
)
from perspectief.foundation.access import Actor, Role
from perspectief.foundation.accounts.models import User
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.outbox.models import ACTIVITY, Message
from perspectief.foundation.privacy.purpose import purpose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]
TODAY = timezone.localdate


@pytest.fixture
def rosa(city: Organisation) -> tuple[User, Actor]:
    return somebody(Role.PARTNER, "Rosa Test", city)


@pytest.fixture
def daan(city: Organisation) -> tuple[User, Actor]:
    return somebody(Role.POLICY_OFFICER, "Daan Test")


def test_what_an_organisation_asks_is_seen_by_experts_only_after_a_coordinator_looked(
    city: Organisation, rosa: tuple[User, Actor], daan: tuple[User, Actor]
) -> None:
    _user, _by, expert = an_expert(kinds=["letters"])
    task = a_question(rosa[1], city)
    assert queries.proposals(expert, TODAY()) == []

    tasks.open_task(task=task, by=daan[1])

    (proposal,) = queries.proposals(expert, TODAY())
    assert "U wilt dit soort werk doen." in map(str, proposal.because)


def test_a_partner_asks_for_its_own_organisation_only(city: Organisation, rosa: tuple[User, Actor]) -> None:
    with pytest.raises(Refused):
        a_question(rosa[1], None)


def test_another_organisation_does_not_see_who_is_interested(
    city: Organisation, rosa: tuple[User, Actor], daan: tuple[User, Actor]
) -> None:
    other = Organisation.objects.create(municipality=city.municipality, key="ander", name="Ander", kind="non_profit")
    stranger, _by = somebody(Role.PARTNER, "Piet Test", other)
    task = a_question(rosa[1], city)

    assert visits(stranger).get(f"/beheer/ervaring/vragen/{task.key}").status_code == 403
    assert visits(rosa[0]).get(f"/beheer/ervaring/vragen/{task.key}").status_code == 200


def test_a_question_with_a_phone_number_is_refused_and_not_kept(city: Organisation, rosa: tuple[User, Actor]) -> None:
    with pytest.raises(Refused, match="telefoonnummer"):
        a_question(rosa[1], city, text="Bel 050 123 45 67.")


def test_a_reward_without_an_amount_is_no_reward(city: Organisation, rosa: tuple[User, Actor]) -> None:
    with pytest.raises(Refused, match="beloning"):
        a_question(rosa[1], city, amount=0)


def test_not_now_needs_no_reason_and_stands_in_no_list(daan: tuple[User, Actor]) -> None:
    user, _by, expert = an_expert()
    task = a_question(daan[1], None)

    sent = visits(user).post(f"/mijn/ervaring/vraag/{task.key}/nu-niet")

    assert sent.status_code == 303
    assert rows(Reply) == 1
    assert queries.proposals(expert, TODAY()) == []
    assert queries.interested(task) == []
    page = text_of(visits(daan[0]).get(f"/beheer/ervaring/vragen/{task.key}"))
    assert "Tineke" not in page
    assert "Nog niemand." in page
    assert queries.waiting_for_agreement() == []


def test_a_yes_for_one_organisation_shows_the_lived_themes_to_no_coordinator(
    city: Organisation, rosa: tuple[User, Actor], daan: tuple[User, Actor]
) -> None:
    user, by, expert = an_expert()
    own.keep_themes(expert=expert, by=by, themes=["debt"], language="nl")
    task = tasks.open_task(task=a_question(rosa[1], city), by=daan[1])
    visits(user).post(f"/mijn/ervaring/vraag/{task.key}/misschien", {"show_themes": "on"})
    page = f"/beheer/ervaring/vragen/{task.key}"

    assert "Kent uit het eigen leven" in text_of(visits(rosa[0]).get(page))
    assert "Kent uit het eigen leven" not in text_of(visits(daan[0]).get(page))


def test_who_says_no_or_stops_is_named_in_no_list(daan: tuple[User, Actor]) -> None:
    user, by, expert = an_expert()
    task = a_question(daan[1], None)
    made = agreed(task, by, expert, daan[1])
    page = f"/beheer/ervaring/vragen/{task.key}"
    assert "Tineke" in text_of(visits(daan[0]).get(page))

    visits(user).post(f"/mijn/ervaring/afspraak/{made.pk}/stop")

    assert "Tineke" not in text_of(visits(daan[0]).get(page))


def test_an_agreement_with_a_reward_says_how_much(daan: tuple[User, Actor]) -> None:
    _user, by, expert = an_expert()
    task = a_question(daan[1], None)
    tasks.reply(task=task, expert=expert, by=by, says=Says.INTERESTED)
    terms = tasks.Terms("Lezen", 4, task.starts_on, task.ends_on, Reward.WAGE, 0, "hour")

    with pytest.raises(Refused, match="hoeveel de beloning is"):
        tasks.propose(task=task, expert=expert, by=daan[1], terms=terms)


def test_aftercare_that_was_filled_in_twice_at_once_stays_as_it_was_first(daan: tuple[User, Actor]) -> None:
    _user, by, expert = an_expert()
    made = agreed(a_question(daan[1], None), by, expert, daan[1])
    with purpose(EXPERIENCE):
        both = CheckIn.objects.select_related("agreement__expert", "agreement__task")
        first, second = both.get(agreement=made), both.get(agreement=made)
    said = {"again": "yes", "cost": "", "call_me": False}
    tasks.look_back(check_in=first, by=by, went="well", **said)

    with pytest.raises(Refused, match="al in"):
        tasks.look_back(check_in=second, by=by, went="badly", **said)


def test_a_yes_that_came_a_moment_before_the_question_was_taken_back_stands(
    daan: tuple[User, Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    _user, by, expert = an_expert()
    task = a_question(daan[1], None)
    tasks.reply(task=task, expert=expert, by=by, says=Says.INTERESTED)
    terms = tasks.Terms("Lezen", 4, task.starts_on, task.ends_on, Reward.NONE, 0, "hour")
    made = tasks.propose(task=task, expert=expert, by=daan[1], terms=terms)
    before = queries.agreements_on(task)
    tasks.say_yes(agreement=made, by=by)
    monkeypatch.setattr(queries, "agreements_on", lambda _task: before)
    tasks.withdraw_task(task=task, by=daan[1])

    with purpose(EXPERIENCE):
        assert Agreement.objects.get().state == AgreementState.AGREED


def test_an_agreement_is_proposed_only_to_who_said_perhaps(daan: tuple[User, Actor]) -> None:
    _user, _by, expert = an_expert()
    task = a_question(daan[1], None)
    terms = tasks.Terms("Lezen", 4, task.starts_on, task.ends_on, Reward.NONE, 0, "hour")

    with pytest.raises(Refused, match="reageerde"):
        tasks.propose(task=task, expert=expert, by=daan[1], terms=terms)


def test_an_agreement_holds_only_when_the_expert_says_yes(daan: tuple[User, Actor]) -> None:
    _user, by, expert = an_expert()
    _other, stranger, _profile = an_expert("Mila Test")
    task = a_question(daan[1], None)
    tasks.reply(task=task, expert=expert, by=by, says=Says.INTERESTED)
    terms = tasks.Terms("Lezen", 4, task.starts_on, task.ends_on, Reward.NONE, 0, "hour")
    made = tasks.propose(task=task, expert=expert, by=daan[1], terms=terms)

    with pytest.raises(Refused):
        tasks.say_yes(agreement=made, by=daan[1])
    with pytest.raises(Refused, match="iemand anders"):
        tasks.say_yes(agreement=made, by=stranger)
    assert made.state == AgreementState.PROPOSED

    assert tasks.say_yes(agreement=made, by=by).state == AgreementState.AGREED


def test_themes_go_along_only_with_a_tick_of_their_own(city: Organisation, rosa: tuple[User, Actor]) -> None:
    _officer, officer = somebody(Role.POLICY_OFFICER, "Daan Test")
    user, by, expert = an_expert()
    own.keep_themes(expert=expert, by=by, themes=["debt"], language="nl")
    task = tasks.open_task(task=a_question(rosa[1], city), by=officer)
    receiver = consents.receiver_of(city.key)

    visits(user).post(f"/mijn/ervaring/vraag/{task.key}/misschien")
    assert people.themes_for(expert, receiver) == []

    visits(user).post(f"/mijn/ervaring/vraag/{task.key}/misschien", {"show_themes": "on"})
    assert people.themes_for(expert, receiver) == ["debt"]
    assert "schulden" in text_of(visits(rosa[0]).get(f"/beheer/ervaring/vragen/{task.key}"))

    (shown,) = people.allowed_to(expert, receiver, Shares.THEMES)
    own.stop(expert=expert, by=by, consent=shown.consent)
    assert "schulden" not in text_of(visits(rosa[0]).get(f"/beheer/ervaring/vragen/{task.key}"))


def test_who_stops_gives_no_reason_and_is_asked_at_once_how_it_was(daan: tuple[User, Actor]) -> None:
    user, by, expert = an_expert()
    made = agreed(a_question(daan[1], None), by, expert, daan[1])
    assert queries.check_ins_due(expert, TODAY()) == []

    assert visits(user).post(f"/mijn/ervaring/afspraak/{made.pk}/stop").status_code == 303

    with purpose(EXPERIENCE):
        made.refresh_from_db()
    assert (made.state, made.reason) == (AgreementState.STOPPED, "")
    assert len(queries.check_ins_due(expert, TODAY())) == 1


def test_an_organisation_that_cancels_says_why(daan: tuple[User, Actor]) -> None:
    _user, by, expert = an_expert()
    made = agreed(a_question(daan[1], None), by, expert, daan[1])

    with pytest.raises(Refused):
        tasks.cancel(agreement=made, by=daan[1], reason="")
    assert tasks.cancel(agreement=made, by=daan[1], reason="De brief is uitgesteld.").state == AgreementState.CANCELLED


def test_what_is_stopped_does_not_begin_again(daan: tuple[User, Actor]) -> None:
    _user, by, expert = an_expert()
    made = agreed(a_question(daan[1], None), by, expert, daan[1])
    stopped = tasks.stop(agreement=made, by=by)

    with pytest.raises(NoSuchStep):
        tasks.say_yes(agreement=stopped, by=by)


def test_the_coordinator_reads_that_somebody_wants_a_call_and_not_the_words(daan: tuple[User, Actor]) -> None:
    user, by, expert = an_expert()
    made = tasks.finish(agreement=agreed(a_question(daan[1], None), by, expert, daan[1]), by=by)
    said = {"went": "so_so", "again": "otherwise", "cost": "Het deed oude pijn.", "call_me": "on"}

    assert visits(user).post(f"/mijn/ervaring/afspraak/{made.pk}/nazorg", said).status_code == 303

    desk = text_of(visits(daan[0]).get("/beheer/ervaring"))
    assert "Tineke wil praten over" in desk
    assert "oude pijn" not in desk
    assert visits(daan[0]).post(f"/beheer/ervaring/nazorg/{made.pk}/gebeld").status_code == 303
    assert queries.wants_a_call() == []
    assert "oude pijn" in text_of(visits(user).get("/mijn/gegevens"))


def test_aftercare_is_reminded_once_by_a_mail_that_says_nothing_to_others(daan: tuple[User, Actor]) -> None:
    _user, by, expert = an_expert()
    made = agreed(a_question(daan[1], None), by, expert, daan[1])
    due = made.ends_on + dt.timedelta(days=7)

    assert reminding.remind_all(due - dt.timedelta(days=1)) == 0
    assert reminding.remind_all(due) == 1
    assert reminding.remind_all(due) == 0

    with purpose(ACTIVITY):
        assert Message.objects.get().about == "experience"
    with purpose(EXPERIENCE):
        assert CheckIn.objects.get().reminded_on == due


def test_a_question_that_is_taken_back_takes_its_proposals_along(daan: tuple[User, Actor]) -> None:
    _user, by, expert = an_expert()
    task = a_question(daan[1], None)
    tasks.reply(task=task, expert=expert, by=by, says=Says.INTERESTED)
    terms = tasks.Terms("Lezen", 4, task.starts_on, task.ends_on, Reward.NONE, 0, "hour")
    tasks.propose(task=task, expert=expert, by=daan[1], terms=terms)

    tasks.withdraw_task(task=task, by=daan[1])

    with purpose(EXPERIENCE):
        assert Agreement.objects.get().state == AgreementState.DECLINED


def test_a_partner_asks_on_the_page_and_waits_for_the_team(city: Organisation, rosa: tuple[User, Actor]) -> None:
    day = TODAY() + dt.timedelta(days=20)
    said = {
        "title": "Kijk mee in de winkel",
        "text": "U loopt mee en zegt wat u ziet.",
        "kind": "adviser",
        "place": "De winkel",
        "starts_on": f"{day:%d-%m-%Y}",
        "ends_on": f"{day:%d-%m-%Y}",
        "hours": "3",
        "reward": "gift_card",
        "amount": "25",
        "per": "task",
        "people": "2",
    }
    browser = visits(rosa[0])

    refused = browser.post("/beheer/ervaring/vragen/nieuw", {**said, "reward": ""})
    far_too_much = {"hours": "40000", "amount": "100000", "people": "9" * 15}
    doubted = browser.post("/beheer/ervaring/vragen/nieuw", {**said, **far_too_much})
    sent = browser.post("/beheer/ervaring/vragen/nieuw", said)

    assert "Hier staat nog niets." in text_of(refused)
    assert text_of(doubted).count("Kijk het getal na.") == 4, "each of two stands in the list above and at its field"
    assert "Dit is wel heel veel geld. Kijk het bedrag na." in text_of(doubted)
    assert sent.status_code == 303
    page = text_of(browser.get(sent["Location"]))
    assert "#TeamPerspectief kijkt eerst mee." in page
    assert "€ 25" in page
    assert queries.tasks().get().state == TaskState.NEW


def test_every_page_of_the_way_is_sound(city: Organisation, rosa: tuple[User, Actor], daan: tuple[User, Actor]) -> None:
    user, by, expert = an_expert(kinds=["letters"], hours_week=4, area="WK001410")
    own.keep_themes(expert=expert, by=by, themes=["debt"], language="nl")
    task = tasks.open_task(task=a_question(rosa[1], city, themes=("debt",)), by=daan[1])
    mine, partner, officer = visits(user), visits(rosa[0]), visits(daan[0])

    for address in ("", "/profiel", "/themas", "/wie", "/stoppen", f"/vraag/{task.key}"):
        assert mine.get(f"/mijn/ervaring{address}").status_code == 200, address
    mine.post(f"/mijn/ervaring/vraag/{task.key}/misschien", {"show_themes": "on"})
    assert "U zei: ik wil dit misschien doen." in text_of(mine.get(f"/mijn/ervaring/vraag/{task.key}"))
    for browser in (partner, officer):
        for address in ("", "/nieuw", f"/{task.key}", f"/{task.key}/voorstel/{expert.pk}"):
            assert browser.get(f"/beheer/ervaring/vragen{address}").status_code == 200, address
    sent = partner.post(
        f"/beheer/ervaring/vragen/{task.key}/voorstel/{expert.pk}",
        {
            "what": "Lezen.",
            "starts_on": "1-1-2027",
            "ends_on": "2-1-2027",
            "hours": "4",
            "reward": "wage",
            "amount": "15,50",
            "per": "hour",
        },
    )
    assert sent.status_code == 303
    with purpose(EXPERIENCE):
        made = Agreement.objects.get()
    assert mine.get("/mijn/ervaring").status_code == 200
    assert "62,00" in text_of(mine.get(f"/mijn/ervaring/afspraak/{made.pk}")) or "bedrag=62%2C00" in text_of(
        mine.get(f"/mijn/ervaring/afspraak/{made.pk}")
    )
    mine.post(f"/mijn/ervaring/afspraak/{made.pk}/ja", {"needs": "Een pauze."})
    assert "Een pauze." in text_of(partner.get(f"/beheer/ervaring/vragen/{task.key}"))
    partner.post(f"/beheer/ervaring/vragen/{task.key}/afspraak/{made.pk}/gedaan")
    assert officer.get("/beheer/ervaring").status_code == 200
    for visitor in (mine, partner, officer):
        assert visitor.get("/start").status_code == 200
        assert visitor.get("/ervaring").status_code == 200


def test_where_experience_is_needed_is_written_down_and_read_by_wijk(daan: tuple[User, Actor]) -> None:
    officer = visits(daan[0])
    said = {
        "process": "De brief over de Stadjerspas",
        "phase": "draft",
        "why": "Veel mensen begrijpen hem niet.",
        "who": "Team Communicatie",
        "kind": "letters",
        "area": "WK001410",
        "state": "wanted",
    }

    assert officer.post("/beheer/ervaring/waar/nieuw", said).status_code == 303
    assert "Schrijf op wat het opleverde." in text_of(
        officer.post("/beheer/ervaring/waar/nieuw", {**said, "state": "done"})
    )

    here, there = (text_of(officer.get(f"/ervaring/waar?wijk={code}")) for code in ("WK001410", "WK001400"))
    assert said["process"] in here
    assert said["process"] not in there
    need = queries.needs().get()
    assert officer.get(f"/beheer/ervaring/waar/{need.key}").status_code == 200
    assert said["process"] in text_of(officer.get(f"/beheer/ervaring/vragen/nieuw?voor={need.key}"))
