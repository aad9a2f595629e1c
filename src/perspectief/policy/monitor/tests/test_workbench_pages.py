"""The workbench: who steers proposes, tries, adopts, retires and renews; a council member proposes targets."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.translation import override

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.goals import services as goals
from perspectief.foundation.places import services as places
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.monitor.choices import SetBy, State, TargetKind, TargetState, Wanted
from perspectief.policy.monitor.forms.workbench import ProposeForm
from perspectief.policy.monitor.models import Indicator, Target
from perspectief.policy.monitor.queries.indicators import find, steps_of
from perspectief.policy.monitor.tests.making import figure, indicator, target, version

pytestmark = pytest.mark.django_db
BENCH = "/beheer/monitor"
PROPOSAL = {
    "name": "Mensen die terugvallen",
    "evidence": "both",
    "goals": ["continu_en_lang_genoeg"],
    "definition": "Deel dat opnieuw hulp vraagt.",
    "unit": "percent",
    "decimals": "1",
    "direction": "down",
    "source": "Eigen register",
    "rhythm": "year",
    "owner": "#TeamPerspectief",
    "valid_from": "1-1-2027",
    "reason": "Het plan wil het weten.",
}
RISE = {"kind": "direction", "wanted": "rise", "starts": "1-1-2027", "reason": "Te weinig mensen bereikt."}


@pytest.fixture(autouse=True)
def _city() -> None:
    places.load_places()
    goals.load_goals()


@pytest.fixture(name="office")
def _office(pages: PageClient) -> PageClient:
    return enter(pages, person(Role.POLICY_OFFICER))


@pytest.fixture(name="council")
def _council(pages: PageClient) -> PageClient:
    return enter(pages, person(Role.COUNCIL_MEMBER, name="Raad Lid"))


@pytest.fixture(name="granted")
def _granted() -> Indicator:
    made = indicator("bijzondere-bijstand", goals=["toegankelijkheid"], collection="begroting")
    figure(version(made), "2019", 12.5)
    return made


def address(of: Indicator, rest: str = "") -> str:
    return f"{BENCH}/cijfer/{of.key}{rest}"


def test_the_list_finds_by_word_state_goal_and_collection(office: PageClient, granted: Indicator) -> None:
    version(indicator("terugval", state=State.TRYING, goals=["continu_en_lang_genoeg"]))

    def found(asked: str) -> int:
        return len(office.get(f"{BENCH}?{asked}").context["rows"])

    assert found("") == 2
    assert found("zoek=BIJZONDERE") == found("stand=trying") == found("doel=toegankelijkheid") == 1
    assert found("verzameling=begroting") == 1
    assert found("zoek=niets") == 0


def test_a_proposal_is_made_and_then_tried_adopted_and_retired_each_with_its_reason(office: PageClient) -> None:
    made = office.post(f"{BENCH}/nieuw", PROPOSAL)
    assert made.status_code == 303
    assert "Het voorstel staat erin" in office.get(made["Location"]).content.decode()

    for word in ("op-proef", "in-gebruik", "stop"):
        office.get(f"{BENCH}/cijfer/mensen-die-terugvallen/stap/{word}")
        sent = office.post(f"{BENCH}/cijfer/mensen-die-terugvallen/stap/{word}", {"reason": f"Want {word}."})
        assert sent.status_code == 303

    one = find("mensen-die-terugvallen")
    assert one is not None
    assert [(step.state, step.reason) for step in steps_of(one)][1:] == [
        (State.TRYING, "Want op-proef."),
        (State.ADOPTED, "Want in-gebruik."),
        (State.RETIRED, "Want stop."),
    ]


def test_stopping_asks_first_and_looking_at_the_question_changes_nothing(
    office: PageClient, granted: Indicator
) -> None:
    page = office.get(address(granted, "/stap/stop")).content.decode()

    assert "Weet u het zeker?" in page
    granted.refresh_from_db()
    assert granted.state == State.ADOPTED


def test_a_step_without_a_reason_is_told_at_its_field(office: PageClient, granted: Indicator) -> None:
    page = office.post(address(granted, "/stap/stop"), {"reason": ""}).content.decode()

    assert 'href="#id_reason"' in page
    assert 'aria-invalid="true"' in page


def test_a_step_that_cannot_follow_has_no_page(office: PageClient, granted: Indicator) -> None:
    assert office.get(address(granted, "/stap/op-proef")).status_code == 404
    assert office.get(address(granted, "/stap/weg")).status_code == 404


def test_what_is_missing_in_a_proposal_stands_at_each_field_together(office: PageClient) -> None:
    page = office.post(f"{BENCH}/nieuw", {"name": "Leeg", "decimals": "7", "valid_from": "ooit"}).content.decode()

    for field in ("evidence", "goals", "definition", "unit", "decimals", "source", "owner", "valid_from", "reason"):
        assert f'href="#id_{field}"' in page, field
    assert not Indicator.objects.exists()


def test_the_same_name_twice_is_told_and_nothing_is_made(office: PageClient) -> None:
    office.post(f"{BENCH}/nieuw", PROPOSAL)

    page = office.post(f"{BENCH}/nieuw", PROPOSAL).content.decode()

    assert "bestaat al" in page
    assert Indicator.objects.count() == 1


def test_a_new_version_is_first_shown_beside_the_old_one_and_then_kept(office: PageClient, granted: Indicator) -> None:
    form = office.get(address(granted, "/versie")).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {
        "definition": "Scherper gezegd.",
        "valid_from": "1-1-2027",
        "comparable": "break",
        "reason": "Nieuw besluit.",
    }

    looked = office.post(address(granted, "/versie"), typed)
    page = looked.content.decode()
    assert "<ins>Scherper gezegd.</ins>" in page
    assert "<del>Deel van de huishoudens met een laag inkomen.</del>" in page
    assert granted.versions.count() == 1

    assert office.post(address(granted, "/versie"), {**typed, "bewaar": "ja"}).status_code == 303
    second = granted.versions.get(number=2)
    assert (second.definition, second.comparable, second.reason) == ("Scherper gezegd.", "break", "Nieuw besluit.")


def test_a_version_that_begins_too_early_is_told_at_its_day(office: PageClient, granted: Indicator) -> None:
    form = office.get(address(granted, "/versie")).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {"valid_from": "1-1-2001", "comparable": "yes", "reason": "Toch.", "bewaar": "ja"}

    page = office.post(address(granted, "/versie"), typed).content.decode()

    assert "Kies een latere dag" in page
    assert 'href="#id_valid_from"' in page


def test_a_council_member_proposes_and_the_officer_takes_it_over(pages: PageClient, granted: Indicator) -> None:
    member = enter(pages, person(Role.COUNCIL_MEMBER, name="Raad Lid"))
    assert member.post(address(granted, "/streefdoel/voorstel"), RISE).status_code == 303
    proposal = Target.objects.get()
    assert (proposal.state, proposal.set_by) == (TargetState.PROPOSED, SetBy.COUNCIL)

    officer = enter(PageClient(), person(Role.POLICY_OFFICER))
    assert "1 voorstel wacht" in officer.get(BENCH).content.decode()
    form = officer.get(f"{BENCH}/streefdoel/{proposal.pk}/overnemen").context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"reason": "De raad besloot het."}
    assert officer.post(f"{BENCH}/streefdoel/{proposal.pk}/overnemen", typed).status_code == 303

    made = Target.objects.get(state=TargetState.SET)
    assert (made.wanted, made.set_by, made.from_proposal) == (Wanted.RISE, SetBy.COUNCIL, proposal)


def test_the_start_page_tells_who_steers_that_a_proposal_waits(office: PageClient, granted: Indicator) -> None:
    assert "Er wacht geen voorstel voor een streefdoel." in office.get("/start").content.decode()

    target(granted, TargetKind.DIRECTION, wanted=Wanted.RISE, state=TargetState.PROPOSED)

    page = office.get("/start").content.decode()
    assert "Er wacht 1 voorstel op een besluit." in page
    assert address(granted) in page


def test_taking_over_a_proposal_replaces_what_holds_then(office: PageClient, granted: Indicator) -> None:
    old = target(granted, TargetKind.DIRECTION, wanted=Wanted.STABLE, starts=dt.date(2026, 1, 1))
    proposal = target(
        granted, TargetKind.DIRECTION, wanted=Wanted.RISE, starts=dt.date(2027, 1, 1), state=TargetState.PROPOSED
    )

    office.post(f"{BENCH}/streefdoel/{proposal.pk}/overnemen", {**RISE, "set_by": "council"})

    old.refresh_from_db()
    assert old.state == TargetState.REPLACED
    assert Target.objects.get(state=TargetState.SET).replaces == old


def test_a_refused_proposal_stays_readable_with_the_answer(office: PageClient, granted: Indicator) -> None:
    proposal = target(granted, TargetKind.DIRECTION, wanted=Wanted.RISE, state=TargetState.PROPOSED)

    sent = office.post(f"{BENCH}/streefdoel/{proposal.pk}/weiger", {"reason": "Er is geen geld voor."})

    page = office.get(sent["Location"]).content.decode()
    assert "Er is geen geld voor." in page
    assert office.get(f"{BENCH}/streefdoel/{proposal.pk}/weiger").status_code == 404


def test_a_target_is_set_and_replaced_and_the_old_one_stays_on_the_page(office: PageClient, granted: Indicator) -> None:
    decided = {**RISE, "set_by": "college"}
    office.post(address(granted, "/streefdoel"), decided)
    held = Target.objects.get()
    form = office.get(f"{BENCH}/streefdoel/{held.pk}/vervang").context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}

    office.post(
        f"{BENCH}/streefdoel/{held.pk}/vervang", {**typed, "kind": "value", "value": "16,5", "reason": "Scherper."}
    )

    states = {one.state: one for one in Target.objects.all()}
    assert set(states) == {TargetState.SET, TargetState.REPLACED}
    assert float(states[TargetState.SET].value or 0) == 16.5
    page = office.get(address(granted)).content.decode()
    assert "16,5% of minder" in page
    assert "vervangen" in page
    assert office.get(f"{BENCH}/streefdoel/{held.pk}/vervang").status_code == 404


def test_a_second_target_for_the_same_time_is_told_at_its_first_day(office: PageClient, granted: Indicator) -> None:
    decided = {**RISE, "set_by": "college"}
    office.post(address(granted, "/streefdoel"), decided)

    page = office.post(address(granted, "/streefdoel"), decided).content.decode()

    assert "geldt al een streefdoel" in page
    assert 'href="#id_starts"' in page


def test_a_council_member_sees_no_buttons_of_who_steers(council: PageClient, granted: Indicator) -> None:
    target(granted, TargetKind.DIRECTION, wanted=Wanted.RISE, state=TargetState.PROPOSED)

    page = council.get(address(granted)).content.decode()

    assert "Stel een streefdoel voor" in page
    for word in ("Stop ermee", "Maak een nieuwe versie", "Neem over", "Leg een besluit vast"):
        assert word not in page
    for rest in ("/stap/stop", "/versie", "/streefdoel"):
        assert council.get(address(granted, rest)).status_code == 403
        assert council.post(address(granted, rest), {"reason": "Ik wil het."}).status_code == 403


def test_an_indicator_that_begins_next_year_has_a_page(office: PageClient) -> None:
    later = timezone.localdate() + dt.timedelta(days=400)
    one = indicator("later", state=State.PROPOSED)
    version(one, valid_from=later)

    assert office.get(address(one)).status_code == 200
    assert office.get(f"{BENCH}/cijfer/bestaat-niet").status_code == 404


def test_the_words_to_choose_from_follow_the_language_of_who_reads() -> None:
    form = ProposeForm(goals=[], lines=[])

    def words(name: str) -> list[str]:
        return [str(label) for _value, label in form.fields[name].choices]

    with override("en"):
        assert words("rhythm")[1] == "Every year"
    with override("nl"):
        assert words("rhythm")[1] == "Elk jaar"
