"""For tests: people with an account, logged in with or without a second factor."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any, TypeVar

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.utils import timezone

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.logins import SECOND_FACTOR
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.services import new_account

PASSWORD = "vier paarse fietsen"  # noqa: S105 - of invented people
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of invented people
"""Secret of the app of whoever has one here."""
ANNA = "anna.bakker@voorbeeld.nl"
HOME = "192.0.2.7"
"""Where people log in from."""
Visitor = TypeVar("Visitor", bound=Client)


def person(*roles: Role, name: str = "Anna Bakker", app: bool = False) -> User:
    """Somebody with an account, a password and these roles; `app`: an app for codes too."""
    first, _, last = name.partition(" ")
    made = new_account(first_name=first, last_name=last, email=f"{name.lower().replace(' ', '.')}@voorbeeld.nl")
    made.set_password(PASSWORD)
    made.save()
    today = timezone.localdate()
    for role in roles:
        Grant.objects.create(user=made, role=role, begins_on=today, ends_on=today + dt.timedelta(30))
    if app:
        TOTP.activate(made, SECRET)
    return made


def enter(client: Visitor, user: User, *, strong: bool = True) -> Visitor:
    """This client goes on as this person; `strong`: after a second factor, so that staff roles count."""
    client.force_login(user)
    session: Any = client.session
    done = [{"method": "password", "at": time.time()}]
    if strong:
        done.append({"method": SECOND_FACTOR, "at": time.time(), "type": Authenticator.Type.TOTP})
    session[AUTHENTICATION_METHODS_SESSION_KEY] = done
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
    session.save()
    return client


def code(steps: int = 0, secret: str = SECRET) -> str:
    """The code that the app shows now; `steps`: so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def log_in(
    client: Client, password: str = PASSWORD, name: str = "anna.bakker@voorbeeld.nl", address: str = HOME
) -> Any:
    """What the login page answers to this name and password, from this address on internet."""
    return client.post("/inloggen", {"login": name, "password": password}, REMOTE_ADDR=address)


def is_in(client: Client) -> bool:
    """Whether this client is logged in."""
    return client.get("/account").status_code == 200
