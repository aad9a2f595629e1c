"""The page on which administrators, privacy officers and auditors see who can see what."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable

import pytest
from django.utils import timezone

from perspectief.foundation.access import Role
from perspectief.foundation.accounts import services
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.testing import enter
from perspectief.foundation.accounts.tests.conftest import actor, in_days
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.queries import looks_at
from perspectief.foundation.privacy.subjects import account as subject_of
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
LIST, FILE, GIVE = "/beheer/toegang", "/beheer/toegang/lijst.csv", "/beheer/toegang/geef"
Account = Callable[..., User]
Make = Callable[[str], Organisation]


@pytest.fixture
def administrator(account: Account) -> User:
    return account("beheer", Role.ADMINISTRATOR)


@pytest.fixture
def office(pages: PageClient, administrator: User) -> PageClient:
    """The administrator's browser."""
    return enter(pages, administrator)


def said(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def step(grant: Grant, what: str) -> str:
    return f"{LIST}/{grant.key}/{what}"


def typed(days: int) -> str:
    return f"{in_days(days):%d-%m-%Y}"


def test_the_list_tells_who_holds_what_since_when_until_when_and_when_it_was_last_used(
    office: PageClient, account: Account, organisation: Make
) -> None:
    account("bo", Role.BUDDY, organisation=organisation("humanitas"))
    Grant.objects.filter(user__username="bo").update(last_used_on=in_days(-3))

    page = said(office.get(LIST))

    assert "Bo" in page and "buddy" in page and "Humanitas" in page
    for day in (-30, -3, 60):
        assert f"{in_days(day).day}-{in_days(day).month}-{in_days(day).year}" in page


def test_what_ends_soon_stands_apart_and_says_so(office: PageClient, account: Account) -> None:
    account("bo", Role.BUDDY, days=20)
    account("lo", Role.BUDDY, days=22)

    assert "verloopt binnenkort" in said(office.get(LIST))
    soon = said(office.get(f"{LIST}?toon=soon"))
    assert ">Bo<" in soon and ">Lo<" not in soon


def test_what_is_over_is_found_under_past(office: PageClient, account: Account) -> None:
    account("bo", Role.BUDDY, days=-1)

    assert ">Bo<" not in said(office.get(LIST))
    assert ">Bo<" in said(office.get(f"{LIST}?toon=past"))


def test_a_list_can_be_narrowed_by_role_and_organisation(
    office: PageClient, account: Account, organisation: Make
) -> None:
    account("bo", Role.BUDDY, organisation=organisation("humanitas"))
    account("wim", Role.PROFESSIONAL, organisation=organisation("wij"))

    buddies, at_wij = said(office.get(f"{LIST}?rol=buddy")), said(office.get(f"{LIST}?organisatie=wij"))

    assert "Bo" in buddies and "Wim" not in buddies
    assert "Wim" in at_wij and ">Bo<" not in at_wij


def test_a_name_is_sent_and_never_stands_in_an_address(office: PageClient, account: Account) -> None:
    account("bo", Role.BUDDY)
    account("wim", Role.PROFESSIONAL)

    found = said(office.post(LIST, {"naam": "wim"}))

    assert ">Wim<" in found and ">Bo<" not in found
    assert ">Bo<" in said(office.get(f"{LIST}?naam=wim"))


def test_a_long_list_is_paged_and_a_page_keeps_the_search(office: PageClient, account: Account) -> None:
    for number in range(27):
        account(f"bo{number:02}", Role.BUDDY)
    account("wim", Role.PROFESSIONAL)

    first, second = said(office.post(LIST, {"naam": "bo"})), said(office.post(LIST, {"naam": "bo", "pagina": "2"}))

    assert "Bladzijde 1 van 2" in first and ">Bo00<" in first and ">Bo26<" not in first
    assert "Bladzijde 2 van 2" in second and ">Bo26<" in second and ">Wim<" not in second
    assert 'value="bo"' in second


@pytest.mark.parametrize("role", [Role.PRIVACY_OFFICER, Role.AUDITOR])
def test_who_checks_reads_the_list_and_changes_nothing(role: Role, pages: PageClient, account: Account) -> None:
    grant, reader = account("bo", Role.BUDDY).grants.get(), enter(pages, account("lezer", role))

    page = said(reader.get(LIST))

    assert ">Bo<" in page and "Verleng" not in page and "Geef een rol" not in page
    assert reader.post(step(grant, "stop")).status_code == 403
    assert reader.get(GIVE).status_code == 403


def test_an_administrator_of_one_organisation_sees_and_changes_only_that(
    pages: PageClient, account: Account, organisation: Make
) -> None:
    wij, other = organisation("wij"), organisation("humanitas")
    own = account("wim", Role.PROFESSIONAL, organisation=wij).grants.get()
    elsewhere = account("bo", Role.BUDDY, organisation=other).grants.get()
    everywhere = account("lo", Role.POLICY_OFFICER).grants.get()
    here = enter(pages, account("beheer", Role.ADMINISTRATOR, organisation=wij))

    page = said(here.get(LIST))

    assert ">Wim<" in page and ">Bo<" not in page and ">Lo<" not in page
    assert here.post(step(own, "stop")).status_code == 303
    assert here.post(step(elsewhere, "stop")).status_code == here.post(step(everywhere, "stop")).status_code == 404
    assert "Humanitas" not in said(here.get(GIVE))


def test_a_role_is_given_on_one_page(office: PageClient, account: Account, organisation: Make) -> None:
    wij = organisation("wij")
    wim = account("wim")

    response = office.post(
        GIVE,
        {"account": wim.email, "rol": "professional", "organisatie": wij.key, "wijk": "", "laatste_dag": typed(100)},
    )

    assert response.status_code == 303
    given = wim.grants.get()
    assert (given.role, given.organisation, given.ends_on) == (Role.PROFESSIONAL, wij, in_days(100))
    assert "heeft nu de rol medewerker van WIJ" in said(office.get(response.url))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"account": "niemand"}, "Dit account kennen wij niet"),
        ({"laatste_dag": ""}, "Vul de laatste dag in"),
        ({"laatste_dag": "31-12-2099"}, "Kies een eerdere dag"),
        ({"account": "beheer"}, "eigen rollen"),
        ({"rol": "koning"}, "koning"),
    ],
)
def test_a_form_that_is_not_right_says_what_to_do(
    wrong: dict[str, str], message: str, office: PageClient, account: Account
) -> None:
    account("wim")
    form = {"account": "wim", "rol": "buddy", "laatste_dag": typed(30), **wrong}

    response = office.post(GIVE, form)

    assert response.status_code == 200
    assert message in said(response)
    assert not Grant.objects.filter(role="buddy").exists()


def test_a_role_is_stopped_after_a_question_and_can_be_put_back(office: PageClient, account: Account) -> None:
    grant = account("bo", Role.BUDDY).grants.get()

    assert "Stop deze rol?" in said(office.get(step(grant, "stop")))
    grant.refresh_from_db()
    assert grant.ended_at is None

    stopped = office.post(step(grant, "stop"))
    assert stopped.status_code == 303
    assert "Zet terug" in said(office.get(stopped.url))

    back = office.post(step(grant, "terug"))
    assert "is terug" in said(office.get(back.url))
    grant.refresh_from_db()
    assert grant.ended_at is None


def test_a_role_is_renewed_until_a_day_that_can_be(office: PageClient, account: Account) -> None:
    grant = account("bo", Role.BUDDY).grants.get()

    assert typed(365) in said(office.get(step(grant, "verleng")))
    assert "Kies een eerdere dag" in said(office.post(step(grant, "verleng"), {"laatste_dag": typed(400)}))
    assert office.post(step(grant, "verleng"), {"laatste_dag": typed(300)}).status_code == 303
    grant.refresh_from_db()
    assert grant.ends_on == in_days(300)


def test_the_list_as_a_file_is_the_same_list_and_no_formula(office: PageClient, account: Account) -> None:
    account("bo", Role.BUDDY)
    User.objects.filter(username="bo").update(first_name="=1+1", last_name="")

    response = office.post(FILE, {"rol": "buddy"})

    rows = list(csv.reader(io.StringIO(said(response).lstrip("\ufeff")), delimiter=";"))
    assert rows[0][:3] == ["account", "naam", "rol"]
    assert [row[:3] for row in rows[1:]] == [["bo", "'=1+1", "buddy"]]


def test_every_look_and_every_change_stands_in_the_access_log_of_whom_it_is_about(
    office: PageClient, account: Account
) -> None:
    bo = account("bo", Role.BUDDY)

    office.get(LIST)
    office.post(FILE)
    office.post(step(bo.grants.get(), "stop"))

    done = [line.action for line in looks_at(subject_of(bo.key))]
    assert {str(one.label) for one in (Action.SEARCH, Action.EXPORT, Action.CHANGE)} <= set(done)


def test_how_many_circles_somebody_stands_in_is_told_but_not_whose(office: PageClient, account: Account) -> None:
    bo = account("bo", Role.BUDDY)
    circle = services.open_circle()
    until = timezone.now() + dt.timedelta(days=3)
    services.join_circle(circle=circle, user=bo, role=Role.BUDDY, until=until)
    services.touch_circle(circle=circle.key, by=actor(bo))

    page = said(office.get(LIST))

    assert "in 1 kring" in page and "kring: " in page
    assert str(circle.key) not in page


def test_opening_the_list_notes_that_the_role_was_used_today(office: PageClient, administrator: User) -> None:
    office.get(LIST)

    assert administrator.grants.get().last_used_on == timezone.localdate()


def test_whose_role_was_changed_a_moment_ago_is_shown_and_has_a_line(office: PageClient, account: Account) -> None:
    bo = account("bo", Role.BUDDY, days=-1)  # over, so not in the list itself

    page = said(office.get(f"{LIST}?gedaan=verlengd&over={bo.grants.get().key}"))

    assert "De rol buddy van Bo" in page
    assert len(looks_at(subject_of(bo.key))) == 1


def test_who_gave_or_ended_a_role_has_a_line_too_when_a_list_names_them(office: PageClient, account: Account) -> None:
    giver, ender = account("gijs"), account("ella")
    account("bo", Role.BUDDY)
    Grant.objects.filter(user__username="bo").update(granted_by=giver, ended_by=ender, ended_at=timezone.now())

    assert "van Gijs" in said(office.get(f"{LIST}?toon=past"))
    assert "Ella" in said(office.post(FILE, {"toon": "past"}))

    assert len(looks_at(subject_of(giver.key))) == 2
    assert len(looks_at(subject_of(ender.key))) == 1
