"""The steps of telling: the story, what it means, and who may see it. Nothing is kept between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.community.publishing.calc import triad
from perspectief.community.publishing.choices import MONTHS, POLES, STEPS, Age, Kind, Level, Pole
from perspectief.community.publishing.queries import words
from perspectief.community.publishing.queries.own import is_recognisable, levels_for
from perspectief.community.publishing.services.telling import Telling
from perspectief.community.publishing.wording import step_words, triad_words
from perspectief.foundation.ui.fields import CheckField, ListField, RadioField, TapField, TapManyField
from perspectief.foundation.uploads.scanning import can_take_files

LONGEST = 6000
"""Letters of a story: some two pages."""
LONGEST_NAME, LONGEST_MAIL = 40, 200
NOT_SAID = ("", gettext_lazy("Sla ik over"))
NO_ALIAS = gettext_lazy(
    "Mensen herkennen een stem of een gezicht. Een andere naam helpt dan niet. Kies wie het mag zien, of kies uw eigen "
    "voornaam. Of laat iemand anders het zeggen, of teken het."
)


class StoryStep(forms.Form):
    """How somebody tells, and the words."""

    key = "verhaal"
    title = gettext_lazy("Uw verhaal")

    def __init__(self, data: Any = None, **_known: Any):
        super().__init__(data)
        kinds = Kind.choices if can_take_files() else [(Kind.TEXT.value, Kind.TEXT.label)]
        self.fields["soort"] = TapField(kinds, label=_("Hoe vertelt u het?"))
        self.fields["tekst"] = forms.CharField(
            required=False,
            max_length=LONGEST,
            label=_("Uw verhaal in woorden"),
            help_text=_(
                "Wat maakte u mee? Wat hielp, of wat juist niet? Stuurt u iets mee? Dan mag u dit overslaan. "
                "Of schrijf kort wat er te zien of te horen is."
            ),
            error_messages={"max_length": _("Dit is te lang. Maak het korter dan 6.000 letters.")},
        )

    def clean_soort(self) -> Kind:
        """One must be chosen."""
        if not self.cleaned_data.get("soort"):
            raise forms.ValidationError(_("Kies hoe u het vertelt."))
        return Kind(self.cleaned_data["soort"])

    def clean(self) -> dict[str, Any]:
        """A story in words has words."""
        said = self.cleaned_data
        if said.get("soort") is Kind.TEXT and not said.get("tekst") and "tekst" not in self.errors:
            self.add_error("tekst", _("Schrijf uw verhaal op. Een paar zinnen is genoeg."))
        return said


class MeaningStep(forms.Form):
    """What it means to the teller: between poles, in the triad, and what it is about. All of it may be left out."""

    key = "betekenis"
    title = gettext_lazy("Wat betekent het voor u?")

    def __init__(self, data: Any = None, **_known: Any):
        super().__init__(data)
        for pole in POLES:
            self.fields[f"pool_{pole.key}"] = RadioField([*steps_of(pole), NOT_SAID], label=pole.asks)
        self.fields["driehoek"] = RadioField(
            [*triad_choices(), NOT_SAID], label=_("Wat telde het meest in uw verhaal?")
        )
        self.fields["over"] = TapManyField(list(words.goals().items()), label=_("Waar gaat uw verhaal over?"))

    @property
    def poles(self) -> list[tuple[Pole, Any]]:
        """Each with its field."""
        return [(pole, self[f"pool_{pole.key}"]) for pole in POLES]

    @property
    def triangle(self) -> list[list[tuple[str, str]]]:
        """The points of the triad in rows, each with its words."""
        return [[(name, triad_words(name)) for name in row] for row in triad.points()]

    @property
    def marks(self) -> dict[str, int]:
        """What was said of the poles."""
        said = {pole.key: self.cleaned_data.get(f"pool_{pole.key}") for pole in POLES}
        return {key: int(value) for key, value in said.items() if value}


class ReadersStep(forms.Form):
    """How old the teller is, from where, and who may see it until when."""

    key = "wie"
    title = gettext_lazy("Wie mag het zien?")

    def __init__(self, data: Any = None, *, kind: Kind | None = None, **_known: Any):
        super().__init__(data)
        self.kind = kind
        self.fields["leeftijd"] = TapField(Age.choices, label=_("Hoe oud bent u?"))
        self.fields["wijk"] = ListField(
            [("", _("Ergens in de gemeente")), *words.areas().items()],
            label=_("Waar speelt het?"),
            help_text=_("U hoeft geen wijk te kiezen. Een straat of dorp vragen wij niet."),
        )
        if kind and is_recognisable(kind, respoken=False):
            label = _("Mijn eigen stem en gezicht zitten er niet in. Iemand anders sprak het in, of het is getekend.")
            self.fields["nagesproken"] = CheckField(label=label)
        self.fields["wie"] = TapField(Level.choices, label=_("Wie mag uw verhaal zien?"))
        self.fields["naam"] = forms.CharField(
            required=False,
            max_length=LONGEST_NAME,
            label=_("Hoe noemen wij u bij het verhaal?"),
            help_text=_("Een andere naam, uw voornaam, of iets als ‘een moeder van drie’. U mag dit leeg laten."),
            error_messages={"max_length": _("Dit is te lang. Maak het korter dan 40 letters.")},
        )
        self.fields["maanden"] = TapField(list(MONTHS.items()), label=_("Hoe lang mogen wij het gebruiken?"))
        self.fields["mail"] = forms.EmailField(
            required=False,
            max_length=LONGEST_MAIL,
            label=_("Uw mailadres. Dit hoeft niet."),
            help_text=_("Wij mailen dan één keer dat er een antwoord is. Daarna gooien wij het adres weg."),
            error_messages={"invalid": _("Dit is geen mailadres. Kijk of er een @ in staat, of laat het leeg.")},
        )

    def clean_leeftijd(self) -> Age:
        """Must be known: of a child a parent must say yes too."""
        if not self.cleaned_data.get("leeftijd"):
            raise forms.ValidationError(_("Kies hoe oud u bent. Bij kinderen moet ook een ouder ja zeggen."))
        return Age(self.cleaned_data["leeftijd"])

    def clean_wie(self) -> Level:
        """One must be chosen; nothing is chosen beforehand."""
        if not self.cleaned_data.get("wie"):
            raise forms.ValidationError(_("Kies wie uw verhaal mag zien."))
        return Level(self.cleaned_data["wie"])

    def clean_maanden(self) -> int:
        """One must be chosen."""
        if not self.cleaned_data.get("maanden"):
            raise forms.ValidationError(_("Kies hoe lang wij het mogen gebruiken."))
        return int(self.cleaned_data["maanden"])

    def clean(self) -> dict[str, Any]:
        """Another name hides no voice and no face; a first name must be there to be used."""
        said = self.cleaned_data
        level, respoken = said.get("wie"), bool(said.get("nagesproken"))
        if self.kind and level and level not in levels_for(self.kind, respoken=respoken):
            self.add_error("wie", str(NO_ALIAS))
        if level is Level.NAME and not said.get("naam"):
            self.add_error("naam", _("Schrijf uw voornaam op, of kies voor een andere naam."))
        return said


class ConfirmStep(forms.Form):
    """The last step: yes, and of a child the child's own yes."""

    key = "klaar"
    title = gettext_lazy("Klopt het zo?")

    def __init__(self, data: Any = None, *, child: bool = False, **_known: Any):
        super().__init__(data)
        words_ = _("Ja, dit wil ik zelf") if child else _("Ja, dit mag")
        self.fields["ja"] = CheckField(label=words_)

    def clean_ja(self) -> bool:
        """Without yes nothing is kept."""
        if not self.cleaned_data.get("ja"):
            raise forms.ValidationError(_("Zet een vinkje als u dit wilt. Wilt u dit niet? Dan bewaren wij niets."))
        return True


STEP_FORMS: tuple[type[StoryStep] | type[MeaningStep] | type[ReadersStep], ...] = (StoryStep, MeaningStep, ReadersStep)
KEYS = tuple(one.key for one in STEP_FORMS)


class Steps:
    """All steps of one telling, read from one message: what was said earlier travels along in it."""

    def __init__(self, data: QueryDict):
        self.data = data
        self.story = StoryStep(data)
        self.kind = Kind(data["soort"]) if data.get("soort") in Kind.values else None
        self.meaning = MeaningStep(data)
        self.readers = ReadersStep(data, kind=self.kind)

    def form(self, key: str) -> StoryStep | MeaningStep | ReadersStep:
        """One of them."""
        found: dict[str, StoryStep | MeaningStep | ReadersStep]
        found = {"verhaal": self.story, "betekenis": self.meaning, "wie": self.readers}
        return found[key]

    def first_wrong(self) -> str:
        """The first step in which something is not right; empty when all is."""
        return next((key for key in KEYS if not self.form(key).is_valid()), "")

    def carried(self, but: str) -> Iterator[tuple[str, str]]:
        """What was said in the other steps, to travel along with this one."""
        for key in KEYS:
            if key != but:
                for name in self.form(key).fields:
                    yield from ((name, value) for value in self.data.getlist(name) if value)

    def telling(self) -> Telling:
        """All of it; every step must be right."""
        story, readers, goals = self.story.cleaned_data, self.readers.cleaned_data, self.meaning.cleaned_data["over"]
        point = self.meaning.cleaned_data.get("driehoek")
        return Telling(
            kind=story["soort"],
            text=story["tekst"],
            age=readers["leeftijd"],
            level=readers["wie"],
            months=readers["maanden"],
            area=readers["wijk"],
            called=readers["naam"],
            respoken=bool(readers.get("nagesproken")),
            goals=list(goals or ()),
            poles=self.meaning.marks,
            triad=triad.point_named(point) if point else (),
            mail=readers["mail"],
        )


def steps_of(pole: Pole) -> list[tuple[str, str]]:
    """The five steps between two poles, in words."""
    return [(str(step), step_words(pole, step)) for step in STEPS]


def triad_choices() -> list[tuple[str, str]]:
    """The ten points in words."""
    return [(name, triad_words(name)) for name in triad.names()]
