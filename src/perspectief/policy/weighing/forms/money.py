"""What is filled in about money: lines, what was paid, and where freed money goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui.fields import ListField, MoneyField, NumberField
from perspectief.policy.weighing.forms.fields import DAY_HELP, EuroField, NeededDate, PeopleField, Telling, short
from perspectief.policy.weighing.models import Item
from perspectief.policy.weighing.services.money import Account, NewLine


class LineForm(Telling):
    """Money that there is in a year."""

    naam = short(_("Hoe heet dit geld?"), needed=True, help_text=_("Zoals het in de begroting staat."))
    jaar = NumberField(label=_("Welk jaar?"), whole=True)
    bedrag = EuroField(label=_("Hoeveel is er?"))
    bron = short(_("In welk stuk staat dit?"), needed=True)

    def clean_jaar(self) -> int:
        """A year must be given."""
        return _needed(self.cleaned_data.get("jaar"), _("Vul het jaar in, bijvoorbeeld 2027."))

    def clean_bedrag(self) -> int:
        """An amount must be given."""
        return _needed(self.cleaned_data.get("bedrag"), _("Vul het bedrag in."))

    @property
    def line(self) -> NewLine:
        """What was said."""
        said = self.cleaned_data
        return NewLine(said["naam"], said["jaar"], said["bedrag"], said["bron"])


class AccountForm(Telling):
    """What was really paid, and whom it reached."""

    tot = NeededDate(label=_("Tot en met welke dag?"), help_text=DAY_HELP)
    bedrag = MoneyField(
        label=_("Hoeveel is er betaald?"),
        may_be_negative=True,
        help_text=_("Stond er te veel? Zet er een min-teken voor."),
    )
    mensen = PeopleField(label=_("Hoeveel mensen zijn bereikt? Leeg: dat weten wij niet."))
    bron = short(_("In welk stuk staat dit?"), needed=True)

    def clean_bedrag(self) -> int:
        """An amount must be given."""
        return round(_needed(self.cleaned_data.get("bedrag"), _("Vul het bedrag in.")))

    @property
    def account(self) -> Account:
        """What was said."""
        said = self.cleaned_data
        return Account(said["tot"], said["bedrag"], said["mensen"], said["bron"])

    @staticmethod
    def first() -> dict[str, Any]:
        """What stands there at first."""
        today = timezone.localdate()
        return {"tot": f"{today.day}-{today.month}-{today.year}"}


class GiveForm(Telling):
    """Where freed money goes."""

    naar = ListField(label=_("Waar gaat dit geld heen?"), choices=())
    bedrag = EuroField(label=_("Hoeveel?"))
    mensen = PeopleField(label=_("Hoeveel mensen bereikt het daar? Leeg: wij rekenen het uit."))

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.items = {str(one.key): one for one in items}
        choices = [("", _("Kies")), *((key, one.title) for key, one in self.items.items())]
        self.fields["naar"].choices = choices

    def clean_naar(self) -> Item:
        """Something must be chosen."""
        found = self.items.get(self.cleaned_data.get("naar", ""))
        if found is None:
            raise ValidationError(_("Kies waar het geld heen gaat."))
        return found

    def clean_bedrag(self) -> int:
        """An amount must be given."""
        return _needed(self.cleaned_data.get("bedrag"), _("Vul het bedrag in."))


def _needed(value: Any, otherwise: Any) -> int:
    if value is None:
        raise ValidationError(otherwise)
    return int(value)
