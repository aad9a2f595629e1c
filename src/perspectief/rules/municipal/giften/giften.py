"""Giften: how much somebody with bijstand may receive as a gift before it counts as income."""

from perspectief.rules.kernel import Scheme, any_of, cent, condition, sum_of

krijgt_bijstand_gezin = any_of(
    "krijgt_bijstand", "Rekenstap: een van de partners krijgt bijstand.", where="is_gezinsouder"
)
giften_samen_m_gezin = sum_of(
    "giften_m", "Rekenstap, euro per maand: de giften aan de partners samen.", where="is_gezinsouder"
)


def giftengrens_m_gezin(kostendelersnorm_m_gezin: float, giften_deel: float) -> float:
    """Beleid gemeente artikel 3.3 lid 2, euro per maand: een deel van de norm van het gezin, met vakantiegeld."""
    return cent(giften_deel * kostendelersnorm_m_gezin)


@condition(
    met="U krijgt bijstand.",
    unmet="Deze regel is er voor mensen met bijstand. Heeft u geen bijstand? Dan hoeft u giften niet te melden.",
    open="Dit hangt af van de vraag of u bijstand krijgt.",
)
def heeft_bijstand_gezin(krijgt_bijstand_gezin: bool) -> bool:
    """Beleid gemeente artikel 3.3: giften naast algemene bijstand."""
    return krijgt_bijstand_gezin


@condition(
    met="U krijgt giften.",
    unmet="U noemt geen giften.",
    open="Dit hangt af van de giften die u krijgt.",
)
def krijgt_giften_gezin(giften_samen_m_gezin: float) -> bool:
    """Rekenstap: er zijn giften."""
    return giften_samen_m_gezin > 0


@condition(
    met="Uw giften tellen niet mee voor uw bijstand.",
    unmet="Uw giften zijn {giftengrens_m_gezin} per maand of meer. Bel de gemeente en vraag wat dit betekent.",
    open="Wij weten niet zeker hoeveel giften nu vrij zijn. Vraag het de gemeente.",
)
def giften_zijn_vrij_gezin(giften_samen_m_gezin: float, giftengrens_m_gezin: float, landelijk_vrij_y: float) -> bool:
    """Artikel 31 lid 2 onderdeel m Pw en beleid gemeente artikel 3.3: giften onder de grens tellen niet mee.

    Landelijk is sinds 2026 een bedrag per kalenderjaar vrij. Bij de gemeente: lager dan de grens, niet gelijk.
    Lezing: de giften zijn een vast bedrag per maand.
    """
    if 12 * giften_samen_m_gezin <= landelijk_vrij_y:
        return True
    return giften_samen_m_gezin < giftengrens_m_gezin


def vrije_giften_m_gezin(giften_samen_m_gezin: float, giften_zijn_vrij_gezin: bool) -> float:
    """Beleid gemeente, euro per maand: de giften die niet meetellen."""
    return giften_samen_m_gezin if giften_zijn_vrij_gezin else 0.0


SCHEME = Scheme(
    name="Giften naast bijstand",
    owner="gemeente",
    purpose="U mag giften krijgen zonder dat uw bijstand lager wordt.",
    law="Artikel 31 Pw en beleid gemeente",
    level="gezin",
    conditions=("heeft_bijstand_gezin", "krijgt_giften_gezin", "giften_zijn_vrij_gezin"),
    amount="vrije_giften_m_gezin",
    per="maand",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Boodschappen van familie tellen net zo als boodschappen van de voedselbank.",
        "Krijgt u één keer een groot bedrag of een erfenis? Daarvoor zijn andere regels. Vraag het de gemeente.",
    ),
    next_doors=("bijzondere_bijstand", "gkb"),
    status="complete",
    verified_until="2026-12-31",
)
