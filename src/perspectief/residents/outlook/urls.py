"""Addresses of this room. An address may name a page, never an answer."""

from django.urls import path

from perspectief.residents.outlook import views

app_name = "outlook"
urlpatterns = [
    path("vooruitblik", views.start, name="start"),
    path("vooruitblik/werk", views.work, name="work"),
    path("vooruitblik/<str:slug>", views.change, name="change"),
]
