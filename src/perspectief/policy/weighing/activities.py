"""What this room keeps of people, for the register: who applies for an organisation, and who sits in a panel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.collecting import part_of
from perspectief.foundation.privacy.declare import Declaration, Field, Scrub, Sensitivity, declare
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.foundation.privacy.subjects import Part, Stays, Subject, register_source, register_words
from perspectief.policy.weighing import panel_words
from perspectief.policy.weighing.models import Assessor, Attachment, Conflict, Owner, Score, Sealed
from perspectief.policy.weighing.models.items import APPLICATIONS
from perspectief.policy.weighing.models.scoring import PANEL

ROOM = "weighing"
APPLYING = Activity(
    key=APPLICATIONS,
    name=_("Aanvragen van organisaties"),
    purpose=_("De gemeente moet weten wie namens een organisatie een aanvraag deed."),
    basis=Basis.PUBLIC_TASK,
    article="AVG artikel 6 lid 1 onder e; titel 4.2 Awb",
    whose=_("Wie voor een organisatie een aanvraag invult."),
    data=(_("uw account, en wanneer u aan de aanvraag begon"), _("bijlagen bij de aanvraag, op slot")),
    term="weighing_application",
    room=ROOM,
    notes=(
        _("Schrijf geen namen van mensen in een aanvraag. Wij hebben die niet nodig."),
        _("De aanvraag zelf is van de organisatie. Alle accounts van die organisatie zien hem."),
    ),
)
SITTING = Activity(
    key=PANEL,
    name=_("Beoordelen in een panel"),
    purpose=_("Een panel weegt wat de gemeente betaalt. Daarna moet na te gaan zijn of dat eerlijk ging."),
    basis=Basis.PUBLIC_TASK,
    article="AVG artikel 6 lid 1 onder e; titel 4.2 Awb",
    whose=_("Wie in een panel zit."),
    data=(
        _("uw account, uw stoel en waar u werkt"),
        _("met welke aanvragen u iets te maken hebt"),
        _("uw scores, met uw redenen"),
    ),
    receivers=(_("het panel ziet het nummer van uw stoel, nooit uw naam"),),
    term="weighing_seat",
    room=ROOM,
    notes=(
        _("Uw eerste scores zijn op slot tot twee mensen ze samen openen. Ook wij kunnen ze niet lezen."),
        _("Na de termijn gaan uw account en uw werkplek weg. De scores blijven bij een nummer staan."),
        _("Doet u het op papier? Dan typt iemand anders. In de log staat wie dat was."),
    ),
)
PERSONAL, INTERNAL, TECHNICAL = Sensitivity.PERSONAL, Sensitivity.INTERNAL, Sensitivity.TECHNICAL
WORDS = {
    "weighing_file": _("een bijlage bij uw aanvraag"),
    "weighing_check": _("om te kijken of de aanvraag klopt"),
}
"""What code words of the access log are called."""


def declare_all() -> None:
    """Register and declare, at start-up."""
    for activity in (APPLYING, SITTING):
        register(activity)
    for declaration in (_owners(), _attachments(), _assessors(), _conflicts(), _sealed(), _scores()):
        declare(declaration)
    register_words({**WORDS, **panel_words.WORDS})
    register_source(
        ROOM, name=_("Wegen"), collect=collect, erase=erase, stays=stays, keys=all_keys, also=seats_of_an_account
    )


# --- What somebody with an account may ask for -----------------------------------------------------------------------
def seats_of_an_account(subject: Subject) -> Iterable[Subject]:
    """Here somebody goes by the key of the account."""
    if subject.room == "accounts" and subject.key in set(all_keys()):
        yield Subject(ROOM, subject.key)


def collect(key: str) -> Iterable[Part]:
    """What this room has of an account."""
    with purpose(APPLICATIONS), purpose(PANEL):
        mine = _seats_of(key)
        seats = list(mine.values_list("pk", flat=True))
        yield part_of(Owner.objects.filter(account=key), _("Aanvragen waar u aan werkte"))
        yield part_of(mine, _("Panels waar u in zit"))
        yield part_of(Conflict.objects.filter(assessor__in=seats), _("Aanvragen die u niet beoordeelt"))
        yield part_of(Score.objects.filter(assessor__in=seats), _("Uw scores"))
        closed = Sealed.objects.filter(assessor__in=seats)
        yield part_of(closed, _("Uw scores die op slot zijn"), secret=("box", "mark"))


def erase(key: str) -> None:
    """Who it was goes. What was scored stays under the number of a seat, so that a decision can be done again."""
    with purpose(APPLICATIONS), purpose(PANEL):
        Owner.objects.filter(account=key).delete()
        Sealed.objects.filter(typed_by=key).update(typed_by=None)
        Assessor.objects.filter(vouched_by=key).update(vouched_by=None)
        _forget(_seats_of(key))


def stays(key: str) -> Iterable[Stays]:
    """Scores stay without who gave them."""
    with purpose(PANEL):
        found = _seats_of(key).exists()
    if found:
        yield Stays(
            _("Scores, zonder wie ze gaf"),
            _("Anders is een besluit niet meer na te rekenen. Uw account staat er niet bij."),
        )


def all_keys() -> Iterable[str]:
    """Every account that this room knows."""
    with purpose(APPLICATIONS), purpose(PANEL):
        owners = set(Owner.objects.values_list("account", flat=True))
        seats = set(Assessor.objects.exclude(account=None).values_list("account", flat=True))
        on_paper = set(Assessor.objects.filter(account=None).values_list("key", flat=True))
        typists = set(Sealed.objects.exclude(typed_by=None).values_list("typed_by", flat=True))
        vouchers = set(Assessor.objects.exclude(vouched_by=None).values_list("vouched_by", flat=True))
    return sorted(map(str, owners | seats | on_paper | typists | vouchers))


def _seats_of(key: str) -> QuerySet[Assessor]:
    """The seats of an account; or, of somebody who works on paper, the seat with this key."""
    return Assessor.objects.filter(Q(account=key) | Q(account=None, key=key))


def _forget(seats: QuerySet[Assessor]) -> int:
    """The seats without who sat there."""
    return seats.update(account=None, organisation="", practised_at=None, vouched_by=None)


# --- Applications ----------------------------------------------------------------------------------------------------
def _owners() -> Declaration:
    return Declaration(
        model=Owner,
        activity=APPLICATIONS,
        fields={
            "id": Field("nummer van de rij", TECHNICAL),
            "item": Field(_("welke aanvraag"), INTERNAL),
            "account": Field(_("uw account"), PERSONAL),
            "at": Field(_("sinds wanneer"), INTERNAL),
        },
        overdue=lambda now: Owner.objects.filter(at__lte=terms.before("weighing_application", now)),
        whose="account",
    )


def _attachments() -> Declaration:
    return Declaration(
        model=Attachment,
        activity=APPLICATIONS,
        fields={
            "id": Field("nummer van de rij", TECHNICAL),
            "item": Field(_("welke aanvraag"), INTERNAL),
            "name": Field(_("naam van het bestand"), PERSONAL),
            "size": Field("grootte van het bestand", TECHNICAL),
            "sealed": Field(_("het bestand, op slot"), PERSONAL),
            "at": Field(_("wanneer het kwam"), INTERNAL),
        },
        overdue=lambda now: Attachment.objects.filter(at__lte=terms.before("weighing_application", now)),
    )


# --- Panel -----------------------------------------------------------------------------------------------------------
def _over(now: dt.datetime) -> QuerySet[Assessor]:
    """Seats of which it must be forgotten who sat there, and seats that go with their scores."""
    past = Assessor.objects.filter(round__announced_at__lte=terms.before("weighing_seat", now))
    known = Q(account__isnull=False) | ~Q(organisation="") | Q(practised_at__isnull=False) | Q(vouched_by__isnull=False)
    return past.filter(known | Q(round__announced_at__lte=terms.before("weighing_score", now)))


def _let_go(seats: QuerySet[Assessor]) -> int:
    """Who sat there is forgotten first; the seat goes with its scores. Gives how many rows that were."""
    count = seats.count()
    nobody = Q(account=None, organisation="", practised_at=None, vouched_by=None)
    over = Q(round__announced_at__lte=terms.before("weighing_score", timezone.now()))
    _forget(Assessor.objects.filter(pk__in=list(seats.exclude(nobody | over).values_list("pk", flat=True))))
    Assessor.objects.filter(pk__in=list(seats.filter(nobody | over).values_list("pk", flat=True))).delete()
    return count


def _assessors() -> Declaration:
    return Declaration(
        model=Assessor,
        activity=PANEL,
        fields={
            "id": Field("nummer van de rij", TECHNICAL),
            "key": Field("sleutel van de stoel", TECHNICAL),
            "round": Field(_("welke ronde"), INTERNAL),
            "number": Field(_("nummer van uw stoel"), INTERNAL),
            "seat": Field(_("als wie u er zit"), INTERNAL),
            "account": Field(_("uw account"), PERSONAL, Scrub.EMPTY),
            "organisation": Field(_("waar u werkt"), PERSONAL, Scrub.EMPTY),
            "is_expert": Field(_("of u ervaringsdeskundige bent"), INTERNAL),
            "on_paper": Field(_("of u het op papier doet"), INTERNAL),
            "vouched_by": Field(_("wie bevestigde dat overgetypt papier van u is"), PERSONAL, Scrub.EMPTY),
            "show_alone": Field(_("of uw scores apart te zien mogen zijn"), INTERNAL),
            "practised_at": Field(_("wanneer u oefende"), INTERNAL, Scrub.EMPTY),
            "left_at": Field(_("wanneer u stopte"), INTERNAL),
        },
        overdue=_over,
        remove=_let_go,
        whose="account",
        term="weighing_score",
    )


def _conflicts() -> Declaration:
    return Declaration(
        model=Conflict,
        activity=PANEL,
        fields={
            "id": Field("nummer van de rij", TECHNICAL),
            "assessor": Field(_("welke stoel"), PERSONAL),
            "item": Field(_("welke aanvraag"), INTERNAL),
            "reason": Field(_("waarom u die niet beoordeelt"), PERSONAL),
            "by_rule": Field(_("of dat uit de regels volgt"), INTERNAL),
            "at": Field(_("wanneer"), INTERNAL),
        },
        overdue=lambda now: Conflict.objects.filter(at__lte=terms.before("weighing_seat", now)),
        whose="assessor",
    )


def _sealed() -> Declaration:
    return Declaration(
        model=Sealed,
        activity=PANEL,
        fields={
            "id": Field("nummer van de rij", TECHNICAL),
            "assessor": Field(_("welke stoel"), PERSONAL),
            "item": Field(_("welke aanvraag"), INTERNAL),
            "box": Field(_("uw eerste scores, op slot"), PERSONAL),
            "digest": Field("controlegetal", TECHNICAL),
            "mark": Field("merk over het controlegetal", TECHNICAL),
            "handed_in_on": Field(_("wanneer u ze inleverde"), INTERNAL),
            "typed_by": Field(_("wie ze overtypte van papier"), PERSONAL),
        },
        overdue=lambda now: Sealed.objects.filter(handed_in_on__lte=terms.before("weighing_seat", now).date()),
        whose="assessor",
    )


def _scores() -> Declaration:
    return Declaration(
        model=Score,
        activity=PANEL,
        fields={
            "id": Field("nummer van de rij", TECHNICAL),
            "assessor": Field(_("welke stoel"), INTERNAL),
            "item": Field(_("welke aanvraag"), INTERNAL),
            "criterion": Field(_("welke vraag"), INTERNAL),
            "phase": Field(_("eerste of tweede keer"), INTERNAL),
            "answer": Field(_("uw antwoord"), PERSONAL),
            "value": Field(_("uw score"), PERSONAL),
            "low": Field(_("minstens"), PERSONAL),
            "high": Field(_("hoogstens"), PERSONAL),
            "confidence": Field(_("hoe zeker u bent"), PERSONAL),
            "reason": Field(_("uw reden"), PERSONAL),
            "changed_because": Field(_("waarom u uw score veranderde"), PERSONAL),
            "at": Field(_("wanneer"), INTERNAL),
        },
        overdue=lambda now: Score.objects.filter(at__lte=terms.before("weighing_score", now)),
        whose="assessor",
        term="weighing_score",
    )
