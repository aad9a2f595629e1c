"""What the monitor keeps: indicators and their versions, targets, figures and their sources. No person in it."""

from perspectief.policy.monitor.models.deliveries import Bringer, Candidate, KnownMapping, WaitingFile
from perspectief.policy.monitor.models.figures import Delivery, Observation, Quarantined, Snapshot
from perspectief.policy.monitor.models.indicators import Indicator, IndicatorStep, IndicatorVersion, Target
from perspectief.policy.monitor.models.places import AreaView, ComparableSet
from perspectief.policy.monitor.models.sources import Fetch, SourceTable

__all__ = [
    "AreaView",
    "Bringer",
    "Candidate",
    "ComparableSet",
    "Delivery",
    "Fetch",
    "Indicator",
    "IndicatorStep",
    "IndicatorVersion",
    "KnownMapping",
    "Observation",
    "Quarantined",
    "Snapshot",
    "SourceTable",
    "Target",
    "WaitingFile",
]
