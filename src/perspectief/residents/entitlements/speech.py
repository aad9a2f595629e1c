"""Says screens, lines and answers in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.foundation.ui.fields import YES_NO, Choice
from perspectief.residents.entitlements.calc.kinds import Field, FieldKind, Option, Screen
from perspectief.residents.entitlements.choices import INCOME_KINDS, word_for
from perspectief.residents.entitlements.questions import UNITS
from perspectief.residents.entitlements.words import EXACTLY, INCOME_GROUPS, LABELS, LINES, OPTIONS, SCREENS, Words
from perspectief.rules import schemes
from perspectief.rules.facts import Fact

CLAIMANT = "p0"
EXACT = "exact"
"""Last word of a screen that comes back for the exact answer."""
Names = Mapping[str, str]


def words(screen: Screen) -> Words:
    """The words of a screen; of one that nobody wrote words for, the question of its first fact."""
    base, _dot, last = screen.template.rpartition(".")
    if last == EXACT:
        return replace(SCREENS.get(base) or _of_facts(screen), why=EXACTLY.why)
    return SCREENS.get(screen.template) or _of_facts(screen)


def _of_facts(screen: Screen) -> Words:
    asked = [(law.say(fact.question).text, why_of_fact(fact)) for fact in screen.facts] or [(screen.template, "")]
    return Words(asked[0][0], why=asked[0][1])


def title(screen: Screen, names: Names) -> str:
    """What the screen asks, about the one who fills in the check or about somebody else."""
    said, whose = words(screen), ""
    if screen.person and screen.person != CLAIMANT:
        whose = names.get(screen.person, screen.person)
    text = str(said.other or said.title) if whose else str(said.title)
    whose = _lower(whose) if text.find("%(name)s") > 0 else whose
    text = text % {"name": whose, "kind": _kind(screen)} if "%(" in text else text
    return str(EXACTLY.title) % {"title": text} if screen.template.endswith(f".{EXACT}") else text


def _kind(screen: Screen) -> str:
    return _("AOW en pensioen") if has_pension_too(screen) else kind_of_income(screen.about)


def has_pension_too(screen: Screen) -> bool:
    """Whether AOW and pension are asked on one screen."""
    return any(field.name == "pensioen" for field in screen.fields)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def kind_of_income(kind: str) -> str:
    """`Loon van een baan`."""
    return str(dict(INCOME_KINDS).get(kind, kind))


def label(screen: Screen, field: Field, names: Names) -> str:
    """What one field asks."""
    if field.name == "amount" and has_pension_too(screen):
        return kind_of_income("aow")
    own = LABELS.get((screen.template, field.name), LABELS.get(("", field.name)))
    if own is not None:
        return str(own)
    asked = law.say(field.fact.question).text if field.fact else field.name
    name, _dot, person = field.name.partition(".")
    return f"{asked} ({names.get(person, person)})" if person and name else asked


def why_of_fact(fact: Fact) -> str:
    """Why the law asks this; "" when nobody wrote it down."""
    return law.say(fact.why).text if fact.why else ""


def unit(field: Field) -> str:
    """`per maand`, `uur per week`."""
    return str(UNITS.get(field.fact.unit, field.fact.unit)) if field.fact else ""


def options(screen: Screen, field: Field) -> list[Choice]:
    """What can be chosen; with "weet ik niet" where a screen asks more than one thing."""
    if field.kind is FieldKind.YES_NO:
        chosen = [(value, OPTIONS.get((field.name, value), word)) for value, word in YES_NO]
    else:
        chosen = [(option, option_word(field, option)) for option in field.options]
    asks_more = field is not screen.fields[0] and field.name not in ("per", "gross", "relation")
    return [*chosen, ("", _("Weet ik niet"))] if asks_more else chosen


def option_word(field: Field, option: str) -> str:
    """The words of one choice."""
    if field.fact and field.fact.choices:
        named = {choice.name.lower(): choice for choice in field.fact.choices}
        return str(word_for(named[option]))
    return str(OPTIONS.get((field.name, option), option))


def line(option: Option) -> str:
    """The words of one line to tick: a personal matter, a kind of income, or a scheme."""
    key = option.key.partition(".")[0]
    if key in LINES:
        return str(LINES[key])
    if key in dict(INCOME_KINDS):
        return kind_of_income(key)
    if key in schemes():
        return law.say(schemes()[key].name).text
    return law.say(option.fact.question).text if option.fact else key


def groups(field: Field, names: Names) -> list[tuple[str, list[str]]]:
    """The lines of a tick list under headings: incomes by sort, personal matters by person; else none."""
    keys = [option.key for option in field.lines]
    if field.name == "kinds" and "loon" in keys:
        return [(str(head), found) for head, kinds in INCOME_GROUPS if (found := [key for key in kinds if key in keys])]
    persons = {option.person for option in field.lines}
    if persons <= {""}:
        return []
    heads = [("", _("Het hele huishouden")), *names.items()]
    by_person = [(head, [one.key for one in field.lines if one.person == person]) for person, head in heads]
    return [(head, found) for head, found in by_person if found]


def band(field: Field, limits: Mapping[str, Any]) -> str:
    """A range as somebody chooses it: `€ 8.000 of minder`, `meer dan € 8.000`."""
    if "at_most" in limits:
        return _("%(high)s of minder") % {"high": number(field, limits["at_most"])}
    if "at_least" in limits:
        return _("%(low)s of meer") % {"low": number(field, _round(limits["at_least"]))}
    low, high = limits["between"]
    return _("van %(low)s tot en met %(high)s") % {"low": number(field, _round(low)), "high": number(field, high)}


def only_exact(field: Field) -> str:
    """For which amounts there is no row to choose, because only the exact amount decides; "" when there are none."""
    if field.typed is None:
        return ""
    low, high = (number(field, end) for end in field.typed)
    return _("Is het tussen %(low)s en %(high)s? Typ dan hier het bedrag.") % {"low": low, "high": high}


def _round(low: float) -> float:
    """A range that begins a cent above a limit is said to begin at that limit."""
    return round(low - 0.01, 2) if round(low % 1, 2) == 0.01 else low


def number(field: Field, value: float) -> str:
    """An amount, or a number with its unit."""
    if field.fact is None or field.fact.unit.startswith("euro"):
        return law.say_amount(value)
    return f"{value:g} {unit(field)}".strip()


def answer(screen: Screen, said: Mapping[str, Any], names: Names) -> list[tuple[str, str]]:
    """What was answered, field by field: (label, words). "" as label where the title says enough."""
    if not said:
        return [("", _("Overgeslagen"))]
    if said.get("unknown"):
        return [("", _("Weet ik niet"))]
    heading = title(screen, names)
    given = [one for one in screen.fields if one.name in said and one.name not in ("about", "holiday")]
    labels = ["" if len(screen.fields) == 1 else label(screen, one, names) for one in given]
    spoken = [
        ("" if asks == heading else asks, value(one, said[one.name], names))
        for asks, one in zip(labels, given, strict=True)
    ]
    if said.get("holiday"):
        spoken.append(("", _("met vakantiegeld")))
    return [*spoken, ("", _("ongeveer"))] if said.get("about") else spoken


def value(field: Field, given: Any, names: Names) -> str:
    """One given value in words."""
    match field.kind:
        case FieldKind.YES_NO:
            key = "ja" if given else "nee"
            return str(OPTIONS.get((field.name, key), dict(YES_NO)[key]))
        case FieldKind.CHOICE:
            return option_word(field, given)
        case FieldKind.TICKS:
            return _ticked(field, given, names)
        case FieldKind.DATE:
            return _day(given)
    return _amount(field, given)


def _ticked(field: Field, given: list[str], names: Names) -> str:
    said = [
        f"{line(one)} ({names[one.person]})" if one.person in names else line(one)
        for one in (Option(key, person=key.partition(".")[2]) for key in given)
    ]
    return "; ".join(said) or _("Niets hiervan")


def _day(given: Any) -> str:
    if isinstance(given, Mapping):
        return str(given["between"][0])[:4]
    return str(date_format(date.fromisoformat(given), "j F Y"))


def _amount(field: Field, given: Any) -> str:
    if field.kind is FieldKind.COUNT:
        return str(given)
    return band(field, given) if isinstance(given, Mapping) else number(field, given)
