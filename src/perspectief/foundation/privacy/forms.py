"""Reads what somebody corrects of themselves, and what a watcher searches for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Role
from perspectief.foundation.privacy.models import ACCESS_LOG
from perspectief.foundation.privacy.people import account_named
from perspectief.foundation.privacy.queries import all_of
from perspectief.foundation.privacy.queries.search import Asked
from perspectief.foundation.privacy.subjects import Correctable, Subject, account
from perspectief.foundation.ui import fields

PSEUDONYM = re.compile(r"[a-z0-9]{1,16}\.[0-9a-f]{64}")
REASONS = (
    ("", _("Kies een reden")),
    ("oversight", _("Toezicht op wie er kijkt")),
    ("sample", _("Een steekproef")),
    ("complaint", _("Een klacht of vraag")),
    ("data_breach", _("Onderzoek na een lek")),
)


class OwnFields(forms.Form):
    """The fields that somebody may correct without asking."""

    def __init__(self, *args: Any, correctable: Iterable[Correctable], **kwargs: Any):
        super().__init__(*args, **kwargs)
        for one in correctable:
            self.fields[one.name] = forms.CharField(
                label=one.label,
                initial=one.value,
                max_length=one.longest,
                required=False,
                error_messages={"max_length": _("Dit is te lang. Maak het korter dan %(limit_value)d letters.")},
            )


class Sure(forms.Form):
    """Somebody says that they are sure."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["zeker"] = fields.CheckField(label=_("Ja, ik weet het zeker."))

    def clean_zeker(self) -> bool:
        """Nothing goes without it."""
        if not self.cleaned_data["zeker"]:
            raise forms.ValidationError(_("Zet een kruisje als u zeker bent."))
        return True


class Period(forms.Form):
    """Days from and until, both included, and why somebody looks."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["since"] = fields.DateField(label=_("Vanaf"), help_text=_("Bijvoorbeeld 1-11-2026. Mag leeg."))
        self.fields["until"] = fields.DateField(
            label=_("Tot en met"), help_text=_("Bijvoorbeeld 30-11-2026. Mag leeg.")
        )
        self.fields["reason"] = fields.ListField(REASONS, label=_("Waarom kijkt u?"))

    def clean_reason(self) -> str:
        """Nobody searches without a reason."""
        reason: str = self.cleaned_data["reason"]
        if not reason:
            raise forms.ValidationError(_("Kies waarom u kijkt. Die reden komt in het logboek."))
        return reason

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", _("Deze dag ligt voor de eerste dag. Kies een latere dag."))
        return said

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day."""
        return self.cleaned_data["since"], self.cleaned_data["until"]


class Search(Period):
    """Lines about somebody, or of somebody who looked."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["who"] = forms.CharField(
            required=False,
            max_length=254,
            label=_("Wie?"),
            help_text=_("Een gebruikersnaam, of een pseudoniem uit het logboek. Mag leeg."),
        )
        sides = (("subject", _("Over deze persoon")), ("actor", _("Deze persoon keek zelf")))
        self.fields["side"] = fields.RadioField(sides, label=_("Welke regels?"), initial="subject")
        self.fields["role"] = fields.ListField((("", _("Alle rollen")), *Role.choices), label=_("Rol van wie keek"))
        self.order_fields(["who", "side", "since", "until", "role", "reason"])

    def clean_who(self) -> tuple[str, ...]:
        """The names in the log of whoever was typed."""
        typed = self.cleaned_data["who"].strip()
        if not typed or PSEUDONYM.fullmatch(typed):
            return (typed,) if typed else ()
        return tuple(name for one in all_of(_account(typed)) for name in one.ever_known_as(ACCESS_LOG))

    @property
    def asked(self) -> Asked:
        """In the words of the query."""
        said = self.cleaned_data
        return Asked(said["who"], said["side"] == "actor", *self.days, said["role"])


class Leak(Period):
    """The account that leaked, and the days in which somebody else could use it."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["username"] = forms.CharField(
            max_length=254,
            label=_("Gebruikersnaam van het account"),
            error_messages={"required": _("Typ de gebruikersnaam van het account dat gelekt is.")},
        )
        self.initial.setdefault("reason", "data_breach")
        self.order_fields(["username", "since", "until", "reason"])

    def clean_username(self) -> Subject:
        """Whose account it is."""
        return _account(self.cleaned_data["username"].strip())


def _account(username: str) -> Subject:
    key = account_named(username)
    if key is None:
        raise forms.ValidationError(_("Dit account kennen wij niet. Kijk de naam na."))
    return account(key)
