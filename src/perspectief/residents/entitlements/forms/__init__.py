"""What people fill in: the whole check on one page (`page`), one question (`question`), what differs (`scenario`)."""

from perspectief.foundation.ui.problems import FormProblem
from perspectief.residents.entitlements.forms.page import (
    MOST_INCOMES,
    MOST_PERSONS,
    Check,
    about,
    put_back,
    with_one_more,
    with_one_more_income,
    without,
)

__all__ = [
    "MOST_INCOMES",
    "MOST_PERSONS",
    "Check",
    "FormProblem",
    "about",
    "put_back",
    "with_one_more",
    "with_one_more_income",
    "without",
]
