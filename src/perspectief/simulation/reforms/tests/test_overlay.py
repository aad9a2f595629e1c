"""The law with a plan in it: only what the plan names is another, only from its day, and only in that book."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from perspectief.rules import Outcome, Result, evaluate, read_household
from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.population import compile_population
from perspectief.simulation.reforms import (
    BASELINE,
    BadReform,
    Reform,
    affected,
    baseline_of,
    book_of,
    changed,
    depends,
    fingerprint,
    gallery,
    read_reform,
)
from perspectief.simulation.samples import blocks

DAY = date(2026, 1, 1)
HEAD = {"naam": "Proef", "reden": "Om te zien.", "vanaf": "2026-07-01"}
JULY, JUNE = date(2026, 7, 1), date(2026, 6, 30)


def plan(**parts: Any) -> Reform:
    return read_reform({**HEAD, **parts})


def household(**changes: Any) -> dict[str, Any]:
    alone = {"id": "a", "birth_date": "1985-05-05", "income": [{"kind": "bijstand", "amount": 1350, "per": "month"}]}
    child = {"id": "b", "birth_date": "2016-05-05", "parents": ["a"]}
    return {
        "persons": [alone, child],
        "home": {"tenure": "huur", "bare_rent_m": 600},
        "wealth": {"savings": 0},
    } | changes


def ask(reform: Reform, day: date = JULY, **changes: Any) -> Result:
    return evaluate(read_household(household(**changes)), day, book=book_of(reform, day=day))


def limit(reform: Reform, day: date) -> float | int | bool | None:
    series = book_of(reform, day=day).folders["stadjerspas"].series("inkomensgrens_deel", "GM0014")
    assert series is not None
    return series.at(day).number


# --- Values ---------------------------------------------------------------------------------------------------------


def test_a_value_holds_from_the_day_on_which_the_plan_begins() -> None:
    reform = plan(waarden={"stadjerspas.inkomensgrens": 1.3})
    assert (limit(reform, JUNE), limit(reform, JULY), limit(reform, date(2030, 1, 1))) == (1.2, 1.3, 1.3)


def test_a_later_value_of_the_law_gives_way() -> None:
    reform = read_reform({**HEAD, "vanaf": "2025-01-01", "waarden": {"zorgtoeslag.standaardpremie_y": 2000}})
    series = book_of(reform).folders["zorgtoeslag"].series("standaardpremie_y", "GM0014")
    assert series is not None and (series.at(DAY).number, series.at(date(2024, 12, 31)).number) == (2000, 1987)


def test_the_shared_law_stays_as_it_is() -> None:
    before = {
        key: (copy.copy(vars(folder)), repr(sorted(folder.names()))) for key, folder in law_book().folders.items()
    }
    for reform in gallery().values():
        book_of(reform)
    for key, folder in law_book().folders.items():
        assert (vars(folder), repr(sorted(folder.names()))) == before[key]
    assert limit(BASELINE, JULY) == 1.2


def test_only_the_folders_that_are_touched_are_copied() -> None:
    book = book_of(plan(waarden={"stadjerspas.inkomensgrens": 1.3}))
    copied = {key for key, folder in book.folders.items() if folder is not law_book().folders[key]}
    assert copied == {"stadjerspas"}


def test_a_plan_that_says_what_the_law_says_changes_nothing() -> None:
    reform = plan(waarden={"stadjerspas.inkomensgrens": 1.2})
    assert changed(reform, JULY) == frozenset()
    assert depends(reform, None, JULY) == ((), ())
    assert affected(reform, JULY) == ()


def test_before_its_first_day_a_plan_changes_nothing() -> None:
    reform = plan(waarden={"stadjerspas.inkomensgrens": 1.3}, schaft_af=["leergeld"])
    assert changed(reform, JUNE) == frozenset()
    assert changed(reform, JULY) == {"stadjerspas.inkomensgrens_deel", "leergeld.recht_op_leergeld_gezin"}


def test_a_plan_of_one_municipality_is_not_used_for_another() -> None:
    reform = plan(gemeente="GM0014", waarden={"bijstand.norm_alleenstaande": 1500})
    with pytest.raises(BadReform, match="dit plan is voor GM0014"):
        book_of(reform, "GM0363")
    series = book_of(reform).folders["bijstand"].series("norm_alleenstaande", "GM0363")
    assert series is not None and series.at(JULY).number != 1500


def test_municipal_values_do_nothing_where_the_scheme_is_not_known() -> None:
    reform = plan(waarden={"stadjerspas.inkomensgrens": 1.3, "bijstand.norm_alleenstaande": 1500})
    assert changed(reform, JULY, "NL") == {"bijstand.norm_alleenstaande"}


def test_a_resident_reads_the_changed_value_with_the_plan_as_its_source() -> None:
    result = ask(plan(waarden={"stadjerspas.inkomensgrens": 1.3}))
    step = next(one for one in result.why("stadjerspas") if one.term == "stadjerspas.inkomensgrens_deel")
    assert (step.source, step.since) == ("plan: Proef", JULY)


# --- Schemes --------------------------------------------------------------------------------------------------------


def test_an_abolished_scheme_is_a_no_with_its_reason_and_gives_no_right_to_others() -> None:
    reform = plan(schaft_af=["stadjerspas"])
    today, then = ask(BASELINE), ask(reform)
    assert (today["stadjerspas"].outcome, then["stadjerspas"].outcome) == (Outcome.WAARSCHIJNLIJK, Outcome.NEE)
    assert then["stadjerspas"].because[0].sentence == "Deze regeling bestaat niet meer."
    assert (today["kindpakket"].outcome, then["kindpakket"].outcome) == (Outcome.WAARSCHIJNLIJK, Outcome.NEE)
    assert affected(reform, JULY) == ("kindpakket", "stadjerspas")
    assert ask(reform, JUNE)["stadjerspas"].outcome is Outcome.WAARSCHIJNLIJK


def test_merged_schemes_go_on_in_one_that_pays_per_child() -> None:
    result = ask(gallery()["een_kindpakket"])
    assert result["kindpakket"].name == "Eén Kindpakket"
    assert (result["kindpakket"].outcome, result["kindpakket"].amount) == (Outcome.JA, 500)
    assert result["leergeld"].because[0].sentence == "Deze regeling is opgegaan in: Eén Kindpakket."


def test_a_scheme_that_ended_holds_again_under_its_new_name() -> None:
    reform = gallery()["energietoeslag"]
    assert ask(BASELINE)["energietoeslag_2022"].outcome is Outcome.NEE
    result = ask(reform)["energietoeslag_2022"]
    assert (result.name, result.outcome, result.amount) == ("Energietoeslag", Outcome.JA, 800)
    assert affected(reform, JULY) == ("energietoeslag_2022",)


def test_a_condition_that_lapses_stops_nobody_and_is_not_asked() -> None:
    rich = {"wealth": {"savings": 90_000}}
    term = "heeft_vermogen_onder_grens_gezin"
    reform = plan(regels={f"bijstand.{term}": "vervalt"})
    today, then = ask(BASELINE, **rich)["bijstand"], ask(reform, **rich)["bijstand"]
    assert [one.term for one in today.because if one.met is False] == [term]
    assert term not in [one.term for one in then.because]
    assert all(one.met is not False for one in then.because)
    assert changed(reform, JULY) == {f"bijstand.{term}", "bijstand.recht_op_bijstand_gezin"}


# --- Rules ----------------------------------------------------------------------------------------------------------


def test_small_costs_wait_behind_the_threshold_and_no_longer_without_it() -> None:
    reform = gallery()["bijzondere_bijstand_zonder_drempel"]
    term = "kosten_zijn_hoger_dan_draagkracht_gezin"

    def met(law: Reform, costs: int) -> bool | None:
        answer = ask(law, situation={"special_costs": True, "special_costs_y": costs})["bijzondere_bijstand"]
        return next(one.met for one in answer.because if one.term == term)

    assert [met(baseline_of(reform), costs) for costs in (132, 133)] == [False, True]
    assert met(reform, 1) is True


def run(reform: Reform, term: str, facts: dict[str, Any] | None = None) -> np.ndarray:
    """A term for some sampled dwellings."""
    law = compile_population((), DAY, keep=[term], book=book_of(reform), threads=1)
    block = next(blocks(400, seed=3, day=DAY))
    block.facts = {**block.facts, **(facts or {})}
    return law.run_block(block)[term].astype(float)


def test_a_replaced_rule_never_runs_as_the_rule_it_replaced() -> None:
    term = "proefsamenwonen.is_nieuwe_partner_gezin"
    reform = read_reform({**HEAD, "vanaf": "2026-01-01", "regels": {term: "vervalt"}})
    facts = {"woonde_eerder_samen_gezin": True}
    first, then, again = run(BASELINE, term, facts), run(reform, term, facts), run(BASELINE, term, facts)
    assert (first.sum(), again.sum()) == (0, 0)
    assert then.all()


# --- Fingerprints ---------------------------------------------------------------------------------------------------


def test_a_fingerprint_is_of_what_changes_and_not_of_what_it_is_called() -> None:
    one = plan(waarden={"stadjerspas.inkomensgrens": 1.3})
    assert fingerprint(one) == fingerprint(plan(naam="Anders", waarden={"stadjerspas": {"inkomensgrens": "130%"}}))
    others = [
        BASELINE,
        one,
        plan(waarden={"stadjerspas.inkomensgrens": 1.31}),
        plan(vanaf="2026-08-01", waarden={"stadjerspas.inkomensgrens": 1.3}),
        plan(gemeente="GM0014", waarden={"stadjerspas.inkomensgrens": 1.3}),
        plan(schaft_af="stadjerspas"),
        plan(kent_automatisch_toe="stadjerspas"),
        *gallery().values(),
    ]
    assert len({fingerprint(reform) for reform in others}) == len(others)


def test_a_plan_without_changes_has_the_fingerprint_of_today() -> None:
    assert fingerprint(plan()) == fingerprint(BASELINE)
    assert book_of(plan()) is law_book()


def test_a_plan_travels_to_another_process() -> None:
    for reform in gallery().values():
        assert pickle.loads(pickle.dumps(reform)) == reform  # noqa: S301  our own bytes


def test_the_baseline_of_a_plan_holds_its_assumptions_and_nothing_else() -> None:
    reform = gallery()["inkomenstoeslag_vanzelf"]
    before = baseline_of(reform)
    assert (dict(before.assumed), before.automatic) == (dict(reform.assumed), ())
    assert changed(reform, DAY, against=before) == frozenset()
    assert baseline_of(gallery()["stadjerspas_130"]) is BASELINE


@pytest.mark.parametrize("key", gallery())
def test_every_plan_of_the_gallery_is_told_apart_from_today(key: str) -> None:
    reform = gallery()[key]
    before = baseline_of(reform)
    assert changed(reform, DAY, against=before) or reform.automatic
    assert not changed(reform, reform.start - timedelta(days=1))
