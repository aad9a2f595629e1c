"""The overview, the list of an event, the paper and the calendar file; and that a day leaves no trace."""

import logging
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import icalendar
import pytest
from django.utils import timezone
from pypdf import PdfReader

from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.life_events.sources import files

SLUGS = list(files.events())
PAGE = "/er-verandert-iets/verhuizen"


def months_ahead(number: int) -> date:
    return (timezone.localdate().replace(day=1) + timedelta(days=31 * number)).replace(day=17)


def typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


@pytest.fixture
def moving(pages: PageClient) -> PageClient:
    """Somebody who told when they move."""
    pages.post(PAGE, {"day": typed(months_ahead(4))})
    return pages


def test_the_overview_shows_every_event_in_its_group(pages: PageClient) -> None:
    text = pages.get("/er-verandert-iets").content.decode()

    for event in files.events().values():
        assert f'href="/er-verandert-iets/{event.slug}"' in text
    assert "Gezondheid" in text


@pytest.mark.parametrize("slug", SLUGS)
def test_every_event_has_a_sound_page_without_a_day(pages: PageClient, slug: str) -> None:
    response = pages.get(f"/er-verandert-iets/{slug}")
    text = response.content.decode()

    assert response.status_code == 200
    assert not response.cookies
    assert "Dit hoeft u niet in één keer te doen." in text
    assert "agenda.ics" not in text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_can_be_read_in_another_language(pages: PageClient, language: str) -> None:
    for slug in SLUGS:
        assert pages.get(f"/{language}/er-verandert-iets/{slug}").status_code == 200


def test_an_event_that_does_not_exist_is_not_there(pages: PageClient) -> None:
    for path in ("loterij", "loterij/papier", "loterij/agenda.ics"):
        assert pages.get(f"/er-verandert-iets/{path}").status_code == 404


def test_a_day_gives_every_line_its_own_date(moving: PageClient) -> None:
    text = moving.get(PAGE).content.decode()
    day = months_ahead(4)

    assert f"{day.day} " in text
    assert str(day.year) in text
    assert "ervoor" not in text
    assert "agenda.ics" in text


def test_that_days_have_been_is_said_once_on_page_and_paper(pages: PageClient) -> None:
    pages.post(PAGE, {"day": typed(months_ahead(-3))})
    sentence = "Sommige dagen zijn al geweest. Nog niet gedaan?"

    page = pages.get(PAGE).content.decode()
    paper = " ".join(one.extract_text() for one in PdfReader(BytesIO(pages.get(f"{PAGE}/papier").content)).pages)

    assert page.count(sentence) == 1
    assert page.count("al geweest") > 3
    assert " ".join(paper.split()).count("Sommige dagen zijn al geweest.") == 1


def test_every_form_redirects_and_the_address_holds_no_day(pages: PageClient) -> None:
    day = typed(months_ahead(4))
    for said in ({"day": day}, {"day": "gisteren"}, {"day": ""}, {"do": "wipe"}):
        response = pages.post(PAGE, said)

        assert response.status_code == 303
        assert response.headers["Location"].split("#")[0] == PAGE


def test_a_day_stands_only_in_the_sealed_cookie_and_in_no_log(pages: PageClient) -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    day = months_ahead(4)
    try:
        response = pages.post(PAGE, {"day": typed(day)})
        pages.get(PAGE)
        pages.get(f"{PAGE}/agenda.ics")
    finally:
        logging.getLogger().removeHandler(handler)

    assert typed(day) not in written.getvalue()
    assert day.isoformat() not in written.getvalue()
    assert typed(day) not in str(response.cookies)
    assert "no-store" in pages.get(PAGE).headers["Cache-Control"]


def test_the_button_to_wipe_takes_the_day_and_the_cookie_away(moving: PageClient) -> None:
    response = moving.post(PAGE, {"do": "wipe"})

    assert response.cookies["rechten"].value == ""
    assert "Wis de dag" not in moving.get(PAGE).content.decode()


def test_the_days_of_two_events_travel_side_by_side(moving: PageClient) -> None:
    moving.post("/er-verandert-iets/baby", {"day": typed(months_ahead(2))})
    moving.post("/er-verandert-iets/baby", {"do": "wipe"})

    assert "Wis de dag" in moving.get(PAGE).content.decode()


def test_a_day_that_was_told_here_starts_no_check(moving: PageClient) -> None:
    with_a_day = moving.get("/rechten").content
    moving.cookies.clear()

    assert moving.get("/rechten").content == with_a_day


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"day": "gisteren"}, "is geen datum"),
        ({"day": "31-2-2027"}, "is geen datum"),
        ({"day": "1-1-1950"}, "Kies een dag tussen"),
        ({"day": "1-1-2099"}, "Kies een dag tussen"),
    ],
)
def test_what_is_not_understood_is_said_kindly_and_the_list_stays(
    pages: PageClient, said: dict[str, str], words: str
) -> None:
    pages.post(PAGE, said)
    text = pages.get(PAGE).content.decode()

    assert words in text
    assert said["day"] in text
    assert "4 weken ervoor" in text


def test_what_somebody_types_is_never_markup(pages: PageClient) -> None:
    pages.post(PAGE, {"day": "<script>alert(1)</script>"})

    assert "<script>alert" not in pages.get(PAGE).content.decode()


def test_the_date_of_birth_gives_the_birthday_of_the_law(pages: PageClient) -> None:
    birth = timezone.localdate().replace(day=14, month=6) - timedelta(days=366 * 17)
    pages.post("/er-verandert-iets/kind-wordt-18", {"birth": typed(birth)})

    assert f"juni {birth.year + 18}" in pages.get("/er-verandert-iets/kind-wordt-18").content.decode()


def test_two_days_that_do_not_fit_together_are_asked_again(pages: PageClient) -> None:
    birth = timezone.localdate() - timedelta(days=366 * 17)
    pages.post("/er-verandert-iets/kind-wordt-18", {"day": typed(months_ahead(2)), "birth": typed(birth)})

    text = pages.get("/er-verandert-iets/kind-wordt-18").content.decode()
    assert "Deze twee dagen passen niet bij elkaar" in text


def test_an_aow_age_that_nobody_knows_yet_is_said_to_be_unknown(pages: PageClient) -> None:
    pages.post("/er-verandert-iets/aow", {"birth": "1-1-1990"})

    text = pages.get("/er-verandert-iets/aow").content.decode()
    assert "De leeftijd voor dat jaar weten wij nog niet." in text
    assert "agenda.ics" not in text


@pytest.mark.parametrize("slug", SLUGS)
def test_every_list_can_be_printed_without_a_day(pages: PageClient, slug: str) -> None:
    response = pages.get(f"/er-verandert-iets/{slug}/papier")

    assert response.headers["Content-Type"] == "application/pdf"
    assert 'filename="lijst.pdf"' in response.headers["Content-Disposition"]


def test_the_paper_is_tagged_dutch_and_dated(moving: PageClient) -> None:
    reader = PdfReader(BytesIO(moving.get(f"{PAGE}/papier").content))
    words = " ".join(page.extract_text() for page in reader.pages)

    assert reader.metadata.title == "Ik ga verhuizen"
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert str(months_ahead(4).year) in words
    assert "Geef uw nieuwe adres door aan de gemeente." in " ".join(words.split())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_paper_can_be_made_in_another_language(pages: PageClient, language: str) -> None:
    response = pages.get(f"/{language}/er-verandert-iets/uit-elkaar/papier")

    assert response.headers["Content-Type"] == "application/pdf"


def calendar_of(response: Any) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(response.content)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_calendar_file_can_be_read_back(pages: PageClient, slug: str) -> None:
    pages.post(f"/er-verandert-iets/{slug}", {"day": typed(months_ahead(4))})
    response = pages.get(f"/er-verandert-iets/{slug}/agenda.ics")
    events = calendar_of(response).events

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="lijst.ics"' in response.headers["Content-Disposition"]
    assert events
    for event in events:
        assert event["summary"]
        assert event.decoded("dtstart") >= timezone.localdate()
        assert [alarm["action"] for alarm in event.walk("VALARM")] == ["DISPLAY"]


def test_the_same_list_gives_the_same_uids_and_a_new_day_moves_them(moving: PageClient) -> None:
    first = {event["uid"]: event.decoded("dtstart") for event in calendar_of(moving.get(f"{PAGE}/agenda.ics")).events}
    moving.post(PAGE, {"day": typed(months_ahead(6))})
    later = {event["uid"]: event.decoded("dtstart") for event in calendar_of(moving.get(f"{PAGE}/agenda.ics")).events}

    assert set(first) == set(later)
    assert all(later[uid] > first[uid] for uid in first)
    assert not any("verhuizen" in uid for uid in first)


def test_without_a_day_there_is_no_calendar_but_the_question(pages: PageClient) -> None:
    response = pages.get(f"{PAGE}/agenda.ics")

    assert response.status_code == 303
    assert response.headers["Location"] == PAGE


def test_a_form_of_another_site_is_refused(pages: PageClient) -> None:
    response = pages.post(PAGE, {"day": "1-1-2027"}, headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 403
