"""Lines under which statistics call an income low or a household poor. No right hangs on them.

Two different lines that never belong in one series: the low-income line of CBS (one purchasing power for all years)
and the poverty line of CBS, SCP and Nibud (published since October 2024). Only the households and years that were
published are known; no equivalence factors are guessed for the others. The poverty line also asks a buffer of wealth,
and replaces its norm for rent and energy by the real cost where that is known; that is not modelled.
"""

from perspectief.rules.kernel import count_of


def is_tiener(is_gezinskind: bool, leeftijd: int, leeftijd_tiener: int) -> bool:
    """Lezing: een kind van 13 jaar of ouder; tot en met 12 jaar telt een kind als jong."""
    return is_gezinskind and leeftijd >= leeftijd_tiener


aantal_tieners_gezin = count_of("is_tiener", "Rekenstap, aantal: kinderen van 13 tot 18 in het gezin.")


def lage_inkomensgrens_m_gezin(
    heeft_partner_gezin: bool,
    aantal_kinderen_gezin: int,
    lage_inkomensgrens_alleenstaande: float,
    lage_inkomensgrens_paar: float,
    lage_inkomensgrens_paar_twee_kinderen: float,
    lage_inkomensgrens_ouder_twee_kinderen: float,
    grens_onbekend: float,
    aantal_kinderen_voorbeeld: int,
) -> float:
    """Rekenstap, euro per maand: de lage-inkomensgrens van het CBS, netto. Onbekend voor andere gezinnen en jaren."""
    if aantal_kinderen_gezin == 0:
        return lage_inkomensgrens_paar if heeft_partner_gezin else lage_inkomensgrens_alleenstaande
    if aantal_kinderen_gezin == aantal_kinderen_voorbeeld:
        return lage_inkomensgrens_paar_twee_kinderen if heeft_partner_gezin else lage_inkomensgrens_ouder_twee_kinderen
    return grens_onbekend


def armoedegrens_m_gezin(
    heeft_partner_gezin: bool,
    aantal_kinderen_gezin: int,
    aantal_tieners_gezin: int,
    armoedegrens_alleenstaande: float,
    armoedegrens_paar_twee_jonge_kinderen: float,
    armoedegrens_paar_twee_tieners: float,
    armoedegrens_ouder_twee_tieners: float,
    grens_onbekend: float,
    aantal_kinderen_voorbeeld: int,
) -> float:
    """Rekenstap, euro per maand: de armoedegrens van CBS, SCP en Nibud, netto. Onbekend voor andere gezinnen."""
    if aantal_kinderen_gezin == 0:
        return grens_onbekend if heeft_partner_gezin else armoedegrens_alleenstaande
    if aantal_kinderen_gezin != aantal_kinderen_voorbeeld:
        return grens_onbekend
    if aantal_tieners_gezin == aantal_kinderen_voorbeeld:
        return armoedegrens_paar_twee_tieners if heeft_partner_gezin else armoedegrens_ouder_twee_tieners
    if aantal_tieners_gezin == 0 and heeft_partner_gezin:
        return armoedegrens_paar_twee_jonge_kinderen
    return grens_onbekend


def armoedebuffer_gezin(
    heeft_partner_gezin: bool,
    aantal_kinderen_gezin: int,
    aantal_tieners_gezin: int,
    armoedebuffer_alleenstaande: float,
    armoedebuffer_paar_twee_jonge_kinderen: float,
    grens_onbekend: float,
    aantal_kinderen_voorbeeld: int,
) -> float:
    """Rekenstap, euro: het vermogen waarboven een gezin niet arm heet. Onbekend voor andere gezinnen en jaren."""
    if aantal_kinderen_gezin == 0 and not heeft_partner_gezin:
        return armoedebuffer_alleenstaande
    if heeft_partner_gezin and aantal_kinderen_gezin == aantal_kinderen_voorbeeld and aantal_tieners_gezin == 0:
        return armoedebuffer_paar_twee_jonge_kinderen
    return grens_onbekend
