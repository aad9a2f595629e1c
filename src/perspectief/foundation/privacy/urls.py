"""Addresses of the public register, of one's own data, and of those who watch over looking."""

from django.urls import path

from perspectief.foundation.privacy.views import insight, mine, notices, oversight

app_name = "privacy"
urlpatterns = [
    path("gegevens/register", notices.register, name="register"),
    path("gegevens/register.json", notices.register_json, name="register-json"),
    path("gegevens/register.csv", notices.register_csv, name="register-csv"),
    path("gegevens/<slug:key>", notices.notice, name="notice"),
    path("beheer/register", oversight.register, name="oversight"),
    path("mijn/gegevens", mine.my_data, name="my-data"),
    path("mijn/gegevens/alles.pdf", mine.pack_pdf, name="pack-pdf"),
    path("mijn/gegevens/alles.json", mine.pack_json, name="pack-json"),
    path("mijn/gegevens/verbeteren", mine.correct, name="correct"),
    path("mijn/gegevens/pauze", mine.pause, name="pause"),
    path("mijn/gegevens/wissen", mine.erase, name="erase"),
    path("mijn/gegevens/gewist", mine.erased, name="erased"),
    path("mijn/wie-keek-er-mee", mine.looks, name="looks"),
    path("mijn/wie-keek-er-mee.csv", mine.looks_csv, name="looks-csv"),
    path("mijn/wie-keek-er-mee.json", mine.looks_json, name="looks-json"),
    path("mijn/toestemming", mine.consents, name="consents"),
    path("mijn/toestemming/<uuid:key>/stop", mine.stop_consent, name="stop-consent"),
    path("beheer/inzage", insight.search, name="insight"),
    path("beheer/inzage/controle", insight.whole, name="log-check"),
    path("beheer/inzage/lek", insight.leak, name="leak"),
]
