"""Facts about wealth, the home and its costs."""

from __future__ import annotations

from perspectief.rules.facts.choices import Woonvorm
from perspectief.rules.facts.fact import Fact, Kind, euro, nothing, presumed, yes_no

# --- Wealth: of claimant and partner together on 1 January (held by the claimant, their partner holds 0);
#     other residents may have their own `persons[].wealth`, else they are presumed to have none ---------------------
WEALTH = (
    euro("spaargeld", "wealth.savings", "euro", "Hoeveel spaargeld heeft u samen?"),
    euro(
        "overige_bezittingen",
        "wealth.other",
        "euro",
        "Hoeveel zijn uw andere bezittingen waard (zoals aandelen)?",
        nothing(0),
    ),
    euro("schulden", "wealth.debts", "euro", "Hoeveel schulden heeft u?", nothing(0)),
    euro(
        "overwaarde_woning", "wealth.home_equity", "euro", "Hoeveel is uw huis meer waard dan uw hypotheek?", nothing(0)
    ),
    euro("waarde_auto", "wealth.car", "euro", "Hoeveel is uw auto waard?", nothing(0)),
    yes_no("auto_is_nodig", "wealth.car_needed", "Heeft u de auto nodig voor werk of door ziekte?"),
)

# --- The home -----------------------------------------------------------------------------------------------
HOME = (
    Fact("woonvorm_adres", "home.tenure", Kind.CHOICE, "Hoe woont u?", choices=Woonvorm),
    euro(
        "kale_huur_m_adres", "home.bare_rent_m", "euro per maand", "Hoeveel kale huur betaalt u per maand?", nothing(0)
    ),
    euro(
        "servicekosten_m_adres",
        "home.service_cost_m",
        "euro per maand",
        "Hoeveel servicekosten betaalt u die meetellen voor huurtoeslag?",
        nothing(0),
    ),
    yes_no(
        "is_zelfstandige_woning_adres",
        "home.self_contained",
        "Heeft uw woning een eigen voordeur, keuken en wc?",
        presumed(True),
    ),
    yes_no(
        "is_aangepaste_woning_adres",
        "home.adapted",
        "Is uw woning aangepast voor iemand met een handicap?",
        nothing(False),
    ),
    euro(
        "hypotheekrente_y_adres",
        "home.mortgage_interest_y",
        "euro per jaar",
        "Hoeveel hypotheekrente betaalt u per jaar?",
        nothing(0),
    ),
    euro("woz_waarde_adres", "home.woz_value", "euro", "Wat is de WOZ-waarde van uw huis?"),
)

# --- Costs and situation of the claimant's family -----------------------------------------------------------
COSTS = (
    euro("energiekosten_m_gezin", "costs.energy_m", "euro per maand", "Hoeveel betaalt u per maand voor energie?"),
    euro("waterkosten_m_gezin", "costs.water_m", "euro per maand", "Hoeveel betaalt u per maand voor water?"),
    euro(
        "overige_vaste_lasten_m_gezin",
        "costs.other_fixed_m",
        "euro per maand",
        "Hoeveel betaalt u aan andere vaste lasten (verzekeringen, schulden)?",
    ),
)
