"""The same rules as a person who only wants speed would write them: one function, one pass, no names of the law."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numba
import numpy as np
from tests.benchmarks.same_rules import ANSWERS, DAY, GIVEN

_COLUMNS = (
    "geboortedatum",
    "is_eerste_toeslagpartner",
    "is_verzekerd",
    "heeft_rechtmatig_verblijf",
    "heeft_toeslagpartner",
    "woont_elders",
    *GIVEN,
)


def fused(law: dict[str, float]) -> Callable[[Any], dict[str, np.ndarray]]:
    """A function of a block, with the values of the law compiled in; its columns hold until the next block."""
    loop = _compile(law)
    kept: dict[str, np.ndarray] = {}

    def column(name: str, size: int, kind: type = float) -> np.ndarray:
        if name not in kept or len(kept[name]) < size:
            kept[name] = np.empty(size + size // 10, dtype=kind)
        return kept[name][:size]

    def run(block: Any) -> dict[str, np.ndarray]:
        persons, pairs, _, dwellings = block.counts
        kinds = [(persons, float)] * 3 + [(pairs, bool), (pairs, float), (dwellings, np.int32)]
        answers = [column(name, size, kind) for name, (size, kind) in zip(ANSWERS, kinds, strict=True)]
        sums = [column(name, pairs) for name in ("incomes", "wealths")] + [column("state", pairs, np.int8)]
        for start in (answers[-1], *sums):
            start[:] = 0
        loop(block.tp, block.adres, *(block.facts[name] for name in _COLUMNS), *answers, *sums)
        return dict(zip(ANSWERS, answers, strict=True))

    return run


def _compile(law: dict[str, float]) -> Callable[..., None]:
    year, first_of_month = DAY.year, DAY.year * 10000 + DAY.month * 100 + 1
    today, grown_up = DAY.year * 10000 + DAY.month * 100 + DAY.day, law["leeftijd_volwassen"]
    aow, adult, smallest = law["aow_leeftijd"], law["leeftijdsgrens"], law["kleinste_toeslag_y"]
    rate_1, rate_1_old, rate_2, rate_3 = (
        law["tarief_schijf_1"],
        law["tarief_schijf_1_aow"],
        law["tarief_schijf_2"],
        law["tarief_schijf_3"],
    )
    limit_new, limit_old, limit_2 = law["schijf_1_tot"], law["schijf_1_tot_geboren_voor_1946"], law["schijf_2_tot"]
    old_before = law["hogere_grens_geboren_voor"]
    general, general_from, general_part = (
        law["algemene_heffingskorting_maximum"],
        law["algemene_heffingskorting_afbouw_vanaf"],
        law["algemene_heffingskorting_afbouw_deel"],
    )
    w1, m1, f2, w2, m2, f3, w3, m3, less_from, less = (
        law[f"arbeidskorting_{name}"]
        for name in (
            "deel_1",
            "maximum_1",
            "vanaf_2",
            "deel_2",
            "maximum_2",
            "vanaf_3",
            "deel_3",
            "maximum_3",
            "afbouw_vanaf",
            "afbouw_deel",
        )
    )
    wealth_one, wealth_two = law["vermogensgrens_alleen"], law["vermogensgrens_paar"]
    premium, threshold, above = law["standaardpremie_y"], law["drempelinkomen_y"], law["percentage_boven_drempel"]
    one, two = law["percentage_alleen"], law["percentage_paar"]

    @numba.njit(nogil=True, error_model="numpy")
    def loop(
        tp,
        adres,
        birth,
        first,
        insured,
        lawful,
        partner,
        elsewhere,
        income,
        wealth,
        total,
        box1,
        work,
        tax,
        credit,
        work_credit,
        right,
        paid,
        adults,
        incomes,
        wealths,
        state,
    ):
        # state: bit 0 has partner, 1 somebody insured, 2 somebody not lawful, 3 applicant adult, 4 and 5 insured adults
        for i in range(len(tp)):
            g = tp[i]
            born = birth[i]
            month_index = (born // 10000 + aow - year) * 12 + born // 100 % 100 - 1.0
            months = min(12.0, max(0.0, month_index))
            rate = (months * rate_1 + (12 - months) * rate_1_old) / 12
            share = rate / rate_1
            limit = limit_old if born < old_before else limit_new
            taxed = max(0.0, box1[i])
            tax[i] = (
                rate * min(taxed, limit)
                + rate_2 * min(max(0.0, taxed - limit), limit_2 - limit)
                + rate_3 * max(0.0, taxed - limit_2)
            )
            credit[i] = share * max(0.0, general - general_part * max(0.0, total[i] - general_from))
            earned = work[i]
            step = min(m1, w1 * earned)
            step = min(m2, step + w2 * max(0.0, earned - f2))
            step = min(m3, step + w3 * max(0.0, earned - f3))
            work_credit[i] = share * max(0.0, step - less * max(0.0, earned - less_from))
            age = (first_of_month - born) // 10000
            bits = state[g]
            if partner[i]:
                bits |= 1
            if insured[i]:
                bits |= 2
                if age >= adult:
                    bits += 16
            if not lawful[i]:
                bits |= 4
            if first[i] and age >= adult:
                bits |= 8
            state[g] = bits
            if not elsewhere[i] and (today - born) // 10000 >= grown_up:
                adults[adres[i]] += 1
            incomes[g] += income[i]
            wealths[g] += wealth[i]
        for g in range(len(state)):
            bits = state[g]
            couple = bits & 1
            partners = 1 + couple
            own = (two if couple else one) * threshold + above * max(0.0, incomes[g] - threshold)
            year_amount = max(0.0, partners * premium - own) * min(bits >> 4, partners) / partners
            right[g] = (
                (bits & 14) == 10
                and wealths[g] <= (wealth_two if couple else wealth_one)
                and math.floor(year_amount + 1e-6) >= smallest
            )
            paid[g] = math.floor(year_amount / 12 + 1e-6) if right[g] else 0.0

    return loop
