"""Every worked example of the law, for one household and compiled for a population, to the cent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from perspectief.rules.cases import Case, read_cases, run_case
from perspectief.rules.household import Arrangement, arrangements, read_household
from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.evaluate import Outcome, evaluate
from perspectief.rules.kernel.levels import BY_WORD, Level
from perspectief.rules.kernel.population import Population, block_of, compile_population, fully_known, scheme_terms

CASES = list(read_cases())
LAW_IN_FULL = date(2024, 1, 1)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.folder}: {case.name}" for case in CASES])
def test_a_case_gives_what_it_expects(case: Case) -> None:
    assert run_case(case, law_book()) == []


def household_body(case: Case) -> dict:
    return {key: value for key, value in case.body.items() if key not in ("expect", "set", "source", "tolerance")}


def grouped() -> dict[tuple, list[Case]]:
    groups: dict[tuple, list[Case]] = defaultdict(list)
    for case in CASES:
        given = tuple(sorted(case.body.get("set") or ()))
        groups[case.day, case.body.get("municipality", "GM0014"), given].append(case)
    return groups


GROUPS = grouped()


@pytest.mark.parametrize("key", GROUPS, ids=[" ".join(map(str, (k[0], k[1], *k[2]))) for k in GROUPS])
def test_a_case_gives_the_same_compiled_for_a_population(key: tuple) -> None:
    day, municipality, given = key
    asked = sorted({scheme for case in GROUPS[key] for scheme in case.expect})
    if not asked:
        pytest.skip("deze gevallen vragen alleen termen")
    schemes = None if day >= LAW_IN_FULL and not given else asked
    population = compile_population(schemes, day, municipality=municipality, given=given)
    facts = [name for name in population.facts if "." not in name]
    cases = [(case, arrangements(read_household(household_body(case)), day)) for case in GROUPS[key]]
    alone = [(case, found[0]) for case, found in cases if len(found) == 1 and fully_known(found[0], facts)]
    if alone:
        compare(population, facts, alone, day)


def compare(population: Population, facts: Sequence[str], cases: list[tuple[Case, Arrangement]], day: date) -> None:
    block = block_of([arrangement for _, arrangement in cases], facts)
    block.facts = {**block.facts, **fixed_columns(population, cases)}
    columns = population.run_block(block)
    start = dict.fromkeys(Level, 0)
    for case, arrangement in cases:
        answers = evaluate(read_household(household_body(case)), day, tuple(case.expect), fixed=case.body.get("set"))
        for answer in answers.schemes:
            level = BY_WORD[answer.scheme.level]
            row = start[level] + (0 if level is Level.PERSON else arrangement.of[level][0])
            agree(case, answer, columns, row)
        start[Level.PERSON] += len(arrangement.ids)
        for level in (Level.PARTNERS, Level.FAMILY, Level.DWELLING):
            start[level] += arrangement.count[level]


def fixed_columns(population: Population, cases: list[tuple[Case, Arrangement]]) -> dict[str, np.ndarray]:
    columns: dict[str, list] = defaultdict(list)
    for case, a in cases:
        for name, value in (case.body.get("set") or {}).items():
            full = law_book().resolve(name)
            level = population.plan.slots[population.plan.index[full]].level
            firsts = range(len(a.ids)) if level is Level.PERSON else a.first_of(level)
            columns[full] += [value.get(a.ids[n], 0) if isinstance(value, dict) else value for n in firsts]
    return {name: np.array(values) for name, values in columns.items()}


def agree(case: Case, answer, columns: dict[str, np.ndarray], row: int) -> None:
    terms = scheme_terms(answer.scheme)
    if terms[0] not in columns:
        assert answer.outcome in (Outcome.NEE, Outcome.WETEN_WE_NIET), case.name
        return
    right = int(columns[terms[0]][row])
    open_conditions = any(reason.met is None for reason in answer.because)
    unmet = any(reason.met is False for reason in answer.because)
    assert right == (0 if unmet else 2 if open_conditions else 1), (case.name, answer.key)
    if len(terms) > 1:
        paid = float(columns[terms[1]][row])
        expected = answer.amount if answer.amount is not None else float("nan")
        assert paid == pytest.approx(expected, abs=0.001, nan_ok=True), (case.name, answer.key)
