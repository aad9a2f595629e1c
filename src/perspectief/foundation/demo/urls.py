"""Addresses of looking along."""

from django.urls import path

from perspectief.foundation.demo import views

app_name = "demo"
urlpatterns = [
    path("demo", views.people, name="people"),
    path("demo/als/<slug:key>", views.look_along, name="look-along"),
    path("demo/stop", views.stop, name="stop"),
]
