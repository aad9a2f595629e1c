"""Items: every change is a version, a source is always named, and taking over counts organisations."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from perspectief.community.knowledge.choices import AboutKind, Kind, ResearchState, Result, SourceStatus
from perspectief.community.knowledge.models import Item, Research, Version
from perspectief.community.knowledge.queries import items as queries
from perspectief.community.knowledge.queries import subjects
from perspectief.community.knowledge.services import items, loading, research
from perspectief.community.knowledge.services.refusing import Refused
from perspectief.community.knowledge.tests.people import BUDDY, EXPERT, KEEPER, RESIDENT, WIJ, city, somebody, text_of
from perspectief.foundation.access import Role
from perspectief.foundation.datafiles import BadDataFile
from perspectief.foundation.provisions.models import Provision
from perspectief.foundation.ui.testing import PageClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
SAID = items.Said("Samen lezen", "Lees een brief samen.", "Een stuk, 2024", SourceStatus.SEEN)


def item(kind: Kind = Kind.GUIDE, said: items.Said = SAID) -> Item:
    return items.add_item(municipality=city(), kind=kind, said=said, by=KEEPER)


def said(**more: object) -> items.Said:
    return items.Said(**{**SAID.__dict__, **more})  # type: ignore[arg-type]


def test_a_change_is_a_new_version_and_the_old_words_stay() -> None:
    made = item()

    items.rewrite(item=made, said=said(lead="Lees hem hardop."), reason="Dat helpt meer.", by=KEEPER)

    assert [one.lead for one in made.versions.all()] == ["Lees een brief samen.", "Lees hem hardop."]
    assert items.said_now(made).lead == "Lees hem hardop."


def test_only_the_team_and_officers_write() -> None:
    for by in (WIJ, BUDDY, EXPERT, RESIDENT):
        with pytest.raises(Refused):
            items.add_item(municipality=city(), kind=Kind.GUIDE, said=SAID, by=by)
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        (Kind.GUIDE, {"source": " "}, "source"),
        (Kind.GUIDE, {"grade": 3}, "grade"),
        (Kind.GUIDE, {"design": "weak"}, "design"),
        (Kind.PRACTICE, {"origin": "Leuven"}, "origin"),
        (Kind.GUIDE, {"text": "Mail jan@voorbeeld.nl"}, "text"),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(kind: Kind, more: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        item(kind, said(**more))

    assert refused.value.field == field


def test_an_item_that_was_never_checked_or_is_over_its_day_must_be_looked_at() -> None:
    never, late, fine = item(), item(said=said(title="Laat")), item(said=said(title="Goed"))
    day = dt.date(2026, 6, 1)
    Version.objects.filter(item=late).update(checked_until=day - dt.timedelta(days=1))
    Version.objects.filter(item=fine).update(checked_until=day)

    assert {one.item for one in queries.overdue("GM0014", day)} == {never, late}


def test_looking_again_keeps_the_words_and_sets_a_day() -> None:
    made, until = item(), dt.date.today() + dt.timedelta(days=365)

    items.still_holds(item=made, until=until, by=KEEPER)

    assert items.said_now(made) == said(checked_until=until)
    with pytest.raises(Refused):
        items.still_holds(item=made, until=dt.date.today(), by=KEEPER)


def test_an_organisation_takes_over_once_and_can_take_that_back() -> None:
    made = item()

    items.take_over(item=made, by=WIJ)
    items.take_over(item=made, by=WIJ)
    items.take_over(item=made, by=BUDDY)
    assert made.reuses.count() == 2

    assert items.take_over_no_more(item=made, by=WIJ)
    assert made.reuses.count() == 1
    with pytest.raises(Refused):
        items.take_over(item=made, by=EXPERT)


def test_retired_with_a_reason_it_can_still_be_read_and_comes_back(pages: PageClient) -> None:
    made = item()
    with pytest.raises(Refused):
        items.retire(item=made, reason="  ", by=KEEPER)

    items.retire(item=made, reason="De wet is veranderd.", by=KEEPER)
    assert "De wet is veranderd." in text_of(pages.get(f"/kennis/{made.key}"))

    items.bring_back(item=made, by=KEEPER)
    assert not Item.objects.get(pk=made.pk).retired_at


def test_a_study_that_is_done_says_what_came_out_also_when_it_cannot_be_known() -> None:
    wanted = research.Wanted("Werkt een brief?", "Dan sturen wij er meer.")
    made = research.put_on_agenda(
        municipality=city(), wanted=wanted, came=research.Came(ResearchState.RUNNING), by=KEEPER
    )
    with pytest.raises(Refused):
        research.tell(research=made, came=research.Came(ResearchState.DONE), by=KEEPER)

    research.tell(research=made, came=research.Came(ResearchState.DONE, "", Result.CANNOT_KNOW), by=KEEPER)

    known = Research.objects.get()
    assert (known.state, known.result) == (ResearchState.DONE, Result.CANNOT_KNOW)
    assert known.news.count() == 2


def test_a_study_does_not_jump_back_from_done_to_running() -> None:
    wanted = research.Wanted("Werkt een brief?", "Dan sturen wij er meer.")
    came = research.Came(ResearchState.DONE, "", Result.KNOWN)
    made = research.put_on_agenda(municipality=city(), wanted=wanted, came=came, by=KEEPER)

    with pytest.raises(Refused):
        research.tell(research=made, came=research.Came(ResearchState.RUNNING), by=KEEPER)


# --- Pages ------------------------------------------------------------------------------------------------------------
def test_everybody_reads_an_item_and_sees_how_we_know_it(pages: PageClient) -> None:
    made = item(Kind.WORKS, said(grade=4, source_status=SourceStatus.MEMORY))

    page = text_of(pages.get(f"/kennis/{made.key}"))

    assert "Goede aanwijzingen dat het werkt (4 van 5)" in page
    assert "Niet nagekeken" in page
    assert "Dit nemen wij over" not in page


def test_a_colleague_presses_and_the_organisation_stands_there() -> None:
    made, visitor = item(), somebody("fatma", Role.PROFESSIONAL, "wij_groningen")

    response = visitor.post(f"/kennis/{made.key}/neem-over")

    assert response.status_code == 303
    assert "WIJ Groningen" in text_of(visitor.get(f"/kennis/{made.key}?net=over"))


def test_the_list_goes_along_as_a_file_without_formulas(pages: PageClient) -> None:
    item(said=said(title="=1+1"))

    lines = text_of(pages.get("/kennis.csv")).splitlines()

    assert lines[0].startswith("sleutel,soort,titel")
    assert "'=1+1" in lines[1]


def test_an_officer_writes_changes_checks_and_retires_on_pages() -> None:
    visitor = somebody("daan", Role.POLICY_OFFICER, "gemeente_groningen")
    told = {"kind": "guide", "title": "Bel eerst", "lead": "Bel voor u schrijft.", "source": "Eigen werk, 2026"}
    told |= {"source_status": "own", "about_theme": "theme:bereik"}
    assert visitor.post("/beheer/kennis/nieuw", told).status_code == 303
    made = Item.objects.get()
    assert made.key == "bel-eerst"

    told |= {"lead": "Bel altijd voor u schrijft.", "reason": "Duidelijker."}
    assert visitor.post("/beheer/kennis/bel-eerst", told).status_code == 303
    assert made.versions.count() == 2
    assert visitor.post("/beheer/kennis/bel-eerst/bewaren", {"stap": "klopt", "until": "1-1-2099"}).status_code == 303
    assert "Geldig tot 1 januari 2099" in text_of(visitor.get("/kennis/bel-eerst"))

    page = text_of(visitor.post("/beheer/kennis/bel-eerst/bewaren", {"stap": "weg", "reason": ""}))
    assert "Hier staat nog niets." in page
    assert visitor.post("/beheer/kennis/bel-eerst/bewaren", {"stap": "weg", "reason": "Dubbel."}).status_code == 303
    assert "bel-eerst" in text_of(visitor.get("/beheer/kennis?lijst=weg"))


def test_a_form_that_names_somebody_keeps_its_words_and_says_where() -> None:
    visitor = somebody("daan", Role.POLICY_OFFICER, "gemeente_groningen")
    told = {"kind": "guide", "title": "Bel 0612345678", "lead": "Kort.", "source": "Werk", "source_status": "own"}

    page = text_of(visitor.post("/beheer/kennis/nieuw", told))

    assert "Haal dat weg." in page
    assert 'value="Bel 0612345678"' in page
    assert not Item.objects.exists()


def test_a_goal_tells_what_is_known_about_it(pages: PageClient) -> None:
    loading.load_knowledge()

    assert "/kennis/bijstand-niet-gebruikt" in text_of(pages.get("/beleid/monitor/doel/toegankelijkheid"))
    assert "/kennis/den-haag-2023-registers" in text_of(pages.get("/beleid/monitor/lijn/3"))


def test_a_scheme_tells_what_is_known_about_it(pages: PageClient) -> None:
    provision = Provision.objects.get(municipality=city(), rule="individuele_inkomenstoeslag")
    made = item(said=said(about=((AboutKind.PROVISION, provision.key),)))

    assert f"/kennis/{made.key}" in text_of(pages.get("/regels/individuele_inkomenstoeslag"))
    assert f"/kennis/{made.key}" not in text_of(pages.get("/regels/zorgtoeslag"))


# --- Data files -------------------------------------------------------------------------------------------------------
def test_loading_again_changes_nothing_and_nothing_loaded_is_invented() -> None:
    made, asked = loading.load_knowledge()

    assert made == Item.objects.count() > 25
    assert asked == Research.objects.count() > 5
    assert loading.load_knowledge() == (0, 0)
    assert not Item.objects.filter(invented=True).exists()
    assert not Research.objects.filter(invented=True).exists()


def test_every_subject_of_the_files_exists() -> None:
    known = {one.value for one in subjects.every("GM0014", dt.date(2026, 11, 22))}
    folder = loading.ROOM / "data" / "groningen"
    rows = [row for name in ("knowledge", "research") for row in _rows(folder / f"{name}.yaml")]

    assert {about for row in rows for about in row["about"]} <= known


def _rows(path: Path) -> list[dict[str, list[str]]]:
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))["rows"])


def test_what_somebody_changed_by_hand_stays_when_the_file_loads_again() -> None:
    loading.load_knowledge()
    made = Item.objects.get(key="mobility-mentoring")
    own = items.Said(**{**items.said_now(made).__dict__, "lead": "Met de hand."})
    items.rewrite(item=made, said=own, reason="Eigen woorden.", by=KEEPER)

    assert loading.load_knowledge() == (0, 0)
    assert items.said_now(made).lead == "Met de hand."


def test_an_item_without_a_source_does_not_load(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "groningen"
    folder.mkdir(parents=True)
    row = {"key": "x", "kind": "guide", "title": "T", "lead": "L", "from": {"status": "seen"}}
    head = {"municipality": "GM0014", "source": "s", "read_on": dt.date(2026, 1, 1), "rows": [row]}
    (folder / "knowledge.yaml").write_text(yaml.safe_dump(head))

    with pytest.raises(BadDataFile, match="source is missing"):
        loading.load_knowledge(room=tmp_path)
