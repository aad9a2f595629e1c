"""Addresses of the outbox."""

from django.urls import path

from perspectief.foundation.outbox import views

app_name = "outbox"
urlpatterns = [
    path("beheer/berichten", views.messages, name="messages"),
    path("beheer/berichten/<uuid:key>/opnieuw", views.again, name="again"),
    path("beheer/berichten/<uuid:key>/weg", views.ask_away, name="ask-away"),
    path("beheer/berichten/<uuid:key>/gooi-weg", views.away, name="away"),
]
