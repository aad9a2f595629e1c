"""Letters to the council: written and filled in apart, closed until their moment, and kept word for word."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from io import BytesIO, StringIO

import pytest
from django.conf import settings
from django.utils import timezone
from pypdf import PdfReader

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.goals.services import load_goals
from perspectief.foundation.jobs.testing import work
from perspectief.foundation.places import queries as places
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.council import letter_paper
from perspectief.policy.council.calc.canonical import digest
from perspectief.policy.council.choices import AboutKind, LetterKind
from perspectief.policy.council.models.letters import Letter
from perspectief.policy.council.queries import letters as queries
from perspectief.policy.council.queries.report.content import Tampered
from perspectief.policy.council.services import letters, questions
from perspectief.policy.council.services.letters import Money
from perspectief.policy.council.services.practice import load_letters
from perspectief.policy.council.services.refusing import Refused
from perspectief.policy.council.tests.test_questions import OFFICER, ask
from perspectief.policy.monitor.services.loading import load_monitor

pytestmark = pytest.mark.usefixtures("reference", "goals")
MEMBER = Actor(held=(Held(Role.COUNCIL_MEMBER),), strong=True)
CITY = settings.MUNICIPALITY


@pytest.fixture
def goals(db: None) -> None:
    """The lines and goals of the plan."""
    load_goals()


@pytest.fixture
def monitor(goals: None) -> None:
    """The indicators with their targets and figures."""
    load_monitor()


def make(kind: LetterKind = LetterKind.PROGRESS, year: int = 2027, line: int = 0, opening: str = "Daarom.") -> Letter:
    letter = letters.make(municipality=places.municipality(CITY), kind=kind, year=year, line=line, by=OFFICER)
    if opening:
        letters.write(letter=letter, section="aanhef", text=opening, by=OFFICER)
    return letter


def tomorrow() -> dt.datetime:
    return timezone.now() + dt.timedelta(days=1)


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def said(letter: Letter) -> str:
    """Everything in the letter, as text."""
    return json.dumps(queries.content(fresh(letter)), ensure_ascii=False)


# --- What stands in it ------------------------------------------------------------------------------------------------
def test_a_letter_about_one_line_has_that_line_only() -> None:
    keys = [part.key for part in queries.document(make(line=3)).parts]

    assert keys == ["aanhef", "lijn-3", "verder"]
    assert [part.key for part in queries.document(make()).parts][1:-1] == [f"lijn-{n}" for n in range(1, 7)]


def test_what_is_written_and_what_is_filled_in_stand_apart(monitor: None) -> None:
    letter = make(line=4)
    letters.write(letter=letter, section="lijn-4", text="Dit schreven wij zelf.", by=OFFICER)

    part = next(one for one in queries.document(letter).parts if one.key == "lijn-4")

    assert [block.text for block in part.text] == ["Dit schreven wij zelf."]
    assert part.made
    assert "Dit schreven wij zelf." not in str(part.made)


def test_a_letter_tells_what_was_asked_about_its_line_and_not_about_another() -> None:
    mine = ask(title="Vraag over lijn drie", about=((AboutKind.LINE, "3"),))
    ask(title="Vraag over lijn vijf", about=((AboutKind.LINE, "5"),))
    questions.answer(question=mine, text="Dit is het antwoord.", by=OFFICER)

    content = said(make(line=3))

    assert "Vraag over lijn drie" in content
    assert "Dit is het antwoord." in content
    assert "Vraag over lijn vijf" not in content


def test_a_second_letter_of_a_year_gets_a_key_of_its_own() -> None:
    assert [make(line=3).key, make(line=3).key] == ["stand-van-zaken-lijn-3-2027", "stand-van-zaken-lijn-3-2027-2"]


def test_the_funds_letter_adds_up_only_what_is_known() -> None:
    letter = make(LetterKind.FUNDS)
    assert "De bedragen staan hier nog niet." in said(letter)

    letters.add_money(letter=letter, money=Money("Schoolspullen", "Begroting", 5, 1_000_000, 900_000), by=OFFICER)
    letters.add_money(letter=letter, money=Money("Fietsen", "Begroting", 5, 250_000, None), by=OFFICER)
    content = said(letter)

    assert "Samen begroot: €\u00a01.250.000." in content
    assert "Wat er samen is uitgegeven, kunnen wij niet zeggen." in content


def test_money_that_is_taken_out_is_gone_from_the_letter_and_stays_in_the_history() -> None:
    letter = make(LetterKind.FUNDS)
    line = letters.add_money(letter=letter, money=Money("Fietsen", "Begroting"), by=OFFICER)
    letters.remove_money(letter=letter, number=line.pk, by=OFFICER)

    assert "Fietsen" not in said(letter)
    assert letter.money.count() == 1


def test_money_without_a_paper_is_refused() -> None:
    with pytest.raises(Refused, match="waar dat staat"):
        letters.add_money(letter=make(LetterKind.FUNDS), money=Money("Fietsen", " "), by=OFFICER)


def test_the_funds_letter_says_that_the_weighing_is_not_there_yet() -> None:
    assert "De gemeente moet dat nog wegen." in said(make(LetterKind.FUNDS))


def test_the_page_of_the_budget_has_seven_indicators_with_directions_and_a_dash(monitor: None) -> None:
    (_part, table), *_others = queries.document(make(LetterKind.BUDGET, year=2020)).tables

    wanted = {row[0]: row[3:5] for row in table.rows}
    assert len(table.rows) == 7
    assert sorted(set(wanted.values())) == [("Stabiel", "Stabiel"), ("Stijging", "Stijging")]
    assert sum(row == ("Stijging", "Stijging") for row in wanted.values()) == 2
    assert all(row[1].startswith("–") or any(sign.isdigit() for sign in row[1]) for row in table.rows)


def test_a_year_without_targets_has_dashes_and_no_judgement(monitor: None) -> None:
    (_part, table), *_others = queries.document(make(LetterKind.BUDGET, year=2035)).tables

    assert {row[1:] for row in table.rows} == {("–",) * 5}


# --- Draft, embargo, public -------------------------------------------------------------------------------------------
def test_a_letter_without_an_opening_does_not_go_out() -> None:
    letter = make(opening="")
    with pytest.raises(Refused, match="Schrijf eerst waarom"):
        letters.publish(letter=letter, by=OFFICER, reason="Klaar.")
    with pytest.raises(Refused, match="Schrijf eerst waarom"):
        letters.embargo(letter=letter, until=tomorrow(), by=OFFICER, reason="Klaar.")

    assert fresh(letter).state == "draft"


def test_under_embargo_nothing_changes_any_more() -> None:
    letter = letters.embargo(letter=make(LetterKind.FUNDS), until=tomorrow(), by=OFFICER, reason="Klaar.")

    for change in (
        lambda: letters.write(letter=letter, section="aanhef", text="Anders.", by=OFFICER),
        lambda: letters.refresh(letter=letter, by=OFFICER),
        lambda: letters.add_money(letter=letter, money=Money("Fietsen", "Begroting"), by=OFFICER),
    ):
        with pytest.raises(Refused, match="ligt vast"):
            change()
    assert "Daarom." in str(queries.document(fresh(letter)).parts)


def test_the_content_stays_as_it_was_when_answers_come_later() -> None:
    question = ask(about=((AboutKind.LINE, "3"),))
    letter = letters.publish(letter=make(line=3), by=OFFICER, reason="Klaar.")
    before = fresh(letter).content
    questions.answer(question=question, text="Een later antwoord.", by=OFFICER)

    assert fresh(letter).content == before
    assert "Een later antwoord." not in str(queries.document(fresh(letter)).parts)
    assert digest(before) == fresh(letter).digest


def test_a_letter_is_rebuilt_in_the_same_bytes_from_its_moment(monitor: None) -> None:
    letter = make(LetterKind.BUDGET, year=2020)

    assert queries.as_text(letter) == queries.as_text(fresh(letter))


def test_a_letter_that_somebody_changed_in_the_database_is_not_shown() -> None:
    letter = letters.publish(letter=make(), by=OFFICER, reason="Klaar.")
    Letter.objects.filter(pk=letter.pk).update(content=letter.content.replace("Daarom.", "Daarom niet."))

    with pytest.raises(Tampered):
        queries.document(fresh(letter))


def test_a_public_letter_never_goes_back() -> None:
    letter = letters.publish(letter=make(), by=OFFICER, reason="Klaar.")

    with pytest.raises(Refused):
        letters.withdraw(letter=letter, by=OFFICER, reason="Toch niet.")


def test_the_clock_publishes_at_the_moment_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    until = tomorrow()
    letter = letters.embargo(letter=make(), until=until, by=OFFICER, reason="Klaar.")
    assert letters.publish_when_due(number=letter.pk, until=until) is None

    monkeypatch.setattr(timezone, "now", lambda: until + dt.timedelta(minutes=1))
    assert letters.publish_when_due(number=letter.pk, until=until) is not None
    assert fresh(letter).state == "published"
    assert fresh(letter).steps.last().role == "system"


def test_a_worker_leaves_a_letter_alone_until_its_moment() -> None:
    letter = letters.embargo(letter=make(), until=tomorrow(), by=OFFICER, reason="Klaar.")
    work()

    assert fresh(letter).state == "embargo"


def test_a_letter_that_was_taken_back_does_not_go_out_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    until = tomorrow()
    letter = letters.embargo(letter=make(), until=until, by=OFFICER, reason="Klaar.")
    letters.withdraw(letter=letter, by=OFFICER, reason="Er moet iets bij.")
    monkeypatch.setattr(timezone, "now", lambda: until + dt.timedelta(minutes=1))

    assert letters.publish_when_due(number=letter.pk, until=until) is None
    assert (fresh(letter).state, fresh(letter).content) == ("draft", "")


@pytest.mark.parametrize(
    "change",
    [
        lambda letter: letters.write(letter=letter, section="aanhef", text="Iets.", by=MEMBER),
        lambda letter: letters.publish(letter=letter, by=MEMBER, reason="Nu."),
        lambda letter: letters.embargo(letter=letter, until=tomorrow(), by=MEMBER, reason="Nu."),
    ],
)
def test_the_council_reads_letters_and_does_not_write_them(change: Callable[[Letter], object]) -> None:
    with pytest.raises(Refused):
        change(make())


# --- On pages and paper -----------------------------------------------------------------------------------------------
def test_under_embargo_the_council_reads_along_and_for_others_there_is_no_letter(pages: PageClient) -> None:
    letter = letters.embargo(letter=make(), until=tomorrow(), by=OFFICER, reason="Klaar.")
    addresses = [f"/raad/brief/{letter.key}", f"/raad/brief/{letter.key}.pdf", f"/raad/brief/{letter.key}.csv"]

    assert {pages.get(one).status_code for one in addresses} == {404}
    assert letter.key not in pages.get("/raad/brieven").content.decode()
    for who in ("moeder", "partner", "beheer"):
        assert look_along(pages, who).get(addresses[0]).status_code == 404
    page = look_along(pages, "raad").get(addresses[0]).content.decode()
    assert "Embargo tot" in page
    assert 'content="noindex"' in page


def test_the_council_does_not_read_a_draft(pages: PageClient) -> None:
    letter = make()

    assert look_along(pages, "raad").get(f"/raad/brief/{letter.key}").status_code == 404
    assert look_along(pages, "beleid").get(f"/raad/brief/{letter.key}").status_code == 200


def test_a_public_letter_is_for_everybody_in_three_forms(pages: PageClient, monitor: None) -> None:
    letter = letters.publish(letter=make(LetterKind.BUDGET, year=2020), by=OFFICER, reason="Klaar.")

    page = pages.get(f"/raad/brief/{letter.key}").content.decode()
    rows = [*csv.reader(StringIO(pages.get(f"/raad/brief/{letter.key}.csv").content.decode()))]
    paper = pages.get(f"/raad/brief/{letter.key}.pdf")

    assert letter.digest in page
    assert "Beoogd 2020" in page
    assert (len(rows), rows[0][0]) == (8, "Prestatie-indicator")
    assert paper["Content-Type"] == "application/pdf"


def test_the_paper_is_tagged_has_its_title_language_and_headings(monitor: None) -> None:
    letter = letters.publish(letter=make(LetterKind.BUDGET, year=2020), by=OFFICER, reason="Klaar.")
    paper = PdfReader(BytesIO(letter_paper.of(letter)))
    root = paper.trailer["/Root"]

    assert paper.metadata is not None
    assert paper.metadata.title == "Begroting 2020: armoede- en minimabeleid"
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    words = " ".join(page.extract_text() for page in paper.pages)
    assert "De zeven cijfers van de begroting" in words
    assert letter.digest[:20] in words.replace("\n", "")


def test_a_letter_with_many_tables_gives_each_cell_with_its_place(pages: PageClient, monitor: None) -> None:
    letter = letters.publish(letter=make(), by=OFFICER, reason="Klaar.")
    rows = [*csv.DictReader(StringIO(pages.get(f"/raad/brief/{letter.key}.csv").content.decode()))]

    assert {"deel", "tabel", "rij", "kolom", "waarde"} == set(rows[0])


def test_an_officer_makes_writes_and_brings_out_a_letter(pages: PageClient) -> None:
    officer = look_along(pages, "beleid")
    made = officer.post("/beheer/raad/brieven", {"kind": "funds", "year": "2027"})
    desk = made.headers["Location"]
    assert "Nog geen eigen tekst." in officer.get(desk).content.decode()

    assert officer.post(f"{desk}/schrijf/aanhef", {"text": "Dit is verzonnen."}).status_code == 303
    money = {"name": "Fietsen", "line": "5", "planned": "12.500", "spent": "", "source": "Begroting"}
    assert officer.post(f"{desk}/geld", money).status_code == 303
    assert "€\u00a012.500" in officer.get(desk).content.decode()
    day = f"{timezone.localdate() + dt.timedelta(days=7):%d-%m-%Y}"
    assert officer.post(f"{desk}/embargo", {"dag": day, "tijd": "17.00", "reden": "Klaar."}).status_code == 303
    assert "Haal terug" in officer.get(desk).content.decode()
    assert officer.post(f"{desk}/openbaar", {"reden": "Nu al."}).status_code == 303

    page = officer.get("/raad/brief/armoedegeld-2027").content.decode()
    assert "verzonnen" in page
    assert "Dit is verzonnen." in page


def test_an_embargo_that_is_over_is_told_at_the_step(pages: PageClient) -> None:
    letter = make()
    officer = look_along(pages, "beleid")
    page = officer.post(
        f"/beheer/raad/brief/{letter.key}/embargo", {"dag": "1-1-2020", "tijd": "9.00", "reden": "Klaar."}
    )

    assert "Dit moment is al voorbij." in page.content.decode()
    assert fresh(letter).state == "draft"


@pytest.mark.parametrize("sent", [{}, {"dag": "morgen", "tijd": "laat"}])
def test_problems_of_a_step_stand_at_their_fields(pages: PageClient, sent: dict[str, str]) -> None:
    officer = look_along(pages, "beleid")
    page = officer.post(f"/beheer/raad/brief/{make().key}/embargo", sent).content.decode()

    assert 'href="#id_embargo_dag"' in page
    assert 'href="#id_embargo_tijd"' in page


@pytest.mark.parametrize("path", ["", "/schrijf/aanhef"])
@pytest.mark.parametrize("who", ["raad", "ervaring", "moeder"])
def test_the_desk_of_letters_is_for_officers(pages: PageClient, who: str, path: str) -> None:
    assert look_along(pages, who).get(f"/beheer/raad/brief/{make().key}{path}").status_code == 403


def test_the_practice_letter_is_marked_and_made_once(monitor: None, pages: PageClient) -> None:
    assert load_letters() == 1
    assert load_letters() == 0

    page = pages.get("/raad/brief/begroting-2020").content.decode()
    assert "In deze brief staan verzonnen teksten of cijfers" in page
