"""What the access matrix needs to know of an address: about whose thing it is, and what to send it.

A new route without an object needs nothing here. One with an object (`<uuid:key>`) is named in `OBJECTS`: either it
belongs to nobody in particular, or each kind of owner gets one. A form that a route must understand stands in `SAID`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.utils import timezone
from tests.house.access_world import CIRCLE, NOBODYS, ORGANISATION, OTHER, OWN, Persona, World

from perspectief.foundation.accounts import city_login
from perspectief.foundation.accounts.models import Grant
from perspectief.foundation.demo.personas import personas
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.services import send_signal
from perspectief.foundation.outbox.services import send_mail
from perspectief.foundation.privacy import subjects
from perspectief.foundation.privacy.services import give_consent
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


GRANTS = Objects(_grant, (OWN, ORGANISATION, OTHER))
NO_KEY = uuid4()
OBJECTS: dict[str, Objects] = {
    "/api/v1/regels/<key>": nobodys(key="zorgtoeslag"),
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


# --- What is said -----------------------------------------------------------------------------------------------------
def _in_a_month() -> str:
    return f"{timezone.localdate() + dt.timedelta(days=30):%d-%m-%Y}"


HOUSEHOLD = '{"persons": [{"id": "a", "birth_date": "1990-05-01"}]}'
SAID: dict[str, Callable[[], Mapping[str, str]]] = {
    "/klopt-niet": lambda: {"kind": "wrong", "text": "De huur klopt niet."},
    "/beheer/toegang/geef": lambda: {"account": "account_without_role", "rol": "buddy", "laatste_dag": _in_a_month()},
    "/beheer/toegang/<uuid:key>/verleng": lambda: {"laatste_dag": _in_a_month()},
}
"""By address: a form that is understood, so that the answer tells what who sent it may do."""
SENT_AS_JSON: dict[str, str] = {
    "/api/v1/rechten": HOUSEHOLD,
    "/api/v1/vragen": HOUSEHOLD,
    "/api/v1/wat-als": HOUSEHOLD,
}
"""By address of the API: a message that is understood."""
