"""The pages of rounds and applications: what each may see, nothing that gets lost, and the way from begin to sent."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.ui.testing import PageClient
from perspectief.foundation.uploads import scanning
from perspectief.policy.weighing.choices import ItemState
from perspectief.policy.weighing.models import Attachment, Item, Round
from perspectief.policy.weighing.services import applications
from perspectief.policy.weighing.tests import provider_world as world
from perspectief.policy.weighing.tests.provider_world import AFTER_THE_LAST_DAY, DAY, OFFICER, SECOND

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    world.city()


def text_of(pages: PageClient, address: str) -> str:
    response = pages.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def rosa(pages: PageClient) -> PageClient:
    return enter(pages, world.partner())


def step(item: Item, name: str) -> str:
    return f"/wegen/aanvraag/{item.key}/stap/{name}"


def begin(pages: PageClient, one: Round) -> Item:
    page = text_of(pages, f"/wegen/aanvraag/{one.key}/nieuw")
    key = re.search(r'name="sleutel" value="([^"]+)"', page)
    assert key
    sent = {"sleutel": key[1], "organisatie": world.FIRST}
    for _twice in range(2):
        assert pages.post(f"/wegen/aanvraag/{one.key}/nieuw", sent).status_code == 303
    return Item.objects.get()


def fill_in(pages: PageClient, item: Item, name: str, **said: Any) -> Any:
    page = text_of(pages, step(item, name))
    seen = re.search(r'name="gezien" value="([0-9a-f]+)"', page)
    assert seen
    return pages.post(step(item, name), {"gezien": seen[1], **said})


# --- Public -----------------------------------------------------------------------------------------------------------
def test_everybody_reads_a_round_before_it_opens(pages: PageClient) -> None:
    world.announced()

    page = text_of(pages, "/wegen/ronde/2027")

    told = ("Verordening om mee te oefenen", "100.000", "Het panel weegt.", "artikel 4:51 Awb", "nog niet nagekeken")
    for words in told:
        assert words in page
    assert "Ronde 2027" in text_of(pages, "/wegen")


def test_nobody_reads_a_round_that_was_not_announced(pages: PageClient) -> None:
    world.draft()

    assert pages.get("/wegen/ronde/2027").status_code == 404
    assert "Ronde 2027" not in text_of(pages, "/wegen")
    assert enter(pages, person(Role.POLICY_OFFICER)).get("/wegen/ronde/2027").status_code == 200


def test_the_page_of_a_framework_says_that_it_is_a_draft_and_shows_its_digest_once_frozen(pages: PageClient) -> None:
    framework = world.framework()
    page = text_of(pages, "/wegen/kader/armoede/1")
    assert "Dit is een concept." in page
    assert "Controlegetal" not in page

    frozen = world.frozen()

    assert frozen.digest in text_of(pages, "/wegen/kader/armoede/1")
    assert pages.get("/wegen/kader/armoede/1.json").json() == framework.content


def test_a_stopped_round_says_why(pages: PageClient) -> None:
    from perspectief.policy.weighing.services import rounds

    rounds.stop(one=world.opened(), by=OFFICER, reason="De raad trok het geld in.")

    assert "De raad trok het geld in." in text_of(pages, "/wegen/ronde/2027")


# --- Who comes in -----------------------------------------------------------------------------------------------------
def test_an_account_of_another_organisation_sees_nothing_of_a_file(pages: PageClient) -> None:
    item = world.sent(world.opened())
    kept = Attachment.objects.create(item=item, name="x", size=1, sealed=b"", at=item.made_at)
    rival = enter(pages, world.partner("Bo Ander", SECOND))

    for address in (f"/wegen/aanvraag/{item.key}", step(item, "over"), f"/wegen/aanvraag/{item.key}/bijlage/{kept.pk}"):
        assert rival.get(address).status_code == 403
    assert rival.post(f"/wegen/aanvraag/{item.key}/trek-in").status_code == 403
    assert "Tassen" not in text_of(rival, "/wegen/mijn")


@pytest.mark.parametrize("role", [Role.POLICY_OFFICER, Role.COUNCIL_MEMBER, Role.EXPERT, Role.PARTNER])
def test_own_files_are_for_partners_with_an_organisation(pages: PageClient, role: Role) -> None:
    assert enter(pages, person(role)).get("/wegen/mijn").status_code == 403


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.EXPERT, Role.PARTNER, Role.ADMINISTRATOR])
def test_the_desk_is_for_officers_and_the_team(pages: PageClient, role: Role) -> None:
    item = world.sent(world.opened())
    visitor = enter(pages, person(role))

    for address in ("/beheer/wegen", "/beheer/wegen/ronde/2027", f"/beheer/wegen/stuk/{item.key}"):
        assert visitor.get(address).status_code == 403


def test_an_officer_does_not_read_what_was_not_sent(pages: PageClient) -> None:
    item = world.filled(world.opened())
    officer = enter(pages, person(Role.POLICY_OFFICER))

    assert officer.get(f"/beheer/wegen/stuk/{item.key}").status_code == 404
    assert item.title not in text_of(officer, "/beheer/wegen/ronde/2027/aanvragen")
    applications.withdraw(item=item, by=world.PARTNER)
    assert item.title not in text_of(officer, "/beheer/wegen/ronde/2027/aanvragen")


# --- From begin to sent -----------------------------------------------------------------------------------------------
def test_a_provider_goes_from_begin_to_sent_with_forms_only(pages: PageClient) -> None:
    one = world.opened()
    visitor = rosa(pages)
    item = begin(visitor, one)
    fill_in(visitor, item, "over", naam="Tassen", soort="project", wat="Wij geven tassen.", doelen=["mensgericht"])
    fill_in(visitor, item, "voor-wie", wie="Gezinnen", gezinnen="80", jong="20", anders="0", overal="on")
    money = {f"kosten_all_{year}": "40.000" for year in world.YEARS}
    fill_in(visitor, item, "kosten", bereik_all="1.200", **money, bereik_part="600", kosten_part_2027="21000,50")
    for name in ("vragen-1", "vragen-2"):
        page = text_of(visitor, step(item, name))
        fill_in(visitor, item, name, **dict.fromkeys(re.findall(r'name="(vraag-[^"]+)"', page), "Zo."))
    fill_in(visitor, item, "kinderen", kind="Zij horen erbij.", raakt="ja", zeiden="Fijn.", gevraagd="1-9-2026")

    assert "Alles is ingevuld." in text_of(visitor, step(item, "nakijken"))
    assert visitor.post(step(item, "nakijken")).status_code == 303

    kept = Item.objects.get()
    full, part = kept.levels.order_by("key")
    assert (kept.state, full.reach, part.reach) == (ItemState.SUBMITTED, 1200, 600)
    assert list(part.years.values_list("year", "cost")) == [(2027, 21000)]
    assert "Verstuurd op" in text_of(visitor, f"/wegen/aanvraag/{item.key}")


def test_a_step_that_is_not_finished_is_kept_and_listed(pages: PageClient) -> None:
    visitor = rosa(pages)
    item = begin(visitor, world.opened())

    response = fill_in(visitor, item, "over", naam="Half", soort="project", stop="1")

    assert response["Location"].endswith(f"/wegen/aanvraag/{item.key}")
    assert "Half" in text_of(visitor, "/wegen/mijn")
    assert 'value="Half"' in text_of(visitor, step(item, "over"))
    assert "Half" in text_of(visitor, "/start")


def test_what_is_wrong_on_a_page_comes_back_as_typed_and_the_rest_is_kept(pages: PageClient) -> None:
    visitor = rosa(pages)
    item = begin(visitor, world.opened())

    response = fill_in(visitor, item, "kosten", bereik_all="honderd", kosten_all_2027="9000", kosten_all_2028="f100")
    page = response.content.decode()

    assert 'value="honderd"' in page
    assert 'value="f100"' in page
    assert "De rest van deze bladzijde is wel bewaard." in page
    assert Item.objects.get().levels.get().years.get().cost == 9000


def test_three_groups_make_a_hundred(pages: PageClient) -> None:
    visitor = rosa(pages)
    item = begin(visitor, world.opened())

    page = fill_in(visitor, item, "voor-wie", gezinnen="80", jong="10", anders="5", wie="Gezinnen").content.decode()

    assert "Samen is dit 95. Maak er 100 van." in page
    assert Item.objects.get().answers["whom"] == "Gezinnen"


def test_a_colleague_who_was_faster_is_not_overwritten_unseen(pages: PageClient) -> None:
    visitor = rosa(pages)
    item = begin(visitor, world.opened())
    page = text_of(visitor, step(item, "over"))
    seen = re.search(r'name="gezien" value="([0-9a-f]+)"', page)
    assert seen
    applications.keep(item=item, said=applications.Said({"title": "Van mijn collega"}), by=world.COLLEAGUE)

    sent = {"gezien": seen[1], "naam": "Van mij", "soort": "project"}
    answer = visitor.post(step(item, "over"), sent).content.decode()

    assert "Een collega was u voor." in answer
    assert "Van mijn collega" in answer
    assert 'value="Van mij"' in answer
    assert Item.objects.get().title == "Van mijn collega"
    again = re.search(r'name="gezien" value="([0-9a-f]+)"', answer)
    assert again
    visitor.post(step(item, "over"), {**sent, "gezien": again[1]})
    assert Item.objects.get().title == "Van mij"


def test_who_does_not_take_part_reads_how_to_object(pages: PageClient) -> None:
    user = world.partner()
    item = world.sent(world.opened())
    applications.do_not_take(item=item, reason="Dit gaat over een andere stad.", by=OFFICER)

    page = enter(pages, user).get(f"/wegen/aanvraag/{item.key}").content.decode()

    assert "Dan kunt u bezwaar maken." in page


def test_after_the_last_day_a_page_says_so_kindly_and_keeps_what_was_typed(pages: PageClient) -> None:
    user = world.partner()
    item = world.filled(world.opened())

    with world.travelled(AFTER_THE_LAST_DAY - 15):
        visitor = enter(pages, user)
        page = visitor.post(step(item, "over"), {"naam": "Te laat"}).content.decode()
        assert "Aanvragen kan niet meer. De laatste dag is voorbij." not in page
    with world.travelled(AFTER_THE_LAST_DAY - 11):
        visitor = enter(pages, user)
        page = visitor.post(step(item, "over"), {"naam": "Nog later"}).content.decode()
        assert "Aanvragen kan niet meer. De laatste dag is voorbij." in page
        assert 'value="Nog later"' in page
        assert "De laatste dag is voorbij" in text_of(visitor, "/wegen/aanvraag/2027/nieuw")


def test_an_empty_application_is_not_sent_and_each_gap_leads_to_its_step(pages: PageClient) -> None:
    visitor = rosa(pages)
    item = begin(visitor, world.opened())

    page = visitor.post(step(item, "nakijken")).content.decode()

    assert "Er mist nog iets." in page
    assert step(item, "kosten") in page
    assert Item.objects.get().state == ItemState.DRAFT


# --- Files ------------------------------------------------------------------------------------------------------------
def test_a_pdf_is_taken_in_and_given_back_and_anything_else_is_refused_with_a_reason(pages: PageClient) -> None:
    visitor = rosa(pages)
    item = begin(visitor, world.opened())
    bring = {"naam": "Begroting", "bestand": SimpleUploadedFile("b.pdf", world.pdf(), "application/pdf")}
    assert visitor.post(step(item, "bijlagen"), bring).status_code == 303
    kept = Attachment.objects.get()

    given = visitor.get(f"/wegen/aanvraag/{item.key}/bijlage/{kept.pk}")
    assert given.content == world.pdf()
    assert given["Content-Type"] == "application/pdf"
    assert "no-store" in given["Cache-Control"]

    picture = {"naam": "Foto", "bestand": SimpleUploadedFile("f.pdf", b"\x89PNG\r\n\x1a\n123", "application/pdf")}
    assert "Een foto kunnen wij nog niet aannemen." in visitor.post(step(item, "bijlagen"), picture).content.decode()
    assert visitor.post(f"/wegen/aanvraag/{item.key}/bijlage/{kept.pk}/weg").status_code == 303
    assert not Attachment.objects.exists()


def test_what_is_wrong_with_a_file_or_its_name_stands_at_that_field(pages: PageClient) -> None:
    visitor = rosa(pages)
    item = begin(visitor, world.opened())

    without_file = visitor.post(step(item, "bijlagen"), {"naam": "Begroting"}).content.decode()
    assert "Er is nog iets nodig" in without_file
    assert 'id="id_bestand-fout"><p>Kies een bestand.' in without_file
    assert 'id="id_naam-fout"' not in without_file

    bring = {"naam": " ", "bestand": SimpleUploadedFile("b.pdf", world.pdf(), "application/pdf")}
    without_name = visitor.post(step(item, "bijlagen"), bring).content.decode()
    assert 'href="#id_naam"' in without_name
    assert 'id="id_naam-fout"><p>Geef het bestand een naam.' in without_name
    assert 'id="id_bestand-fout"' not in without_name


def test_where_no_file_can_be_looked_at_none_is_asked(pages: PageClient, settings: Any) -> None:
    visitor = rosa(pages)
    item = begin(visitor, world.opened())
    settings.IS_PRODUCTION = True
    settings.SCANNER = ""

    assert not scanning.can_take_files()
    assert "Bijlagen" not in text_of(visitor, step(item, "over"))
    assert visitor.get(step(item, "bijlagen")).status_code == 404


def test_taking_back_asks_first(pages: PageClient) -> None:
    item = world.sent(world.opened())
    visitor = rosa(pages)

    assert "Dit kunt u niet terugdraaien." in text_of(visitor, f"/wegen/aanvraag/{item.key}/trek-in")
    assert Item.objects.get().state == ItemState.SUBMITTED
    visitor.post(f"/wegen/aanvraag/{item.key}/trek-in")
    assert "U hebt deze aanvraag ingetrokken." in text_of(visitor, f"/wegen/aanvraag/{item.key}")


def test_what_is_missing_stands_on_the_file_and_on_every_step(pages: PageClient) -> None:
    item = world.sent(world.opened())
    applications.ask_for_more(item=item, missing="De begroting van 2028.", until=world.today() + 5 * DAY, by=OFFICER)
    visitor = rosa(pages)

    for address in (f"/wegen/aanvraag/{item.key}", step(item, "kosten"), step(item, "nakijken")):
        assert "De begroting van 2028." in text_of(visitor, address)
