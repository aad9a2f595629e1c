"""Components as tags. Each takes described parameters and draws one partial of `ui/templates/ui/components/`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from perspectief.foundation.language import law
from perspectief.foundation.ui import pictograms

register = template.Library()


@register.inclusion_tag("ui/components/field.html")
def field(bound: BoundField, *, unit: str = "", short: bool = False) -> dict[str, Any]:
    """One text field. `unit` stands behind it; `short` keeps it narrow."""
    return {"field": bound, "unit": unit, "short": short, "described_by": _described_by(bound)}


@register.inclusion_tag("ui/components/money_field.html")
def money_field(bound: BoundField, *, unit: str = "") -> dict[str, Any]:
    """One amount in euro. `unit` stands behind it, such as "per maand"."""
    return {"field": bound, "unit": unit, "described_by": _described_by(bound)}


@register.inclusion_tag("ui/components/select_field.html")
def select_field(bound: BoundField) -> dict[str, Any]:
    """One choice out of a list that folds open."""
    return {"field": bound, "described_by": _described_by(bound)}


@register.inclusion_tag("ui/components/radio_group.html")
def radio_group(bound: BoundField, *, inline: bool = False) -> dict[str, Any]:
    """One choice out of a few that are all in sight. `inline` sets them beside each other."""
    return {"field": bound, "inline": inline, "described_by": _described_by(bound)}


@register.inclusion_tag("ui/components/checkbox.html")
def checkbox(bound: BoundField) -> dict[str, Any]:
    """One statement that is true or not."""
    return {"field": bound, "described_by": _described_by(bound)}


@register.inclusion_tag("ui/components/checkboxes.html")
def checkboxes(bound: BoundField) -> dict[str, Any]:
    """All that apply out of a list."""
    return {"field": bound, "described_by": _described_by(bound)}


@register.inclusion_tag("ui/components/question.html")
def question(bound: BoundField, *, focus: str = "") -> dict[str, Any]:
    """A field drawn as its kind asks. `focus`: id of the field in which the page begins."""
    bound.autofocus = bool(focus) and bound.id_for_label == focus
    kind, unit = getattr(bound.field, "component", "field"), getattr(bound.field, "unit", "")
    return {"field": bound, "kind": kind, "unit": unit, "described_by": _described_by(bound)}


@register.inclusion_tag("ui/components/button.html")
def button(
    label: str,
    *,
    name: str = "",
    value: str = "",
    kind: str = "primary-action",
    at: str = "",
    form: str = "",
    about: str = "",
) -> dict[str, Any]:
    """A button that sends a form. `kind`: primary-action, secondary-action or subtle; `at`: where it sends to;
    `form`: id of the form when the button stands outside it; `about`: further words for who cannot see the page."""
    return {"label": label, "name": name, "value": value, "kind": kind, "at": at, "form": form, "about": about}


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(problems: Sequence[Any]) -> dict[str, Any]:
    """All problems of a form together. Each problem has `place`, `message` and `anchor` (id of its field), and whether
    its field is empty (`missing`): to forget something is another thing than to be misunderstood."""
    return {"problems": problems, "some_missing": any(getattr(problem, "missing", False) for problem in problems)}


@register.simple_block_tag
def alert(content: str, kind: str = "info", heading: str = "") -> SafeString:
    """A box that stands out. `kind`: info, ok, warning or error; `heading` comes first, in bold."""
    head = format_html('<p class="utrecht-paragraph"><strong>{}</strong></p>', heading) if heading else ""
    return format_html(
        '<div class="utrecht-alert utrecht-alert--{}"><div class="utrecht-alert__content">{}{}</div></div>',
        kind,
        head,
        content,
    )


@register.simple_block_tag
def card(content: str, id: str = "", labelled_by: str = "") -> SafeString:
    """A frame around one thing. `id` can be linked to; `labelled_by` is the id of its heading."""
    return format_html(
        '<article class="ps-card"{}{}>{}</article>',
        format_html(' id="{}"', id) if id else "",
        format_html(' aria-labelledby="{}"', labelled_by) if labelled_by else "",
        content,
    )


@register.simple_tag
def pictogram(name: str) -> SafeString:
    """A small drawing beside a text, never instead of one: `{% pictogram "home" %} Wonen`. Hidden from screen readers.

    arrow baby bicycle calendar change check child clock document energy exit family globe health help home letter lock
    money pencil people person phone place print save school search shopping speaker stop study talk trash warning work
    """
    return format_html(
        '<svg class="ps-pictogram{}" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" '
        'stroke-width="2" stroke-linecap="round" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        " ps-pictogram--turns" if name in pictograms.POINTS_ONWARD else "",
        pictograms.DRAWINGS[name],
    )


@register.filter
def euro(amount: float) -> str:
    """An amount as people read it, in its own order amid a text that runs from right to left."""
    return law.say_amount(amount)


@register.filter
def left_to_right(text: object) -> str:
    """A phone number, date, address or amount, kept in its own order on a page that runs from right to left."""
    return str(text) if text is None else law.left_to_right(str(text))


@register.filter
def as_json(value: Any) -> str:
    """Data as readable JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2)


@register.filter
def law_text(sentence: str) -> SafeString | str:
    """A sentence of the law in the reader's language; marked as Dutch when it is not translated yet."""
    return in_its_language(law.say(sentence))


@register.filter
def in_its_language(said: law.Said) -> SafeString | str:
    """The text, with `lang` around it when it is not the reader's language."""
    if said.language == law.reader_language():
        return said.text
    direction = law.direction_of(said.language)
    if direction == law.direction_of(law.reader_language()):
        return format_html('<span lang="{}">{}</span>', said.language, said.text)
    return format_html('<span lang="{}" dir="{}">{}</span>', said.language, direction, said.text)


def _described_by(bound: BoundField) -> str:
    ids = []
    if bound.help_text:
        ids.append(f"{bound.id_for_label}-uitleg")
    if bound.errors:
        ids.append(f"{bound.id_for_label}-fout")
    return " ".join(ids)
