"""Basisbaan: a paid job of value for the neighbourhood, for people whom regular work does not reach. Coaches choose."""

from perspectief.rules.kernel import Scheme, any_of, condition

heeft_kandidaat_gezin = any_of(
    "is_kandidaat_op_leeftijd", "Rekenstap: een van de partners is oud genoeg.", where="is_gezinsouder"
)
krijgt_bijstand_gezin = any_of(
    "krijgt_bijstand", "Rekenstap: een van de partners krijgt bijstand.", where="is_gezinsouder"
)


def is_kandidaat_op_leeftijd(leeftijd: int, leeftijdsgrens: int) -> bool:
    """Beleid gemeente: 27 jaar of ouder."""
    return leeftijd >= leeftijdsgrens


@condition(
    met="U krijgt bijstand.",
    unmet="Een basisbaan is er voor mensen met bijstand.",
    open="Dit hangt af van de vraag of u bijstand krijgt.",
)
def heeft_bijstand_gezin(krijgt_bijstand_gezin: bool) -> bool:
    """Beleid gemeente: krijgt bijstand."""
    return krijgt_bijstand_gezin


@condition(
    met="U bent {leeftijdsgrens} jaar of ouder.",
    unmet="Een basisbaan is er vanaf {leeftijdsgrens} jaar.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_gezin(heeft_kandidaat_gezin: bool) -> bool:
    """Beleid gemeente: 27 jaar of ouder."""
    return heeft_kandidaat_gezin


@condition(
    met="U volgt nu geen traject naar gewoon werk.",
    unmet="U volgt nu een traject naar gewoon werk. Dat gaat voor.",
    open="Dit hangt af van de vraag of u een traject naar werk volgt.",
)
def volgt_geen_traject_gezin(heeft_traject_naar_werk_gezin: bool) -> bool:
    """Beleid gemeente: er loopt geen traject naar gewoon werk."""
    return not heeft_traject_naar_werk_gezin


SCHEME = Scheme(
    name="Basisbaan",
    owner="gemeente",
    purpose="Betaald werk dat goed is voor de buurt, met het minimumloon.",
    law="Beleid gemeente",
    level="gezin",
    conditions=("heeft_bijstand_gezin", "is_oud_genoeg_gezin", "volgt_geen_traject_gezin"),
    amount=None,
    per="maand",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "U verdient het minimumloon. Het contract is meestal tijdelijk.",
        "U werkt 32 tot 36 uur per week. Minder kan soms, in overleg.",
    ),
    not_modelled=(
        "Uw coach denkt dat gewoon werk nu niet lukt. Ook niet met de hulp die u al kreeg.",
        "U kunt verschillende taken in een buurt doen.",
        "Er is een plek vrij.",
    ),
    next_doors=("werkpremies", "individuele_inkomenstoeslag", "stadjerspas"),
    status="complete",
    verified_until="2025-12-31",
    exists_from="2020-01-01",
    not_yet="De basisbaan begon in 2020.",
    human_decision=True,
)
