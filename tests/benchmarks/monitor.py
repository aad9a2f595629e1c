"""Pages of the monitor and the council's report over many figures: 500,000 in SQLite, 5 million in PostgreSQL.

The published figures of Groningen, and as many made-up ones beside them: other areas, other groups, more years. Each
database gets a process of its own. What is measured is the answer of a whole page, without the network.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from tests.benchmarks.measure import Figures
from tests.benchmarks.pages import answers, as_served, on_database, p95

SIZES = {"sqlite": 500_000, "postgresql": 5_000_000}
GROUPS = ("all", *(f"bench-{number}" for number in range(7)))
YEARS = range(1976, 2000)
"""Before the first published figure, so that none is in the way."""
OURS = 22
"""Areas of the reference city that a page asks for: the nation, the city and its neighbourhoods."""
DASHBOARDS = (
    "/beleid/monitor",
    "/beleid/monitor/doel/beter_inkomen",
    "/beleid/monitor/cijfer/huishoudens-tot-110",
    "/wijken",
    "/wijken/WK001405",
)
DRAFT = "/beheer/raad/rapport/{cycle}/bekijk"
LOADED = ("migrate", "load_reference", "load_monitor", "load_demo", "load_stories", "load_cycle")


def measure() -> Figures:
    """The 95th percentile of the dashboards, and the report of this half year as HTML and as PDF, on both databases."""
    found: Figures = {}
    for kind, rows in SIZES.items():
        found |= on_database(kind, "tests.benchmarks.monitor", str(rows))
    return found


def in_this_process(rows: int) -> Mapping[str, float]:
    """Fill the database of this process, and ask the pages."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import override_settings

    for command in LOADED:
        call_command(command, verbosity=0, stdout=sys.stderr)
    figures = {"monitor_observations": float(_fill(rows))}
    as_served()
    with override_settings(ALLOWED_HOSTS=["localhost"], MOST_ASKED_PER_MINUTE=0, DEBUG=False):
        client = Client(headers={"host": "localhost"})
        took = [one for page in DASHBOARDS for one in answers(lambda page=page: client.get(page))]
        figures["monitor_page_p95_ms"] = 1000 * p95(took)
        client.post("/demo/als/beleid")
        draft = DRAFT.format(cycle=_cycle())
        figures["council_report_html_s"] = p95(answers(lambda: client.get(f"{draft}/rapport")))
        figures["council_report_pdf_s"] = p95(answers(lambda: client.get(f"{draft}.pdf"), times=10))
    return figures


def _cycle() -> str:
    from perspectief.policy.council.models import Report

    return str(Report.objects.get(state="draft").cycle.key)


def _fill(rows: int) -> int:
    """Made-up figures beside the published ones, made by the database itself; how many there are in all. PostgreSQL
    tidies up what was just written, as it does by itself a while later: otherwise it would do so while we measure."""
    from django.db import connection

    from perspectief.foundation.places.models import Area
    from perspectief.policy.monitor.models import IndicatorVersion, Observation

    versions = IndicatorVersion.objects.count()
    areas = ["NL00", "GM0014", *Area.objects.values_list("code", flat=True)][:OURS]
    others = max(0, rows // (versions * len(GROUPS) * len(YEARS)) + 1 - len(areas))
    areas += [f"GX{number:04}" for number in range(others)]
    with connection.cursor() as cursor:
        _list(cursor, "bench_areas", "area varchar(10)", [(one,) for one in areas])
        _list(cursor, "bench_groups", "name varchar(40)", [(one,) for one in GROUPS])
        years = [(str(year), f"{year}-01-01", f"{year}-12-31", f"{year + 2}-06-01 00:00:00+00:00") for year in YEARS]
        _list(
            cursor, "bench_years", "period varchar(12), starts date, ends date, known timestamp with time zone", years
        )
        cursor.execute(FILL)
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return Observation.objects.count()


def _list(cursor: Any, name: str, columns: str, rows: list[tuple[str, ...]]) -> None:
    cursor.execute(f"CREATE TEMPORARY TABLE {name} ({columns})")
    cursor.executemany(f"INSERT INTO {name} VALUES ({', '.join(['%s'] * len(rows[0]))})", rows)  # noqa: S608 - our names


WHEN = "period varchar(12), starts date, ends date, known timestamp with time zone"
FILL = """
INSERT INTO monitor_observation
    (version_id, period, starts, ends, area, "group", value, missing, status, provisional, origin, release, source_url,
     note, recorded_at)
SELECT v.id, y.period, y.starts, y.ends, a.area, g.name, (v.id * 7 + LENGTH(a.area)) % 90 + 1, '', 'approved', (1 = 0),
       'official', 'made up for a benchmark', '', '', y.known
FROM monitor_indicatorversion v CROSS JOIN bench_areas a CROSS JOIN bench_groups g CROSS JOIN bench_years y
"""


if __name__ == "__main__":
    sys.stdout.write(json.dumps(in_this_process(int(sys.argv[1]))))
