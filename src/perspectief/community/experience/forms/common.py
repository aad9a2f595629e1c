"""Fields and forms that the pages of this room share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields, problems

LONGEST, LONGEST_TITLE = 2000, 120


class Telling(problems.Telling):
    """A form that tells its problems together."""

    use_required_attribute = False

    def insist(self, *names: str) -> None:
        """Something must be chosen or filled in here."""
        for name in names:
            if name not in self.errors and self.cleaned_data.get(name) in (None, "", []):
                self.add_error(name, fields.NOT_FILLED_IN)


words = partial(fields.lines, rows=4, longest=LONGEST)
"""A field for a few lines."""
short = partial(fields.line, longest=LONGEST_TITLE, component="wide")
"""A field of one line."""


def area_field(areas: Iterable[tuple[str, str]], label: Any) -> fields.ListField:
    """A wijk, or anywhere."""
    return fields.ListField([("", _("Overal in de gemeente")), *areas], label=label)


class ReasonForm(Telling):
    """A reason in words."""

    def __init__(self, *args: Any, label: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reason"] = words(label, longest=400, rows=2)
