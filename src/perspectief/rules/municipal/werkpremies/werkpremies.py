"""Werkpremies: money for people with bijstand who work part-time, or who leave bijstand for work."""

from perspectief.rules.kernel import Scheme, any_of, cent, condition

krijgt_bijstand_gezin = any_of(
    "krijgt_bijstand", "Rekenstap: een van de partners krijgt bijstand.", where="is_gezinsouder"
)


def werkt_naast_bijstand_gezin(
    krijgt_bijstand_gezin: bool, parttimepremie_deel: float, nettoloon_jaar_gezin: float
) -> bool:
    """Beleid gemeente: bijstand en loon uit deeltijdwerk in hetzelfde jaar, als de premie er is."""
    if not krijgt_bijstand_gezin:
        return False
    return parttimepremie_deel > 0 and nettoloon_jaar_gezin > 0


def werkt_blijvend_zonder_bijstand_gezin(
    krijgt_bijstand_gezin: bool,
    maanden_werk_na_bijstand_gezin: int,
    maanden_bijstand_voor_werk_gezin: int,
    werkmaanden_meer_dan: int,
    bijstandsmaanden_minstens: int,
) -> bool:
    """Beleid gemeente: na genoeg maanden bijstand langer dan een half jaar aan het werk."""
    if krijgt_bijstand_gezin or maanden_werk_na_bijstand_gezin <= 0:
        return False
    if maanden_werk_na_bijstand_gezin <= werkmaanden_meer_dan:
        return False
    return maanden_bijstand_voor_werk_gezin >= bijstandsmaanden_minstens


@condition(
    met="U werkt naast uw bijstand, of u werkt nu zonder bijstand.",
    unmet="Deze premies zijn er als u werkt naast bijstand. "
    "Of als u lang genoeg werkt na {bijstandsmaanden_minstens} maanden bijstand.",
    open="Dit hangt af van uw werk en uw bijstand.",
)
def werkt_naast_of_na_bijstand_gezin(
    werkt_naast_bijstand_gezin: bool, werkt_blijvend_zonder_bijstand_gezin: bool
) -> bool:
    """Beleid gemeente: de premie voor deeltijdwerk of de premie voor wie uit de bijstand gaat."""
    return werkt_naast_bijstand_gezin or werkt_blijvend_zonder_bijstand_gezin


def kan_meedoen(leeftijd: int, werkt_met_loonkostensubsidie: bool, leeftijd_zonder_subsidie: int) -> bool:
    """Beleid gemeente: oud genoeg, of jonger en aan het werk met loonkostensubsidie."""
    return werkt_met_loonkostensubsidie or leeftijd >= leeftijd_zonder_subsidie


iemand_kan_meedoen_gezin = any_of(
    "kan_meedoen", "Lezing: het is genoeg als één van de partners mee kan doen.", where="is_gezinsouder"
)


@condition(
    met="U kunt meedoen met uw leeftijd.",
    unmet="Bent u jonger dan {leeftijd_zonder_subsidie}? Dan zijn deze premies er als u werkt met loonkostensubsidie.",
    open="Dit hangt af van uw leeftijd. Of u toen mee kon doen, weten wij niet.",
)
def leeftijd_past_gezin(iemand_kan_meedoen_gezin: bool) -> bool:
    """Beleid gemeente: wie jonger is dan 27, doet mee met loonkostensubsidie."""
    return iemand_kan_meedoen_gezin


def parttimepremie_gezin(
    werkt_naast_bijstand_gezin: bool, nettoloon_jaar_gezin: float, parttimepremie_deel: float
) -> float:
    """Beleid gemeente, euro: een deel van het netto loon van het kalenderjaar, één keer."""
    return cent(parttimepremie_deel * nettoloon_jaar_gezin) if werkt_naast_bijstand_gezin else 0.0


def uitstroompremie_gezin(werkt_blijvend_zonder_bijstand_gezin: bool, uitstroompremie: float) -> float:
    """Beleid gemeente, euro: een vast bedrag voor wie uit de bijstand aan het werk is."""
    return uitstroompremie if werkt_blijvend_zonder_bijstand_gezin else 0.0


def werkpremie_gezin(parttimepremie_gezin: float, uitstroompremie_gezin: float) -> float:
    """Rekenstap, euro: de premies samen; iemand krijgt er één tegelijk."""
    return parttimepremie_gezin + uitstroompremie_gezin


SCHEME = Scheme(
    name="Werkpremies",
    owner="gemeente",
    purpose="Extra geld als u gaat werken naast of na uw bijstand.",
    law="Artikel 31 Pw en beleid gemeente",
    level="gezin",
    conditions=("werkt_naast_of_na_bijstand_gezin", "leeftijd_past_gezin"),
    amount="werkpremie_gezin",
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Tot en met 2022 was er alleen een premie na 3 jaar bijstand. Het bedrag van toen kennen wij niet.",
        "De premie voor werk in deeltijd was er alleen in 2023.",
        "Hoeveel de premie na 2023 is voor wie uit de bijstand gaat, weten wij niet.",
        "Bent u jonger dan 27 en werkt u met loonkostensubsidie? Dan doet u sinds 2023 ook mee.",
    ),
    next_doors=("basisbaan", "individuele_inkomenstoeslag"),
    status="complete",
    verified_until="2023-12-31",
)
