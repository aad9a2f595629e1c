"""What this room tells others: who looked, whether a consent holds, whether looking is paused."""

from perspectief.foundation.privacy.queries.consent import Given as Given
from perspectief.foundation.privacy.queries.consent import consent_holds as consent_holds
from perspectief.foundation.privacy.queries.consent import consents_holding as consents_holding
from perspectief.foundation.privacy.queries.consent import consents_of as consents_of
from perspectief.foundation.privacy.queries.consent import find_consent as find_consent
from perspectief.foundation.privacy.queries.log import LookLine as LookLine
from perspectief.foundation.privacy.queries.log import LooksPage as LooksPage
from perspectief.foundation.privacy.queries.log import looks_at as looks_at
from perspectief.foundation.privacy.queries.log import looks_page as looks_page
from perspectief.foundation.privacy.queries.own_data import all_of as all_of
from perspectief.foundation.privacy.queries.own_data import is_restricted as is_restricted
from perspectief.foundation.privacy.queries.retention import is_behind as is_behind
from perspectief.foundation.privacy.queries.retention import last_run as last_run
from perspectief.foundation.privacy.queries.retention import overdue_records as overdue_records
from perspectief.foundation.privacy.queries.retention import overdue_total as overdue_total
