"""Our kernel beside OpenFisca-Core and beside a loop written by hand: the same rules, the same 1,000,000 households."""

from __future__ import annotations

import time

import numpy as np
from tests.benchmarks import hand_fused, openfisca
from tests.benchmarks.measure import Figures, fastest
from tests.benchmarks.same_rules import ANSWERS, Register, compile_kernel, constants, count_rules, cut, draw_register

from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.population import Block, Population

DWELLINGS = 1_000_000
ONE_EURO = 1.0
ROUNDED_APART = 0.001
"""OpenFisca computes in 32 bits: in at most one of a thousand rows an amount just under a whole euro may fall apart."""


def compare() -> Figures:
    """First the answers, then the time. Building: from columns of a register to what the engine can compute with."""
    register = draw_register(DWELLINGS, seed=1)
    kernel = compile_kernel(law_book(), threads=2)
    law = constants(kernel.plan)
    by_hand, country = hand_fused.fused(law), openfisca.system(law)
    blocks = cut(register)
    agree(register, kernel, blocks, by_hand, country)
    rules, aggregates = count_rules(kernel.plan)

    building = fastest(lambda: cut(register))
    theirs_building, theirs = openfisca_seconds(country, register)
    two_threads = fastest(lambda: totals(kernel, blocks))
    kernel.threads = 1
    one_thread = fastest(lambda: totals(kernel, blocks))
    hand = fastest(lambda: [_sums(by_hand(block)) for block in blocks])
    return {
        "kernel_vs_openfisca_compute": theirs / two_threads,
        "kernel_vs_openfisca_compute_one_thread": theirs / one_thread,
        "kernel_vs_openfisca_total": (theirs_building + theirs) / (building + two_threads),
        "kernel_vs_hand_fused": hand / one_thread,
        "engines_rules": rules,
        "engines_aggregates": aggregates,
        "kernel_compute_s": two_threads,
        "kernel_compute_one_thread_s": one_thread,
        "kernel_build_s": building,
        "openfisca_compute_s": theirs,
        "openfisca_build_s": theirs_building,
        "hand_fused_s": hand,
    }


def totals(kernel: Population, blocks: list[Block]) -> list[float]:
    """The sum of every answer over all households."""
    return list(np.sum(list(kernel.run(blocks, lambda block, columns: _sums(columns), copies=False)), axis=0))


def openfisca_seconds(country, register: Register, times: int = 5) -> tuple[float, float]:
    """The fastest building and computing; every time from the start, because a simulation remembers its answers."""
    building, computing = [], []
    for _ in range(times):
        begin = time.perf_counter()
        simulation = openfisca.build(country, register)
        built = time.perf_counter()
        _sums(openfisca.compute(simulation, ANSWERS))
        building.append(built - begin)
        computing.append(time.perf_counter() - built)
    return min(building), min(computing)


def _sums(columns: dict[str, np.ndarray]) -> list[float]:
    return [float(columns[name].sum()) for name in ANSWERS]


def agree(register: Register, kernel: Population, blocks: list[Block], by_hand, country) -> None:
    """Stops when the engines do not give the same."""
    parts = list(kernel.run(blocks, lambda block, columns: columns))
    hands = [{name: column.copy() for name, column in by_hand(block).items()} for block in blocks]
    theirs = openfisca.compute(openfisca.build(country, register), ANSWERS)
    for name in ANSWERS:
        ours = np.concatenate([part[name] for part in parts]).astype(float)
        apart = np.abs(theirs[name].astype(float) - ours)
        if apart.max() > ONE_EURO or (apart > 0.05).mean() > ROUNDED_APART:
            raise AssertionError(f"{name}: OpenFisca differs, by {apart.max()} at most, in {(apart > 0.05).mean():.2%}")
        fused = np.concatenate([part[name] for part in hands]).astype(float)
        if np.abs(fused - ours).max() > ONE_EURO or (fused != ours).mean() > ROUNDED_APART:
            raise AssertionError(f"{name}: the loop by hand differs")
