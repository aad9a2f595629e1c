"""What is known of kept checks. Everything about a person is read within its purpose."""

from perspectief.residents.kept_checks.queries.guesses import failed_guesses
from perspectief.residents.kept_checks.queries.kept import TERM, find_kept, known_of, subject_of, term
from perspectief.residents.kept_checks.queries.shared import (
    NUMBER,
    CopyLine,
    copies_for,
    copies_of,
    copy_of,
    find_copy,
    find_number,
    last_share_day,
    may_see,
    organisation_words,
    role_words,
    typed_number,
)

__all__ = [
    "NUMBER",
    "TERM",
    "CopyLine",
    "copies_for",
    "copies_of",
    "copy_of",
    "failed_guesses",
    "find_copy",
    "find_kept",
    "find_number",
    "known_of",
    "last_share_day",
    "may_see",
    "organisation_words",
    "role_words",
    "subject_of",
    "term",
    "typed_number",
]
