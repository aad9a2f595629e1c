"""Meerkostenregeling: a fixed amount per year for people with a chronic illness or disability and a low income.

The income of last year is compared gross with a published table; all other facts are about last year too.
"""

from perspectief.rules.kernel import Scheme, any_of, condition


@condition(
    met="U kunt dit nu aanvragen.",
    unmet="U kunt dit nu niet aanvragen. Vraag de gemeente wanneer het weer kan.",
    open="Of u dit nu kunt aanvragen, weten wij niet. Vraag het de gemeente.",
)
def aanvragen_kan_nu_gezin(aanvraag_is_open: bool) -> bool:
    """Beleid gemeente: de weken of maanden waarin aanvragen kan."""
    return aanvraag_is_open


def ouder_met_aow_leeftijd(is_gezinsouder: bool, heeft_aow_leeftijd: bool) -> bool:
    """Rekenstap: een volwassene in het gezin heeft de AOW-leeftijd."""
    return is_gezinsouder and heeft_aow_leeftijd


iemand_met_pensioen_gezin = any_of(
    "ouder_met_aow_leeftijd", "Lezing: 'met pensioen' is een gezin waarin één van de twee de AOW-leeftijd heeft."
)


def inkomensgrens_y_gezin(
    heeft_partner_gezin: bool,
    iemand_met_pensioen_gezin: bool,
    grens_alleen_y: float,
    grens_alleen_pensioen_y: float,
    grens_paar_y: float,
    grens_paar_pensioen_y: float,
) -> float:
    """Beleid gemeente, euro per jaar: het hoogste bruto-inkomen van vorig jaar, naar gezin en pensioen."""
    if heeft_partner_gezin:
        return grens_paar_pensioen_y if iemand_met_pensioen_gezin else grens_paar_y
    return grens_alleen_pensioen_y if iemand_met_pensioen_gezin else grens_alleen_y


@condition(
    met="Uw inkomen van vorig jaar is laag genoeg.",
    unmet="Uw inkomen van vorig jaar is hoger dan {inkomensgrens_y_gezin}. Kijk ook naar bijzondere bijstand.",
    open="Dit hangt af van uw bruto-inkomen van vorig jaar.",
)
def inkomen_is_laag_genoeg_gezin(bruto_inkomen_vorig_jaar_gezin: float, inkomensgrens_y_gezin: float) -> bool:
    """Beleid gemeente: het bruto-inkomen van vorig jaar is niet hoger dan de grens."""
    return inkomensgrens_y_gezin >= bruto_inkomen_vorig_jaar_gezin


@condition(
    met="U heeft een bewijs van uw ziekte of beperking.",
    unmet="Er is een bewijs nodig van de ziekte of beperking. Vraag de gemeente of een brief van uw arts ook mag.",
    open="Dit hangt af van of u een bewijs van uw ziekte of beperking heeft.",
)
def heeft_bewijs_gezin(
    had_zorgindicatie_gezin: bool, heeft_artsverklaring_gezin: bool, artsverklaring_telt: bool
) -> bool:
    """Beleid gemeente: een indicatie of voorziening in het vorige jaar, of anders een verklaring van een arts.

    Een indicatie geldt als zij zes maanden achter elkaar liep. Niet van elk jaar is bekend of de verklaring telt.
    """
    return had_zorgindicatie_gezin or (heeft_artsverklaring_gezin and artsverklaring_telt)


@condition(
    met="U had vorig jaar genoeg extra kosten.",
    unmet="U had vorig jaar minder dan {drempel_y} aan extra kosten. Kijk of u alle bonnen heeft meegeteld.",
    open="Dit hangt af van uw kosten door ziekte of een beperking in het vorige jaar.",
)
def kosten_zijn_hoog_genoeg_gezin(
    betaalde_eigen_risico_gezin: bool, ziektekosten_vorig_jaar_gezin: float, drempel_y: float
) -> bool:
    """Beleid gemeente: het hele verplichte eigen risico, of anders rekeningen tot ten minste een drempel."""
    if betaalde_eigen_risico_gezin:
        return True
    return ziektekosten_vorig_jaar_gezin >= drempel_y


def meerkosten_y_gezin(bedrag_y: float) -> float:
    """Beleid gemeente, euro per jaar: het vaste bedrag."""
    return bedrag_y


SCHEME = Scheme(
    name="Meerkostenregeling",
    owner="gemeente",
    purpose="Een vast bedrag per jaar voor extra kosten door een chronische ziekte of beperking.",
    law="Beleid gemeente",
    level="gezin",
    conditions=(
        "aanvragen_kan_nu_gezin",
        "inkomen_is_laag_genoeg_gezin",
        "heeft_bewijs_gezin",
        "kosten_zijn_hoog_genoeg_gezin",
    ),
    amount="meerkosten_y_gezin",
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "U woont in de gemeente Groningen op de dag dat de gemeente uw aanvraag krijgt.",
        "Zijn er meer mensen ziek in uw gezin, of gaat het om een kind? Vraag de gemeente wat dan geldt.",
        "Kreeg u vorig jaar het hele jaar bijstand? Vraag de gemeente of u dan een bewijs van inkomen nodig heeft.",
        "Heeft u niet de Nederlandse nationaliteit? Dan moet de gemeente de betaling melden bij de IND.",
    ),
    next_doors=("bijzondere_bijstand", "maaltijdvoorziening"),
    status="partial",
    verified_until="2024-12-31",
    exists_from="2015-01-01",
    not_yet="Voor 2015 gaf het Rijk zelf geld voor deze kosten.",
)
