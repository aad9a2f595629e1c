"""Following a table of StatLine: what is whole is kept once, what changed waits for a person, nothing half stands."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import polars as pl
import pytest
from django.core.management import CommandError, call_command

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.jobs.testing import work
from perspectief.policy.monitor.models import Fetch, Snapshot, SourceTable
from perspectief.policy.monitor.queries import source_words
from perspectief.policy.monitor.queries import sources as queries
from perspectief.policy.monitor.services import snapshots
from perspectief.policy.monitor.services.problems import Refused
from perspectief.policy.monitor.sources import parquet
from perspectief.policy.monitor.sources.problems import SourceProblem
from perspectief.policy.monitor.tests.statline import statline as statline
from perspectief.policy.monitor.tests.statline_bodies import ENDED_ID, ID
from perspectief.policy.monitor.tests.statline_server import Fault, Service

pytestmark = pytest.mark.django_db
OFFICER = Actor(account=uuid4(), held=(Held(Role.POLICY_OFFICER),), strong=True)
COUNCIL = Actor(account=uuid4(), held=(Held(Role.COUNCIL_MEMBER),), strong=True)
BEFORE, NOW = "Inkomen tot 110% sociaal minimum", "Inkomen tot 111% sociaal minimum"
GRONINGEN = {"RegioS": ["GM0014", "NL01"]}


@pytest.fixture
def followed(statline: Service) -> SourceTable:
    return snapshots.follow(id=ID, by=OFFICER, choices=GRONINGEN)


Look = Callable[..., Job]


@pytest.fixture
def look(followed: SourceTable) -> Look:
    """Asks for a look and lets the worker do it."""

    def look(*, keep: bool = True) -> Job:
        snapshots.start(table=followed, keep=keep, by=OFFICER)
        return work()[0]

    return look


def fetched(job: Job) -> Fetch:
    assert job.state == State.DONE, (job.error, job.error_id)
    return Fetch.objects.get(key=job.result)


def files(settings: Any) -> list[str]:
    return sorted(path.name for path in Path(settings.SNAPSHOT_FOLDER).glob("*")) + sorted(
        path.name for path in Path(settings.SNAPSHOT_FOLDER).glob(".*")
    )


# --- Kept -------------------------------------------------------------------------------------------------------------
def test_a_whole_table_becomes_one_dated_file_with_licence_version_and_digest(look: Look, settings: Any) -> None:
    fetch = fetched(look())

    snapshot = fetch.snapshot
    assert (snapshot.licence, snapshot.version[:10], snapshot.rows) == ("CC BY 4.0", "2025-10-08", 288)
    assert files(settings) == [snapshot.file]
    path = queries.file_of(snapshot)
    assert parquet.digest_of(path) == snapshot.digest
    assert pl.read_parquet(path).height == 288
    assert snapshot.columns["RegioS"]["codes"]["GM0014"] == ["Groningen (gemeente)", ""]


def test_the_same_table_again_is_nothing_new(look: Look, settings: Any) -> None:
    look()

    again = fetched(look())

    assert again.outcome == Fetch.Outcome.SAME
    assert Snapshot.objects.count() == 1
    assert len(files(settings)) == 1


def test_a_dry_run_keeps_nothing_and_says_which_figures_are_different(
    look: Look, statline: Service, settings: Any
) -> None:
    look()
    row = next(one for one in statline.v4[ID].rows if one["RegioS"] == "GM0014" and one["Value"] == 13.9)
    row["Value"] = 15.2

    fetch = fetched(look(keep=False))

    assert fetch.outcome == Fetch.Outcome.LOOKED
    assert source_words.counts_of(fetch) == ["1 cijfer is anders."]
    (example,) = source_words.examples_of(fetch)
    assert (example.was, example.now) == ("13,9", "15,2")
    assert "Groningen (gemeente)" in example.what
    assert Snapshot.objects.count() == 1
    assert len(files(settings)) == 1


def test_a_figure_that_became_secret_is_a_difference(look: Look, statline: Service) -> None:
    look()
    row = next(one for one in statline.v4[ID].rows if one["RegioS"] == "GM0014" and one["Value"] == 13.9)
    row["Value"], row["ValueAttribute"] = None, "x"

    (example,) = source_words.examples_of(fetched(look()))

    assert example.now == "– geheim"


def test_a_new_year_comes_in_without_asking(look: Look, statline: Service) -> None:
    look()
    body = statline.v4[ID]
    body.lists["Perioden"]["codes"].append({"Identifier": "2024JJ00", "Title": "2024", "Status": "Voorlopig"})
    body.rows += [{**row, "Perioden": "2024JJ00"} for row in body.rows if row["Perioden"] == "2023JJ00"]

    fetch = fetched(look())

    assert fetch.outcome == Fetch.Outcome.KEPT
    assert [str(one) for one in source_words.changes_of(fetch)] == ["Er is een nieuwe periode: 2024."]
    assert source_words.counts_of(fetch) == ["96 cijfers zijn nieuw."]


# --- Changed ----------------------------------------------------------------------------------------------------------
def change_a_list(statline: Service) -> None:
    body = statline.v4[ID]
    body.lists["InkomensgrensHuishouden"]["codes"][1]["Title"] = NOW
    body.lists["RegioS"]["codes"] = [one for one in body.lists["RegioS"]["codes"] if one["Identifier"] != "GM0599"]
    body.lists["RegioS"]["codes"].append({"Identifier": "GM1969", "Title": "Westerkwartier"})
    body.measures[1]["Unit"] = "promille"


def test_a_changed_list_is_refused_with_a_difference_that_a_person_can_read(
    look: Look, statline: Service, settings: Any
) -> None:
    look()
    change_a_list(statline)

    fetch = fetched(look())

    assert fetch.outcome == Fetch.Outcome.REFUSED
    assert [str(one) for one in source_words.changes_of(fetch)] == [
        "In ‘Onderwerp’ is 1050010_2 nu in ‘promille’. Eerst was dat ‘%’.",
        f"In ‘Inkomensgrens huishouden’ heet A043007 nu ‘{NOW}’. Eerst was dat ‘{BEFORE}’.",
        "In ‘Regio’s’ is ‘Rotterdam’ (GM0599) weg.",
        "In ‘Regio’s’ staat nu ook ‘Westerkwartier’ (GM1969).",
    ]
    assert Snapshot.objects.count() == 1
    assert len(files(settings)) == 1


def test_a_changed_column_is_refused_too(look: Look, statline: Service) -> None:
    look()
    body = statline.v4[ID]
    body.lists["Duur"] = body.lists.pop("DuurInkomenspositie")
    body.lists["Duur"]["about"] = {**body.lists["Duur"]["about"], "Identifier": "Duur"}
    body.rows = [{**row, "Duur": row.pop("DuurInkomenspositie")} for row in body.rows]

    fetch = fetched(look())

    assert fetch.outcome == Fetch.Outcome.REFUSED
    assert "Er is een nieuwe lijst: ‘Duur inkomenspositie’." in map(str, source_words.changes_of(fetch))


def test_what_an_officer_accepted_with_a_reason_comes_in_the_next_time(look: Look, statline: Service) -> None:
    look()
    change_a_list(statline)
    refused = fetched(look())

    snapshots.accept(fetch=refused, reason="De indeling van 2025.", by=OFFICER)

    fetch = fetched(look())
    assert fetch.outcome == Fetch.Outcome.KEPT
    assert len(fetch.snapshot.changes) == 4
    table = SourceTable.objects.get()
    assert (table.accepted_by, table.accepted_reason) == ("policy_officer", "De indeling van 2025.")


def test_an_accepted_change_is_no_yes_to_the_next_one(look: Look, statline: Service) -> None:
    look()
    change_a_list(statline)
    snapshots.accept(fetch=fetched(look()), reason="Klopt.", by=OFFICER)
    look()
    statline.v4[ID].measures[0]["Unit"] = "x 1"

    assert fetched(look()).outcome == Fetch.Outcome.REFUSED


@pytest.mark.parametrize(("by", "reason"), [(COUNCIL, "Klopt."), (OFFICER, "  ")])
def test_accepting_asks_for_the_right_person_and_a_reason(
    look: Look, statline: Service, by: Actor, reason: str
) -> None:
    look()
    change_a_list(statline)
    refused = fetched(look())

    with pytest.raises(Refused):
        snapshots.accept(fetch=refused, reason=reason, by=by)


def test_a_renumbered_column_of_v3_is_shown_as_the_same_column(statline: Service) -> None:
    table = snapshots.follow(id=ENDED_ID, by=OFFICER)
    snapshots.start(table=table, keep=True, by=OFFICER)
    first = fetched(work()[0])
    assert SourceTable.objects.get(pk=table.pk).discontinued
    body = statline.v3[ENDED_ID]
    body.measures[2]["Key"] = "Tot110_5"
    body.rows = [{**row, "Tot110_5": row.pop("Tot110_2")} for row in body.rows]

    snapshots.start(table=table, keep=True, by=OFFICER)
    second = fetched(work()[0])

    assert first.outcome == Fetch.Outcome.KEPT
    assert [str(one) for one in source_words.changes_of(second)] == [
        "In ‘Onderwerp’ heet de kolom Tot110_2 nu Tot110_5."
    ]


# --- Never half -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("fault", ["cut", "half", "error", "busy", "hang up", "slow", "drip"])
def test_a_source_that_stays_broken_half_way_leaves_no_file_and_no_row(
    look: Look, statline: Service, settings: Any, fault: str
) -> None:
    statline.faults.append(Fault(fault, where="$skip=40", times=99, seconds=1.2))

    job = look()

    assert job.state == State.FAILED
    assert "Probeer het later opnieuw." in job.error
    assert files(settings) == []
    assert not Snapshot.objects.exists()
    assert not Fetch.objects.exists()


@pytest.mark.parametrize("fault", ["cut", "half", "error", "busy", "hang up", "slow", "drip"])
def test_a_source_that_comes_round_gives_the_same_file_as_one_that_never_failed(
    look: Look, statline: Service, fault: str
) -> None:
    statline.faults.append(Fault(fault, where="$skip=40", times=2, seconds=1.2))

    fetch = fetched(look())

    assert fetch.snapshot.rows == 288
    assert fetched(look()).outcome == Fetch.Outcome.SAME


def test_a_table_that_changes_while_we_read_is_not_kept(
    look: Look, statline: Service, settings: Any, monkeypatch: Any
) -> None:
    whole = parquet.Draft.add

    def add(draft: parquet.Draft, rows: Any) -> None:
        statline.v4[ID].about["ObservationsModified"] = "2026-01-01T00:00:00"
        whole(draft, rows)

    monkeypatch.setattr(parquet.Draft, "add", add)

    job = look()

    assert "veranderde terwijl wij lazen" in job.error
    assert files(settings) == []


def test_a_look_that_is_stopped_half_way_leaves_nothing(
    look: Look, followed: SourceTable, settings: Any, monkeypatch: Any
) -> None:
    whole = parquet.Draft.add

    def add(draft: parquet.Draft, rows: Any) -> None:
        jobs.cancel(Job.objects.get())
        whole(draft, rows)

    monkeypatch.setattr(parquet.Draft, "add", add)

    assert look().state == State.CANCELLED
    assert files(settings) == []


def test_a_row_that_cannot_be_written_takes_its_file_along(look: Look, settings: Any, monkeypatch: Any) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(Fetch, "save", fail)

    assert look().state == State.FAILED
    assert files(settings) == []
    assert not Snapshot.objects.exists()


def test_a_choice_that_finds_nothing_is_told_and_not_kept_as_an_empty_table(look: Look, statline: Service) -> None:
    statline.v4[ID].rows.clear()

    assert "geen enkel cijfer" in look().error


def test_a_file_that_somebody_changed_is_not_used(look: Look, settings: Any) -> None:
    snapshot = fetched(look()).snapshot
    (Path(settings.SNAPSHOT_FOLDER) / snapshot.file).write_bytes(b"anders")

    with pytest.raises(SourceProblem, match="is veranderd"):
        queries.file_of(snapshot)


# --- Who, and from the command line -----------------------------------------------------------------------------------
def test_a_council_member_follows_no_table_and_asks_for_no_look(followed: SourceTable) -> None:
    with pytest.raises(Refused):
        snapshots.follow(id=ID, by=COUNCIL)
    with pytest.raises(Refused):
        snapshots.start(table=followed, keep=True, by=COUNCIL)


def run(*options: str) -> str:
    said = StringIO()
    call_command("fetch_statline", *options, stdout=said)
    return said.getvalue()


def test_from_the_command_line_a_table_is_looked_at_and_then_kept(statline: Service) -> None:
    assert "alleen gekeken. 144 cijfers." in run(ID, "--dry-run", "--part", "RegioS=GM0014")
    assert not Snapshot.objects.exists()

    assert "bewaard. 144 cijfers." in run(ID)
    assert Snapshot.objects.get().dataset == "cbs-86006ned"


def test_from_the_command_line_a_changed_list_is_shown_and_ends_with_an_error(statline: Service) -> None:
    run(ID)
    change_a_list(statline)

    with pytest.raises(CommandError, match="Not kept"):
        run(ID)


def test_from_the_command_line_an_unknown_table_ends_with_words(statline: Service) -> None:
    with pytest.raises(CommandError, match="kent deze tabel niet"):
        run("99999NED")
