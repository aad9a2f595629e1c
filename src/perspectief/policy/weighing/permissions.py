"""Who may do what in the weighing room."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Actor, Role, Verdict
from perspectief.policy.weighing.choices import ByWhom, ItemState, RoundState, Seat
from perspectief.policy.weighing.models import Assessor, Item, Round

# --- Frameworks, rounds and applications ------------------------------------------------------------------------------
OPEN = "Everybody may read how the city weighs, which rounds there are, and what becomes of them."
"""Why these pages are public."""
STEERS = (Role.POLICY_OFFICER, Role.TEAM)
FILLS_IN = frozenset({ItemState.DRAFT, ItemState.INCOMPLETE})
"""When the provider may change its file."""
CAN_BE_TAKEN_BACK = frozenset({RoundState.OPEN, RoundState.SCORING, RoundState.TALK})
"""Until the choice begins: after that the others were weighed against it."""


def may_steer(by: Actor) -> Verdict:
    """Make frameworks and rounds, look at what came in, nominate what exists, and write decisions."""
    if by.has(*STEERS):
        return YES
    return Verdict(False, _("Dit is voor beleidsmedewerkers en #TeamPerspectief."))


def may_apply(by: Actor) -> Verdict:
    """Apply for an organisation, and see its files."""
    if organisations_of(by):
        return YES
    return Verdict(False, _("Dit is voor organisaties die iets aanbieden. Vraag de gemeente om een account."))


def organisations_of(by: Actor) -> frozenset[str]:
    """Keys of the organisations for which somebody may apply: each named in a role, never all of them."""
    if not by.has(Role.PARTNER):
        return frozenset()
    return frozenset(one.organisation for one in by.held if one.role == Role.PARTNER and one.organisation)


def may_see_own(by: Actor, item: Item) -> Verdict:
    """See a file as the organisation that it is of: every account of that organisation may, at any time."""
    if item.organisation is not None and item.organisation.key in organisations_of(by):
        return YES
    return Verdict(False, _("Dit is van een andere organisatie."))


def may_fill_in(by: Actor, item: Item) -> Verdict:
    """Change a file, as its organisation, as long as it was not sent or something is missing."""
    own = may_see_own(by, item)
    if not own.allowed:
        return own
    if item.state in FILLS_IN:
        return YES
    return Verdict(False, _("Deze aanvraag is verstuurd. U kunt hem nu niet veranderen."))


def may_withdraw(by: Actor, item: Item) -> Verdict:
    """Take a file back, as its organisation, until the choice begins."""
    own = may_see_own(by, item)
    if not own.allowed:
        return own
    if item.state == ItemState.DRAFT:
        return YES
    if item.state in (ItemState.WITHDRAWN, ItemState.NOT_TAKEN):
        return Verdict(False, _("Deze aanvraag doet al niet meer mee."))
    if item.round.state in CAN_BE_TAKEN_BACK:
        return YES
    return Verdict(False, _("Het kiezen is begonnen. Zeg het ons in uw reactie als u wilt stoppen."))


def may_read_round(by: Actor, one: Round) -> Verdict:
    """Read about a round: everybody, from the day it was announced."""
    if one.state != RoundState.DRAFT and not (one.state == RoundState.STOPPED and one.announced_at is None):
        return YES
    return may_steer(by)


# --- Panel, scores, talk ----------------------------------------------------------------------------------------------
SEATED = (Role.EXPERT, Role.TEAM, Role.POLICY_OFFICER, Role.PROFESSIONAL)
"""Who may be asked to sit in a panel."""
CAN_BE_SEATED = frozenset({RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN, RoundState.SCORING})
"""Until the first scores are opened."""
NO_SEAT = Verdict(False, _("U zit niet in het panel van deze ronde."))


def may_sit(by: Actor) -> Verdict:
    """See the pages of a panel at all; each page asks for the seat as well."""
    if by.has(*SEATED):
        return YES
    return Verdict(False, _("Dit is voor wie in een panel zit."))


def may_seat(by: Actor, one: Round) -> Verdict:
    """Choose who sits in the panel of a round."""
    verdict = may_steer(by)
    if not verdict.allowed:
        return verdict
    if one.state in CAN_BE_SEATED:
        return YES
    return Verdict(False, _("De scores zijn al geopend. Het panel verandert nu niet meer."))


def may_score(one: Round, day: dt.date) -> Verdict:
    """Hand in first scores, and hand them in again."""
    if one.state != RoundState.SCORING:
        return Verdict(False, _("U kunt nu geen scores inleveren."))
    if one.scores_until is not None and day > one.scores_until:
        return Verdict(False, _("De laatste dag is voorbij. Inleveren kan niet meer."))
    return YES


def may_score_again(one: Round) -> Verdict:
    """Change a score after the talk."""
    if one.state == RoundState.TALK:
        return YES
    return Verdict(False, _("U kunt uw scores nu niet veranderen."))


def may_type_for(by: Actor, assessor: Assessor) -> Verdict:
    """Type what somebody wrote on paper: never for oneself, and only for who works on paper."""
    verdict = may_steer(by)
    if not verdict.allowed:
        return verdict
    if not assessor.on_paper:
        return Verdict(False, _("Deze persoon scoort zelf. Zet eerst aan dat het op papier gaat."))
    if assessor.left_at is not None:
        return Verdict(False, _("Deze persoon is gestopt."))
    if assessor.account is not None and assessor.account == by.account:
        return Verdict(False, _("Dit is uw eigen stoel. Vul uw scores zelf in."))
    return YES


def may_vouch(by: Actor, assessor: Assessor, mine: Assessor | None) -> Verdict:
    """Confirm that what was typed from paper is of this person: the person, or who of the panel never types."""
    if mine is None:
        return NO_SEAT
    if mine.pk == assessor.pk:
        return YES
    if by.has(*STEERS):
        return Verdict(False, _("U kunt zelf typen voor wie op papier werkt. Daarom bevestigt iemand anders dit."))
    if mine.seat == Seat.CHAIR or mine.is_expert:
        return YES
    return Verdict(False, _("Dit bevestigt de voorzitter, of een ervaringsdeskundige van het panel."))


def may_lead_talk(by: Actor, mine: Assessor | None) -> Verdict:
    """Write down what came out of the talk, and close it: the chair, and who steers the round."""
    if mine is not None and mine.seat == Seat.CHAIR:
        return YES
    return may_steer(by)


# --- Results, portfolio, decisions, letters, money --------------------------------------------------------------------
SETS_WEIGHTS = {
    ByWhom.TEAM: STEERS,
    ByWhom.EXPERTS: (Role.EXPERT, *STEERS),
    ByWhom.COUNCIL: (Role.COUNCIL_MEMBER, *STEERS),
    ByWhom.COLLEGE: STEERS,
}
"""Who writes down what a body said of the weights: somebody of that body, or who steers the round."""
WEIGHS = (Role.EXPERT, Role.COUNCIL_MEMBER, *STEERS)


def may_see_weights(by: Actor) -> Verdict:
    """See the page of the weights of a round, and set those of a body of one's own."""
    if by.has(*WEIGHS):
        return YES
    return Verdict(False, _("Dit is voor wie zegt hoe zwaar vragen tellen."))


def may_set_weights(by: Actor, body: ByWhom) -> Verdict:
    """Say how heavy each question counts, for this body."""
    if by.has(*SETS_WEIGHTS[body]):
        return YES
    return Verdict(False, _("U kunt geen gewichten invullen voor deze groep."))


def may_lead_weights(by: Actor) -> Verdict:
    """Say with whose weights the choice is made."""
    return may_steer(by)


def may_see_results(by: Actor, mine: Assessor | None, *, has_interest: bool) -> Verdict:
    """See what came out of the scores, and the choice, before it is decided: the panel, and who steers the round.

    Not a seat that has to do with something in it: all stands beside all, so that one is seen through the others.
    """
    steers = may_steer(by)
    if mine is None or steers.allowed:
        return steers
    if has_interest:
        return Verdict(False, _("U hebt een belang bij iets in deze ronde. U leest de uitslag na het besluit."))
    return YES


def may_calculate(by: Actor, mine: Assessor | None) -> Verdict:
    """Let choices be worked out: the chair of the panel, and who steers the round."""
    if mine is not None and mine.seat == Seat.CHAIR:
        return YES
    return may_steer(by)


def may_advise(by: Actor, mine: Assessor | None) -> Verdict:
    """Write down the advice of the panel: its chair, and who steers the round."""
    return may_calculate(by, mine)


def may_advise_as_expert(by: Actor) -> Verdict:
    """Write the advice of the experts by experience: only they do, and nobody changes a word of it."""
    if by.has(Role.EXPERT):
        return YES
    return Verdict(False, _("Dit advies is van de ervaringsdeskundigen. Alleen zij schrijven hier."))


def may_reply(by: Actor, item: Item) -> Verdict:
    """Say something of a proposed decision on what one's own organisation offers."""
    own = may_see_own(by, item)
    if not own.allowed:
        return own
    if item.round.state == RoundState.REPLYING:
        return YES
    return Verdict(False, _("U kunt nu niet reageren."))


def may_keep_money(by: Actor) -> Verdict:
    """Write down which money there is, what was spent, and where freed money goes."""
    return may_steer(by)
