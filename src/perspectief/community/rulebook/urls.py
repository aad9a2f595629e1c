"""Addresses of the rule book. The words `begrip` and `woud` are no keys of schemes (a test looks)."""

from django.urls import path

from perspectief.community.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("regels", views.index, name="index"),
    path("regels/begrip/<str:term>", views.term, name="term"),
    path("regels/woud", views.forest, name="forest"),
    path("regels/woud.json", views.forest_json, name="forest-json"),
    path("regels/woud/<slug:key>", views.tree, name="tree"),
    path("regels/woud/<slug:first>/<slug:second>", views.pair, name="pair"),
    path("regels/<slug:key>.json", views.scheme_json, name="scheme-json"),
    path("regels/<slug:key>/voorbeelden", views.examples, name="examples"),
    path("regels/<slug:key>", views.scheme, name="scheme"),
]
