"""What the forms of this room have in common."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from perspectief.community.knowledge.choices import AboutKind
from perspectief.community.knowledge.queries.subjects import Subject
from perspectief.foundation.ui import fields, problems

LONGEST = 8000


class Telling(problems.Telling):
    """A form that tells its problems together."""

    whole = "formulier"


words = partial(fields.lines, rows=6, longest=LONGEST, missing=fields.NOT_FILLED_IN)
"""A field for a few lines."""
short = partial(fields.line, longest=140, needed=False, component="line")
"""A field of one line."""


def link(label: Any) -> forms.URLField:
    """An address on the web."""
    return forms.URLField(
        label=label,
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={"invalid": _("Dit is geen link. Begin met https://.")},
    )


def one_of(label: Any, choices: Iterable[tuple[str, Any]], *, nothing: Any = None, help_text: Any = "") -> Any:
    """One out of a list. `nothing`: the word for no choice; without it something must be chosen."""
    first = [("", nothing or _("Kies"))]
    field = fields.ListField([*first, *fields.labelled(choices)], label=label, help_text=help_text)
    field.must = nothing is None
    return field


def insist_on_choices(form: forms.Form) -> None:
    """Every list in which something must be chosen."""
    for name, field in form.fields.items():
        if getattr(field, "must", False) and not form.cleaned_data.get(name) and name not in form.errors:
            form.add_error(name, _("Kies er één."))


SUBJECTS = {
    AboutKind.THEME: _("Over welk thema gaat het?"),
    AboutKind.LINE: _("Bij welke lijn hoort het?"),
    AboutKind.GOAL: _("Bij welk doel hoort het?"),
    AboutKind.PROVISION: _("Over welke voorziening gaat het?"),
}


class WithSubjects(Telling):
    """A form in which somebody ticks what it has to do with."""

    def __init__(self, *args: Any, subjects: Iterable[Subject], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.subjects = list(subjects)
        for kind in AboutKind:
            offered = [(one.value, one.name) for one in self.subjects if one.kind == kind]
            self.fields[f"about_{kind}"] = fields.ManyField(offered, label=SUBJECTS[kind])

    @property
    def subject_fields(self) -> list[tuple[Any, bool]]:
        """The fields with subjects that have any, and whether something is ticked."""
        bound = [self[f"about_{kind}"] for kind in AboutKind if any(one.kind == kind for one in self.subjects)]
        return [(one, bool(one.value())) for one in bound]

    @property
    def about(self) -> tuple[tuple[AboutKind, str], ...]:
        """What was ticked."""
        ticked = [value for kind in AboutKind for value in self.cleaned_data.get(f"about_{kind}", [])]
        return tuple((AboutKind(kind), key) for kind, _colon, key in (value.partition(":") for value in ticked))


def ticked(about: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The first state of those fields."""
    said: dict[str, list[str]] = {}
    for kind, key in about:
        said.setdefault(f"about_{kind}", []).append(f"{kind}:{key}")
    return said
