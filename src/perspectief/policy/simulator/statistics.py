"""What the simulator counts for others, of the made-up city under today's law: reach, and who lives on a low income."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.disclosure import Cell, Dimension, Division, Method, Rhythm, TableSpec
from perspectief.foundation.language import law
from perspectief.foundation.statistics import register
from perspectief.policy.simulator import wording
from perspectief.policy.simulator.calc.figures import LINE
from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.queries import runs
from perspectief.rules import schemes
from perspectief.simulation.outcomes import Dimension as By

ROOM = "perspectief.policy.simulator.queries"
GETS, MISSES, BELOW, ABOVE = "krijgt", "mist", "onder", "boven"
WORDS = {
    GETS: _("Krijgt het"),
    MISSES: _("Mist het"),
    BELOW: _("Laag inkomen"),
    ABOVE: _("Meer inkomen"),
}
BECAUSE = _(
    "Deze mensen bestaan niet: de stad is nagemaakt. Toch laten wij kleine getallen weg. "
    "Zo ziet de tabel eruit zoals met echte mensen."
)


LOW = _("Laag is: onder 110% van het laagste inkomen volgens de wet.")


def _word(code: str) -> Any:
    return WORDS[code]


def _scheme(code: str) -> str:
    known = schemes().get(code)
    return law.say(known.name).text if known else code


def _kind(code: str) -> Any:
    return wording.group_name(By.KIND.value, code, code)


def reach(day: dt.date) -> register.Produced | None:
    """Who has a right to each scheme: who gets it, and who misses it, at middle reach."""
    run = _newest(day)
    return _produced(run, _reach(run)) if run else None


def _reach(run: Run) -> Iterator[Cell]:
    for row in run.figures.content["before"]["schemes"]:
        if row["reached_mid"] is not None and row["missed"] is not None:
            yield Cell({"regeling": row["scheme"], "uitkomst": GETS}, row["reached_mid"])
            yield Cell({"regeling": row["scheme"], "uitkomst": MISSES}, row["missed"])


def low_income_by_area(day: dt.date) -> register.Produced | None:
    """Households below the line in each wijk."""
    run = _newest(day)
    return _produced(run, _poor(run, By.AREA, Division.DISTRICT.value), LOW) if run else None


def low_income_by_kind(day: dt.date) -> register.Produced | None:
    """Households below the line of each kind."""
    run = _newest(day)
    return _produced(run, _poor(run, By.KIND, "huishouden"), LOW) if run else None


def _poor(run: Run, by: By, name: str) -> Iterator[Cell]:
    for row in run.figures.content["before"]["poverty"]:
        if (row["dimension"], row["line"]) == (by.value, LINE) and row["of_households"]:
            yield Cell({name: row["code"], "inkomen": BELOW}, row["households_mid"])
            yield Cell({name: row["code"], "inkomen": ABOVE}, row["of_households"] - row["households_mid"])


def _newest(day: dt.date) -> Run | None:
    return runs.newest(settings.MUNICIPALITY, until=day)


def _produced(run: Run, cells: Iterator[Cell], means: Any = "") -> register.Produced:
    said = {"place": run.figures.population.name, "day": formats.date_format(run.day, "j F Y")}
    about = _("%(place)s, nagemaakt. Met de regels van %(day)s.") % said
    return register.Produced(tuple(cells), f"{about} {means}".strip())


register.table(
    TableSpec(
        key="bereik-per-regeling",
        title=_("Bereik en niet-bereik, per regeling"),
        room="simulator",
        people="aanvragen in de nagemaakte stad",
        unit=_("Wie er recht op heeft"),
        because=BECAUSE,
        dimensions=(
            Dimension("regeling", _("Regeling"), _scheme, adds_up=False),
            Dimension("uitkomst", _("Krijgt het of mist het"), _word),
        ),
        method=Method.SUPPRESSION,
        rhythm=Rhythm.WORKED_OUT,
        shares="uitkomst",
        synthetic=True,
        counted=("perspectief.policy.simulator.models.Figures",),
    ),
    reach,
)
HOUSEHOLDS: dict[str, Any] = {
    "room": "simulator",
    "people": "huishoudens in de nagemaakte stad",
    "unit": _("Huishoudens"),
    "because": BECAUSE,
    "method": Method.SUPPRESSION,
    "rhythm": Rhythm.WORKED_OUT,
    "shares": "inkomen",
    "classes": "inkomen",
    "telling": (BELOW,),
    "synthetic": True,
}
INCOME = Dimension("inkomen", _("Inkomen"), _word)
register.table(
    TableSpec(
        key="laag-inkomen-per-wijk",
        title=_("Huishoudens met een laag inkomen, per wijk"),
        dimensions=(INCOME,),
        division=Division.DISTRICT,
        **HOUSEHOLDS,
    ),
    low_income_by_area,
)
register.table(
    TableSpec(
        key="laag-inkomen-per-huishouden",
        title=_("Huishoudens met een laag inkomen, per soort huishouden"),
        dimensions=(Dimension("huishouden", _("Soort huishouden"), _kind), INCOME),
        **HOUSEHOLDS,
    ),
    low_income_by_kind,
)
register.table(
    TableSpec(
        key="uitkomst-van-een-plan",
        title=_("Wat een plan zou doen"),
        room="simulator",
        people="huishoudens in de nagemaakte stad onder een plan",
        unit=_("Huishoudens"),
        because=BECAUSE,
        dimensions=(
            Dimension("groep", _("Groep"), str, adds_up=False),
            Dimension("verandering", _("Verandering"), str, adds_up=False),
        ),
        method=Method.SUPPRESSION,
        rhythm=Rhythm.WORKED_OUT,
        division=Division.DISTRICT,
        synthetic=True,
        made_in=(ROOM,),
        stands_at="simulator:index",
    )
)
