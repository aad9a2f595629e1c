"""What everybody reads: goals at a glance, one figure from all sides, files to take along, and a page to embed."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perspectief.foundation import voices
from perspectief.foundation.goals.services import load_goals
from perspectief.foundation.language.languages import languages
from perspectief.foundation.places.services import load_places
from perspectief.foundation.ui.testing import PageClient
from perspectief.foundation.voices import Audience, Spread, Voice
from perspectief.policy.monitor.choices import Comparable, Missing, Origin, State, TargetKind, Unit, Wanted
from perspectief.policy.monitor.models import Indicator
from perspectief.policy.monitor.tests.making import figure, indicator, revise, target, version

pytestmark = pytest.mark.django_db
REVISED = dt.datetime(2023, 5, 1, 12, tzinfo=dt.UTC)
BEFORE = "2023-04-30"
FIGURE = "/beleid/monitor/cijfer/laag-inkomen"
REGISTER: dict[str, Any] = {"unit": Unit.PERSONS, "decimals": 0}


@pytest.fixture(autouse=True)
def _goals_and_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "_SOURCES", [])
    load_places()
    load_goals()


def words(pages: PageClient, path: str) -> str:
    response = pages.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def low_income(**said: Any) -> Indicator:
    one = indicator(goals=["beter_inkomen"], lines=[5], **said)
    meaning = version(one)
    figure(meaning, "2019", 13.6)
    revise(figure(meaning, "2020", 12.6), 11.1, REVISED, release="Uitgave van 2023")
    return one


@pytest.mark.parametrize("code", [one for one in languages() if not languages()[one].source])
@pytest.mark.parametrize(
    "path",
    ["/beleid/monitor/doel/beter_inkomen", "/beleid/monitor/lijn/5", FIGURE, f"{FIGURE}/inbedden", "/wijken/WK001404"],
)
def test_every_page_is_sound_in_every_language(pages: PageClient, path: str, code: str) -> None:
    low_income()

    response = pages.get(f"/{code}{path}")

    assert response.status_code == 200
    assert not response.cookies


# --- At a glance ------------------------------------------------------------------------------------------------------
def test_the_first_page_shows_each_goal_with_its_newest_figure_year_source_and_definition(pages: PageClient) -> None:
    low_income()

    page = words(pages, "/beleid/monitor")

    assert "armoede gaat niet meer over van ouder op kind" in page
    assert "Mensgericht" in page
    assert "<strong>11,1%</strong> <span>2020" in page
    assert "lager dan in 2019" in page
    assert "CBS, Kerncijfers wijken en buurten, definitie 1" in page


def test_a_goal_without_a_figure_says_so(pages: PageClient) -> None:
    assert "Voor dit doel is nog geen cijfer gekozen." in words(pages, "/beleid/monitor/doel/mensgericht")


def test_a_budget_figure_that_was_not_measured_is_a_dash_with_its_reason_and_its_direction(pages: PageClient) -> None:
    one = indicator("witgoed", collection="begroting")
    figure(version(one, **REGISTER), "2020", None, missing=Missing.NOT_MEASURED)
    target(one, TargetKind.DIRECTION, wanted=Wanted.STABLE)

    page = words(pages, "/beleid/monitor")

    assert "<span>– (niet gemeten)</span>" in page
    assert "stabiel: hooguit 5% verschil" in page
    assert "nog niet te zeggen" in page


def test_a_line_shows_what_it_began_with(pages: PageClient) -> None:
    assert "Een overzicht maken van projecten en taken" in words(pages, "/beleid/monitor/lijn/1")


@pytest.mark.parametrize(
    "path",
    [
        "/beleid/monitor/doel/bestaat-niet",
        "/beleid/monitor/lijn/9",
        "/beleid/monitor/cijfer/bestaat-niet",
        "/beleid/monitor/cijfer/bestaat-niet.csv",
        "/wijken/WK999999",
    ],
)
def test_what_is_not_there_is_not_there(pages: PageClient, path: str) -> None:
    assert pages.get(path).status_code == 404


def asked(pages: PageClient, path: str) -> int:
    pages.get(path)
    with CaptureQueriesContext(connection) as questions:
        assert pages.get(path).status_code == 200
    return len(questions)


def many_indicators(first: int, last: int) -> None:
    for number in range(first, last):
        one = indicator(f"n-{number}", goals=["beter_inkomen"], lines=[1])
        figure(version(one), "2020", 10 + number)
        target(one, TargetKind.VALUE, value=10)


@pytest.mark.parametrize("path", ["/beleid/monitor", "/beleid/monitor/doel/beter_inkomen", "/beleid/monitor/lijn/1"])
def test_fifty_indicators_ask_the_database_as_often_as_five(pages: PageClient, path: str) -> None:
    many_indicators(0, 5)
    few = asked(pages, path)
    many_indicators(5, 50)

    assert asked(pages, path) == few


# --- One figure -------------------------------------------------------------------------------------------------------
def test_a_figure_shows_its_definition_and_what_it_says_and_does_not_say(pages: PageClient) -> None:
    low_income()

    page = words(pages, FIGURE)

    for said in ("Deel van de huishoudens met een laag inkomen.", "Hoe groot het deel is.", "Hoe mensen rondkomen."):
        assert said in page
    assert "Definitie 1" in page


def test_a_revised_figure_says_what_it_was_in_which_publication_and_when_it_changed(pages: PageClient) -> None:
    low_income()

    assert "Was 12,6% (Uitgave over 2020). Herzien op 1 mei 2023." in words(pages, FIGURE)


def test_on_another_day_the_page_says_what_was_known_then(pages: PageClient) -> None:
    low_income()

    page = words(pages, f"{FIGURE}?stand={BEFORE}")

    assert "U ziet wat wij wisten op <strong>30 april 2023</strong>" in page
    assert "12,6%" in page
    assert "11,1%" not in page


@pytest.mark.parametrize("day", ["2999-01-01", "gisteren"])
def test_a_day_that_cannot_be_is_said_kindly(pages: PageClient, day: str) -> None:
    low_income()

    assert "Deze dag kunnen wij niet lezen." in words(pages, f"{FIGURE}?stand={day}")


def test_a_broken_series_is_told_and_not_joined(pages: PageClient) -> None:
    one = indicator()
    figure(version(one), "2019", 13.6)
    figure(version(one, 2, comparable=Comparable.BREAK), "2020", 5.0)

    page = words(pages, FIGURE)

    assert "Bij de stippellijn veranderde de telling." in page
    assert "nieuwe telling" in page
    assert "lager dan in" not in page


@pytest.mark.parametrize(("origin", "mark"), [(Origin.INVENTED, "verzonnen"), (Origin.SYNTHETIC, "synthetisch")])
def test_what_is_made_up_says_so(pages: PageClient, origin: Origin, mark: str) -> None:
    figure(version(indicator(), **REGISTER), "2020", 400, origin=origin)

    page = words(pages, FIGURE)

    assert f'<span class="ps-mark">{mark}' in page
    assert "cijfers die niet echt zijn" in page


def test_a_small_count_of_our_own_is_nowhere_and_its_reason_is(pages: PageClient) -> None:
    meaning = version(indicator(), **REGISTER)
    figure(meaning, "2019", 400, origin=Origin.REGISTER)
    figure(meaning, "2020", 7, origin=Origin.REGISTER)

    page = words(pages, FIGURE)

    assert "geheim" in page
    assert "Geheim: het gaat om minder dan 10 mensen" in page
    assert ",7," not in pages.get(f"{FIGURE}.csv").content.decode()


def test_groups_and_neighbourhoods_stand_beside_each_other(pages: PageClient) -> None:
    meaning = version(low_income().versions.get().indicator, 2)
    for group, value in (("all", 10), ("long-low", 37), ("short-low", 29)):
        figure(meaning, "2021", value, group=group)
    for code, value in (("WK001400", 12), ("WK001401", 9)):
        figure(meaning, "2021", value, area=code)

    page = words(pages, FIGURE)

    assert "lang een laag inkomen" in page
    assert 'href="/wijken/WK001400">Centrum</a>' in page
    assert "37,0%" in words(pages, f"{FIGURE}?groep=long-low")
    assert "Oud-Zuid" in words(pages, f"{FIGURE}?gebied=WK001401")


def test_an_indicator_that_is_only_tried_says_so(pages: PageClient) -> None:
    low_income(state=State.TRYING)

    assert "op proef" in words(pages, FIGURE)


# --- Voices -----------------------------------------------------------------------------------------------------------
class Stories:
    """A room that keeps stories."""

    def __init__(self, *stories: Voice):
        self.stories = stories

    def voices(
        self, *, audience: Audience, goal: str, indicator: str, area: str, as_of: dt.datetime | None
    ) -> Iterable[Voice]:
        return self.stories if audience is Audience.PUBLIC else ()

    def by_key(self, keys: Sequence[str], *, audience: Audience) -> dict[str, Voice]:
        return {}

    def spread(self, *, goal: str, indicator: str, area: str) -> Spread:
        return Spread("15")

    def handed_out(self, keys: Sequence[str], *, where: str, on: dt.datetime) -> None:
        return None


def told(number: int, *, against: bool = False) -> Voice:
    return Voice(f"v{number}", withdrawn=False, text=f"Verhaal {number}.", by="een moeder", against=against)


def test_one_of_the_stories_beside_a_figure_goes_against_it(pages: PageClient) -> None:
    low_income()
    voices.register(Stories(*(told(number) for number in range(5)), told(6, against=True)))

    page = words(pages, FIGURE)

    assert "Verhaal 6." in page
    assert "Dit verhaal gaat tegen het cijfer in." in page
    assert page.count("<blockquote") == 3
    assert "Aantal verhalen bij dit cijfer: 15" in page


def test_a_withdrawn_story_leaves_only_that_it_was_withdrawn(pages: PageClient) -> None:
    low_income()
    voices.register(Stories(Voice("v1", withdrawn=True)))

    assert "Dit verhaal is ingetrokken." in words(pages, FIGURE)


# --- To take along ----------------------------------------------------------------------------------------------------
def test_the_file_holds_each_figure_with_its_definition_publication_and_moment(pages: PageClient) -> None:
    low_income()

    response = pages.get(f"{FIGURE}.csv")

    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert [(row["periode"], row["waarde"], row["versie"], row["uitgave"]) for row in rows] == [
        ("2019", "13.6", "1", "Uitgave over 2019"),
        ("2020", "11.1", "1", "Uitgave van 2023"),
    ]
    assert rows[0]["gebied_naam"] == "Groningen"
    assert 'rel="describedby"' in response.headers["Link"]


def test_a_file_of_a_day_holds_what_was_known_then(pages: PageClient) -> None:
    low_income()

    assert "12.6" in pages.get(f"{FIGURE}.csv?stand={BEFORE}").content.decode()


def test_a_word_in_a_file_is_never_a_formula(pages: PageClient) -> None:
    figure(version(indicator()), "2020", 10, note="=1+1")

    assert ",'=1+1," in pages.get(f"{FIGURE}.csv").content.decode()


def test_the_parquet_file_knows_its_types_and_what_it_is(pages: PageClient) -> None:
    one = low_income()
    figure(one.versions.get(), "2021", None, missing=Missing.NOT_YET)

    content = pages.get(f"{FIGURE}.parquet").content

    table = pl.read_parquet(io.BytesIO(content))
    assert table["waarde"].to_list() == [13.6, 11.1, None]
    assert table["waarom_niet"].to_list() == [None, None, "not_yet"]
    assert pl.read_parquet_metadata(io.BytesIO(content))["titel"] == one.name


def test_the_json_file_brings_every_definition(pages: PageClient) -> None:
    low_income()

    said = pages.get(f"{FIGURE}.json").json()

    assert said["definities"][0]["telt"] == "Deel van de huishoudens met een laag inkomen."
    assert said["cijfers"][1]["waarde"] == "11.1"


def test_the_catalogue_has_what_dcat_ap_nl_asks(pages: PageClient) -> None:
    low_income()
    indicator("zonder-cijfer")

    said = pages.get("/beleid/monitor/catalogus.json").json()

    for name in ("dct:title", "dct:description", "dct:publisher", "dcat:contactPoint"):
        assert said[name]
    (data_set,) = said["dcat:dataset"]
    asked_for = {
        *("dct:title", "dct:description", "dct:identifier", "dct:publisher", "dct:creator", "dcat:contactPoint"),
        *("dct:accessRights", "dcat:theme", "dct:temporal", "dct:spatial", "dct:accrualPeriodicity"),
    }
    assert asked_for <= data_set.keys()
    assert [one["dcat:mediaType"]["@id"].rsplit("/", 1)[1] for one in data_set["dcat:distribution"]] == [
        *("csv", "json", "vnd.apache.parquet"),
    ]
    assert all(one["dct:license"]["@id"] and one["dcat:accessURL"]["@id"] for one in data_set["dcat:distribution"])


def test_the_catalogue_leads_to_the_files_whatever_language_asks(pages: PageClient) -> None:
    low_income()

    (data_set,) = pages.get("/en/beleid/monitor/catalogus.json").json()["dcat:dataset"]

    assert data_set["@id"].endswith("8000/beleid/monitor/cijfer/laag-inkomen")


# --- Inside a page of somebody else -----------------------------------------------------------------------------------
def test_only_the_page_that_is_meant_for_it_may_stand_inside_another_site(pages: PageClient) -> None:
    low_income()

    inside, whole = pages.get(f"{FIGURE}/inbedden"), pages.get(FIGURE)

    assert "frame-ancestors *" in inside.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in inside.headers
    assert "frame-ancestors 'none'" in whole.headers["Content-Security-Policy"]
    assert whole.headers["X-Frame-Options"] == "DENY"


def test_the_page_inside_another_site_has_no_form_no_script_and_no_cookie_but_a_source(pages: PageClient) -> None:
    low_income()

    response = pages.get(f"{FIGURE}/inbedden")

    page = response.content.decode()
    assert not response.cookies
    assert "<form" not in page
    assert "<script" not in page
    assert "Uitgave van 2023" in page
    assert "?stand=" in page
