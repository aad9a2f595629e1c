"""What the law answers, arranged for a person who reads it. Nothing is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from perspectief.foundation.language import dutch, law
from perspectief.rules import Outcome, Reason, Result, SchemeResult, evaluate, read_household, schemes
from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.kernel.evaluate import question_of

PERSON_KEY = re.compile(r"persons\.(?P<person>[^.]+)\.(?P<name>.+)")
OTHER_FIELDS = {"income": "has_income", "childcare": "care-kind"}
"""Where a person's question stands on the page when the field is called otherwise."""


@dataclass(frozen=True)
class Contact:
    """Who can tell more, and what we know of them."""

    name: str
    phone: str = ""
    site: str = ""
    desk: str = ""

    @property
    def dial(self) -> str:
        """The number as a telephone wants it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True)
class Because:
    """A reason in the reader's language, with its article."""

    said: law.Said
    article: str
    source: str


@dataclass(frozen=True)
class OpenQuestion:
    """A question that is still open: what, about whom, its key and the id of its field."""

    said: law.Said
    whose: str
    key: str
    anchor: str


@dataclass(frozen=True)
class Answer:
    """One scheme as the page shows it."""

    key: str
    scheme: Scheme
    result: SchemeResult
    amount: str
    per_person: list[tuple[str, str]]
    met: list[Because]
    unmet: list[Because]
    open: list[Because]
    questions: list[OpenQuestion]
    uncertain: list[law.Said]
    ask: Contact
    next_doors: list[tuple[str, law.Said]]


@dataclass(frozen=True)
class Group:
    """Schemes with the same outcome. `badge` is the colour of the label."""

    key: str
    title: str
    lead: str
    label: str
    badge: str
    answers: list[Answer]

    @property
    def is_good(self) -> bool:
        """Whether this is what people came for: it stands open, the rest folds open."""
        return self.key in ("ja", "waarschijnlijk")

    @property
    def is_current(self) -> bool:
        """Whether the scheme may still be of use today."""
        return self.key not in ("nee", "voorbij")


@dataclass(frozen=True)
class Answers:
    """The whole result as the page shows it. `to_ask`: open questions, the one that helps most schemes first."""

    day: str
    groups: list[Group]
    to_ask: list[tuple[OpenQuestion, int]]
    assumed: list[tuple[str, law.Said]]

    @property
    def best(self) -> list[Answer]:
        """What the household is entitled to, surely or probably."""
        return [answer for group in self.groups if group.is_good for answer in group.answers]


def answers_for(household: Mapping[str, Any], names: Mapping[str, str]) -> Answers:
    """Everything about one household. `names`: what each person is called on the page. Raises BadHousehold."""
    result = evaluate(read_household(household))
    arranged = {one.key: _answer(one, names) for one in result.schemes}
    groups, to_ask = _groups(result, arranged), _to_ask(arranged.values())
    return Answers(date_format(result.date, "j F Y"), groups, to_ask, _assumed(result, names))


def _to_ask(answers: Iterable[Answer]) -> list[tuple[OpenQuestion, int]]:
    asked = Counter(question for answer in answers for question in answer.questions)
    return sorted(asked.items(), key=lambda item: -item[1])


def _groups(result: Result, answers: Mapping[str, Answer]) -> list[Group]:
    groups = [
        Group("ja", _("Hier heeft u volgens de regels recht op"), "", _("Ja"), "safe", []),
        Group(
            "waarschijnlijk",
            _("Hier heeft u waarschijnlijk recht op"),
            _("Niet alles is na te gaan. Wat nog onzeker is, staat erbij."),
            _("Waarschijnlijk"),
            "success",
            [],
        ),
        Group(
            "hangt_af_van",
            _("Dit hangt nog af van uw antwoorden"),
            _("Vult u meer in? Dan weten wij het wel."),
            _("Hangt ervan af"),
            "warning",
            [],
        ),
        Group(
            "weten_we_niet",
            _("Dit weten wij niet. Vraag het na"),
            _("Mensen beslissen hierover, of een regel of bedrag is bij ons niet bekend."),
            _("Vraag het na"),
            "warning",
            [],
        ),
        Group(
            "nee",
            _("Dit past nu niet bij uw situatie"),
            _("Bij elke regeling staat waarom, wat dat zou veranderen en wat wel kan."),
            _("Nu niet"),
            "neutral",
            [],
        ),
        Group("voorbij", _("Deze regelingen gelden vandaag niet"), "", _("Geldt niet"), "neutral", []),
    ]
    by_key = {group.key: group for group in groups}
    for one in result.schemes:
        key = one.outcome.value if one.scheme.exists_on(result.date) else "voorbij"
        by_key[key].answers.append(answers[one.key])
    return [group for group in groups if group.answers]


def _answer(one: SchemeResult, names: Mapping[str, str]) -> Answer:
    said = [(reason.met, _because(reason)) for reason in one.because]
    return Answer(
        key=one.key,
        scheme=one.scheme,
        result=one,
        amount=_amount(one),
        per_person=_per_person(one, names),
        met=[because for met, because in said if met is True],
        unmet=[because for met, because in said if met is False],
        open=[because for met, because in said if met is None],
        questions=[_question(key, names) for key in one.depends_on],
        uncertain=_uncertain(one),
        ask=contact(one.scheme.ask),
        next_doors=[(key, law.say(schemes()[key].name)) for key in one.scheme.next_doors if key in schemes()],
    )


def _because(reason: Reason) -> Because:
    template = law.say(reason.template)
    text = template.text.format_map(reason.values) if reason.values else template.text
    text = text.replace("€ ", "€\u00a0")
    return Because(law.Said(text, template.language), reason.article, reason.source)


def _uncertain(one: SchemeResult) -> list[law.Said]:
    said = [law.say(sentence) for sentence in (*one.scheme.not_modelled, *one.unchecked)]
    own = [_("Dit weten wij niet: %(what)s.") % {"what": law.say(what).text} for what in one.unknown_values]
    if one.after_last_amounts:
        own.append(_("Gerekend met bedragen van %(year)s.") % {"year": one.after_last_amounts})
    return said + [law.Said(words, law.reader_language()) for words in own]


def _amount(one: SchemeResult) -> str:
    per = {"maand": _("per maand"), "kwartaal": _("per kwartaal"), "jaar": _("per jaar"), "keer": _("per keer")}
    if one.amount is not None and one.outcome is not Outcome.NEE:
        return f"{dutch.say_amount(one.amount)} {per[one.per]}"
    if one.amount_between:
        low, high = (dutch.say_amount(amount) for amount in one.amount_between)
        return _("tussen %(low)s en %(high)s %(per)s") % {"low": low, "high": high, "per": per[one.per]}
    return ""


def _per_person(one: SchemeResult, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """What each person gets, when more than one amount is at stake or it is not the claimant's."""
    amounts = {person: amount for person, amount in one.per_person.items() if amount}
    claimant = next(iter(names), "")
    if set(amounts) <= {claimant}:
        return []
    return [(names.get(person, person), dutch.say_amount(amount)) for person, amount in amounts.items()]


def _question(key: str, names: Mapping[str, str]) -> OpenQuestion:
    found = PERSON_KEY.fullmatch(key)
    whose = names.get(found["person"], "") if found else ""
    return OpenQuestion(law.say(question_of(key)), whose, key, anchor_of(key))


def anchor_of(key: str) -> str:
    """The id of the field that asks for a place in the household file."""
    found = PERSON_KEY.fullmatch(key)
    if not found:
        return "id_" + key.replace(".", "-")
    name = found["name"].split(".")[0]
    return f"id_{found['person']}-{OTHER_FIELDS.get(name, name)}"


def _assumed(result: Result, names: Mapping[str, str]) -> list[tuple[str, law.Said]]:
    assumed = []
    for one in result.assumed:
        found = PERSON_KEY.fullmatch(one.key)
        assumed.append((names.get(found["person"], "") if found else "", law.say(one.text)))
    return assumed


def contact(name: str) -> Contact:
    """What we know of somebody to ask."""
    known = _contacts().get(name) or {}
    return Contact(name, *(str(known.get(word) or "") for word in ("phone", "site", "desk")))


@cache
def _contacts() -> dict[str, Any]:
    path = files("perspectief.rules").joinpath("contacts.yaml")
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.is_file() else {}
