"""Addresses of the check."""

from django.urls import path

from perspectief.residents.entitlements import views

app_name = "entitlements"
urlpatterns = [path("rechten", views.check, name="check")]
