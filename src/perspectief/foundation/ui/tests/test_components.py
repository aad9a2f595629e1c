"""Each component draws what it was told, with label, help and error in the right place."""

from __future__ import annotations

import pytest
from django import forms
from django.template import Context, Template
from django.utils.functional import lazy
from django.utils.translation import get_language, override

from perspectief.foundation.ui import fields
from perspectief.foundation.ui.problems import problems_of
from perspectief.foundation.ui.testing import Page


class Sample(forms.Form):
    money = fields.MoneyField(label="Huur", help_text="Zonder servicekosten.", unit="per maand")
    number = fields.NumberField(label="Uren", unit="uur per week", whole=True)
    day = fields.DateField(label="Geboortedatum")
    yes_no = fields.RadioField(label="Werkt u?")
    pick = fields.ListField((("", "Kies"), ("a", "Aap")), label="Dier")
    tick = fields.CheckField(label="Het klopt")
    many = fields.ManyField((("a", "Aap"), ("b", "Beer")), label="Dieren")


lazystr_of_the_language = lazy(lambda: str(get_language()), str)
ALL = "{% for one in form %}{% question one %}{% endfor %}"


def draw(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


def page(body: str) -> Page:
    return Page(f"<html><head><title>Proef – x</title></head><body><h1>Proef</h1><form>{body}</form></body></html>")


def test_every_kind_of_field_has_a_label_and_valid_html() -> None:
    assert page(draw(ALL, form=Sample())).wrong == []


def test_every_kind_of_field_shows_its_error_and_points_to_it() -> None:
    form = Sample({"money": "f1500", "number": "3,5", "day": "morgen", "yes_no": "x", "pick": "x", "many": ["x"]})

    drawn = draw(ALL, form=form)

    assert page(drawn).wrong == []
    assert drawn.count("utrecht-form-field-error-message") == 6
    assert 'aria-describedby="id_money-uitleg id_money-fout"' in drawn
    assert 'value="f1500"' in drawn


def test_what_was_chosen_stays_chosen() -> None:
    drawn = draw(ALL, form=Sample({"yes_no": "ja", "pick": "a", "tick": "ja", "many": ["b"]}))

    assert 'value="ja" checked' in drawn
    assert 'value="a" selected' in drawn
    assert 'value="b" checked' in drawn
    assert 'value="a" checked' not in drawn


def test_a_field_can_be_the_one_to_begin_in() -> None:
    assert draw("{% question form.money focus='id_money' %}", form=Sample()).count("autofocus") == 1
    assert "autofocus" not in draw("{% question form.money %}", form=Sample())


def test_a_button_says_what_it_sends_and_what_it_is_about() -> None:
    drawn = draw("{% button 'Weg' name='do' value='remove:p1' kind='subtle' at='/x#y' form='f' about='Kind 1' %}")

    assert 'name="do" value="remove:p1" formaction="/x#y" form="f"' in drawn
    assert '<span class="ps-visually-hidden"> Kind 1</span>' in drawn


def test_an_alert_and_a_card_frame_what_stands_in_them() -> None:
    drawn = draw("{% alert kind='warning' heading='Let op' %}<p>Tekst</p>{% endalert %}")
    drawn += draw("{% card id='k' %}In{% endcard %}")

    assert "utrecht-alert--warning" in drawn
    assert "<strong>Let op</strong>" in drawn
    assert '<article class="ps-card" id="k">In</article>' in drawn


def test_an_empty_field_is_not_called_misunderstood() -> None:
    class Needed(Sample):
        name = forms.CharField(label="Naam", error_messages={"required": "Vul uw naam in."})

    empty, wrong, both = {}, {"name": "Jo", "number": "x"}, {"number": "x"}  # type: ignore[var-annotated]

    def heading(said: dict[str, str]) -> str:
        drawn = draw("{% error_summary problems %}", problems=problems_of(Needed(said)))
        return drawn.partition("<h2")[2].partition("</h2>")[0].partition(">")[2]

    assert heading(empty) == "Er is nog iets nodig"
    assert heading(both) == "Er is nog iets nodig"
    assert heading(wrong) == "Er is nog 1 ding dat wij niet begrijpen"


def test_spaces_alone_are_nothing_filled_in() -> None:
    class Needed(forms.Form):
        name = forms.CharField(label="Naam")

    assert [one.missing for one in problems_of(Needed({"name": "  "}))] == [True]


def test_a_day_of_birth_has_an_example_of_long_ago_and_another_day_has_not() -> None:
    class Days(forms.Form):
        starts = fields.DateField(label="Vanaf")
        born = fields.DateField(label="Geboortedatum", birth=True)

    form = Days({"starts": "morgen", "born": "toen"})

    assert str(form.fields["starts"].help_text) == "Dag, maand en jaar. Bijvoorbeeld 31-12-2026."
    assert str(form.fields["born"].help_text) == "Dag, maand en jaar. Bijvoorbeeld 31-1-1990."
    assert form.errors["starts"] == ["‘morgen’ is geen datum. Typ dag, maand en jaar, bijvoorbeeld 31-12-2026."]
    assert form.errors["born"] == ["‘toen’ is geen datum. Typ dag, maand en jaar, bijvoorbeeld 31-1-1990."]


def test_choices_with_a_capital_follow_the_language_of_who_reads() -> None:
    made = fields.labelled([("a", lazystr_of_the_language()), ("b", "beer")])

    with override("nl"):
        assert [str(word) for _value, word in made] == ["Nl", "Beer"]
    with override("en"):
        assert [str(word) for _value, word in made] == ["En", "Beer"]


def test_the_error_summary_links_to_each_field() -> None:
    problems = [{"place": "Huur", "message": "dit is geen bedrag", "anchor": "id_money"}]

    drawn = draw("{% error_summary problems %}", problems=problems)

    assert 'href="#id_money"' in drawn
    assert "Er is nog 1 ding" in drawn
    assert draw("{% error_summary problems %}", problems=[]).strip() == ""


@pytest.mark.parametrize(
    ("form", "name", "value"),
    [
        ({"money": "1.250,50"}, "money", 1250.50),
        ({"money": ""}, "money", None),
        ({"number": "36"}, "number", 36),
        ({"tick": "ja"}, "tick", True),
        ({}, "tick", False),
        ({}, "yes_no", ""),
    ],
)
def test_blank_is_always_allowed(form: dict[str, str], name: str, value: object) -> None:
    sample = Sample(form)

    assert sample.is_valid()
    assert sample.cleaned_data[name] == value


def test_the_message_names_what_was_typed_and_what_to_do() -> None:
    errors = Sample({"money": "f1500"}).errors["money"]

    assert errors == ["‘f1500’ is geen bedrag. Typ alleen cijfers en een komma, bijvoorbeeld 1500,00."]


def test_a_loss_may_be_negative_only_where_we_say_so() -> None:
    class Profit(forms.Form):
        profit = fields.MoneyField(may_be_negative=True)

    loss = Profit({"profit": "-1.500"})
    assert loss.is_valid()
    assert loss.cleaned_data["profit"] == -1500
    assert not Sample({"money": "-1500"}).is_valid()


class Taps(forms.Form):
    short = fields.TapField((("ja", "Ja"), ("nee", "Nee")), label="Werkt u?", help_text="Ook een paar uur.")
    long = fields.TapField((("a", "Ik huur een woning"), ("b", "Ik heb een koophuis")), label="Hoe woont u?")
    many = fields.TapManyField(
        (("a", "Aap"), ("b", "Beer")), label="Dieren", groups=(("Groot", ["b"]), ("Klein", ["a"]))
    )


def test_rows_to_tap_have_labels_headings_and_what_was_chosen() -> None:
    drawn = draw(ALL, form=Taps({"short": "nee", "many": ["b"]}))

    assert page(drawn).wrong == []
    assert 'name="short" value="nee" checked' in drawn
    assert 'name="many" value="b" checked' in drawn
    assert drawn.count(" checked") == 2
    assert drawn.index("Groot") < drawn.index("Beer") < drawn.index("Klein")
    assert drawn.count("ps-taps--short") == 1


def test_rows_to_tap_show_their_error() -> None:
    drawn = draw(ALL, form=Taps({"long": "x", "many": ["x"]}))

    assert page(drawn).wrong == []
    assert drawn.count("utrecht-form-field-error-message") == 2
