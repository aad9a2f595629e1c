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
from perspectief.rules.kernel.levels import BY_WORD, Level, level_of
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


def name_of(key: tuple) -> str:
    return " ".join(map(str, (key[0], key[1], *key[2])))


WITH_SCHEMES = [key for key, cases in GROUPS.items() if any(case.expect for case in cases)]
WITH_TERMS = [key for key, cases in GROUPS.items() if any(case.terms for case in cases)]


@pytest.mark.parametrize("key", WITH_SCHEMES, ids=[name_of(k) for k in WITH_SCHEMES])
def test_a_case_gives_the_same_compiled_for_a_population(key: tuple) -> None:
    day, municipality, given = key
    asked = sorted({scheme for case in GROUPS[key] for scheme in case.expect})
    schemes = None if day >= LAW_IN_FULL and not given else asked
    population = compile_population(schemes, day, municipality=municipality, given=given)
    facts = [name for name in population.facts if "." not in name]
    cases = [(case, arrangements(read_household(household_body(case)), day)) for case in GROUPS[key]]
    alone = [(case, found[0]) for case, found in cases if len(found) == 1 and fully_known(found[0], facts)]
    if alone:
        compare(population, facts, alone, day)


@pytest.mark.parametrize("key", WITH_TERMS, ids=[name_of(k) for k in WITH_TERMS])
def test_a_term_gives_the_same_compiled_for_a_population(key: tuple) -> None:
    day, municipality, given = key
    book = law_book()
    asked = {book.resolve(term) for case in GROUPS[key] for term in case.terms}
    terms = sorted(term for term in asked if book.is_rule(term) and book.version(term, day) and term not in given)
    population = compile_population([], day, municipality=municipality, keep=terms, given=given)
    facts = [name for name in population.facts if "." not in name]
    cases = [(case, arrangements(read_household(household_body(case)), day)) for case in GROUPS[key]]
    alone = [(case, found[0]) for case, found in cases if len(found) == 1 and fully_known(found[0], facts)]
    if not alone:
        return
    block = block_of([arrangement for _, arrangement in alone], facts)
    block.facts = {**block.facts, **fixed_columns(population, alone)}
    columns = population.run_block(block)
    starts = dict.fromkeys(Level, 0)
    for case, arrangement in alone:
        result = evaluate(read_household(household_body(case)), day, (), show=tuple(terms), fixed=case.body.get("set"))
        for term in terms:
            agree_on_term(case, term, result.terms[term], columns[term], starts[level_of(term)])
        for level in Level:
            starts[level] += len(arrangement.ids) if level is Level.PERSON else arrangement.count[level]


def agree_on_term(case: Case, term: str, shown: object, column: np.ndarray, start: int) -> None:
    """`shown` holds a number for a dwelling, else one per person or first member, in the order of the column."""
    values = list(shown.values()) if isinstance(shown, dict) and "between" not in shown else [shown]
    compiled = [float(one) for one in column[start : start + len(values)]]
    code = column.dtype == np.int8
    for alone, together in zip(values, compiled, strict=True):
        unknown = together == 2 if code else np.isnan(together)
        if alone is None or isinstance(alone, dict):
            assert unknown, (case.name, term)
        else:
            assert together == pytest.approx(float(alone), abs=0.001), (case.name, term)


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
            if full not in population.plan.index:
                continue  # these terms do not rest on it
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
