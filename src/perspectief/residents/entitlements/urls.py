"""Addresses of the check. An address may name a question, never an answer."""

from django.urls import path

from perspectief.residents.entitlements import embedding, views

app_name = "entitlements"
urlpatterns = [
    path("rechten", views.start, name="check"),
    path("rechten/verder", views.go_on, name="continue"),
    path("rechten/vraag/<str:screen_id>", views.question, name="question"),
    path("rechten/vraag/<str:screen_id>/<str:back>", views.question, name="question"),
    path("rechten/antwoorden", views.answers, name="answers"),
    path("rechten/antwoorden/weg/<str:person>", views.remove, name="remove"),
    path("rechten/antwoorden/terug", views.put_back, name="put-back"),
    path("rechten/uitkomst", views.result, name="result"),
    path("rechten/uitkomst/papier", views.paper, name="paper"),
    path("rechten/uitkomst/<slug:key>", views.steps, name="steps"),
    path("rechten/samen", views.helper, name="helper"),
    path("rechten/een-pagina", views.one_page, name="one-page"),
    path("rechten/een-pagina/<str:field>", views.one_page, name="one-page"),
    path("rechten/vergelijken", views.compare, name="compare"),
    path("rechten/samenvatting", views.summary, name="summary"),
    path("rechten/wissen", views.wipe, name="wipe"),
    path("rechten/gewist", views.wiped, name="wiped"),
    path("insluiten/knop.svg", embedding.button, name="button"),
    path("insluiten", embedding.explain, name="embedding"),
]
