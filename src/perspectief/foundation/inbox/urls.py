"""Addresses of the inbox."""

from django.urls import path

from perspectief.foundation.inbox import views

app_name = "inbox"
urlpatterns = [
    path("klopt-niet", views.report, name="report"),
    path("klopt-niet/dank", views.thanks, name="thanks"),
    path("klopt-niet/over/<slug:about>", views.report, name="report"),
    path("beheer/signalen", views.signals, name="signals"),
    path("beheer/signalen.csv", views.as_file, name="signals-csv"),
    path("beheer/signalen/<int:number>", views.signal, name="signal"),
    path("beheer/signalen/<int:number>/<slug:step>", views.move, name="move"),
]
