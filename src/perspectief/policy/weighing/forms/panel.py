"""Forms around the panel: a seat, an interest, a link, words for the lock, and what came out of the talk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from perspectief.foundation.ui.fields import CheckField, ListField, TapField
from perspectief.policy.weighing.choices import LinkKind, Seat
from perspectief.policy.weighing.forms.fields import NeededDate, Telling, long, short
from perspectief.policy.weighing.models import Item

Choices = Sequence[tuple[str, Any]]
SHORT_REASON, LINK_REASON, PAPER_WORDS = 300, 500, 400


class SeatForm(Telling):
    """Somebody who is asked. `found`: accounts that the search gave; `organisations`: who they may work for."""

    def __init__(self, data: Any = None, *, found: Choices, organisations: Choices):
        super().__init__(data)
        self.fields["wie"] = TapField([*found, ("papier", _("Iemand zonder account, op papier"))], label=_("Wie?"))
        self.fields["stoel"] = TapField(Seat.choices, label=_("Als wat?"))
        self.fields["ervaring"] = CheckField(label=_("Deze persoon is ook ervaringsdeskundige"))
        self.fields["werkt_bij"] = ListField(
            [("", _("Geen, of de gemeente zelf")), *organisations],
            label=_("Werkt deze persoon bij een organisatie?"),
            help_text=_("Wat die organisatie vraagt, ziet deze persoon dan niet."),
        )
        self.fields["papier"] = CheckField(label=_("Deze persoon werkt op papier. Wij typen het over."))

    def clean_wie(self) -> str:
        """One must be chosen."""
        return _chosen(self.cleaned_data.get("wie"), _("Kies iemand."))

    def clean_stoel(self) -> str:
        """One must be chosen."""
        return _chosen(self.cleaned_data.get("stoel"), _("Kies als wat deze persoon meedoet."))


class ReasonForm(Telling):
    """Why, in a sentence."""

    def __init__(self, data: Any = None, *, label: str, help_text: str = ""):
        super().__init__(data)
        self.fields["waarom"] = long(label, help_text=help_text, rows=3, needed=True, longest=SHORT_REASON)


class LinkForm(Telling):
    """How two things touch each other."""

    def __init__(self, data: Any = None, *, items: Iterable[Item], kinds: Iterable[str]):
        super().__init__(data)
        known = [("", _("Kies")), *((str(one.key), one.title) for one in items)]
        allowed = [(kind.value, kind.label) for kind in LinkKind if kind in set(kinds)]
        self.fields["een"] = ListField(known, label=_("De ene"))
        self.fields["soort"] = TapField(allowed, label=_("Wat doet de ene met de andere?"))
        self.fields["ander"] = ListField(known, label=_("De andere"))
        self.fields["hoe_sterk"] = TapField([("1", _("Een beetje")), ("2", _("Veel"))], label=_("Hoe sterk?"))
        self.fields["waarom"] = long(_("Waarom ziet u dit?"), rows=3, needed=True, longest=LINK_REASON)

    def clean(self) -> dict[str, Any]:
        """Everything is needed."""
        said = super().clean() or {}
        for name in ("een", "soort", "ander", "hoe_sterk"):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, _("Kies er een."))
        return said


class AgainForm(Telling):
    """Some of the words again, by their number."""

    def __init__(self, data: Any = None, *, numbers: Iterable[int]):
        super().__init__(data)
        for number in numbers:
            label = _("Woord %(number)s") % {"number": number}
            self.fields[f"woord_{number}"] = short(label, needed=True, longest=40)

    def typed(self) -> dict[int, str]:
        """Number -> what was typed."""
        return {int(name.partition("_")[2]): value for name, value in self.cleaned_data.items()}


class OpenForm(Telling):
    """The words of two holders, and why when one of them is the reserve."""

    def __init__(self, data: Any = None):
        super().__init__(data)
        help_text = _("Alle dertien, in de volgorde van het papier.")
        self.fields["eerste"] = long(
            _("De dertien woorden van de eerste"), help_text=help_text, rows=3, needed=True, longest=PAPER_WORDS
        )
        self.fields["tweede"] = long(
            _("De dertien woorden van de tweede"), help_text=help_text, rows=3, needed=True, longest=PAPER_WORDS
        )
        self.fields["waarom"] = long(
            _("Gebruikt u de reserve van de griffie? Schrijf op waarom."),
            help_text=_("Iedereen kan dit lezen. Noem geen namen."),
            rows=2,
            longest=SHORT_REASON,
        )


class ConclusionForm(Telling):
    """What came out of the talk on one question."""

    def __init__(self, data: Any = None, *, initial: Any = None):
        super().__init__(data, initial=initial)
        self.fields["conclusie"] = long(
            _("Wat kwam eruit?"),
            help_text=_("Schrijf over de vraag, niet over mensen."),
            rows=4,
            needed=True,
            longest=1500,
        )
        self.fields["dag"] = NeededDate(label=_("Besproken op"))


class PointForm(Telling):
    """Something more to talk about."""

    def __init__(self, data: Any = None, *, items: Iterable[Item], criteria: Choices):
        super().__init__(data)
        self.fields["wat"] = ListField(
            [("", _("Kies")), *((str(one.key), one.title) for one in items)], label=_("Wat?")
        )
        self.fields["vraag"] = ListField([("", _("Kies")), *criteria], label=_("Welke vraag?"))

    def clean(self) -> dict[str, Any]:
        """Both are needed."""
        said = super().clean() or {}
        for name in ("wat", "vraag"):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, _("Kies er een."))
        return said


def _chosen(value: Any, missing: str) -> str:
    if not value:
        raise forms.ValidationError(missing)
    return str(value)
