"""Forms around roles: which lines to show, give a role, and let it last longer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Actor, Role
from perspectief.foundation.accounts import queries
from perspectief.foundation.accounts.models import Grant
from perspectief.foundation.accounts.permissions import MANAGERS, READERS
from perspectief.foundation.accounts.scope import EVERYWHERE, FROM_THE_WHOLE, reaches, scopes_of
from perspectief.foundation.organisations.queries import organisations_of
from perspectief.foundation.places.queries import areas_of
from perspectief.foundation.ui.fields import DateField

Choices = list[tuple[str, Any]]
WHEN: Choices = [("", _("Nu of later")), ("soon", _("Verloopt binnenkort")), ("past", _("Voorbij"))]


class LastDay(DateField):
    """The last day of a role; never left out."""

    def clean(self, value: Any) -> dt.date:
        """The day. Raises with what to do."""
        day = super().clean(value)
        if day is None:
            raise forms.ValidationError(_("Vul de laatste dag in."))
        return day


class Which(forms.Form):
    """Which lines of "who can see what". The name is only ever sent, so it never stands in an address."""

    naam = forms.CharField(label=_("Naam of e-mailadres"), required=False, max_length=100)
    rol = forms.ChoiceField(label=_("Rol"), required=False)
    organisatie = forms.ChoiceField(label=_("Organisatie"), required=False)
    toon = forms.ChoiceField(label=_("Welke rollen"), required=False, choices=WHEN)

    def __init__(self, data: Any, *, by: Actor):
        super().__init__(data)
        _choose(self, "rol", [("", _("Alle rollen")), *Role.choices])
        _choose(self, "organisatie", _organisations(by, *READERS, everywhere=_("Alle organisaties")))

    @property
    def asked(self) -> queries.Asked:
        """What was chosen; a choice that does not exist counts as no choice."""
        said = self.cleaned_data if self.is_valid() else {}
        names = {"role": "rol", "organisation": "organisatie", "when": "toon", "name": "naam"}
        return queries.Asked(**{ours: said.get(field, "") for ours, field in names.items()})


class Give(forms.Form):
    """Give a role to an account."""

    account = forms.CharField(
        label=_("Voor wie"), max_length=254, help_text=_("Typ het hele e-mailadres of de hele gebruikersnaam.")
    )
    rol = forms.ChoiceField(label=_("Rol"))
    organisatie = forms.ChoiceField(label=_("Binnen welke organisatie"), required=False)
    wijk = forms.ChoiceField(label=_("Binnen welke wijk"), required=False)
    laatste_dag = LastDay(label=_("Laatste dag"), help_text=_("Bijvoorbeeld 31-12-2026."))

    def __init__(self, data: Any, *, by: Actor):
        super().__init__(data)
        self.by = by
        is_everywhere = reaches(by, EVERYWHERE, *MANAGERS)
        roles = [role for role in Role if is_everywhere or role not in FROM_THE_WHOLE]
        _choose(self, "rol", [("", _("Kies een rol")), *((role.value, role.label) for role in roles)])
        _choose(self, "organisatie", _organisations(by, *MANAGERS, everywhere=_("Overal")))
        _choose(self, "wijk", _areas(by, everywhere=_("Overal")))

    def clean_account(self) -> Any:
        """The account itself."""
        found = queries.find_account(self.by, self.cleaned_data["account"].strip())
        if found is None:
            raise forms.ValidationError(_("Dit account kennen wij niet. Kijk of u alles goed typte."))
        return found

    def clean_organisatie(self) -> Any:
        """The organisation itself, or none."""
        return organisations_of(settings.MUNICIPALITY).filter(key=self.cleaned_data["organisatie"]).first()

    def clean_wijk(self) -> Any:
        """The area itself, or none."""
        return areas_of(settings.MUNICIPALITY).filter(code=self.cleaned_data["wijk"]).first()


class Renew(forms.Form):
    """Let a role last longer."""

    laatste_dag = LastDay(label=_("Nieuwe laatste dag"), help_text=_("Bijvoorbeeld 31-12-2026."))

    def __init__(self, data: Any, *, grant: Grant):
        super().__init__(data, initial={"laatste_dag": f"{latest_day(grant):%d-%m-%Y}"})


def latest_day(grant: Grant) -> dt.date:
    """Until when this role can last, renewed today."""
    return queries.lasting().last_day(Role(grant.role), timezone.localdate())


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _organisations(by: Actor, *roles: Role, everywhere: Any) -> Choices:
    own = {scope.organisation for scope in scopes_of(by, *roles)}
    known = [(one.key, one.name) for one in organisations_of(settings.MUNICIPALITY)]
    return _reached(known, own, everywhere)


def _areas(by: Actor, *, everywhere: Any) -> Choices:
    own = {scope.area for scope in scopes_of(by, *MANAGERS)}
    known = [(one.code, one.name) for one in areas_of(settings.MUNICIPALITY)]
    return _reached(known, own, everywhere)


def _reached(known: Choices, own: set[str | None], everywhere: Any) -> Choices:
    """What somebody may choose: all and everywhere without a bound, and otherwise only what is their own."""
    if None in own:
        return [("", everywhere), *known]
    return [one for one in known if one[0] in own]
