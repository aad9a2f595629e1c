"""Indicators as expressions over snapshots: written once, computed by DuckDB here or by a city's own warehouse.

An expression takes a table in the long form of a snapshot, and gives rows `period, area, value, missing, provisional`.
It is plain Ibis, so it runs on DuckDB (default), PostgreSQL (proven in a test) and Spark (docs/monitor/sources.md).
"""

from perspectief.policy.monitor.expressions.backends import compute, on_duckdb, on_postgres
from perspectief.policy.monitor.expressions.register import Expression, expression, expressions, for_columns

__all__ = ["Expression", "compute", "expression", "expressions", "for_columns", "on_duckdb", "on_postgres"]
