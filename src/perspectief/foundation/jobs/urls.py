"""Addresses of jobs."""

from django.urls import path

from perspectief.foundation.jobs import views

app_name = "jobs"
urlpatterns = [
    path("taak/<uuid:key>/stand", views.progress, name="progress"),
    path("taak/<uuid:key>/stop", views.cancel, name="cancel"),
]
