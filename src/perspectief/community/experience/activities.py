"""What this room keeps of people, for the register: profiles, lived themes, agreements, names and words of children."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.community.experience import sealing
from perspectief.community.experience.models import (
    EXPERIENCE,
    SIGNED,
    THEMES,
    YOUTH,
    Agreement,
    Allowed,
    CheckIn,
    Expert,
    LivedThemes,
    Reply,
    Signature,
    Word,
)
from perspectief.community.experience.queries.advice import signatures_of
from perspectief.community.experience.queries.people import kept_themes, themes_without_consent
from perspectief.community.experience.queries.words import theme_words
from perspectief.community.experience.services.people import erase, restrict
from perspectief.foundation import keys
from perspectief.foundation.outbox.codes import register_words as outbox_words
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.collecting import part_of
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.foundation.privacy.subjects import Part, Subject, register_source, register_words

OWN_YES = "AVG artikel 6 lid 1 onder a"
PROFILES = Activity(
    key=EXPERIENCE,
    name=_("Werken als ervaringsdeskundige"),
    purpose=_("U kiest zelf welke vragen u doet. Wij laten zien wat bij u past, en leggen uw afspraken vast."),
    basis=Basis.CONSENT,
    article=OWN_YES,
    whose=_("Ervaringsdeskundigen die zelf een profiel maken."),
    data=(
        _("hoe u wilt heten, wat u kunt en wat u nodig heeft, op slot"),
        _("welk werk u wilt, uw uren en uw wijk"),
        _("op welke vragen u reageerde"),
        _("uw afspraken en uw beloning"),
        _("hoe een taak voor u was, op slot"),
    ),
    receivers=(
        _("wie u zelf kiest"),
        _("een organisatie, als u op haar vraag reageert"),
    ),
    term="experience",
    room="experience",
    notes=(
        _("Zegt u ‘nu niet’? Dan leest niemand dat. Een reden vragen wij niet."),
        _("U stopt elke dag met twee tikken. Dan is alles hier weg."),
        _("Wat een beloning doet met uw uitkering, rekenen wij uit zonder iets te bewaren."),
    ),
)
LIVED = Activity(
    key=THEMES,
    name=_("Thema’s uit het leven van ervaringsdeskundigen"),
    purpose=_("Wij vinden vragen die passen bij wat u zelf meemaakte."),
    basis=Basis.CONSENT,
    article=f"{OWN_YES}; AVG artikel 9 lid 2 onder a: uitdrukkelijke toestemming",
    whose=_("Ervaringsdeskundigen die dit zelf willen."),
    data=(_("de thema’s die u kiest, op slot"),),
    receivers=(_("wie u zelf kiest, met voor elk een eigen ja"),),
    term=THEMES,
    room="experience",
    notes=(
        _("Dit zijn gevoelige gegevens. U hoeft ze niet te vertellen."),
        _("Wij kijken bij elke vraag opnieuw of uw ja nog geldt."),
        _("Stopt u? Dan zijn de thema’s meteen weg."),
    ),
)
NAMES = Activity(
    key=SIGNED,
    name=_("Een naam bij een advies"),
    purpose=_("Wie dat wil, zet een naam bij een advies."),
    basis=Basis.CONSENT,
    article=OWN_YES,
    whose=_("Ervaringsdeskundigen die dit zelf willen."),
    data=(_("de naam die u kiest"),),
    receivers=(_("iedereen: het register van adviezen is openbaar"),),
    term=SIGNED,
    room="experience",
    notes=(_("U haalt uw naam weg met één tik."),),
)
CHILDREN = Activity(
    key=YOUTH,
    name=_("Wat kinderen en jongeren ons vertellen"),
    purpose=_("Wij vragen kinderen wat zij vinden van een plan. Zij horen wat ermee gebeurt."),
    basis=Basis.PUBLIC_TASK,
    article="AVG artikel 6 lid 1 onder e; Verdrag voor de rechten van het kind artikel 12",
    whose=_("Kinderen en jongeren die meepraten, met een volwassene erbij."),
    data=(_("leeftijd, in een groep"), _("wat iemand vindt, op slot"), _("geen naam, geen school, geen adres")),
    receivers=(_("wie met de kinderen praat, en het team"),),
    term=YOUTH,
    room="experience",
    notes=(
        _("Staat er toch een naam of een nummer in? Dan bewaren wij het niet."),
        _("Wij weten niet welk kind wat zei."),
    ),
)
PERSONAL, SPECIAL = Sensitivity.PERSONAL, Sensitivity.SPECIAL
INTERNAL, TECHNICAL = Sensitivity.INTERNAL, Sensitivity.TECHNICAL
NUMBER = Field("nummer van de rij", TECHNICAL)
PROFILE = Field("welk profiel", TECHNICAL)
WORDS = {
    "experience_profile": _("uw profiel als ervaringsdeskundige"),
    "experience_themes": _("de thema’s die u kent uit uw leven"),
    "experience_agreement": _("een afspraak of nazorg"),
    "experience_word": _("wat kinderen en jongeren zeiden"),
    "experience_own": _("u deed dit zelf"),
    "experience_task": _("u reageerde op een vraag"),
    "experience_pool": _("om ervaringsdeskundigen te zoeken voor een vraag"),
    "experience_aftercare": _("nazorg: u vroeg of wij u bellen"),
    "experience_youth": _("om een advies van kinderen op te schrijven"),
}
"""What code words of the access log are called."""


def declare_all() -> None:
    """Everything the house must know of this room, at start-up."""
    for activity in (PROFILES, LIVED, NAMES, CHILDREN):
        register(activity)
    for declaration in (*_people(), *_tasks(), _signatures(), _words()):
        declare(declaration)
    outbox_words({"experience": _("een vraag hoe het ging")})
    register_words(WORDS)
    register_source(
        EXPERIENCE,
        name=PROFILES.name,
        collect=collect,
        erase=erase,
        restrict=restrict,
        keys=all_keys,
        also=_also,
        rectify_url="experience:profile",
    )
    register_source(YOUTH, name=CHILDREN.name, collect=lambda _key: ())


def _also(subject: Subject) -> Iterable[Subject]:
    """Whoever has an account and a profile or a name here."""
    if subject.room == "accounts" and _knows(subject.key):
        yield Subject(EXPERIENCE, subject.key)


def _knows(key: str) -> bool:
    with purpose(EXPERIENCE), purpose(SIGNED):
        return Expert.objects.filter(account=key).exists() or Signature.objects.filter(account=key).exists()


def all_keys() -> list[str]:
    """The accounts that this room knows."""
    with purpose(EXPERIENCE), purpose(SIGNED):
        found = {
            *Expert.objects.values_list("account", flat=True),
            *Signature.objects.values_list("account", flat=True),
        }
    return sorted(map(str, found))


# --- One's own data ---------------------------------------------------------------------------------------------------
def collect(key: str) -> Iterable[Part]:
    """What this room has of one account, with its words."""
    with purpose(EXPERIENCE), purpose(SIGNED), purpose(THEMES):
        mine = Expert.objects.filter(account=key)
        of_mine = {"expert__account": key}
        yield part_of(mine, _("Uw profiel"), secret=("sealed",))
        yield Part("experience.told", _("Wat u over uzelf vertelt"), EXPERIENCE, list(_told(mine)), TOLD)
        yield Part("experience.themes", _("Thema’s uit uw leven"), THEMES, list(_themes(mine)), TOLD)
        yield part_of(Allowed.objects.filter(**of_mine), _("Wie iets van u mag weten"))
        yield part_of(Reply.objects.filter(**of_mine), _("Op welke vragen u reageerde"))
        yield part_of(Agreement.objects.filter(**of_mine), _("Uw afspraken"), secret=("sealed",))
        check_ins = CheckIn.objects.filter(agreement__expert__account=key)
        yield part_of(check_ins, _("Hoe een taak was"), secret=("sealed",))
        yield Part("experience.words", _("Uw woorden bij afspraken"), EXPERIENCE, list(_own_words(key)), TOLD)
        yield part_of(signatures_of(key), _("Adviezen met uw naam"))  # type: ignore[arg-type]


TOLD = {
    "called": _("hoe u wilt heten"),
    "talents": _("wat u kunt"),
    "needs": _("wat u nodig heeft"),
    "certificate": _("uw certificaat"),
    "themes": _("thema’s die u kent"),
    "cost": _("wat het u kostte"),
}


def _told(mine: QuerySet[Expert]) -> Iterable[dict[str, Any]]:
    for one in mine:
        try:
            yield vars(sealing.told_of(one.sealed, one.pk))
        except keys.NotOurs:
            return


def _themes(mine: QuerySet[Expert]) -> Iterable[dict[str, Any]]:
    for one in mine:
        if themes := kept_themes(one):
            yield {"themes": ", ".join(map(str, theme_words(themes)))}


def _own_words(key: str) -> Iterable[dict[str, Any]]:
    for one in Agreement.objects.filter(expert__account=key):
        yield {"needs": sealing.text_of(sealing.NEEDS, one.sealed, one.pk)}
    for one in CheckIn.objects.filter(agreement__expert__account=key):
        yield {"cost": sealing.text_of(sealing.AFTER, one.sealed, one.pk)}


# --- What each model holds --------------------------------------------------------------------------------------------
def _edge(term: str, now: dt.datetime) -> dt.date:
    return timezone.localdate(terms.before(term, now))


def _old_experts(now: dt.datetime) -> QuerySet[Expert]:
    return Expert.objects.filter(confirmed_on__lt=_edge("experience", now))


def _old_agreements(now: dt.datetime) -> QuerySet[Agreement]:
    return Agreement.objects.filter(ends_on__lt=_edge("experience_task", now))


def _themes_over(_now: dt.datetime) -> QuerySet[LivedThemes]:
    with purpose(THEMES):
        rows = list(LivedThemes.objects.all())
    return LivedThemes.objects.filter(pk__in=themes_without_consent(rows))


def _people() -> Iterable[Declaration]:
    yield Declaration(
        model=Expert,
        activity=EXPERIENCE,
        fields={
            "key": Field("sleutel van het profiel", TECHNICAL),
            "account": Field("welk account", PERSONAL),
            "sealed": Field("wat u over uzelf vertelt, verzegeld", PERSONAL),
            "kinds": Field("welk werk u wilt", PERSONAL),
            "hours_week": Field("uren per week", PERSONAL),
            "area": Field("wijk, of niets", PERSONAL),
            "certified": Field("heeft een certificaat", PERSONAL),
            "paused": Field("wil nu geen vragen", INTERNAL),
            "invented": Field("verzonnen, om te oefenen", INTERNAL),
            "made_on": Field("gemaakt op", INTERNAL),
            "confirmed_on": Field("nagekeken op", INTERNAL),
        },
        overdue=_old_experts,
        whose="account",
    )
    yield Declaration(
        model=LivedThemes,
        activity=THEMES,
        fields={
            "expert": PROFILE,
            "sealed": Field("thema’s uit uw leven, verzegeld", SPECIAL),
            "consent": Field("welke toestemming", TECHNICAL),
        },
        overdue=_themes_over,
        whose="expert",
    )
    yield Declaration(
        model=Allowed,
        activity=EXPERIENCE,
        fields={
            "id": NUMBER,
            "expert": PROFILE,
            "receiver": Field("sleutel van wie het mag weten", TECHNICAL),
            "words": Field("wie het mag weten", INTERNAL),
            "part": Field("welk deel", INTERNAL),
            "consent": Field("welke toestemming", TECHNICAL),
        },
        overdue=lambda now: Allowed.objects.filter(expert__in=_old_experts(now)),
        whose="expert",
    )


def _tasks() -> Iterable[Declaration]:
    yield Declaration(
        model=Reply,
        activity=EXPERIENCE,
        fields={
            "id": NUMBER,
            "task": Field("welke vraag", INTERNAL),
            "expert": PROFILE,
            "says": Field("wat u zei", PERSONAL),
            "on": Field("op welke dag", INTERNAL),
        },
        overdue=lambda now: Reply.objects.filter(on__lt=_edge("experience_task", now)),
        whose="expert",
        term="experience_task",
    )
    yield Declaration(
        model=Agreement,
        activity=EXPERIENCE,
        fields={
            "key": Field("sleutel van de afspraak", TECHNICAL),
            "task": Field("welke vraag", INTERNAL),
            "expert": PROFILE,
            "what": Field("wat u doet", PERSONAL),
            "hours": Field("uren samen", PERSONAL),
            "starts_on": Field("eerste dag", PERSONAL),
            "ends_on": Field("laatste dag", PERSONAL),
            "reward": Field("soort beloning", PERSONAL),
            "amount": Field("bedrag", PERSONAL),
            "per": Field("bedrag per", PERSONAL),
            "sealed": Field("wat u nodig heeft, verzegeld", PERSONAL),
            "state": Field("hoe ver de afspraak is", INTERNAL),
            "reason": Field("waarom de organisatie afzegde", INTERNAL),
            "proposed_on": Field("voorgesteld op", INTERNAL),
            "closed_on": Field("afgesloten op", INTERNAL),
        },
        overdue=_old_agreements,
        whose="expert",
        term="experience_task",
    )
    yield Declaration(
        model=CheckIn,
        activity=EXPERIENCE,
        fields={
            "agreement": Field("welke afspraak", TECHNICAL),
            "due_on": Field("wanneer wij vragen hoe het was", INTERNAL),
            "reminded_on": Field("herinnerd op", INTERNAL),
            "done_on": Field("ingevuld op", INTERNAL),
            "went": Field("hoe het was", PERSONAL),
            "again": Field("of u het nog eens wilt", PERSONAL),
            "call_me": Field("of u gebeld wilt worden", PERSONAL),
            "called_on": Field("gebeld op", INTERNAL),
            "sealed": Field("wat het u kostte, verzegeld", PERSONAL),
        },
        overdue=lambda now: CheckIn.objects.filter(agreement__in=_old_agreements(now)),
        whose="agreement",
        term="experience_task",
    )


def _signatures() -> Declaration:
    return Declaration(
        model=Signature,
        activity=SIGNED,
        fields={
            "id": NUMBER,
            "advice": Field("welk advies", INTERNAL),
            "account": Field("welk account", PERSONAL),
            "name": Field("de naam die u koos", PERSONAL),
            "on": Field("op welke dag", INTERNAL),
        },
        overdue=lambda now: Signature.objects.filter(on__lt=_edge("experience_signed", now)),
        whose="account",
    )


def _words() -> Declaration:
    return Declaration(
        model=Word,
        activity=YOUTH,
        fields={
            "key": Field("sleutel, zonder naam", TECHNICAL),
            "advice": Field("welke vraag", INTERNAL),
            "age": Field("leeftijd, in een groep", PERSONAL),
            "face": Field("wat iemand ervan vindt", PERSONAL),
            "typed": Field("wie typte", INTERNAL),
            "sealed": Field("eigen woorden, verzegeld", PERSONAL),
            "said_on": Field("op welke dag", INTERNAL),
        },
        overdue=lambda now: Word.objects.filter(said_on__lt=_edge("experience_youth", now)),
    )
