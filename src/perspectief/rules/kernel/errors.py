"""What can go wrong with law and dates; each message names the place, what was found and what to do."""

from __future__ import annotations

from datetime import date


class BadLaw(Exception):
    """A law module or value file that does not load. `problems` holds every one found."""

    def __init__(self, *problems: str):
        self.problems = problems
        super().__init__("\n".join(problems))


class BeforeTheLaw(Exception):
    """A date lies before the first value or version that we hold."""

    def __init__(self, term: str, law: str, first: date, asked: date):
        self.term, self.law, self.first, self.asked = term, law, first, asked
        super().__init__(
            f"{term} ({law}): wij kennen deze regel pas vanaf {first.isoformat()}; "
            f"gevraagd is {asked.isoformat()}. Kies een latere datum of laat deze regeling weg."
        )


class UnknownTerm(LookupError):
    """A name that no law, value or fact carries. `near` holds names that look like it."""

    def __init__(self, name: str, near: list[str]):
        self.name, self.near = name, near
        hint = f" Bedoelt u: {', '.join(near)}?" if near else ""
        super().__init__(f"'{name}' is geen bekende term.{hint}")
