"""What may change, worked out and arranged for a page. Nothing is kept."""

from perspectief.residents.outlook.queries.change import (
    Moment,
    Passing,
    course_for,
    day_that_counts,
    moments,
    passing_of,
    trial_of,
)
from perspectief.residents.outlook.queries.schemes import Turned, turned
from perspectief.residents.outlook.queries.words import month_of, reason_of
from perspectief.residents.outlook.queries.work import (
    Job,
    Kept,
    course_of,
    gaps_of,
    kept_for,
    line_for,
    missing_of,
    open_places,
    who_knows,
    who_may_work,
)
from perspectief.residents.outlook.queries.year import Year, tell_of, year_for

__all__ = [
    "Job",
    "Kept",
    "Moment",
    "Passing",
    "Turned",
    "Year",
    "course_for",
    "course_of",
    "day_that_counts",
    "gaps_of",
    "kept_for",
    "line_for",
    "missing_of",
    "moments",
    "month_of",
    "open_places",
    "passing_of",
    "reason_of",
    "tell_of",
    "trial_of",
    "turned",
    "who_knows",
    "who_may_work",
    "year_for",
]
