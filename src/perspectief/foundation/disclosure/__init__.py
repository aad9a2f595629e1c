"""Disclosure control: the only maker of `Published` figures. Every count that is shown or exported passes here."""

from perspectief.foundation.disclosure.figures import (
    publish_amount,
    publish_count,
    publish_difference,
    publish_share,
)
from perspectief.foundation.disclosure.published import Kind, Published, hide
from perspectief.foundation.disclosure.reasons import Reason
from perspectief.foundation.disclosure.rule import Rule, rule_on
from perspectief.foundation.disclosure.tables import Columns, NotATable, publish_table

__all__ = [
    "Columns",
    "Kind",
    "NotATable",
    "Published",
    "Reason",
    "Rule",
    "hide",
    "publish_amount",
    "publish_count",
    "publish_difference",
    "publish_share",
    "publish_table",
    "rule_on",
]
