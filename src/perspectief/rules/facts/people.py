"""Facts about persons: who lives here, their income, and each of them."""

from __future__ import annotations

from perspectief.rules.facts.choices import Opvang, Studie
from perspectief.rules.facts.fact import Fact, Kind, euro, nothing, number, presumed, yes_no

# --- Who lives here: worked out by the reader from persons, partner and parents (rules/household/) --------
STRUCTURE = (
    yes_no("is_aanvrager", None, "Wie vraagt aan?"),
    yes_no("is_eerste_toeslagpartner", None, "Is dit de eerste van de toeslagpartners?"),
    yes_no("is_eerste_gezinslid", None, "Is dit de eerste van het gezin?"),
    yes_no("is_eerste_bewoner", None, "Is dit de eerste op dit adres?"),
    yes_no("heeft_toeslagpartner", None, "Heeft deze persoon een toeslagpartner?"),
    yes_no("heeft_gezinspartner", None, "Heeft deze persoon een partner in het gezin?"),
    yes_no("is_gezinsouder", None, "Is dit een volwassene die het gezin vormt (niet het kind)?"),
    yes_no("is_gezinskind", None, "Is dit een kind onder de 18 in het gezin?"),
    yes_no("is_kind_van_bewoner", None, "Woont een ouder van deze persoon op dit adres?"),
    yes_no("heeft_gezamenlijk_kind", None, "Hebben de partners samen een kind?"),
    yes_no("is_bloedverwant_eerste_graad", None, "Is dit een ouder of kind van de aanvrager of de partner?"),
    yes_no(
        "is_familie_van_medebewoner",
        None,
        "Woont hier nog een ouder, kind, broer, zus of grootouder (ook van de partner)?",
    ),
    yes_no("vermogen_is_opgegeven", None, "Is er iets gezegd over vermogen?"),
    yes_no(
        "eigen_woning_is_opgegeven_adres", None, "Is er iets gezegd over de waarde of de hypotheek van een eigen huis?"
    ),
    yes_no("woont_elders", "persons[].lives_elsewhere", "Woont deze persoon ergens anders?", nothing(False)),
)
# --- Income: worked out by the reader from persons[].income; gross euro per calendar year unless the name says else ---
INCOME = (
    euro("loon_bruto_y", None, "euro per jaar", "Hoeveel loon krijgt u, bruto?"),
    euro("winst_y", None, "euro per jaar", "Hoeveel winst maakt u in een jaar?"),
    euro(
        "uitkering_bruto_y",
        None,
        "euro per jaar",
        "Hoeveel krijgt u bruto aan WW, Ziektewet, WIA, Wajong, IOAW, Anw of Toeslagenwet?",
    ),
    euro("bijstand_netto_m", None, "euro per maand", "Hoeveel bijstand krijgt u netto, met vakantiegeld?"),
    euro("aow_bruto_y", None, "euro per jaar", "Hoeveel AOW krijgt u bruto, met vakantiegeld?"),
    euro("pensioen_bruto_y", None, "euro per jaar", "Hoeveel pensioen krijgt u bruto?"),
    euro("partneralimentatie_y", None, "euro per jaar", "Hoeveel partneralimentatie krijgt u?"),
    euro("overig_inkomen_y", None, "euro per jaar", "Welk ander inkomen heeft u waar u belasting over betaalt?"),
    euro("kinderalimentatie_m", None, "euro per maand", "Hoeveel kinderalimentatie krijgt u?"),
    euro("studiefinanciering_m", None, "euro per maand", "Hoeveel studiefinanciering krijgt u?"),
    euro("stagevergoeding_m", None, "euro per maand", "Hoeveel stagevergoeding krijgt u?"),
    euro("vrijwilligersvergoeding_m", None, "euro per maand", "Hoeveel vrijwilligersvergoeding krijgt u?"),
    euro("giften_m", None, "euro per maand", "Hoeveel geld krijgt u als gift, gemiddeld per maand?"),
    euro("kostgeld_m", None, "euro per maand", "Hoeveel kostgeld of onderhuur krijgt u?"),
    euro("netto_opgegeven_m", None, "euro per maand", "Hoeveel inkomen krijgt u netto op uw rekening?"),
    yes_no("netto_is_opgegeven", None, "Is het inkomen netto opgegeven?"),
    yes_no("aow_zonder_vakantiegeld", None, "Is de AOW per maand opgegeven, dus zonder vakantiegeld?"),
    yes_no("krijgt_ww", None, "Krijgt u WW?"),
    yes_no("krijgt_ziektewet", None, "Krijgt u een Ziektewet-uitkering?"),
    yes_no("krijgt_wia", None, "Krijgt u een WIA-uitkering?"),
    yes_no("krijgt_wajong", None, "Krijgt u Wajong?"),
    yes_no("krijgt_bijstand", None, "Krijgt u bijstand?"),
    yes_no("krijgt_aow", None, "Krijgt u AOW?"),
)
"""Kinds in a household file and the fact they add to stand in `rules/household/`."""


# --- Each person --------------------------------------------------------------------------------------------
PERSON = (
    Fact(
        "geboortedatum",
        "persons[].birth_date",
        Kind.DATE,
        "Wat is de geboortedatum?",
        "Veel regels hangen af van de leeftijd.",
    ),
    yes_no("is_verzekerd", "persons[].insured", "Heeft u een Nederlandse zorgverzekering?", presumed(True)),
    yes_no("heeft_rechtmatig_verblijf", "persons[].lawful_stay", "Mag u in Nederland wonen?", presumed(True)),
    yes_no("verblijft_in_instelling", "persons[].institution", "Woont u in een instelling?", presumed(False)),
    number("uren_per_week", "persons[].hours_per_week", "uren per week", "Hoeveel uur per week werkt u betaald?"),
    number(
        "uren_onderneming_y",
        "persons[].business_hours_y",
        "uren per jaar",
        "Hoeveel uur per jaar werkt u in uw bedrijf?",
    ),
    yes_no("is_starter", "persons[].starter", "Bent u een startende ondernemer?", nothing(False)),
    Fact("studie", "persons[].student", Kind.CHOICE, "Welke opleiding volgt u?", absent=nothing(0), choices=Studie),
    yes_no("krijgt_studiefinanciering", "persons[].student_finance", "Heeft u recht op studiefinanciering van DUO?"),
    yes_no("volgt_bbl", "persons[].bbl", "Volgt u een bbl-opleiding (werken en leren)?", nothing(False)),
    yes_no("woont_uit_huis", "persons[].lives_away_from_parents", "Woont u niet meer bij uw ouders?"),
    yes_no(
        "is_commerciele_huurder",
        "persons[].commercial_tenant",
        "Huurt deze persoon een kamer met een gewoon huurcontract?",
        nothing(False),
    ),
    yes_no(
        "heeft_medische_urenbeperking",
        "persons[].medical_hours_limit",
        "Heeft het UWV gezegd dat u door ziekte minder uren kunt werken?",
        nothing(False),
    ),
    yes_no(
        "werkt_met_loonkostensubsidie", "persons[].wage_cost_subsidy", "Werkt u met loonkostensubsidie?", nothing(False)
    ),
    number(
        "maanden_inkomstenvrijlating",
        "persons[].exemption_months_used",
        "maanden",
        "Hoeveel maanden mocht u al een deel van uw loon houden naast de bijstand?",
    ),
    number(
        "ontbrekende_aow_jaren",
        "persons[].aow_years_missing",
        "jaren",
        "Hoeveel jaar woonde u niet in Nederland tussen uw 17e en 67e?",
        presumed(0),
    ),
    yes_no(
        "heeft_loonheffingskorting",
        "persons[].tax_credit_applied",
        "Past uw werkgever of uitkering de loonheffingskorting toe?",
        presumed(True),
    ),
    yes_no("is_jonggehandicapt", "persons[].young_disabled", "Heeft u recht op Wajong?", nothing(False)),
    number("opvang_uren_m", None, "uren per maand", "Hoeveel uur opvang per maand?", nothing(0)),
    euro("opvang_uurprijs", None, "euro per uur", "Wat kost de opvang per uur?", nothing(0)),
    Fact("opvangsoort", None, Kind.CHOICE, "Welke opvang gebruikt uw kind?", absent=nothing(0), choices=Opvang),
    yes_no("werkt_of_leert", "persons[].works_or_learns", "Werkt u, studeert u, of volgt u een traject naar werk?"),
    yes_no("is_zwanger", "persons[].pregnant", "Bent u zwanger?", nothing(False)),
    number(
        "schoolgroep",
        "persons[].school_group",
        "groep",
        "In welke groep van de basisschool zit uw kind? Kies 0 als uw kind niet op de basisschool zit.",
    ),
    number(
        "leerjaar_middelbare_school",
        "persons[].secondary_year",
        "leerjaar",
        "In welk jaar van de middelbare school zit uw kind? Kies 0 als uw kind niet op de middelbare school zit.",
    ),
    yes_no("kreeg_schoollaptop", "persons[].got_school_laptop", "Kreeg dit kind al eerder een laptop via de gemeente?"),
    yes_no(
        "krijgt_tegemoetkoming_scholieren",
        "persons[].school_allowance",
        "Krijgt u een tegemoetkoming scholieren van DUO?",
    ),
    yes_no(
        "kan_niet_werken_naast_studie",
        "persons[].cannot_work_beside_study",
        "Kunt u naast uw studie niet werken door een ziekte of beperking die blijft?",
    ),
    euro(
        "zorgpremie_m",
        "persons[].health_premium_m",
        "euro per maand",
        "Hoeveel premie betaalt u voor uw zorgverzekering?",
    ),
    # bijstand
    yes_no(
        "ouders_kunnen_niet_bijdragen",
        "persons[].no_parental_support",
        "Kunt u voor uw levensonderhoud geen geld van uw ouders krijgen?",
        presumed(False),
        why="Bent u 18, 19 of 20 jaar? Dan kan de bijstand hoger zijn als uw ouders u niet kunnen helpen.",
    ),
    # ww, ziektewet, wia
    yes_no("is_baan_kwijt", "persons[].lost_job", "Bent u uw baan of een deel van uw uren kwijt?"),
    yes_no(
        "heeft_26_weken_gewerkt",
        "persons[].worked_26_weeks",
        "Werkte u in de laatste 36 weken minstens 26 weken? Een paar uur per week telt ook.",
    ),
    yes_no("is_ziek", "persons[].ill", "Kunt u door ziekte niet of minder werken?"),
    yes_no("werkgever_betaalt_door", "persons[].sick_pay", "Betaalt uw werkgever uw loon door nu u ziek bent?"),
    number("weken_ziek", "persons[].weeks_ill", "weken", "Hoeveel weken bent u al ziek?"),
    # bbz, ioaw, ioaz
    yes_no(
        "heeft_eigen_bedrijf", "persons[].own_business", "Heeft u een eigen bedrijf, of bent u zzp'er?", nothing(False)
    ),
    yes_no("stopt_met_bedrijf", "persons[].ends_business", "Wilt u stoppen met uw bedrijf?"),
    yes_no("werd_werkloos_na_50", "persons[].jobless_after_50", "Werd u werkloos toen u 50 jaar of ouder was?"),
    yes_no("ww_is_afgelopen", "persons[].ww_ended", "Is uw WW afgelopen?"),
)
