"""Participatiefonds of the former municipality of Haren: ended on 1 January 2020; the Stadjerspas came instead."""

from perspectief.rules.kernel import Scheme, cent, condition, uses


def inkomensgrens_m_gezin(bijstandsnorm_m_gezin: float, inkomensgrens_deel: float) -> float:
    """Beleid gemeente Haren, euro per maand: tot en met dit inkomen was er een bedrag."""
    return cent(inkomensgrens_deel * bijstandsnorm_m_gezin)


@condition(
    met="U woonde in Haren.",
    unmet="Dit fonds was er voor inwoners van Haren.",
    open="Dit hangt af van waar u woonde.",
)
def woonde_daar_gezin(woonde_in_haren_gezin: bool) -> bool:
    """Beleid gemeente Haren: inwoner van Haren."""
    return woonde_in_haren_gezin


@condition(
    met="Uw inkomen is laag genoeg.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand.",
    open="Dit hangt af van uw inkomen.",
)
@uses(netto="minima_inkomen.inkomen_voor_minima_m_gezin")
def heeft_laag_inkomen_gezin(netto: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid gemeente Haren: een inkomen tot en met 110% van de bijstandsnorm."""
    return netto <= inkomensgrens_m_gezin


@condition(
    met="U heeft weinig spaargeld.",
    unmet="Uw spaargeld en bezit zijn hoger dan de grens van de bijstand.",
    open="Dit hangt af van uw spaargeld en bezit.",
)
def heeft_weinig_vermogen_gezin(heeft_vermogen_onder_grens_gezin: bool) -> bool:
    """Artikel 34 Pw: het vermogen is niet hoger dan de grens van de bijstand."""
    return heeft_vermogen_onder_grens_gezin


def participatiefonds_y_gezin(
    heeft_partner_gezin: bool,
    aantal_kinderen_gezin: int,
    bedrag_alleen_y: float,
    bedrag_paar_y: float,
    bedrag_per_kind_y: float,
) -> float:
    """Beleid gemeente Haren, euro per jaar: voor sport, cultuur, bibliotheek, telefoon en internet."""
    basis = bedrag_paar_y if heeft_partner_gezin else bedrag_alleen_y
    return basis + aantal_kinderen_gezin * bedrag_per_kind_y


SCHEME = Scheme(
    name="Participatiefonds Haren",
    owner="gemeente",
    purpose="Geld per jaar voor sport, cultuur, bibliotheek, telefoon en internet.",
    law="Beleid gemeente Haren",
    level="gezin",
    conditions=("woonde_daar_gezin", "heeft_laag_inkomen_gezin", "heeft_weinig_vermogen_gezin"),
    amount="participatiefonds_y_gezin",
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    next_doors=("stadjerspas", "volwassenenfonds", "jeugdfonds"),
    status="complete",
    verified_until="2019-12-31",
    exists_until="2019-12-31",
    ended="Het Participatiefonds van Haren stopte op 1 januari 2020. Sindsdien is er de Stadjerspas.",
)
