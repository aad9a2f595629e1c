"""Reads what goes into a letter: its kind, its texts, its money."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields
from perspectief.foundation.ui.fields import labelled
from perspectief.policy.council.choices import LetterKind
from perspectief.policy.council.forms.problems import Telling
from perspectief.policy.council.forms.questions import short, words
from perspectief.policy.council.queries.subjects import Subject
from perspectief.policy.council.services.letters import Money

LONGEST_TEXT = 10_000


class NewLetterForm(Telling):
    """Which letter, for which year."""

    def __init__(self, *args: Any, lines: Iterable[Subject], day: dt.date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        every = [("", _("Alle lijnen")), *((line.key, line.name) for line in lines)]
        self.fields["kind"] = fields.RadioField(labelled(LetterKind.choices), label=_("Welke brief?"))
        self.fields["year"] = fields.NumberField(whole=True, label=_("Welk jaar?"), initial=day.year)
        self.fields["line"] = fields.ListField(every, label=_("Over welke lijn? Alleen bij een stand van zaken."))

    def clean_kind(self) -> LetterKind:
        """A kind must be chosen."""
        if not self.cleaned_data.get("kind"):
            raise forms.ValidationError(_("Kies welke brief."))
        return LetterKind(self.cleaned_data["kind"])

    def clean_year(self) -> int:
        """A year must be given."""
        year = self.cleaned_data.get("year")
        if year is None:
            raise forms.ValidationError(_("Vul het jaar in, bijvoorbeeld 2027."))
        return int(year)

    def clean_line(self) -> int:
        """0 for all."""
        return int(self.cleaned_data.get("line") or 0)


class TextForm(Telling):
    """The text of one part."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"] = words(
            _("Uw tekst"),
            needed=False,
            longest=LONGEST_TEXT,
            rows=6,
            help_text=_("Een lege regel begint een alinea. Een streepje en een spatie begint een rij in een lijst."),
        )


class MoneyForm(Telling):
    """One thing money goes to."""

    def __init__(self, *args: Any, lines: Iterable[Subject], **kwargs: Any):
        super().__init__(*args, **kwargs)
        every = [("", _("Geen lijn")), *((line.key, line.name) for line in lines)]
        self.fields["name"] = short(_("Waar gaat het geld heen?"), needed=True)
        self.fields["line"] = fields.ListField(every, label=_("Bij welke lijn hoort het?"))
        self.fields["planned"] = fields.MoneyField(label=_("Begroot. Leeg: dat staat er niet."))
        self.fields["spent"] = fields.MoneyField(label=_("Uitgegeven. Leeg: dat staat er niet."))
        self.fields["source"] = short(_("In welk stuk staat dit?"), needed=True, longest=200)

    @property
    def money(self) -> Money:
        """In whole euros."""
        said = self.cleaned_data
        planned, spent = (None if said[one] is None else round(said[one]) for one in ("planned", "spent"))
        return Money(said["name"], said["source"], int(said["line"] or 0), planned, spent)
