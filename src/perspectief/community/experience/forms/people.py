"""What experts say of themselves, and whom they let see it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.community.experience.choices import Kind, Theme
from perspectief.community.experience.forms.common import Telling, area_field, short, words
from perspectief.community.experience.queries.people import Profile
from perspectief.community.experience.sealing import Told
from perspectief.community.experience.services.people import Wish
from perspectief.foundation.ui.fields import CheckField, NumberField, TapManyField, labelled

LONGEST_NAME = 60
MOST_HOURS = 40


class ProfileForm(Telling):
    """The profile. Everything may stay empty, but a name to be called by."""

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]], profile: Profile | None = None, **kwargs: Any):
        super().__init__(*args, initial=_start(profile), **kwargs)
        self.fields["called"] = short(
            _("Hoe wilt u heten?"), longest=LONGEST_NAME, help_text=_("Een voornaam is genoeg.")
        )
        self.fields["kinds"] = TapManyField(labelled(Kind.choices), label=_("Wat wilt u doen?"))
        self.fields["talents"] = words(_("Wat kunt u goed?"), needed=False, longest=600, rows=3)
        self.fields["needs"] = words(
            _("Wat heeft u nodig?"),
            needed=False,
            longest=600,
            rows=3,
            help_text=_("Bijvoorbeeld: reiskosten, pauzes, iemand die meegaat, of een gesprek vooraf."),
        )
        self.fields["hours_week"] = NumberField(
            label=_("Hoeveel uur per week kunt u?"), whole=True, unit=_("uur, ongeveer")
        )
        self.fields["area"] = area_field(areas, _("Waar wilt u iets doen?"))
        self.fields["certified"] = CheckField(label=_("Ik heb een certificaat als ervaringsdeskundige."))
        self.fields["certificate"] = short(_("Welk certificaat?"), needed=False, longest=LONGEST_TITLE_OF_PAPER)
        self.fields["paused"] = CheckField(label=_("Ik wil nu even geen vragen."))

    def clean_hours_week(self) -> int | None:
        """Not more than a week of work."""
        hours: int | None = self.cleaned_data.get("hours_week")
        if hours is not None and hours > MOST_HOURS:
            raise forms.ValidationError(_("Dat is meer dan een hele werkweek. Kies 40 of minder."))
        return hours

    @property
    def wish(self) -> Wish:
        """What was said."""
        said = self.cleaned_data
        told = Told(*(said[name].strip() for name in ("called", "talents", "needs", "certificate")))
        rest = {name: said[name] for name in ("kinds", "hours_week", "area", "certified", "paused")}
        return Wish(told, **rest)


LONGEST_TITLE_OF_PAPER = 120


def _start(profile: Profile | None) -> dict[str, Any]:
    if profile is None:
        return {}
    own = {name: getattr(profile.expert, name) for name in ("kinds", "hours_week", "area", "certified", "paused")}
    return {**own, **vars(profile.told)}


class ThemesForm(Telling):
    """What somebody lived through, with a yes of its own."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["themes"] = TapManyField(labelled(Theme.choices), label=_("Wat kent u uit uw eigen leven?"))
        self.fields["yes"] = CheckField(label=_("Ja, dit mag het programma bewaren. Niemand leest het."))

    def clean(self) -> dict[str, Any]:
        """Without a yes nothing is kept."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("themes") and not said.get("yes"):
            self.add_error("yes", _("Zet een vinkje als u dit wilt. Wilt u dit niet? Ga dan terug."))
        return said
