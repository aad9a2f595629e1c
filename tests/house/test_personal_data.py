"""Every model says whether it knows a person, and of each field what it is and how it goes; without a word it fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps
from django.utils import timezone

from perspectief.foundation.privacy import packages, terms
from perspectief.foundation.privacy.declare import Declaration, Scrub, declaration_of, declarations, folders
from perspectief.foundation.privacy.purpose import PersonData, upkeep
from perspectief.foundation.privacy.register import Basis, activities, activity
from perspectief.rules.facts import FACTS

ROOT = Path(__file__).resolve().parents[2]
NEVER_KEPT = re.compile(
    r"nation|etnic|ethnic|afkomst|herkomst|migratie|geboorteland|birth_?country|country_of|land_van"
    r"|religi|geloof|kerk|huidskleur|\bras\b|\brace\b|sexual|seksue|vakbond|union_member|politiek",
    re.IGNORECASE,
)
"""What no column and no question asks (PR-04): nationality, descent, country of birth, religion and the like."""
POINTS_AT_AN_ACCOUNT = {"demo.DemoPerson": "the accounts of invented people"}
"""Models that know no person and yet point at a model that does, each with the reason."""
FOR_THE_OPERATOR = {"security_log", "backup"}
"""Terms of what stands outside the database, in the hands of the operator."""


def every_model() -> list[type[models.Model]]:
    return list(apps.get_models(include_auto_created=True))


def unsaid(model: type[models.Model]) -> Iterator[str]:
    """What this model does not say of itself, or says wrongly."""
    label, declared = model._meta.label, declaration_of(model)
    no_person = getattr(model, "KNOWS_NO_PERSON", "") or packages.KNOW_NO_PERSON.get(label, "")
    if model._meta.auto_created:
        yield from ()  # a table between two models: its owner names the field
    elif declared and no_person:
        yield f"{label} is declared, and says that it knows no person."
    elif declared:
        yield from unsaid_fields(model, declared)
    elif len(no_person) < 10:
        yield f"{label}: declare its fields (privacy.declare), or say in KNOWS_NO_PERSON why it knows no person."


def unsaid_fields(model: type[models.Model], declared: Declaration) -> Iterator[str]:
    label, said = model._meta.label, set(declared.fields)
    there = {field.name for field in (*model._meta.concrete_fields, *model._meta.local_many_to_many)}
    for name in sorted(there - said):
        yield f"{label}.{name}: say what it holds, how sensitive it is and how it goes."
    for name in sorted(said - there):
        yield f"{label}.{name} is declared and does not exist."


def test_every_model_says_whether_it_knows_a_person_and_every_field_what_it_is() -> None:
    assert [problem for model in every_model() for problem in unsaid(model)] == []


@isolate_apps("perspectief.foundation.privacy")
def test_a_planted_model_without_a_word_is_found() -> None:
    class Diary(models.Model):  # noqa: DJ008 - never shown
        name = models.CharField(max_length=10)

        class Meta:
            app_label = "privacy"

    assert [*unsaid(Diary)] == [
        "privacy.Diary: declare its fields (privacy.declare), or say in KNOWS_NO_PERSON why it knows no person."
    ]


def test_a_planted_field_without_a_word_is_found() -> None:
    declared = next(iter(declarations()))
    _first, *others = declared.fields
    shorter = Declaration(
        declared.model, declared.activity, {other: declared.fields[other] for other in others}, declared.overdue
    )

    assert len([*unsaid_fields(declared.model, shorter)]) == 1


@pytest.mark.parametrize("model", [*every_model()], ids=lambda model: model._meta.label)
def test_no_column_asks_for_nationality_descent_or_belief(model: type[models.Model]) -> None:
    fields = [*model._meta.concrete_fields, *model._meta.local_many_to_many]

    assert [field.name for field in fields if NEVER_KEPT.search(f"{field.name} {field.verbose_name}")] == []


def test_no_question_asks_for_nationality_descent_or_belief() -> None:
    assert [fact.key for fact in FACTS.values() if NEVER_KEPT.search(f"{fact.key} {fact.question}")] == []


@pytest.mark.parametrize("name", ["nationality", "etniciteit", "birth_country", "geloofsovertuiging"])
def test_the_list_of_banned_columns_knows_its_words(name: str) -> None:
    assert NEVER_KEPT.search(name)


@pytest.mark.parametrize("model", [*every_model()], ids=lambda model: model._meta.label)
def test_a_model_that_knows_no_person_does_not_point_at_one_that_does(model: type[models.Model]) -> None:
    if declaration_of(model) or model._meta.auto_created or model._meta.label in POINTS_AT_AN_ACCOUNT:
        return
    targets = [field.related_model for field in model._meta.concrete_fields if field.is_relation]

    assert [target._meta.label for target in targets if declaration_of(target)] == []


@pytest.mark.parametrize("declared", [*declarations()], ids=lambda declared: declared.model._meta.label)
def test_what_is_declared_stands_in_the_register_and_has_a_term(declared: Declaration) -> None:
    kept_for = activity(declared.activity)

    assert terms.term(declared.term or kept_for.term).total_seconds() >= 0
    assert all(str(field.holds) for field in declared.fields.values())


@pytest.mark.parametrize("declared", [*declarations()], ids=lambda declared: declared.model._meta.label)
def test_a_field_that_is_emptied_can_be_empty(declared: Declaration) -> None:
    for name, field in declared.fields.items():
        if field.scrub is Scrub.EMPTY:
            column = declared.model._meta.get_field(name)
            can_be_empty = column.null or column.blank or isinstance(column, models.BinaryField)
            assert can_be_empty, f"{declared.model._meta.label}.{name}"


@pytest.mark.parametrize("model", [*every_model()], ids=lambda model: model._meta.label)
def test_person_data_is_read_for_the_activity_that_it_is_declared_for(model: type[models.Model]) -> None:
    if issubclass(model, PersonData):
        declared = declaration_of(model)
        assert declared is not None
        assert declared.activity == model.ACTIVITY


@pytest.mark.django_db
@pytest.mark.parametrize("declared", [*declarations()], ids=lambda declared: declared.model._meta.label)
def test_what_is_over_its_term_can_be_asked_of_the_database(declared: Declaration) -> None:
    with upkeep():
        rows = declared.overdue(timezone.now())
        assert rows.model is declared.model
        assert rows.count() == 0


def test_every_activity_says_why_on_what_ground_and_how_long() -> None:
    for one in activities():
        assert str(one.name), one.key
        assert str(one.purpose), one.key
        assert str(one.whose), one.key
        assert one.data, one.key
        if one.term:
            assert terms.setting(one.term), one.key
        if one.basis is not Basis.NO_PERSONAL_DATA:
            assert one.article, f"{one.key}: which article?"
            assert one.term, f"{one.key}: how long?"


def test_every_term_is_used_and_says_who_decided_it() -> None:
    used = {one.term for one in activities()} | {one.term for one in declarations()} | {one.term for one in folders()}
    code = "".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    asked = {key for key in terms.names() if f'terms.before("{key}"' in code or f'terms.term("{key}"' in code}

    assert set(terms.names()) - used - asked - FOR_THE_OPERATOR == set()
    assert all(said.source for key in terms.names() for said in terms.setting(key).values)


def test_a_session_ends_no_later_than_its_term() -> None:
    assert terms.term("session").total_seconds() >= settings.SESSION_COOKIE_AGE


def test_no_token_of_an_identity_provider_is_kept() -> None:
    from allauth.socialaccount import app_settings

    assert not app_settings.STORE_TOKENS
