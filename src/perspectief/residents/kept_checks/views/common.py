"""What the pages of this room share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from perspectief.foundation.codes import answers
from perspectief.foundation.ui import pages
from perspectief.foundation.ui.problems import FormProblem
from perspectief.residents.kept_checks import queries
from perspectief.residents.kept_checks.holding import held_by, let_go, with_holding

Page = Callable[..., HttpResponse]


def see_other(name: str, *parts: Any) -> HttpResponse:
    """After a form: fetch that page, of this room unless `name` says which."""
    address = reverse(name if ":" in name else f"kept_checks:{name}", args=parts)
    return pages.see_other(address)


def with_kept(view: Page) -> Page:
    """A page for who holds a check; `kept` comes first. Who holds none, or one that is gone, types the words."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kept = queries.find_kept(held_by(request).key)
        if kept is None:
            let_go(request)
            return see_other("open")
        return view(request, kept, *args, **kwargs)

    return with_holding(guarded)


def in_words(problems: list[Any]) -> list[FormProblem]:
    """What was not understood, without what was typed. Each problem is a code word with its numbers."""
    return [_problem(str(code), list(more)) for code, *more in problems]


def _problem(code: str, more: list[Any]) -> FormProblem:
    if code == "number":
        return FormProblem(
            _("Nummer"), _("Dit nummer werkt niet meer. Vraag uw helper om een nieuw nummer."), "id_number"
        )
    not_found = _("Met deze woorden vinden wij geen check. Kijk ze na. Of is de tijd voorbij? Dan is de check gewist.")
    return FormProblem(_("Uw zes woorden"), answers.in_words(code, more, not_found=not_found), "id_words")
