"""Addresses of the simulator. The words `nieuw` and `bestand` are no keys of plans."""

from django.urls import path

from perspectief.policy.simulator.views import line, outcomes, plans, runs, start

app_name = "simulator"
urlpatterns = [
    path("beleid/simulator", start.index, name="index"),
    path("beleid/simulator/stad", start.resemblance, name="fit"),
    path("beleid/simulator/armoedeval", line.explorer, name="line"),
    path("beleid/simulator/armoedeval.csv", line.numbers, name="line-csv"),
    path("beleid/simulator/plan/nieuw", plans.make, name="make"),
    path("beleid/simulator/plan/bestand", plans.from_file, name="file"),
    path("beleid/simulator/plan/<slug:key>", plans.look, name="plan"),
    path("beleid/simulator/plan/<slug:key>.yaml", plans.as_file, name="plan-yaml"),
    path("beleid/simulator/plan/<slug:key>/reken", runs.start, name="run"),
    path("beleid/simulator/bezig/<uuid:key>", runs.wait, name="job"),
    path("beleid/simulator/vergelijk", outcomes.beside, name="compare"),
    path("beleid/simulator/uitkomst/<uuid:key>", outcomes.first, name="outcome"),
    path("beleid/simulator/uitkomst/<uuid:key>.pdf", outcomes.pdf, name="pdf"),
    path("beleid/simulator/uitkomst/<uuid:key>/verantwoording", outcomes.how, name="method"),
    path("beleid/simulator/uitkomst/<uuid:key>/<slug:sheet>.csv", outcomes.csv, name="csv"),
    path("beleid/simulator/uitkomst/<uuid:key>/<slug:sheet>.parquet", outcomes.parquet, name="parquet"),
    path("beleid/simulator/uitkomst/<uuid:key>/<slug:part>", outcomes.part, name="part"),
]
