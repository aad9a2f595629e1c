"""Witgoedregeling: a contribution when an appliance is broken, for people who have long had a low income."""

from perspectief.rules.kernel import Scheme, cent, condition


@condition(
    met="U heeft een apparaat dat kapot is.",
    unmet="Deze regeling is er als een apparaat kapot is. U kunt hem later gebruiken als dat nodig is.",
    open="Dit hangt af van of er een apparaat kapot is.",
)
def apparaat_is_kapot_gezin(heeft_kapot_apparaat_gezin: bool) -> bool:
    """Beleid gemeente: een wasmachine, televisie, laptop of computer, kooktoestel of koelkast is kapot."""
    return heeft_kapot_apparaat_gezin


def inkomensgrens_m_gezin(inkomensgrens_deel: float, sociaal_minimum_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: een deel van het sociaal minimum, met vakantiegeld.

    Of het vakantiegeld meetelt, staat er niet bij; aan beide kanten met vakantiegeld is de lezing hier.
    """
    return cent(inkomensgrens_deel * sociaal_minimum_m_gezin)


@condition(
    met="Uw inkomen is laag genoeg: niet hoger dan {inkomensgrens_m_gezin} per maand.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand. Misschien past bijzondere bijstand bij u.",
    open="Dit hangt af van uw inkomen.",
)
def inkomen_is_laag_genoeg_gezin(inkomen_voor_minima_m_gezin: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid gemeente: een inkomen tot een deel van het sociaal minimum."""
    return cent(inkomen_voor_minima_m_gezin) <= inkomensgrens_m_gezin


@condition(
    met="U heeft al lang genoeg een laag inkomen.",
    unmet="Deze regeling is er voor mensen die langer een laag inkomen hebben. U kunt hem later gebruiken.",
    open="Dit hangt af van hoe lang u al een laag inkomen heeft.",
)
def inkomen_is_lang_laag_gezin(jaren_laag_inkomen_gezin: int, wachttijd: int) -> bool:
    """Lezing: 'langer dan vijf jaar' is hier vijf volle jaren."""
    return jaren_laag_inkomen_gezin >= wachttijd


SCHEME = Scheme(
    name="Witgoedregeling",
    owner="gemeente",
    purpose="Een bijdrage als uw wasmachine, koelkast, fornuis, televisie of computer kapot is.",
    law="Pw",
    level="gezin",
    conditions=("apparaat_is_kapot_gezin", "inkomen_is_laag_genoeg_gezin", "inkomen_is_lang_laag_gezin"),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Hoeveel de gemeente per apparaat betaalt, en hoe vaak, kunnen wij niet zeggen. Vraag het de gemeente.",
        "Sinds 1 september 2024 mag u nieuw of tweedehands kopen. U mag zelf geld bijleggen voor een duurder apparaat.",
    ),
    not_modelled=("De gemeente kan nog andere regels hebben, zoals over uw spaargeld.",),
    next_doors=("bijzondere_bijstand", "individuele_inkomenstoeslag"),
    status="partial",
    verified_until="2024-12-31",
)
