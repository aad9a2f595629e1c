"""The sampled households: a prior for every fact, and the same household as a file and as columns."""

from __future__ import annotations

from datetime import date
from itertools import islice

import numpy as np
import pytest
from tests.properties.sample import DAY

from perspectief.rules.facts import FACTS, Kind
from perspectief.rules.household import arrangements, read_household
from perspectief.rules.kernel.levels import GROUPS, Level
from perspectief.simulation.samples import PRIORS, SampledBlock, blocks, household_of, households
from perspectief.simulation.samples import dwellings as kinds

COMPACT = (np.bool_, np.int8, np.int16, np.int32, np.float32)


@pytest.fixture(scope="module")
def block() -> SampledBlock:
    return next(blocks(2_000, seed=5, day=DAY))


def test_every_fact_has_a_prior() -> None:
    assert set(FACTS) - set(PRIORS) == set()


@pytest.mark.parametrize("fact", PRIORS)
def test_a_prior_says_where_it_comes_from(fact: str) -> None:
    says = PRIORS[fact].says.lower()
    assert any(word in says for word in ("source:", "assumption", "worked out")), says


@pytest.mark.parametrize("day", [DAY, date(2025, 6, 15)])
def test_a_dwelling_is_the_same_as_a_file_and_as_columns(day: date) -> None:
    block = next(blocks(500, seed=11, day=day))
    for dwelling in range(block.counts[3]):
        readings = arrangements(read_household(household_of(block, dwelling)), day)
        assert len(readings) == 1
        rows = residents(block, dwelling)
        for level in (Level.PARTNERS, Level.FAMILY):
            column = block.tp if level is Level.PARTNERS else block.gezin
            assert readings[0].of[level] == [int(column[row] - column[rows[0]]) for row in rows]
        for level, column in (("tp", block.partner_tp), ("gezin", block.partner_gezin)):
            assert readings[0].partner[level] == [int(column[r]) - rows[0] if column[r] >= 0 else -1 for r in rows]
        for fact in FACTS.values():
            entities = entities_of(block, dwelling, fact.level)
            told = readings[0].fact(fact.name)[: len(entities)]
            assert told == [block.facts[fact.name][entity] for entity in entities], fact.name


def residents(block: SampledBlock, dwelling: int) -> list[int]:
    assert block.who is not None
    first = int(block.who.start[dwelling])
    return list(range(first, first + int(block.who.size[dwelling])))


def entities_of(block: SampledBlock, dwelling: int, level: Level) -> list[int]:
    """A file tells about the claimant's own family only."""
    rows = residents(block, dwelling)
    family = [int(block.gezin[rows[0]])]
    return {Level.PERSON: rows, Level.FAMILY: family, Level.DWELLING: [dwelling]}[level]


def test_the_same_seed_gives_the_same_whatever_is_asked(block: SampledBlock) -> None:
    again = next(blocks(2_000, seed=5, facts=("spaargeld", "loon_bruto_y"), day=DAY))
    other = next(blocks(2_000, seed=6, facts=("spaargeld",), day=DAY))
    assert np.array_equal(again.facts["spaargeld"], block.facts["spaargeld"])
    assert np.array_equal(again.tp, block.tp)
    assert not np.array_equal(again.facts["spaargeld"][:500], other.facts["spaargeld"][:500])


def test_columns_are_compact_and_as_long_as_their_level(block: SampledBlock) -> None:
    for name, column in block.facts.items():
        assert isinstance(column, np.ndarray), name
        assert column.dtype in COMPACT, name
        assert len(column) == block.counts[(Level.PERSON, *GROUPS).index(FACTS[name].level)], name


def test_choices_and_days_exist(block: SampledBlock) -> None:
    for fact in FACTS.values():
        values = set(np.asarray(block.facts[fact.name]).tolist())
        if fact.choices is not None:
            assert values <= {int(choice) for choice in fact.choices}, fact.name
        if fact.kind is Kind.DATE:
            assert all(date(day // 10000, day // 100 % 100, day % 100) for day in values), fact.name


def test_every_yes_no_is_sometimes_true_and_sometimes_false(block: SampledBlock) -> None:
    known_to_a_register = {"netto_is_opgegeven", "vermogen_is_opgegeven", "eigen_woning_is_opgegeven_adres"}
    known_to_a_register |= {"aow_zonder_vakantiegeld"}
    many = next(blocks(20_000, seed=1, size=20_000, day=DAY))
    for fact in FACTS.values():
        if fact.kind is Kind.YES_NO and fact.name not in known_to_a_register:
            assert 0 < np.asarray(many.facts[fact.name]).mean() < 1, fact.name


def test_blocks_are_drawn_one_by_one() -> None:
    drawn = blocks(10**9, seed=1, facts=("spaargeld",), size=1_000, day=DAY)
    assert [block.counts[3] for block in islice(drawn, 3)] == [1_000, 1_000, 1_000]


def test_households_are_the_dwellings_of_the_blocks() -> None:
    block = next(blocks(20, seed=3, day=DAY))
    assert list(households(20, seed=3, day=DAY)) == [household_of(block, number) for number in range(20)]


def test_shares_of_kinds_are_as_documented() -> None:
    block = next(blocks(40_000, seed=1, facts=("krijgt_bijstand", "woonvorm_adres"), day=DAY))
    assert block.who is not None
    for kind, share in kinds.KIND_SHARES.items():
        assert (block.who.kind == kind).mean() == pytest.approx(share, abs=0.01)
    on_assistance = np.asarray(block.facts["krijgt_bijstand"])[block.who.start].mean()
    owners = (block.facts["woonvorm_adres"] == 2).mean()
    assert on_assistance == pytest.approx(0.045, abs=0.02)
    assert owners == pytest.approx(0.58, abs=0.06)
