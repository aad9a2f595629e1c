"""All models of the room, by subject."""

from perspectief.community.experience.models.advice import SIGNED as SIGNED
from perspectief.community.experience.models.advice import YOUTH as YOUTH
from perspectief.community.experience.models.advice import Advice as Advice
from perspectief.community.experience.models.advice import AdviceStep as AdviceStep
from perspectief.community.experience.models.advice import Answer as Answer
from perspectief.community.experience.models.advice import Check as Check
from perspectief.community.experience.models.advice import Gathering as Gathering
from perspectief.community.experience.models.advice import Signature as Signature
from perspectief.community.experience.models.advice import Word as Word
from perspectief.community.experience.models.people import EXPERIENCE as EXPERIENCE
from perspectief.community.experience.models.people import THEMES as THEMES
from perspectief.community.experience.models.people import Allowed as Allowed
from perspectief.community.experience.models.people import Expert as Expert
from perspectief.community.experience.models.people import LivedThemes as LivedThemes
from perspectief.community.experience.models.tasks import Agreement as Agreement
from perspectief.community.experience.models.tasks import CheckIn as CheckIn
from perspectief.community.experience.models.tasks import Need as Need
from perspectief.community.experience.models.tasks import Reply as Reply
from perspectief.community.experience.models.tasks import Task as Task
from perspectief.community.experience.models.tasks import TaskStep as TaskStep
