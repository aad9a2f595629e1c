"""From cells to figures: what a number, a period, an area or a reason may look like, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from perspectief.policy.monitor.choices import Missing

REASONS: Mapping[str, Missing] = {
    "-": Missing.NOT_MEASURED,
    "–": Missing.NOT_MEASURED,
    "niet gemeten": Missing.NOT_MEASURED,
    "nnb": Missing.NOT_YET,
    "nog niet bekend": Missing.NOT_YET,
    "nvt": Missing.NOT_APPLICABLE,
    "n.v.t.": Missing.NOT_APPLICABLE,
    "niet van toepassing": Missing.NOT_APPLICABLE,
    "x": Missing.SECRET,
    "geheim": Missing.SECRET,
    ".": Missing.UNKNOWN,
    "onbekend": Missing.UNKNOWN,
}
"""What people and sources write where there is no number."""
CODED_AS_MISSING = Decimal(-99990)
"""Files with maps write a number as low as this where there is none."""
PLAIN = re.compile(r"[-−+]?\d+")
COMMA = re.compile(r"[-−+]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+")
POINT = re.compile(r"[-−+]?(?:\d+|\d{1,3}(?:,\d{3})+)\.\d+")
EITHER = re.compile(r"[-−+]?\d{1,3}[.,]\d{3}")
"""`1.234` and `1,234`: a thousand or one? The other cells of the column tell."""
THOUSANDS = re.compile(r"[-−+]?\d{1,3}(?:\.\d{3}){2,}")
CBS_YEAR = re.compile(r"(\d{4})JJ00")
SCHOOL_YEAR = re.compile(r"(\d{4})\s*/\s*(?:\d{2})?(\d{2})")
HALF_YEAR = re.compile(r"(\d{4})\s*[Hh]\s?([12])")
YES = frozenset({"ja", "1", "true", "waar", "voorlopig", "*", "j", "x"})


class Unreadable(ValueError):
    """A cell that is not what it should be. The message says what was found and what to do.

    `unquoted`: the same without what stood in the cell, where that may not be kept.
    """

    def __init__(self, said: str, typed: str = ""):
        super().__init__(said % {"typed": typed[:40]})
        self.unquoted = said % {"typed": "…"}


@dataclass(frozen=True)
class Number:
    """What a cell of numbers says: a value, or the reason why there is none."""

    value: Decimal | None
    missing: Missing | str = ""
    provisional: bool = False


def decimal_mark(cells: Iterable[str]) -> str:
    """What parts a number from its decimals in a column: `,`, `.`, or "" when the cells do not tell."""
    commas = points = False
    for cell in cells:
        plain = _bare(cell)
        if EITHER.fullmatch(plain):
            continue
        commas, points = commas or bool(COMMA.fullmatch(plain)), points or bool(POINT.fullmatch(plain))
    if commas and not points:
        return ","
    return "." if points and not commas else ""


def read_number(cell: str, mark: str = "") -> Number:
    """A number as people and programs write it, or a reason. Raises Unreadable."""
    text = cell.strip()
    if not text:
        raise Unreadable(_("Deze cel is leeg. Schrijf een getal, of waarom het er niet is."))
    if is_reason(text):
        return Number(None, REASONS[text.lower()])
    if re.fullmatch(r"<\s*\d+", text):
        return Number(None, Missing.SECRET)
    plain = _bare(text)
    value = Decimal(_plain_digits(plain, mark, text))
    return Number(None, Missing.UNKNOWN) if value <= CODED_AS_MISSING else Number(value, "", text.endswith("*"))


def _bare(cell: str) -> str:
    """Without a percent sign, a star, a euro sign or spaces between thousands."""
    plain = cell.strip().rstrip("*").strip().removesuffix("%").removeprefix("€").strip()
    return re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)", "", plain)


def _plain_digits(plain: str, mark: str, typed: str) -> str:
    number = plain.replace("−", "-")
    if PLAIN.fullmatch(plain):
        return number
    if EITHER.fullmatch(plain):
        return _either(number, mark, typed)
    if COMMA.fullmatch(plain):
        return number.replace(".", "").replace(",", ".")
    if POINT.fullmatch(plain):
        return number.replace(",", "")
    if THOUSANDS.fullmatch(plain):
        return number.replace(".", "")
    raise Unreadable(_("‘%(typed)s’ is geen getal. Schrijf cijfers met een komma, bijvoorbeeld 12,5."), typed)


def _either(number: str, mark: str, typed: str) -> str:
    """`1.234`: with a comma elsewhere in the column the point parts thousands, and the other way round."""
    found = "," if "," in number else "."
    if mark == found:
        return number.replace(",", ".")
    if mark or found == ".":  # without any sign elsewhere a point is Dutch: it parts thousands
        return number.replace(found, "")
    raise Unreadable(_("‘%(typed)s’ kan twee getallen zijn. Schrijf het zonder punt of komma voor duizend."), typed)


def read_whole(cell: str) -> int | None:
    """A count; None when the cell is blank. Raises Unreadable."""
    if not cell.strip():
        return None
    found = read_number(cell)
    if found.value is None or found.value < 0 or found.value != found.value.to_integral_value():
        raise Unreadable(_("‘%(typed)s’ is geen heel getal."), cell)
    return int(found.value)


def read_bound(cell: str, mark: str = "") -> Decimal | None:
    """An end of an interval; None when the cell is blank. Raises Unreadable."""
    return read_number(cell, mark).value if cell.strip() else None


def period_of(cell: str) -> str:
    """A period in our own writing; what we do not know stays as it is, and is judged with the figure."""
    text = cell.strip()
    if found := CBS_YEAR.fullmatch(text):
        return found[1]
    if found := SCHOOL_YEAR.fullmatch(text):
        return f"{found[1]}-{found[1][:2]}{found[2]}"
    if found := HALF_YEAR.fullmatch(text):
        return f"{found[1]}-{found[2]}"
    return text[:12]


def is_reason(cell: str) -> bool:
    """Whether a cell says in words why there is no number."""
    return cell.strip().lower() in REASONS


def is_yes(cell: str) -> bool:
    """Whether a cell says that something is so."""
    return cell.strip().lower() in YES
