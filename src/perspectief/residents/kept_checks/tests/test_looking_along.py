"""A resident lets one helper look along, reads that it happened, and stops."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.models import Circle, CircleMember, Grant
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.privacy.models import Consent, Look
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.privacy.services.retention import run_retention
from perspectief.foundation.privacy.subjects import Subject
from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.kept_checks.models import DeskNumber, SharedCopy
from perspectief.residents.kept_checks.tests.people import (
    NUMBER,
    another,
    helper,
    keeps,
    looks,
    shares,
    text_of,
    the_check,
    the_copy,
)

pytestmark = pytest.mark.django_db
KIND_NO = "De inwoner deelt dit niet met u, of niet meer."


def count(model: type) -> int:
    with upkeep():
        return model._default_manager.count()


def test_a_resident_sees_role_organisation_and_two_words_and_no_name(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper("Bo Smit")
    made = text_of(bo.post("/bewaard/meekijken"))
    number = NUMBER.search(made)
    assert number

    pages.post("/bewaard/mijn/delen", {"number": "".join(number.groups())})
    page = text_of(pages.get("/bewaard/mijn/delen/kiezen"))

    with upkeep():
        pair = DeskNumber.objects.get().pair
    assert "medewerker van WIJ, WIJ Groningen" in page
    assert pair in page
    assert pair in made
    assert "Smit" not in page
    assert "checked" not in page


def test_a_helper_sees_the_outcome_and_the_resident_sees_at_once_that_it_happened(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo)

    page = text_of(looks(bo, the_copy().pk))

    assert "Uitkomst van een inwoner" in page
    assert "Zo rekent dit programma" in page
    assert "/rechten/vraag/" not in page
    assert "/rechten/uitkomst/" not in page
    mine = text_of(pages.get("/bewaard/mijn"))
    assert "Medewerker van WIJ" in mine
    assert "Samen met de inwoner kijken" in mine
    assert "Bo Smit" not in mine


def test_each_look_is_a_line_with_its_part_and_its_reason(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo, "kept_outcome", "kept_answers")
    copy = the_copy().pk

    looks(bo, copy)
    looks(bo, copy, "antwoorden", "kept_question")
    bo.get(f"/bewaard/gedeeld/{copy}/antwoorden")

    with upkeep():
        seen = list(Look.objects.filter(role="professional", action="view").values_list("what", "reason"))
    assert seen == [
        ("kept_outcome", "kept_together"),
        ("kept_answers", "kept_question"),
        ("kept_answers", "kept_question"),
    ]


def test_the_list_of_a_helper_leaves_a_line_for_each_resident_in_it(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo)

    bo.get("/bewaard/gedeeld")

    with upkeep():
        seen = list(Look.objects.filter(role="professional").values_list("subject", "action", "reason"))
    assert seen == [(Subject("kept_checks", str(the_check().pk)).known_as("access_log"), "search", "kept_list")]


def test_nothing_is_shown_before_a_helper_says_why(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo)
    address = f"/bewaard/gedeeld/{the_copy().pk}"

    assert "Waarom kijkt u mee?" in text_of(bo.get(address))
    assert "Kies waarom u kijkt." in text_of(bo.post(address))
    assert "Uitkomst van een inwoner" not in text_of(bo.get(address))


def test_only_the_parts_that_were_chosen_are_shown(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo, "kept_answers")
    copy = the_copy().pk

    page = text_of(looks(bo, copy))

    assert "Antwoorden van een inwoner" in page
    assert "987,65" in page
    assert bo.get(f"/bewaard/gedeeld/{copy}/uitkomst").status_code == 403


def test_a_helper_sees_what_changed_only_when_the_resident_keeps_it(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo, "kept_answers")
    copy = the_copy().pk
    pages.post("/rechten/vraag/home.tenure", {"tenure": "huur", "bare_rent_m": "1.010,00", "service_cost_m": "20"})
    assert "987,65" in text_of(looks(bo, copy))

    pages.post("/bewaard/mijn/opslaan")

    assert "1.010" in text_of(bo.get(f"/bewaard/gedeeld/{copy}"))


def test_after_stop_the_next_request_is_refused_kindly_and_the_copy_is_gone(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo)
    copy = the_copy().pk
    assert looks(bo, copy).status_code == 200

    asked = text_of(pages.get(f"/bewaard/mijn/delen/{copy}/stop"))
    stopped = pages.post(f"/bewaard/mijn/delen/{copy}/stop")

    assert "Stoppen met delen?" in asked
    assert stopped.headers["Location"] == "/bewaard/mijn"
    refused = bo.get(f"/bewaard/gedeeld/{copy}")
    assert (refused.status_code, KIND_NO in text_of(refused)) == (403, True)
    assert count(SharedCopy) == 0
    assert "Er deelt nu niemand" in text_of(bo.get("/bewaard/gedeeld"))
    assert CircleMember.objects.get().ends_at <= timezone.now()


def test_a_pause_refuses_and_ends_when_the_resident_says_so(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo)
    address = f"/bewaard/gedeeld/{the_copy().pk}"
    looks(bo, the_copy().pk)

    pages.post("/bewaard/mijn/pauze", {"pauze": "aan"})
    assert bo.get(address).status_code == 403
    assert "nu even niet" in text_of(bo.get("/bewaard/gedeeld"))
    assert "op pauze" in text_of(pages.get("/bewaard/mijn"))

    pages.post("/bewaard/mijn/pauze", {"pauze": "uit"})
    assert bo.get(address).status_code == 200


@pytest.mark.parametrize("missing", ["consent", "circle", "role", "second factor", "end of the share"])
def test_every_ground_is_needed_and_read_again(pages: PageClient, missing: str) -> None:
    keeps(pages)
    user, bo = helper()
    shares(pages, bo)
    copy = the_copy()
    address = f"/bewaard/gedeeld/{copy.pk}"
    assert looks(bo, copy.pk).status_code == 200

    match missing:
        case "consent":
            from perspectief.foundation.privacy.services import withdraw_consent

            with upkeep():
                withdraw_consent(consent=Consent.objects.get())
        case "circle":
            CircleMember.objects.update(ends_at=timezone.now())
        case "role":
            Grant.objects.filter(user=user).update(ended_at=timezone.now())
        case "second factor":
            enter(bo, user, strong=False)
        case "end of the share":
            with upkeep():
                SharedCopy.objects.update(ends_at=timezone.now())

    refused = bo.get(address)
    assert refused.status_code in (303, 403)  # without a second factor one is led to it
    assert "Uitkomst" not in text_of(refused)


def test_a_helper_who_went_to_another_organisation_sees_nothing_more(pages: PageClient) -> None:
    keeps(pages)
    user, bo = helper()
    shares(pages, bo)
    address = f"/bewaard/gedeeld/{the_copy().pk}"
    assert bo.get(address).status_code == 200

    there = Organisation.objects.create(
        municipality=Municipality.objects.get(code="GM0014"), key="elders", name="Elders", kind="non_profit"
    )
    Grant.objects.filter(user=user).update(organisation=there)

    refused = bo.get(address)
    assert refused.status_code == 403
    assert KIND_NO in text_of(refused)


def test_somebody_else_with_the_same_role_sees_nothing(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper("Bo Smit")
    _other, kim = helper("Kim Vos")
    shares(pages, bo)

    assert kim.get(f"/bewaard/gedeeld/{the_copy().pk}").status_code == 403
    assert "Er deelt nu niemand" in text_of(kim.get("/bewaard/gedeeld"))


@pytest.mark.parametrize("path", ["meekijken", "gedeeld", f"gedeeld/{'0' * 8}-0000-0000-0000-{'0' * 12}"])
def test_the_pages_of_helpers_are_closed_for_others(pages: PageClient, path: str) -> None:
    assert "/inloggen" in pages.get(f"/bewaard/{path}").headers["Location"]
    officer = enter(another(), person(Role.POLICY_OFFICER, name="Pim Pot"))
    assert officer.get(f"/bewaard/{path}").status_code == 403


def test_a_number_works_once_and_for_a_quarter_of_an_hour(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    digits = "".join(NUMBER.search(text_of(bo.post("/bewaard/meekijken"))).groups())  # type: ignore[union-attr]
    somebody, too_late = another(), another()
    keeps(somebody)
    keeps(too_late)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=16), tick=False):
        assert too_late.post("/bewaard/mijn/delen", {"number": digits}).headers["Location"] == "/bewaard/mijn/delen"

    assert pages.post("/bewaard/mijn/delen", {"number": digits}).headers["Location"].endswith("/kiezen")
    again = somebody.post("/bewaard/mijn/delen", {"number": digits})

    assert again.headers["Location"] == "/bewaard/mijn/delen"
    assert "Dit nummer werkt niet meer" in text_of(somebody.get("/bewaard/mijn/delen"))
    assert digits not in text_of(somebody.get("/bewaard/mijn/delen"))


def test_a_number_is_not_kept_as_it_is_said(pages: PageClient) -> None:
    _user, bo = helper()
    digits = "".join(NUMBER.search(text_of(bo.post("/bewaard/meekijken"))).groups())  # type: ignore[union-attr]

    with upkeep():
        row = DeskNumber.objects.values().get()
    assert digits not in str({**row, "ends_at": "", "account": ""})


def test_guessing_numbers_is_stopped(pages: PageClient) -> None:
    keeps(pages)
    for _try in range(10):
        assert pages.post("/bewaard/mijn/delen", {"number": "000000"}).status_code == 303

    stopped = pages.post("/bewaard/mijn/delen", {"number": "000000"})

    assert (stopped.status_code, int(stopped.headers["Retry-After"]) > 0) == (429, True)


def test_without_a_yes_nothing_is_shared(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    digits = "".join(NUMBER.search(text_of(bo.post("/bewaard/meekijken"))).groups())  # type: ignore[union-attr]
    pages.post("/bewaard/mijn/delen", {"number": digits})

    page = text_of(pages.post("/bewaard/mijn/delen/kiezen", {"parts": ["kept_outcome"]}))

    assert "Kies een dag." in page
    assert "Zet een vinkje als u dit wilt." in page
    assert (count(SharedCopy), count(Consent), Circle.objects.count()) == (0, 0, 0)


def test_a_day_beyond_the_check_itself_cannot_be_chosen(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    digits = "".join(NUMBER.search(text_of(bo.post("/bewaard/meekijken"))).groups())  # type: ignore[union-attr]
    pages.post("/bewaard/mijn/delen", {"number": digits})
    beyond = (the_check().expires_on + dt.timedelta(days=1)).isoformat()

    pages.post("/bewaard/mijn/delen/kiezen", {"parts": ["kept_outcome"], "day": beyond, "agreed": "ja"})

    assert count(SharedCopy) == 0


def test_sharing_ends_on_its_day_by_itself(pages: PageClient) -> None:
    start = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        keeps(pages)
        user, bo = helper()
        shares(pages, bo, day=1)
        copy = the_copy().pk
        clock.move_to(start + dt.timedelta(days=6, hours=10), tick=False)
        enter(bo, user)
        assert looks(bo, copy).status_code == 200
        clock.move_to(start + dt.timedelta(days=7), tick=False)
        enter(bo, user)
        assert bo.get(f"/bewaard/gedeeld/{copy}").status_code == 403
        run_retention()
        assert count(SharedCopy) == 0


def test_erasing_the_check_takes_the_copy_the_circle_and_the_consent_along(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo)
    copy = the_copy().pk

    pages.post("/bewaard/mijn/weg")

    assert bo.get(f"/bewaard/gedeeld/{copy}").status_code == 403
    assert (count(SharedCopy), Circle.objects.count(), CircleMember.objects.count()) == (0, 0, 0)
    with upkeep():
        assert Consent.objects.get().withdrawal is not None


def test_sharing_with_the_same_helper_again_replaces_what_was_shared(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo)
    shares(pages, bo, "kept_answers")

    assert the_copy().parts == ["kept_answers"]
    assert CircleMember.objects.count() == 1


def test_the_pack_says_with_whom_it_is_shared_and_to_what_somebody_said_yes(pages: PageClient) -> None:
    keeps(pages)
    _user, bo = helper()
    shares(pages, bo)

    pack: dict[str, Any] = pages.get("/bewaard/mijn/alles.json").json()

    assert [one["receiver"] for one in pack["toestemmingen"]] == ["medewerker van WIJ, WIJ Groningen"]
    assert {"kept_checks.sharedcopy"} <= {one["soort"] for one in pack["gegevens"] if one["rijen"]}
