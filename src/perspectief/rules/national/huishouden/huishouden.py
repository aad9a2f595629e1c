"""Who belongs together: counts of partners, children and residents.

Who is whose partner is arranged on reading the file.
"""

from perspectief.rules.kernel import any_of, count_of, max_of


def is_minderjarig_gezinskind(is_gezinskind: bool, is_kind: bool) -> bool:
    """Artikel 4 lid 1 Pw: een kind onder de 18 in het gezin."""
    return is_gezinskind and is_kind


def is_volwassen_bewoner(woont_hier: bool, is_volwassen: bool) -> bool:
    """Rekenstap: een bewoner van 18 of ouder."""
    return woont_hier and is_volwassen


def is_minderjarige_bewoner(woont_hier: bool, is_kind: bool) -> bool:
    """Rekenstap: een bewoner onder de 18."""
    return woont_hier and is_kind


def is_gezinspartner(is_gezinsouder: bool, is_eerste_gezinslid: bool) -> bool:
    """Rekenstap: de partner van de eerste van het gezin."""
    return is_gezinsouder and not is_eerste_gezinslid


heeft_partner_tp = any_of("heeft_toeslagpartner", "Artikel 3 Awir: er is een toeslagpartner.")
leeftijd_aanvrager_tp = max_of(
    "leeftijd_eerste_van_maand", "Rekenstap, jaren: de leeftijd van de aanvrager.", where="is_eerste_toeslagpartner"
)
heeft_partner_gezin = any_of("heeft_gezinspartner", "Artikel 3 Pw: er is een partner in het gezin.")
aantal_kinderen_gezin = count_of("is_minderjarig_gezinskind", "Rekenstap, aantal: kinderen onder de 18 in het gezin.")
leeftijd_aanvrager_gezin = max_of(
    "leeftijd", "Rekenstap, jaren: de leeftijd van de aanvrager.", where="is_eerste_gezinslid"
)
leeftijd_partner_gezin = max_of("leeftijd", "Rekenstap, jaren: de leeftijd van de partner.", where="is_gezinspartner")
aantal_bewoners_adres = count_of("woont_hier", "Rekenstap, aantal: iedereen die op het adres woont.")
aantal_volwassenen_adres = count_of("is_volwassen_bewoner", "Rekenstap, aantal: bewoners van 18 of ouder.")
aantal_kinderen_adres = count_of("is_minderjarige_bewoner", "Rekenstap, aantal: bewoners onder de 18.")


def aantal_partners_tp(heeft_partner_tp: bool) -> int:
    """Artikel 3 Awir, aantal: de aanvrager en de toeslagpartner."""
    return 2 if heeft_partner_tp else 1


def heeft_kinderen_gezin(aantal_kinderen_gezin: int) -> bool:
    """Rekenstap: er is een kind onder de 18 in het gezin."""
    return aantal_kinderen_gezin > 0


def is_alleenstaande_ouder_gezin(heeft_partner_gezin: bool, heeft_kinderen_gezin: bool) -> bool:
    """Artikel 4 lid 1 onderdeel b Pw: een ouder zonder partner met een kind onder de 18."""
    return heeft_kinderen_gezin and not heeft_partner_gezin


def kale_huur_m_gezin(kale_huur_m_adres: float) -> float:
    """Rekenstap, euro per maand: de kale huur van de woning van het gezin."""
    return kale_huur_m_adres
