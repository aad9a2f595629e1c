"""The world in which every test runs, in `src` and in `tests` alike: marks set by place, and no network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils import translation

ROOT = Path(__file__).parent
MARKS_BY_FOLDER = {
    "tests/journeys": "journey",
    "tests/proof": "proof",
    "tests/benchmarks": "bench",
    "tests/faults": "fault",
}
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "admin_client", "admin_user"}
CHEAP = {"time_cost": 1, "memory_cost": 64, "parallelism": 1}
IN_EARNEST = {name: getattr(Argon2PasswordHasher, name) for name in CHEAP}
"""What Argon2id costs: in tests, and what Django asks."""
LOOPBACK = ("127.", "::1", "localhost")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for folder, mark in MARKS_BY_FOLDER.items():
            if (ROOT / folder) in item.path.parents:
                item.add_marker(mark)
        if touches_the_database(item) and not item.get_closest_marker("one_database"):
            item.add_marker("database")


def touches_the_database(item: pytest.Item) -> bool:
    """Marked for pytest-django, through a fixture, or a test case of Django's own."""
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    test_class = getattr(item, "cls", None)
    return test_class is not None and hasattr(test_class, "databases")


@pytest.fixture(autouse=True)
def _language_of_the_house() -> Iterator[None]:
    """A page that was asked in another language does not speak on in the next test."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _nobody_left_anything_yet() -> None:
    """What other tests sent from this machine does not count in this one."""
    from perspectief.foundation.codes import filling

    filling.forget()


@pytest.fixture(autouse=True)
def _ledgers_are_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that really commits may write in the access log; the database itself would refuse to empty it."""
    marked = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames) or (
        marked and marked.kwargs.get("transaction")
    )
    if not commits:
        yield
        return
    request.getfixturevalue("transactional_db")  # so that this ends before that one empties all tables
    yield
    from perspectief.foundation.privacy.testing import empty_the_ledgers

    empty_the_ledgers()


@pytest.fixture(autouse=True, scope="session")
def _journal_of_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests erase for good is not noted in the journal of this working copy."""
    settings.JOURNAL_FOLDER = tmp_path_factory.mktemp("journal")


@pytest.fixture(autouse=True, scope="session")
def _a_password_costs_next_to_nothing() -> Iterator[None]:
    """Still Argon2id. In earnest each password takes a quarter of a second, and tests make a thousand."""
    with pytest.MonkeyPatch.context() as patch:
        for name, cost in CHEAP.items():
            patch.setattr(Argon2PasswordHasher, name, cost)
        yield


@pytest.fixture
def password_in_earnest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password costs here what it costs in production."""
    for name, cost in IN_EARNEST.items():
        monkeypatch.setattr(Argon2PasswordHasher, name, cost)


class NetworkIsOff(RuntimeError):
    """A test looked outside this machine."""


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """A test that needs the outside world fails here, and not on the day that the outside world is down."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):
            raise NetworkIsOff(f"A test tried to reach {address}. Use a fake; tests run with the network off.")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]
