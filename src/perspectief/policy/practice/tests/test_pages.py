"""Public pages show the team's own words and published counts only; the desk works without a script."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.utils import timezone

from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.privacy.models import Look
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.practice.choices import ClusterState, Fate, LobbyState, ReportState
from perspectief.policy.practice.models import AreaQuestion, Cluster, Idea, LobbyItem, Measure, Report
from perspectief.policy.practice.queries import counts
from perspectief.policy.practice.services import ideas, questions, reports
from perspectief.policy.practice.services.demo import load_reports
from perspectief.policy.practice.services.loading import load_ideas
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.tests import making
from perspectief.policy.practice.tests.making import TEAM, WIJ

pytestmark = pytest.mark.usefixtures("city")
DESK = "/beheer/praktijk"


def text(client: PageClient, address: str) -> str:
    return client.get(address).content.decode()


# --- Everybody --------------------------------------------------------------------------------------------------------
def test_nobody_reads_the_words_of_a_report_anywhere_in_public(pages: PageClient) -> None:
    cluster = making.public(provision="bijstand", area="WK001410")
    reports.join(report=making.report("Kanariepiet loopt vast."), cluster=cluster, by=TEAM)
    public = [
        *("/praktijk", f"/praktijk/{cluster.key}", "/praktijk/knelpunten.csv", "/praktijk/lobby", "/praktijk/ideeen"),
        *("/wijken/WK001410", "/regels/bijstand", "/praktijk/vragen", "/cijfers/meldingen-per-knelpunt"),
    ]
    for address in public:
        assert "Kanariepiet" not in text(pages, address), address
    assert cluster.title in text(pages, "/wijken/WK001410")
    assert cluster.title in text(pages, "/regels/bijstand")


def test_a_cluster_that_is_not_public_has_no_page_yet(pages: PageClient) -> None:
    cluster = making.cluster("Nog geheim")

    assert pages.get(f"/praktijk/{cluster.key}").status_code == 404
    assert "Nog geheim" not in text(pages, "/praktijk")


def test_few_reports_are_less_than_ten_and_never_a_number(pages: PageClient) -> None:
    then = timezone.now() - dt.timedelta(days=120)
    cluster = making.public(at=then)
    made = reports.report(told=reports.Told("Iets loopt vast."), on=timezone.localdate(then))
    assert made
    reports.join(report=made.report, cluster=cluster, by=TEAM)

    assert counts.reported().of(cluster.key) == "minder dan 10"
    assert "Gemeld: minder dan 10 keer." in text(pages, "/praktijk")


def test_when_reports_came_in_is_not_in_the_public_timeline(pages: PageClient) -> None:
    cluster = making.public()
    reports.join(report=making.report(), cluster=cluster, by=TEAM)

    assert "Er kwam een melding bij" not in text(pages, f"/praktijk/{cluster.key}")


def test_try_it_opens_the_simulator_with_that_rule(pages: PageClient) -> None:
    cluster = making.public(provision="zorgtoeslag")

    html = text(pages, f"/praktijk/{cluster.key}")
    assert "/beleid/simulator/plan/nieuw?regeling=zorgtoeslag" in html
    assert "Zorgtoeslag" in text(pages, "/beleid/simulator/plan/nieuw?regeling=zorgtoeslag")


def test_a_page_of_a_scheme_leads_to_the_form_with_that_scheme(pages: PageClient) -> None:
    html = text(pages, "/regels/zorgtoeslag")
    assert "/praktijk/melden?bij=zorgtoeslag" in html
    assert "Zorgtoeslag" in text(pages, "/praktijk/melden?bij=zorgtoeslag")


def test_every_idea_has_a_fate_and_what_is_known_names_its_source(pages: PageClient) -> None:
    assert Idea.objects.count() > 90
    for idea in Idea.objects.prefetch_related("fates"):
        (fate,) = idea.fates.all()
        assert fate.fate == Fate.UNKNOWN or fate.source
    html = text(pages, "/praktijk/ideeen?tafel=6&zoek=kaartje")
    assert "1 idee" in html
    assert "Wij weten niet wat ermee gebeurde" in html
    rows = list(csv.reader(io.StringIO(text(pages, "/praktijk/ideeen.csv?tafel=6"))))
    assert len(rows) == 1 + Idea.objects.filter(table=6).count()


def test_loading_again_changes_no_fate_that_somebody_wrote(pages: PageClient) -> None:
    idea = Idea.objects.get(key="kaartje")
    ideas.tell_fate(idea=idea, fate=Fate.DONE, words="Er is nu een kaartje.", source="Verslag 2026", by=TEAM)
    load_ideas()

    assert idea.fates.count() == 2
    assert "Er is nu een kaartje." in text(pages, "/praktijk/ideeen?zoek=kaartje")


def test_a_fate_without_a_source_is_refused() -> None:
    with pytest.raises(Refused):
        ideas.tell_fate(idea=Idea.objects.get(key="kaartje"), fate=Fate.DONE, words="Gedaan.", source=" ", by=TEAM)


def test_a_question_is_public_with_its_answer_and_not_before(pages: PageClient) -> None:
    asked = questions.ask(title="Wie betaalt een tolk?", text="Uit welke pot?", area="WK001410", by=WIJ)
    assert "tolk" not in text(pages, "/praktijk/vragen")
    questions.answer(question=asked, text="Uit het budget van de wijk.", by=TEAM)

    assert "Uit het budget van de wijk." in text(pages, "/praktijk/vragen")


def test_what_looks_like_a_name_in_a_question_or_its_answer_is_asked_about(pages: PageClient) -> None:
    wij, team = look_along(pages, "wij"), look_along(PageClient(headers={"host": "localhost"}), "beleid")
    said = {"title": "Een tolk", "text": "Wie helpt nu Fatima Yilmaz?", "area": ""}
    assert "Is ‘Fatima Yilmaz’ een naam?" in wij.post("/praktijk/vragen/nieuw", said).content.decode()
    assert wij.post("/praktijk/vragen/nieuw", {**said, "sure": "on"}).status_code == 303

    address = f"{DESK}/vragen/{AreaQuestion.objects.get().key}"
    answer = {"answer": "Vraag het maar aan Fatima Yilmaz."}
    assert "Is ‘Fatima Yilmaz’ een naam?" in team.post(address, answer).content.decode()
    assert team.post(address, {**answer, "sure": "on"}).status_code == 303


# --- The desk ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("key", ["moeder", "wij", "raad", "partner", "beheer", "ervaring"])
def test_who_has_other_work_does_not_see_the_desk(pages: PageClient, key: str) -> None:
    number = making.report().pk
    client = look_along(pages, key)
    for address in (DESK, f"{DESK}/meldingen", f"{DESK}/meldingen/{number}", f"{DESK}/knelpunten"):
        assert client.get(address).status_code == 403


def test_the_team_makes_a_cluster_a_measure_and_a_request_without_a_script(pages: PageClient) -> None:
    report = making.report(provision="bijstand")
    team = look_along(pages, "team")
    form = {"title": "Stage levert niets op", "words": "Wij zien dit vaak.", "goes": "rule", "reach": "national"}
    made = team.post(f"{DESK}/meldingen/{report.pk}/nieuw", {**form, "provision": "regeling_bijstand"})
    cluster = Cluster.objects.get()
    assert made.headers["Location"] == f"{DESK}/knelpunten/{cluster.key}"
    assert Report.objects.get().state == ReportState.JOINED

    desk = f"{DESK}/knelpunten/{cluster.key}/doe"
    team.post(f"{desk}/openbaar")
    plan = {"title": "Vooraf rekenen", "hypothesis": "Dan is er minder angst.", "seen_by": "Vijf gesprekken"}
    team.post(f"{desk}/maatregel", {**plan, "starts_on": "1-1-2026", "check_on": "1-3-2026"})
    ask = {"theme": "armoedeval", "title": "Laat iets vrij", "words": "Dat helpt.", "addressee": "g40"}
    team.post(f"{desk}/lobby", ask)
    measure, item = Measure.objects.get(), LobbyItem.objects.get()
    assert (measure.cluster, list(item.clusters.all())) == (cluster, [cluster])

    team.post(f"{DESK}/maatregelen/{measure.pk}", {"verdict": "helped", "result": "Minder mensen stopten."})
    team.post(f"{DESK}/lobby/{item.key}/stand", {"stand-to": "ready", "stand-words": "Genoeg voorbeelden."})
    team.post(f"{desk}/stand", {"to": "solved", "words": "De regel is anders."})
    assert Cluster.objects.get().state == ClusterState.SOLVED
    assert LobbyItem.objects.get().state == LobbyState.READY
    html = text(team, f"/praktijk/{cluster.key}")
    assert "Minder mensen stopten." in html
    assert "De regel is anders." in html


def test_what_was_not_understood_stays_in_the_form_with_the_reason(pages: PageClient) -> None:
    report, cluster = making.report(), making.cluster()
    team = look_along(pages, "team")

    html = team.post(f"{DESK}/meldingen/{report.pk}/nieuw", {"title": "Half af"}).content.decode()
    assert "Half af" in html
    assert "Maak een keuze." in html
    html = team.post(f"{DESK}/knelpunten/{cluster.key}/doe/vertel", {"words": "Bel 06-12345678."}).content.decode()
    assert "Haal dat weg." in html
    html = team.post(f"{DESK}/knelpunten/{cluster.key}/doe/maatregel", {"title": "x"}).content.decode()
    assert "Vul de dag in." in html


@pytest.mark.parametrize("part", ["", "/deel/schrijf", "/deel/beurt", "/deel/maatregel", "/deel/lobby", "/deel/stand"])
def test_each_part_of_the_desk_of_a_cluster_is_a_sound_page(pages: PageClient, part: str) -> None:
    cluster = making.cluster()
    assert look_along(pages, "team").get(f"{DESK}/knelpunten/{cluster.key}{part}").status_code == 200


def test_a_report_written_down_for_another_gives_its_words_to_hand_over(pages: PageClient) -> None:
    wij = look_along(pages, "wij")
    response = wij.post(f"{DESK}/opschrijven", {"text": "Dit loopt vast.", "channel": "paper"})

    assert response.status_code == 303
    assert "Geef deze zes woorden aan de melder" in text(wij, "/praktijk/melden/woorden")
    kept = Report.objects.get()
    assert kept.channel == "paper"


def test_a_professional_asks_from_an_area_and_the_team_answers(pages: PageClient) -> None:
    wij = look_along(pages, "wij")
    wij.post("/praktijk/vragen/nieuw", {"title": "Tolk", "text": "Wie betaalt?", "area": "WK001410"})
    asked = AreaQuestion.objects.get()
    assert asked.role == "professional"

    team = look_along(pages, "team")
    assert "Tolk" in text(team, DESK)
    team.post(f"{DESK}/vragen/{asked.key}", {"answer": "Het wijkteam."})
    assert "Het wijkteam." in text(pages, "/praktijk/vragen")


# --- The demo ---------------------------------------------------------------------------------------------------------
def test_the_demo_has_thirty_marked_reports_on_their_way_and_is_loaded_once(pages: PageClient) -> None:
    assert load_reports() == 30
    assert load_reports() == 0
    assert not Report.objects.filter(invented=False).exists()
    assert not Cluster.objects.filter(invented=False).exists()
    states = set(Cluster.objects.values_list("state", flat=True))
    assert states == {ClusterState.FOUND, ClusterState.ACTING, ClusterState.LOBBY, ClusterState.SOLVED}
    assert Cluster.objects.filter(escalated=1).count() == 1
    html = text(pages, "/praktijk")
    assert html.count("verzonnen") >= 3
    team = look_along(pages, "team")
    for address in (DESK, f"{DESK}/meldingen", "/praktijk/lobby", "/start"):
        assert team.get(address).status_code == 200
    for one in LobbyItem.objects.all():
        assert team.get(f"{DESK}/lobby/{one.key}").status_code == 200


def test_a_form_that_is_not_understood_shows_the_words_of_a_report_and_leaves_a_line_too(pages: PageClient) -> None:
    report, cluster = making.report(), making.cluster()
    reports.join(report=report, cluster=cluster, by=TEAM)
    team = look_along(pages, "team")
    team.post(f"{DESK}/meldingen/{report.pk}/opzij", {})
    team.post(f"{DESK}/knelpunten/{cluster.key}/doe/vertel", {})

    with upkeep():
        assert Look.objects.filter(activity="signals", action="view").count() == 2
