"""Addresses of the start page."""

from django.urls import path

from perspectief.foundation.panels import views

app_name = "panels"
urlpatterns = [
    path("start", views.start, name="start"),
    path("start/deel/<slug:key>", views.one, name="one"),
]
