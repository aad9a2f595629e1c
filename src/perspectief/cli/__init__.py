"""The same rooms from a terminal.

perspectief check FILE|FOLDER [--date DATE] [--scheme KEY …] [--show TERM …] [--why SCHEME] [--json]
perspectief schemes [--json]
perspectief law TERM [--date DATE]
perspectief population [--place CODE] [--date DATE] [--size N] [--to FOLDER] [--json]
perspectief simulate --reform FILE [--place CODE] [--date DATE] [--size N] [--to FOLDER] [--json]
perspectief sweep GRID.yaml [--to FOLDER] [--workers N] [--address ADDRESS]
perspectief report --cycle 2024-1 --as-of DATE [--place CODE] [--pdf FILE] [--json FILE]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from perspectief.cli import check, law, report, simulate
from perspectief.cli.common import Failure
from perspectief.rules import BadLaw, BeforeTheLaw, UnknownTerm


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 2 when a file, date or name is wrong."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.command(options)
    except (Failure, BeforeTheLaw, UnknownTerm, BadLaw) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="perspectief", description="Waar heeft een huishouden recht op, en waarom?")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    for room in (check, law, simulate, report):
        room.add_commands(commands)
    return parser
