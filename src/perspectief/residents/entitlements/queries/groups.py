"""The answers in groups, the groups in sections: what people came for first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from perspectief.residents.entitlements.queries.nouns import Answer, Group, Section
from perspectief.rules import Outcome, SchemeResult

GOOD = (Outcome.JA, Outcome.WAARSCHIJNLIJK)
AMOUNT = "bedrag"
"""The group of what can surely be had, of which only the exact amount hangs on an answer."""


def amount_is_open(one: SchemeResult) -> bool:
    """Whether every condition is met and something is paid for sure; only how much is a range."""
    if one.outcome is not Outcome.HANGT_AF_VAN or not one.amount_between:
        return False
    return one.amount_between[0] > 0 and all(reason.met for reason in one.because)


def is_good(one: SchemeResult) -> bool:
    """Whether this can be had, surely or probably."""
    return one.outcome in GOOD or amount_is_open(one)


def sections(answers: Iterable[Answer], day: date, apart: set[str], *, has_doors: bool) -> list[Section]:
    """Every answer once; keys in `apart` are left out, because they stand elsewhere on the page.

    `has_doors`: there are open doors, which stand in the section of what is not for now, also when nothing else does.
    """
    by_key = {group.key: group for group in _groups()}
    for one in sorted(answers, key=lambda one: one.is_told):
        if one.key not in apart:
            by_key[_group_of(one, day)].answers.append(one)
    return [section for section in _sections(by_key, has_doors=has_doors) if section.groups]


def _group_of(one: Answer, day: date) -> str:
    if not one.scheme.exists_on(day):
        return "voorbij"
    return AMOUNT if amount_is_open(one.result) else one.result.outcome.value


def _sections(groups: dict[str, Group], *, has_doors: bool) -> list[Section]:
    def some(*keys: str) -> list[Group]:
        return [groups[key] for key in keys if groups[key].answers]

    refused = [groups["nee"]] if has_doors else some("nee")
    return [
        Section("krijgen", _("Dit kunt u krijgen"), _("Volgens de regels heeft u hier recht op."), some("ja", AMOUNT)),
        Section("misschien", _("Misschien"), "", some("waarschijnlijk", "hangt_af_van")),
        Section(
            "vragen",
            _("Dit weten wij niet, vraag het hier"),
            _("Mensen beslissen hierover, of wij kennen de regel niet goed genoeg."),
            some("weten_we_niet"),
        ),
        Section("niet", _("Nu niet, en dit kan wel"), _("Bij elke regeling staat wanneer het wel kan."), refused),
        Section("voorbij", _("Deze regelingen gelden nu niet"), "", some("voorbij")),
    ]


def _groups() -> list[Group]:
    return [
        Group("ja", _("Dit kunt u krijgen"), "", _("Ja"), "safe", []),
        Group(
            AMOUNT,
            _("Het bedrag weten wij ongeveer"),
            _("Hoeveel het precies is, hangt nog af van een antwoord. U kunt het al aanvragen."),
            _("Ja"),
            "safe",
            [],
        ),
        Group(
            "waarschijnlijk",
            _("Waarschijnlijk wel"),
            _("Wat u vertelde past. Eén ding kunnen wij niet nakijken. Dat staat erbij."),
            _("Waarschijnlijk"),
            "success",
            [],
        ),
        Group(
            "hangt_af_van",
            _("Dit weten wij na een paar antwoorden"),
            _("U hoeft ze niet te geven. Zonder antwoord kunt u het ook gewoon vragen."),
            _("Hangt ervan af"),
            "warning",
            [],
        ),
        Group("weten_we_niet", _("Vraag het na"), "", _("Vraag het na"), "warning", []),
        Group("nee", _("Nu niet"), "", _("Nu niet"), "neutral", []),
        Group("voorbij", _("Geldt nu niet"), "", _("Geldt niet"), "neutral", []),
    ]
