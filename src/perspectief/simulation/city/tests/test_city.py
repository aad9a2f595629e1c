"""The city itself: whole households, figures in their intervals, the same whatever the blocks, and marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from perspectief.simulation.city import SYNTHETIC, City, city, fit_report, read, write
from perspectief.simulation.city.making import fingerprint
from perspectief.simulation.city.margins import COLUMNS, margins_of
from perspectief.simulation.city.report import as_table
from perspectief.simulation.city.tests.conftest import SMALL
from perspectief.simulation.city.traits import ASSISTANCE, PAID, law_of
from perspectief.simulation.income import net_income_y, policy_minimum_y


def reached(report: pl.DataFrame, margin: str, category: str) -> float:
    """What a city reached of one figure of the whole place."""
    row = report.filter((pl.col("margin") == margin) & (pl.col("category") == category)).row(0, named=True)
    return float(row["reached"])


def test_every_dwelling_stands_for_a_whole_number_of_households_with_their_own_numbers(small: City) -> None:
    weight = np.concatenate([block.weight for block in small.blocks])
    first = np.concatenate([block.first for block in small.blocks])
    assert weight.dtype == np.int32 and weight.min() >= 1
    assert np.array_equal(first, np.concatenate(([0], np.cumsum(weight)[:-1])))
    assert small.households == weight.sum()


def test_the_city_is_as_large_as_published(small: City) -> None:
    assert small.persons == pytest.approx(243_800, abs=60)
    assert small.households == pytest.approx(142_782, abs=40)
    assert len(small.areas) == 20 and small.areas[0].name == "Centrum"


def test_the_same_arguments_give_the_same_city_and_another_seed_another(small: City, tmp_path: Path) -> None:
    again = city("GM0014", size=SMALL, seed=3, folder=tmp_path)
    assert again.fingerprint == small.fingerprint
    assert all(np.array_equal(a.weight, b.weight) for a, b in zip(again.blocks, small.blocks, strict=True))
    assert again.report.equals(small.report)
    assert fingerprint(margins_of("GM0014"), small.day, 4, SMALL) != small.fingerprint


@pytest.mark.parametrize("size", [700, None])
def test_the_law_gives_the_same_whatever_the_blocks(small: City, size: int | None) -> None:
    law = law_of(small.day)

    def incomes(one: City) -> list[np.ndarray]:
        columns = [(block, law.run_block(block)) for block in one.blocks]
        both = [np.stack([net_income_y(b, c), policy_minimum_y(b, c), b.first, b.weight]) for b, c in columns]
        return [np.concatenate(both, axis=1)]

    cut = small.cut(size)
    assert (len(cut.blocks) > 1) == (size is not None)
    assert np.array_equal(incomes(cut)[0], incomes(small)[0])


def test_who_receives_bijstand_receives_what_the_law_gives(small: City) -> None:
    law = law_of(small.day)
    for block in small.blocks:
        given = law.run_block(block)[PAID["bijstand"][0]]
        told = np.bincount(block.gezin, weights=block.facts[ASSISTANCE], minlength=block.counts[2])
        receives = np.bincount(block.gezin, weights=block.facts["krijgt_bijstand"], minlength=block.counts[2]) > 0
        assert receives.any()
        assert np.allclose(told[receives], np.asarray(given)[receives], atol=0.02)
        assert not told[~receives].any()


def test_in_haren_live_those_who_lived_in_haren(small: City) -> None:
    names = [area.name for area in small.areas]
    for block in small.blocks:
        home = np.zeros(block.counts[2], dtype=np.int64)
        home[block.gezin] = block.adres
        there = np.isin(block.area[home], [names.index("Haren-West e.o."), names.index("Haren-Oost e.o.")])
        assert np.asarray(block.facts["woonde_in_haren_gezin"])[there].all()


def test_a_city_comes_back_from_parquet_as_it_was_and_every_file_is_marked(small: City, tmp_path: Path) -> None:
    folder = write(small, tmp_path / "stad")
    back = read(folder)
    assert (back.place, back.day, back.fingerprint, back.areas) == (
        small.place, small.day, small.fingerprint, small.areas,
    )  # fmt: skip
    for a, b in zip(back.blocks, small.blocks, strict=True):
        assert a.counts == b.counts
        assert all(np.array_equal(a.facts[name], b.facts[name]) for name in b.facts)
        assert np.array_equal(a.weight, b.weight) and np.array_equal(a.partner_tp, b.partner_tp)
    for file in folder.glob("*.parquet"):
        assert pl.read_parquet(file)[SYNTHETIC].all(), file
        assert "bestaan niet" in pl.read_parquet_metadata(file)[SYNTHETIC], file


def test_a_second_time_comes_from_the_folder(small: City, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perspectief.simulation.city.making._made", None)
    assert city("GM0014", size=SMALL, seed=3, folder=kept).households == small.households


def test_a_municipality_with_few_figures_gets_a_city_that_says_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "gm0344.csv"
    rows = ["GM0344,persons,total,361924,361900,361950,count,,2022,,fitted,CBS,CC BY 4.0",
            "GM0344,households,total,185000,184990,185010,count,,2022,,fitted,CBS,CC BY 4.0",
            "GM0344,age,0-14,16,15.5,16.5,%,persons,2022,,fitted,CBS,CC BY 4.0"]  # fmt: skip
    file.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n")
    made = city("GM0344", size=3_000, folder=tmp_path, margins=file)
    report = fit_report(made)
    assert reached(report, "persons", "total") == pytest.approx(361_924, abs=30)
    assert 15.5 <= reached(report, "age", "0-14") <= 16.5
    assert "ontbreekt" in report.filter(pl.col("margin") == "low_income")["reason"][0]
    assert made.areas == () and made.blocks[0].area.max() == -1


def test_the_report_lists_fitted_and_held_out_figures_and_a_reason_for_each_miss(small: City) -> None:
    report = fit_report(small)
    assert report["held_out"].sum() > 20 and (~report["held_out"]).sum() > 190
    assert report.filter(~pl.col("within") & (pl.col("reason") == "")).is_empty()
    assert replace(small).report is report


def test_every_fitted_figure_of_groningen_lies_in_its_interval(groningen: City) -> None:
    missed = fit_report(groningen).filter(~pl.col("held_out") & ~pl.col("within"))
    assert missed.is_empty(), missed.select("area", "margin", "category", "low", "high", "reached")


def test_groningen_comes_near_the_published_poverty_figures(groningen: City) -> None:
    report = fit_report(groningen)
    assert reached(report, "low_income", "up to 110%") == pytest.approx(16.6, abs=1.0)
    assert reached(report, "children_low_income_2021", "up to 110%") == pytest.approx(12.5, abs=1.0)
    assert reached(report, "benefit", "bijstand") == pytest.approx(10_840, rel=0.05)
    assert reached(report, "low_income", "up to 120%") == pytest.approx(19.7, abs=1.0)
    assert reached(report, "low_income", "up to 105%") == pytest.approx(13.8, abs=1.2)
    assert reached(report, "low_income", "up to 101%") == pytest.approx(11.4, abs=1.5)


def test_the_page_of_differences_tells_what_the_city_reaches(groningen: City) -> None:
    page = (Path(__file__).parents[5] / "docs" / "simulation" / "differences.md").read_text("utf-8")
    told = page.split("<!-- GM0014 -->")[1].split("<!-- end GM0014 -->")[0].strip().splitlines()
    fresh = as_table(groningen.report, "GM0014").splitlines()
    assert [line.split("|")[1:5] for line in told] == [line.split("|")[1:5] for line in fresh]
    for old, new in zip(told[2:], fresh[2:], strict=True):
        before, now = (float(line.split("|")[5].strip(" %").replace(",", "")) for line in (old, new))
        assert now == pytest.approx(before, rel=0.03, abs=0.5), new
