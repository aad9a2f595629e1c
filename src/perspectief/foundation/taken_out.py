"""Words in which somebody can be recognised go for good: what stands there instead, and who else kept a copy of them.

A room that takes words out asks with `inbox.forms.AsksForGood`, asks `refusal` about the reason, writes `sentence` in
their place, keeps `history`, and tells it with `tell`. A room that keeps what others wrote, such as a
report that was frozen, listens and writes the sentence there too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from django.conf import settings
from django.db.models import Choices
from django.utils.translation import gettext, override

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BEGIN = re.compile(r"(?:^|[.!?:\n])\W*$")
"""What stands before the first word of a sentence."""
SHORTEST = 3
"""Letters of a word that can be the name of somebody."""
IN_A_ROW = 4
"""So many words after each other are no chance."""
BEGIN_A_SENTENCE = frozenset(
    "aan alle als bij daar dan dat de deze die dit een eerst elke en er geen haar heeft het hier hij hoe hun iemand "  # noqa: SIM905
    "ik in is ja kan maar mag mensen met mijn moet na nee niemand niet nu of om onze ook op over sinds soms te toen "
    "tot u uit uw van veel voor waar waarom wanneer wat we wel wie wij ze zij zijn zo zonder".split()
)
"""They have a capital only because a sentence begins with them."""
Listener = Callable[[tuple[str, ...], str], None]
_LISTENERS: list[Listener] = []


def sentence() -> str:
    """What stands in place of the words: in our own language, as all that is published."""
    with override(settings.LANGUAGE_CODE):
        return gettext("De woorden zijn weggehaald.")


def repeats(reason: str, gone: Iterable[str], stays: str = "") -> str:
    """What a reason says again of the words that go: a name in them, or some words in a row. Empty: nothing.

    `stays`: words that everybody goes on reading, and that may be said.
    """
    texts = [text for text in gone if text]
    names = {name for text in texts for name in _names(text)} - set(_WORD.findall(stays.casefold()))
    named = next((word for word in _WORD.findall(reason) if word.casefold() in names), "")
    in_a_row = _rows(reason) & {row for text in texts for row in _rows(text)} - _rows(stays)
    return named or min(in_a_row, default="")


def refusal(reason: str, gone: Iterable[str], stays: str = "") -> str:
    """For who wrote a reason that says again what goes; empty when it does not."""
    again = repeats(reason, gone, stays)
    return gettext("In uw reden staat weer ‘%(words)s’. Schrijf het anders op.") % {"words": again} if again else ""


def history(parts: Iterable[Choices], reason: str) -> str:
    """What everybody reads afterwards: which words went, and why. In our own language, as all that is published."""
    with override(settings.LANGUAGE_CODE):
        names = ", ".join(str(one.label) for one in parts)
        return f"{gettext('Weggehaald: %(what)s.') % {'what': names}} {reason.strip()}"


def _names(text: str) -> Iterable[str]:
    """Words with a capital; at the begin of a sentence only those that stand there for no other reason we know."""
    small = {word for word in _WORD.findall(text) if word[0].islower()}
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        begins = bool(_BEGIN.search(text[: match.start()]))
        if not match[0][0].isupper() or len(word) < SHORTEST:
            continue
        if not begins or (word not in BEGIN_A_SENTENCE and word not in small):
            yield word


def _rows(text: str) -> set[str]:
    """All that stands in a row in it."""
    words = _WORD.findall(text.casefold())
    return {" ".join(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1)}


def listen(listener: Listener) -> Listener:
    """Hear of texts that were taken out, at start-up: `(texts, what stands there instead)`, in the same transaction."""
    _LISTENERS.append(listener)
    return listener


def tell(texts: Iterable[str]) -> None:
    """These texts are gone: whoever kept a copy writes the sentence in its place."""
    gone = tuple(dict.fromkeys(text for text in texts if text and text != sentence()))
    if gone:
        for listener in _LISTENERS:
            listener(gone, sentence())
