"""Kindpakket: a bundle for children of families with a Stadjerspas: vouchers, a parcel, swimming, a bicycle."""

from perspectief.rules.kernel import Scheme, condition, sum_of, uses


@condition(
    met="U heeft een kind onder de 18.",
    unmet="Het kindpakket is er voor gezinnen met een kind onder de 18.",
    open="Dit hangt af van of u kinderen onder de 18 heeft.",
)
def heeft_kind_voor_kindpakket_gezin(heeft_kinderen_gezin: bool) -> bool:
    """Beleid gemeente: kinderen van 0 tot en met 17 jaar."""
    return heeft_kinderen_gezin


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
    is_gezinskind: bool,
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
    if not is_gezinskind or leeftijd < leeftijd_speelgoedbon or leeftijd >= leeftijd_volwassen:
        return 0.0
    return kledingbon_y if leeftijd >= leeftijd_kledingbon else speelgoedbon_y


bonnen_y_gezin = sum_of("bonnen_y", "Beleid gemeente, euro per jaar: alle bonnen voor speelgoed en kleding.")


def kindpakket_y_gezin(heeft_kinderen_gezin: bool, bonnen_y_gezin: float, kerstpakket_y: float) -> float:
    """Beleid gemeente, euro per jaar: de bonnen en het kerstpakket samen, zolang hun bedrag bekend is.

    Vanaf 2022 is het bedrag niet bekend; daarom is dit niet het bedrag van de regeling.
    """
    return bonnen_y_gezin + kerstpakket_y if heeft_kinderen_gezin else 0.0


SCHEME = Scheme(
    name="Kindpakket",
    owner="gemeente",
    purpose="Spullen en bonnen voor kinderen: kleding, speelgoed, zwemles, een fiets, een laptop.",
    law="Beleid gemeente",
    level="gezin",
    conditions=("heeft_kind_voor_kindpakket_gezin", "hoort_bij_stadjerspas_gezin"),
    amount=None,
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Zwemles voor diploma A en B hoort erbij. Voor kinderen van 6 tot en met 12 is er een opgeknapte fiets.",
        "Voor baby's zijn er bonnen via de Stadjerspas.",
        "Hoeveel de bonnen nu waard zijn, kunnen wij niet zeggen. Vraag het de gemeente.",
    ),
    not_modelled=("Welke delen van het pakket er dit jaar zijn, weten wij niet zeker.",),
    next_doors=("leergeld", "jeugdfonds", "babyspullen"),
    status="partial",
    verified_until="2021-12-31",
)
