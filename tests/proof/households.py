"""Random households for the proof, as household files in which everything is known. The same seed gives the same ones.

Ages, savings, rents and incomes lie near the limits of the law more often than in life.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

Raw = dict[str, Any]
TURNING = (1, 6, 12, 16, 18, 21, 23, 27, 67)
SAVINGS = {
    2024: (7575, 15150, 36952, 73904, 140213, 177301),
    2025: (7770, 15540, 37395, 74790, 141896, 179429),
    2026: (8000, 16000, 38479, 76958, 146011, 184633),
}
EQUITY = {2024: 63900, 2025: 65500, 2026: 67500}
RENTS = {
    2024: (454.47, 650.43, 697.07, 879.66),
    2025: (477.20, 682.96, 731.93, 900.07),
    2026: (498.20, 713.02, 764.14, 932.93),
}
INCOMES = (
    20700,
    22700,
    23425,
    24812,
    26819,
    28406,
    29736,
    35849,
    37545,
    38098,
    39141,
    40857,
    47403,
    51142,
    56413,
    81404,
)


class Maker:
    """Makes households of one day."""

    def __init__(self, day: date, seed: int):
        self.day, self.random = day, Random(f"{day} {seed}")

    def households(self, count: int) -> Iterator[Raw]:
        """So many households."""
        shapes: list[tuple[Callable[[], list[Raw]], int]] = [
            (self.single, 20),
            (self.pair, 16),
            (self.single_parent, 16),
            (self.family, 16),
            (self.grown_children, 9),
            (self.with_parents, 9),
            (self.housemates, 8),
            (self.young_parent_at_home, 6),
        ]
        for _ in range(count):
            shape = self.random.choices([one for one, _ in shapes], [weight for _, weight in shapes])[0]
            yield self.file(shape())

    def file(self, persons: list[Raw]) -> Raw:
        """The people in a home."""
        home, wealth = self.home(), self.wealth()
        if home["tenure"] == "koop":
            wealth["home_equity"] = EQUITY[self.day.year] + self.random.choice((-1000, 0, 1, 7575))
        return {
            "date": self.day.isoformat(),
            "persons": persons,
            "home": home,
            "wealth": wealth,
            "situation": {"home_can_be_sold": True},
        }

    # --- who ---

    def single(self) -> list[Raw]:
        """One adult."""
        return [self.adult("a", 18, 95)]

    def pair(self) -> list[Raw]:
        """Two partners, not far apart in age."""
        one = self.adult("a", 18, 90)
        age = self.day.year - int(one["birth_date"][:4])
        other = self.adult("b", max(18, age - 9), max(20, age + 9))
        one["partner"] = "b"
        return [one, other]

    def single_parent(self) -> list[Raw]:
        """One adult with one to six children."""
        parent = self.adult("a", 19, 60)
        return [parent, *self.children(["a"])]

    def family(self) -> list[Raw]:
        """Two adults with children, of both or (stepfamily) of one."""
        one, other = self.adult("a", 19, 60), self.adult("b", 19, 60)
        step = self.chance(0.15)
        if step or self.chance(0.7):
            one["partner"] = "b"
        return [one, other, *self.children(["a"] if step else ["a", "b"])]

    def grown_children(self) -> list[Raw]:
        """A parent or two with adult children at home, and perhaps a younger one."""
        parents = [self.adult("a", 45, 80)]
        if self.chance(0.5):
            parents.append(self.adult("b", 45, 80))
            parents[0]["partner"] = "b"
        ids = [one["id"] for one in parents]
        grown = [self.co_resident(f"g{number}", 18, 34, parents=ids) for number in range(self.random.randint(1, 3))]
        grown[0] |= self.tenant(0.1)
        return [*parents, *grown, *(self.children(ids)[:1] if self.chance(0.3) else [])]

    def with_parents(self) -> list[Raw]:
        """An adult who claims and lives with a parent or two."""
        parents = [self.co_resident(f"p{number}", 50, 90) for number in range(self.random.randint(1, 2))]
        if len(parents) == 2:
            parents[0]["partner"] = "p1"
        claimant = self.adult("a", 18, 45)
        claimant["parents"] = [one["id"] for one in parents]
        claimant |= self.tenant(0.1)
        return [claimant, *parents, *self.brother_or_partner(claimant)]

    def brother_or_partner(self, claimant: Raw) -> list[Raw]:
        """Now and then somebody else of that age, who may rent a room."""
        if self.chance(0.2):
            return [self.co_resident("s", 18, 45, parents=claimant["parents"]) | self.tenant(0.2)]
        if self.chance(0.2):
            claimant["partner"] = "b"
            return [self.adult("b", 18, 45)]
        return []

    def tenant(self, share: float) -> Raw:
        """Rents a room commercially, so often."""
        return {"commercial_tenant": True} if self.chance(share) else {}

    def housemates(self) -> list[Raw]:
        """An adult, perhaps with children, and others who are no relatives."""
        claimant = self.adult("a", 20, 70)
        mates = [self.co_resident(f"h{number}", 18, 70) for number in range(self.random.randint(1, 3))]
        return [claimant, *mates, *(self.children(["a"]) if self.chance(0.4) else [])]

    def young_parent_at_home(self) -> list[Raw]:
        """A young parent who lives with a parent of their own."""
        grandparent = self.co_resident("p0", 45, 70)
        parent = self.adult("a", 18, 26)
        parent["parents"] = ["p0"]
        return [parent, grandparent, *self.children(["a"], oldest=5)[:2]]

    def children(self, parents: list[str], oldest: int = 17) -> list[Raw]:
        """One to six children at home."""
        count = self.random.choices([1, 2, 3, 4, 5, 6], [30, 35, 18, 9, 5, 3])[0]
        return [self.child(f"k{number}", parents, oldest) for number in range(count)]

    def child(self, name: str, parents: list[str], oldest: int) -> Raw:
        """A minor child, perhaps in child care or with a job."""
        born = self.birth(0, oldest)
        child: Raw = {"id": name, "birth_date": born.isoformat(), "parents": parents, "income": []}
        years = self.day.year - born.year
        if years <= 11 and self.chance(0.35):
            kind = self.random.choice(("dagopvang", "gastouder") if years < 4 else ("bso", "gastouder"))
            child["childcare"] = {
                "kind": kind,
                "hours_m": self.random.choice((20, 40, 80, 120, 160, 230, 240)),
                "price_per_hour": round(self.random.uniform(6, 13), 2),
            }
        if years >= 15 and self.chance(0.3):
            child["income"] = [{"kind": "loon", "amount": self.random.randint(500, 9000), "per": "year"}]
            child["hours_per_week"] = 8
        return child

    def co_resident(self, name: str, youngest: int, oldest: int, parents: list[str] | None = None) -> Raw:
        """Another adult in the home: perhaps a tenant or a student, perhaps with savings."""
        one = self.adult(name, youngest, oldest)
        if parents:
            one["parents"] = parents
        else:
            one |= self.tenant(0.25)
        if youngest < 30 and self.chance(0.2):
            one |= {"student": "hbo", "student_finance": True, "lives_away_from_parents": not parents, "income": []}
            one |= {"business_hours_y": 0, "starter": False, "works_or_learns": True}
        if self.chance(0.2):
            one["wealth"] = {"savings": self.near(SAVINGS[self.day.year], 1)}
        return one

    def adult(self, name: str, youngest: int, oldest: int) -> Raw:
        """An adult with an income and answers to what may be asked."""
        born = self.birth(youngest, oldest)
        one: Raw = {"id": name, "birth_date": born.isoformat()}
        if (born.year + 67, born.month, born.day) <= (self.day.year, self.day.month, self.day.day):
            one["income"] = self.income_of_the_old()
            one["aow_years_missing"] = self.random.choice((0, 0, 0, 1, 10))
        else:
            one["income"] = self.income()
            one["no_parental_support"] = self.chance(0.3)
        kinds = {income["kind"] for income in one["income"]}
        if kinds & {"loon", "winst"}:
            one |= {"hours_per_week": 24, "exemption_months_used": self.random.choice((0, 3, 5, 6, 20, 35, 36))}
        one["works_or_learns"] = bool(kinds & {"loon", "winst"}) or self.chance(0.5)
        if "winst" in kinds:
            one |= {"business_hours_y": self.random.choice((0, 1224, 1225, 1800)), "starter": self.chance(0.2)}
        return one | self.rare(self.day.year - born.year)

    def rare(self, years: int) -> Raw:
        """What few people have."""
        return {
            **({"tax_credit_applied": False} if self.chance(0.03) else {}),
            **({"young_disabled": True} if years < 60 and self.chance(0.03) else {}),
            **({"medical_hours_limit": True} if self.chance(0.04) else {}),
            **({"wage_cost_subsidy": True} if self.chance(0.04) else {}),
            **({"bbl": True} if years < 40 and self.chance(0.04) else {}),
        }

    def birth(self, youngest: int, oldest: int) -> date:
        """A birth date; often somebody is just, or just not yet, of an age that counts."""
        turning = [age for age in TURNING if youngest < age <= oldest]
        if turning and self.chance(0.3):
            years = self.random.choice(turning)
            about = date(self.day.year - years, self.random.choice((1, self.day.month)), 1)
            shift = self.random.choice((0, 0, -1, 1, 14, -14, 30, -31))
            born = about + timedelta(days=shift)
            if born <= self.day and (youngest < 18 or self.is_adult(born)):
                return born
        first = date(self.day.year - oldest - 1, self.day.month, 2)
        last = date(self.day.year - youngest, self.day.month, 1)
        return first + timedelta(days=self.random.randint(0, (last - first).days))

    def is_adult(self, born: date) -> bool:
        """18 or older, since before this month."""
        return (born.year + 18, born.month) < (self.day.year, self.day.month)

    # --- what they have ---

    def income(self) -> list[Raw]:
        """Income under the AOW age."""
        pick = self.random.choices(range(9), [18, 36, 9, 9, 7, 7, 3, 3, 8])[0]
        if pick == 0:
            return []
        if pick == 1:
            return [self.yearly("loon", self.money())]
        if pick == 2:
            return [self.yearly(self.random.choice(("ww", "wia", "wajong")), self.random.uniform(3000, 40000))]
        if pick == 3:
            return [self.monthly("bijstand", self.random.uniform(200, 1250))]
        if pick == 4:
            return [
                self.monthly("bijstand", self.random.uniform(200, 1200)),
                self.monthly("loon", self.random.uniform(50, 1400)),
            ]
        if pick == 5:
            return [self.yearly("winst", self.random.uniform(0, 70000))]
        if pick == 6:
            return [self.yearly("partneralimentatie", self.random.uniform(1000, 15000))]
        if pick == 7:
            return [self.yearly("overig", self.random.uniform(1000, 30000))]
        return [
            self.monthly("ww", self.random.uniform(100, 1500)),
            self.monthly("loon", self.random.uniform(100, 2000)),
        ]

    def income_of_the_old(self) -> list[Raw]:
        """AOW, often with a pension, now and then with a wage."""
        incomes = [self.monthly("aow", self.random.uniform(700, 1680))]
        if self.chance(0.6):
            incomes.append(
                self.monthly("pensioen", self.random.choice((20, 60, 300, 900, 2500)) + self.random.random())
            )
        if self.chance(0.1):
            incomes.append(self.monthly("loon", self.random.uniform(100, 2500)))
        return incomes

    def money(self) -> float:
        """A year's wage."""
        if self.chance(0.3):
            return self.near(INCOMES, self.random.choice((1, 60)))
        return self.random.choice(
            (self.random.uniform(1000, 45000), self.random.uniform(1000, 45000), self.random.uniform(40000, 125000))
        )

    def yearly(self, kind: str, amount: float) -> Raw:
        """An income per year, in cents."""
        return {"kind": kind, "amount": round(amount, 2), "per": "year"}

    def monthly(self, kind: str, amount: float) -> Raw:
        """An income per month, or now and then per four weeks or week."""
        per = self.random.choices(("month", "four_weeks", "week"), (20, 3, 1))[0]
        amount = amount / 4.5 if per == "week" else amount
        return {
            "kind": kind,
            "amount": round(amount, 2),
            "per": per,
            **({"gross": False} if kind == "bijstand" else {}),
        }

    def wealth(self) -> Raw:
        """Savings of claimant and partner."""
        if self.chance(0.5):
            return {"savings": 0}
        amount = self.near(SAVINGS[self.day.year], 1) if self.chance(0.7) else self.random.randint(0, 200000)
        return {"savings": amount, **({"other": 100} if self.chance(0.1) else {})}

    def home(self) -> Raw:
        """Mostly rented, with a rent near a limit."""
        if self.chance(0.12):
            return {"tenure": "koop", "woz_value": 0}
        rents = RENTS[self.day.year]
        rent = self.near(rents, 0.01) if self.chance(0.4) else self.random.uniform(150, 1100)
        home: Raw = {"tenure": "huur", "bare_rent_m": round(rent, 2), "woz_value": 0}
        if self.chance(0.3):
            home["service_cost_m"] = self.random.choice((5, 12.5, 48, 60))
        return (
            home
            | ({"adapted": True} if self.chance(0.05) else {})
            | ({"self_contained": False} if self.chance(0.04) else {})
        )

    def near(self, limits: tuple[float, ...], step: float) -> float:
        """At a limit, or one step beside it."""
        return self.random.choice(limits) + self.random.choice((-step, 0, step))

    def chance(self, share: float) -> bool:
        """Yes, so often."""
        return self.random.random() < share
