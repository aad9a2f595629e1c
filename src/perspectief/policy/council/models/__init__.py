"""What the council room keeps: cycles and their reports, questions and letters. No person in it."""

from perspectief.policy.council.models import letters, questions
from perspectief.policy.council.models.cycles import Cycle, CycleStep, Decision, Moment
from perspectief.policy.council.models.reports import ChosenVoice, Report, ReportStep, Text

__all__ = [
    "ChosenVoice",
    "Cycle",
    "CycleStep",
    "Decision",
    "Moment",
    "Report",
    "ReportStep",
    "Text",
    "letters",
    "questions",
]
