"""A bottleneck in a minute: without an account, without a name, and the reporter hears the end by six words."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from perspectief.foundation.codes import stretching
from perspectief.foundation.privacy.services import run_retention
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.practice.choices import Aside, Channel, ClusterState, ReportState
from perspectief.policy.practice.models import Report, ReportCode
from perspectief.policy.practice.services import clusters, reports
from perspectief.policy.practice.tests import making
from perspectief.policy.practice.tests.making import TEAM, TEXT

pytestmark = pytest.mark.django_db
FORM = "/praktijk/melden"


def words_on(html: str) -> list[str]:
    """The six words as they stand on a page."""
    part = html.split('class="ps-words"')[1].split("</ol>")[0]
    return [piece.split("</span>")[0] for piece in part.split("<span>")[1:]]


def test_a_report_is_kept_with_its_provision_and_nobody_in_it(city: None, pages: PageClient) -> None:
    response = pages.post(f"{FORM}?bij=bijstand", {"text": TEXT})

    assert response.status_code == 303
    assert response.headers["Location"] == reverse("practice:words")
    kept = Report.objects.get()
    assert (kept.provision, kept.state, kept.channel) == ("regeling_bijstand", ReportState.NEW, Channel.SITE)
    assert kept.signal.text == TEXT
    assert kept.signal.kind == "block"
    assert kept.signal.about == "regeling_bijstand"
    assert {field.name for field in Report._meta.fields} & {"user", "account", "name", "actor"} == set()


def test_the_reporter_gets_six_words_once_and_reads_what_became_of_it(city: None, pages: PageClient) -> None:
    pages.post(FORM, {"text": TEXT})
    words = words_on(pages.get("/praktijk/melden/woorden").content.decode())
    assert len(words) == 6

    report = Report.objects.get()
    cluster = making.public()
    reports.join(report=report, cluster=cluster, by=TEAM)
    clusters.tell(cluster=cluster, words="Wij zochten de regel op.", by=TEAM)
    pages.cookies.clear()
    response = pages.post("/praktijk/mijn", {"words": " ".join(words).upper()})

    assert response.headers["Location"] == "/praktijk/mijn/meldingen"
    html = pages.get("/praktijk/mijn/meldingen").content.decode()
    assert TEXT in html
    assert cluster.title in html
    assert "Wij zochten de regel op." in html
    assert "Er kwam een melding bij" not in html


def test_a_second_report_in_the_same_browser_comes_under_the_same_words(city: None, pages: PageClient) -> None:
    pages.post(FORM, {"text": TEXT})
    pages.post(FORM, {"text": "Nog iets over een brief."})

    assert ReportCode.objects.get().reports.count() == 2
    html = pages.get("/praktijk/mijn/meldingen").content.decode()
    assert TEXT in html
    assert "Nog iets over een brief." in html


def test_the_same_form_twice_is_one_report(city: None, pages: PageClient) -> None:
    key = "7e0e4a3b-6f7f-4a57-9d4e-0b6c1a2d3e4f"
    for _time in range(2):
        assert pages.post(FORM, {"text": TEXT, "key": key}).status_code == 303

    assert Report.objects.count() == 1


@pytest.mark.parametrize("text", ["Bel 06-12345678 over dit", "Mail jan@voorbeeld.nl", "Woont op 9711 AB, loopt vast"])
def test_what_tells_who_somebody_is_is_refused_and_not_kept(city: None, pages: PageClient, text: str) -> None:
    html = pages.post(FORM, {"text": text}).content.decode()

    assert "Haal dat weg." in html
    assert text in html
    assert not Report.objects.exists()
    assert not ReportCode.objects.exists()


def test_what_looks_like_a_name_is_asked_about_and_passes_when_it_is_none(city: None, pages: PageClient) -> None:
    text = "Toen ging Fatma Voorbeeld naar de balie en liep vast."
    html = pages.post(FORM, {"text": text}).content.decode()
    assert "‘Fatma Voorbeeld’" in html
    assert not Report.objects.exists()

    assert pages.post(FORM, {"text": text, "sure": "on"}).status_code == 303


def test_a_report_needs_words_and_nothing_else(city: None, pages: PageClient) -> None:
    assert "Hier staat nog niets" in pages.post(FORM, {"text": " "}).content.decode()
    assert pages.post(FORM, {"text": TEXT}).status_code == 303


def test_a_form_of_another_site_is_refused(city: None, pages: PageClient) -> None:
    assert pages.post(FORM, {"text": TEXT}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert not Report.objects.exists()


def test_wrong_words_find_nothing_and_say_so_kindly(city: None, pages: PageClient) -> None:
    pages.post("/praktijk/mijn", {"words": "fiets fiets fiets fiets fiets fiets"})
    html = pages.get("/praktijk/mijn").content.decode()

    assert "utrecht-alert--error" in html
    assert pages.get("/praktijk/mijn/meldingen").headers["Location"] == "/praktijk/mijn"


def test_closing_makes_the_browser_forget(city: None, pages: PageClient) -> None:
    pages.post(FORM, {"text": TEXT})
    pages.post("/praktijk/mijn/sluit")

    assert pages.get("/praktijk/mijn/meldingen").headers["Location"] == "/praktijk/mijn"


def test_a_report_that_is_no_bottleneck_gets_a_kind_answer(city: None, pages: PageClient) -> None:
    pages.post(FORM, {"text": "Wanneer komt mijn geld?"})
    reports.set_aside(report=Report.objects.get(), why=Aside.OWN, answer="Bel de gemeente op 14 050.", by=TEAM)

    assert "Bel de gemeente op 14 050." in pages.get("/praktijk/mijn/meldingen").content.decode()


def test_a_cluster_that_is_not_public_is_not_shown_to_the_reporter(city: None, pages: PageClient) -> None:
    pages.post(FORM, {"text": TEXT})
    reports.join(report=Report.objects.get(), cluster=making.cluster("Nog geheim"), by=TEAM)

    html = pages.get("/praktijk/mijn/meldingen").content.decode()
    assert "Nog geheim" not in html
    assert "hoort bij een knelpunt" in html


def test_the_reporter_reads_that_it_was_solved(city: None, pages: PageClient) -> None:
    pages.post(FORM, {"text": TEXT})
    cluster = making.public()
    reports.join(report=Report.objects.get(), cluster=cluster, by=TEAM)
    clusters.move(cluster=cluster, to=ClusterState.SOLVED, words="De regel is anders.", by=TEAM)

    html = pages.get("/praktijk/mijn/meldingen").content.decode()
    assert "Dat is nu afgerond." in html
    assert "De regel is anders." in html


def test_the_paper_form_is_a_pdf_about_the_provision(city: None, pages: PageClient) -> None:
    response = pages.get("/praktijk/melden/papier.pdf?bij=bijstand")

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_words_that_nobody_used_for_their_term_are_gone_and_the_report_stays(city: None) -> None:
    made = making.taken()
    run_retention(timezone.now() + dt.timedelta(days=800))

    kept = Report.objects.get(pk=made.report.pk)
    assert kept.code is None
    assert kept.signal is None, "its words went with the inbox"


def test_one_address_leaves_so_many_reports_and_keeps_its_words_when_it_must_wait(
    city: None, pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = stretching.setting
    monkeypatch.setattr(stretching, "setting", lambda name, on: 2 if name == "left_per_address" else real(name, on))
    assert [pages.post(FORM, {"text": TEXT}).status_code for _each in range(2)] == [303, 303]
    refused = pages.post(FORM, {"text": TEXT}).content.decode()

    assert "Wacht 15 minuten." in refused
    assert TEXT in refused
    assert Report.objects.count() == 2


def test_a_text_that_is_refused_does_not_count(city: None, pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    real = stretching.setting
    monkeypatch.setattr(stretching, "setting", lambda name, on: 1 if name == "left_per_address" else real(name, on))
    pages.post(FORM, {"text": "Mail naar iemand@voorbeeld.nl"})

    assert pages.post(FORM, {"text": TEXT}).status_code == 303
