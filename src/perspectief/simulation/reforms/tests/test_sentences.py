"""What a council member reads about a plan."""

from __future__ import annotations

import re
from datetime import date

import pytest

from perspectief.simulation.reforms import BASELINE, gallery, read_reform, says

DAY = date(2026, 1, 1)
HEAD = {"naam": "Proef", "reden": "Om te zien.", "vanaf": "2026-07-01"}
LONGEST = 18

NOT_KNOWN = "Wat dat nu is, weten wij niet."
EXPECTED = {
    "stadjerspas_130": [
        "Stadjerspas: de grens voor het inkomen gaat van 120% naar 130% van de bijstandsnorm.",
        f"Jeugdfonds Sport & Cultuur: de grens voor het inkomen wordt 130% van de bijstandsnorm. {NOT_KNOWN}",
        "Witgoedregeling: de grens voor het inkomen gaat van 120% naar 130% van het sociaal minimum.",
        "Daardoor kan ook dit veranderen: Kindpakket.",
    ],
    "stadjerspas_120": ["Stadjerspas: de grens voor het inkomen blijft 120% van de bijstandsnorm."],
    "een_kindpakket": [
        "Leergeld, Jeugdfonds Sport & Cultuur en Laptopregeling gaan op in één regeling: Eén Kindpakket.",
        "Eén Kindpakket: het bedrag per kind onder de 18 wordt € 500 per jaar.",
    ],
    "spaargeld_tot_15000": [
        "Bijstand: de grens voor spaargeld van iemand alleen gaat van € 8.000 naar € 15.000.",
    ],
    "meer_houden_van_werk": [
        "Bijstand: het deel van het loon dat iemand mag houden gaat van 25% naar 30%.",
        "Bijstand: de tijd dat iemand loon mag houden gaat van 6 naar 24 maanden.",
    ],
    "inkomenstoeslag_vanzelf": [
        "Individuele inkomenstoeslag: wie er recht op heeft, krijgt het vanzelf. Aanvragen hoeft niet meer.",
        "Individuele inkomenstoeslag: de toeslag voor een paar: € 539 per jaar.",
    ],
    "bijzondere_bijstand_zonder_drempel": [
        "Bijzondere bijstand: het eerste bedrag dat iemand zelf betaalt gaat van € 132 naar € 0 per jaar.",
    ],
    "proefsamenwonen_een_jaar": ["Samenwonen op proef: de proef gaat van 4 naar 12 maanden."],
    "energietoeslag": [
        "Energietoeslag: deze regeling komt er weer. Eerst heette zij Energietoeslag 2022.",
        "Energietoeslag: de hele toeslag wordt € 800.",
    ],
}


@pytest.mark.parametrize("key", EXPECTED)
def test_a_plan_of_the_gallery_is_told_from_what_to_what(key: str) -> None:
    told = says(gallery()[key], "GM0014", DAY)
    assert told[0] == "Dit plan begint op 1 januari 2026."
    assert [sentence for sentence in EXPECTED[key] if sentence not in told] == []


@pytest.mark.parametrize("key", gallery())
def test_a_plan_is_told_in_short_sentences_without_words_of_the_law(key: str) -> None:
    reform = gallery()[key]
    for sentence in re.split(r"(?<=[.:]) ", " ".join([reform.name + ".", reform.reason, *says(reform)])):
        assert len(sentence.split()) <= LONGEST, sentence
        assert not re.search(r"_|in aanmerking|ten onrechte", sentence), sentence


def test_today_is_told_as_no_change() -> None:
    assert says(BASELINE) == ["Er verandert niets."]


def test_before_its_day_a_plan_says_so() -> None:
    told = says(read_reform({**HEAD, "schaft_af": "leergeld"}), "GM0014", DAY)
    assert told[:3] == [
        "Dit plan begint op 1 juli 2026.",
        "Op 1 januari 2026 verandert er nog niets.",
        "Leergeld: deze regeling stopt op 1 juli 2026.",
    ]


def test_every_kind_of_change_has_its_sentence() -> None:
    reform = read_reform(
        {
            **HEAD,
            "waarden": {
                "studietoeslag.toeslag_per_leeftijd": [[15, 200], [21, 400.5]],
                "bijzondere_bijstand.student_leent_eerst": False,
                "laptop.elk_leerjaar_telt": "nee",
                "proefsamenwonen.proefmaanden": 1,
                "witgoed.wachttijd": 3,
                "zorgtoeslag.leeftijdsgrens": 21,
            },
            "regels": {"bijstand.heeft_vermogen_onder_grens_gezin": "vervalt"},
        }
    )
    told = says(reform)
    for sentence in (
        "Studietoeslag: studietoeslag per leeftijd wordt: vanaf 15 € 200, vanaf 21 € 400,50.",
        "Bijzondere bijstand: een student hoeft niet eerst bij DUO te lenen.",
        "Laptopregeling: of elk leerjaar van de middelbare school meetelt: nee.",
        "Samenwonen op proef: de proef gaat van 4 naar 1 maand.",
        "Witgoedregeling: de tijd met een laag inkomen gaat van 5 naar 3 jaar.",
        "Zorgtoeslag: leeftijd vanaf wanneer er zorgtoeslag is gaat van 18 naar 21 jaar.",
        "Bijstand: deze voorwaarde vervalt: het vermogen is niet hoger dan de grens.",
    ):
        assert sentence in told, told
