"""Bijzondere bijstand for energy: for people whom the Noodfonds Energie could not help."""

from perspectief.rules.kernel import Scheme, condition, uses


@condition(
    met="Het Noodfonds Energie kan u nu niet helpen.",
    unmet="Het Noodfonds Energie gaat voor. Vraag het daar eerst.",
    open="Dit hangt af van de vraag of het Noodfonds Energie u kan helpen.",
)
@uses(recht_op_noodfonds="noodfonds_energie.recht_op_noodfonds_energie_gezin")
def noodfonds_helpt_niet_gezin(recht_op_noodfonds: bool, noodfonds_kan_niet_gezin: bool) -> bool:
    """Beleid gemeente: voor wie niet bij het Noodfonds terecht kan.

    Dat is zo bij een inkomen of rekening buiten de regels van het fonds, een dicht fonds, blokverwarming, een kamer met
    energie in de huur, een afwijzing, of een bijzondere reden.
    """
    return noodfonds_kan_niet_gezin or not recht_op_noodfonds


@condition(
    met="Uw energierekening is hoger dan gemiddeld.",
    unmet="De gemeente helpt als uw energierekening hoger is dan gemiddeld. Zij kijkt naar mensen die wonen zoals u.",
    open="Wij kennen het gemiddelde bedrag voor mensen zoals u niet. De gemeente rekent het voor u uit.",
)
def betaalt_meer_dan_gemiddeld_gezin(energiekosten_m_gezin: float, gemiddelde_energiekosten_m: float) -> bool:
    """Beleid gemeente: vergeleken met het gemiddelde van het Nibud voor het huishouden. Het bedrag is niet bekend."""
    return energiekosten_m_gezin > gemiddelde_energiekosten_m


SCHEME = Scheme(
    name="Bijzondere bijstand voor energie",
    owner="gemeente",
    purpose="Hulp bij een hoge energierekening als het Noodfonds Energie u niet kan helpen.",
    law="Artikel 35 Pw en beleid gemeente",
    level="gezin",
    conditions=("noodfonds_helpt_niet_gezin", "betaalt_meer_dan_gemiddeld_gezin"),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Hoeveel u krijgt, kunnen wij niet zeggen. De gemeente kijkt ook naar wat u zelf kunt betalen.",
        "Huisgenoten met een eigen kamer tellen niet als partner.",
        "Bent u student? Dan vraagt de gemeente eerst of u bij DUO kunt lenen.",
    ),
    not_modelled=("De gemeente kijkt of u de kosten zelf kunt betalen.",),
    next_doors=("noodfonds_energie", "bijzondere_bijstand", "gkb"),
    status="partial",
    verified_until="2024-06-30",
    exists_from="2024-03-01",
    not_yet="Deze hulp begon in het voorjaar van 2024.",
)
