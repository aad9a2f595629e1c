"""What came out, as pages and files: made up, said so everywhere, and only what may be shown."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import polars as pl
import pytest

from perspectief.foundation.disclosure import Published
from perspectief.foundation.output.testing import text_of, what_is_wrong_with
from perspectief.foundation.reference.services import load_reference
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.queries import compare, outcome
from perspectief.policy.simulator.queries.sheets import Sheet
from perspectief.policy.simulator.tests.conftest import NOTHING, SAVINGS, WIDER, Answer
from perspectief.simulation.reforms import gallery

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def address(run: Run, more: str = "") -> str:
    return f"/beleid/simulator/uitkomst/{run.key}{more}"


def sheets(run: Run) -> list[Sheet]:
    return [sheet for part in outcome.every_part(run) for sheet in part.sheets]


def test_every_page_of_an_outcome_says_that_it_is_made_up(pages: PageClient, answer: Answer) -> None:
    load_reference()
    run = answer(SAVINGS)
    for part in ("", "/verantwoording", *(f"/{key}" for key in outcome.PARTS)):
        page = pages.get(address(run, part))

        assert page.status_code == 200, part
        assert "ynthetisch" in page.content.decode(), part


@pytest.mark.parametrize("key", sorted(gallery()))
def test_every_example_gives_pages_that_can_be_read(pages: PageClient, answer: Answer, key: str) -> None:
    run = answer(gallery()[key])

    for part in ("", *(f"/{name}" for name in outcome.PARTS)):
        assert pages.get(address(run, part)).status_code == 200


def test_every_number_passed_disclosure_control(answer: Answer) -> None:
    for run in (answer(WIDER), answer(SAVINGS)):
        for sheet in sheets(run):
            values = [row[name] for row in sheet.rows for column in sheet.columns for name in column.names]
            assert all(value is None or isinstance(value, str | Published) for value in values), sheet.key
            counts = [one.value for one in values if isinstance(one, Published) and one.kind == "count" and one.value]
            assert all(number % 5 == 0 for number in counts), sheet.key


def test_what_is_kept_can_be_read_by_every_database(answer: Answer) -> None:
    assert json.dumps(answer(SAVINGS).figures.content, allow_nan=False)


def test_no_key_of_a_table_stands_for_two(answer: Answer) -> None:
    run = answer(SAVINGS)
    keys = [sheet.key for sheet in sheets(run)]

    assert len(keys) == len(set(keys))
    assert all(outcome.sheet_of(run, key) is not None for key in keys)


def test_a_plan_that_changes_nothing_gives_nothing_everywhere(pages: PageClient, answer: Answer) -> None:
    run = answer(NOTHING)
    changes = [
        value
        for sheet in sheets(run)
        for row in sheet.rows
        for name, value in row.items()
        if "verschil" in name and isinstance(value, Published)
    ]

    assert "Er verandert niets." in pages.get(address(run)).content.decode()
    assert changes
    assert not any(value.value for value in changes)
    assert not any(sheet.key.endswith("-verschil") for sheet in sheets(run))


def test_who_wins_is_told_and_nobody_loses(pages: PageClient, answer: Answer) -> None:
    text = pages.get(address(answer(SAVINGS), "/mensen")).content.decode()

    assert "In geld houdt niemand minder over." in text
    assert "Gemiddeld minder per jaar" not in text


def test_a_file_is_marked_in_its_name_and_on_every_row(pages: PageClient, answer: Answer) -> None:
    run = answer(SAVINGS)
    for sheet in sheets(run):
        response = pages.get(address(run, f"/{sheet.key}.csv"))
        rows = list(csv.DictReader(io.StringIO(response.content.decode())))

        assert f"synthetisch-{sheet.key}.csv" in response.headers["Content-Disposition"]
        assert all(row["synthetisch"] == "ja" for row in rows)
        assert len(rows) == len(sheet.rows)


def test_a_parquet_file_has_types_reasons_and_the_mark(pages: PageClient, answer: Answer) -> None:
    run = answer(SAVINGS)
    content = pages.get(address(run, "/mensen-soort.parquet")).content
    frame = pl.read_parquet(content)

    assert frame["synthetisch"].all()
    assert frame["huishoudens"].dtype == pl.Int64
    assert "geheim" in frame["kinderen_meer_midden_waarom_niet"].to_list()
    assert pl.read_parquet_metadata(io.BytesIO(content))["synthetisch"] == "ja"


def test_the_paper_is_for_everybody(pages: PageClient, answer: Answer) -> None:
    load_reference()
    response = pages.get(address(answer(SAVINGS), ".pdf"))
    words = " ".join(text_of(response.content).split())

    assert what_is_wrong_with(response.content, "nl") == []
    assert "deze huishoudens bestaan niet echt" in words
    assert "Meer sparen" in words
    assert "Wie houdt meer of minder over" in words


def test_the_paper_of_a_plan_that_changes_nothing_is_a_paper_too(pages: PageClient, answer: Answer) -> None:
    response = pages.get(address(answer(NOTHING), ".pdf"))

    assert what_is_wrong_with(response.content, "nl") == []


def test_the_map_has_a_tile_for_every_wijk(answer: Answer) -> None:
    load_reference()
    part = outcome.part_of(answer(SAVINGS), "wijken")
    assert part is not None

    chart = part.sections[0].chart
    assert len(part.sheets[0].rows) == 20
    assert chart is None or len(chart.rows) == 20


@pytest.mark.parametrize("more", ["/bestaat-niet", "/bestaat-niet.csv", "/kosten-bestaat-niet.parquet"])
def test_what_is_not_there_is_not_found(pages: PageClient, answer: Answer, more: str) -> None:
    assert pages.get(address(answer(SAVINGS), more)).status_code == 404


def test_an_outcome_that_is_gone_is_not_found(pages: PageClient) -> None:
    assert pages.get("/beleid/simulator/uitkomst/12345678-1234-1234-1234-123456789012").status_code == 404


# --- Beside each other ------------------------------------------------------------------------------------------------


def beside(pages: PageClient, *runs: Any) -> str:
    keys = "&".join(f"u={getattr(run, 'key', run)}" for run in runs)
    return str(pages.get(f"/beleid/simulator/vergelijk?{keys}").content.decode())


def test_outcomes_stand_beside_each_other(pages: PageClient, answer: Answer) -> None:
    text = beside(pages, answer(WIDER), answer(SAVINGS))

    assert "Pas tot 150%" in text
    assert "Meer sparen" in text
    assert "synthetisch" in text


def test_no_more_than_four_are_compared(pages: PageClient, answer: Answer) -> None:
    runs = [answer(WIDER | {"naam": f"Plan {number}"}) for number in range(5)]
    text = beside(pages, *runs)

    assert "Wij laten er hooguit 4 naast elkaar zien." in text
    assert "Plan 4" not in text


def test_two_plans_of_one_name_are_told_apart(answer: Answer) -> None:
    runs = [answer(WIDER), answer(WIDER | {"reden": "Om een andere reden."})]

    assert compare.of(runs).names == ("Pas tot 150% (1)", "Pas tot 150% (2)")


def test_nonsense_in_the_address_gives_an_empty_choice(pages: PageClient) -> None:
    assert "Kies uitkomsten om naast elkaar te zetten." in beside(pages, "x", "12345678-1234-1234-1234-123456789012")


# --- The city ---------------------------------------------------------------------------------------------------------


def test_how_well_the_city_resembles_is_told_once_it_is_made(pages: PageClient, answer: Answer) -> None:
    before = pages.get("/beleid/simulator/stad").content.decode()
    answer(WIDER)
    after = pages.get("/beleid/simulator/stad").content.decode()

    assert "Er is nog geen stad gemaakt." in before
    assert "Huishoudens met een laag inkomen" in after
    assert "Cijfers die wij apart hielden" in after
