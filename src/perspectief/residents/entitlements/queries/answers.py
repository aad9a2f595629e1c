"""The whole result: one household asked of the law once, and arranged for a person who reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from django.utils.formats import date_format

from perspectief.foundation.language.law import Said, reader_language
from perspectief.residents.entitlements.queries.asking import Screens, assumed, no_screen
from perspectief.residents.entitlements.queries.doors import known_anywhere, next_doors
from perspectief.residents.entitlements.queries.groups import is_good, sections
from perspectief.residents.entitlements.queries.nouns import Answer, Answers, Door, OpenQuestion
from perspectief.residents.entitlements.queries.one_scheme import Reader, answer
from perspectief.residents.entitlements.queries.people import per_person
from perspectief.residents.entitlements.queries.received import told_in
from perspectief.residents.entitlements.queries.top import top
from perspectief.rules import Outcome, Result, evaluate, read_household
from perspectief.rules.effects import Effects, effects_of


def answers_for(
    household: Mapping[str, Any],
    names: Mapping[str, str],
    *,
    doors: Collection[str] = (),
    screens: Screens = no_screen,
    help: Sequence[Door] = (),
    result: Result | None = None,
) -> Answers:
    """Everything about one household. Raises BadHousehold.

    `names`: what each person is called, by id, the claimant first. `doors`: keys of schemes that say no only because a
    personal matter was not ticked. `screens`: from an open place in the file to the address of its question. `help`:
    who helps further (`roads`); without it those whom the law's own contacts name. `result`: what the law says of this
    household, when that was asked already.
    """
    result = result or evaluate(read_household(household))
    screens = cache(screens)
    reader = Reader(names, screens, result.date, result.municipality, reader_language())
    effects = effects_of(result.municipality, result.date)
    helpers = list(help) or known_anywhere()
    gets = told_in(household)
    claimant = result.persons[0]
    plain = {one.key: replace(answer(one, reader), is_told=gets(one, claimant)) for one in result.schemes}
    useful = {key for key, one in plain.items() if one.result.already_received or is_good(one.result)}
    every = {key: _joined(one, plain, effects[key], useful, helpers) for key, one in plain.items()}
    received = [one for one in every.values() if one.result.already_received]
    open_doors = [every[key] for key in doors if key in every and _is_no(every[key])]
    good = [one for one in every.values() if is_good(one.result) and not one.is_told]
    apart = {one.key for one in (*received, *open_doors)}
    return Answers(
        day=date_format(result.date, "j F Y"),
        sections=sections(every.values(), result.date, apart, has_doors=bool(open_doors)),
        top=top(good, effects),
        to_ask=_to_ask(every.values()),
        assumed=[assumed(one, names, screens, reader.language) for one in result.assumed],
        open_doors=open_doors,
        received=received,
        persons=per_person(result, good, reader, gets, has_partner=bool(household["persons"][0].get("partner"))),
        help=helpers,
    )


def _is_no(one: Answer) -> bool:
    return one.result.outcome is Outcome.NEE and not one.result.already_received


def _joined(
    one: Answer, every: Mapping[str, Answer], effects: Effects, useful: set[str], help: Sequence[Door]
) -> Answer:
    """One answer with what it does to the others that matter to this household, and with its second roads."""

    def named(keys: Iterable[str]) -> list[tuple[str, Said]]:
        return [(key, every[key].name) for key in keys if key in useful]

    if one.result.outcome is Outcome.NEE:
        return replace(one, next_doors=next_doors(one, every, help))
    return replace(
        one,
        counts=named(effects.counts),
        opens=named(effects.opens),
        closes=named(effects.closes),
        next_doors=next_doors(one, every, help) if one.result.outcome is Outcome.WETEN_WE_NIET else [],
    )


def _to_ask(answers: Iterable[Answer]) -> list[tuple[OpenQuestion, int]]:
    asked = Counter(question for one in answers for question in one.questions)
    return sorted(asked.items(), key=lambda item: -item[1])
