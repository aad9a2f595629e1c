"""Addresses of the monitor room."""

from __future__ import annotations

from django.urls import path

from perspectief.policy.monitor.views import areas, deliveries, downloads, plan, public, sources, workbench

app_name = "monitor"
urlpatterns = [
    # Goals and figures
    path("beleid/monitor", public.overview, name="index"),
    path("beleid/monitor/doel/<slug:key>", public.goal, name="goal"),
    path("beleid/monitor/lijn/<int:number>", public.line, name="line"),
    path("beleid/monitor/cijfer/<slug:key>", public.figure, name="figure"),
    path("beleid/monitor/cijfer/<slug:key>/inbedden", public.embed, name="embed"),
    path("beleid/monitor/cijfer/<slug:key>.csv", downloads.csv, name="figure-csv"),
    path("beleid/monitor/cijfer/<slug:key>.parquet", downloads.parquet, name="figure-parquet"),
    path("beleid/monitor/cijfer/<slug:key>.json", downloads.json, name="figure-json"),
    path("beleid/monitor/vergelijken", public.among_others, name="compare"),
    path("beleid/monitor/catalogus.json", downloads.catalogue, name="catalogue"),
    # The plan for measuring, and headlines beside each other
    path("beleid/monitor/meetplan", plan.monitoring_plan, name="plan"),
    path("beleid/monitor/meetplan.csv", plan.monitoring_plan_csv, name="plan-csv"),
    path("beleid/monitor/kerncijfers", plan.contradictions, name="headlines"),
    # Wijkkompas
    path("wijken", areas.every, name="areas"),
    path("wijken/<slug:code>", areas.one, name="area"),
    path("beheer/monitor/wijken/<slug:code>", areas.note, name="area-note"),
    # The workbench
    path("beheer/monitor", workbench.index, name="workbench"),
    path("beheer/monitor/nieuw", workbench.propose, name="propose"),
    path("beheer/monitor/cijfer/<slug:key>", workbench.indicator, name="workbench-indicator"),
    path("beheer/monitor/cijfer/<slug:key>/versie", workbench.version, name="version"),
    path("beheer/monitor/cijfer/<slug:key>/stap/<slug:word>", workbench.step, name="step"),
    path("beheer/monitor/cijfer/<slug:key>/streefdoel", workbench.set_target, name="target-set"),
    path("beheer/monitor/cijfer/<slug:key>/streefdoel/voorstel", workbench.propose_target, name="target-propose"),
    path("beheer/monitor/streefdoel/<int:number>/vervang", workbench.replace_target, name="target-replace"),
    path("beheer/monitor/streefdoel/<int:number>/overnemen", workbench.accept_target, name="target-accept"),
    path("beheer/monitor/streefdoel/<int:number>/weiger", workbench.refuse_target, name="target-refuse"),
    # Sources and deliveries
    path("beheer/monitor/bronnen", sources.tables, name="sources"),
    path("beheer/monitor/bronnen/taak/<uuid:key>", sources.wait, name="source-job"),
    path("beheer/monitor/bronnen/blik/<uuid:key>", sources.fetch, name="source-fetch"),
    path("beheer/monitor/bronnen/<slug:dataset>", sources.table, name="source"),
    path("beheer/monitor/bronnen/<slug:dataset>/haal", sources.start, name="source-start"),
    path("beheer/monitor/bronnen/<slug:dataset>/bereken", sources.compute, name="source-compute"),
    path("beheer/monitor/leveringen", deliveries.index, name="deliveries"),
    path("beheer/monitor/leveringen/nieuw", deliveries.bring, name="delivery-bring"),
    path("beheer/monitor/leveringen/voorbeeld.csv", deliveries.example, name="delivery-example"),
    path("beheer/monitor/leveringen/<uuid:key>", deliveries.delivery, name="delivery"),
    path("beheer/monitor/leveringen/<uuid:key>/kolommen", deliveries.columns, name="delivery-columns"),
    path("beheer/monitor/leveringen/<uuid:key>/problemen.csv", deliveries.problems_file, name="delivery-problems"),
    path("beheer/monitor/leveringen/<uuid:key>/regel/<int:number>", deliveries.row, name="delivery-row"),
    path("beheer/monitor/leveringen/<uuid:key>/<slug:word>", deliveries.step, name="delivery-step"),
]
