"""Who may do what in the council room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Actor, Role, Verdict
from perspectief.policy.council.choices import EXPERT_SLOTS, LetterState, QuestionKind, ReportState, Slot
from perspectief.policy.council.models import Report
from perspectief.policy.council.models.letters import Letter

# --- Cycles and reports -----------------------------------------------------------------------------------------------
STEERS = (Role.POLICY_OFFICER, Role.TEAM)
WRITES = (*STEERS, Role.EXPERT)
READS_ALONG = (*WRITES, Role.COUNCIL_MEMBER)
"""Who may read a report that is ready, before everybody may."""


def may_steer(by: Actor) -> Verdict:
    """Make a cycle and its report, and bring it out."""
    if by.has(*STEERS):
        return YES
    return Verdict(False, _("Dit is voor beleidsmedewerkers en #TeamPerspectief."))


def may_see_the_work(by: Actor) -> Verdict:
    """See the desk of cycles and reports: who steers, who writes, and who may read along."""
    if by.has(*READS_ALONG):
        return YES
    return Verdict(False, _("Dit is voor wie aan het raadsrapport werkt, en voor raadsleden."))


def may_write_something(by: Actor) -> Verdict:
    """Write in at least one chapter."""
    if by.has(*WRITES):
        return YES
    return Verdict(False, _("Dit is voor wie aan het raadsrapport schrijft."))


def may_write(by: Actor, slot: Slot) -> Verdict:
    """Write in this chapter: that of the experts by experience is theirs alone."""
    if slot in EXPERT_SLOTS:
        if by.has(Role.EXPERT):
            return YES
        return Verdict(False, _("Dit hoofdstuk is van de ervaringsdeskundigen. Alleen zij schrijven hier."))
    return may_steer(by)


def may_read(by: Actor, report: Report) -> Verdict:
    """Read a report: a public one everybody, one under embargo also the council, a draft only who works on it."""
    if report.is_public:
        return YES
    if by.has(*(READS_ALONG if report.state == ReportState.EMBARGO else WRITES)):
        return YES
    return Verdict(False, _("Dit rapport is nog niet openbaar."))


# --- Questions, motions, promises and messages ------------------------------------------------------------------------
OPEN = "Everybody may read what the council asks, when it is answered, and the letters that are public."
"""Why these pages are public."""
COUNCIL_ASKS = (QuestionKind.QUESTION, QuestionKind.MOTION)
"""What a member of the council writes down; promises and messages are written down by who keeps the list."""


def may_ask(by: Actor) -> Verdict:
    """Ask as a member of the council, and propose what the city should want to reach."""
    if by.has(Role.COUNCIL_MEMBER):
        return YES
    return Verdict(False, _("Hier stellen raadsleden hun vragen."))


def may_write_down(by: Actor, kind: QuestionKind) -> Verdict:
    """Put a question, motion, promise or message on the list."""
    if by.has(*STEERS) or (kind in COUNCIL_ASKS and by.has(Role.COUNCIL_MEMBER)):
        return YES
    return Verdict(False, _("Dit is voor raadsleden, beleidsmedewerkers en #TeamPerspectief."))


def may_answer(by: Actor) -> Verdict:
    """Answer, choose who answers by when, and close what is done."""
    return may_steer(by)


def may_judge(by: Actor) -> Verdict:
    """Say whether an answer is enough: that is for the council."""
    if by.has(Role.COUNCIL_MEMBER):
        return YES
    return Verdict(False, _("Raadsleden zeggen of een antwoord genoeg is."))


def may_write_letters(by: Actor) -> Verdict:
    """Make letters and bring them out."""
    return may_steer(by)


def may_read_letter(by: Actor, letter: Letter) -> Verdict:
    """Read a letter: a public one everybody, one under embargo also the council, a draft only who makes it."""
    if letter.is_public or by.has(*STEERS):
        return YES
    if letter.state == LetterState.EMBARGO and by.has(*READS_ALONG):
        return YES
    return Verdict(False, _("Deze brief is nog niet openbaar."))
