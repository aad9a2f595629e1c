"""How an outcome was made: the city, the law, who asks, what is assumed, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.disclosure import Published, publish_count
from perspectief.foundation.disclosure.rule import Rule, rule_on
from perspectief.foundation.language import law
from perspectief.foundation.output.charts.words import dutch
from perspectief.policy.simulator import wording
from perspectief.policy.simulator.models import Population, Run
from perspectief.policy.simulator.queries import plans
from perspectief.simulation.outcomes.effort import minutes
from perspectief.simulation.reforms import BadReform

MINUTES: dict[str, Any] = {
    "office_form": _("een aanvraag behandelen"),
    "office_proof": _("een papier nakijken"),
    "household_form": _("een formulier invullen"),
    "household_proof": _("een papier zoeken en sturen"),
}


@dataclass(frozen=True)
class Method:
    """What stands on the page about methods."""

    dwellings: str
    households: str
    persons: str
    not_known: Published
    reach: tuple[tuple[str, str, str], ...]
    minutes: tuple[tuple[str, int], ...]
    rule: Rule
    not_modelled: tuple[law.Said, ...]


def of(run: Run) -> Method:
    """The methods and assumptions behind one outcome."""
    after = run.figures.content["after"]
    names = {row["scheme"]: row["name"] for row in after["schemes"]}
    return Method(
        **_size(run.figures.population),
        not_known=publish_count(after["not_known"]),
        reach=tuple(
            (law.say(names[row["scheme"]]).text, str(wording.GROUNDS[row["status"]]), row["source"])
            for row in after["reach"]
        ),
        minutes=tuple((str(words), round(minutes()[name])) for name, words in MINUTES.items()),
        rule=rule_on(),
        not_modelled=_not_modelled(run),
    )


def _size(population: Population) -> dict[str, str]:
    """How large the city is, as people read numbers."""
    return {name: dutch(getattr(population, name), 0) for name in ("dwellings", "households", "persons")}


def _not_modelled(run: Run) -> tuple[law.Said, ...]:
    try:
        return tuple(law.say(sentence) for sentence in plans.reform_of(run.reform).not_modelled)
    except BadReform:
        return ()
