"""Consent is asked of the ledger at every question: it holds for one receiver and one part, until its end or a stop."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from perspectief.foundation.access import Actor, Role, Verdict, may_because_logged_in
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.privacy import consent_texts
from perspectief.foundation.privacy.choices import Channel
from perspectief.foundation.privacy.models import CONSENT, Consent, Withdrawal
from perspectief.foundation.privacy.purpose import purpose, upkeep
from perspectief.foundation.privacy.queries import consent_holds, consents_of, is_restricted
from perspectief.foundation.privacy.services import NotPossible, give_consent, pause, resume, withdraw_consent
from perspectief.foundation.privacy.services.retention import overdue_records, run_retention
from perspectief.foundation.privacy.subjects import Subject, account
from perspectief.foundation.privacy.tests.conftest import FAMILY, HELPER, look, run
from perspectief.foundation.ui.pages import allowed, insist

pytestmark = pytest.mark.django_db
TEXT, VERSION = "tried", "1"
OTHER = UUID("33333333-3333-4333-8333-333333333333")
consent_texts.register_text(TEXT, VERSION, "Ik wil dat deze persoon meekijkt.")


def give(subject: Subject = FAMILY, receiver: UUID = HELPER, days: float = 30, **said: Any) -> Consent:
    words = {"parts": ["answers"], "language": "nl", "channel": Channel.SITE, **said}
    return give_consent(
        subject=subject,
        receiver=str(receiver),
        receiver_words="medewerker van WIJ",
        text_key=TEXT,
        text_version=VERSION,
        until=timezone.now() + dt.timedelta(days=days),
        **words,
    )


def holds(part: str = "answers", receiver: UUID = HELPER) -> bool:
    return consent_holds(FAMILY, str(receiver), part)


def test_without_consent_nothing_holds() -> None:
    assert not holds()


def test_it_holds_for_this_receiver_and_this_part_only() -> None:
    give()
    assert holds()
    assert not holds(part="debts")
    assert not holds(receiver=OTHER)
    assert not consent_holds(Subject("kept_checks", "another"), str(HELPER), "answers")


def test_stopped_is_stopped_at_once_and_saying_it_twice_changes_nothing() -> None:
    consent = give()
    first = withdraw_consent(consent=consent)
    assert not holds()
    assert withdraw_consent(consent=consent).at == first.at


def test_stopping_one_leaves_the_others() -> None:
    give(receiver=OTHER)
    withdraw_consent(consent=give())
    assert holds(receiver=OTHER)


def test_it_ends_by_the_clock_to_the_second() -> None:
    with time_machine.travel(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC), tick=False) as clock:
        give(days=1)
        clock.move_to(dt.datetime(2027, 3, 2, 11, 59, 59, tzinfo=dt.UTC))
        assert holds()
        clock.move_to(dt.datetime(2027, 3, 2, 12, 0, 0, tzinfo=dt.UTC))
        assert not holds()


def test_a_consent_without_parts_or_with_an_end_in_the_past_cannot_be() -> None:
    with pytest.raises(NotPossible):
        give(parts=[])
    with pytest.raises(NotPossible):
        give(days=-1)


def test_what_was_read_is_proven_by_its_hash_and_a_text_that_nobody_knows_is_refused() -> None:
    assert give().text_hash == consent_texts.hash_of(TEXT, VERSION, "nl")
    with pytest.raises(consent_texts.UnknownText):
        consent_texts.hash_of(TEXT, "2", "nl")
    with pytest.raises(ValueError, match="new version"):
        consent_texts.register_text(TEXT, VERSION, "Andere woorden.")


def test_the_ledger_holds_neither_the_key_of_the_subject_nor_that_of_the_receiver() -> None:
    given = give()
    kept = " ".join(str(getattr(given, field.attname)) for field in Consent._meta.fields)
    assert FAMILY.key not in kept
    assert str(HELPER) not in kept


def test_the_same_person_has_another_name_in_the_ledger_than_in_the_log() -> None:
    [line] = look()
    assert line.subject != give().subject


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM privacy_withdrawal",
        "DELETE FROM privacy_consent",
        "UPDATE privacy_consent SET until = '2099-01-01'",
        "UPDATE privacy_consent SET receiver = 'x'",
        "UPDATE privacy_consent SET parts = '[]'",
        "UPDATE privacy_withdrawal SET at = '2099-01-01'",
    ],
)
def test_the_database_itself_refuses_to_change_the_ledger(sql: str) -> None:
    withdraw_consent(consent=give())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(sql)


def test_a_released_consent_is_not_called_unreleased() -> None:
    give()
    run("UPDATE privacy_consent SET released_at = '2030-01-01'")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("UPDATE privacy_consent SET released_at = NULL")


def test_the_ledger_goes_after_its_term_counted_from_the_end_or_the_stop() -> None:
    now = timezone.now()
    give(receiver=OTHER, days=365)
    withdraw_consent(consent=give(days=365))
    later = now + dt.timedelta(days=5 * 365 + 1)
    assert overdue_records(later)["privacy.Consent"] == 1
    run_retention(later)
    with upkeep():
        assert (Consent.objects.count(), Withdrawal.objects.count()) == (1, 0)
    assert not any(overdue_records(later)[label] for label in ("privacy.Consent", "privacy.Withdrawal"))


def test_a_pause_stops_everybody_until_it_is_lifted() -> None:
    give()
    me = Actor(OTHER)
    pause(subject=FAMILY, by=me)
    assert is_restricted(FAMILY)
    assert not holds()
    resume(subject=FAMILY, by=me)
    assert holds()


def test_consent_and_stop_are_both_told_to_the_person() -> None:
    give()
    withdraw_consent(consent=give(receiver=OTHER))
    stopped, holding = sorted(consents_of(FAMILY), key=lambda one: one.holds)
    assert stopped.stopped_at is not None
    assert holding.holds
    assert holding.text == "Ik wil dat deze persoon meekijkt."


# --- In the middle of a session ---------------------------------------------------------------------------------------
@allowed(may_because_logged_in)
def shared_page(request: HttpRequest) -> HttpResponse:
    """A page of the family that somebody else may see with consent."""
    insist(Verdict(consent_holds(FAMILY, str(request.actor.account), "answers"), "Dit mag niet meer."))
    return HttpResponse("de antwoorden", content_type="text/plain")


house: Any = import_module(settings.ROOT_URLCONF)
urlpatterns = [path("gedeeld", shared_page, name="shared"), *house.urlpatterns]
handler403 = house.handler403


@pytest.mark.urls(__name__)
def test_consent_that_is_stopped_in_the_middle_of_a_session_closes_the_next_request() -> None:
    worker = person(Role.PROFESSIONAL)
    client = enter(Client(headers={"host": "localhost"}), worker)
    consent = give(receiver=worker.key)
    assert client.get("/gedeeld").status_code == 200
    withdraw_consent(consent=consent)
    assert client.get("/gedeeld").status_code == 403


@pytest.mark.urls(__name__)
def test_stopping_on_ones_own_page_closes_it_for_the_other_in_two_taps() -> None:
    resident, worker = person(Role.RESIDENT, name="Noor Voorbeeld"), person(Role.PROFESSIONAL)
    consent = give(subject=account(resident.key), receiver=worker.key)
    mine = enter(Client(headers={"host": "localhost"}), resident, strong=False)
    assert "Stop deze toestemming" in mine.get("/mijn/toestemming").content.decode()
    assert mine.post(f"/mijn/toestemming/{consent.key}/stop").status_code == 303
    assert not consent_holds(account(resident.key), str(worker.key), "answers")


def test_nobody_stops_the_consent_of_somebody_else() -> None:
    consent = give(subject=account(person(Role.RESIDENT, name="Noor Voorbeeld").key))
    other = enter(Client(headers={"host": "localhost"}), person(Role.RESIDENT), strong=False)
    assert other.post(f"/mijn/toestemming/{consent.key}/stop").status_code == 404
    with purpose(CONSENT):
        assert not Withdrawal.objects.exists()


# --- Any order of giving, stopping, pausing and waiting ---------------------------------------------------------------
PARTS, RECEIVERS = ("answers", "outcome"), (HELPER, OTHER)


class AnyOrder(RuleBasedStateMachine):
    """Compares the ledger with a plain list of what was said, at a clock that runs on."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[dict[str, Any]] = []
        self.paused = False
        self.subject = Subject("kept_checks", str(uuid4()))
        self.travel = time_machine.travel(dt.datetime(2027, 1, 1, tzinfo=dt.UTC), tick=False)
        self.clock = self.travel.start()

    def teardown(self) -> None:
        """The clock of the house again."""
        self.travel.stop()

    @rule(
        receiver=st.sampled_from(RECEIVERS), parts=st.sets(st.sampled_from(PARTS), min_size=1), days=st.integers(1, 9)
    )
    def give(self, receiver: UUID, parts: set[str], days: int) -> None:
        """Say yes."""
        consent = give(self.subject, receiver, days, parts=sorted(parts))
        self.said.append({"consent": consent, "receiver": receiver, "parts": parts, "until": consent.until, "on": True})

    @rule(which=st.integers(0, 50))
    def stop(self, which: int) -> None:
        """Say stop to one of them, also to one that was stopped."""
        if self.said:
            one = self.said[which % len(self.said)]
            withdraw_consent(consent=one["consent"])
            one["on"] = False

    @rule(hours=st.integers(1, 100))
    def wait(self, hours: int) -> None:
        """Time goes by."""
        self.clock.shift(dt.timedelta(hours=hours))

    @rule()
    def turn(self) -> None:
        """Pause, or lift it."""
        (resume if self.paused else pause)(subject=self.subject, by=Actor(OTHER))
        self.paused = not self.paused

    @invariant()
    def holds_as_said(self) -> None:
        """For every receiver and part."""
        for receiver in RECEIVERS:
            for part in PARTS:
                wanted = not self.paused and any(self._is_on(one, receiver, part) for one in self.said)
                assert consent_holds(self.subject, str(receiver), part) == wanted

    @staticmethod
    def _is_on(one: dict[str, Any], receiver: UUID, part: str) -> bool:
        return one["on"] and one["receiver"] == receiver and part in one["parts"] and timezone.now() < one["until"]


def test_in_any_order_it_holds_exactly_when_it_was_said_and_not_stopped() -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=hypothesis_settings(max_examples=25, stateful_step_count=15, deadline=None, derandomize=True),
    )
