"""Rules that a reform may put in the place of a rule of the law, written as the law itself is (docs/writing-law.md)."""

from __future__ import annotations

from perspectief.rules.kernel import condition
from perspectief.simulation.reforms.replacing import Setting, declared, replaces


@replaces(says="Die voorwaarde vervalt.")
@condition(
    met="Naar deze voorwaarde kijkt niemand meer.",
    unmet="Naar deze voorwaarde kijkt niemand meer.",
    open="Naar deze voorwaarde kijkt niemand meer.",
)
def vervalt() -> bool:
    """Rekenstap: een voorwaarde die niet meer bestaat, staat niemand in de weg."""
    return True


@replaces(
    "bijzondere_bijstand.kosten_zijn_hoger_dan_draagkracht_gezin",
    says="Een eerste bedrag per jaar betaalt iemand zelf.",
    drempel_y=Setting("het eerste bedrag dat iemand zelf betaalt", "euro per jaar"),
)
@condition(
    met="Uw kosten zijn hoger dan wat u zelf kunt betalen.",
    unmet="De eerste {drempel_y} per jaar betaalt u zelf. Daarna telt wat u zelf kunt betalen: {draagkracht_y_gezin}.",
    open="De gemeente rekent uit hoeveel u zelf kunt betalen. Dat hangt af van uw inkomen en de kosten.",
)
def met_drempelbedrag(draagkracht_y_gezin: float, bijzondere_kosten_y_gezin: float, drempel_y: float) -> bool:
    """Artikel 35 lid 2 Pw: een gemeente mag een drempelbedrag vragen, naast wat iemand zelf kan betalen."""
    if draagkracht_y_gezin <= 0 and drempel_y <= 0:
        return True
    return bijzondere_kosten_y_gezin > draagkracht_y_gezin + drempel_y


@replaces(
    "energietoeslag_2022.norm_begin_2022_m_gezin",
    says="De grens voor het inkomen hoort bij de bijstandsnorm van nu.",
)
def norm_van_nu(bijstandsnorm_m_gezin: float) -> float:
    """Rekenstap, euro per maand: de bijstandsnorm van de dag waarop iemand de toeslag vraagt."""
    return bijstandsnorm_m_gezin


@replaces(
    "kindpakket.bedrag_per_kind_y_gezin",
    says="Een gezin krijgt een vast bedrag per kind.",
    bedrag_per_kind_y=Setting("het bedrag per kind onder de 18", "euro per jaar"),
)
def vast_bedrag_per_kind(aantal_kinderen_gezin: int, bedrag_per_kind_y: float) -> float:
    """Rekenstap, euro per jaar: een vast bedrag per kind. Een jongere die zelf aanvraagt, telt als één kind."""
    return max(1, aantal_kinderen_gezin) * bedrag_per_kind_y


RULES = declared(globals())
"""Every replacement rule by its key."""
