"""The words of the interview: what each screen asks, why, an example, and what each line to tick says.

Facts bring their own question (`rules/facts/`); here stands what only a screen needs. A screen about a person has two
titles: for the one who fills in the check, and for somebody else (`%(name)s`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Words:
    """One screen: `title`, for somebody else `other`; `why` we ask; an `example`; `private`: about living together."""

    title: Any
    other: Any = ""
    why: Any = ""
    example: Any = ""
    private: bool = False


SCREENS: dict[str, Words] = {
    "who": Words(
        _("Met wie woont u?"),
        why=_("Veel regels kijken naar iedereen die op uw adres woont."),
        example=_("Woont u met uw partner, twee kinderen en uw moeder? Vul dan in: partner, 2 kinderen, 1 ander."),
        private=True,
    ),
    "person.birth_date": Words(
        _("Wanneer bent u geboren?"),
        _("Wanneer is %(name)s geboren?"),
        _("Veel regels hangen af van de leeftijd."),
        _("Typ 31-1-1990. Weet u alleen het jaar? Typ dan 1990."),
    ),
    "person.incomes": Words(
        _("Waar leeft u van?"),
        _("Waar leeft %(name)s van?"),
        _("Van het inkomen hangt af hoe hoog een bedrag is."),
        _("Heeft u een baan en ook een uitkering? Kies dan allebei."),
    ),
    "person.income": Words(
        _("%(kind)s: hoeveel is het?"),
        _("%(kind)s van %(name)s: hoeveel is het?"),
        _("Hoe preciezer het bedrag, hoe preciezer de uitkomst. Ongeveer mag ook."),
        _("Typ 1250 of 1.250,50. Het staat op uw loonstrook, uw brief of uw afschrift."),
    ),
    "person.study": Words(
        _("Welke opleiding volgt u?"),
        _("Welke opleiding volgt %(name)s?"),
        _("Voor studenten gelden soms andere regels."),
    ),
    "person.work": Words(
        _("Hoeveel werkt u?"),
        _("Hoeveel werkt %(name)s?"),
        _("Toeslag voor kinderopvang hangt af van werk of studie."),
    ),
    "person.lost_job": Words(
        _("Hoe lang werkte u?"),
        _("Hoe lang werkte %(name)s?"),
        _("Daarvan hangt af of er WW is."),
    ),
    "person.ill": Words(
        _("U bent ziek. Wie betaalt u nu?"),
        _("%(name)s is ziek. Wie betaalt nu?"),
        _("Bij ziekte betaalt de werkgever of het UWV."),
    ),
    "person.jobless": Words(
        _("Krijgt u nog WW?"),
        _("Krijgt %(name)s nog WW?"),
        _("Na de WW is er soms een andere uitkering."),
    ),
    "person.exemption": Words(
        _("Werkte u al eens naast de bijstand?"),
        _("Werkte %(name)s al eens naast de bijstand?"),
        _("Wie naast de bijstand werkt, mag een tijd een deel van het loon houden."),
        _("Werkte u nooit naast de bijstand? Vul dan 0 in."),
    ),
    "person.lived_abroad": Words(
        _("Hoeveel jaar woonde u buiten Nederland?"),
        _("Hoeveel jaar woonde %(name)s buiten Nederland?"),
        _("Elk jaar buiten Nederland maakt de AOW wat lager."),
    ),
    "person.school": Words(
        _("Op welke school zit u?"),
        _("Op welke school zit %(name)s?"),
        _("Er is soms geld voor school, een laptop of een fiets."),
    ),
    "person.childcare": Words(
        _("Welke opvang gebruikt u?"),
        _("Welke opvang heeft %(name)s?"),
        _("De toeslag hangt af van de uren en de prijs."),
        _("De uren en de prijs staan op de rekening van de opvang."),
    ),
    "person.wealth": Words(
        _("Hoeveel geld heeft u zelf?"),
        _("Hoeveel geld heeft %(name)s?"),
        _("Soms telt ook het geld van huisgenoten mee."),
    ),
    "home.tenure": Words(
        _("Hoe woont u?"),
        why=_("Wie huurt, krijgt soms huurtoeslag. Ook andere regels kijken ernaar."),
        example=_("Kale huur is de huur zonder servicekosten, gas, water en licht. Het staat in de huurbrief."),
    ),
    "home.rent": Words(
        _("Wat betaalt u aan huur?"),
        why=_("Van de huur hangt de huurtoeslag af."),
        example=_("Kale huur is de huur zonder servicekosten, gas, water en licht. Het staat in de huurbrief."),
    ),
    "home.owned": Words(
        _("Wat is uw huis waard, en wat betaalt u aan rente?"),
        why=_("De hypotheek verlaagt soms uw inkomen voor de belasting."),
        example=_("De WOZ-waarde staat op de brief van de gemeentebelasting."),
    ),
    "home.value": Words(
        _("Zit er geld in uw huis?"),
        why=_("Voor de bijstand telt een deel van de waarde van een huis mee."),
        example=_("Is uw huis 250.000 euro waard en uw hypotheek 200.000 euro? Dan is het 50.000 euro."),
    ),
    "wealth.savings": Words(
        _("Hoeveel geld heeft u op de bank?"),
        why=_("Bij sommige regels mag u niet te veel spaargeld hebben. Een precies bedrag is vaak niet nodig."),
        example=_("Tel al uw rekeningen op. Heeft u een partner? Tel samen. Kijk naar 1 januari."),
    ),
    "wealth.kinds": Words(
        _("Heeft u ook iets van dit?"),
        why=_("Ook bezit telt soms mee. Schulden gaan er soms af."),
        example=_("Heeft u niets van dit? Kies niets en druk op Volgende."),
    ),
    "wealth.other": Words(_("Wat zijn uw andere bezittingen waard?"), why=_("Ook ander bezit telt soms mee.")),
    "wealth.debts": Words(
        _("Hoeveel schulden heeft u?"),
        why=_("Schulden gaan soms van uw spaargeld af."),
        example=_("Tel leningen, roodstand en betalingsachterstand op. Een hypotheek telt hier niet."),
    ),
    "wealth.car": Words(_("Wat is uw auto waard?"), why=_("Een gewone auto telt meestal niet mee, een dure soms wel.")),
    "triggers": Words(
        _("Speelt er iets van dit?"),
        why=_("Voor deze dingen is er soms extra hulp. Kies alleen wat klopt."),
        example=_("Speelt er niets? Kies niets en druk op Volgende."),
        private=True,
    ),
    "situation.special_costs": Words(_("Welke kosten kunt u niet betalen?"), why=_("De gemeente betaalt soms mee.")),
    "situation.needs_meals": Words(
        _("Betaalt iemand al mee aan uw maaltijden?"), why=_("Dan is er soms geen tweede potje.")
    ),
    "situation.illness_costs": Words(
        _("Wat kost uw ziekte u?"), why=_("Er is soms geld terug voor extra kosten door ziekte.")
    ),
    "situation.urgent_need": Words(
        _("Is er al iemand die u helpt?"), why=_("Sommige fondsen geven alleen geld via een hulpverlener.")
    ),
    "situation.foodbank_client": Words(
        _("Hoe lang krijgt u al eten van de voedselbank?"),
        why=_("Na een tijd kijkt de voedselbank opnieuw of u hulp nodig heeft."),
    ),
    "situation.administrator": Words(
        _("Wie is uw bewindvoerder?"), why=_("De gemeente betaalt soms wat een bewindvoerder kost.")
    ),
    "situation.trial_cohabiting": Words(
        _("Wilt u op proef samenwonen?"),
        why=_("In sommige gemeenten mag dat een tijd zonder dat uw uitkering verandert."),
        private=True,
    ),
    "situation.left_assistance": Words(_("Ging u van de bijstand naar werk?"), why=_("Soms is er dan een premie.")),
    "situation.low_income": Words(
        _("Hoe lang heeft u al een laag inkomen?"),
        why=_("Wie lang weinig heeft, krijgt soms elk jaar een bedrag extra."),
    ),
    "situation.net_wage": Words(
        _("Hoeveel loon kreeg u dit jaar naast uw uitkering?"),
        why=_("Soms is er een premie voor wie werkt naast bijstand."),
    ),
    "taxes": Words(
        _("Welke belasting moet u betalen?"),
        why=_("Wie weinig heeft, hoeft soms geen gemeentebelasting te betalen."),
        example=_("De bedragen staan op de brief van de gemeente en van het waterschap."),
    ),
    "premium": Words(
        _("Wat betaalt u voor uw zorgverzekering?"), why=_("De gemeente heeft soms een goedkopere verzekering.")
    ),
    "costs": Words(
        _("Wat zijn uw vaste lasten?"),
        why=_("De voedselbank en de gemeente kijken naar wat u overhoudt om van te leven."),
        example=_("Kijk wat uw bank elke maand betaalt. Ongeveer mag ook."),
    ),
    "presumed": Words(_("Klopt dit voor u?"), why=_("Hier gaan wij van uit, tot u iets anders zegt.")),
    "presumed.net_income": Words(
        _("Wat komt er samen netto binnen?"), why=_("Sommige passen kijken naar wat u op uw rekening krijgt.")
    ),
    "person.presumed": Words(_("Klopt dit voor u?"), _("Klopt dit voor %(name)s?"), _("Hier gaan wij nu van uit.")),
    "receives": Words(_("Wat krijgt u al?"), why=_("Wat u al heeft, hoeven wij niet meer te noemen.")),
}
INCOME_GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Werk"), ("loon", "winst", "stage", "vrijwilligerswerk")),
    (_("Uitkering"), ("bijstand", "ww", "ziektewet", "wia", "wajong", "toeslagenwet", "ioaw", "ioaz", "anw")),
    (_("AOW en pensioen"), ("aow", "pensioen")),
    (_("Opleiding"), ("studie", "studiefinanciering")),
    (_("Geld van anderen"), ("partneralimentatie", "kinderalimentatie", "gift", "kostgeld", "overig")),
    (_("Niets van dit alles"), ("geen",)),
)
"""The kinds of income under their headings."""
LABELS: dict[tuple[str, str], Any] = {
    ("who", "partner"): _("Heeft u een partner?"),
    ("who", "children"): _("Hoeveel kinderen onder de 18 wonen bij u?"),
    ("who", "grown"): _("Hoeveel van uw kinderen van 18 of ouder wonen bij u?"),
    ("who", "others"): _("Hoeveel andere mensen wonen op uw adres?"),
    ("person.birth_date", "birth_date"): _("Geboortedatum"),
    ("person.birth_date", "relation"): _("Wie is deze persoon?"),
    ("person.incomes", "kinds"): _("Kies alles wat klopt"),
    ("person.income", "amount"): _("Bedrag"),
    ("person.income", "pensioen"): _("Pensioen van een pensioenfonds"),
    ("person.income", "per"): _("Per"),
    ("home.tenure", "tenure"): _("Hoe woont u?"),
    ("home.tenure", "bare_rent_m"): _("Huurt u? Hoeveel is de kale huur?"),
    ("home.tenure", "service_cost_m"): _("Huurt u? Hoeveel zijn de servicekosten?"),
    ("person.income", "gross"): _("Is dit bruto of netto?"),
    ("person.income", "holiday"): _("Vakantiegeld zit al in dit bedrag"),
    ("person.income", "about"): _("Dit is ongeveer"),
    ("person.school", "student"): _("Welke opleiding is dat?"),
    ("wealth.savings", "savings"): _("Samen op alle rekeningen"),
    ("", "kinds"): _("Heeft u ook iets van dit? Zo niet, kies dan niets."),
    ("triggers", "ticked"): _("Kies alles wat klopt"),
    ("receives", "receives"): _("Kies alles wat u nu krijgt"),
}
OPTIONS: dict[tuple[str, str], Any] = {
    ("partner", "no"): _("Nee"),
    ("partner", "here"): _("Ja, wij wonen samen"),
    ("partner", "elsewhere"): _("Ja, wij zijn getrouwd maar wonen niet samen"),
    ("relation", "parent"): _("Mijn vader of moeder"),
    ("relation", "tenant"): _("Iemand die bij mij huurt, met een contract"),
    ("relation", "other"): _("Iemand anders"),
    ("per", "month"): _("Maand"),
    ("per", "four_weeks"): _("4 weken"),
    ("per", "week"): _("Week"),
    ("per", "year"): _("Jaar"),
    ("gross", "ja"): _("Bruto (voor de belasting eraf gaat)"),
    ("gross", "nee"): _("Netto (wat u op uw rekening krijgt)"),
}
LINES: dict[str, Any] = {
    "studie": _("Ik volg een opleiding"),
    "geen": _("Er is geen inkomen"),
    "other": _("Beleggingen, een tweede huis of iets anders van waarde"),
    "debts": _("Schulden"),
    "car": _("Een auto"),
    "lost_job": _("Baan of uren kwijt"),
    "ill": _("Ziek, en daardoor niet of minder werken"),
    "pregnant": _("Zwanger"),
    "ends_business": _("Wil stoppen met het bedrijf"),
    "jobless_after_50": _("Werkloos geworden na de 50e verjaardag"),
    "young_disabled": _("Heeft recht op Wajong"),
    "medical_hours_limit": _("Mag van het UWV minder uren werken door ziekte"),
    "wage_cost_subsidy": _("Werkt met loonkostensubsidie"),
    "cannot_work_beside_study": _("Kan naast de studie niet werken door ziekte of beperking"),
    "no_parental_support": _("Krijgt geen geld van de ouders om van te leven"),
    "lived_abroad": _("Woonde een tijd buiten Nederland"),
    "not_insured": _("Heeft geen Nederlandse zorgverzekering"),
    "no_lawful_stay": _("Mag nog niet in Nederland wonen"),
    "institution": _("Woont in een instelling"),
    "no_tax_credit": _("Werkgever of uitkering rekent géén loonheffingskorting"),
    "money_worries": _("Zorgen over geld of rekeningen"),
    "broken_appliance": _("Wasmachine, koelkast, fornuis, televisie of computer kapot"),
    "special_costs": _("Kosten die echt nodig zijn, en die u niet kunt betalen"),
    "illness_costs": _("Hoge kosten door ziekte of beperking"),
    "needs_meals": _("Zelf koken lukt niet; warm eten komt aan huis"),
    "not_self_contained": _("Het huis heeft geen eigen voordeur, keuken of wc"),
    "adapted_home": _("Het huis is aangepast voor een beperking"),
    "urgent_need": _("Iets heel hard nodig dat niet kan wachten"),
    "no_scheme_fits": _("Hulp nodig, maar nergens in passen"),
    "little_left": _("Weinig geld over voor eten"),
    "got_income_supplement": _("Kreeg dit jaar al individuele inkomenstoeslag"),
    "foodbank_client": _("Eten van de voedselbank"),
    "administrator": _("Een bewindvoerder van de rechter"),
    "trial_cohabiting": _("Op proef willen samenwonen"),
    "reintegration_track": _("Een traject naar werk via de gemeente"),
    "left_assistance": _("Van de bijstand naar werk gegaan"),
    "energy_fund_not_possible": _("Geen geld gekregen van het Noodfonds Energie"),
    "single_earner": _("Met één uitkering minder over dan een paar in de bijstand"),
    "school_contribution": _("De school vraagt een ouderbijdrage"),
    "childcare": _("Gaat naar de opvang"),
    "child_income": _("Heeft zelf inkomen"),
    "own_wealth": _("Heeft zelf veel spaargeld"),
}
VARIES = ("loon", "winst", "ww", "ziektewet", "stage", "partneralimentatie", "gift", "kostgeld", "overig")
"""Kinds of income that can differ from month to month."""
EXACTLY = Words(
    _("%(title)s Nu graag precies."),
    why=_("Uw antwoord ligt dicht bij een grens. Daarom telt nu het precieze antwoord."),
)
"""A screen that comes back because a range left something open."""
ERROR_EMPTY = _("Vul iets in, of druk op ‘Weet ik niet’.")
