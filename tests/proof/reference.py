"""The national law a second time: plain Python, written from the published amounts and the text of the law.

Nothing here comes from `perspectief.rules`. Money is `Decimal`, people are dataclasses, and every amount stands in a
table below. `answer(file, day)` takes a household file with everything known and gives what it is entitled to. `None`
as an amount means: the amount of that law is not known for that day. `NOT_COMPARED` means: this text does not say
(bijstand for the self-employed and for students, the steps of child care that it has no table for).

Readings, where the text leaves a choice:

* the first person claims; savings in the file belong to claimant and allowance partner together, on 1 January;
* Awir 5: a birthday on the first of the month counts at once; all days here are the first of a month;
* WKB 2: a child counts from the month after birth up to the month in which it turns 18, and is 12 or 16 a month later;
* net income is the month's income less the wage tax of the table for it, with the credits at the payer of most; income
  without a payer (alimony, other) bears the Zvw contribution and what the assessment of the year still asks;
* bijstand in the file is net and half of each partner; it is grossed up over the year, with the general credit unless
  another payer has it;
* PW 20.4: the comparable norm from 21 is the shared one when others share the cost;
* partners each have half of box 3; wealth exactly at a limit keeps the right;
* the first child in child care is the one with most hours, then with the highest bill, both before their maxima;
* co-residents that rent a room commercially and are no first-degree relative are outside the rent allowance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

D = Decimal
NOT_COMPARED = D("NaN")
ZERO, CENT, AOW_AGE = D(0), D("0.01"), 67
Amount = Decimal | None


def table(text: str) -> list[tuple[Decimal, ...]]:
    """Rows of numbers, one a line."""
    return [tuple(D(word) for word in line.split()) for line in text.strip().splitlines()]


def by_date(text: str) -> dict[date, list[Amount]]:
    """A column per half year, a row per amount; `-` is not known."""
    days = [date(year, month, 1) for year in (2024, 2025, 2026) for month in (1, 7)]
    rows = [[None if word == "-" else D(word) for word in line.split()] for line in text.strip().splitlines()]
    return {day: [row[column] for row in rows] for column, day in enumerate(days)}


# --- Participatiewet ------------------------------------------------------------------------------------------------

(
    YOUNG,
    YOUNG_PAIR,
    MIXED_PAIR,
    YOUNG_PARENTS,
    MIXED_PARENTS,
    NO_PARENTS_EXTRA,
    ALONE,
    PAIR,
    OLD_ALONE,
    OLD_PAIR,
    YOUNG_PART_CHILDREN,
    YOUNG_PART,
) = range(12)
NORMS = by_date("""
    316.94  323.03  332.17  337.98  345.99  350.42
    633.88  646.06  664.34  675.96  691.98  700.84
    1233.96 1257.64 1293.21 1315.88 1347.06 1364.32
    1000.69 1019.90 1048.75 1067.12 1092.41 1106.40
    1600.77 1631.48 1677.62 1707.04 1747.49 1769.88
    0       0       0       0       746.45  762.24
    1283.83 1308.45 1345.45 1369.06 1401.50 1419.46
    1834.04 1869.21 1922.07 1955.80 2002.13 2027.79
    1425.76 1456.85 1501.07 1530.21 1564.69 1587.34
    1932.32 1976.64 2053.48 2094.98 2144.16 2176.10
    683.75  696.87  716.58  729.14  746.42  755.98
    316.94  323.03  332.17  337.98  345.99  350.42
""")
EARNINGS_KEPT, PARENT_EARNINGS_KEPT, LIMITED_EARNINGS_KEPT, SUBSIDISED_EARNINGS_KEPT = range(4)
KEPT = by_date("""
    264     269     273     278     285     285
    164.73  167.79  170.61  173.87  177.66  177.66
    167.07  170.18  173.04  -       180.19  180.19
    157.96  170.18  170.18  -       180.19  180.19
""")
WEALTH_PW = {2024: D(7575), 2025: D(7770), 2026: D(8000)}
HOME_PW = {2024: D(63900), 2025: D(65500), 2026: D(67500)}
PENSION_KEPT = {2024: None, 2025: D("25.70"), 2026: D("26.50")}

# --- AOW, kinderbijslag, minimum wage -------------------------------------------------------------------------------

AOW = by_date("""
    1541.53 1569.75 1580.92 1612.44 1637.57 1662.16
    1047.60 1067.47 1081.50 1103.97 1122.12 1139.39
""")
AOW_HOLIDAY_PAY = by_date("""
    -       -       102.46  100.39  106.55  104.78
    -       55.96   73.18   71.71   76.10   74.85
""")
CHILD_BENEFIT = by_date("""
    279.49 281.69 286.45 291.49 295.07 298.40
    339.38 342.05 347.83 353.95 358.30 362.35
    399.27 402.41 409.21 416.41 421.53 426.29
""")
MINIMUM_WAGE = by_date("13.27 13.68 14.06 14.40 14.71 14.99")
YOUTH = {15: D("0.30"), 16: D("0.345"), 17: D("0.395"), 18: D("0.50"), 19: D("0.60"), 20: D("0.80")}
YOUTH_BBL = {18: D("0.455"), 19: D("0.525"), 20: D("0.615")}


# --- Tax ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TaxYear:
    """Box 1, credits, Zvw and the self-employed in one year."""

    first: Decimal
    first_before_1946: Decimal
    second: Decimal
    rates: tuple[Decimal, Decimal, Decimal]
    old_rate: Decimal
    general: tuple[Decimal, Decimal, Decimal]
    work: list[tuple[Decimal, ...]]
    work_fall: tuple[Decimal, Decimal]
    child: tuple[Decimal, Decimal, Decimal]
    elderly: tuple[Decimal, Decimal]
    elderly_alone: Decimal
    young_disabled: Decimal
    self_employed: Decimal
    profit_exempt: Decimal
    zvw: Decimal
    zvw_max: Decimal


def tax_year(text: str, work: str) -> TaxYear:
    """One year from its numbers in a row."""
    n = [D(word) for word in text.split()]
    steps = table(work)
    return TaxYear(
        n[0],
        n[1],
        n[2],
        (n[3], n[4], n[5]),
        n[6],
        (n[7], n[8], n[9]),
        steps[:3],
        (steps[3][0], steps[3][1]),
        (D("0.1145"), n[10], n[11]),
        (n[12], n[13]),
        n[14],
        n[15],
        n[16],
        n[17],
        n[18],
        n[19],
    )


TAX = {
    2024: tax_year(
        "38098 40021 75518 .3697 .3697 .4950 .1907 3362 24812 .0663 6073 2950 2010 44770 524 898 3750 .1331 "
        ".0532 71628",
        """
        .08425 0     968
        .31433 11490 5158
        .02471 24820 5532
        .06510 39957""",
    ),
    2025: tax_year(
        "38441 40502 76817 .3582 .3748 .4950 .1792 3068 28406 .06337 6145 2986 2035 45308 531 909 2470 .1270 "
        ".0526 75864",
        """
        .08053 0     980
        .30030 12169 5220
        .02258 26288 5599
        .06510 43071""",
    ),
    2026: tax_year(
        "38883 41123 78426 .3575 .3756 .4950 .1785 3115 29736 .06398 6239 3032 2067 46002 540 923 1200 .1270 "
        ".0485 79409",
        """
        .08324 0     996
        .31009 11965 5300
        .01950 25845 5685
        .06510 45592""",
    ),
}
STARTER = D(2123)


@dataclass(frozen=True)
class SavingsYear:
    """Box 3 in one year: free per person, return on savings and on the rest."""

    free: int
    savings: Decimal
    other: Decimal


BOX3_RATE = D("0.36")
SAVINGS = {
    2024: SavingsYear(57000, D("0.0144"), D("0.0604")),
    2025: SavingsYear(57684, D("0.0137"), D("0.0588")),
    2026: SavingsYear(59357, D("0.0128"), D("0.06")),
}
BUSINESS_HOURS = 1225

# --- Allowances -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AllowanceYear:
    """Zorgtoeslag and kindgebonden budget in one year."""

    premium: int
    threshold: int
    percent: tuple[Decimal, Decimal]
    percent_above: Decimal
    wealth: tuple[int, int]
    child: int
    twelve: int
    sixteen: int
    alone: int
    pair_threshold: int
    fall: Decimal


ALLOWANCES = {
    2024: AllowanceYear(
        1987,
        26819,
        (D("0.01879"), D("0.04256")),
        D("0.1367"),
        (140213, 177301),
        2436,
        694,
        924,
        3480,
        35849,
        D("0.0675"),
    ),
    2025: AllowanceYear(
        2112,
        28406,
        (D("0.01896"), D("0.04273")),
        D("0.1370"),
        (141896, 179429),
        2511,
        703,
        936,
        3389,
        37545,
        D("0.0710"),
    ),
    2026: AllowanceYear(
        2119,
        29736,
        (D("0.01912"), D("0.04289")),
        D("0.1373"),
        (146011, 184633),
        2580,
        724,
        964,
        3416,
        39141,
        D("0.0760"),
    ),
}


@dataclass(frozen=True)
class RentYear:
    """Huurtoeslag in one year: limits, and per household type the points of the norm rent (year income, rent)."""

    maximum: Decimal
    quality: Decimal
    capped: tuple[Decimal, Decimal]
    young: int
    wealth: int
    child_income: int
    reduction: Decimal
    low: Mapping[str, tuple[int, Decimal]]
    high: Mapping[str, tuple[int, Decimal]] = field(default_factory=dict)


RENT = {
    2024: RentYear(
        D("879.66"),
        D("454.47"),
        (D("650.43"), D("697.07")),
        23,
        36952,
        5970,
        D("-37.72"),
        {
            "EP": (20700, D("226.67")),
            "MP": (26975, D("226.67")),
            "EPO": (22025, D("226.67") - D("1.82")),
            "MPO": (29325, D("226.67") - D("3.63")),
        },
        {
            "EP": (30550, D("460.74") - D("1.82")),
            "MP": (39700, D("460.74") - D("3.63")),
            "EPO": (31240, D("460.74") - D("2.27")),
            "MPO": (41337, D("460.74") - D("4.54")),
        },
    ),
    2025: RentYear(
        D("900.07"),
        D("477.20"),
        (D("682.96"), D("731.93")),
        23,
        37395,
        6042,
        D("-37.14"),
        {"EP": (22700, D("238.01") - D("1.82")), "MP": (30450, D("238.01") - D("3.63"))},
        {"EP": (32625, D("483.78") - D("2.27")), "MP": (42475, D("483.78") - D("4.54"))},
    ),
    2026: RentYear(
        D("932.93"),
        D("498.20"),
        (D("713.02"), D("764.14")),
        21,
        38479,
        6218,
        D("-48.15"),
        {"EP": (23425, D("252.49") - D("1.82")), "MP": (31500, D("252.49") - D("3.63"))},
    ),
}
SERVICE_COST_MAX = D(48)
FALL_2026 = {"EP": D("0.27"), "MP": D("0.22")}

CARE_PRICE = {
    2024: {"dagopvang": D("10.25"), "bso": D("9.12"), "gastouder": D("7.53")},
    2025: {"dagopvang": D("10.71"), "bso": D("9.52"), "gastouder": D("8.10")},
    2026: {"dagopvang": D("11.23"), "bso": D("9.98"), "gastouder": D("8.49")},
}
CARE_HOURS = D(230)
# Income below this, first child, next children.
CARE_2024 = table("""
    28298 96.0 96.0
    29787 95.5 95.6
    31274 94.4 95.4
    32758 93.4 95.2
    34358 92.5 95.0
    35956 91.9 94.9
    37558 90.9 94.7
    39156 90.4 94.5
    40760 89.5 94.5
    42360 88.7 94.5
    43998 88.1 94.5
    45638 87.3 94.5
    47279 86.6 94.5
    48919 85.9 94.5
    50563 85.0 94.5
    52202 84.5 94.5
    53843 83.7 94.5
    55483 83.0 94.5
    57276 82.1 94.6
    60792 80.6 94.5
    64306 79.8 94.1
    67822 78.7 93.5
    71340 76.4 93.1
    74854 74.1 92.8
    78372 71.9 92.1
    81887 69.4 91.6
""")
# Income up to and with this, first child.
CARE_2025 = table("""
    47403 96.0
    49108 95.3
    50811 94.6
    52519 93.7
    54221 93.1
    55925 92.3
    57629 91.6
    59492 90.7
    63144 89.2
    66794 88.4
    70446 87.3
    74100 85.0
    77750 82.7
    81404 80.5
    85055 78.0
    88707 75.7
    92360 73.5
    96010 71.1
    99667 68.9
    103318 66.4
    106968 64.1
    110621 61.9
    114344 59.5
    118086 57.4
    121825 55.3
    125565 53.2
    129303 51.0
    133045 49.1
    136786 47.2
    140528 45.3
    144264 43.3
    148003 41.3
    151746 39.3
    155484 37.3
    159224 35.3
    9999999 33.3
""")
# Income from this, first child, next children.
CARE_2026 = table("""
    0 96.0 96.0
    56413 95.5 95.6
    58185 94.8 95.6
    59958 93.9 95.6
    61896 92.4 95.6
    65696 91.6 95.2
    69493 90.5 94.6
    73293 88.2 94.2
    77095 85.9 93.9
    80892 83.7 93.2
    84694 81.2 92.7
    88492 78.9 92.2
    92292 76.7 91.5
    96092 74.3 90.9
    99890 72.1 90.5
    103695 69.6 90.2
    107493 67.3 89.5
    111291 65.1 89.1
    115091 62.7 88.6
    118964 60.6 87.9
    122858 58.5 87.4
    126748 56.4 87.0
    130639 54.2 86.7
    134528 52.3 86.0
    138421 50.4 85.4
    142313 48.5 85.0
    146206 46.5 84.4
    150093 44.5 84.0
    153983 42.5 83.3
    157878 40.5 82.7
    161767 38.5 81.7
    165658 36.5 81.4
    169548 36.5 80.6
    173441 36.5 79.7
    177336 36.5 79.1
    181224 36.5 78.2
    185115 36.5 77.7
    189003 36.5 76.9
    192897 36.5 76.2
    196790 36.5 75.5
    200682 36.5 74.5
    204572 36.5 74.0
    208459 36.5 73.3
    212354 36.5 72.5
    216243 36.5 71.8
    220135 36.5 71.2
    224027 36.5 70.4
    227916 36.5 69.6
    231808 36.5 69.1
    235698 36.5 68.2
""")


# --- People ---------------------------------------------------------------------------------------------------------

BENEFITS = ("ww", "wia", "wajong", "ziektewet", "ioaw", "ioaz", "anw", "toeslagenwet")
PER_YEAR = {"year": 1, "month": 12, "four_weeks": 13, "week": 52}


@dataclass
class Resident:
    """Somebody in the dwelling."""

    id: str
    born: date
    raw: Mapping[str, Any]
    parents: list[Resident] = field(default_factory=list)
    children: list[Resident] = field(default_factory=list)
    partner: Resident | None = None
    allowance_partner: Resident | None = None

    def year(self, *kinds: str) -> Decimal:
        """Euro per year of these kinds of income."""
        return sum(
            (
                D(str(one["amount"])) * PER_YEAR[one.get("per", "month")]
                for one in self.raw.get("income") or ()
                if one["kind"] in kinds
            ),
            ZERO,
        )

    def year_of_family(self, kind: str) -> Decimal:
        """The same, half of what both partners have."""
        return (self.year(kind) + self.partner.year(kind)) / 2 if self.partner else self.year(kind)

    def flag(self, key: str) -> bool:
        """A yes or no that is no when it is absent."""
        return bool(self.raw.get(key, False))


@dataclass
class Dwelling:
    """Everybody at one address on one day."""

    people: list[Resident]
    file: Mapping[str, Any]
    day: date

    @property
    def claimant(self) -> Resident:
        """Who asks."""
        return self.people[0]


def age(born: date, day: date) -> int:
    """Full years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def read(file: Mapping[str, Any], day: date) -> Dwelling:
    """The file as people who know each other."""
    people = [Resident(raw["id"], date.fromisoformat(str(raw["birth_date"])), raw) for raw in file["persons"]]
    known = {one.id: one for one in people}
    for one in people:
        for parent in one.raw.get("parents") or ():
            one.parents.append(known[parent])
            known[parent].children.append(one)
        if one.raw.get("partner"):
            marry(one, known[one.raw["partner"]])
    for one in people:
        if len(one.parents) == 2 and not one.parents[0].partner and not one.parents[1].partner:
            marry(*one.parents)
    for one in people:
        one.allowance_partner = one.partner
    for one in people:
        find_allowance_partner(one, people, day)
    return Dwelling(people, file, day)


def marry(one: Resident, other: Resident) -> None:
    """Partners of each other."""
    one.partner, other.partner = other, one


def still_a_child(one: Resident, day: date) -> bool:
    """Younger than 18, or turning 18 in this month."""
    return (day.year - 18, day.month) <= (one.born.year, one.born.month)


def is_dependent(one: Resident, day: date) -> bool:
    """A child of the house."""
    return bool(one.parents) and still_a_child(one, day)


def first_degree(one: Resident, other: Resident) -> bool:
    """Parent and child."""
    return one in other.parents or other in one.parents


def second_degree(one: Resident, other: Resident) -> bool:
    """Brothers and sisters, grandparent and grandchild."""
    if any(parent in other.parents for parent in one.parents):
        return True
    return any(one in parent.parents for parent in other.parents) or any(other in p.parents for p in one.parents)


def find_allowance_partner(one: Resident, people: Sequence[Resident], day: date) -> None:
    """Awir 3.2.e: another adult at the address of a minor child, who is no first-degree relative and rents nothing."""
    if one.allowance_partner or not any(still_a_child(child, day) for child in one.children):
        return
    for other in people:
        free = other is not one and other.allowance_partner is None and not still_a_child(other, day)
        if (
            free
            and not first_degree(one, other)
            and not (one.flag("commercial_tenant") or other.flag("commercial_tenant"))
        ):
            one.allowance_partner, other.allowance_partner = other, one
            return


def pair(one: Resident) -> list[Resident]:
    """Somebody and the allowance partner."""
    return [one, *([one.allowance_partner] if one.allowance_partner else [])]


def couple(one: Resident) -> list[Resident]:
    """Somebody and the partner in the family."""
    return [one, *([one.partner] if one.partner else [])]


# --- Income tax -----------------------------------------------------------------------------------------------------


def pos(amount: Decimal) -> Decimal:
    """Never below nothing."""
    return max(ZERO, amount)


def months_before_aow(one: Resident, year: int) -> int:
    """Months of a year before the month in which somebody reaches the AOW age."""
    reached = one.born.year + AOW_AGE
    if reached == year:
        return one.born.month - 1
    return 12 if reached > year else 0


def first_rate(one: Resident, year: int) -> Decimal:
    """The rate of the first bracket, weighted by month in the year of the AOW age."""
    before = D(months_before_aow(one, year)) / 12
    return before * TAX[year].rates[0] + (1 - before) * TAX[year].old_rate


def brackets(income: Decimal, law: TaxYear, first_rate: Decimal, before_1946: bool) -> Decimal:
    """Tax over three brackets."""
    first = law.first_before_1946 if before_1946 else law.first
    return (
        min(income, first) * first_rate
        + pos(min(income, law.second) - first) * law.rates[1]
        + pos(income - law.second) * law.rates[2]
    )


def general_credit(income: Decimal, law: TaxYear) -> Decimal:
    """IB 8.10."""
    most, start, rate = law.general
    return pos(most - rate * pos(income - start))


def work_credit(labour: Decimal, law: TaxYear) -> Decimal:
    """IB 8.11."""
    credit = ZERO
    for rate, start, cap in law.work:
        credit = min(cap, credit + rate * pos(labour - start))
    rate, start = law.work_fall
    return pos(credit - rate * pos(labour - start))


def taxable_profit(one: Resident, year: int) -> Decimal:
    """IB 3.74-3.79a."""
    law, profit = TAX[year], one.year("winst")
    deduction = ZERO
    if one.raw.get("business_hours_y", 0) >= BUSINESS_HOURS:
        deduction = law.self_employed
        if one.flag("starter"):
            deduction += STARTER
        else:
            deduction = min(deduction, pos(profit))
    return (profit - deduction) * (1 - law.profit_exempt)


WITHHELD = ("loon", *BENEFITS, "aow", "pensioen")
WITHOUT_PAYER = ("partneralimentatie", "overig")


def gross_bijstand(one: Resident, year: int) -> Decimal:
    """The gross year amount that leaves the net bijstand of the file; no other payer leaves the credit here."""
    net = one.year_of_family("bijstand")
    if not net:
        return ZERO
    law, rate = TAX[year], first_rate(one, year)
    credit_is_free = one.raw.get("tax_credit_applied", True) and not one.year(*WITHHELD)
    low, high = net, net * 3
    for _ in range(60):
        middle = (low + high) / 2
        tax = brackets(middle, law, rate, before_1946=False)
        if credit_is_free:
            tax = pos(tax - rate / law.rates[0] * general_credit(middle, law))
        low, high = (middle, high) if middle - tax < net else (low, middle)
    return low


def taxable(one: Resident, year: int) -> Decimal:
    """Box 1 income."""
    return one.year(*WITHHELD, *WITHOUT_PAYER) + gross_bijstand(one, year) + taxable_profit(one, year)


def box3(one: Resident, dwelling: Dwelling) -> Decimal:
    """IB 5.2: the return on what partners have above the free amount, half each (IB 2.17)."""
    people, law = pair(one), SAVINGS[dwelling.day.year]
    have = [sum((wealth_part(member, dwelling, key) for member in people), ZERO) for key in ("savings", "other")]
    total = sum(have, ZERO)
    if not total:
        return ZERO
    return (have[0] * law.savings + have[1] * law.other) * pos(total - law.free * len(people)) / total / len(people)


def labour_income(one: Resident) -> Decimal:
    """IB 8.1: wage and profit before deductions."""
    return one.year("loon", "winst")


@dataclass
class TaxBill:
    """The tax of one person in a year."""

    tax: Decimal
    general: Decimal
    other: Decimal

    @property
    def payable(self) -> Decimal:
        """After credits."""
        return pos(self.tax - self.general - self.other)

    @property
    def below_general(self) -> Decimal:
        """How far the tax stays below the general credit (IB 8.9, toetsniveau)."""
        return pos(self.general - self.tax)


def child_credit(one: Resident, dwelling: Dwelling) -> Decimal:
    """IB 8.14a: a child of the couple, under 12 on 1 January and here for half the year; alone, or earning less."""
    year = dwelling.day.year
    rate, start, most = TAX[year].child
    children = [
        child
        for child in children_of(couple(one))
        if age(child.born, date(year, 1, 1)) < 12 and child.born <= date(year, 7, 1)
    ]
    if not children:
        return ZERO
    other = one.allowance_partner
    if other:
        mine, theirs = labour_income(one), labour_income(other)
        if mine > theirs or (mine == theirs and one.born > other.born):
            return ZERO
    return min(most, rate * pos(labour_income(one) - start))


def elderly_credits(one: Resident, income: Decimal, year: int) -> Decimal:
    """IB 8.17 and 8.18, in full for who has the AOW age at the end of the year."""
    if one.born.year + AOW_AGE > year:
        return ZERO
    most, start = TAX[year].elderly
    return pos(most - D("0.15") * pos(income - start)) + (ZERO if one.partner else TAX[year].elderly_alone)


def tax_bill(one: Resident, dwelling: Dwelling) -> TaxBill:
    """Tax and credits of a year, weighted by month in the year of the AOW age."""
    year = dwelling.day.year
    law, income = TAX[year], taxable(one, year)
    returns = box3(one, dwelling)
    together = income + returns
    rate = first_rate(one, year)
    share = rate / law.rates[0]
    other = share * (work_credit(labour_income(one), law) + child_credit(one, dwelling))
    other += elderly_credits(one, together, year)
    other += law.young_disabled if share == 1 and one.flag("young_disabled") else ZERO
    tax = brackets(pos(income), law, rate, one.born.year < 1946) + BOX3_RATE * returns
    return TaxBill(tax, share * general_credit(income if year == 2024 else together, law), other)


def income_tax(one: Resident, dwelling: Dwelling) -> Decimal:
    """Tax of the year; below nothing where IB 8.9 pays out the general credit."""
    bill = tax_bill(one, dwelling)
    if bill.payable or not one.allowance_partner or one.born.year >= 1963:
        return bill.payable
    return -min(bill.below_general, tax_bill(one.allowance_partner, dwelling).payable)


# --- Wage tax and net income ----------------------------------------------------------------------------------------


def has_aow_age_this_month(one: Resident, day: date) -> bool:
    """The month of the birthday counts."""
    return (one.born.year + AOW_AGE, one.born.month) <= (day.year, day.month)


def wage_tax(one: Resident, month: Decimal, day: date, *, with_credits: bool, labour: bool) -> Decimal:
    """Wage tax of a month by the monthly table, whose rows are 4.50 apart; without the table's rounding to euros."""
    law, old = TAX[day.year], has_aow_age_this_month(one, day)
    year = (month / D("4.5")).to_integral_value(ROUND_FLOOR) * 54
    tax = brackets(year, law, law.old_rate if old else law.rates[0], one.born.year < 1946)
    if with_credits:
        share = law.old_rate / law.rates[0] if old else D(1)
        tax -= share * (general_credit(year, law) + (work_credit(year, law) if labour else ZERO))
        if one.flag("young_disabled"):
            tax -= law.young_disabled
        if old:
            tax -= pos(law.elderly[0] - D("0.15") * pos(year - law.elderly[1]))
    return pos(tax) / 12


PAYERS = {"wage": ("loon",), "benefit": BENEFITS, "aow": ("aow",), "pension": ("pensioen",)}


@dataclass
class Payslip:
    """What a person receives in a month from those who withhold tax."""

    wage: Decimal = ZERO
    wage_tax: Decimal = ZERO
    net: Decimal = ZERO

    @property
    def net_wage(self) -> Decimal:
        """The wage after tax."""
        return self.wage - self.wage_tax


def payslip(one: Resident, dwelling: Dwelling) -> Payslip:
    """Net income of the month, bijstand and profit left out; the payer of most applies the credits."""
    law, slip = TAX[dwelling.day.year], Payslip()
    paid = {name: one.year(*kinds) / 12 for name, kinds in PAYERS.items()}
    largest, withheld = max(paid, key=lambda name: paid[name]), ZERO
    for name, amount in paid.items():
        applied = name == largest and one.raw.get("tax_credit_applied", True)
        tax = wage_tax(one, amount, dwelling.day, with_credits=applied, labour=name == "wage")
        withheld += 12 * tax
        slip.net += amount - tax - (amount * law.zvw if name in ("aow", "pension") else 0)
        if name == "wage":
            slip.wage, slip.wage_tax = amount, tax
    free = one.year(*WITHOUT_PAYER)
    if free:
        withheld += gross_bijstand(one, dwelling.day.year) - one.year_of_family("bijstand")
        slip.net += (free * (1 - law.zvw) - pos(income_tax(one, dwelling) - withheld)) / 12
    return slip


# --- Participatiewet ------------------------------------------------------------------------------------------------


def cents(amount: Decimal) -> Decimal:
    """To the cent."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def adult(one: Resident, dwelling: Dwelling) -> int:
    """Age on the day itself."""
    return age(one.born, dwelling.day)


def has_minor_child(one: Resident, dwelling: Dwelling) -> bool:
    """A child under 18 of one of the two."""
    return any(adult(child, dwelling) < 18 for parent in couple(one) for child in parent.children)


def norm(one: Resident, dwelling: Dwelling) -> Decimal:
    """PW 20-22: the norm of the family of this person."""
    row = NORMS[dwelling.day]
    ages = sorted(adult(member, dwelling) for member in couple(one))
    children = has_minor_child(one, dwelling)
    if len(ages) == 1:
        which = YOUNG if ages[0] < 21 else OLD_ALONE if ages[0] >= AOW_AGE else ALONE
    elif ages[1] < 21:
        which = YOUNG_PARENTS if children else YOUNG_PAIR
    elif ages[0] < 21:
        which = MIXED_PARENTS if children else MIXED_PAIR
    else:
        which = OLD_PAIR if ages[1] >= AOW_AGE else PAIR
    return known(row[which])


def known(amount: Amount) -> Decimal:
    """An amount that must be in the table."""
    assert amount is not None
    return amount


def shares_cost(other: Resident, family: Sequence[Resident], dwelling: Dwelling) -> bool:
    """PW 19a: 27 or older, not in the family, no commercial tenant unless related, no student."""
    if other in family or adult(other, dwelling) < 27:
        return False
    if other.flag("student_finance") or other.flag("bbl"):
        return False
    if any(first_degree(o, one) or second_degree(o, one) for o in couple(other) for one in family):
        return True  # also by marriage, on either side: a bloed- of aanverwant
    return not any(one.flag("commercial_tenant") for one in (other, *family))


def count_sharers(family: Sequence[Resident], dwelling: Dwelling) -> int:
    """How many others share the cost."""
    return sum(shares_cost(other, family, dwelling) for other in dwelling.people)


def part_of_each(base: Decimal, count: int) -> Decimal:
    """PW 22a.1, to the cent."""
    return cents((D("0.40") + D("0.30") * count) / count * base)


def shared_norm(one: Resident, dwelling: Dwelling) -> Decimal:
    """PW 20-22a: the norm, or each adult's part when others share the cost, with the extra of PW 20.3."""
    family = couple(one)
    grown = [member for member in family if adult(member, dwelling) >= 21]
    sharers = count_sharers(family, dwelling)
    if not grown or not sharers:
        return with_young_extra(one, norm(one, dwelling), dwelling)
    row = NORMS[dwelling.day]
    base = known(row[OLD_PAIR if any(adult(member, dwelling) >= AOW_AGE for member in family) else PAIR])
    each = part_of_each(base, sharers + len(grown))
    part = YOUNG_PART_CHILDREN if has_minor_child(one, dwelling) else YOUNG_PART
    total = each * len(grown) + known(row[part]) * (len(family) - len(grown))
    return with_young_extra(one, total, dwelling)


def with_young_extra(one: Resident, total: Decimal, dwelling: Dwelling) -> Decimal:
    """PW 20.3 and 20.4, from 2026: more for each of 18-20 whom parents cannot support, up to the norm from 21."""
    row, family = NORMS[dwelling.day], couple(one)
    count = sum(adult(member, dwelling) < 21 and member.flag("no_parental_support") for member in family)
    sharers = count_sharers(family, dwelling)
    if sharers:
        top = part_of_each(known(row[PAIR]), sharers + len(family)) * len(family)
    else:
        top = known(row[PAIR if len(family) == 2 else ALONE])
    return total + min(count * known(row[NO_PARENTS_EXTRA]), pos(top - total))


def earnings_kept(one: Resident, slip: Payslip, dwelling: Dwelling) -> Amount:
    """PW 31.2 n, r, y, z and 31.5: a part of the wage beside bijstand is left out."""
    years, used, row = adult(one, dwelling), one.raw.get("exemption_months_used"), KEPT[dwelling.day]
    if not slip.wage or used is None or not one.year_of_family("bijstand"):
        return ZERO
    if years >= AOW_AGE or (years >= 27 and used < 6):
        return kept(slip, "0.25", row[EARNINGS_KEPT])
    if one.flag("medical_hours_limit"):
        return kept(slip, "0.15", row[LIMITED_EARNINGS_KEPT])
    if one.flag("wage_cost_subsidy"):
        return NOT_COMPARED if years < 27 or used >= 18 else kept(slip, "0.15", row[SUBSIDISED_EARNINGS_KEPT])
    young_child = any(adult(child, dwelling) < 12 for child in one.children)
    if years < 27 or one.partner or not young_child or used >= 36:
        return ZERO
    return kept(slip, "0.125", row[PARENT_EARNINGS_KEPT])


def kept(slip: Payslip, share: str, most: Amount) -> Amount:
    """A share of the wage up to an amount."""
    return None if most is None else min(slip.net_wage * D(share), most)


def disabled_credit(one: Resident, dwelling: Dwelling) -> Decimal:
    """PW 31.2.c and 31.5: from 27 the jonggehandicaptenkorting in the month's wage or benefit is no means."""
    if adult(one, dwelling) < 27 or not one.flag("young_disabled"):
        return ZERO
    without = replace(one, raw={**one.raw, "young_disabled": False})
    return payslip(one, dwelling).net - payslip(without, dwelling).net


def means(one: Resident, dwelling: Dwelling) -> Amount:
    """PW 31-33: what the family has in the month."""
    total, family = ZERO, couple(one)
    pension = ZERO
    for member in family:
        slip = payslip(member, dwelling)
        left_out = earnings_kept(member, slip, dwelling)
        if left_out is None:
            return None
        if left_out.is_nan():
            return NOT_COMPARED
        total += slip.net - left_out - disabled_credit(member, dwelling)
        if adult(member, dwelling) >= AOW_AGE:
            pension += member.year("pensioen") / 12
    if pension:
        kept_pension = PENSION_KEPT[dwelling.day.year]
        if kept_pension is None:
            return None
        total -= min(pension, kept_pension * len(family))
    return total


def aow_holiday_pay(one: Resident, dwelling: Dwelling) -> Amount:
    """AOW 29: comes beside AOW told per month or week, in proportion; net of Zvw, as the credits leave no wage tax."""
    told = [income.get("per", "month") for income in one.raw.get("income") or () if income["kind"] == "aow"]
    if set(told) <= {"year"}:
        return ZERO
    full, pay = aow(one, dwelling), AOW_HOLIDAY_PAY[dwelling.day][1 if one.partner else 0]
    if pay is None or not full:
        return pay
    built_up = 1 - D("0.02") * D(one.raw.get("aow_years_missing", 0))
    return pay * built_up * min(D(1), one.year("aow") / 12 / full) * (1 - TAX[dwelling.day.year].zvw)


def wealth_of(one: Resident, dwelling: Dwelling) -> Decimal:
    """What somebody has; the file's own block belongs to the claimant."""
    return wealth_part(one, dwelling, "savings") + wealth_part(one, dwelling, "other")


def wealth_part(one: Resident, dwelling: Dwelling, key: str) -> Decimal:
    """One kind of wealth."""
    block = one.raw.get("wealth") or (dwelling.file["wealth"] if one is dwelling.claimant else {})
    return D(str(block.get(key, 0)))


def poor_enough(one: Resident, dwelling: Dwelling) -> bool:
    """PW 34."""
    year = dwelling.day.year
    many = one.partner is not None or has_minor_child(one, dwelling)
    limit = WEALTH_PW[year] * (2 if many else 1)
    equity = D(str(dwelling.file["wealth"].get("home_equity", 0))) if one is dwelling.claimant else ZERO
    wealth = sum((wealth_of(member, dwelling) for member in couple(one)), ZERO)
    return wealth + pos(equity - HOME_PW[year]) <= limit


def assistance(one: Resident, dwelling: Dwelling, *, old: bool) -> Amount:
    """Bijstand of the municipality, or with `old` the AIO of the SVB."""
    family = couple(one)
    if any(member.year("winst") or member.flag("student_finance") for member in family):
        return NOT_COMPARED
    if any(adult(member, dwelling) < 18 for member in family):
        return ZERO
    if any(adult(member, dwelling) >= AOW_AGE for member in family) is not old or not poor_enough(one, dwelling):
        return ZERO
    income = means(one, dwelling)
    if income is None or income.is_nan():
        return income
    short = pos(shared_norm(one, dwelling) - income)
    if not short:
        return ZERO
    extra = [aow_holiday_pay(member, dwelling) for member in family]
    return None if None in extra else pos(short - sum(map(known, extra), ZERO))


# --- Allowances -----------------------------------------------------------------------------------------------------


def whole(amount: Decimal) -> Decimal:
    """Down to whole euros."""
    return amount.to_integral_value(ROUND_FLOOR)


def per_month(year: Decimal) -> Decimal:
    """Awir 14: nothing under 24 euro a year, whole euros a month."""
    return ZERO if cents(year).to_integral_value(ROUND_HALF_UP) < 24 else whole(year / 12)


def own_income(one: Resident, dwelling: Dwelling) -> Decimal:
    """Awir 8: box 1 and box 3."""
    return taxable(one, dwelling.day.year) + box3(one, dwelling)


def joint_income(people: Iterable[Resident], dwelling: Dwelling) -> Decimal:
    """Awir 7.1: claimant and partner together."""
    return sum((own_income(one, dwelling) for one in people), ZERO)


def too_wealthy(people: Sequence[Resident], dwelling: Dwelling) -> bool:
    """The limit of zorgtoeslag and kindgebonden budget."""
    return sum(wealth_of(one, dwelling) for one in people) > ALLOWANCES[dwelling.day.year].wealth[len(people) - 1]


def zorgtoeslag(one: Resident, dwelling: Dwelling) -> Decimal:
    """Wzt 2."""
    people, law = pair(one), ALLOWANCES[dwelling.day.year]
    if adult(one, dwelling) < 18 or too_wealthy(people, dwelling):
        return ZERO
    over = pos(joint_income(people, dwelling) - law.threshold)
    own = law.percent[len(people) - 1] * law.threshold + law.percent_above * over
    return per_month(len(people) * law.premium - own)


def months_old(one: Resident, day: date) -> int:
    """Calendar months after the month of birth."""
    return (day.year - one.born.year) * 12 + day.month - one.born.month


def kindgebonden_budget(one: Resident, dwelling: Dwelling) -> Decimal:
    """WKB 2."""
    law, people = ALLOWANCES[dwelling.day.year], pair(one)
    gross = ZERO
    for child in children_of(couple(one)):
        months = months_old(child, dwelling.day)
        if 0 < months <= 18 * 12:
            gross += law.child + (law.sixteen if months > 16 * 12 else law.twelve if months > 12 * 12 else 0)
    if not gross or too_wealthy(people, dwelling):
        return ZERO
    if len(people) == 1:
        gross += law.alone
    threshold = law.threshold if len(people) == 1 else law.pair_threshold
    return per_month(gross - law.fall * pos(joint_income(people, dwelling) - threshold))


def children_of(parents: Sequence[Resident]) -> list[Resident]:
    """Each child once."""
    found: list[Resident] = []
    for parent in parents:
        found += [child for child in parent.children if child not in found]
    return found


def kinderbijslag(one: Resident, dwelling: Dwelling) -> Decimal:
    """AKW 12; every day here is the first of a quarter."""
    small, middle, big = (known(amount) for amount in CHILD_BENEFIT[dwelling.day])
    total = ZERO
    for child in children_of(couple(one)):
        years = adult(child, dwelling)
        total += small if years < 6 else middle if years < 12 else big if years < 18 else ZERO
    return total


def care_percentages(income: Decimal, year: int) -> tuple[Amount, Amount]:
    """First and next child."""
    if year == 2026:
        row = [row for row in CARE_2026 if income >= row[0]][-1]
        return row[1], row[2]
    if year == 2025:
        return next(row[1] for row in CARE_2025 if income <= row[0]), None
    return next(((row[1], row[2]) for row in CARE_2024 if income < row[0]), (None, None))


def works_or_learns(one: Resident) -> bool:
    """Wko 1.6: paid work, an own business, an education or a route to work."""
    incomes = {income["kind"] for income in one.raw.get("income") or ()}
    return bool(incomes & {"loon", "winst"}) or one.flag("works_or_learns") or one.raw.get("student", "geen") != "geen"


def kinderopvangtoeslag(one: Resident, dwelling: Dwelling) -> Amount:
    """Wko 1.7 and Besluit kinderopvangtoeslag 4-6."""
    if not all(works_or_learns(member) for member in pair(one)):
        return ZERO
    year, bills = dwelling.day.year, []
    for child in children_of(couple(one)):
        care = child.raw.get("childcare")
        if care:
            hours, price = D(str(care["hours_m"])), D(str(care["price_per_hour"]))
            cost = min(hours, CARE_HOURS) * min(price, CARE_PRICE[year][care["kind"]])
            bills.append((hours, hours * price, cost))
    bills.sort(reverse=True, key=lambda bill: bill[:2])
    first, after = care_percentages(whole(pos(joint_income(pair(one), dwelling))), year)
    total = ZERO
    for number, (_, _, cost) in enumerate(bills):
        percentage = after if number else first
        if percentage is None:
            return NOT_COMPARED
        total += cost * percentage / 100
    return per_month(total * 12)


def renters(dwelling: Dwelling) -> list[Resident]:
    """Awir 2.1.e: who rents a room from the claimant is no co-resident, unless a first-degree relative."""
    tenants = pair(dwelling.claimant)
    return [
        one
        for one in dwelling.people
        if one in tenants or not one.flag("commercial_tenant") or any(first_degree(one, t) for t in tenants)
    ]


def rent_income(people: Sequence[Resident], dwelling: Dwelling) -> Decimal:
    """Awir 7.6: of a child under 23 at home only the income above an amount counts."""
    year, total = dwelling.day.year, ZERO
    for one in people:
        income = own_income(one, dwelling)
        is_child = any(parent in people for parent in one.parents) and one not in pair(dwelling.claimant)
        if is_child and age(one.born, date(year, 1, 1)) < 23:
            income = pos(income - RENT[year].child_income)
        total += income
    return total


def rent_wealth_is_low(people: Sequence[Resident], dwelling: Dwelling) -> bool:
    """Awir 7.3-7.4: claimant and partner together, each other person alone."""
    limit, tenants = RENT[dwelling.day.year].wealth, pair(dwelling.claimant)
    if sum(wealth_of(one, dwelling) for one in tenants) > limit * len(tenants):
        return False
    return all(wealth_of(one, dwelling) <= limit for one in people if one not in tenants)


def norm_rent(kind: str, income: Decimal, law: RentYear) -> Decimal:
    """Wht 17-19: the share of income runs straight from the low to the high point."""
    low, rent_low = law.low[kind]
    if income <= low or not law.high:
        return rent_low
    high, rent_high = law.high[kind]
    slope = (rent_high / high - rent_low / low) / (high - low)
    base = rent_low / low - slope * low
    return (slope * income * income + base * income).quantize(CENT, ROUND_CEILING)


def huurtoeslag(dwelling: Dwelling) -> Decimal:
    """Wht 13-21."""
    home, year = dwelling.file["home"], dwelling.day.year
    people, law = renters(dwelling), RENT[year]
    if home["tenure"] != "huur" or not home.get("self_contained", True) or adult(dwelling.claimant, dwelling) < 18:
        return ZERO
    if not rent_wealth_is_low(people, dwelling):
        return ZERO
    rent = D(str(home["bare_rent_m"]))
    if year < 2026:
        rent += min(D(str(home.get("service_cost_m", 0))), SERVICE_COST_MAX)
    top = law.quality if all_young(people, dwelling) and not home.get("adapted") else law.maximum
    if rent > top and year < 2026 and not home.get("adapted"):
        return ZERO
    kind = ("EP" if len(people) == 1 else "MP") + ("O" if year == 2024 and any_aow(people, date(year, 1, 1)) else "")
    income = rent_income(people, dwelling)
    basic = norm_rent(kind, income, law) + law.reduction
    highest = year > 2024 or len(people) == 1 or any_aow(people, dwelling.day) or bool(home.get("adapted"))
    month = parts(min(rent, top), basic, law.capped[len(people) > 2], law.quality, highest=highest)
    if year == 2026:
        month -= FALL_2026[kind] * pos(income - law.low[kind][0]) / 12
    return per_month(month * 12)


def any_aow(people: Iterable[Resident], day: date) -> bool:
    """Somebody has the AOW age."""
    return any(age(one.born, day) >= AOW_AGE for one in people)


def all_young(people: Sequence[Resident], dwelling: Dwelling) -> bool:
    """Nobody has the age, and no child of a resident lives here."""
    limit = RENT[dwelling.day.year].young
    return all(adult(one, dwelling) < limit and not one.parents for one in people)


def parts(rent: Decimal, basic: Decimal, capped: Decimal, quality: Decimal, *, highest: bool) -> Decimal:
    """Wht 21: all, 65% and 40% of three pieces of the rent."""
    amount = pos(min(rent, quality) - basic) + D("0.65") * pos(min(rent, capped) - max(quality, basic))
    return amount + (D("0.40") * pos(rent - max(capped, basic)) if highest else ZERO)


# --- The rest -------------------------------------------------------------------------------------------------------


def aow(one: Resident, dwelling: Dwelling) -> Decimal:
    """AOW 9 and 13, gross per month: 2% less for each year away."""
    if adult(one, dwelling) < AOW_AGE:
        return ZERO
    full = known(AOW[dwelling.day][1 if one.partner else 0])
    return full * (100 - 2 * D(one.raw.get("aow_years_missing", 0))) / 100


def minimum_wage(one: Resident, dwelling: Dwelling) -> Decimal:
    """WML 7 and 8, per hour."""
    years = adult(one, dwelling)
    if years < 15:
        return ZERO
    share = YOUTH.get(years, D(1))
    if one.flag("bbl"):
        share = YOUTH_BBL.get(years, share)
    return cents(known(MINIMUM_WAGE[dwelling.day][0]) * share)


def answer(file: Mapping[str, Any], day: date) -> dict[str, dict[str, Amount]]:
    """Everything, per person id; a group's amount stands with its first member."""
    dwelling = read(file, day)
    people = dwelling.people
    result: dict[str, dict[str, Amount]] = {}
    slips = {one.id: payslip(one, dwelling) for one in people}
    result["inkomstenbelasting_y"] = {one.id: income_tax(one, dwelling) for one in people}
    result["loonheffing_m"] = {key: slip.wage_tax for key, slip in slips.items()}
    result["nettoloon_m"] = {key: slip.net_wage for key, slip in slips.items()}
    result["minimumloon_uur"] = {one.id: minimum_wage(one, dwelling) for one in people}
    result["aow"] = {one.id: aow(one, dwelling) for one in people}
    pairs = [
        one
        for one in people
        if one.allowance_partner is None or people.index(one.allowance_partner) > people.index(one)
    ]
    result["toetsingsinkomen_y_tp"] = {one.id: joint_income(pair(one), dwelling) for one in pairs}
    result["zorgtoeslag"] = {one.id: zorgtoeslag(one, dwelling) for one in pairs}
    heads = [
        one
        for one in people
        if not is_dependent(one, day) and (one.partner is None or people.index(one.partner) > people.index(one))
    ]
    result["bijstandsnorm_m_gezin"] = {one.id: norm(one, dwelling) for one in heads}
    result["kostendelersnorm_m_gezin"] = {one.id: shared_norm(one, dwelling) for one in heads}
    result["bijstand"] = {one.id: assistance(one, dwelling, old=False) for one in heads}
    result["aio"] = {one.id: assistance(one, dwelling, old=True) for one in heads}
    result["kinderbijslag"] = {one.id: kinderbijslag(one, dwelling) for one in heads}
    result["kindgebonden_budget"] = {one.id: kindgebonden_budget(one, dwelling) for one in heads}
    result["kinderopvangtoeslag"] = {one.id: kinderopvangtoeslag(one, dwelling) for one in heads}
    result["huurtoeslag"] = {dwelling.claimant.id: huurtoeslag(dwelling)}
    return result
