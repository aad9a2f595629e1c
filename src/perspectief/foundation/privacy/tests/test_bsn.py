"""A citizen service number: read kindly, sealed, found again, and shown to nobody."""

from __future__ import annotations

import copy
import json
import os
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import isolate_apps

from perspectief.foundation import keys
from perspectief.foundation.privacy import rotation
from perspectief.foundation.privacy.bsn import Bsn, BsnDigestField, BsnField, NotABsn, has_number

TYPED = "999990019"
OTHER = "999993653"
OF_SOMEBODY = "".join(map(str, (1, 1, 1, 2, 2, 2, 3, 3, 3)))
"""Passes the eleven-test and is not in the range for tests."""


@pytest.fixture
def dossier(transactional_db: Any) -> Iterator[Any]:
    """A model with a number, in a table of its own."""
    with isolate_apps("perspectief.foundation.privacy"):

        class Dossier(models.Model):  # noqa: DJ008
            bsn = BsnField("burgerservicenummer", null=True, blank=True)
            bsn_digest = BsnDigestField()

            class Meta:
                app_label = "privacy"

        with connection.schema_editor() as editor:
            editor.create_model(Dossier)
        yield Dossier
        with connection.schema_editor() as editor:
            editor.delete_model(Dossier)


def stored(model: Any) -> list[tuple[Any, ...]]:
    """The rows as they lie in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, bsn, bsn_digest FROM {model._meta.db_table} ORDER BY id")  # noqa: S608 - ours
        return [(key, None if sealed is None else bytes(sealed), digest) for key, sealed, digest in cursor.fetchall()]


@pytest.mark.parametrize("typed", ["999990019", "9999.90.019", "999 990 019", " 999-990-019 ", "999\u00a0990\u00a0019"])
def test_a_number_is_read_as_people_write_it(typed: str) -> None:
    assert Bsn.read(typed).reveal() == TYPED


def test_a_number_without_its_first_zero_gets_it_back() -> None:
    assert Bsn.read("00000012".zfill(8)).reveal() == "000000012"


@pytest.mark.parametrize("typed", ["", "123456789", "99999001", "9999900190", "abcdefghi", "000000000", "٩٩٩٩٩٠٠١٩"])
def test_what_is_no_number_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(NotABsn) as refused:
        Bsn.read(typed)
    assert str(refused.value) == ""


def test_every_way_to_write_a_number_shows_its_last_two_digits_only() -> None:
    number = Bsn(TYPED)

    for written in (str(number), repr(number), f"{number}", f"{number!r}", f"{[number]}", str({"bsn": number})):
        assert "***…19" in written
        assert TYPED not in written


def test_a_number_goes_into_no_cache_session_or_message() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Bsn(TYPED))
    with pytest.raises(TypeError):
        json.dumps({"bsn": Bsn(TYPED)})
    assert copy.deepcopy(Bsn(TYPED)) == Bsn(TYPED)


def test_in_the_database_it_is_sealed_each_time_with_other_bytes(dossier: Any) -> None:
    for _ in range(2):
        dossier.objects.create(bsn=Bsn(TYPED))

    (_, first, digest), (_, second, same) = stored(dossier)
    assert TYPED.encode() not in first
    assert TYPED not in digest
    assert first != second
    assert digest == same
    assert [one.bsn for one in dossier.objects.all()] == [Bsn(TYPED)] * 2


def test_a_row_without_a_number_stays_empty(dossier: Any) -> None:
    dossier.objects.create()

    assert stored(dossier)[0][1:] == (None, "")
    assert dossier.objects.get(bsn__isnull=True).bsn is None


def test_it_is_found_again_by_the_same_number_only(dossier: Any) -> None:
    row = dossier.objects.create(bsn=Bsn(TYPED))

    assert dossier.objects.get(has_number(dossier, "bsn", Bsn.read("9999.90.019"))) == row
    assert not dossier.objects.filter(has_number(dossier, "bsn", Bsn(OTHER))).exists()


def test_looking_for_the_sealed_bytes_is_refused_with_the_right_way(dossier: Any) -> None:
    with pytest.raises(TypeError, match="has_number"):
        dossier.objects.filter(bsn=Bsn(TYPED))


def test_a_sealed_number_moved_to_another_field_does_not_open(dossier: Any) -> None:
    dossier.objects.create(bsn=Bsn(TYPED))
    with connection.cursor() as cursor:
        moved = keys.seal("privacy.dossier.other", TYPED.encode())
        cursor.execute(f"UPDATE {dossier._meta.db_table} SET bsn = %s", [moved])  # noqa: S608 - ours

    with pytest.raises(keys.NotOurs):
        dossier.objects.get()


def test_exports_show_it_masked(dossier: Any) -> None:
    dossier.objects.create(bsn=Bsn(TYPED))

    written = serializers.serialize("json", dossier.objects.all())
    assert "***…19" in json.loads(written)[0]["fields"]["bsn"]
    assert TYPED not in written


def test_a_form_reads_it_says_kindly_what_is_wrong_and_never_shows_it(dossier: Any) -> None:
    form_class = forms.modelform_factory(dossier, fields=["bsn"])
    wrong = form_class({"bsn": "123456789"})

    assert form_class({"bsn": "9999.90.019"}).is_valid()
    assert not wrong.is_valid()
    assert wrong.errors["bsn"] == [
        "Dit burgerservicenummer klopt niet. Kijk op uw paspoort of ID-kaart: het zijn 9 cijfers."
    ]
    assert "123456789" not in str(wrong)
    assert TYPED not in str(form_class(instance=dossier(bsn=Bsn(TYPED))))


def test_a_practice_version_takes_numbers_for_practice_only(dossier: Any, settings: Any) -> None:
    settings.DEMO_MODE = True
    with pytest.raises(ValidationError):
        dossier.objects.create(bsn=Bsn(OF_SOMEBODY))

    settings.DEMO_MODE = False
    dossier.objects.create(bsn=Bsn(OF_SOMEBODY))
    assert dossier.objects.count() == 1


def test_a_model_that_forgets_the_digest_is_told() -> None:
    with isolate_apps("perspectief.foundation.privacy"):

        class Forgetful(models.Model):  # noqa: DJ008
            bsn = BsnField()

            class Meta:
                app_label = "privacy"

    assert [one.id for one in Forgetful._meta.get_field("bsn").check()] == ["privacy.E010"]


@pytest.fixture
def two_keys(settings: Any) -> Iterator[dict[str, bytes]]:
    """An older key and a newer one; the older one seals, until a test says otherwise."""
    both = {"new": os.urandom(32), "old": os.urandom(32)}
    settings.DATA_KEYS = {"old": both["old"]}
    return both


def test_a_new_key_takes_over_while_everybody_goes_on(dossier: Any, settings: Any, two_keys: dict[str, bytes]) -> None:
    rows = [dossier.objects.create(bsn=Bsn(TYPED)) for _ in range(7)]
    settings.DATA_KEYS = two_keys
    rows.append(dossier.objects.create(bsn=Bsn(OTHER)))
    column = rotation.bsn_column(dossier, "bsn")

    assert dossier.objects.filter(has_number(dossier, "bsn", Bsn(TYPED))).count() == 7
    assert rotation.left([column]) == {"privacy.Dossier.bsn": 7}
    (turned,) = rotation.rotate([column], batch=2)

    assert (turned.done, turned.shut) == (7, [])
    assert rotation.left([column]) == {"privacy.Dossier.bsn": 0}
    settings.DATA_KEYS = {"new": two_keys["new"]}
    assert [one.bsn for one in dossier.objects.order_by("pk")] == [Bsn(TYPED)] * 7 + [Bsn(OTHER)]
    assert dossier.objects.filter(has_number(dossier, "bsn", Bsn(TYPED))).count() == 7


def test_rotation_that_was_stopped_goes_on_where_it_was(
    dossier: Any, settings: Any, two_keys: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        dossier.objects.create(bsn=Bsn(TYPED))
    settings.DATA_KEYS = two_keys
    column, renew = rotation.bsn_column(dossier, "bsn"), rotation._renew
    killed_at = dossier.objects.order_by("pk")[3].pk

    def killed(sealed: Any, newest: str, key: Any, turned: Any) -> None:
        if key == killed_at:
            raise KeyboardInterrupt
        renew(sealed, newest, key, turned)

    monkeypatch.setattr(rotation, "_renew", killed)
    with pytest.raises(KeyboardInterrupt):
        list(rotation.rotate([column], batch=2))
    assert rotation.left([column]) == {"privacy.Dossier.bsn": 3}

    monkeypatch.setattr(rotation, "_renew", renew)
    (turned,) = rotation.rotate([column], batch=2)
    assert turned.done == 3


def test_a_row_of_which_the_key_is_gone_is_named_and_holds_up_no_other(
    dossier: Any, settings: Any, two_keys: dict[str, bytes]
) -> None:
    settings.DATA_KEYS = {"lost": os.urandom(32)}
    lost = dossier.objects.create(bsn=Bsn(TYPED))
    settings.DATA_KEYS = {"old": two_keys["old"]}
    dossier.objects.create(bsn=Bsn(TYPED))
    settings.DATA_KEYS = two_keys

    (turned,) = rotation.rotate([rotation.bsn_column(dossier, "bsn")])

    assert (turned.done, turned.shut) == (1, [lost.pk])


def test_no_room_keeps_a_number_without_a_law_that_names_it() -> None:
    with_a_number = [
        model._meta.label
        for model in apps.get_models()
        if any(isinstance(field, BsnField) for field in model._meta.fields)
    ]

    assert with_a_number == []
