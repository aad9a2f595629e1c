"""A round to practise with, made by the same services as any other: every row of it is marked as invented.

`load_practice_round`: decided, with letters and money. `load_trial_round`: in scoring, so that people can try it.
"""

from perspectief.policy.weighing.services.demo.loading import load_practice_round
from perspectief.policy.weighing.services.demo.trial import load_trial_round

__all__ = ["load_practice_round", "load_trial_round"]
