"""The client of the tests sees what is wrong with a page."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from perspectief.foundation.ui.testing import Page, look_at


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ("<p><div></div></p>", "<div> inside <p>"),
        ('<input name="x">', "<input> x has no label"),
        ('<i id="a"></i><i id="a"></i>', "id a stands there 2 times"),
        ('<a href="#weg">x</a>', "#weg is nowhere"),
        ('<b style="color:red">x</b>', "inline style or script: <b>"),
        ("<b><i></b></i>", "</b> closes ['i']"),
        ("<h1>Twee</h1>", "a page has one h1, this one has ['Een', 'Twee']"),
    ],
)
def test_the_looking_client_sees_what_is_wrong(html: str, wrong: str) -> None:
    assert wrong in Page(f"<html><head><title>Een</title></head><body><h1>Een</h1>{html}</body></html>").wrong


def test_the_looking_client_sees_a_title_that_does_not_begin_with_the_heading() -> None:
    response = HttpResponse("<html><head><title>Twee</title></head><body><h1>Een</h1></body></html>")
    response.headers["Content-Security-Policy"] = ""

    with pytest.raises(AssertionError, match="does not begin with"):
        look_at(response)
