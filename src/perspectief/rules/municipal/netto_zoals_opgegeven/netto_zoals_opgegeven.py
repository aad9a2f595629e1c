"""Net income as people told it, for dates before 2024: the wage tax of those years is not in this law book."""

from perspectief.rules.kernel import sum_of


def bruto_opgegeven_y(
    loon_bruto_y: float,
    winst_y: float,
    uitkering_bruto_y: float,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
    partneralimentatie_y: float,
    overig_inkomen_y: float,
) -> float:
    """Rekenstap, euro per jaar: alle inkomen dat bruto is opgegeven."""
    werk = loon_bruto_y + winst_y + overig_inkomen_y
    return werk + uitkering_bruto_y + aow_bruto_y + pensioen_bruto_y + partneralimentatie_y


def onbelast_m(
    bijstand_netto_m: float,
    kinderalimentatie_m: float,
    stagevergoeding_m: float,
    kostgeld_m: float,
) -> float:
    """Rekenstap, euro per maand: bijstand en ander inkomen waarvan niets meer af gaat."""
    return bijstand_netto_m + kinderalimentatie_m + stagevergoeding_m + kostgeld_m


def netto_zoals_opgegeven_m(
    netto_is_opgegeven: bool,
    netto_opgegeven_m: float,
    onbelast_m: float,
    bruto_opgegeven_y: float,
    netto_deel_van_bruto: float,
) -> float:
    """Rekenstap, euro per maand: het netto inkomen met vakantiegeld en bijstand, zoals het is opgegeven.

    Niet gemodelleerd: van bruto naar netto voor 2024. Dan is het antwoord: dat weten wij niet.
    """
    if netto_is_opgegeven:
        return netto_opgegeven_m + onbelast_m
    if bruto_opgegeven_y <= 0:
        return onbelast_m
    return onbelast_m + netto_deel_van_bruto * bruto_opgegeven_y / 12


netto_zoals_opgegeven_m_gezin = sum_of(
    "netto_zoals_opgegeven_m",
    "Rekenstap, euro per maand: het netto inkomen van de partners samen.",
    where="is_gezinsouder",
)
