"""Stichting Babyspullen: starter packages with clothes and things for a baby, for parents on a low income."""

from perspectief.rules.kernel import Scheme, any_of, condition, uses


def is_jong_kind(leeftijd: int, is_gezinskind: bool, leeftijd_kind_tot: int) -> bool:
    """Beleid Stichting Babyspullen: een kind in het eerste of tweede levensjaar."""
    return is_gezinskind and leeftijd < leeftijd_kind_tot


iemand_is_zwanger_gezin = any_of("is_zwanger", "Rekenstap: iemand in het gezin is zwanger.")
heeft_jong_kind_gezin = any_of("is_jong_kind", "Rekenstap: er is een jong kind in het gezin.")


def inkomensgrens_m_gezin(bijstandsnorm_m_gezin: float, inkomensgrens_deel: float) -> float:
    """Beleid Stichting Babyspullen, euro per maand: op of onder bijstandsniveau."""
    return inkomensgrens_deel * bijstandsnorm_m_gezin


@condition(
    met="U verwacht een baby of u heeft een kind jonger dan {leeftijd_kind_tot} jaar.",
    unmet="De pakketten zijn er voor een baby of een kind jonger dan {leeftijd_kind_tot} jaar.",
    open="Dit hangt af van de leeftijd van uw kind.",
)
def verwacht_of_heeft_baby_gezin(iemand_is_zwanger_gezin: bool, heeft_jong_kind_gezin: bool) -> bool:
    """Beleid Stichting Babyspullen: twee pakketten, in de eerste een of twee jaar."""
    return iemand_is_zwanger_gezin or heeft_jong_kind_gezin


@condition(
    met="Uw inkomen is laag genoeg.",
    unmet="De pakketten zijn er voor een inkomen tot {inkomensgrens_m_gezin} per maand.",
    open="Dit hangt af van uw inkomen.",
)
@uses(inkomen="minima_inkomen.inkomen_voor_minima_m_gezin")
def heeft_laag_inkomen_gezin(inkomen: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid Stichting Babyspullen: op of onder bijstandsniveau."""
    return inkomen <= inkomensgrens_m_gezin


SCHEME = Scheme(
    name="Stichting Babyspullen",
    owner="Stichting Babyspullen",
    purpose="Gratis pakketten met kleding en spullen voor uw baby.",
    law="Beleid Stichting Babyspullen",
    level="gezin",
    conditions=("verwacht_of_heeft_baby_gezin", "heeft_laag_inkomen_gezin"),
    amount=None,
    per="keer",
    ask="Stichting Babyspullen",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "U krijgt spullen, geen geld. Het eerste pakket is ongeveer € 750 waard, het tweede ongeveer € 1.250.",
    ),
    not_modelled=("De pakketten zijn voor ouders die weinig mensen om zich heen hebben die kunnen helpen.",),
    next_doors=("kledingbank", "kindgebonden_budget", "stadjerspas", "bijzondere_bijstand"),
    status="complete",
    anywhere=True,
    verified_until="2023-12-31",
)
