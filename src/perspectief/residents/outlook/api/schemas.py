"""The schemas of what is sent and answered, for the OpenAPI description."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Schema
from pydantic import Field

from perspectief.residents.outlook.api.reading import FIELDS, MOST_AGE, MOST_MONEY, MOST_WAGE, Sort
from perspectief.simulation.outlook import Rhythm
from perspectief.simulation.outlook.hours import MOST_HOURS

EXAMPLE: dict[str, Any] = {
    "huishouden": {
        "municipality": "GM0014",
        "persons": [
            {
                "id": "a",
                "birth_date": "1990-01-01",
                "income": [{"kind": "bijstand", "amount": 1300, "per": "month", "gross": False}],
                "exemption_months_used": 0,
            },
            {"id": "b", "birth_date": "2018-05-01", "parents": ["a"], "income": []},
        ],
        "home": {"tenure": "huur", "bare_rent_m": 600, "service_cost_m": 20},
        "wealth": {"savings": 0},
    },
    "verandering": {"soort": "werk", "persoon": "a", "uren": 16, "uurloon": 16.5},
}
DAY = {"type": "string", "format": "date"}
WORDS: dict[str, dict[str, Any]] = {
    "persoon": {"type": "string", "description": "id van een persoon in het huishouden", "maxLength": 100},
    "uren": {"type": "integer", "minimum": 0, "maximum": MOST_HOURS, "description": "uren per week, in totaal"},
    "uurloon": {
        "type": "number",
        "minimum": 0.01,
        "maximum": MOST_WAGE,
        "description": "bruto per uur zonder vakantiegeld; zonder dit veld het loon van nu, of het minimumloon",
    },
    "betaling": {"type": "string", "enum": list(Rhythm), "description": "hoe vaak er loon komt"},
    "eerste_loon": {**DAY, "description": "de eerste dag waarop er loon komt, bij loon per vier weken"},
    "vanaf": {**DAY, "description": "de maand waarin het begint, binnen een jaar; zonder dit veld de volgende maand"},
    "partner": {
        "type": "object",
        "description": "een persoon zoals in het huishouden, zonder id",
        "required": ["birth_date"],
        "properties": {
            "birth_date": DAY,
            "income": {"type": "array", "maxItems": 5, "items": {"$ref": "#/components/schemas/Household.income"}},
        },
    },
    "spaargeld": {"type": "number", "minimum": 0, "maximum": MOST_MONEY, "description": "van de partner, in euro"},
    "leeftijd": {"type": "integer", "minimum": 1, "maximum": MOST_AGE, "description": "hoe oud de persoon wordt"},
    "huur": {"type": "number", "minimum": 0, "maximum": MOST_MONEY, "description": "nieuwe kale huur, euro per maand"},
}
NEEDED = {
    Sort.WORK: ("uren",),
    Sort.TOGETHER: ("partner",),
    Sort.BIRTHDAY: ("persoon", "leeftijd"),
    Sort.OUT: ("persoon",),
    Sort.RENT: ("huur",),
}


def described() -> dict[str, Any]:
    """Every schema that the request body of this room refers to, by its name under `components`."""
    changes = {f"Change.{sort.value}": _change(sort) for sort in Sort}
    asked = {
        "type": "object",
        "title": "WhatIf",
        "additionalProperties": False,
        "required": ["huishouden", "verandering"],
        "properties": {
            "huishouden": {
                "$ref": "#/components/schemas/Household",
                "description": "het huishouden zoals het nu is, zonder 'date'",
            },
            "verandering": {"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in changes]},
        },
    }
    return {"WhatIf": asked, **changes}


def _change(sort: Sort) -> dict[str, Any]:
    return {
        "type": "object",
        "title": f"Change.{sort.value}",
        "additionalProperties": False,
        "required": ["soort", *NEEDED.get(sort, ())],
        "properties": {"soort": {"const": sort.value}, **{word: WORDS[word] for word in FIELDS[sort]}},
    }


class ConditionOut(Schema):
    """The condition that makes the difference."""

    sentence: str
    article: str
    source: str
    met: bool | None
    term: str


class OutcomeOut(Schema):
    """One scheme at one moment."""

    outcome: str = Field(description="ja, waarschijnlijk, hangt_af_van, weten_we_niet of nee")
    amount: float | None
    amount_between: list[float] | None
    per: str = Field(description="maand, kwartaal, jaar of keer")


class TrialOut(OutcomeOut):
    """Whether living together can be tried first; `reason`: the condition that is not met."""

    reason: ConditionOut | None


class StreamOut(Schema):
    """Net income of one kind."""

    kind: str
    person: str
    amount: float = Field(description="euro netto per maand")
    holiday: float = Field(description="wat daarvan vakantiegeld is, voor later")


class MoneyOut(Schema):
    """What there is in one month, in euro per month."""

    day: date
    disposable: float = Field(description="alles wat binnenkomt: netto inkomen en regelingen")
    net: float
    gross: float
    streams: list[StreamOut]
    schemes: dict[str, float] = Field(description="wat elke regeling geeft, per maand")
    once: dict[str, float] = Field(description="wat één keer komt en niet is meegeteld")
    open: dict[str, list[str]] = Field(description="niet meegeteld: regelingen waarvoor een antwoord ontbreekt")
    unsure: list[str] = Field(description="niet meegeteld: regelingen waarvan niemand het bedrag kan zeggen")
    missing: list[str] = Field(description="plaatsen van inkomens die niet bekend zijn")
    is_known: bool = Field(description="of inkomen en bijstand bekend zijn; anders zegt 'disposable' te weinig")
    supposes: bool = Field(description="of wij voor de vrijlating van loon de laatst bekende wet gebruiken")
    amounts_of: int | None = Field(description="het jaar van de bedragen, als die van deze maand er nog niet zijn")


class DifferenceOut(Schema):
    """One scheme before and after."""

    key: str
    name: str
    before: OutcomeOut
    after: OutcomeOut
    change: float | None = Field(description="euro per 'per' meer of minder; null als een bedrag niet bekend is")
    reason: ConditionOut | None


class ReportOut(Schema):
    """What to tell whom, and by when."""

    who: str
    says: str
    first: date
    last: date | None = Field(description="null is meteen")
    source: str
    status: str = Field(description="hoe zeker wij dit weten: sourced, derived, memory, …")


class LowestOut(Schema):
    """The day on which least is left."""

    day: date
    amount: float


class PaymentOut(Schema):
    """Money that comes, or goes (below 0)."""

    first: date
    last: date
    day_is_known: bool
    moved: bool = Field(description="of de dag is verschoven door een weekend of feestdag")
    rule: str
    what: str = Field(description="een regeling, een soort inkomen of een soort kosten")
    person: str
    amount: float
    is_about: bool
    month: date = Field(description="de maand waarvoor het is")


class MonthOut(Schema):
    """One month: what comes without the change and with it."""

    month: date
    before: float
    after: float
    costs: float
    lowest: LowestOut
    balance: float
    payments: list[PaymentOut]
    is_known: bool
    supposes: bool
    amounts_of: int | None


class PaidBackOut(Schema):
    """What of an allowance must be paid back over a year (below 0: what still comes)."""

    year: int
    scheme: str
    reported: float = Field(description="als de verandering meteen is doorgegeven")
    silent: float = Field(description="als niemand iets doorgeeft")


class YearOut(Schema):
    """Twelve months, in euro."""

    before: float
    after: float
    months: list[MonthOut]
    settled: list[PaidBackOut]
    set_aside: float = Field(description="euro per maand om opzij te zetten")
    set_aside_until: date | None


class PointOut(Schema):
    """One working week, in euro per month."""

    hours: float
    gross: float
    net: float
    disposable: float
    schemes: dict[str, float]
    is_known: bool
    supposes: bool
    missing: list[str]
    open: dict[str, list[str]]
    unsure: list[str]


class BurdenOut(Schema):
    """What of every extra gross euro is not kept."""

    low: float
    high: float
    total: float = Field(description="deel van een euro")
    parts: dict[str, float] = Field(description="belasting en regelingen; samen het geheel")


class CliffOut(Schema):
    """From `low` to `high` hours somebody earns more and keeps less."""

    low: float
    high: float
    drop: float = Field(description="euro per maand")
    losses: dict[str, float]
    reasons: dict[str, ConditionOut]
    recovers: float | None = Field(description="vanaf hoeveel uur er weer evenveel is")


class EndingOut(Schema):
    """A right without a computed amount that is there at `low` hours and no longer at `high`."""

    key: str
    name: str
    low: float
    high: float
    reason: ConditionOut | None


class WorkOut(Schema):
    """Disposable income against hours, after the first half year of work."""

    person: str
    wage_per_hour: float
    is_known: bool
    points: list[PointOut]
    burdens: list[BurdenOut]
    cliffs: list[CliffOut]
    endings: list[EndingOut]


class WhatIfOut(Schema):
    """What a change does. Amounts in `before` and `after` hold in the month of `counts_on`."""

    soort: str
    from_: date = Field(alias="from", description="de dag of maand waarin de verandering begint")
    was_about: bool = Field(description="of een bedrag als 'ongeveer' is verteld; dan rekenen wij met het midden")
    counts_on: date = Field(description="de dag waarop de hele verandering te zien is")
    before: MoneyOut
    after: MoneyOut
    differences: list[DifferenceOut]
    reports: list[ReportOut]
    year: YearOut | None = Field(description="null bij een verjaardag of AOW")
    work: WorkOut | None = Field(description="alleen bij werk")
    trial: TrialOut | None = Field(description="alleen bij samenwonen: of het op proef kan")
