"""What the law says of one block, cut down to what a simulation needs: incomes, the minimum, and who has a right."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.kernel.levels import Level
from perspectief.simulation import income
from perspectief.simulation.city.model import CityBlock
from perspectief.simulation.outcomes.law import ASSISTANCE, Columns, Law, SchemeLine
from perspectief.simulation.uptake.model import Applications, groups, score
from perspectief.simulation.uptake.priors import Priors
from perspectief.simulation.uptake.who import Applicants

Column = NDArray[Any]

NO, YES, UNKNOWN = 0, 1, 2
NORM = "sociaal_minimum.sociaal_minimum_m_gezin"
MOST_CENTS = 2**30
"""About ten million euro: more in a year is a mistake in the data."""


@dataclass(frozen=True)
class BlockRights:
    """One block under one law; amounts in cents a year.

    Per dwelling: `net` income without schemes, `minimum` of its policy minimum; `is_known`: whether both are known.
    `rights`: per scheme who may ask; `unknown`: per scheme households (by weight) of which the law cannot say it.
    """

    net: Column
    minimum: Column
    is_known: Column
    rights: Mapping[str, Applications]
    unknown: Mapping[str, int]
    assistance: Column | None

    def as_columns(self) -> Columns:
        """What `Law.settled` compares with."""
        return {} if self.assistance is None else {ASSISTANCE: self.assistance}


class People:
    """The applicants of a block at each level, worked out once: they hang on facts, not on the law."""

    def __init__(self, block: CityBlock):
        self.block = block
        self._at: dict[Level, Applicants] = {}

    def at(self, level: Level) -> Applicants:
        """The applicants of one level."""
        if level not in self._at:
            self._at[level] = Applicants(self.block, level)
        return self._at[level]


def read_rights(
    people: People,
    law: Law,
    columns: Columns,
    priors: Priors,
    in_kind: Collection[str] = (),
) -> BlockRights:
    """What the law says of a block. `in_kind`: schemes that gave no amount before a reform, so that an amount that
    somebody now assumes does not move the chance to ask."""
    block = people.block
    net, minimum = income.net_income_y(block, columns), income.policy_minimum_y(block, columns)
    rights, unknown = {}, {}
    for line in law.lines:
        rights[line.key] = applications(people, line, columns, priors, counts_amount=line.key not in in_kind)
        code = columns[line.right]
        homes = people.at(line.level).dwelling[code == UNKNOWN]
        unknown[line.key] = int(block.weight[homes].sum())
    return BlockRights(
        net=in_cents(net),
        minimum=in_cents(minimum),
        is_known=~np.isnan(net) & ~np.isnan(minimum),
        rights=rights,
        unknown=unknown,
        assistance=columns.get(ASSISTANCE),
    )


def applications(
    people: People, line: SchemeLine, columns: Columns, priors: Priors, *, counts_amount: bool = True
) -> Applications:
    """Who may ask for one scheme: a right that is known, with an amount that is not 0."""
    applicants = people.at(line.level)
    right = columns[line.right] == YES
    if line.amount is None:
        who = np.flatnonzero(right).astype(np.int32)
        cents, is_known = np.zeros(len(who), dtype=np.int64), np.zeros(len(who), dtype=np.bool_)
    else:
        amount = columns[line.amount]
        who = np.flatnonzero(right & (amount != 0)).astype(np.int32)
        is_known = ~np.isnan(amount[who])
        cents = in_cents(line.times * amount[who])
    told = applicants.receives(line.key)
    return Applications(
        who=who,
        dwelling=applicants.dwelling[who],
        place=applicants.place[who],
        cents=cents,
        is_known=is_known,
        score=score(applicants, who, cents if counts_amount else np.zeros_like(cents), municipal=line.municipal),
        group=groups(
            priors.of(line.key, municipal=line.municipal),
            applicants.source[who],
            _share_of_norm(line, who, columns),
        ),
        receives=None if told is None else told[who],
    )


def _share_of_norm(line: SchemeLine, who: Column, columns: Columns) -> Column:
    """The amount as a share of the social minimum of the family, for schemes of a family; else 1."""
    if line.amount is None or line.level is not Level.FAMILY or line.per != "maand":
        return np.ones(len(who))
    norm = columns[NORM][who]
    return np.where(norm > 0, columns[line.amount][who] / np.where(norm > 0, norm, 1.0), 1.0)


def in_cents(euros: Column) -> Column:
    """Whole cents; what is not known becomes 0."""
    cents = np.rint(100 * np.nan_to_num(euros, nan=0.0)).astype(np.int64)
    if len(cents) and max(cents.max(), -cents.min()) > MOST_CENTS:
        raise OverflowError("een inkomen van meer dan tien miljoen euro: kijk de gegevens na")
    return np.asarray(cents)
