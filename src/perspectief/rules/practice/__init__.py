"""What happens around a scheme: pay day, terms, papers, what to report, and the pay-back light. Dated and sourced.

`practice_of(key, municipality, day)` gives it for one scheme. The words are Dutch and go through `law.say` on a page.
"""

from perspectief.rules.practice.payback import Light
from perspectief.rules.practice.table import TOPICS, Practice, Saying, Status, practice_of, sayings

__all__ = ["TOPICS", "Light", "Practice", "Saying", "Status", "practice_of", "sayings"]
