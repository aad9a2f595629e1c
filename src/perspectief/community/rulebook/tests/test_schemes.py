"""What a page of a scheme says, and that it comes from the law."""

from __future__ import annotations

from datetime import date

import pytest

from perspectief.community.rulebook.calc.accuracy import accuracy_of
from perspectief.community.rulebook.calc.schemes import scheme_page
from perspectief.community.rulebook.calc.terms import term_of, title_of
from perspectief.community.rulebook.calc.values import values_of
from perspectief.community.rulebook.queries import schemes as book
from perspectief.community.rulebook.templatetags.rulebook import site
from perspectief.community.rulebook.tests.names import every_term
from perspectief.foundation.ui.testing import PageClient
from perspectief.rules import UnknownTerm, schemes
from perspectief.rules.coverage import case_counts
from perspectief.rules.kernel.book import law_book

DAY = date(2026, 6, 1)
GRONINGEN = "GM0014"


def text(pages: PageClient, path: str) -> str:
    response = pages.get(path)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_scheme_page_has_an_anchor_for_every_reason_of_a_result(pages: PageClient) -> None:
    page = text(pages, "/regels/aio")

    for name in schemes()["aio"].conditions:
        assert f'id="voorwaarde-{name}"' in page


def test_from_a_condition_to_its_article_is_one_click(pages: PageClient) -> None:
    page = text(pages, "/regels/zorgtoeslag")

    condition = page.split('id="voorwaarde-heeft_weinig_vermogen_tp"')[1].split("</li>")[0]
    assert 'href="https://wetten.overheid.nl/BWBR0018451"' in condition
    assert "Artikel 3 Wzt" in condition
    assert "Uw vermogen op 1 januari is hoger dan" in condition


def test_a_local_condition_names_where_it_was_read(pages: PageClient) -> None:
    page = text(pages, "/regels/witgoed")

    condition = page.split('id="voorwaarde-inkomen_is_laag_genoeg_gezin"')[1].split("</li>")[0]
    assert 'href="https://www.oogtv.nl/' in condition
    assert 'href="/regels/begrip/witgoed.inkomensgrens_m_gezin"' in condition


def test_a_value_shows_every_version_with_source_day_and_status(pages: PageClient) -> None:
    page = text(pages, "/regels/zorgtoeslag").split('id="waarde-standaardpremie_y"')[1].split("</section>")[0]

    assert page.index("€\u00a02.119") < page.index("€\u00a02.112") < page.index("€\u00a01.987")
    assert "https://wetten.overheid.nl/BWBR0050536" in page
    assert "uit een andere bron" in page
    assert page.count("geldt nu") == 1


def test_a_value_that_nobody_knows_says_so_and_keeps_its_last_known_year(pages: PageClient) -> None:
    page = text(pages, "/regels/individuele_inkomenstoeslag")

    value = page.split('id="waarde-bedrag_paar_y"')[1].split("</section>")[0]
    assert "nu niet bekend" in value
    assert "€\u00a0539" in value
    assert "Wij keken deze regels na tot en met 31 december 2016." in page


def test_a_value_that_ended_is_not_in_force() -> None:
    folder = law_book().folders["individuele_inkomenstoeslag"]
    values = {one.name: one for one in values_of(law_book(), folder, date(2014, 1, 1), GRONINGEN)}

    assert values["wachttijd"].now is None


def test_a_scheme_that_has_ended_says_so(pages: PageClient) -> None:
    page = text(pages, "/regels/energietoeslag_2022")

    assert "Deze regeling bestaat nu niet." in page
    assert "Bestond tot en met" in page


def test_the_examples_of_a_scheme_are_run_and_all_of_them_pass() -> None:
    for key in ("zorgtoeslag", "witgoed", "id_kaart"):
        accuracy = accuracy_of(law_book(), key)
        assert accuracy.run == case_counts()[key]
        assert accuracy.passed == accuracy.run


def test_an_example_that_goes_wrong_is_counted_and_named(monkeypatch: pytest.MonkeyPatch, pages: PageClient) -> None:
    accuracy_of.cache_clear()
    monkeypatch.setattr("perspectief.community.rulebook.calc.accuracy.run_case", lambda *_: ["verwacht 1, gekregen 2"])

    page = text(pages, "/regels/sun/voorbeelden")
    assert "Daarvan kloppen er 0." in page
    assert "verwacht 1, gekregen 2" in page
    accuracy_of.cache_clear()


def test_a_table_of_examples_names_its_source() -> None:
    sentences = accuracy_of(law_book(), "zorgtoeslag").sentences
    table = next(one for one in sentences if one.name == "elk_jaar_heeft_zijn_eigen_bedrag")

    assert table.source.startswith("Artikel 2 Wzt")
    assert len(table.examples) > 1
    assert table.text == "Elk jaar heeft zijn eigen bedrag."


def test_search_finds_by_word_owner_place_and_status() -> None:
    assert "witgoed" in keys(words="wasmachine")
    assert keys(words="zorgtoeslag premie nergens") == []
    assert "zorgtoeslag" in keys(owner="Dienst Toeslagen")
    assert all(schemes(GRONINGEN)[key].status == "partial" for key in keys(status="partial"))
    assert set(keys(where="land")).isdisjoint(keys(where="gemeente"))
    assert len(keys()) == len(schemes())


def keys(**asked: str) -> list[str]:
    return [page.scheme.key for page in book.search(**asked)]


def test_a_search_without_result_says_what_to_do(pages: PageClient) -> None:
    page = text(pages, "/regels?q=nergens-te-vinden")

    assert "Wij vonden geen regeling met deze woorden." in page
    assert "0 regelingen" in page


def test_an_unknown_scheme_term_or_law_is_not_found(pages: PageClient) -> None:
    for path in ("/regels/bestaat_niet", "/regels/begrip/bestaat.niet", "/regels/bestaat_niet/voorbeelden"):
        assert pages.get(path).status_code == 404


def test_a_term_shows_its_code_what_it_needs_and_what_needs_it() -> None:
    term = term_of(law_book(), "zorgtoeslag.normpremie_y_tp", DAY, GRONINGEN)

    assert term.current is not None
    assert term.current.code.startswith("def normpremie_y_tp(")
    assert "awir.toetsingsinkomen_y_tp" in term.needs
    assert term.used_by == ("zorgtoeslag.zorgtoeslag_y_tp",)
    assert term.unit == "euro per jaar"


def test_a_sum_over_persons_shows_the_line_that_makes_it() -> None:
    term = term_of(law_book(), "awir.toetsingsinkomen_y_tp", DAY, GRONINGEN)

    assert term.current is not None
    assert term.current.code.startswith("toetsingsinkomen_y_tp = sum_of(")


def test_every_rule_that_people_wrote_shows_its_code() -> None:
    made = ("recht_op_", "toegekend_")
    for name in every_term(law_book()):
        term = term_of(law_book(), name, DAY, GRONINGEN)
        written = not name.partition(".")[2].startswith(made)
        assert all(rule.code for rule in term.rules) or not written, name


def test_a_fact_shows_its_question() -> None:
    term = term_of(law_book(), "spaargeld", DAY, GRONINGEN)

    assert term.meaning == "Hoeveel spaargeld heeft u samen?"
    assert term.level is not None


def test_a_name_that_is_no_term_is_refused() -> None:
    with pytest.raises(UnknownTerm):
        term_of(law_book(), "zorgtoeslag.niets", DAY, GRONINGEN)


def test_the_name_of_a_term_loses_its_period_and_level() -> None:
    assert title_of("zorgtoeslag.normpremie_y_tp") == "normpremie"
    assert title_of("spaargeld") == "spaargeld"


def test_a_sentence_with_a_number_shows_the_number_of_today() -> None:
    page = scheme_page(law_book(), "individuele_inkomenstoeslag", DAY, GRONINGEN)

    said = {one.condition.name: one for one in book.said_conditions(page)}
    assert "vanaf 21 jaar" in said["leeftijd_past_bij_de_wet_gezin"].unmet.text
    assert "‘inkomensgrens’ per maand" in said["inkomen_is_laag_genoeg_gezin"].unmet.text


def test_no_scheme_is_called_as_an_address_of_the_rule_book() -> None:
    assert not {"begrip", "woud"} & set(law_book().folders)


def test_in_english_the_page_keeps_the_law_in_dutch_and_says_so(pages: PageClient) -> None:
    for path in ("/en/regels", "/en/regels/zorgtoeslag", "/en/regels/woud", "/en/regels/woud/zorgtoeslag/huurtoeslag"):
        assert '<html lang="en"' in text(pages, path)
    assert 'lang="nl">Artikel 3 Wzt' in text(pages, "/en/regels/zorgtoeslag")


def test_an_address_is_shown_as_its_site() -> None:
    assert site("https://www.oogtv.nl/2024/07/meer-stadjers-met-laag-inkomen-krijgen-sneller/") == "oogtv.nl"
    assert site("https://wetten.overheid.nl/BWBR0050536") == "wetten.overheid.nl/BWBR0050536"
