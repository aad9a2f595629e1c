"""Facts about the situation of the claimant's family."""

from __future__ import annotations

from perspectief.rules.facts.choices import Bewindvoerder, Waterschap
from perspectief.rules.facts.fact import Fact, Kind, euro, nothing, number, yes_no

# Facts that only municipal and other schemes ask stand here, one line each, grouped by scheme.
SITUATION: tuple[Fact, ...] = (
    # bijstand, aio
    yes_no(
        "huis_kan_verkocht_gezin", "situation.home_can_be_sold", "Kunt u uw huis verkopen, of geld lenen op uw huis?"
    ),
    # individuele inkomenstoeslag, witgoed, kwijtschelding
    number(
        "jaren_laag_inkomen_gezin",
        "situation.years_low_income",
        "jaren",
        "Hoeveel jaar achter elkaar heeft u al een laag inkomen?",
    ),
    # individuele inkomenstoeslag
    yes_no(
        "kreeg_inkomenstoeslag_gezin",
        "situation.income_supplement_last_year",
        "Kreeg u in de laatste 12 maanden al een individuele inkomenstoeslag?",
    ),
    # bijzondere bijstand
    yes_no(
        "heeft_bijzondere_kosten_gezin",
        "situation.special_costs",
        "Heeft u kosten die echt nodig zijn, en die u niet zelf kunt betalen?",
    ),
    euro(
        "bijzondere_kosten_y_gezin",
        "situation.special_costs_y",
        "euro per jaar",
        "Hoe hoog zijn deze kosten samen in een jaar?",
    ),
    yes_no(
        "kosten_zijn_boete_of_alimentatie_gezin",
        "situation.costs_are_fine_or_alimony",
        "Gaat het om een boete of om alimentatie?",
    ),
    yes_no(
        "andere_regeling_betaalt_gezin",
        "situation.costs_paid_elsewhere",
        "Betaalt uw verzekering of een andere regeling deze kosten?",
    ),
    yes_no("kan_lenen_bij_duo_gezin", "situation.duo_loan_room", "Kunt u bij DUO nog geld lenen, of meer lenen?"),
    # maaltijdvoorziening
    yes_no(
        "heeft_maaltijden_nodig_gezin",
        "situation.needs_meals",
        "Kunt u door ziekte of een beperking niet koken, en laat u warm eten thuisbrengen?",
    ),
    yes_no(
        "andere_regeling_betaalt_maaltijden_gezin",
        "situation.meals_paid_elsewhere",
        "Betaalt een andere regeling deze maaltijden?",
    ),
    # schoolfonds
    yes_no(
        "school_vraagt_ouderbijdrage_gezin",
        "situation.school_contribution_asked",
        "Vraagt de school van uw kind een vrijwillige ouderbijdrage?",
    ),
    # meerkosten
    euro(
        "bruto_inkomen_vorig_jaar_gezin",
        "situation.gross_income_last_year",
        "euro per jaar",
        "Hoeveel inkomen had u vorig jaar bruto, samen met uw partner?",
    ),
    yes_no(
        "had_zorgindicatie_gezin",
        "situation.care_indication_last_year",
        "Had u vorig jaar een of meer van deze dingen? Een half jaar of langer hulp van de Wmo, Jeugdwet of Wlz. "
        "Een gehandicaptenparkeerkaart. Bijzondere bijstand door ziekte. De grootste aanvullende zorgverzekering.",
    ),
    yes_no(
        "heeft_artsverklaring_gezin",
        "situation.doctor_statement",
        "Heeft uw huisarts of specialist een formulier over uw ziekte of beperking ingevuld?",
    ),
    yes_no(
        "betaalde_eigen_risico_gezin",
        "situation.deductible_paid_last_year",
        "Betaalde u vorig jaar het hele verplichte eigen risico van uw zorgverzekering?",
    ),
    euro(
        "ziektekosten_vorig_jaar_gezin",
        "situation.illness_costs_last_year",
        "euro per jaar",
        "Hoeveel extra kosten had u vorig jaar door uw ziekte of beperking?",
    ),
    # stadjerspas: not told is 0
    euro(
        "netto_zonder_vakantiegeld_opgegeven_m_gezin",
        "situation.net_income_without_holiday_pay_m",
        "euro per maand",
        "Hoeveel inkomen krijgt u samen netto per maand, zonder vakantiegeld en zonder toeslagen?",
        nothing(0),
    ),
    # witgoed
    yes_no(
        "heeft_kapot_apparaat_gezin",
        "situation.broken_appliance",
        "Is uw wasmachine, koelkast, fornuis, televisie of computer kapot?",
    ),
    # kwijtschelding, kwijtschelding_water
    euro(
        "aanslag_gemeente_y_gezin",
        "situation.local_tax_y",
        "euro per jaar",
        "Hoeveel gemeentebelasting moet u dit jaar betalen?",
    ),
    euro(
        "aanslag_waterschap_y_gezin",
        "situation.water_tax_y",
        "euro per jaar",
        "Hoeveel belasting van het waterschap moet u dit jaar betalen?",
    ),
    number(
        "maanden_na_betaling_gezin",
        "situation.months_since_tax_paid",
        "maanden",
        "Heeft u de belasting al helemaal betaald? Hoeveel maanden geleden?",
        nothing(0),
    ),
    number(
        "jaren_kwijtschelding_gezin",
        "situation.remission_years",
        "jaren",
        "Hoeveel jaar achter elkaar kreeg u al kwijtschelding?",
    ),
    Fact(
        "waterschap_gezin",
        "situation.water_board",
        Kind.CHOICE,
        "Van welk waterschap krijgt u een aanslag?",
        choices=Waterschap,
    ),
    # energietoeslag_2023, bb_energie
    yes_no(
        "kreeg_energietoeslag_2022_gezin",
        "situation.energy_allowance_2022",
        "Kreeg u in 2022 energietoeslag van de gemeente?",
    ),
    yes_no(
        "noodfonds_kan_niet_gezin",
        "situation.energy_fund_not_possible",
        "Kunt u geen geld krijgen van het Noodfonds Energie?",
        why="Bijvoorbeeld door een afwijzing, blokverwarming, of een kamer met energie in de huur.",
    ),
    # alleenverdieners
    yes_no(
        "houdt_minder_over_dan_bijstand_gezin",
        "situation.single_earner_shortfall",
        "Houdt u met uw uitkering en toeslagen samen minder over dan een paar met bijstand?",
        why="Kreeg u een brief van de gemeente over de alleenverdieners? Dan is het antwoord ja.",
    ),
    # voedselbank, kledingbank
    euro(
        "toeslagen_ontvangen_m_gezin",
        "situation.allowances_received_m",
        "euro per maand",
        "Hoeveel toeslagen en kindgebonden budget krijgt u samen per maand?",
    ),
    number(
        "maanden_voedselbank_gezin",
        "situation.foodbank_months",
        "maanden",
        "Hoeveel maanden krijgt u al eten van de voedselbank?",
        nothing(0),
    ),
    yes_no("is_klant_voedselbank_gezin", "situation.foodbank_client", "Krijgt u nu eten van de voedselbank?"),
    # sun, maatwerkbudget, gkb
    yes_no(
        "heeft_hulpverlener_gezin", "situation.has_helper", "Heeft u een hulpverlener, bijvoorbeeld van WIJ Groningen?"
    ),
    yes_no(
        "heeft_dringende_nood_gezin", "situation.urgent_need", "Heeft u iets heel hard nodig, en kan dat niet wachten?"
    ),
    yes_no(
        "past_in_geen_regeling_gezin",
        "situation.no_scheme_fits",
        "Heeft u hulp nodig en past u in geen enkele regeling?",
    ),
    yes_no("heeft_geldzorgen_gezin", "situation.money_worries", "Heeft u zorgen over geld of rekeningen?"),
    # bb_bewindvoering
    Fact(
        "bewindvoerder_gezin",
        "situation.administrator",
        Kind.CHOICE,
        "Heeft u een bewindvoerder van de rechter? Wie is dat?",
        absent=nothing(0),
        choices=Bewindvoerder,
    ),
    Fact("bewind_sinds_gezin", "situation.administrator_since", Kind.DATE, "Sinds wanneer heeft u een bewindvoerder?"),
    # proefsamenwonen
    yes_no(
        "wil_proefsamenwonen_gezin",
        "situation.wants_trial_cohabiting",
        "Wilt u uitproberen hoe het is om samen te wonen?",
    ),
    number(
        "maanden_proef_gezin",
        "situation.trial_months",
        "maanden",
        "Hoeveel maanden woont u al samen op proef?",
        nothing(0),
    ),
    yes_no("houdt_beide_woningen_gezin", "situation.both_homes_kept", "Houdt u allebei uw eigen woning?"),
    yes_no("heeft_trouwdatum_gezin", "situation.wedding_date_set", "Heeft u al een datum om te trouwen?"),
    yes_no(
        "woonde_eerder_samen_gezin", "situation.lived_together_before", "Woonde u al eerder samen met deze partner?"
    ),
    # werkpremies
    euro(
        "nettoloon_jaar_gezin",
        "situation.net_wage_y",
        "euro per jaar",
        "Hoeveel loon kreeg u dit jaar netto, naast uw uitkering?",
    ),
    number(
        "maanden_bijstand_voor_werk_gezin",
        "situation.assistance_months_before_work",
        "maanden",
        "Hoeveel maanden kreeg u bijstand voordat u ging werken?",
    ),
    number(
        "maanden_werk_na_bijstand_gezin",
        "situation.work_months_after_assistance",
        "maanden",
        "Hoeveel maanden werkt u al zonder bijstand?",
        nothing(0),
    ),
    # basisbaan
    yes_no(
        "heeft_traject_naar_werk_gezin",
        "situation.reintegration_track",
        "Volgt u via de gemeente een traject naar gewoon werk?",
    ),
    # participatiefonds_haren
    yes_no("woonde_in_haren_gezin", "situation.lived_in_haren", "Woonde u in de gemeente Haren?"),
)
