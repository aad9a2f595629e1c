"""The desk: who comes in, what each sees, and the way of a report from nothing to frozen, with forms only."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.council.choices import ReportState
from perspectief.policy.council.models import Cycle, Moment, Report
from perspectief.policy.council.services import reports
from perspectief.policy.council.tests import world
from perspectief.policy.council.tests.world import OFFICER

pytestmark = pytest.mark.usefixtures("city")
DESK, CYCLE, REPORT = "/beheer/raad", "/beheer/raad/cyclus/2024-1", "/beheer/raad/rapport/2024-1"


def as_role(pages: PageClient, *roles: Role) -> PageClient:
    return enter(pages, person(*roles))


def text_of(pages: PageClient, address: str) -> str:
    response = pages.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


# --- Who comes in -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", [DESK, CYCLE, REPORT, f"{REPORT}/bekijk/kort", f"{REPORT}/schrijf/kort"])
def test_nobody_comes_to_the_desk_without_logging_in(pages: PageClient, address: str) -> None:
    world.draft()

    assert pages.get(address).status_code == 302


@pytest.mark.parametrize("role", [Role.PARTNER, Role.BUDDY, Role.ADMINISTRATOR])
def test_the_desk_is_for_who_works_on_the_report_and_for_the_council(pages: PageClient, role: Role) -> None:
    assert as_role(pages, role).get(DESK).status_code == 403


def test_a_council_member_reads_a_report_under_embargo_but_no_draft(pages: PageClient) -> None:
    report = world.complete(world.draft())
    member = as_role(pages, Role.COUNCIL_MEMBER)
    assert member.get(f"{REPORT}/bekijk/rapport").status_code == 403
    assert "werken nog aan dit rapport" in text_of(member, REPORT)

    until = timezone.now() + dt.timedelta(days=1)
    reports.embargo(report=report, until=until, by=OFFICER, reason="Tot morgen.")

    assert "Onder embargo tot" in text_of(member, f"{REPORT}/bekijk/rapport")


def test_a_council_member_sees_no_button_and_takes_no_step(pages: PageClient) -> None:
    world.published()
    member = as_role(pages, Role.COUNCIL_MEMBER)

    assert "/stap/" not in text_of(member, REPORT)
    assert member.post(f"{REPORT}/stap/zet-vast", {"reden": "Ik wil dat."}).status_code == 403


def test_the_chapter_of_the_experts_has_an_editor_for_them_only(pages: PageClient) -> None:
    world.draft()
    officer = as_role(pages, Role.POLICY_OFFICER)
    assert officer.get(f"{REPORT}/schrijf/ervaringsdeskundigen").status_code == 403
    sent = officer.post(f"{REPORT}/schrijf/ervaringsdeskundigen", {"tekst": "Namens hen."})

    assert sent.status_code == 403
    assert not Report.objects.get().texts.exists()


def test_an_expert_writes_and_reads_it_back_letter_for_letter(pages: PageClient) -> None:
    world.draft()
    expert = as_role(pages, Role.EXPERT)

    assert "Niemand anders verandert een woord." in text_of(expert, f"{REPORT}/schrijf/ervaringsdeskundigen")
    sent = expert.post(f"{REPORT}/schrijf/ervaringsdeskundigen", {"tekst": "  Wij zeggen dit.\r\n\r\n- eerst ons"})

    assert sent.status_code == 303
    assert Report.objects.get().texts.get().text == "  Wij zeggen dit.\n\n- eerst ons"
    assert expert.get(f"{REPORT}/schrijf/keuzes").status_code == 403


# --- The way of one report --------------------------------------------------------------------------------------------
def test_an_officer_brings_a_report_from_nothing_to_frozen_with_forms_only(pages: PageClient) -> None:
    officer = as_role(pages, Role.POLICY_OFFICER)
    today = timezone.localdate()

    assert officer.post(f"{DESK}/nieuw", {}).status_code == 303
    key = Cycle.objects.get().key
    report = f"{DESK}/rapport/{key}"
    assert "Begin met het rapport" in text_of(officer, report)
    assert officer.post(f"{report}/maak").status_code == 303
    assert officer.post(f"{report}/peildag", {"dag": f"{today:%d-%m-%Y}"}).status_code == 303
    for slot in ("kort", "keuzes"):
        assert officer.post(f"{report}/schrijf/{slot}", {"tekst": "Wij kiezen dit."}).status_code == 303
    refused = officer.post(f"{report}/stap/openbaar", {"reden": "Klaar."})
    assert "Dit kan nog niet." in refused.content.decode()

    expert = enter(PageClient(headers={"host": "localhost"}), person(Role.EXPERT, name="Tineke Test"))
    assert expert.post(f"{report}/schrijf/ervaringsdeskundigen", {"tekst": "Ons woord."}).status_code == 303
    assert "Het rapport kan openbaar worden." in text_of(officer, report)
    assert officer.post(f"{report}/stap/openbaar", {"reden": "Klaar."}).status_code == 303
    assert "Ons woord." in text_of(pages, f"/raad/rapport/{key}")
    assert "Dit kunt u niet terugdraaien." in text_of(officer, f"{report}/stap/zet-vast")
    assert officer.post(f"{report}/stap/zet-vast", {"reden": "Besproken."}).status_code == 303
    assert Report.objects.get().state == ReportState.FROZEN


def test_an_embargo_is_set_and_taken_back_with_forms(pages: PageClient) -> None:
    world.complete(world.draft())
    officer = as_role(pages, Role.TEAM)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    sent = officer.post(f"{REPORT}/stap/embargo", {"dag": f"{tomorrow:%d-%m-%Y}", "tijd": "9.30", "reden": "Pers."})

    assert sent.status_code == 303
    until = timezone.localtime(Report.objects.get().embargo_until)
    assert (until.date(), until.hour, until.minute) == (tomorrow, 9, 30)
    assert officer.post(f"{REPORT}/stap/terug", {"reden": "Fout."}).status_code == 303
    assert Report.objects.get().state == ReportState.DRAFT


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"dag": "1-1-2020", "tijd": "9.30", "reden": "Pers."}, "al voorbij"),
        ({"dag": "morgen", "tijd": "9.30", "reden": "Pers."}, "is geen datum"),
        ({"dag": "", "tijd": "", "reden": ""}, "Vul een dag in."),
    ],
)
def test_an_embargo_that_cannot_be_says_why(pages: PageClient, said: dict[str, str], words: str) -> None:
    world.complete(world.draft())

    response = as_role(pages, Role.POLICY_OFFICER).post(f"{REPORT}/stap/embargo", said)

    assert words in response.content.decode()
    assert Report.objects.get().state == ReportState.DRAFT


def test_figures_of_tomorrow_are_not_taken(pages: PageClient) -> None:
    world.draft()
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    response = as_role(pages, Role.POLICY_OFFICER).post(f"{REPORT}/peildag", {"dag": f"{tomorrow:%d-%m-%Y}"})

    assert "Cijfers van later" in response.content.decode()


@pytest.mark.parametrize("form", ["rapport", "kort", "in-beeld"])
def test_who_works_on_it_looks_ahead_in_every_form(pages: PageClient, form: str) -> None:
    world.draft()

    assert "Concept." in text_of(as_role(pages, Role.EXPERT), f"{REPORT}/bekijk/{form}")
    assert "no-store" in pages.get(f"{REPORT}/bekijk/{form}").headers["Cache-Control"]


def test_the_paper_can_be_seen_before_it_is_public(pages: PageClient) -> None:
    world.draft()

    assert as_role(pages, Role.POLICY_OFFICER).get(f"{REPORT}/bekijk.pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "address",
    [
        f"{REPORT}/bekijk/anders",
        f"{REPORT}/stap/anders",
        f"{REPORT}/schrijf/anders",
        f"{DESK}/cyclus/1999-1",
        f"{DESK}/rapport/1999-1",
    ],
)
def test_what_is_not_there_is_not_there(pages: PageClient, address: str) -> None:
    world.draft()

    assert as_role(pages, Role.POLICY_OFFICER).get(address).status_code == 404


def test_the_history_of_a_text_can_be_read(pages: PageClient) -> None:
    report = world.written(world.draft())
    officer = as_role(pages, Role.POLICY_OFFICER)
    officer.post(f"{REPORT}/schrijf/kort", {"tekst": "Beter gezegd."})

    text = text_of(officer, f"{REPORT}/schrijf/kort")

    assert "Dit is de tekst van kort." in text
    assert report.texts.get(text="Beter gezegd.").digest in text


# --- The half year ----------------------------------------------------------------------------------------------------
def test_a_day_is_put_in_the_calendar_moved_and_done(pages: PageClient) -> None:
    world.cycle()
    officer = as_role(pages, Role.POLICY_OFFICER)
    said = {"moment-soort": "session", "moment-dag": "18-9-2024"}

    assert officer.post(f"{CYCLE}/moment", said).status_code == 303
    without_reason = officer.post(f"{CYCLE}/moment", {**said, "moment-dag": "25-9-2024"})
    assert "Schrijf op waarom hij verandert." in without_reason.content.decode()
    moved = {**said, "moment-dag": "25-9-2024", "moment-reden": "De zaal was bezet."}
    assert officer.post(f"{CYCLE}/moment", moved).status_code == 303
    moment = Moment.objects.get(replaced_at=None)
    assert officer.post(f"{CYCLE}/moment/{moment.pk}/gedaan", {"gedaan_op": "25-9-2024"}).status_code == 303

    text = text_of(officer, CYCLE)
    assert "De zaal was bezet." in text
    assert "Gedaan op 25 september 2024." in text


def test_a_decision_is_written_down_with_its_reason(pages: PageClient) -> None:
    world.cycle()
    officer = as_role(pages, Role.POLICY_OFFICER)
    said = {"besluit-op": "18-9-2024", "besluit-door": "council", "besluit-tekst": "Eén formulier."}

    assert "Schrijf op waarom." in officer.post(f"{CYCLE}/besluit", said).content.decode()
    assert officer.post(f"{CYCLE}/besluit", {**said, "besluit-waarom": "Minder werk."}).status_code == 303
    assert "Eén formulier." in text_of(officer, CYCLE)


def test_a_half_year_goes_on_with_a_reason(pages: PageClient) -> None:
    world.cycle()
    officer = as_role(pages, Role.POLICY_OFFICER)

    assert "Schrijf op waarom" in officer.post(f"{CYCLE}/verder", {}).content.decode()
    assert officer.post(f"{CYCLE}/verder", {"verder-reden": "De plannen zijn klaar."}).status_code == 303
    assert "Fase: doen." in text_of(officer, CYCLE)


def test_a_council_member_changes_nothing_in_a_half_year(pages: PageClient) -> None:
    world.cycle()
    member = as_role(pages, Role.COUNCIL_MEMBER)

    assert member.post(f"{CYCLE}/verder", {"verder-reden": "Ja."}).status_code == 403
    assert "<form" not in text_of(member, CYCLE).partition("<main")[2].partition("</main")[0]
