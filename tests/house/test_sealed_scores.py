"""First scores cannot be read before two holders open them: not on a page, in an export, a log, a row or a backup.

Two ways of looking. Marked reasons go in through the real page, and are searched in every place where something could
have stayed. And the same round is scored twice, once with zeros and short reasons, once with fours and long ones:
everything that anybody gets to see, and the length of every cell of every row, must be the same both times.

And a framework that was frozen: whoever changes it, by a service, by the ORM or by SQL, is noticed.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from tests.house.access_matrix import Route, routes, undone
from tests.house.test_canaries import House, _tables
from tests.house.test_canaries import house as house

from perspectief.config.backup.sealing import opened
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.testing import enter
from perspectief.foundation.demo.personas import personas
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.organisations.services import load_organisations
from perspectief.foundation.places.services import load_places
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.policy.weighing import guards
from perspectief.policy.weighing.calc.framework import digest
from perspectief.policy.weighing.choices import FrameworkState, Holder, Origin
from perspectief.policy.weighing.models import Framework, Item, Score, Sealed
from perspectief.policy.weighing.queries import frameworks as framework_queries
from perspectief.policy.weighing.queries import scores as score_queries
from perspectief.policy.weighing.services import frameworks, panel, release
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import panel_world
from perspectief.policy.weighing.tests.panel_world import World, account_of, actor
from perspectief.policy.weighing.views import results

MARK = "geheim-merkteken"
"""Stands in every reason that is handed in."""
SCORED_BY = ("team", "ervaring", "wij", "beleid")
LOOKING = (*SCORED_BY, "partner", None)
"""Keys of the invented people who look at every page of the room; None: nobody, who is not logged in."""
WATCHING = ("privacy", "controle", "beheer", "beleid")
"""Who can open register, access log, exports and desks of the whole house."""
DRAWN_BY_CHANCE = re.compile(r"[0-9a-f]{64}|[A-Za-z0-9]{64}|\b[0-9a-f]{4} [0-9a-f]{4}\b")
"""Check numbers, whole and short, and tokens of forms: other ones each time, whatever the scores are."""


@pytest.fixture
def world(reference: None) -> World:
    """A round in which the first scores are given; everybody has practised."""
    made = panel_world.scoring_round()
    for key, seat in made.seats.items():
        panel.practised(assessor=seat, by=actor(key))
    return made


def client_of(key: str | None) -> Client:
    """The browser of an invented person, or of nobody."""
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    return client if key is None else enter(client, User.objects.get(key=account_of(key)))


def sent(item: Item, value: int, reason: str) -> dict[str, str]:
    """The form of one thing, filled in."""
    said: dict[str, str] = {}
    for one in panel_world.CRITERIA:
        said |= {f"{one['key']}-antwoord": str(value), f"{one['key']}-reden": reason, f"{one['key']}-zeker": "2"}
    if item.origin == Origin.EXISTING:
        said["p1-antwoord"] = str(value)
    return said


def hand_in_everything(world: World, value: int, reason: str) -> None:
    """Everybody sends every form, through the page."""
    for key in SCORED_BY:
        client = client_of(key)
        for item in world.items:
            address = reverse("weighing:panel-item", args=[world.round.key, item.key])
            response = client.post(address, sent(item, value, reason))
            assert response.status_code == 303, response.content.decode()
    with upkeep():
        assert Sealed.objects.count() == len(SCORED_BY) * len(world.items)


# --- Where it could have stayed ---------------------------------------------------------------------------------------
def shapes_of(word: str) -> list[str]:
    """The word as it is, in hexadecimal, and in base64 wherever in a text it begins."""
    plain = word.encode()
    shifted = (base64.b64encode(bytes(by) + plain).decode()[4 if by else 0 : -4] for by in range(3))
    return [word, word.upper(), plain.hex(), *shifted]


def finds(word: str, text: str) -> bool:
    """Whether it stands in a text, in one of its shapes."""
    return any(shape in text for shape in shapes_of(word))


def test_no_row_log_header_session_cache_or_file_holds_what_was_handed_in(world: World, house: House) -> None:
    hand_in_everything(world, 3, f"{MARK} van mij")

    with upkeep():
        assert not Score.objects.exists()
    for place, text in house.places().items():
        assert not finds(MARK, text), place
    journal = Path(django_settings.JOURNAL_FOLDER)
    assert not [path for path in journal.rglob("*") if path.is_file() and finds(MARK, path.read_text(errors="replace"))]


def test_the_search_finds_a_reason_where_it_does_stand(world: World, house: House) -> None:
    """A test that cannot fail proves nothing: the same search, with one score that is not sealed."""
    hand_in_everything(world, 3, f"{MARK} van mij")
    with upkeep():
        Score.objects.create(
            assessor=world.seats["wij"],
            item=world.items[0],
            criterion="1a",
            phase=1,
            answer="score",
            value=3,
            reason=base64.b64encode(f"x{MARK}".encode()).decode(),
            at=panel_world.NOW(),
        )
    logging.getLogger("perspectief").info("%s", MARK)

    assert finds(MARK, house.places()["database"])
    assert finds(MARK, house.places()["log"])


def test_a_form_that_is_refused_leaves_nothing_behind_either(world: World, house: House) -> None:
    item = world.items[0]
    said = {**sent(item, 3, MARK), "1a-antwoord": "9", "1b-laag": "4"}

    response = client_of("wij").post(reverse("weighing:panel-item", args=[world.round.key, item.key]), said)

    assert response.status_code == 400
    for place, text in house.places().items():
        assert not finds(MARK, text), place


def test_a_page_that_breaks_down_while_somebody_hands_in_tells_nothing(
    world: World, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_said: Any, **_more: Any) -> None:
        raise RuntimeError("kapot")

    monkeypatch.setattr("perspectief.policy.weighing.services.scoring.sealing.seal", broken)
    client = client_of("wij")
    address = reverse("weighing:panel-item", args=[world.round.key, world.items[0].key])

    response = client.post(address, sent(world.items[0], 3, MARK))

    assert response.status_code == 500
    assert not finds(MARK, response.content.decode())
    for place, text in house.places().items():
        assert not finds(MARK, text), place


@pytest.mark.django_db(transaction=True)
def test_a_backup_that_is_opened_with_the_keys_of_the_house_holds_no_score(tmp_path: Path, settings: Any) -> None:
    settings.JOURNAL_FOLDER = tmp_path / "journal"
    load_places()
    load_organisations()
    world = panel_world.scoring_round()
    for key, seat in world.seats.items():
        panel.practised(assessor=seat, by=actor(key))
    Item.objects.filter(pk=world.items[0].pk).update(title="hier-wel-te-lezen")
    hand_in_everything(world, 3, f"{MARK} van mij")

    call_command("backup", tmp_path / "backup", verbosity=0)

    sealed = tmp_path / "backup" / "database.sealed"
    plain = b"".join(opened(sealed)).decode("latin-1")
    assert not finds(MARK, plain)
    assert not finds(MARK, sealed.read_bytes().decode("latin-1"))
    if connection.vendor == "sqlite":  # PostgreSQL packs its copy: the rows themselves are looked at above
        assert finds("hier-wel-te-lezen", plain)


# --- What anybody gets to see -----------------------------------------------------------------------------------------
def addresses(world: World) -> Iterator[str]:
    """Every address of the weighing room, with everything of this round in its open places."""
    for route in routes():
        if route.name.startswith("weighing:"):
            yield from filled(route, world)


def filled(route: Route, world: World) -> list[str]:
    """The address of each thing that it can be about. A new kind of place is named here."""
    item = str(world.items[-1].key)  # it exists already: it is asked along the principles as well
    known = {
        "round": [world.round.key],
        "key": [item if "<uuid:key>" in route.address else world.round.key],
        "item": [item],
        "one": [str(world.items[0].key)],
        "part": list(results.PARTS),
        "body": ["team"],
        "mode": ["rank_sum"],
    }
    found = [route.address]
    for name in route.places:
        values = known.get(name, [item if f"<uuid:{name}>" in route.address else "1"])
        found = [re.sub(rf"<(?:\w+:)?{name}>", value, one) for one in found for value in values]
    return found


Place = tuple[str | None, str]
"""Who, at which address."""


def seen(world: World, places: Iterable[Place]) -> dict[Place, tuple[int, str]]:
    """What each gets there: status and text, with what is drawn by chance taken out."""
    clients = {key: client_of(key) for key in LOOKING}
    found = {}
    for key, address in places:
        response = clients[key].get(address)
        content = response.getvalue() if response.streaming else response.content
        headers = {name: value for name, value in response.headers.items() if name != "X-Request-ID"}
        text = f"{headers}\n{content.decode('latin-1')}"
        assert not finds(MARK, text), (key, address)
        found[key, address] = (response.status_code, DRAWN_BY_CHANCE.sub("*", text))
    return found


def lengths() -> dict[str, list[list[int]]]:
    """Table -> how long each cell of each row is; numbers count for nothing, for they are numbers of rows."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of our own tables
            rows = [[0 if isinstance(cell, int) else len(_as_bytes(cell)) for cell in row] for row in cursor.fetchall()]
            found[table] = sorted(rows)
    return found


def _as_bytes(cell: Any) -> bytes:
    return bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode()


@pytest.fixture
def quiet(settings: Any) -> Iterator[None]:
    """Hundreds of refusals are what we came for."""
    settings.MOST_ASKED_PER_MINUTE = 0
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def test_nothing_that_anybody_sees_and_no_length_of_a_row_depends_on_what_was_scored(world: World, quiet: None) -> None:
    moment = dt.datetime.now(dt.UTC)
    places: list[Place] = [(key, address) for key in LOOKING for address in addresses(world)]
    rows, pages = [], []
    for value, reason in ((0, f"{MARK} x"), (4, f"{MARK} " + "heel lang " * 50)):
        with time_machine.travel(moment, tick=False), undone():
            hand_in_everything(world, value, reason.strip())
            rows.append(lengths())
            pages.append(seen(world, places))
        places = [place for place, (status, _) in pages[0].items() if status == 200]  # a refusal is a refusal

    assert {table: cells for table, cells in rows[0].items() if cells != rows[1][table]} == {}
    assert [place for place in places if pages[0][place] != pages[1][place]] == []
    assert [place for place, (status, _) in pages[0].items() if status >= 500] == []
    assert len({address for _, address in places}) >= 8, "too few pages were seen to say anything"


def test_no_page_of_the_house_holds_a_reason_for_who_keeps_watch_over_it(world: World, quiet: None) -> None:
    """Register, access log, exports, own data and desks: every address without open places, as those who watch."""
    hand_in_everything(world, 4, MARK)
    plain = [route.address for route in routes() if not route.places and not route.address.startswith("/api/")]
    for key in WATCHING:
        client = client_of(key)
        for address in plain:
            response = client.get(address)
            content = response.getvalue() if response.streaming else response.content
            assert not finds(MARK, content.decode("latin-1")), (key, address)


def test_nobody_is_let_in_early_by_a_query(world: World) -> None:
    hand_in_everything(world, 3, MARK)

    for phase in (score_queries.FIRST, score_queries.SECOND):
        with pytest.raises(score_queries.NotOpened):
            score_queries.panel_of(world.again(), phase)


def test_after_two_holders_opened_them_the_scores_are_what_was_handed_in(world: World) -> None:
    """Closed and not lost: the same scores that nobody could see come out."""
    hand_in_everything(world, 3, MARK)

    release.open_scores(
        one=world.again(), by=actor("team"), typed=(world.words[Holder.CHAIR], world.words[Holder.EXPERT])
    )

    with upkeep():
        reasons = set(Score.objects.filter(criterion="1a").values_list("value", "reason"))
    assert reasons == {(3, MARK)}
    assert finds(MARK, "\n".join(text for _, text in _tables()))


def test_every_invented_person_who_could_score_is_asked_here() -> None:
    assert {key for key in LOOKING if key} <= set(personas())


# --- A framework that was frozen --------------------------------------------------------------------------------------
CHANGED = {**panel_world.CONTENT, "child_question": "Telt een kind mee?"}


@pytest.fixture
def frozen(world: World) -> Framework:
    """The framework of a round that runs."""
    return Framework.objects.get(pk=world.round.framework_id)


def notices(framework: Framework) -> bool:
    """Whether it is refused wherever somebody weighs with it."""
    held = Framework.objects.get(pk=framework.pk)
    if framework_queries.is_whole(held):
        return False
    with pytest.raises(framework_queries.NotAsFrozen):
        framework_queries.content_of(held)
    return True


def test_a_frozen_framework_that_nobody_touched_is_whole(frozen: Framework) -> None:
    assert not notices(frozen)
    assert frozen.digest == digest(frozen.content)


def test_no_service_changes_a_frozen_framework(frozen: Framework) -> None:
    by = actor("beleid")
    before = (frozen.content, frozen.digest, frozen.state)

    for step in (
        lambda: frameworks.change(framework=frozen, by=by, content=CHANGED),
        lambda: frameworks.change(framework=frozen, by=by, head={"name": "Anders"}),
        lambda: frameworks.back_to_draft(framework=frozen, by=by),
        lambda: frameworks.publish(framework=frozen, by=by),
    ):
        with pytest.raises(Refused):
            step()
    frozen.refresh_from_db()
    assert (frozen.content, frozen.digest, frozen.state) == before


def test_the_database_refuses_a_change_by_the_orm(frozen: Framework) -> None:
    frozen.content = CHANGED

    with pytest.raises(DatabaseError), transaction.atomic():
        frozen.save()
    assert not notices(frozen)


def test_the_database_refuses_a_change_by_sql(frozen: Framework) -> None:
    thawed = {"digest": "", "frozen_at": None, "state": FrameworkState.DRAFT}
    for said in ({"content": json.dumps(CHANGED)}, {"digest": digest(CHANGED)}, thawed):
        with pytest.raises(DatabaseError), transaction.atomic():
            by_sql(frozen, **said)
    assert not notices(frozen)


@pytest.fixture
def unguarded(frozen: Framework) -> Framework:
    """As somebody who owns the tables, and took the guards away first."""
    announced_with(frozen)
    with connection.cursor() as cursor:
        for statement in guards.lifted(connection.vendor):
            cursor.execute(statement)
    return frozen


def test_a_change_by_the_orm_is_noticed(unguarded: Framework) -> None:
    unguarded.content = CHANGED
    unguarded.save()

    assert notices(unguarded)


def test_one_anchor_that_changed_by_sql_is_noticed(unguarded: Framework) -> None:
    content = json.loads(json.dumps(unguarded.content))
    content["criteria"][0]["anchors"]["4"] = "Heel goed."
    by_sql(unguarded, content=json.dumps(content))

    assert notices(unguarded)


def test_a_change_by_sql_with_a_new_check_number_is_noticed_by_the_round(unguarded: Framework) -> None:
    by_sql(unguarded, content=json.dumps(CHANGED), digest=digest(CHANGED))

    assert notices(unguarded)


def test_a_framework_that_is_thawed_by_sql_and_changed_is_noticed_by_the_round(unguarded: Framework) -> None:
    by_sql(unguarded, content=json.dumps(CHANGED), digest="", frozen_at=None, state=FrameworkState.DRAFT)

    assert notices(unguarded)


def announced_with(framework: Framework) -> None:
    """The step that a round notes when it is announced: which framework, by its check number."""
    held = framework.rounds.get()
    held.steps.create(kind="announced", at=held.announced_at, detail={"framework_digest": framework.digest})


def by_sql(framework: Framework, **said: Any) -> None:
    """Somebody who has the database."""
    columns = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in said)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {connection.ops.quote_name(Framework._meta.db_table)} SET {columns} WHERE id = %s",  # noqa: S608
            [*said.values(), framework.pk],
        )
