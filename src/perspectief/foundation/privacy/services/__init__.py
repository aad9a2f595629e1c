"""What this room does for others: log a look, keep a consent, and what somebody may ask about their own data."""

from perspectief.foundation.privacy.services.consent import (
    NotPossible as NotPossible,
)
from perspectief.foundation.privacy.services.consent import (
    give_consent as give_consent,
)
from perspectief.foundation.privacy.services.consent import (
    withdraw_consent as withdraw_consent,
)
from perspectief.foundation.privacy.services.log import log_known as log_known
from perspectief.foundation.privacy.services.log import log_look as log_look
from perspectief.foundation.privacy.services.own_data import correct as correct
from perspectief.foundation.privacy.services.own_data import erase as erase
from perspectief.foundation.privacy.services.own_data import pause as pause
from perspectief.foundation.privacy.services.own_data import resume as resume
from perspectief.foundation.privacy.services.own_data import what_stays as what_stays
from perspectief.foundation.privacy.services.replay import end_what_never_comes_back as end_what_never_comes_back
from perspectief.foundation.privacy.services.replay import replay as replay
from perspectief.foundation.privacy.services.retention import run_retention as run_retention
