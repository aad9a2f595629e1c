"""A named person goes out of what was published: from every version, the search, the file, and for good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from perspectief.community.knowledge.choices import Gone, Kind, ResearchState, SourceStatus
from perspectief.community.knowledge.models import Item, Research, ResearchNews, Version
from perspectief.community.knowledge.services import items, loading, research, taking_out
from perspectief.community.knowledge.services.refusing import Refused
from perspectief.community.knowledge.tests.people import KEEPER, WIJ, city, somebody, text_of
from perspectief.foundation.access import Role
from perspectief.foundation.ui.testing import PageClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
NAMED = items.Said(
    "Samen lezen met Sanne", "Sanne leest een brief.", "Gesprek met Sanne, 2024", SourceStatus.OWN, text="Sanne hielp."
)
WITHOUT = items.Said("Samen lezen", "Lees een brief samen.", "Een gesprek, 2024", SourceStatus.OWN)
WHY = "Er stond een naam in."


def item(*said: items.Said) -> Item:
    first, *others = said
    made = items.add_item(municipality=city(), kind=Kind.GUIDE, said=first, by=KEEPER)
    for one in others:
        items.rewrite(item=made, said=one, reason="Sanne vroeg dit.", by=KEEPER)
    return made


def everywhere(*addresses: str) -> str:
    """All that a keeper reads, the file, and what the tables hold."""
    keeper = somebody("Noor", Role.TEAM)
    pages = (
        *addresses,
        "/kennis?zoek=sanne",
        "/kennis",
        "/kennis.csv",
        "/kennis/onderzoek",
        "/beheer/kennis?lijst=weg",
    )
    read = "".join(text_of(keeper.get(page)).replace("?zoek=sanne", "").replace('value="sanne"', "") for page in pages)
    tables = (Item, Version, Research, ResearchNews)
    return (read + "".join(str(list(model.objects.values())) for model in tables)).casefold()


def test_the_words_of_earlier_versions_go_and_those_of_now_stay() -> None:
    made = item(NAMED, WITHOUT)

    taken_out = taking_out.take_out(item=made, gone=Gone.OLD, reason=WHY, by=KEEPER, new_address=True)

    known = everywhere(f"/kennis/{taken_out.key}", f"/beheer/kennis/{taken_out.key}/weghalen")
    assert "sanne" not in known
    assert "lees een brief samen." in known
    assert f"de woorden zijn weggehaald. {WHY}".casefold() in known
    assert taken_out.key == "samen-lezen"
    assert [one.taken_out for one in made.versions.all()] == [True, True, False]


def test_the_address_stays_when_no_name_stands_in_it() -> None:
    made = item(replace(NAMED, title="Samen lezen"), WITHOUT)

    assert taking_out.take_out(item=made, gone=Gone.OLD, reason=WHY, by=KEEPER).key == made.key


def test_without_any_words_it_leaves_the_list_for_good_and_says_why() -> None:
    made = item(NAMED)
    items.retire(item=made, reason="Sanne wil het niet.", by=KEEPER)

    gone = taking_out.take_out(item=made, gone=Gone.ALL, reason=WHY, by=KEEPER)

    known = everywhere(f"/kennis/{gone.key}", f"/beheer/kennis/{gone.key}/bewaren")
    assert "sanne" not in known
    assert WHY.casefold() in known
    with pytest.raises(Refused, match="De woorden zijn weg"):
        items.bring_back(item=gone, by=KEEPER)
    with pytest.raises(Refused, match="geen woorden meer"):
        taking_out.take_out(item=gone, gone=Gone.ALL, reason=WHY, by=KEEPER)


def test_a_study_and_its_news_go_too_and_leave_the_agenda() -> None:
    wanted = research.Wanted("Hielp het Sanne?", "Sanne vroeg het ons.", "Sanne zoekt het uit")
    came = research.Came(ResearchState.RUNNING, "Sanne begon.")
    made = research.put_on_agenda(municipality=city(), wanted=wanted, came=came, by=KEEPER)

    gone = taking_out.take_out_research(research=made, reason=WHY, by=KEEPER)

    known = everywhere(f"/kennis/onderzoek/{gone.key}")
    assert "sanne" not in known
    assert WHY.casefold() in known
    with pytest.raises(Refused, match="zijn weg"):
        research.tell(research=gone, came=research.Came(ResearchState.DONE, "Klaar."), by=KEEPER)


@pytest.mark.parametrize("reason", ["Het ging over Sanne.", " ", "Zij is mevrouw Bakker."])
def test_a_reason_that_says_nothing_or_says_it_again_is_refused(reason: str) -> None:
    made = item(NAMED, WITHOUT)

    with pytest.raises(Refused):
        taking_out.take_out(item=made, gone=Gone.OLD, reason=reason, by=KEEPER)
    assert not made.versions.filter(taken_out=True).exists()


def test_words_that_stay_may_stand_in_the_reason() -> None:
    made = item(replace(NAMED, lead="Sanne belde Leergeld."), replace(WITHOUT, lead="Bel Leergeld."))

    with pytest.raises(Refused, match="Sanne"):
        taking_out.take_out(item=made, gone=Gone.OLD, reason="Leergeld vroeg dit voor Sanne.", by=KEEPER)
    assert taking_out.take_out(item=made, gone=Gone.OLD, reason="Leergeld vroeg dit.", by=KEEPER)


def test_who_does_not_keep_the_knowledge_takes_nothing_out() -> None:
    with pytest.raises(Refused, match="TeamPerspectief"):
        taking_out.take_out(item=item(NAMED), gone=Gone.ALL, reason=WHY, by=WIJ)


def test_no_data_file_brings_it_back(tmp_path: Path) -> None:
    origin = {"source": "Een stuk", "status": "seen"}
    row = {"key": "over-sanne", "kind": "guide", "title": "Over Sanne", "lead": "Sanne leest.", "from": origin}
    folder = tmp_path / "data" / "groningen"
    folder.mkdir(parents=True)
    head = {"municipality": "GM0014", "source": "Een stuk", "read_on": "2026-01-01"}
    (folder / "knowledge.yaml").write_text(yaml.safe_dump({**head, "rows": [row]}), "utf-8")
    assert loading.load_knowledge(room=tmp_path)[0] == 1

    taking_out.take_out(item=Item.objects.get(key="over-sanne"), gone=Gone.ALL, reason=WHY, by=KEEPER)

    assert loading.load_knowledge(room=tmp_path)[0] == 0
    assert "sanne" not in everywhere()


def test_on_the_page_nothing_goes_without_the_tick(pages: PageClient) -> None:
    made, keeper = item(NAMED, WITHOUT), somebody("Noor", Role.TEAM)
    address = f"/beheer/kennis/{made.key}/weghalen"
    assert address in text_of(keeper.get(f"/kennis/{made.key}"))
    assert address not in text_of(pages.get(f"/kennis/{made.key}"))
    assert "U kunt dit niet terugdraaien." in text_of(keeper.get(address))

    refused = text_of(keeper.post(address, {"gone": "old", "why": WHY}))
    assert "Zet hier een vinkje" in refused
    assert "Kies er één." in text_of(keeper.post(address, {"why": WHY, "for_good": "on"}))
    assert not made.versions.filter(taken_out=True).exists()

    sent = keeper.post(address, {"gone": "old", "why": WHY, "for_good": "on", "new_address": "on"})
    assert (sent.status_code, sent["Location"]) == (303, "/kennis/samen-lezen")
    again = keeper.post("/beheer/kennis/samen-lezen/weghalen", {"gone": "old", "why": WHY, "for_good": "on"})
    assert again.status_code == 200, "there are no earlier words any more"
    assert made.versions.count() == 3


def test_on_the_page_a_study_goes_once(pages: PageClient) -> None:
    wanted = research.Wanted("Hielp het Sanne?", "Sanne vroeg het ons.")
    made = research.put_on_agenda(
        municipality=city(), wanted=wanted, came=research.Came(ResearchState.WANTED), by=KEEPER
    )
    keeper = somebody("Noor", Role.TEAM)

    sent = keeper.post(f"/beheer/kennis/onderzoek/{made.key}/weghalen", {"why": WHY, "for_good": "on"})

    assert sent.status_code == 303
    assert "De woorden zijn al weggehaald." in text_of(keeper.get(f"/beheer{sent['Location']}/weghalen"))
    assert keeper.get(f"/beheer/kennis/onderzoek/{made.key}/weghalen").status_code == 404
