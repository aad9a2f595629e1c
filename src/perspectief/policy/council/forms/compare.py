"""Which two reports are set beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui.fields import ListField
from perspectief.policy.council import wording
from perspectief.policy.council.forms.problems import Telling
from perspectief.policy.council.models import Report


def name_of(report: Report) -> str:
    """`2024-1.1`: the cycle and the edition, for in an address."""
    return f"{report.cycle.key}.{report.edition}"


class CompareForm(Telling):
    """An older and a newer report."""

    oud = ListField(label=_("Het oudere rapport"))
    nieuw = ListField(label=_("Het nieuwere rapport"))

    def __init__(self, *args: Any, reports: Sequence[Report], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.reports = {name_of(one): one for one in reports}
        choices = [(name, _said(one)) for name, one in self.reports.items()]
        for name in ("oud", "nieuw"):
            self.fields[name].choices = [("", __("Kies een rapport")), *choices]

    def chosen(self) -> tuple[Report, Report] | None:
        """Both, the older first whatever was filled in where; None as long as one is missing or both are the same."""
        found = [self.reports.get(self.cleaned_data[name]) for name in ("oud", "nieuw")]
        both = [one for one in found if one is not None]
        if len(both) < 2 or both[0].pk == both[1].pk:
            return None
        first, second = sorted(both, key=lambda one: (one.cycle.starts, one.edition))
        return first, second


def _said(report: Report) -> str:
    said = {"half": wording.half_year(report.cycle.key), "edition": report.edition}
    return __("%(half)s, uitgave %(edition)s") % said
