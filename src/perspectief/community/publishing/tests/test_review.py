"""What a security review found: nothing gets past the panel or a parent, and what was withdrawn stays so."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from perspectief.community.publishing.choices import Level, State
from perspectief.community.publishing.models import STORIES, Opinion
from perspectief.community.publishing.queries.panel import judged, version_of
from perspectief.community.publishing.services import own, panel
from perspectief.community.publishing.services.telling import parent_agrees
from perspectief.community.publishing.states import NoSuchStep
from perspectief.community.publishing.tests.people import (
    TEXT,
    actor,
    another,
    chooses,
    expert,
    gives_opinion,
    member,
    officer,
    panel_chooses,
    redacts,
    seen,
    tells,
    text_of,
    the_story,
)
from perspectief.foundation.access import Role
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.ui.testing import PageClient
from perspectief.foundation.uploads.tests.media_files import png

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
NAMED = "Ik ben Sanne en ik woon op de Voorbeeldstraat 12. Het ging goed."
WITHOUT = "Ik ben [naam] en ik woon op de [plaats]. Het ging goed."
DIGITS = "9" * 5000


def calls_self(teller: PageClient, name: str, level: str = "public_alias") -> Any:
    return teller.post("/verhalen/mijn/wie", {"wie": level, "naam": name})


def opinions() -> int:
    with purpose(STORIES):
        return Opinion.objects.count()


# --- The panel --------------------------------------------------------------------------------------------------------


def test_nobody_puts_back_what_was_left_out_of_a_chosen_story(pages: PageClient) -> None:
    tells(pages, tekst=NAMED)
    key = the_story().pk
    panel_chooses(key, WITHOUT)
    third = member(Role.TEAM, "Mila Test")[1]

    assert redacts(third, key, NAMED).status_code == 303

    assert "Voorbeeldstraat" not in text_of(another().get(f"/verhalen/{key}"))
    gives_opinion(third, key, says="first")
    assert opinions() == 2


@pytest.mark.parametrize(("text", "more"), [(NAMED, {}), (WITHOUT, {"naam": "Sanne"}), (WITHOUT, {"wijk_blijft": ""})])
def test_opinions_go_when_what_is_shown_changes(pages: PageClient, text: str, more: dict[str, str]) -> None:
    tells(pages, tekst=NAMED, wijk="WK001404")
    key, first, second = the_story().pk, expert(), officer()
    redacts(first, key, WITHOUT, wijk_blijft="ja")
    gives_opinion(first, key)
    gives_opinion(second, key)
    redacts(second, key, WITHOUT, wijk_blijft="ja")
    assert opinions() == 2

    redacts(second, key, text, **({"wijk_blijft": "ja"} | more))

    assert opinions() == 0
    assert chooses(second, key).status_code == 403


def test_nobody_judges_or_undoes_what_changed_after_their_page_was_opened(pages: PageClient) -> None:
    tells(pages, tekst=NAMED)
    key, first, second = the_story().pk, expert(), officer()
    old = seen(key)
    redacts(first, key, WITHOUT)

    for late in (gives_opinion(second, key, **old), redacts(second, key, NAMED, **old)):
        assert "Er is net iets veranderd aan dit verhaal." in text_of(late)

    assert opinions() == 0
    assert "Voorbeeldstraat" not in judged(the_story()).shown.text
    gives_opinion(first, key)
    gives_opinion(second, key)
    assert chooses(second, key, **old).status_code == 200
    assert the_story().state == State.NEW


def test_who_would_choose_what_another_changed_meanwhile_reads_it_again_and_is_not_shut_out(pages: PageClient) -> None:
    tells(pages)
    key, first, second = the_story().pk, expert(), officer()
    redacts(first, key, TEXT)
    gives_opinion(first, key)
    gives_opinion(second, key)
    old = seen(key)
    redacts(first, key, TEXT, naam="iemand")

    for late in (chooses(second, key, **old), chooses(second, key, omdat="", **old)):
        assert late.status_code == 200
        assert "Er is net iets veranderd aan dit verhaal." in text_of(late)
    assert chooses(second, key).status_code == 403
    assert chooses(second, key, omdat="").status_code == 403


def test_who_looks_again_thinks_again(pages: PageClient) -> None:
    tells(pages)
    key = the_story().pk
    by = panel_chooses(key)

    by.post(f"/beheer/verhalen/{key}/opnieuw")

    assert opinions() == 0
    assert chooses(by, key).status_code == 403


@pytest.mark.parametrize("says", [("leave", "leave"), ("choose", "leave"), ("leave", "choose")])
def test_a_story_is_shown_only_when_two_want_that(pages: PageClient, says: tuple[str, str]) -> None:
    tells(pages)
    key, first, second = the_story().pk, expert(), officer()
    third = member(Role.TEAM, "Mila Test")[1]
    redacts(first, key, TEXT)
    gives_opinion(first, key, says=says[0])
    gives_opinion(second, key, says=says[1])

    assert chooses(third, key).status_code == 403
    assert chooses(third, key, omdat="").status_code == 403
    page = text_of(third.get(f"/beheer/verhalen/{key}"))
    assert "Eerst moeten twee mensen van het panel dit verhaal willen laten zien." in page
    third.post(f"/beheer/verhalen/{key}/niet", {"reden": "alike", "bericht": ""})
    assert the_story().state == State.NOT_CHOSEN


def test_two_of_which_none_is_an_expert_cannot_show_it_over_an_expert_who_does_not_want_that(pages: PageClient) -> None:
    tells(pages)
    key, first, second = the_story().pk, officer(), member(Role.TEAM, "Mila Test")[1]
    redacts(first, key, TEXT)
    gives_opinion(expert(), key, says="leave")
    gives_opinion(first, key)
    gives_opinion(second, key)

    assert chooses(first, key).status_code == 403


def test_nobody_chooses_for_more_readers_than_their_page_said(pages: PageClient) -> None:
    tells(pages, wie="team")
    key, first, second = the_story().pk, expert(), officer()
    redacts(first, key, TEXT)
    old = seen(key)
    calls_self(pages, "een moeder van drie")
    assert the_story().level == Level.ALIAS

    gives_opinion(first, key, **old)
    gives_opinion(second, key, **old)
    chooses(second, key, **old)

    assert (the_story().state, opinions()) == (State.NEW, 0)
    assert "een moeder" not in text_of(another().get(f"/verhalen/{key}"))


def test_a_page_is_old_when_the_yes_of_a_teller_or_of_a_parent_is_another(pages: PageClient) -> None:
    tells(pages)
    story = the_story()
    before = version_of(story)

    for changed in ("consent", "parent_consent"):
        story = the_story()
        setattr(story, changed, uuid4())
        assert version_of(story) != before


# --- The name ---------------------------------------------------------------------------------------------------------


def test_a_new_name_of_a_child_asks_a_parent_and_the_panel_first(pages: PageClient) -> None:
    tells(pages, leeftijd="under_16", naam="een kind")
    pages.post("/verhalen/mijn/ouder", {"ouder": "ja"})
    key = the_story().pk
    panel_chooses(key, redacting={"naam": "een kind"})

    calls_self(pages, "Sanne de Vries, klas 2b")

    story = the_story()
    assert (story.state, story.parent_consent) == (State.WAITING, None)
    assert "Sanne" not in text_of(another().get(f"/verhalen/{key}"))
    assert "Zo noemen wij uw kind: Sanne de Vries, klas 2b" in text_of(pages.get("/verhalen/mijn/ouder"))


def test_a_name_that_the_panel_replaced_does_not_come_back_by_one_tap(pages: PageClient) -> None:
    tells(pages, naam="Sanne uit Vinkhuizen")
    key = the_story().pk
    panel_chooses(key, redacting={"naam": "een moeder"})

    page = text_of(pages.get("/verhalen/mijn/wie"))
    assert 'value="een moeder"' in page
    assert "Vinkhuizen" not in page
    calls_self(pages, "een moeder")
    assert "Verhaal van een moeder" in text_of(another().get(f"/verhalen/{key}"))
    calls_self(pages, "Sanne uit Vinkhuizen")
    assert "Vinkhuizen" not in text_of(another().get(f"/verhalen/{key}"))
    assert (the_story().state, opinions()) == (State.NEW, 0)


def test_a_name_that_a_teller_took_back_is_not_put_back_by_an_older_page(pages: PageClient) -> None:
    tells(pages, wie="public_name", naam="Sanne")
    key, first, second = the_story().pk, expert(), officer()
    old = seen(key)
    calls_self(pages, "")

    late = redacts(first, key, TEXT, naam="Sanne", **old)

    assert "Er is net iets veranderd aan dit verhaal." in text_of(late)
    assert "Sanne" not in text_of(late)
    assert redacts(first, key, TEXT, naam="").status_code == 303
    gives_opinion(first, key)
    gives_opinion(second, key)
    assert chooses(second, key).status_code == 303
    assert "Sanne" not in text_of(another().get(f"/verhalen/{key}"))


def test_a_name_goes_at_once_when_a_teller_takes_it_away(pages: PageClient) -> None:
    tells(pages)
    key = the_story().pk
    panel_chooses(key)

    calls_self(pages, "")

    assert "Verhaal van een inwoner" in text_of(another().get(f"/verhalen/{key}"))


# --- What was withdrawn stays so --------------------------------------------------------------------------------------


def test_after_stopping_nothing_is_written_by_who_read_it_before(pages: PageClient) -> None:
    tells(pages, tekst=NAMED)
    panel_chooses(the_story().pk, WITHOUT)
    old, by = the_story(), actor(Role.EXPERT, member(Role.EXPERT, "Noor Test")[0])
    own.withdraw(story=the_story())

    for late in (
        lambda: own.change_level(story=old, level=Level.ALIAS, called="x", language="nl"),
        lambda: own.withdraw(story=old),
        lambda: parent_agrees(story=old, language="nl"),
        lambda: panel.redact(story=old, by=by, text=NAMED, called="x", alternative="", keep_area=True, seen=""),
        lambda: panel.look_again(story=old, by=by),
        lambda: panel.choose(story=old, by=by, because="x", against=False, indicators=[], seen=""),
        lambda: panel.give_opinion(story=old, by=by, says=panel.Says.CHOOSE, why="x", seen=""),
    ):
        with pytest.raises(NoSuchStep):
            late()

    story = the_story()
    assert (story.state, opinions()) == (State.WITHDRAWN, 0)
    assert not (bytes(story.sealed) or bytes(story.shown))


def test_after_erasing_nothing_brings_it_back(pages: PageClient) -> None:
    tells(pages)
    old = the_story()
    own.erase(story=the_story())

    with pytest.raises(NoSuchStep):
        own.change_level(story=old, level=Level.TEAM, called="", language="nl")


def test_looking_again_does_not_go_past_a_parent(pages: PageClient) -> None:
    tells(pages, leeftijd="under_16")

    with pytest.raises(NoSuchStep):
        panel.look_again(story=the_story(), by=actor(Role.EXPERT, member(Role.EXPERT, "Noor Test")[0]))


# --- Caches and numbers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/beleid/monitor/doel/mensgericht", "/wijken/WK001404"])
def test_pages_with_words_of_stories_stay_in_no_cache(pages: PageClient, path: str) -> None:
    response = pages.get(path)

    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_numbers_that_are_far_too_long_are_not_counted(pages: PageClient) -> None:
    tells(pages, soort="drawing", file=png())

    assert pages.get("/verhalen/mijn/wie-keek-er-mee", {"blad": DIGITS}).status_code == 200
    for asked in (f"bytes={DIGITS}-", f"bytes=-{DIGITS}", f"bytes=0-{DIGITS}"):
        assert pages.get("/verhalen/mijn/bestand", headers={"range": asked}).status_code == 200
