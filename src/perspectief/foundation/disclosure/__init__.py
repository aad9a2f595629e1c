"""Disclosure control: the only maker of `Published` figures. Every count that is shown or exported passes here."""

from perspectief.foundation.disclosure.cells import Cell
from perspectief.foundation.disclosure.figures import (
    publish_amount,
    publish_count,
    publish_difference,
    publish_official,
    publish_share,
)
from perspectief.foundation.disclosure.linked import Figure, PublishedTable, State, hidden_after, publish_registered
from perspectief.foundation.disclosure.noise import key_of_all
from perspectief.foundation.disclosure.published import Kind, Published, hide
from perspectief.foundation.disclosure.reasons import Reason
from perspectief.foundation.disclosure.rule import Rule, rule_on
from perspectief.foundation.disclosure.specs import (
    BadTable,
    Dimension,
    Division,
    Method,
    NotRegistered,
    Rhythm,
    TableSpec,
    about,
    register_table,
    registered_tables,
    table_spec,
)
from perspectief.foundation.disclosure.tables import Columns, NotATable, publish_table

__all__ = [
    "BadTable",
    "Cell",
    "Columns",
    "Dimension",
    "Division",
    "Figure",
    "Kind",
    "Method",
    "NotATable",
    "NotRegistered",
    "Published",
    "PublishedTable",
    "Reason",
    "Rhythm",
    "Rule",
    "State",
    "TableSpec",
    "about",
    "hidden_after",
    "hide",
    "key_of_all",
    "publish_amount",
    "publish_count",
    "publish_difference",
    "publish_official",
    "publish_registered",
    "publish_share",
    "publish_table",
    "register_table",
    "registered_tables",
    "rule_on",
    "table_spec",
]
