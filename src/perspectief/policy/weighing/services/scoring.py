"""Takes in what an assessor says of one thing, and closes it at once. The answers themselves are never stored open."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from perspectief.foundation import keys
from perspectief.foundation.access import Actor
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.services import log_look
from perspectief.foundation.privacy.subjects import account
from perspectief.policy.weighing import panel_words as words
from perspectief.policy.weighing import sealing as files
from perspectief.policy.weighing.calc import answers as said
from perspectief.policy.weighing.calc import sealing
from perspectief.policy.weighing.calc.answers import Answers, Wrong
from perspectief.policy.weighing.choices import ItemState
from perspectief.policy.weighing.models import Assessor, Attachment, Item, Round, Sealed
from perspectief.policy.weighing.models.items import APPLICATIONS
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.permissions import may_score
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries.applications import owners_of
from perspectief.policy.weighing.services.applications import WHO_LOOKED
from perspectief.policy.weighing.services.locks import publics_of
from perspectief.policy.weighing.services.panel import SCORED, insist_on_own_or_typed, note_box
from perspectief.policy.weighing.services.refusing import Refused, check
from perspectief.policy.weighing.services.rounds import locked, moment

MARK = "weighing: box"


class Incomplete(ValueError):
    """Not everything is answered; `wrong` names each question, field and what is not right."""

    def __init__(self, wrong: list[Wrong]):
        super().__init__("Not everything is answered.")
        self.wrong = wrong


@transaction.atomic
@sensitive_variables()
def hand_in(*, assessor: Assessor, item: Item, by: Actor, answers: Answers, on: dt.datetime | None = None) -> Sealed:
    """Everything on one thing at once, closed for all but two holders together. Again: it replaces what was there.

    `by`: the assessor, or who types what they wrote on paper. Raises Refused, Incomplete.
    """
    held, at = locked(assessor.round), moment(on, by)
    insist_on_own_or_typed(assessor, by, item)
    check(may_score(held, timezone.localdate(at)))
    insist_on_open(assessor, item)
    wrong = list(said.problems(answers, queries.criteria_of(item)))
    if wrong:
        raise Incomplete(wrong)
    asked = {one.key for one in queries.criteria_of(item)}
    plain = said.to_bytes({key: one for key, one in answers.items() if key in asked})
    made = _closed(held, assessor, item, plain, at)
    own = by.account == assessor.account
    with purpose(PANEL):
        kept, _is_new = Sealed.objects.update_or_create(
            assessor=assessor, item=item, defaults={**made, "typed_by": None if own else by.account}
        )
        if not own:
            Assessor.objects.filter(pk=assessor.pk).update(vouched_by=None)
    note_box(held, SCORED, at, box=queries.place_of(assessor, item), digest=str(made["digest"]))
    words.log(by, [assessor], Action.CHANGE, words.SCORES, words.OWN if own else words.ON_PAPER)
    return kept


@transaction.atomic
def open_file(*, assessor: Assessor, attachment: Attachment, by: Actor) -> bytes:
    """A file with a thing that this seat may see. Who worked at it reads that. Raises Refused, keys.NotOurs."""
    insist_on_own_or_typed(assessor, by)
    insist_on_open(assessor, attachment.item)
    content = files.file_of(attachment.sealed, attachment.item.key)
    about = [account(key) for key in owners_of(attachment.item)] or [WHO_LOOKED]
    log_look(
        by=by,
        activity=APPLICATIONS,
        subjects=about,
        action=Action.VIEW,
        what="weighing_file",
        reason=words.JUDGING,
    )
    return content


def insist_on_open(assessor: Assessor, item: Item) -> None:
    """This seat may see and score this thing. Raises Refused."""
    if item.round_id != assessor.round_id or item.state != ItemState.ACCEPTED:
        raise Refused(_("Dit doet niet mee in deze ronde."))
    if item.pk in queries.conflicts(assessor):
        raise Refused(_("U hebt hier een belang bij. Daarom ziet u dit niet, en scoort u het niet."))


@sensitive_variables()
def _closed(held: Round, assessor: Assessor, item: Item, plain: bytes, at: dt.datetime) -> dict[str, object]:
    try:
        box = sealing.seal(plain, publics_of(held), bound_to(held, assessor, item))
    except sealing.TooLong as wrong:
        raise Refused(_("Uw redenen zijn samen te lang. Maak ze korter.")) from wrong
    digest = digest_of(box)
    return {
        "box": box,
        "digest": digest,
        "mark": keys.seal(MARK, digest.encode(), place_of_mark(assessor.pk, item.pk)),
        "handed_in_on": timezone.localdate(at),
    }


def digest_of(box: bytes) -> str:
    """SHA-256 of a box, in hex."""
    return hashlib.sha256(bytes(box)).hexdigest()


def bound_to(held: Round, assessor: Assessor, item: Item) -> bytes:
    """The place of a box: it opens nowhere else."""
    return f"{held.pk}/{assessor.key}/{item.key}".encode()


def place_of_mark(assessor_pk: int, item_pk: int) -> bytes:
    """To what the mark of a box is bound."""
    return f"box {assessor_pk} {item_pk}".encode()
