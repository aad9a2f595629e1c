"""From draft to frozen: what a report needs, who may, what the clock does, and what happens with stories."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from perspectief.foundation.jobs.models import Job
from perspectief.policy.council.choices import MomentKind, ReportState, Slot
from perspectief.policy.council.models import Moment, Report
from perspectief.policy.council.queries.report import checklist, pages
from perspectief.policy.council.services import reports, texts
from perspectief.policy.council.services.refusing import Refused
from perspectief.policy.council.tasks import publish
from perspectief.policy.council.tests import world
from perspectief.policy.council.tests.world import COUNCIL, EXPERT, OFFICER, STRANGER, Stories

pytestmark = pytest.mark.usefixtures("city")


def words_of(report: Report) -> str:
    return "\n".join(
        line for one in pages.of(report).chapters for block in one.blocks for line in (block.text, *block.items)
    )


def front_of(report: Report) -> str:
    return "\n".join(block.text for block in pages.of(report).front.blocks)


# --- What is needed ---------------------------------------------------------------------------------------------------
def test_a_report_without_its_texts_does_not_go_out_and_says_what_is_missing() -> None:
    with pytest.raises(reports.NotReady) as refused:
        reports.publish(report=world.draft(), by=OFFICER, reason="Klaar.")

    assert any("In het kort" in one for one in refused.value.missing)
    assert any("Keuzes voor nu" in one for one in refused.value.missing)
    assert any("Ervaringsdeskundigen" in one for one in refused.value.missing)
    assert Report.objects.get().state == ReportState.DRAFT


def test_a_goal_that_asks_to_hear_needs_a_voice_or_a_figure_of_people_themselves(city: Stories) -> None:
    report = world.complete(world.draft())
    city.known.clear()

    with pytest.raises(reports.NotReady, match="Mensgericht"):
        reports.publish(report=report, by=OFFICER, reason="Klaar.")

    world.heard(None)
    with pytest.raises(reports.NotReady, match="Mensgericht"):
        reports.publish(report=report, by=OFFICER, reason="Klaar.")


def test_a_figure_of_what_people_say_themselves_is_enough_to_hear(city: Stories) -> None:
    city.known.clear()
    world.heard("81")

    assert world.published().is_public


def test_a_report_without_any_figure_does_not_go_out() -> None:
    report = world.complete(world.draft(as_of=dt.datetime(2019, 1, 1, tzinfo=dt.UTC)))

    assert not next(item for item in checklist.of(report) if "cijfers" in item.says).is_done


# --- The experts by experience ----------------------------------------------------------------------------------------
def asked(report: Report, *, on: dt.date, due: dt.date, noted: dt.date | None = None) -> None:
    """Noted on the day itself, or later."""
    at = dt.datetime.combine(noted or on, dt.time(12), dt.UTC)
    for kind, day in ((MomentKind.EXPERTS_ASKED, on), (MomentKind.EXPERTS_DUE, due)):
        done_on = day if kind == MomentKind.EXPERTS_ASKED else None
        Moment.objects.create(cycle=report.cycle, kind=kind, day=day, done_on=done_on, role="policy_officer", at=at)


def test_their_own_reason_is_enough_and_stands_on_page_one() -> None:
    report = world.written(world.draft())
    texts.write(report=report, slot=Slot.EXPERTS_REASON, text="Wij hadden te weinig tijd.", by=EXPERT)

    out = reports.publish(report=report, by=OFFICER, reason="Klaar.")

    assert "Wij hadden te weinig tijd." in front_of(out)


def test_asked_in_time_and_not_delivered_stands_on_page_one() -> None:
    report = world.written(world.draft())
    asked(report, on=dt.date(2024, 4, 2), due=dt.date(2024, 6, 3))

    out = reports.publish(report=report, by=OFFICER, reason="Klaar.")

    assert "Wij vroegen de ervaringsdeskundigen op 2 april 2024 om hun hoofdstuk." in front_of(out)
    assert "Op 3 juni 2024 was het er niet." in front_of(out)


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (dt.date(2024, 5, 20), dt.date(2024, 6, 3)),
        (dt.date(2024, 4, 2), timezone.localdate() + dt.timedelta(days=3)),
    ],
    ids=["asked-too-late", "their-day-is-still-to-come"],
)
def test_asked_too_late_or_still_in_time_is_no_reason_to_go_without(on: dt.date, due: dt.date) -> None:
    report = world.written(world.draft())
    asked(report, on=on, due=due)

    with pytest.raises(reports.NotReady):
        reports.publish(report=report, by=OFFICER, reason="Klaar.")


def test_what_was_noted_afterwards_is_not_in_time() -> None:
    report = world.written(world.draft())
    asked(report, on=dt.date(2024, 4, 2), due=dt.date(2024, 6, 3), noted=dt.date(2024, 6, 2))

    with pytest.raises(reports.NotReady):
        reports.publish(report=report, by=OFFICER, reason="Klaar.")


def test_more_time_for_the_experts_does_not_undo_that_they_were_asked_in_time() -> None:
    report = world.written(world.draft())
    asked(report, on=dt.date(2024, 4, 2), due=dt.date(2024, 6, 3))
    given = report.cycle.moments.get(kind=MomentKind.EXPERTS_DUE)
    at = dt.datetime(2024, 6, 3, 12, tzinfo=dt.UTC)
    report.cycle.moments.filter(pk=given.pk).update(replaced_at=at, reason="Een week erbij.")
    Moment.objects.create(cycle=report.cycle, kind=given.kind, day=dt.date(2024, 6, 10), role="policy_officer", at=at)

    out = reports.publish(report=report, by=OFFICER, reason="Klaar.")

    assert "Op 10 juni 2024 was het er niet." in front_of(out)


def test_with_their_chapter_nothing_is_said_of_not_delivering() -> None:
    report = world.complete(world.draft())
    asked(report, on=dt.date(2024, 4, 2), due=dt.date(2024, 6, 3))

    assert "was het er niet" not in words_of(reports.publish(report=report, by=OFFICER, reason="Klaar."))


def test_only_experts_by_experience_write_their_chapter() -> None:
    report = world.draft()

    for by in (OFFICER, COUNCIL, STRANGER):
        with pytest.raises(Refused, match="ervaringsdeskundigen"):
            texts.write(report=report, slot=Slot.EXPERTS, text="Namens hen.", by=by)


def test_an_expert_does_not_write_the_chapters_of_officers() -> None:
    with pytest.raises(Refused):
        texts.write(report=world.draft(), slot=Slot.CHOICES, text="Onze keuze.", by=EXPERT)


def test_their_text_is_shown_letter_for_letter_with_its_check_number() -> None:
    report = world.published()
    kept = report.texts.get(slot=Slot.EXPERTS)

    chapter = next(one for one in pages.of(report).chapters if one.key == Slot.EXPERTS)

    assert "\n".join(chapter.blocks[0].items) == world.EXPERTS_TEXT
    assert any(kept.digest in block.text for block in chapter.blocks)
    assert kept.role == "expert"


# --- Texts and their history ------------------------------------------------------------------------------------------
def test_a_text_that_changes_keeps_what_stood_there() -> None:
    report = world.written(world.draft())
    texts.write(report=report, slot=Slot.SUMMARY, text="Beter gezegd.", by=OFFICER)

    assert [one.text for one in report.texts.filter(slot=Slot.SUMMARY)] == [
        "Dit is de tekst van kort.",
        "Beter gezegd.",
    ]


def test_a_correction_after_publication_needs_a_reason_and_stands_in_the_annex() -> None:
    report = world.published()

    with pytest.raises(Refused, match="waarom"):
        texts.write(report=report, slot=Slot.CHOICES, text="Anders.", by=OFFICER)
    texts.write(report=report, slot=Slot.CHOICES, text="Anders.", by=OFFICER, reason="Er stond een fout.")

    assert "Er stond een fout." in words_of(report)


def test_nobody_writes_in_a_report_under_embargo_or_in_a_frozen_one() -> None:
    report = world.frozen()

    for slot, by in ((Slot.SUMMARY, OFFICER), (Slot.EXPERTS, EXPERT)):
        with pytest.raises(Refused):
            texts.write(report=report, slot=slot, text="Toch nog iets.", by=by, reason="Vergeten.")


# --- Steps ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("by", [EXPERT, COUNCIL, STRANGER])
def test_only_who_steers_brings_a_report_out(by: object) -> None:
    with pytest.raises(Refused):
        reports.publish(report=world.complete(world.draft()), by=by, reason="Klaar.")  # type: ignore[arg-type]


def test_every_step_notes_the_role_and_the_reason() -> None:
    steps = world.frozen().steps.all()

    assert [(step.state, step.role) for step in steps] == [
        ("draft", "policy_officer"),
        ("published", "policy_officer"),
        ("frozen", "policy_officer"),
    ]
    assert steps[1].reason == "Het is klaar."


def test_a_step_without_a_reason_is_refused() -> None:
    with pytest.raises(Refused, match="waarom"):
        reports.publish(report=world.complete(world.draft()), by=OFFICER, reason="  ")


def test_a_draft_is_not_frozen_and_a_frozen_report_never_moves() -> None:
    with pytest.raises(Refused):
        reports.freeze(report=world.complete(world.draft()), by=OFFICER, reason="Vast.")
    report = reports.publish(report=Report.objects.get(), by=OFFICER, reason="Klaar.")
    report = reports.freeze(report=report, by=OFFICER, reason="Vast.")

    for step in (reports.publish, reports.withdraw, reports.freeze):
        with pytest.raises(Refused):
            step(report=report, by=OFFICER, reason="Nog eens.")


def test_a_mistake_in_a_public_report_is_mended_in_the_next_edition() -> None:
    old = world.frozen()

    new = reports.make_report(cycle=old.cycle, by=OFFICER, as_of=old.as_of)

    assert (new.edition, new.state) == (2, ReportState.DRAFT)
    assert Report.objects.get(edition=1).state == ReportState.FROZEN


def test_there_is_one_report_in_the_making() -> None:
    report = world.draft()

    with pytest.raises(Refused, match="in de maak"):
        reports.make_report(cycle=report.cycle, by=OFFICER)


def test_figures_of_tomorrow_are_refused() -> None:
    with pytest.raises(Refused):
        world.draft(as_of=timezone.now() + dt.timedelta(days=1))


# --- Embargo ----------------------------------------------------------------------------------------------------------
def under_embargo(hours: int = 2) -> Report:
    until = timezone.now() + dt.timedelta(hours=hours)
    return reports.embargo(report=world.complete(world.draft()), until=until, by=OFFICER, reason="Tot de persronde.")


def run_the_job(report: Report) -> Report:
    job = Job.objects.get(kind=reports.PUBLISH_JOB)
    publish(lambda *_: None, **job.params)  # type: ignore[arg-type]
    report.refresh_from_db()
    return report


def test_an_embargo_waits_in_the_queue_for_its_moment() -> None:
    report = under_embargo()

    job = Job.objects.get(kind=reports.PUBLISH_JOB)

    assert job.not_before == report.embargo_until
    assert run_the_job(report).state == ReportState.EMBARGO, "too early: nothing happens"


def test_when_the_embargo_ends_the_report_goes_out_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    report = under_embargo()
    moment = timezone.now() + dt.timedelta(hours=3)
    monkeypatch.setattr(timezone, "now", lambda: moment)

    assert run_the_job(report).state == ReportState.PUBLISHED
    assert report.steps.last().role == "system"


def test_a_withdrawn_embargo_does_not_go_out(monkeypatch: pytest.MonkeyPatch) -> None:
    report = under_embargo()
    reports.withdraw(report=report, by=OFFICER, reason="Er mist iets.")
    moment = timezone.now() + dt.timedelta(hours=3)
    monkeypatch.setattr(timezone, "now", lambda: moment)

    assert run_the_job(report).state == ReportState.DRAFT
    assert report.figures == ""


def test_an_embargo_in_the_past_is_refused() -> None:
    with pytest.raises(Refused):
        under_embargo(hours=-1)


# --- Stories ----------------------------------------------------------------------------------------------------------
def test_of_a_story_only_the_key_is_kept() -> None:
    report = world.published()

    assert list(report.voices.values_list("goal", "key")) == [("mensgericht", "verhaal-1")]
    assert "Zij belde" not in report.figures + report.record
    assert "Zij belde mij terug." in words_of(report)


def test_a_withdrawn_story_is_withdrawn_in_every_later_rendering_also_of_a_frozen_report(city: Stories) -> None:
    report = world.frozen()

    city.withdraw("verhaal-1")

    assert "Zij belde" not in words_of(report)
    assert "Dit verhaal is ingetrokken." in words_of(report)


def test_a_story_that_nobody_knows_any_more_counts_as_withdrawn(city: Stories) -> None:
    report = world.frozen()

    city.known.clear()

    assert "Dit verhaal is ingetrokken." in words_of(report)


def test_at_publication_it_is_noted_which_stories_went_out(city: Stories) -> None:
    world.published()

    assert city.handed == [(("verhaal-1",), "Raadsrapport 2024-1")]


def test_at_embargo_it_is_noted_too_because_the_council_may_take_the_paper(city: Stories) -> None:
    under_embargo()

    assert city.handed == [(("verhaal-1",), "Raadsrapport 2024-1")]


def test_a_story_withdrawn_during_the_embargo_keeps_the_report_back(
    city: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = under_embargo()
    city.withdraw("verhaal-1")
    moment = timezone.now() + dt.timedelta(hours=3)
    monkeypatch.setattr(timezone, "now", lambda: moment)

    with pytest.raises(Exception, match="nog mist"):
        run_the_job(report)
    assert Report.objects.get().state == ReportState.EMBARGO


def test_at_least_one_story_against_the_figures_stands_in_the_report(city: Stories) -> None:
    for number in range(2, 7):
        city.known[f"verhaal-{number}"] = world.story(f"verhaal-{number}")
    city.known["tegen"] = world.story("tegen", against=True)

    chosen = list(world.published().voices.values_list("key", flat=True))

    assert len(chosen) == 3
    assert "tegen" in chosen
