"""Tegemoetkoming alleenverdieners: for couples who keep less than a couple on bijstand, through tax and allowances."""

from perspectief.rules.kernel import Scheme, any_of, condition, sum_of

krijgt_bijstand_gezin = any_of(
    "krijgt_bijstand", "Rekenstap: een van de partners krijgt bijstand.", where="is_gezinsouder"
)
uitkering_samen_y_gezin = sum_of(
    "uitkering_bruto_y",
    "Rekenstap, euro per jaar: de uitkeringen van de partners, zonder bijstand.",
    where="is_gezinsouder",
)
netto_uitkering_opgegeven_gezin = any_of(
    "krijgt_een_uitkering",
    "Rekenstap: een van de partners krijgt een uitkering die geen bijstand is.",
    where="is_gezinsouder",
)


def krijgt_een_uitkering(krijgt_ww: bool, krijgt_ziektewet: bool, krijgt_wia: bool, krijgt_wajong: bool) -> bool:
    """Rekenstap: deze persoon krijgt een uitkering van het UWV."""
    return krijgt_ww or krijgt_ziektewet or krijgt_wia or krijgt_wajong


@condition(
    met="U heeft een partner.",
    unmet="Deze regeling is er voor paren.",
    open="Dit hangt af van de vraag of u een partner heeft.",
)
def is_een_paar_gezin(heeft_partner_gezin: bool) -> bool:
    """Artikel 78gg lid 1 Pw: gehuwden of samenwonenden."""
    return heeft_partner_gezin


@condition(
    met="U leeft samen van een uitkering die geen bijstand is.",
    unmet="Deze regeling is er voor paren met een andere uitkering dan bijstand. Zoals WW, WIA of Wajong.",
    open="Dit hangt af van uw uitkering.",
)
def heeft_andere_uitkering_gezin(
    krijgt_bijstand_gezin: bool, uitkering_samen_y_gezin: float, netto_uitkering_opgegeven_gezin: bool
) -> bool:
    """Artikel 78gg lid 1 Pw: een uitkering, maar geen bijstand, is de belangrijkste bron van inkomen."""
    heeft_uitkering = netto_uitkering_opgegeven_gezin or uitkering_samen_y_gezin > 0
    return heeft_uitkering and not krijgt_bijstand_gezin


@condition(
    met="U houdt samen minder over dan een paar met bijstand.",
    unmet="U houdt samen niet minder over dan een paar met bijstand.",
    open="Dit hangt af van wat u samen overhoudt. De gemeente kan dit voor u uitrekenen.",
)
def houdt_te_weinig_over_gezin(houdt_minder_over_dan_bijstand_gezin: bool) -> bool:
    """Artikel 78gg lid 1 Pw: inkomen en toeslagen samen zijn lager dan van een paar met alleen bijstand.

    Niet nagerekend: de Belastingdienst maakt de lijst; wie er niet op staat, kan zich melden bij de gemeente.
    """
    return houdt_minder_over_dan_bijstand_gezin


def tegemoetkoming_y_gezin(tegemoetkoming_alleenverdieners_y: float) -> float:
    """Regeling Participatiewet IOAW en IOAZ artikel 15ba, euro per jaar: het vaste bedrag, in één keer."""
    return tegemoetkoming_alleenverdieners_y


SCHEME = Scheme(
    name="Tegemoetkoming alleenverdieners",
    owner="gemeente",
    purpose="Geld voor paren die van één uitkering leven en te weinig toeslagen krijgen.",
    law="Artikel 78gg Pw",
    level="gezin",
    conditions=("is_een_paar_gezin", "heeft_andere_uitkering_gezin", "houdt_te_weinig_over_gezin"),
    amount="tegemoetkoming_y_gezin",
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Het bedrag telt niet mee voor uw toeslagen of bijstand.",
        "Komt u meer tekort dan dit bedrag? Vraag dan ook bijzondere bijstand.",
    ),
    next_doors=("bijzondere_bijstand", "zorgtoeslag", "huurtoeslag"),
    status="complete",
    anywhere=True,
    verified_until="2026-12-31",
    exists_from="2025-01-01",
    not_yet="Deze regeling begon op 1 januari 2025.",
)
