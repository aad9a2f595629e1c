"""The pages on which is weighed, chosen, decided, replied and read."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.utils import timezone

from perspectief.foundation import ui
from perspectief.foundation.access import Role
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.output import testing as papers
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.weighing.choices import DecisionState, RoundState
from perspectief.policy.weighing.models import (
    Assessor,
    Commitment,
    Decision,
    FreedMoney,
    MoneyLine,
    Release,
    Reply,
    Round,
    Run,
    Score,
    Spent,
    Weighting,
)
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.services import decisions, runs
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import choice_world as world

pytestmark = pytest.mark.django_db
DESK = "/beheer/wegen/proef"
STYLES = Path(ui.__file__).parent / "styles"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "DRAWS", 12)


def officer(pages: PageClient) -> PageClient:
    return enter(pages, person(Role.POLICY_OFFICER, name="Daan Voorbeeld"))


def provider(pages: PageClient, organisation: str = "voorbeeld_schooltas") -> PageClient:
    made: User = person(name=f"Rosa {organisation}")
    today = timezone.localdate()
    Grant.objects.create(
        user=made,
        role=Role.PARTNER,
        organisation=Organisation.objects.get(key=organisation),
        begins_on=today,
        ends_on=today + dt.timedelta(30),
    )
    return enter(pages, made)


def text(response: HttpResponse) -> str:
    """All words of a page, without its tags."""
    return plain(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


# --- Weights ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("mode", ["swing", "rank_sum", "centroid", "bounds"])
def test_an_officer_sets_weights_in_each_way(mode: str, pages: PageClient) -> None:
    world.announced()
    client = officer(pages)
    address = f"{DESK}/gewichten/team/{mode}"
    assert "De hoofdvragen" in text(client.get(address))
    names = ["top-1", "top-3", "top-4", "sub-1a", "sub-1b"]
    said = {name: str(place) for place, name in enumerate(names, start=1)}
    if mode == "bounds":
        said = {f"{name}-{end}": value for name in names for end, value in (("laag", "10"), ("hoog", "80"))}
    answer = client.post(address, {**said, "reden": "Zo willen wij het.", "leidt": "on"})

    assert answer.status_code == 303
    assert Weighting.objects.get().leads
    assert "hiermee kiezen wij" in text(client.get(f"{DESK}/gewichten"))


def test_a_forgotten_weight_is_asked_again(pages: PageClient) -> None:
    world.announced()
    answer = officer(pages).post(f"{DESK}/gewichten/team/swing", {"top-1": "100", "reden": "Zo."})

    assert answer.status_code == 200
    assert "Vul een getal in." in text(answer)
    assert not Weighting.objects.exists()


def test_a_member_of_the_council_fills_in_for_the_council_only(pages: PageClient) -> None:
    world.announced()
    client = enter(pages, person(Role.COUNCIL_MEMBER, name="Henk Voorbeeld"))
    shown = text(client.get(f"{DESK}/gewichten"))

    assert "Vul in voor: gemeenteraad" in shown
    assert "Vul in voor: #TeamPerspectief" not in shown
    assert client.get(f"{DESK}/gewichten/team/swing").status_code == 403


# --- Results ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("waarde", "staat boven"),
        ("eens", "Het panel is het hier"),
        ("gewichten", "van de 100"),
        ("zeker", "redelijke wegingen staat"),
        ("ervaring", "Ervaringsdeskundigen gaven"),
    ],
)
def test_each_part_of_the_results_says_it_in_a_sentence(part: str, says: str, pages: PageClient) -> None:
    world.scored()

    assert says in text(officer(pages).get(f"{DESK}/uitslag/{part}"))


def test_two_things_stand_beside_each_other(pages: PageClient) -> None:
    one = world.scored()
    client = officer(pages)
    two = {"een": world.key_of(one, "Keuken"), "ander": world.key_of(one, "Maatjes")}

    assert "Maatjes staat boven Keuken." in text(client.get(f"{DESK}/uitslag/vergelijk", two))
    assert "Kies twee verschillende namen." in text(
        client.get(f"{DESK}/uitslag/vergelijk", {**two, "ander": two["een"]})
    )


def test_with_three_scores_on_one_side_the_other_side_stays_hidden(pages: PageClient) -> None:
    one = world.scored()
    with purpose(PANEL):
        Score.objects.filter(assessor__number__gt=6).delete()

    assert "Er zijn te weinig scores" in text(officer(pages).get(f"{DESK}/uitslag/ervaring"))
    assert one.pk


def test_who_takes_back_a_yes_is_no_longer_seen_apart(pages: PageClient) -> None:
    world.scored()
    client = officer(pages)
    with purpose(PANEL):
        Score.objects.filter(assessor__number=7).delete()
        Assessor.objects.filter(is_expert=True).update(show_alone=True)
    assert "Er zijn te weinig scores" not in text(client.get(f"{DESK}/uitslag/ervaring"))

    with purpose(PANEL):
        Assessor.objects.filter(number=5).update(show_alone=False)

    assert "Er zijn te weinig scores" in text(client.get(f"{DESK}/uitslag/ervaring"))


def test_sealed_scores_give_no_results(pages: PageClient) -> None:
    one = world.scored()
    Release.objects.filter(round=one).delete()

    assert "De eerste scores zijn nog dicht." in text(officer(pages).get(f"{DESK}/uitslag"))


def test_who_has_no_seat_sees_no_results(pages: PageClient) -> None:
    world.scored()
    client = enter(pages, person(Role.PROFESSIONAL, name="Joost Voorbeeld"))

    assert client.get(f"{DESK}/uitslag").status_code == 403
    assert client.get(f"{DESK}/keuze").status_code == 403


# --- The choice -------------------------------------------------------------------------------------------------------
def test_an_officer_lets_a_choice_be_worked_out_and_takes_it_along(few: None, pages: PageClient) -> None:
    one = world.scored()
    client = officer(pages)
    assert "Er is nog niets uitgerekend." in text(client.get(f"{DESK}/keuze"))
    assert client.post(f"{DESK}/keuze/reken", {"naam": "Eerste"}).status_code == 303
    assert client.post(f"{DESK}/keuze/meer-geld").status_code == 303
    started = client.post(f"{DESK}/keuze/hoe-zeker")
    assert "Wij rekenen uit hoe zeker" in text(client.get(started["Location"]))
    world.sure(one)
    shown = text(client.get(f"{DESK}/keuze"))

    assert "In de keuze" in shown
    assert "Andere keuzes die bijna evenveel opleveren" in shown
    assert re.search(r"altijd|soms|nooit", shown)
    assert client.get(started["Location"]).status_code == 303
    run = Run.objects.get(kind="choice")
    assert client.post(f"{DESK}/besluit/begin", {"berekening": str(run.key)}).status_code == 303
    assert "Wat wij kiezen" in text(client.get(f"{DESK}/besluit"))


def test_what_is_fixed_shows_its_price(pages: PageClient) -> None:
    one = world.scored()
    key = world.key_of(one, "Keuken")
    client = officer(pages)
    answer = client.post(f"{DESK}/keuze/reken", {f"over-{key}": "all"}, follow=True)

    assert "Keuken: deze keuze kost" in text(answer)


def test_an_impossible_wish_names_what_clashes(pages: PageClient) -> None:
    one = world.scored()
    all_in = {f"over-{world.key_of(one, title)}": "all" for title, *_rest in world.THINGS}
    answer = officer(pages).post(f"{DESK}/keuze/reken", all_in, follow=True)

    assert "Zo kan het niet." in text(answer)


# --- The decision -----------------------------------------------------------------------------------------------------
def test_the_way_from_draft_to_letter(few: None, pages: PageClient) -> None:
    one = world.scored()
    world.drafted(one)
    world.lines(one)
    client = officer(pages)
    until = world.until()
    answer = client.post(f"{DESK}/besluit/voorstel", {"dag": f"{until.day}-{until.month}-{until.year}"})
    assert answer.status_code == 303

    own = f"/wegen/aanvraag/{world.key_of(one, 'Schooltas')}/besluit"
    rosa = provider(PageClient(headers={"host": "localhost"}))
    assert "Dit is nog geen besluit." in text(rosa.get(own))
    assert rosa.post(own, {"tekst": "Wij kunnen het ook voor minder."}).status_code == 303
    number = Reply.objects.get().pk
    assert "Wij kunnen het ook voor minder." in text(client.get(f"{DESK}/besluit"))
    assert client.post(f"{DESK}/besluit/antwoord", {"reactie": number, "tekst": "Wij keken het na."}).status_code == 303

    early = client.post(f"{DESK}/besluit/besluit", {"door": "het college"})
    assert "Wacht tot na de laatste dag." in text(early)
    Round.objects.filter(pk=one.pk).update(replies_until=timezone.localdate() - dt.timedelta(1))
    money = {f"geld-{line.year}": str(line.pk) for line in MoneyLine.objects.all()}
    assert client.post(f"{DESK}/besluit/besluit", {"door": "het college", **money}).status_code == 303

    assert Round.objects.get(pk=one.pk).state == RoundState.DECIDED
    letter = text(rosa.get(f"/wegen/aanvraag/{world.key_of(one, 'Schooltas')}/brief"))
    assert "Bent u het er niet mee eens?" in letter
    assert "nog niet nagekeken" in letter
    assert "Wij keken het na." in letter
    paper = rosa.get(f"/wegen/aanvraag/{world.key_of(one, 'Schooltas')}/brief.pdf").content
    assert papers.what_is_wrong_with(paper, "nl") == []
    assert "bezwaar" in papers.text_of(paper)
    assert client.get(f"{DESK}/besluit/brief/{world.key_of(one, 'Keuken')}.pdf").status_code == 200


def test_a_provider_sees_nothing_of_another(few: None, pages: PageClient) -> None:
    one = world.scored()
    world.proposed(one)
    rosa = provider(pages)

    assert rosa.get(f"/wegen/aanvraag/{world.key_of(one, 'Maatjes')}/besluit").status_code == 403
    own = text(rosa.get(f"/wegen/aanvraag/{world.key_of(one, 'Schooltas')}/besluit"))
    assert "Vraag 1a" in own


def test_an_expert_writes_advice_at_the_desk_and_an_officer_cannot(few: None, pages: PageClient) -> None:
    world.drafted(world.scored())
    client = officer(pages)
    assert "Schrijf uw advies als ervaringsdeskundigen" not in text(client.get(f"{DESK}/besluit"))
    refused = client.post(f"{DESK}/besluit/advies-ervaring", {"tekst": "Doe het zo."})
    assert "Alleen zij schrijven hier." in text(refused)

    tineke = enter(PageClient(headers={"host": "localhost"}), person(Role.EXPERT, name="Tineke Voorbeeld"))
    assert tineke.post(f"{DESK}/besluit/advies-ervaring", {"tekst": "Vraag het ons."}).status_code == 303
    assert Decision.objects.get().expert_advice == "Vraag het ons."


def test_an_older_page_writes_over_no_advice_of_another_expert(few: None, pages: PageClient) -> None:
    world.drafted(world.scored())
    tineke = enter(pages, person(Role.EXPERT, name="Tineke Voorbeeld"))
    seen = re.findall(r'name="gezien" value="([0-9a-f]+)"', tineke.get(f"{DESK}/besluit").content.decode())
    assert len(seen) == 1
    sent = {"tekst": "Doe het zo.", "gezien": seen[0]}
    assert tineke.post(f"{DESK}/besluit/advies-ervaring", sent).status_code == 303

    refused = text(tineke.post(f"{DESK}/besluit/advies-ervaring", {**sent, "tekst": "Nee, anders."}))

    assert "Een collega was u voor." in refused
    assert "Nee, anders." in refused
    assert Decision.objects.get().expert_advice == "Doe het zo."


def test_a_departure_is_written_on_the_page_of_one_thing(few: None, pages: PageClient) -> None:
    one = world.scored()
    draft = world.drafted(one)
    inside = next(iter(draft.chosen))
    client = officer(pages)
    address = f"{DESK}/besluit/over/{inside}"
    assert "dat kost" in text(client.get(address))
    assert "Schrijf op waarom" in text(client.post(address, {"omvang": "uit", "reden": ""}))
    assert client.post(address, {"omvang": "uit", "reden": "De wijk wil iets anders."}).status_code == 303

    assert "De wijk wil iets anders." in text(client.get(f"{DESK}/besluit"))


# --- Everybody --------------------------------------------------------------------------------------------------------
def test_everybody_reads_why_one_stands_above_another(few: None, pages: PageClient) -> None:
    one = world.scored()
    done = world.decided(one)
    rows = {row["title"]: row for row in done.snapshot["items"]}
    inside = next(row for row in rows.values() if row["level"])
    outside = next(row for row in rows.values() if not row["level"])
    shown = text(pages.get("/wegen/ronde/proef/uitkomst", {"een": outside["key"], "ander": inside["key"]}))

    assert f"{inside['title']} krijgt geld. {outside['title']} krijgt nu geen geld." in shown
    assert "van de 100 punten" in shown
    assert "per euro meer op dan" in shown
    assert "verzonnen" in shown
    for row in rows.values():
        assert all(plain(sentence) in shown for sentence in row["reasons"])


def test_the_public_page_is_there_only_after_the_decision(few: None, pages: PageClient) -> None:
    world.proposed(world.scored())

    assert pages.get("/wegen/ronde/proef/uitkomst").status_code == 404


def test_no_stylesheet_hides_what_was_decided_when_it_is_printed() -> None:
    """`.ps-choose` goes around the whole page: another room that hid its own form of this name made empty paper."""
    sheets = [(one.name, one.read_text(encoding="utf-8")) for one in STYLES.glob("*.css")]
    hides = re.compile(r"\.ps-choose(?![\w-])\s*(?:,[^{}]*)?\{[^}]*display:\s*none")

    assert len(sheets) > 10
    assert [name for name, said in sheets if hides.search(said)] == []


def test_a_group_value_of_two_scores_is_nowhere_on_public_pages(few: None, pages: PageClient) -> None:
    one = world.scored()
    with purpose(PANEL):
        Score.objects.filter(item=world.item_of(one, "Keuken"), criterion="3", assessor__number__gt=2).delete()
    world.decided(one)

    assert "Niet te zien, door te weinig scores: Vraag 1a, Vraag 3" in text(pages.get("/wegen/ronde/proef/uitkomst"))
    csv = pages.get("/wegen/ronde/proef/uitkomst.csv").content.decode("utf-8-sig").splitlines()
    row = next(line for line in csv if line.startswith("Keuken")).split(";")
    heads = csv[0].split(";")
    assert row[heads.index("3 Vraag 3")] == ""
    assert row[heads.index("1a Vraag 1a")] == "", "from the whole and the others the hidden one could be worked out"
    assert row[heads.index("1b Vraag 1b")] != ""


def test_money_is_promised_beside_what_became_of_it(few: None, pages: PageClient) -> None:
    one = world.scored()
    world.decided(one)
    promised = Commitment.objects.filter(line__year=2027).order_by("-amount").first()
    assert promised is not None
    client = officer(pages)
    address = f"/beheer/geld-van-wegen/toezegging/{promised.pk}"
    too_much = {"tot": "1-7-2027", "bedrag": "9999999", "mensen": "10", "bron": "Verslag"}
    assert "meer dan er is toegezegd" in text(client.post(address, too_much))
    assert "meer dan er is betaald" in text(client.post(address, {**too_much, "bedrag": "-5000"}))
    assert client.post(address, {**too_much, "bedrag": "1000"}).status_code == 303
    assert "Dit staat er al." in text(client.post(address, {**too_much, "bedrag": "1000"}))
    assert client.post(f"{address}/vrij").status_code == 303
    freed = FreedMoney.objects.get()
    assert freed.amount == promised.amount - 1000

    other = Commitment.objects.filter(line__year=2027).exclude(pk=promised.pk).first()
    assert other is not None
    given = {"naar": str(other.item.key), "bedrag": str(freed.amount), "mensen": ""}
    assert client.post(f"/beheer/geld-van-wegen/vrij/{freed.pk}", given).status_code == 303
    freed.refresh_from_db()
    assert (freed.goes_to_id, bool(freed.reach)) == (other.item_id, True)
    assert Commitment.objects.get(pk=other.pk).amount == other.amount + freed.amount
    shown = text(PageClient(headers={"host": "localhost"}).get("/wegen/geld"))
    assert f"Dat ging naar {other.item.title}" in shown
    assert Spent.objects.get().reach == 10
    assert "1000" in PageClient(headers={"host": "localhost"}).get("/wegen/geld.csv").content.decode()


def test_money_cannot_be_promised_twice(few: None) -> None:
    one = world.scored()
    found = world.proposed(one)
    money = world.lines(one)
    MoneyLine.objects.update(amount=1_000)
    later = timezone.now() + dt.timedelta(days=31)

    with pytest.raises(Refused, match=r"heeft nog €\s1.000"):
        decisions.decide(decision=found, role="het college", lines=money, by=world.OFFICER, on=later)
    assert Decision.objects.get().state == DecisionState.PROPOSED


def test_the_start_page_tells_who_waits_for_what(few: None, pages: PageClient) -> None:
    one = world.scored()
    world.proposed(one)
    decisions.reply(item=world.item_of(one, "Schooltas"), text="Wij reageren.", by=world.PROVIDER)

    assert "1 reactie wacht op antwoord." in text(officer(pages).get("/start"))
    rosa = provider(PageClient(headers={"host": "localhost"}))
    assert "u kunt reageren tot en met" in text(rosa.get("/start"))
