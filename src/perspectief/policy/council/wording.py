"""The words of reports and their calendar. Short sentences, no blame."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MARKS: Mapping[str, Any] = {"invented": gettext_lazy("verzonnen"), "synthetic": gettext_lazy("synthetisch")}
"""The words of the marks on everything that was made up."""
HALVES = {"1": gettext_lazy("eerste half jaar van %(year)s"), "2": gettext_lazy("tweede half jaar van %(year)s")}
PROOFS: Mapping[str, Any] = {
    "see": gettext_lazy("Het plan vraagt: kunnen wij het zien?"),
    "hear": gettext_lazy("Het plan vraagt: horen wij dit van de mensen zelf?"),
}


def half_year(key: str) -> str:
    """`2024-1` as people say it."""
    year, _sep, half = key.partition("-")
    return str(HALVES[half]) % {"year": year}


def period(text: str) -> str:
    """A period as people say it: `2020`, `eerste half jaar van 2020`, `schooljaar 2019-2020`, `juni 2020`."""
    if re.fullmatch(r"\d{4}-[12]", text):
        return half_year(text)
    if re.fullmatch(r"\d{4}-\d{4}", text):
        return _("schooljaar %(years)s") % {"years": text}
    if found := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return date_format(dt.date(int(found[1]), int(found[2]), 1), "F Y")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return day(text)
    return text


def day(said: str | dt.date) -> str:
    """`22 november 2026`."""
    when = dt.date.fromisoformat(said) if isinstance(said, str) else said
    return date_format(when, "j F Y")


def moment(when: dt.datetime | str) -> str:
    """`22 november 2026 om 9.30 uur`, in our own time."""
    said = dt.datetime.fromisoformat(when) if isinstance(when, str) else when
    local = timezone.localtime(said)
    clock = {"day": date_format(local, "j F Y"), "time": date_format(local, "G.i")}
    return _("%(day)s om %(time)s uur") % clock


def experts_missed(missed: Mapping[str, str]) -> str:
    """They were asked in time and did not deliver: said without blame, and only what is known."""
    days = {"asked": day(missed["asked"]), "due": day(missed["due"])}
    asked = _("Wij vroegen de ervaringsdeskundigen op %(asked)s om hun hoofdstuk. Dat was op tijd.") % days
    return f"{asked} {_('Op %(due)s was het er niet.') % days}"
