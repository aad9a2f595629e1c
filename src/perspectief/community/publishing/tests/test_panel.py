"""The panel: a human looks, things are only left out, an expert by experience is there, and the teller hears back."""

from __future__ import annotations

from typing import Any

import pytest

from perspectief.community.publishing import sealing
from perspectief.community.publishing.choices import State
from perspectief.community.publishing.models import STORIES, Opinion
from perspectief.community.publishing.tests.people import (
    TEXT,
    another,
    chooses,
    expert,
    gives_opinion,
    member,
    officer,
    panel_chooses,
    redacts,
    tells,
    text_of,
    the_story,
)
from perspectief.foundation import voices
from perspectief.foundation.access import Role
from perspectief.foundation.outbox.models import Message
from perspectief.foundation.outbox.sealed import opened
from perspectief.foundation.privacy.models import Look
from perspectief.foundation.privacy.purpose import purpose, upkeep
from perspectief.foundation.ui.testing import PageClient
from perspectief.foundation.uploads.tests.media_files import mp3, png
from perspectief.foundation.voices import Audience

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
NAMED = "Ik ben Sanne en ik woon op de Voorbeeldstraat 12. Het ging goed."
WITHOUT = "Ik ben [naam] en ik woon op de [plaats]. Het ging goed."


def page_of(by: PageClient) -> str:
    return text_of(by.get(f"/beheer/verhalen/{the_story().pk}"))


def test_the_panel_sees_what_stands_out_and_a_proposal(pages: PageClient) -> None:
    tells(pages, tekst=NAMED)

    page = page_of(expert())

    assert NAMED in page
    assert "lijkt een naam" in page
    assert "lijkt een adres" in page
    assert f">\n{WITHOUT}</textarea>" in page


def test_only_leaving_out_is_taken(pages: PageClient) -> None:
    tells(pages, tekst=NAMED)
    by, key = expert(), the_story().pk

    assert "U mag alleen iets weglaten." in text_of(redacts(by, key, WITHOUT.replace("goed", "heel goed")))
    assert not the_story().shown
    assert redacts(by, key, WITHOUT).status_code == 303
    assert sealing.shown_of(the_story().shown, key).text == WITHOUT


def test_a_human_must_say_that_they_looked(pages: PageClient) -> None:
    tells(pages, tekst=NAMED)

    page = text_of(redacts(expert(), the_story().pk, WITHOUT, gekeken=""))

    assert "Lees het verhaal zelf." in page
    assert not the_story().shown


def test_the_teller_sees_the_redacted_version_beside_the_own_words(pages: PageClient) -> None:
    tells(pages, tekst=NAMED)
    redacts(expert(), the_story().pk, WITHOUT)

    page = text_of(pages.get("/verhalen/mijn"))

    assert NAMED in page
    assert WITHOUT in page
    assert "Wij lieten alleen iets weg." in page


def test_nobody_decides_before_two_looked_and_one_of_them_is_an_expert_by_experience(pages: PageClient) -> None:
    tells(pages)
    key, first, second = the_story().pk, officer(), member(Role.TEAM, "Mila Test")[1]
    redacts(first, key, TEXT)
    assert "eerst twee mensen" in page_of(first)

    gives_opinion(first, key)
    gives_opinion(second, key)
    assert "Er moet eerst een ervaringsdeskundige meelezen." in page_of(first)
    assert chooses(first, key).status_code == 403
    gives_opinion(expert(), key)

    assert chooses(first, key).status_code == 303
    assert the_story().state == State.CHOSEN


def test_one_who_wants_something_out_first_holds_it_up(pages: PageClient) -> None:
    tells(pages)
    key, first, second = the_story().pk, officer(), expert()
    redacts(first, key, TEXT)
    gives_opinion(first, key)
    gives_opinion(second, key, says="first")

    assert chooses(first, key).status_code == 403
    gives_opinion(second, key)
    assert chooses(first, key).status_code == 303


def test_each_member_has_one_opinion(pages: PageClient) -> None:
    tells(pages)
    by = expert()
    gives_opinion(by, the_story().pk, says="leave")
    gives_opinion(by, the_story().pk)

    with purpose(STORIES):
        assert [(one.says, one.role) for one in Opinion.objects.all()] == [("choose", "expert")]


def test_nothing_is_shown_that_nobody_looked_through(pages: PageClient) -> None:
    tells(pages)
    key, first, second = the_story().pk, officer(), expert()
    gives_opinion(first, key)
    gives_opinion(second, key)

    assert "Kijk eerst wat eruit moet" in text_of(chooses(first, key))
    assert the_story().state == State.NEW


def test_a_drawing_needs_words_for_who_cannot_see_it(pages: PageClient) -> None:
    tells(pages, soort="drawing", tekst="", file=png())
    key, first, second = the_story().pk, officer(), expert()
    redacts(first, key, "")
    gives_opinion(first, key)
    gives_opinion(second, key)
    assert "Schrijf eerst in woorden op" in text_of(chooses(first, key))

    redacts(first, key, "", uitleg="Een huis met een zon.")
    gives_opinion(first, key)
    gives_opinion(second, key)
    assert chooses(first, key).status_code == 303


def test_a_written_reason_is_needed_and_the_teller_reads_it(pages: PageClient) -> None:
    tells(pages)
    key = the_story().pk
    first, second = panel_chooses(key, tegen="ja"), member(Role.EXPERT, "Noor Test")[1]

    page = text_of(pages.get("/verhalen/mijn"))
    assert "Het panel koos uw verhaal" in page
    assert "Dit zegt wat geen cijfer zegt." in page
    assert "uw verhaal gaat tegen de cijfers in" in page
    first.post(f"/beheer/verhalen/{key}/opnieuw")
    gives_opinion(first, key)
    gives_opinion(second, key)
    assert "Schrijf op waarom het panel dit verhaal kiest." in text_of(chooses(first, key, omdat=""))


def test_a_chosen_story_can_stand_beside_a_figure(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "_BESIDE", [lambda: [("buddys", "Buddy's"), ("witgoed", "Witgoed")]])
    tells(pages)
    panel_chooses(the_story().pk, cijfers=["buddys"])

    def beside(indicator: str) -> int:
        return len(voices.voices(audience=Audience.PUBLIC, indicator=indicator))

    assert (beside("buddys"), beside("witgoed")) == (1, 0)


def test_who_is_not_chosen_gets_a_kind_reason(pages: PageClient) -> None:
    tells(pages)
    key, first, second = the_story().pk, officer(), expert()
    redacts(first, key, TEXT)
    gives_opinion(first, key)
    gives_opinion(second, key)

    assert "Kies een reden." in text_of(first.post(f"/beheer/verhalen/{key}/niet", {"reden": ""}))
    assert "Schrijf de reden op." in text_of(first.post(f"/beheer/verhalen/{key}/niet", {"reden": "other"}))
    first.post(f"/beheer/verhalen/{key}/niet", {"reden": "alike", "bericht": "Dank u wel."})

    page = text_of(pages.get("/verhalen/mijn"))
    assert the_story().state == State.NOT_CHOSEN
    assert "Dank u wel voor uw verhaal." in page
    assert "Er zijn al verhalen die hierop lijken. Wij tellen uw verhaal wel mee. Dank u wel." in page


def test_one_member_can_take_a_chosen_story_away_at_once(pages: PageClient) -> None:
    tells(pages)
    key = the_story().pk
    panel_chooses(key)
    alone = member(Role.TEAM, "Mila Test")[1]

    alone.post(f"/beheer/verhalen/{key}/niet", {"reden": "known", "bericht": ""})

    assert another().get(f"/verhalen/{key}").status_code == 404
    assert "Mensen kunnen u hierin herkennen." in text_of(pages.get("/verhalen/mijn"))


def test_who_gave_an_address_gets_one_neutral_mail_and_the_address_goes(pages: PageClient) -> None:
    tells(pages, mail="iemand@voorbeeld.nl")
    panel_chooses(the_story().pk)

    with upkeep():
        message = Message.objects.get(about="story")
    letter = opened(message)
    assert letter.recipient == "iemand@voorbeeld.nl"
    assert letter.subject == "Er is een antwoord voor u"
    assert "/verhalen/open" in letter.body
    assert TEXT not in letter.body
    assert not the_story().mail


def test_who_gave_no_address_gets_no_mail(pages: PageClient) -> None:
    tells(pages)
    panel_chooses(the_story().pk)

    with upkeep():
        assert not Message.objects.exists()


def test_after_the_choice_the_original_is_closed_to_the_panel(pages: PageClient) -> None:
    tells(pages, tekst=NAMED)
    by = panel_chooses(the_story().pk, WITHOUT)

    page = page_of(by)

    assert "Sanne" not in page
    assert WITHOUT in page
    assert "Sanne" in text_of(pages.get("/verhalen/mijn"))


def test_a_wijk_goes_unless_somebody_who_knows_it_read_along(pages: PageClient) -> None:
    tells(pages, wijk="WK001404")
    by = expert()
    redacts(by, the_story().pk, TEXT, wijk_blijft="ja")
    assert the_story().area == "WK001404"

    redacts(by, the_story().pk, TEXT)
    assert the_story().area == ""


def test_every_look_of_the_panel_is_a_line_that_the_teller_reads(pages: PageClient) -> None:
    tells(pages)
    by = expert()
    by.get("/beheer/verhalen")
    page_of(by)

    with upkeep():
        lines = list(Look.objects.filter(role="expert").values_list("action", "what", "reason"))
    assert lines == [("search", "story_words", "story_panel"), ("view", "story_words", "story_panel")]
    mine = text_of(pages.get("/verhalen/mijn"))
    assert "Ervaringsdeskundige" in mine
    assert "om met het panel te kiezen" in mine
    assert "Tineke" not in mine


def test_the_list_has_no_words_of_stories_in_it(pages: PageClient) -> None:
    tells(pages, tekst=NAMED)

    page = text_of(expert().get("/beheer/verhalen"))

    assert "Sanne" not in page
    assert "Verteld op" in page


def test_what_waits_for_a_parent_is_not_with_the_panel(pages: PageClient) -> None:
    tells(pages, leeftijd="under_16")
    by = expert()

    assert "Hier staat nu geen verhaal." in text_of(by.get("/beheer/verhalen"))
    assert by.get(f"/beheer/verhalen/{the_story().pk}").status_code == 404


@pytest.mark.parametrize(
    "role", [Role.RESIDENT, Role.PROFESSIONAL, Role.PARTNER, Role.COUNCIL_MEMBER, Role.ADMINISTRATOR]
)
def test_who_is_not_of_the_panel_sees_nothing_of_it(pages: PageClient, role: Role) -> None:
    tells(pages)
    key, by = the_story().pk, member(role, "Iemand Anders")[1]

    for path in ("", f"/{key}", f"/{key}/bestand"):
        assert by.get(f"/beheer/verhalen{path}").status_code == 403
    assert gives_opinion(by, key).status_code == 403


def test_the_panel_hears_a_sound_and_that_is_a_line_too(pages: PageClient) -> None:
    tells(pages, soort="audio", wie="team", file=mp3())
    by = expert()

    heard: Any = by.get(f"/beheer/verhalen/{the_story().pk}/bestand")

    assert heard.headers["Content-Type"] == "audio/mpeg"
    with upkeep():
        assert Look.objects.filter(role="expert", action="view").count() == 1
