"""The words in which figures, targets and comparisons are told. Short sentences, no blame."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.policy.monitor.calc.direction import Trend, Verdict
from perspectief.policy.monitor.choices import Direction, Wanted

HALVES = {"1": gettext_lazy("eerste half jaar %(year)s"), "2": gettext_lazy("tweede half jaar %(year)s")}
VERDICTS: Mapping[str, object] = {
    Verdict.MET: gettext_lazy("gehaald"),
    Verdict.NOT_MET: gettext_lazy("niet gehaald"),
    Verdict.UNSURE: gettext_lazy("nog niet te zeggen"),
}
TRENDS: Mapping[str, object] = {
    Trend.HIGHER: gettext_lazy("hoger"),
    Trend.LOWER: gettext_lazy("lager"),
    Trend.SAME: gettext_lazy("ongeveer gelijk"),
}
THAN: Mapping[str, object] = {
    Trend.HIGHER: gettext_lazy("hoger dan in %(period)s"),
    Trend.LOWER: gettext_lazy("lager dan in %(period)s"),
    Trend.SAME: gettext_lazy("ongeveer gelijk aan %(period)s"),
}
REACH: Mapping[str, object] = {
    Direction.UP: gettext_lazy("%(value)s of meer"),
    Direction.DOWN: gettext_lazy("%(value)s of minder"),
    Direction.NONE: gettext_lazy("%(value)s"),
}
LOWER_ON_A_LIST = gettext_lazy("%(value)s of lager op de lijst")
WANTED: Mapping[str, object] = {
    Wanted.RISE: gettext_lazy("stijging"),
    Wanted.FALL: gettext_lazy("daling"),
    Wanted.STABLE: gettext_lazy("stabiel"),
}
NO_FIGURE_YET = gettext_lazy("Er is nog geen cijfer over deze periode.")
ONLY_ONE = gettext_lazy("Er is pas één cijfer. Voor een richting zijn er twee nodig.")


def period(text: str) -> str:
    """A period as people say it: `2020`, `eerste half jaar 2020`, `schooljaar 2019-2020`, `juni 2020`."""
    if found := re.fullmatch(r"(\d{4})-([12])", text):
        return str(HALVES[found[2]]) % {"year": found[1]}
    if re.fullmatch(r"\d{4}-\d{4}", text):
        return _("schooljaar %(years)s") % {"years": text}
    if found := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return date_format(dt.date(int(found[1]), int(found[2]), 1), "F Y")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return day(dt.date.fromisoformat(text))
    return text


def day(when: dt.date) -> str:
    """`22 november 2026`."""
    return date_format(when, "j F Y")


def between(low: str, high: str) -> str:
    """A range."""
    return _("tussen %(low)s en %(high)s") % {"low": low, "high": high}


def wanted(which: str, baseline: str, band: str) -> str:
    """A direction: `stijging sinds 2019`, `stabiel sinds 2019: hooguit 5% verschil`."""
    said = str(WANTED[which])
    if baseline:
        said = _("%(direction)s sinds %(period)s") % {"direction": said, "period": period(baseline)}
    if which == Wanted.STABLE:
        return _("%(direction)s: hooguit %(band)s verschil") % {"direction": said, "band": band}
    return said


def no_number(when: str, why: str) -> str:
    """A period of which there is no number, and why."""
    return _("Over %(period)s is er geen getal: %(reason)s.") % {"period": period(when), "reason": why}


def no_baseline(baseline: str) -> str:
    """There is nothing to compare with."""
    if not baseline:
        return str(ONLY_ONE)
    return _("Er is geen cijfer over %(period)s om mee te vergelijken.") % {"period": period(baseline)}


def counted_differently(before: str, now: str) -> str:
    """A break lies between the two."""
    said = {"before": period(before), "now": period(now)}
    return _("Tussen %(before)s en %(now)s veranderde de telling. Deze cijfers kunt u niet vergelijken.") % said


def number_judged(verdict: Verdict, when: str, value: str) -> str:
    """A figure beside a number that is wanted."""
    sentence = {
        Verdict.MET: _("Met %(value)s in %(period)s is het doel gehaald."),
        Verdict.NOT_MET: _("Met %(value)s in %(period)s is het doel niet gehaald."),
        Verdict.UNSURE: _("Het cijfer over %(period)s is %(value)s. Het is niet precies genoeg voor een oordeel."),
    }[verdict]
    return sentence % {"value": value, "period": period(when)}


def direction_judged(which: str, verdict: Verdict, before: str, now: str) -> str:
    """A figure beside an earlier one, and the direction that is wanted."""
    said = {"before": period(before), "now": period(now)}
    return _direction_sentence(which, verdict) % said


def _direction_sentence(which: str, verdict: Verdict) -> str:
    if verdict is Verdict.UNSURE:
        return _("Het verschil tussen %(before)s en %(now)s is te klein of te onzeker.")
    met = verdict is Verdict.MET
    if which == Wanted.STABLE:
        return (
            _("Het cijfer over %(now)s is ongeveer gelijk aan %(before)s.")
            if met
            else _("Het cijfer over %(now)s wijkt duidelijk af van %(before)s.")
        )
    if which == Wanted.RISE:
        return (
            _("Het cijfer over %(now)s is hoger dan over %(before)s.")
            if met
            else _("Het cijfer over %(now)s is niet hoger dan over %(before)s.")
        )
    return (
        _("Het cijfer over %(now)s is lager dan over %(before)s.")
        if met
        else _("Het cijfer over %(now)s is niet lager dan over %(before)s.")
    )


def runs_until(ends: dt.date | None) -> str:
    """The target has time left."""
    return "" if ends is None else _("Het doel loopt nog tot en met %(day)s.") % {"day": day(ends)}
