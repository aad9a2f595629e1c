"""The part of an income that creditors must leave (beslagvrije voet), in outline (Rv 475c to 475e).

Known: 95% of an income that is not above the norm, and the maximum per household for some dates. Between the two the
amount rises with the income by constants that were not found: then the answer is unknown, never a guess. Not modelled:
the addition for housing cost, and the income of a partner outside the attachment. Real cases need the official tool.
"""


def inkomen_voor_beslag_m_gezin(netto_inkomen_met_bijstand_m_gezin: float) -> float:
    """Artikel 475d Rv, euro per maand: het netto inkomen van het gezin, met vakantiegeld."""
    return netto_inkomen_met_bijstand_m_gezin


def beslagvrije_voet_ondergrens_m_gezin(
    inkomen_voor_beslag_m_gezin: float, bijstandsnorm_m_gezin: float, beschermd_deel: float
) -> float:
    """Artikel 475d Rv, euro per maand: 95% van het inkomen, en boven de norm ten minste 95% van de norm."""
    return beschermd_deel * min(inkomen_voor_beslag_m_gezin, bijstandsnorm_m_gezin)


def beslagvrije_voet_maximum_m_gezin(
    heeft_partner_gezin: bool,
    heeft_kinderen_gezin: bool,
    maximum_alleenstaande: float,
    maximum_alleenstaande_ouder: float,
    maximum_paar: float,
    maximum_paar_met_kinderen: float,
) -> float:
    """Artikel 475da Rv, euro per maand: het hoogste bedrag voor dit gezin."""
    if heeft_partner_gezin:
        return maximum_paar_met_kinderen if heeft_kinderen_gezin else maximum_paar
    return maximum_alleenstaande_ouder if heeft_kinderen_gezin else maximum_alleenstaande


def beslagvrije_voet_m_gezin(
    inkomen_voor_beslag_m_gezin: float,
    bijstandsnorm_m_gezin: float,
    beslagvrije_voet_ondergrens_m_gezin: float,
    beslagvrije_voet_boven_norm: float,
) -> float:
    """Artikel 475d Rv, euro per maand: het bedrag dat het gezin mag houden. Boven de norm niet bekend."""
    if inkomen_voor_beslag_m_gezin <= bijstandsnorm_m_gezin:
        return beslagvrije_voet_ondergrens_m_gezin
    return beslagvrije_voet_boven_norm


def ruimte_voor_schuldeisers_m_gezin(inkomen_voor_beslag_m_gezin: float, beslagvrije_voet_m_gezin: float) -> float:
    """Artikel 475d Rv, euro per maand: wat schuldeisers hooguit samen kunnen krijgen."""
    return max(0.0, inkomen_voor_beslag_m_gezin - beslagvrije_voet_m_gezin)
