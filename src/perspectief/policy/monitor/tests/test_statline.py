"""The reader of StatLine against a server that speaks the documented protocol, and against all that can go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from perspectief.foundation.jobs.backoff import BackOff
from perspectief.policy.monitor.sources.fetching import Fetcher, Limits, next_address
from perspectief.policy.monitor.sources.problems import NotThere, SourceProblem
from perspectief.policy.monitor.sources.shape import Choice, Kind, Row, Table
from perspectief.policy.monitor.sources.statline import Addresses, NotWhole, StatLine
from perspectief.policy.monitor.tests.statline_bodies import ENDED_ID, ID, low_income, wide
from perspectief.policy.monitor.tests.statline_server import Fault, Service, served

TRIES = BackOff(times=3, first_s=1, factor=2, longest_s=60, spread=0.5)
FAST = Limits(tries=TRIES, longest_retry_after_s=120, connect_s=1, silence_s=0.3, page_s=0.5, page_bytes=1_000_000)
GRONINGEN = Choice({"RegioS": ("GM0014",), "Perioden": ("2022JJ00", "2023JJ00")})


@pytest.fixture
def service() -> Iterator[Service]:
    with served(Service(v4={ID: low_income()}, v3={ENDED_ID: wide()})) as running:
        yield running


class Visit:
    """One visit, which notes how long it would have waited instead of waiting."""

    def __init__(self, service: Service, limits: Limits = FAST, **options: Any):
        self.waits: list[float] = []
        self.fetcher = Fetcher(limits, pause=self.waits.append, chance=lambda: 0.5, **options)
        self.statline = StatLine(self.fetcher, Addresses(f"{service.address}/v4", service.address))

    def table(self, id: str = ID) -> Table:
        return self.statline.table(id)

    def rows(self, id: str = ID, choice: Choice = GRONINGEN) -> list[Row]:
        return [row for page in self.statline.pages(self.table(id), choice) for row in page.rows]


@pytest.fixture
def visiting(service: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Visit]]:
    """Makes visits, and ends them."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ExitStack() as stack:

        def begin(*limits: Limits, **options: Any) -> Visit:
            visit = Visit(service, *limits, **options)
            stack.enter_context(visit.fetcher)
            return visit

        yield begin


@pytest.fixture
def visit(visiting: Callable[..., Visit]) -> Visit:
    return visiting()


def found(rows: list[Row], **codes: str) -> Row:
    (row,) = [one for one in rows if all(one[name] == code for name, code in codes.items())]
    return row


HOUSEHOLDS_110 = {
    "Measure": "1050010_2",
    "InkomensgrensHuishouden": "A043007",
    "DuurInkomenspositie": "A028721",
    "KenmerkenVanHuishoudens": "1050010",
}


# --- What is there ----------------------------------------------------------------------------------------------------
def test_a_table_comes_with_its_title_licence_version_and_lists(visit: Visit) -> None:
    table = visit.table()

    assert (table.api, table.licence, table.modified[:10]) == ("v4", "CC BY 4.0", "2025-10-08")
    assert not table.is_discontinued
    regions = table.list_of("RegioS")
    assert regions is not None
    assert (regions.kind, regions.codes["GM0014"].title) == (Kind.REGION, "Groningen (gemeente)")
    measures = table.list_of("Measure")
    assert measures is not None
    assert measures.codes["1050010_2"].unit == "%"


def test_a_chosen_part_comes_page_by_page_until_the_last_link(visit: Visit, service: Service) -> None:
    rows = visit.rows()

    assert len(rows) == 96
    assert {row["RegioS"] for row in rows} == {"GM0014"}
    assert found(rows, **HOUSEHOLDS_110, Perioden="2022JJ00")["value"] == 13.9
    assert len([path for path in service.asked if "$skip" in path]) == 9


def test_top_is_never_sent_with_figures(visit: Visit, service: Service) -> None:
    visit.rows()

    assert all("$count=true" in path for path in service.asked if "$top" in path)


def test_why_a_cell_is_empty_is_kept_apart_from_zero(visit: Visit) -> None:
    rows = visit.rows(choice=Choice({"RegioS": ("GM0363", "GM0599")}))

    whys = {row["missing"] for row in rows if row["value"] is None}
    assert whys == {"unknown", "secret", "impossible"}
    assert all(row["missing"] == "" for row in rows if row["value"] is not None)


def test_the_last_period_is_provisional_because_its_list_says_so(visit: Visit) -> None:
    provisional = {row["Perioden"]: row["provisional"] for row in visit.rows()}

    assert provisional == {"2022JJ00": False, "2023JJ00": True}


def test_a_table_without_v4_comes_from_the_feed_of_v3_in_the_same_shape(visit: Visit) -> None:
    rows = visit.rows(ENDED_ID, Choice())

    assert visit.table(ENDED_ID).api == "v3"
    assert len(rows) == 14
    here = found(rows, Measure="Tot110_2", RegioS="GM0014", Perioden="2016JJ00")
    assert (here["value"], here["provisional"]) == (14.9, True)
    whys = {(row["RegioS"], row["Measure"], row["missing"]) for row in rows if row["missing"]}
    assert whys == {
        ("GM0009", "Tot110_2", "unknown"),
        ("GM0009", "Tot110_2", "secret"),
        ("GM0009", "Huishoudens_1", "impossible"),
        ("GM0363", "Huishoudens_1", "other"),
    }


def test_a_v3_code_is_asked_with_its_spaces_and_comes_back_without(visit: Visit, service: Service) -> None:
    rows = visit.rows(ENDED_ID, Choice({"RegioS": ("GM0014",), "Measure": ("Tot110_2",)}))

    assert [row["value"] for row in rows] == [14.8, 14.9]
    assert {row["RegioS"] for row in rows} == {"GM0014"}
    assert any("RegioS eq 'GM0014    '" in path for path in service.asked)
    assert not any(path.startswith("/ODataApi") and "DataSet" in path for path in service.asked)


def test_a_table_that_v4_only_describes_is_read_from_v3(visit: Visit, service: Service) -> None:
    service.v4[ENDED_ID] = low_income()
    service.v4[ENDED_ID].has_figures = False

    assert visit.table(ENDED_ID).api == "v3"


def test_a_table_that_is_no_longer_kept_up_says_so(visit: Visit, service: Service) -> None:
    assert visit.table(ENDED_ID).is_discontinued
    service.v4[ID].about["Status"] = "Gediscontinueerd"
    assert visit.table().is_discontinued


def test_many_codes_are_not_asked_by_name_but_kept_afterwards(visit: Visit, service: Service, monkeypatch: Any) -> None:
    monkeypatch.setattr(
        "perspectief.policy.monitor.sources.statline.setting", {"longest_choice": 1, "most_rows": 999}.get
    )

    rows = visit.rows()

    assert len(rows) == 96
    assert not any("2022JJ00" in path for path in service.asked)


# --- What goes wrong --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "fault",
    [
        Fault("cut"),
        Fault("half"),
        Fault("hang up"),
        Fault("error", times=2),
        Fault("slow", seconds=0.6),
        Fault("drip", seconds=2),
        Fault("cut", where="$skip=20"),
        Fault("error", where="RegioSCodes"),
        Fault("half", where="Properties"),
    ],
    ids=lambda fault: f"{fault.kind} at {fault.where}",
)
def test_what_passes_by_itself_is_tried_again_and_nothing_is_lost(visit: Visit, service: Service, fault: Fault) -> None:
    service.faults.append(fault)

    assert len(visit.rows()) == 96
    assert visit.waits


def test_each_wait_is_longer_and_has_some_chance_in_it(visit: Visit, service: Service) -> None:
    service.faults.append(Fault("error", where="Properties", times=3))
    visit.table()

    assert visit.waits == [1, 2, 4]
    spread = {TRIES.wait(1, lambda: 0.0), TRIES.wait(1, lambda: 0.99)}
    assert len(spread) == 2


def test_a_busy_source_is_obeyed_about_how_long_to_wait(visit: Visit, service: Service) -> None:
    service.faults.append(Fault("busy", after="37"))
    service.faults.append(Fault("busy", where="MeasureCodes", after="Fri, 31 Dec 2100 23:59:59 GMT"))

    with pytest.raises(SourceProblem, match="te druk"):
        visit.table()

    service.faults.pop()
    assert len(visit.rows()) == 96
    assert visit.waits == [37]


def test_a_source_that_stays_broken_is_named_and_left_alone(visit: Visit, service: Service) -> None:
    service.faults.append(Fault("error", times=99))

    with pytest.raises(SourceProblem, match="Probeer het later opnieuw"):
        visit.rows()

    assert len(visit.waits) == 3


def test_a_page_that_is_too_large_is_not_read(visiting: Callable[..., Visit]) -> None:
    small = Limits(**{**vars(FAST), "page_bytes": 2_000})

    with pytest.raises(SourceProblem, match="meer dan wij aannemen"):
        visiting(small).rows()


def test_fewer_figures_than_the_source_counts_is_not_whole(visit: Visit, service: Service, monkeypatch: Any) -> None:
    table, honest = visit.table(), visit.fetcher.json

    def without_links(address: str) -> Any:
        page = honest(address)
        page.pop("@odata.nextLink", None)
        return page

    monkeypatch.setattr(visit.fetcher, "json", without_links)

    with pytest.raises(NotWhole, match="telt 96 regels, maar gaf er 10"):
        list(visit.statline.pages(table, GRONINGEN))


def test_a_link_that_comes_back_to_itself_ends(visit: Visit, service: Service, monkeypatch: Any) -> None:
    here = f"{service.address}/v4/{ID}/MeasureCodes"
    monkeypatch.setattr(visit.fetcher, "json", lambda _: {"value": [], "@odata.nextLink": here})

    with pytest.raises(SourceProblem, match="in een kring"):
        visit.statline._all(here)


def test_a_link_to_another_place_is_not_followed() -> None:
    assert next_address("https://a.nl/x?y=1", "http://a.nl/x?y=2") == "https://a.nl/x?y=2"
    with pytest.raises(SourceProblem, match="andere plek"):
        next_address("https://a.nl/x", "https://b.nl/x")


@pytest.mark.parametrize("id", ["00000NED", "../../beheer", "86006NED?x=1", ""])
def test_a_table_that_nobody_knows_is_told_apart_from_an_empty_one(visit: Visit, id: str) -> None:
    with pytest.raises(NotThere):
        visit.table(id)


def test_a_code_that_is_not_in_the_list_is_named_before_anything_is_asked(visit: Visit) -> None:
    with pytest.raises(SourceProblem, match="kent GM9999 niet"):
        visit.rows(choice=Choice({"RegioS": ("GM9999",)}))


def test_a_visit_ends_at_once_when_somebody_stops_it(visiting: Callable[..., Visit]) -> None:
    class Stop(Exception):
        pass

    def stop() -> None:
        raise Stop

    with pytest.raises(Stop):
        visiting(watch=stop).table()
