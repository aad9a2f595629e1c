"""Keeps the research agenda: what must be found out, and what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from perspectief.community.knowledge.calc import searching
from perspectief.community.knowledge.choices import AboutKind, ResearchState, Result
from perspectief.community.knowledge.models import Item, Research, ResearchAbout, ResearchNews
from perspectief.community.knowledge.permissions import may_keep, role_of
from perspectief.community.knowledge.services.refusing import Refused, check, insist_on_nobody
from perspectief.community.knowledge.states import research_next
from perspectief.foundation.access import Actor
from perspectief.foundation.places.models import Municipality

ENDED = (ResearchState.DONE, ResearchState.STOPPED)


@dataclass(frozen=True)
class Wanted:
    """What we want to know, why, and who finds it out."""

    question: str
    why: str
    who: str = ""
    source: str = ""
    source_url: str = ""
    about: tuple[tuple[AboutKind, str], ...] = ()


@dataclass(frozen=True)
class Came:
    """How far it is, and at the end what came out."""

    state: ResearchState
    text: str = ""
    result: Result | str = ""
    on: dt.date | None = None


@transaction.atomic
def put_on_agenda(
    *, municipality: Municipality, wanted: Wanted, came: Came, by: Actor, key: str = "", asked_on: dt.date | None = None
) -> Research:
    """Put a question on the agenda, as far as it is now. Raises Refused."""
    check(may_keep(by))
    _insist(wanted, came)
    made = Research.objects.create(
        municipality=municipality,
        key=free_key(municipality, key or wanted.question),
        question=wanted.question.strip(),
        why=wanted.why.replace("\r\n", "\n").strip(),
        who=wanted.who.strip(),
        source=wanted.source.strip(),
        source_url=wanted.source_url,
        state=came.state,
        result=came.result,
        search=searching.kept(wanted.question, wanted.why, wanted.who),
        asked_on=asked_on,
        invented=by.is_invented,
    )
    links = dict.fromkeys(wanted.about)
    ResearchAbout.objects.bulk_create(ResearchAbout(research=made, kind=kind, key=about) for kind, about in links)
    _note(made, came, by)
    return made


@transaction.atomic
def tell(*, research: Research, came: Came, by: Actor, item: Item | None = None) -> Research:
    """Tell how far it is now; with the item in which the outcome stands. Raises Refused."""
    check(may_keep(by))
    known = Research.objects.select_for_update(no_key=True).get(pk=research.pk)
    if known.taken_out:
        raise Refused(_("De woorden van dit onderzoek zijn weg. Zet het opnieuw op de agenda."))
    if _told_before(known, came):
        return known
    if came.state not in research_next(known.state):
        said = {"now": known.get_state_display(), "to": came.state.label}
        raise Refused(_("Dit is nu ‘%(now)s’. Dat kan niet ‘%(to)s’ worden.") % said, "state")
    _insist_on_news(came)
    known.state, known.result = came.state, came.result
    known.item = item or known.item
    known.search = f"{known.search.rstrip()}{searching.kept(came.text)}"
    known.save(update_fields=["state", "result", "item", "search"])
    _note(known, came, by)
    return known


def _told_before(research: Research, came: Came) -> bool:
    """The last news says exactly this, of the same day: the form was sent twice."""
    last, text = research.news.order_by("pk").last(), came.text.replace("\r\n", "\n").strip()
    said = (came.state, came.result, text, came.on or timezone.localdate())
    return last is not None and bool(text) and (last.state, last.result, last.text, last.on) == said


def _insist(wanted: Wanted, came: Came) -> None:
    for field in ("question", "why"):
        if not getattr(wanted, field).strip():
            raise Refused(_("Hier staat nog niets. Vul het in."), field)
    insist_on_nobody(question=wanted.question, why=wanted.why, who=wanted.who)
    _insist_on_news(came)


def _insist_on_news(came: Came) -> None:
    insist_on_nobody(text=came.text)
    if came.result and came.state not in ENDED:
        raise Refused(_("Een uitkomst is er pas als het klaar of gestopt is."), "result")
    if came.state == ResearchState.DONE and not came.result:
        raise Refused(_("Zeg wat eruit kwam. Ook ‘niet te weten’ is een uitkomst."), "result")


def free_key(municipality: Municipality, wanted: str) -> str:
    """A key for these words that no other study has."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    base = slugify(wanted)[:70].strip("-") or "onderzoek"
    known = Research.objects.filter(municipality=municipality, key__startswith=base).values_list("key", flat=True)
    taken = {*known, "nieuw"}
    return next(key for key in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if key not in taken)


def _note(research: Research, came: Came, by: Actor) -> None:
    ResearchNews.objects.create(
        research=research,
        on=came.on or timezone.localdate(),
        state=came.state,
        result=came.result,
        text=came.text.replace("\r\n", "\n").strip(),
        role=role_of(by),
        at=timezone.now(),
    )
