"""Ages and what follows from them. A birthday counts from the day itself unless a law says otherwise."""


def leeftijd(geboortedatum: int, peildatum: int) -> int:
    """Rekenstap, jaren: de leeftijd op de dag zelf."""
    return (peildatum - geboortedatum) // 10000


def leeftijd_1_januari(geboortedatum: int, peiljaar: int) -> int:
    """Rekenstap, jaren: de leeftijd op 1 januari van het jaar."""
    return (peiljaar * 10000 + 101 - geboortedatum) // 10000


def leeftijd_eerste_van_maand(geboortedatum: int, peiljaar: int, peilmaand: int) -> int:
    """Artikel 5 Awir, jaren: de leeftijd die voor deze maand telt.

    Lezing: een verjaardag na de eerste van de maand telt vanaf de volgende maand, een verjaardag op de eerste meteen.
    """
    return (peiljaar * 10000 + peilmaand * 100 + 1 - geboortedatum) // 10000


def leeftijd_eerste_van_kwartaal(geboortedatum: int, peiljaar: int, peilmaand: int) -> int:
    """Artikel 12 AKW, jaren: de leeftijd op de eerste dag van het kwartaal."""
    eerste_maand = (peilmaand - 1) // 3 * 3 + 1
    return (peiljaar * 10000 + eerste_maand * 100 + 1 - geboortedatum) // 10000


def is_volwassen(leeftijd: int, leeftijd_volwassen: int) -> bool:
    """Artikel 1:233 BW: vanaf 18 jaar."""
    return leeftijd >= leeftijd_volwassen


def is_kind(leeftijd: int, leeftijd_volwassen: int) -> bool:
    """Artikel 1:233 BW: onder de 18 jaar."""
    return leeftijd < leeftijd_volwassen


def heeft_aow_leeftijd(leeftijd: int, aow_leeftijd: int, aow_leeftijd_laagst: int, aow_leeftijd_hoogst: int) -> bool:
    """Artikel 7a AOW: de AOW-leeftijd is bereikt op de dag zelf.

    Tussen 2013 en 2024 lag de AOW-leeftijd op jaren en maanden; die tussenstand kennen wij niet.
    """
    if leeftijd < aow_leeftijd_laagst:
        return False
    if leeftijd >= aow_leeftijd_hoogst:
        return True
    return leeftijd >= aow_leeftijd


def heeft_aow_leeftijd_1_januari(
    leeftijd_1_januari: int, aow_leeftijd: int, aow_leeftijd_laagst: int, aow_leeftijd_hoogst: int
) -> bool:
    """Artikel 7a AOW: de AOW-leeftijd was bereikt op 1 januari."""
    if leeftijd_1_januari < aow_leeftijd_laagst:
        return False
    if leeftijd_1_januari >= aow_leeftijd_hoogst:
        return True
    return leeftijd_1_januari >= aow_leeftijd


def heeft_aow_leeftijd_eerste_van_maand(
    leeftijd_eerste_van_maand: int, aow_leeftijd: int, aow_leeftijd_laagst: int, aow_leeftijd_hoogst: int
) -> bool:
    """Artikel 5 Awir: de AOW-leeftijd was bereikt op de eerste van de maand."""
    if leeftijd_eerste_van_maand < aow_leeftijd_laagst:
        return False
    if leeftijd_eerste_van_maand >= aow_leeftijd_hoogst:
        return True
    return leeftijd_eerste_van_maand >= aow_leeftijd


def woont_hier(woont_elders: bool) -> bool:
    """Rekenstap: deze persoon woont op het adres."""
    return not woont_elders
