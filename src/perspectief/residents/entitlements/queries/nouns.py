"""The nouns of an answer: plain data, ready to be drawn by a page, a PDF or a summary. No sums, no database."""

from __future__ import annotations

from dataclasses import dataclass, field

from perspectief.foundation.language.law import Said
from perspectief.rules import SchemeResult
from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.practice import Light

MOST_QUESTIONS = 3
"""Open questions that stand on the page at once; the rest folds open."""


@dataclass(frozen=True)
class Contact:
    """Who can tell more, and what we know of them."""

    name: str
    phone: str = ""
    site: str = ""
    desk: str = ""

    @property
    def dial(self) -> str:
        """The number as a telephone wants it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")

    @property
    def address(self) -> str:
        """The site as a browser wants it."""
        return f"https://{self.site}" if self.site and "://" not in self.site else self.site


@dataclass(frozen=True)
class Because:
    """A reason in the reader's language, with its article. `would_be`: what would hold if it were met.

    `term`: the condition it comes from, by which the rule book knows it.
    """

    said: Said
    article: str
    source: str
    would_be: Said | None = None
    term: str = ""


@dataclass(frozen=True)
class OpenQuestion:
    """A question that is still open: what, about whom, its key, the id of its field and the address of its page."""

    said: Said
    whose: str
    key: str
    anchor: str
    screen: str = ""


@dataclass(frozen=True)
class Told:
    """One line of practice in the reader's language. `doubt`: why to check it first; empty when it was checked."""

    said: Said
    source: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class PayBack:
    """The pay-back light of one scheme: its level, what that means, and how not to have to pay back."""

    light: Light
    label: str
    meaning: tuple[Told, ...]
    avoid: tuple[Told, ...]


@dataclass(frozen=True)
class Topic:
    """What happens around a scheme, one subject of it. No lines: we do not know, and `wanted` says what to ask."""

    key: str
    title: str
    wanted: str
    lines: tuple[Told, ...]


@dataclass(frozen=True)
class Door:
    """A second road: another scheme of this result (`key`), or somebody who helps (`contact`, and `what` they do)."""

    said: Said
    key: str = ""
    contact: Contact | None = None
    what: Said | None = None
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Around:
    """What is the same for everybody about one scheme, in one language: its name, whom to ask, and practice.

    `hurry`: waiting costs money; `children`: it is for children; `not_money`: its amount does not come in.
    """

    scheme: Scheme
    name: Said
    ask: Contact
    pay_back: PayBack
    topics: list[Topic]
    hurry: bool
    children: bool
    not_money: bool

    @property
    def how(self) -> list[Topic]:
        """The subjects that we know something of."""
        return [topic for topic in self.topics if topic.lines]

    @property
    def not_known(self) -> list[str]:
        """What to ask, of the subjects that we know nothing of."""
        return [topic.wanted for topic in self.topics if not topic.lines]


@dataclass(frozen=True)
class Answer:
    """One scheme as a reader sees it.

    `around`: what is the same for everybody. `amount`: in words, with its period; empty when there is none to tell.
    `per_person`: names and amounts. `met`, `unmet`, `open`: why. `questions`: what is still to be answered.
    `uncertain`: what could not be checked. `seen`: what to know when the rule was last seen in an earlier year.
    `counts`, `opens`, `closes`: key and name of other schemes of this result that the money counts in, that it is a key
    to, that it makes harder. `next_doors`: second roads; never empty when the answer is no. `is_told`: somebody said to
    get it already, also as an income: it need not be asked for.
    """

    key: str
    result: SchemeResult
    around: Around
    amount: str
    per_person: list[tuple[str, str]]
    met: list[Because]
    unmet: list[Because]
    open: list[Because]
    questions: list[OpenQuestion]
    uncertain: list[Said]
    seen: str
    counts: list[tuple[str, Said]] = field(default_factory=list)
    opens: list[tuple[str, Said]] = field(default_factory=list)
    closes: list[tuple[str, Said]] = field(default_factory=list)
    next_doors: list[Door] = field(default_factory=list)
    is_told: bool = False

    @property
    def scheme(self) -> Scheme:
        """The scheme in the law's own words."""
        return self.around.scheme

    @property
    def name(self) -> Said:
        """What the scheme is called."""
        return self.around.name

    @property
    def ask(self) -> Contact:
        """Who can tell more."""
        return self.around.ask

    @property
    def pay_back(self) -> PayBack:
        """Whether anything may have to be paid back, and how to avoid it."""
        return self.around.pay_back

    @property
    def topics(self) -> list[Topic]:
        """Papers, terms, pay day and so on; a subject of which nothing is known has no lines."""
        return self.around.topics


@dataclass(frozen=True)
class Group:
    """Schemes with the same outcome. `badge` is the colour of the label."""

    key: str
    title: str
    lead: str
    label: str
    badge: str
    answers: list[Answer]

    @property
    def is_good(self) -> bool:
        """Whether this is what people came for: it stands open, the rest folds open."""
        return self.key in ("ja", "bedrag", "waarschijnlijk")


@dataclass(frozen=True)
class Section:
    """A part of the result under one heading; some hold two groups, told apart."""

    key: str
    title: str
    lead: str
    groups: list[Group]

    @property
    def count(self) -> int:
        """How many schemes."""
        return sum(len(group.answers) for group in self.groups)


@dataclass(frozen=True)
class Top:
    """What stands first. `per_month`: what is sure and net, added up; empty when nothing is. `adds_up`: of how many.

    `apart`: amounts that are sure but not in the sum (once, per year, before tax); `sets_off`: names of schemes that
    fall when another of these comes, so they are not in the sum; `counted`: in the sum, and income for others in it;
    `steps`: what to do first, at most three.
    """

    per_month: str
    adds_up: int
    apart: list[tuple[Answer, str]]
    sets_off: list[Answer]
    counted: list[Answer]
    steps: list[Answer]


@dataclass(frozen=True)
class Share:
    """What one person gets: a scheme with an amount (empty when we cannot tell how much)."""

    answer: Answer
    amount: str
    probably: bool


@dataclass(frozen=True)
class PersonView:
    """What is there for one person, or for several together. `key`: id of the person, `children` or `together`."""

    key: str
    title: str
    shares: list[Share]


@dataclass(frozen=True)
class Assumed:
    """What the law presumes and nobody contradicted: the question, what we count with, and where to change it."""

    whose: str
    question: Said
    value: Said
    anchor: str
    screen: str = ""


@dataclass(frozen=True)
class Answers:
    """The whole result. `sections` hold everything once, except what is received or an open door.

    `open_doors`: 'no' only because a personal matter was not ticked; `received`: what somebody said to get already.
    `to_ask`: open questions, the one that helps most schemes first, with the number of schemes it helps. `persons`: the
    same answers seen per person. `help`: who helps anybody with anything.
    """

    day: str
    sections: list[Section]
    top: Top
    to_ask: list[tuple[OpenQuestion, int]]
    assumed: list[Assumed]
    open_doors: list[Answer]
    received: list[Answer]
    persons: list[PersonView]
    help: list[Door]

    @property
    def ask_first(self) -> list[tuple[OpenQuestion, int]]:
        """The few questions that help most."""
        return self.to_ask[:MOST_QUESTIONS]

    @property
    def ask_later(self) -> list[tuple[OpenQuestion, int]]:
        """The other questions."""
        return self.to_ask[MOST_QUESTIONS:]

    @property
    def groups(self) -> list[Group]:
        """All groups, best first."""
        return [group for section in self.sections for group in section.groups]

    @property
    def best(self) -> list[Answer]:
        """What the household is entitled to, surely or probably, and does not get yet."""
        return [answer for group in self.groups if group.is_good for answer in group.answers if not answer.is_told]


@dataclass(frozen=True)
class Step:
    """One step of a calculation: what, its value in words, and where it comes from."""

    term: str
    said: Said
    value: str
    article: str
    source: str
    since: str
    read_on: str
    doubt: str


@dataclass(frozen=True)
class Calculation:
    """How one answer was reached: the answer itself, what was told, values of the law, and the steps in order.

    `aside`: what stands in the law too, and did nothing for this household: 0, no, or not needed.
    """

    answer: Answer
    told: list[Step]
    values: list[Step]
    steps: list[Step]
    aside: list[Step]
