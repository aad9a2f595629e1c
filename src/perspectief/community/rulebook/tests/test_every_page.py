"""Every page of the rule book: all schemes, their examples, terms, and the map."""

from __future__ import annotations

import pytest

from perspectief.community.rulebook.tests.names import every_term
from perspectief.foundation.ui.testing import PageClient
from perspectief.rules import schemes
from perspectief.rules.kernel.book import law_book

EVERY_SCHEME = sorted(schemes())


@pytest.mark.parametrize("key", EVERY_SCHEME)
def test_every_scheme_has_a_sound_page(pages: PageClient, key: str) -> None:
    response = pages.get(f"/regels/{key}")

    assert response.status_code == 200
    assert not response.cookies


def test_every_scheme_has_a_page_with_its_examples(pages: PageClient) -> None:
    for key in EVERY_SCHEME:
        assert pages.get(f"/regels/{key}/voorbeelden").status_code == 200


def test_one_in_six_terms_has_a_sound_page(pages: PageClient) -> None:
    for name in list(every_term(law_book()))[::6]:
        assert pages.get(f"/regels/begrip/{name}").status_code == 200, name
