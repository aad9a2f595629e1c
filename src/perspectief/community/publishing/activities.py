"""What this room keeps of people, for the register: stories, what came with them, and where they were handed out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.community.publishing import sealing
from perspectief.community.publishing.choices import Level, WhyDiscard, WhyLook
from perspectief.community.publishing.models import STORIES, HandedOut, Opinion, Recording, Story
from perspectief.community.publishing.services.own import erase_key
from perspectief.foundation import keys
from perspectief.foundation.outbox.codes import register_words as outbox_words
from perspectief.foundation.privacy.collecting import part_of
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.foundation.privacy.subjects import Part, Stays, register_source, register_words

TELLING = Activity(
    key=STORIES,
    name=_("Verhalen van inwoners"),
    purpose=_("De gemeente leert van wat mensen meemaken, naast de cijfers. U kiest zelf wie uw verhaal ziet."),
    basis=Basis.CONSENT,
    article="AVG artikel 6 lid 1 onder a; kinderen tot 16 jaar: ook een ouder (artikel 8)",
    whose=_("Wie een verhaal vertelt, en wie er in een verhaal voorkomt."),
    data=(
        _("uw verhaal, tekening, geluid of film, op slot"),
        _("uw leeftijd in een groep, en uw wijk als u die kiest"),
        _("wat uw verhaal voor u betekent"),
        _("wie het mag zien, en tot welke dag"),
        _("een mailadres, alleen als u een antwoord wilt"),
    ),
    receivers=(
        _("het panel: ervaringsdeskundigen, #TeamPerspectief en beleid"),
        _("de lezers die u kiest"),
    ),
    term="story",
    room="publishing",
    notes=(
        _("Wij vragen geen naam en geen adres."),
        _("Een mens haalt namen en plaatsen weg voordat iemand anders uw verhaal ziet."),
        _("U trekt uw verhaal in met twee tikken. Dan zijn uw woorden overal op deze site weg."),
        _("Stond uw verhaal al in een stuk? Dan leest u welk stuk dat was."),
        _("Vertelt u over uw gezondheid of geloof? Dat is extra gevoelig. Het panel haalt dat weg als het kan."),
        _("Staat er geen verhaal in, of iets dat niet mag? Dan gooien wij het weg. U leest waarom."),
        _("Bent u jonger dan 16? Dan moet ook een ouder ja zeggen. Anders is uw verhaal na twee weken weg."),
    ),
)
PERSONAL, SPECIAL = Sensitivity.PERSONAL, Sensitivity.SPECIAL
INTERNAL, TECHNICAL = Sensitivity.INTERNAL, Sensitivity.TECHNICAL
WORDS = {
    "story_words": _("uw verhaal"),
    "story_told": _("uw verhaal verteld"),
    "story_readers": _("wie uw verhaal mag zien"),
    "story_parent": _("het ja van een ouder"),
    "story_withdrawn": _("uw verhaal ingetrokken"),
    "story_discarded": _("uw verhaal weggegooid"),
    WhyDiscard.NO_STORY.value: _("er stond geen verhaal in"),
    WhyDiscard.ADVERT.value: _("het was reclame"),
    WhyDiscard.UNFIT.value: _("er stond iets in dat niet mag"),
    WhyDiscard.FLOOD.value: _("er kwamen te veel bestanden tegelijk"),
    "story_own": _("een keuze met de zes woorden"),
    "story_report": _("uw verhaal stond in een stuk dat naar buiten ging"),
    "story_pack": _("Alles in één bestand"),
}
"""What code words of the access log are called; levels and reasons bring their own."""


def declare_all() -> None:
    """Everything the house must know of this room, at start-up."""
    register(TELLING)
    for declaration in (_stories(), _recordings(), _opinions(), _handed_out()):
        declare(declaration)
    outbox_words({"story": _("een antwoord op een verhaal")})
    register_words({**dict(Level.choices), **dict(WhyLook.choices), **WORDS})
    register_source(STORIES, name=TELLING.name, collect=collect, erase=erase_key, stays=stays, keys=all_keys)


def collect(key: str) -> Iterable[Part]:
    """What this room has of one story, with its words."""
    with purpose(STORIES):
        yield part_of(Story.objects.filter(pk=key), _("Uw verhaal"), secret=("sealed", "shown", "mail"))
        yield Part("publishing.words", _("De woorden van uw verhaal"), STORIES, list(_words(key)), WORDS_OF_A_STORY)
        yield part_of(Recording.objects.filter(story=key), _("Wat u meestuurde"), secret=("sealed",))
        yield part_of(Opinion.objects.filter(story=key), _("Wat het panel vindt"), leave_out=("account",))
        yield part_of(HandedOut.objects.filter(story=key), _("In welke stukken uw verhaal stond"))


WORDS_OF_A_STORY = {
    "told": _("wat u vertelde"),
    "called": _("hoe u wilt heten"),
    "shown": _("wat anderen zien"),
    "because": _("waarom het panel het koos"),
    "answer": _("het antwoord van het panel"),
    "mail": _("mailadres voor het antwoord"),
}


def _words(key: str) -> Iterable[dict[str, Any]]:
    for story in Story.objects.filter(pk=key):
        try:
            told, shown = sealing.told_of(story.sealed, story.pk), sealing.shown_of(story.shown, story.pk)
            mail = sealing.mail_of(story.mail, story.pk)
        except keys.NotOurs:
            return
        said = {"told": told.text, "called": told.called, "shown": shown.text, "because": shown.because}
        yield {**said, "answer": shown.answer, "mail": mail}


def stays(key: str) -> Iterable[Stays]:
    """Paper cannot be taken back."""
    with purpose(STORIES):
        found = HandedOut.objects.filter(story=key).exists()
    if found:
        yield Stays(_("Stukken die al naar buiten gingen"), _("Wat op papier staat, kunnen wij niet terughalen."))


def all_keys() -> Iterable[str]:
    """Every story, to find who is affected after a leak."""
    with purpose(STORIES):
        return [str(key) for key in Story.objects.values_list("pk", flat=True)]


def _over(now: dt.datetime) -> QuerySet[Story]:
    return Story.objects.filter(ends_on__lt=timezone.localdate(now))


def _stories() -> Declaration:
    return Declaration(
        model=Story,
        activity=STORIES,
        fields={
            "key": Field("sleutel van het verhaal, zonder naam", INTERNAL),
            "lookup": Field("versleuteld kenmerk van de code", TECHNICAL),
            "state": Field("hoe ver het verhaal is", INTERNAL),
            "kind": Field("hoe het is verteld", INTERNAL),
            "age": Field("leeftijd, in een groep", PERSONAL),
            "area": Field("wijk, of niets", PERSONAL),
            "level": Field("wie het mag zien", INTERNAL),
            "widest": Field("wie het ooit mocht zien", INTERNAL),
            "respoken": Field("zonder eigen stem en gezicht", INTERNAL),
            "language": Field("taal", INTERNAL),
            "goals": Field("doelen waar het over gaat", INTERNAL),
            "indicators": Field("cijfers waar het naast staat", INTERNAL),
            "poles": Field("wat het betekent: tussen twee uitersten", PERSONAL),
            "triad": Field("wat het meest telde", PERSONAL),
            "consent": Field("welke toestemming", TECHNICAL),
            "parent_consent": Field("welke toestemming van een ouder", TECHNICAL),
            "sealed": Field("wat er is verteld, verzegeld", SPECIAL),
            "shown": Field("wat er te zien is, verzegeld", PERSONAL),
            "mail": Field("mailadres, verzegeld", PERSONAL),
            "against": Field("gaat tegen de cijfers in", INTERNAL),
            "invented": Field("verzonnen, om te oefenen", INTERNAL),
            "told_on": Field("verteld op", INTERNAL),
            "until": Field("te gebruiken tot en met", INTERNAL),
            "ends_on": Field("laatste dag", INTERNAL),
            "decided_at": Field("besloten op", INTERNAL),
            "withdrawn_at": Field("ingetrokken op", INTERNAL),
        },
        overdue=_over,
        whose="key",
    )


def _recordings() -> Declaration:
    return Declaration(
        model=Recording,
        activity=STORIES,
        fields={
            "story": Field("welk verhaal", TECHNICAL),
            "content_type": Field("soort bestand", INTERNAL),
            "sealed": Field("tekening, geluid of film, verzegeld", SPECIAL),
        },
        overdue=lambda now: Recording.objects.filter(story__in=_over(now)),
        whose="story",
    )


def _opinions() -> Declaration:
    return Declaration(
        model=Opinion,
        activity=STORIES,
        fields={
            "id": Field("nummer van de rij", TECHNICAL),
            "story": Field("welk verhaal", TECHNICAL),
            "account": Field("account van het panellid", PERSONAL),
            "role": Field("rol van het panellid", INTERNAL),
            "says": Field("wat het panellid vindt", INTERNAL),
            "why": Field("waarom", PERSONAL),
            "given_on": Field("op welke dag", INTERNAL),
        },
        overdue=lambda now: Opinion.objects.filter(story__in=_over(now)),
        whose="story",
    )


def _handed_out() -> Declaration:
    return Declaration(
        model=HandedOut,
        activity=STORIES,
        fields={
            "id": Field("nummer van de rij", TECHNICAL),
            "story": Field("welk verhaal", TECHNICAL),
            "where": Field("in welk stuk", INTERNAL),
            "on": Field("op welke dag", INTERNAL),
        },
        overdue=lambda now: HandedOut.objects.filter(story__in=_over(now)),
        whose="story",
    )
