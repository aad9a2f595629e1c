"""The rule book as plain data, for JSON. Keys are English, values as the law says them (Dutch)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from perspectief.community.rulebook.calc.accuracy import Accuracy
from perspectief.community.rulebook.calc.forest import Limit, Tree
from perspectief.community.rulebook.calc.pairs import Pair
from perspectief.community.rulebook.calc.schemes import SchemePage
from perspectief.community.rulebook.calc.terms import Rule
from perspectief.community.rulebook.calc.values import Dated, Value

Document = dict[str, Any]


def summary(page: SchemePage, cases: int) -> Document:
    """A scheme in a list."""
    scheme = page.scheme
    return {
        "key": scheme.key,
        "name": scheme.name,
        "owner": scheme.owner,
        "purpose": scheme.purpose,
        "law": scheme.law,
        "municipal": page.municipal,
        "status": scheme.status,
        "verified_until": scheme.verified_until,
        "exists_from": scheme.exists_from,
        "exists_until": scheme.exists_until,
        "exists": page.exists,
        "cases": cases,
    }


def scheme(page: SchemePage, accuracy: Accuracy, day: date) -> Document:
    """Everything about one scheme."""
    own = page.scheme
    return summary(page, accuracy.run) | {
        "date": day.isoformat(),
        "level": own.level,
        "per": own.per,
        "amount": own.amount,
        "human_decision": own.human_decision,
        "known_here": page.known_here,
        "ask": own.ask,
        "apply": own.apply,
        "also_counts": list(own.also_counts),
        "not_modelled": list(own.not_modelled),
        "next_doors": list(own.next_doors),
        "conditions": [
            {
                "term": one.term,
                "meaning": one.rule.meaning,
                "met": one.sentences.met,
                "unmet": one.sentences.unmet,
                "open": one.sentences.open,
                "article": one.rule.article,
                "source": one.rule.link,
                "needs": list(one.needs),
            }
            for one in page.conditions
        ],
        "steps": [{"term": one.term} | _rule(one.rule) for one in page.steps],
        "values": [_value(one) for one in page.values],
        "borrowed": list(page.borrowed),
        "accuracy": {
            "run": accuracy.run,
            "passed": accuracy.passed,
            "cases": [
                {"sentence": one.text, "source": one.source, "run": len(one.examples), "passed": one.passed}
                for one in accuracy.sentences
            ],
        },
    }


def _rule(rule: Rule) -> Document:
    return {
        "meaning": rule.meaning,
        "unit": rule.unit,
        "article": rule.article,
        "source": rule.link,
        "from": _day(rule.start),
        "until": _day(rule.until),
    }


def _value(value: Value) -> Document:
    return {
        "term": value.term,
        "meaning": value.meaning,
        "unit": value.unit,
        "municipality": value.municipality or None,
        "values": [_dated(one) for one in value.dates],
    }


def _dated(one: Dated) -> Document:
    return {
        "from": one.start.isoformat(),
        "until": _day(one.until),
        "value": one.number,
        "table": [list(step) for step in one.steps] or None,
        "known": one.is_known,
        "article": one.article,
        "source": one.source,
        "read_on": one.read_on.isoformat(),
        "status": one.status,
        "in_force": one.in_force,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def forest(trees: Mapping[str, Tree], pairs: Mapping[frozenset[str], Pair], day: date) -> Document:
    """The map: what each scheme stands on, and every pair."""
    return {
        "date": day.isoformat(),
        "schemes": [_tree(tree) for tree in trees.values()],
        "pairs": [pair(one) for one in pairs.values()],
    }


def _tree(tree: Tree) -> Document:
    return {
        "key": tree.key,
        "name": tree.scheme.name,
        "level": tree.scheme.level,
        "income": list(tree.income),
        "income_limits": [_limit(limit) for limit in tree.income_limits],
        "income_tapers": tree.tapers,
        "income_counts": sorted(tree.counts),
        "period": tree.period or None,
        "wealth": list(tree.wealth),
        "wealth_limits": [_limit(limit) for limit in tree.wealth_limits],
        "ages": [{"age": one.reference, "limit": one.limit or None, "value": one.shown or None} for one in tree.ages],
        "behind": [{"key": one.key, "how": one.tie.value} for one in tree.behind],
        "through": list(tree.via),
        "facts": sorted(tree.asks),
    }


def _limit(limit: Limit) -> Document:
    return {
        "term": limit.term,
        "unit": limit.unit,
        "shares": list(limit.shares),
        "norms": list(limit.norms),
        "amounts": dict(limit.amounts),
    }


def pair(one: Pair) -> Document:
    """Two schemes beside each other."""
    return {
        "schemes": [one.first.key, one.second.key],
        "differences": one.differences,
        "compared": {aspect.value: verdict.value for aspect, verdict in one.verdicts.items()},
        "income_only_in_first": list(one.only_first),
        "income_only_in_second": list(one.only_second),
        "gaps": [
            {"family": gap.family, "from": gap.low, "to": gap.high, "unit": gap.unit, "yes_in": gap.high_key}
            for gap in one.gaps
        ],
        "end_together": one.falls_together,
        "first_looks_at_second": sorted(tie.tie.value for tie in one.first_behind),
        "second_looks_at_first": sorted(tie.tie.value for tie in one.second_behind),
    }
