"""Volwassenenfonds Sport & Cultuur: pays a club or lessons for an adult, through an intermediary."""

from perspectief.rules.kernel import Scheme, any_of, cent, condition


def is_volwassen_ouder(is_gezinsouder: bool, is_volwassen: bool) -> bool:
    """Beleid stichting Volwassenenfonds: 18 jaar of ouder."""
    return is_gezinsouder and is_volwassen


heeft_volwassene_gezin = any_of("is_volwassen_ouder", "Beleid stichting Volwassenenfonds: iemand van 18 jaar of ouder.")


@condition(
    met="U bent 18 jaar of ouder. Het fonds betaalt ten hoogste {maximum_sport_y} voor sport of {maximum_cultuur_y} "
    "voor cultuur.",
    unmet="Dit fonds is er vanaf 18 jaar. Voor wie jonger is, is er het Jeugdfonds.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_gezin(heeft_volwassene_gezin: bool) -> bool:
    """Beleid stichting Volwassenenfonds: 18 jaar of ouder."""
    return heeft_volwassene_gezin


def inkomensgrens_m_gezin(inkomensgrens_deel: float, bijstandsnorm_m_gezin: float) -> float:
    """Beleid stichting Volwassenenfonds, euro per maand: een deel van de bijstandsnorm, met vakantiegeld.

    Of het vakantiegeld meetelt, staat er niet bij; aan beide kanten met vakantiegeld is de lezing hier.
    """
    return cent(inkomensgrens_deel * bijstandsnorm_m_gezin)


@condition(
    met="Uw inkomen is laag genoeg: niet hoger dan {inkomensgrens_m_gezin} per maand.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand. Vraag de club of u in delen kunt betalen.",
    open="Dit hangt af van uw inkomen.",
)
def inkomen_is_laag_genoeg_gezin(inkomen_voor_minima_m_gezin: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid stichting Volwassenenfonds: een inkomen tot een deel van de bijstandsnorm."""
    return cent(inkomen_voor_minima_m_gezin) <= inkomensgrens_m_gezin


SCHEME = Scheme(
    name="Volwassenenfonds Sport & Cultuur",
    owner="Volwassenenfonds Sport & Cultuur",
    purpose="Het fonds betaalt uw sportclub, of les in muziek, dans, toneel of kunst.",
    law="Beleid stichting",
    level="gezin",
    conditions=("is_oud_genoeg_gezin", "inkomen_is_laag_genoeg_gezin"),
    amount=None,
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Het bedrag is ten hoogste. Het fonds betaalt aan de club of de leraar.",
        "Of het bedrag per jaar is, staat er niet bij. Wij denken van wel.",
    ),
    not_modelled=("De tussenpersoon kijkt of sport of les nu past. En of het geld te krap is.",),
    next_doors=("stadjerspas", "jeugdfonds"),
    status="partial",
    verified_until="2024-12-31",
)
