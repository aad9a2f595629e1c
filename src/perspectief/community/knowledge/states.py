"""From where to where a question between colleagues and a question to researchers may go."""

from __future__ import annotations

from perspectief.community.knowledge.choices import QuestionState, ResearchState

QUESTION = (
    (QuestionState.OPEN, QuestionState.ANSWERED, "a colleague answered"),
    (QuestionState.ANSWERED, QuestionState.ANSWERED, "another colleague answered too"),
    (QuestionState.ANSWERED, QuestionState.SETTLED, "who asked chose the answer that helped"),
    (QuestionState.SETTLED, QuestionState.SETTLED, "another answer helped more"),
    (QuestionState.SETTLED, QuestionState.ANSWERED, "the answer did not help after all"),
    (QuestionState.OPEN, QuestionState.CLOSED, "the question is over, with the reason"),
    (QuestionState.ANSWERED, QuestionState.CLOSED, "the question is over, with the reason"),
    (QuestionState.CLOSED, QuestionState.OPEN, "it was closed too soon; nobody answered yet"),
    (QuestionState.CLOSED, QuestionState.ANSWERED, "it was closed too soon; somebody answered already"),
)
RESEARCH = (
    (ResearchState.WANTED, ResearchState.RUNNING, "somebody began"),
    (ResearchState.WANTED, ResearchState.STOPPED, "we do not need it any more, or it cannot be known"),
    (ResearchState.RUNNING, ResearchState.RUNNING, "there is news on the way"),
    (ResearchState.RUNNING, ResearchState.DONE, "it came to an end"),
    (ResearchState.RUNNING, ResearchState.STOPPED, "it will not come to an end"),
    (ResearchState.RUNNING, ResearchState.WANTED, "who would do it, does not"),
    (ResearchState.UNKNOWN, ResearchState.WANTED, "we ask again"),
    (ResearchState.UNKNOWN, ResearchState.RUNNING, "we found out that it runs"),
    (ResearchState.UNKNOWN, ResearchState.DONE, "we found out that it came to an end"),
    (ResearchState.UNKNOWN, ResearchState.STOPPED, "we found out that it stopped"),
    (ResearchState.DONE, ResearchState.WANTED, "a new question came out of it"),
    (ResearchState.STOPPED, ResearchState.WANTED, "we want to know it again"),
)


def question_may_go(origin: str, to: str) -> bool:
    """Is there such a step of a question between colleagues?"""
    return any((start, end) == (origin, to) for start, end, _why in QUESTION)


def research_next(origin: str) -> list[ResearchState]:
    """Where a question to researchers may go."""
    return [end for start, end, _why in RESEARCH if start == origin]
