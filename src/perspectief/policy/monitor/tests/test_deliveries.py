"""Figures that somebody brings: all problems at once, four eyes, published, and taken back without a trace lost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from perspectief.foundation.access import Actor
from perspectief.foundation.privacy.declare import declaration_of
from perspectief.policy.monitor.choices import Missing, Origin, Status
from perspectief.policy.monitor.models import (
    Bringer,
    Candidate,
    Delivery,
    Observation,
    WaitingFile,
)
from perspectief.policy.monitor.services import deliveries
from perspectief.policy.monitor.services.problems import Refused
from perspectief.policy.monitor.sources import mapping as roles
from perspectief.policy.monitor.sources.mapping import Columns
from perspectief.policy.monitor.tests.bringing import (
    ANNE,
    BORIS,
    COUNCIL,
    KIND,
    ROLES,
    STATE,
    Bring,
    mapped,
    officer,
    published,
    reasons,
    standing,
)
from perspectief.policy.monitor.tests.bringing import bring as bring
from perspectief.policy.monitor.tests.bringing import indicators as indicators

pytestmark = pytest.mark.django_db
HEADER = "jaar;wijk;welke;aantal;basis;laag;hoog"
PLAIN = (roles.PERIOD, roles.AREA, roles.INDICATOR, roles.VALUE, roles.BASE, roles.LOW, roles.HIGH)
ALL_ROLES = Columns(dict(zip(HEADER.split(";"), PLAIN, strict=True)))


# --- The way ----------------------------------------------------------------------------------------------------------
def test_the_way_of_one_file_from_brought_to_published(bring: Bring) -> None:
    delivery = mapped(bring())
    assert (delivery.state, delivery.good_rows) == (STATE.CHECKED, 3)

    published(delivery)

    assert standing() == {("2022", "GM0014"): 22300, ("2023", "GM0014"): 22750, ("2023", "WK001401"): 1250}
    row = Observation.objects.get(period="2022")
    assert (row.origin, row.release, row.delivery_id) == (Origin.REGISTER, "Stand 1 januari", delivery.key)
    assert [step["state"] for step in delivery.steps] == ["read", "checked", "approved", "published"]


def test_the_cells_wait_sealed_and_who_brought_it_is_forgotten_when_it_is_published(bring: Bring) -> None:
    delivery = bring()
    assert b"22.300" not in bytes(WaitingFile.objects.get().sealed)
    assert Bringer.objects.get().account == ANNE.account

    published(mapped(delivery))

    assert not Bringer.objects.exists()
    assert not WaitingFile.objects.exists()
    assert not Candidate.objects.exists()
    assert (Delivery.objects.get().brought_by, Delivery.objects.get().approved_by) == ("policy_officer", "team")


# --- Rows that are wrong ----------------------------------------------------------------------------------------------
BAD = (
    "jaar;wijk;aantal;basis\n"
    "2023;GM0014;22.750;\n"
    "2023;GM0014;22.751;\n"
    "2023;WK001499;300;\n"
    "2035;GM0014;300;\n"
    "niet;GM0014;300;\n"
    "2022;GM0014;veel;\n"
    "2021;GM0014;;\n"
    "2020;GM0014;12,5;\n"
    "2019;Verweggistan;300;\n"
)


def test_every_wrong_row_is_held_back_with_its_reason_and_the_others_go_on(bring: Bring) -> None:
    delivery = mapped(bring(BAD))

    assert delivery.good_rows == 1
    found = dict(reasons(delivery))
    assert found[3] == "Dit cijfer staat al op regel 2."
    assert "WK001499 kennen wij niet" in found[4]
    assert "moet nog beginnen" in found[5]
    assert "‘niet’ is geen periode" in found[6]
    assert "‘…’ is geen getal" in found[7]
    assert "Deze cel is leeg" in found[8]
    assert "Schrijf een heel getal" in found[9]
    assert "‘Verweggist’ is geen code" in found[10]


def test_a_delivery_with_rows_held_back_is_not_approved_until_they_are_mended_or_dropped(bring: Bring) -> None:
    delivery = mapped(bring(BAD))
    with pytest.raises(Refused, match="Verbeter ze of laat ze weg"):
        deliveries.approve(delivery=delivery, by=BORIS)
    held = delivery.quarantined.get(row=7)

    deliveries.mend_row(held=held, cells={**held.content, "value": "21.900"}, by=ANNE)
    assert deliveries.drop_rows(delivery=delivery, by=ANNE) == 7

    published(delivery)
    assert standing() == {("2023", "GM0014"): 22750, ("2022", "GM0014"): 21900}


def test_a_row_that_is_mended_wrongly_stays_held_back(bring: Bring) -> None:
    held = mapped(bring(BAD)).quarantined.get(row=7)

    with pytest.raises(Refused, match="‘…’ is geen getal"):
        deliveries.mend_row(held=held, cells={**held.content, "value": "nog meer"}, by=ANNE)
    with pytest.raises(Refused, match="staat al op regel 2"):
        deliveries.mend_row(held=held, cells={**held.content, "period": "2023", "value": "5000"}, by=ANNE)

    assert held.delivery.quarantined.filter(row=7).exists()


def test_a_row_that_was_mended_on_another_page_is_not_mended_or_dropped_once_more(bring: Bring) -> None:
    delivery = mapped(bring("jaar;wijk;aantal;basis\n2023;GMxx;300;\n2023;Wijk 0;100;\n"))
    first, second = delivery.quarantined.get(), delivery.quarantined.get()
    deliveries.mend_row(held=first, cells={**second.content, "area": "WK001401"}, by=ANNE)

    with pytest.raises(Refused, match="Deze regel is al verbeterd of weggelaten"):
        deliveries.mend_row(held=second, cells={**second.content, "area": "GM0014"}, by=ANNE)
    with pytest.raises(Refused, match="Deze regel is al verbeterd of weggelaten"):
        deliveries.drop_rows(delivery=delivery, row=second, by=ANNE)

    delivery.refresh_from_db()
    assert ([one.row for one in delivery.candidates.all()], delivery.good_rows) == ([2, 3], 2)


@pytest.mark.parametrize("kind", [KIND.REGISTER, KIND.CUSTOM])
@pytest.mark.parametrize("number", ["7", "0", "9"])
def test_a_number_that_is_too_small_is_refused_and_kept_nowhere(bring: Bring, kind: str, number: str) -> None:
    delivery = mapped(bring(f"jaar;wijk;aantal;basis\n2023;Wijk 1;{number};\n2023;Wijk 0;10;\n", kind=kind))

    ((row, reason),) = reasons(delivery)
    assert row == 2
    assert reason.startswith("Dit getal is te klein om hier te bewaren.")
    assert delivery.quarantined.get().content["value"] == ""
    assert [one.value for one in delivery.candidates.all()] == [10]


@pytest.mark.parametrize("kind", [KIND.OFFICIAL, KIND.RIVM])
def test_a_small_number_of_a_wijk_is_refused_whatever_kind_somebody_calls_it(bring: Bring, kind: str) -> None:
    delivery = mapped(bring("jaar;wijk;aantal;basis\n2023;Wijk 1;3;\n2023;GM0014;3;\n", kind=kind))

    ((row, reason),) = reasons(delivery)
    assert (row, reason.startswith("Dit getal is te klein om hier te bewaren.")) == (2, True)
    assert [one.area for one in delivery.candidates.all()] == ["GM0014"]


@pytest.mark.parametrize(
    "row",
    [
        "2023;Wijk 1;stadjerspas-mense;3;;;",
        "2023;Wijk 1;stadjerspas-mensen;3;x?;;",
        "2023;Wijk 1;stadjerspas-mensen;3 mensen;;;",
        "2023;Wijk 1;stadjerspas-mensen;veel;3;3;3",
        "2023;Wijk 1;stadjerspas-mensen;geheim;3 of zo;3;3",
        "2035;Wijk 1;stadjerspas-mensen;3;;;",
        "niet;Wijk 1;stadjerspas-mensen;geheim;;3;3",
        "niet;Wijk 1;stadjerspas-mensen;<3;;3;",
    ],
)
@pytest.mark.parametrize("kind", [KIND.REGISTER, KIND.CUSTOM, KIND.OFFICIAL])
def test_a_row_with_a_mistake_keeps_no_number_that_could_be_too_small(bring: Bring, kind: str, row: str) -> None:
    delivery = mapped(bring(f"{HEADER}\n{row}\n", kind=kind), ALL_ROLES)

    held = delivery.quarantined.get()
    assert "3" not in "".join(held.content[role] for role in (roles.VALUE, roles.BASE, roles.LOW, roles.HIGH))
    assert "3" not in held.reason
    assert not delivery.candidates.exists()


def test_a_row_with_a_mistake_keeps_a_number_that_is_large_enough_and_the_reason_for_none(bring: Bring) -> None:
    rows = "2035;Wijk 1;stadjerspas-mensen;300;;;\n2023;Wijk 1;stadjerspas-mense;geheim;;;\n"

    delivery = mapped(bring(f"{HEADER}\n{rows}"), ALL_ROLES)

    assert [one.content["value"] for one in delivery.quarantined.all()] == ["300", "geheim"]


def test_what_is_secret_is_published_without_the_bounds_that_would_tell_it(bring: Bring) -> None:
    rows = "2023;Wijk 1;stadjerspas-mensen;geheim;;3;3\n2023;GM0014;stadjerspas-mensen;300;;290;310\n"

    published(mapped(bring(f"{HEADER}\n{rows}"), ALL_ROLES))

    found = Observation.objects.order_by("area").values_list("area", "missing", "low", "high")
    assert list(found) == [("GM0014", "", 290, 310), ("WK001401", Missing.SECRET, None, None)]


def test_a_share_of_too_few_people_is_too_small_as_well(bring: Bring) -> None:
    columns = Columns(
        {"jaar": roles.PERIOD, "wijk": roles.AREA, "deel": "value:huishoudens-tot-110", "basis": roles.BASE}
    )
    content = "jaar;wijk;deel;basis\n2022;Wijk 1;50;8\n2023;Wijk 1;2;200\n2022;Wijk 0;20;200\n"

    delivery = mapped(bring(content), columns)

    assert [row for row, _reason in reasons(delivery)] == [2, 3]
    assert [one.base for one in delivery.candidates.all()] == [200]


# --- Four eyes --------------------------------------------------------------------------------------------------------
def test_who_brought_it_does_not_approve_it(bring: Bring) -> None:
    with pytest.raises(Refused, match="Vraag een collega"):
        deliveries.approve(delivery=mapped(bring()), by=ANNE)


def test_who_changed_a_row_does_not_approve_it_either(bring: Bring) -> None:
    delivery = mapped(bring(BAD))
    deliveries.drop_rows(delivery=delivery, by=BORIS)

    with pytest.raises(Refused, match="Vraag een collega"):
        deliveries.approve(delivery=delivery, by=BORIS)
    assert deliveries.approve(delivery=delivery, by=officer()).state == STATE.APPROVED


def test_who_said_which_column_is_what_does_not_approve_it_either(bring: Bring) -> None:
    delivery = mapped(bring())
    deliveries.map_columns(delivery=delivery, columns=ROLES, by=BORIS)

    with pytest.raises(Refused, match="Vraag een collega"):
        deliveries.approve(delivery=delivery, by=BORIS)
    assert deliveries.approve(delivery=delivery, by=officer()).state == STATE.APPROVED


def test_when_the_term_of_who_brought_it_ends_an_open_delivery_does_not_come_in(bring: Bring) -> None:
    open_one, approved = mapped(bring(BAD)), mapped(bring())
    deliveries.approve(delivery=approved, by=BORIS)
    declared = declaration_of(Bringer)
    assert declared
    assert declared.remove

    assert declared.remove(declared.overdue(timezone.now() + dt.timedelta(days=91))) == 2

    open_one.refresh_from_db()
    approved.refresh_from_db()
    assert (open_one.state, approved.state) == (STATE.REFUSED, STATE.APPROVED)
    assert open_one.steps[-1]["why"] == "Niemand keurde deze cijfers op tijd goed. Breng ze opnieuw."
    assert not open_one.candidates.exists()
    assert not Bringer.objects.exists()
    with pytest.raises(Refused, match="verandert niets meer"):
        deliveries.drop_rows(delivery=open_one, by=BORIS)


def test_when_nobody_knows_any_more_who_brought_it_nobody_approves_it(bring: Bring) -> None:
    delivery = mapped(bring())
    Bringer.objects.all().delete()

    with pytest.raises(Refused, match="Breng de cijfers opnieuw"):
        deliveries.approve(delivery=delivery, by=BORIS)


@pytest.mark.parametrize("by", [COUNCIL, Actor()])
def test_others_bring_map_approve_publish_and_take_back_nothing(bring: Bring, by: Actor) -> None:
    delivery = mapped(bring())
    for act in (
        lambda: bring(by=by),
        lambda: deliveries.map_columns(delivery=delivery, columns=ROLES, by=by),
        lambda: deliveries.approve(delivery=delivery, by=by),
        lambda: deliveries.publish(delivery=delivery, by=by),
        lambda: deliveries.take_back(delivery=delivery, reason="x", by=by),
        lambda: deliveries.refuse(delivery=delivery, reason="x", by=by),
        lambda: deliveries.drop_rows(delivery=delivery, by=by),
    ):
        with pytest.raises(Refused):
            act()


def test_what_was_not_approved_is_not_published(bring: Bring) -> None:
    with pytest.raises(Refused, match="nog niet goedgekeurd"):
        deliveries.publish(delivery=mapped(bring()), by=BORIS)


def test_a_refused_delivery_keeps_its_reason_and_loses_its_rows(bring: Bring) -> None:
    delivery = deliveries.refuse(delivery=mapped(bring(BAD)), reason="Dit is de lijst van een ander jaar.", by=BORIS)

    assert delivery.state == STATE.REFUSED
    assert delivery.steps[-1]["why"] == "Dit is de lijst van een ander jaar."
    assert not delivery.candidates.exists()
    assert not delivery.quarantined.exists()
    assert not Bringer.objects.exists()


# --- Taken back -------------------------------------------------------------------------------------------------------
def test_taken_back_figures_become_what_stood_before_and_every_row_stays(bring: Bring) -> None:
    published(mapped(bring()))
    second = published(mapped(bring("jaar;wijk;aantal;basis\n2023;GM0014;99.999;\n2021;GM0014;20.000;\n")))
    assert standing()[("2023", "GM0014")] == 99999

    deliveries.take_back(delivery=second, reason="Verkeerde kolom.", by=BORIS)

    assert standing()[("2023", "GM0014")] == 22750
    assert standing()[("2021", "GM0014")] is None
    row = Observation.objects.get(period="2021", superseded_at=None)
    assert (row.missing, row.status, row.note) == (Missing.NOT_YET, Status.REVISION, "Teruggenomen: Verkeerde kolom.")
    assert Observation.objects.filter(period="2023", area="GM0014").count() == 3
    second.refresh_from_db()
    assert second.state == STATE.TAKEN_BACK


def test_what_a_later_delivery_says_stands_when_an_earlier_one_is_taken_back(bring: Bring) -> None:
    first = published(mapped(bring()))
    published(mapped(bring("jaar;wijk;aantal;basis\n2023;GM0014;23.000;\n")))

    deliveries.take_back(delivery=first, reason="Fout.", by=BORIS)

    assert standing()[("2023", "GM0014")] == 23000
    assert standing()[("2022", "GM0014")] is None
