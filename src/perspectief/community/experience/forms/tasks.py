"""What organisations ask of experts, what is agreed, and how somebody looks back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from perspectief.community.experience.choices import (
    Again,
    Kind,
    NeedState,
    Per,
    Phase,
    Reward,
    Theme,
    Went,
)
from perspectief.community.experience.forms.common import LONGEST, Telling, area_field, short, words
from perspectief.community.experience.models import Agreement, Need, Task
from perspectief.community.experience.services.tasks import Asked, Terms
from perspectief.foundation.ui.fields import (
    CheckField,
    DateField,
    ListField,
    MoneyField,
    NumberField,
    RadioField,
    TapField,
    TapManyField,
    labelled,
)

Areas = Iterable[tuple[str, str]]
DAY = "%d-%m-%Y"
NOT_SO_MANY_HOURS = MaxValueValidator(2000, _("Dit is meer dan een heel jaar werk. Kijk het getal na."))
NOT_SO_MANY_PEOPLE = MaxValueValidator(500, _("Zo veel mensen zijn er niet in de pool. Kijk het getal na."))
NOT_SO_MUCH_MONEY = MaxValueValidator(99_999, _("Dit is wel heel veel geld. Kijk het bedrag na."))


class _WithReward(Telling):
    """Days, hours and what stands against them."""

    needed: tuple[str, ...] = ("starts_on", "ends_on", "hours", "reward")

    def _offer_terms(self) -> None:
        self.fields["starts_on"] = DateField(label=_("Eerste dag"))
        self.fields["ends_on"] = DateField(label=_("Laatste dag"))
        self.fields["hours"] = NumberField(
            label=_("Hoeveel uur kost het, alles samen?"), whole=True, unit=_("uur"), validators=[NOT_SO_MANY_HOURS]
        )
        self.fields["reward"] = RadioField(labelled(Reward.choices), label=_("Wat krijgt iemand ervoor?"))
        self.fields["amount"] = MoneyField(
            label=_("Hoeveel?"), help_text=_("Bij ‘geen beloning’ blijft dit leeg."), validators=[NOT_SO_MUCH_MONEY]
        )
        self.fields["per"] = RadioField(labelled(Per.choices), label=_("Waarvoor is dat bedrag?"))

    def clean(self) -> dict[str, Any]:
        """What must be there."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self.insist(*self.needed)
        return said

    def _terms(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("starts_on", "ends_on", "hours", "reward", "amount", "per")}
        return {**said, "amount": said["amount"] or 0, "per": said["per"] or Per.HOUR}


class TaskForm(_WithReward):
    """A question for experts. `organisations`: for which somebody may ask, with empty for the municipality."""

    needed = ("kind", *_WithReward.needed)

    def __init__(
        self, *args: Any, organisations: list[tuple[str, Any]], areas: Areas, need: Need | None = None, **kwargs: Any
    ):
        super().__init__(*args, initial=_of_need(need), **kwargs)
        if len(organisations) > 1:
            self.fields["organisation"] = ListField(organisations, label=_("Voor wie vraagt u dit?"))
        self.fields["title"] = short(_("Wat zoekt u, in een paar woorden?"))
        self.fields["text"] = words(
            _("Wat gaat iemand doen?"),
            help_text=_("Schrijf ook op wat u zelf regelt: reiskosten, een vast gezicht, tijd om te vragen."),
        )
        self.fields["kind"] = ListField([("", _("Kies")), *labelled(Kind.choices)], label=_("Welk soort werk is het?"))
        self.fields["themes"] = TapManyField(labelled(Theme.choices), label=_("Waar gaat het over?"))
        self.fields["place"] = short(_("Waar is het?"), longest=160)
        self.fields["area"] = area_field(areas, _("In welke wijk?"))
        self._offer_terms()
        self.fields["people"] = NumberField(
            label=_("Hoeveel mensen zoekt u?"), whole=True, unit=_("mensen"), validators=[NOT_SO_MANY_PEOPLE]
        )
        self.fields["certified"] = CheckField(label=_("Een certificaat is nodig."))

    @property
    def asked(self) -> Asked:
        """What was asked."""
        said = self.cleaned_data
        rest = {name: said[name] for name in ("title", "text", "kind", "place", "area", "certified")}
        return Asked(**rest, **self._terms(), people=said["people"] or 1, themes=tuple(said["themes"]))


def _of_need(need: Need | None) -> dict[str, Any]:
    return {"title": need.process, "kind": need.kind, "area": need.area} if need else {}


class TermsForm(_WithReward):
    """What an agreement says; it begins with what was asked."""

    needed = _WithReward.needed

    def __init__(self, *args: Any, task: Task | Agreement, **kwargs: Any):
        super().__init__(*args, initial=_of_task(task), **kwargs)
        self.fields["what"] = words(_("Wat spreekt u af?"))
        self._offer_terms()

    @property
    def terms(self) -> Terms:
        """What was filled in."""
        return Terms(what=self.cleaned_data["what"], **self._terms())


def _of_task(task: Task | Agreement) -> dict[str, Any]:
    said = {name: getattr(task, name) for name in ("hours", "reward", "per")}
    amount = f"{task.amount:.2f}".replace(".", ",") if task.amount else ""
    what = task.text if isinstance(task, Task) else task.what
    days = {name: getattr(task, name).strftime(DAY) for name in ("starts_on", "ends_on")}
    return {**said, **days, "amount": amount, "what": what}


class ReplyForm(Telling):
    """Perhaps. `has_themes`: whether there are themes to show."""

    def __init__(self, *args: Any, has_themes: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if has_themes:
            self.fields["show_themes"] = CheckField(label=_("Zij mogen ook lezen welke thema’s ik ken uit mijn leven."))


class YesForm(Telling):
    """Yes to an agreement, with what somebody needs."""

    needs = words(
        _("Wat heeft u hierbij nodig? Dit mag leeg blijven."),
        needed=False,
        longest=600,
        rows=3,
        help_text=_("Wie het regelt, leest dit."),
    )


class LookBackForm(Telling):
    """How it was."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["went"] = TapField(Went.choices, label=_("Hoe was het?"))
        self.fields["again"] = TapField(Again.choices, label=_("Zou u het nog een keer doen?"))
        self.fields["cost"] = words(
            _("Wat kostte het u? Dit mag leeg blijven."),
            needed=False,
            longest=LONGEST,
            help_text=_("Tijd, energie, oude pijn. Alleen u leest dit terug."),
        )
        self.fields["call_me"] = CheckField(label=_("Ik wil er met iemand over praten. Bel mij."))

    def clean(self) -> dict[str, Any]:
        """How it was must be said."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self.insist("went", "again")
        return said


class NeedForm(Telling):
    """Where lived experience is needed."""

    def __init__(self, *args: Any, areas: Areas, need: Need | None = None, **kwargs: Any):
        names = ("process", "phase", "why", "who", "kind", "area", "state", "result")
        super().__init__(*args, initial={name: getattr(need, name) for name in names} if need else {}, **kwargs)
        self.fields["process"] = short(_("In welk proces of plan?"))
        self.fields["phase"] = RadioField(labelled(Phase.choices), label=_("Op welk moment?"))
        self.fields["why"] = words(_("Waarom is ervaring hier nodig?"), longest=600, rows=3)
        self.fields["who"] = short(_("Welk team regelt het? Geen naam."))
        self.fields["kind"] = ListField([("", _("Kies")), *labelled(Kind.choices)], label=_("Welk soort werk is het?"))
        self.fields["area"] = area_field(areas, _("In welke wijk?"))
        self.fields["state"] = RadioField(labelled(NeedState.choices), label=_("Hoe ver is het?"))
        self.fields["result"] = words(_("Wat leverde het op?"), needed=False, longest=600, rows=3)

    def clean(self) -> dict[str, Any]:
        """What must be chosen."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self.insist("phase", "kind", "state")
        return said
