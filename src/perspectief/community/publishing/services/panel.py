"""What the panel does: look, leave out, say what each member thinks, choose with a reason, and tell the teller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from perspectief.community.publishing import sealing
from perspectief.community.publishing.calc.redacting import is_redaction
from perspectief.community.publishing.choices import CALLED, Age, Kind, Says, State, WhyDiscard, WhyNot
from perspectief.community.publishing.models import STORIES, Opinion, Story
from perspectief.community.publishing.permissions import PANEL, may_sit_in_panel
from perspectief.community.publishing.queries.own import subject_of
from perspectief.community.publishing.queries.panel import judged, version_of
from perspectief.community.publishing.services.locking import locked
from perspectief.community.publishing.states import insist_on_state, insist_on_step
from perspectief.foundation.access import YES, Actor, Role, Verdict
from perspectief.foundation.outbox import services as outbox
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.ui.pages import insist


class OnlyLeavingOut(ValueError):
    """Somebody changed or added a word of the teller."""


class NotReady(ValueError):
    """Something must be done first. The message is in words for the panel."""


class ChangedSince(ValueError):
    """Somebody of the panel or the teller changed something after this page was opened: it was judged otherwise."""


def _insist_seen(story: Story, seen: str) -> None:
    if seen != version_of(story):
        raise ChangedSince


@transaction.atomic
def give_opinion(*, story: Story, by: Actor, says: Says, why: str, seen: str) -> Opinion:
    """What one member thinks of the version that they saw; said again it replaces what they thought.

    Raises NoSuchStep, ChangedSince.
    """
    insist(may_sit_in_panel(by))
    story = locked(story)
    insist_on_state(story.state, State.NEW)
    _insist_seen(story, seen)
    with purpose(STORIES):
        opinion, _is_new = Opinion.objects.update_or_create(
            story=story,
            account=by.account,
            defaults={"role": _role(by), "says": says, "why": why, "given_on": timezone.localdate()},
        )
    log_panel([story], by, Action.CHANGE)
    return opinion


@transaction.atomic
def redact(*, story: Story, by: Actor, text: str, called: str, alternative: str, keep_area: bool, seen: str) -> Story:
    """How the story is shown: the words of the teller, with marks where something was left out. No other word changes.

    Opinions were about what was shown before: they go when that changes.

    `seen`: the version that was on the page, so that nobody puts back what another left out. Raises OnlyLeavingOut,
    NoSuchStep, ChangedSince.
    """
    insist(may_sit_in_panel(by))
    story = locked(story)
    insist_on_state(story.state, State.NEW)
    _insist_seen(story, seen)
    with purpose(STORIES):
        before = judged(story)
        if not is_redaction(before.told.text, text):
            raise OnlyLeavingOut
        shown = before.shown.now(text=text, called=called or str(CALLED[Age(story.age)]), alternative=alternative)
        area = story.area if keep_area else ""
        if (shown, area) != (before.shown, story.area):
            Opinion.objects.filter(story=story).delete()
            story.shown, story.area = sealing.seal_shown(shown, story.pk), area
            story.save(update_fields=["shown", "area"])
    log_panel([story], by, Action.CHANGE)
    return story


@transaction.atomic
def choose(*, story: Story, by: Actor, because: str, against: bool, indicators: Sequence[str], seen: str) -> Story:
    """The story may be shown as it was seen. Raises NotReady, NoSuchStep, ChangedSince, PermissionDenied."""
    story = locked(story)
    insist_on_step(story.state, State.CHOSEN)
    _insist_seen(story, seen)
    with purpose(STORIES):
        found = judged(story)
        insist(found.may_choose(by))
        if not found.story.shown:
            raise NotReady(_("Kijk eerst wat eruit moet, en bewaar dat."))
        if story.kind != Kind.TEXT and not found.shown.alternative:
            raise NotReady(_("Schrijf eerst in woorden op wat er te zien of te horen is."))
        story.shown = sealing.seal_shown(found.shown.now(because=because, answer=""), story.pk)
        story.state, story.decided_at, story.against = State.CHOSEN, timezone.now(), against
        story.indicators = list(indicators)
        tell_teller(story)
        story.save(update_fields=["shown", "state", "decided_at", "against", "indicators", "mail"])
    log_panel([story], by, Action.CHANGE)
    return story


@transaction.atomic
def choose_not(*, story: Story, by: Actor, why: WhyNot, more: str) -> Story:
    """The story is not shown; its teller reads why. Raises NoSuchStep, PermissionDenied."""
    story = locked(story)
    insist_on_step(story.state, State.NOT_CHOSEN)
    with purpose(STORIES):
        found = judged(story)
        insist(_may_refuse(found.may_decide(by), story))
        answer = " ".join(filter(None, ("" if why is WhyNot.OTHER else in_language(story, why), more)))
        story.shown = sealing.seal_shown(found.shown.now(because="", answer=answer), story.pk)
        story.state, story.decided_at, story.against = State.NOT_CHOSEN, timezone.now(), False
        tell_teller(story)
        story.save(update_fields=["shown", "state", "decided_at", "against", "mail"])
    log_panel([story], by, Action.CHANGE)
    return story


@transaction.atomic
def look_again(*, story: Story, by: Actor) -> Story:
    """The panel looks at it anew, and thinks anew; until then nobody sees it. Raises NoSuchStep."""
    insist(may_sit_in_panel(by))
    story = locked(story)
    insist_on_state(story.state, State.CHOSEN, State.NOT_CHOSEN)
    with purpose(STORIES):
        Opinion.objects.filter(story=story).delete()
        story.state, story.decided_at = State.NEW, None
        story.save(update_fields=["state", "decided_at"])
    log_panel([story], by, Action.CHANGE)
    return story


def log_panel(stories: Iterable[Story], by: Actor, action: Action, *, reason: str = "story_panel") -> None:
    """A line for each story, which its teller reads."""
    privacy.log_look(
        by=by,
        activity=STORIES,
        subjects=[subject_of(one.pk) for one in stories],
        action=action,
        what="story_words",
        reason=reason,
    )


def _may_refuse(verdict: Verdict, story: Story) -> Verdict:
    """One member alone can take away what was chosen, at once: a name that slipped through cannot wait."""
    return YES if story.state == State.CHOSEN else verdict


def _role(by: Actor) -> str:
    """As whom somebody sits in the panel: an expert by experience first."""
    return next(role.value for role in (Role.EXPERT, *PANEL) if by.has(role))


def in_language(story: Story, why: WhyNot | WhyDiscard) -> str:
    """A reason as its teller reads it."""
    with override(story.language):
        return str(why.label)


def tell_teller(story: Story) -> None:
    """A mail that there is an answer, to who asked for it. The address goes: it was for this."""
    address = sealing.mail_of(story.mail, story.pk)
    if not address:
        return
    with override(story.language):
        outbox.send_mail(
            to=address,
            subject=_("Er is een antwoord voor u"),
            text=_("Er staat een antwoord klaar. Typ uw zes woorden op deze pagina: %(address)s")
            % {"address": settings.ADDRESS + reverse("publishing:open")},
            about="story",
            idempotency_key=f"story:{story.pk}:{story.decided_at:%Y%m%d%H%M%S}",
        )
    story.mail = b""
