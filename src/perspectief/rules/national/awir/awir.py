"""Rules shared by all toeslagen: whose income and wealth count."""

from perspectief.rules.kernel import sum_of


def toetsingsinkomen_y(verzamelinkomen_y: float) -> float:
    """Artikel 8 Awir, euro per jaar: het inkomen van een persoon waar de toeslagen naar kijken."""
    return verzamelinkomen_y


def vermogen_1_januari(spaargeld: float, overige_bezittingen: float, schulden: float, schuldendrempel: float) -> float:
    """Artikel 7 lid 3 Awir, euro: bezittingen min schulden boven de drempel, op 1 januari.

    Niet meegerekend: vrijgestelde groene beleggingen en bijzonder vermogen.
    """
    bezittingen = spaargeld + overige_bezittingen
    if schulden <= 0.0:
        return bezittingen
    return max(0.0, bezittingen - max(0.0, schulden - schuldendrempel))


toetsingsinkomen_y_tp = sum_of("toetsingsinkomen_y", "Artikel 7 lid 1 Awir, euro per jaar: het inkomen samen.")
vermogen_1_januari_tp = sum_of("vermogen_1_januari", "Artikel 7 lid 3 Awir, euro: het vermogen samen, op 1 januari.")
