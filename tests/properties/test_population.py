"""A household is the same alone, among 10,000 others, in another order, and compiled or not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest
from tests.properties.both_ways import told_in_full
from tests.properties.sample import DAY, Columns, amounts, answers, differ, dwellings, law, row_of_claimant, schemes

from perspectief.rules.household import arrangements, read_household
from perspectief.rules.kernel.evaluate import Outcome, SchemeResult, evaluate
from perspectief.rules.kernel.levels import BY_WORD, Level
from perspectief.rules.kernel.population import Block, block_of, compile_population, scheme_terms
from perspectief.simulation.samples import blocks, household_of, households

ALONE = range(0, 10_000, 67)
SHUFFLED = 60


def test_a_household_alone_equals_itself_among_ten_thousand() -> None:
    for dwelling in ALONE:
        household = read_household(household_of(dwellings(), dwelling))
        result = {answer.key: answer for answer in evaluate(household, DAY).schemes}
        for planned in schemes():
            row = row_of_claimant(dwellings(), dwelling, planned.scheme)
            agree(result[planned.scheme.key], answers(), row, dwelling)


def agree(answer: SchemeResult, columns: Columns, row: int, dwelling: int) -> None:
    terms = scheme_terms(answer.scheme)
    unmet = any(reason.met is False for reason in answer.because)
    still_open = any(reason.met is None for reason in answer.because)
    assert int(columns[terms[0]][row]) == (0 if unmet else 2 if still_open else 1), (answer.key, dwelling)
    if len(terms) > 1:
        expected = 0.0 if unmet else answer.amount if answer.amount is not None else float("nan")
        assert float(columns[terms[1]][row]) == pytest.approx(expected, abs=0.0051, nan_ok=True), (answer.key, dwelling)


def test_a_household_alone_in_a_block_equals_itself_among_ten_thousand() -> None:
    for dwelling in ALONE:
        household = read_household(household_of(dwellings(), dwelling))
        alone = law().run_block(block_of([told_in_full(arrangements(household, DAY)[0])], law().facts))
        for planned in schemes():
            row = row_of_claimant(dwellings(), dwelling, planned.scheme)
            for term in scheme_terms(planned.scheme):
                assert alone[term][0] == pytest.approx(answers()[term][row], abs=1e-9, nan_ok=True), (term, dwelling)


def test_order_of_rows_does_not_matter() -> None:
    block, rng = dwellings(), np.random.default_rng(3)
    assert block.who is not None
    rows = np.lexsort((rng.random(len(block.tp)), rng.permutation(block.counts[3])[block.adres]))
    place = np.argsort(rows).astype(np.int32)
    moved = [np.where(partner[rows] >= 0, place[partner[rows]], -1).astype(np.int32)
             for partner in (block.partner_tp, block.partner_gezin)]  # fmt: skip
    of_persons = {
        name: column[rows]
        for name, column in block.facts.items()
        if not name.endswith(("_tp", "_gezin", "_adres")) and isinstance(column, np.ndarray)
    }
    shuffled = Block(
        block.tp[rows], block.gezin[rows], block.adres[rows], *moved, {**block.facts, **of_persons}, block.counts
    )
    again = law().run_block(shuffled)
    for planned in schemes():
        for term in scheme_terms(planned.scheme):
            before = answers()[term][rows] if planned.level is Level.PERSON else answers()[term]
            assert close(again[term], before), term


def close(one: np.ndarray, other: np.ndarray) -> bool:
    """Equal to a billionth: in another order a sum of cents may end in another last bit."""
    return bool(np.allclose(one.astype(float), other.astype(float), rtol=0, atol=1e-7, equal_nan=True))


def test_order_of_persons_in_a_file_does_not_matter() -> None:
    rng = Random(5)
    for number, household in enumerate(households(SHUFFLED, seed=21, day=DAY)):
        persons = [{**person, "claimant": number == 0} for number, person in enumerate(household["persons"])]
        rng.shuffle(persons)
        before, after = (evaluate(read_household(body), DAY) for body in (household, {**household, "persons": persons}))
        for one, other in zip(before.schemes, after.schemes, strict=True):
            assert (one.outcome, one.depends_on) == (other.outcome, other.depends_on), (number, one.key)
            assert one.amount == pytest.approx(other.amount, abs=1e-7), (number, one.key)


def test_adding_up_without_copies_gives_the_same() -> None:
    drawn = list(blocks(3_000, seed=2, size=700, day=DAY))
    totals = [
        list(law().run(drawn, lambda _, columns: [np.nansum(c, dtype=float) for c in columns.values()], copies=copies))
        for copies in (True, False)
    ]
    assert totals[0] == totals[1]


def test_no_amount_is_negative() -> None:
    for key, term in amounts().items():
        assert not (answers()[term] < 0).any(), key


def test_who_has_no_right_is_granted_nothing_and_who_has_is_granted_something() -> None:
    for planned in schemes():
        if planned.scheme.amount:
            right, granted = (answers()[term] for term in scheme_terms(planned.scheme))
            assert not (granted[right == 0] != 0).any(), planned.scheme.key
            assert not (granted[right == 1] == 0).any(), planned.scheme.key


@pytest.mark.parametrize("outcome", [Outcome.JA, Outcome.NEE])
def test_the_sample_knows_yes_and_no_for_the_schemes_that_most_people_know(outcome: Outcome) -> None:
    known = {
        "zorgtoeslag",
        "huurtoeslag",
        "kindgebonden_budget",
        "kinderbijslag",
        "kinderopvangtoeslag",
        "bijstand",
        "aow",
    }
    right = 1 if outcome is Outcome.JA else 0
    for planned in schemes():
        if planned.scheme.key in known:
            assert (answers()[scheme_terms(planned.scheme)[0]] == right).sum() > 20, planned.scheme.key


UNCOMPILED = """
import sys, numpy as np
from tests.properties.test_population import small_sample
np.savez(sys.argv[1], **small_sample())
"""


def small_sample() -> Columns:
    """The national law for forty dwellings."""
    national = [one.scheme.key for one in schemes_without_compiling() if BY_WORD[one.scheme.level]]
    return compile_population(national, DAY, threads=1).run_block(next(blocks(40, seed=9, day=DAY)))


def schemes_without_compiling():
    from perspectief.rules.kernel.book import law_book
    from perspectief.rules.kernel.plan import Planner

    book = law_book()
    planner = Planner(book, DAY, "GM0014")
    for key, folder in book.folders.items():
        if folder.scheme and not folder.municipal:
            planner.add_scheme(key, strict=False)
    return [one for one in planner.plan.schemes if not one.problem and one.scheme.exists_on(DAY)]


def test_everything_uncompiled_gives_the_same(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PERSPECTIEF_COMPILE": "0", "PERSPECTIEF_CACHE": str(tmp_path),
                   "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])}  # fmt: skip
    subprocess.run(
        [sys.executable, "-c", UNCOMPILED, str(tmp_path / "plain.npz")], check=True, env=environment, cwd=root
    )
    compiled = law().run_block(next(blocks(40, seed=9, day=DAY)))
    with np.load(tmp_path / "plain.npz") as plain:
        assert len(plain.files) > 20
        for term in plain.files:
            assert not differ(plain[term], compiled[term]).any(), term
