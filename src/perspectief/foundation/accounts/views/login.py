"""Logging in and out, and one's own means of doing so: allauth's views, each with our mark of who may open it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.base import views as factor
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2Adapter, OAuth2CallbackView, OAuth2LoginView
from allauth.usersessions.internal.flows import sessions as session_flows
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from perspectief.foundation.access import may_because_logged_in
from perspectief.foundation.accounts import city_login, sessions
from perspectief.foundation.accounts.middleware import BEFORE_SECOND_FACTOR, ENDED
from perspectief.foundation.accounts.provider import CityProvider
from perspectief.foundation.privacy.views.answers import number_of
from perspectief.foundation.ui.pages import allowed, open_to_all, public

View = Callable[..., HttpResponse]


def open_door(view: View) -> View:
    """A page for who is not logged in yet. Never in a cache; what is typed stands in no error report."""
    return open_to_all(never_cache(sensitive_post_parameters()(_with_see_other(view))))


def own(view: View) -> View:
    """A page about one's own login; staff see it before their second factor too."""
    mine = allowed(may_because_logged_in)(sensitive_post_parameters()(_with_see_other(_once_more_first(view))))
    setattr(mine, BEFORE_SECOND_FACTOR, True)
    return mine


def with_our_passwords(view: View) -> View:
    """Only where people log in with a password of ours; elsewhere this page does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.LOCAL_LOGIN:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def _with_see_other(view: View) -> View:
    """A form that was sent answers with 303, and without a body."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            response.status_code = 303
        return response

    return answered


def _once_more_first(view: View) -> View:
    """Before something important: show again that it is you. What was typed in the meantime is not kept anywhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ReauthenticationRequired:
            methods = get_adapter().get_reauthentication_methods(request.user)
            there = methods[0]["url"] if methods else reverse(settings.LOGIN_URL)
            return HttpResponseRedirect(f"{there}?{urlencode({REDIRECT_FIELD_NAME: request.path})}")

    return guarded


# --- In and out -------------------------------------------------------------------------------------------------------
class LoginView(account.LoginView):
    """With a password of ours, or on to the city's login."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only where there are such passwords."""
        if not settings.LOCAL_LOGIN:
            raise PermissionDenied(_("Hier logt u in met uw account van de gemeente."))
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which ways there are, and why somebody stands here."""
        ways = {"local": settings.LOCAL_LOGIN, "city": settings.CITY_LOGIN, "city_key": city_login.KEY}
        ended = ENDED in self.request.GET
        return super().get_context_data(**kwargs) | ways | {"ended": ended, "minutes": sessions.idle_minutes()}


class LogoutView(account.LogoutView):
    """Out, and nothing of it stays behind in this browser."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """End the session; the browser throws away what it kept of our pages."""
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


login = open_door(LoginView.as_view())
logout = open_door(LogoutView.as_view())
closed = open_door(account.account_inactive)


@public
@never_cache
@require_safe
def goodbye(request: HttpRequest) -> HttpResponse:
    """You are logged out."""
    return render(request, "account/goodbye.html")


def too_often(request: HttpRequest) -> HttpResponse:
    """429, when allauth counted too many tries."""
    said = {
        "heading": _("U probeerde het heel vaak"),
        "lead": _("Wacht een paar minuten. Probeer het dan nog een keer."),
    }
    response = render(request, "ui/message.html", said, status=429)
    response.headers["Retry-After"] = "300"
    response.headers["Cache-Control"] = "no-store"
    return response


# --- The city's login -------------------------------------------------------------------------------------------------
@open_door
@require_safe
def city(request: HttpRequest, provider_id: str) -> HttpResponse:
    """On to the identity provider. Of the address only the way back counts: nobody asks for a weaker login."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("account_login")
    onward, request.GET = request.GET.get(REDIRECT_FIELD_NAME), QueryDict(mutable=True)
    if onward:
        request.GET[REDIRECT_FIELD_NAME] = onward
    return _at_the_provider(request, provider_id, OAuth2LoginView)


@open_door
@require_safe
def city_callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the identity provider."""
    if request.GET.get("error") == OAuth2Adapter.login_cancelled_error:
        return redirect("socialaccount_login_cancelled")
    return _at_the_provider(request, provider_id, OAuth2CallbackView)


def _at_the_provider(request: HttpRequest, provider_id: str, step: Any) -> HttpResponse:
    if provider_id != city_login.KEY:
        raise Http404(provider_id)
    try:
        return step.adapter_view(CityProvider(request, provider_id))(request)
    except SocialApp.DoesNotExist as wrong:
        raise Http404 from wrong


city_cancelled = open_door(social.login_cancelled)

# --- Passwords --------------------------------------------------------------------------------------------------------
forgotten = open_door(with_our_passwords(account.password_reset))
forgotten_done = open_door(with_our_passwords(account.password_reset_done))
choose_password = open_door(with_our_passwords(account.password_reset_from_key))
choose_password_done = open_door(with_our_passwords(account.password_reset_from_key_done))
change_password = own(with_our_passwords(account.password_change))
password_again = own(with_our_passwords(account.reauthenticate))


@own
def no_password(request: HttpRequest) -> HttpResponse:
    """Somebody who never chose a password gets one by mail, like everybody."""
    return redirect("account_reset_password")


# --- The second step --------------------------------------------------------------------------------------------------
class RemoveKeyView(webauthn.RemoveWebAuthnView):
    """A key or device goes, unless it is the only second step of somebody who needs one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether it may go."""
        return super().get_context_data(**kwargs) | {"is_needed": not self._may_go()}

    def form_valid(self, form: Any) -> HttpResponse:
        """Away with it."""
        if not self._may_go():
            return self.render_to_response(self.get_context_data())
        return super().form_valid(form)

    def _may_go(self) -> bool:
        return bool(totp.get_adapter().can_delete_authenticator(self.object))


second_step = open_door(factor.authenticate)
second_step_again = own(factor.reauthenticate)
means = own(factor.index)
start_app = own(totp.activate_totp)
stop_app = own(totp.deactivate_totp)
spare_codes = own(never_cache(codes.view_recovery_codes))
new_spare_codes = own(codes.generate_recovery_codes)
spare_codes_file = own(codes.download_recovery_codes)
key_list = own(webauthn.list_webauthn)
add_key = own(webauthn.add_webauthn)
rename_key = own(webauthn.edit_webauthn)
remove_key = own(RemoveKeyView.as_view())
key_again = own(webauthn.reauthenticate_webauthn)


@own
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Leads somebody with a staff role to their second step: set one up, or show the one there is."""
    onward = {REDIRECT_FIELD_NAME: request.GET[REDIRECT_FIELD_NAME]} if REDIRECT_FIELD_NAME in request.GET else {}
    methods = [one for one in get_adapter().get_reauthentication_methods(request.user) if one["id"] != "reauthenticate"]
    if methods and not request.actor.strong:
        return redirect(f"{methods[0]['url']}?{urlencode(onward)}")
    return redirect("mfa_index")


# --- Where you are logged in ------------------------------------------------------------------------------------------
class DevicesView(ListUserSessionsView):
    """All sessions of this account; end one, all others, or all."""

    def form_valid(self, form: Any) -> HttpResponse:
        """End what was asked."""
        mine = UserSession.objects.filter(user=self.request.user)
        if self.request.POST.get("which") == "all":
            session_flows.end_sessions(self.request, mine)
            return redirect("accounts:goodbye")
        if one := number_of(self.request, "one", 0):
            session_flows.end_sessions(self.request, mine.filter(pk=one))
            return redirect("usersessions_list" if self.request.user.is_authenticated else "accounts:goodbye")
        return super().form_valid(form)


devices = own(DevicesView.as_view())


@own
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """One's own account: name, roles, and the means of logging in."""
    factors = Authenticator.objects.filter(user=request.user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    said = {
        "factors": factors.count(),
        "has_password": settings.LOCAL_LOGIN and request.user.has_usable_password(),
        "roles": sorted({str(one.role.label) for one in request.actor.held}),
    }
    return render(request, "account/overview.html", said)
