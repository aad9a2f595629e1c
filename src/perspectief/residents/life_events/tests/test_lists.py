"""The lists themselves: complete, sourced, dated, and in the right order."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from perspectief.residents.life_events import queries
from perspectief.residents.life_events.calc.moments import NotKnown
from perspectief.residents.life_events.choices import How, Kind, Part, Status, Theme
from perspectief.residents.life_events.sources import files, law
from perspectief.residents.life_events.sources.files import DATA, BadList, Event, Line

TODAY = date(2026, 11, 22)
SOME_DAYS = [date(2027, 1, 1), date(2027, 2, 28), date(2028, 2, 29), date(2027, 6, 30), date(2027, 12, 31)]
EVENTS = list(files.events().values())


def lines() -> Iterator[tuple[Event, Part, Line]]:
    for event in EVENTS:
        for part, found in event.parts.items():
            yield from ((event, part, line) for line in found)


def test_there_are_at_least_twelve_events_and_every_group_has_one() -> None:
    assert len(EVENTS) >= 12
    assert [theme for theme, _events in queries.groups()] == Theme.values


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.slug)
def test_every_event_says_what_to_do_before_on_the_day_and_after_and_what_changes_about_money(event: Event) -> None:
    assert all(event.parts[Part(part)] for part in Part.values)
    assert event.help


def test_every_line_has_a_source_that_was_read_on_a_day() -> None:
    for event, part, line in lines():
        place = f"{event.slug}, {part}: {line.do}"
        assert isinstance(line.source.read_on, date), place
        assert line.source.name, place
        assert line.source.address.startswith("http") or line.status is Status.MEMORY, place


def test_every_source_and_every_contact_is_used() -> None:
    files_of_lists = [path.read_text(encoding="utf-8") for path in DATA.glob("*.yaml")]
    for key in yaml.safe_load((DATA / "_sources.yaml").read_text(encoding="utf-8")):
        assert any(f"source: {key}" in text for text in files_of_lists), key
    used = {key for event in EVENTS for key in event.help} | {line.where for _event, _part, line in lines()}
    assert set(files.contacts()) == used - {""}


def test_what_comes_from_memory_or_another_city_is_shown_as_not_checked() -> None:
    for event in EVENTS:
        for item, line in zip(queries.todo_list(event, None, TODAY).items(), event.lines(), strict=True):
            unchecked = line.status in (Status.MEMORY, Status.OTHER_CITY)
            assert item.is_unchecked is unchecked
            assert ("Niet nagekeken" in item.doubt) is unchecked


def test_no_source_is_surer_than_the_line_that_uses_it_says() -> None:
    weak = (Status.MEMORY, Status.OTHER_CITY)
    for event, _part, line in lines():
        if line.source.status in weak and line.status is not line.source.status:
            assert line.status is Status.DERIVED, f"{event.slug}: {line.do}"


@pytest.mark.parametrize("day", SOME_DAYS)
def test_before_comes_before_the_day_and_after_comes_after_it(day: date) -> None:
    for _event, part, line in lines():
        numbers = {name: int(found.number) for name, found in _laws(line, day).items() if found.number is not None}
        try:
            falls = line.when.last.on(day, numbers)
        except NotKnown:
            continue
        if part is Part.BEFORE:
            assert falls < day, line.do
        elif part is Part.ON_THE_DAY:
            assert falls == day, line.do
        else:
            assert falls >= day, line.do


def _laws(line: Line, day: date) -> dict[str, law.Found]:
    return {name: found for name, term in line.values.items() if (found := law.find(term, day))}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.slug)
@pytest.mark.parametrize("day", [*SOME_DAYS, date(2021, 11, 22), date(2041, 11, 22), None])
def test_a_list_can_be_made_for_any_day(event: Event, day: date | None) -> None:
    found = queries.todo_list(event, day, TODAY)

    for item in found.items():
        assert item.when
        assert "{" not in item.do.text + (item.more.text if item.more else "")


def test_items_stand_in_the_order_of_their_days() -> None:
    for event in EVENTS:
        for section in queries.todo_list(event, date(2027, 3, 15), TODAY).sections:
            shown = [item.day for item in section.items if item.day]
            assert shown == sorted(shown), event.slug


def test_a_last_day_in_a_weekend_is_shown_as_the_working_day_before() -> None:
    sunday = date(2027, 3, 28)
    found = queries.todo_list(queries.event("verhuizen"), sunday - timedelta(weeks=4), TODAY)
    rent = next(item for item in found.items() if "huur door" in item.do.text)

    assert rent.day == date(2027, 3, 25)
    assert "28 maart 2027" in rent.note


def test_a_day_on_which_an_office_must_answer_is_not_moved_forward() -> None:
    found = queries.todo_list(queries.event("baan-kwijt"), date(2027, 2, 28), TODAY)
    decision = next(item for item in found.items() if item.do.text == "UWV beslist over uw WW.")

    assert decision.day == date(2027, 3, 28)
    assert not decision.note


def test_no_last_day_is_shown_before_the_day_itself() -> None:
    for day in (date(2026, 12, 24), date(2027, 3, 26), date(2027, 5, 14)):
        for event in EVENTS:
            for item in queries.todo_list(event, day, TODAY).sections[2].items:
                assert item.day is None or item.day >= day


def test_amounts_come_from_the_law_of_that_day_with_article_and_source() -> None:
    found = queries.todo_list(queries.event("kind-wordt-12"), date(2027, 5, 1), TODAY)
    higher = next(item for item in found.items() if "kinderbijslag gaat omhoog" in item.do.text)
    expected = law.find(law.Term("kinderbijslag.kinderbijslag_per_leeftijd", 12), date(2027, 5, 1))

    assert expected.number == pytest.approx(426.29)
    assert "€\u00a0426,29 per 3 maanden" in higher.more.text
    assert higher.laws[0].article == "artikel 12.3 AKW"
    assert higher.laws[0].address.startswith("https://wetten.overheid.nl")


def test_an_amount_that_nobody_knows_is_said_to_be_unknown() -> None:
    found = queries.todo_list(queries.event("samenwonen"), date(2023, 5, 1), TODAY)
    trial = next(item for item in found.items() if "op proef" in item.do.text)

    assert trial.more.text == "Het bedrag weten wij niet. Vraag het na."


def test_the_eighteenth_birthday_and_the_aow_day_come_from_the_law() -> None:
    adult, aow = queries.event("kind-wordt-18"), queries.event("aow")

    assert queries.day_from_birth(adult, date(2008, 2, 29), TODAY) == date(2026, 3, 1)
    assert queries.day_from_birth(aow, date(1960, 3, 15), TODAY) == date(2027, 3, 15)


def test_the_aow_day_is_not_guessed_for_years_that_the_law_book_does_not_know() -> None:
    assert queries.day_from_birth(queries.event("aow"), date(1961, 3, 15), TODAY) is None


def test_eighteen_ends_kindgebonden_budget_with_its_month_and_kinderbijslag_with_its_quarter() -> None:
    found = queries.todo_list(queries.event("kind-wordt-18"), date(2027, 5, 10), TODAY)
    stops = {item.do.text: item.day for item in found.items() if item.kind is Kind.STOPS}

    assert stops["Kindgebonden budget voor dit kind stopt."] == date(2027, 6, 1)
    assert stops["De laatste kinderbijslag komt binnen."] == date(2027, 7, 1)


def test_without_a_day_the_list_counts_from_the_day_itself() -> None:
    words = {item.when for item in queries.todo_list(queries.event("baan-kwijt"), None, TODAY).items()}

    assert {"vanaf 4 weken ervoor", "meteen", "op zijn laatst 1 week erna"} <= words


def test_a_day_that_has_been_gets_a_kind_word_and_no_blame() -> None:
    found = queries.todo_list(queries.event("verhuizen"), TODAY - timedelta(days=30), TODAY)
    past = [item for item in found.items() if item.is_past]

    assert found.has_past and past
    assert all(item.day and item.day < TODAY and item.kind in (Kind.DO, Kind.TELL) for item in past)
    assert not [item.note for item in past if "Dit kan nu al" in item.note]
    assert found.past_words.endswith("Nog niet gedaan? Doe het dan nu, of vraag of het nog kan.")


def test_what_still_comes_has_no_word_about_days_that_have_been() -> None:
    found = queries.todo_list(queries.event("verhuizen"), TODAY + timedelta(days=200), TODAY)

    assert not found.has_past


def test_what_can_be_done_already_says_so() -> None:
    found = queries.todo_list(queries.event("verhuizen"), TODAY + timedelta(days=7), TODAY)

    assert "Dit kan nu al." in {item.note for item in found.sections[0].items}


def test_reporting_is_marked_and_a_term_is_a_last_day() -> None:
    told = [line for _event, part, line in lines() if line.kind is Kind.TELL and part is Part.AFTER]

    assert told
    assert all(line.when.how in (How.UNTIL, How.AROUND) for line in told)


def test_every_uid_is_the_same_each_time_and_of_one_line_only() -> None:
    first = [item.uid for event in EVENTS for item in queries.todo_list(event, SOME_DAYS[0], TODAY).items()]
    again = [item.uid for event in EVENTS for item in queries.todo_list(event, None, TODAY).items()]

    assert sorted(first) == sorted(again)
    assert len(set(first)) == len(first)


# --- what does not load ---


def folder_with(tmp_path: Path, change: dict[str, object], *, take_away: str = "") -> Path:
    for name in ("_sources.yaml", "_contacts.yaml"):
        (tmp_path / name).write_text((DATA / name).read_text(encoding="utf-8"), encoding="utf-8")
    event = yaml.safe_load((DATA / "verhuizen.yaml").read_text(encoding="utf-8"))
    event["before"][0].update(change)
    event["before"][0].pop(take_away, None)
    (tmp_path / "verhuizen.yaml").write_text(yaml.safe_dump(event, allow_unicode=True), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("change", "take_away", "problem"),
    [
        ({}, "source", "'source' ontbreekt"),
        ({"source": "buurman"}, "", "bron 'buurman' kennen wij niet"),
        ({"status": "zeker"}, "", "status is een van"),
        ({"schemes": ["gratisgeld"]}, "", "regeling 'gratisgeld' kennen wij niet"),
        ({"where": "oom"}, "", "contact 'oom' kennen wij niet"),
        ({"when": "ooit"}, "", "geen moment"),
        ({"when": "month_from+3m"}, "", "schrijf 'words'"),
        ({"more": "U krijgt {bedrag}."}, "", "'{bedrag}' staat niet bij values"),
        ({"more": "{x}", "values": {"x": "bijstand.bestaat_niet"}}, "", "geen waarde van de wet"),
        ({"values": {"x": "bijstand.norm_paar"}}, "", "'x' wordt niet gebruikt"),
        ({"bedrag": 100}, "", "onbekende sleutel 'bedrag'"),
    ],
)
def test_a_line_without_source_date_or_status_or_with_an_unknown_name_does_not_load(
    tmp_path: Path, change: dict[str, object], take_away: str, problem: str
) -> None:
    with pytest.raises(BadList) as bad:
        files.read_folder(folder_with(tmp_path, change, take_away=take_away))

    assert problem in str(bad.value)
    assert "verhuizen.yaml: before 1" in str(bad.value)


@pytest.mark.parametrize("take_away", ["name", "read_on", "status", "address"])
def test_a_source_without_name_day_status_or_address_does_not_load(tmp_path: Path, take_away: str) -> None:
    folder = folder_with(tmp_path, {})
    sources = yaml.safe_load((folder / "_sources.yaml").read_text(encoding="utf-8"))
    del sources["pw"][take_away]
    (folder / "_sources.yaml").write_text(yaml.safe_dump(sources, allow_unicode=True), encoding="utf-8")

    with pytest.raises(BadList, match="pw"):
        files.read_folder(folder)


def test_an_event_without_something_to_do_on_the_day_does_not_load(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {})
    event = yaml.safe_load((folder / "verhuizen.yaml").read_text(encoding="utf-8"))
    del event["on_the_day"]
    (folder / "verhuizen.yaml").write_text(yaml.safe_dump(event, allow_unicode=True), encoding="utf-8")

    with pytest.raises(BadList, match="'on_the_day' heeft geen enkele regel"):
        files.read_folder(folder)
