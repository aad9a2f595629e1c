"""The hub: what the city offers."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from perspectief.foundation.organisations import services as organisations
from perspectief.foundation.places import services as places
from perspectief.foundation.provisions import queries, services
from perspectief.foundation.provisions.models import Provision
from perspectief.rules import schemes

pytestmark = pytest.mark.django_db
CITY = "GM0014"


@pytest.fixture(autouse=True)
def _loaded() -> None:
    places.load_places()
    organisations.load_organisations()
    services.load_provisions()


def scheme(key: str = "witgoed", name: str = "Witgoedregeling", owner: str = "Gemeente Groningen") -> SimpleNamespace:
    return SimpleNamespace(key=key, name=name, owner=owner, purpose="Een nieuwe wasmachine.")


def test_every_provision_tells_where_we_read_of_it() -> None:
    assert queries.provisions_of(CITY).count() > 120
    assert not [one.name for one in Provision.objects.all() if not one.sources]


def test_each_scheme_of_the_law_is_one_provision() -> None:
    services.load_schemes(municipality=CITY, schemes=schemes().values())

    missing = [key for key in schemes() if queries.provision_of_rule(CITY, key) is None]
    assert not missing


def test_a_scheme_knows_the_organisation_behind_it() -> None:
    services.load_schemes(municipality=CITY, schemes=schemes().values())

    nobody = {schemes()[one.rule].owner for one in Provision.objects.exclude(rule="").filter(organisation=None)}
    assert not nobody, f"add these to organisations.yaml, as a name or under other_names: {sorted(nobody)}"


def test_a_provision_that_names_the_scheme_keeps_its_own_words() -> None:
    services.load_schemes(municipality=CITY, schemes=[scheme("stadjerspas", "Iets anders")])

    found = queries.provision_of_rule(CITY, "stadjerspas")
    assert found
    assert found.name == "Stadjerspas"


def test_a_scheme_that_gets_its_own_row_later_keeps_the_one_it_had() -> None:
    Provision.objects.filter(key="stadjerspas").delete()
    services.load_schemes(municipality=CITY, schemes=[scheme("stadjerspas")])
    before = queries.provision_of_rule(CITY, "stadjerspas")

    services.load_provisions()

    after = queries.provision_of_rule(CITY, "stadjerspas")
    assert before
    assert after
    assert (after.pk, after.key) == (before.pk, "stadjerspas")


def test_an_area_shows_what_is_there_and_what_is_everywhere() -> None:
    names = set(queries.provisions_in(CITY, "WK001404").values_list("name", flat=True))

    assert "WIJ Oosterparkwijk (Heesterpoort)" in names
    assert "Stadjerspas" in names
    assert "KLNDR" not in names
