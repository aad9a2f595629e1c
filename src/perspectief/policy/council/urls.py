"""Addresses of the council room. Reports and cycles first, then questions, letters and the calendar."""

from __future__ import annotations

from django.urls import URLPattern, path

from perspectief.policy.council.views import calendar, desk, desk_reports, letters, questions, reports

app_name = "council"
# --- Reports and cycles -----------------------------------------------------------------------------------------------
REPORTS: list[URLPattern] = [
    path("raad", reports.start, name="start"),
    path("raad/vergelijk", reports.compare, name="compare"),
    path("raad/rapport/<slug:cycle>", reports.report, name="report"),
    path("raad/rapport/<slug:cycle>.pdf", reports.pdf, name="pdf"),
    path("raad/rapport/<slug:cycle>/kort", reports.short, name="short"),
    path("raad/rapport/<slug:cycle>/in-beeld", reports.in_pictures, name="pictures"),
    path("raad/rapport/<slug:cycle>/gegevens.json", reports.data_json, name="data-json"),
    path("raad/rapport/<slug:cycle>/gegevens.csv", reports.data_csv, name="data-csv"),
    path("beheer/raad", desk.desk, name="desk"),
    path("beheer/raad/nieuw", desk.make_cycle, name="make-cycle"),
    path("beheer/raad/cyclus/<slug:cycle>", desk.cycle, name="desk-cycle"),
    path("beheer/raad/cyclus/<slug:cycle>/moment/<int:number>/gedaan", desk.moment_done, name="moment-done"),
    path("beheer/raad/cyclus/<slug:cycle>/<slug:what>", desk.act, name="act"),
    path("beheer/raad/rapport/<slug:cycle>", desk_reports.report, name="desk-report"),
    path("beheer/raad/rapport/<slug:cycle>/maak", desk_reports.make, name="make-report"),
    path("beheer/raad/rapport/<slug:cycle>/peildag", desk_reports.as_of, name="as-of"),
    path("beheer/raad/rapport/<slug:cycle>/schrijf/<slug:slot>", desk_reports.write, name="write"),
    path("beheer/raad/rapport/<slug:cycle>/bekijk.pdf", desk_reports.preview_pdf, name="preview-pdf"),
    path("beheer/raad/rapport/<slug:cycle>/bekijk/<slug:form>", desk_reports.preview, name="preview"),
    path("beheer/raad/rapport/<slug:cycle>/stap/<slug:step>", desk_reports.step, name="step"),
]
# --- Questions, letters and the calendar ------------------------------------------------------------------------------
QUESTIONS: list[URLPattern] = [
    path("raad/vragen", questions.overview, name="questions"),
    path("raad/vragen.csv", questions.as_file, name="questions-csv"),
    path("raad/vragen/nieuw", questions.ask, name="ask"),
    path("raad/vraag/<slug:key>", questions.look, name="question"),
    path("raad/vraag/<slug:key>/oordeel/<slug:step>", questions.judge, name="judge"),
    path("raad/streefdoel/<slug:indicator>", questions.propose_target, name="target"),
    path("raad/kalender", calendar.overview, name="calendar"),
    path("raad/kalender.ics", calendar.as_calendar, name="calendar-ics"),
    path("raad/brieven", letters.overview, name="letters"),
    path("raad/brief/<slug:key>", letters.look, name="letter"),
    path("raad/brief/<slug:key>.pdf", letters.pdf, name="letter-pdf"),
    path("raad/brief/<slug:key>.csv", letters.as_file, name="letter-csv"),
    path("beheer/raad/vragen", questions.desk, name="questions-desk"),
    path("beheer/raad/vragen/nieuw", questions.write_down, name="write-down"),
    path("beheer/raad/vraag/<slug:key>", questions.desk_of_one, name="question-desk"),
    path("beheer/raad/vraag/<slug:key>/<slug:step>", questions.act, name="question-act"),
    path("beheer/raad/brieven", letters.desk, name="letters-desk"),
    path("beheer/raad/brief/<slug:key>", letters.desk_of_one, name="letter-desk"),
    path("beheer/raad/brief/<slug:key>/schrijf/<slug:section>", letters.write, name="letter-write"),
    path("beheer/raad/brief/<slug:key>/<slug:step>", letters.act, name="letter-act"),
]

urlpatterns = [*REPORTS, *QUESTIONS]
