"""What is no story goes at once, the room is watched, and who sent it reads why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from perspectief.community.publishing import sealing
from perspectief.community.publishing.choices import State
from perspectief.community.publishing.models import STORIES, HandedOut, Opinion, Recording, Story
from perspectief.community.publishing.queries import discarding as queries
from perspectief.community.publishing.queries import filling as kept
from perspectief.community.publishing.services import panel
from perspectief.community.publishing.services.discarding import _discard_again, _kept
from perspectief.community.publishing.tests.people import (
    TEXT,
    another,
    expert,
    gives_opinion,
    member,
    officer,
    opens,
    panel_chooses,
    tells,
    text_of,
    the_story,
)
from perspectief.foundation.access import Role
from perspectief.foundation.codes import stretching
from perspectief.foundation.outbox.models import Message
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.models import Look
from perspectief.foundation.privacy.purpose import purpose, upkeep
from perspectief.foundation.ui.testing import PageClient
from perspectief.foundation.uploads.tests.media_files import png

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
ROOM = "/beheer/verhalen/ruimte"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Say how full the room for files is, of 100 MB."""
    real = stretching.setting
    monkeypatch.setattr(stretching, "setting", lambda name, on: 100 if name == "files_at_most" else real(name, on))

    def of_a_hundred(percent: int) -> None:
        monkeypatch.setattr(queries, "bytes_of_files", lambda: percent * 1024 * 1024)

    return of_a_hundred


def discards(by: PageClient, reason: str = "story_advert") -> Any:
    return by.post(f"/beheer/verhalen/{the_story().pk}/weg", {"reden": reason})


def test_one_of_the_staff_throws_away_what_is_no_story_and_nothing_of_it_is_left(pages: PageClient) -> None:
    tells(pages, soort="drawing", tekst="Koop nu een koelkast.", wijk="WK001404", file=png())
    by = officer()
    assert "/weg" in text_of(by.get(f"/beheer/verhalen/{the_story().pk}"))
    assert "Dat kunt u niet terugdraaien." in text_of(by.get(f"/beheer/verhalen/{the_story().pk}/weg"))
    assert kept.bytes_of_files() > 0

    assert discards(by).headers["Location"] == ROOM

    story = the_story()
    assert story.state == State.DISCARDED
    assert (bytes(story.sealed), bytes(story.mail), story.area, story.poles, story.triad) == (b"", b"", "", {}, [])
    with purpose(STORIES):
        assert not Recording.objects.exists()
    assert kept.bytes_of_files() == 0


def test_the_confirmation_shows_no_words_and_asks_for_a_reason(pages: PageClient) -> None:
    tells(pages)
    by = officer()

    assert TEXT not in text_of(by.get(f"/beheer/verhalen/{the_story().pk}/weg"))
    assert "Kies een reden." in text_of(discards(by, ""))
    assert the_story().state == State.NEW


def test_the_teller_reads_that_it_was_not_kept_why_and_whom_to_ask(pages: PageClient, settings: Any) -> None:
    settings.PRIVACY_CONTACT = "privacy@voorbeeld.nl"
    code = tells(pages)
    discards(officer())

    assert opens(another(), code).status_code == 303
    page = text_of(pages.get("/verhalen/mijn"))

    assert "Wij hebben niet bewaard wat u stuurde." in page
    assert "Het was reclame." in page
    assert "privacy@voorbeeld.nl" in page
    assert TEXT not in page
    assert "weggegooid" in page  # in the list of who looked
    for name in ("wie", "stop"):
        assert pages.get(f"/verhalen/mijn/{name}").headers["Location"] == "/verhalen/mijn"


def test_the_reason_is_in_the_language_of_the_teller(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    tells(pages)
    with purpose(STORIES):
        Story.objects.update(language="en")
    asked: list[str] = []
    real = panel.override
    monkeypatch.setattr(panel, "override", lambda language: (asked.append(language), real(language))[1])

    discards(officer())

    assert asked[0] == "en"


def test_who_left_an_address_gets_one_neutral_mail(pages: PageClient) -> None:
    tells(pages, mail="iemand@voorbeeld.nl")
    discards(officer())

    with upkeep():
        assert Message.objects.filter(about="story").count() == 1


def test_it_is_one_line_in_the_log_without_a_word_of_what_was_told(pages: PageClient) -> None:
    tells(pages)
    discards(officer(), "story_unfit")

    with upkeep():
        lines = list(Look.objects.filter(action="erase").values_list("role", "what", "reason"))
    assert lines == [("policy_officer", "story_discarded", "story_unfit")]


def test_twice_at_once_is_once(pages: PageClient) -> None:
    tells(pages)
    by = officer()
    discards(by)

    assert discards(by).status_code == 404
    with upkeep():
        assert Look.objects.filter(action="erase").count() == 1


@pytest.mark.parametrize("role", [Role.EXPERT, Role.COUNCIL_MEMBER, Role.PARTNER, Role.ADMINISTRATOR])
def test_who_is_no_staff_of_the_panel_throws_nothing_away(pages: PageClient, role: Role) -> None:
    tells(pages)
    by = member(role, "Iemand Anders")[1]

    assert by.get(f"/beheer/verhalen/{the_story().pk}/weg").status_code == 403
    assert discards(by).status_code == 403
    assert the_story().state == State.NEW


def test_an_expert_by_experience_reads_what_went_and_why(pages: PageClient) -> None:
    tells(pages)
    discards(officer())

    page = text_of(expert().get(ROOM))

    assert "Wat wij weggooiden" in page
    assert "Het was reclame." in page


def test_what_somebody_of_the_panel_wants_to_show_stays(pages: PageClient) -> None:
    tells(pages)
    gives_opinion(expert(), the_story().pk)
    by = officer()

    assert "Iemand van het panel wil dit verhaal laten zien." in text_of(
        by.get(f"/beheer/verhalen/{the_story().pk}/weg")
    )
    assert discards(by).status_code == 403
    assert the_story().state == State.NEW
    with purpose(STORIES):
        assert Opinion.objects.exists()


def test_what_others_can_see_is_first_hidden(pages: PageClient) -> None:
    tells(pages)
    by = panel_chooses(the_story().pk)
    assert discards(by).status_code == 403

    by.post(f"/beheer/verhalen/{the_story().pk}/niet", {"reden": "known", "bericht": ""})
    with purpose(STORIES):
        Opinion.objects.all().delete()

    assert discards(by).status_code == 303
    assert the_story().state == State.DISCARDED


def test_in_which_papers_it_stood_stays_readable(pages: PageClient) -> None:
    tells(pages)
    with purpose(STORIES):
        HandedOut.objects.create(story=the_story(), where="Voortgang 2026", on=timezone.localdate())
    discards(officer())

    assert "Voortgang 2026" in text_of(pages.get("/verhalen/mijn"))


def test_what_waits_for_a_parent_goes_unseen_in_a_flood_only(pages: PageClient, full: Callable[[int], None]) -> None:
    tells(pages, soort="drawing", leeftijd="under_16", file=png())
    by = officer()
    full(79)
    assert discards(by, "story_flood").status_code == 403

    full(80)
    assert "Het was reclame." not in text_of(by.get(f"/beheer/verhalen/{the_story().pk}/weg"))
    discards(by, "story_advert")
    assert the_story().state == State.WAITING
    discards(by, "story_flood")

    assert the_story().state == State.DISCARDED
    assert "te veel bestanden tegelijk" in text_of(pages.get("/verhalen/mijn"))


def test_who_keeps_the_room_is_warned_when_it_is_nearly_full(pages: PageClient, full: Callable[[int], None]) -> None:
    tells(pages, soort="drawing", file=png())
    by, reader = officer(), expert()
    full(79)
    assert "Bijna vol" not in text_of(by.get("/beheer/verhalen"))

    full(80)
    page = text_of(by.get("/beheer/verhalen"))
    assert "Bijna vol" in page
    assert "80% vol" in page
    assert "80% vol" in text_of(by.get("/start"))
    assert "80 MB van 100 MB" in text_of(by.get(ROOM))
    assert "Bijna vol" not in text_of(reader.get("/beheer/verhalen"))


def test_the_list_names_what_takes_most_room_first_and_no_word_of_it(pages: PageClient) -> None:
    tells(pages, soort="drawing", file=png())
    small = the_story().pk
    tells(another(), soort="drawing", file=png())
    with purpose(STORIES):
        large = Story.objects.exclude(pk=small).get()
        Recording.objects.filter(story=large).update(sealed=b"x" * 3 * 1024 * 1024)

    page = text_of(officer().get(ROOM))

    assert page.index(str(large.pk)) < page.index(str(small))
    assert "3 MB" in page
    assert TEXT not in page


def test_a_restored_backup_does_not_bring_it_back(pages: PageClient, django_capture_on_commit_callbacks: Any) -> None:
    tells(pages)
    with upkeep():
        before = Story.objects.values().get()
    by = officer()
    with django_capture_on_commit_callbacks(execute=True):
        discards(by)
    noted = [line for line in journal.lines(timezone.now() - dt.timedelta(minutes=1)) if line.room == STORIES]

    with transaction.atomic(), upkeep():  # what a restore does: the row of before, and then the journal
        Story.objects.filter(pk=before["key"]).update(**{k: v for k, v in before.items() if k != "key"})
        keys = [key for key in _kept() if any(n.name in journal.names(STORIES, key) for n in noted)]
        for key in keys:
            _discard_again(key, noted[-1].at)

    assert keys == [str(before["key"])]
    assert (the_story().state, bytes(the_story().sealed)) == (State.DISCARDED, b"")
    assert sealing.shown_of(the_story().shown, the_story().pk).answer == ""
    assert "Wij hebben niet bewaard wat u stuurde." in text_of(pages.get("/verhalen/mijn"))


def test_one_step_back_of_the_database_keeps_it_gone(pages: PageClient) -> None:
    tells(pages)
    discards(officer())
    migration = import_module("perspectief.community.publishing.migrations.0002_discarded")

    with upkeep():
        migration.as_withdrawn(apps, None)

    assert (the_story().state, bytes(the_story().sealed)) == (State.WITHDRAWN, b"")
    assert the_story().withdrawn_at is not None
