"""Kindpakket: a bundle for children of families with a Stadjerspas: vouchers, a parcel, swimming, a bicycle."""

from perspectief.rules.kernel import Scheme, any_of, condition, dated, sum_of, uses

heeft_minderjarige_gezin = any_of("is_kind", "Beleid gemeente: iemand in het gezin is onder de 18.")


@dated(term="heeft_kind_voor_kindpakket_gezin", start="2015-01-01", until="2016-11-30")
@condition(
    met="Er is een kind of jongere onder de 18 in uw gezin.",
    unmet="Het kindpakket is er voor gezinnen met een kind onder de 18.",
    open="Dit hangt af van of u kinderen onder de 18 heeft.",
)
def heeft_kind_voor_kindpakket_gezin_eerst(heeft_minderjarige_gezin: bool) -> bool:
    """Beleid gemeente: kinderen van 0 tot en met 17 jaar. Lezing: ook een jongere die zelf aanvraagt."""
    return heeft_minderjarige_gezin


@dated(term="heeft_kind_voor_kindpakket_gezin", start="2016-12-01", until="2019-12-31")
@condition(
    met="Er is een kind of jongere onder de 18 in uw gezin. Met een Stadjerspas zijn er dit jaar bonnen voor speelgoed "
    "en kleding, samen {kindpakket_y_gezin}.",
    unmet="Het kindpakket is er voor gezinnen met een kind onder de 18.",
    open="Dit hangt af van of u kinderen onder de 18 heeft.",
)
def heeft_kind_voor_kindpakket_gezin_bonnen(heeft_minderjarige_gezin: bool) -> bool:
    """Beleid gemeente: kinderen van 0 tot en met 17 jaar, in de jaren van de bonnen."""
    return heeft_minderjarige_gezin


@dated(term="heeft_kind_voor_kindpakket_gezin", start="2020-01-01", until="2021-12-31")
@condition(
    met="Er is een kind of jongere onder de 18 in uw gezin. Met een Stadjerspas is er dit jaar een kerstpakket van "
    "{kindpakket_y_gezin}.",
    unmet="Het kindpakket is er voor gezinnen met een kind onder de 18.",
    open="Dit hangt af van of u kinderen onder de 18 heeft.",
)
def heeft_kind_voor_kindpakket_gezin_kerstpakket(heeft_minderjarige_gezin: bool) -> bool:
    """Beleid gemeente: kinderen van 0 tot en met 17 jaar, in de jaren van het kerstpakket."""
    return heeft_minderjarige_gezin


@dated(term="heeft_kind_voor_kindpakket_gezin", start="2022-01-01")
@condition(
    met="Er is een kind of jongere onder de 18 in uw gezin.",
    unmet="Het kindpakket is er voor gezinnen met een kind onder de 18.",
    open="Dit hangt af van of u kinderen onder de 18 heeft.",
)
def heeft_kind_voor_kindpakket_gezin_2022(heeft_minderjarige_gezin: bool) -> bool:
    """Beleid gemeente: kinderen van 0 tot en met 17 jaar; hoeveel de bonnen waard zijn, is niet bekend."""
    return heeft_minderjarige_gezin


@uses(recht_op_stadjerspas_gezin="stadjerspas.recht_op_stadjerspas_gezin")
@condition(
    met="U kunt een Stadjerspas krijgen. Daarmee hoort u bij het kindpakket.",
    unmet="Het kindpakket hoort bij de Stadjerspas. Die past nu niet. Leergeld kijkt ook graag met u mee.",
    open="Het kindpakket hoort bij de Stadjerspas. Of u die kunt krijgen, weten wij nog niet.",
)
def hoort_bij_stadjerspas_gezin(recht_op_stadjerspas_gezin: bool) -> bool:
    """Beleid gemeente: het pakket is voor wie de Stadjerspas kan krijgen."""
    return recht_op_stadjerspas_gezin


def bonnen_y(
    leeftijd: int,
    leeftijd_speelgoedbon: int,
    leeftijd_kledingbon: int,
    leeftijd_volwassen: int,
    speelgoedbon_y: float,
    kledingbon_y: float,
) -> float:
    """Beleid gemeente, euro per jaar: de bon voor speelgoed of kleding van een kind, naar leeftijd.

    Bonnen voor baby's (0 tot 4 jaar) bestonden ook; hun bedrag is niet bekend en telt hier niet mee.
    """
    if leeftijd < leeftijd_speelgoedbon or leeftijd >= leeftijd_volwassen:
        return 0.0
    return kledingbon_y if leeftijd >= leeftijd_kledingbon else speelgoedbon_y


bonnen_y_gezin = sum_of("bonnen_y", "Beleid gemeente, euro per jaar: alle bonnen voor speelgoed en kleding.")


def kindpakket_y_gezin(heeft_minderjarige_gezin: bool, bonnen_y_gezin: float, kerstpakket_y: float) -> float:
    """Beleid gemeente, euro per jaar: de bonnen en het kerstpakket samen, zolang hun bedrag bekend is.

    Vanaf 2022 is het bedrag niet bekend; daarom staat dit in een zin en is het niet het bedrag van de regeling.
    """
    return bonnen_y_gezin + kerstpakket_y if heeft_minderjarige_gezin else 0.0


SCHEME = Scheme(
    name="Kindpakket",
    owner="gemeente",
    purpose="Spullen en bonnen voor kinderen, zoals kleding, speelgoed en zwemles.",
    law="Beleid gemeente",
    level="gezin",
    conditions=("heeft_kind_voor_kindpakket_gezin", "hoort_bij_stadjerspas_gezin"),
    amount=None,
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Zwemles voor diploma A hoort erbij, en sinds 2017 ook voor diploma B.",
        "Sinds november 2021 is er een tweedehands fiets. Die is voor kinderen van 6 tot en met 12 jaar.",
        "Voor baby's zijn er sinds 2017 bonnen via de Stadjerspas.",
        "Hoeveel de bonnen nu waard zijn, kunnen wij niet zeggen. Vraag het de gemeente.",
    ),
    not_modelled=("Welke delen van het pakket er dit jaar zijn, weten wij niet zeker.",),
    next_doors=("leergeld", "jeugdfonds", "babyspullen"),
    status="partial",
    verified_until="2021-12-31",
)
