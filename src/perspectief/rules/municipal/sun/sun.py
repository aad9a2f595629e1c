"""SUN Groningen en Drenthe: a one-off gift in urgent need, asked by a professional when no law helps. People decide."""

from perspectief.rules.kernel import Scheme, condition


@condition(
    met="U heeft iets heel hard nodig.",
    unmet="De SUN helpt alleen als het niet kan wachten.",
    open="Dit hangt af van wat u nodig heeft.",
)
def heeft_iets_dringend_nodig_gezin(heeft_dringende_nood_gezin: bool) -> bool:
    """Beleid SUN Groningen en Drenthe: een acute nood."""
    return heeft_dringende_nood_gezin


@condition(
    met="U heeft een hulpverlener die het voor u kan vragen.",
    unmet="Alleen een hulpverlener kan het vragen. WIJ Groningen kan u daarbij helpen.",
    open="Dit hangt af van de vraag of u een hulpverlener heeft.",
)
def heeft_een_hulpverlener_gezin(heeft_hulpverlener_gezin: bool) -> bool:
    """Beleid SUN Groningen en Drenthe: alleen via een medewerker van een organisatie met een convenant."""
    return heeft_hulpverlener_gezin


SCHEME = Scheme(
    name="SUN Groningen en Drenthe",
    owner="noodhulpfonds",
    purpose="Een gift in één keer, bij nood die niet kan wachten.",
    law="Beleid SUN Groningen en Drenthe",
    level="gezin",
    conditions=("heeft_iets_dringend_nodig_gezin", "heeft_een_hulpverlener_gezin"),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Het gaat om spullen, inrichting, kleding of geld om van te leven.",
        "Hoeveel u krijgt, is elke keer anders.",
    ),
    not_modelled=(
        "Geen andere regeling kan u helpen.",
        "De gift is deel van een plan met uw hulpverlener.",
    ),
    next_doors=("bijzondere_bijstand", "maatwerkbudget", "voedselbank", "gkb"),
    status="complete",
    verified_until="2022-12-31",
    exists_from="2012-01-01",
    not_yet="De SUN is er in Groningen sinds 2012.",
    human_decision=True,
)
