"""Proefperiode samenwonen: try living together without losing bijstand."""

from perspectief.rules.kernel import Scheme, any_of, condition

krijgt_bijstand_gezin = any_of(
    "krijgt_bijstand", "Rekenstap: een van de partners krijgt bijstand.", where="is_gezinsouder"
)


@condition(
    met="U krijgt bijstand.",
    unmet="Deze regel is er voor mensen met bijstand.",
    open="Dit hangt af van de vraag of u bijstand krijgt.",
)
def heeft_bijstand_gezin(krijgt_bijstand_gezin: bool) -> bool:
    """Beleid gemeente: wie op proef gaat samenwonen krijgt bijstand."""
    return krijgt_bijstand_gezin


@condition(
    met="U wilt samenwonen op proef.",
    unmet="Deze regel is er als u samenwonen wilt uitproberen.",
    open="Dit hangt af van uw plannen.",
)
def wil_samenwonen_op_proef_gezin(wil_proefsamenwonen_gezin: bool) -> bool:
    """Beleid gemeente: een periode om elkaar te leren kennen."""
    return wil_proefsamenwonen_gezin


@condition(
    met="U bent nog binnen de proef van {proefmaanden} maanden.",
    unmet="De proef duurt {proefmaanden} maanden. Bel de gemeente: soms kan het langer.",
    open="Wij weten niet hoelang de proef toen duurde. De gemeente keek per persoon.",
)
def proef_is_nog_bezig_gezin(maanden_proef_gezin: int, proefmaanden: int) -> bool:
    """Beleid gemeente: de proef duurt een vaste tijd, langer alleen in bijzondere gevallen."""
    return maanden_proef_gezin < proefmaanden


@condition(
    met="U houdt allebei uw eigen woning.",
    unmet="Tijdens de proef houdt u allebei uw eigen woning.",
    open="Dit hangt af van uw woningen.",
)
def beide_woningen_blijven_gezin(houdt_beide_woningen_gezin: bool) -> bool:
    """Beleid gemeente: beide woningen blijven."""
    return houdt_beide_woningen_gezin


@condition(
    met="U heeft nog geen datum om te trouwen.",
    unmet="Met een trouwdatum is het geen proef meer. Bel de gemeente over wat er verandert.",
    open="Dit hangt af van uw plannen om te trouwen.",
)
def heeft_geen_trouwdatum_gezin(heeft_trouwdatum_gezin: bool) -> bool:
    """Beleid gemeente: er is nog geen trouwdatum."""
    return not heeft_trouwdatum_gezin


@condition(
    met="U woonde nog niet eerder samen met deze partner.",
    unmet="De proef is voor wie nog niet eerder samenwoonde met deze partner.",
    open="Dit hangt af van de vraag of u eerder samenwoonde.",
)
def is_nieuwe_partner_gezin(woonde_eerder_samen_gezin: bool) -> bool:
    """Beleid gemeente: geen nieuw begin met een partner met wie iemand eerder samenwoonde."""
    return not woonde_eerder_samen_gezin


SCHEME = Scheme(
    name="Samenwonen op proef",
    owner="gemeente",
    purpose="U kunt uitproberen hoe het is om samen te wonen. Uw bijstand blijft dan gelijk.",
    law="Artikel 3 Pw en beleid gemeente",
    level="gezin",
    conditions=(
        "heeft_bijstand_gezin",
        "wil_samenwonen_op_proef_gezin",
        "proef_is_nog_bezig_gezin",
        "beide_woningen_blijven_gezin",
        "heeft_geen_trouwdatum_gezin",
        "is_nieuwe_partner_gezin",
    ),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=("U krijgt geen extra geld. Uw bijstand blijft tijdens de proef zoals hij is.",),
    not_modelled=("De gemeente kijkt ook naar uw eigen situatie.",),
    next_doors=("bijzondere_bijstand",),
    status="complete",
    verified_until="2024-12-31",
)
