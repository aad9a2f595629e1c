"""A word in a file is never a formula."""

import pytest

from perspectief.foundation.output import spreadsheet


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_compute_begins_with_a_mark(begin: str) -> None:
    assert spreadsheet.cell(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("text", ["", "Buddy", "1=1", "a-b", " =1+1", "'=1+1", "12,5", "\n=1"])
def test_any_other_word_stays_as_it_was_written(text: str) -> None:
    assert spreadsheet.cell(text) == text


def test_a_row_is_made_cell_by_cell() -> None:
    assert spreadsheet.row(("kern", "=1+1", "")) == ["kern", "'=1+1", ""]
