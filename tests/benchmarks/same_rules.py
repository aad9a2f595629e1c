"""The rules that every engine computes in this comparison, and the population they compute it for.

Zorgtoeslag with everything below it, income tax of box 1 with two tax credits, and the adults at an address: 33 rules,
of which eight bring persons up to allowance partners or to the dwelling. Incomes and wealth of a person are given, as
they would come from a register.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from perspectief.rules.kernel.book import Book
from perspectief.rules.kernel.plan import Plan
from perspectief.rules.kernel.population import Block, Population, compile_population
from perspectief.simulation.samples import blocks

DAY = date(2026, 1, 1)
BLOCK = 50_000
GIVEN = (
    "awir.toetsingsinkomen_y",
    "awir.vermogen_1_januari",
    "inkomen.verzamelinkomen_y",
    "inkomen.belastbaar_inkomen_box1_y",
    "inkomen.arbeidsinkomen_y",
)
PERSON_ANSWERS = (
    "inkomstenbelasting.belasting_box1_y",
    "inkomstenbelasting.algemene_heffingskorting_y",
    "inkomstenbelasting.arbeidskorting_y",
)
PARTNER_ANSWERS = ("zorgtoeslag.recht_op_zorgtoeslag_tp", "zorgtoeslag.toegekend_zorgtoeslag_m_tp")
DWELLING_ANSWERS = ("huishouden.aantal_volwassenen_adres",)
ANSWERS = (*PERSON_ANSWERS, *PARTNER_ANSWERS, *DWELLING_ANSWERS)
_FACTS = (
    "geboortedatum",
    "is_eerste_toeslagpartner",
    "is_verzekerd",
    "heeft_rechtmatig_verblijf",
    "heeft_toeslagpartner",
    "woont_elders",
)
_MONEY = ("loon_bruto_y", "winst_y", "uitkering_bruto_y", "aow_bruto_y", "pensioen_bruto_y", "spaargeld")


@dataclass
class Register:
    """A population as it would lie on disk: one row per person, with the number of its pair and of its dwelling."""

    dwellings: int
    tp: np.ndarray
    adres: np.ndarray
    columns: dict[str, np.ndarray]
    """Compact, by the name of the fact or given term."""


def draw_register(dwellings: int, seed: int) -> Register:
    """The population of this comparison."""
    tp, adres, columns = [], [], {name: [] for name in (*_FACTS, *_MONEY)}
    pairs = homes = 0
    for block in blocks(dwellings, seed, (*_FACTS, *_MONEY), BLOCK, day=DAY):
        tp.append(block.tp + np.int32(pairs))
        adres.append(block.adres + np.int32(homes))
        pairs, homes = pairs + block.counts[1], homes + block.counts[3]
        for name, parts in columns.items():
            parts.append(block.facts[name])
    joined = {name: np.concatenate(parts) for name, parts in columns.items()}
    return Register(
        dwellings,
        np.concatenate(tp),
        np.concatenate(adres),
        {name: joined[name] for name in _FACTS} | _given({name: joined[name].astype(np.int32) for name in _MONEY}),
    )


def _given(money: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    work = money["loon_bruto_y"] + np.maximum(money["winst_y"], 0)
    income = work + money["uitkering_bruto_y"] + money["aow_bruto_y"] + money["pensioen_bruto_y"]
    return dict(zip(GIVEN, (income, money["spaargeld"], income, income, work), strict=True))


def compile_kernel(book: Book, threads: int) -> Population:
    """Our kernel with exactly these rules."""
    keep = (*PERSON_ANSWERS, *DWELLING_ANSWERS)
    return compile_population(("zorgtoeslag",), DAY, keep=keep, given=GIVEN, book=book, threads=threads)


def cut(register: Register) -> list[Block]:
    """The register as blocks with index columns: what our kernel needs before it can compute."""
    bounds = np.searchsorted(register.adres, np.arange(0, register.dwellings + BLOCK, BLOCK))
    nobody = np.full(int(np.diff(bounds).max()), -1, dtype=np.int32)
    return [_block(register, slice(int(begin), int(end)), nobody) for begin, end in pairwise(bounds) if end > begin]


def _block(register: Register, rows: slice, nobody: np.ndarray) -> Block:
    tp, adres = register.tp[rows] - register.tp[rows.start], register.adres[rows] - register.adres[rows.start]
    counts = (len(tp), int(tp[-1]) + 1, int(tp[-1]) + 1, int(adres[-1]) + 1)  # no rule here asks for families
    return Block(
        tp,
        tp,
        adres,
        nobody[: len(tp)],
        nobody[: len(tp)],
        {name: column[rows] for name, column in register.columns.items()},
        counts,
    )


def constants(plan: Plan) -> dict[str, float]:
    """Every value of the law in the plan, by its own name, for the engines that we compare with."""
    return {
        slot.name.rpartition(".")[2]: float(_number(slot.constant))
        for slot in plan.slots
        if slot.level is None and slot.type is not tuple and slot.constant is not None
    }


def _number(value: Any) -> float:
    return float(value)


def count_rules(plan: Plan) -> tuple[int, int]:
    """How many rules the plan has, and how many of them aggregate."""
    rules = [slot.version for slot in plan.slots if slot.version]
    return len(rules), sum(version.aggregate is not None for version in rules)
