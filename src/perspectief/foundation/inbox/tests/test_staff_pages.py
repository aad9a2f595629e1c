"""The pages on which #TeamPerspectief reads signals: choose, finish, put back, take along."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.inbox.choices import Kind, State
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.inbox.services import send_signal
from perspectief.foundation.privacy.models import ACCESS_LOG, Look
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.usefixtures("reference")
LIST = "/beheer/signalen"


@pytest.fixture
def team(pages: PageClient) -> PageClient:
    """Somebody of #TeamPerspectief."""
    return look_along(pages, "team")


def signal(page: str = "/zorgtoeslag", text: str = "Het bedrag klopt niet.", kind: Kind = Kind.WRONG) -> Signal:
    return send_signal(page=page, kind=kind, text=text)


def test_the_list_begins_with_what_is_not_done(team: PageClient) -> None:
    signal(text="Dit is nieuw.")
    done = signal(text="Dit is al gebeurd.")
    Signal.objects.filter(pk=done.pk).update(state=State.DONE)

    html = team.get(LIST).content.decode()

    assert "Dit is nieuw." in html
    assert "Dit is al gebeurd." not in html
    assert "Dit is al gebeurd." in team.get(f"{LIST}?stand=alle").content.decode()


def test_without_signals_the_page_says_that_all_is_done(team: PageClient) -> None:
    assert "Er wacht geen signaal. Alles is klaar." in team.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        ("soort=stuck", {"b"}),
        ("pagina=/zorgtoeslag", {"a"}),
        ("zoek=fiets", {"b"}),
        ("stand=new&zoek=klopt", {"a"}),
        ("stand=done", set()),
        ("stand=onzin&soort=onzin&pagina=onzin", {"a", "b"}),
    ],
)
def test_signals_can_be_chosen(team: PageClient, choice: str, shown: set[str]) -> None:
    numbers = {"a": signal().pk, "b": signal("/kindpakket", "Waar is de fiets?", Kind.STUCK).pk}

    html = team.get(f"{LIST}?{choice}").content.decode()

    assert {name for name, number in numbers.items() if f'id="signaal-{number}"' in html} == shown


def test_done_goes_back_to_the_same_choice_and_can_be_undone_there(team: PageClient) -> None:
    number = signal().pk

    response = team.post(f"{LIST}/{number}/klaar", {"lijst": "soort=wrong&zoek=bedrag"})

    assert (response.status_code, response.headers["Location"]) == (303, f"{LIST}?soort=wrong&zoek=bedrag&net={number}")
    html = team.get(response.headers["Location"]).content.decode()
    assert f"Signaal {number} is klaar." in html
    assert team.post(f"{LIST}/{number}/terug", {"lijst": "soort=wrong"}).status_code == 303
    assert Signal.objects.get().state == State.READ


def test_one_signal_stands_on_a_page_of_its_own(team: PageClient) -> None:
    number = signal(text="Eerste regel.\n\nTweede <b>regel</b>.").pk

    html = team.get(f"{LIST}/{number}").content.decode()

    assert "Zorgtoeslag" in html
    assert "<p>Tweede &lt;b&gt;regel&lt;/b&gt;.</p>" in html
    assert team.post(f"{LIST}/{number}/gelezen").headers["Location"] == f"{LIST}/{number}"
    assert Signal.objects.get().state == State.READ


def test_looking_alone_changes_nothing(team: PageClient) -> None:
    number = signal().pk

    team.get(LIST)
    team.get(f"{LIST}/{number}")

    assert Signal.objects.get().state == State.NEW


@pytest.mark.parametrize("path", ["/999999", "/1/onzin"])
def test_what_is_not_there_is_said_kindly(team: PageClient, path: str) -> None:
    response = team.post(LIST + path) if "onzin" in path else team.get(LIST + path)

    assert response.status_code == 404


def test_many_signals_stand_on_several_pages_that_keep_the_choice(team: PageClient) -> None:
    for number in range(30):
        signal(text=f"Nummer {number} hier.")

    first = team.get(f"{LIST}?zoek=nummer").content.decode()

    assert "Bladzijde 1 van 2" in first
    assert 'href="?zoek=nummer&amp;blad=2"' in first
    assert "Nummer 0 hier." in team.get(f"{LIST}?zoek=nummer&blad=2").content.decode()


def test_the_choice_can_be_taken_along_as_a_table(team: PageClient) -> None:
    signal(text="Dit wel.")
    signal("/kindpakket", "Dit niet.", Kind.STUCK)

    response = team.get(f"{LIST}.csv?soort=wrong")

    rows = list(csv.reader(StringIO(response.content.decode())))
    assert rows[0] == ["nummer", "ontvangen op", "pagina", "soort", "stand", "tekst"]
    assert [row[2:] for row in rows[1:]] == [["/zorgtoeslag", "hier klopt iets niet", "nieuw", "Dit wel."]]
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)"])
def test_a_spreadsheet_computes_nothing_of_what_somebody_wrote(team: PageClient, text: str) -> None:
    signal(text=text)

    assert list(csv.reader(StringIO(team.get(f"{LIST}.csv").content.decode())))[1][-1] == f"'{text}"


@pytest.mark.parametrize("key", ["moeder", "wij", "raad", "beheer", "controle"])
def test_who_has_other_work_gets_no_signal_and_changes_none(pages: PageClient, key: str) -> None:
    number = signal(text="Niet voor u.").pk
    other = look_along(pages, key)

    for path in (LIST, f"{LIST}.csv", f"{LIST}/{number}"):
        response = other.get(path)
        assert response.status_code == 403
        assert "Niet voor u." not in response.content.decode()
    assert other.post(f"{LIST}/{number}/klaar").status_code == 403
    assert Signal.objects.get().state == State.NEW


def test_the_start_page_says_how_many_wait(team: PageClient) -> None:
    signal()
    signal()

    html = team.get("/start").content.decode()

    assert "2 signalen wachten" in html
    assert "2 zijn nieuw" in html


def test_reading_signals_leaves_a_line_for_their_text_may_name_somebody(team: PageClient) -> None:
    number = signal().pk

    for path in (LIST, f"{LIST}/{number}", f"{LIST}.csv"):
        assert team.get(path).status_code == 200

    with purpose(ACCESS_LOG):
        lines = Look.objects.filter(subject_room="inbox").values_list("action", "what")
        assert list(lines) == [("search", "signals"), ("view", "signals"), ("export", "signals")]
