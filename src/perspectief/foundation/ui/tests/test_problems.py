"""Problems of a form: at their field, and together at the top."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from perspectief.foundation.ui.problems import FormProblem, Telling, problems_of


class Refused(Exception):
    def __init__(self, message: str, field: str = ""):
        super().__init__(message)
        self.field = field


class Walk(Telling):
    start = forms.CharField(label="Waar begint u?", error_messages={"required": "Vul in waar u begint."})
    ends = forms.CharField(label="Waar gaat u heen?", required=False)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("start") and said.get("start") == said.get("ends"):
            raise ValidationError("U bent er al.")
        return said


class WalkToldElsewhere(Walk):
    whole = ""


NOWHERE = {"start": "", "ends": "hier"}
STAYING = {"start": "hier", "ends": "hier"}


def test_a_form_that_was_not_sent_has_no_problems() -> None:
    assert Walk().problems == []
    assert Walk().general == []


def test_a_problem_names_its_field_and_leads_there() -> None:
    told = FormProblem("Waar begint u?", "Vul in waar u begint.", "id_start", missing=True)
    assert Walk(NOWHERE).problems == [told]
    assert problems_of(Walk(NOWHERE, prefix="x")) == [told._replace(anchor="id_x-start")]


def test_a_problem_of_no_field_leads_to_the_first_field() -> None:
    assert Walk(STAYING).problems == [FormProblem("", "U bent er al.", "id_start")]


def test_a_problem_of_no_field_leads_to_where_the_page_says() -> None:
    assert problems_of(Walk(STAYING), "formulier") == [FormProblem("", "U bent er al.", "formulier")]


def test_a_page_can_tell_a_problem_of_no_field_itself() -> None:
    form = WalkToldElsewhere(STAYING)
    assert form.problems == []
    assert form.general == ["U bent er al."]


def test_what_a_service_refuses_stands_at_the_field_that_it_names() -> None:
    form = Walk({"start": "hier", "ends": "daar"})
    assert form.is_valid()
    form.refuse(Refused("Daar mag u niet komen.", "ends"))
    assert form.problems == [FormProblem("Waar gaat u heen?", "Daar mag u niet komen.", "id_ends")]


def test_what_a_service_refuses_without_a_field_is_told_as_well() -> None:
    form = Walk({"start": "hier", "ends": "daar"})
    assert form.is_valid()
    form.refuse(Refused("Vandaag niet.", "hond"))
    assert form.problems == [FormProblem("", "Vandaag niet.", "id_start")]
