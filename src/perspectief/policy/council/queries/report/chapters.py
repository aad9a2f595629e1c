"""The chapters of a report in their order, as blocks in the reader's language. Page, paper and summary use these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectief.foundation.goals.choices import Level
from perspectief.foundation.voices import Voice
from perspectief.policy.council import wording
from perspectief.policy.council.calc.blocks import Block, Chapter, Kind, Mark, as_written, written
from perspectief.policy.council.calc.figures import Told
from perspectief.policy.council.choices import Part, Slot
from perspectief.policy.council.queries.report import annex, content, figure_blocks, front
from perspectief.policy.council.queries.report.material import Material

Blocks = Iterator[Block]


def of(material: Material) -> list[Chapter]:
    """All chapters."""
    return [*_Writer(material).chapters()]


class _Writer:
    """Writes the chapters one by one; an indicator is told in full where it comes up first."""

    def __init__(self, material: Material):
        self.material, self.told, self.missing = material, dict[str, str](), set[str]()
        self.title = ""

    def chapters(self) -> Iterator[Chapter]:
        for number, part in enumerate(Part, start=1):
            self.title = str(part.label)
            blocks = tuple(self._chapter(part)) or (Block(Kind.ABSENT, _("Hier staat nog geen tekst.")),)
            yield Chapter(part.value, number, self.title, blocks)

    def _chapter(self, part: Part) -> Blocks:
        own: Mapping[Part, Callable[[], Blocks]] = {
            Part.SUMMARY: lambda: front.blocks_of(self.material),
            Part.STRATEGIC: self._strategic,
            Part.TACTICAL: lambda: self._goals(Level.TACTICAL),
            Part.EXPERTS: self._experts,
            Part.YOUTH: self._youth,
            Part.LINES: self._lines,
            Part.WEIGHING: self._decisions,
            Part.REACH: self._reach,
            Part.EFFECTS: self._effects,
            Part.ANSWERS: self._answers,
            Part.ANNEX: lambda: annex.blocks_of(self.material),
        }
        if part not in (Part.EXPERTS, Part.SUMMARY, Part.ANNEX):
            yield from self._text(Slot(part.value))
        if part in own:
            yield from own[part]()
        yield from self._of_other_rooms(part)

    def _text(self, slot: Slot) -> Blocks:
        text = self.material.texts.get(slot)
        if text is not None:
            yield from written(text.text, mark=invented(text.invented))

    def _of_other_rooms(self, part: Part) -> Blocks:
        sections = self.material.record["sections"].get(part.value, ())
        for section in sections:
            yield Block(Kind.HEADING, section["title"], is_dutch=True)
            yield from (content.block_of(one) for one in section["blocks"])
        if part in FROM_OTHER_ROOMS and not sections:
            yield Block(Kind.ABSENT, _("Nog niet beschikbaar: %(what)s") % {"what": FROM_OTHER_ROOMS[part]()})

    # --- Goals --------------------------------------------------------------------------------------------------------
    def _strategic(self) -> Blocks:
        yield from self._goals(Level.STRATEGIC)
        yield from peer_blocks(self.material.record["peers"])

    def _goals(self, level: Level) -> Blocks:
        for goal in self.material.record["goals"]:
            if goal["level"] == level:
                yield from self._goal(goal)

    def _goal(self, goal: Mapping[str, str]) -> Blocks:
        yield Block(Kind.HEADING, goal["name"], is_dutch=True)
        yield Block(Kind.PARAGRAPH, goal["meaning"], is_dutch=True)
        yield Block(Kind.PARAGRAPH, str(wording.PROOFS[goal["proof"]]))
        indicators = self.material.figures.of_goal(goal["key"])
        stories = self.material.voices.get(goal["key"], [])
        yield from self._indicators(indicators)
        if stories:
            yield Block(Kind.HEADING, _("Wat mensen zelf zeggen"), level=4)
            yield from map(voice_block, stories)
        if not indicators and not stories:
            yield Block(Kind.ABSENT, _("Hier is nog geen cijfer en geen verhaal."))

    def _indicators(self, found: list[Told], level: int = 4) -> Blocks:
        """A few in full, those with a target first; the others in one table; what has no figure in one sentence."""
        with_figure = [one for one in found if one.own.newest]
        new = sorted((one for one in with_figure if one.key not in self.told), key=lambda one: not one.aims)
        full = new[:MOST_IN_FULL]
        for one in full:
            yield from figure_blocks.blocks_of(one, level=level, most=self.material.most)
        rows = [one for one in with_figure if one not in full]
        if rows:
            yield Block(Kind.HEADING, _("Andere cijfers hierbij") if full else _("Cijfers hierbij"), level=level)
            yield figure_blocks.overview(rows, self.told)
        yield from self._without([one for one in found if not one.own.newest])
        self.told |= {one.key: self.title for one in with_figure if one.key not in self.told}

    def _without(self, found: list[Told]) -> Blocks:
        """What has no figure: named once in the report, and after that only counted."""
        new = [one for one in found if one.key not in self.missing]
        before = len(found) - len(new)
        if new:
            yield Block(Kind.PARAGRAPH, _("Hiervan is nog geen cijfer:"))
            yield Block(Kind.LIST, items=tuple(map(figure_blocks.named, new)), is_dutch=True)
        if before:
            text = ngettext(
                "Ook van %(number)s cijfer dat al eerder is genoemd, is er nog geen getal.",
                "Ook van %(number)s cijfers die al eerder zijn genoemd, is er nog geen getal.",
                before,
            )
            yield Block(Kind.ABSENT, text % {"number": before})
        self.missing |= {one.key for one in new}

    # --- People -------------------------------------------------------------------------------------------------------
    def _experts(self) -> Blocks:
        """Their text as they wrote it; or their own reason; or that it did not come."""
        texts = self.material.texts
        for slot in (Slot.EXPERTS, Slot.EXPERTS_REASON):
            if slot in texts:
                yield as_written(texts[slot].text, mark=invented(texts[slot].invented))
                said = {"digest": texts[slot].digest, "day": wording.moment(texts[slot].at)}
                yield Block(
                    Kind.SOURCE,
                    _("Geschreven door ervaringsdeskundigen op %(day)s. Niemand anders veranderde een woord.") % said,
                )
                yield Block(Kind.SOURCE, _("Controlegetal van deze tekst: %(digest)s") % said)
        if self.material.missed:
            yield Block(Kind.NOTICE, wording.experts_missed(self.material.missed))
        if not self.material.missed and not {Slot.EXPERTS, Slot.EXPERTS_REASON} & texts.keys():
            yield Block(Kind.ABSENT, _("Dit hoofdstuk is er nog niet."))

    def _youth(self) -> Blocks:
        found = [one for one in self.material.figures.told if any(word in one.key for word in YOUNG)]
        yield from self._indicators(found, level=3)
        if not found and Slot.YOUTH not in self.material.texts:
            yield Block(Kind.ABSENT, _("Hier is nog niets over kinderen en jongeren."))

    # --- What was done ------------------------------------------------------------------------------------------------
    def _lines(self) -> Blocks:
        for line in self.material.record["lines"]:
            title = _("Lijn %(number)s: %(name)s") % {"number": line["number"], "name": line["name"]}
            yield Block(Kind.HEADING, title, is_dutch=True)
            yield Block(Kind.PARAGRAPH, line["meaning"], is_dutch=True)
            yield from actions_of(line)
            yield from self._indicators(self.material.figures.of_line(line["number"]))

    def _decisions(self) -> Blocks:
        for one in self.material.record["decisions"]:
            said = {"day": wording.day(one["on"]), "by": one["by"], "text": one["text"], "reason": one["reason"]}
            text = _("%(day)s, besluit van %(by)s: %(text)s Waarom: %(reason)s") % said
            yield Block(Kind.PARAGRAPH, text, mark=invented(one["invented"]))

    def _reach(self) -> Blocks:
        found = [one for one in self.material.figures.told if one.collection in REACH]
        yield from self._indicators(found, level=3)
        if not found:
            yield Block(Kind.ABSENT, _("Hier is nog geen cijfer."))

    def _effects(self) -> Blocks:
        known, open_ = _known_and_open(self.material.figures.told)
        for heading, items, nothing in (
            (_("Dit weten wij"), known, _("Van geen enkel doel is al te zeggen of het is gehaald.")),
            (_("Dit weten wij nog niet"), open_, _("Van elk doel is te zeggen hoe het ervoor staat.")),
        ):
            yield Block(Kind.HEADING, heading)
            yield Block(Kind.LIST, items=tuple(items)) if items else Block(Kind.PARAGRAPH, nothing)
        yield Block(Kind.HEADING, _("Dit kunnen wij niet weten"))
        yield Block(Kind.PARAGRAPH, _("Een cijfer dat stijgt of daalt, zegt niet waardoor dat komt."))
        yield Block(
            Kind.PARAGRAPH,
            _("Daarvoor moet u vergelijken met mensen die geen hulp kregen. Zo’n vergelijking is er nu niet."),
        )

    def _answers(self) -> Blocks:
        answers = self.material.record["answers"]
        if not answers:
            yield Block(Kind.ABSENT, _("Er zijn geen vragen, moties of toezeggingen."))
        for one in answers:
            yield from answer_of(one)


def invented(is_invented: bool) -> Mark:
    """The mark of what was made up."""
    return Mark.INVENTED if is_invented else Mark.NONE


def voice_block(voice: Voice) -> Block:
    """A story as it may be shown now; a withdrawn one without a word of it."""
    if voice.withdrawn:
        return Block(Kind.ABSENT, _("Dit verhaal is ingetrokken."))
    parts = [voice.alternative or voice.text]
    extra = [_("Waarom dit verhaal: %(because)s") % {"because": voice.because}] if voice.because else []
    if voice.against:
        extra.append(_("Dit verhaal gaat tegen het cijfer in."))
    return Block(
        Kind.VOICE,
        parts[0],
        items=tuple(extra),
        by=voice.by,
        url=voice.address,
        is_dutch=True,
        mark=invented(voice.invented),
    )


def actions_of(line: Mapping[str, Any]) -> Blocks:
    """The actions of a line in a table, for a report and a letter."""
    if not line["actions"]:
        yield Block(Kind.ABSENT, _("Op deze lijn staat nog geen actie."))
        return
    heads = (_("Actie"), _("Wie"), _("Wanneer"), _("Hoe ver"))
    rows = tuple((one["text"], one["owner"], _due(one), _how_far(one)) for one in line["actions"])
    yield Block(Kind.TABLE, _("Acties: %(line)s") % {"line": line["name"]}, heads=heads, rows=rows, is_dutch=True)


def _due(action: Mapping[str, Any]) -> str:
    """When it should be there; as its source says it, when that is no day."""
    return action["due_said"] or (wording.day(action["due"]) if action["due"] else "\N{EN DASH}")


def _how_far(action: Mapping[str, Any]) -> str:
    parts = [f"{action['state'][:1].upper()}{action['state'][1:]}."]
    if action["late"]:
        parts.append(_("De dag is voorbij."))
    if action["news"]:
        parts.append(f"{action['news']} ({action['source']})")
    return " ".join(parts)


def peer_blocks(peers: Mapping[str, Any]) -> Blocks:
    """The city among municipalities that look like it."""
    if not peers["compared"]:
        return
    yield Block(Kind.HEADING, _("Naast gemeenten die op de onze lijken"))
    others = ", ".join(peers["names"])
    yield Block(Kind.PARAGRAPH, _("Wij vergelijken met %(names)s.") % {"names": others})
    yield Block(
        Kind.PARAGRAPH,
        _("Die gemeenten lijken op de onze in inwoners, woningen en leeftijd. Op armoede hebben wij niet gekozen."),
    )
    for one in peers["compared"]:
        said = {"name": one["name"], "period": wording.period(one["period"])}
        yield Block(Kind.HEADING, _("%(name)s, %(period)s") % said, level=4, is_dutch=True)
        heads = (_("Gemeente"), _("Cijfer"), _("Bron en versie"))
        rows = tuple((row["name"], row["text"], _peer_source(row)) for row in one["rows"])
        yield Block(Kind.TABLE, _("%(name)s, %(period)s") % said, heads=heads, rows=rows, is_dutch=True)


def _peer_source(row: Mapping[str, Any]) -> str:
    if not row["release"]:
        return "\N{EN DASH}"
    return _("%(release)s, versie %(number)s.") % {"release": row["release"], "number": row["version"]}


def _known_and_open(told: tuple[Told, ...]) -> tuple[list[str], list[str]]:
    """What can be said of each target, and what cannot be said yet."""
    known, open_ = [], []
    for one in told:
        known += [f"{one.name}: {aim.word}. {aim.sentence}" for aim in one.aims if not aim.is_open]
        unsettled = dict.fromkeys(aim.sentence for aim in one.aims if aim.is_open)
        if unsettled:
            open_.append(f"{one.name}. {' '.join(unsettled)}")
    return known, open_


MOST_IN_FULL = 4
"""So many indicators of one goal are told in full; the page of the monitor and the file have all of them."""
YOUNG = ("kinderen", "jongeren", "gezinnen", "schoolfonds")
"""Words in the key of an indicator that is about children and youth."""
REACH = ("bereik", "begroting")
"""Collections of indicators that tell who is reached."""
FROM_OTHER_ROOMS: Mapping[Part, Callable[[], str]] = {
    Part.WEIGHING: lambda: _("wat wij doorzetten, veranderen of stoppen, en welk geld daardoor vrijkomt."),
    Part.SIGNALS: lambda: _("problemen die mensen in de praktijk zien, en onze vragen aan het Rijk."),
    Part.INVESTMENT: lambda: _("wat wij hoopten van geld voor mensen, en wat ervan uitkwam."),
}
"""What these chapters wait for, as long as no room tells it."""


def answer_of(one: Mapping[str, Any]) -> Blocks:
    """What was asked, by whom, how far it is, and the answer."""
    said = {
        "kind": one["kind_word"],
        "by": one["faction"] or one["asker"],
        "day": wording.day(one["asked_on"]),
        "state": one["state_word"],
        "owner": one["owner"],
        "due": wording.day(one["due"]),
    }
    yield Block(Kind.HEADING, one["title"], is_dutch=True, mark=invented(one["invented"]))
    yield Block(Kind.SOURCE, _("%(kind)s van %(by)s, %(day)s. Stand: %(state)s.") % said)
    yield from written(one["text"])
    if one["answer"]:
        yield Block(Kind.HEADING, _("Antwoord"), level=4)
        yield from written(one["answer"])
    elif one["late"]:
        yield Block(Kind.ABSENT, _("Het antwoord had er op %(due)s moeten zijn. Wie: %(owner)s.") % said)
    else:
        yield Block(Kind.ABSENT, _("Het antwoord komt niet later dan %(due)s. Wie: %(owner)s.") % said)
