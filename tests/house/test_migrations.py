"""Every migration goes forward, back and forward again on a database that is in use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from perspectief.config.backup.content import content_of

pytestmark = pytest.mark.django_db(transaction=True)
Node = tuple[str, str]
NEVER_BACK = ("django_migrations", "django_content_type", "auth_permission")
"""Rows that Django itself writes after each migration."""


def ours() -> set[str]:
    return {one.label for one in apps.get_app_configs() if one.name.startswith("perspectief.")}


def leaves() -> list[Node]:
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


def go_to(target: list[tuple[str, str | None]]) -> None:
    executor = MigrationExecutor(connection)
    executor.loader.build_graph()
    executor.migrate(target)


def schema() -> dict[str, list[tuple[str, object, bool]]]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {
            table: sorted(
                (one.name, one.type_code, one.null_ok)
                for one in connection.introspection.get_table_description(cursor, table)
            )
            for table in tables
        }


@pytest.fixture
def in_use() -> Iterator[None]:
    """A database as a city has it, and afterwards whole again for the next test."""
    call_command("load_reference", verbosity=0)
    call_command("load_demo", verbosity=0)
    yield
    go_to(list(leaves()))


def last_steps() -> list[tuple[Node, Node]]:
    """Of each room with more than one migration: its last one, and the one before. What rests on others comes first."""
    loader = MigrationExecutor(connection).loader
    order = [(one.app_label, one.name) for one, _back in MigrationExecutor(connection).migration_plan(leaves(), True)]
    found = []
    for last in sorted(loader.graph.leaf_nodes(), key=order.index, reverse=True):
        parents = [node.key for node in loader.graph.node_map[last].parents if node.key[0] == last[0]]
        if last[0] in ours() and parents:
            found.append((last, parents[0]))
    return found


def is_there(step: Node) -> bool:
    return step in MigrationExecutor(connection).loader.applied_migrations


def test_one_step_back_and_forward_loses_no_row_of_a_database_in_use(in_use: None) -> None:
    before, shape = content_of(connection), schema()
    assert last_steps()

    for last, previous in last_steps():
        assert is_there(last), f"{last} was taken back with one that does not rest on it"
        go_to([previous])
        back = content_of(connection)
        before = {table: rows for table, rows in before.items() if table in back}  # a table that was new is gone
        kept = {table for table in back if table in before and not table.startswith(NEVER_BACK)}
        assert {t: back[t][0] for t in kept} == {t: before[t][0] for t in kept}, f"{last} loses rows on its way back"

    go_to(list(leaves()))
    assert schema() == shape


def test_all_the_way_back_and_forward_gives_the_same_tables(in_use: None) -> None:
    shape = schema()

    for label in sorted(ours() & {label for label, _ in leaves()}):
        go_to([(label, None)])
    gone = set(shape) - set(schema())
    assert {"inbox_signal", "jobs_job", "privacy_look"} <= gone

    go_to(list(leaves()))
    assert schema() == shape
    call_command("load_reference", verbosity=0)
