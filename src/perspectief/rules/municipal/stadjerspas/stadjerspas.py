"""Stadjerspas: free pass with discounts on sport, culture and outings, for people with a low income."""

from perspectief.rules.facts import Studie
from perspectief.rules.kernel import Scheme, any_of, cent, condition, dated, sum_of, uses


@dated(term="inkomensgrens_m_gezin", start="2013-01-01", until="2017-12-31")
def inkomensgrens_m_gezin_eerst(inkomensgrens_deel: float, bijstandsnorm_zonder_vakantiegeld_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: een deel van de bijstandsnorm zonder vakantiegeld."""
    return cent(inkomensgrens_deel * bijstandsnorm_zonder_vakantiegeld_m_gezin)


@dated(term="inkomensgrens_m_gezin", start="2018-01-01", until="2018-12-31")
def inkomensgrens_m_gezin_2018(heeft_partner_gezin: bool, grens_alleen_m: float, grens_paar_m: float) -> float:
    """Beleid gemeente, euro per maand: de grens zoals die is gepubliceerd, één voor alle leeftijden."""
    return grens_paar_m if heeft_partner_gezin else grens_alleen_m


@dated(term="inkomensgrens_m_gezin", start="2019-01-01")
def inkomensgrens_m_gezin_2019(inkomensgrens_deel: float, bijstandsnorm_zonder_vakantiegeld_m_gezin: float) -> float:
    """Lezing, euro per maand: een deel van de bijstandsnorm zonder vakantiegeld; zo klopt de grens van 2018."""
    return cent(inkomensgrens_deel * bijstandsnorm_zonder_vakantiegeld_m_gezin)


def vakantiegeld_bijstand_m(bijstand_netto_m: float, vakantiegeld_deel: float) -> float:
    """Artikel 19 lid 3 Pw, euro per maand: het vakantiegeld in de bijstand."""
    return 0.0 if bijstand_netto_m == 0 else vakantiegeld_deel * bijstand_netto_m


vakantiegeld_bijstand_m_gezin = sum_of(
    "vakantiegeld_bijstand_m",
    "Artikel 19 lid 3 Pw, euro per maand: het vakantiegeld in de bijstand van de partners samen.",
    where="is_gezinsouder",
)


@dated(term="inkomen_uit_lijst_m_gezin", start="2013-01-01", until="2023-12-31")
@uses(netto="netto_zoals_opgegeven.netto_zoals_opgegeven_m_gezin")
def inkomen_uit_lijst_m_gezin_opgegeven(netto: float, vakantiegeld_bijstand_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: het netto inkomen zoals het is opgegeven, de bijstand zonder vakantiegeld."""
    return netto - vakantiegeld_bijstand_m_gezin


@dated(term="inkomen_uit_lijst_m_gezin", start="2024-01-01")
def inkomen_uit_lijst_m_gezin_berekend(netto_inkomen_zonder_vakantiegeld_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: het netto inkomen en de bijstand zonder vakantiegeld."""
    return netto_inkomen_zonder_vakantiegeld_m_gezin


def inkomen_zonder_vakantiegeld_m_gezin(
    netto_zonder_vakantiegeld_opgegeven_m_gezin: float, inkomen_uit_lijst_m_gezin: float
) -> float:
    """Beleid gemeente, euro per maand: het inkomen zonder vakantiegeld.

    Lezing: wie dit bedrag zelf noemt, kent het; anders komt het uit de inkomens die zijn opgegeven.
    """
    if netto_zonder_vakantiegeld_opgegeven_m_gezin > 0:
        return netto_zonder_vakantiegeld_opgegeven_m_gezin
    return inkomen_uit_lijst_m_gezin


@condition(
    met="Uw inkomen is laag genoeg: niet hoger dan {inkomensgrens_m_gezin} per maand zonder vakantiegeld.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand zonder vakantiegeld. "
    "Wordt uw inkomen lager? Dan kunt u de pas alsnog krijgen.",
    open="Dit hangt af van uw inkomen zonder vakantiegeld en zonder toeslagen.",
)
def inkomen_is_laag_genoeg_gezin(inkomen_zonder_vakantiegeld_m_gezin: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid gemeente: een inkomen tot een deel van de bijstandsnorm; toeslagen tellen niet mee."""
    return cent(inkomen_zonder_vakantiegeld_m_gezin) <= inkomensgrens_m_gezin


def kan_pas_aanvragen(is_gezinsouder: bool, studie: int, krijgt_studiefinanciering: bool) -> bool:
    """Beleid gemeente: een volwassene die geen scholier of student met studiefinanciering is."""
    if not is_gezinsouder:
        return False
    return studie == Studie.GEEN or not krijgt_studiefinanciering


iemand_kan_pas_aanvragen_gezin = any_of(
    "kan_pas_aanvragen", "Lezing: het is genoeg als één van de volwassenen geen studiefinanciering heeft."
)


@condition(
    met="U leeft niet alleen van studiefinanciering.",
    unmet="Deze pas is er niet voor studenten met studiefinanciering. Bent u klaar met uw studie? Dan kan het wel.",
    open="Dit hangt af van of u studiefinanciering heeft.",
)
def leeft_niet_van_studiefinanciering_gezin(iemand_kan_pas_aanvragen_gezin: bool) -> bool:
    """Beleid gemeente: scholieren en studenten met studiefinanciering krijgen geen pas."""
    return iemand_kan_pas_aanvragen_gezin


SCHEME = Scheme(
    name="Stadjerspas",
    owner="gemeente",
    purpose="Een gratis pas met korting op sport, cultuur, bibliotheek, zwemmen en uitjes.",
    law="Beleid gemeente",
    level="gezin",
    conditions=("inkomen_is_laag_genoeg_gezin", "leeft_niet_van_studiefinanciering_gezin"),
    amount=None,
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "De pas is gratis. Kinderen onder de 18 krijgen hem via u.",
        "Zorgtoeslag, huurtoeslag en andere toeslagen tellen niet mee als inkomen.",
        "Hoeveel tegoed er op de pas staat, kunnen wij niet zeggen. Vraag het bij de Stadjerspas.",
    ),
    not_modelled=("Of de gemeente bij deze pas ook naar uw spaargeld kijkt, weten wij niet.",),
    next_doors=("volwassenenfonds", "leergeld", "jeugdfonds"),
    status="partial",
    verified_until="2024-12-31",
)
