"""The social minimum: the ordinary assistance norm with holiday pay, and the lines that are a percentage of it.

Reading: the ordinary norm of articles 20 to 22 Pw, not the norm for people who share costs; from the AOW age the norm
of article 22. The norm with holiday pay compares with an income with holiday pay. A percentage is rounded to a cent.
"""

from perspectief.rules.kernel import cent, uses


def sociaal_minimum_m_gezin(bijstandsnorm_m_gezin: float) -> float:
    """Lezing, euro per maand: het sociaal minimum is de gewone bijstandsnorm met vakantiegeld."""
    return bijstandsnorm_m_gezin


def sociaal_minimum_101_m_gezin(sociaal_minimum_m_gezin: float, aandeel_101: float) -> float:
    """Rekenstap, euro per maand: 101% van het sociaal minimum, de grens van het CBS."""
    return cent(aandeel_101 * sociaal_minimum_m_gezin)


def sociaal_minimum_110_m_gezin(sociaal_minimum_m_gezin: float, aandeel_110: float) -> float:
    """Rekenstap, euro per maand: 110% van het sociaal minimum."""
    return cent(aandeel_110 * sociaal_minimum_m_gezin)


def sociaal_minimum_120_m_gezin(sociaal_minimum_m_gezin: float, aandeel_120: float) -> float:
    """Rekenstap, euro per maand: 120% van het sociaal minimum."""
    return cent(aandeel_120 * sociaal_minimum_m_gezin)


def sociaal_minimum_130_m_gezin(sociaal_minimum_m_gezin: float, aandeel_130: float) -> float:
    """Rekenstap, euro per maand: 130% van het sociaal minimum."""
    return cent(aandeel_130 * sociaal_minimum_m_gezin)


@uses(
    aantal_verzekerden_tp="zorgtoeslag.aantal_verzekerden_tp",
    standaardpremie_y="zorgtoeslag.standaardpremie_y",
    drempelinkomen_y="zorgtoeslag.drempelinkomen_y",
    percentage_alleen="zorgtoeslag.percentage_alleen",
    percentage_paar="zorgtoeslag.percentage_paar",
)
def zorgtoeslag_bij_minimum_y_tp(
    aantal_partners_tp: int,
    heeft_partner_tp: bool,
    aantal_verzekerden_tp: int,
    standaardpremie_y: float,
    drempelinkomen_y: float,
    percentage_alleen: float,
    percentage_paar: float,
) -> float:
    """Lezing, euro per jaar: de zorgtoeslag bij een inkomen op het sociaal minimum (artikel 2 Wzt, de hoogste).

    Dit telt het CBS op bij het sociaal minimum.
    """
    percentage = percentage_paar if heeft_partner_tp else percentage_alleen
    samen = max(0.0, aantal_partners_tp * standaardpremie_y - percentage * drempelinkomen_y)
    return samen * min(aantal_verzekerden_tp, aantal_partners_tp) / aantal_partners_tp
