"""What other rooms tell in a report: asked with its moment, kept as it was, refused where it does not belong."""

from __future__ import annotations

import pytest

from perspectief.policy.council import sections
from perspectief.policy.council.calc.blocks import Block, Kind
from perspectief.policy.council.choices import Part
from perspectief.policy.council.queries.report import pages
from perspectief.policy.council.tests import world


@pytest.fixture(autouse=True)
def _no_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "_SECTIONS", {})


def words_of(report: object, part: Part) -> list[str]:
    document = pages.of(report)  # type: ignore[arg-type]
    return [block.text for one in document.chapters if one.key == part for block in one.blocks]


@pytest.mark.usefixtures("city")
def test_a_room_tells_its_part_and_it_stays_as_it_was_told() -> None:
    told = ["Drie projecten gaan door."]
    asked: list[sections.Asked] = []

    def make(question: sections.Asked) -> list[Block]:
        asked.append(question)
        return [
            Block(Kind.PARAGRAPH, told[0]),
            Block(Kind.TABLE, "Projecten", heads=("Wat", "Euro"), rows=(("Maatjes", "10.000"),)),
        ]

    sections.register(Part.WEIGHING, "portfolio", title="De mand", make=make)
    report = world.published()
    told[0] = "Later is het anders."

    words = words_of(report, Part.WEIGHING)

    assert "De mand" in words
    assert "Drie projecten gaan door." in words
    assert "Later is het anders." not in words
    assert not any("Nog niet beschikbaar" in text for text in words)
    assert (asked[0].cycle, asked[0].as_of) == ("2024-1", world.THEN)


@pytest.mark.usefixtures("city")
def test_a_room_with_nothing_to_tell_leaves_the_honest_sentence() -> None:
    sections.register(Part.SIGNALS, "lobby", title="Lobby", make=lambda _asked: [])

    words = words_of(world.draft(), Part.SIGNALS)

    assert "Lobby" not in words
    assert any("Nog niet beschikbaar" in text for text in words)


def test_no_other_room_writes_in_the_chapter_of_the_experts() -> None:
    with pytest.raises(ValueError, match="ervaringsdeskundigen"):
        sections.register(Part.EXPERTS, "hulp", title="Hulp", make=lambda _asked: [])


def test_two_sections_of_one_name_are_refused() -> None:
    sections.register(Part.REACH, "een", title="Een", make=lambda _asked: [])

    with pytest.raises(ValueError, match="een"):
        sections.register(Part.REACH, "een", title="Twee", make=lambda _asked: [])
