"""Files that somebody brings: what is read of them, and how we know which column is what."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from perspectief.foundation.uploads.tables import AcceptedTable
from perspectief.policy.monitor.choices import Missing, Origin
from perspectief.policy.monitor.models import (
    ComparableSet,
    Delivery,
    Indicator,
)
from perspectief.policy.monitor.services import deliveries
from perspectief.policy.monitor.services.problems import Refused
from perspectief.policy.monitor.sources import mapping as roles
from perspectief.policy.monitor.sources.mapping import Columns
from perspectief.policy.monitor.sources.tables import read_sheet
from perspectief.policy.monitor.tests import making
from perspectief.policy.monitor.tests.bringing import (
    KIND,
    ROLES,
    Bring,
    mapped,
)
from perspectief.policy.monitor.tests.bringing import bring as bring
from perspectief.policy.monitor.tests.bringing import indicators as indicators

pytestmark = pytest.mark.django_db


# --- Reading ----------------------------------------------------------------------------------------------------------
def test_a_spreadsheet_gives_the_same_as_text(bring: Bring) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    rows = [["jaar", "wijk", "aantal", "basis"], [2022, "GM0014", 22300, ""], [2023, "GM0014", 22750.0, ""]]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()

    delivery = mapped(bring(file.getvalue()))

    assert [one.value for one in delivery.candidates.all()] == [22300, 22750]


SCHEMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def spreadsheet(rows: str, texts: str = "") -> bytes:
    """A file with these rows and texts as XML, written by nobody's program."""
    file = io.BytesIO()
    xlsxwriter.Workbook(file, {"in_memory": True}).close()
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).replace(b"<sheetData/>", f"<sheetData>{rows}</sheetData>".encode())
            new.writestr(name, content)
        if texts:
            new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{SCHEMA}">{texts}</sst>')
    return made.getvalue()


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c><v>2</v></c></row>',
        "<!-- <c \" --><row r='1'><c r='A1'/></row><row r='1048575'/><row><c r='&#88;FD1048576'/></row>",
    ],
)
def test_a_cell_in_the_last_corner_is_refused_before_room_is_made_for_it(bring: Bring, rows: str) -> None:
    with pytest.raises(Refused, match="Ver buiten uw tabel staat nog een cel"):
        bring(spreadsheet(rows))

    assert not Delivery.objects.exists()


@pytest.mark.parametrize("rows", ['<row r="1"><c r="A1">', "</sheetData><!DOCTYPE x><sheetData>"])
def test_a_spreadsheet_that_is_written_wrongly_is_refused(bring: Bring, rows: str) -> None:
    with pytest.raises(Refused, match="niet te lezen"):
        bring(spreadsheet(rows))


def column(cells: list[str]) -> str:
    return "".join(f'<row r="{number}">{cell}</row>' for number, cell in enumerate(cells, start=1))


POINTS = '<c t="s"><v>{}</v></c>'
LONG = "<si><t>" + "a" * 9_000 + "</t></si>"


@pytest.mark.parametrize(
    ("cells", "texts", "words"),
    [
        ([POINTS.format(0)], "<si><t>" + "a" * 10_001 + "</t></si>", "In één cel staan meer dan 10000 tekens"),
        ([POINTS.format(0)], "<si><r><t>" + "</t></r><r><t>".join(["a" * 6_000] * 2) + "</t></r></si>", "In één cel"),
        (['<c t="inlineStr"><is><t>' + "a" * 10_001 + "</t></is></c>"], "", "In één cel"),
        (['<c t="str"><v>' + "a" * 10_001 + "</v></c>"], "", "In één cel"),
        ([POINTS.format(0)] * 5_000, LONG, "te veel tekst"),
        ([POINTS.format(2)] * 5_000, "<si/><si><t/></si>" + LONG, "te veel tekst"),
        ([POINTS.format(1)], "<si><t>a</t></si>", "niet te lezen"),
        ([POINTS.format(0)], "<si><t>a<si><t>b</t></si></t></si>", "niet te lezen"),
        (['<c t="s"><c/><v>0</v></c>'], LONG, "niet te lezen"),
    ],
)
def test_a_small_file_that_becomes_much_text_is_refused_before_it_is_read(
    bring: Bring, monkeypatch: pytest.MonkeyPatch, cells: list[str], texts: str, words: str
) -> None:
    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", lambda _file: pytest.fail("it is read"))
    content = spreadsheet(column(cells), texts)
    assert len(content) < 50_000

    with pytest.raises(Refused, match=words):
        bring(content)


def test_texts_to_which_cells_point_are_read_in_their_order() -> None:
    cells = [POINTS.format(number) for number in range(4)]
    texts = "<si><t>jaar</t></si><si/><si><r><t>20</t></r><r><t>22</t></r></si><si><t>" + "a" * 9_000 + "</t></si>"

    sheet = read_sheet(AcceptedTable(spreadsheet(column(cells), texts), "xlsx"))

    assert (sheet.columns, [cells for _number, cells in sheet.rows]) == (("jaar",), [("2022",), ("a" * 200,)])


def test_a_file_of_an_older_program_with_other_signs_is_read_too(bring: Bring) -> None:
    content = 'jaar\twijk\taantal\tbasis\n"2019/2020"\t GM0014 \t 22 300\t\n'.encode("cp1252")
    school = Indicator.objects.get(key="stadjerspas-mensen")
    school.versions.update(rhythm="school-year")

    (candidate,) = mapped(bring(content)).candidates.all()

    assert (candidate.period, candidate.value) == ("2019-2020", 22300)


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["12,5", "13", "8,25%"], ["12.5", "13", "8.25"]),
        (["12.5", "1.250"], ["12.5", "1.250"]),
        (["69.9", "70.1"], ["69.9", "70.1"]),
        (["12,5*"], ["12.5"]),
    ],
)
def test_what_a_point_or_comma_means_follows_from_the_column(bring: Bring, cells: list[str], values: list[str]) -> None:
    rows = "".join(f"{2012 + number};GM0014;{cell}\n" for number, cell in enumerate(cells))
    columns = Columns({"jaar": roles.PERIOD, "wijk": roles.AREA, "deel": "value:huishoudens-tot-110"})

    delivery = mapped(bring(f"jaar;wijk;deel\n{rows}", kind=KIND.OFFICIAL), columns)

    assert [one.value for one in delivery.candidates.all()] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("-", Missing.NOT_MEASURED),
        ("n.v.t.", Missing.NOT_APPLICABLE),
        ("geheim", Missing.SECRET),
        ("<10", Missing.SECRET),
        (".", Missing.UNKNOWN),
        ("nnb", Missing.NOT_YET),
        ("-99997", Missing.UNKNOWN),
    ],
)
def test_a_reason_instead_of_a_number_is_kept_as_that_reason(bring: Bring, cell: str, why: Missing) -> None:
    (candidate,) = mapped(bring(f"jaar;wijk;aantal;basis\n2023;GM0014;{cell};\n")).candidates.all()

    assert (candidate.value, candidate.missing) == (None, why)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("jaar;wijk\n", "staat niets"),
        ("jaar;jaar;x\n1;2;3\n", "boven meer dan één kolom: jaar"),
        ("jaar;;x\n1;2;3\n", "Kolom 2 heeft geen naam"),
        ("jaar;x\n1;2;3\n", "Regel 2 heeft meer cellen"),
        ("jaar;;jaar\n", "Kolom 2 heeft geen naam. Deze naam staat boven meer dan één kolom: jaar."),
        (b"%PDF-1.7", "csv of een xlsx"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_all_that_is_wrong(bring: Bring, content: Any, words: str) -> None:
    with pytest.raises(Refused, match=words):
        bring(content)

    assert not Delivery.objects.exists()


# --- Which column is what ---------------------------------------------------------------------------------------------
def test_a_mapping_is_guessed_from_names_and_remembered_per_source(bring: Bring) -> None:
    first = bring()
    guessed = deliveries.suggestion(first, deliveries.sheet_of(first))
    assert dict(guessed.roles) == {"jaar": "period", "wijk": "area", "aantal": "value", "basis": "base"}
    mapped(first)

    second, other = bring(), bring(source="Iets anders")

    assert deliveries.suggestion(second, deliveries.sheet_of(second)) == ROLES
    assert deliveries.suggestion(other, deliveries.sheet_of(other)) != ROLES


def test_the_file_of_rivm_is_known_by_its_columns(bring: Bring) -> None:
    making.version(making.indicator("regie"), rhythm="four-years")
    making.version(making.indicator("moeite-rondkomen"), rhythm="four-years")
    content = (
        "jaar,code,soort,matig_veel_regie_eigen_leven,MoeiteMetRondkomen_38,roker\n"
        "2020,GM0014,Gemeente,88.2,15.8,18.0\n2020,WK001401,Wijk,,15.9,17.0\n"
        "2020,BU00140100,Buurt,87.0,14.2,17.0\n2020,GM0003,Gemeente,80.0,20.0,20.0\n"
    )

    delivery = bring(content, kind=KIND.RIVM, source="RIVM")
    columns = deliveries.suggestion(delivery, deliveries.sheet_of(delivery))
    delivery = mapped(delivery, columns)

    found = {(one.version.indicator.key, one.area): one.value for one in delivery.candidates.all()}
    assert found[("regie", "GM0014")] == Decimal("88.2")
    assert found[("moeite-rondkomen", "WK001401")] == Decimal("15.9")
    assert delivery.candidates.get(area="WK001401", version__indicator__key="regie").missing == Missing.UNKNOWN
    assert delivery.origin == Origin.OFFICIAL
    assert delivery.problems == [
        "4 regels gaan over andere gebieden (zoals BU00140100, GM0003). Die nemen wij niet over."
    ]


def test_a_municipality_that_we_compare_with_comes_along(bring: Bring) -> None:
    ComparableSet.objects.create(
        municipality=making.city(), codes=["GM0546"], reason="test", source="test", valid_from="2020-01-01"
    )

    delivery = mapped(bring("jaar;wijk;aantal;basis\n2023;GM0546;9.000;\n2023;GM0003;900;\n"))

    assert [one.area for one in delivery.candidates.all()] == ["GM0546"]


def test_all_that_a_mapping_lacks_is_told_at_once(bring: Bring) -> None:
    columns = Columns({"jaar": roles.GROUP, "wijk": roles.GROUP})

    with pytest.raises(Refused) as refused:
        mapped(bring(), columns)

    for words in ("Meer dan één kolom is ‘de groep’", "met de waarde", "‘de periode’", "‘het gebied’"):
        assert words in str(refused.value)


def test_what_holds_for_every_row_need_not_be_a_column(bring: Bring) -> None:
    columns = Columns(
        {"aantal": roles.VALUE},
        {roles.PERIOD: "2023", roles.AREA: "Groningen", roles.INDICATOR: "stadjerspas-mensen"},
    )

    (candidate,) = mapped(bring("aantal;iets\n22.750;x\n"), columns).candidates.all()

    assert (candidate.period, candidate.area, candidate.value) == ("2023", "GM0014", 22750)
