"""For tests of choosing: a round with six things, money for two years, seven seats that scored, and weights."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.jobs.testing import work
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing.calc.framework import digest
from perspectief.policy.weighing.choices import (
    Answer,
    ByWhom,
    FrameworkState,
    LinkKind,
    Origin,
    RoundState,
    Seat,
    WeightMode,
)
from perspectief.policy.weighing.models import (
    Assessor,
    Decision,
    Framework,
    Item,
    ItemLevel,
    LevelYear,
    Link,
    MoneyLine,
    Owner,
    Release,
    Round,
    Run,
    Score,
)
from perspectief.policy.weighing.models.items import APPLICATIONS
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.services import decisions, money, runs, weights
from perspectief.policy.weighing.tests import panel_world

YEARS = (2027, 2028)
OFFICER = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True, is_invented=True)
EXPERT = Actor(held=(Held(Role.EXPERT),), strong=True, is_invented=True)
COUNCIL = Actor(held=(Held(Role.COUNCIL_MEMBER),), strong=True)
PROVIDER = Actor(held=(Held(Role.PARTNER, organisation="voorbeeld_schooltas"),), strong=True, is_invented=True)
OTHER_PROVIDER = Actor(held=(Held(Role.PARTNER, organisation="voorbeeld_maatjes"),), strong=True, is_invented=True)
THINGS: tuple[tuple[str, str, int, int, tuple[int, int, int, int]], ...] = (
    ("Schooltas", "voorbeeld_schooltas", 40_000, 200, (3, 3, 2, 3)),
    ("Maatjes", "voorbeeld_maatjes", 50_000, 90, (4, 4, 3, 2)),
    ("Taalhuis", "voorbeeld_taal", 30_000, 120, (2, 3, 4, 3)),
    ("Keuken", "voorbeeld_keuken", 45_000, 60, (1, 2, 1, 1)),
    ("Sportfonds", "voorbeeld_sport", 20_000, 150, (3, 2, 2, 4)),
    ("Kleding", "voorbeeld_kleding", 25_000, 80, (2, 1, 1, 2)),
)
"""Name, organisation, cost a year, reach, and the middle score on each question."""
RULES = {"reach_power": 1, "link_strength": 0.3, "learning_share": 0, "shares": {"generation": 0.3}}
GIVEN = {"top": {"1": 1, "3": 2, "4": 3}, "sub": {"1": {"1a": 1, "1b": 2}}}


def scored(**said: Any) -> Round:
    """The panel scored, the scores are open, and weights were set before."""
    values: dict[str, Any] = {"ceilings": {str(year): 120_000 for year in YEARS}, "rules": RULES, **said}
    one = announced(**values)
    made = [_thing(one, *thing) for thing in THINGS]
    weights.set_weights(round=one, said=team(), by=OFFICER)
    seats = _seats(one)
    for item, thing in zip(made, THINGS, strict=True):
        _scores(item, seats, thing[4])
    Release.objects.create(round=one, at=timezone.now(), holders=["chair", "expert"], boxes=42, digest="0" * 64)
    Round.objects.filter(pk=one.pk).update(state=RoundState.CHOOSING)
    return again(one)


def again(one: Round) -> Round:
    """The round as it is in the database."""
    return Round.objects.select_related("framework", "municipality").get(pk=one.pk)


def announced(**said: Any) -> Round:
    """A round that was announced, with its questions frozen and nothing in it yet."""
    city, _new = Municipality.objects.get_or_create(
        code="GM0014", defaults={"name": "Groningen", "source": "test", "read_on": dt.date(2026, 1, 1)}
    )
    framework, _new = Framework.objects.get_or_create(
        municipality=city,
        key="keuze",
        version=1,
        defaults={
            "name": "Proefkader",
            "state": FrameworkState.FROZEN,
            "content": panel_world.CONTENT,
            "digest": digest(panel_world.CONTENT),
            "frozen_at": timezone.now(),
            "made_at": timezone.now(),
            "valid_from": dt.date(2026, 1, 1),
            "source": "test",
            "invented": True,
        },
    )
    return Round.objects.create(
        municipality=city,
        framework=framework,
        legal_basis="Verordening",
        dividing="De hoogste waarde eerst",
        announced_at=timezone.now(),
        opens_on=dt.date(2026, 1, 1),
        closes_on=dt.date(2026, 2, 1),
        seed=7,
        invented=True,
        **{"key": "proef", "name": "Proefronde", "state": RoundState.ANNOUNCED, **said},
    )


def team(**said: Any) -> weights.Said:
    """What the team said of the weights."""
    values: dict[str, Any] = {"by_whom": ByWhom.TEAM, "mode": WeightMode.RANK_SUM, "given": GIVEN, "reason": "Zo."}
    return weights.Said(**{**values, **said})


def _thing(one: Round, title: str, organisation: str, cost: int, reach: int, _middle: object) -> Item:
    item = panel_world.item(
        one,
        title,
        organisation=panel_world.organisation(organisation, f"Stichting {title}"),
        groups={"families": 60, "young": 10, "others": 30},
        everywhere=True,
    )
    for key, label, part in (("all", "alles", 1.0), ("part", "de helft", 0.5)):
        level = ItemLevel.objects.create(item=item, key=key, label=label, reach=round(reach * part))
        for year in YEARS:
            LevelYear.objects.create(level=level, year=year, cost=round(cost * part))
    return item


def _seats(one: Round) -> list[Assessor]:
    with purpose(PANEL):
        return [
            Assessor.objects.create(
                round=one,
                number=number,
                seat=Seat.CHAIR if number == 1 else Seat.EXPERT if number > 4 else Seat.MEMBER,
                is_expert=number > 4,
            )
            for number in range(1, 8)
        ]


def _scores(item: Item, seats: list[Assessor], middle: tuple[int, ...]) -> None:
    with purpose(PANEL):
        Score.objects.bulk_create(
            Score(
                assessor=seat,
                item=item,
                criterion=criterion,
                phase=1,
                answer=Answer.SCORE,
                value=min(4, max(0, value + (seat.number % 3 - 1 if place % 2 else 0))),
                confidence=2,
                reason="Daarom.",
                at=timezone.now(),
            )
            for place, (criterion, value) in enumerate(zip(("1a", "1b", "3", "4"), middle, strict=True))
            for seat in seats
        )


def item_of(one: Round, title: str) -> Item:
    """One thing by its name."""
    return Item.objects.select_related("round", "organisation").get(round=one, title=title)


def key_of(one: Round, title: str) -> str:
    """Its key as a calculation knows it."""
    return str(item_of(one, title).key)


def running(one: Round, title: str, **said: Any) -> Item:
    """Something that gets money since long ago."""
    item = item_of(one, title)
    values: dict[str, Any] = {"origin": Origin.EXISTING, "running_since": dt.date(2019, 1, 1), **said}
    Item.objects.filter(pk=item.pk).update(**values)
    return item_of(one, title)


def linked(one: Round, first: str, kind: LinkKind, other: str, strength: int = 2) -> Link:
    """The panel says how two touch each other."""
    return Link.objects.create(
        round=one,
        one=item_of(one, first),
        other=item_of(one, other),
        kind=kind,
        strength=strength,
        reason="Dat zien wij.",
        seat_number=1,
        at=timezone.now(),
    )


def owned(item: Item, account: UUID | None = None) -> None:
    """Somebody worked at a file."""
    with purpose(APPLICATIONS):
        Owner.objects.create(item=item, account=account or uuid4(), at=timezone.now())


def sure(one: Round, monkeypatch: Any = None) -> Run:
    """How sure the choice is, worked out by a worker with few draws."""
    if monkeypatch is not None:
        monkeypatch.setattr(runs, "DRAWS", 12)
    run, _job = runs.ask_robust(round=one, by=OFFICER)
    work()
    run.refresh_from_db()
    assert run.result is not None
    return run


def drafted(one: Round, monkeypatch: Any = None, **said: Any) -> Decision:
    """A draft that rests on a choice of which is known how sure it is."""
    run = runs.choose(round=one, by=OFFICER, **said)
    sure(one, monkeypatch)
    return decisions.begin(round=one, run=run, by=OFFICER)


def until(days: int = 30) -> dt.date:
    """So many days from today."""
    return timezone.localdate() + dt.timedelta(days=days)


def proposed(one: Round, monkeypatch: Any = None) -> Decision:
    """Providers can reply."""
    return decisions.propose(decision=drafted(one, monkeypatch), replies_until=until(), by=OFFICER)


def lines(one: Round) -> list[MoneyLine]:
    """Money for each year."""
    return [
        money.add_line(
            municipality=one.municipality,
            line=money.NewLine("Armoedegeld", year, 150_000, "Begroting (verzonnen)"),
            by=OFFICER,
        )
        for year in YEARS
    ]


def decided(one: Round, monkeypatch: Any = None) -> Decision:
    """It was decided, a day after the last day for replies."""
    found = proposed(one, monkeypatch)
    later = timezone.now() + dt.timedelta(days=31)
    return decisions.decide(decision=found, role="het college", lines=lines(one), by=OFFICER, on=later)
