"""Begins an invented round: announced and opened as any other, with applications and provisions that exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.demo import queries as demo
from perspectief.foundation.demo.services import load_provision
from perspectief.foundation.places import queries as places
from perspectief.policy.weighing.choices import FrameworkState, ItemKind
from perspectief.policy.weighing.models import Framework, Item, Round
from perspectief.policy.weighing.queries.items import FULL, PART
from perspectief.policy.weighing.services import applications, nominations, rounds
from perspectief.policy.weighing.services.demo.story import QUESTIONS, Story, key_of, quality

OFFICER = "beleid"
"""The invented person who steers the round."""
PROVIDER = "partner"
"""The invented person who applies for her organisation, and reads its letters."""
HALF = Decimal("0.5")


@dataclass(frozen=True)
class Days:
    """When a round is announced, opens, closes, and until when is scored and replied; `asked`: when files come in."""

    announced: dt.datetime
    asked: dt.datetime
    opens: dt.date
    closes: dt.date
    scores_until: dt.date
    replies_until: dt.date


def officer() -> Actor:
    """Who steers."""
    return demo.actor_of(OFFICER)


def provider(organisation: str) -> Actor:
    """Somebody of this invented organisation: the person who looks along there, or nobody in particular."""
    known = demo.actor_of(PROVIDER)
    if any(one.organisation == organisation for one in known.held):
        return known
    return Actor(held=(Held(Role.PARTNER, organisation),), strong=True, is_invented=True)


def framework(municipality: str) -> Framework:
    """The newest framework with which a round can begin."""
    usable = (FrameworkState.PUBLISHED, FrameworkState.FROZEN)
    found = Framework.objects.filter(municipality__code=municipality, state__in=usable, invented=False)
    return found.select_related("municipality").order_by("-version").first() or _missing()


def _missing() -> Framework:
    raise LookupError("There is no framework. First: python manage.py load_framework")


def begin(story: Story, about: Mapping[str, Any], days: Days, rows: Iterable[dict[str, Any]]) -> Round:
    """A round that takes applications, with all of them in it."""
    by = officer()
    made = rounds.make_round(
        municipality=places.municipality(story.said["municipality"]),
        key=about["key"],
        name=about["name"],
        framework=framework(story.said["municipality"]),
        by=by,
        seed=story.said["seed"],
        on=days.announced,
    )
    said = {
        "what_for": about["what_for"].strip(),
        "legal_basis": about["legal_basis"],
        "dividing": about["dividing"].strip(),
        "ceilings": story.money(about["ceilings"]),
        "staff": story.money(about["staff"]),
        "opens_on": days.opens,
        "closes_on": days.closes,
        "scores_until": days.scores_until,
        "replies_until": days.replies_until,
    }
    rounds.fill_in(one=made, said=said, by=by)
    rounds.announce(one=made, by=by, on=days.announced)
    opened = rounds.open_round(one=made, by=by, on=days.asked)
    for row in rows:
        _existing(story, opened, row, days, by) if row.get("exists") else _application(story, opened, row, days, by)
    return again(opened)


def again(one: Round) -> Round:
    """The round as it is now."""
    return Round.objects.select_related("framework", "municipality").get(pk=one.pk)


def _application(story: Story, one: Round, row: dict[str, Any], days: Days, by: Actor) -> Item:
    asks = provider(row["by"])
    item = applications.start(one=one, organisation=row["by"], key=key_of(one.key, row["key"]), by=asks, on=days.asked)
    said = applications.Said(fields=_fields(row, days.opens), answers=_answers(story, row), levels=_levels(story, row))
    applications.keep(item=item, said=said, by=asks, on=days.asked)
    applications.submit(item=item, by=asks, on=days.asked)
    return applications.accept(item=item, by=by, on=days.asked)


def _fields(row: Mapping[str, Any], day: dt.date) -> dict[str, Any]:
    families, young, others = row["for"]
    asked_children = bool(row.get("children"))
    return {
        "title": row["title"],
        "kind": ItemKind(row["kind"]),
        "goals": row["goals"],
        "groups": {"families": families, "young": young, "others": others},
        "everywhere": True,
        "unproven": bool(row.get("unproven")),
        "child": row["child"],
        "touches_children": asked_children,
        "child_said": row.get("children", ""),
        "child_asked_on": day if asked_children else None,
    }


def _answers(story: Story, row: Mapping[str, Any]) -> dict[str, str]:
    """What the provider says on each question goes with what the panel will think of it."""
    told = story.said["answers"]
    own = {key: told[key][(0, 0, 1, 2, 2)[score]] for key, score in quality(row).items() if key in QUESTIONS}
    return {"what": row["what"], "whom": row["whom"], **own}


def _levels(story: Story, row: Mapping[str, Any]) -> list[applications.LevelSaid]:
    costs = dict(zip(story.years, row["cost"], strict=True))
    staff = Decimal(str(row["staff"]))
    half = {year: cost // 2 for year, cost in costs.items()}
    whole = applications.LevelSaid(FULL, "Alles", row["reach"], costs, staff)
    part = applications.LevelSaid(PART, "De helft", row["reach"] // 2, half, (staff * HALF).quantize(Decimal("0.01")))
    return [whole] if row.get("statutory") else [whole, part]


def _existing(story: Story, one: Round, row: dict[str, Any], days: Days, by: Actor) -> Item:
    offered = load_provision(
        key=f"voorbeeld_{row['key'].replace('-', '_')}",
        name=row["title"],
        organisation=row["by"],
        offers=row["what"],
        target_group=row["whom"],
    )
    fields = {
        **_fields(row, days.opens),
        "statutory": bool(row.get("statutory")),
        "running_since": dt.date(story.year - row["since"], 1, 1),
        "answers": _answers(story, row),
    }
    if row.get("heard"):
        fields["heard_on"] = story.day(2, 10)
        fields["ends_not_before"] = dt.date(story.year, 3, 1)
        fields["phase_out"] = story.money(row["phase_out"])
    said = nominations.Nominated(fields=fields, levels=_levels(story, row))
    return nominations.nominate(one=one, provision=offered, by=by, said=said, on=days.asked)
