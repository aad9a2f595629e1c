"""A reform gives the same for one household and for a population, and the same when only what changes is computed.

The whole gallery runs uncompiled in a process of its own: the loops are the same, and nothing waits for a compiler.
"""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.test_rules_use_agreed_constructs import problems_of
from tests.properties.sample import DAY, Columns, differ, row_of_claimant
from tests.properties.test_population import agree

from perspectief.rules.household import read_household
from perspectief.rules.kernel.evaluate import evaluate
from perspectief.rules.kernel.population import Block, Population, compile_population, scheme_terms
from perspectief.simulation.reforms import (
    BASELINE,
    RULES,
    Reform,
    Replacement,
    affected,
    baseline_of,
    book_of,
    depends,
    gallery,
    read_reform,
)
from perspectief.simulation.samples import SampledBlock, blocks, household_of

DWELLINGS, CHECKED = 120, 60
ROOT = Path(__file__).parents[2]
CHILD = "import sys; from tests.properties import test_reforms; getattr(test_reforms, sys.argv[1])(*sys.argv[2:])"


def uncompiled(check: str, key: str, folder: Path) -> None:
    """Run one of the checks below on a plan of the gallery, without compiling."""
    environment = {**os.environ, "PERSPECTIEF_COMPILE": "0", "PERSPECTIEF_CACHE": str(folder),
                   "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}  # fmt: skip
    command = [sys.executable, "-c", CHILD, check, key]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("key", gallery())
def test_a_plan_gives_a_household_alone_what_it_gives_in_a_population(key: str, tmp_path: Path) -> None:
    uncompiled("alone_equals_population", key, tmp_path)


@pytest.mark.parametrize("key", gallery())
def test_computing_only_what_changes_gives_the_same_to_the_cent(key: str, tmp_path: Path) -> None:
    uncompiled("part_equals_whole", key, tmp_path)


def sample() -> SampledBlock:
    return next(blocks(DWELLINGS, seed=13, day=DAY))


def law(reform: Reform, schemes: tuple[str, ...] | None, keep: tuple[str, ...] = ()) -> Population:
    return compile_population(schemes, DAY, keep=keep, book=book_of(reform), threads=1)


def alone_equals_population(key: str) -> None:
    reform, block = gallery()[key], sample()
    keys = affected(reform, DAY) or reform.automatic
    population = law(reform, tuple(one for one in keys if exists(reform, one)))
    columns = population.run_block(block)
    for dwelling in range(CHECKED):
        household = read_household(household_of(block, dwelling))
        for answer in evaluate(household, DAY, keys, book=book_of(reform)).schemes:
            if exists(reform, answer.key):
                agree(answer, columns, row_of_claimant(block, dwelling, answer.scheme), dwelling)


def exists(reform: Reform, key: str) -> bool:
    scheme = book_of(reform).folders[key].scheme_of("GM0014")
    return scheme is not None and scheme.exists_on(DAY)


def part_equals_whole(key: str) -> None:
    reform = gallery()[key]
    before = baseline_of(reform)
    recompute, given = depends(reform, None, DAY, against=before)
    whole = law(reform, None).run_block(sample())
    today = law(before, None, given).run_block(sample())
    part = run_part(reform, recompute, given, today)
    assert set(part) <= set(whole)
    for term, column in whole.items():
        assert not differ(column, part[term] if term in part else today[term]).any(), term


def run_part(reform: Reform, recompute: tuple[str, ...], given: tuple[str, ...], today: Columns) -> Columns:
    """What is asked of a reform, with the columns of today's law as data."""
    asked = [
        term
        for key, scheme in book_of(reform).schemes.items()
        if exists(reform, key)
        for term in scheme_terms(scheme)
        if term in recompute
    ]
    population = compile_population((), DAY, keep=asked, given=given, book=book_of(reform), threads=1)
    computed = {slot.name for slot in population.plan.slots if slot.version is not None}
    assert computed == set(recompute)
    return population.run_block(carrying(sample(), {term: today[term] for term in given}))


def carrying(block: SampledBlock, columns: Columns) -> Block:
    return Block(
        block.tp,
        block.gezin,
        block.adres,
        block.partner_tp,
        block.partner_gezin,
        {**block.facts, **columns},
        block.counts,
    )


def test_compiled_too_a_higher_limit_lets_more_people_in_and_shuts_nobody_out() -> None:
    term = "voedselbank.heeft_weinig_leefgeld_gezin"
    head = {"naam": "Meer leefgeld", "reden": "Om te zien.", "vanaf": DAY}
    more = read_reform({**head, "waarden": {"voedselbank.basisbedrag_m": 400}})
    before, after = (law(reform, (), (term,)).run_block(sample())[term].astype(int) for reform in (BASELINE, more))
    assert (after >= before).all()
    assert after.sum() > before.sum()


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_of_a_plan_is_written_as_the_law_is(rule: Replacement) -> None:
    assert problems_of(inspect.getsource(rule.function), set()) == []
