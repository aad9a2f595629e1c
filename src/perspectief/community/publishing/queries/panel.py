"""Stories as the panel reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db.models import Count

from perspectief.community.publishing import sealing
from perspectief.community.publishing.calc.pointing import pointing
from perspectief.community.publishing.calc.redacting import Span, with_marks
from perspectief.community.publishing.choices import RECEIVED, State
from perspectief.community.publishing.models import STORIES, Opinion, Recording, Story
from perspectief.community.publishing.permissions import may_choose, may_decide
from perspectief.community.publishing.queries.own import holding
from perspectief.foundation.access import Actor, Role, Verdict
from perspectief.foundation.places.queries import areas_of
from perspectief.foundation.privacy.purpose import purpose


@dataclass(frozen=True)
class Judged:
    """A story with all that the panel needs: what was told, what stands out, what is shown, what members think."""

    story: Story
    told: sealing.Told
    shown: sealing.Shown
    spans: Sequence[Span]
    opinions: Sequence[Opinion]
    content_type: str

    @property
    def proposed(self) -> str:
        """The words with a mark for all that stands out; or as somebody left them already."""
        return self.shown.text or with_marks(self.told.text, self.spans)

    @property
    def found(self) -> list[tuple[str, str]]:
        """What stands out, and why."""
        return [(self.told.text[one.start : one.end], one.why) for one in self.spans]

    def opinion_of(self, by: Actor) -> Opinion | None:
        """What this member thinks."""
        return next((one for one in self.opinions if one.account == by.account), None)

    def may_decide(self, by: Actor) -> Verdict:
        """Whether enough of the panel has looked."""
        return may_decide(by, roles=[one.role for one in self.opinions], says=[one.says for one in self.opinions])

    def may_choose(self, by: Actor) -> Verdict:
        """Whether enough of the panel wants to show it."""
        return may_choose(by, opinions=[(one.role, one.says) for one in self.opinions])


def waiting_for_panel(state: State) -> list[Story]:
    """Stories of this state, the oldest first, of which the teller still says yes. With the number of opinions."""
    with purpose(STORIES):
        rows = Story.objects.filter(state=state).annotate(judged=Count("opinions")).order_by("told_on", "key")
        return holding(list(rows))


def counts() -> dict[State, int]:
    """How many there are of each state that the panel sees, whether or not their tellers still say yes."""
    with purpose(STORIES):
        rows = Story.objects.filter(state__in=RECEIVED).order_by().values("state").annotate(many=Count("pk"))
        found = {State(row["state"]): row["many"] for row in rows}
    return {state: found.get(state, 0) for state in (State.NEW, State.CHOSEN, State.NOT_CHOSEN)}


def find_for_panel(key: UUID) -> Story | None:
    """One story that the panel may look at: received, and its teller still says yes."""
    with purpose(STORIES):
        rows = list(Story.objects.filter(pk=key, state__in=RECEIVED))
    return next(iter(holding(rows)), None)


def judged(story: Story) -> Judged:
    """All that the panel needs. Raises keys.NotOurs."""
    with purpose(STORIES):
        told = sealing.told_of(story.sealed, story.pk)
        return Judged(
            story=story,
            told=told,
            shown=sealing.shown_of(story.shown, story.pk),
            spans=pointing(told.text, names_of_places()),
            opinions=list(Opinion.objects.filter(story=story)),
            content_type=Recording.objects.filter(story=story).values_list("content_type", flat=True).first() or "",
        )


def version_of(story: Story) -> str:
    """Which version of a story somebody has in front of them: another one after each change of what is shown, of the
    name that the teller wants, of who may see it, and of a yes. It is made of sealed bytes and keys: it tells nothing.
    """
    said = (story.area, story.level, story.consent, story.parent_consent)
    parts = [bytes(story.shown), bytes(story.sealed), *(str(one).encode() for one in said)]
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()[:16]


def names_of_places() -> list[str]:
    """Of the wijken: a story names its wijk only where the teller said so."""
    names = areas_of(settings.MUNICIPALITY).values_list("name", flat=True)
    return [name.removesuffix(" e.o.") for name in names]


def role_words(role: str) -> str:
    """What a role is called."""
    return str(dict(Role.choices).get(role, role))
