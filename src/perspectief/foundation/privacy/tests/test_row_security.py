"""The wall in the database itself: an ordinary role sees the rows of its own circle only, whatever the code asks."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import ProgrammingError, connection, transaction

from perspectief.foundation.privacy.row_security import (
    CIRCLE,
    OutsideTransaction,
    closing,
    opening,
    policy,
    within,
)

TABLE, ROLE = "test_plans", "perspectief_plain"
OURS, THEIRS = uuid.uuid4(), uuid.uuid4()
pytestmark = pytest.mark.django_db(transaction=True)


def run(sql: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def closed_table() -> Iterator[None]:
    """A table with one plan of each circle, closed by circle, and an ordinary role that may use it."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security: there only permissions.py stands")
    run(f"CREATE TABLE {TABLE} (circle uuid NOT NULL, words text)")
    run(f"INSERT INTO {TABLE} VALUES (%s, 'ours'), (%s, 'theirs')", OURS, THEIRS)  # noqa: S608 - our own names
    run(f"CREATE ROLE {ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS")
    run(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {TABLE} TO {ROLE}")
    with connection.schema_editor() as editor:
        closing(TABLE, "circle", by=CIRCLE)[0](None, editor)
    yield
    run("RESET ROLE")
    run(f"DROP TABLE {TABLE}")
    run(f"DROP ROLE {ROLE}")


@contextmanager
def as_an_ordinary_role() -> Iterator[None]:
    with transaction.atomic():
        run(f"SET LOCAL ROLE {ROLE}")
        yield


def seen() -> set[object]:
    return {row[0] for row in run(f"SELECT words FROM {TABLE}")}  # noqa: S608 - our own name


def test_an_ordinary_role_sees_the_rows_of_its_own_circle_only(closed_table: None) -> None:
    with as_an_ordinary_role():
        assert seen() == set()
        with within(circle=OURS):
            assert seen() == {"ours"}
            with within(circle=THEIRS):
                assert seen() == {"theirs"}
            assert seen() == {"ours"}
        assert seen() == set()


def test_it_cannot_write_into_another_circle_either(closed_table: None) -> None:
    with as_an_ordinary_role(), within(circle=OURS):
        run(f"UPDATE {TABLE} SET words = 'changed'")  # noqa: S608 - our own name
        run(f"DELETE FROM {TABLE} WHERE circle = %s", THEIRS)  # noqa: S608
    assert seen() == {"changed", "theirs"}

    with pytest.raises(ProgrammingError, match="row-level security"), as_an_ordinary_role(), within(circle=OURS):
        run(f"INSERT INTO {TABLE} VALUES (%s, 'smuggled')", THEIRS)  # noqa: S608


def test_a_bound_does_not_outlive_its_transaction(closed_table: None) -> None:
    with as_an_ordinary_role():
        run("SELECT set_config(%s, %s, true)", CIRCLE, str(OURS))
        assert seen() == {"ours"}
    with as_an_ordinary_role():
        assert seen() == set()


def test_a_superuser_sees_all_so_the_web_must_not_be_one(closed_table: None) -> None:
    assert run("SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == [(True,)]
    with transaction.atomic(), within(circle=OURS):
        assert seen() == {"ours", "theirs"}


def test_the_table_opens_again_when_a_migration_goes_back(closed_table: None) -> None:
    with connection.schema_editor() as editor:
        closing(TABLE, "circle", by=CIRCLE)[1](None, editor)

    with as_an_ordinary_role():
        assert seen() == {"ours", "theirs"}


def test_bounds_need_a_transaction() -> None:
    with pytest.raises(OutsideTransaction), within(circle=OURS):
        pass


def test_where_the_database_has_no_such_wall_the_code_goes_on() -> None:
    with transaction.atomic(), within(organisation="wij"):
        assert run("SELECT 1") == [(1,)]


@pytest.mark.parametrize("name", ['plans"; DROP TABLE x; --', "Plans", "", "a b"])
def test_only_plain_names_come_into_the_sql(name: str) -> None:
    with pytest.raises(ValueError, match="No name"):
        policy(name, "circle", by=CIRCLE)
    with pytest.raises(ValueError, match="No name"):
        opening(name)
    with pytest.raises(ValueError, match="no bound"):
        policy("plans", "circle", by=name)
