"""What the packages keep that we use: their models that know no person, and the queue of the worker."""

from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, Field, Sensitivity, declare
from perspectief.foundation.privacy.register import Activity, Basis, register

KNOW_NO_PERSON = {
    "auth.Group": "A name for a set of permissions of Django; we use roles instead and make none.",
    "auth.Permission": "What Django could allow for a model; we use roles instead.",
    "contenttypes.ContentType": "The names of our own models.",
    "socialaccount.SocialApp": "An identity provider, when it is kept in the database; ours stands in the settings.",
}
"""Models of packages, each with the reason why no person can be in it."""

QUEUE = Activity(
    key="queue",
    name=_("De rij met werk voor onze computer"),
    purpose=_("Wat later moet gebeuren, staat eerst in een rij. Zo raakt er niets kwijt."),
    basis=Basis.NO_PERSONAL_DATA,
    article="",
    whose=_("Niemand. In de rij staan alleen nummers van taken."),
    data=(_("welke taak, wanneer, en of het lukte"),),
    term="job",
    room="jobs",
)
SECURITY_LOG = Activity(
    key="security_log",
    name=_("De log van de beveiliging"),
    purpose=_("Wij willen merken dat iemand iets stukmaakt of steelt."),
    basis=Basis.PUBLIC_TASK,
    article="AVG artikel 6 lid 1 onder e; AVG artikel 32",
    whose=_("Iedereen die de site opent."),
    data=(
        _("welke pagina, wanneer, en of het lukte"),
        _("het adres van uw apparaat op internet, als de beheerder dat aanzet"),
    ),
    receivers=(_("de beheerder"),),
    term="security_log",
    room="privacy",
    notes=(_("Uw antwoorden, codes en nummers staan niet in de log."),),
)


def declare_all() -> None:
    """Register and declare, at start-up."""
    register(QUEUE)
    register(SECURITY_LOG)
    declare(_queue())


def _queue() -> Declaration:
    technical = {
        "id": "nummer van de taak",
        "status": "stand",
        "enqueued_at": "in de rij sinds",
        "started_at": "begonnen op",
        "finished_at": "klaar op",
        "args_kwargs": "sleutel van de taak, nooit iets over een persoon",
        "priority": "volgorde",
        "task_path": "welk soort werk",
        "worker_ids": "welke werker",
        "queue_name": "welke rij",
        "backend_name": "welke rij",
        "run_after": "niet eerder dan",
        "return_value": "niet gebruikt",
        "exception_class_path": "soort fout",
        "traceback": "waar in de code het misging",
    }
    return Declaration(
        model=DBTaskResult,
        activity=QUEUE.key,
        fields={name: Field(holds, Sensitivity.TECHNICAL) for name, holds in technical.items()},
        overdue=lambda now: DBTaskResult.objects.filter(enqueued_at__lte=terms.before("job", now)),
        stores=("database", "queue"),
    )
