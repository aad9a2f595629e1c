"""What if: a year of money, day by day, and what is kept of working more. No law of its own: all comes from `evaluate`.

* `Course` and `year_of`: twelve months with dated payments, the lowest day, what to set aside and what comes back;
* `Work` and `line_of`: disposable income against hours, `burden` on every extra hour, cliffs and rights that end;
* `differences` and `between`: every scheme before and after; `reports`: what to tell whom, by when;
* `with_work`, `moved_in`, `moved_out`, `child_born`, `with_rent`: a household file with one thing changed.
"""

from perspectief.simulation.outlook.allowances import Settled, allowances
from perspectief.simulation.outlook.changes import (
    HouseholdFile,
    child_born,
    claimant_of,
    moved_in,
    moved_out,
    person_of,
    with_rent,
    with_work,
)
from perspectief.simulation.outlook.compare import Difference, between, differences
from perspectief.simulation.outlook.course import Course, Rhythm
from perspectief.simulation.outlook.hours import Burden, Cliff, Ending, Line, Point, Work, burden, line_of
from perspectief.simulation.outlook.money import Money, family_of, money
from perspectief.simulation.outlook.paydays import PayRule, When, pay_day, rules
from perspectief.simulation.outlook.people import (
    Fit,
    aow_day,
    fit_of,
    has_aow_age,
    holiday_share,
    minimum_wage,
    wage_now,
)
from perspectief.simulation.outlook.presuming import Ready, ready, with_middles
from perspectief.simulation.outlook.reports import Report, reports, small_claim
from perspectief.simulation.outlook.workdays import birthday
from perspectief.simulation.outlook.year import Month, Outlook, Payment, year_of

__all__ = [
    "Burden",
    "Cliff",
    "Course",
    "Difference",
    "Ending",
    "Fit",
    "HouseholdFile",
    "Line",
    "Money",
    "Month",
    "Outlook",
    "PayRule",
    "Payment",
    "Point",
    "Ready",
    "Report",
    "Rhythm",
    "Settled",
    "When",
    "Work",
    "allowances",
    "aow_day",
    "between",
    "birthday",
    "burden",
    "child_born",
    "claimant_of",
    "differences",
    "family_of",
    "fit_of",
    "has_aow_age",
    "holiday_share",
    "line_of",
    "minimum_wage",
    "money",
    "moved_in",
    "moved_out",
    "pay_day",
    "person_of",
    "ready",
    "reports",
    "rules",
    "small_claim",
    "wage_now",
    "with_middles",
    "with_rent",
    "with_work",
    "year_of",
]
