"""Which column of a file is what: said by a person, remembered per source, or guessed from the names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from perspectief.policy.monitor.sources.tables import Sheet

PERIOD, AREA, GROUP, INDICATOR, VALUE = "period", "area", "group", "indicator", "value"
LOW, HIGH, BASE, PROVISIONAL = "low", "high", "base", "provisional"
VALUE_OF = "value:"
"""Begin of the role of a column with the values of one indicator; its key follows."""
PLAIN_ROLES = (PERIOD, AREA, GROUP, INDICATOR, VALUE, LOW, HIGH, BASE, PROVISIONAL)
BESIDE_ONE = (LOW, HIGH, BASE)
"""What belongs to one column of values and no more."""
GUESSES = {
    "jaar": PERIOD,
    "periode": PERIOD,
    "perioden": PERIOD,
    "schooljaar": PERIOD,
    "gebied": AREA,
    "code": AREA,
    "gebiedscode": AREA,
    "wijk": AREA,
    "wijkcode": AREA,
    "gemeente": AREA,
    "regios": AREA,
    "groep": GROUP,
    "indicator": INDICATOR,
    "waarde": VALUE,
    "aantal": VALUE,
    "ondergrens": LOW,
    "bovengrens": HIGH,
    "basis": BASE,
    "op hoeveel": BASE,
    "voorlopig": PROVISIONAL,
}


@dataclass(frozen=True)
class Columns:
    """`roles`: column -> role. `fixed`: role -> what holds for every row (period, area, indicator)."""

    roles: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)

    def column_of(self, role: str) -> str:
        """The column with this role; empty when there is none."""
        return next((column for column, one in self.roles.items() if one == role), "")

    @property
    def values(self) -> dict[str, str]:
        """Column -> key of its indicator, "" where a column or a fixed word says which."""
        found = {column: role[len(VALUE_OF) :] for column, role in self.roles.items() if role.startswith(VALUE_OF)}
        plain = self.column_of(VALUE)
        return {**found, plain: ""} if plain else found

    def as_json(self) -> dict[str, Any]:
        """To keep."""
        return {"roles": dict(self.roles), "fixed": dict(self.fixed)}


@dataclass(frozen=True)
class Line:
    """One figure as it stands in a file: its row, and the cell of each role."""

    row: int
    cells: Mapping[str, str]


def from_json(said: Mapping[str, Any]) -> Columns:
    """As it was kept."""
    return Columns(said.get("roles", {}), said.get("fixed", {}))


def problems_of(mapping: Columns, columns: tuple[str, ...]) -> Iterator[str]:
    """What is missing or double in a mapping, all together."""
    roles = [role for role in mapping.roles.values() if role]
    for role in sorted({role for role in roles if roles.count(role) > 1}):
        if role in PLAIN_ROLES:
            yield _("Meer dan één kolom is ‘%(role)s’. Kies er één.") % {"role": role_words()[role]}
        else:
            yield _("Meer dan één kolom heeft de waarde van dezelfde indicator. Kies er één.")
    if not mapping.values:
        yield _("Wijs een kolom aan met de waarde.")
    for role in (PERIOD, AREA):
        if not mapping.column_of(role) and not mapping.fixed.get(role):
            yield _("Wijs een kolom aan voor ‘%(role)s’, of vul er één in voor alle regels.") % {
                "role": role_words()[role]
            }
    if mapping.column_of(VALUE) and not mapping.column_of(INDICATOR) and not mapping.fixed.get(INDICATOR):
        yield _("Zeg bij welke indicator de waarde hoort.")
    if len(mapping.values) > 1 and any(mapping.column_of(role) for role in BESIDE_ONE):
        yield _("Er is meer dan één kolom met waarden. Dan weten wij niet waar de grenzen en de basis bij horen.")
    unknown = [column for column in mapping.roles if column not in columns]
    if unknown:
        yield _("Deze kolommen staan niet in het bestand: %(names)s.") % {"names": ", ".join(unknown)}


def role_words() -> dict[str, str]:
    """What people call each role."""
    return {
        PERIOD: _("de periode"),
        AREA: _("het gebied"),
        GROUP: _("de groep"),
        INDICATOR: _("welke indicator"),
        VALUE: _("de waarde"),
        LOW: _("de ondergrens"),
        HIGH: _("de bovengrens"),
        BASE: _("op hoeveel het rust"),
        PROVISIONAL: _("of het voorlopig is"),
    }


def guess(columns: tuple[str, ...]) -> Columns:
    """From the names of columns; each role once."""
    roles: dict[str, str] = {}
    for column in columns:
        role = GUESSES.get(column.lower().strip(), "")
        if role and role not in roles.values():
            roles[column] = role
    return Columns(roles)


def lines(sheet: Sheet, mapping: Columns) -> Iterator[Line]:
    """Each figure in the file: a row with several columns of values gives several."""
    place = {column: index for index, column in enumerate(sheet.columns)}
    plain = {role: place[column] for role in PLAIN_ROLES if (column := mapping.column_of(role)) in place}
    for number, cells in sheet.rows:
        said = {**mapping.fixed, **{role: cells[index] for role, index in plain.items() if cells[index]}}
        for column, indicator in mapping.values.items():
            named = {INDICATOR: indicator} if indicator else {}
            yield Line(number, {**said, **named, VALUE: cells[place[column]]})
