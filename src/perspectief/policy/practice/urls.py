"""Addresses of the practice room. The words after `praktijk/` are no keys of clusters: those begin with a year."""

from __future__ import annotations

from django.urls import path

from perspectief.policy.practice.views import clusters, desk, others, public, reporting

app_name = "practice"
urlpatterns = [
    path("praktijk", public.index, name="index"),
    path("praktijk/knelpunten.csv", public.as_file, name="clusters-csv"),
    path("praktijk/melden", reporting.report, name="report"),
    path("praktijk/melden/papier.pdf", reporting.paper, name="paper"),
    path("praktijk/melden/woorden", reporting.words, name="words"),
    path("praktijk/mijn", reporting.open_, name="open"),
    path("praktijk/mijn/meldingen", reporting.mine, name="mine"),
    path("praktijk/mijn/sluit", reporting.close, name="close"),
    path("praktijk/lobby", public.lobby_agenda, name="lobby"),
    path("praktijk/lobby.csv", public.lobby_file, name="lobby-csv"),
    path("praktijk/lobby/<slug:key>", public.lobby_item, name="lobby-item"),
    path("praktijk/ideeen", public.all_ideas, name="ideas"),
    path("praktijk/ideeen.csv", public.ideas_file, name="ideas-csv"),
    path("praktijk/vragen", public.answers, name="answers"),
    path("praktijk/vragen/nieuw", public.ask, name="ask"),
    path("praktijk/<slug:key>", public.cluster, name="cluster"),
    path("beheer/praktijk", desk.desk, name="desk"),
    path("beheer/praktijk/opschrijven", reporting.write_down, name="write-down"),
    path("beheer/praktijk/meldingen", desk.reports, name="reports"),
    path("beheer/praktijk/meldingen/uit-signaal/<int:number>", desk.from_signal, name="from-signal"),
    path("beheer/praktijk/meldingen/<int:number>", desk.report, name="report-desk"),
    path("beheer/praktijk/meldingen/<int:number>/<slug:step>", desk.act, name="report-act"),
    path("beheer/praktijk/knelpunten", clusters.every, name="clusters-desk"),
    path("beheer/praktijk/knelpunten/nieuw", desk.new_cluster, name="cluster-new"),
    path("beheer/praktijk/knelpunten/<slug:key>", clusters.one, name="cluster-desk"),
    path("beheer/praktijk/knelpunten/<slug:key>/deel/<slug:part>", clusters.one, name="cluster-part"),
    path("beheer/praktijk/knelpunten/<slug:key>/doe/<slug:step>", clusters.act, name="cluster-act"),
    path("beheer/praktijk/maatregelen/<int:number>", clusters.judge, name="judge"),
    path("beheer/praktijk/lobby/nieuw", others.new_request, name="lobby-new"),
    path("beheer/praktijk/lobby/<slug:key>", others.lobby_desk, name="lobby-desk"),
    path("beheer/praktijk/lobby/<slug:key>/<slug:step>", others.lobby_act, name="lobby-act"),
    path("beheer/praktijk/vragen/<slug:key>", others.answer, name="question-desk"),
    path("beheer/praktijk/vragen/<slug:key>/weghalen", others.take_out, name="question-out"),
    path("beheer/praktijk/ideeen/<slug:key>", others.fate, name="idea-desk"),
]
