"""What organisations ask and experts pick: a question, a reply, an agreement, and aftercare. Nobody is assigned."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.community.experience import consents
from perspectief.community.experience.choices import (
    AgreementState,
    NeedState,
    Per,
    Reward,
    Says,
    Sees,
    Shares,
    TaskState,
)
from perspectief.community.experience.models import EXPERIENCE, Agreement, CheckIn, Expert, Need, Reply, Task, TaskStep
from perspectief.community.experience.permissions import (
    COORDINATORS,
    may_ask,
    may_be_expert,
    may_coordinate,
    may_see_task,
    organisations_of,
)
from perspectief.community.experience.queries import people
from perspectief.community.experience.queries import tasks as queries
from perspectief.community.experience.queries.settings import setting
from perspectief.community.experience.queries.words import asker_words
from perspectief.community.experience.sealing import AFTER, NEEDS, seal_text
from perspectief.community.experience.services.locking import locked
from perspectief.community.experience.services.people import allow, log_looks
from perspectief.community.experience.services.refusing import (
    Refused,
    check,
    insist_on_nobody,
    insist_on_words,
)
from perspectief.community.experience.states import AGREEMENT, TASK, insist_on_step
from perspectief.foundation.access import Actor, role_of
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import queries as places
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose


# --- What is asked ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Asked:
    """What somebody asks of experts."""

    title: str
    text: str
    kind: str
    place: str
    starts_on: dt.date
    ends_on: dt.date
    hours: int
    reward: str = Reward.NONE
    amount: float = 0
    per: str = Per.HOUR
    people: int = 1
    area: str = ""
    themes: tuple[str, ...] = ()
    certified: bool = False


@transaction.atomic
def ask(*, by: Actor, asked: Asked, organisation: Organisation | None, need: Need | None = None) -> Task:
    """Put a question to experts. That of a coordinator is open at once; another waits for one. Raises Refused."""
    check(may_ask(by))
    check(may_see_task(by, organisation=organisation.key if organisation else ""))
    insist_on_words(title=asked.title, text=asked.text, place=asked.place)
    _insist_on_sense(asked)
    is_paid = asked.reward != Reward.NONE
    task = Task.objects.create(
        municipality=places.municipality(settings.MUNICIPALITY),
        organisation=organisation,
        need=need,
        **{**vars(asked), "themes": sorted(asked.themes), "amount": _cents(asked.amount if is_paid else 0)},
        invented=by.is_invented,
    )
    _note(task, TaskState.NEW, "", by)
    return _move(task, TaskState.OPEN, "", by) if by.has(*COORDINATORS) else task


def _insist_on_sense(asked: Asked) -> None:
    if asked.ends_on < asked.starts_on:
        raise Refused(_("De laatste dag komt voor de eerste dag. Kijk de dagen na."), "ends_on")
    if asked.ends_on < timezone.localdate():
        raise Refused(_("De laatste dag is al voorbij. Kies een latere dag."), "ends_on")
    _insist_on_amount(asked.reward, asked.amount)


def _insist_on_amount(reward: str, amount: float) -> None:
    if reward != Reward.NONE and not amount:
        raise Refused(_("Vul in hoeveel de beloning is. Of kies ‘geen beloning’."), "amount")


def _cents(amount: float) -> Decimal:
    return Decimal(f"{amount:.2f}")


@transaction.atomic
def open_task(*, task: Task, by: Actor, reason: str = "") -> Task:
    """Experts may see it. Raises Refused, NoSuchStep."""
    check(may_coordinate(by))
    return _move(locked(task), TaskState.OPEN, reason, by)


@transaction.atomic
def refuse_task(*, task: Task, by: Actor, reason: str) -> Task:
    """Experts do not see it; who asked reads why. Raises Refused, NoSuchStep."""
    check(may_coordinate(by))
    insist_on_words(reason=reason)
    return _move(locked(task), TaskState.REFUSED, reason, by)


@transaction.atomic
def withdraw_task(*, task: Task, by: Actor) -> Task:
    """No longer needed; what was proposed and not agreed falls away. Raises Refused, NoSuchStep."""
    check(may_see_task(by, organisation=_key(task)))
    moved = _move(locked(task), TaskState.WITHDRAWN, "", by)
    for one in map(locked_person, queries.agreements_on(moved)):
        if one.state == AgreementState.PROPOSED:
            _close(one, AgreementState.DECLINED)
    return moved


@transaction.atomic
def close_task(*, task: Task, by: Actor) -> Task:
    """There are enough people, or it is over. Raises Refused, NoSuchStep."""
    check(may_see_task(by, organisation=_key(task)))
    return _move(locked(task), TaskState.CLOSED, "", by)


def _move(task: Task, to: TaskState, reason: str, by: Actor) -> Task:
    insist_on_step(TASK, task.state, to)
    insist_on_nobody(reason=reason)
    task.state = to
    task.save(update_fields=["state"])
    _note(task, to, reason, by)
    return task


def _note(task: Task, state: TaskState, reason: str, by: Actor) -> None:
    TaskStep.objects.create(task=task, state=state, reason=reason.strip(), role=role_of(by), at=timezone.now())


def _key(task: Task) -> str:
    return task.organisation.key if task.organisation else ""


# --- The person picks -------------------------------------------------------------------------------------------------
@transaction.atomic
def reply(
    *, task: Task, expert: Expert, by: Actor, says: Says, show_themes: bool = False, language: str = "nl"
) -> None:
    """Perhaps, or not now. With 'perhaps' who asks may read the profile for this question; themes only on a yes of
    its own. 'Not now' takes that back. No reason is asked. Raises Refused."""
    check(may_be_expert(by))
    if task.state != TaskState.OPEN:
        raise Refused(_("Deze vraag is niet meer open."))
    with purpose(EXPERIENCE):
        Reply.objects.update_or_create(task=task, expert=expert, defaults={"says": says, "on": timezone.localdate()})
    if says is Says.INTERESTED and show_themes and people.kept_themes(expert):
        receiver, words = consents.receiver_of(_key(task)), asker_words(task.organisation)
        allow(expert=expert, by=by, receiver=receiver, words=words, part=Shares.THEMES, language=language)


@dataclass(frozen=True)
class Terms:
    """What an agreement says."""

    what: str
    hours: int
    starts_on: dt.date
    ends_on: dt.date
    reward: str
    amount: float
    per: str


@transaction.atomic
def propose(*, task: Task, expert: Expert, by: Actor, terms: Terms) -> Agreement:
    """Propose an agreement to somebody who said 'perhaps'. It holds only when that person says yes. Raises Refused."""
    check(may_see_task(by, organisation=_key(task)))
    task = locked(task)
    if task.state != TaskState.OPEN or expert.pk not in {one.pk for one in queries.interested(task)}:
        raise Refused(_("Dit kan alleen bij iemand die op deze vraag reageerde."))
    insist_on_words(what=terms.what)
    if terms.ends_on < terms.starts_on:
        raise Refused(_("De laatste dag komt voor de eerste dag. Kijk de dagen na."), "ends_on")
    _insist_on_amount(terms.reward, terms.amount)
    if any(one.expert_id == expert.pk and one.state in queries.RUNNING for one in queries.agreements_on(task)):
        raise Refused(_("Er is al een voorstel voor deze persoon."))
    is_paid = terms.reward != Reward.NONE
    with purpose(EXPERIENCE):
        made = Agreement.objects.create(
            task=task, expert=expert, **{**vars(terms), "amount": _cents(terms.amount if is_paid else 0)}
        )
    log_looks([expert], by, Action.CHANGE, reason="experience_task", what="experience_agreement")
    return made


@transaction.atomic
def say_yes(*, agreement: Agreement, by: Actor, needs: str = "") -> Agreement:
    """The expert agrees, and says what they need. Aftercare is planned. Raises Refused, NoSuchStep."""
    known = _own(agreement, by)
    insist_on_step(AGREEMENT, known.state, AgreementState.AGREED)
    known.state, known.sealed = AgreementState.AGREED, seal_text(NEEDS, needs.strip(), known.pk)
    with purpose(EXPERIENCE):
        known.save(update_fields=["state", "sealed"])
        CheckIn.objects.create(agreement=known, due_on=known.ends_on + _aftercare())
    return known


@transaction.atomic
def say_no(*, agreement: Agreement, by: Actor) -> Agreement:
    """The expert says no; no reason is asked. Raises Refused, NoSuchStep."""
    return _close(_own(agreement, by), AgreementState.DECLINED)


@transaction.atomic
def stop(*, agreement: Agreement, by: Actor) -> Agreement:
    """The expert stops, at any time and without a reason. Aftercare comes at once. Raises Refused, NoSuchStep."""
    known = _close(_own(agreement, by), AgreementState.STOPPED)
    _aftercare_from(known, timezone.localdate())
    journal.note(journal.Kind.WITHDRAWN, EXPERIENCE, known.pk)
    return known


@transaction.atomic
def finish(*, agreement: Agreement, by: Actor) -> Agreement:
    """The task was done: said by the expert, or by who asked. Raises Refused, NoSuchStep."""
    known = _of_both(agreement, by)
    done = _close(known, AgreementState.DONE)
    _aftercare_from(done, min(done.ends_on, timezone.localdate()) + _aftercare())
    return done


@transaction.atomic
def cancel(*, agreement: Agreement, by: Actor, reason: str) -> Agreement:
    """Who asked cannot go on, and says why; before the yes it is only taken back. Raises Refused, NoSuchStep."""
    check(may_see_task(by, organisation=_key(agreement.task)))
    if agreement.state == AgreementState.PROPOSED:
        return _close(locked_person(agreement), AgreementState.DECLINED)
    insist_on_words(reason=reason)
    known = locked_person(agreement)
    known.reason = reason.strip()
    closed = _close(known, AgreementState.CANCELLED)
    _aftercare_from(closed, timezone.localdate())
    return closed


def _own(agreement: Agreement, by: Actor) -> Agreement:
    check(may_be_expert(by))
    known = locked_person(agreement)
    with purpose(EXPERIENCE):
        if known.expert.account != by.account:
            raise Refused(_("Deze afspraak is van iemand anders."))
    return known


def _of_both(agreement: Agreement, by: Actor) -> Agreement:
    with purpose(EXPERIENCE):
        is_own = agreement.expert.account == by.account
    if is_own:
        return _own(agreement, by)
    check(may_see_task(by, organisation=_key(agreement.task)))
    return locked_person(agreement)


def locked_person(agreement: Agreement) -> Agreement:
    """The row as it is now, held."""
    with purpose(EXPERIENCE):
        return locked(agreement)


def _close(agreement: Agreement, to: AgreementState) -> Agreement:
    insist_on_step(AGREEMENT, agreement.state, to)
    agreement.state, agreement.closed_on = to, timezone.localdate()
    with purpose(EXPERIENCE):
        agreement.save(update_fields=["state", "closed_on", "reason"])
    return agreement


def _aftercare() -> dt.timedelta:
    return dt.timedelta(days=setting("aftercare_days"))


def _aftercare_from(agreement: Agreement, day: dt.date) -> None:
    with purpose(EXPERIENCE):
        CheckIn.objects.filter(agreement=agreement, done_on=None).update(due_on=day)


# --- Aftercare --------------------------------------------------------------------------------------------------------
@transaction.atomic
def look_back(*, check_in: CheckIn, by: Actor, went: str, again: str, cost: str, call_me: bool) -> CheckIn:
    """How it was, what it cost, and would you again. Only the expert reads the words, unless they ask for a call.

    Raises Refused.
    """
    _own(check_in.agreement, by)
    with purpose(EXPERIENCE):
        check_in = locked(check_in)
    if check_in.done_on is not None:
        raise Refused(_("U vulde dit al in."))
    with purpose(EXPERIENCE):
        check_in.went, check_in.again, check_in.call_me = went, again, call_me
        check_in.sealed, check_in.done_on = seal_text(AFTER, cost.strip(), check_in.pk), timezone.localdate()
        check_in.save()
    return check_in


@transaction.atomic
def called(*, check_in: CheckIn, by: Actor) -> CheckIn:
    """A coordinator called back. Raises Refused."""
    check(may_coordinate(by))
    with purpose(EXPERIENCE):
        check_in.called_on = timezone.localdate()
        check_in.save(update_fields=["called_on"])
    log_looks(
        [check_in.agreement.expert], by, Action.CHANGE, reason="experience_aftercare", what="experience_agreement"
    )
    return check_in


def tell_journal() -> None:
    """At start-up: an agreement that somebody stopped stays so when an older database is put back."""
    journal.register(EXPERIENCE, journal.Kind.WITHDRAWN, journal.Way(_still_agreed, _stop_again))


def _still_agreed() -> list[str]:
    return [str(key) for key in Agreement.objects.filter(state=AgreementState.AGREED).values_list("pk", flat=True)]


def _stop_again(key: str, at: dt.datetime) -> None:
    Agreement.objects.filter(pk=key).update(state=AgreementState.STOPPED, closed_on=timezone.localdate(at))


# --- Where experts are needed -----------------------------------------------------------------------------------------
@transaction.atomic
def write_need(*, by: Actor, need: Need | None, **said: Any) -> Need:
    """Write down where lived experience is needed, or what came of it. Raises Refused."""
    check(may_coordinate(by))
    insist_on_words(process=said["process"], why=said["why"], who=said["who"])
    insist_on_nobody(result=said.get("result", ""))
    if said.get("state") == NeedState.DONE and not said.get("result", "").strip():
        raise Refused(_("Schrijf op wat het opleverde."), "result")
    made = need or Need(municipality=places.municipality(settings.MUNICIPALITY), invented=by.is_invented)
    for name, value in said.items():
        setattr(made, name, value)
    made.role, made.at = role_of(by, COORDINATORS), timezone.now()
    made.save()
    return made


def receiver_for(task: Task, by: Actor) -> str:
    """As whom somebody reads a profile: a yes to an organisation is no yes to coordinators who look at its question."""
    if task.organisation and task.organisation.key not in organisations_of(by):
        return Sees.COORDINATORS
    return consents.receiver_of(_key(task))
