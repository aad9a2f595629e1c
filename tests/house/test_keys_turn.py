"""A new data key takes over from an older one: everything that the house seals opens on, and the older key can go."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.core.management.base import CommandError

from perspectief.foundation.accounts.models import User
from perspectief.foundation.keys import digest
from perspectief.foundation.outbox import sealed
from perspectief.foundation.outbox.models import Message
from perspectief.foundation.privacy import rotation
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.residents.kept_checks import sealing
from perspectief.residents.kept_checks.models import KeptCheck, SharedCopy

pytestmark = pytest.mark.django_db
LETTER = {"recipient": "anna@example.org", "subject": "Bericht", "body": "Er is iets nieuws."}
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def both(settings: Any) -> dict[str, bytes]:
    """Two keys. What the test makes first is made with the older one."""
    keys = {"new": os.urandom(32), "old": os.urandom(32)}
    settings.DATA_KEYS = {"old": keys["old"]}
    return keys


def a_letter() -> Message:
    message = sealed.seal_into(Message(idempotency_key=os.urandom(8).hex(), about="test"), **LETTER)
    message.save()
    return message


def a_second_factor() -> Authenticator:
    user = User.objects.create(username=os.urandom(4).hex())
    return Authenticator.objects.create(user=user, type="totp", data={"secret": get_adapter().encrypt(SECRET)})


def rotate(*options: str) -> str:
    said = StringIO()
    call_command("rotate_keys", *options, stdout=said, stderr=said)
    return said.getvalue()


def test_after_the_turn_everything_opens_with_the_new_key_alone(both: dict[str, bytes], settings: Any) -> None:
    letters, factor = [a_letter() for _ in range(3)], a_second_factor()
    settings.DATA_KEYS = both

    said = rotate("--batch=2")

    settings.DATA_KEYS = {"new": both["new"]}
    with upkeep():
        letters = [Message.objects.get(pk=one.pk) for one in letters]
    assert [sealed.opened(one).body for one in letters] == [LETTER["body"]] * 3
    factor.refresh_from_db()
    assert get_adapter().decrypt(factor.data["secret"]) == SECRET
    assert "under_older_keys 0" in said
    assert "key old: nothing hangs on it, take it out" in said


def test_a_trial_touches_nothing(both: dict[str, bytes], settings: Any) -> None:
    letter = a_letter()
    settings.DATA_KEYS = both

    said = rotate("--dry-run")

    with upkeep():
        now = Message.objects.get(pk=letter.pk)
    assert bytes(now.body) == letter.body
    assert "under_older_keys 3" in said
    assert "key old: keep" in said


def test_a_letter_that_was_sent_hangs_on_no_key(both: dict[str, bytes], settings: Any) -> None:
    letter = a_letter()
    with upkeep():
        Message.objects.filter(pk=letter.pk).update(
            recipient=b"", subject=b"", body=b"", state="dead", ended_at="2026-01-01T00:00Z"
        )
    settings.DATA_KEYS = both

    assert "under_older_keys 0" in rotate()


def test_a_row_that_does_not_open_fails_the_command_and_no_other_row(both: dict[str, bytes], settings: Any) -> None:
    settings.DATA_KEYS = {"lost": os.urandom(32)}
    a_letter()
    settings.DATA_KEYS = {"old": both["old"]}
    good = a_letter()
    settings.DATA_KEYS = both

    with pytest.raises(CommandError, match="3 rows did not open"):
        rotate()

    settings.DATA_KEYS = {"new": both["new"]}
    with upkeep():
        assert sealed.opened(Message.objects.get(pk=good.pk)).subject == LETTER["subject"]


def test_the_older_key_stays_as_long_as_a_name_in_the_log_hangs_on_it(both: dict[str, bytes], settings: Any) -> None:
    from perspectief.foundation.privacy.models import Restriction
    from perspectief.foundation.privacy.pseudonyms import pseudonym

    with upkeep():
        Restriction.objects.create(subject_room="test", subject=pseudonym("test", "1"), asked_at="2026-01-01T00:00Z")
    settings.DATA_KEYS = both

    said = rotate()

    assert "waits until it goes by itself: privacy.Restriction.subject 1 under old" in said
    assert "key old: keep" in said


def test_a_kept_check_waits_for_its_code_and_its_copies_do_not(both: dict[str, bytes], settings: Any) -> None:
    circle, until = uuid.uuid4(), dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    with upkeep():
        kept = KeptCheck.objects.create(
            lookup=digest(sealing.LOOKUP, "x"), salt=b"s", wrapped=b"w", sealed=b"x", expires_on="2099-01-01"
        )
        copy = SharedCopy(kept=kept, account=circle, role="buddy", pair="a b", consent=circle, ends_at=until)
        copy.sealed = sealing.seal_copy({"savings": 1}, copy.key)
        copy.save()
    settings.DATA_KEYS = both

    said = rotate()

    settings.DATA_KEYS = {"new": both["new"]}
    with upkeep():
        assert sealing.unseal_copy(SharedCopy.objects.get().sealed, copy.key) == {"savings": 1}
    assert "waits until it goes by itself: kept_checks.KeptCheck.lookup 1 under old" in said
    assert "key old: keep" in said


def test_every_room_that_seals_says_so() -> None:
    known = {one.name.rsplit(".", 1)[0] for one in rotation._all()} | {
        name.rsplit(".", 1)[0] for name in rotation.waiting()
    }

    rooms = {"outbox.Message", "mfa.Authenticator", "privacy.Look", "privacy.Consent", "kept_checks.KeptCheck"}
    assert rooms | {"kept_checks.SharedCopy", "kept_checks.DeskNumber"} <= known
