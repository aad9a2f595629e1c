"""Takes words out for good in which somebody can be recognised: of an item in every version, or of a study.

Who presses says why, in words that do not say it again. What was taken out comes back by no page and by no file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.community.knowledge.choices import Gone
from perspectief.community.knowledge.models import Item, Research, ResearchNews, Version
from perspectief.community.knowledge.permissions import may_keep, role_of
from perspectief.community.knowledge.services import items
from perspectief.community.knowledge.services.refusing import Refused, check, insist_on_nobody
from perspectief.community.knowledge.services.research import free_key as free_research_key
from perspectief.foundation import taken_out
from perspectief.foundation.access import Actor
from perspectief.foundation.places.models import Municipality

WORDS = ("title", "lead", "text", "origin", "taken", "source", "source_url", "search", "reason")
KEPT = ("title", "lead", "text", "origin", "taken", "source")
EMPTY = dict.fromkeys(WORDS, "")
NEUTRAL_KEY = "weggehaald"


@transaction.atomic
def take_out(
    *, item: Item, gone: Gone, reason: str, by: Actor, new_address: bool = False, at: dt.datetime | None = None
) -> Item:
    """The words of earlier versions go, or those of all; a new version says so.

    `new_address`: a name stands in the address of the page too. Of an item without any words nothing is left to read:
    it goes off the list and cannot come back. Raises Refused.
    """
    check(may_keep(by))
    known = Item.objects.select_for_update(no_key=True).get(pk=item.pk)
    last = known.versions.get(is_last=True)
    wanted = [one for one in known.versions.all() if not one.taken_out]
    if not any(gone is Gone.ALL or not one.is_last for one in wanted):
        raise Refused(_("Hier staan geen woorden meer."), "gone")
    stays = "" if gone is Gone.ALL else " ".join(getattr(last, name) for name in KEPT)
    away = [getattr(one, name) for one in wanted for name in WORDS if name != "search"]
    _insist_on_reason(reason, [*away, known.retired_reason], stays)
    moment, said = at or timezone.now(), _said(reason)
    fresh = items.without_words(taken_out.sentence()) if gone is Gone.ALL else items.said_now(known)
    made = items.write(known, fresh, by, moment, said)
    numbers = [one.pk for one in wanted]
    Version.objects.filter(pk__in=numbers).update(**{**EMPTY, "title": taken_out.sentence(), "taken_out": True})
    if gone is Gone.ALL:
        _off_the_list(known, made, said, moment)
    if gone is Gone.ALL or new_address:
        _readdress(known, NEUTRAL_KEY if gone is Gone.ALL else last.title)
    return known


def _off_the_list(item: Item, made: Version, said: str, at: dt.datetime) -> None:
    Version.objects.filter(pk=made.pk).update(taken_out=True, search="")
    item.retired_at, item.retired_reason = at, said
    item.save(update_fields=["retired_at", "retired_reason"])


def _readdress(item: Item, words: str) -> None:
    city = item.municipality
    item.was, item.key = fingerprint(city, item.key), items.free_key(city, words)
    item.save(update_fields=["was", "key"])


@transaction.atomic
def take_out_research(*, research: Research, reason: str, by: Actor, at: dt.datetime | None = None) -> Research:
    """The words of a study and of all news about it go, and it leaves the agenda. Raises Refused."""
    check(may_keep(by))
    known = Research.objects.select_for_update(no_key=True).get(pk=research.pk)
    if known.taken_out:
        raise Refused(_("Hier staan geen woorden meer."))
    away = [known.question, known.why, known.who, known.source, *known.news.values_list("text", flat=True)]
    _insist_on_reason(reason, away)
    words, moment = taken_out.sentence(), at or timezone.now()
    known.was, known.key = (
        fingerprint(known.municipality, known.key),
        free_research_key(known.municipality, NEUTRAL_KEY),
    )
    known.question = known.why = words
    known.who = known.source = known.source_url = known.search = ""
    known.taken_out = True
    known.save()
    known.news.exclude(text="").update(text=words)
    now = {"state": known.state, "result": known.result, "role": role_of(by)}
    ResearchNews.objects.create(research=known, on=timezone.localdate(moment), text=_said(reason), at=moment, **now)
    return known


def _insist_on_reason(reason: str, away: Iterable[str], stays: str = "") -> None:
    """It says something and names nobody. Raises Refused."""
    if not reason.strip():
        raise Refused(_("Schrijf op waarom de woorden weg moeten."), "why")
    insist_on_nobody(why=reason)
    if wrong := taken_out.refusal(reason, away, stays):
        raise Refused(wrong, "why")


def _said(reason: str) -> str:
    """What everybody reads: in our own language, as all knowledge is."""
    return f"{taken_out.sentence()} {reason.strip()}"


def fingerprint(city: Municipality, key: str) -> str:
    """By which a data file that still has an old key finds that it was taken out."""
    return hashlib.sha256(f"{city.code}:{key}".encode()).hexdigest()
