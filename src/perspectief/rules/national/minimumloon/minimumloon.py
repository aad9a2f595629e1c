"""The statutory minimum wage per hour by age, and what it comes to per month for a working week."""

from perspectief.rules.kernel import Table, cent, lookup


def minimumloon_uur(
    leeftijd: int, volgt_bbl: bool, minimumloon_uur_volwassen: float, jeugdloon_deel: Table, jeugdloon_deel_bbl: Table
) -> float:
    """Artikel 8 WML, euro per uur: het minimumloon bij de leeftijd, 0 onder de 15 jaar.

    Het jeugdloon is een deel van het volwassen loon, op de cent afgerond (Besluit minimumjeugdloonregeling). Voor
    werken en leren (bbl) gelden andere delen van 18 tot en met 20 jaar.
    """
    deel = lookup(jeugdloon_deel_bbl, leeftijd) if volgt_bbl else lookup(jeugdloon_deel, leeftijd)
    return cent(deel * minimumloon_uur_volwassen)


def minimumloon_36_uur_m(minimumloon_uur: float, uren_per_maand_bij_36: float) -> float:
    """Rekenstap, euro per maand: het minimumloon bij een werkweek van 36 uur, zonder vakantiegeld.

    Sinds 2024 noemt de wet geen loon per maand meer; dit is uurloon maal uren.
    """
    return minimumloon_uur * uren_per_maand_bij_36


def minimumloon_38_uur_m(minimumloon_uur: float, uren_per_maand_bij_38: float) -> float:
    """Rekenstap, euro per maand: het minimumloon bij een werkweek van 38 uur, zonder vakantiegeld."""
    return minimumloon_uur * uren_per_maand_bij_38


def minimumloon_40_uur_m(minimumloon_uur: float, uren_per_maand_bij_40: float) -> float:
    """Rekenstap, euro per maand: het minimumloon bij een werkweek van 40 uur, zonder vakantiegeld."""
    return minimumloon_uur * uren_per_maand_bij_40
