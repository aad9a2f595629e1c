"""Makes the invented reports of the demo and what became of them, by the same services as anybody else; all marked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.codes.calc.words import new_code, read_code
from perspectief.foundation.datafiles import DataFile, data_files
from perspectief.policy.practice.choices import (
    Addressee,
    Aside,
    Channel,
    ClusterState,
    Goes,
    LobbyState,
    Reach,
    Verdict,
)
from perspectief.policy.practice.models import Cluster, LobbyTheme, Measure, Report, ReportCode
from perspectief.policy.practice.services import clusters, escalation, lobby, measures, questions, reports

ROOM = Path(__file__).parents[1]
TEAM = Actor(held=(Held(Role.TEAM),), strong=True, is_invented=True)
PROFESSIONAL = Actor(held=(Held(Role.PROFESSIONAL),), strong=True, is_invented=True)


@transaction.atomic
def load_reports(*, room: Path = ROOM) -> int:
    """Make them once; gives how many reports were made."""
    if Report.objects.filter(invented=True).exists():
        return 0
    made = 0
    with translation.override("nl"):
        for file in data_files(room, "demo_practice"):
            if file.municipality == settings.MUNICIPALITY:
                made += _Demo(file).load()
    return made


class _Demo:
    """One file. `ours`: the code of the six words in the file; `theirs`: of all others, gone at the end."""

    def __init__(self, file: DataFile):
        self.file, self.top = file, file.top
        self.ours = reports.make_code(read_code(self.top["words"]))
        self.theirs = reports.make_code(new_code())
        self.clusters: dict[str, Cluster] = {}
        self.made = 0

    def load(self) -> int:
        """All of it, oldest first."""
        for row in self.file.rows:
            self._cluster(row)
        for row in self.top["waiting"]:
            self._report(row)
        for row in self.top["aside"]:
            report = self._report(row)
            reports.set_aside(
                report=report, why=Aside(row["why"]), answer=row["answer"], by=TEAM, at=_ago(row["ago"] - 1)
            )
        for row in self.top["lobby"]:
            self._request(row)
        for row in self.top["questions"]:
            _question(row)
        escalation.escalate()
        self.theirs.delete()
        return self.made

    def _report(self, row: dict[str, Any]) -> Report:
        told = reports.Told(
            text=row["text"],
            provision=row.get("provision", ""),
            side=row.get("side", "work"),
            area=row.get("area", ""),
            channel=Channel(row.get("channel", "site")),
        )
        code: ReportCode = self.ours if row.get("ours") else self.theirs
        taken = reports.report(told=told, code=code, invented=True, on=timezone.localdate(_ago(row["ago"])))
        if taken is None:
            raise AssertionError("A report without a key of its form is always new.")
        self.made += 1
        return taken.report

    def _cluster(self, row: dict[str, Any]) -> None:
        names = ("title", "words", "provision", "article", "article_url", "area")
        about = clusters.About(
            goes=Goes(row["goes"]),
            reach=Reach(row["reach"]),
            **{name: row[name] for name in names if name in row},
        )
        due = timezone.localdate() + dt.timedelta(days=row["due_in"])
        turn = clusters.Turn(holder=row.get("holder", ""), due=due)
        cluster = clusters.make(about=about, turn=turn, by=TEAM, at=_ago(row["ago"]))
        self.clusters[row["key"]] = cluster
        for told in row["reports"]:
            about_it = {"provision": row.get("provision", ""), "area": row.get("area", ""), **told}
            reports.join(report=self._report(about_it), cluster=cluster, by=TEAM, at=_ago(told["ago"] - 1))
        if row.get("shown"):
            clusters.show(cluster=cluster, by=TEAM, at=_ago(row["shown"]))
        for step in row.get("steps", ()):
            _step(cluster, step)

    def _request(self, row: dict[str, Any]) -> None:
        theme = LobbyTheme.objects.get(municipality__code=self.file.municipality, key=row["theme"])
        request = lobby.Request(
            theme, row["title"], row["words"], Addressee(row["addressee"]), row.get("simulated", "")
        )
        shown = [self.clusters[key] for key in row["clusters"]]
        item = lobby.make(request=request, clusters=shown, by=TEAM, at=_ago(row["ago"]))
        for step in row["steps"]:
            item = lobby.move(
                item=item,
                to=LobbyState(step["to"]),
                words=step["words"],
                reply=step.get("reply", ""),
                by=TEAM,
                at=_ago(step["ago"]),
            )


def _step(cluster: Cluster, step: dict[str, Any]) -> None:
    moment = _ago(step["ago"])
    match step["do"]:
        case "tell":
            clusters.tell(cluster=cluster, words=step["words"], by=TEAM, at=moment)
        case "move":
            clusters.move(cluster=cluster, to=ClusterState(step["to"]), words=step["words"], by=TEAM, at=moment)
        case "measure":
            begins = timezone.localdate(moment)
            plan = measures.Plan(
                step["title"],
                step["hypothesis"],
                begins,
                begins + dt.timedelta(days=step["days"]),
                step.get("indicator", ""),
                step.get("seen_by", ""),
            )
            measures.begin(cluster=cluster, plan=plan, by=TEAM, at=moment)
        case "judge":
            measure: Measure = cluster.measures.filter(verdict="").first()
            measures.judge(measure=measure, verdict=Verdict(step["verdict"]), result=step["words"], by=TEAM, at=moment)


def _question(row: dict[str, Any]) -> None:
    asked = questions.ask(
        title=row["title"], text=row["text"], area=row.get("area", ""), by=PROFESSIONAL, at=_ago(row["ago"])
    )
    if row.get("answer"):
        questions.answer(question=asked, text=row["answer"], by=TEAM, at=_ago(row["answered"]))


def _ago(days: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)
