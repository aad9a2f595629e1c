"""What a worker does with messages that are due: at a real mail server on this machine."""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import Message as Mail
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.jobs.handlers import besides, daily_kinds
from perspectief.foundation.outbox import queries, services
from perspectief.foundation.outbox.choices import State, Trouble
from perspectief.foundation.outbox.delivery import Looked, deliver_due
from perspectief.foundation.outbox.models import Message, Received
from perspectief.foundation.outbox.tests.conftest import MailServer, Write, text_of
from perspectief.foundation.privacy.purpose import upkeep

pytestmark = pytest.mark.django_db
Rows = Callable[..., list[Any]]
ADMINISTRATOR = Actor(uuid4(), (Held(Role.ADMINISTRATOR),), strong=True)


def later(**ago: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(**ago)


def change(**fields: object) -> None:
    with upkeep():
        Message.objects.update(**fields)


def mails(server: MailServer) -> list[Mail]:
    return [message_from_bytes(one.content) for one in server.got]  # type: ignore[arg-type]


def test_a_mail_arrives_from_a_neutral_sender_and_its_row_is_emptied(
    write: Write, rows: Rows, mail_server: MailServer, settings: Any
) -> None:
    settings.DEFAULT_FROM_EMAIL = "Gemeente Voorbeeld <post@voorbeeld.example>"
    message = write(text="Dag Sara, tot dinsdag.\nGroet van João")

    assert deliver_due() == Looked(sent=1)

    (mail,) = mails(mail_server)
    assert (mail["To"], mail["Subject"]) == ("sara@example.org", "Een bericht")
    assert mail["From"] == "Gemeente Voorbeeld <post@voorbeeld.example>"
    assert mail["Message-ID"] == f"<{message.key.hex}@voorbeeld.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert text_of(mail).split() == ["Dag", "Sara,", "tot", "dinsdag.", "Groet", "van", "João"]
    ((state, *content, ended_at),) = rows("state", "recipient", "subject", "body", "ended_at")
    assert (state, [bytes(one) for one in content]) == ("sent", [b"", b"", b""])
    assert ended_at is not None


def test_what_was_sent_is_not_sent_again(write: Write, mail_server: MailServer) -> None:
    write()

    assert [deliver_due().sent, deliver_due().sent, deliver_due(later(days=3)).sent] == [1, 0, 0]
    assert len(mail_server.got) == 1


def test_many_go_over_one_connection_the_longest_waiting_first(write: Write, mail_server: MailServer) -> None:
    for name in "abc":
        write(to=f"{name}@example.org")

    assert deliver_due().sent == 3
    assert [one.rcpt_tos for one in mail_server.got] == [[f"{name}@example.org"] for name in "abc"]


def test_a_server_that_is_busy_gets_the_mail_later_with_the_same_message_id(
    write: Write, rows: Rows, mail_server: MailServer
) -> None:
    write()
    mail_server.answer = "451 later"
    assert deliver_due() == Looked(later=1)
    assert rows("state", "attempts", "last_error") == [("waiting", 1, Trouble.BUSY)]
    assert deliver_due() == Looked(), "not before its moment"

    mail_server.answer = "250 OK"
    assert deliver_due(later(minutes=2)).sent == 1
    assert rows("state", "attempts", "last_error") == [("sent", 2, "")]


def test_the_wait_grows_with_each_try_until_the_message_is_given_up(
    write: Write, rows: Rows, mail_server: MailServer
) -> None:
    write()
    mail_server.answer = "451 later"
    start = now = timezone.now()
    waits = []
    while rows("state") == [State.WAITING]:
        deliver_due(now)
        (at,) = rows("next_try_at")
        waits.append((at - now).total_seconds())
        now = at + dt.timedelta(seconds=1)

    assert rows("state", "last_error") == [("dead", Trouble.BUSY)]
    assert waits[0] < 40 and 4 * 3600 * 0.8 <= waits[15] <= 4 * 3600 * 1.2
    assert dt.timedelta(days=3) < now - start < dt.timedelta(days=6)


@pytest.mark.parametrize(
    ("address", "data", "trouble"), [("550 no", "250 OK", "no-such-address"), ("250 OK", "554 spam", "refused")]
)
def test_a_refusal_for_good_is_a_dead_letter_at_once(
    write: Write, rows: Rows, mail_server: MailServer, address: str, data: str, trouble: str
) -> None:
    write()
    mail_server.to_address, mail_server.answer = address, data

    assert deliver_due() == Looked(dead=1)
    assert rows("state", "attempts", "last_error") == [("dead", 1, trouble)]


def test_one_dead_letter_does_not_hold_up_the_next_message(write: Write, mail_server: MailServer) -> None:
    write()
    mail_server.to_address = "550 no"
    deliver_due()
    mail_server.to_address = "250 OK"
    write()

    assert deliver_due().sent == 1


def test_without_a_connection_one_message_tries_and_the_rest_waits_unharmed(
    write: Write, rows: Rows, settings: Any
) -> None:
    settings.MAIL_URL = "smtp://127.0.0.1:9"
    write(), write()

    assert deliver_due() == Looked(later=1)
    assert sorted(rows("attempts", "last_error")) == [(0, ""), (1, Trouble.NO_CONNECTION)]


def test_a_mail_of_a_killed_worker_goes_again_under_the_same_message_id(
    write: Write, rows: Rows, mail_server: MailServer
) -> None:
    message = write()
    change(state=State.SENDING, run=uuid4(), sending_since=timezone.now(), attempts=1)
    assert deliver_due() == Looked(), "its worker may still be busy"

    assert deliver_due(later(minutes=5)) == Looked(taken_back=1)
    assert rows("last_error") == [Trouble.WORKER_GONE]
    assert deliver_due(later(minutes=10)).sent == 1
    assert mails(mail_server)[0]["Message-ID"].startswith(f"<{message.key.hex}@")


def test_a_worker_that_wakes_up_late_does_not_write_over_what_another_did(
    write: Write, rows: Rows, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    other = uuid4()

    async def meanwhile(*args: object) -> str:
        return "250 OK"

    monkeypatch.setattr(mail_server, "handle_DATA", meanwhile)
    monkeypatch.setattr(
        "perspectief.foundation.outbox.delivery.opened",
        lambda message: (
            change(run=other),
            __import__("perspectief.foundation.outbox.sealed", fromlist=["x"]).opened(message),
        )[1],
    )

    assert deliver_due().sent == 0
    assert rows("state", "run") == [("sending", other)]


def test_two_workers_never_take_the_same_message(
    write: Write, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    due = queries.due(timezone.now())
    monkeypatch.setattr(queries, "due", lambda now: due)
    with upkeep():
        assert len(due) == 1, "both workers have seen it"

    assert [deliver_due().sent, deliver_due().sent] == [1, 0]
    assert len(mail_server.got) == 1


def test_a_key_that_is_gone_makes_a_dead_letter(
    write: Write, rows: Rows, mail_server: MailServer, settings: Any
) -> None:
    write()
    settings.DATA_KEYS = {"andere": b"x" * 32}

    assert deliver_due() == Looked(dead=1)
    assert rows("last_error") == [Trouble.CANNOT_OPEN]


def test_the_log_holds_no_address_whatever_goes_wrong(
    write: Write, rows: Rows, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(self: object, letter: Any) -> None:
        raise ValueError(letter.recipient)

    monkeypatch.setattr("perspectief.foundation.outbox.ports.file.FilePort.send", breaks)
    write()
    with caplog.at_level(logging.DEBUG):
        assert deliver_due() == Looked(later=1)

    assert "ValueError" in caplog.text
    assert "sara" not in caplog.text
    assert rows("last_error") == [Trouble.UNKNOWN]


def test_in_a_practice_copy_mail_is_a_file_and_sending_it_twice_is_one_file(write: Write, folder: Path) -> None:
    message = write()
    assert deliver_due().sent == 1
    change(state=State.WAITING, ended_at=None, recipient=message.recipient, subject=message.subject, body=message.body)
    assert deliver_due().sent == 1

    (file,) = folder.iterdir()
    assert file.name == f"{message.key}.eml"
    assert message_from_bytes(file.read_bytes())["To"] == "sara@example.org"


class OtherSystem(BaseHTTPRequestHandler):
    """Keeps what it gets; answers as the test says."""

    answers: list[int]
    got: list[tuple[str, Any]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.headers["Idempotency-Key"], json.loads(body)))
        self.send_response(self.answers.pop(0))
        self.send_header("Location", "http://127.0.0.1:9/")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def other_system(settings: Any) -> Iterator[type[OtherSystem]]:
    OtherSystem.answers, OtherSystem.got = [], []
    server = HTTPServer(("127.0.0.1", 0), OtherSystem)
    settings.WEBHOOKS = {"archief": f"http://127.0.0.1:{server.server_port}/in"}
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield OtherSystem
    server.shutdown()
    server.server_close()
    thread.join()


def test_another_system_gets_the_same_idempotency_key_at_each_try(rows: Rows, other_system: type[OtherSystem]) -> None:
    message = services.post_to(system="archief", data={"soort": "proef"}, about="trial", idempotency_key="trial:1")
    other_system.answers += [503, 204]

    assert [deliver_due(), deliver_due(later(minutes=2))] == [Looked(later=1), Looked(sent=1)]
    assert other_system.got == [(str(message.key), {"soort": "proef"})] * 2


@pytest.mark.parametrize(
    ("answer", "state"), [(400, "dead"), (302, "dead"), (409, "waiting"), (429, "waiting"), (500, "waiting")]
)
def test_what_another_system_answers_decides_whether_it_is_tried_again(
    rows: Rows, other_system: type[OtherSystem], answer: int, state: str
) -> None:
    services.post_to(system="archief", data={}, about="trial", idempotency_key="trial:1")
    other_system.answers.append(answer)

    deliver_due()

    assert rows("state") == [state]


def test_a_dead_letter_can_be_tried_again_or_thrown_away_by_an_administrator_only(
    write: Write, rows: Rows, mail_server: MailServer
) -> None:
    message = write()
    assert not services.try_again(message=message, by=ADMINISTRATOR), "it is not dead"
    mail_server.to_address = "550 no"
    deliver_due()
    with pytest.raises(services.Refused):
        services.try_again(message=message, by=Actor(uuid4()))

    assert services.try_again(message=message, by=ADMINISTRATOR)
    assert rows("state", "attempts") == [("waiting", 0)]
    deliver_due()
    assert services.throw_away(message=message, by=ADMINISTRATOR)
    assert rows("key") == []


def test_rows_that_were_sent_or_given_up_go_after_their_term(write: Write) -> None:
    write(), write(), write()
    now = timezone.now()
    empty = {"recipient": b"", "subject": b"", "body": b""}
    with upkeep():
        sent, dead, _ = Message.objects.order_by("asked_at")
        Message.objects.filter(key=sent.key).update(state="sent", ended_at=now, **empty)
        Message.objects.filter(key=dead.key).update(state="dead", ended_at=now)

        assert list(queries.over_their_term(now + dt.timedelta(days=6))) == []
        assert list(queries.over_their_term(now + dt.timedelta(days=8))) == [sent]
        assert set(queries.over_their_term(now + dt.timedelta(days=31))) == {sent, dead}


def test_notes_of_messages_from_outside_are_forgotten_by_daily_work() -> None:
    Received.objects.create(source="archief", digest="oud", at=later(days=-31))
    Received.objects.create(source="archief", digest="nieuw", at=later(days=-29))
    (forget,) = [kind for kind in daily_kinds() if kind.key == "outbox-forget"]

    assert forget.run(lambda *_: None) == "1"  # type: ignore[arg-type]
    assert Received.objects.get().digest == "nieuw"


def test_every_worker_sends_messages_beside_its_jobs(write: Write, rows: Rows, folder: Path) -> None:
    write()
    (sending,) = [one for one in besides() if one.key == "outbox"]

    sending.run()

    assert rows("state") == ["sent"]
    assert sending.every_s() <= 5
