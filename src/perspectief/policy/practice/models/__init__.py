"""What the practice room keeps: reports, clusters, measures, the lobby, questions of areas, ideas. No person in it."""

from perspectief.policy.practice.models.clusters import Cluster, ClusterStep, Measure
from perspectief.policy.practice.models.ideas import Idea, IdeaFate
from perspectief.policy.practice.models.lobby import LobbyItem, LobbyStep, LobbyTheme
from perspectief.policy.practice.models.questions import AreaQuestion, AreaQuestionStep
from perspectief.policy.practice.models.reports import Fed, Report, ReportCode

__all__ = [
    "AreaQuestion",
    "AreaQuestionStep",
    "Cluster",
    "ClusterStep",
    "Fed",
    "Idea",
    "IdeaFate",
    "LobbyItem",
    "LobbyStep",
    "LobbyTheme",
    "Measure",
    "Report",
    "ReportCode",
]
