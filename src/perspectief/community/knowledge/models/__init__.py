"""What the knowledge room keeps."""

from perspectief.community.knowledge.models.items import About, Item, Reuse, Version
from perspectief.community.knowledge.models.questions import Answer, Question
from perspectief.community.knowledge.models.research import Research, ResearchAbout, ResearchNews

__all__ = ["About", "Answer", "Item", "Question", "Research", "ResearchAbout", "ResearchNews", "Reuse", "Version"]
