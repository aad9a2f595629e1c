"""The check as an entry for the Algorithm Register, made from the rules as they are: it changes when they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from perspectief.foundation.privacy.algorithms import STANDARD, Entry
from perspectief.rules.catalogue import schemes
from perspectief.rules.coverage import case_counts
from perspectief.rules.kernel.book import law_book

TO_FILL_IN = "Nog in te vullen door de gemeente die dit gebruikt"
WORKED_OUT = {"complete": "volledig", "partial": "voor een deel", "planned": "nog niet"}


def describe() -> Entry:
    """The entry. Organisation and contact come from the settings; until then it says who must fill them in."""
    return {
        "name": "De check: uitrekenen waar u recht op hebt",
        "description_short": (
            "U vult in hoe u woont en wat u verdient. De check rekent uit op welke regelingen u misschien recht hebt. "
            "U ziet bij elke uitkomst waarom. Wij bewaren niets."
        ),
        "organization": settings.DATA_CONTROLLER or TO_FILL_IN,
        "status": "In ontwikkeling",
        "contact_email": settings.PRIVACY_CONTACT or TO_FILL_IN,
        "publication_category": "Impactvolle algoritmes",
        "goal": (
            "Veel mensen krijgen geld niet waar ze recht op hebben. De check laat zien welke regelingen er zijn. "
            "U kiest zelf of u iets aanvraagt. De uitkomst is geen besluit. "
            "Werkt de check goed? Dan vinden meer mensen het geld dat voor hen is."
        ),
        "proportionality": (
            "Wie zelf alle regels wil lezen, is lang bezig. Een mens die helpt, kent ook niet alle regels. "
            "De check doet dat werk in een paar minuten. "
            "Het nadeel: een uitkomst kan fout zijn. Daarom zegt de check altijd waarom, en wat hij niet weet. "
            "Wij kozen voor vaste regels die mensen schreven. Het systeem leert niet en geeft mensen geen punten."
        ),
        "human_intervention": (
            "De check beslist niets. Iemand van de gemeente of een andere dienst beslist. "
            "Bij elke uitkomst staat waar u een mens kunt vragen. "
            "De gemeente ziet niet wat u invult en ook niet wat eruit komt."
        ),
        "risks": _risks(),
        "lawful_basis": _laws(),
        "lawful_basis_grouping": _links(),
        "impacttoetsen": (
            "Er is een eerste opzet van een DPIA (docs/privacy/dpia.md). "
            "De check bewaart niets en weet niet wie iemand is. "
            "De gemeente beslist of er nog een toets nodig is, zoals een IAMA."
        ),
        "source_data": (
            "Alleen wat u zelf invult: uw huis, uw gezin, uw inkomen en uw spaargeld. "
            "Er komen geen gegevens uit andere systemen. "
            "Wij vragen niet naar uw naam, adres, burgerservicenummer, nationaliteit, afkomst of geloof. "
            "Daarna zijn uw antwoorden bij ons weg. "
            "De bedragen en voorwaarden komen uit wetten en regels die iedereen kan lezen."
        ),
        "methods_and_models": _method(),
        "provider": "Intern ontwikkeld",
        "lang": "nld",
        "standard_version": STANDARD,
    }


def _risks() -> str:
    worked_out = Counter(scheme.status for scheme in schemes().values())
    how_far = ", ".join(f"{worked_out[status]} {words}" for status, words in WORKED_OUT.items() if worked_out[status])
    return (
        f"Een regel kan fout of oud zijn. Van de {len(schemes())} regelingen zijn er {how_far} uitgewerkt. "
        f"Daarom staan er {sum(case_counts().values())} voorbeelden bij de regels. Die rekenen wij elke keer na. "
        "Elk bedrag heeft een bron, een datum en een stand. Is een bedrag niet bekend? Dan zegt de check dat. "
        "Iemand kan schrikken van een uitkomst. Daarom staat er nooit een afwijzing. "
        "Twee huishoudens die voor de wet gelijk zijn, krijgen dezelfde uitkomst: er is niets waarmee de check hen "
        "anders kan behandelen. Klopt er iets niet? Iedereen kan dat melden, zonder naam."
    )


def _laws() -> str:
    laws = sorted({_full_name(scheme.law) for scheme in schemes().values() if _full_name(scheme.law)})
    return (
        "De check rekent met wat in deze wetten en regels staat. Elke uitkomst noemt het artikel. "
        f"Landelijk: {'; '.join(laws)}. Daarnaast verordeningen en regels van de gemeente en van fondsen."
    )


def _links() -> list[dict[str, Any]]:
    return [{"title": title, "link": link} for title, link in sorted(dict(_national_laws()).items())]


def _national_laws() -> Iterator[tuple[str, str]]:
    laws = law_book().laws
    for scheme in schemes().values():
        law = laws.get(scheme.law, {})
        if law.get("bwb"):
            yield law["name"], f"https://wetten.overheid.nl/{law['bwb']}"


def _full_name(short: str) -> str:
    law = law_book().laws.get(short, {})
    return law["name"] if law.get("bwb") else ""


def _method() -> str:
    folders = law_book().folders.values()
    rules, values = sum(len(one.rules) for one in folders), sum(len(one.values) for one in folders)
    return (
        f"Invoer: een huishouden als feiten. Werking: {rules} regels als gewone functies, elk met het artikel waaruit "
        f"zij komt, en {values} bedragen, percentages en datums met bron, dag en stand. De namen van de regels en hun "
        "argumenten vormen samen een graaf zonder kringen; die wordt in volgorde doorgerekend en elke stap wordt "
        "onthouden voor de uitleg. Een feit dat niet is ingevuld, telt als onbekend: dan is de uitkomst 'hangt af van' "
        "met de naam van het feit. Uitvoer: per regeling ja, waarschijnlijk, hangt af van, weten we niet of nee, met "
        "bedrag, redenen en artikel. Niet zelflerend, geen statistisch model, geen score en geen profiel. Dezelfde "
        "invoer met dezelfde regels geeft altijd dezelfde uitkomst. Een tweede, los geschreven rekenwijze rekent de "
        "landelijke regelingen na op grote aantallen verzonnen huishoudens."
    )
