"""Advice: to find it, to ask for it, to give it, to answer it and to look whether that holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.community.experience.choices import (
    About,
    AdviceState,
    Holds,
    HowMany,
    Outcome,
    Owner,
    Panel,
    Said,
)
from perspectief.community.experience.forms.common import Telling, short, words
from perspectief.community.experience.queries.advice import LATE, TO_CHECK, Wanted
from perspectief.community.experience.services.advice import Given, Question, Told
from perspectief.foundation.inbox.forms import AsksAboutNames, AsksForGood
from perspectief.foundation.ui.choosing import Choosing, search_field
from perspectief.foundation.ui.fields import DateField, ListField, ManyField, RadioField, TapField, labelled


class ChooseAdvice(Choosing):
    """Which advice to see."""

    zoek = search_field()
    stand = forms.ChoiceField(label=_("Hoe ver"), required=False)
    soort = forms.ChoiceField(label=_("Waarover"), required=False)
    wie = forms.ChoiceField(label=_("Van wie"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        states = [*labelled(AdviceState.choices), (LATE, _("Te laat")), (TO_CHECK, _("Nog niet nagekeken"))]
        for name, choices in (("stand", states), ("soort", labelled(About.choices)), ("wie", labelled(Panel.choices))):
            self.offer(name, choices)

    @property
    def wanted(self) -> Wanted:
        """The choice."""
        said = self.chosen
        return Wanted(said.get("stand", ""), said.get("soort", ""), said.get("wie", ""), said.get("zoek", ""))


class AskForm(AsksAboutNames, Telling):
    """A question for a panel. `unasked`: experts advise of themselves, and give it at once.

    `organisations`: key and name of those for which somebody may ask; with more than one they say for which.
    """

    def __init__(self, *args: Any, unasked: bool = False, organisations: Sequence[tuple[str, Any]] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.unasked = unasked
        if len(organisations) > 1:
            self.fields["organisation"] = ListField(
                [("", _("Kies")), *organisations], label=_("Voor wie vraagt u dit?")
            )
        self.fields["title"] = short(_("Waar gaat het over? In een paar woorden."))
        self.fields["about"] = RadioField(labelled(About.choices), label=_("Wat is het?"))
        self.fields["page"] = short(
            _("Op welke bladzijde van deze site?"),
            needed=False,
            longest=200,
            help_text=_("Alleen als het over een bladzijde hier gaat. Bijvoorbeeld /rechten."),
        )
        if unasked:
            self.fields["question"] = words(_("Wat zag u? Wat gaat er mis?"))
            _offer_given(self)
        else:
            self._offer_question()
        self.ask_about_names("title", "question", "words", "in_short")

    def _offer_question(self) -> None:
        self.fields["question"] = words(
            _("Wat wilt u weten?"), help_text=_("Iedereen kan dit lezen. Schrijf niets op over een inwoner.")
        )
        self.fields["panel"] = RadioField(labelled(Panel.choices), label=_("Aan wie vraagt u het?"))
        self.fields["in_short"] = words(
            _("Dezelfde vraag voor een kind van tien"),
            needed=False,
            longest=400,
            rows=2,
            help_text=_("Alleen nodig als u het aan kinderen vraagt."),
        )
        self.fields["wanted_by"] = DateField(label=_("Voor welke dag wilt u het advies? Dit mag leeg blijven."))
        self.fields["owner"] = RadioField(labelled(Owner.choices), label=_("Wie geeft straks antwoord?"))

    def clean(self) -> dict[str, Any]:
        """What must be chosen."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = ("organisation",) if "organisation" in self.fields else ()
        self.insist(*chosen, "about", *(() if self.unasked else ("panel", "owner")))
        return said

    @property
    def asked(self) -> Question:
        """The question."""
        names = ("title", "about", "page", "question", "panel", "in_short", "wanted_by", "owner")
        return Question(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})

    @property
    def given(self) -> Given:
        """The advice that came with it."""
        return _given(self)


class GiveForm(AsksAboutNames, Telling):
    """What a panel says."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        _offer_given(self)
        self.ask_about_names("words")

    @property
    def given(self) -> Given:
        """The advice."""
        return _given(self)


def _offer_given(form: Telling) -> None:
    form.fields["words"] = words(
        _("Wat is het advies? Schrijf het in eigen woorden."),
        longest=4000,
        rows=8,
        help_text=_("Iedereen kan dit lezen. Er komt geen naam bij, behalve als u dat later zelf kiest."),
    )
    form.fields["how_many"] = TapField(labelled(HowMany.choices), label=_("Met hoeveel mensen dacht u mee?"))


def _given(form: Telling) -> Given:
    said = form.cleaned_data
    return Given(said["words"], said["how_many"] or HowMany.FEW)


class AnswerForm(AsksAboutNames, Telling):
    """What the owner did. `for_children`: the answer is told in their words too."""

    def __init__(self, *args: Any, for_children: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["outcome"] = TapField(labelled(Outcome.choices), label=_("Wat deed u ermee?"))
        self.fields["text"] = words(_("Wat deed u, of waarom niet?"), rows=6)
        self.fields["done_by"] = DateField(label=_("Moet er nog iets gebeuren? Op welke dag is het klaar?"))
        if for_children:
            self.fields["in_short"] = words(
                _("Hetzelfde antwoord voor een kind van tien"), needed=False, longest=600, rows=3
            )
        self.ask_about_names("text", "in_short")

    def clean(self) -> dict[str, Any]:
        """What must be chosen."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self.insist("outcome")
        return said

    @property
    def told(self) -> Told:
        """The answer."""
        return Told(**{name: self.cleaned_data[name] for name in self.fields if name != "sure"})


class CheckForm(AsksAboutNames, Telling):
    """Does it hold?"""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["holds"] = TapField(Holds.choices, label=_("Klopt het wat hier staat?"))
        self.fields["words"] = words(
            _("Wat zag u?"), needed=False, longest=600, rows=3, help_text=_("Klopt het? Dan mag dit leeg blijven.")
        )
        self.ask_about_names("words")

    def clean_holds(self) -> Holds:
        """One must be chosen."""
        if not self.cleaned_data.get("holds"):
            raise forms.ValidationError(_("Kies of het klopt."))
        return Holds(self.cleaned_data["holds"])


class NameForm(Telling):
    """A name under advice, for who wants that."""

    name = short(
        _("Hoe mogen wij u noemen?"), longest=60, help_text=_("Iedereen kan dit lezen. U haalt het zo weer weg.")
    )


class TakeOutForm(AsksForGood, Telling):
    """Which words go for good, why, and that whoever presses knows it. `said`: of which there are words."""

    def __init__(self, *args: Any, said: Iterable[Said], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offered = [(one.value, one.label) for one in said]
        self.fields["said"] = ManyField(labelled(offered), label=_("Welke woorden haalt u weg?"))
        self.ask_for_good(words, longest=300)

    def clean(self) -> dict[str, Any]:
        """Something is chosen."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self.insist("said")
        return said

    @property
    def chosen(self) -> list[Said]:
        """Which words."""
        return [Said(one) for one in self.cleaned_data["said"]]
