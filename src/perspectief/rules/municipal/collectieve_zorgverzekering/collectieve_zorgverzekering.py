"""Collectieve zorgverzekering (GarantVerzorgd by Menzis): ended on 1 January 2023."""

from perspectief.rules.kernel import Scheme, cent, condition, uses


def inkomensgrens_m_gezin(bijstandsnorm_m_gezin: float, inkomensgrens_deel: float) -> float:
    """Beleid gemeente, euro per maand: tot en met dit inkomen kon iemand meedoen."""
    return cent(inkomensgrens_deel * bijstandsnorm_m_gezin)


@condition(
    met="Uw inkomen is laag genoeg.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand.",
    open="Dit hangt af van uw inkomen.",
)
@uses(netto="minima_inkomen.inkomen_voor_minima_m_gezin")
def heeft_laag_inkomen_gezin(netto: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid gemeente: een inkomen tot en met 110% van de bijstandsnorm. Gezondheid telde niet mee."""
    return netto <= inkomensgrens_m_gezin


SCHEME = Scheme(
    name="Collectieve zorgverzekering (GarantVerzorgd)",
    owner="gemeente",
    purpose="Een zorgverzekering met korting en een ruim pakket, voor mensen met een laag inkomen.",
    law="Beleid gemeente",
    level="gezin",
    conditions=("heeft_laag_inkomen_gezin",),
    amount=None,
    per="maand",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Er waren drie pakketten, en een tandartsverzekering hoorde erbij.",
        "De gemeente betaalde een deel van de premie. Hoeveel weten wij niet.",
    ),
    next_doors=("zorgtoeslag", "bijzondere_bijstand", "meerkosten"),
    status="complete",
    verified_until="2022-12-31",
    exists_until="2022-12-31",
    ended="De collectieve zorgverzekering van de gemeente stopte op 1 januari 2023. Voor medische kosten is er soms "
    "bijzondere bijstand.",
)
