"""Stichting Leergeld: things in kind so that children can take part at school and in the neighbourhood."""

from perspectief.rules.kernel import Scheme, any_of, cent, condition

heeft_minderjarige_gezin = any_of("is_kind", "Beleid stichting Leergeld: iemand in het gezin is onder de 18.")


@condition(
    met="Er is een kind of jongere onder de 18 in uw gezin.",
    unmet="Leergeld is er voor kinderen tot en met 17 jaar.",
    open="Dit hangt af van of u kinderen onder de 18 heeft.",
)
def heeft_kind_voor_leergeld_gezin(heeft_minderjarige_gezin: bool) -> bool:
    """Beleid stichting Leergeld: kinderen van 0 tot en met 17 jaar. Lezing: ook een jongere die zelf aanvraagt."""
    return heeft_minderjarige_gezin


def vraagt_zelf_als_minderjarige_gezin(leeftijd_aanvrager_gezin: int, leeftijd_volwassen: int) -> bool:
    """Rekenstap: de aanvrager is een jongere onder de 18 die zonder ouders woont."""
    return leeftijd_aanvrager_gezin < leeftijd_volwassen


def ouder_met_aow_leeftijd(is_gezinsouder: bool, heeft_aow_leeftijd: bool) -> bool:
    """Rekenstap: een volwassene in het gezin heeft de AOW-leeftijd."""
    return is_gezinsouder and heeft_aow_leeftijd


iemand_met_aow_leeftijd_gezin = any_of(
    "ouder_met_aow_leeftijd", "Rekenstap: iemand in het gezin heeft de AOW-leeftijd."
)


def inkomensgrens_m_gezin(
    heeft_partner_gezin: bool,
    iemand_met_aow_leeftijd_gezin: bool,
    grens_alleen_m: float,
    grens_paar_m: float,
    inkomensgrens_deel: float,
    bijstandsnorm_m_gezin: float,
) -> float:
    """Beleid stichting Leergeld, euro per maand: de gepubliceerde grens (0: geen), anders een deel van de norm.

    Lezing: de gepubliceerde grens is er één voor ouders onder de AOW-leeftijd. Voor paren ligt hij 0,36 euro boven 120%
    van de wettelijke norm; wij houden wat er staat.
    """
    gepubliceerd = grens_paar_m if heeft_partner_gezin else grens_alleen_m
    if gepubliceerd > 0 and not iemand_met_aow_leeftijd_gezin:
        return gepubliceerd
    return cent(inkomensgrens_deel * bijstandsnorm_m_gezin)


@condition(
    met="Uw inkomen is laag genoeg: niet hoger dan {inkomensgrens_m_gezin} per maand.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand. Heeft u schulden? Bel Leergeld dan toch.",
    open="Dit hangt af van uw inkomen.",
)
def inkomen_is_laag_genoeg_gezin(
    inkomen_voor_minima_m_gezin: float,
    inkomensgrens_m_gezin: float,
    vraagt_zelf_als_minderjarige_gezin: bool,
    grens_minderjarige_m: float,
) -> bool:
    """Beleid stichting Leergeld: een besteedbaar inkomen tot een deel van de bijstandsnorm.

    Kosten en schulden die het besteedbare inkomen lager maken, rekenen wij niet. Voor een jongere zonder ouders is er
    geen bijstandsnorm: onder die van 18 jaar is het genoeg, daarboven kent niemand een grens.
    """
    if vraagt_zelf_als_minderjarige_gezin and cent(inkomen_voor_minima_m_gezin) > inkomensgrens_m_gezin:
        return cent(inkomen_voor_minima_m_gezin) <= grens_minderjarige_m
    return cent(inkomen_voor_minima_m_gezin) <= inkomensgrens_m_gezin


SCHEME = Scheme(
    name="Leergeld",
    owner="Stichting Leergeld",
    purpose="Spullen en lessen zodat uw kind mee kan doen: schoolspullen, een fiets, een laptop, een club.",
    law="Beleid stichting",
    level="gezin",
    conditions=("heeft_kind_voor_leergeld_gezin", "inkomen_is_laag_genoeg_gezin"),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "U krijgt spullen of lessen, geen geld. Hoeveel er per kind kan, vertelt Leergeld u.",
        "Sinds november 2021 is er een fiets. Die is voor kinderen van 6 tot en met 12 jaar.",
        "Heeft u schulden? Zeg dat erbij. Dat kan helpen.",
    ),
    not_modelled=("Leergeld bekijkt samen met u wat uw kind nodig heeft.",),
    next_doors=("jeugdfonds", "stadjerspas", "laptop"),
    status="partial",
    verified_until="2024-12-31",
)
