"""Makes a cluster out of reports, and follows it to its end. Each step notes the role and the reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.foundation.places import queries as places
from perspectief.policy.practice.choices import BACKING, ClusterState, Event, Goes, Mandate, Owner, Reach
from perspectief.policy.practice.models import Cluster
from perspectief.policy.practice.permissions import may_triage
from perspectief.policy.practice.queries import subjects
from perspectief.policy.practice.queries.settings import setting
from perspectief.policy.practice.services.refusing import Refused, check, next_key, said
from perspectief.policy.practice.services.steps import insist_on_step, locked, note, put


@dataclass(frozen=True)
class About:
    """What goes wrong, in the team's own words, and who can change it."""

    title: str
    goes: Goes
    reach: Reach
    words: str = ""
    mandate: str = Mandate.NONE
    provision: str = ""
    article: str = ""
    article_url: str = ""
    area: str = ""


@dataclass(frozen=True)
class Turn:
    """Whose turn it is, and until when. `due` None: the usual term."""

    owner: Owner = Owner.TEAM
    holder: str = ""
    due: dt.date | None = None


@transaction.atomic
def make(
    *, about: About, by: Actor, turn: Turn | None = None, invented: bool = False, at: dt.datetime | None = None
) -> Cluster:
    """Write a bottleneck down. Not public yet. Raises Refused."""
    check(may_triage(by))
    moment, asked = at or timezone.now(), turn or Turn()
    day, city = timezone.localdate(moment), places.municipality(settings.MUNICIPALITY)
    cluster = Cluster.objects.create(
        municipality=city,
        key=next_key(Cluster, city, day.year),
        opened_on=day,
        owner=asked.owner,
        holder=said(asked.holder, "holder", needed=False),
        due=asked.due or day + dt.timedelta(days=setting("term_days", day)),
        invented=invented or by.is_invented,
        **_fields(about),
    )
    note(cluster, Event.MADE, "", by, moment)
    return cluster


def _fields(about: About) -> dict[str, object]:
    subject = subjects.find(about.provision)
    plain = {
        "title": said(about.title, "title"),
        "words": said(about.words, "words", needed=False),
        "article": said(about.article, "article", needed=False),
        "mandate": about.mandate or _backing(about.reach),
        "provision": subject.key if subject else "",
        "rule": subject.rule if subject else "",
    }
    return {**asdict(about), **plain}


def _backing(reach: Reach) -> str:
    """Our own matters need nobody's backing."""
    return Mandate.NONE if reach == Reach.OURS else BACKING[reach]


@transaction.atomic
def change(*, cluster: Cluster, about: About, by: Actor) -> Cluster:
    """Write it down better; what changed stands in the timeline. Raises Refused."""
    check(may_triage(by))
    known = locked(cluster)
    changed = {name: value for name, value in _fields(about).items() if getattr(known, name) != value}
    if not changed:
        return known
    for name, value in changed.items():
        setattr(known, name, value)
    known.save(update_fields=list(changed))
    names = [str(Cluster._meta.get_field(name).verbose_name) for name in changed if name != "rule"]
    note(known, Event.CHANGED, _("Anders: %(what)s.") % {"what": ", ".join(names)}, by)
    return known


@transaction.atomic
def give_turn(*, cluster: Cluster, turn: Turn, reason: str, by: Actor) -> Cluster:
    """Somebody else sees to it, or until another day, with the reason. Raises Refused."""
    check(may_triage(by))
    known = locked(cluster)
    if turn.due is None:
        raise Refused(_("Vul de dag in."), "due")
    why = said(reason, "reason")
    known.owner, known.holder, known.due = turn.owner, said(turn.holder, "holder", needed=False), turn.due
    known.escalated = 0
    known.save(update_fields=["owner", "holder", "due", "escalated"])
    note(known, Event.TERM, why, by)
    return known


@transaction.atomic
def show(*, cluster: Cluster, by: Actor, at: dt.datetime | None = None) -> Cluster:
    """Everybody may read it from now on. Raises Refused."""
    check(may_triage(by))
    known = locked(cluster)
    if not known.words.strip():
        raise Refused(_("Schrijf eerst in eigen woorden op wat er misgaat."), "words")
    if known.published_at is None:
        known.published_at = at or timezone.now()
        known.save(update_fields=["published_at"])
        note(known, Event.SHOWN, "", by, at)
    return known


@transaction.atomic
def take_back(*, cluster: Cluster, reason: str, by: Actor) -> Cluster:
    """Not public any more, with the reason. Raises Refused."""
    check(may_triage(by))
    known = locked(cluster)
    if known.published_at is None:
        raise Refused(_("Dit knelpunt is niet openbaar."))
    note(known, Event.TAKEN_BACK, said(reason, "words"), by)
    known.published_at = None
    known.save(update_fields=["published_at"])
    return known


@transaction.atomic
def tell(*, cluster: Cluster, words: str, by: Actor, at: dt.datetime | None = None) -> Cluster:
    """Something happened: everybody who reported it reads it. Raises Refused."""
    check(may_triage(by))
    known = locked(cluster)
    told, moment = said(words, "words"), at or timezone.now()
    last, day = known.steps.last(), timezone.localdate(moment)
    if last and (last.event, last.words, timezone.localdate(last.at)) == (Event.NOTED, told, day):
        return known  # a form that was sent twice
    note(known, Event.NOTED, told, by, moment)
    return known


@transaction.atomic
def move(*, cluster: Cluster, to: ClusterState, words: str, by: Actor, at: dt.datetime | None = None) -> Cluster:
    """Solved, left as it is, or taken up again, with the reason. Raises Refused."""
    check(may_triage(by))
    known = locked(cluster)
    insist_on_step(known, to)
    why = said(words, "words")
    put(known, to, at)
    note(known, Event.STATE, why, by, at, state=to)
    return known
