"""Own contribution for child care, paid by the municipality for parents who study or work beside a benefit."""

from perspectief.rules.facts import Studie
from perspectief.rules.kernel import Scheme, any_of, condition, sum_of, uses

opvang_uren_m_gezin = sum_of(
    "opvang_uren_m", "Rekenstap, uren per maand: de uren opvang van alle kinderen.", where="is_gezinskind"
)
krijgt_bijstand_gezin = any_of(
    "krijgt_bijstand", "Rekenstap: een van de ouders krijgt bijstand.", where="is_gezinsouder"
)
ouder_volgt_mbo_gezin = any_of(
    "studeert_tot_en_met_mbo", "Rekenstap: een ouder volgt een opleiding tot en met mbo.", where="is_gezinsouder"
)
ouder_werkt_gezin = any_of("werkt_in_loondienst", "Rekenstap: een ouder heeft loon uit werk.", where="is_gezinsouder")


def studeert_tot_en_met_mbo(studie: int) -> bool:
    """Beleid gemeente: een opleiding tot en met mbo niveau 4."""
    return studie == Studie.VOORTGEZET or studie == Studie.MBO


def werkt_in_loondienst(uren_per_week: float) -> bool:
    """Beleid gemeente: werkt in deeltijd naast de uitkering."""
    return uren_per_week > 0


@uses(inkomen="minima_inkomen.inkomen_voor_minima_m_gezin")
def studeert_met_laag_inkomen_gezin(
    is_alleenstaande_ouder_gezin: bool,
    ouder_volgt_mbo_gezin: bool,
    krijgt_bijstand_gezin: bool,
    inkomen: float,
    bijstandsnorm_m_gezin: float,
    inkomensgrens_deel: float,
) -> bool:
    """Beleid gemeente: een alleenstaande ouder zonder bijstand, met een opleiding en een inkomen op bijstandsniveau."""
    if not (is_alleenstaande_ouder_gezin and ouder_volgt_mbo_gezin) or krijgt_bijstand_gezin:
        return False
    return inkomen <= inkomensgrens_deel * bijstandsnorm_m_gezin


def werkt_naast_uitkering_gezin(krijgt_bijstand_gezin: bool, ouder_werkt_gezin: bool) -> bool:
    """Beleid gemeente: een ouder met een uitkering die in deeltijd werkt."""
    return krijgt_bijstand_gezin and ouder_werkt_gezin


@condition(
    met="Uw kind gaat naar de opvang.",
    unmet="Deze hulp is er als uw kind naar de opvang gaat.",
    open="Dit hangt af van de vraag of uw kind naar de opvang gaat.",
)
def gebruikt_opvang_gezin(opvang_uren_m_gezin: float) -> bool:
    """Beleid gemeente: er zijn kosten voor kinderopvang."""
    return opvang_uren_m_gezin > 0


@condition(
    met="U leert met een laag inkomen, of u werkt naast uw uitkering.",
    unmet="Deze hulp is er voor een ouder alleen, die leert met een laag inkomen. En voor een "
    "ouder die werkt naast bijstand.",
    open="Dit hangt af van uw opleiding, werk en inkomen.",
)
def leert_of_werkt_met_laag_inkomen_gezin(
    studeert_met_laag_inkomen_gezin: bool, werkt_naast_uitkering_gezin: bool
) -> bool:
    """Beleid gemeente: een van de twee groepen."""
    return studeert_met_laag_inkomen_gezin or werkt_naast_uitkering_gezin


SCHEME = Scheme(
    name="Vergoeding eigen bijdrage kinderopvang",
    owner="gemeente",
    purpose="De gemeente betaalt uw eigen deel van de kinderopvang.",
    law="Beleid gemeente",
    level="gezin",
    conditions=("gebruikt_opvang_gezin", "leert_of_werkt_met_laag_inkomen_gezin"),
    amount=None,
    per="maand",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Hoeveel u krijgt, kunnen wij niet zeggen. Het is het deel dat u zelf betaalt na de kinderopvangtoeslag.",
        "Heeft u opvang nodig door ziekte of problemen thuis? Vraag de gemeente wat er kan. Die regel kennen wij niet.",
    ),
    not_modelled=("Wij kennen deze regel uit 2017. Vraag de gemeente of hij nog zo geldt.",),
    next_doors=("kinderopvangtoeslag", "bijzondere_bijstand"),
    status="partial",
    verified_until="2017-12-31",
    exists_from="2017-09-01",
    not_yet="Deze regeling begon op 1 september 2017.",
)
