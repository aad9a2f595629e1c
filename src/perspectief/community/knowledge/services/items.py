"""Writes items of knowledge, looks whether they still hold, retires them, and notes who takes them over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from perspectief.community.knowledge.calc import searching
from perspectief.community.knowledge.choices import GRADED, AboutKind, Design, Kind, SourceStatus
from perspectief.community.knowledge.models import About, Item, Question, Reuse, Version
from perspectief.community.knowledge.permissions import may_keep, may_take_over, organisation_of, role_of
from perspectief.community.knowledge.services.refusing import Refused, check, insist_on_nobody
from perspectief.foundation.access import Actor
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality

TAKEN_WORDS = frozenset({"onderzoek", "vragen", "vraag", "nieuw"})
"""Words that stand in our addresses themselves."""
LONGEST_KEY = 70


@dataclass(frozen=True)
class Said:
    """What an item says. `grade`: 0 to 5, None when nobody graded it; only for something that somebody does."""

    title: str
    lead: str
    source: str
    source_status: SourceStatus
    text: str = ""
    grade: int | None = None
    design: Design | str = ""
    origin: str = ""
    taken: str = ""
    source_url: str = ""
    checked_until: dt.date | None = None
    about: tuple[tuple[AboutKind, str], ...] = ()


@transaction.atomic
def add_item(
    *,
    municipality: Municipality,
    kind: Kind,
    said: Said,
    by: Actor,
    key: str = "",
    from_question: Question | None = None,
    at: dt.datetime | None = None,
) -> Item:
    """Put something that is known on the list. Raises Refused."""
    check(may_keep(by))
    _insist(kind, said)
    moment = at or timezone.now()
    item = Item.objects.create(
        municipality=municipality,
        key=free_key(municipality, key or said.title),
        kind=kind,
        made_at=moment,
        invented=by.is_invented,
    )
    write(item, said, by, moment, "")
    if from_question is not None:
        Question.objects.filter(pk=from_question.pk).update(item=item)
    return item


@transaction.atomic
def rewrite(*, item: Item, said: Said, reason: str, by: Actor, at: dt.datetime | None = None) -> Version:
    """Write a further version and say why. Raises Refused."""
    check(may_keep(by))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom u dit verandert."), "reason")
    _insist(Kind(item.kind), said)
    known = _locked(item)
    _insist_on_standing(known)
    return write(known, said, by, at or timezone.now(), reason)


@transaction.atomic
def still_holds(*, item: Item, until: dt.date, by: Actor, at: dt.datetime | None = None) -> Version:
    """Somebody looked at the source: the same words hold until this day. Raises Refused."""
    check(may_keep(by))
    if until <= timezone.localdate():
        raise Refused(_("Deze dag is al voorbij. Kies een dag die nog komt."), "until")
    known = _locked(item)
    _insist_on_standing(known)
    said = said_now(known)
    fresh = Said(**{**said.__dict__, "checked_until": until})
    return write(known, fresh, by, at or timezone.now(), _("Nagekeken: het klopt nog."))


@transaction.atomic
def retire(*, item: Item, reason: str, by: Actor, at: dt.datetime | None = None) -> Item:
    """Take it off the list. It stays to be read, with the reason. Raises Refused."""
    check(may_keep(by))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom dit van de lijst gaat."), "reason")
    insist_on_nobody(reason=reason)
    known = _locked(item)
    _insist_on_standing(known)
    known.retired_at, known.retired_reason = at or timezone.now(), reason.strip()
    known.save(update_fields=["retired_at", "retired_reason"])
    return known


@transaction.atomic
def bring_back(*, item: Item, by: Actor) -> Item:
    """It was taken off too soon. Raises Refused."""
    check(may_keep(by))
    known = _locked(item)
    if known.versions.filter(is_last=True, taken_out=True).exists():
        raise Refused(_("De woorden zijn weg. Schrijf het opnieuw, zonder wie het was."))
    known.retired_at, known.retired_reason = None, ""
    known.save(update_fields=["retired_at", "retired_reason"])
    return known


@transaction.atomic
def take_over(*, item: Item, by: Actor, on: dt.date | None = None) -> Reuse:
    """The organisation of this colleague takes it over. Pressed twice counts once. Raises Refused."""
    check(may_take_over(by))
    known = _locked(item)
    _insist_on_standing(known)
    organisation = _own(known, by)
    made, _new = Reuse.objects.get_or_create(
        item=known, organisation=organisation, defaults={"on": on or timezone.localdate()}
    )
    return made


@transaction.atomic
def take_over_no_more(*, item: Item, by: Actor) -> bool:
    """It was a mistake, or they stopped. True when there was something to undo. Raises Refused."""
    check(may_take_over(by))
    gone, _per_model = Reuse.objects.filter(item=item, organisation=_own(item, by)).delete()
    return bool(gone)


def said_now(item: Item) -> Said:
    """What an item says in its last version."""
    last = item.versions.get(is_last=True)
    about = tuple((AboutKind(one.kind), one.key) for one in item.about.all())
    words = {name: getattr(last, name) for name in Said.__dataclass_fields__ if name != "about"}
    return Said(**{**words, "source_status": SourceStatus(last.source_status), "about": about})


def without_words(sentence: str) -> Said:
    """An item of which all words are gone."""
    return Said(title=sentence, lead="", source="", source_status=SourceStatus.OWN)


def _own(item: Item, by: Actor) -> Organisation:
    found = Organisation.objects.filter(municipality=item.municipality, key=organisation_of(by)).first()
    if found is None:
        raise Refused(_("Wij kennen uw organisatie nog niet."))
    return found


def _locked(item: Item) -> Item:
    return Item.objects.select_for_update(no_key=True).get(pk=item.pk)


def _insist_on_standing(item: Item) -> None:
    if item.retired_at:
        raise Refused(_("Dit staat niet meer op de lijst. Zet het eerst terug."))


def _insist(kind: Kind, said: Said) -> None:
    for field in ("title", "lead", "source"):
        if not getattr(said, field).strip():
            raise Refused(_("Hier staat nog niets. Vul het in."), field)
    insist_on_nobody(title=said.title, lead=said.lead, text=said.text, origin=said.origin, taken=said.taken)
    if said.grade is not None and kind not in GRADED:
        raise Refused(_("Alleen een aanpak of een goed voorbeeld krijgt een graad."), "grade")
    if said.design and kind not in (Kind.EFFECT, Kind.RESEARCH):
        raise Refused(_("Dit hoort alleen bij een effect of een onderzoek."), "design")
    if kind == Kind.PRACTICE and not (said.origin.strip() and said.taken.strip()):
        raise Refused(_("Schrijf op van wie dit komt en wat wij overnamen."), "origin")


def free_key(municipality: Municipality, wanted: str) -> str:
    """A key for these words that no other item has."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    base = slugify(wanted)[:LONGEST_KEY].strip("-") or "kennis"
    taken = set(Item.objects.filter(municipality=municipality, key__startswith=base).values_list("key", flat=True))
    tries = (f"{base}-{number}" if number > 1 else base for number in range(1, len(taken) + 3))
    return next(key for key in tries if key not in taken | TAKEN_WORDS)


def write(item: Item, said: Said, by: Actor, at: dt.datetime, reason: str) -> Version:
    """A further version of an item that is held."""
    number = item.versions.count() + 1
    item.versions.filter(is_last=True).update(is_last=False)
    words = {name: getattr(said, name) for name in Said.__dataclass_fields__ if name != "about"}
    version = Version.objects.create(
        item=item,
        number=number,
        search=_searched(said),
        reason=reason.strip(),
        role=role_of(by),
        at=at,
        **{name: _clean(value) for name, value in words.items()},
    )
    item.about.all().delete()
    About.objects.bulk_create(_abouts(item, said.about))
    return version


def _abouts(item: Item, about: Iterable[tuple[AboutKind, str]]) -> list[About]:
    return [About(item=item, kind=kind, key=key) for kind, key in dict.fromkeys(about)]


def _searched(said: Said) -> str:
    return searching.kept(said.title, said.lead, said.text, said.origin, said.taken, said.source)


def _clean(value: object) -> object:
    return value.replace("\r\n", "\n").strip() if type(value) is str else value
