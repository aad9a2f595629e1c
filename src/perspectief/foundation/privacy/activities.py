"""What this room itself keeps of people: who looked, what somebody said yes to, and who asked for a pause."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation import keys
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, Field, Files, Sensitivity, declare, declare_files
from perspectief.foundation.privacy.models import ACCESS_LOG, CONSENT, OWN_DATA, Consent, Look, Restriction, Withdrawal
from perspectief.foundation.privacy.register import Activity, Basis, register
from perspectief.foundation.privacy.subjects import Subject, register_words, sources

LOG = Activity(
    key=ACCESS_LOG,
    name=_("Het logboek van wie er keek"),
    purpose=_("U kunt zien wie naar uw gegevens keek. En wij kunnen nagaan of dat mocht."),
    basis=Basis.PUBLIC_TASK,
    article="AVG artikel 6 lid 1 onder e; AVG artikel 5 lid 2 en artikel 32",
    whose=_("Iedereen van wie wij iets bewaren, en iedereen die kijkt."),
    data=(
        _("wanneer iemand keek, wat die deed en waarom"),
        _("de rol en de organisatie van wie keek, zonder naam"),
        _("over wie het ging, zonder naam"),
    ),
    receivers=(_("uzelf"), _("de privacyfunctionaris"), _("de controleur")),
    term="access_log",
    room="privacy",
)
CONSENTS = Activity(
    key=CONSENT,
    name=_("Uw toestemmingen"),
    purpose=_("Alleen wie u toestemming gaf, mag meekijken. Wij moeten kunnen bewijzen wat u koos."),
    basis=Basis.LEGAL_DUTY,
    article="AVG artikel 7 lid 1",
    whose=_("Iedereen die toestemming gaf."),
    data=(
        _("welke tekst u las, in welke taal"),
        _("voor wie, voor welke delen, van wanneer tot wanneer"),
        _("wanneer u stopte"),
    ),
    receivers=(_("wie u toestemming gaf, ziet alleen of het mag"),),
    term="consent",
    room="privacy",
)
OWN = Activity(
    key=OWN_DATA,
    name=_("Uw vragen over uw eigen gegevens"),
    purpose=_("U kunt uw gegevens bekijken, verbeteren, laten wissen of het kijken even stoppen."),
    basis=Basis.LEGAL_DUTY,
    article="AVG artikel 15 tot en met 21",
    whose=_("Iedereen van wie wij iets bewaren."),
    data=(_("dat u het kijken stopte, en sinds wanneer"),),
    term="subject_request",
    room="privacy",
    notes=(_("Een pauze blijft staan tot u zegt dat kijken weer mag."),),
)
JOURNAL = Activity(
    key="journal",
    name=_("Wat u liet wissen of stoppen, blijft zo"),
    purpose=_("Soms zetten wij een reservekopie terug. Wat u daarna liet wissen of stoppen, komt dan niet terug."),
    basis=Basis.LEGAL_DUTY,
    article="AVG artikel 5 lid 2, artikel 7 lid 3, artikel 17 en artikel 32",
    whose=_("Iedereen die iets liet wissen of stoppen, en mensen met een account."),
    data=(
        _("wanneer iets weg ging of stopte, en wat voor iets"),
        _("over wie of wat het ging, zonder naam"),
    ),
    term="backup",
    room="privacy",
    notes=(_("Dit staat in een bestand buiten de database. Er staat niet in wat u had gezegd."),),
)
JOURNAL_FILES = Files(
    key="journal",
    activity=JOURNAL.key,
    holds=_("wat weg ging of stopte, zonder naam"),
    folder=lambda: settings.JOURNAL_FOLDER,
)
WORDS = {
    "own_data": _("uw gegevens"),
    "own_request": _("op eigen vraag"),
    "own_fields": _("naam en andere eigen gegevens"),
    "pack": _("al uw gegevens in één bestand"),
    "looks": _("wie er keek"),
    "pause": _("kijken gepauzeerd"),
    "resume": _("kijken mag weer"),
    "everything": _("alles wat weg mag"),
    "access_log": _("het logboek van wie er keek"),
    "affected_persons": _("wie geraakt kan zijn door een lek"),
    "oversight": _("toezicht op wie er kijkt"),
    "data_breach": _("onderzoek na een lek"),
    "complaint": _("een klacht of vraag"),
    "sample": _("een steekproef"),
    "consent": _("toestemming"),
}
TECHNICAL, PERSONAL = Sensitivity.TECHNICAL, Sensitivity.PERSONAL


def declare_all() -> None:
    """Register and declare, at start-up."""
    for activity in (LOG, CONSENTS, OWN, JOURNAL):
        register(activity)
    for declaration in (_looks(), _consents(), _withdrawals(), _restrictions()):
        declare(declaration)
    declare_files(JOURNAL_FILES)
    register_words(WORDS)


def looks_over_their_term(now: dt.datetime) -> QuerySet[Look]:
    """Lines of months that ended longer ago than the term. A month goes as a whole, and never before its time by the
    clock: naming a later moment does not empty the log."""
    edge = terms.oldest_month(ACCESS_LOG, min(now, timezone.now()))
    return Look.objects.filter(segment__month__lt=edge)


def restrictions_of_nobody() -> QuerySet[Restriction]:
    """Pauses of whom no room knows any more. Without the key of its name nobody can tell, so then it stays."""
    paused = dict(Restriction.objects.values_list("subject", "subject_room"))
    if not paused:
        return Restriction.objects.none()
    telling = {one.room: one.keys for one in sources() if one.keys is not None and one.room in paused.values()}
    there = (Subject(room, key) for room, keys_of in telling.items() for key in keys_of())
    known = {name for one in there for name in one.ever_known_as(OWN_DATA)}
    readable = [name for name, room in paused.items() if room in telling and name.partition(".")[0] in keys.key_ids()]
    return Restriction.objects.filter(subject__in=set(readable) - known)


def consents_over_their_term(now: dt.datetime) -> QuerySet[Consent]:
    """Consents that ended, by themselves or because somebody said stop, longer ago than the term."""
    edge = terms.before("consent", now)
    return Consent.objects.filter(Q(until__lte=edge) | Q(withdrawal__at__lte=edge))


def _remove_looks(looks: QuerySet[Look]) -> int:
    from perspectief.foundation.privacy.services.log import remove_segments

    return remove_segments(months=looks.order_by().values_list("segment__month", flat=True).distinct())


def _remove_consents(consents: QuerySet[Consent]) -> int:
    from perspectief.foundation.privacy.services.consent import remove_consents

    return remove_consents(keys=list(consents.values_list("pk", flat=True)))


def _looks() -> Declaration:
    return Declaration(
        model=Look,
        activity=ACCESS_LOG,
        fields={
            "id": Field("nummer van de regel", TECHNICAL),
            "segment": Field("maand", TECHNICAL),
            "number": Field("nummer in de maand", TECHNICAL),
            "at": Field("wanneer", PERSONAL),
            "actor": Field("wie keek, als pseudoniem", PERSONAL),
            "role": Field("rol van wie keek", PERSONAL),
            "organisation": Field("organisatie van wie keek", PERSONAL),
            "activity": Field("verwerking uit het register", TECHNICAL),
            "subject_room": Field("soort gegevens", TECHNICAL),
            "subject": Field("over wie, als pseudoniem", PERSONAL),
            "action": Field("wat er werd gedaan", PERSONAL),
            "what": Field("welke gegevens, in een codewoord", PERSONAL),
            "reason": Field("reden, in een codewoord", PERSONAL),
            "trace": Field("nummer van het verzoek", TECHNICAL),
            "operation": Field("nummer van de handeling", TECHNICAL),
            "result": Field("gelukt of geweigerd", TECHNICAL),
            "previous": Field("hash van de vorige regel", TECHNICAL),
            "hash": Field("hash van deze regel", TECHNICAL),
        },
        overdue=looks_over_their_term,
        remove=_remove_looks,
        whose="subject",
    )


def _consents() -> Declaration:
    return Declaration(
        model=Consent,
        activity=CONSENT,
        fields={
            "key": Field("nummer van de toestemming", TECHNICAL),
            "subject_room": Field("soort gegevens", TECHNICAL),
            "subject": Field("van wie, als pseudoniem", PERSONAL),
            "receiver": Field("voor wie, als pseudoniem", PERSONAL),
            "receiver_words": Field("voor wie, als rol en organisatie", PERSONAL),
            "parts": Field("voor welke delen", PERSONAL),
            "text_key": Field("welke tekst", TECHNICAL),
            "text_version": Field("versie van de tekst", TECHNICAL),
            "language": Field("taal waarin de tekst werd gelezen", PERSONAL),
            "text_hash": Field("hash van de tekst", TECHNICAL),
            "channel": Field("op de site, aan de balie, aan de telefoon of op papier", PERSONAL),
            "given_at": Field("gegeven op", PERSONAL),
            "until": Field("geldt tot", PERSONAL),
            "released_at": Field("bewaartermijn voorbij op", TECHNICAL),
        },
        overdue=consents_over_their_term,
        remove=_remove_consents,
        whose="subject",
    )


def _withdrawals() -> Declaration:
    return Declaration(
        model=Withdrawal,
        activity=CONSENT,
        fields={
            "consent": Field("welke toestemming", PERSONAL),
            "at": Field("gestopt op", PERSONAL),
            "channel": Field("op de site, aan de balie, aan de telefoon of op papier", PERSONAL),
        },
        overdue=lambda now: Withdrawal.objects.filter(consent__in=consents_over_their_term(now)),
        remove=lambda _rows: 0,  # they go with their consent
        whose="consent",
    )


def _restrictions() -> Declaration:
    return Declaration(
        model=Restriction,
        activity=OWN_DATA,
        fields={
            "id": Field("nummer", TECHNICAL),
            "subject_room": Field("soort gegevens", TECHNICAL),
            "subject": Field("van wie, als pseudoniem", PERSONAL),
            "asked_at": Field("gevraagd op", PERSONAL),
        },
        overdue=lambda _now: restrictions_of_nobody(),  # until then it stands until the person lifts it
        whose="subject",
        term="account",
    )
