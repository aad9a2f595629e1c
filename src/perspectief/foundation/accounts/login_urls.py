"""Addresses of logging in. Their names are allauth's, for allauth looks them up; only what we need has an address."""

from __future__ import annotations

from django.urls import path, re_path

from perspectief.foundation.accounts.views import login as views

urlpatterns = [
    path("inloggen", views.login, name="account_login"),
    path("uitloggen", views.logout, name="account_logout"),
    path("account/gesloten", views.closed, name="account_inactive"),
    path("inloggen/gestopt", views.city_cancelled, name="socialaccount_login_cancelled"),
    path("wachtwoord/vergeten", views.forgotten, name="account_reset_password"),
    path("wachtwoord/verstuurd", views.forgotten_done, name="account_reset_password_done"),
    path("wachtwoord/gekozen", views.choose_password_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^wachtwoord/kies/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        views.choose_password,
        name="account_reset_password_from_key",
    ),
    path("account/wachtwoord", views.change_password, name="account_change_password"),
    path("account/wachtwoord/geen", views.no_password, name="account_set_password"),
    path("account/bent-u-het", views.password_again, name="account_reauthenticate"),
    path("account/bent-u-het/code", views.second_step_again, name="mfa_reauthenticate"),
    path("account/bent-u-het/sleutel", views.key_again, name="mfa_reauthenticate_webauthn"),
    path("inloggen/tweede-stap", views.second_step, name="mfa_authenticate"),
    path("account/tweede-stap", views.means, name="mfa_index"),
    path("account/tweede-stap/app", views.start_app, name="mfa_activate_totp"),
    path("account/tweede-stap/app/stop", views.stop_app, name="mfa_deactivate_totp"),
    path("account/tweede-stap/noodcodes", views.spare_codes, name="mfa_view_recovery_codes"),
    path("account/tweede-stap/noodcodes/nieuw", views.new_spare_codes, name="mfa_generate_recovery_codes"),
    path("account/tweede-stap/noodcodes/bestand", views.spare_codes_file, name="mfa_download_recovery_codes"),
    path("account/tweede-stap/sleutels", views.key_list, name="mfa_list_webauthn"),
    path("account/tweede-stap/sleutels/nieuw", views.add_key, name="mfa_add_webauthn"),
    path("account/tweede-stap/sleutels/<int:pk>/naam", views.rename_key, name="mfa_edit_webauthn"),
    path("account/tweede-stap/sleutels/<int:pk>/weg", views.remove_key, name="mfa_remove_webauthn"),
    path("account/apparaten", views.devices, name="usersessions_list"),
]
without_language = [
    # The provider knows one address of ours, whatever language somebody reads.
    path("inloggen/via/<slug:provider_id>", views.city, name="openid_connect_login"),
    path("inloggen/via/<slug:provider_id>/terug", views.city_callback, name="openid_connect_callback"),
]
