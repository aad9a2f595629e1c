"""What happens around a scheme, in the reader's language: the pay-back light and the subjects of practice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_lazy

from perspectief.foundation.language import law
from perspectief.residents.entitlements.queries.asking import contact
from perspectief.residents.entitlements.queries.nouns import Around, PayBack, Told, Topic
from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.practice import Light, Practice, Saying, Status, practice_of

NOT_CHECKED = gettext_lazy("Dit is niet nagekeken.")
DOUBTS = {
    Status.OLD: gettext_lazy("De bron is oud. Controleer dit."),
    Status.SECOND_HAND: gettext_lazy("Dit lazen wij niet bij de organisatie zelf. Controleer dit."),
    Status.MEMORY: NOT_CHECKED,
}
LABELS = {
    Light.ADVANCE: gettext_lazy("Dit is een voorschot"),
    Light.MONTHLY: gettext_lazy("Dit beweegt mee met uw inkomen"),
    Light.FIXED: gettext_lazy("Dit staat vast"),
    Light.ASK: gettext_lazy("Dat weten wij niet"),
}
MEANINGS = {
    Light.ADVANCE: gettext_lazy("Het bedrag is een schatting. Na het jaar rekent men na met uw echte inkomen."),
    Light.MONTHLY: gettext_lazy("Verdient u in een maand meer? Dan krijgt u die maand minder."),
    Light.FIXED: gettext_lazy("Kloppen uw antwoorden? Dan hoeft u meestal niets terug te betalen."),
    Light.ASK: gettext_lazy("Vraag voor u het neemt of u later iets terug moet betalen."),
}
TITLES = (
    ("papers", gettext_lazy("Dit neemt u mee"), gettext_lazy("welke papieren u nodig heeft")),
    ("term", gettext_lazy("Zo lang duurt het"), gettext_lazy("hoe lang het duurt")),
    ("back", gettext_lazy("Op tijd vragen"), gettext_lazy("tot wanneer u het kunt vragen")),
    ("pay_day", gettext_lazy("Wanneer het geld komt"), gettext_lazy("wanneer het geld komt")),
    ("report", gettext_lazy("Dit geeft u door"), ""),
    ("letter", gettext_lazy("Op papier"), ""),
)
"""Each subject: its title, and what to ask when we know nothing of it."""
ONLY_WHEN_KNOWN = ("report", "letter")
"""Subjects of which silence needs no question."""
WITHOUT_MONEY = ("pay_day",)


@lru_cache(maxsize=2048)
def around(scheme: Scheme, municipality: str, day: date, language: str) -> Around:
    """What is the same for everybody about a scheme; `language` is the reader's, so that each keeps its own."""
    practice = practice_of(scheme.key, municipality, day)
    return Around(
        scheme=scheme,
        name=law.say(scheme.name),
        ask=contact(scheme.ask, municipality),
        pay_back=pay_back(practice),
        topics=topics(practice, with_money=scheme.amount is not None),
        hurry=practice.hurry,
        children=practice.children,
        not_money=practice.not_money,
    )


def pay_back(practice: Practice) -> PayBack:
    """The light with its words: those of the scheme itself, else those of its level."""
    own = practice.light_says
    said = _told([own]) if own and own.text else (_own_words(MEANINGS[practice.light]),)
    return PayBack(practice.light, str(LABELS[practice.light]), said, _told(practice.avoid))


def topics(practice: Practice, *, with_money: bool) -> list[Topic]:
    """The subjects in the order in which somebody meets them; one of which we know nothing has no lines."""
    found = [Topic(key, str(title), str(wanted), _told(getattr(practice, key))) for key, title, wanted in TITLES]
    return [
        topic
        for topic in found
        if topic.lines or (topic.key not in ONLY_WHEN_KNOWN and (with_money or topic.key not in WITHOUT_MONEY))
    ]


def _told(lines: Iterable[Saying]) -> tuple[Told, ...]:
    return tuple(Told(law.say(line.text), line.source, str(DOUBTS.get(line.status, ""))) for line in lines if line.text)


def _own_words(text: object) -> Told:
    return Told(law.Said(str(text), law.reader_language()))
