"""Addresses of accounts: one's own, everybody's, and who can see what. Those of logging in: `login_urls.py`."""

from django.urls import path

from perspectief.foundation.accounts.views import access, login, people

app_name = "accounts"
urlpatterns = [
    path("account", login.overview, name="overview"),
    path("account/tweede-stap/eerst", login.second_factor, name="second-factor"),
    path("uitgelogd", login.goodbye, name="goodbye"),
    path("beheer/accounts", people.index, name="people"),
    path("beheer/accounts/nieuw", people.make, name="make-account"),
    path("beheer/accounts/<uuid:key>", people.one, name="account"),
    path("beheer/accounts/<uuid:key>/<slug:step>", people.change, name="change-account"),
    path("beheer/toegang", access.overview, name="access"),
    path("beheer/toegang/lijst.csv", access.as_csv, name="access-csv"),
    path("beheer/toegang/geef", access.give, name="give-role"),
    path("beheer/toegang/<uuid:key>/verleng", access.renew, name="renew-grant"),
    path("beheer/toegang/<uuid:key>/stop", access.end, name="end-grant"),
    path("beheer/toegang/<uuid:key>/terug", access.undo, name="undo-end"),
]
