"""For tests: somebody who tells a story, and a panel."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from perspectief.community.publishing.models import STORIES, Story
from perspectief.community.publishing.queries.panel import version_of
from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.ui.testing import PageClient

WORD = re.compile(r"<li><span>([a-z]+)</span></li>")
TEXT = "Ik moest steeds opnieuw mijn verhaal doen. Toen vroeg iemand wat ik nodig had."
SAID: dict[str, Any] = {
    "soort": "text",
    "tekst": TEXT,
    "wie": "public_alias",
    "naam": "een moeder van drie",
    "maanden": "12",
    "leeftijd": "grown",
    "wijk": "",
    "mail": "",
    "over": ["mensgericht"],
    "pool_fits": "4",
    "driehoek": "210",
}


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


def another() -> PageClient:
    """A browser that nobody used yet."""
    return PageClient(headers={"host": "localhost"})


def sends(visitor: Client, step: str, to: str, **said: Any) -> Any:
    """One step of telling, with all that was said."""
    return visitor.post("/verhalen/vertel", {**SAID, **said, "stap": step, "naar": to})


def keeps(visitor: Client, *, file: bytes | None = None, **said: Any) -> Any:
    """The last step: yes."""
    more = {"bestand": SimpleUploadedFile("naam.bin", file)} if file is not None else {}
    return sends(visitor, "klaar", "klaar", **{"ja": "ja", **said, **more})


def tells(visitor: Client, *, file: bytes | None = None, **said: Any) -> str:
    """Somebody tells a story; gives the six words."""
    response = keeps(visitor, file=file, **said)
    assert response.status_code == 303, text_of(response)[:4000]
    words = WORD.findall(text_of(visitor.get("/verhalen/mijn/woorden")))
    assert len(words) == 6
    visitor.post("/verhalen/mijn/woorden")
    return " ".join(words)


def opens(visitor: Client, code: str) -> Any:
    return visitor.post("/verhalen/open", {"words": code})


def the_story() -> Story:
    with purpose(STORIES):
        return Story.objects.get()


def member(role: Role, name: str) -> tuple[User, PageClient]:
    """Somebody of the panel, logged in with a second factor."""
    user = person(role, name=name)
    return user, enter(another(), user)


def expert() -> PageClient:
    return member(Role.EXPERT, "Tineke Test")[1]


def officer() -> PageClient:
    return member(Role.POLICY_OFFICER, "Daan Test")[1]


def actor(role: Role, user: User) -> Actor:
    return Actor(account=user.key, held=(Held(role),), strong=True)


def seen(key: object) -> dict[str, str]:
    """The mark of the version that a page would show now."""
    with purpose(STORIES):
        return {"gezien": version_of(Story.objects.get(pk=key))}


def gives_opinion(by: Client, key: object, says: str = "choose", **said: Any) -> Any:
    answers = {"mening": says, "mening_waarom": "Dit herken ik.", **seen(key), **said}
    return by.post(f"/beheer/verhalen/{key}/mening", answers)


def redacts(by: Client, key: object, text: str, **said: Any) -> Any:
    answers = {"tekst": text, "naam": SAID["naam"], "gekeken": "ja", **seen(key), **said}
    return by.post(f"/beheer/verhalen/{key}/weglaten", answers)


def chooses(by: Client, key: object, **said: Any) -> Any:
    answers = {"omdat": "Dit zegt wat geen cijfer zegt.", **seen(key), **said}
    return by.post(f"/beheer/verhalen/{key}/kies", answers)


def panel_chooses(key: object, text: str = TEXT, *, redacting: dict[str, Any] | None = None, **said: Any) -> PageClient:
    """An expert by experience and an officer read, redact, agree and choose."""
    first, second = expert(), officer()
    assert redacts(first, key, text, **(redacting or {})).status_code == 303
    gives_opinion(first, key)
    gives_opinion(second, key)
    response = chooses(second, key, **said)
    assert response.status_code == 303, text_of(response)[:3000]
    return second
