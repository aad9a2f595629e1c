"""Addresses of this room."""

from django.urls import URLPattern

app_name = "life_events"
urlpatterns: list[URLPattern] = []
