"""Nobody fills the disk with stories; who is told to wait keeps what they wrote."""

from __future__ import annotations

import pytest

from perspectief.community.publishing.models import STORIES
from perspectief.community.publishing.queries import filling as kept
from perspectief.community.publishing.tests.people import TEXT, another, keeps, sends, tells, text_of
from perspectief.foundation.codes import filling, stretching
from perspectief.foundation.ui.testing import PageClient
from perspectief.foundation.uploads.tests.media_files import png

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
MOST = {"left_per_address": 2, "left_in_all": 3, "left_at_most": 4, "files_at_most": 1}


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    real = stretching.setting
    monkeypatch.setattr(stretching, "setting", lambda name, on: MOST.get(name) or real(name, on))


def from_address(number: int) -> PageClient:
    return PageClient(headers={"host": "localhost"}, REMOTE_ADDR=f"198.51.{number}.7")


def test_one_neighbourhood_of_addresses_tells_so_many_stories_and_keeps_its_words_when_it_must_wait() -> None:
    for _each in range(2):
        tells(another())
    refused = keeps(another())

    assert refused.status_code == 429
    assert "Wacht 15 minuten." in text_of(refused)
    assert f'name="tekst" value="{TEXT}"' in text_of(refused)
    assert keeps(from_address(2)).status_code == 303


def test_a_flood_from_many_addresses_leaves_room_for_who_told_nothing_yet_until_the_last_limit() -> None:
    first = from_address(1)
    tells(first)
    for number in (2, 3):
        tells(from_address(number))

    assert "Probeer het morgen weer." in text_of(keeps(first))
    assert keeps(from_address(4)).status_code == 303
    assert "Probeer het morgen weer." in text_of(keeps(from_address(5)))


def test_looking_at_the_summary_or_a_mistake_counts_for_nobody(pages: PageClient) -> None:
    for _each in range(3):
        sends(pages, "wie", "klaar")
        keeps(pages, ja="")

    assert keeps(pages).status_code == 303


def test_a_file_for_which_there_is_no_room_is_not_taken(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    tells(pages, soort="drawing", file=png())
    assert kept.bytes_of_files() > 0
    monkeypatch.setattr(kept, "bytes_of_files", lambda: 1024 * 1024)

    assert "geen plek voor bestanden" in text_of(keeps(another(), soort="drawing", file=png()))


def test_nothing_that_is_counted_tells_who_it_was(pages: PageClient) -> None:
    keeps(pages)

    assert "127.0.0" not in repr(vars(filling._of(STORIES)))
