"""The vocabulary: every fact about a household once.

A fact is what a person can tell us. Its name is the law's word (Dutch) and ends in its level: nothing for a person,
`_tp` allowance partners, `_gezin` family of the Participatiewet, `_adres` dwelling. `key` is its place in a household
file, `absent` says what a missing key means:

* `UNKNOWN`: nobody said anything, so the answer depends on it;
* `nothing(value)`: what is listed is complete, so it is not there (no child care, no debts);
* `presumed(value)`: the law presumes it of a resident; it is listed under `assumed` and can be contradicted.

Money is in euro; dates are whole numbers `yyyymmdd`, so that an age is one subtraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from perspectief.rules.kernel.levels import Level, level_of


class Kind(Enum):
    """What sort of answer a fact has."""

    YES_NO = "ja of nee"
    NUMBER = "getal"
    EURO = "euro"
    DATE = "datum"
    CHOICE = "keuze"


@dataclass(frozen=True)
class Absent:
    """What a missing key means. `value` None: unknown."""

    value: float | int | bool | None = None
    presumed: bool = False


UNKNOWN = Absent()


def nothing(value: float | int | bool = 0) -> Absent:
    """What is listed is complete, so a missing key means this value."""
    return Absent(value)


def presumed(value: float | int | bool) -> Absent:
    """The law presumes this of a resident; said aloud under `assumed`."""
    return Absent(value, presumed=True)


class Woonvorm(IntEnum):
    """How the household holds its home (`home.tenure`)."""

    HUUR = 1
    KOOP = 2
    KAMER = 3
    INWONEND = 4
    INSTELLING = 5
    DAKLOOS = 6


class Studie(IntEnum):
    """What a person studies (`persons[].student`)."""

    GEEN = 0
    VOORTGEZET = 1
    MBO = 2
    HBO = 3
    WO = 4


class Opvang(IntEnum):
    """Kind of child care (`persons[].childcare[].kind`)."""

    GEEN = 0
    DAGOPVANG = 1
    BSO = 2
    GASTOUDER = 3


class Bewindvoerder(IntEnum):
    """Who is the court-appointed administrator (`situation.administrator`)."""

    GEEN = 0
    GKB = 1
    ANDER = 2


class Waterschap(IntEnum):
    """The water board that taxes the home (`situation.water_board`)."""

    NOORDERZIJLVEST = 1
    HUNZE_EN_AAS = 2
    WETTERSKIP = 3


@dataclass(frozen=True)
class Fact:
    """One thing a person can tell us.

    `name` law word with level suffix; `key` place in the household file (`persons[].x`, `home.x`, `wealth.x`,
    `costs.x`, `situation.x`; None: worked out from the list of persons and incomes); `question` and `why` are what
    the resident reads (B1); `unit` of the number.
    """

    name: str
    key: str | None
    kind: Kind
    question: str
    why: str = ""
    absent: Absent = UNKNOWN
    unit: str = ""
    choices: type[IntEnum] | None = None

    @property
    def level(self) -> Level:
        """The level that the name ends in."""
        return level_of(self.name)

    @property
    def python_type(self) -> type:
        """bool, int or float, as rules receive it."""
        if self.kind is Kind.YES_NO:
            return bool
        return float if self.kind is Kind.EURO or self.unit.startswith(("uren", "euro", "deel")) else int


def _yes_no(name: str, key: str | None, question: str, absent: Absent = UNKNOWN, why: str = "") -> Fact:
    return Fact(name, key, Kind.YES_NO, question, why, absent)


def _euro(name: str, key: str | None, unit: str, question: str, absent: Absent = UNKNOWN, why: str = "") -> Fact:
    return Fact(name, key, Kind.EURO, question, why, absent, unit)


def _number(name: str, key: str | None, unit: str, question: str, absent: Absent = UNKNOWN, why: str = "") -> Fact:
    return Fact(name, key, Kind.NUMBER, question, why, absent, unit)


# --- Who lives here: worked out by the reader from persons, partner and parents (rules/household/) --------
STRUCTURE = (
    _yes_no("is_aanvrager", None, "Wie vraagt aan?"),
    _yes_no("is_eerste_toeslagpartner", None, "Is dit de eerste van de toeslagpartners?"),
    _yes_no("is_eerste_gezinslid", None, "Is dit de eerste van het gezin?"),
    _yes_no("is_eerste_bewoner", None, "Is dit de eerste op dit adres?"),
    _yes_no("heeft_toeslagpartner", None, "Heeft deze persoon een toeslagpartner?"),
    _yes_no("heeft_gezinspartner", None, "Heeft deze persoon een partner in het gezin?"),
    _yes_no("is_gezinsouder", None, "Is dit een volwassene die het gezin vormt (niet het kind)?"),
    _yes_no("is_gezinskind", None, "Is dit een kind onder de 18 in het gezin?"),
    _yes_no("is_kind_van_bewoner", None, "Woont een ouder van deze persoon op dit adres?"),
    _yes_no("heeft_gezamenlijk_kind", None, "Hebben de partners samen een kind?"),
    _yes_no("is_bloedverwant_eerste_graad", None, "Is dit een ouder of kind van de aanvrager of de partner?"),
    _yes_no(
        "is_familie_van_medebewoner",
        None,
        "Woont hier nog een ouder, kind, broer, zus of grootouder (ook van de partner)?",
    ),
    _yes_no("vermogen_is_opgegeven", None, "Is er iets gezegd over vermogen?"),
    _yes_no(
        "eigen_woning_is_opgegeven_adres", None, "Is er iets gezegd over de waarde of de hypotheek van een eigen huis?"
    ),
    _yes_no("woont_elders", "persons[].lives_elsewhere", "Woont deze persoon ergens anders?", nothing(False)),
)
# --- Income: worked out by the reader from persons[].income; gross euro per calendar year unless the name says else ---
INCOME = (
    _euro("loon_bruto_y", None, "euro per jaar", "Hoeveel loon krijgt u, bruto?"),
    _euro("winst_y", None, "euro per jaar", "Hoeveel winst maakt u in een jaar?"),
    _euro(
        "uitkering_bruto_y",
        None,
        "euro per jaar",
        "Hoeveel krijgt u bruto aan WW, Ziektewet, WIA, Wajong, IOAW, Anw of Toeslagenwet?",
    ),
    _euro("bijstand_netto_m", None, "euro per maand", "Hoeveel bijstand krijgt u netto, met vakantiegeld?"),
    _euro("aow_bruto_y", None, "euro per jaar", "Hoeveel AOW krijgt u bruto, met vakantiegeld?"),
    _euro("pensioen_bruto_y", None, "euro per jaar", "Hoeveel pensioen krijgt u bruto?"),
    _euro("partneralimentatie_y", None, "euro per jaar", "Hoeveel partneralimentatie krijgt u?"),
    _euro("overig_inkomen_y", None, "euro per jaar", "Welk ander inkomen heeft u waar u belasting over betaalt?"),
    _euro("kinderalimentatie_m", None, "euro per maand", "Hoeveel kinderalimentatie krijgt u?"),
    _euro("studiefinanciering_m", None, "euro per maand", "Hoeveel studiefinanciering krijgt u?"),
    _euro("stagevergoeding_m", None, "euro per maand", "Hoeveel stagevergoeding krijgt u?"),
    _euro("vrijwilligersvergoeding_m", None, "euro per maand", "Hoeveel vrijwilligersvergoeding krijgt u?"),
    _euro("giften_m", None, "euro per maand", "Hoeveel geld krijgt u als gift, gemiddeld per maand?"),
    _euro("kostgeld_m", None, "euro per maand", "Hoeveel kostgeld of onderhuur krijgt u?"),
    _euro("netto_opgegeven_m", None, "euro per maand", "Hoeveel inkomen krijgt u netto op uw rekening?"),
    _yes_no("netto_is_opgegeven", None, "Is het inkomen netto opgegeven?"),
    _yes_no("aow_zonder_vakantiegeld", None, "Is de AOW per maand opgegeven, dus zonder vakantiegeld?"),
    _yes_no("krijgt_ww", None, "Krijgt u WW?"),
    _yes_no("krijgt_ziektewet", None, "Krijgt u een Ziektewet-uitkering?"),
    _yes_no("krijgt_wia", None, "Krijgt u een WIA-uitkering?"),
    _yes_no("krijgt_wajong", None, "Krijgt u Wajong?"),
    _yes_no("krijgt_bijstand", None, "Krijgt u bijstand?"),
    _yes_no("krijgt_aow", None, "Krijgt u AOW?"),
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
    _yes_no("is_verzekerd", "persons[].insured", "Heeft u een Nederlandse zorgverzekering?", presumed(True)),
    _yes_no("heeft_rechtmatig_verblijf", "persons[].lawful_stay", "Mag u in Nederland wonen?", presumed(True)),
    _yes_no("verblijft_in_instelling", "persons[].institution", "Woont u in een instelling?", presumed(False)),
    _number("uren_per_week", "persons[].hours_per_week", "uren per week", "Hoeveel uur per week werkt u betaald?"),
    _number(
        "uren_onderneming_y",
        "persons[].business_hours_y",
        "uren per jaar",
        "Hoeveel uur per jaar werkt u in uw bedrijf?",
    ),
    _yes_no("is_starter", "persons[].starter", "Bent u een startende ondernemer?", nothing(False)),
    Fact("studie", "persons[].student", Kind.CHOICE, "Welke opleiding volgt u?", absent=nothing(0), choices=Studie),
    _yes_no("krijgt_studiefinanciering", "persons[].student_finance", "Heeft u recht op studiefinanciering van DUO?"),
    _yes_no("volgt_bbl", "persons[].bbl", "Volgt u een bbl-opleiding (werken en leren)?", nothing(False)),
    _yes_no("woont_uit_huis", "persons[].lives_away_from_parents", "Woont u niet meer bij uw ouders?"),
    _yes_no(
        "is_commerciele_huurder",
        "persons[].commercial_tenant",
        "Huurt deze persoon een kamer met een gewoon huurcontract?",
        nothing(False),
    ),
    _yes_no(
        "heeft_medische_urenbeperking",
        "persons[].medical_hours_limit",
        "Heeft het UWV gezegd dat u door ziekte minder uren kunt werken?",
        nothing(False),
    ),
    _yes_no(
        "werkt_met_loonkostensubsidie", "persons[].wage_cost_subsidy", "Werkt u met loonkostensubsidie?", nothing(False)
    ),
    _number(
        "maanden_inkomstenvrijlating",
        "persons[].exemption_months_used",
        "maanden",
        "Hoeveel maanden mocht u al een deel van uw loon houden naast de bijstand?",
    ),
    _number(
        "ontbrekende_aow_jaren",
        "persons[].aow_years_missing",
        "jaren",
        "Hoeveel jaar woonde u niet in Nederland tussen uw 17e en 67e?",
        presumed(0),
    ),
    _yes_no(
        "heeft_loonheffingskorting",
        "persons[].tax_credit_applied",
        "Past uw werkgever of uitkering de loonheffingskorting toe?",
        presumed(True),
    ),
    _yes_no("is_jonggehandicapt", "persons[].young_disabled", "Heeft u recht op Wajong?", nothing(False)),
    _number("opvang_uren_m", None, "uren per maand", "Hoeveel uur opvang per maand?", nothing(0)),
    _euro("opvang_uurprijs", None, "euro per uur", "Wat kost de opvang per uur?", nothing(0)),
    Fact("opvangsoort", None, Kind.CHOICE, "Welke opvang gebruikt uw kind?", absent=nothing(0), choices=Opvang),
    _yes_no("werkt_of_leert", "persons[].works_or_learns", "Werkt u, studeert u, of volgt u een traject naar werk?"),
    _yes_no("is_zwanger", "persons[].pregnant", "Bent u zwanger?", nothing(False)),
    _number(
        "schoolgroep",
        "persons[].school_group",
        "groep",
        "In welke groep van de basisschool zit uw kind? Kies 0 als uw kind niet op de basisschool zit.",
    ),
    _number(
        "leerjaar_middelbare_school",
        "persons[].secondary_year",
        "leerjaar",
        "In welk jaar van de middelbare school zit uw kind? Kies 0 als uw kind niet op de middelbare school zit.",
    ),
    _yes_no(
        "kreeg_schoollaptop", "persons[].got_school_laptop", "Kreeg dit kind al eerder een laptop via de gemeente?"
    ),
    _yes_no(
        "krijgt_tegemoetkoming_scholieren",
        "persons[].school_allowance",
        "Krijgt u een tegemoetkoming scholieren van DUO?",
    ),
    _yes_no(
        "kan_niet_werken_naast_studie",
        "persons[].cannot_work_beside_study",
        "Kunt u naast uw studie niet werken door een ziekte of beperking die blijft?",
    ),
    _euro(
        "zorgpremie_m",
        "persons[].health_premium_m",
        "euro per maand",
        "Hoeveel premie betaalt u voor uw zorgverzekering?",
    ),
    # bijstand
    _yes_no(
        "ouders_kunnen_niet_bijdragen",
        "persons[].no_parental_support",
        "Kunt u voor uw levensonderhoud geen geld van uw ouders krijgen?",
        presumed(False),
        why="Bent u 18, 19 of 20 jaar? Dan kan de bijstand hoger zijn als uw ouders u niet kunnen helpen.",
    ),
    # ww, ziektewet, wia
    _yes_no("is_baan_kwijt", "persons[].lost_job", "Bent u uw baan of een deel van uw uren kwijt?"),
    _yes_no(
        "heeft_26_weken_gewerkt",
        "persons[].worked_26_weeks",
        "Werkte u in de laatste 36 weken minstens 26 weken? Een paar uur per week telt ook.",
    ),
    _yes_no("is_ziek", "persons[].ill", "Kunt u door ziekte niet of minder werken?"),
    _yes_no("werkgever_betaalt_door", "persons[].sick_pay", "Betaalt uw werkgever uw loon door nu u ziek bent?"),
    _number("weken_ziek", "persons[].weeks_ill", "weken", "Hoeveel weken bent u al ziek?"),
    # bbz, ioaw, ioaz
    _yes_no(
        "heeft_eigen_bedrijf", "persons[].own_business", "Heeft u een eigen bedrijf, of bent u zzp'er?", nothing(False)
    ),
    _yes_no("stopt_met_bedrijf", "persons[].ends_business", "Wilt u stoppen met uw bedrijf?"),
    _yes_no("werd_werkloos_na_50", "persons[].jobless_after_50", "Werd u werkloos toen u 50 jaar of ouder was?"),
    _yes_no("ww_is_afgelopen", "persons[].ww_ended", "Is uw WW afgelopen?"),
)

# --- Wealth: of claimant and partner together on 1 January (held by the claimant, their partner holds 0);
#     other residents may have their own `persons[].wealth`, else they are presumed to have none ---------------------
WEALTH = (
    _euro("spaargeld", "wealth.savings", "euro", "Hoeveel spaargeld heeft u samen?"),
    _euro(
        "overige_bezittingen",
        "wealth.other",
        "euro",
        "Hoeveel zijn uw andere bezittingen waard (zoals aandelen)?",
        nothing(0),
    ),
    _euro("schulden", "wealth.debts", "euro", "Hoeveel schulden heeft u?", nothing(0)),
    _euro(
        "overwaarde_woning", "wealth.home_equity", "euro", "Hoeveel is uw huis meer waard dan uw hypotheek?", nothing(0)
    ),
    _euro("waarde_auto", "wealth.car", "euro", "Hoeveel is uw auto waard?", nothing(0)),
    _yes_no("auto_is_nodig", "wealth.car_needed", "Heeft u de auto nodig voor werk of door ziekte?"),
)

# --- The home -----------------------------------------------------------------------------------------------
HOME = (
    Fact("woonvorm_adres", "home.tenure", Kind.CHOICE, "Hoe woont u?", choices=Woonvorm),
    _euro(
        "kale_huur_m_adres", "home.bare_rent_m", "euro per maand", "Hoeveel kale huur betaalt u per maand?", nothing(0)
    ),
    _euro(
        "servicekosten_m_adres",
        "home.service_cost_m",
        "euro per maand",
        "Hoeveel servicekosten betaalt u die meetellen voor huurtoeslag?",
        nothing(0),
    ),
    _yes_no(
        "is_zelfstandige_woning_adres",
        "home.self_contained",
        "Heeft uw woning een eigen voordeur, keuken en wc?",
        presumed(True),
    ),
    _yes_no(
        "is_aangepaste_woning_adres",
        "home.adapted",
        "Is uw woning aangepast voor iemand met een handicap?",
        nothing(False),
    ),
    _euro(
        "hypotheekrente_y_adres",
        "home.mortgage_interest_y",
        "euro per jaar",
        "Hoeveel hypotheekrente betaalt u per jaar?",
        nothing(0),
    ),
    _euro("woz_waarde_adres", "home.woz_value", "euro", "Wat is de WOZ-waarde van uw huis?"),
)

# --- Costs and situation of the claimant's family -----------------------------------------------------------
COSTS = (
    _euro("energiekosten_m_gezin", "costs.energy_m", "euro per maand", "Hoeveel betaalt u per maand voor energie?"),
    _euro("waterkosten_m_gezin", "costs.water_m", "euro per maand", "Hoeveel betaalt u per maand voor water?"),
    _euro(
        "overige_vaste_lasten_m_gezin",
        "costs.other_fixed_m",
        "euro per maand",
        "Hoeveel betaalt u aan andere vaste lasten (verzekeringen, schulden)?",
    ),
)

# Facts that only municipal and other schemes ask stand here, one line each, grouped by scheme.
SITUATION: tuple[Fact, ...] = (
    # bijstand, aio
    _yes_no(
        "huis_kan_verkocht_gezin", "situation.home_can_be_sold", "Kunt u uw huis verkopen, of geld lenen op uw huis?"
    ),
    # individuele inkomenstoeslag, witgoed, kwijtschelding
    _number(
        "jaren_laag_inkomen_gezin",
        "situation.years_low_income",
        "jaren",
        "Hoeveel jaar achter elkaar heeft u al een laag inkomen?",
    ),
    # individuele inkomenstoeslag
    _yes_no(
        "kreeg_inkomenstoeslag_gezin",
        "situation.income_supplement_last_year",
        "Kreeg u in de laatste 12 maanden al een individuele inkomenstoeslag?",
    ),
    # bijzondere bijstand
    _yes_no(
        "heeft_bijzondere_kosten_gezin",
        "situation.special_costs",
        "Heeft u kosten die echt nodig zijn, en die u niet zelf kunt betalen?",
    ),
    _euro(
        "bijzondere_kosten_y_gezin",
        "situation.special_costs_y",
        "euro per jaar",
        "Hoe hoog zijn deze kosten samen in een jaar?",
    ),
    _yes_no(
        "kosten_zijn_boete_of_alimentatie_gezin",
        "situation.costs_are_fine_or_alimony",
        "Gaat het om een boete of om alimentatie?",
    ),
    _yes_no(
        "andere_regeling_betaalt_gezin",
        "situation.costs_paid_elsewhere",
        "Betaalt uw verzekering of een andere regeling deze kosten?",
    ),
    _yes_no("kan_lenen_bij_duo_gezin", "situation.duo_loan_room", "Kunt u bij DUO nog geld lenen, of meer lenen?"),
    # maaltijdvoorziening
    _yes_no(
        "heeft_maaltijden_nodig_gezin",
        "situation.needs_meals",
        "Kunt u door ziekte of een beperking niet koken, en laat u warm eten thuisbrengen?",
    ),
    _yes_no(
        "andere_regeling_betaalt_maaltijden_gezin",
        "situation.meals_paid_elsewhere",
        "Betaalt een andere regeling deze maaltijden?",
    ),
    # schoolfonds
    _yes_no(
        "school_vraagt_ouderbijdrage_gezin",
        "situation.school_contribution_asked",
        "Vraagt de school van uw kind een vrijwillige ouderbijdrage?",
    ),
    # meerkosten
    _euro(
        "bruto_inkomen_vorig_jaar_gezin",
        "situation.gross_income_last_year",
        "euro per jaar",
        "Hoeveel inkomen had u vorig jaar bruto, samen met uw partner?",
    ),
    _yes_no(
        "had_zorgindicatie_gezin",
        "situation.care_indication_last_year",
        "Had u vorig jaar een of meer van deze dingen? Een half jaar of langer hulp van de Wmo, Jeugdwet of Wlz. "
        "Een gehandicaptenparkeerkaart. Bijzondere bijstand door ziekte. De grootste aanvullende zorgverzekering.",
    ),
    _yes_no(
        "heeft_artsverklaring_gezin",
        "situation.doctor_statement",
        "Heeft uw huisarts of specialist een formulier over uw ziekte of beperking ingevuld?",
    ),
    _yes_no(
        "betaalde_eigen_risico_gezin",
        "situation.deductible_paid_last_year",
        "Betaalde u vorig jaar het hele verplichte eigen risico van uw zorgverzekering?",
    ),
    _euro(
        "ziektekosten_vorig_jaar_gezin",
        "situation.illness_costs_last_year",
        "euro per jaar",
        "Hoeveel extra kosten had u vorig jaar door uw ziekte of beperking?",
    ),
    # stadjerspas: not told is 0
    _euro(
        "netto_zonder_vakantiegeld_opgegeven_m_gezin",
        "situation.net_income_without_holiday_pay_m",
        "euro per maand",
        "Hoeveel inkomen krijgt u samen netto per maand, zonder vakantiegeld en zonder toeslagen?",
        nothing(0),
    ),
    # witgoed
    _yes_no(
        "heeft_kapot_apparaat_gezin",
        "situation.broken_appliance",
        "Is uw wasmachine, koelkast, fornuis, televisie of computer kapot?",
    ),
    # kwijtschelding, kwijtschelding_water
    _euro(
        "aanslag_gemeente_y_gezin",
        "situation.local_tax_y",
        "euro per jaar",
        "Hoeveel gemeentebelasting moet u dit jaar betalen?",
    ),
    _euro(
        "aanslag_waterschap_y_gezin",
        "situation.water_tax_y",
        "euro per jaar",
        "Hoeveel belasting van het waterschap moet u dit jaar betalen?",
    ),
    _number(
        "maanden_na_betaling_gezin",
        "situation.months_since_tax_paid",
        "maanden",
        "Heeft u de belasting al helemaal betaald? Hoeveel maanden geleden?",
        nothing(0),
    ),
    _number(
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
    _yes_no(
        "kreeg_energietoeslag_2022_gezin",
        "situation.energy_allowance_2022",
        "Kreeg u in 2022 energietoeslag van de gemeente?",
    ),
    _yes_no(
        "noodfonds_kan_niet_gezin",
        "situation.energy_fund_not_possible",
        "Kunt u geen geld krijgen van het Noodfonds Energie?",
        why="Bijvoorbeeld door een afwijzing, blokverwarming, of een kamer met energie in de huur.",
    ),
    # alleenverdieners
    _yes_no(
        "houdt_minder_over_dan_bijstand_gezin",
        "situation.single_earner_shortfall",
        "Houdt u met uw uitkering en toeslagen samen minder over dan een paar met bijstand?",
        why="Kreeg u een brief van de gemeente over de alleenverdieners? Dan is het antwoord ja.",
    ),
    # voedselbank, kledingbank
    _euro(
        "toeslagen_ontvangen_m_gezin",
        "situation.allowances_received_m",
        "euro per maand",
        "Hoeveel toeslagen en kindgebonden budget krijgt u samen per maand?",
    ),
    _number(
        "maanden_voedselbank_gezin",
        "situation.foodbank_months",
        "maanden",
        "Hoeveel maanden krijgt u al eten van de voedselbank?",
        nothing(0),
    ),
    _yes_no("is_klant_voedselbank_gezin", "situation.foodbank_client", "Krijgt u nu eten van de voedselbank?"),
    # sun, maatwerkbudget, gkb
    _yes_no(
        "heeft_hulpverlener_gezin", "situation.has_helper", "Heeft u een hulpverlener, bijvoorbeeld van WIJ Groningen?"
    ),
    _yes_no(
        "heeft_dringende_nood_gezin", "situation.urgent_need", "Heeft u iets heel hard nodig, en kan dat niet wachten?"
    ),
    _yes_no(
        "past_in_geen_regeling_gezin",
        "situation.no_scheme_fits",
        "Heeft u hulp nodig en past u in geen enkele regeling?",
    ),
    _yes_no("heeft_geldzorgen_gezin", "situation.money_worries", "Heeft u zorgen over geld of rekeningen?"),
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
    _yes_no(
        "wil_proefsamenwonen_gezin",
        "situation.wants_trial_cohabiting",
        "Wilt u uitproberen hoe het is om samen te wonen?",
    ),
    _number(
        "maanden_proef_gezin",
        "situation.trial_months",
        "maanden",
        "Hoeveel maanden woont u al samen op proef?",
        nothing(0),
    ),
    _yes_no("houdt_beide_woningen_gezin", "situation.both_homes_kept", "Houdt u allebei uw eigen woning?"),
    _yes_no("heeft_trouwdatum_gezin", "situation.wedding_date_set", "Heeft u al een datum om te trouwen?"),
    _yes_no(
        "woonde_eerder_samen_gezin", "situation.lived_together_before", "Woonde u al eerder samen met deze partner?"
    ),
    # werkpremies
    _euro(
        "nettoloon_jaar_gezin",
        "situation.net_wage_y",
        "euro per jaar",
        "Hoeveel loon kreeg u dit jaar netto, naast uw uitkering?",
    ),
    _number(
        "maanden_bijstand_voor_werk_gezin",
        "situation.assistance_months_before_work",
        "maanden",
        "Hoeveel maanden kreeg u bijstand voordat u ging werken?",
    ),
    _number(
        "maanden_werk_na_bijstand_gezin",
        "situation.work_months_after_assistance",
        "maanden",
        "Hoeveel maanden werkt u al zonder bijstand?",
        nothing(0),
    ),
    # basisbaan
    _yes_no(
        "heeft_traject_naar_werk_gezin",
        "situation.reintegration_track",
        "Volgt u via de gemeente een traject naar gewoon werk?",
    ),
    # participatiefonds_haren
    _yes_no("woonde_in_haren_gezin", "situation.lived_in_haren", "Woonde u in de gemeente Haren?"),
)


FACTS: dict[str, Fact] = {
    fact.name: fact for group in (STRUCTURE, INCOME, PERSON, WEALTH, HOME, COSTS, SITUATION) for fact in group
}
"""Every fact by its name."""
