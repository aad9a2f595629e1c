"""Addresses of this room. No address holds a code, a word of it, or an answer."""

from django.urls import path

from perspectief.residents.kept_checks import views

app_name = "kept_checks"
urlpatterns = [
    path("bewaard", views.open_, name="open"),
    path("bewaard/nieuw", views.keep, name="keep"),
    path("bewaard/woorden", views.words, name="words"),
    path("bewaard/woorden/papier", views.words_paper, name="words-paper"),
    path("bewaard/mijn", views.mine, name="mine"),
    path("bewaard/mijn/antwoorden-terug", views.back, name="back"),
    path("bewaard/mijn/opslaan", views.save, name="save"),
    path("bewaard/mijn/langer", views.renew, name="renew"),
    path("bewaard/mijn/pauze", views.pause, name="pause"),
    path("bewaard/mijn/wie-keek-er-mee", views.looks, name="looks"),
    path("bewaard/mijn/alles.json", views.pack_json, name="pack-json"),
    path("bewaard/mijn/alles.pdf", views.pack_pdf, name="pack-pdf"),
    path("bewaard/mijn/delen", views.share, name="share"),
    path("bewaard/mijn/delen/kiezen", views.choose, name="choose"),
    path("bewaard/mijn/delen/<uuid:key>/stop", views.stop, name="stop"),
    path("bewaard/mijn/weg", views.erase, name="erase"),
    path("bewaard/gewist", views.gone, name="gone"),
    path("bewaard/meekijken", views.number, name="number"),
    path("bewaard/gedeeld", views.shared, name="shared"),
    path("bewaard/gedeeld/<uuid:key>", views.shared_one, name="shared-one"),
    path("bewaard/gedeeld/<uuid:key>/<slug:part>", views.shared_one, name="shared-one"),
]
