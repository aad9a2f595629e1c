"""For the room that keeps a check at somebody's wish: what was told as plain data, and back. Nothing is kept here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.residents.entitlements import queries, questions, speech
from perspectief.residents.entitlements.calc.kinds import fact_field
from perspectief.residents.entitlements.calc.screens import screens
from perspectief.residents.entitlements.calc.standing import Standing
from perspectief.residents.entitlements.choices import PERIODS
from perspectief.residents.entitlements.services.names import roles_of, titles_of
from perspectief.residents.entitlements.services.told import Carried, Mode, carried_by
from perspectief.rules.facts import Fact
from perspectief.rules.household import UNKNOWN_WORD

KEPT = ("told", "page", "with_holiday", "other", "events", "outlook")
"""What of `Carried` is worth keeping; not what was typed and not understood, nor who was taken out."""
BLOCKS = ("home", "wealth", "costs", "situation")
Said = Mapping[str, Any]


@dataclass(frozen=True)
class InWords:
    """The answers about one person, or about the household when `name` is empty: each question with what was said."""

    name: str
    lines: list[tuple[str, list[str]]]


def to_keep(request: HttpRequest) -> dict[str, Any]:
    """All that this visitor told, as plain data; empty when nothing was told."""
    carried = carried_by(request)
    if not carried.told and not carried.page:
        return {}
    said = asdict(carried)
    return {name: said[name] for name in KEPT if said[name]}


def bring_back(request: HttpRequest, said: Said, *, together: bool) -> None:
    """The answers travel along again. `together`: somebody helps, so they last 15 minutes instead of 120."""
    mode = Mode.HELPER if together else Mode.PAGE if said.get("page") else Mode.ALONE
    kept = {name: said[name] for name in KEPT if name in said}
    request.carried = Carried(mode=mode, **{**kept, "told": _still_asked(said.get("told", {}))})


def outcome_of(said: Said) -> queries.Answers:
    """What the law of today says of kept answers, without a way to change them. Raises BadHousehold."""
    file, standing = _file(said)
    return queries.answers_for(
        file,
        titles_of(file["persons"]),
        doors=standing.doors if standing else (),
        help=queries.roads(settings.MUNICIPALITY),
        result=standing.result if standing else None,
    )


def in_words(said: Said) -> list[InWords]:
    """Kept answers as a person reads them: the household first, then each person."""
    file, standing = _file(said)
    names = titles_of(file["persons"])
    found = _of_screens(standing, names) if standing else _of_page(file, names)
    return [part for part in found if part.lines]


def _still_asked(told: Said) -> dict[str, Any]:
    """Without answers to questions that a newer release does not ask any more."""
    known = {one.id for one in screens(told)}
    return {screen: answer for screen, answer in told.items() if screen in known}


def _file(said: Said) -> tuple[dict[str, Any], Standing | None]:
    if said.get("page"):
        return said["page"], None
    standing = Standing(_still_asked(said.get("told", {})), settings.MUNICIPALITY, date.today())
    return standing.file, standing


def _of_screens(standing: Standing, names: Mapping[str, str]) -> Iterator[InWords]:
    answered = [one for one in standing.screens.values() if one.id in standing.told]
    for person in ("", *names):
        own = (one for one in answered if one.person == person)
        lines = [
            (speech.title(one, names), [_joined(*pair) for pair in speech.answer(one, standing.told[one.id], names)])
            for one in own
        ]
        yield InWords(names.get(person, ""), lines)


def _of_page(file: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[InWords]:
    household = [line for block in BLOCKS for line in _of_facts(questions.facts_of(block), file.get(block) or {})]
    yield InWords("", household)
    for person, role in zip(file["persons"], roles_of(file["persons"]), strict=True):
        facts = [fact for group in questions.person_groups(role) for fact in group.facts]
        yield InWords(names[person["id"]], [*_of_facts(facts, person), *_incomes(person)])


def _of_facts(facts: list[Fact], block: Any) -> list[tuple[str, list[str]]]:
    given = block if isinstance(block, dict) else {}
    named = ((fact, given[name]) for fact in facts if (name := questions.name_of(fact)) in given)
    return [(law.say(fact.question).text, [_value(fact, value)]) for fact, value in named]


def _value(fact: Fact, value: Any) -> str:
    if value == UNKNOWN_WORD:
        return _("Weet ik niet")
    name = questions.name_of(fact)
    return speech.value(fact_field(name, fact.name, fact.key or ""), value, {})


def _incomes(person: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    told = person.get("income")
    if not isinstance(told, list):
        return []
    if not told:
        return [(_("Inkomen"), [_("Geen inkomen")])]
    return [(speech.kind_of_income(one["kind"]), [_income(one)]) for one in told]


def _income(one: Mapping[str, Any]) -> str:
    amount = one["amount"]
    if isinstance(amount, Mapping) and "between" in amount:
        low, high = (law.say_amount(end) for end in amount["between"])
        said = _("van %(low)s tot en met %(high)s") % {"low": low, "high": high}
    else:
        said = law.say_amount(amount) if isinstance(amount, int | float) else str(amount)
    per = one.get("per", "month")
    return f"{said} {str(dict(PERIODS).get(per, per)).lower()}"


def _joined(label: str, words: str) -> str:
    return f"{label}: {words}" if label else words
