"""Addresses of the figures that rooms offer each other."""

from django.urls import path

from perspectief.foundation.statistics import views

app_name = "statistics"
urlpatterns = [
    path("cijfers", views.overview, name="overview"),
    path("cijfers/<slug:key>", views.table, name="table"),
    path("cijfers/<slug:key>.csv", views.csv, name="csv"),
]
