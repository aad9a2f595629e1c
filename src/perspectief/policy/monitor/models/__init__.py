"""What the monitor keeps: indicators and their versions, targets, figures and their sources. No person in it."""

from perspectief.policy.monitor.models.figures import Delivery, Observation, Quarantined, Snapshot
from perspectief.policy.monitor.models.indicators import Indicator, IndicatorStep, IndicatorVersion, Target
from perspectief.policy.monitor.models.places import AreaView, ComparableSet

__all__ = [
    "AreaView",
    "ComparableSet",
    "Delivery",
    "Indicator",
    "IndicatorStep",
    "IndicatorVersion",
    "Observation",
    "Quarantined",
    "Snapshot",
    "Target",
]
