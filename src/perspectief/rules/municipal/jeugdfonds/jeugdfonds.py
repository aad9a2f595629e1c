"""Jeugdfonds Sport & Cultuur: pays the fee of a club or lessons for a child, through an intermediary."""

from perspectief.rules.kernel import Scheme, any_of, cent, condition


def is_jeugdfondskind(is_kind: bool, leeftijd: int, minimumleeftijd: int) -> bool:
    """Beleid stichting Jeugdfonds: een kind onder de 18 dat oud genoeg is. Lezing: ook een jongere zonder ouders."""
    return is_kind and leeftijd >= minimumleeftijd


heeft_jeugdfondskind_gezin = any_of(
    "is_jeugdfondskind", "Beleid stichting Jeugdfonds: een kind van de juiste leeftijd."
)


@condition(
    met="Er is een kind of jongere die mee kan doen. Voor sport betaalt het fonds ten hoogste {maximum_sport_y} "
    "per jaar.",
    unmet="Dit fonds is er voor kinderen en jongeren tot en met 17 jaar.",
    open="Dit hangt af van de leeftijd van uw kind.",
)
def heeft_kind_voor_jeugdfonds_gezin(heeft_jeugdfondskind_gezin: bool) -> bool:
    """Beleid stichting Jeugdfonds: een kind van de juiste leeftijd."""
    return heeft_jeugdfondskind_gezin


def inkomensgrens_m_gezin(inkomensgrens_deel: float, bijstandsnorm_m_gezin: float) -> float:
    """Beleid stichting Jeugdfonds, euro per maand: een deel van de bijstandsnorm."""
    return cent(inkomensgrens_deel * bijstandsnorm_m_gezin)


@condition(
    met="Uw inkomen is laag genoeg.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand. Heeft u toch te weinig geld? Vraag het dan wel.",
    open="Iemand van school of het wijkteam kijkt met u of het geld te krap is. Een vaste grens kennen wij niet.",
)
def inkomen_is_laag_genoeg_gezin(inkomen_voor_minima_m_gezin: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid stichting Jeugdfonds: er is te weinig geld; een vaste grens is niet overal bekend."""
    if inkomensgrens_m_gezin <= 0:  # a limit nobody knows asks no income
        return False
    return cent(inkomen_voor_minima_m_gezin) <= inkomensgrens_m_gezin


SCHEME = Scheme(
    name="Jeugdfonds Sport & Cultuur",
    owner="Jeugdfonds Sport & Cultuur",
    purpose="Het fonds betaalt de sportclub, of les in muziek, dans of toneel, voor uw kind.",
    law="Beleid stichting",
    level="gezin",
    conditions=("heeft_kind_voor_jeugdfonds_gezin", "inkomen_is_laag_genoeg_gezin"),
    amount=None,
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Het fonds betaalt aan de club, voor 12 maanden. Wat de club meer kost, betaalt u zelf.",
        "Hoeveel er voor cultuur is, kunnen wij niet zeggen. Vraag het bij het fonds.",
        "Vraag het op tijd en elk jaar opnieuw. Voor maanden die voorbij zijn, betaalt het fonds niet.",
    ),
    not_modelled=("De tussenpersoon beoordeelt of er te weinig geld is voor sport of les.",),
    next_doors=("leergeld", "stadjerspas", "kindpakket"),
    status="partial",
    verified_until="2024-12-31",
)
