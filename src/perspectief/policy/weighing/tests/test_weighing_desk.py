"""The desk: a round from nothing to announced with forms only, what came in, and a framework question by question."""

from __future__ import annotations

import datetime as dt
import json
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.provisions.models import Provision
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.weighing.choices import FrameworkState, ItemState, RoundState
from perspectief.policy.weighing.forms import frameworks as framework_forms
from perspectief.policy.weighing.models import Evidence, Framework, Item, Round
from perspectief.policy.weighing.services import frameworks
from perspectief.policy.weighing.tests import provider_world as world
from perspectief.policy.weighing.tests.provider_world import DAY, OFFICER
from perspectief.policy.weighing.views import desk_frameworks
from perspectief.policy.weighing.views.common import as_csv

pytestmark = pytest.mark.django_db
DRAFT = "/beheer/wegen/kader/armoede/2"


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    world.city()


@pytest.fixture
def officer(pages: PageClient) -> PageClient:
    return enter(pages, person(Role.POLICY_OFFICER))


def text_of(pages: PageClient, address: str) -> str:
    response = pages.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def day(days: int) -> str:
    found = world.today() + days * DAY
    return f"{found.day}-{found.month}-{found.year}"


# --- Rounds -----------------------------------------------------------------------------------------------------------
def test_a_round_goes_from_nothing_to_announced_with_forms_only(officer: PageClient) -> None:
    framework = world.framework()
    made = officer.post("/beheer/wegen/nieuw", {"naam": "Ronde 2027", "sleutel": "2027", "kader": framework.pk})
    assert made["Location"] == "/beheer/wegen/ronde/2027/invullen"
    assert "Noem de regel waarop deze ronde rust." in text_of(officer, "/beheer/wegen/ronde/2027")
    assert officer.post("/beheer/wegen/ronde/2027/stap/kondig-aan").status_code == 200
    assert Round.objects.get().state == RoundState.DRAFT

    said = {
        "naam": "Ronde 2027",
        "waarvoor": "Minder armoede.",
        "grond": "Verordening",
        "adres": "https://voorbeeld.nl/verordening",
        "verdeling": "Het panel weegt.",
        "kader": framework.pk,
        "eerste": "2027",
        "geld_0": "100.000",
        "geld_1": "90000",
        "mensen_0": "1,5",
        "open": day(1),
        "sluit": day(30),
        "scores": day(60),
        "reacties": day(90),
    }
    assert officer.post("/beheer/wegen/ronde/2027/invullen", said).status_code == 303
    assert 'value="100000"' in text_of(officer, "/beheer/wegen/ronde/2027/invullen")
    assert officer.post("/beheer/wegen/ronde/2027/stap/kondig-aan").status_code == 303

    kept = Round.objects.get()
    assert (kept.state, kept.ceilings, kept.staff) == (
        RoundState.ANNOUNCED,
        {"2027": 100_000, "2028": 90_000},
        {"2027": 1.5},
    )
    assert "Dit verandert niet meer." in text_of(officer, "/beheer/wegen/ronde/2027/invullen")


def test_what_was_typed_wrong_of_a_round_comes_back(officer: PageClient) -> None:
    world.draft()

    page = officer.post("/beheer/wegen/ronde/2027/invullen", {"naam": "x", "geld_0": "veel", "open": "morgen"})

    assert 'value="veel"' in page.content.decode()
    assert 'value="morgen"' in page.content.decode()
    assert Round.objects.get().name == "Ronde 2027"


def test_stopping_asks_for_a_reason(officer: PageClient) -> None:
    world.opened()

    assert officer.post("/beheer/wegen/ronde/2027/stap/stop", {"reden": ""}).status_code == 200
    assert Round.objects.get().state == RoundState.OPEN
    assert officer.post("/beheer/wegen/ronde/2027/stap/stop", {"reden": "Geen geld."}).status_code == 303
    assert Round.objects.get().state == RoundState.STOPPED


# --- What came in -----------------------------------------------------------------------------------------------------
def test_an_officer_asks_for_more_and_later_accepts(officer: PageClient) -> None:
    item = world.sent(world.opened())
    address = f"/beheer/wegen/stuk/{item.key}"
    assert "1 aanvraag om te bekijken." in text_of(officer, "/start")

    assert officer.post(f"{address}/stap/meer", {"mist": "De begroting.", "tot": day(-1)}).status_code == 200
    assert officer.post(f"{address}/stap/meer", {"mist": "De begroting.", "tot": day(7)}).status_code == 303
    assert "De begroting." in text_of(officer, address)
    from perspectief.policy.weighing.services import applications

    applications.submit(item=item, by=world.PARTNER)
    assert officer.post(f"{address}/stap/neem-aan").status_code == 303

    assert Item.objects.get().state == ItemState.ACCEPTED


def test_the_inbox_is_searched_narrowed_and_taken_along(officer: PageClient) -> None:
    one = world.opened()
    world.sent(one, title="Tassen")
    world.sent(one, world.RIVAL, world.SECOND, title="=Maatjes")
    inbox = "/beheer/wegen/ronde/2027/aanvragen"

    assert "Tassen" not in text_of(officer, f"{inbox}?zoek=maatjes")
    assert "Hier staat niets." in text_of(officer, f"{inbox}?stand=accepted")
    lines = officer.get(f"{inbox}.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "'=Maatjes" in lines[1]


def test_a_provision_is_found_nominated_and_described(officer: PageClient) -> None:
    world.opened()
    assert "Tassen voor school" in text_of(officer, "/beheer/wegen/ronde/2027/voordragen?zoek=tassen")
    officer.post("/beheer/wegen/ronde/2027/voordragen", {"voorziening": "tassen"})
    item = Item.objects.get()
    address = f"/beheer/wegen/stuk/{item.key}"

    known = {
        "naam": "Tassen",
        "soort": "service",
        "wat": "Een tas.",
        "wie": "Gezinnen",
        "gezinnen": "100",
        "raakt": "nee",
    }
    said = {
        **known,
        "overal": "on",
        "bereik_all": "300",
        "kosten_all_2027": "50000",
        "kind": "Goed.",
        "vraag-1a": "Zo.",
    }
    assert officer.post(f"{address}/aanbod", said).status_code == 303
    marks = {"wet": "on", "sinds": "1-1-2015", "stop_2027": "9000"}
    assert officer.post(f"{address}/kenmerken", marks).status_code == 303
    assert officer.post(f"{address}/onderbouwing", {"graad-1a": "3", "bron-1a": ""}).status_code == 200
    assert officer.post(f"{address}/onderbouwing", {"graad-1a": "3", "bron-1a": "Rapport 2025"}).status_code == 303

    kept = Item.objects.get()
    assert (kept.groups["families"], kept.statutory, kept.phase_out) == (100, True, {"2027": 9000})
    assert Evidence.objects.get().grade == 3
    page = text_of(officer, address)
    assert "Hoor de aanbieder eerst." in page
    assert "Rapport 2025" in page
    assert "doet al mee" in text_of(officer, "/beheer/wegen/ronde/2027/voordragen")


def test_a_provision_that_is_not_there_cannot_be_nominated(officer: PageClient) -> None:
    world.opened()
    Provision.objects.all().delete()

    assert officer.post("/beheer/wegen/ronde/2027/voordragen", {"voorziening": "tassen"}).status_code == 404


# --- Frameworks -------------------------------------------------------------------------------------------------------
@pytest.fixture
def second() -> Framework:
    return frameworks.new_version(framework=world.framework(), by=OFFICER)


def question(**said: Any) -> dict[str, Any]:
    curve = {f"waarde_{score}": str(25 * score) for score in range(5)}
    return {"nummer": "1a", "groep": "1", "naam": "Hulp", "vraag": "Doet iedereen mee?", **curve, **said}


def test_a_new_version_is_made_changed_and_brought_out_with_forms_only(officer: PageClient) -> None:
    world.framework()
    made = officer.post("/beheer/wegen/kader/armoede/1/stap/versie")
    assert made["Location"] == DRAFT

    assert officer.post(f"{DRAFT}/vraag/1a", question(anker_0="Niemand.", waarde_2="60,5")).status_code == 303
    assert officer.post(f"{DRAFT}/vraag/nieuw", question(sleutel="1g", nummer="1g")).status_code == 303
    assert officer.post(f"{DRAFT}/vraag/1b/weg").status_code == 303
    assert officer.post(f"{DRAFT}/stap/openbaar").status_code == 303

    kept = Framework.objects.get(version=2)
    first = kept.content["criteria"][0]
    keys = [one["key"] for one in kept.content["criteria"]]
    assert (first["asks"], first["anchors"], first["curve"][2]) == ("Doet iedereen mee?", {"0": "Niemand."}, 60.5)
    assert kept.state == FrameworkState.PUBLISHED
    assert "1g" in keys
    assert "1b" not in keys
    assert keys.index("1g") < keys.index("p1")
    page = text_of(officer, f"{DRAFT}/verschil/1")
    assert "criteria.1a.asks" in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"waarde_1": "90", "waarde_2": "50"}, "De waarden lopen op"),
        ({"vraag": ""}, "Hier staat nog niets."),
        ({"waarde_4": "101"}, "De waarden lopen op"),
    ],
)
def test_a_question_that_is_not_right_is_not_kept(
    officer: PageClient, second: Framework, said: dict[str, str], told: str
) -> None:
    assert told in officer.post(f"{DRAFT}/vraag/1a", question(**said)).content.decode()
    assert Framework.objects.get(version=2).content == second.content


def test_two_questions_do_not_share_a_key(officer: PageClient, second: Framework) -> None:
    answer = officer.post(f"{DRAFT}/vraag/nieuw", question(sleutel="1a")).content.decode()

    assert "Deze sleutel is er al." in answer


def test_the_last_question_stays(officer: PageClient, second: Framework) -> None:
    only = [one for one in second.content["criteria"] if one["key"] == "1a"]
    frameworks.change(framework=second, by=OFFICER, content={**second.content, "criteria": only})

    assert "ten minste één vraag" in officer.post(f"{DRAFT}/vraag/1a/weg").content.decode()


def test_who_approved_the_words_is_a_group_that_is_named(officer: PageClient, second: Framework) -> None:
    said = {
        "naam": "Kader",
        "geldt": "1-1-2027",
        "bron": "De raad",
        "kind": "En de kinderen?",
        "wijze": "swing",
        "verbanden": ["clashes"],
        "generatie": "60",
        "goedgekeurd": "on",
        **{f"schaal_{score}": f"woord {score}" for score in range(5)},
        **{f"groep_{key}": label for key, label in second.content["groups"].items()},
    }
    assert "welke groep" in officer.post(f"{DRAFT}/algemeen", said).content.decode()

    officer.post(f"{DRAFT}/algemeen", {**said, "door": "Het panel van ervaringsdeskundigen"})

    kept = Framework.objects.get(version=2)
    assert (kept.content["status"], kept.content["shares"]["generation"]) == ("vastgesteld", 0.6)
    assert kept.valid_from == dt.date(2027, 1, 1)


def test_a_framework_is_pasted_as_json_or_refused_when_it_is_wrong(officer: PageClient, second: Framework) -> None:
    for wrong in ("{", "[]", "{}", json.dumps({**second.content, "criteria": [{"key": 1}]})):
        assert officer.post(f"{DRAFT}/json", {"inhoud": wrong}).status_code == 200
    content = {**second.content, "child_question": "Geplakt?"}

    assert officer.post(f"{DRAFT}/json", {"inhoud": json.dumps(content)}).status_code == 303
    assert Framework.objects.get(version=2).content["child_question"] == "Geplakt?"


def sent(officer: PageClient, content: bytes, text: str = "{}") -> str:
    """The page after a file was sent; empty when it was taken."""
    file = SimpleUploadedFile("kader.json", content, "application/json")
    response = officer.post(f"{DRAFT}/json", {"inhoud": text, "bestand": file})
    return "" if response.status_code == 303 else unescape(response.content.decode())


def test_a_framework_is_brought_as_a_file_and_goes_before_the_text(officer: PageClient, second: Framework) -> None:
    content = {**second.content, "child_question": "Uit een bestand?"}
    page = officer.get(f"{DRAFT}/json").content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert 'type="file" id="id_bestand"' in page

    assert sent(officer, b"\xef\xbb\xbf" + json.dumps(content).encode(), text="geen json") == ""
    assert Framework.objects.get(version=2).content["child_question"] == "Uit een bestand?"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Dit bestand is leeg."),
        (b"{", "Dit is geen JSON."),
        (b"[]", "Dit is geen kader."),
        (b"[" * 100_000, "Dit is geen JSON."),
        (b"%PDF-1.7 {}", "Dit bestand is geen gewone tekst."),
        (b"{\x00}", "Dit bestand is geen gewone tekst."),
        (b'{"a": "\xff"}', "Dit bestand is geen gewone tekst."),
        (b" " * 250_001, "Dit bestand is te groot."),
    ],
)
def test_a_file_that_is_no_framework_says_what_is_wrong_and_changes_nothing(
    officer: PageClient, second: Framework, content: bytes, words: str
) -> None:
    before = second.content

    page = sent(officer, content, text=json.dumps({**before, "child_question": "Geplakt?"}))

    assert words in page
    assert 'href="#id_bestand"' in page
    assert Framework.objects.get(version=2).content == before


def test_a_file_that_the_scanner_does_not_trust_is_not_taken(
    officer: PageClient, second: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(framework_forms, "scan", lambda _content: False)

    assert "Dit bestand is niet veilig." in sent(officer, json.dumps(second.content).encode())


def test_without_anybody_who_looks_at_files_a_framework_is_pasted_only(
    officer: PageClient, second: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_frameworks, "can_take_files", lambda: False)
    content = {**second.content, "child_question": "Uit een bestand?"}

    assert 'type="file"' not in officer.get(f"{DRAFT}/json").content.decode()
    assert sent(officer, json.dumps(content).encode(), text=json.dumps(second.content)) == ""
    assert Framework.objects.get(version=2).content["child_question"] != "Uit een bestand?"


def test_nothing_pasted_and_no_file_is_said(officer: PageClient, second: Framework) -> None:
    page = officer.post(f"{DRAFT}/json", {"inhoud": ""}).content.decode()

    assert "Er is nog iets nodig" in page
    assert "Hier staat nog niets." in page


def test_a_form_of_another_site_brings_no_file(officer: PageClient, second: Framework) -> None:
    other_site = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    other_site.cookies = officer.cookies
    file = SimpleUploadedFile("kader.json", json.dumps(second.content).encode())

    assert other_site.post(f"{DRAFT}/json", {"inhoud": "", "bestand": file}).status_code == 403


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_name_in_a_file_of_this_room_is_run_as_a_formula(begin: str) -> None:
    answer = as_csv("proef", [["Naam"], [f"{begin}1+1"]])

    assert f"'{begin}1+1" in answer.content.decode()


def test_another_framework_begins_as_this_one(officer: PageClient) -> None:
    world.framework()

    officer.post("/beheer/wegen/kader/armoede/1/ander", {"sleutel": "jeugd", "naam": "Kader jeugd"})

    assert Framework.objects.get(key="jeugd").version == 1
    assert (
        "Er is al een kader"
        in officer.post("/beheer/wegen/kader/armoede/1/ander", {"sleutel": "jeugd", "naam": "x"}).content.decode()
    )


def test_a_frozen_framework_shows_no_form(officer: PageClient) -> None:
    world.frozen()

    assert "Maak een nieuwe versie" in text_of(officer, "/beheer/wegen/kader/armoede/1/algemeen")
    officer.post("/beheer/wegen/kader/armoede/1/vraag/1a", question())
    assert Framework.objects.get().content["criteria"][0]["asks"] != "Doet iedereen mee?"
