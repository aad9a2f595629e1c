"""Addresses of the knowledge room."""

from __future__ import annotations

from django.urls import URLPattern, path

from perspectief.community.knowledge.views import desk, public, taking_out, talk

app_name = "knowledge"
urlpatterns: list[URLPattern] = [
    path("kennis", public.index, name="index"),
    path("kennis.csv", public.as_file, name="csv"),
    path("kennis/onderzoek", public.agenda, name="agenda"),
    path("kennis/onderzoek/<slug:key>", public.study, name="research"),
    path("kennis/vragen", talk.overview, name="questions"),
    path("kennis/vragen/nieuw", talk.ask, name="ask"),
    path("kennis/vraag/<slug:key>", talk.question, name="question"),
    path("kennis/vraag/<slug:key>/antwoord", talk.answer, name="answer"),
    path("kennis/vraag/<slug:key>/antwoord/<int:number>/<slug:step>", talk.act_on_answer, name="answer-act"),
    path("kennis/vraag/<slug:key>/<slug:step>", talk.act, name="question-act"),
    path("kennis/<slug:key>", public.item, name="item"),
    path("kennis/<slug:key>/neem-over", public.take_over, name="take-over"),
    path("beheer/kennis", desk.desk, name="desk"),
    path("beheer/kennis/nieuw", desk.write, name="write"),
    path("beheer/kennis/onderzoek/nieuw", desk.put_on_agenda, name="put-on-agenda"),
    path("beheer/kennis/onderzoek/<slug:key>", desk.tell, name="tell"),
    path("beheer/kennis/onderzoek/<slug:key>/weghalen", taking_out.of_research, name="research-out"),
    path("beheer/kennis/<slug:key>", desk.rewrite, name="rewrite"),
    path("beheer/kennis/<slug:key>/bewaren", desk.keep, name="keep"),
    path("beheer/kennis/<slug:key>/weghalen", taking_out.of_item, name="item-out"),
]
