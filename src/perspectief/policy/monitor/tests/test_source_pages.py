"""The pages of tables that we follow: look, fetch, read what changed, accept it, compute."""

from __future__ import annotations

from typing import Any

import pytest

from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.jobs.testing import work
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.monitor.models import Delivery, Fetch, Snapshot, SourceTable
from perspectief.policy.monitor.tests import making
from perspectief.policy.monitor.tests.statline import statline as statline
from perspectief.policy.monitor.tests.statline_bodies import ENDED_ID, ID
from perspectief.policy.monitor.tests.statline_server import Fault, Service

pytestmark = pytest.mark.usefixtures("reference")
LIST = "/beheer/monitor/bronnen"
HERE = f"{LIST}/cbs-86006ned"


@pytest.fixture
def officer(pages: PageClient, statline: Service) -> PageClient:
    return look_along(pages, "beleid")


def html(response: Any) -> str:
    return response.content.decode()


def follow(client: PageClient, id: str = ID, deel: str = "RegioS: GM0014, NL01") -> Any:
    return client.post(LIST, {"nummer": id, "waarvoor": "Huishoudens tot 110%", "deel": deel})


def look(client: PageClient, does: str = "haal-op", here: str = HERE) -> str:
    """Ask, let the worker do it, and go on to what came out."""
    waits = client.post(f"{here}/haal", {"doe": does}).headers["Location"]
    assert "Wij beginnen zo." in html(client.get(waits))
    work()
    return str(client.get(waits).headers["Location"])


def test_without_tables_the_page_says_so_and_asks_for_one(officer: PageClient) -> None:
    page = html(officer.get(LIST))

    assert "Wij volgen nog geen tabel." in page
    assert follow(officer).headers["Location"] == HERE
    assert SourceTable.objects.get().choices == {"RegioS": ["GM0014", "NL01"]}


def test_looking_keeps_nothing_and_fetching_keeps_the_whole(officer: PageClient) -> None:
    follow(officer)

    page = html(officer.get(look(officer, "kijk")))
    assert "Wij hebben alleen gekeken." in page
    assert not Snapshot.objects.exists()

    page = html(officer.get(look(officer)))
    assert "De tabel is helemaal binnen en bewaard." in page
    assert "288 cijfers." in page
    assert officer.get(HERE).status_code == 200
    assert "CC BY 4.0" in html(officer.get(HERE))


def test_a_change_is_read_accepted_with_a_reason_and_fetched(officer: PageClient, statline: Service) -> None:
    follow(officer)
    look(officer)
    statline.v4[ID].lists["RegioS"]["codes"][1]["Title"] = "Groningen en Haren"

    refused = look(officer)
    page = html(officer.get(refused))
    assert "Wij hebben niets bewaard." in page
    assert "heet GM0014 nu ‘Groningen en Haren’. Eerst was dat ‘Groningen (gemeente)’." in page
    assert "veranderd: kijk ernaar" in html(officer.get(LIST))
    assert "Vul dit in." in html(officer.post(refused, {"reden": ""}))
    assert officer.post(refused, {"reden": "Het is dezelfde gemeente."}).headers["Location"] == f"{HERE}?net=aangenomen"

    assert "Het is dezelfde gemeente." in html(officer.get(f"{HERE}?net=aangenomen"))
    assert "bewaard" in html(officer.get(look(officer)))
    assert Snapshot.objects.count() == 2
    assert "Klopt dit?" not in html(officer.get(refused))


def test_differences_in_figures_stand_side_by_side(officer: PageClient, statline: Service) -> None:
    follow(officer)
    look(officer)
    row = next(one for one in statline.v4[ID].rows if one["RegioS"] == "GM0014" and one["Value"] == 13.9)
    row["Value"] = 15.2

    page = html(officer.get(look(officer, "kijk")))

    assert '13,9 <span aria-hidden="true">→</span>' in page
    assert "<strong>15,2</strong>" in page


def test_a_table_that_is_no_longer_kept_up_raises_an_alarm(officer: PageClient) -> None:
    follow(officer, ENDED_ID, "")
    here = f"{LIST}/cbs-83921ned"
    look(officer, here=here)

    assert "De bron houdt deze tabel niet meer bij." in html(officer.get(here))
    assert "stopgezet door de bron" in html(officer.get(LIST))


def test_a_source_that_does_not_answer_is_told_apart_from_an_empty_table(
    officer: PageClient, statline: Service
) -> None:
    follow(officer)
    statline.faults.append(Fault("error", where="", times=99))
    waits = officer.post(f"{HERE}/haal", {"doe": "haal-op"}).headers["Location"]
    work()

    page = html(officer.get(waits))

    assert "De bron antwoordt niet goed." in page
    assert "Er is niets bewaard." in page


def test_a_look_that_is_under_way_can_be_stopped(officer: PageClient) -> None:
    follow(officer)
    waits = officer.post(f"{HERE}/haal", {"doe": "haal-op"}).headers["Location"]
    assert "Bekijk hoe ver het is" in html(officer.get(HERE))

    jobs.cancel(Job.objects.get())
    work()

    assert "Gestopt." in html(officer.get(waits))
    assert not Fetch.objects.exists()


def test_figures_are_computed_and_become_a_delivery(officer: PageClient) -> None:
    making.version(making.indicator("huishoudens-tot-110", name="Huishoudens tot 110 procent"))
    follow(officer)
    look(officer)
    assert "Huishoudens tot 110 procent" in html(officer.get(HERE))

    waits = officer.post(f"{HERE}/bereken", {"wat": "huishoudens-tot-110"}).headers["Location"]
    work()
    delivery = officer.get(waits).headers["Location"]

    assert delivery == f"/beheer/monitor/leveringen/{Delivery.objects.get().key}"
    page = html(officer.get(delivery))
    assert "<td>2022</td><td>GM0014</td><td>13,9" in page
    assert officer.post(f"{HERE}/bereken", {"wat": "onzin"}).status_code == 400


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"nummer": ""}, "Vul dit in."),
        ({"nummer": "../x"}, "is geen nummer van een tabel"),
        ({"nummer": ID, "deel": "RegioS GM0014"}, "‘RegioS GM0014’ begrijpen wij niet"),
    ],
)
def test_what_is_not_understood_is_told_with_what_to_do(officer: PageClient, said: dict[str, str], words: str) -> None:
    response = officer.post(LIST, {"waarvoor": "", "deel": "", **said})

    assert response.status_code == 400
    assert words in html(response)


def test_the_part_of_a_table_can_be_changed(officer: PageClient) -> None:
    follow(officer)

    assert officer.post(HERE, {"waarvoor": "x", "deel": "Perioden: 2022JJ00"}).status_code == 303
    assert officer.post(HERE, {"waarvoor": "x", "deel": "onzin"}).status_code == 400

    assert SourceTable.objects.get().choices == {"Perioden": ["2022JJ00"]}


@pytest.mark.parametrize("key", ["raad", "moeder"])
def test_these_pages_are_for_those_who_steer_the_monitor(pages: PageClient, statline: Service, key: str) -> None:
    visitor = look_along(pages, key)

    assert visitor.get(LIST).status_code == 403
    assert follow(visitor).status_code == 403
    assert not SourceTable.objects.exists()


def test_the_start_page_names_what_waits_for_somebody(officer: PageClient, statline: Service) -> None:
    assert "Er wacht geen levering, en geen tabel is veranderd." in html(officer.get("/start"))
    follow(officer)
    look(officer)
    statline.v4[ID].about["Status"] = "Gediscontinueerd"
    statline.v4[ID].lists["RegioS"]["codes"][1]["Title"] = "Groningen en Haren"
    look(officer)

    page = html(officer.get("/start"))

    assert "Tabel 86006NED is veranderd: kijk ernaar" in page
    assert "Tabel 86006NED houdt de bron niet meer bij" in page
