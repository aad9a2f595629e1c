"""What pages of this room call areas, amounts, organisations and reasons to propose something."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.community.experience.calc.matching import Why
from perspectief.community.experience.choices import Kind, Per, Reward, Theme
from perspectief.community.experience.models import Agreement, Task
from perspectief.foundation.language import law
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.queries import areas_of

WHY = {
    Why.KIND: gettext_lazy("U wilt dit soort werk doen."),
    Why.THEME: gettext_lazy("Het gaat over iets wat u kent."),
    Why.HOURS: gettext_lazy("Het past in uw uren."),
    Why.AREA: gettext_lazy("U kunt het in uw buurt of overal doen."),
    Why.MORE_HOURS: gettext_lazy("Let op: het kost meer uren dan u noemde."),
    Why.ELSEWHERE: gettext_lazy("Let op: het is in een andere wijk."),
}


def areas() -> dict[str, str]:
    """The wijken by their codes."""
    return {one.code: one.name for one in areas_of(settings.MUNICIPALITY)}


def area_words(code: str) -> str:
    """The name of one wijk; anywhere in the municipality without one."""
    return areas().get(code, code) if code else _("overal in de gemeente")


def asker_words(organisation: Organisation | None) -> str:
    """Who asks."""
    return organisation.name if organisation else _("de gemeente")


def reward_words(one: Task | Agreement) -> str:
    """What stands against it: `uurloon, met een contract: € 15 per uur`."""
    kind = Reward(one.reward)
    if kind is Reward.NONE:
        return str(kind.label)
    said = {"kind": kind.label, "amount": law.say_amount(float(one.amount)), "per": Per(one.per).label}
    return _("%(kind)s: %(amount)s %(per)s") % said


def month_of(one: Task | Agreement) -> float:
    """The reward in euro per month, spread evenly over the days between begin and end; a month at least."""
    whole = float(one.amount) * (one.hours if one.per == Per.HOUR else 1)
    months = max(1.0, ((one.ends_on - one.starts_on).days + 1) / 30.4)
    return round(whole / months, 2)


def kind_words(kinds: list[str]) -> list[Any]:
    """Kinds of work in words; what nobody knows any more is left out."""
    return [Kind(one).label for one in kinds if one in Kind.values]


def theme_words(themes: list[str]) -> list[Any]:
    """Themes in words."""
    return [Theme(one).label for one in themes if one in Theme.values]
