"""The law book refuses what cannot be right: overlapping versions, circles, names with two meanings, wrong levels."""

from __future__ import annotations

import types
from datetime import date

import pytest

from perspectief.rules.kernel import book as book_module
from perspectief.rules.kernel import condition, dated, sum_of
from perspectief.rules.kernel.book import Book, Folder, law_book, parse_doc
from perspectief.rules.kernel.errors import BadLaw, BeforeTheLaw, UnknownTerm
from perspectief.rules.kernel.plan import Planner


def folder_of(name: str, **declared) -> Folder:
    """A law folder made of these declarations, as if they stood in a module."""
    module = types.ModuleType(name)
    folder = Folder(name, False, module)
    for attribute, thing in declared.items():
        if isinstance(thing, types.FunctionType):
            thing.__module__ = name
        book_module._read_declaration(folder, attribute, thing)
    return folder


def grens_tot_2025(leeftijd: int) -> int:
    """Artikel 1 Wzt, jaren: de grens."""
    return leeftijd


def grens_vanaf_2025(leeftijd: int) -> int:
    """Artikel 1 Wzt, jaren: de grens."""
    return leeftijd


def a(b: float) -> float:
    """Rekenstap, euro: een."""
    return b


def b(c: float) -> float:
    """Rekenstap, euro: twee."""
    return c


def c(a: float) -> float:
    """Rekenstap, euro: drie."""
    return a


def test_overlapping_versions_of_a_rule_refuse_to_load() -> None:
    early = dated(term="grens", start="2024-01-01", until="2025-01-01")(grens_tot_2025)
    late = dated(term="grens", start="2025-01-01")(grens_vanaf_2025)
    folder = folder_of("wet", early=early, late=late)
    assert "twee versies gelden tegelijk vanaf 2025-01-01" in book_module._overlaps("grens", folder.rules["grens"])[0]


def test_a_circle_of_rules_is_shown_as_a_path() -> None:
    circle = Book({"wet": folder_of("wet", a=a, b=b, c=c)}, {})
    with pytest.raises(BadLaw, match=r"wet\.a -> wet\.b -> wet\.c -> wet\.a"):
        Planner(circle, date(2025, 1, 1), "GM0014").add("a")


def test_a_family_rule_cannot_take_a_partners_term() -> None:
    def bedrag_m_gezin(inkomen_y_tp: float) -> float:
        """Rekenstap, euro per maand: mag niet."""
        return inkomen_y_tp

    folder = folder_of(
        "wet", inkomen_y_tp=sum_of("loon_bruto_y", "Rekenstap, euro per jaar: samen."), bedrag_m_gezin=bedrag_m_gezin
    )
    assert any("ander niveau" in problem for problem in book_module._check_names(Book({"wet": folder}, {})))


def test_a_name_that_is_also_a_fact_is_refused() -> None:
    def spaargeld(schulden: float) -> float:
        """Rekenstap, euro: een naam die al bestaat."""
        return schulden

    folder = folder_of("wet", spaargeld=spaargeld)
    assert any("is ook een feit" in problem for problem in book_module._check_names(Book({"wet": folder}, {})))


@pytest.mark.parametrize("text", ["", "Dit is de grens.", "Wet op iets: de grens."])
def test_a_docstring_without_its_article_is_refused(text: str) -> None:
    with pytest.raises(BadLaw):
        parse_doc(text)


def test_a_docstring_tells_article_unit_and_meaning() -> None:
    doc = parse_doc("Artikel 36 lid 2 Pw, euro per maand: een deel van de norm.")
    assert (doc.source, doc.unit, doc.meaning) == ("Artikel 36 lid 2 Pw", "euro per maand", "een deel van de norm.")


def test_a_condition_keeps_its_three_sentences() -> None:
    @condition(met="Ja.", unmet="Nee.", open="Dat weten wij nog niet.")
    def is_goed(leeftijd: int) -> bool:
        """Artikel 1 Wzt: goed."""
        return leeftijd > 0

    sentences = folder_of("wet", is_goed=is_goed).rules["is_goed"][0].sentences
    assert sentences is not None
    assert (sentences.met, sentences.unmet, sentences.open) == ("Ja.", "Nee.", "Dat weten wij nog niet.")


def test_an_unknown_term_gets_names_that_look_like_it() -> None:
    with pytest.raises(UnknownTerm, match="standaardpremie_y"):
        law_book().resolve("standardpremie_y")


def test_a_day_before_the_law_names_the_law_and_the_first_day() -> None:
    planner = Planner(law_book(), date(2019, 1, 1), "GM0014")
    with pytest.raises(BeforeTheLaw, match=r"2024-01-01.*2019-01-01"):
        planner.add_scheme("zorgtoeslag", strict=False)


def test_the_law_of_this_installation_loads_without_a_problem() -> None:
    assert book_module.open_book()[1] == []
