"""The auditor and the privacy officer watch over looking; of a leaked account they list who was affected."""

from __future__ import annotations

import csv
import datetime as dt
import time
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.privacy.choices import Action, Result
from perspectief.foundation.privacy.models import ACCESS_LOG, Look
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries import looks_at
from perspectief.foundation.privacy.queries.search import Affected, affected_by
from perspectief.foundation.privacy.subjects import Subject, account
from perspectief.foundation.privacy.tests.conftest import FAMILY, look, run, somebody
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
IN_TIME_S = 60


@pytest.fixture
def watcher(pages: PageClient) -> PageClient:
    """The browser of the auditor."""
    return enter(pages, person(Role.AUDITOR, name="Ada Voorbeeld"))


@pytest.fixture
def worker() -> User:
    """Somebody who looks at people."""
    return person(Role.PROFESSIONAL, name="Fatma Voorbeeld")


def by(user: User) -> Actor:
    return Actor(user.key, (Held(Role.PROFESSIONAL),), strong=True)


def search(browser: PageClient, **said: str) -> str:
    return browser.post("/beheer/inzage", {"reason": "oversight", "side": "subject", **said}).content.decode()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PROFESSIONAL, Role.RESIDENT])
@pytest.mark.parametrize("path", ["/beheer/inzage", "/beheer/inzage/controle", "/beheer/inzage/lek"])
def test_for_others_it_is_closed(pages: PageClient, role: Role, path: str) -> None:
    assert enter(pages, person(role)).get(path).status_code == 403


@pytest.mark.parametrize("path", ["/beheer/inzage", "/beheer/inzage/controle", "/beheer/inzage/lek"])
def test_the_pages_are_sound(watcher: PageClient, path: str) -> None:
    look()
    assert watcher.get(path).status_code == 200


def test_a_search_finds_who_looked_at_somebody(watcher: PageClient, worker: User) -> None:
    resident = person(Role.RESIDENT, name="Noor Voorbeeld")
    look(account(resident.key), by=by(worker))
    look()
    page = search(watcher, who=resident.username)
    assert "1 regel<" in page
    assert "medewerker van WIJ" in page
    assert account(worker.key).known_as(ACCESS_LOG) in page
    assert worker.last_name not in page


def test_a_search_finds_what_somebody_looked_at(watcher: PageClient, worker: User) -> None:
    look(FAMILY, somebody(), by=by(worker))
    look()
    assert "2 regels" in search(watcher, who=worker.username, side="actor")


def test_a_search_by_pseudonym_by_day_and_by_role(watcher: PageClient) -> None:
    with time_machine.travel(dt.datetime(2026, 11, 3, 12, tzinfo=dt.UTC), tick=False):
        [line] = look()
    assert "1 regel<" in search(watcher, who=line.subject, since="3-11-2026", until="3-11-2026")
    assert "0 regels" in search(watcher, who=line.subject, since="4-11-2026", until="5-11-2026")
    assert "1 regel<" in search(watcher, who=line.subject, role="professional")
    assert "0 regels" in search(watcher, who=line.subject, role="buddy")


def test_every_search_is_itself_a_line_and_the_person_sees_it(watcher: PageClient) -> None:
    resident = person(Role.RESIDENT, name="Noor Voorbeeld")
    search(watcher, who=resident.username, reason="complaint")
    [line] = looks_at(account(resident.key))
    assert (line.role, line.what, line.reason) == (
        "controleur",
        "het logboek van wie er keek",
        "een klacht of vraag",
    )


def test_a_search_for_nobody_in_particular_is_a_line_too(watcher: PageClient) -> None:
    search(watcher)
    with purpose(ACCESS_LOG):
        assert [line.subject_room for line in Look.objects.all()] == [ACCESS_LOG]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"reason": ""}, "Kies waarom u kijkt."),
        ({"who": "niemand-hier"}, "Dit account kennen wij niet."),
        ({"since": "3-11-2026", "until": "2-11-2026"}, "Deze dag ligt voor de eerste dag."),
    ],
)
def test_a_search_that_cannot_be_says_what_to_do_and_shows_nothing(
    watcher: PageClient, said: dict[str, str], told: str
) -> None:
    page = search(watcher, **said)
    assert told in page
    with purpose(ACCESS_LOG):
        assert not Look.objects.exists()


def test_more_lines_come_on_a_next_page_and_nothing_stands_in_the_address(watcher: PageClient) -> None:
    look(*[somebody() for _ in range(60)])
    page = search(watcher)
    assert "Bladzijde 1 van 2" in page
    upto = page.partition('name="tot" value="')[2].partition('"')[0]
    assert "Bladzijde 2 van 2" in search(watcher, blad="2", tot=upto)


def test_everybody_in_the_lines_that_are_shown_sees_that_they_were(watcher: PageClient, worker: User) -> None:
    resident = account(person(Role.RESIDENT, name="Noor Voorbeeld").key)
    look(resident, by=by(worker))
    search(watcher, who=worker.username, side="actor")
    for one in (resident, account(worker.key)):
        assert looks_at(one)[0].what == "het logboek van wie er keek"


def test_the_page_says_whether_the_log_is_whole(watcher: PageClient, unguarded: None) -> None:
    look(), look()
    assert "Het logboek is heel." in watcher.get("/beheer/inzage/controle").content.decode()
    run("UPDATE privacy_look SET what = 'x' WHERE number = 2")
    page = watcher.get("/beheer/inzage/controle").content.decode()
    assert "Het logboek is niet heel" in page
    assert "regel 2" in page


# --- A leaked account -------------------------------------------------------------------------------------------------
def test_of_a_leaked_account_everybody_affected_is_listed_within_a_minute(worker: User, record_property: Any) -> None:
    """20,000 looks of many workers; the truth of one of them is known beforehand."""
    leaked, others = by(worker), [Actor(uuid4(), (Held(Role.PROFESSIONAL),), strong=True) for _ in range(9)]
    people = [somebody() for _ in range(4000)]
    residents = [account(User.objects.create(username=f"noor-{number}").key) for number in range(20)]
    truth = {*people[:1500], *residents[:7]}
    for actor in others:
        look(*people[:2000], by=actor)
    with time_machine.travel(dt.datetime(2026, 11, 3, 12, tzinfo=dt.UTC), tick=False):
        look(*people[:1500], *residents[:7], by=leaked)
        look(*people[:600], by=leaked)
    with time_machine.travel(dt.datetime(2026, 11, 9, 12, tzinfo=dt.UTC), tick=False):
        look(*people[3000:], by=leaked)  # after the days in question
    look(people[2500], by=leaked, result=Result.REFUSED)
    with purpose(ACCESS_LOG):
        assert Look.objects.count() >= 20_000
    began = time.perf_counter()
    found = affected_by(worker.key, dt.date(2026, 11, 1), dt.date(2026, 11, 5))
    took = time.perf_counter() - began
    record_property("figure", f"{len(found)} people listed in {took:.1f} s")
    assert took < IN_TIME_S
    assert {one.subject for one in found} == {one.known_as(ACCESS_LOG) for one in truth}
    assert {one.key for one in found if one.room == "accounts"} == {one.key for one in residents[:7]}
    assert sum(one.looks for one in found) == 1507 + 600


def test_the_command_prints_the_list_and_leaves_a_line(worker: User) -> None:
    look(FAMILY, somebody(), by=by(worker))
    printed, said = StringIO(), StringIO()
    call_command("affected_persons", worker.username, stdout=printed, stderr=said)
    rows = list(csv.reader(StringIO(printed.getvalue()), delimiter=";"))
    assert len(rows) == 3
    assert FAMILY.known_as(ACCESS_LOG) in {row[2] for row in rows}
    assert "2 personen geraakt." in said.getvalue()
    assert looks_at(account(worker.key))[0].reason == looks_at(FAMILY)[0].reason == "onderzoek na een lek"


def test_the_command_knows_the_days_and_who_is_not_there(worker: User) -> None:
    with transaction.atomic():
        look(by=by(worker))
    printed = StringIO()
    call_command("affected_persons", worker.username, "--to", "2020-01-01", stdout=printed, stderr=StringIO())
    assert len(printed.getvalue().splitlines()) == 1
    with pytest.raises(CommandError, match="Dit account is er niet"):
        call_command("affected_persons", "niemand", stdout=printed)


def test_the_page_lists_who_was_affected_and_gives_a_file(watcher: PageClient, worker: User) -> None:
    look(FAMILY, somebody(), by=by(worker))
    said = {"username": worker.username, "reason": "data_breach"}
    assert "2 personen geraakt" in watcher.post("/beheer/inzage/lek", said).content.decode()
    file = watcher.post("/beheer/inzage/lek", {**said, "bestand": "csv"})
    assert file.headers["Content-Type"].startswith("text/csv")
    assert FAMILY.known_as(ACCESS_LOG) in file.content.decode()
    for one in (account(worker.key), FAMILY):  # whose account it is, and who was seen with it
        assert [line.action for line in looks_at(one)][:2] == [
            "meegenomen in een bestand",
            "gezien in een lijst of zoekresultaat",
        ]


def test_who_stands_in_the_log_under_two_keys_is_one_person(worker: User, settings: object) -> None:
    resident = account(person(Role.RESIDENT, name="Noor Voorbeeld").key)
    look(resident, by=by(worker))
    settings.DATA_KEYS = {"nieuw": b"n" * 32, **settings.DATA_KEYS}  # type: ignore[attr-defined]
    look(resident, by=by(worker), action=Action.EXPORT)
    [one] = affected_by(worker.key)
    assert isinstance(one, Affected)
    assert (one.looks, one.key, Subject(one.room, one.key)) == (2, resident.key, resident)
