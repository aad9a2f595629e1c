"""The answers that a fact with a few choices can have; the numbers are what rules receive."""

from __future__ import annotations

from enum import IntEnum


class Woonvorm(IntEnum):
    """How the household holds its home (`home.tenure`)."""

    HUUR = 1
    KOOP = 2
    KAMER = 3
    INWONEND = 4
    INSTELLING = 5
    DAKLOOS = 6


class Studie(IntEnum):
    """What a person studies (`persons[].student`)."""

    GEEN = 0
    VOORTGEZET = 1
    MBO = 2
    HBO = 3
    WO = 4


class Opvang(IntEnum):
    """Kind of child care (`persons[].childcare[].kind`)."""

    GEEN = 0
    DAGOPVANG = 1
    BSO = 2
    GASTOUDER = 3


class Bewindvoerder(IntEnum):
    """Who is the court-appointed administrator (`situation.administrator`)."""

    GEEN = 0
    GKB = 1
    ANDER = 2


class Waterschap(IntEnum):
    """The water board that taxes the home (`situation.water_board`)."""

    NOORDERZIJLVEST = 1
    HUNZE_EN_AAS = 2
    WETTERSKIP = 3
