"""AOW: the state pension, gross per month without holiday pay (Algemene Ouderdomswet).

Net is not computed here. Not modelled: the extra AOW income support of 2024 (article 33a), living apart through care,
choosing to count as single with two homes, and rounding of part years of insurance.
"""

from perspectief.rules.kernel import Scheme, cent, condition


@condition(
    met="U heeft de AOW-leeftijd.",
    unmet="U heeft de AOW-leeftijd nog niet. Die is {aow_leeftijd} jaar.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_voor_aow(heeft_aow_leeftijd: bool) -> bool:
    """Artikel 7 en 7a AOW: de AOW-leeftijd is bereikt."""
    return heeft_aow_leeftijd


@condition(
    met="U heeft AOW opgebouwd in Nederland.",
    unmet="U heeft in Nederland geen AOW opgebouwd. Misschien kunt u wel een aanvulling krijgen: de AIO.",
    open="Dit hangt af van hoeveel jaar u in Nederland woonde.",
)
def heeft_aow_opgebouwd(ontbrekende_aow_jaren: int, opbouwjaren: int) -> bool:
    """Artikel 7 en 13 AOW: ten minste een verzekerd jaar."""
    return ontbrekende_aow_jaren < opbouwjaren


def volle_aow_m(heeft_gezinspartner: bool, aow_alleenstaande: float, aow_met_partner: float) -> float:
    """Artikel 9 AOW, euro per maand: de volle AOW, bruto zonder vakantiegeld. Met een partner is zij lager."""
    return aow_met_partner if heeft_gezinspartner else aow_alleenstaande


def aow_bruto_m(volle_aow_m: float, ontbrekende_aow_jaren: int, korting_per_jaar: float) -> float:
    """Artikel 13 AOW, euro per maand: de AOW min 2% voor elk jaar dat ontbreekt.

    Lezing: afgerond op een cent.
    """
    return cent(volle_aow_m * max(0.0, 1.0 - korting_per_jaar * ontbrekende_aow_jaren))


def aow_vakantiegeld_m(
    heeft_gezinspartner: bool,
    vakantiegeld_alleenstaande: float,
    vakantiegeld_met_partner: float,
    ontbrekende_aow_jaren: int,
    korting_per_jaar: float,
) -> float:
    """Artikel 29 AOW, euro per maand: het vakantiegeld dat per maand wordt opgebouwd, bruto. Het komt in mei."""
    vol = vakantiegeld_met_partner if heeft_gezinspartner else vakantiegeld_alleenstaande
    return cent(vol * max(0.0, 1.0 - korting_per_jaar * ontbrekende_aow_jaren))


SCHEME = Scheme(
    name="AOW",
    owner="SVB",
    purpose="Pensioen van de overheid vanaf de AOW-leeftijd.",
    law="AOW",
    level="persoon",
    conditions=("is_oud_genoeg_voor_aow", "heeft_aow_opgebouwd"),
    amount="aow_bruto_m",
    per="maand",
    ask="Sociale Verzekeringsbank (SVB)",
    apply="Vraag AOW aan bij de SVB, op svb.nl. De AOW komt niet vanzelf.",
    also_counts=(
        "Dit bedrag is bruto: er gaat nog belasting en een bijdrage voor de zorg af.",
        "In mei krijgt u ook vakantiegeld.",
        "Woont u samen met iemand die geen familie is? Dan kan de SVB u als partners zien.",
    ),
    next_doors=("aio", "bijstand"),
    status="partial",
    verified_until="2026-12-31",
)
