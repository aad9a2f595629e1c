"""Coming back with six words: see, let fewer people see it, stop in two taps, read where it was handed out, erase."""

from __future__ import annotations

import datetime as dt
import json
import time
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from perspectief.community.publishing import guessing, sealing
from perspectief.community.publishing.choices import State
from perspectief.community.publishing.models import STORIES, HandedOut, Opinion, Recording, Story
from perspectief.community.publishing.queries.own import subject_of
from perspectief.community.publishing.services.own import _not_withdrawn, _withdraw_again
from perspectief.community.publishing.tests.people import (
    TEXT,
    another,
    expert,
    member,
    opens,
    panel_chooses,
    tells,
    text_of,
    the_story,
)
from perspectief.foundation import voices
from perspectief.foundation.access import Role
from perspectief.foundation.codes import holding, stretching
from perspectief.foundation.codes.models import WrongCodes
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.purpose import purpose, upkeep
from perspectief.foundation.privacy.queries import consents_of, overdue_records
from perspectief.foundation.privacy.services.retention import run_retention
from perspectief.foundation.ui.testing import PageClient
from perspectief.foundation.uploads.tests.media_files import png
from perspectief.foundation.voices import Audience

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
WRONG = "appel fiets lantaarn dolfijn theepot regenboog"


def test_six_words_are_shown_until_somebody_has_them_and_never_again(pages: PageClient) -> None:
    tells(pages)

    assert pages.get("/verhalen/mijn/woorden").headers["Location"] == "/verhalen/mijn"


def test_another_browser_opens_it(pages: PageClient) -> None:
    code, other = tells(pages), another()

    assert opens(other, code.upper().replace(" ", ", ")).headers["Location"] == "/verhalen/mijn"
    assert TEXT in text_of(other.get("/verhalen/mijn"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("appel fiets", "Wij lezen er 2."),
        ("appel xyzzy lantaarn dolfijn theepot regenboog", "Woord nummer 2 kennen wij niet."),
        (WRONG, "Met deze woorden vinden wij geen verhaal."),
    ],
)
def test_what_is_wrong_is_said_once_and_nothing_that_was_typed_comes_back(
    pages: PageClient, typed: str, said: str
) -> None:
    assert opens(pages, typed).headers["Location"] == "/verhalen/open"
    page = text_of(pages.get("/verhalen/open"))

    assert said in page
    assert not any(word in page for word in ("xyzzy", "lantaarn"))
    assert said not in text_of(pages.get("/verhalen/open"))


def test_who_guesses_must_wait_and_is_counted(pages: PageClient) -> None:
    code = tells(pages)
    for _try in range(stretching.setting("wrong_codes_per_address", timezone.localdate())):
        opens(another(), WRONG)

    refused = opens(another(), code)

    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert WrongCodes.objects.get(room=STORIES).count == 10
    guessing.CODES.forget()
    assert opens(another(), code).status_code == 303


def test_at_a_desk_it_stays_open_for_fifteen_minutes(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    code, desk = tells(pages), another()
    desk.post("/verhalen/open", {"words": code, "together": "ja"})
    assert desk.get("/verhalen/mijn").status_code == 200

    monkeypatch.setattr(holding, "now", lambda: int(time.time()) + 16 * 60)
    assert desk.get("/verhalen/mijn").headers["Location"] == "/verhalen/open"


def test_closing_it_here_keeps_it(pages: PageClient) -> None:
    code = tells(pages)

    pages.post("/verhalen/mijn/sluit")

    assert pages.get("/verhalen/mijn").headers["Location"] == "/verhalen/open"
    assert opens(pages, code).headers["Location"] == "/verhalen/mijn"


# --- Fewer and more readers -------------------------------------------------------------------------------------------


def test_fewer_readers_holds_at_the_next_request(pages: PageClient) -> None:
    tells(pages)
    key, reader = the_story().pk, another()
    panel_chooses(key)
    assert TEXT in text_of(reader.get(f"/verhalen/{key}"))

    pages.post("/verhalen/mijn/wie", {"wie": "team", "naam": ""})

    gone = reader.get(f"/verhalen/{key}")
    assert gone.status_code == 410
    assert TEXT not in text_of(gone)
    assert the_story().state == State.CHOSEN
    assert TEXT in text_of(member(Role.TEAM, "Mila Test")[1].get("/beheer/verhalen/gekozen"))
    given = consents_of(subject_of(key))
    assert [one.holds for one in given] == [True, False]


def test_more_readers_asks_the_panel_to_look_again(pages: PageClient) -> None:
    tells(pages, wie="team")
    key = the_story().pk
    panel_chooses(key)

    pages.post("/verhalen/mijn/wie", {"wie": "public_alias", "naam": "een vader"})

    assert the_story().state == State.NEW
    with purpose(STORIES):
        assert not Opinion.objects.exists()
    assert another().get(f"/verhalen/{key}").status_code == 404


def test_more_readers_of_a_child_asks_a_parent_again(pages: PageClient) -> None:
    tells(pages, leeftijd="under_16", wie="team")
    pages.post("/verhalen/mijn/ouder", {"ouder": "ja"})

    pages.post("/verhalen/mijn/wie", {"wie": "public_alias", "naam": "een kind"})

    story = the_story()
    assert (story.state, story.parent_consent) == (State.WAITING, None)


def test_another_name_is_refused_here_too_for_a_voice(pages: PageClient) -> None:
    from perspectief.foundation.uploads.tests.media_files import mp3

    tells(pages, soort="audio", wie="team", file=mp3())

    page = text_of(pages.post("/verhalen/mijn/wie", {"wie": "public_alias", "naam": "x"}))

    assert "Mensen herkennen een stem of een gezicht." in page
    assert the_story().level == "team"


def test_a_changed_name_waits_until_the_panel_looked_again(pages: PageClient) -> None:
    tells(pages)
    key = the_story().pk
    panel_chooses(key)

    pages.post("/verhalen/mijn/wie", {"wie": "public_alias", "naam": "een ouder"})

    assert another().get(f"/verhalen/{key}").status_code == 404
    assert the_story().state == State.NEW
    page = text_of(member(Role.EXPERT, "Noor Test")[1].get(f"/beheer/verhalen/{key}"))
    assert 'value="een ouder"' in page


# --- Stop -------------------------------------------------------------------------------------------------------------


def test_two_taps_and_the_words_are_gone_everywhere(pages: PageClient) -> None:
    tells(pages, soort="drawing", file=png(), mail="iemand@voorbeeld.nl")
    key = the_story().pk
    panel_chooses(key, redacting={"uitleg": "Een huis."})
    reader = another()
    assert reader.get(f"/verhalen/{key}/bestand").status_code == 200

    assert 'href="/verhalen/mijn/stop"' in text_of(pages.get("/verhalen/mijn"))
    assert pages.post("/verhalen/mijn/stop").headers["Location"] == "/verhalen/mijn"

    story = the_story()
    assert (story.state, story.poles, story.triad, story.area) == (State.WITHDRAWN, {}, [], "")
    assert not (bytes(story.sealed) or bytes(story.shown) or bytes(story.mail))
    with purpose(STORIES):
        assert not Recording.objects.exists()
        assert not Opinion.objects.exists()
    page = text_of(reader.get(f"/verhalen/{key}"))
    assert "Dit verhaal is ingetrokken" in page
    assert TEXT not in page
    assert reader.get(f"/verhalen/{key}/bestand").status_code == 404
    assert str(key) not in text_of(reader.get("/verhalen"))
    assert voices.by_key([str(key)], audience=Audience.PUBLIC)[str(key)].withdrawn
    assert not any(given.holds for given in consents_of(subject_of(key)))


def test_withdrawn_while_the_panel_has_it_open_is_refused_at_the_next_press(pages: PageClient) -> None:
    tells(pages)
    key, by = the_story().pk, expert()
    assert by.get(f"/beheer/verhalen/{key}").status_code == 200

    pages.post("/verhalen/mijn/stop")

    for path in ("mening", "weglaten", "kies", "niet", "opnieuw"):
        assert by.post(f"/beheer/verhalen/{key}/{path}", {"mening": "choose"}).status_code == 404


def test_the_teller_reads_what_was_handed_out_also_after_stopping(pages: PageClient) -> None:
    tells(pages)
    key = the_story().pk
    panel_chooses(key)
    voices.handed_out([str(key), "unknown"], where="Raadsrapport 2024-1", on=timezone.now())
    voices.handed_out([str(key)], where="Raadsrapport 2024-1", on=timezone.now())
    pages.post("/verhalen/mijn/stop")

    page = text_of(pages.get("/verhalen/mijn"))

    assert "Raadsrapport 2024-1" in page
    assert "kunnen wij niet terughalen" in page
    assert "U trok uw verhaal in" in page
    assert "uw verhaal stond in een stuk dat naar buiten ging" in page
    with purpose(STORIES):
        assert HandedOut.objects.count() == 1


def test_a_year_after_stopping_the_last_trace_is_gone(pages: PageClient) -> None:
    start = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        code = tells(pages)
        pages.post("/verhalen/mijn/stop")
        clock.move_to(start + dt.timedelta(days=365), tick=False)
        run_retention()
        assert opens(another(), code).headers["Location"] == "/verhalen/mijn"
        clock.move_to(start + dt.timedelta(days=366), tick=False)
        run_retention()
        with upkeep():
            assert not Story.objects.exists()


def test_a_restored_backup_does_not_bring_the_words_back(
    pages: PageClient, django_capture_on_commit_callbacks: Any
) -> None:
    tells(pages)
    with upkeep():
        before = Story.objects.values().get()
    with django_capture_on_commit_callbacks(execute=True):
        pages.post("/verhalen/mijn/stop")
    noted = [line for line in journal.lines(timezone.now() - dt.timedelta(minutes=1)) if line.room == STORIES]

    with transaction.atomic(), upkeep():  # what a restore does: the row of before, and then the journal
        Story.objects.filter(pk=before["key"]).update(**{k: v for k, v in before.items() if k != "key"})
        keys = [key for key in _not_withdrawn() if any(n.name in journal.names(STORIES, key) for n in noted)]
        for key in keys:
            _withdraw_again(key, noted[-1].at)

    assert keys == [str(before["key"])]
    assert (the_story().state, bytes(the_story().sealed)) == (State.WITHDRAWN, b"")


# --- The end, the pack, and erasing ----------------------------------------------------------------------------------


def test_after_the_day_that_the_teller_chose_nobody_sees_it_and_it_goes(pages: PageClient) -> None:
    start = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        code = tells(pages, maanden="6")
        key = the_story().pk
        panel_chooses(key)
        clock.move_to(start + dt.timedelta(days=180), tick=False)
        assert another().get(f"/verhalen/{key}").status_code == 200
        clock.move_to(start + dt.timedelta(days=181), tick=False)
        assert another().get(f"/verhalen/{key}").status_code == 404
        assert voices.by_key([str(key)], audience=Audience.PUBLIC)[str(key)].withdrawn
        assert opens(another(), code).headers["Location"] == "/verhalen/open"
        assert overdue_records()["publishing.Story"] == 1
        run_retention()
        assert sum(overdue_records().values()) == 0
        with upkeep():
            assert not Story.objects.exists()


def test_the_pack_holds_every_word_and_is_logged(pages: PageClient) -> None:
    tells(pages, mail="iemand@voorbeeld.nl")
    panel_chooses(the_story().pk)

    pack = json.loads(pages.get("/verhalen/mijn/alles.json").content)

    kinds = {one["soort"]: one for one in pack["gegevens"]}
    assert {"publishing.story", "publishing.words", "publishing.opinion"} <= set(kinds)
    assert TEXT in json.dumps(kinds["publishing.words"], ensure_ascii=False)
    assert "account" not in json.dumps(kinds["publishing.opinion"])
    assert "Alles in één bestand" in text_of(pages.get("/verhalen/mijn"))


def test_erasing_leaves_nothing_and_the_words_work_no_more(pages: PageClient) -> None:
    code = tells(pages)
    key = the_story().pk

    assert pages.post("/verhalen/mijn/wis").headers["Location"] == "/verhalen/gewist"

    with upkeep():
        assert not Story.objects.exists()
    assert opens(another(), code).headers["Location"] == "/verhalen/open"
    assert voices.by_key([str(key)], audience=Audience.PUBLIC)[str(key)].withdrawn


def test_with_a_new_key_of_the_server_the_words_still_open_it(pages: PageClient, settings: Any) -> None:
    code = tells(pages)
    settings.DATA_KEYS = {"later": b"l" * 32, **settings.DATA_KEYS}

    assert opens(another(), code).headers["Location"] == "/verhalen/mijn"
    assert the_story().lookup.startswith("later.")


def test_a_row_with_one_changed_byte_does_not_open(pages: PageClient) -> None:
    tells(pages)
    story = the_story()
    changed = bytearray(bytes(story.sealed))
    changed[40] ^= 1
    with upkeep():
        Story.objects.update(sealed=bytes(changed))

    with pytest.raises(sealing.keys.NotOurs):
        sealing.told_of(the_story().sealed, story.pk)
