"""The net income that schemes for low incomes test; before 2024 as people told it: older wage tax is not here."""

from perspectief.rules.kernel import dated, uses


@dated(term="inkomen_voor_minima_m_gezin", start="2015-01-01", until="2023-12-31")
@uses(netto="netto_zoals_opgegeven.netto_zoals_opgegeven_m_gezin")
def inkomen_voor_minima_m_gezin_opgegeven(netto: float) -> float:
    """Beleid gemeente, euro per maand: het netto inkomen met vakantiegeld en bijstand, zoals het is opgegeven."""
    return netto


@dated(term="inkomen_voor_minima_m_gezin", start="2024-01-01")
def inkomen_voor_minima_m_gezin_berekend(netto_inkomen_met_bijstand_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: het netto inkomen met vakantiegeld en bijstand."""
    return netto_inkomen_met_bijstand_m_gezin
