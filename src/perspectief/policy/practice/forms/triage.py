"""Reads what the team does with reports and clusters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.ui import fields
from perspectief.foundation.ui.choosing import ALL, Choosing, search_field
from perspectief.policy.practice.choices import Aside, ClusterState, Goes, Mandate, Owner, Reach, ReportState, Verdict
from perspectief.policy.practice.forms.common import (
    CHOOSE,
    Telling,
    labelled,
    list_field,
    short,
    words,
)
from perspectief.policy.practice.models import Cluster
from perspectief.policy.practice.queries import subjects
from perspectief.policy.practice.queries.clusters import OPEN_ONES, Wanted
from perspectief.policy.practice.queries.reports import Asked, provisions_told
from perspectief.policy.practice.services.clusters import About, Turn
from perspectief.policy.practice.services.measures import Plan

NO_CHOICE = _("Maak een keuze.")
EVERY = "alle"


class ChooseReports(Choosing):
    """Which reports to see: what nobody looked at yet, unless somebody asks otherwise."""

    zoek = search_field()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        states = [("", _("Nieuw")), *labelled(ReportState.choices)[1:], (EVERY, _("Alles"))]
        self.fields["stand"] = forms.ChoiceField(label=_("Hoe ver"), required=False, choices=states)
        told = subjects.names(provisions_told())
        offered = sorted(told.items(), key=lambda one: one[1].casefold())
        self.fields["bij"] = forms.ChoiceField(label=_("Waarover"), required=False, choices=[ALL, *offered])

    @property
    def asked(self) -> Asked:
        """The choice."""
        said = self.chosen
        state = said.get("stand", ReportState.NEW)
        return Asked("" if state == EVERY else state, said.get("bij", ""), said.get("zoek", ""))


class ChooseClusters(Choosing):
    """Which clusters to see."""

    zoek = search_field()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        states = [(OPEN_ONES, _("Nog niet klaar")), *ClusterState.choices]
        self.fields["stand"] = list_field(_("Hoe ver"), states)
        self.fields["soort"] = list_field(_("Wat voor knelpunt"), Goes.choices)
        self.fields["wie"] = list_field(_("Wie kan het veranderen"), Reach.choices)

    @property
    def wanted(self) -> Wanted:
        """The choice."""
        said = self.chosen
        return Wanted(said.get("stand", ""), said.get("soort", ""), said.get("wie", ""), said.get("zoek", ""))


class JoinForm(Telling):
    """To which cluster a report belongs."""

    def __init__(self, *args: Any, clusters: list[Cluster], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offered = [(one.key, f"{one.key} {one.title}") for one in clusters]
        self.fields["cluster"] = fields.ListField([CHOOSE, *offered], label=_("Bij welk knelpunt hoort dit?"))

    def clean_cluster(self) -> str:
        """One must be chosen."""
        return _needed(self, "cluster")


class AsideForm(Telling):
    """Why a report is no bottleneck, and what the reporter reads."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["why"] = fields.RadioField(Aside.choices, label=_("Waarom is dit geen knelpunt?"))
        self.fields["answer"] = words(
            _("Wat leest de melder?"), rows=3, help_text=_("Een of twee zinnen. Zeg ook waar iemand wel terecht kan.")
        )

    def clean_why(self) -> Aside:
        """A reason must be chosen."""
        return Aside(_needed(self, "why"))


class ClusterForm(Telling):
    """What goes wrong, in the team's own words, and who can change it."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["title"] = short(_("Wat gaat er mis? In één zin."))
        self.fields["words"] = words(
            _("Uitleg, in uw eigen woorden"),
            needed=False,
            help_text=_("Iedereen leest dit later. Neem geen zinnen over uit een melding."),
        )
        self.fields["goes"] = fields.ListField([CHOOSE, *labelled(Goes.choices)], label=_("Wat voor knelpunt is het?"))
        self.fields["reach"] = fields.ListField([CHOOSE, *labelled(Reach.choices)], label=_("Wie kan het veranderen?"))
        backing = [("", _("Niet nodig, of de gewone weg")), *labelled(Mandate.choices)]
        self.fields["mandate"] = fields.ListField(backing, label=_("Wie geeft rugdekking?"))
        nothing = ("", _("Geen"))
        self.fields["provision"] = fields.ListField([nothing, *subjects.every()], label=_("Bij welke voorziening?"))
        self.fields["article"] = short(_("Artikel of regel. Dit mag leeg blijven."), needed=False, longest=160)
        self.fields["article_url"] = forms.URLField(
            label=_("Link naar dat artikel. Dit mag leeg blijven."),
            required=False,
            max_length=300,
            assume_scheme="https",
            error_messages={"invalid": _("Dit is geen link. Begin met https://.")},
        )
        everywhere = ("", _("Overal"))
        self.fields["area"] = fields.ListField([everywhere, *subjects.areas()], label=_("In welke wijk?"))

    def clean_goes(self) -> Goes:
        """A kind must be chosen."""
        return Goes(_needed(self, "goes"))

    def clean_reach(self) -> Reach:
        """A level must be chosen."""
        return Reach(_needed(self, "reach"))

    @property
    def cluster(self) -> About:
        """What was written down."""
        return About(**self.cleaned_data)


class TurnForm(Telling):
    """Whose turn it is, until which day, and why that changes."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["owner"] = fields.ListField(labelled(Owner.choices), label=_("Wie is aan zet?"))
        self.fields["holder"] = short(_("Welke afdeling of organisatie? Geen naam."), needed=False, longest=80)
        self.fields["due"] = fields.DateField(label=_("Niet later dan"))
        self.fields["reason"] = short(_("Waarom verandert dit?"), longest=250)

    def clean_due(self) -> Any:
        """A day must be filled in."""
        if not self.cleaned_data.get("due"):
            raise forms.ValidationError(_("Vul de dag in."))
        return self.cleaned_data["due"]

    @property
    def turn(self) -> Turn:
        """What was filled in."""
        said = self.cleaned_data
        return Turn(Owner(said["owner"] or Owner.TEAM), said["holder"], said["due"])


class WordsForm(Telling):
    """A few words with a step."""

    def __init__(self, *args: Any, label: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["words"] = words(label, rows=3, longest=2000)


class MoveForm(WordsForm):
    """To which state, and why."""

    def __init__(self, *args: Any, choices: list[Any], **kwargs: Any):
        super().__init__(*args, label=_("Waarom? Iedereen kan dit lezen."), **kwargs)
        offered = labelled((one.value, one.label) for one in choices)
        self.fields["to"] = fields.ListField([CHOOSE, *offered], label=_("Wat wordt de stand?"))
        self.order_fields(["to", "words"])

    def clean_to(self) -> str:
        """A state must be chosen."""
        return _needed(self, "to")


class MeasureForm(Telling):
    """What we do differently, why that should help, and where we look on which day."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["title"] = short(_("Wat doen wij anders?"))
        self.fields["hypothesis"] = words(
            _("Waarom moet dit helpen?"), rows=3, help_text=_("Als wij …, dan …, omdat …")
        )
        none = ("", _("Geen cijfer"))
        self.fields["indicator"] = fields.ListField(
            [none, *subjects.figures()], label=_("Aan welk cijfer zien wij het?")
        )
        self.fields["seen_by"] = short(_("Geen cijfer? Waaraan zien wij het dan?"), needed=False, longest=200)
        self.fields["starts_on"] = fields.DateField(label=_("Vanaf welke dag?"))
        self.fields["check_on"] = fields.DateField(label=_("Op welke dag kijken wij of het hielp?"))

    def clean(self) -> dict[str, Any]:
        """Both days must be there."""
        said = super().clean() or {}
        for name in ("starts_on", "check_on"):
            if name in said and not said[name]:
                self.add_error(name, _("Vul de dag in."))
        return said

    @property
    def plan(self) -> Plan:
        """What was filled in."""
        return Plan(**self.cleaned_data)


class VerdictForm(Telling):
    """Whether a measure helped, and what we saw."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["verdict"] = fields.RadioField(labelled(Verdict.choices), label=_("Hielp het?"))
        self.fields["result"] = words(_("Wat zagen wij?"), rows=3)

    def clean_verdict(self) -> Verdict:
        """One must be chosen."""
        return Verdict(_needed(self, "verdict"))


def _needed(form: forms.Form, name: str) -> str:
    value: str = form.cleaned_data.get(name, "")
    if not value:
        raise forms.ValidationError(NO_CHOICE)
    return value
