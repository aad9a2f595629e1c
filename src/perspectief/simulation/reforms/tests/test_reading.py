"""A plan as a policy officer writes it: what is understood, and what is said of what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from perspectief.rules.kernel.book import law_book
from perspectief.simulation.reforms import BASELINE, BadReform, Reform, gallery, read_reform, write_reform
from perspectief.simulation.reforms.judging import judged
from perspectief.simulation.reforms.library import LARGEST

HEAD = "naam: Proef\nreden: Om te zien.\nvanaf: 2026-01-01\n"


def values(text: str) -> dict[str, Any]:
    return dict(read_reform(HEAD + text).values)


def problems(text: str) -> list[tuple[str, str, str]]:
    with pytest.raises(BadReform) as bad:
        read_reform(text)
    return [(one.place, one.found, one.advice) for one in bad.value.problems]


# --- What is understood ---------------------------------------------------------------------------------------------


def test_a_value_may_be_named_without_the_unit_at_its_end() -> None:
    assert values("waarden: {stadjerspas.inkomensgrens: 1.30}") == {"stadjerspas.inkomensgrens_deel": 1.30}


def test_values_may_stand_below_the_name_of_their_scheme() -> None:
    assert values("waarden: {stadjerspas: {inkomensgrens: 1.30}}") == {"stadjerspas.inkomensgrens_deel": 1.30}


def test_a_share_may_be_written_as_a_percentage() -> None:
    assert values("waarden: {stadjerspas.inkomensgrens: 130%}") == {"stadjerspas.inkomensgrens_deel": 1.3}
    assert values("waarden: {bijstand.vrijlating_arbeid_deel: '12,5 %'}") == {"bijstand.vrijlating_arbeid_deel": 0.125}


def test_yes_and_no_are_dutch_words() -> None:
    assert values("waarden: {laptop.elk_leerjaar_telt: nee}") == {"laptop.elk_leerjaar_telt": False}
    assert values("waarden: {noodfonds_energie.fonds_open: ja}") == {"noodfonds_energie.fonds_open": 1}


def test_a_table_is_rows_of_two_numbers() -> None:
    assert values("waarden: {studietoeslag.toeslag_per_leeftijd: [[15, 200], [21, 400.5]]}") == {
        "studietoeslag.toeslag_per_leeftijd": ((15.0, 200.0), (21.0, 400.5))
    }


def test_a_scheme_may_be_called_by_its_name() -> None:
    assert read_reform(HEAD + "schaft_af: [De Stadjerspas, Leergeld]".replace("De ", "")).abolished == (
        "stadjerspas",
        "leergeld",
    )


def test_a_plan_without_changes_is_a_plan() -> None:
    assert read_reform(HEAD).is_empty


@pytest.mark.parametrize("reform", [*gallery().values(), BASELINE], ids=[*gallery(), "nu"])
def test_a_plan_that_is_written_and_read_again_is_the_same(reform: Reform) -> None:
    again = read_reform(write_reform(reform))
    assert {**vars(again), "key": ""} == {**vars(reform), "key": ""}


def test_a_plan_may_come_from_a_form_and_from_a_file(tmp_path: Path) -> None:
    form = {"naam": "Proef", "reden": "Om te zien.", "vanaf": "2026-01-01", "schaft_af": "leergeld"}
    file = tmp_path / "mijn_plan.yaml"
    file.write_text(HEAD + "schaft_af: leergeld")
    assert read_reform(form).abolished == read_reform(file).abolished == ("leergeld",)
    assert read_reform(form).start == date(2026, 1, 1)
    assert (read_reform(form).key, read_reform(file).key) == ("proef", "mijn_plan")


def test_every_value_of_the_law_itself_passes_the_judgement() -> None:
    for folder in law_book().folders.values():
        for series in (*folder.values.values(), *(s for own in folder.by_municipality.values() for s in own.values())):
            for row in series.rows:
                if row.number is not None:
                    assert judged(as_written(row.number, series.unit), series) == row.number, series.name
                elif row.steps is not None and all(y is not None for _, y in row.steps):
                    assert judged(row.steps, series) == row.steps, series.name


def as_written(number: Any, unit: str) -> Any:
    if unit != "datum":
        return number
    return date(int(number) // 10000, int(number) // 100 % 100, int(number) % 100)


# --- What is wrong --------------------------------------------------------------------------------------------------

MERGE = "voegt_samen: {{kindpakket: {{naam: Eén, regelingen: [{0}]{1}}}}}"
BAD = [
    # text, place, found, advice
    ("waarden: {stadjerspas.inkomensgrens: 130}", "waarden.stadjerspas.inkomensgrens", "te groot", "als 1.3"),
    ("waarden: {stadjerspas.inkomensgrens: -1}", "waarden.stadjerspas.inkomensgrens", "te laag", "onder de nul"),
    ("waarden: {stadjerspas.inkomensgrens: .nan}", "waarden.stadjerspas.inkomensgrens", "geen gewoon getal", "1.30"),
    ("waarden: {stadjerspas.inkomensgrens: veel}", "waarden.stadjerspas.inkomensgrens", "'veel' is geen", "deel"),
    ("waarden: {stadjerspas.inkomensgrens: ja}", "waarden.stadjerspas.inkomensgrens", "geen getal", "(deel)"),
    ("waarden: {stadjerspas.inkomensgrens: [[1, 2]]}", "waarden.stadjerspas.inkomensgrens", "lijst", "één getal"),
    ("waarden: {stadjerspas.inkomensgrnes: 1.3}", "waarden.stadjerspas.inkomensgrnes", "kennen wij niet",
     "stadjerspas.inkomensgrens_deel"),
    ("waarden: {stadjerpas.inkomensgrens: 1.3}", "waarden.stadjerpas.inkomensgrens", "kennen wij niet", "Bedoelt u"),
    ("waarden: {inkomensgrens_deel: 1.3}", "waarden.inkomensgrens_deel", "kennen wij niet", "inkomensgrens_deel"),
    ("waarden: {stadjerspas.inkomensgrens_m_gezin: 1500}", "waarden.stadjerspas.inkomensgrens_m_gezin",
     "wordt uitgerekend", "stadjerspas.inkomensgrens_deel"),
    ("waarden: {spaargeld: 1500}", "waarden.spaargeld", "feit over een huishouden", "de wet en niet de mensen"),
    ("waarden: {bijstand.norm_alleenstaande: € 1.419}", "waarden.bijstand.norm_alleenstaande", "geen getal",
     "euro per maand"),
    ("waarden: {bijstand.norm_alleenstaande: 17000000}", "waarden.bijstand.norm_alleenstaande", "te hoog", "eenheid"),
    ("waarden: {stadjerspas.inkomensgrens: 1.3, stadjerspas.inkomensgrens_deel: 1.4}",
     "waarden.stadjerspas.inkomensgrens_deel", "twee keer", "één"),
    ("waarden: {studietoeslag.toeslag_per_leeftijd: 300}", "waarden.studietoeslag.toeslag_per_leeftijd", "een tabel",
     "van laag naar hoog"),
    ("waarden: {studietoeslag.toeslag_per_leeftijd: [[21, 1], [15, 2]]}",
     "waarden.studietoeslag.toeslag_per_leeftijd", "niet van laag naar hoog", "[vanaf, waarde]"),
    ("waarden: {studietoeslag.toeslag_per_leeftijd: [[21, 1, 3]]}", "waarden.studietoeslag.toeslag_per_leeftijd",
     "twee getallen", "[vanaf, waarde]"),
    ("waarden: {bijzondere_bijstand.drempel_y: 0}", "waarden.bijzondere_bijstand.drempel_y",
     "hoort bij de regel 'met_drempelbedrag'", "onder `regels`"),
    ("waarden: [1, 2]", "waarden", "geen namen", "`naam: …`"),
    ("aannames: {stadjerspas.inkomensgrens: 1.1}", "aannames.stadjerspas.inkomensgrens_deel", "is bekend", "`waarden`"),
    ("gemeente: Groningen", "gemeente", "geen code", "GM0014"),
    ("gemeente: GM9999", "gemeente", "kennen wij de regels niet", "GM0014"),
    ("regels: {bijstand.norm: toverspreuk}", "regels.bijstand.norm", "geen regel voor een plan", "vervalt"),
    ("regels: {bijstand.norm_paar: norm_van_nu}", "regels.bijstand.norm_paar", "past hier niet", "energietoeslag_2022"),
    ("regels: {bijstand.norm_paar: vervalt}", "regels.bijstand.norm_paar", "geen voorwaarde", "bijstand."),
    ("regels: {kindpakket.bedrag_per_kind_y_gezin: vast_bedrag_per_kind}", "regels", "bedrag_per_kind_y",
     "euro per jaar"),
    ("schaft_af: [stadjerspsa]", "schaft_af[1]", "geen regeling", "stadjerspas"),
    ("schaft_af: [energietoeslag_2022]", "schaft_af", "bestaat dan niet", "Laat deze regeling weg"),
    ("kent_automatisch_toe: [leergeld]\nschaft_af: leergeld", "kent_automatisch_toe", "stopt in dit plan", "blijft"),
    ("schaft_af: [leergeld]\nwaarden: {leergeld.inkomensgrens: 1.3}", "waarden.leergeld.inkomensgrens_deel",
     "stopt in dit plan", "Laat deze waarde weg"),
    (MERGE.format("leergeld", "") + "\nschaft_af: leergeld", "schaft_af, voegt_samen", "twee keer", "één keer"),
    (MERGE.format("kindpakket", ""), "voegt_samen.kindpakket", "in zichzelf", "uit de lijst"),
    (MERGE.format("leergeld", "") + "\nschaft_af: kindpakket", "voegt_samen.kindpakket", "stopt zelf", "blijft"),
    (MERGE.format("", ""), "voegt_samen.kindpakket.regelingen", "staat niets", "Noem de regelingen"),
    (MERGE.format("leergeld", ", bedrag: goud"), "voegt_samen.kindpakket.bedrag", "geen bedrag van kindpakket",
     "kindpakket_y_gezin"),
    (MERGE.format("leergeld", ", per: eeuw"), "voegt_samen.kindpakket.per", "'eeuw'", "maand, kwartaal, jaar"),
    (MERGE.format("leergeld", ", voorwaarden: [is_rijk]"), "voegt_samen.kindpakket.voorwaarden", "geen voorwaarde",
     "hoort_bij_stadjerspas_gezin"),
    (MERGE.format("leergeld", ", kleur: rood"), "voegt_samen.kindpakket.kleur", "kennen wij niet", "Kies uit"),
    ("voegt_samen: {kindpakket: leergeld}", "voegt_samen.kindpakket", "staat niets", "regelingen"),
    ("geldt_weer: {stadjerspas: {naam: Pas, doel: Meedoen.}}", "geldt_weer.stadjerspas", "is er nog", "`waarden`"),
    ("geldt_weer: {energietoeslag_2022: {naam: Toeslag}}", "geldt_weer.energietoeslag_2022.doel", "ontbreekt",
     "woorden"),
    ("warden: {}", "warden", "dit woord kennen wij niet", "'waarden'"),
    ("niet_gemodelleerd: [12]", "niet_gemodelleerd[1]", "geen zin", "gewone zin"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "found", "advice"), BAD, ids=[one[0][:60] for one in BAD])
def test_a_mistake_is_told_with_its_place_and_what_to_do(text: str, place: str, found: str, advice: str) -> None:
    told = problems(HEAD + text)
    assert any(p == place and found in f and advice in a for p, f, a in told), told


HEADS = [
    ("reden: x\nvanaf: 2026-01-01", "naam", "ontbreekt"),
    ("naam: x\nvanaf: 2026-01-01", "reden", "ontbreekt"),
    ("naam: x\nreden: x", "vanaf", "ontbreekt"),
    ("naam: x\nreden: x\nvanaf: morgen", "vanaf", "geen datum"),
    ("naam: x\nreden: x\nvanaf: 3026-01-01", "vanaf", "te ver weg"),
    (f"naam: {'x' * 400}\nreden: x\nvanaf: 2026-01-01", "naam", "400 tekens"),
    ("naam: x\nreden: [1]\nvanaf: 2026-01-01", "reden", "ontbreekt"),
    ("naam: x\nreden: x\nvanaf: 2012-01-01\nwaarden: {stadjerspas.inkomensgrens: 1.1}",
     "waarden.stadjerspas.inkomensgrens", "pas vanaf 2013-01-01"),
    ("naam: x\nreden: x\nvanaf: 2010-01-01\nschaft_af: individuele_inkomenstoeslag", "schaft_af", "bestaat dan niet"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "found"), HEADS)
def test_a_plan_has_a_name_a_reason_and_a_day_on_which_the_law_is_known(text: str, place: str, found: str) -> None:
    told = problems(text)
    assert any(p == place and found in f for p, f, _ in told), told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("naam: a\nnaam: b", "regel 2"),
        ("naam: [a", "regel"),
        ("naam: a\n\tb", "regel"),
        ("? [a, b]\n: c", "niet te lezen"),
        ("vanaf: 2026-13-45", "niet te lezen"),
        ("[" * 3000 + "]" * 3000, "niet te lezen"),
        ("n: " + "9" * 5000, "niet te lezen"),
        ("!!python/object/apply:os.getcwd []", "niet te lezen"),
        ("a: \x00", "niet te lezen"),
        ("naam: " + "x" * LARGEST, "groter dan 64 kB"),
        ("gewoon tekst", "geen lijst van namen"),
        ("", "geen lijst van namen"),
    ],
)
def test_what_cannot_be_read_is_said_and_never_a_traceback(text: str, found: str) -> None:
    assert any(found in f for _, f, _ in problems(text)), problems(text)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    picture = tmp_path / "foto.yaml"
    picture.write_bytes(b"\xff\xfe\x00\x89")
    large = tmp_path / "groot.yaml"
    large.write_text("#" * (LARGEST + 1))
    for path, found in ((tmp_path / "weg.yaml", "niet te openen"), (picture, "geen tekst"), (large, "groter dan")):
        with pytest.raises(BadReform, match=found):
            read_reform(path)


def test_all_mistakes_of_a_plan_are_told_together() -> None:
    told = problems("naam: x\nwaarden: {stadjerspas.inkomensgrens: 130, bestaat.niet: 1}\nschaft_af: [niets]\nwat: 1")
    assert {place for place, _, _ in told} == {
        "wat",
        "reden",
        "vanaf",
        "waarden.stadjerspas.inkomensgrens",
        "waarden.bestaat.niet",
        "schaft_af[1]",
    }


def test_more_lines_than_a_person_writes_are_refused() -> None:
    told = problems(HEAD + "schaft_af: [" + ", ".join(["leergeld"] * 400) + "]")
    assert told[0][:2] == ("schaft_af", "dit zijn 400 regels")


def test_references_that_would_fill_the_machine_are_refused_at_once() -> None:
    doubled = "\n".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 12))
    found = problems(f"{HEAD}x0: &x0 [1]\n{doubled}\nschaft_af: *x11\n")
    assert [(place, "verwijzing" in what) for place, what, _ in found] == [("bestand", True)]
