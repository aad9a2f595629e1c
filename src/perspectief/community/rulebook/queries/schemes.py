"""Schemes and terms of the law book, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from django.conf import settings
from django.http import Http404
from django.utils import timezone

from perspectief.community.rulebook.calc import documents
from perspectief.community.rulebook.calc.accuracy import Accuracy, accuracy_of, example_counts
from perspectief.community.rulebook.calc.graph import graph_of
from perspectief.community.rulebook.calc.schemes import Condition, SchemePage, scheme_page
from perspectief.community.rulebook.calc.terms import Term, term_of, title_of
from perspectief.community.rulebook.calc.values import value_of
from perspectief.foundation.language import law
from perspectief.rules import UnknownTerm, schemes
from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.kernel.errors import BadLaw
from perspectief.rules.kernel.plan import placeholders


@dataclass(frozen=True)
class Link:
    """A term to go to: its full name, its name as words, and the name of the scheme or law it stands in."""

    term: str
    title: str
    folder: str


@dataclass(frozen=True)
class SaidCondition:
    """A condition with its sentences filled in as far as the law itself knows the numbers.

    `source`: where a local rule was read, which has no article to go to.
    """

    condition: Condition
    met: law.Said
    unmet: law.Said
    open: law.Said
    needs: tuple[Link, ...]
    source: str


@dataclass(frozen=True)
class Contact:
    """Who can tell more, and what we know of them."""

    name: str
    phone: str = ""
    site: str = ""
    desk: str = ""
    source: str = ""
    seen: str = ""

    @property
    def dial(self) -> str:
        """The number as a telephone wants it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True)
class Standing:
    """Until when somebody verified a scheme, and from when until when it exists. None: nobody wrote it down."""

    verified_until: date | None
    is_past: bool
    exists_from: date | None
    exists_until: date | None

    @property
    def runs_on(self) -> bool:
        """The scheme goes on after the last day that was verified, with the last numbers we know."""
        return self.is_past and self.exists_until is None


def today() -> date:
    """The day the rule book is read on."""
    return timezone.localdate()


def page_of(key: str) -> SchemePage:
    """One scheme as it is today; Http404 when we do not know it."""
    if key not in schemes():
        raise Http404(key)
    return _page(law_book(), key, today(), settings.MUNICIPALITY)


@lru_cache(maxsize=256)
def _page(book: Book, key: str, day: date, municipality: str) -> SchemePage:
    return scheme_page(book, key, day, municipality)


def standing(page: SchemePage) -> Standing:
    """The dates of a scheme."""
    own = page.scheme
    verified = _day(own.verified_until)
    past = verified is not None and verified < today()
    return Standing(verified, past, _day(own.exists_from), _day(own.exists_until))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def every_page() -> list[SchemePage]:
    """Every scheme, national first, then by name."""
    pages = [page_of(key) for key in schemes()]
    return sorted(pages, key=lambda page: (page.municipal, page.scheme.name.casefold()))


def search(*, words: str = "", owner: str = "", where: str = "", status: str = "") -> list[SchemePage]:
    """The schemes that hold all these words and fit the filters; empty filters leave everything."""
    wanted = words.casefold().split()
    return [
        page
        for page in every_page()
        if (not owner or owner_of(page) == owner)
        and (not where or page.municipal is (where == "gemeente"))
        and (not status or page.scheme.status == status)
        and all(word in _text_of(page) for word in wanted)
    ]


def owner_of(page: SchemePage) -> str:
    """Who runs it, with a capital: sources write it in both ways."""
    owner = page.scheme.owner
    return owner[:1].upper() + owner[1:]


def _text_of(page: SchemePage) -> str:
    own = page.scheme
    said = (own.name, own.purpose, own.owner, own.law, own.key.replace("_", " "))
    in_conditions = (sentence for one in page.conditions for sentence in (one.sentences.met, one.sentences.unmet))
    texts = (*said, *in_conditions)
    return " ".join((*texts, *(law.say(text).text for text in texts))).casefold()


def example_count(key: str) -> int:
    """How many worked examples stand beside a law."""
    return example_counts().get(key, 0)


def accuracy(key: str) -> Accuracy:
    """The worked examples of a law, run once in this process."""
    return accuracy_of(law_book(), key)


def said_conditions(page: SchemePage) -> list[SaidCondition]:
    """The conditions in the reader's language."""
    return [_said(one) for one in page.conditions]


def _said(one: Condition) -> SaidCondition:
    met, unmet, opened = (_filled(text, one) for text in (one.sentences.met, one.sentences.unmet, one.sentences.open))
    return SaidCondition(one, met, unmet, opened, links(one.needs), _origin(one))


def _origin(one: Condition) -> str:
    if one.rule.link:
        return ""
    plan = graph_of(law_book(), today(), settings.MUNICIPALITY).plan
    return plan.origin(plan.index[one.term]) if one.term in plan.index else ""


def _filled(sentence: str, one: Condition) -> law.Said:
    said = law.say(sentence)
    names = placeholders(sentence)
    if not names:
        return said
    known = {name: _known(name, one.term.partition(".")[0]) for name in names}
    return law.Said(said.text.format_map(known), said.language)


def _known(name: str, folder: str) -> str:
    """Today's number where the law itself holds it, else the name of the term between quotes."""
    book = law_book()
    full = book.resolve(name, folder)
    home, _, local = full.partition(".")
    series = book.folders[home].series(local, settings.MUNICIPALITY) if home in book.folders else None
    now = value_of(book, home, series, today()).now if series else None
    return now.shown if now and now.shown else f"‘{title_of(full)}’"


def links(terms: Iterable[str]) -> tuple[Link, ...]:
    """Terms to go to."""
    return tuple(Link(term, title_of(term), folder_name(term)) for term in terms)


def folder_name(term: str) -> str:
    """The name of the scheme a term stands in; of another law its folder as words; empty for a fact."""
    folder, dot, _ = term.partition(".")
    if not dot:
        return ""
    scheme: Scheme | None = schemes().get(folder)
    return scheme.name if scheme else folder.replace("_", " ")


def term(name: str) -> Term:
    """One term by its full name; Http404 when we do not know it."""
    try:
        return term_of(law_book(), name, today(), settings.MUNICIPALITY)
    except (UnknownTerm, BadLaw, KeyError) as unknown:
        raise Http404(name) from unknown


def is_scheme(folder: str) -> bool:
    """Whether a law is a scheme, and so has a page."""
    return folder in schemes()


def anchor(one: Term) -> str:
    """The place of a term on the page of its scheme; empty when that page does not show it."""
    scheme = schemes().get(one.folder)
    if scheme is None:
        return ""
    local = one.name.partition(".")[2]
    if one.values:
        return f"waarde-{local}"
    if local in scheme.conditions:
        return f"voorwaarde-{local}"
    return f"stap-{local}" if one.current and one.current.code else ""


def scheme_document(key: str) -> documents.Document:
    """Everything about one scheme as plain data."""
    return documents.scheme(page_of(key), accuracy(key), today())


def list_document() -> list[documents.Document]:
    """Every scheme as plain data."""
    return [documents.summary(page, example_count(page.scheme.key)) for page in every_page()]


def contact(name: str) -> Contact:
    """What we know of somebody to ask."""
    known = _contacts().get(name) or {}
    return Contact(name, *(str(known.get(word) or "") for word in ("phone", "site", "desk", "source", "seen")))


@lru_cache(maxsize=1)
def _contacts() -> Mapping[str, Any]:
    text = files("perspectief.rules").joinpath("contacts.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text) or {}
