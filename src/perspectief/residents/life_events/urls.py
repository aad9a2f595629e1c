"""Addresses of this room."""

from django.urls import path

from perspectief.residents.life_events import views

app_name = "life_events"
urlpatterns = [
    path("er-verandert-iets", views.overview, name="overview"),
    path("er-verandert-iets/<slug:slug>", views.event, name="event"),
    path("er-verandert-iets/<slug:slug>/papier", views.paper, name="paper"),
    path("er-verandert-iets/<slug:slug>/agenda.ics", views.agenda, name="agenda"),
]
