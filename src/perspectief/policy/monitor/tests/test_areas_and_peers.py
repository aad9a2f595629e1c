"""The city among others, and a neighbourhood beside the city."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.http import HttpRequest

from perspectief.foundation import voices
from perspectief.foundation.access import YES, Role
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.goals.services import load_goals
from perspectief.foundation.panels import register
from perspectief.foundation.places.models import Area
from perspectief.foundation.places.services import load_places
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.monitor.calc.distance import nearest, place_from_top
from perspectief.policy.monitor.models import AreaView, ComparableSet
from perspectief.policy.monitor.queries import comparables
from perspectief.policy.monitor.services.area_views import load_invented_views
from perspectief.policy.monitor.services.comparables import load_comparables
from perspectief.policy.monitor.tests.making import CITY, figure, indicator, version

COMPARE = "/beleid/monitor/vergelijken"


@pytest.fixture
def places(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "_SOURCES", [])
    load_places()
    load_goals()


def words(pages: PageClient, path: str) -> str:
    response = pages.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


# --- Distance ---------------------------------------------------------------------------------------------------------
def test_the_distance_is_the_one_that_was_worked_out_by_hand() -> None:
    alike = {one.code: round(one.distance, 3) for one in comparables.most_alike()}

    assert alike["GM0546"] == 0.708
    assert alike["GM0599"] == 1.673
    assert list(alike)[:6] == ["GM0546", "GM0268", "GM0503", "GM0935", "GM0772", "GM0344"]


def test_no_feature_says_anything_of_poverty() -> None:
    assert not [name for name in comparables.FEATURES if any(word in name for word in ("inkomen", "uitkering", "110"))]


def test_the_same_town_is_at_no_distance_and_size_counts_by_its_order() -> None:
    towns = {"a": {"size": 100.0}, "b": {"size": 100.0}, "c": {"size": 200.0}, "d": {"size": 400.0}}

    found = {one.code: one.distance for one in nearest("c", towns, features=["size"], by_size=["size"])}

    assert found["a"] == pytest.approx(found["d"])
    assert nearest("a", towns, features=["size"])[0].distance == 0


def test_equal_numbers_share_a_place() -> None:
    assert place_from_top(16.6, [18.5, 16.6, 12.0]) == 2


def test_the_fixed_group_is_kept_once_with_its_reason(places: None) -> None:
    first, again = load_comparables(), load_comparables()

    assert first == again
    kept = ComparableSet.objects.get()
    assert kept.codes[0] == "GM0546"
    assert "negen kenmerken" in kept.reason


# --- Comparison -------------------------------------------------------------------------------------------------------
@pytest.fixture
def compared(places: None) -> None:
    meaning = version(indicator("huishoudens-tot-110"))
    found = {CITY: 16.6, "GM0546": 11.6, "GM0268": 15.3, "GM0503": 12.5, "GM0935": 14.6, "GM0772": 11.9, "GM0344": 11.2}
    for code, value in (found | {"GM0599": 18.5, "GM0363": 16.5, "GM0518": 16.1}).items():
        figure(meaning, "2020", value, area=code)


def test_another_choice_of_municipalities_changes_the_verdict(pages: PageClient, compared: None) -> None:
    page = words(pages, COMPARE)

    assert (
        "Groningen staat op plaats 1 van 7, van hoog naar laag. "
        "Dat is 4,4 procentpunt hoger dan het midden van de groep (12,2%). Dat is slechter." in page
    )
    assert "de vier grootste steden:</strong> Groningen staat op plaats 2 van 5" in page


def test_a_reader_chooses_on_what_others_must_be_alike(pages: PageClient, compared: None) -> None:
    page = words(pages, f"{COMPARE}?keuze=eigen&op=inwoners&op=deel_sociale_huur&aantal=4")

    assert "Vergeleken met: uw eigen keuze." in page
    assert page.count("(geen cijfer)") > 0, "municipalities without a figure stay in the table"


@pytest.mark.parametrize("query", ["?keuze=onzin", "?cijfer=onzin", "?aantal=-3", "?op=onzin", "?aantal=9999999"])
def test_a_wrong_question_is_answered_as_if_it_was_not_asked(pages: PageClient, compared: None, query: str) -> None:
    assert "plaats 1 van 7" in words(pages, COMPARE + query)


def test_without_figures_of_others_the_page_says_so(pages: PageClient, places: None) -> None:
    assert "Er zijn nog geen cijfers van andere gemeenten." in words(pages, COMPARE)


# --- Neighbourhoods ---------------------------------------------------------------------------------------------------
def test_all_neighbourhoods_are_in_a_list_and_on_a_map(pages: PageClient, places: None) -> None:
    meaning = version(indicator("moeite-rondkomen"))
    for area in Area.objects.all():
        figure(meaning, "2020", 10 + int(area.code[-2:]), area=area.code)

    page = words(pages, "/wijken")

    assert page.count('href="/wijken/WK0014') == 20
    assert "Moeite rondkomen, 2020" in page
    assert "Wij zetten nooit twee indelingen naast elkaar." in page


def beside(page: str) -> list[tuple[str, str]]:
    """What stands in the two columns."""
    cell = r"<td><span class=\"ps-stack__label\">[^<]*</span><span>([^<]*)</span></td>"
    return re.findall(f"{cell}{cell}", page)


def test_a_neighbourhood_stands_beside_the_city_in_four_parts(pages: PageClient, places: None) -> None:
    meaning = version(indicator("moeite-rondkomen"))
    figure(meaning, "2020", 23.7, area="WK001404")
    figure(meaning, "2020", 17.5)

    page = words(pages, "/wijken/WK001404")

    for part in ("Bevolking", "Omgeving", "Werk en inkomen", "Samen leven"):
        assert part in page
    assert beside(page) == [("23,7%", "17,5%")]
    assert page.count("Hier is nog geen cijfer van.") == 3


def test_a_city_figure_by_another_definition_does_not_stand_beside_that_of_a_neighbourhood(
    pages: PageClient, places: None
) -> None:
    one = indicator("moeite-rondkomen")
    figure(version(one), "2020", 23.7, area="WK001404")
    figure(version(one, 2), "2020", 17.5)

    assert beside(words(pages, "/wijken/WK001404")) == [("23,7%", "–")]


def test_what_a_neighbourhood_finds_important_itself_comes_first_and_says_how_it_was_asked(
    pages: PageClient, places: None
) -> None:
    AreaView.objects.create(
        area=Area.objects.get(code="WK001404"),
        text="Meer plek om te spelen.",
        how="Wandeling met bewoners",
        said_on=dt.date(2024, 5, 1),
        invented=True,
    )

    page = words(pages, "/wijken/WK001404")

    assert page.index("Meer plek om te spelen.") < page.index("De cijfers in vier delen")
    assert "Wandeling met bewoners, 1 mei 2024" in page
    assert "verzonnen" in page


def note(pages: PageClient, person: User, **said: str) -> Any:
    enter(pages, person)
    typed = {"text": "Meer plek om te spelen.", "how": "Avond in het buurthuis", "said_on": "15-9-2026"}
    return pages.post("/beheer/monitor/wijken/WK001404", {**typed, **said})


def test_who_steers_writes_down_what_a_neighbourhood_said(pages: PageClient, places: None) -> None:
    answer = note(pages, person(Role.TEAM))

    assert answer.status_code == 303
    assert "Meer plek om te spelen." in words(pages, "/wijken/WK001404")
    assert "verzonnen" not in words(pages, "/wijken/WK001404")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"text": ""}, "Vul dit in."),
        ({"said_on": "1-1-2999"}, "Deze dag moet nog komen."),
        ({"said_on": ""}, "Schrijf op wanneer dit was."),
    ],
)
def test_what_is_missing_is_asked_again(pages: PageClient, places: None, said: dict[str, str], message: str) -> None:
    answer = note(pages, person(Role.TEAM), **said)

    assert answer.status_code == 400
    assert message in answer.content.decode()
    assert not AreaView.objects.exists()


def test_a_council_member_does_not_speak_for_a_neighbourhood(pages: PageClient, places: None) -> None:
    assert note(pages, person(Role.COUNCIL_MEMBER)).status_code == 403


def test_invented_words_of_neighbourhoods_are_marked_and_loaded_once(pages: PageClient, places: None) -> None:
    assert load_invented_views() == 3
    assert load_invented_views() == 0
    assert "verzonnen" in words(pages, "/wijken/WK001404")


def test_what_no_room_offers_yet_is_said_in_one_sentence(
    pages: PageClient, places: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "_PANELS", {})
    page = words(pages, "/wijken/WK001404")

    assert "Dit is in deze wijk nog niet gevraagd." in page
    assert "Over deze wijk zijn er nog geen signalen." in page
    assert "Uit deze wijk kennen wij er nog geen." in page


def test_another_room_offers_a_panel_about_the_neighbourhood(
    pages: PageClient, places: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def about(request: HttpRequest) -> dict[str, object]:
        assert request.resolver_match is not None
        return {"voices": [], "code": request.resolver_match.kwargs["code"]}

    monkeypatch.setattr(register, "_PANELS", {})
    register.panel(
        key="area-practice",
        place="area",
        title="Signalen uit de praktijk",
        may=lambda _by: YES,
        template="monitor/voices.html",
        context=about,
    )

    page = words(pages, "/wijken/WK001404")

    assert 'aria-labelledby="deel-area-practice"' in page
    assert "Over deze wijk zijn er nog geen signalen." not in page
