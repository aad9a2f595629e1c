"""Fields that the forms of this room share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields, problems
from perspectief.foundation.ui.fields import DateField, MoneyField, NumberField

LONGEST_TEXT, LONGEST_LINE = 4000, 160
MOST_EURO, MOST_PEOPLE = 1_000_000_000, 10_000_000
"""More than this is a slip of the fingers."""
DAY_HELP = _("Dag, maand en jaar. Bijvoorbeeld 1-7-2027.")


@dataclass(frozen=True)
class Section:
    """Fields that belong together, under a heading or not."""

    title: Any
    says: Any
    fields: Sequence[BoundField]


class Telling(problems.Telling):
    """A form that tells its problems together, and shows its fields in sections."""

    @property
    def sections(self) -> list[Section]:
        """All fields, in their order."""
        return [Section("", "", [field for field in self if not field.is_hidden])]

    def named(self, *names: str) -> list[BoundField]:
        """These fields."""
        return [self[name] for name in names]


long = partial(fields.lines, rows=5, longest=LONGEST_TEXT, needed=False)
"""A field for a few lines."""
short = partial(fields.line, longest=LONGEST_LINE, needed=False, component="line")
"""A field of one line."""


class NeededDate(DateField):
    """A day that must be given."""

    def to_python(self, value: Any) -> dt.date | None:
        """The day; raises when it is blank."""
        day = super().to_python(value)
        if day is None:
            raise ValidationError(_("Vul een dag in."))
        return day


class EuroField(MoneyField):
    """Whole euros; cents are left off. Blank is None."""

    def to_python(self, value: Any) -> int | None:
        """The amount."""
        amount = super().to_python(value)
        if amount is None:
            return None
        if amount > MOST_EURO:
            raise ValidationError(_("Dit bedrag is te hoog. Kijk het na."))
        return int(amount)


class PeopleField(NumberField):
    """A whole number of people; a dot between thousands may stand there. Blank is None."""

    def __init__(self, **kwargs: Any):
        super().__init__(whole=True, **kwargs)

    def to_python(self, value: Any) -> int | None:
        """The number."""
        typed = (value or "").strip()
        parts = typed.split(".")
        if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]):
            typed = "".join(parts)
        number = super().to_python(typed)
        if number is not None and number > MOST_PEOPLE:
            raise ValidationError(_("Dit getal is te hoog. Kijk het na."))
        return None if number is None else int(number)
