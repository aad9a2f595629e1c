"""The form above a list: what was chosen, and what that is in an address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from perspectief.foundation.ui.choosing import ALL, Choosing, search_field


class ChooseWalks(Choosing):
    zoek = search_field()
    soort = forms.ChoiceField(label="Soort", required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.offer("soort", [("kort", "Kort"), ("lang", "Lang")])


def choose(address: str) -> ChooseWalks:
    return ChooseWalks(QueryDict(address))


def test_what_was_left_open_is_no_choice() -> None:
    assert choose("zoek=&soort=").chosen == {}
    assert not choose("zoek=&soort=").chose_something
    assert choose("zoek=&soort=lang").chosen == {"soort": "lang"}
    assert choose("zoek=&soort=lang").chose_something


def test_what_is_not_understood_is_no_choice() -> None:
    form = choose("zoek=bos&soort=hoog&kleur=rood")
    assert form.chosen == {"zoek": "bos"}


def test_the_choice_goes_along_in_an_address() -> None:
    assert choose("soort=kort&zoek=bos+en+hei&blad=2").tidy == "zoek=bos+en+hei&soort=kort"
    assert choose("blad=2").tidy == ""


def test_all_of_it_is_offered_first() -> None:
    assert [value for value, _label in choose("").fields["soort"].choices] == [ALL[0], "kort", "lang"]
