"""What this room keeps of people, for the register: checks that somebody chose to keep, and what they share of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy import consent_texts
from perspectief.foundation.privacy.collecting import part_of
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.foundation.privacy.subjects import Part as PackPart
from perspectief.foundation.privacy.subjects import register_source, register_words
from perspectief.residents.kept_checks.choices import Part, Reason
from perspectief.residents.kept_checks.models import KEPT, SHARED, DeskNumber, KeptCheck, SharedCopy
from perspectief.residents.kept_checks.services.keeping import erase_key, remove_rows
from perspectief.residents.kept_checks.services.sharing import CONSENT_TEXT, CONSENT_VERSION

CONSENT_GROUND = "AVG artikel 6 lid 1 onder a"
KEEPING = Activity(
    key=KEPT,
    name=_("Een check die u zelf bewaart"),
    purpose=_("U kunt later verder met uw antwoorden. U hoeft dan niet alles opnieuw in te vullen."),
    basis=Basis.CONSENT,
    article=CONSENT_GROUND,
    whose=_("Wie op ‘Bewaar deze check’ drukt, en de mensen in dat huis."),
    data=(
        _("uw antwoorden, op slot: alleen uw zes woorden openen ze"),
        _("de dag van bewaren, van het laatste gebruik en van het einde"),
        _("uw taal"),
    ),
    term="kept_check",
    room="kept_checks",
    notes=(
        _("Wij vragen geen naam en geen adres."),
        _("Alleen met uw zes woorden kan iemand dit lezen. Wij kunnen het niet."),
        _("U wist alles met één druk op een knop."),
        _("Typt iemand een foute code? Dan tellen wij alleen hoeveel het er zijn."),
    ),
)
SHARING = Activity(
    key=SHARED,
    name=_("Een helper laten meekijken met uw bewaarde check"),
    purpose=_("U kiest zelf één helper. Die ziet wat u kiest, tot de dag die u kiest."),
    basis=Basis.CONSENT,
    article=CONSENT_GROUND,
    whose=_("Wie een bewaarde check deelt, en de helper die meekijkt."),
    data=(
        _("de delen die u kiest: uw uitkomst of uw antwoorden"),
        _("welke helper, met rol en organisatie"),
        _("tot welke dag"),
    ),
    receivers=(_("de helper die u koos"),),
    term="kept_check",
    room="kept_checks",
    notes=(_("Stopt u? Dan ziet de helper meteen niets meer en is de kopie weg."),),
)
PERSONAL, INTERNAL, TECHNICAL = Sensitivity.PERSONAL, Sensitivity.INTERNAL, Sensitivity.TECHNICAL
TEXT = _(
    "Ik laat deze helper meekijken met de delen die ik kies. Dat mag tot en met de dag die ik kies. "
    "Ik kan elke dag stoppen. Zeg ik nee, dan verandert er niets."
)


def declare_all() -> None:
    """Everything the house must know of this room, at start-up."""
    for one in (KEEPING, SHARING):
        register(one)
    for declaration in (_kept(), _copies(), _numbers()):
        declare(declaration)
    consent_texts.register_text(CONSENT_TEXT, CONSENT_VERSION, TEXT)
    register_words({**dict(Part.choices), **dict(Reason.choices), **WORDS})
    register_source("kept_checks", name=KEEPING.name, collect=collect, erase=erase_key, keys=all_keys)


WORDS = {
    "kept_own": _("om zelf verder te gaan"),
    "kept_choice": _("een keuze met de zes woorden"),
    "kept_share": _("Wie er mag meekijken"),
    "kept_list": _("zien wie er iets deelt"),
    "kept_pack": _("Alles in één bestand"),
}
"""What code words of the access log are called; parts and reasons bring their own."""


def collect(key: str) -> Iterable[PackPart]:
    """What this room has of one check. The answers themselves open only with the code: the room adds them itself."""
    with purpose(KEPT), purpose(SHARED):
        yield part_of(KeptCheck.objects.filter(pk=key), _("Uw bewaarde check"), secret=("sealed",))
        yield part_of(SharedCopy.objects.filter(kept=key), _("Met wie u deelt"), secret=("sealed",))


def all_keys() -> Iterable[str]:
    """Every check, to find who is affected after a leak."""
    with purpose(KEPT):
        return [str(key) for key in KeptCheck.objects.values_list("pk", flat=True)]


def _over(now: dt.datetime) -> QuerySet[KeptCheck]:
    return KeptCheck.objects.filter(expires_on__lt=timezone.localdate(now))


def _kept() -> Declaration:
    return Declaration(
        model=KeptCheck,
        activity=KEPT,
        fields={
            "key": Field("sleutel van de check, zonder naam", INTERNAL),
            "lookup": Field("versleuteld kenmerk van de code", TECHNICAL),
            "salt": Field("toevalsgetal bij de code", TECHNICAL),
            "wrapped": Field("sleutel van de antwoorden, verzegeld met de code", TECHNICAL),
            "sealed": Field("de antwoorden, verzegeld", PERSONAL),
            "language": Field("taal", INTERNAL),
            "kept_on": Field("bewaard op", INTERNAL),
            "last_used_on": Field("laatst gebruikt op", INTERNAL),
            "expires_on": Field("laatste dag", INTERNAL),
            "circle": Field("kring van wie meekijkt", TECHNICAL),
        },
        overdue=_over,
        remove=remove_rows,
        whose="key",
    )


def _copies() -> Declaration:
    return Declaration(
        model=SharedCopy,
        activity=SHARED,
        fields={
            "key": Field("sleutel van het delen", INTERNAL),
            "kept": Field("welke check", TECHNICAL),
            "account": Field("account van de helper", PERSONAL),
            "role": Field("rol van de helper", INTERNAL),
            "organisation": Field("organisatie van de helper", INTERNAL),
            "pair": Field("twee woorden om het aan te herkennen", INTERNAL),
            "parts": Field("welke delen", INTERNAL),
            "consent": Field("welke toestemming", TECHNICAL),
            "sealed": Field("de antwoorden, verzegeld", PERSONAL),
            "shared_on": Field("gedeeld op", INTERNAL),
            "ends_at": Field("gedeeld tot", INTERNAL),
        },
        overdue=lambda now: SharedCopy.objects.filter(ends_at__lte=now),
        whose="kept",
    )


def _numbers() -> Declaration:
    return Declaration(
        model=DeskNumber,
        activity=SHARED,
        fields={
            "id": Field("nummer van de rij", TECHNICAL),
            "digest": Field("versleuteld kenmerk van het nummer", TECHNICAL),
            "account": Field("account van de helper", PERSONAL),
            "role": Field("rol van de helper", INTERNAL),
            "organisation": Field("organisatie van de helper", INTERNAL),
            "pair": Field("twee woorden om te vergelijken", INTERNAL),
            "ends_at": Field("werkt tot", INTERNAL),
            "typed_for": Field("voor welke check ingetypt", INTERNAL),
        },
        overdue=lambda now: DeskNumber.objects.filter(ends_at__lte=now),
        whose="account",
        term="kept_check_number",
    )
