"""What everybody, the council and the team see, what other rooms get, and what figures say."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from perspectief.community.publishing.choices import State
from perspectief.community.publishing.models import STORIES, Story
from perspectief.community.publishing.queries import counts
from perspectief.community.publishing.services.examples import key_of, load_examples, withdraw_examples
from perspectief.community.publishing.tests.people import (
    TEXT,
    another,
    member,
    opens,
    panel_chooses,
    tells,
    text_of,
    the_story,
)
from perspectief.foundation import voices
from perspectief.foundation.access import Role
from perspectief.foundation.codes import filling
from perspectief.foundation.privacy.models import Look
from perspectief.foundation.privacy.purpose import purpose, upkeep
from perspectief.foundation.ui.testing import PageClient
from perspectief.foundation.uploads.tests.media_files import film
from perspectief.foundation.voices import Audience

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
DEMO = "appel fiets lantaarn dolfijn theepot regenboog"


def test_an_empty_list_invites(pages: PageClient) -> None:
    assert "Er zijn nog geen verhalen." in text_of(pages.get("/verhalen"))


def test_a_chosen_story_is_read_with_the_reason_of_the_panel(pages: PageClient) -> None:
    tells(pages)
    panel_chooses(the_story().pk)

    page = text_of(another().get(f"/verhalen/{the_story().pk}"))

    for said in (TEXT, "Verhaal van een moeder van drie", "Dit zegt wat geen cijfer zegt.", "Of hulp bij mij paste"):
        assert said in page
    assert "verzonnen" not in page


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("", True),
        ("?doel=mensgericht", True),
        ("?doel=toegankelijkheid", False),
        ("?soort=text", True),
        ("?soort=film", False),
        ("?wijk=WK001404", False),
        ("?doel=bestaat-niet", True),
    ],
)
def test_the_list_can_be_narrowed(pages: PageClient, asked: str, there: bool) -> None:
    tells(pages)
    panel_chooses(the_story().pk)

    page = text_of(another().get(f"/verhalen{asked}"))

    assert (str(the_story().pk) in page) is there
    assert there or "Hier is nog geen verhaal over." in page


@pytest.mark.parametrize(
    ("level", "public", "council"), [("team", 404, False), ("council", 404, True), ("public_alias", 200, True)]
)
def test_each_reader_sees_what_the_teller_allows_and_no_more(
    pages: PageClient, level: str, public: int, council: bool
) -> None:
    tells(pages, wie=level)
    key = str(the_story().pk)
    panel_chooses(key)

    assert another().get(f"/verhalen/{key}").status_code == public
    assert (key in text_of(another().get("/verhalen"))) is (public == 200)
    assert (TEXT in text_of(member(Role.COUNCIL_MEMBER, "Henk Test")[1].get("/beheer/verhalen/gekozen"))) is council
    for audience, seen in ((Audience.PUBLIC, public == 200), (Audience.COUNCIL, council), (Audience.TEAM, True)):
        assert [voice.key for voice in voices.voices(audience=audience)] == ([key] if seen else [])
        assert voices.by_key([key], audience=audience)[key].withdrawn is not seen


def test_reading_along_is_a_line_that_the_teller_reads(pages: PageClient) -> None:
    tells(pages, wie="council")
    panel_chooses(the_story().pk)
    member(Role.COUNCIL_MEMBER, "Henk Test")[1].get("/beheer/verhalen/gekozen")

    with upkeep():
        assert Look.objects.filter(role="council_member", reason="story_reading").count() == 1
    assert "Raadslid" in text_of(pages.get("/verhalen/mijn"))


def test_what_nobody_chose_is_seen_by_nobody(pages: PageClient) -> None:
    tells(pages)

    assert another().get(f"/verhalen/{the_story().pk}").status_code == 404
    assert voices.voices(audience=Audience.TEAM) == []


def test_a_story_that_never_was_public_is_not_called_withdrawn(pages: PageClient) -> None:
    tells(pages, wie="team")
    panel_chooses(the_story().pk)
    pages.post("/verhalen/mijn/stop")

    assert another().get(f"/verhalen/{the_story().pk}").status_code == 404
    assert another().get(f"/verhalen/{uuid4()}").status_code == 404


def test_a_film_is_given_in_parts_to_a_player_that_asks(pages: PageClient) -> None:
    tells(pages, soort="film", wie="public_name", naam="Sam", file=film())
    panel_chooses(the_story().pk, redacting={"uitleg": "Iemand vertelt."})
    address = f"/verhalen/{the_story().pk}/bestand"

    whole = another().get(address)
    part: Any = another().get(address, headers={"Range": "bytes=0-9"})
    end: Any = another().get(address, headers={"Range": "bytes=-5"})
    odd: Any = another().get(address, headers={"Range": "bytes=9-2"})

    assert (whole.status_code, whole.headers["Content-Type"]) == (200, "video/mp4")
    assert (part.status_code, part.content) == (206, whole.content[:10])
    assert part.headers["Content-Range"] == f"bytes 0-9/{len(whole.content)}"
    assert end.content == whole.content[-5:]
    assert odd.status_code == 200
    assert "no-store" in whole.headers["Cache-Control"]


def test_the_number_of_queries_does_not_grow_with_the_number_of_stories(pages: PageClient) -> None:
    tells(pages)
    panel_chooses(the_story().pk)
    one = queries_of(pages)
    load_examples()

    assert len(voices.voices(audience=Audience.PUBLIC)) > 5
    assert queries_of(pages) == one


def queries_of(pages: PageClient) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        pages.get("/verhalen")
    return len(found)


# --- For other rooms --------------------------------------------------------------------------------------------------


def test_as_of_an_earlier_day_gives_what_was_chosen_then_without_words_that_were_withdrawn_since(
    pages: PageClient,
) -> None:
    start = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        tells(pages)
        key = str(the_story().pk)
        panel_chooses(key)
        clock.move_to(start + dt.timedelta(days=10), tick=False)
        moment = timezone.now()
        clock.move_to(start + dt.timedelta(days=20), tick=False)
        opens_and_stops(pages)

        then = voices.voices(audience=Audience.PUBLIC, goal="mensgericht", as_of=moment)
        before = voices.voices(audience=Audience.PUBLIC, as_of=start - dt.timedelta(days=1))

    assert [(voice.key, voice.withdrawn, voice.text) for voice in then] == [(key, True, "")]
    assert before == []


def opens_and_stops(pages: PageClient) -> None:
    from perspectief.community.publishing.services.own import withdraw

    withdraw(story=the_story())


def test_a_voice_says_who_why_and_whether_it_goes_against_the_figures(pages: PageClient) -> None:
    tells(pages, wijk="WK001404")
    panel_chooses(the_story().pk, redacting={"wijk_blijft": "ja"}, tegen="ja")

    (voice,) = voices.voices(audience=Audience.PUBLIC, goal="mensgericht", area="WK001404")

    assert (voice.by, voice.because) == ("een moeder van drie", "Dit zegt wat geen cijfer zegt.")
    assert (voice.goal, voice.area, voice.against) == ("mensgericht", "WK001404", True)
    assert voice.address == f"/verhalen/{voice.key}"


# --- Figures ----------------------------------------------------------------------------------------------------------


def test_below_ten_stories_no_number_and_no_pattern_is_shown(pages: PageClient) -> None:
    with time_machine.travel(dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC), tick=False):
        for _number in range(9):
            tells(another())
    with time_machine.travel(dt.datetime(2026, 8, 1, 12, tzinfo=dt.UTC), tick=False):
        found, page = counts.pattern(), text_of(pages.get("/verhalen/patroon"))
        said = voices.spread(goal="mensgericht")

    assert found.received.is_hidden
    assert "geheim" in page
    assert "Vanaf 10 verhalen" in page
    assert "<table" not in page
    assert said is not None
    assert (said.received, list(said.poles)) == ("geheim", [])


def test_from_ten_stories_a_pattern_is_shown_with_a_table_and_never_an_exact_number(pages: PageClient) -> None:
    with time_machine.travel(dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC), tick=False):
        for number in range(31):
            filling.forget()  # one address may leave thirty in a quarter of an hour
            tells(another(), pool_fits="5" if number < 27 else "1")
    with time_machine.travel(dt.datetime(2026, 8, 1, 12, tzinfo=dt.UTC), tick=False):
        found, page = counts.pattern("mensgericht"), text_of(pages.get("/verhalen/patroon"))
        said = voices.spread(goal="mensgericht")

    figures = [found.received, *(one for _pole, row in found.poles for _side, one in row)]
    assert not found.received.is_hidden
    assert all(one.is_hidden or (one.value or 0) % 5 == 0 for one in figures)
    assert dict(found.poles[0][1])["right"].value in (20, 25, 30)
    assert "De hulp paste zich aan mij aan" in page
    assert "<table" in page
    assert said is not None
    assert said.poles[0][:2] == ("Ik moest mij aanpassen", "De hulp paste zich aan mij aan")
    assert len(said.poles[0][2]) == 3


def test_a_story_of_today_counts_when_the_quarter_is_over(pages: PageClient) -> None:
    with time_machine.travel(dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC), tick=False):
        for _number in range(12):
            tells(another())
        assert counts.pattern().received.is_hidden
    with time_machine.travel(dt.datetime(2026, 7, 2, 12, tzinfo=dt.UTC), tick=False):
        assert not counts.pattern().received.is_hidden


# --- Stories to practise with -----------------------------------------------------------------------------------------


def test_examples_are_marked_invented_wherever_they_are_seen(pages: PageClient) -> None:
    assert load_examples() > 10
    assert load_examples() == 0

    for voice in voices.voices(audience=Audience.TEAM):
        assert voice.invented
    assert "verzonnen" in text_of(pages.get(f"/verhalen/{key_of('zwemmen')}"))
    assert pages.get("/verhalen").content.decode().count(">verzonnen<") == len(voices.voices(audience=Audience.PUBLIC))
    assert pages.get(f"/verhalen/{key_of('zwemmen')}/bestand").headers["Content-Type"] == "image/png"


def test_among_the_examples_is_one_against_the_figures_one_drawing_and_one_that_is_withdrawn(pages: PageClient) -> None:
    load_examples()
    seen = voices.voices(audience=Audience.PUBLIC)
    assert any(voice.against for voice in seen)
    assert any(voice.kind == "drawing" and voice.alternative for voice in seen)

    assert withdraw_examples() == 1
    assert withdraw_examples() == 0
    assert voices.by_key([str(key_of("ingetrokken"))], audience=Audience.PUBLIC).popitem()[1].withdrawn


def test_an_example_can_be_opened_with_words_that_everybody_may_know(pages: PageClient) -> None:
    load_examples()

    assert opens(pages, DEMO).headers["Location"] == "/verhalen/mijn"
    assert "Ik moest elke keer op dinsdagochtend komen." in text_of(pages.get("/verhalen/mijn"))


def test_invented_stories_stay_out_of_a_real_city_and_can_be_taken_away(settings: Any) -> None:
    load_examples()
    settings.DEMO_MODE = False

    with pytest.raises(CommandError):
        call_command("load_stories")
    call_command("load_stories", "--if-demo")
    call_command("load_stories", "--remove")

    with purpose(STORIES):
        assert not Story.objects.exists()


def test_invented_stories_count_only_while_there_are_no_real_ones(pages: PageClient) -> None:
    load_examples()
    assert counts.pattern().invented
    assert "verzonnen" in text_of(pages.get("/verhalen/patroon"))

    with time_machine.travel(dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC), tick=False):
        tells(another())

    assert not counts.pattern().invented
    assert counts.pattern().received.is_hidden


def test_practice_stories_that_wait_have_something_to_find(pages: PageClient) -> None:
    load_examples()
    by = member(Role.EXPERT, "Tineke Test")[1]

    page = text_of(by.get(f"/beheer/verhalen/{key_of('oefen-1')}"))

    assert "lijkt een naam" in page
    assert "Sanne Voorbeeld" in page
    with purpose(STORIES):
        assert Story.objects.filter(state=State.NEW).count() == 3
