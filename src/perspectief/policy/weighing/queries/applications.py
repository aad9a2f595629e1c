"""What an application holds, and what is still missing before it may be sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.goals.queries import goals_on
from perspectief.foundation.inbox.services import PERSONAL
from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing.calc.framework import Content, Criterion
from perspectief.policy.weighing.choices import ItemState, Origin
from perspectief.policy.weighing.models import Attachment, Item, Owner, Round
from perspectief.policy.weighing.models.items import APPLICATIONS
from perspectief.policy.weighing.queries import items, rounds

WHAT, WHOM = "what", "whom"
"""Keys of the two answers that belong to no question of the framework."""
ABOUT, WHO, MONEY, CHILDREN, FILES, CHECK = "over", "voor-wie", "kosten", "kinderen", "bijlagen", "nakijken"
QUESTIONS = "vragen-"
"""How steps with questions of the framework begin; behind it a number, from 1."""
QUESTIONS_ON_A_PAGE = 6
WHOLE = 100
NOT_TAKEN = "not-taken"
"""Step of a round: an application does not take part."""


@dataclass(frozen=True)
class Step:
    """One page of the form. `criteria`: the questions of the framework that it asks."""

    key: str
    title: str
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True)
class Missing:
    """Something that must be filled in before it may be sent: on which step, what, and what to do."""

    step: str
    label: str
    says: str


def steps_of(content: Content, *, with_files: bool) -> list[Step]:
    """The pages of the form, in order; the last one is for checking all of it."""
    asked = _question_steps(content)
    found = [
        Step(ABOUT, _("Wat u wilt doen")),
        Step(WHO, _("Voor wie")),
        Step(MONEY, _("Kosten en bereik")),
        *asked,
        Step(CHILDREN, _("Kinderen")),
    ]
    if with_files:
        found.append(Step(FILES, _("Bijlagen")))
    return [*found, Step(CHECK, _("Nakijken en versturen"))]


def _question_steps(content: Content) -> list[Step]:
    """Groups stay together, and short groups share a page."""
    pages: list[tuple[list[str], list[Criterion]]] = []
    for group, label in content.groups.items():
        found = [one for one in content.questions if one.group == group]
        if not pages or len(pages[-1][1]) + len(found) > QUESTIONS_ON_A_PAGE:
            pages.append(([], []))
        pages[-1][0].append(label)
        pages[-1][1].extend(found)
    return [
        Step(f"{QUESTIONS}{number}", labels[0] if len(labels) == 1 else _("De andere vragen"), tuple(criteria))
        for number, (labels, criteria) in enumerate(pages, start=1)
        if criteria
    ]


def missing_of(item: Item, content: Content) -> list[Missing]:
    """All that must still be filled in."""
    return [
        *_missing_about(item),
        *_missing_who(item),
        *_missing_money(item),
        *_missing_answers(item, content),
        *_missing_children(item),
    ]


def _missing_about(item: Item) -> Iterator[Missing]:
    if not item.title.strip():
        yield Missing(ABOUT, _("Naam"), _("Geef uw plan een naam."))
    if not item.answers.get(WHAT, "").strip():
        yield Missing(ABOUT, _("Wat u doet"), _("Schrijf op wat u doet."))
    if not item.goals:
        yield Missing(ABOUT, _("Doelen"), _("Kies aan welk doel u werkt."))


def _missing_who(item: Item) -> Iterator[Missing]:
    if not item.answers.get(WHOM, "").strip():
        yield Missing(WHO, _("Voor wie"), _("Schrijf op voor wie het is."))
    if sum(item.groups.get(name, 0) for name in items.GROUPS) != WHOLE:
        yield Missing(WHO, _("Delen"), _("Verdeel honderd mensen over de drie groepen. Samen is dat 100."))
    if not item.everywhere and not item.areas.exists():
        yield Missing(WHO, _("Waar"), _("Kies een wijk, of de hele gemeente."))


def _missing_money(item: Item) -> Iterator[Missing]:
    full = next((one for one in items.levels_of(item) if one.key == items.FULL), None)
    if full is None or not full.reach:
        yield Missing(MONEY, _("Bereik"), _("Vul in hoeveel mensen u per jaar helpt."))
        return
    known = items.costs_of(full)
    for year in rounds.years_of(item.round):
        if year not in known:
            yield Missing(MONEY, _("Kosten"), _("Vul de kosten van %(year)s in.") % {"year": year})


def _missing_answers(item: Item, content: Content) -> Iterator[Missing]:
    for page in _question_steps(content):
        for one in page.criteria:
            if not item.answers.get(one.key, "").strip():
                yield Missing(page.key, f"{one.number} {one.label}", _("Geef antwoord op deze vraag."))


def _missing_children(item: Item) -> Iterator[Missing]:
    if not item.child.strip():
        yield Missing(CHILDREN, _("Kinderen"), _("Schrijf op wat het voor kinderen betekent. Niets? Schrijf dat op."))
    if not item.touches_children:
        return
    if not item.child_said.strip():
        yield Missing(CHILDREN, _("Wat kinderen zeiden"), _("Vraag het aan kinderen. Schrijf op wat zij zeiden."))
    if item.child_asked_on is None:
        yield Missing(CHILDREN, _("Wanneer u het vroeg"), _("Vul de dag in waarop u het aan kinderen vroeg."))


def personal_in(item: Item) -> list[str]:
    """What in the texts looks like it tells who somebody is: to look at again, in words."""
    said = [item.title, item.child, item.child_said, *map(str, item.answers.values())]
    found = dict.fromkeys(str(what) for what, pattern in PERSONAL.items() if any(map(pattern.search, said)))
    return list(found)


def step_state(item: Item, key: str, areas: Iterable[str] = ()) -> dict[str, Any]:
    """What is kept of one item, as plain data, by which a form sees whether somebody else changed it meanwhile."""
    levels = [
        {"key": one.key, "label": one.label, "reach": one.reach, "years": sorted(items.costs_of(one).items())}
        for one in items.levels_of(item)
    ]
    parts: Mapping[str, dict[str, Any]] = {
        ABOUT: {"title": item.title, "kind": item.kind, "what": item.answers.get(WHAT), "goals": item.goals},
        WHO: {"whom": item.answers.get(WHOM), "groups": item.groups, "areas": sorted(_area_codes(item))},
        MONEY: {"levels": levels, "since": str(item.running_since)},
        CHILDREN: {"child": item.child, "said": item.child_said, "on": str(item.child_asked_on)},
    }
    extra = {WHO: {"everywhere": item.everywhere}, CHILDREN: {"touches": item.touches_children}}
    if key in parts:
        return {**parts[key], **extra.get(key, {})}
    return {"answers": {name: item.answers[name] for name in areas if name in item.answers}}


def _area_codes(item: Item) -> list[str]:
    return list(item.areas.values_list("code", flat=True))


def goals_of(item: Item) -> list[str]:
    """Names of the goals that it serves."""
    day = item.made_at.date()
    found = dict(goals_on(day, settings.MUNICIPALITY).values_list("key", "name"))
    return [found.get(key, key) for key in item.goals]


def attachments(item: Item) -> list[Attachment]:
    """The files that came with it, without what is in them."""
    return list(item.attachments.defer("sealed"))


def not_taken_on(item: Item) -> dt.date | None:
    """The day on which was said that an application does not take part: from then on its organisation can object."""
    if item.state != ItemState.NOT_TAKEN or item.origin != Origin.APPLICATION:
        return None
    step = item.round.steps.filter(kind=NOT_TAKEN, detail__item=str(item.key)).order_by("pk").last()
    return timezone.localdate(step.at) if step else None


def owners_of(item: Item) -> list[str]:
    """Keys of the accounts that worked at it."""
    with purpose(APPLICATIONS):
        return [str(one) for one in Owner.objects.filter(item=item).values_list("account", flat=True)]


def open_rounds(municipality: str, day: Any) -> list[Round]:
    """Rounds in which somebody may apply on this day."""
    return [one for one in rounds.public_rounds(municipality) if rounds.takes_applications(one, day)]


def group_words() -> dict[str, str]:
    """What the groups are called for whom something is."""
    names = (_("Gezinnen met kinderen onder de 18"), _("Jongeren van 18 tot 27"), _("Andere mensen"))
    return dict(zip(items.GROUPS, names, strict=True))
