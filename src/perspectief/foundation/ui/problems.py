"""What a form did not understand, in the shape that the error summary takes."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from django import forms
from django.forms import BaseForm


class FormProblem(NamedTuple):
    """One thing: the label of its field, what to do, and the id of that field."""

    place: str
    message: str
    anchor: str
    missing: bool = False
    """Nothing was filled in there."""


class Refusal(Protocol):
    """Why a service did not do it: the message for a person, and the field that it is about, if one is."""

    field: str


def problems_of(form: BaseForm, whole: str | None = None) -> list[FormProblem]:
    """Everything that was not understood, at its field; nothing as long as nothing was sent.

    What is about no field comes last. It leads to the id `whole`, or without one to the first field; when `whole` is
    empty it is left out, because the page tells it elsewhere.
    """
    found = [
        FormProblem(str(form[name].label), str(error), form[name].id_for_label, is_empty(form, name))
        for name, errors in form.errors.items()
        if name in form.fields
        for error in errors
    ]
    if whole == "" or not (general := form.non_field_errors()):
        return found
    anchor = form[next(iter(form.fields))].id_for_label if whole is None else whole
    return found + [FormProblem("", str(error), anchor) for error in general]


def is_empty(form: BaseForm, name: str) -> bool:
    """Whether somebody left this field as it was: blank, or nothing chosen."""
    value = form[name].data
    return not value.strip() if isinstance(value, str) else not value


class Telling(forms.Form):
    """A form that tells its problems together."""

    whole: str | None = None
    """Where a problem of no field leads, as in `problems_of`."""

    @property
    def problems(self) -> list[FormProblem]:
        """All of them."""
        return problems_of(self, self.whole)

    @property
    def general(self) -> list[str]:
        """Problems of the whole, for a page that tells them apart from those of its fields."""
        return [str(error) for error in self.non_field_errors()]

    def refuse(self, refused: Refusal) -> None:
        """Say what a service would not do at the field that it is about."""
        self.add_error(refused.field if refused.field in self.fields else None, str(refused))
