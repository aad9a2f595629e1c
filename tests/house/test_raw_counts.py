"""No page, file, address for programs or template tells how many people there are without disclosure control."""

from __future__ import annotations

import ast

from tests.house import raw_counts

from perspectief.foundation.disclosure import registered_tables

ROOMS = {"inbox", "simulator", "monitor", "council", "publishing", "statistics", "practice"}
"""Rooms that count people, or show what others count."""
OFFICIAL = {
    "perspectief.policy.monitor.queries.control": "what a source made public, and scores of 50 or more",
    "perspectief.policy.monitor.queries.compare": "the middle of what sources made public of other municipalities",
    "perspectief.policy.monitor.queries.judging": "a target is what somebody wants, no count",
}
"""Modules that may say of a number that it is public already."""
COUNTS = {
    "perspectief.community.experience.panels._for_coordinator": "work that waits, for who coordinates",
    "perspectief.community.experience.panels._panel_lines": "advice that waits, which is public",
    "perspectief.community.experience.queries.advice.counts": "pieces of advice, which are public",
    "perspectief.community.experience.queries.youth.words_since": "whether a meeting is full; nobody is shown a number",
    "perspectief.community.experience.services.advice.answer": "versions of an answer, which are public",
    "perspectief.community.experience.services.examples.remove_examples": "invented rows, for who removes them",
    "perspectief.foundation.inbox.panels._waiting": "work that waits, for the team that handles it",
    "perspectief.foundation.inbox.queries.counts": "work that waits, for the team that handles it",
    "perspectief.foundation.inbox.queries.pages_with_signals": "a choice for the team that handles signals",
    "perspectief.foundation.inbox.queries.received_by_strangers": "whether a day is full; nobody sees it",
    "perspectief.community.publishing.queries.panel.counts": "work that waits, for the panel",
    "perspectief.community.publishing.queries.filling.told_on": "whether a day is full; nobody sees it",
    "perspectief.community.publishing.queries.filling.bytes_of_files": "how full the room for files is, for its panel",
    "perspectief.policy.practice.queries.reports.received_by_strangers": "whether a day is full; nobody sees it",
    "perspectief.community.publishing.queries.panel.waiting_for_panel": "work that waits, for the panel",
    "perspectief.foundation.inbox.services.tell_the_team": "signals that wait, in the mail of the team that reads them",
    "perspectief.policy.council.services.questions.answer": "questions of the council, which are public",
    "perspectief.policy.monitor.expressions.low_income.share_together": "adds up published figures of a source",
    "perspectief.policy.monitor.queries.sources.deliveries": "rows of a file, for who brings it",
    "perspectief.policy.monitor.services.deliveries.drop_rows": "rows of a file, for who brings it",
    "perspectief.policy.monitor.services.deliveries.end_term": "rows that retention removed, for the run that tells it",
    "perspectief.policy.monitor.services.loading.load_monitor": "rows of a file, for who loads it",
    "perspectief.policy.monitor.sources.mapping.problems_of": "columns of a file",
    "perspectief.policy.monitor.views.deliveries.delivery": "rows of a file, for who brings it",
    "perspectief.policy.simulator.queries.compare._names": "plans beside each other",
    "perspectief.policy.simulator.queries.plans.kept_this_hour": "plans that were kept, of everybody together",
    "perspectief.policy.simulator.queries.runs.started_this_minute": "plans in the queue",
    "perspectief.policy.simulator.queries.runs.waiting": "plans in the queue",
    "perspectief.policy.simulator.services.plans.clean": "plans that were kept",
}
"""Functions that count rows where people are counted too, and why that is no leak. A new one asks for a reason."""
PRINTED = {
    ("monitor/compare.html", "{{ compared.wish.count }}"): "municipalities",
    ("monitor/plan.html", "{{ part.rows|length }}"): "indicators",
    ("practice/desk.html", "{{ waiting.reports|length }}"): "work that waits, for the team that handles it",
    ("practice/desk.html", "{{ clusters|length }}"): "bottlenecks, no people",
}
"""Templates that print how many there are, and of what."""
CONTENT = tuple(f"perspectief.policy.simulator.{name}" for name in ("queries", "statistics", "views.outcomes", "paper"))
"""Where the counts of a simulation are read; what these show passed disclosure control. A page and a paper hand them on
to a query."""


def test_only_modules_of_registered_tables_make_figures_of_our_own_counts() -> None:
    allowed = tuple(module for spec in registered_tables() for module in spec.made_in)
    makers = raw_counts.publishers(raw_counts.modules(), raw_counts.MAKERS)

    strangers = {one for one in makers if not one.startswith((*allowed, "perspectief.foundation.disclosure"))}
    assert not strangers, "register a table (foundation/statistics) with these modules in made_in"
    assert all(any(one.startswith(module) for one in makers) for module in allowed), (
        "made_in names what publishes nothing"
    )


def test_only_named_modules_say_that_a_number_is_public_already() -> None:
    makers = raw_counts.publishers(raw_counts.modules(), {"publish_official"})

    assert makers - {"perspectief.foundation.disclosure"} == OFFICIAL.keys()


def test_every_function_that_counts_beside_a_registered_table_was_looked_at() -> None:
    counted = {model for spec in registered_tables() for model in spec.counted}
    assert len(counted) >= 4

    assert raw_counts.counting(raw_counts.modules(), counted) <= COUNTS.keys()


def test_what_a_registered_table_counts_is_known_in_its_own_room_only() -> None:
    trees = raw_counts.modules()
    for model in {model for spec in registered_tables() for model in spec.counted}:
        room = model.rsplit(".models.", 1)[0]
        takers = raw_counts.takers(trees, model)
        assert takers, f"nobody knows {model}"
        assert not {one for one in takers if not one.startswith(f"{room}.")}, model


def test_no_page_of_the_monitor_and_no_report_sees_a_figure_before_it_passed_control() -> None:
    takers = raw_counts.takers(raw_counts.modules(), "perspectief.policy.monitor.models.Observation")

    drawers = {one.split(".")[3] for one in takers}
    assert drawers <= {"models", "queries", "services", "sources"}, "pages and files take series, book or control"


def test_counts_of_a_simulation_are_read_where_they_are_published_only() -> None:
    found = raw_counts.readers(raw_counts.modules(), "figures", "content")

    assert found
    assert all(one.startswith(CONTENT) for one in found)


def test_no_template_prints_how_many_people_there_are() -> None:
    rooms = {name: text for name, text in raw_counts.templates().items() if name.split("/")[0] in ROOMS}

    assert raw_counts.printed(rooms) <= PRINTED.keys()


def test_planted_leaks_are_found() -> None:
    view = "from perspectief.foundation.inbox.models import Signal\ndef page():\n    return Signal.objects.count()\n"
    by_way = "from perspectief.foundation.inbox import queries\ndef api():\n    return queries.found().aggregate(n=1)\n"
    maker = "from perspectief.foundation.disclosure import publish_count\n"
    reader = "def page(run):\n    return run.figures.content['before']\n"
    trees = {name: ast.parse(text) for name, text in {"a": view, "b": by_way, "c": maker, "d": reader}.items()}

    assert raw_counts.counting(trees, {"perspectief.foundation.inbox.models.Signal"}) == {"a.page", "b.api"}
    assert raw_counts.publishers(trees, raw_counts.MAKERS) == {"c"}
    assert raw_counts.readers(trees, "figures", "content") == {"d"}
    assert raw_counts.printed({"x/y.html": "<p>{{ people|length }} mensen, {{ signals.count }}</p>{{ name }}"}) == {
        ("x/y.html", "{{ people|length }}"),
        ("x/y.html", "{{ signals.count }}"),
    }
