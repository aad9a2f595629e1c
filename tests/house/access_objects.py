"""What the access matrix needs to know of an address: about whose thing it is, and what to send it.

A new route without an object needs nothing here. One with an object (`<uuid:key>`) is named in `OBJECTS`: either it
belongs to nobody in particular, or each kind of owner gets one. A form that a route must understand stands in `SAID`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import uuid4

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.house import (
    access_experience,
    access_knowledge,
    access_practice,
    access_weighing,
    access_weighing_choice,
    access_weighing_panel,
)
from tests.house.access_world import CIRCLE, NOBODYS, ORGANISATION, OTHER, OWN, Persona, World

from perspectief.community.publishing.services import examples
from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.accounts import city_login
from perspectief.foundation.accounts.models import Grant
from perspectief.foundation.demo.personas import personas
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.services import send_signal
from perspectief.foundation.outbox.services import send_mail
from perspectief.foundation.places import queries as places
from perspectief.foundation.privacy import subjects
from perspectief.foundation.privacy.services import give_consent
from perspectief.policy.council.calc.half_year import HalfYear
from perspectief.policy.council.choices import LetterKind, MomentKind, QuestionKind
from perspectief.policy.council.models import Cycle
from perspectief.policy.council.models.letters import Letter
from perspectief.policy.council.services import cycles as council_cycles
from perspectief.policy.council.services import letters as council_letters
from perspectief.policy.council.services import questions as council_questions
from perspectief.policy.council.services import reports as council_reports
from perspectief.policy.monitor.choices import TargetKind, TargetState
from perspectief.policy.monitor.models import Fetch, Indicator
from perspectief.policy.monitor.services import deliveries, snapshots
from perspectief.policy.monitor.sources.mapping import Columns
from perspectief.policy.monitor.tests import making as monitor
from perspectief.residents.kept_checks.activities import CONSENT_TEXT, CONSENT_VERSION

# --- Whose thing an address is about ----------------------------------------------------------------------------------
Values = Mapping[str, object]
"""What stands in the places of an address."""
Find = Callable[[World, Persona, str], Values | None]
"""The thing of that owner; None when there is no such thing for who asks (nobody owns nothing)."""


@dataclass(frozen=True)
class Objects:
    """Which owners make a difference for an address, and how to find the thing of each."""

    find: Find
    whose: tuple[str, ...] = (NOBODYS,)
    for_each: bool = False
    """Whether a thing of nobody must be found anew for each who asks."""


def nobodys(**values: object) -> Objects:
    """A thing that is public, or the same for everybody."""
    return Objects(lambda _world, _persona, _whose: values)


def _grant(world: World, persona: Persona, whose: str) -> Values | None:
    user = world.user(whose, persona)
    grant = user.grants.first() if user else None
    return {"key": grant.key} if grant else None


def _account(world: World, persona: Persona, whose: str) -> Values | None:
    user = world.user(whose, persona)
    return {"key": user.key, "step": "sluit"} if user else None


def _way_in(world: World, persona: Persona, whose: str) -> Values | None:
    """A link with which somebody chooses a password."""
    user = world.user(whose, persona)
    if user is None:
        return None
    return {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}


def _second_step(world: World, persona: Persona, whose: str) -> Values | None:
    user = world.user(whose, persona)
    if user is None:
        return None
    made = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "sleutel"})
    return {"pk": made.pk}


def _consent(world: World, persona: Persona, whose: str) -> Values | None:
    user = world.user(whose, persona)
    if user is None:
        return None
    given = give_consent(
        subject=subjects.account(user.key),
        receiver=str(uuid4()),
        receiver_words="buddy",
        parts=["test"],
        text_key=CONSENT_TEXT,
        text_version=CONSENT_VERSION,
        language="nl",
        channel="site",
        until=timezone.now() + dt.timedelta(days=30),
    )
    return {"key": given.key}


def _shared(world: World, _persona: Persona, whose: str) -> Values:
    return {"key": world.shared[whose], "part": "antwoorden"}


def _message(_world: World, _persona: Persona, _whose: str) -> Values:
    made = send_mail(to="iemand@voorbeeld.test", subject="Bericht", text="x", about="login", idempotency_key="matrix")
    return {"key": made.key}


def _signal(_world: World, _persona: Persona, _whose: str) -> Values:
    return {"number": send_signal(page="/", kind=Kind.WRONG).pk, "step": "klaar"}


def _ended_grant(world: World, persona: Persona, whose: str) -> Values | None:
    """Stopped a moment ago: each request is undone afterwards, and so is this."""
    said = _grant(world, persona, whose)
    if said:
        Grant.objects.filter(key=said["key"]).update(ended_at=timezone.now())
    return said


def _job(world: World, _persona: Persona, _whose: str) -> Values:
    assert world.job
    return {"key": world.job.key}


def _monitored(_world: World, _persona: Persona, _whose: str) -> Values:
    made = monitor.indicator("gebruik")
    monitor.figure(monitor.version(made), "2020", 12.5)
    return {"key": made.key, "word": "stop"}


def _asked(world: World, persona: Persona, whose: str) -> Values:
    return {"indicator": _monitored(world, persona, whose)["key"]}


def _target(state: TargetState) -> Find:
    def find(world: World, persona: Persona, whose: str) -> Values:
        _monitored(world, persona, whose)
        return {"number": monitor.target(Indicator.objects.get(), TargetKind.DIRECTION, wanted="rise", state=state).pk}

    return find


def _followed(*_asked: Any) -> Values:
    """A table of StatLine that changed, and waits for a person."""
    table = snapshots.put(id="86006NED")
    Fetch.objects.create(table=table, at=timezone.now(), outcome=Fetch.Outcome.REFUSED, rows=1, fingerprint="a")
    return {"dataset": table.dataset, "key": Fetch.objects.get().key}


def _delivery(*_asked: Any) -> Values:
    """Figures that a colleague brought, with one row held back."""
    monitor.version(monitor.indicator("gebruik"))
    colleague = Actor(account=uuid4(), held=(Held(Role.TEAM),), strong=True)
    said = {"kind": "official", "source": "CBS", "release": "2024", "stream": BytesIO(FIGURES)}
    made = deliveries.receive(by=colleague, **said)
    roles = {"jaar": "period", "gebied": "area", "deel": "value:gebruik"}
    deliveries.map_columns(delivery=made, columns=Columns(roles), by=colleague)
    return {"key": made.key, "number": made.quarantined.get().pk, "word": "wijs-af"}


def _council_cycle(*_asked: Any) -> Values:
    """A half year without a report, with a day in its calendar."""
    city = places.municipality(settings.MUNICIPALITY)
    cycle = council_cycles.make_cycle(municipality=city, half=HalfYear(2024, 1), by=OFFICER)
    day = dt.date(2024, 9, 18)
    moment = council_cycles.set_moment(cycle=cycle, kind=MomentKind.SESSION, day=day, by=OFFICER)
    return {"cycle": cycle.key, "number": moment.pk, "what": "verder"}


def _council_report(*asked: Any) -> Values:
    """A report in the making: nobody else reads it. The chapter is that of the experts by experience."""
    said = _council_cycle(*asked)
    council_reports.make_report(cycle=Cycle.objects.get(key=said["cycle"]), by=OFFICER)
    return {**said, "slot": "ervaringsdeskundigen", "form": "kort", "step": "openbaar"}


def _council_question(_world: World, _persona: Persona, _whose: str) -> Values:
    """A question of the council with an answer, so that every step can be asked for."""
    asked = council_questions.Asked(kind=QuestionKind.QUESTION, title="Vraag", text="Hoe gaat het?")
    city = places.municipality(settings.MUNICIPALITY)
    question = council_questions.ask(municipality=city, asked=asked, by=COUNCIL_MEMBER)
    council_questions.answer(question=question, text="Zo gaat het.", by=OFFICER)
    return {"key": question.key}


def _council_step(step: str) -> Find:
    return lambda *asked: {**_council_question(*asked), "step": step}


def _council_letter(_world: World, _persona: Persona, _whose: str) -> Values:
    """A letter in the making."""
    city = places.municipality(settings.MUNICIPALITY)
    letter = council_letters.make(municipality=city, kind=LetterKind.FUNDS, year=2027, by=OFFICER)
    council_letters.write(letter=letter, section="aanhef", text="Daarom.", by=OFFICER)
    return {"key": letter.key, "section": "aanhef", "step": "openbaar"}


def _council_embargo(*asked: Any) -> Values:
    """A letter that is ready and not public yet."""
    key = _council_letter(*asked)["key"]
    until = timezone.now() + dt.timedelta(days=1)
    council_letters.embargo(letter=Letter.objects.get(key=key), until=until, by=OFFICER, reason="Klaar.")
    return {"key": key}


def _story(name: str) -> Objects:
    """An invented story: one that everybody may see, or one that waits for the panel."""

    def find(_world: World, _persona: Persona, _whose: str) -> Values:
        examples.load_examples(name)
        return {"key": examples.key_of(name)}

    return Objects(find)


SHOWN_STORY, WAITING_STORY = _story("zwemmen"), _story("oefen-1")
GRANTS = Objects(_grant, (OWN, ORGANISATION, OTHER))
NO_KEY = uuid4()
OFFICER = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True)
COUNCIL_MEMBER = Actor(held=(Held(Role.COUNCIL_MEMBER),), strong=True)
OBJECTS: dict[str, Objects] = {
    "/api/v1/regels/<key>": nobodys(key="zorgtoeslag"),
    "/api/v1/indicatoren/<indicator>": Objects(_asked),
    "/api/v1/indicatoren/<indicator>/cijfers": Objects(_asked),
    "/beleid/monitor/doel/<slug:key>": nobodys(key="mensgericht"),
    "/beleid/monitor/lijn/<int:number>": nobodys(number=1),
    "/beleid/monitor/cijfer/<slug:key>": Objects(_monitored),
    "/beleid/monitor/cijfer/<slug:key>/inbedden": Objects(_monitored),
    "/beleid/monitor/cijfer/<slug:key>.csv": Objects(_monitored),
    "/beleid/monitor/cijfer/<slug:key>.parquet": Objects(_monitored),
    "/beleid/monitor/cijfer/<slug:key>.json": Objects(_monitored),
    "/wijken/<slug:code>": nobodys(code="WK001404"),
    "/beheer/monitor/wijken/<slug:code>": nobodys(code="WK001404"),
    "/rechten/vraag/<str:screen_id>": nobodys(screen_id="who"),
    "/rechten/vraag/<str:screen_id>/<str:back>": nobodys(screen_id="who", back="uitkomst"),
    "/rechten/antwoorden/weg/<str:person>": nobodys(person="p11"),
    "/rechten/uitkomst/<slug:key>": nobodys(key="zorgtoeslag"),
    "/rechten/een-pagina/<str:field>": nobodys(field="rent"),
    "/vooruitblik/<str:slug>": nobodys(slug="huur"),
    "/er-verandert-iets/<slug:slug>": nobodys(slug="baby"),
    "/er-verandert-iets/<slug:slug>/papier": nobodys(slug="baby"),
    "/er-verandert-iets/<slug:slug>/agenda.ics": nobodys(slug="baby"),
    "/regels/begrip/<str:term>": nobodys(term="zorgtoeslag.zorgtoeslag_y_tp"),
    "/regels/woud/<slug:key>": nobodys(key="zorgtoeslag"),
    "/regels/woud/<slug:first>/<slug:second>": nobodys(first="zorgtoeslag", second="huurtoeslag"),
    "/regels/<slug:key>.json": nobodys(key="zorgtoeslag"),
    "/regels/<slug:key>/voorbeelden": nobodys(key="zorgtoeslag"),
    "/regels/<slug:key>": nobodys(key="zorgtoeslag"),
    "/beleid/simulator/plan/<slug:key>": nobodys(key="een_kindpakket"),
    "/beleid/simulator/plan/<slug:key>.yaml": nobodys(key="een_kindpakket"),
    "/beleid/simulator/plan/<slug:key>/reken": nobodys(key="een_kindpakket"),
    "/beleid/simulator/bezig/<uuid:key>": nobodys(key=NO_KEY),
    "/beleid/simulator/uitkomst/<uuid:key>": nobodys(key=NO_KEY),
    "/beleid/simulator/uitkomst/<uuid:key>.pdf": nobodys(key=NO_KEY),
    "/beleid/simulator/uitkomst/<uuid:key>/verantwoording": nobodys(key=NO_KEY),
    "/beleid/simulator/uitkomst/<uuid:key>/<slug:sheet>.csv": nobodys(key=NO_KEY, sheet="kosten"),
    "/beleid/simulator/uitkomst/<uuid:key>/<slug:sheet>.parquet": nobodys(key=NO_KEY, sheet="kosten"),
    "/beleid/simulator/uitkomst/<uuid:key>/<slug:part>": nobodys(key=NO_KEY, part="kosten"),
    "/cijfers/<slug:key>": nobodys(key="signalen-per-soort"),
    "/cijfers/<slug:key>.csv": nobodys(key="signalen-per-soort"),
    "/beheer/monitor/cijfer/<slug:key>": Objects(_monitored),
    "/beheer/monitor/cijfer/<slug:key>/versie": Objects(_monitored),
    "/beheer/monitor/cijfer/<slug:key>/stap/<slug:word>": Objects(_monitored),
    "/beheer/monitor/cijfer/<slug:key>/streefdoel": Objects(_monitored),
    "/beheer/monitor/cijfer/<slug:key>/streefdoel/voorstel": Objects(_monitored),
    "/beheer/monitor/streefdoel/<int:number>/vervang": Objects(_target(TargetState.SET)),
    "/beheer/monitor/streefdoel/<int:number>/overnemen": Objects(_target(TargetState.PROPOSED)),
    "/beheer/monitor/streefdoel/<int:number>/weiger": Objects(_target(TargetState.PROPOSED)),
    "/beheer/monitor/bronnen/taak/<uuid:key>": nobodys(key=NO_KEY),
    "/beheer/monitor/bronnen/blik/<uuid:key>": Objects(_followed),
    "/beheer/monitor/bronnen/<slug:dataset>": Objects(_followed),
    "/beheer/monitor/bronnen/<slug:dataset>/haal": Objects(_followed),
    "/beheer/monitor/bronnen/<slug:dataset>/bereken": Objects(_followed),
    "/beheer/monitor/leveringen/<uuid:key>": Objects(_delivery),
    "/beheer/monitor/leveringen/<uuid:key>/kolommen": Objects(_delivery),
    "/beheer/monitor/leveringen/<uuid:key>/problemen.csv": Objects(_delivery),
    "/beheer/monitor/leveringen/<uuid:key>/regel/<int:number>": Objects(_delivery),
    "/beheer/monitor/leveringen/<uuid:key>/<slug:word>": Objects(_delivery),
    "/klopt-niet/over/<slug:about>": nobodys(about="zorgtoeslag"),
    "/taak/<uuid:key>/stand": Objects(_job),
    "/taak/<uuid:key>/stop": Objects(_job),
    "/start/deel/<slug:key>": nobodys(key="roles-end"),
    "/demo/als/<slug:key>": nobodys(key=next(iter(personas()))),
    "/gegevens/<slug:key>": nobodys(key="roles"),
    "/inloggen/via/<slug:provider_id>": nobodys(provider_id=city_login.KEY),
    "/inloggen/via/<slug:provider_id>/terug": nobodys(provider_id=city_login.KEY),
    "/wachtwoord/kies/<uidb36>-<key>": Objects(_way_in, (OWN, OTHER)),
    "/account/tweede-stap/sleutels/<int:pk>/naam": Objects(_second_step, (OWN, OTHER)),
    "/account/tweede-stap/sleutels/<int:pk>/weg": Objects(_second_step, (OWN, OTHER)),
    "/mijn/toestemming/<uuid:key>/stop": Objects(_consent, (OWN, OTHER)),
    "/bewaard/mijn/delen/<uuid:key>/stop": Objects(_shared, (CIRCLE, OTHER)),
    "/bewaard/gedeeld/<uuid:key>": Objects(_shared, (CIRCLE, OTHER)),
    "/bewaard/gedeeld/<uuid:key>/<slug:part>": Objects(_shared, (CIRCLE, OTHER)),
    "/raad/rapport/<slug:cycle>": Objects(_council_report),
    "/raad/rapport/<slug:cycle>.pdf": Objects(_council_report),
    "/raad/rapport/<slug:cycle>/kort": Objects(_council_report),
    "/raad/rapport/<slug:cycle>/in-beeld": Objects(_council_report),
    "/raad/rapport/<slug:cycle>/gegevens.json": Objects(_council_report),
    "/raad/rapport/<slug:cycle>/gegevens.csv": Objects(_council_report),
    "/beheer/raad/cyclus/<slug:cycle>": Objects(_council_cycle),
    "/beheer/raad/cyclus/<slug:cycle>/moment/<int:number>/gedaan": Objects(_council_cycle),
    "/beheer/raad/cyclus/<slug:cycle>/<slug:what>": Objects(_council_cycle),
    "/beheer/raad/rapport/<slug:cycle>": Objects(_council_report),
    "/beheer/raad/rapport/<slug:cycle>/maak": Objects(_council_cycle),
    "/beheer/raad/rapport/<slug:cycle>/peildag": Objects(_council_report),
    "/beheer/raad/rapport/<slug:cycle>/schrijf/<slug:slot>": Objects(_council_report),
    "/beheer/raad/rapport/<slug:cycle>/bekijk.pdf": Objects(_council_report),
    "/beheer/raad/rapport/<slug:cycle>/bekijk/<slug:form>": Objects(_council_report),
    "/beheer/raad/rapport/<slug:cycle>/stap/<slug:step>": Objects(_council_report),
    "/raad/vraag/<slug:key>": Objects(_council_question),
    "/raad/vraag/<slug:key>/oordeel/<slug:step>": Objects(_council_step("genoeg")),
    "/raad/streefdoel/<slug:indicator>": nobodys(indicator="is-er-niet"),
    "/raad/brief/<slug:key>": Objects(_council_embargo),
    "/raad/brief/<slug:key>.pdf": Objects(_council_embargo),
    "/raad/brief/<slug:key>.csv": Objects(_council_embargo),
    "/beheer/raad/vraag/<slug:key>": Objects(_council_question),
    "/beheer/raad/vraag/<slug:key>/<slug:step>": Objects(_council_step("antwoord")),
    "/beheer/raad/brief/<slug:key>": Objects(_council_letter),
    "/beheer/raad/brief/<slug:key>/schrijf/<slug:section>": Objects(_council_letter),
    "/beheer/raad/brief/<slug:key>/<slug:step>": Objects(_council_letter),
    "/verhalen/<uuid:key>": SHOWN_STORY,
    "/verhalen/<uuid:key>/bestand": SHOWN_STORY,
    "/beheer/verhalen/gekozen/<uuid:key>/bestand": SHOWN_STORY,
    "/beheer/verhalen/<uuid:key>": WAITING_STORY,
    "/beheer/verhalen/<uuid:key>/bestand": SHOWN_STORY,
    "/beheer/verhalen/<uuid:key>/mening": WAITING_STORY,
    "/beheer/verhalen/<uuid:key>/weglaten": WAITING_STORY,
    "/beheer/verhalen/<uuid:key>/kies": WAITING_STORY,
    "/beheer/verhalen/<uuid:key>/niet": WAITING_STORY,
    "/beheer/verhalen/<uuid:key>/opnieuw": WAITING_STORY,
    "/beheer/verhalen/<uuid:key>/weg": WAITING_STORY,
    "/beheer/signalen/<int:number>": Objects(_signal),
    "/beheer/signalen/<int:number>/<slug:step>": Objects(_signal),
    "/beheer/berichten/<uuid:key>/opnieuw": Objects(_message),
    "/beheer/berichten/<uuid:key>/weg": Objects(_message),
    "/beheer/berichten/<uuid:key>/gooi-weg": Objects(_message),
    "/beheer/accounts/<uuid:key>": Objects(_account, (OWN, ORGANISATION, OTHER)),
    "/beheer/accounts/<uuid:key>/<slug:step>": Objects(_account, (OWN, ORGANISATION, OTHER)),
    "/beheer/toegang/<uuid:key>/verleng": GRANTS,
    "/beheer/toegang/<uuid:key>/stop": GRANTS,
    "/beheer/toegang/<uuid:key>/terug": Objects(_ended_grant, (OWN, ORGANISATION, OTHER)),
}
"""By address: the thing it is about."""
OBJECTS |= {address: Objects(*known, for_each=True) for address, known in access_experience.FOUND.items()}
OBJECTS |= {address: Objects(*known) for address, known in access_knowledge.FOUND.items()}
OBJECTS |= {address: Objects(*known) for address, known in access_practice.FOUND.items()}
OBJECTS |= {address: Objects(*known) for address, known in access_weighing.FOUND.items()}
OBJECTS |= {address: Objects(*known) for address, known in access_weighing_panel.FOUND.items()}
OBJECTS |= {address: Objects(*known) for address, known in access_weighing_choice.FOUND.items()}


# --- What is said -----------------------------------------------------------------------------------------------------
def _in(*, days: int) -> str:
    return f"{timezone.localdate() + dt.timedelta(days):%d-%m-%Y}"


HOUSEHOLD = '{"persons": [{"id": "a", "birth_date": "1990-05-01"}]}'
RISE = {"kind": "direction", "wanted": "rise", "starts": "1-1-2030", "set_by": "college", "reason": "Meer bereik."}
INDICATOR = {
    "name": "Terugval",
    "evidence": "see",
    "goals": "mensgericht",
    "definition": "Wie terugkomt.",
    "unit": "percent",
    "decimals": "1",
    "direction": "down",
    "source": "Eigen register",
    "rhythm": "year",
    "owner": "#TeamPerspectief",
    "valid_from": "1-1-2030",
    "reason": "Het plan wil het weten.",
    "comparable": "yes",
    "bewaar": "ja",
}
"""An indicator, and a version of one, as somebody types it."""
FIGURES = b"jaar;gebied;deel\n2022;GM0014;12,5\n2023;GM0014;veel\n"
BROUGHT = {"soort": "official", "bron": "CBS", "uitgave": "2024", "adres": ""}
REASON = {"reden": "Het klopt niet."}
SAID: dict[str, Callable[[], Mapping[str, Any]]] = {
    "/beheer/monitor/bronnen": lambda: {"nummer": "86006NED"},
    "/beheer/monitor/bronnen/<slug:dataset>": lambda: {"waarvoor": "Huishoudens"},
    "/beheer/monitor/bronnen/blik/<uuid:key>": lambda: REASON,
    "/beheer/monitor/leveringen/nieuw": lambda: {**BROUGHT, "bestand": SimpleUploadedFile("a.csv", FIGURES)},
    "/beheer/monitor/leveringen/<uuid:key>/kolommen": lambda: {
        "kolom-0": "period",
        "kolom-1": "area",
        "kolom-2": "value:gebruik",
    },
    "/beheer/monitor/leveringen/<uuid:key>/regel/<int:number>": lambda: {"doe": "laat-weg"},
    "/beheer/monitor/leveringen/<uuid:key>/<slug:word>": lambda: REASON,
    "/beheer/monitor/nieuw": lambda: INDICATOR,
    "/beheer/monitor/wijken/<slug:code>": lambda: {"text": "Meer banken.", "how": "Een avond", "said_on": "15-9-2024"},
    "/beheer/monitor/cijfer/<slug:key>/versie": lambda: INDICATOR,
    "/beheer/monitor/cijfer/<slug:key>/stap/<slug:word>": lambda: {"reason": "Niemand keek ernaar."},
    "/beheer/monitor/cijfer/<slug:key>/streefdoel": lambda: RISE,
    "/beheer/monitor/cijfer/<slug:key>/streefdoel/voorstel": lambda: RISE,
    "/beheer/monitor/streefdoel/<int:number>/vervang": lambda: RISE,
    "/beheer/monitor/streefdoel/<int:number>/overnemen": lambda: RISE,
    "/beheer/monitor/streefdoel/<int:number>/weiger": lambda: {"reason": "Er is geen geld voor."},
    "/klopt-niet": lambda: {"kind": "wrong", "text": "De huur klopt niet."},
    "/beheer/toegang/geef": lambda: {"account": "account_without_role", "rol": "buddy", "laatste_dag": _in(days=30)},
    "/beheer/raad/cyclus/<slug:cycle>/moment/<int:number>/gedaan": lambda: {"gedaan_op": "18-9-2024"},
    "/beheer/raad/cyclus/<slug:cycle>/<slug:what>": lambda: {"verder-reden": "Klaar."},
    "/beheer/raad/rapport/<slug:cycle>/peildag": lambda: {"dag": "1-7-2024"},
    "/beheer/raad/rapport/<slug:cycle>/schrijf/<slug:slot>": lambda: {"tekst": "Ons woord."},
    "/beheer/raad/rapport/<slug:cycle>/stap/<slug:step>": lambda: {"reden": "Klaar."},
    "/raad/vragen/nieuw": lambda: {"kind": "question", "title": "Vraag", "text": "Hoe gaat het?"},
    "/beheer/raad/vragen/nieuw": lambda: {
        "kind": "message",
        "title": "Boodschap",
        "text": "Er is te weinig plek.",
        "asker": "practice",
        "asked_on": "1-1-2026",
    },
    "/beheer/raad/vraag/<slug:key>/<slug:step>": lambda: {"text": "Zo gaat het nu.", "reason": "Er stond een fout in."},
    "/beheer/raad/brieven": lambda: {"kind": "funds", "year": "2027"},
    "/beheer/raad/brief/<slug:key>/schrijf/<slug:section>": lambda: {"text": "Daarom."},
    "/beheer/raad/brief/<slug:key>/<slug:step>": lambda: {"reden": "Klaar."},
    "/beheer/toegang/<uuid:key>/verleng": lambda: {"laatste_dag": _in(days=150)},
}
"""By address: a form that is understood, so that the answer tells what who sent it may do."""
SAID |= access_experience.SAID
SAID |= access_knowledge.SAID | access_weighing.SAID | access_weighing_panel.SAID | access_weighing_choice.SAID
SAID |= access_practice.SAID
SENT_AS_JSON: dict[str, str] = {
    "/api/v1/rechten": HOUSEHOLD,
    "/api/v1/vragen": HOUSEHOLD,
    "/api/v1/wat-als": HOUSEHOLD,
}
"""By address of the API: a message that is understood."""
