"""Somebody tells a story without an account; nothing is kept before a yes, and under 16 a parent says yes too."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine

from perspectief.community.publishing import sealing
from perspectief.community.publishing.choices import State
from perspectief.community.publishing.models import STORIES, Recording, Story
from perspectief.community.publishing.queries.own import holding, subject_of
from perspectief.community.publishing.services import telling as services
from perspectief.community.publishing.services.telling import Recognisable, Telling, tell
from perspectief.community.publishing.tests.people import TEXT, another, keeps, opens, sends, tells, text_of, the_story
from perspectief.foundation.privacy.purpose import NoPurpose, purpose, upkeep
from perspectief.foundation.privacy.queries import consents_of
from perspectief.foundation.privacy.services.retention import run_retention
from perspectief.foundation.ui.testing import PageClient
from perspectief.foundation.uploads.tests.media_files import TELLS, film, mp3, png

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


def rows() -> int:
    with upkeep():
        return Story.objects.count()


def test_telling_goes_in_four_steps_and_nothing_is_kept_before_the_last_yes(pages: PageClient) -> None:
    assert "Stap 1 van 4" in text_of(pages.get("/verhalen/vertel"))
    assert "Wat betekent het voor u?" in text_of(sends(pages, "verhaal", "betekenis"))
    assert "Wie mag het zien?" in text_of(sends(pages, "betekenis", "wie"))
    summary = text_of(sends(pages, "wie", "klaar"))

    assert "Wie ziet wat?" in summary
    assert TEXT in summary
    assert rows() == 0
    assert keeps(pages).headers["Location"] == "/verhalen/mijn/woorden"
    assert rows() == 1


def test_what_was_said_travels_along_and_comes_back(pages: PageClient) -> None:
    meaning = text_of(sends(pages, "wie", "betekenis"))

    assert f'name="tekst" value="{TEXT}"' in meaning
    assert 'name="pool_fits" value="4" checked' in meaning
    assert TEXT in text_of(sends(pages, "betekenis", "verhaal"))


def test_the_summary_says_who_will_see_what_until_when(pages: PageClient) -> None:
    summary = text_of(sends(pages, "wie", "klaar", wie="council", wijk="WK001404", mail="iemand@voorbeeld.nl"))

    for said in (
        "Het panel leest uw hele verhaal",
        "Het team en de gemeenteraad",
        "Oosterparkwijk",
        "een moeder van drie",
    ):
        assert said in summary
    assert "Het komt niet op deze site" in summary
    assert "alleen voor één bericht" in summary
    assert "Tot en met" in summary


def test_without_yes_nothing_is_kept(pages: PageClient) -> None:
    response = keeps(pages, ja="")

    assert "Dan bewaren wij niets" in text_of(response)
    assert rows() == 0


@pytest.mark.parametrize(
    ("step", "said", "problem"),
    [
        ("verhaal", {"soort": ""}, "Kies hoe u het vertelt."),
        ("verhaal", {"tekst": ""}, "Schrijf uw verhaal op."),
        ("verhaal", {"tekst": "a" * 6001}, "Dit is te lang."),
        ("wie", {"wie": ""}, "Kies wie uw verhaal mag zien."),
        ("wie", {"leeftijd": ""}, "Kies hoe oud u bent."),
        ("wie", {"maanden": ""}, "Kies hoe lang"),
        ("wie", {"wie": "public_name", "naam": ""}, "Schrijf uw voornaam op"),
        ("wie", {"mail": "geen adres"}, "Dit is geen mailadres."),
        ("wie", {"wijk": "Hoogstraat 3"}, "Wie mag het zien?"),
    ],
)
def test_what_is_missing_is_said_kindly_at_its_step(
    pages: PageClient, step: str, said: dict[str, str], problem: str
) -> None:
    page = text_of(sends(pages, step, "klaar", **said))

    assert problem in page
    assert "Wie ziet wat?" not in page
    assert keeps(another(), **said).status_code == 200
    assert rows() == 0


def test_nothing_is_chosen_beforehand(pages: PageClient) -> None:
    page = text_of(pages.post("/verhalen/vertel", {"soort": "text", "tekst": TEXT, "stap": "betekenis", "naar": "wie"}))

    assert "checked" not in page


@pytest.mark.parametrize("kind", ["audio", "film"])
def test_another_name_is_refused_for_a_voice_or_a_face_with_a_kind_explanation(pages: PageClient, kind: str) -> None:
    page = text_of(sends(pages, "wie", "klaar", soort=kind))

    assert "Mensen herkennen een stem of een gezicht." in page
    assert "Wie ziet wat?" not in page


@pytest.mark.parametrize("level", ["team", "council", "public_name"])
def test_a_voice_can_be_for_a_few_or_with_a_first_name(pages: PageClient, level: str) -> None:
    tells(pages, soort="audio", wie=level, naam="Sam", file=mp3())

    assert the_story().level == level


def test_a_voice_that_somebody_else_spoke_may_have_another_name(pages: PageClient) -> None:
    tells(pages, soort="film", nagesproken="ja", file=film())

    assert (the_story().level, the_story().respoken) == ("public_alias", True)


def test_the_service_refuses_it_too() -> None:
    telling: dict[str, Any] = {"kind": "audio", "text": "", "age": "grown", "level": "public_alias", "months": 6}

    with pytest.raises(Recognisable):
        tell(telling=_telling(**telling), file=None, language="nl")


def _telling(**said: Any) -> Telling:
    from perspectief.community.publishing.choices import Age, Kind, Level

    kinds = {"kind": Kind(said.pop("kind")), "age": Age(said.pop("age")), "level": Level(said.pop("level"))}
    return Telling(**kinds, **said)


def test_a_drawing_is_kept_sealed_and_without_what_it_tells_of_its_place(pages: PageClient) -> None:
    tells(pages, soort="drawing", file=png((b"tEXt", TELLS)))

    with purpose(STORIES):
        recording = Recording.objects.get()
    assert b"IHDR" not in bytes(recording.sealed)
    assert sealing.file_of(recording.sealed, recording.story_id) == png()
    seen = pages.get("/verhalen/mijn/bestand")
    assert (seen.headers["Content-Type"], seen.content) == ("image/png", png())
    assert "no-store" in seen.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("file", "problem"), [(None, "Kies uw bestand."), (b"GIF89a", "Kies een png of een jpg."), (b"", "leeg")]
)
def test_a_file_that_we_cannot_take_is_said_in_words_and_nothing_is_kept(
    pages: PageClient, file: bytes | None, problem: str
) -> None:
    page = text_of(keeps(pages, soort="drawing", file=file))

    assert problem in page
    assert rows() == 0


def test_where_no_file_can_be_checked_only_words_are_asked(pages: PageClient, settings: Any) -> None:
    settings.IS_PRODUCTION, settings.SCANNER = True, ""

    page = text_of(pages.get("/verhalen/vertel"))

    assert 'value="film"' not in page
    assert "Wat betekent het voor u?" not in text_of(sends(pages, "verhaal", "betekenis", soort="film"))


def test_what_the_teller_marks_is_kept_and_the_triad_makes_one(pages: PageClient) -> None:
    tells(pages, pool_seen="1", driehoek="021")

    story = the_story()
    assert story.poles == {"fits": 4, "seen": 1}
    assert sum(story.triad) == pytest.approx(1)
    assert story.triad == pytest.approx([0, 2 / 3, 1 / 3])
    assert story.goals == ["mensgericht"]


def test_all_marks_may_be_left_out(pages: PageClient) -> None:
    tells(pages, pool_fits="", driehoek="", over=[])

    assert (the_story().poles, the_story().triad, the_story().goals) == ({}, [], [])


def test_the_yes_stands_in_the_ledger_with_its_text_its_readers_and_its_end(pages: PageClient) -> None:
    tells(pages)

    story = the_story()
    (given,) = consents_of(subject_of(story.pk))
    assert given.holds
    assert given.text.startswith("Wie ik koos, mag mijn verhaal lezen")
    assert (given.receiver, given.parts) == ("iedereen", ("Iedereen, met een andere naam",))
    assert holding([story]) == [story]


# --- Under 16 ---------------------------------------------------------------------------------------------------------


def test_a_child_says_yes_in_own_words_and_the_story_waits_for_a_parent(pages: PageClient) -> None:
    assert "Ja, dit wil ik zelf" in text_of(sends(pages, "wie", "klaar", leeftijd="under_16"))
    tells(pages, leeftijd="under_16")

    story = the_story()
    (given,) = consents_of(subject_of(story.pk))
    assert given.text.startswith("Ik wil zelf dat anderen")
    assert story.state == State.WAITING
    assert holding([story]) == []
    assert "Een ouder of verzorger moet ook ja zeggen." in text_of(pages.get("/verhalen/mijn"))


def test_a_parent_reads_it_and_says_yes_in_own_words(pages: PageClient) -> None:
    code = tells(pages, leeftijd="under_12")
    phone = another()
    opens(phone, code)
    page = text_of(phone.get("/verhalen/mijn/ouder"))
    assert TEXT in page
    assert "Ik ben de ouder of verzorger van dit kind." in page

    assert "Zet een vinkje als dit mag." in text_of(phone.post("/verhalen/mijn/ouder"))
    assert phone.post("/verhalen/mijn/ouder", {"ouder": "ja"}).headers["Location"] == "/verhalen/mijn"

    story = the_story()
    assert story.state == State.NEW
    assert len(consents_of(subject_of(story.pk))) == 2
    assert holding([story]) == [story]


def test_without_a_parents_yes_it_is_gone_after_two_weeks(pages: PageClient) -> None:
    start = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        code = tells(pages, leeftijd="under_16")
        clock.move_to(start + dt.timedelta(days=14), tick=False)
        run_retention()
        assert opens(another(), code).headers["Location"] == "/verhalen/mijn"
        clock.move_to(start + dt.timedelta(days=15), tick=False)
        assert opens(another(), code).headers["Location"] == "/verhalen/open"
        run_retention()
        assert rows() == 0


def test_a_parent_can_take_the_yes_back_with_the_same_words(pages: PageClient) -> None:
    tells(pages, leeftijd="under_16")
    pages.post("/verhalen/mijn/ouder", {"ouder": "ja"})

    pages.post("/verhalen/mijn/stop")

    assert the_story().state == State.WITHDRAWN
    assert not any(given.holds for given in consents_of(subject_of(the_story().pk)))


# --- What is kept -----------------------------------------------------------------------------------------------------


def test_a_story_cannot_be_read_outside_its_purpose(pages: PageClient) -> None:
    tells(pages)

    with pytest.raises(NoPurpose):
        list(Story.objects.all())


def test_the_database_holds_no_word_of_it_and_days_instead_of_moments(pages: PageClient) -> None:
    tells(pages, mail="iemand@voorbeeld.nl")

    story = the_story()
    assert not any(word in bytes(value) for value in (story.sealed, story.mail) for word in (b"verhaal", b"voorbeeld"))
    assert sealing.told_of(story.sealed, story.pk).text == TEXT
    assert sealing.mail_of(story.mail, story.pk) == "iemand@voorbeeld.nl"
    assert isinstance(story.told_on, dt.date)


def test_no_page_of_telling_may_stay_with_a_browser_or_proxy(pages: PageClient) -> None:
    assert "no-store" in sends(pages, "verhaal", "betekenis").headers["Cache-Control"]
    tells(pages)
    for path in ("open", "mijn", "mijn/wie", "mijn/stop", "mijn/alles.json", "vertel"):
        assert "no-store" in pages.get(f"/verhalen/{path}").headers["Cache-Control"], path


def test_a_form_of_another_site_is_refused(pages: PageClient) -> None:
    response = pages.post("/verhalen/vertel", {"stap": "klaar"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 403


# --- Sent twice -------------------------------------------------------------------------------------------------------
def form_of(page: str) -> str:
    return re.findall(r'name="formulier" value="([0-9a-f-]{36})"', page)[0]


def test_a_form_that_is_sent_twice_is_told_once_and_its_words_are_those_of_the_last_answer(pages: PageClient) -> None:
    form = form_of(text_of(sends(pages, "wie", "klaar")))
    keeps(another(), formulier=form)

    words = tells(pages, formulier=form)

    assert rows() == 1
    assert opens(another(), words).headers["Location"] == "/verhalen/mijn"
    assert [given.holds for given in consents_of(subject_of(the_story().pk))] == [True, False]


def test_who_saw_the_words_and_sends_the_same_again_keeps_both(pages: PageClient) -> None:
    form = form_of(text_of(sends(pages, "wie", "klaar")))

    first = tells(pages, formulier=form)
    second = tells(pages, formulier=form)

    assert first != second
    assert all(opens(another(), words).headers["Location"] == "/verhalen/mijn" for words in (first, second))


def test_a_form_that_is_kept_open_after_a_mistake_stays_the_same(pages: PageClient) -> None:
    form = form_of(text_of(sends(pages, "wie", "klaar")))

    assert form_of(text_of(keeps(pages, ja="", formulier=form))) == form
    assert form_of(text_of(keeps(pages, ja="", formulier="iets anders"))) not in (form, "iets anders")


def test_two_that_come_at_the_same_time_are_one(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_of(text_of(sends(pages, "wie", "klaar")))
    keeps(another(), formulier=form)
    looks = iter((services.key_of, services._free_key))  # the first time the other one is not there yet
    monkeypatch.setattr(services, "_free_key", lambda one: next(looks)(one))

    assert keeps(pages, formulier=form).status_code == 303

    assert rows() == 1
