"""Individuele inkomenstoeslag, artikel 36 Participatiewet: something extra each year after long on a low income.

The law sets age, wealth and prospects; the municipality sets how long, how low and how much (artikel 8 Pw).
"""

from perspectief.rules.facts import Studie
from perspectief.rules.kernel import Scheme, any_of, cent, condition


def heeft_leeftijd_wet(is_gezinsouder: bool, leeftijd: int, minimumleeftijd_wet: int, heeft_aow_leeftijd: bool) -> bool:
    """Artikel 36 lid 1 Pw: 21 jaar of ouder en nog geen AOW-leeftijd."""
    return is_gezinsouder and leeftijd >= minimumleeftijd_wet and not heeft_aow_leeftijd


iemand_heeft_leeftijd_wet_gezin = any_of(
    "heeft_leeftijd_wet", "Artikel 36 lid 1 Pw: ten minste één volwassene heeft de leeftijd."
)


@condition(
    met="Uw leeftijd past bij deze toeslag.",
    unmet="Deze toeslag is er voor mensen vanaf {minimumleeftijd_wet} jaar, tot hun AOW-leeftijd.",
    open="Dit hangt af van uw leeftijd.",
)
def leeftijd_past_bij_de_wet_gezin(iemand_heeft_leeftijd_wet_gezin: bool) -> bool:
    """Artikel 36 lid 1 Pw: de leeftijd van de wet."""
    return iemand_heeft_leeftijd_wet_gezin


def heeft_leeftijd_gemeente(heeft_leeftijd_wet: bool, leeftijd: int, minimumleeftijd_gemeente: int) -> bool:
    """Beleid gemeente: de leeftijd die de gemeente vraagt, binnen de grenzen van de wet."""
    return heeft_leeftijd_wet and leeftijd >= minimumleeftijd_gemeente


iemand_heeft_leeftijd_gemeente_gezin = any_of(
    "heeft_leeftijd_gemeente", "Beleid gemeente: ten minste één volwassene heeft de leeftijd van de gemeente."
)


@condition(
    met="U heeft de leeftijd die de gemeente vraagt.",
    unmet="De gemeente geeft deze toeslag vanaf een hogere leeftijd. U kunt hem later aanvragen.",
    open="De gemeente kijkt naar uw leeftijd. Welke leeftijd zij nu vraagt, weten wij niet.",
)
def leeftijd_past_bij_de_gemeente_gezin(iemand_heeft_leeftijd_gemeente_gezin: bool) -> bool:
    """Beleid gemeente: de leeftijd van de gemeente."""
    return iemand_heeft_leeftijd_gemeente_gezin


@condition(
    met="U heeft al lang genoeg een laag inkomen.",
    unmet="Deze toeslag is er voor mensen die langer een laag inkomen hebben. U kunt hem later aanvragen.",
    open="Dit hangt af van hoe lang u al een laag inkomen heeft.",
)
def inkomen_is_lang_laag_gezin(jaren_laag_inkomen_gezin: int, wachttijd: int) -> bool:
    """Artikel 36 lid 1 Pw: langdurig een laag inkomen.

    Of het inkomen in elk jaar onder de grens bleef, zegt de inwoner zelf.
    """
    return wachttijd <= jaren_laag_inkomen_gezin


def inkomensgrens_m_gezin(inkomensgrens_deel: float, bijstandsnorm_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: een deel van de bijstandsnorm met vakantiegeld."""
    return cent(inkomensgrens_deel * bijstandsnorm_m_gezin)


@condition(
    met="Uw inkomen is nu laag genoeg.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand. Deze toeslag is er voor een lager inkomen.",
    open="Dit hangt af van uw inkomen.",
)
def inkomen_is_laag_genoeg_gezin(inkomen_voor_minima_m_gezin: float, inkomensgrens_m_gezin: float) -> bool:
    """Artikel 36 lid 1 Pw: een laag inkomen, ook nu nog.

    Premies voor werk en de jonggehandicaptenkorting, die niet meetellen, rekenen wij niet apart.
    """
    if inkomensgrens_m_gezin <= 0:  # a limit nobody knows asks no income
        return False
    return cent(inkomen_voor_minima_m_gezin) <= inkomensgrens_m_gezin


@condition(
    met="Uw spaargeld en bezit blijven onder de grens.",
    unmet="U heeft meer spaargeld of bezit dan de wet bij deze toeslag toestaat.",
    open="Dit hangt af van uw spaargeld en bezit.",
)
def vermogen_is_laag_genoeg_gezin(heeft_vermogen_onder_grens_gezin: bool) -> bool:
    """Artikel 36 lid 1 Pw: geen in aanmerking te nemen vermogen als bedoeld in artikel 34."""
    return heeft_vermogen_onder_grens_gezin


def studeert_nu(is_gezinsouder: bool, studie: int) -> bool:
    """Rekenstap: een volwassene in het gezin volgt een opleiding."""
    return is_gezinsouder and studie != Studie.GEEN


iemand_studeert_gezin = any_of("studeert_nu", "Rekenstap: een volwassene in het gezin volgt een opleiding.")


@condition(
    met="Er is geen opleiding die deze toeslag in de weg staat.",
    unmet="U volgt een opleiding. De gemeente gaat er dan van uit dat uw inkomen later hoger wordt.",
    open="U volgt een opleiding. Of dat nu meetelt, weten wij niet.",
)
def opleiding_staat_niet_in_de_weg_gezin(iemand_studeert_gezin: bool, opleiding_geeft_uitzicht: bool) -> bool:
    """Artikel 36 lid 1 Pw: geen uitzicht op een hoger inkomen; de gemeente zegt of een opleiding dat uitzicht geeft."""
    if not iemand_studeert_gezin:
        return True
    return not opleiding_geeft_uitzicht


@condition(
    met="U kreeg deze toeslag in de laatste 12 maanden niet.",
    unmet="U kreeg deze toeslag al in de laatste 12 maanden. Na 12 maanden kunt u hem weer aanvragen.",
    open="Dit hangt af van wanneer u deze toeslag voor het laatst kreeg.",
)
def laatste_toeslag_is_een_jaar_geleden_gezin(kreeg_inkomenstoeslag_gezin: bool) -> bool:
    """Artikel 36 lid 3 Pw: niet als in de 12 maanden ervoor al een toeslag is verleend."""
    return not kreeg_inkomenstoeslag_gezin


def inkomenstoeslag_y_gezin(
    heeft_partner_gezin: bool,
    heeft_kinderen_gezin: bool,
    bedrag_paar_y: float,
    bedrag_alleenstaande_ouder_y: float,
    bedrag_alleenstaande_y: float,
) -> float:
    """Artikel 8 lid 2 Pw, euro per jaar: het bedrag dat de gemeente vaststelt."""
    if heeft_partner_gezin:
        return bedrag_paar_y
    return bedrag_alleenstaande_ouder_y if heeft_kinderen_gezin else bedrag_alleenstaande_y


SCHEME = Scheme(
    name="Individuele inkomenstoeslag",
    owner="gemeente",
    purpose="Eén keer per jaar extra geld als u al lang een laag inkomen heeft.",
    law="Pw",
    level="gezin",
    conditions=(
        "leeftijd_past_bij_de_wet_gezin",
        "vermogen_is_laag_genoeg_gezin",
        "laatste_toeslag_is_een_jaar_geleden_gezin",
        "leeftijd_past_bij_de_gemeente_gezin",
        "inkomen_is_lang_laag_gezin",
        "inkomen_is_laag_genoeg_gezin",
        "opleiding_staat_niet_in_de_weg_gezin",
    ),
    amount="inkomenstoeslag_y_gezin",
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "U kunt deze toeslag elke 12 maanden aanvragen. U betaalt er geen belasting over.",
        "Wij kennen de regels en bedragen van Groningen voor 2016. Vraag de gemeente wat nu geldt.",
        "Heeft u een partner, of had u die kort geleden? Dan moet ook zijn of haar inkomen lang laag zijn geweest.",
    ),
    not_modelled=("De gemeente kijkt of uw inkomen de komende tijd hoger kan worden. Zij kijkt ook wat u al deed.",),
    next_doors=("witgoed", "bijzondere_bijstand", "stadjerspas"),
    status="partial",
    verified_until="2016-12-31",
    exists_from="2015-01-01",
    not_yet="Deze toeslag bestaat sinds 1 januari 2015.",
)
