"""Make a synthetic city, see what a reform does there, and try a grid of reforms."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectief.cli.common import GRONINGEN, Failure, day, progress

if TYPE_CHECKING:  # Polars and Django take a second to start: a household needs neither
    from perspectief.policy.simulator.queries.sheets import Sheet
    from perspectief.simulation.city import City
    from perspectief.simulation.reforms import Reform

DAY = date(2026, 1, 1)
MADE_UP = "synthetisch: dit zijn nagemaakte huishoudens, geen echte mensen"
SHOWN = ("kosten", "bereik", "mensen", "armoede")
"""Parts of an outcome that stand in the terminal; files hold all of them."""


def add_commands(commands: Any) -> None:
    """`perspectief population`, `simulate` and `sweep`."""
    made = commands.add_parser("population", help="maak een synthetische stad, en zie hoe goed die lijkt")
    _where(made)
    made.add_argument("--to", type=Path, metavar="MAP", help="schrijf de stad als Parquet in deze map")
    made.add_argument("--json", action="store_true", help="het verslag als JSON")
    made.set_defaults(command=_population)
    one = commands.add_parser("simulate", help="reken een plan door voor een synthetische stad")
    one.add_argument("--reform", required=True, metavar="BESTAND", help="een plan, of een naam uit de galerij")
    _where(one)
    one.add_argument("--to", type=Path, metavar="MAP", help="schrijf alle tabellen als CSV en Parquet in deze map")
    one.add_argument("--json", action="store_true", help="als JSON")
    one.set_defaults(command=_simulate)
    many = commands.add_parser("sweep", help="reken een rooster van plannen door")
    many.add_argument("grid", type=Path, metavar="ROOSTER", help="YAML met een of meer assen")
    many.add_argument("--to", type=Path, metavar="MAP", help="waar de uitkomsten komen (anders: naast het rooster)")
    many.add_argument("--workers", type=int, default=2, help="processen op deze machine (2 als u niets zegt)")
    many.add_argument("--address", default="", metavar="tcp://…", help="een Dask-cluster dat er al is")
    many.set_defaults(command=_sweep)


def _where(command: argparse.ArgumentParser) -> None:
    command.add_argument("--place", default=GRONINGEN, help="code van de gemeente, of NL (GM0014 is Groningen)")
    command.add_argument("--date", type=day, default=DAY, help=f"de dag (jaar-maand-dag); {DAY} als u niets zegt")
    command.add_argument("--size", type=int, help="verschillende woningen (minder is sneller en grover)")


# --- population ---------------------------------------------------------------------------------------------


def _population(options: argparse.Namespace) -> int:
    from perspectief.simulation.city import fit_report, write

    made = _city(options)
    report = fit_report(made)
    if options.to:
        write(made, options.to)
    if options.json:
        found = {"synthetisch": True, "households": made.households, "report": report.to_dicts()}
        print(json.dumps(found, ensure_ascii=False, indent=2, default=str))
        return 0
    print(f"{made.name}, {made.day.isoformat()}: {made.households} huishoudens, {made.persons} personen ({MADE_UP})")
    fitted, held_out = report.filter(~report["held_out"]), report.filter(report["held_out"])
    print(f"{int(fitted['within'].sum())} van {len(fitted)} gebruikte cijfers kloppen binnen hun marge.")
    names = {area.code: area.name for area in made.areas}
    for row in (*fitted.filter(~fitted["within"]).to_dicts(), *held_out.to_dicts()):
        print(_fit_line(row, names.get(row["area"], made.name)))
    return 0


def _fit_line(row: dict[str, Any], area: str) -> str:
    kind = "niet gebruikt, ter controle" if row["held_out"] else "buiten de marge"
    reached, published = _number(row["reached"]), _number(row["published"])
    named = f"  {area}: {row['margin']}, {row['category']} ({row['year']})"
    return f"{named}: {reached}, gepubliceerd {published} ({kind}). {row['reason'] or ''}".rstrip()


def _number(value: float | None) -> str:
    return "onbekend" if value is None else f"{value:g}".replace(".", ",")


def _city(options: argparse.Namespace) -> City:
    from perspectief.simulation.city import MarginsMissing, city, law_of

    begun = time.perf_counter()
    try:
        law_of(options.date, _step("De wet klaarzetten"))
        compiled = time.perf_counter()
        made = city(options.place, options.date, size=options.size, progress=_step("Mensen namaken"))
    except MarginsMissing as error:
        raise Failure(str(error)) from error
    _took("de wet", compiled - begun)
    _took("de stad", time.perf_counter() - compiled)
    return made


def _step(what: str) -> Any:
    """Progress of one step, told with its name."""
    told: list[bool] = []

    def step(done: int, everything: int) -> None:
        if not told:
            print(what, file=sys.stderr)
            told.append(True)
        progress(done, everything)

    return step


def _took(what: str, seconds: float) -> None:
    print(f"{what}: {seconds:.1f} s", file=sys.stderr)


# --- simulate -----------------------------------------------------------------------------------------------


def _simulate(options: argparse.Namespace) -> int:
    from perspectief.simulation.outcomes import compare, simulate
    from perspectief.simulation.outcomes.law import compile_law

    reform = _reform(options.reform)
    begun = time.perf_counter()
    compile_law(options.date, options.place, progress=_step("Alle regelingen klaarzetten"))
    _took("alle regelingen (alleen de eerste keer lang)", time.perf_counter() - begun)
    made = _city(options)
    begun = time.perf_counter()
    done = _known(lambda: simulate(made, reform, progress=_step("Rechten uitrekenen")))
    _took("het plan en de wet van nu", time.perf_counter() - begun)
    compared = compare(done.baseline or done, done)
    sheets = _sheets(compared)
    if options.to:
        _write(sheets, options.to, reform.name, made.fingerprint)
    says = compared.says()
    if options.json:
        print(json.dumps(_as_data(reform, made, says, sheets), ensure_ascii=False, indent=2))
        return 0
    print("\n".join([f"{reform.name}, {made.name}, {done.day.isoformat()} ({MADE_UP})", "", *says]))
    for sheet in sheets:
        if sheet.key.partition("-")[0] in SHOWN:
            print("\n".join(["", str(sheet.title), *_lines(sheet)]))
    return 0


def _known(work: Any) -> Any:
    from perspectief.simulation.reforms import BadReform

    try:
        return work()
    except BadReform as bad:
        raise Failure(str(bad)) from bad


def _reform(name: str) -> Reform:
    from perspectief.simulation.reforms import gallery, read_reform

    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.exists():
        return _known(lambda: read_reform(path))  # type: ignore[no-any-return]
    if name not in gallery():
        raise Failure(f"{name}: dit is geen bestand, en het staat niet in de galerij: {', '.join(gallery())}.")
    return gallery()[name]


def _sheets(compared: Any) -> list[Sheet]:
    """The same tables as in the simulator's pages, after the same disclosure control."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
    import django

    django.setup()
    from perspectief.policy.simulator.calc.figures import content_of, tables_of
    from perspectief.policy.simulator.queries.outcome import burden, costs, hurdles, people, poverty, reach, work

    print("Tabellen maken", file=sys.stderr)
    content = content_of(compared, tables_of(compared.baseline), tables_of(compared.reform))
    rooms = (costs, reach, people, poverty, work, hurdles, burden)
    return [sheet for room in rooms for sheet in room.part(content).sheets]


def _write(sheets: list[Sheet], folder: Path, reform: str, data: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in sheets:
        (folder / f"{sheet.key}.csv").write_text(sheet.csv(), encoding="utf-8")
        (folder / f"{sheet.key}.parquet").write_bytes(sheet.parquet({"plan": reform, "gegevens": data}))


def _as_data(reform: Reform, made: City, says: list[str], sheets: list[Sheet]) -> dict[str, Any]:
    tables = {
        sheet.key: [
            {name: _plain(row[name]) for column in sheet.columns for name in column.names} for row in sheet.rows
        ]
        for sheet in sheets
    }
    about = {"synthetisch": True, "reform": reform.name, "place": made.place, "date": made.day.isoformat()}
    return {**about, "says": says, "tables": tables}


def _row(sheet: Sheet, row: Any) -> dict[str, Any]:
    return {name: _plain(row[name]) for column in sheet.columns for name in column.names}


def _plain(figure: Any) -> Any:
    """A figure that may be shown, or null; words as they are."""
    return figure.value if hasattr(figure, "is_hidden") else None if figure is None else str(figure)


def _lines(sheet: Sheet) -> Iterator[str]:
    """A table in columns of letters."""
    cells = [[_cell(one) for one in row] for row in sheet.cells]
    rows = [[str(column.heading) for column in sheet.shown], *cells]
    widths = [max(len(row[number]) for row in rows) for number in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def _cell(cell: dict[str, str]) -> str:
    return f"{cell['said']} ({cell['low']} tot {cell['high']})" if cell["low"] else cell["said"]


# --- sweep --------------------------------------------------------------------------------------------------


def _sweep(options: argparse.Namespace) -> int:
    from perspectief.simulation.city import MarginsMissing
    from perspectief.simulation.reforms import BadReform
    from perspectief.simulation.sweep import NoDask, OtherRelease, read_grid, sweep

    folder = options.to or options.grid.with_suffix("")
    try:
        grid = read_grid(options.grid)
        print(f"{len(grid)} plannen voor {grid.place} ({MADE_UP})", file=sys.stderr)
        table = sweep(grid, folder, workers=options.workers, address=options.address, progress=progress)
    except (BadReform, MarginsMissing, NoDask, OtherRelease) as error:
        raise Failure(str(error)) from error
    print(f"{len(table)} uitkomsten staan in {folder}")
    return 0
