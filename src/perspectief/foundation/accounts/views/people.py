"""Everybody's accounts, for an administrator: look one up, make one, send a link, close it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.accounts import queries, services
from perspectief.foundation.accounts.forms.people import MakeForm, SearchForm
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.permissions import may_change_account, may_manage_accounts
from perspectief.foundation.ui.pages import allowed, see_other
from perspectief.foundation.ui.problems import problems_of

ACCOUNTS_ON_A_PAGE = 25
DONE = {
    "gemaakt": _("Het account is gemaakt. Wij stuurden een link om een wachtwoord te kiezen."),
    "gemaakt-gemeente": _("Het account is gemaakt. Deze collega logt in via de gemeente."),
    "gemaakt-verzonnen": _(
        "Het account is gemaakt, om te oefenen. Wij sturen geen mail, en niemand kan ermee inloggen."
    ),
    "link": _("De link is verstuurd. Hij werkt één dag."),
    "dicht": _("Het account is dicht. Deze collega is overal uitgelogd."),
    "open": _("Het account is weer open."),
    "stap": _("De tweede stap en het wachtwoord zijn weg. Deze collega maakt bij het inloggen een nieuwe stap."),
}


@dataclass(frozen=True)
class Step:
    """One thing that an administrator can do with an account: what is asked first, and what is done."""

    heading: Any
    lead: Any
    button: Any
    done: str
    do: Callable[..., object]


STEPS = {
    "link": Step(
        _("Stuur een link om een wachtwoord te kiezen"),
        _("Deze collega krijgt een mail met een link. De link werkt één dag, en één keer."),
        _("Stuur de link"),
        "link",
        services.send_link,
    ),
    "sluit": Step(
        _("Sluit dit account"),
        _("Deze collega kan niet meer inloggen en is meteen overal uitgelogd. U kunt het account later weer openen."),
        _("Sluit het account"),
        "dicht",
        services.close_account,
    ),
    "open": Step(
        _("Open dit account weer"),
        _("Deze collega kan dan weer inloggen, met het oude wachtwoord en de oude tweede stap."),
        _("Open het account"),
        "open",
        services.open_account,
    ),
    "tweede-stap": Step(
        _("Haal de tweede stap weg"),
        _(
            "Doe dit alleen als deze collega alles kwijt is: telefoon, sleutel en noodcodes. "
            "Bel eerst, zodat u zeker weet wie het vraagt. "
            "Ook het wachtwoord gaat weg. Deze collega krijgt een mail met een link voor een nieuw wachtwoord."
        ),
        _("Haal de tweede stap weg"),
        "stap",
        services.forget_second_step,
    ),
}


@allowed(may_manage_accounts)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The list. A name that is looked for is sent, so that it stands in no address; nothing is changed by it."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    name = form.cleaned_data["naam"] if form.is_valid() else ""
    asked = request.POST.get("pagina") or request.GET.get("pagina")
    page = Paginator(queries.accounts(request.actor, name), ACCOUNTS_ON_A_PAGE).get_page(asked)
    services.log_list_of_accounts(by=request.actor, whose=page)
    said = {"form": form, "page": page, "name": name, "done": DONE.get(request.GET.get("gedaan", ""), "")}
    return render(request, "accounts/people.html", said)


@allowed(may_manage_accounts)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """A new account, for one person."""
    form = MakeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = services.make_account(by=request.actor, **form.cleaned_data)
        if made.is_invented:
            return _to(made, "gemaakt-verzonnen")
        if settings.LOCAL_LOGIN:
            services.send_link(by=request.actor, account=made)
        return _to(made, "gemaakt" if settings.LOCAL_LOGIN else "gemaakt-gemeente")
    return render(request, "accounts/make.html", {"form": form, "problems": problems_of(form)})


@allowed(may_manage_accounts)
@require_safe
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """One account, and what can be done with it."""
    account = get_object_or_404(queries.met_by(request.actor), key=key)
    services.log_one_account(by=request.actor, whose=account)
    factors = Authenticator.objects.filter(user=account).exclude(type=Authenticator.Type.RECOVERY_CODES)
    said = {
        "account": account,
        "grants": queries.grants_of(account),
        "factors": factors.count(),
        "may_change": may_change_account(request.actor, whose=account.key, invented=account.is_invented),
        "local": settings.LOCAL_LOGIN,
        "done": DONE.get(request.GET.get("gedaan", ""), ""),
    }
    return render(request, "accounts/account.html", said)


@allowed(may_manage_accounts)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, key: UUID, step: str) -> HttpResponse:
    """Asks whether to do this, and does it."""
    account, wanted = get_object_or_404(queries.met_by(request.actor), key=key), STEPS.get(step)
    if wanted is None:
        raise Http404(step)
    refused = ""
    if request.method == "POST":
        try:
            wanted.do(by=request.actor, account=account)
        except services.Refused as wrong:
            refused = str(wrong)
        else:
            return _to(account, wanted.done)
    services.log_one_account(by=request.actor, whose=account)
    said = {"account": account, "step": wanted, "refused": refused}
    return render(request, "accounts/change.html", said, status=409 if refused else 200)


def _to(account: User, done: str) -> HttpResponse:
    address = f"{reverse('accounts:account', args=[account.key])}?gedaan={done}"
    return see_other(address)
