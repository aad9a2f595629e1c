"""A message is a row, in the transaction of what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import connection, transaction
from django.test.utils import override_settings
from django.utils import timezone

from perspectief.foundation import keys
from perspectief.foundation.outbox import queries, services
from perspectief.foundation.outbox.envelope import BadMessage, NotNeutral, telling_word
from perspectief.foundation.outbox.models import Message, Received
from perspectief.foundation.outbox.sealed import masked, opened
from perspectief.foundation.outbox.tests.conftest import Write
from perspectief.foundation.privacy.purpose import NoPurpose, upkeep

pytestmark = pytest.mark.django_db
Rows = Callable[..., list[Any]]
BACKEND = "perspectief.foundation.outbox.backend.ThroughTheOutbox"


def test_a_mail_is_a_row_that_waits_and_of_which_nothing_can_be_read(write: Write, rows: Rows) -> None:
    message = write()

    assert rows("state", "attempts", "about") == [("waiting", 0, "trial")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_message")
        raw = b"|".join(
            bytes(one) if isinstance(one, (bytes, memoryview)) else str(one).encode() for one in cursor.fetchone()
        )
    assert not [word for word in (b"sara", b"example.org", b"bericht", b"Dag") if word in raw]
    assert opened(message).recipient == "sara@example.org"


def test_without_the_transaction_of_the_caller_there_is_no_message(write: Write, rows: Rows) -> None:
    def fails_half_way() -> None:
        with transaction.atomic():
            write()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_half_way()

    assert rows("key") == []


def test_the_same_key_twice_is_one_message(write: Write, rows: Rows) -> None:
    first = write(idempotency_key="invitation:12")

    again = write(idempotency_key="invitation:12", text="Iets anders.")

    assert again == first
    assert opened(again).body == "Dag Sara."
    assert len(rows("key")) == 1


def test_what_is_sealed_for_one_row_does_not_open_in_another(write: Write) -> None:
    one, other = write(), write(to="iemand@example.org")
    one.recipient = other.recipient

    with pytest.raises(keys.NotOurs):
        opened(one)


def test_messages_are_not_read_outside_their_purpose(write: Write) -> None:
    write()

    with pytest.raises(NoPurpose):
        Message.objects.count()
    assert queries.numbers()["waiting"] == 1


@pytest.mark.parametrize(
    "subject", ["Uw schuldhulp", "UITKERING", "Over de voedselbank", "Your debts", "Geld en schulden"]
)
def test_the_outside_tells_nothing_of_money_that_is_short(write: Write, rows: Rows, subject: str) -> None:
    with pytest.raises(NotNeutral):
        write(subject=subject)
    with pytest.raises(NotNeutral):
        write(about="schulden")
    assert rows("key") == []


@pytest.mark.parametrize(
    "subject", ["Een bericht van de gemeente", "Uw afspraak op dinsdag", "Wachtwoord kiezen", "Uw code"]
)
def test_a_plain_subject_may_stand_there(write: Write, subject: str) -> None:
    assert telling_word(subject) == ""
    assert opened(write(subject=subject)).subject == subject


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "geen adres"},
        {"to": "a@example.org\nBcc: b@example.org"},
        {"subject": "Twee\nregels"},
        {"subject": " "},
        {"about": "Vrije tekst"},
        {"idempotency_key": "sara@example.org"},
        {"idempotency_key": "a b"},
    ],
)
def test_what_is_no_message_is_refused(write: Write, rows: Rows, wrong: dict[str, str]) -> None:
    with pytest.raises(BadMessage):
        write(**wrong)
    assert rows("key") == []


@pytest.mark.parametrize(
    ("to", "shown"),
    [("sara@example.org", "s…@e….org"), ("b@post.groningen.nl", "b…@p….nl"), ("c@localhost.test", "c…@l….test")],
)
def test_staff_sees_too_little_of_the_receiver_to_write_to(write: Write, to: str, shown: str) -> None:
    assert masked(write(to=to)) == shown


@override_settings(EMAIL_BACKEND=BACKEND)
def test_mail_of_django_and_of_packages_goes_the_same_way_one_for_each_receiver(rows: Rows) -> None:
    sent = send_mail("Uw code", "Typ deze code.", "ander@example.org", ["a@example.org", "b@example.org"])

    assert sent == 1
    assert rows("about", "state") == [("account", "waiting")] * 2
    with upkeep():
        assert {opened(one).recipient for one in Message.objects.all()} == {"a@example.org", "b@example.org"}


@override_settings(EMAIL_BACKEND=BACKEND)
def test_of_a_mail_with_two_forms_the_plain_one_goes_and_a_file_is_refused(rows: Rows) -> None:
    mail = EmailMultiAlternatives("Uw code", "Typ deze code.", to=["a@example.org"])
    mail.attach_alternative("<p>Typ deze code.</p>", "text/html")
    mail.send()
    assert len(rows("key")) == 1

    mail.attach("brief.pdf", b"%PDF", "application/pdf")
    with pytest.raises(BadMessage):
        mail.send()


def test_a_message_for_another_system_needs_a_name_of_the_settings(settings: Any, rows: Rows) -> None:
    settings.WEBHOOKS = {"archief": "https://archief.example.org/in"}
    with pytest.raises(BadMessage):
        services.post_to(system="elders", data={}, about="trial", idempotency_key="trial:1")

    services.post_to(system="archief", data={"a": 1}, about="trial", idempotency_key="trial:1")

    assert rows("channel", "state") == [("webhook", "waiting")]


def test_a_message_from_outside_has_its_effect_once(write: Write, rows: Rows) -> None:
    def take_in(key: str) -> bool:
        with transaction.atomic():
            if not services.once(source="archief", key=key):
                return False
            write()
            return True

    assert [take_in("bericht 7"), take_in("bericht 7"), take_in("bericht 8")] == [True, False, True]
    assert len(rows("key")) == 2


def test_a_message_from_outside_whose_effect_failed_may_come_again() -> None:
    def fails_half_way() -> None:
        with transaction.atomic():
            assert services.once(source="archief", key="bericht 7")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_half_way()
    with transaction.atomic():
        assert services.once(source="archief", key="bericht 7")


@pytest.mark.django_db(transaction=True)
def test_once_is_asked_inside_the_transaction_of_its_effect() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        services.once(source="archief", key="bericht 7")


def test_of_a_message_from_outside_the_day_is_kept_and_no_time() -> None:
    with transaction.atomic():
        services.once(source="archief", key="bericht 8")

    at = timezone.localtime(Received.objects.get().at)
    assert (at.date(), at.time()) == (timezone.localdate(), dt.time())


def test_of_a_message_from_outside_only_a_digest_is_kept() -> None:
    with transaction.atomic():
        services.once(source="archief", key="sara@example.org")

    assert "sara" not in Received.objects.get().digest
    with transaction.atomic():
        assert services.once(source="register", key="sara@example.org"), "another system counts for itself"
