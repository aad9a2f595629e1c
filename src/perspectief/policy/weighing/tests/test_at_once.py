"""Two people do something at the same moment: what comes out is what one after the other would give."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from perspectief.policy.weighing.choices import ItemState, RoundState
from perspectief.policy.weighing.models import Item, Round
from perspectief.policy.weighing.services import applications, rounds
from perspectief.policy.weighing.services.applications import Said
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import provider_world as world
from perspectief.policy.weighing.tests.provider_world import COLLEAGUE, FIRST, OFFICER, PARTNER

pytestmark = pytest.mark.django_db(transaction=True)
Work = Callable[[], object]


class AtOnce:
    """Runs things side by side, each with a connection of its own. SQLite in memory cannot be shared: a file there."""

    def __init__(self, file: Path):
        self.file, self.refused = file, list[str]()

    def run(self, *works: Work) -> None:
        """All of them, begun at the same moment. What is refused is counted; anything else fails the test."""
        failures: list[BaseException] = []
        together = threading.Barrier(len(works))
        threads = [threading.Thread(target=self._one, args=(work, together, failures)) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []

    def look(self, work: Callable[[], Any]) -> Any:
        """What somebody sees afterwards."""
        found: list[Any] = []
        self.run(lambda: found.append(work()))
        return found[0]

    def _one(self, work: Work, together: threading.Barrier, failures: list[BaseException]) -> None:
        if connection.vendor == "sqlite":
            said: dict[str, Any] = {**connection.settings_dict, "NAME": str(self.file)}
            connections["default"] = DatabaseWrapper(said, "default")
        try:
            together.wait()
            work()
        except Refused as refused:
            self.refused.append(str(refused))
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()


@pytest.fixture
def at_once(tmp_path: Path) -> AtOnce:
    world.city()
    return AtOnce(tmp_path / "shared.sqlite3")


def share(at_once: AtOnce) -> None:
    """What was made so far is there for the others too."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(at_once.file) as copy:
            connection.connection.backup(copy)


def test_two_accounts_that_send_at_once_send_once(at_once: AtOnce) -> None:
    item = world.filled(world.opened())
    share(at_once)

    at_once.run(*(lambda by=by: applications.submit(item=item, by=by) for by in (PARTNER, COLLEAGUE)))

    assert at_once.refused == []
    assert at_once.look(lambda: Item.objects.get().state) == ItemState.SUBMITTED


def test_a_form_that_is_sent_twice_at_once_begins_one_application(at_once: AtOnce) -> None:
    one, key = world.opened(), uuid4()
    share(at_once)

    at_once.run(*(lambda: applications.start(one=one, organisation=FIRST, key=key, by=PARTNER) for _twice in range(2)))

    assert at_once.refused == []
    assert at_once.look(Item.objects.count) == 1


def test_what_is_taken_back_while_an_officer_accepts_it_does_not_take_part(at_once: AtOnce) -> None:
    item = world.sent(world.opened())
    share(at_once)

    at_once.run(
        lambda: applications.withdraw(item=item, by=PARTNER), lambda: applications.accept(item=item, by=OFFICER)
    )

    assert at_once.look(lambda: Item.objects.get().state) == ItemState.WITHDRAWN


def test_two_colleagues_on_two_pages_lose_nothing_of_each_other(at_once: AtOnce) -> None:
    item = world.begun(world.opened())
    share(at_once)

    at_once.run(
        lambda: applications.keep(item=item, said=Said(answers={"1a": "Van mij."}), by=PARTNER),
        lambda: applications.keep(item=item, said=Said({"title": "Van ons"}, {"1b": "Van haar."}), by=COLLEAGUE),
    )

    kept = at_once.look(Item.objects.get)
    assert (kept.title, kept.answers) == ("Van ons", {"1a": "Van mij.", "1b": "Van haar."})


def test_a_round_is_announced_once(at_once: AtOnce) -> None:
    one = world.draft()
    share(at_once)

    at_once.run(*(lambda: rounds.announce(one=one, by=OFFICER) for _twice in range(2)))

    assert len(at_once.refused) == 1
    assert at_once.look(lambda: Round.objects.get().state) == RoundState.ANNOUNCED
    assert at_once.look(lambda: Round.objects.get().steps.filter(kind="announced").count()) == 1
