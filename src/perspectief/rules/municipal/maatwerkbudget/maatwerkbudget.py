"""Maatwerkbudget: a door, never a formula. People of WIJ Groningen decide, when somebody falls between the rules."""

from perspectief.rules.kernel import Scheme, condition


@condition(
    met="U heeft hulp nodig en past in geen regeling.",
    unmet="Het maatwerkbudget is er voor als geen andere regeling past. Kijk eerst naar de andere regelingen.",
    open="Dit hangt af van de vraag of een andere regeling u kan helpen.",
)
def valt_tussen_de_regels_gezin(past_in_geen_regeling_gezin: bool) -> bool:
    """Beleid gemeente: iemand past in geen regeling. Er is geen bedrag en geen inkomensgrens."""
    return past_in_geen_regeling_gezin


SCHEME = Scheme(
    name="Maatwerkbudget",
    owner="gemeente",
    purpose="Hulp als u iets nodig heeft en geen enkele regeling past.",
    law="Beleid gemeente",
    level="gezin",
    conditions=("valt_tussen_de_regels_gezin",),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=("Mensen beslissen hierover, geen computer.",),
    next_doors=("bijzondere_bijstand", "sun", "gkb"),
    status="complete",
    verified_until="2021-12-31",
    exists_from="2017-01-01",
    not_yet="Het maatwerkbudget is er in de hele stad sinds 2017.",
    human_decision=True,
)
